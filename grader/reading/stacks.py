"""Rows and numbers that belong together, as they stand below each other or are counted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from grader.reading.nodes import Node, Page
from grader.reading.text import form_of

DISTANCE_MOST = 40
"""Lines, or characters of nothing, between two that belong together."""
DRAWN = re.compile(r"[^\n]{0,24}[⎡⎢⎣⎛⎜⎝]")
"""A bracket that is drawn over several lines, and what leads to it in its middle."""
LETTERS_MOST = 2
"""Between two rows that belong together: `w = |` in the middle of a drawn bracket."""
COMPLETE_LEAST = 3
"""Elements of a list that is whole; fewer may come in any order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row or a number on its lines, the index printed for it, and the form of what leads to it.

    `above` is the line whose only content is an index for what follows, and that index.
    """

    node: Node
    line: int
    last_line: int
    index: tuple[int, ...]
    form: str
    above: tuple[int, int] | None


@dataclass(slots=True)
class _Run:
    """A stack that may go on; an index that comes again begins another.

    `counted` are the last numbers of the indices, `most` is the largest of them, and `whole` says
    how many entries there were when they last counted without a gap.
    """

    entries: list[Entry] = field(default_factory=list)
    indices: set[tuple[int, ...]] = field(default_factory=set)
    counted: set[int] = field(default_factory=set)
    most: int = -1
    whole: int = 0

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.indices.add(entry.index)
        if entry.index:
            self.counted.add(entry.index[-1])
            self.most = max(self.most, entry.index[-1])
            self.whole = len(self.entries) if self.is_complete else self.whole

    def takes(self, entry: Entry, page: Page) -> bool:
        last = self.entries[-1]
        if last.index and entry.index:
            if len(last.index) != len(entry.index) or entry.index in self.indices:
                return False
            follows = len(entry.index) > 1 or abs(entry.index[-1] - last.index[-1]) == 1
            follows = follows or entry.index[-1] == self.most + 1 or not self.is_complete
            return follows or entry.line - last.last_line <= 1  # sorted by value, as it were
        if last.index or entry.index:
            return False
        alone = len(self.entries) < 2 or self.entries[-2].above != last.above
        if alone and last.above and entry.above and last.above != entry.above:
            return True  # each has an index of its own above it
        distance = entry.line - last.last_line
        if len(self.entries) > 1 and distance != last.line - self.entries[-2].last_line:
            return False
        if entry.form:
            return distance <= DISTANCE_MOST
        between = page.text[last.node.end : min(entry.node.start, last.node.end + DISTANCE_MOST)]
        return len(re.sub(r"[\W_]+", "", DRAWN.sub("", between))) <= LETTERS_MOST

    def repeats(self, entry: Entry) -> bool:
        """Say whether an index and its value come twice, as when a log goes to two places."""
        last = self.entries[-1]
        is_same = bool(entry.index) and last.index == entry.index
        return is_same and last.node.value == entry.node.value

    @property
    def is_complete(self) -> bool:
        """Whether the indices count from 0 or 1 already: what jumps then is another list."""
        count = len(self.counted)
        return count >= COMPLETE_LEAST and self.most - count == (-1 if 0 in self.counted else 0)


def stacks(page: Page, entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return the entries of one form that go on below each other, or count on."""
    going: dict[tuple[object, str], _Run] = {}
    last: _Run | None = None
    found: list[_Run] = []
    for entry in entries:
        key = (entry.node.shape, entry.form)
        run = going.get(key)
        if run and run.repeats(entry):
            continue
        if run is None or not run.takes(entry, page):
            run = going[key] = _below_label(last, entry) or _Run()
            if not run.entries:
                found.append(run)
        last = run
        run.add(entry)
    found = [*_with_firsts(found)]
    parts = (part for run in found for part in (run.entries[: run.whole], run.entries[run.whole :]))
    return [part for part in parts if part]


def _with_firsts(found: Iterable[_Run]) -> Iterator[_Run]:
    """Yield runs, with the row above that begins otherwise for want of one before it.

    So `layer 0: std 1.02` does, and `layer 1: x0.98 from the last, std 1.0`.
    """
    alone: dict[object, _Run] = {}
    runs = list(found)
    for run in runs:
        first = run.entries[0]
        if first.index and first.form and len(run.entries) == 1:
            alone[_next_key(first, first.last_line + 1, 1)] = run
    joined = set[int]()
    for run in runs:
        above = alone.get(_next_key(run.entries[0], run.entries[0].line, 0))
        if above and len(run.entries) >= COMPLETE_LEAST and 0 not in run.counted:
            joined.add(id(above))
            run.entries.insert(0, above.entries[0])
            run.whole += bool(run.whole)
    yield from (run for run in runs if id(run) not in joined)


def _next_key(entry: Entry, line: int, step: int) -> object:
    """Return what an entry and the one in the next row share: its shape, last word and place."""
    index = (*entry.index[:-1], entry.index[-1] + step) if entry.index else ()
    return line, entry.node.shape, entry.form.rpartition(" ")[2], index


def _below_label(run: _Run | None, entry: Entry) -> _Run | None:
    """Return the run of one that has the label of all before its words: `w: Row 0:`, `Row 1:`."""
    if run is None or len(run.entries) != 1:
        return None
    (first,) = run.entries
    apart = entry.line - first.last_line
    is_row = bool(entry.index) or not entry.node.is_number
    near = apart == 1 or (apart < 1 and is_row)
    below = first.node.shape == entry.node.shape and near
    ends = is_row and f" {first.form}".endswith(f" {entry.form}")
    is_next = len(first.index) == len(entry.index) and first.index != (entry.index or None)
    return run if below and bool(ends if entry.form else entry.node.shape) and is_next else None


def by_index(stack: Sequence[Entry]) -> Sequence[Entry] | None:
    """Return entries in the order of their indices, None if these do not count from 0 or 1."""
    by_index = {entry.index[-1]: entry for entry in stack}
    for first in (0, 1):
        if all(first + at in by_index for at in range(len(stack))):
            return [by_index[first + at] for at in range(len(stack))]
    return None


def by_place(stack: Sequence[Entry], shape: tuple[int, ...]) -> Sequence[Entry] | None:
    """Return entries printed element by element in their places, None if any is missing."""
    placed = {entry.index: entry for entry in stack}
    if all(len(place) == 1 for place in placed):  # `w12`
        placed = {divmod(place[0], 10): entry for place, entry in placed.items()}
    for first in (0, 1) if len(placed) == shape[0] * shape[1] else ():
        places = [(first + row, first + at) for row in range(shape[0]) for at in range(shape[1])]
        if all(place in placed for place in places):
            return [placed[place] for place in places]
    return None


def of_first_form(page: Page, stack: Sequence[Entry], count: int | None) -> Sequence[Entry]:
    """Return the first rows of a stack without those of another form, if they are that many.

    Below rows there may stand one that says the best of them: `Best: lr=0.1, loss=0.7`.
    """
    if not count or len(stack) <= count:
        return ()
    form = form_of(page.line_text(stack[0].line))
    rows = [*takewhile(lambda entry: form_of(page.line_text(entry.line)) == form, stack)]
    return rows if len(rows) == count else ()
