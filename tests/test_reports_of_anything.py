"""Whatever is stored, every report is made of it, and what it holds cannot tear one apart."""

import csv
import io
import json
import math
import re
import typing
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judgements import OURS, WRONG, Terminal, graded

from grader import reports
from grader.exercise import description
from grader.reports import as_csv, as_html, similarity
from grader.reports.page_details import View
from grader.words.errors import GraderError
from grader.words.graded import ByHand, Graded
from grader.words.language import LANGUAGES, Language
from grader.words.model import Case, CheckResult, Judgement, Lack, Usage, Verdict, Versions

EXERCISE = description.find("init_exploding")
HOSTILE = (
    '  File "submission.py", line ' + "9" * 5000 + ", in <module>\n    x",
    "</script><script>alert(1)</script><!--",
    "\x1b[31m\u202e\x00]]>&lt;",
    "{x} {0} %s [red]:smile:[/red]\\",
    "=HYPERLINK(1);=x",
    "9" * 5000,
    "NaN",
)


def texts(surrogates: bool) -> st.SearchStrategy[str]:
    categories = () if surrogates else ("Cs",)
    any_ = st.text(st.characters(exclude_categories=categories), max_size=60)
    return any_ | st.sampled_from(HOSTILE)


def judgements(text: st.SearchStrategy[str]) -> st.SearchStrategy[Judgement]:
    """Return whatever the model takes, with checks that the exercise knows and others."""
    number = st.floats() | st.sampled_from([5e-324, 1e308, -1e-400, 1e39])
    finite = number.filter(math.isfinite)
    seconds = st.floats(0, 1e9)
    counted = st.none() | st.integers(-3, 10**30)
    plain = st.recursive(
        number | text | st.none(), lambda inner: st.lists(inner, max_size=7).map(tuple)
    )
    results = st.builds(
        CheckResult,
        name=st.sampled_from([check.name for check in EXERCISE.checks]) | text,
        points=finite,
        passed=st.booleans(),
        actual=plain | st.lists(number, min_size=1, max_size=9).map(tuple),
        expected=plain,
        line=counted,
        source_line=counted,
        cell=counted,
        message=text,
        diagnosis=st.none() | text,
    )
    usage = st.builds(
        Usage, wall_s=seconds, cpu_s=seconds, memory_bytes=st.integers(), output_bytes=st.integers()
    )
    cases = st.builds(
        Case,
        seed=st.integers(),
        verdict=st.sampled_from(Verdict),
        reason=text,
        checks=st.lists(results, max_size=4).map(tuple),
        stdout=text | text.map(lambda each: f"{each}\n" * 3000),
        stderr=text,
        truncated=st.booleans(),
        usage=st.none() | usage,
        figures=st.lists(st.sampled_from(["iVBORw0KGgo=", "<x>", ""]) | text, max_size=2).map(
            tuple
        ),
    )
    return st.builds(
        Judgement,
        submission=text,
        exercise=text,
        verdict=st.sampled_from(Verdict),
        score=st.floats(0, 1),
        cases=st.lists(cases, max_size=3).map(tuple),
        isolation=st.sampled_from(["walled", "fenced", "limited"]),
        lacks=st.lists(st.sampled_from(typing.get_args(Lack)), unique=True).map(tuple),
        memory_summed=st.booleans(),
        versions=st.builds(Versions, grader=text, python=text, torch=text, numpy=text),
    )


ANY = texts(surrogates=True)
JUDGEMENTS = judgements(ANY)
BY_HAND = st.builds(
    ByHand, score=st.none() | st.floats(0, 1), comment=ANY, was=st.none() | st.floats()
)
CLASSES = st.lists(
    st.builds(
        Graded,
        student=ANY,
        submission=ANY,
        source=ANY,
        judgement=JUDGEMENTS,
        by_hand=st.none() | BY_HAND,
    ),
    max_size=4,
)
LANGUAGE = st.sampled_from(LANGUAGES)


def strict(text: str) -> Any:
    """Read JSON as a browser does, which knows no NaN."""

    def refuse(word: str) -> None:
        raise ValueError(word)

    return json.loads(text, parse_constant=refuse)


