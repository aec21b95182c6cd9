"""report.html in a real Chromium: it works, and nothing that a student wrote does."""

import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import pytest
from judgements import GAIN, OURS, WRONG, case, graded

from grader.exercise import description
from grader.reports import as_html
from grader.reports.page_details import View
from grader.reports.similarity import Alike
from grader.words.graded import Graded
from grader.words.language import LANGUAGES, Language
from grader.words.model import CheckResult

pytestmark = pytest.mark.skipif(
    chromium.PROGRAM is None and "CI" not in os.environ, reason=chromium.ABSENT
)

EVIL = "</script><script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)>"
HOSTILE = graded(
    f"{EVIL}<!--<script>",
    case(
        1,
        "run_time_error",
        (False, False),
        reason=f"NameError: {EVIL} (line 2)",
        stdout=f"{EVIL}\n<!-- <script>\x1b[31m\u202e${{alert(3)}} {{{{ 7 * 7 }}}}",
        stderr='  File "/w/submission.py", line 2, in <module>\n    oops\nNameError: ' + EVIL,
    ),
    verdict="run_time_error",
    score=0,
).model_copy(update={"source": f"x = '{EVIL}'\noops\n"})


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Page]:
    assert chromium.PROGRAM is not None, chromium.ABSENT
    with chromium.opened(tmp_path_factory.mktemp("profile")) as page:
        yield page


def page_of(*each: Graded, exercise: description.Exercise = GAIN, view: View | None = None) -> str:
    stream = io.StringIO()
    assert as_html.write(each, exercise, stream, view or View()) == []
    return stream.getvalue()


def data_of(text: str, block: str = "data") -> Any:
    """Return the data of a page, or of a submission on it."""
    found = re.search(f'<script type="application/json" id="{block}">(.*?)</script>', text)
    assert found is not None
    return json.loads(found[1])


@pytest.fixture
def show(tab: chromium.Page, tmp_path: Path) -> Iterator[chromium.Page]:
    """The page of a small class; no test may leave a complaint or have fetched anything."""
    address = write(tmp_path, page_of(WRONG, graded("Ann"), HOSTILE, OURS, graded("Zoë 2")))
    tab.problems.clear()
    tab.requests.clear()
    tab.open(address)
    yield tab
    assert tab.problems == []
    assert tab.requests == [address]


def write(folder: Path, text: str) -> str:
    path = folder / "report.html"
    path.write_text(text, encoding="utf-8")
    return path.as_uri()


def names(page: chromium.Page) -> list[str]:
    script = "[...document.querySelectorAll('tr.row:not([hidden]) td.name')].map(e => e.innerText)"
    found: list[str] = page.do(script)
    return ["hostile" if "script" in name else name for name in found]


def click(page: chromium.Page, selector: str) -> None:
    page.do(f"document.querySelector({selector!r}).click()")


def test_a_column_sorts_both_ways_and_the_unknown_comes_last(show: chromium.Page) -> None:
    click(show, "#rows th:nth-child(3) button")
    assert names(show) == ["hostile", "Боб", "Ann", "Zoë 2", "Eve"]
    click(show, "#rows th:nth-child(3) button")
    assert names(show) == ["Ann", "Zoë 2", "Боб", "hostile", "Eve"]
    assert show.do("document.querySelector('th:nth-child(3)').ariaSort") == "descending"


def test_verdicts_filter_and_words_search(show: chromium.Page) -> None:
    click(show, ".chip[data-verdict=accepted]")
    assert names(show) == ["Ann", "Zoë 2"]
    click(show, ".chip[data-verdict=judge_error]")
    assert names(show) == ["Ann", "Eve", "Zoë 2"]
    show.do("search.value = 'zoë'; search.dispatchEvent(new Event('input'))")
    assert names(show) == ["Zoë 2"]
    assert show.do("document.getElementById('shown').textContent") == "shown 1 / 5"


def test_a_finding_shows_who_made_it(show: chromium.Page) -> None:
    click(show, "#findings .show")
    assert names(show) == ["Боб"]
    click(show, "#everyone")
    assert len(names(show)) == 5


def test_everything_is_reached_by_keyboard(show: chromium.Page) -> None:
    show.press("/")
    assert show.do("document.activeElement.id") == "search"
    show.do("document.querySelector('tr.row button').focus()")
    show.press("Enter")
    assert show.do("document.activeElement.ariaExpanded") == "true"
    assert show.do("document.querySelectorAll('tr.detail').length") == 1


def test_a_submission_opens_with_its_failing_line_and_how_to_repeat_it(
    show: chromium.Page,
) -> None:
    show.do("location.hash = '#submission-2'; openLinked()")
    text = show.do("document.querySelector('tr.detail').innerText")
    assert "echo 1 | python" in text
    assert show.do("document.querySelector('tr.detail pre.source .false').textContent") == "oops"


