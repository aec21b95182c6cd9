"""What speaks for each node that may be the answer to a check: labels, pairs, statements, shape.

Nothing here compares values; that a number is whole, or in a range that is no secret, is its form.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from grader.reading import candidates, tables
from grader.reading.journal import Journal, Statement
from grader.reading.labels import Label, Labels
from grader.reading.layout import lay_out
from grader.reading.nodes import Node, Page, spelling
from grader.words.model import Check
from grader.words.values import Grid

FITS = 2
SERIES_LEAST = 2
"""Layers of a series; a number beside an index is none yet."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that may be the answer to a check.

    Attributes:
        node: what it is.
        label: the label of the check that leads to it.
        statement: what it was printed by.
        stated: it was printed once, or its label was said once among what was printed again.
        fits: how far it has the form that is asked for, the shape or the kind of number: 2 is all
            of it, 1 is as many dimensions.
        paired: its statement holds one name and one number.
    """

    node: Node
    label: Label | None
    statement: Statement
    stated: bool
    fits: int
    paired: bool = False

    def rank(self, kind: str) -> tuple[int, ...]:
        """Return what speaks for it, the strongest first; of equals the last one counts."""
        labelled, stated, whole = self.label is not None, self.stated, self.node.made == 0
        if kind == "series":
            layers = len(self.node.numbers)
            return (layers >= SERIES_LEAST, labelled, self.fits, whole, not stated, self.node.end)
        if kind == "grid":
            said = (labelled and stated, labelled, stated)
            return (self.fits, *said, -self.node.made, self.node.end)
        clear = (labelled and stated, self.paired and stated, stated, labelled, self.paired)
        return (self.fits > 0 or labelled, *clear, self.node.end)


class Evidence:
    """A page and all that is known of it without knowing a value."""

    def __init__(self, page: Page, journal: Journal, checks: Sequence[Check]) -> None:
        self.page, self.journal, self.checks = page, journal, checks
        self.layout = lay_out(page)
        self.labels = Labels(page, checks)

    def candidates(self, check: Check) -> list[Candidate]:
        """Return what may be the answer to a check."""
        found = [c for node in self._nodes(check) if (c := self._candidate(node, check))]
        said = Counter(c.statement.site for c in found if c.label is not None)
        return [
            replace(c, stated=True) if c.label and said[c.statement.site] == 1 else c for c in found
        ]

    @cached_property
    def tables(self) -> frozenset[int]:
        """The lines whose values are candidates of a table, not answers."""
        return tables.lines_without_answer(self.page, self._names)

    @cached_property
    def _names(self) -> list[Node]:
        """The names that are no label of a list: `tanh: [..]`, or `tanh` in any line of it."""
        grids = [check for check in self.checks if check.kind == "grid"]
        words = {spelling(word) for c in grids for label in c.labels for word in label.split()}
        covered: set[int] = set()
        for check in grids:
            for node in self._nodes(check):
                if node.shape == check.shape or self.labels.of(node, check):
                    first = min(self.labels.lead(node)[0], node.start)
                    lines = range(self.page.line_of(first), self.page.line_of(node.end) + 1)
                    covered |= set(lines)
                    heading = self.labels.heading(node)
                    covered |= {self.page.line_of(heading[0])} if heading else set()
        return [
            node
            for node in self.page.nodes
            if node.is_name
            and not (
                spelling(str(node.value)) in words and self.page.line_of(node.start) in covered
            )
        ]

    def _nodes(self, check: Check) -> list[Node]:
        if check.kind == "name":
            return self._names
        if check.kind == "series":
            return candidates.series(self.layout, (check.shape or (None,))[0])
        asked = sum(other.shape == check.shape for other in self.checks if other.kind == check.kind)
        if check.kind == "number":
            alone = all(other.kind in ("number", "name") for other in self.checks)
            return candidates.numbers(self.layout, asked if alone else 0)
        return candidates.grids(self.layout, check.shape or (), asked)

    def _candidate(self, node: Node, check: Check) -> Candidate | None:
        if self.page.line_of(node.start) in self.tables or self.labels.is_unlike(node, check):
            return None
        if self.labels.is_label(node):
            return None
        label = self.labels.of(node, check)
        if node.is_number and not self._is_answer(node, check, label):
            return None
        statement = self.journal.at(node.start)
        fits = _fits(node, check)
        paired = (
            fits == FITS and check.kind in ("name", "number") and statement.start in self._paired
        )
        return Candidate(node, label, statement, not statement.often, fits, paired)

    def _is_answer(self, node: Node, check: Check, label: Label | None) -> bool:
        """Say whether a number is no aside; one is an answer only where a label asks for it."""
        if not node.weak:
            return label is not None or not self.labels.is_aside(node)
        if label is None:
            return False
        return check.whole or self._ends_line(node)

    def _ends_line(self, node: Node) -> bool:
        """Say whether no other value stands behind a number on its line."""
        at = bisect_right(self._values, node.start)
        return at == len(self._values) or self._values[at] >= self.page.line_end(node.start)

    @cached_property
    def _values(self) -> list[int]:
        return [node.start for node in self.page.nodes if not node.weak and not node.is_name]

    @cached_property
    def _paired(self) -> frozenset[int]:
        """The statements, by where they start, that hold one name and one number."""
        number = next((check for check in self.checks if check.kind == "number"), None)
        if number is None or not any(check.kind == "name" for check in self.checks):
            return frozenset()
        names: dict[int, set[object]] = defaultdict(set)
        for node in self._names:
            if self.page.line_of(node.start) not in self.tables:
                names[self.journal.at(node.start).start].add(node.value)
        numbers: Counter[int] = Counter()
        for node in candidates.numbers(self.layout, 0):
            start = self.journal.at(node.start).start
            if start in names and not node.weak and _fits(node, number) == FITS:
                numbers[start] += not self.labels.is_aside(node)
        return frozenset(at for at, found in names.items() if len(found) == numbers[at] == 1)


def _fits(node: Node, check: Check) -> int:
    """Return how far a node has the form that a check asks for."""
    if not isinstance(node.value, Grid):
        return FITS
    if check.kind == "series":
        layers = len(node.value.numbers)
        asked = check.shape[0] if check.shape else layers
        return FITS * (layers == node.value.shape[0] == asked)
    if check.kind == "grid":
        alike = len(node.value.shape) == len(check.shape or ()) and not node.elided
        return FITS if alike and node.shape == check.shape else int(alike)
    value = node.number.value
    if check.whole or value != value:
        return FITS * (node.is_whole or not check.whole)
    low, high = check.range or (float("-inf"), float("inf"))
    return FITS * (not node.is_whole and low <= value <= high)
