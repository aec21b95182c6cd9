"""A class as a table: one row a student, which a spreadsheet reads and never runs.

A judge error leaves score and points empty: it is ours, and nothing may be deducted for it.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import IO

from grader.exercise.description import Exercise
from grader.reports.points import earned, number, reason
from grader.words.graded import Graded
from grader.words.model import Verdict
from grader.words.visible import visible

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
    for _, points in earned(judgement, exercise):
        yield "" if unknown else number(points)
    yield reason(judgement)


def inert(cell: str) -> str:
    """Return a cell on one line, that no spreadsheet takes for a formula."""
    quote = "'" if cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA) else ""
    return quote + visible(cell)