def test_what_a_student_wrote_is_shown_as_it_is_and_does_nothing(show: chromium.Page) -> None:
    show.do("all.forEach((each) => toggle(each, true))")
    text = show.do("document.body.textContent")
    assert EVIL in text
    assert "\\x1b[31m\\x202e${alert(3)} {{ 7 * 7 }}" in text
    assert not re.search("[\x00-\x08\x1b\u202e]", text)
    assert show.do("document.querySelectorAll('img, main script').length") == 0


def test_a_script_that_got_into_the_page_would_not_run(tab: chromium.Page, tmp_path: Path) -> None:
    text = page_of(graded()).replace("<noscript>", "<script>window.ran = 1</script><noscript>")
    tab.problems.clear()
    tab.open(write(tmp_path, text))
    assert tab.do("window.ran") is None
    assert "Content Security Policy" in tab.problems[0]


def test_a_thousand_submissions_open(tab: chromium.Page, tmp_path: Path) -> None:
    address = write(tmp_path, page_of(*[graded(f"student {n}") for n in range(1000)]))
    tab.problems.clear()
    tab.open(address)
    assert len(names(tab)) == 1000
    assert tab.problems == []


def test_expected_values_are_there_only_with_reveal() -> None:
    made = case(1, "wrong_answer", (False, False))
    checks = tuple(check.model_copy(update={"expected": 1.625}) for check in made.checks)
    revealed = made.model_copy(update={"checks": checks})
    assert "1.625" not in page_of(graded("Ann", revealed))
    assert "1.625" in page_of(graded("Ann", revealed), view=View(reveal=True))


def test_the_reference_is_drawn_over_the_curves_only_with_reveal() -> None:
    layers = description.find("init_tanh")
    read = (0.5, 0.25, float("nan"))
    check = CheckResult(
        name="layer_std", points=1, passed=False, actual=read, expected=(0.625, 0.5, 0.25)
    )
    one = graded("Ann", case().model_copy(update={"checks": (check,)}))
    (plot,) = data_of(page_of(one, exercise=layers))["plots"]
    assert plot["curves"] == [{"verdict": "accepted", "values": [0.5, 0.25, None], "rows": [0]}]
    assert plot["reference"] is None
    (plot,) = data_of(page_of(one, exercise=layers, view=View(reveal=True)))["plots"]
    assert plot["reference"] == [0.625, 0.5, 0.25]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_speaks_three_languages(lang: Language) -> None:
    text = page_of(WRONG, OURS, view=View(lang=lang, similar=[Alike(((0,), (1,)), 0.75)]))
    assert f'<html lang="{lang}">' in text
    data = data_of(text)
    assert data["similar"] == [[[[0], [1]], 0.75]]
    assert data["checks"] == [check.title.within(lang) for check in GAIN.checks]


