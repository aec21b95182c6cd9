"""What the source says of what it printed: which numbers are its own words, what gave the others.

`print(f"{n} lie beyond 1.5 deviations, {rmse:.3f}")` says that 1.5 is no answer, and what the last
one is called, in whatever language a person reads. It only helps to choose among what was printed;
of a line that is not understood nothing is said.
"""

import ast
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from grader.reading import calls
from grader.reading.calls import CALL_MOST, Segment
from grader.reading.journal import Journal, Statement
from grader.reading.nodes import Page
from grader.reading.parts import CHARACTERS_MOST, Part

PRINTS_MOST, LINES_MOST = 8, 40
"""Calls on a line that are looked at, and lines of a call."""
_PRINT = re.compile(r"\b(?:print|write)[ ]?\(")
_ASSIGNED = re.compile(r"[ \t]*([A-Za-z_]\w*(?:[ \t]*,[ \t]*[A-Za-z_]\w*)*)[ \t]*=(?!=)(.+)")
_BLANK = re.compile(r"\s")
_NAME = re.compile(r"[A-Za-z_]\w*")

Where = tuple[int | None, int | None]


class Said(NamedTuple):
    """A stretch of what was printed: the source's own words, or the value of an expression.

    Attributes:
        start: where it starts in the text.
        end: where the next one does.
        literal: it stands in the source as it was printed, beside values that do not.
        words: what the value is called, the nearest first: the variable or the function, all names
            in the expression, and the same of what the variable was set to.
        variable: the one that it is the value of, with where its function was called from.
    """

    start: int
    end: int
    literal: bool
    words: Sequence[Sequence[str]] = ()
    variable: tuple[str, int | None, int | None] | None = None


class Prints:
    """The parts of a source, and what they say of the statements of a journal."""

    def __init__(self, parts: Sequence[Part], journal: Journal, text: str) -> None:
        self.journal, self._text = journal, text
        self._parts = parts if sum(len(part.code) for part in parts) < CHARACTERS_MOST else ()
        self._said: dict[int, Sequence[Said]] = {}
        self._calls: dict[Where, Sequence[Sequence[Sequence[Segment]]]] = {}
        self._values: dict[tuple[str, int], ast.expr | None] = {}
        self._words: dict[tuple[Where, int], Sequence[Sequence[str]]] = {}
        ends = [*(each.start for each in journal.statements[1:]), len(text)]
        self._times = Counter(
            (each.line, each.cell)
            for each, end in zip(journal.statements, ends, strict=False)
            if not text[each.start : end].isspace()
        )

    def said_of(self, offset: int) -> Said | None:
        """Return what is said of what was printed at an offset of the text, if anything is."""
        statement = self.journal.at(offset)
        if statement.line is None or not self._parts:
            return None
        if statement.start not in self._said:
            self._said[statement.start] = self._of(statement)
        said = self._said[statement.start]
        at = bisect_right(said, offset, key=lambda each: each.start) - 1
        return said[at] if at >= 0 else None

    def names_of(self, said: Said, page: Page, is_one: bool) -> Sequence[Sequence[str]]:
        """Return the names of a value that was printed alone, the nearest first.

        Of several values on one line of the source, or in one expression, they are no one's, if one
        is asked for.
        """
        statement = self.journal.at(said.start)
        where = statement.line, statement.cell
        if is_one and self._times[where] > max(len(self._calls[where]), 1):
            return ()
        return said.words if len(page.within(said.start, said.end)) < 2 else ()

    def worded(self, page: Page) -> Collection[int]:
        """Return where the numbers begin that are words of the source beside values on a line."""
        found: set[int] = set()
        numbers = (node for node in page.nodes if not node.is_name)
        for _, line in page.by_line(numbers):
            said = [(node.start, self.said_of(node.start)) for node in line]
            if any(each and not each.literal for _, each in said):
                found |= {start for start, each in said if each and each.literal}
        return found

    def _of(self, statement: Statement) -> Sequence[Said]:
        where = statement.line, statement.cell
        if where not in self._calls:
            self._calls[where] = list(self._at(*where))
        starts, behind = self.journal.pieces(statement)
        pieces = [*starts, len(self._text) if behind is None else behind]
        ways = [_aligned(self._text, pieces, arguments) for arguments in self._calls[where]]
        found = [way for way in ways if way is not None]
        if len(found) != 1:  # of two prints on a line it may be either
            return ()
        ends = [*(start for start, _ in found[0][1:]), pieces[-1]]
        return [
            Said(
                start,
                end,
                calls.is_text(segment),
                self._called(segment, where),
                _variable(segment, statement),
            )
            for (start, segment), end in zip(found[0], ends, strict=True)
        ]

    def _called(self, segment: Segment, where: Where) -> Sequence[Sequence[str]]:
        """Return what a value is called, the nearest first."""
        if isinstance(segment, str) or calls.is_text(segment):
            return ()
        key = where, id(segment)  # which `_calls` keeps; a loop prints it again and again
        if key not in self._words:
            value = calls.unwrapped(segment)
            origin = self._set_to(value.id, *where) if isinstance(value, ast.Name) else None
            of_origin = calls.called(calls.unwrapped(origin)) if origin else []
            self._words[key] = calls.called(value) + of_origin
        return self._words[key]

    def _at(self, line: int | None, cell: int | None) -> Iterator[Sequence[Sequence[Segment]]]:
        """Yield the arguments of each call that prints on a line, each as its segments.

        What ends a cell is shown as if it were one.
        """
        lines, at = self._lines.get(cell, {}), line or 0
        first, *more = (lines.get(each, "") for each in range(at, at + LINES_MOST))
        rest = "\n".join([first, *more])
        end = 0
        for match in islice(_PRINT.finditer(first[:CALL_MOST]), PRINTS_MOST):
            call = calls.first_call(rest[match.start() : match.start() + CALL_MOST])
            if match.start() >= end and (found := calls.arguments(call)):
                yield found
            end = max(end, match.start() + len(call))  # what it has inside prints no piece of it
        if cell is not None and not _PRINT.search(first) and (shown := calls.parsed(first)):
            yield [[shown]]

    def _set_to(self, name: str, line: int | None, cell: int | None) -> ast.expr | None:
        """Return what a variable was last set to before a line, None if that is not seen."""
        found = self._set.get(name, ())
        at = bisect_left(found, (cell or 0, line or 0), key=lambda each: each[:2]) - 1
        if at < 0:
            return None
        *_, text, nth = found[at]
        if (name, at) not in self._values:
            self._values[name, at] = calls.parsed(text)
        value = self._values[name, at]
        if isinstance(value, ast.Tuple):
            return value.elts[nth] if nth < len(value.elts) else None
        return value if nth == 0 else None

    @cached_property
    def _lines(self) -> Mapping[int | None, Mapping[int, str]]:
        """The lines of the source by cell and number."""
        found = defaultdict[int | None, dict[int, str]](dict)
        for part in self._parts:
            found[part.cell] |= dict(enumerate(part.code.split("\n"), part.first))
        return found

    @cached_property
    def _set(self) -> Mapping[str, Sequence[tuple[int, int, str, int]]]:
        """What each variable is set to, by name: the cell, the line, the text, which of several."""
        found = defaultdict[str, list[tuple[int, int, str, int]]](list)
        for cell, lines in self._lines.items():
            for at, line in lines.items():
                for statement in line[:CALL_MOST].split(";"):
                    if match := _ASSIGNED.match(statement):
                        for nth, name in enumerate(_NAME.findall(match[1])):
                            found[name].append((cell or 0, at, match[2].strip(), nth))
        return {name: sorted(each) for name, each in found.items()}


