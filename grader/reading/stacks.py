"""Rows and numbers that belong together, as they stand below each other or are counted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from grader.reading.nodes import Node, Page

DISTANCE_MOST = 40
"""Lines, or characters of nothing, between two that belong together."""
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
    """A stack that may go on; an index that comes again begins another."""

    entries: list[Entry]
    indices: set[tuple[int, ...]]

    def takes(self, entry: Entry, page: Page) -> bool:
        last = self.entries[-1]
        if last.index and entry.index:
            if len(last.index) != len(entry.index) or entry.index in self.indices:
                return False
            return abs(entry.index[-1] - last.index[-1]) == 1 or not self.is_complete
        if last.index or entry.index:
            return False
        if last.above and entry.above and last.above != entry.above:
            return True
        distance = entry.line - last.last_line
        if len(self.entries) > 1 and distance != last.line - self.entries[-2].last_line:
            return False
        if entry.form:
            return distance <= DISTANCE_MOST
        between = page.text[last.node.end : min(entry.node.start, last.node.end + DISTANCE_MOST)]
        return len(re.sub(r"[\W_]+", "", between)) <= LETTERS_MOST

    @property
    def is_complete(self) -> bool:
        """Whether the indices count from 0 or 1 already: what jumps then is another list."""
        indices = {index[-1] for index in self.indices}
        return len(indices) >= COMPLETE_LEAST and max(indices) - len(indices) in (-1, 0)


def stacks(page: Page, entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return the entries of one form that go on below each other, or count on."""
    going: dict[tuple[object, str], _Run] = {}
    last: _Run | None = None
    found: list[list[Entry]] = []
    for entry in entries:
        key = (entry.node.shape, entry.form)
        run = going.get(key)
        if run is None or not run.takes(entry, page):
            run = going[key] = _below_label(last, entry) or _Run([], set())
            if not run.entries:
                found.append(run.entries)
        last = run
        run.entries.append(entry)
        run.indices.add(entry.index)
    return found


def _below_label(run: _Run | None, entry: Entry) -> _Run | None:
    """Return the run of one that has the label of all before its words: `w: Row 0:`, `Row 1:`."""
    if run is None or len(run.entries) != 1:
        return None
    (first,) = run.entries
    below = first.node.shape == entry.node.shape and entry.line - first.last_line <= 1
    ends = f" {first.form}".endswith(f" {entry.form}") if entry.form else entry.node.shape
    return run if below and bool(ends) and len(first.index) == len(entry.index) else None