@settings(max_examples=50, deadline=None)
@given(each=st.lists(JUDGEMENTS, max_size=3), language=LANGUAGE)
def test_the_text_holds_no_control_character_of_a_student(
    each: list[Judgement], language: Language
) -> None:
    for stream in (io.StringIO(), Terminal()):
        reports.write("text", each, EXERCISE, stream, language)
        ours = re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue())
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", ours)


@settings(max_examples=50, deadline=None)
@given(judgement=JUDGEMENTS, language=LANGUAGE)
def test_platforms_and_a_ci_can_read_what_they_get(
    judgement: Judgement, language: Language
) -> None:
    for name in reports.SINGLE:
        stream = io.StringIO()
        reports.write(name, [judgement], EXERCISE, stream, language)
        made = strict(stream.getvalue())
        if name == "xqueue":
            assert {each.tag for each in ElementTree.fromstring(made["msg"])} == {"p"}
    stream = io.StringIO()
    reports.write("junit", [judgement, judgement], EXERCISE, stream, language)
    assert len(ElementTree.fromstring(stream.getvalue())) == 2


@settings(max_examples=50, deadline=None)
@given(each=st.lists(judgements(texts(surrogates=False)), max_size=3))
def test_json_lines_are_read_back(each: list[Judgement]) -> None:
    stream = io.StringIO()
    reports.write("jsonl", each, EXERCISE, stream)
    lines = stream.getvalue().split("\n")[:-1]
    assert [Judgement.model_validate_json(line).score for line in lines] == [j.score for j in each]


@settings(max_examples=50, deadline=None)
@given(each=st.lists(judgements(texts(surrogates=False)), max_size=3))
def test_the_json_of_several_is_an_array(each: list[Judgement]) -> None:
    stream = io.StringIO()
    reports.write("json", each, EXERCISE, stream, several=True)
    assert [one["score"] for one in strict(stream.getvalue())] == [j.score for j in each]


HEAD = {"html", "head", "meta", "title", "link", "style", "body"}
OURS_ALONE = HEAD | {"script", "noscript", "h1", "p", "table", "tr", "td", "ul", "li"}


class Tags(HTMLParser):
    """Counts the tags that a browser would make, and keeps what is in scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.seen and self.seen[-1] == "script" and self.lasttag == "script":
            self.scripts[-1] += data


@settings(max_examples=50, deadline=None)
@given(each=CLASSES, language=LANGUAGE, reveal=st.booleans())
def test_the_gradebook_has_a_row_for_each_and_the_page_is_whole(
    each: list[Graded], language: Language, reveal: bool
) -> None:
    stream = io.StringIO()
    as_csv.write(each, EXERCISE, stream)
    assert len(list(csv.reader(io.StringIO(stream.getvalue())))) == 1 + len(each)
    stream = io.StringIO()
    view = View(reveal, language, similarity.find(each))
    assert as_html.write(each, EXERCISE, stream, view) == []
    page = Tags()
    page.feed(stream.getvalue())
    *details, data, _ = page.scripts
    assert [strict(detail) is not None for detail in details] == [True] * len(each)
    assert len(strict(data)["rows"]) == len(each)
    assert page.seen.count("tr") == len(each)
    assert set(page.seen) <= OURS_ALONE


def test_json_is_an_array_without_what_cannot_be_written() -> None:
    broken = OURS.judgement.model_copy(update={"cases": (object(),), "submission": "broken.py"})
    stream = io.StringIO()
    with pytest.raises(GraderError, match=r"^broken\.py is not in the report"):
        reports.write("json", [broken, WRONG.judgement, broken], EXERCISE, stream, several=True)
    assert len(strict(stream.getvalue())) == 1


@pytest.mark.parametrize("format_", ["text", "jsonl", "junit"])
def test_a_judgement_that_cannot_be_written_is_named_after_all_others(format_: str) -> None:
    broken = OURS.judgement.model_copy(update={"cases": (object(),), "submission": "broken.py"})
    stream = io.StringIO()
    with pytest.raises(GraderError, match=r"^broken\.py is not in the report, tell us why: "):
        reports.write(format_, [graded().judgement, broken, WRONG.judgement], EXERCISE, stream)
    assert stream.getvalue().count("torch_gain" if format_ == "junit" else "tanh_gain") >= 2
