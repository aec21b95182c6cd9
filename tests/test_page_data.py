"""What report.html says and holds, whoever draws it."""

import io
import json
import re
from pathlib import Path

import pytest
from judgements import GAIN, OURS, WRONG, case, data_of, graded, page_of

from grader.exercise import description
from grader.reports import as_html, points
from grader.reports.as_text import commands
from grader.reports.page_details import SOURCE_CHARACTERS, View, excerpt
from grader.reports.similarity import Alike
from grader.words.graded import ByHand, Graded
from grader.words.language import LANGUAGES, Language
from grader.words.model import CheckResult


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_three_languages(language: Language) -> None:
    text = page_of(WRONG, OURS, view=View(language=language, similar=[Alike(((0,), (1,)), 0.75)]))
    assert f'<html lang="{language}">' in text
    data = data_of(text)
    assert data["similar"] == [[[[0], [1]], 0.75]]
    assert data["checks"] == [check.title.within(language) for check in GAIN.checks]


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


def test_what_the_teacher_wrote_by_hand_is_said_with_the_reason() -> None:
    given = ByHand(score=0.8, comment="late", was=0.5)
    changed = WRONG.judgement.model_copy(update={"score": 0.8})
    (row,) = data_of(page_of(WRONG.model_copy(update={"by_hand": given, "judgement": changed})))[
        "rows"
    ]
    assert row[3] == 80
    assert row[5] == f"by hand instead of 0.5: late; {WRONG.judgement.cases[1].reason}"


def test_a_page_to_hand_back_tells_nothing_of_a_hidden_seed() -> None:
    hidden = points.public(WRONG.judgement, [1], "en")
    text = page_of(WRONG.model_copy(update={"judgement": hidden}))
    assert "seeds: 1" in data_of(text)["facts"]
    details = data_of(text, "d0")
    assert [one["seed"] for one in details["cases"]] == [1, None]
    assert details["commands"] == []


def test_a_page_names_no_folder_of_the_teacher_s_exercises(tmp_path: Path) -> None:
    """Students do not have it: the answers are in it."""
    own = GAIN.model_copy(update={"folder": tmp_path})
    ours, theirs = ([*commands(WRONG.judgement, each, "hw.py")] for each in (GAIN, own))
    assert [command for _, command in ours] == [
        "echo 2 | python hw.py",
        "grade hw.py --exercise tanh_gain --seed 2",
    ]
    assert [command for _, command in theirs] == ["echo 2 | python hw.py"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("", [(1, "")], id="empty"),
        pytest.param("a\r\nb\n", [(1, "a\nb\n")], id="windows"),
        pytest.param("1\n22\n333\n4444\n", [(1, "1\n22\n"), (4, "4444\n")], id="first-and-last"),
        pytest.param("x" * 20, [(1, "xxxxx"), (1, "xxxxx")], id="one-line"),
        pytest.param("\x1b[0m\u202e", [(1, "\\x1b[0m\\x202e")], id="control-characters"),
    ],
)
def test_of_a_long_text_the_first_and_the_last_lines_are_shown(
    text: str, pieces: list[tuple[int, str]]
) -> None:
    assert excerpt(text, 10) == pieces


CELLS = ["x = 1", "print(x)\nprint(2)"]


def notebook(*cells: str) -> Graded:
    """Return a judgement of a notebook whose second code cell printed a wrong answer."""
    made = [{"cell_type": "markdown", "source": "# Title"}]
    made += [{"cell_type": "code", "source": text} for text in cells]
    result = CheckResult(name="torch_gain", points=1, passed=False, source_line=2, cell=2)
    one = case(1, "wrong_answer").model_copy(update={"checks": (result,)})
    source = json.dumps({"cells": made})
    update = {"source": source, "submission": "hw.ipynb"}
    return graded("Ann", one, verdict="wrong_answer").model_copy(update=update)


def test_a_notebook_is_shown_by_its_code_cells() -> None:
    details = data_of(page_of(notebook(*CELLS)), "d0")
    assert details["source"] == [[1, "x = 1", 1], [1, "print(x)\nprint(2)", 2]]
    assert details["marks"] == {"2:2": False}


def test_of_a_long_notebook_the_first_cells_are_shown_and_that_there_are_more() -> None:
    cells = ["y" * SOURCE_CHARACTERS, "print(2)"]
    pieces = data_of(page_of(notebook(*cells)), "d0")["source"]
    assert pieces == [[1, cells[0], 1], [1, "", None]]


@pytest.mark.parametrize("source", ["", "{}", "[]", '{"cells": 1}', '{"cells": [{}]}', "[" * 9999])
def test_a_broken_notebook_is_shown_as_it_is(source: str) -> None:
    one = notebook().model_copy(update={"source": source})
    assert data_of(page_of(one), "d0")["source"] == [[1, source]]
