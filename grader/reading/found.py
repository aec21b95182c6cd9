"""Labels as they were found, in the order of the text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

Span = tuple[int, int]
"""From an offset of the text to another."""


class Label(NamedTuple):
    """A label in the text, the checks that it belongs to, and how many of its words are missing."""

    start: int
    end: int
    checks: frozenset[str]
    missing: int = 0

    @property
    def size(self) -> int:
        """How specific it is."""
        return self.end - self.start

    def is_counted(self, text: str) -> bool:
        """Say whether a number says how many of it there are, `stopped after 10 iterations`."""
        return text[max(0, self.start - 2) : self.start].rstrip(" ")[-1:].isdigit()


class Found:
    """Labels in the order of the text."""

    def __init__(self, labels: Iterator[Label]) -> None:
        self._labels = list(labels)
        self._starts = [label.start for label in self._labels]

    def __len__(self) -> int:
        return len(self._labels)

    def __iter__(self) -> Iterator[Label]:
        return iter(self._labels)

    def within_each(self, text: str, what: str, mark: str) -> str:
        """Return a text with a mark for each character of a kind in a label: a blank, a digit."""
        parts, position = [], 0
        for label in self._labels:
            if label.start >= position:
                own = re.sub(what, mark, text[label.start : label.end])
                parts += [text[position : label.start], own]
                position = label.end
        return "".join([*parts, text[position:]])

    def within(self, span: Span) -> list[Label]:
        """Return the labels between two offsets."""
        at = bisect_left(self._starts, span[0])
        if at == len(self._starts) or self._starts[at] >= span[1]:
            return []
        found = self._labels[at : bisect_left(self._starts, span[1], at)]
        return found if found[-1].end <= span[1] else found[:-1]

    def nearest(self, span: Span, check: str) -> Label | None:
        """Return the last label between two offsets if it is one of a check's."""
        found = self.within(span)
        return found[-1] if found and check in found[-1].checks else None

    def last(self, span: Span, check: str) -> Label | None:
        """Return the last label of a check between two offsets."""
        return next((each for each in self.within(span)[::-1] if check in each.checks), None)

    def first(self, span: Span, check: str) -> Label | None:
        """Return the first label of a check between two offsets."""
        return next((each for each in self.within(span) if check in each.checks), None)
