"""Labels as they were found, in the order of the text, and what a count is of beside them.

So is that of `SNR < 1: 19` another than the first of `282 words made of 1789 symbols`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from grader.reading.nodes import Node
from grader.reading.tokens import ANY_LETTER, TO_NUMBER
from grader.words.model import Check

Span = tuple[int, int]
"""From an offset of the text to another."""
_TO_OTHER = re.compile(rf"(?:[^()\n]{{0,60}}\))?[^\n,;|=:：]{{0,60}}{TO_NUMBER}")
"""Behind a number of what leads to another: `SNR < 1: 19`, `width (of 2, 4): 4`."""
_COUNTS = re.compile("[ ]?[个条名张种次位只件项对]?[ ]?")
"""Between a count and what it counts, `42 个节点`."""
_TO_NEXT = re.compile(r"[ ]?[:=：>→]|[ ]{1,8}[-+]?\.?[0-9]")
"""Behind a label that leads to a number behind it: `step 5 accuracy 93`."""
_COUNTED = re.compile(r"(?<![\w.])[0-9][0-9.]{0,9}")
_DIRECTLY = re.compile(r"[\s:=：>是为≈~-]*|[ ](?:is|are|was|of)[ ]")
"""Between a label and what it leads to, so that this leads to no other."""
_BRACKETED = re.compile(rf"[ ]{{0,8}}\([^()\n]{{0,40}}?{ANY_LETTER}")
"""What is said in brackets behind a value of one beside it: `norm: 11.9 (scale 0.08)`."""


def between(marks: re.Pattern[str], text: str, span: Span) -> list[Span]:
    """Return where the parts of a text stand that marks part."""
    found = [mark.span() for mark in marks.finditer(text, *span)]
    starts, ends = [span[0], *(end for _, end in found)], [*(start for start, _ in found), span[1]]
    return [*zip(starts, ends, strict=True)]


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


def masked(text: str, among: Iterable[Node | Label], what: str, mark: str = " ") -> str:
    """Return a text with a mark for each character of a kind in some nodes or labels."""
    parts, position = [], 0
    for each in among:
        if each.start >= position:
            own = re.sub(what, mark, text[each.start : each.end])
            parts += [text[position : each.start], own]
            position = each.end
    return "".join([*parts, text[position:]]) if parts else text


class Found:
    """Labels in the order of the text."""

    def __init__(self, labels: Iterator[Label]) -> None:
        self._labels = list(labels)
        self._starts = [label.start for label in self._labels]

    def __len__(self) -> int:
        return len(self._labels)

    def __iter__(self) -> Iterator[Label]:
        return iter(self._labels)

    def within(self, span: Span) -> list[Label]:
        """Return the labels between two offsets."""
        at = bisect_left(self._starts, span[0])
        if at == len(self._starts) or self._starts[at] >= span[1]:
            return []
        found = self._labels[at : bisect_left(self._starts, span[1], at)]
        return found if found[-1].end <= span[1] else found[:-1]

    def begins(self, start: int, end: int) -> bool:
        """Say whether a label begins at an offset and ends before another."""
        return any(label.start == start for label in self.within((start, end)))

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


def leads_on(text: str, node: Node) -> bool:
    """Say whether a number belongs to what leads to another, as the first of `SNR < 1: 19`."""
    return _TO_OTHER.match(text, node.end) is not None


def follows(text: str, label: Label, node: Node) -> bool:
    """Say whether a label leads to a number with nothing between them."""
    return _DIRECTLY.fullmatch(text, label.end, node.start) is not None


def is_told_beside(text: str, found: Found, line: int, lead: Span, node: Node) -> bool:
    """Say whether a number is told in brackets behind another, with more than a label of its own.

    In `alpha=4 (val MSE 0.23)` the number is what the label asks for; in `MSE: 0.3 (MSE 0.2 in
    torch)` that stands before, on the line that begins at an offset.
    """
    start, end = lead
    begins = text[start - 1 : start] == "\n"
    if begins or ")" in text[start:end] or not _BRACKETED.match(text, start, end):
        return False
    labels = found.within(lead)
    if len(labels) != 1 or text[start : labels[0].start].strip() != "(":
        return True
    before = found.within((line, start))
    again = any(not label.checks.isdisjoint(labels[0].checks) for label in before)
    return again or not follows(text, labels[0], node)


def is_second(text: str, label: Label, node: Node) -> bool:
    """Say whether a label leads to another count that stands before this one."""
    first = _COUNTED.search(text, label.end, node.start)
    directly = first and _DIRECTLY.fullmatch(text, label.end, first.start())
    return first is not None and (bool(directly) or not _TO_OTHER.match(text, first.end()))


def counted(text: str, node: Node, behind: Sequence[Label]) -> Label | None:
    """Return the label of what a whole number counts, directly behind it: `42 nodes`, `42 个节点`.

    `behind` are the labels there. In `step 5 accuracy 93` it leads to another number.
    """
    if node.counts is None or not behind or _TO_NEXT.match(text, behind[0].end):
        return None
    return behind[0] if _COUNTS.fullmatch(text, node.end, behind[0].start) else None


def is_of_others(text: str, node: Node, label: Label, check: Check, what: Label | None) -> bool:
    """Say whether a count is what another check asks for, as the label of `what` it counts says.

    In `words made of 1789 symbols` it is no number of words.
    """
    theirs = what is not None and check.name not in what.checks
    return check.whole and theirs and not follows(text, label, node)
