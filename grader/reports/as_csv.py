"""A class as a table: one row a student, which a spreadsheet reads and never runs.

A judge error leaves score and points empty: it is ours, and nothing may be deducted for it.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import IO

from grader.exercise.description import Exercise
from grader.judging.results import earned
from grader.reports.points import number, reason_told
from grader.words.graded import Graded
from grader.words.model import Verdict
from grader.words.visible import visible

CODING = "utf-8-sig"
"""Without a mark spreadsheets take a table in UTF-8 for one in an old code page."""
SIGNS = r"=+\-@＝＋－＠"
"""What a spreadsheet may take for the start of a formula: owasp.org, "CSV Injection"."""
FIRST = re.compile(rf"[\t\r]|\s*[{SIGNS}]")
NUMBER = r"[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?(?:[;,|\s\])]|$)"
INNER = re.compile(rf"([;,|\t]['\"\s]{{0,9}})(?=[{SIGNS}])(?!{NUMBER})")
"""A formula behind what separates cells in some country; a number with a sign is none."""


def write(graded: Iterable[Graded], exercise: Exercise, stream: IO[str]) -> None:
    """Write the header and a row for each of `graded`, in their order."""
    table = csv.writer(stream, lineterminator="\n")
    columns = [f"points_{check.name}" for check in exercise.checks]
    table.writerow(["student", "submission", "exercise", "verdict", "score", *columns, "reason"])
    for each in graded:
        table.writerow([inert(cell) for cell in _cells(each, exercise)])


def _cells(graded: Graded, exercise: Exercise) -> Iterator[str]:
    judgement = graded.judgement
    yield from (graded.student, graded.submission, judgement.exercise, judgement.verdict)
    yield number(judgement.score) if graded.known else ""
    for _, points in earned(exercise.checks, judgement.cases):
        yield "" if judgement.verdict is Verdict.JUDGE_ERROR else number(points)
    yield reason_told(graded, "en")


def inert(cell: str) -> str:
    """Return a cell on one line of which no part is a formula, whatever separates cells."""
    quote = "'" if FIRST.match(cell) else ""
    return quote + INNER.sub(r"\1'", visible(cell, most=None))
