"""A solution as a reference: what it prints is expected, at the precision that it prints."""

import json
from pathlib import Path

import pytest

from grader.exercise import description
from grader.exercise.description import Exercise
from grader.exercise.reference import Reference
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox
from grader.words.errors import ReferenceRunError
from grader.words.model import Verdict
from grader.words.values import as_plain

MEAN = """\
title = "Mean"
statement = "Print the mean."
checks = [{ name = "mean", kind = "number", title = "Mean", labels = ["mean"] }]
"""
SOLUTION = "seed = int(input())\nmean = 0.25 + seed / 7\nprint(f'mean: {mean:.3f}')\n"


def written(folder: Path, solution: str, text: str = MEAN, name: str = "mine.py") -> Exercise:
    (folder / "mine.toml").write_text(text)
    (folder / name).write_text(solution)
    return description.load(folder / "mine.toml")


def expected(exercise: Exercise, sandbox: Sandbox, seed: int = 3) -> object:
    return as_plain(Reference(exercise, sandbox).expected(seed)["mean"][""])


def test_what_a_script_prints_is_expected(warm: Sandbox, tmp_path: Path) -> None:
    exercise = written(tmp_path, SOLUTION)
    assert (exercise.modules, dict(exercise.solutions)) == ((), {"mine.py": ("mean",)})
    assert expected(exercise, warm) == 0.679


def test_a_notebook_is_a_solution(warm: Sandbox, tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "source": line} for line in (*SOLUTION.split("\n")[:2], "mean")]
    exercise = written(tmp_path, json.dumps({"cells": cells}), name="mine.ipynb")
    assert expected(exercise, warm) == pytest.approx(0.25 + 3 / 7, rel=1e-15)
    assert "mine.ipynb" in exercise.reference_files, "a class is graded again when it changes"


WAYS = pytest.mark.parametrize("way", ["probe", "exact"])
"""To say in an expression what the solution prints rounded."""


@WAYS
def test_an_expression_is_more_precise_than_the_print(
    warm: Sandbox, tmp_path: Path, way: str
) -> None:
    exercise = written(tmp_path, SOLUTION, MEAN.replace("labels", f'{way} = "mean", labels'))
    assert expected(exercise, warm) == pytest.approx(0.25 + 3 / 7, rel=1e-15)


@WAYS
@pytest.mark.parametrize("text", ["maen", "mean[0]"])
def test_an_expression_that_gives_nothing_in_the_solution_is_told(
    warm: Sandbox, tmp_path: Path, way: str, text: str
) -> None:
    exercise = written(tmp_path, SOLUTION, MEAN.replace("labels", f'{way} = "{text}", labels'))
    said = f"check `mean`: its {way} .* gives nothing: mend"
    with pytest.raises(ReferenceRunError, match=said):
        expected(exercise, warm)


@pytest.mark.parametrize(("way", "verdict"), [("probe", "accepted"), ("exact", "wrong_answer")])
def test_what_a_student_computed_and_did_not_print_is_the_answer_to_a_probe_alone(
    warm: Sandbox, tmp_path: Path, way: str, verdict: str
) -> None:
    silent = SOLUTION.replace("print(", "str(")
    exercise = written(tmp_path, SOLUTION, MEAN.replace("labels", f'{way} = "mean", labels'))
    judge = Judge(terms_of(exercise, (3,)), warm)
    assert judge.judge(submission.from_bytes("a.py", silent.encode())).verdict == verdict


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        pytest.param("print(0.67857142857)", "accepted", id="unrounded"),
        pytest.param("print(0.6786)", "accepted", id="more-digits"),
        pytest.param("print(0.679)", "accepted", id="as-many"),
        pytest.param("print(0.6775)", "wrong_answer", id="more-than-half-a-digit-away"),
    ],
)
def test_a_solution_that_rounds_takes_what_rounds_to_it(
    warm: Sandbox, tmp_path: Path, printed: str, verdict: str
) -> None:
    judge = Judge(terms_of(written(tmp_path, SOLUTION), (3,)), warm)
    assert judge.judge(submission.from_bytes("a.py", printed.encode())).verdict == verdict


def test_a_whole_number_of_a_solution_is_exact(warm: Sandbox, tmp_path: Path) -> None:
    judge = Judge(terms_of(written(tmp_path, "print('mean:', 12)"), (3,)), warm)
    found = judge.judge(submission.from_bytes("a.py", b"print('mean: 12.4')"))
    assert found.verdict is Verdict.WRONG_ANSWER


FAULTS = {
    "an exception": (
        "x = 1\n\nprint(x / 0)",
        "the solution mine.py, line 3: ZeroDivisionError: division by zero",
    ),
    "no value": ("print('done')", "the solution mine.py, check `mean`: no number was found in"),
    "nothing": ("mean = 1", "the solution mine.py prints nothing: print the answers, or define"),
    "a percentage": (
        "print('mean: 12.5%')",
        "check `mean`: 12.5% is not the number itself: print it without a percent sign",
    ),
    "no number": ("print('mean: nan')", "nan in it: write `finite = false` if that may be right"),
    "too much": ("print('x' * (17 << 20))", "the solution mine.py: it prints too much"),
    "an early end": ("import os; os._exit(3)", "the solution mine.py: it ended by exited 3"),
    "an exception in a module": (
        "def expected(seed):\n    return {'mean': 1 / 0}",
        "mine.py failed: ZeroDivisionError: division by zero (mine.py, line 2)",
    ),
    "no Python": ("print(1\nprint(2)", "SyntaxError: '(' was never closed"),
}


@pytest.mark.parametrize(("source", "said"), FAULTS.values(), ids=FAULTS)
def test_a_solution_that_gives_no_value_is_told(
    warm: Sandbox, tmp_path: Path, source: str, said: str
) -> None:
    with pytest.raises(ReferenceRunError) as caught:
        expected(written(tmp_path, source), warm)
    assert said in str(caught.value)


def test_parts_may_be_solutions_and_modules(warm: Sandbox, tmp_path: Path) -> None:
    written(tmp_path, SOLUTION)
    (tmp_path / "two.toml").write_text(MEAN.replace('"mean"', '"other"'))
    (tmp_path / "two.py").write_text("def expected(seed):\n    return {'other': 2.5}\n")
    (tmp_path / "both.toml").write_text('title = "Both"\nparts = ["mine", "two"]\n')
    found = Reference(description.load(tmp_path / "both.toml"), warm).expected(3)
    assert {name: as_plain(values[""]) for name, values in found.items()} == {
        "mean": 0.679,
        "other": 2.5,
    }


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        pytest.param("expected = 3\nprint(expected)", True, id="a-variable-of-that-name"),
        pytest.param("from other import expected", False, id="imported"),
        pytest.param("def expected(seed): ...", False, id="defined"),
        pytest.param("", True, id="empty"),
    ],
)
def test_a_script_without_a_function_expected_is_a_solution(
    tmp_path: Path, source: str, is_one: bool
) -> None:
    assert bool(written(tmp_path, source).solutions) is is_one
