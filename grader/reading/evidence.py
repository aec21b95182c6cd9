"""What speaks for each node that may be the answer to a check: labels, pairs, statements, shape.

Nothing here compares values; that a number is whole, or in a range that is no secret, is its form.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Sequence
from functools import cached_property
from typing import Any

from grader.reading import candidates, rank
from grader.reading.around import Around
from grader.reading.found import Label
from grader.reading.keys import is_keyed, keyed
from grader.reading.kin import Kinship
from grader.reading.layout import Layout
from grader.reading.leads import Labels
from grader.reading.names import Names
from grader.reading.nodes import ANNOUNCED, FLAT_LIST, IN_WORDS, Node, Page
from grader.reading.pairs import paired
from grader.reading.prints import Prints
from grader.reading.rank import FITS, Candidate
from grader.reading.repeats import latest
from grader.reading.rounded import in_full
from grader.reading.settings import by_settings
from grader.words.model import Check


class Evidence:
    """A page and all that is known of it; what `beside` is of is not looked for, but has labels."""

    def __init__(
        self, page: Page, prints: Prints, checks: Sequence[Check], beside: Sequence[Check] = ()
    ) -> None:
        self.prints, self.journal, self.checks = prints, prints.journal, checks
        self.by_settings = by_settings(in_full(page, checks), checks)
        self.labels = Labels(keyed(page, checks), [*checks, *beside])
        self.page = self.labels.page
        self.layout = Layout(self.page, prints.worded(self.page))
        self.kinship = Kinship(self.page, checks)
        self.names = Names(self.labels, checks, self._label, self.around, self._nodes)
        self._around: dict[int, Around] = {}
        self._nodes_of: dict[Hashable, list[Node]] = {}

    def around(self, node: Node) -> Around:
        """Return what stands around a node; it is kept, so that the node's id stays its own."""
        if id(node) not in self._around:
            self._around[id(node)] = Around(self.labels, node)
        return self._around[id(node)]

    def _label(self, node: Node, check: Check) -> Label | None:
        around = self.around(node)
        return None if around.is_unlike(check) else around.label(check)

    def candidates(
        self, checks: Sequence[Check], name: Candidate | None, taken: Collection[int]
    ) -> dict[str, list[Candidate]]:
        """Return what may be the answer to each check of one kind, by the check's name.

        `name` is what was chosen for the name; what is `taken` is an answer already.
        """
        ranged = [check for check in checks if check.range]
        nodes: dict[Any, Sequence[Node]] = {}
        for check in checks:
            free = [n for n in self._nodes(check) if not (taken and n.overlaps(taken))]
            if check.shape not in nodes:
                nodes[check.shape] = latest(
                    self.page, free, len(checks) + 1, lambda node: self._apart(node, ranged)
                )
        return {check.name: self._of_check(nodes[check.shape], check, name) for check in checks}

    def _of_check(
        self, nodes: Sequence[Node], check: Check, name: Candidate | None
    ) -> list[Candidate]:
        found = [c for node in nodes if (c := self._candidate(node, check))]
        found = [c for c in found if not self.around(c.node).is_disowned] or found
        said = Counter(
            (c.statement.site, c.label is not None) for c in found if c.label or c.kin > 0
        )
        for at, c in enumerate(found):
            own = c.statement.site, c.label is not None
            alone = said[own] == 1 and (c.label or (c.kin > 0 and (own[0], True) not in said))
            stated = c.stated or bool(alone)
            others = name is not None and not self._is_of(c, name)
            if (stated, others) != (c.stated, c.others):
                found[at] = c._replace(stated=stated, others=others)
        found = rank.with_last_of_loop(found)
        found = rank.with_labels_passed_on(found, self.page, self.around)
        found = rank.first_of_a_row(found) if check.kind == "series" else found
        rivals = [other for other in self.checks if other.kind == check.kind and other != check]
        return rank.without_others(
            found,
            len(rivals),
            lambda node: any(self._label(node, other) for other in rivals),
            self.around,
        )

    def _apart(self, node: Node, ranged: Sequence[Check]) -> Hashable:
        """Return what tells a node apart from another on a line of the same form."""
        site = self.journal.at(node.start).site
        return (
            site,
            node.start in self._paired,
            *[rank.is_plausible(node, check) for check in ranged],
        )

    def _is_of(self, candidate: Candidate, name: Candidate) -> bool:
        """Say whether a statement names what was chosen, or nothing."""
        named = self._named.get(candidate.statement.start, ())
        return not named or name.node.value in {node.value for node in named}

    def _nodes(self, check: Check) -> list[Node]:
        if check.kind == "name":
            return self.names.stated
        form = check.kind, check.shape, check.index
        if form not in self._nodes_of:
            self._nodes_of[form] = self._of_form(check)
        return self._nodes_of[form]

    def _of_form(self, check: Check) -> list[Node]:
        if check.kind == "series":
            return candidates.series(self.layout, (check.shape or (None,))[0])
        asked = sum(other.shape == check.shape for other in self.checks if other.kind == check.kind)
        if check.kind == "number":
            alone = all(other.kind in ("number", "name") for other in self.checks)
            return candidates.numbers(self.layout, asked if alone else 0)
        return candidates.grids(self.layout, check.shape or (), asked, check.index)

    def _candidate(self, node: Node, check: Check) -> Candidate | None:
        is_one = check.kind in ("name", "number")
        if is_one and self.page.line_of(node.start) in self.names.tables:
            return None
        around = self.around(node)
        if around.is_unlike(check):
            return None
        label = around.label(check)
        said = self.prints.said_of(next(node.leaves()))
        names = self.prints.names_of(said, self.page, is_one) if said else ()
        in_code = self.kinship.in_code(check, names)
        is_meant = in_code > 0 and rank.is_fraction(node)
        has_size = node.weak and rank.is_measured(self.page, node, check)
        may_be = not node.weak or is_meant or has_size
        if not (may_be or rank.is_asked(self.labels, around, check, label)):
            return None
        if check.kind == "number" and check.whole and rank.is_fraction(node):
            whole = rank.in_thousands(self.page, node)
            if whole is None:
                return None
            node = whole
        is_bare = label is None and not is_meant and not node.is_name
        is_aside = is_bare and around.is_aside(check.whole)
        is_said = node.made in (ANNOUNCED, IN_WORDS)
        is_own = not is_said or self.kinship.share(check, [*around.spans])
        unled = label is None and (node.made == FLAT_LIST or not is_own)
        if unled or (is_aside and check.kind != "grid") or (is_bare and self._is_of_others(node)):
            return None
        statement = self.journal.at(node.start)
        by_key = check.index is not None and is_keyed(node)  # each once, so in a loop as well
        stated = by_key or not self.journal.is_often(statement)
        is_worded = said is not None and said.literal and node.is_number
        is_other = is_worded or (label is None and self.kinship.is_unlike(check, names))
        derived = around.is_derived or is_aside or is_other or (has_size and not is_meant)
        kin = self.kinship.of(check, around.spans, in_code)
        qualified = label is not None and not check.whole and around.is_qualified(label)
        fits = rank.fits(node, check)
        if check.probe and is_bare and is_one and (not stated or node.start in self.layout.in_rows):
            fits = min(fits, 1)  # what the probe gives is meant, and not the last of ten gradients
        form = fits, rank.is_plausible(node, check), node.start in self._paired
        found = Candidate(node, label, statement, stated, *form, derived, kin, by_key, qualified)
        return found._replace(variable=said.variable) if said else found

    def _is_of_others(self, node: Node) -> bool:
        """Say whether each number of a few below each other has the label of one of its own."""
        alone = [check for check in self.checks if check.kind == "number"]
        few = node.made and 1 < len(node.parts) <= len(alone)
        return bool(few) and all(
            part.is_number and any(self._label(part, check) for check in alone)
            for part in node.parts
        )

    @cached_property
    def _named(self) -> dict[int, list[Node]]:
        """The names of each statement, by where it starts, but for those in tables."""
        found: dict[int, list[Node]] = defaultdict(list)
        for node in self.names.stated:
            if self.page.line_of(node.start) not in self.names.tables:
                found[self.journal.at(node.start).start].append(node)
        return found

    @cached_property
    def _paired(self) -> frozenset[int]:
        """Where the names and numbers begin that are stated together, one of each."""
        number = next((check for check in self.checks if check.kind == "number"), None)
        if number is None or self.names.asked is None:
            return frozenset()
        lines = {self.page.line_of(names[-1].start) + 1 for names in self._named.values()}
        numbers = (
            node
            for node in candidates.numbers(self.layout, 0)
            if self.journal.at(node.start).start in self._named
            or self.page.line_of(node.start) in lines
            if not node.weak and rank.fits(node, number) == FITS and rank.is_plausible(node, number)
            if not self.around(node).is_aside()
        )
        return paired(self.page, self.journal, self._named, numbers)
