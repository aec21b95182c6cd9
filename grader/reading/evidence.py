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
        paired: it and one of the other kind, a name or a number, are stated together.
        others: its statement names another candidate than the one that was chosen.
    """

    node: Node
    label: Label | None
    statement: Statement
    stated: bool
    fits: int
    paired: bool = False
    others: bool = False

    def rank(self, kind: str) -> tuple[int, ...]:
        """Return what speaks for it, the strongest first; of equals the last one counts."""
        labelled, stated, whole = self.label is not None, self.stated, self.node.made == 0
        if kind == "series":
            numbers = self.node.numbers
            real = any(number.place != 0 for number in numbers)
            enough = len(numbers) >= SERIES_LEAST
            return (
                enough,
                labelled,
                real,
                self.fits,
                whole,
                -self.node.made,
                not stated,
                self.node.end,
            )
        if kind == "grid":
            said = (labelled and stated, labelled, stated)
            return (self.fits, *said, -self.node.made, self.node.end)
        clear = (labelled and stated, self.paired and stated, stated, labelled, self.paired)
        return (self.fits > 0 or labelled, not self.others, *clear, self.node.end)


class Evidence:
    """A page and all that is known of it without knowing a value."""

    def __init__(self, page: Page, journal: Journal, checks: Sequence[Check]) -> None:
        self.journal, self.checks = journal, checks
        self.labels = Labels(page, checks)
        nodes = tuple(node for node in page.nodes if not self.labels.is_label(node))
        self.page = replace(page, nodes=nodes)
        self.layout = lay_out(self.page)

    def candidates(self, check: Check, name: Candidate | None = None) -> list[Candidate]:
        """Return what may be the answer to a check; `name` is the one that was chosen before."""
        found = [c for node in self._nodes(check) if (c := self._candidate(node, check))]
        said = Counter(c.statement.site for c in found if c.label is not None)
        return [
            replace(
                c,
                stated=c.stated or (c.label is not None and said[c.statement.site] == 1),
                others=name is not None and not self._is_of(c, name),
            )
            for c in found
        ]

    def _is_of(self, candidate: Candidate, name: Candidate) -> bool:
        """Say whether a statement names what was chosen, or nothing."""
        named = self._named.get(candidate.statement.start, ())
        return not named or name.node.value in {node.value for node in named}

    @cached_property
    def tables(self) -> frozenset[int]:
        """The lines whose values are candidates of a table, not answers."""
        return tables.lines_without_answer(self.page, self._stated_names, self._names)

    @cached_property
    def _stated_names(self) -> list[Node]:
        """The names without those beside one that has a label: `Best: ELU, ahead of SELU`."""
        check = next((check for check in self.checks if check.kind == "name"), None)
        by_line: dict[int, list[Node]] = defaultdict(list)
        for node in self._names:
            by_line[self.page.line_of(node.start)].append(node)
        found = []
        for on_line in by_line.values():
            labelled = [node for node in on_line if check and self.labels.of(node, check)]
            found += labelled if len({node.value for node in labelled}) == 1 else on_line
        return found

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
            return self._stated_names
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
        label = self.labels.of(node, check)
        if not node.is_name and not self._is_answer(node, check, label):
            return None
        statement = self.journal.at(node.start)
        fits = _fits(node, check)
        paired = node.start in self._paired
        return Candidate(node, label, statement, not statement.often, fits, paired)

    def _is_answer(self, node: Node, check: Check, label: Label | None) -> bool:
        """Say whether numbers are no aside; that is an answer only where a label asks for it."""
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
    def _named(self) -> dict[int, list[Node]]:
        """The names of each statement, by where it starts, but for those in tables."""
        found: dict[int, list[Node]] = defaultdict(list)
        for node in self._stated_names:
            if self.page.line_of(node.start) not in self.tables:
                found[self.journal.at(node.start).start].append(node)
        return found

    @cached_property
    def _paired(self) -> frozenset[int]:
        """Where the names and numbers begin that are stated together, one of each.

        Of several numbers that of a name is the first behind it, if there is none before.
        """
        number = next((check for check in self.checks if check.kind == "number"), None)
        if number is None or not any(check.kind == "name" for check in self.checks):
            return frozenset()
        numbers: dict[int, list[Node]] = defaultdict(list)
        for node in candidates.numbers(self.layout, 0):
            start = self.journal.at(node.start).start
            if start in self._named and not node.weak and _fits(node, number) == FITS:
                numbers[start] += [] if self.labels.is_aside(node) else [node]
        found: set[int] = set()
        for start, names in self._named.items():
            behind = [node for node in numbers[start] if node.start > names[-1].start]
            alone = len(numbers[start]) == 1 or behind == numbers[start] != []
            if alone and len({name.value for name in names}) == 1:
                found |= {numbers[start][0].start, *(name.start for name in names)}
        return frozenset(found)


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
    if node.fault is not None:
        return 0
    if check.whole or value != value:
        return FITS * (node.is_whole or not check.whole)
    low, high = check.range or (float("-inf"), float("inf"))
    return FITS * (not node.is_whole and low <= value <= high)
