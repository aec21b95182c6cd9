"""Arrays as they are printed: nested brackets, rows below each other, a factor before or after.

Time is linear in the text: brackets are kept on a stack, and arrays nest no deeper than `_RANK`.
"""

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field

from grader.reading import patterns
from grader.reading.items import Item, Page, as_number, same_precision, spelling
from grader.reading.rows import Block, joined, scaled, stacked
from grader.words.model import Array

_RANK = 8
_TOKEN = re.compile(rf"(?P<dots>\.{{3}}|…)|{patterns.TOKEN.pattern}", re.VERBOSE)
_BESIDE = re.compile(r"[ \t,;|]*+(?:(?:np\.|torch\.)?+(?:tensor|array|float[0-9]*+)\()?+")
_KEY = re.compile(r"['\"]?[ ]?:")


@dataclass(slots=True)
class _Group:
    """An open bracket; `regular` while everything in it has one shape.

    A `call` such as `tensor(..)` is what is in it, and `w[0]` is no array but a place in one; a
    tuple or a dict may be only a cover of what is in it.
    """

    bracket: str
    call: bool
    start: int
    parts: list[Block] = field(default_factory=list)
    regular: bool = True
    elided: bool = False


def arrays(page: Page, shapes: Collection[tuple[int, ...]]) -> list[Item]:
    """Return the arrays of a page in order; of a cover, what is in it unless it has a `shape`.

    One that is shortened by `...` is marked as elided and has any shape.
    """
    found = sorted(_Reader(page, shapes).blocks(), key=lambda block: block.start)
    return [_item(page, block) for block in stacked(page, found, shapes)]


def _item(page: Page, block: Block) -> Item:
    numbers, start = scaled(page, block)
    line = bisect_right(page.line_starts, start)
    array = Array(block.shape, same_precision(numbers))
    return Item(array, line, start, block.end, elided=block.elided)


class _Reader:
    """The state of one pass over a page."""

    def __init__(self, page: Page, shapes: Collection[tuple[int, ...]]) -> None:
        self.text = page.text
        self.shapes = shapes
        self.groups: list[_Group] = []
        self.found: list[Block] = []
        self.row: list[Block] = []
        self.dots_at = 0
        self.index_end = -1

    def blocks(self) -> list[Block]:
        """Run the pass: arrays in brackets, and rows of numbers that have none."""
        for token in _TOKEN.finditer(self.text):
            kind = token.lastgroup or ""
            if kind == "open":
                before = self.text[token.start() - 1 : token.start()]
                call = bool(re.match(r"\w", before)) or token.start() == self.index_end
                self.groups.append(_Group(token.group(), call, token.start()))
            elif kind == "close":
                self._close(token.group(), token.end())
            elif kind == "number":
                self._number(token.group(), token.start(), token.end())
            elif kind == "dots":
                self._dots(token.end())
            elif kind == "word" and spelling(token.group()) in {"nan", "inf"}:
                self._number(spelling(token.group()), token.start(), token.end())
            elif kind == "word" and self.text[token.end() : token.end() + 1] == "(":
                continue
            elif kind != "newline":
                self._spoil(word=kind == "word")
        self._dissolve()
        self._end_row()
        return self.found

    def _spoil(self, word: bool) -> None:
        """Note that a group holds more than numbers, unless it is a name of an argument."""
        if self.groups and not (word and self.groups[-1].call):
            self._open_up(self.groups[-1])

    def _dots(self, end: int) -> None:
        if self.groups:
            self.groups[-1].elided = True
        elif self.row:
            self.dots_at = len(self.row)
            self.row[-1] = self.row[-1]._replace(end=end)

    def _number(self, token: str, start: int, end: int) -> None:
        if len(token) > patterns.LONGEST_NUMBER or _KEY.match(self.text, end):
            return  # 0: a key, or an index before its row
        self._add(Block((), (as_number(token),), start, end))

    def _close(self, bracket: str, end: int) -> None:
        if not self.groups or self.groups[-1].bracket != patterns.PAIRS[bracket]:
            self._dissolve()
            return
        group = self.groups.pop()
        if group.call and bracket == "]" and all(part.is_index for part in group.parts):
            self.index_end = end
            return
        if not group.regular or not group.parts or (group.call and len(group.parts) > 1):
            self._open_up(group)
            self._spoil(word=False)
        elif group.call:
            only = group.parts[0]
            self._add(only._replace(end=end, elided=only.elided or group.elided))
        else:
            cover = group.bracket != "["
            self._add(joined(group.parts, group.start, end, group.elided, cover))

    def _add(self, block: Block) -> None:
        """Take a number or an array: into the open group, or outside of all."""
        if not self.groups:
            self._stand_alone(block)
            return
        group = self.groups[-1]
        first = group.parts[0] if group.parts else block
        alike = first.elided or block.elided or first.shape == block.shape
        group.parts.append(block)
        if not (group.regular and alike and len(block.shape) < _RANK):
            self._open_up(group)

    def _open_up(self, group: _Group) -> None:
        """Let the arrays in a group that is none itself stand alone."""
        group.regular = False
        for part in group.parts:
            if part.shape:
                self._stand_alone(part)
        group.parts.clear()

    def _stand_alone(self, block: Block) -> None:
        if not block.shape:
            last = self.row[-1] if self.row else block
            if self.row and not _BESIDE.fullmatch(self.text, last.end, block.start):
                self._end_row()
            self.row.append(block)
            return
        self._end_row()
        self.found += block.uncovered(self.shapes)

    def _end_row(self) -> None:
        """Make an array of the numbers side by side that were read last."""
        if self.row:
            numbers = tuple(number for block in self.row for number in block.numbers)
            start, end = self.row[0].start, self.row[-1].end
            elided = 0 < self.dots_at < len(numbers)
            self.found.append(Block((len(numbers),), numbers, start, end, elided, bare=True))
        self.row, self.dots_at = [], 0

    def _dissolve(self) -> None:
        """Forget brackets that have no partner, but not what is in them."""
        for group in self.groups:
            self._open_up(group)
        self.groups.clear()
