"""report.html in a real Chromium: it works, and nothing that a student wrote does."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
from judgements import OURS, WRONG, case, graded, page_of

from grader.exercise import description
from grader.reports.page_details import View
from grader.reports.similarity import Alike
from grader.words.graded import ByHand
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


def test_on_paper_every_seed_is_told(tab: chromium.Page, tmp_path: Path) -> None:
    tab.open(write(tmp_path, page_of(WRONG)))
    seeds = "[...document.querySelectorAll('details.case')].map(each => each.open)"
    assert tab.do(seeds) == [False, True]
    tab.call("Page.printToPDF")
    assert tab.do(seeds) == [True, True]


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


def test_what_the_teacher_wrote_is_on_a_telephone_too(
    narrow: chromium.Page, tmp_path: Path
) -> None:
    size = {"width": 400, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    narrow.call("Emulation.setDeviceMetricsOverride", **size)
    given = ByHand(score=0.8, comment="late", was=0.5)
    narrow.open(write(tmp_path, page_of(WRONG.model_copy(update={"by_hand": given}))))
    assert narrow.do("document.querySelector('tr.detail').innerText").startswith("by hand instead")


def test_a_share_stands_on_one_line_on_a_telephone(narrow: chromium.Page, tmp_path: Path) -> None:
    size = {"width": 400, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    narrow.call("Emulation.setDeviceMetricsOverride", **size)
    partly = case(1, "wrong_answer", (True, False))
    result = partly.checks[1].model_copy(update={"share": 0.3871})
    one = graded("Ann", partly.model_copy(update={"checks": (partly.checks[0], result)}))
    narrow.open(write(tmp_path, page_of(one)))
    lines = "[...document.querySelectorAll('.boxed td.mark')].map(e => e.innerText)"
    assert narrow.do(lines) == ["✓", "38.7 %"]
    narrow.do("window.range = document.createRange()")
    narrow.do("range.selectNodeContents(document.querySelector('.boxed td.false'))")
    assert narrow.do("range.getClientRects().length") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_no_page_scrolls_sideways(
    narrow: chromium.Page, tmp_path: Path, language: Language, width: int
) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    narrow.call("Emulation.setDeviceMetricsOverride", **size)
    view = View(language=language, similar=[Alike(((0,), (1,)), 0.75)])
    text = page_of(WRONG, HOSTILE, graded("W" * 90), OURS, view=view)
    narrow.open(write(tmp_path, text))
    narrow.do("all.forEach((each) => toggle(each, true))")
    assert narrow.do("document.documentElement.scrollWidth") <= width