def test_the_head_says_how_many_the_mean_the_seeds_and_the_day() -> None:
    facts = data_of(page_of(WRONG, graded("Ann"), OURS))["facts"]
    assert facts[:2] == ["3 submissions", "mean score: 75 %"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", facts[2])
    assert facts[3:] == ["seeds: 1, 2", "grader 0.1.0, torch 2.13.0, isolation: walled"]


def missed(student: str, *messages: str) -> Graded:
    """Return a submission that missed both checks with these words."""
    made = case(1, "wrong_answer", (False, False))
    checks = zip(made.checks, messages, strict=True)
    told = tuple(check.model_copy(update={"message": message}) for check, message in checks)
    return graded(student, made.model_copy(update={"checks": told}), verdict="wrong_answer")


def test_a_mistake_is_listed_once_with_all_its_checks_and_an_example() -> None:
    titles = [check.title.en for check in GAIN.checks]
    text = page_of(
        missed("Ann", "no list of 4 values was found", "no list of 4 values was found"),
        missed("Bob", "no list of 4 values was found", "line 2: 1.7 is too large"),
        missed("Eve", "line 3: 1.9 is too large", "line 3: 1.9 is too large"),
    )
    assert data_of(text)["findings"] == [
        {"words": "no list of 4 values was found", "where": titles, "rows": [0, 1]},
        {"words": "for example: line 3: 1.9 is too large", "where": titles[::-1], "rows": [1, 2]},
    ]


def test_equal_curves_are_one_and_what_no_picture_can_show_is_a_gap() -> None:
    layers = description.find("init_tanh")
    read = (5e-324, 1.0, float("inf"), None, "NaN", 1e300, 0.123456789)
    check = CheckResult(name="layer_std", points=1, passed=False, actual=read)
    same = case().model_copy(update={"checks": (check,)})
    (plot,) = data_of(page_of(*(graded(name, same) for name in "ab"), exercise=layers))["plots"]
    values = [0.0, 1.0, None, None, None, None, 0.1235]
    assert plot["curves"] == [{"verdict": "accepted", "values": values, "rows": [0, 1]}]


@pytest.mark.parametrize(
    "read",
    [
        pytest.param((5e-324, 1.0, 1e39, -1e39), id="both-ends-of-float32"),
        pytest.param((0.0, 0.0), id="zeros"),
        pytest.param((-1.0, -1e-30), id="below-zero"),
        pytest.param((0.0, 1e-45), id="smallest"),
        pytest.param((7.0,), id="a-point-alone"),
    ],
)
def test_any_curve_is_drawn(tab: chromium.Page, tmp_path: Path, read: tuple[float, ...]) -> None:
    check = CheckResult(name="layer_std", points=1, passed=False, actual=read)
    one = graded("Ann", case().model_copy(update={"checks": (check,)}))
    text = page_of(one, one, exercise=description.find("init_tanh"))
    tab.problems.clear()
    tab.open(write(tmp_path, text))
    drawn = tab.do("[...document.querySelectorAll('.curve')].map(e => e.getAttribute('d'))")
    assert len(drawn) == 1
    assert re.fullmatch(r"([ML]-?[\d.]+ -?[\d.]+)+h.1", drawn[0])
    assert tab.problems == []


def test_a_curve_shows_who_drew_it(tab: chromium.Page, tmp_path: Path) -> None:
    check = CheckResult(name="layer_std", points=1, passed=False, actual=(0.5, 0.25))
    one = graded("Ann", case().model_copy(update={"checks": (check,)}))
    tab.open(write(tmp_path, page_of(one, OURS, exercise=description.find("init_tanh"))))
    tab.do("document.querySelector('.curve').dispatchEvent(new Event('click'))")
    assert names(tab) == ["Ann"]


def test_a_page_of_one_submission_is_about_that_alone(tab: chromium.Page, tmp_path: Path) -> None:
    tab.open(write(tmp_path, page_of(WRONG)))
    assert tab.do("document.querySelectorAll('.card, .tools:not([hidden])').length") == 0
    text = tab.do("document.querySelector('tr.detail').innerText")
    assert "line 2: 1.6 is too small" in text


def test_without_scripts_students_and_scores_are_there(tab: chromium.Page, tmp_path: Path) -> None:
    address = write(tmp_path, page_of(WRONG, HOSTILE, OURS))
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open(address)
        text = tab.call("DOM.getOuterHTML", nodeId=tab.call("DOM.getDocument")["root"]["nodeId"])
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)
    assert "<td>Боб</td><td>wrong answer</td><td>50 %</td>" in text["outerHTML"]
    assert "<td>Eve</td><td>judge error</td><td></td>" in text["outerHTML"]
    assert "<td>&lt;/script&gt;" in text["outerHTML"]


@pytest.fixture
def narrow(tab: chromium.Page) -> Iterator[chromium.Page]:
    """A tab as wide as a sheet of paper or a telephone."""
    yield tab
    tab.call("Emulation.clearDeviceMetricsOverride")
    tab.call("Emulation.setEmulatedMedia", media="")


@pytest.mark.parametrize(
    ("media", "width", "display"),
    [
        pytest.param("print", 718, "table-cell", id="paper"),
        pytest.param("screen", 718, "none", id="telephone"),
    ],
)
def test_check_marks_and_reasons_are_on_paper(
    narrow: chromium.Page, tmp_path: Path, media: str, width: int, display: str
) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    narrow.call("Emulation.setDeviceMetricsOverride", **size)
    narrow.call("Emulation.setEmulatedMedia", media=media)
    narrow.open(write(tmp_path, page_of(WRONG, OURS)))
    for cell in ("th.mark", "td.mark", "th.reason", "td.reason"):
        assert narrow.do(f"getComputedStyle(document.querySelector('{cell}')).display") == display
    head = "getComputedStyle(document.querySelector('th.reason'), '::before').content"
    assert narrow.do(head) == ('"reason"' if media == "print" else "none")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_no_page_scrolls_sideways(
    narrow: chromium.Page, tmp_path: Path, lang: Language, width: int
) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    narrow.call("Emulation.setDeviceMetricsOverride", **size)
    similar = [Alike(((0,), (1,)), 0.75)]
    text = page_of(WRONG, HOSTILE, graded("W" * 90), OURS, view=View(lang=lang, similar=similar))
    narrow.open(write(tmp_path, text))
    narrow.do("all.forEach((each) => toggle(each, true))")
    assert narrow.do("document.documentElement.scrollWidth") <= width


def test_a_submission_that_cannot_be_shown_is_named_and_all_others_are_shown() -> None:
    broken = OURS.judgement.model_copy(update={"cases": (None,)})
    stream = io.StringIO()
    each = (graded("Ann"), OURS.model_copy(update={"judgement": broken}), WRONG)
    (line,) = as_html.write(each, GAIN, stream, View())
    assert line.startswith("Eve/gain.py is not in the report, tell us why: AttributeError(")
    text = stream.getvalue()
    assert [row[0] for row in data_of(text)["rows"]] == ["Ann", "Eve", "Боб"]
    assert data_of(text)["rows"][1][5] == line
    assert data_of(text, "d1") is None
    assert data_of(text, "d2")["cases"][1]["verdict"] == "wrong_answer"
