"""The journal beside the text: what one call printed, which line of the source did, how often.

It is the program's own word and only helps to choose. Where it is missing a line is a statement,
and lines of one form are taken for what one line of the source printed again and again.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from grader.reading.text import Shortened, form_of
from grader.words.model import Piece

NOTED_MOST = 20_000
"""Pieces after which the runner stops noting; what follows is read by its lines."""
OFTEN = 2
"""Times that a line of the source prints before it makes a log."""
OFTEN_BY_FORM = 3
"""Lines of one form that make a log where nobody says who printed them."""


class Statement(NamedTuple):
    """What one call printed: where it starts in the text, and who printed it.

    `line` and `cell` are None where that is not known, and so are `from_line` and `from_cell`, from
    where a function was called that printed it. `site` is the same for what one line of the source
    printed.
    """

    start: int
    site: Hashable
    line: int | None
    cell: int | None
    from_line: int | None = None
    from_cell: int | None = None


class Journal:
    """The statements of a text in order; `apart` is where in it a piece was printed."""

    def __init__(self, statements: Sequence[Statement], apart: Sequence[int]) -> None:
        self.apart = frozenset(apart)
        self._pieces = sorted(self.apart)
        self.statements = statements
        self._starts = [statement.start for statement in statements]
        self._times = Counter(statement.site for statement in statements)

    def at(self, offset: int) -> Statement:
        """Return the statement that an offset of the text belongs to."""
        at = bisect_right(self._starts, offset) - 1
        return self.statements[at] if at >= 0 else Statement(0, "", None, None)

    def pieces(self, statement: Statement) -> tuple[Sequence[int], int | None]:
        """Return where each piece of a statement begins, and where the next statement does."""
        at = bisect_right(self._starts, statement.start)
        end = self._starts[at] if at < len(self._starts) else None
        first = bisect_left(self._pieces, statement.start)
        last = len(self._pieces) if end is None else bisect_left(self._pieces, end)
        return self._pieces[first:last], end

    def is_often(self, statement: Statement) -> bool:
        """Say whether what printed a statement did so again and again."""
        often = OFTEN if isinstance(statement.site, int) else OFTEN_BY_FORM
        return self._times[statement.site] >= often


def read(raw: str, seen: Shortened, pieces: Sequence[Piece]) -> Journal:
    """Return the statements of a text: `raw` standard output, and as a person has `seen` it."""
    text = seen.text
    places = _Places(raw, seen) if pieces else None
    found = [(at, piece) for piece in pieces if places and (at := places.of(piece.start)) >= 0]
    noted = list(_statements(raw, found))
    if not noted:
        noted = list(_lines(text, 0))
    elif len(pieces) >= NOTED_MOST:
        noted += _lines(text, noted[-1].start + 1)
    return Journal(noted, [offset for offset, _ in found])


def _statements(raw: str, found: Sequence[tuple[int, Piece]]) -> Iterator[Statement]:
    """Yield what one call printed: `print` writes each argument, and a line feed at its end."""
    before: Piece | None = None
    for at, (offset, piece) in enumerate(found):
        end = found[at + 1][1].start if at + 1 < len(found) else len(raw)
        if before is None or before.site != piece.site or _ends(raw, before, piece, end):
            where = (piece.line or None, piece.cell)
            called = (piece.from_line or None, piece.from_cell)
            yield Statement(offset, piece.site, *where, *called)
        before = piece


def _ends(raw: str, before: Piece, piece: Piece, end: int) -> bool:
    """Say whether a call ended before a piece: with a line feed that no separator follows."""
    said = raw[before.start : piece.start]
    if said == "\n":
        return True
    return said.endswith("\n") and raw[piece.start : end] != " "


def _lines(text: str, start: int) -> Iterator[Statement]:
    """Yield the lines from an offset on as statements; their form stands for who printed them."""
    for line in text[start:].split("\n"):
        if line.strip():
            yield Statement(start, form_of(line), None, None)
        start += len(line) + 1


class _Places:
    """Where in the text a character of the raw output is: exactly, if its line was not changed."""

    def __init__(self, raw: str, seen: Shortened) -> None:
        self._read = seen
        self._raw = _starts(raw)
        self._text = _starts(seen.text)

    def of(self, offset: int) -> int:
        """Return the offset in the text, -1 for what was left out of it."""
        line = bisect_right(self._raw, offset) - 1
        inside = self._read.inside(line + 1)
        if inside is None or inside >= len(self._text):
            return -1
        column, end = offset - self._raw[line], self._text[inside] - 1
        return min(self._text[inside - 1] + column, end)


def _starts(text: str) -> list[int]:
    """Return where each line begins, and at last where one more would."""
    return list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
