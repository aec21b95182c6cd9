"""The names of a page that may be answers: none of a table, of a list's label, or told beside."""

from collections.abc import Callable, Sequence
from functools import cached_property

from grader.reading import tables
from grader.reading.around import Around
from grader.reading.found import Label
from grader.reading.leads import Labels
from grader.reading.nodes import Node
from grader.reading.said_of import stated
from grader.reading.vocabulary import spelling
from grader.reading.yes_or_no import is_adjective
from grader.words.model import Check


class Names:
    """The names of a page; `label_of`, `around` and `nodes_of` tell of a node and of a check."""

    def __init__(
        self,
        labels: Labels,
        checks: Sequence[Check],
        label_of: Callable[[Node, Check], Label | None],
        around: Callable[[Node], Around],
        nodes_of: Callable[[Check], Sequence[Node]],
    ) -> None:
        self.asked = next((check for check in checks if check.kind == "name"), None)
        self._labels, self._page, self._checks = labels, labels.page, checks
        self._label_of, self._around, self._nodes_of = label_of, around, nodes_of

    @cached_property
    def tables(self) -> frozenset[int]:
        """The lines whose values are candidates of a table, not answers."""
        asked = self.asked
        labels = (each for each in self._labels.found if asked and asked.name in each.checks)
        said = {self._page.line_of(label.start) for label in labels}
        names = [n for n in self.stated if self._page.line_of(n.start) not in self._of_several]
        return tables.lines_without_answer(self._page, names, self._every, said)

    @cached_property
    def stated(self) -> list[Node]:
        """The names that may be answers, without those that are told beside them."""
        asked = self.asked
        found: list[Node] = []
        for line, every in self._page.by_line(self._every):
            labelled = {n.start for n in every if asked and self._label_of(n, asked)}
            said = () if line in self._of_several else labelled
            found += stated(self._page, every, asked.labels if asked else (), said)
        return found

    @cached_property
    def _of_several(self) -> frozenset[int]:
        return tables.of_several(self._page, self._every, self._checks, self._label_of)

    @cached_property
    def _every(self) -> list[Node]:
        """The names that are no label of a list: `tanh: [..]`, or `tanh` in any line of it."""
        grids = [check for check in self._checks if check.kind == "grid"]
        words = {spelling(word) for c in grids for label in c.labels for word in label.split()}
        covered = {line for check in grids for line in self._lines_of(check)}
        return [
            node
            for node in self._page.nodes
            if node.is_name
            and not is_adjective(self._page, node)
            and not (
                spelling(str(node.value)) in words and self._page.line_of(node.start) in covered
            )
        ]

    def _lines_of(self, check: Check) -> set[int]:
        """Return the lines of lists that may be the answer to a check, and of their headings."""
        lines = set[int]()
        for node in self._nodes_of(check):
            is_own = node.shape == check.shape and not node.is_unled
            if is_own or self._label_of(node, check):
                around = self._around(node)
                first = self._page.line_of(min(around.lead[0], node.start))
                lines |= {*range(first, self._page.line_of(node.end) + 1)}
                if around.heading:
                    lines.add(self._page.line_of(around.heading[0]))
        return lines
