"""A class as a table: one row a student, which a spreadsheet reads and never runs.

A judge error leaves score and points empty: it is ours, and nothing may be deducted for it.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import IO

from grader.exercises import Exercise
from grader.model import Check, Graded, Judgement, Verdict
from grader.reports.as_text import visible

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula: owasp.org, "CSV Injection"."""


def write(graded: Iterable[Graded], exercise: Exercise, stream: IO[str]) -> None:
    """Write the header and a row for each of `graded`, in their order."""
    table = csv.writer(stream, lineterminator="\n")
    columns = [f"points_{check.name}" for check in exercise.checks]
    table.writerow(["student", "submission", "exercise", "verdict", "score", *columns, "reason"])
    for each in graded:
        table.writerow([inert(cell) for cell in _cells(each, exercise)])


def _cells(graded: Graded, exercise: Exercise) -> Iterator[str]:
    judgement = graded.judgement
    unknown = judgement.verdict is Verdict.JUDGE_ERROR
    yield from (graded.student, graded.submission, judgement.exercise, judgement.verdict)
    yield "" if unknown else number(judgement.score)
    for position, check in enumerate(exercise.checks):
        yield "" if unknown else number(earned(judgement, check, position))
    yield reason(judgement)


def earned(judgement: Judgement, check: Check, position: int) -> float:
    """Return the points of a check: all of them if it passed on every seed, else none."""
    passed = all(case.checks and case.checks[position].passed for case in judgement.cases)
    return check.points if passed else 0


def reason(judgement: Judgement) -> str:
    """Return why the verdict is what it is: the reason of the first case that earned it."""
    return next((c.reason for c in judgement.cases if c.verdict == judgement.verdict), "")


def number(value: float) -> str:
    """Return a score or points with no more digits than a gradebook needs."""
    return f"{round(value, 4):.10g}"


def inert(cell: str) -> str:
    """Return a cell on one line, that no spreadsheet takes for a formula."""
    quote = "'" if cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA) else ""
    return quote + visible(cell)