def _variable(segment: Segment, statement: Statement) -> tuple[str, int | None, int | None] | None:
    """Return the variable that is printed: another function's of that name is another one."""
    value = None if isinstance(segment, str) else calls.unwrapped(segment)
    if not isinstance(value, ast.Name):
        return None
    called = statement.from_line, statement.from_cell
    own = called == (statement.line, statement.cell)
    return (value.id, None, None) if own else (value.id, *called)


def _aligned(
    text: str, pieces: Sequence[int], arguments: Sequence[Sequence[Segment]]
) -> list[tuple[int, Segment]] | None:
    """Return where each segment of a call begins that was printed as these pieces.

    It is None if they are others, or if no value is among them: what is only words may be the
    answer. `pieces` are where each begins, and at last where the next one would.
    """
    if len(pieces) < 2 * len(arguments):
        return None
    found: list[tuple[int, Segment]] = []
    for start, end, segments in zip(pieces[::2], pieces[1::2], arguments, strict=False):
        own = _in_piece(text, start, end, segments)
        if own is None:
            return None
        found += own
    has_value = any(not isinstance(segment, str) for _, segment in found)
    return found if has_value else None


def _in_piece(
    text: str, start: int, end: int, segments: Sequence[Segment]
) -> list[tuple[int, Segment]] | None:
    """Return where each segment begins in what was printed at once; None if it is not found.

    Or if it may be elsewhere, as the second bar of `| |grad W| | 15.0 |`: from the end each word
    must be where it was from the start.
    """
    found: list[tuple[int, Segment]] = []
    words: list[tuple[int, str]] = []
    at, is_open = start, False
    for nth, segment in enumerate(segments, start=1):
        at += len(text[at:end]) - len(text[at:end].lstrip())
        if not isinstance(segment, str):
            if not (is_open and calls.is_text(segment)):  # a mark behind a number is none
                found.append((at, segment))
            is_open = True
        elif segment.strip():
            said = segment if is_open and text.find(segment, at, end) >= 0 else segment.strip()
            is_last = is_open and nth == len(segments)
            begins = (text.rfind if is_last else text.find)(said, at, end)
            if begins < 0 or (begins > at and not is_open):
                return None
            words += [(begins, said)] if is_open else []
            found.append((begins, segment))
            at, is_open = begins + len(said), False
        elif segment and is_open:
            if text[at : at + 1] in "[({":
                return None  # it may have blanks of its own
            at, is_open = _blank(text, at, end, segment), False
    for begins, said in reversed(words):
        if text.rfind(said, start, end) != begins:
            return None
        end = begins
    return found


def _blank(text: str, start: int, end: int, blanks: str) -> int:
    """Return where the blanks behind a value begin, the end of the piece if there are none."""
    if len(blanks) > 1:
        at = text.find(blanks, start, end)
        return end if at < 0 else at
    found = _BLANK.search(text, start, end)
    return found.start() if found else end
