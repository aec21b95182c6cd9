"""A submission in full, as data for the page, which shows it when a reader opens it.

Every text is bounded, and its control characters are written out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from grader.exercise.description import Exercise
from grader.reading.cells import code_cells
from grader.reports.as_text import commands, own_trace
from grader.reports.points import HIDDEN_SEED, judged, told
from grader.reports.similarity import Alike
from grader.words.graded import Graded
from grader.words.language import Language, Message, say
from grader.words.model import Case, CheckResult, Judgement, Verdict
from grader.words.values import shown
from grader.words.visible import visible

PRINTED_CHARACTERS, SOURCE_CHARACTERS = 8_000, 60_000
CELL_CHARACTERS = 100
"""What a cell takes beside its text, so that many empty ones are too many too."""
PICTURE_CHARACTERS, PICTURES_CHARACTERS = 400_000, 40_000_000
"""The most of one picture and of all together: a page of more than that opens slowly."""
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001-\U000e007f]"
)
"""The categories Cc, Cf, Cs, Zl and Zp, without tab and newline."""
LINE = re.compile(r"line (\d{1,9})\b")
"""Of a traceback; a student may write any number of digits there."""

Piece = tuple[int, str]
"""Lines, and the number of the first."""
CellPiece = tuple[int, str, int | None]
"""The same of a code cell, with its number."""


@dataclass(frozen=True, slots=True)
class View:
    """How a page is made; `similar` is None where nobody asked for it."""

    reveal: bool = False
    language: Language = "en"
    similar: Sequence[Alike] | None = None

    def say(self, message: Message) -> str:
        """Put a message into the language of the page."""
        return say(message, self.language)


def full(graded: Graded, exercise: Exercise, view: View, room: int) -> dict[str, Any]:
    """Return what is shown of a submission, with pictures of no more than `room` characters."""
    judgement, cases = graded.judgement, []
    for case in judgement.cases:
        figures = [_fitting(figure, room) for figure in case.figures]
        room -= sum(len(figure) for figure in figures if figure)
        cases.append({**_case(case, exercise, view), "figures": figures})
    return {
        "source": _source(graded),
        "marks": {place: good for good, place in sorted(set(_marks(judgement)), reverse=True)},
        "cases": cases,
        "commands": [
            (view.say(what), it) for what, it in commands(judgement, exercise, graded.submission)
        ],
    }


def _fitting(figure: str, room: int) -> str | None:
    return figure if len(figure) <= min(PICTURE_CHARACTERS, room) else None


def _case(case: Case, exercise: Exercise, view: View) -> dict[str, Any]:
    by_check = case.verdict is Verdict.WRONG_ANSWER
    return {
        "seed": None if case.seed == HIDDEN_SEED else case.seed,
        "verdict": case.verdict,
        "reason": "" if by_check else visible(case.reason, most=None),
        "checks": [_check(each, exercise, view) for each in case.checks if judged(case)],
        "stdout": excerpt(case.stdout, PRINTED_CHARACTERS),
        "stderr": excerpt(case.stderr, PRINTED_CHARACTERS),
        "cut": case.truncated,
    }


def _check(result: CheckResult, exercise: Exercise, view: View) -> dict[str, Any]:
    known = [check.name for check in exercise.checks]
    expected = result.expected if view.reveal else None
    return {
        "check": known.index(result.name) if result.name in known else visible(result.name),
        "share": result.worth,
        "line": result.line,
        "told": visible(told(result, view.language), most=None),
        "expected": None if expected is None else visible(shown(expected, view.language)),
    }


def _source(graded: Graded) -> Sequence[Piece | CellPiece]:
    """Return what was handed in as a person reads it, a notebook by its code cells."""
    cells = code_cells(graded.submission, graded.source)
    if not cells:
        return excerpt(graded.source, SOURCE_CHARACTERS)
    pieces: list[CellPiece] = []
    room = SOURCE_CHARACTERS
    for number, text in enumerate(cells, start=1):
        if room <= 0:
            return [*pieces, (1, "", None)]  # which says that there is more
        pieces += ((line, part, number) for line, part in excerpt(text, room))
        room -= len(text) + CELL_CHARACTERS
    return pieces


def _marks(judgement: Judgement) -> Iterator[tuple[bool, str]]:
    """Yield lines that printed an answer, or raised, and whether that was right.

    A line of a notebook has the number of its cell before it.
    """
    for case in judgement.cases:
        for result in case.checks:
            if result.source_line is not None:
                cell = "" if result.cell is None else f"{result.cell}:"
                yield result.passed, f"{cell}{result.source_line}"
        trace = own_trace(case.stderr)
        found = LINE.match(trace[-1]) if trace else None
        if found and case.verdict is not Verdict.ACCEPTED:
            yield False, str(int(found[1]))


def excerpt(text: str, most: int) -> list[Piece]:
    """Return lines of others made safe to show: all, or the first and the last of them."""
    text = text.replace("\r\n", "\n")
    if len(text) <= most:
        return [(1, printable(text))]
    head, tail = text[: most // 2], text[-(most // 2) :]
    tail = tail.partition("\n")[2] or tail
    line = text.count("\n", 0, len(text) - len(tail)) + 1
    return [(1, printable(head)), (line, printable(tail))]


def printable(text: str) -> str:
    """Return lines with their control characters written out."""
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
