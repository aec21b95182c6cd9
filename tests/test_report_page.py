"""report.html in a real Chromium: it works, and nothing that a student wrote does."""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
from test_reports import GAIN, OURS, WRONG, case, graded

from grader.exercise import description
from grader.reports import as_html
from grader.reports.page_details import View
from grader.reports.similarity import Pair
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
    as_html.write(lambda: iter(each), exercise, stream, view or View())
    return stream.getvalue()


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
    assert show.do("document.getElementById('shown').textContent") == "shown: 1 / 5"


def test_a_finding_shows_who_made_it(show: chromium.Page) -> None:
    click(show, ".findings .show")
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
    assert show.do("document.querySelector('tr.detail pre.source .fail').textContent") == "oops"


def test_what_a_student_wrote_is_shown_as_it_is_and_does_nothing(show: chromium.Page) -> None:
    show.do("all.forEach((each) => toggle(each, true))")
    text = show.do("document.body.textContent")
    assert EVIL in text
    assert "\\x1b[31m\\x202e${alert(3)} {{ 7 * 7 }}" in text
    assert not re.search("[\x00-\x08\x1b\u202e]", text)
    assert show.do("document.querySelectorAll('table img, td script').length") == 0


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
    read = {0: 0.5, 1: 0.25, 2: float("nan")}
    check = CheckResult(
        name="layer_std", points=1, passed=False, actual=read, expected=(0.625, 0.5, 0.25)
    )
    one = graded("Ann", case().model_copy(update={"checks": (check,)}))
    assert page_of(one, exercise=layers).count("<path") == 1
    assert page_of(one, exercise=layers, view=View(reveal=True)).count("<path") == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_speaks_three_languages(lang: Language) -> None:
    text = page_of(WRONG, OURS, view=View(lang=lang, similar=[Pair(0, 1, 0.75)]))
    assert f'<html lang="{lang}">' in text
    assert "75 %" in text
