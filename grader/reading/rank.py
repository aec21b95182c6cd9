"""What may be the answer to a check, and what speaks for it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from math import inf
from typing import NamedTuple

from grader.reading import asides, numerals
from grader.reading.around import Around
from grader.reading.found import Label
from grader.reading.journal import Statement
from grader.reading.leads import Labels
from grader.reading.nodes import FLAT, FLAT_LIST, UNCOUNTED, Node, Page
from grader.words.model import Check
from grader.words.values import Grid, Number, single

FITS, FITS_IN_A_ROW = 3, 2
SERIES_LEAST = 2
"""Layers of a series; a number beside an index is none yet."""
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


class Candidate(NamedTuple):
    """A node that may be the answer to a check.

    Attributes:
        node: what it is.
        label: the label of the check that leads to it.
        statement: what it was printed by.
        stated: it was printed once, or its label was said once among what was printed again.
        fits: how far it has the form that is asked for, the shape or the kind of number: 3 is all
            of it, 2 as many numbers in one row, 1 is as many dimensions.
        plausible: its numbers lie in the check's range.
        paired: it and one of the other kind, a name or a number, are stated together.
        derived: it is said to be a ratio, a difference or so, or another's to compare with.
        kin: the words around it are this check's, 1, or another's, -1.
        keyed: what each of its values is for stands beside it, as the check's index says.
        qualified: other words beside its label say that it is something near: `weight std`.
        others: its statement names another candidate than the one that was chosen.
        variable: what the source prints there, if that is a variable.
    """

    node: Node
    label: Label | None
    statement: Statement
    stated: bool
    fits: int
    plausible: bool = True
    paired: bool = False
    derived: bool = False
    kin: int = 0
    keyed: bool = False
    qualified: bool = False
    others: bool = False
    variable: Hashable = None

    @property
    def first(self) -> int:
        """Where the first of its numbers, or its name, begins."""
        return next(self.node.leaves())

    @property
    def is_misfit(self) -> bool:
        """Whether it has no label, nor the form and size that are asked for."""
        return self.label is None and (self.fits < FITS_IN_A_ROW or not self.plausible)

    def rank(self, kind: str) -> tuple[int, ...]:
        """Return what speaks for it, the strongest first; of equals the last one counts."""
        labelled, stated = self.label is not None, self.stated
        plausible = labelled or self.plausible
        kin = min(self.kin, 0) if labelled else self.kin
        last = (kin, not self.qualified, self.node.end)
        if kind == "series":
            numbers = self.node.numbers
            real = any(number.place != 0 for number in numbers)
            enough = len(numbers) >= SERIES_LEAST
            form = (not self.derived, real, self.fits, self.node.made < UNCOUNTED)
            return (enough, labelled, plausible, *form, *last)
        if kind == "grid":
            said = (labelled and stated, not self.derived, labelled, stated)
            return (self.fits, plausible, *said, self.keyed, -self.node.made, *last)
        own = (kin > 0 and stated, self.paired and stated)
        clear = (labelled and stated, not self.derived, *own, stated, labelled)
        is_one = self.fits > 0 or labelled
        return (is_one and plausible, is_one, not self.others, *clear, self.paired, *last)


def first_of_a_row(found: list[Candidate]) -> list[Candidate]:
    """Return columns without the label of what stands behind the value that it leads to.

    In `layer:3 | std:0.35 | -13.75%` it leads to one of the two.
    """
    first: dict[int, int] = {}
    for c in found:
        if c.label:
            first[c.label.start] = min(c.first, first.get(c.label.start, c.first))
    return [
        c._replace(label=None) if c.label and c.first > first[c.label.start] else c for c in found
    ]


def with_labels_passed_on(
    found: list[Candidate], page: Page, around: Callable[[Node], Around]
) -> list[Candidate]:
    """Return candidates, with the label of what was or should be given to what came out.

    Of `std target 1.0, got 0.82` and `before 0.9, after 0.8` the second has the label of both.
    """
    told = {
        at: c
        for at, c in enumerate(found)
        if c.label and c.derived and any(map(around(c.node).says, ("former", "wanted")))
    }
    own = sorted((c.first, at) for at, c in enumerate(found) if told and c.label is None)
    for at, c in told.items():
        end = c.first if c.node.made else c.node.end
        following = bisect_right(own, (end, len(found)))
        first, of = own[following] if following < len(own) else (end, at)
        is_next = first > end and page.line_of(first) == page.line_of(end)
        if is_next and not found[of].derived and around(found[of].node).says("own"):
            found[of] = found[of]._replace(label=c.label)
            found[at] = c._replace(label=None)
    return found


def without_others(
    found: list[Candidate],
    others: int,
    is_anothers: Callable[[Node], bool],
    around: Callable[[Node], Around],
) -> list[Candidate]:
    """Return candidates without the labels of what is only told beside the answers.

    `mine: 1.58, PyTorch: 1.67, ratio: 0.95` states the ratio of the answers, but the ratio
    below two deviations may be one. `initial w: 5` states what the number that stands below it
    alone was before. As many `others` ask for the same kind.
    """
    if not any(c.derived and c.label for c in found):
        return found
    own = [c for c in found if not c.derived and c.fits == FITS]
    theirs = {c.node.end for c in own if is_anothers(c.node)}
    plain = [c.node for c in own if c.label is None and c.node.end not in theirs]
    last = max((node.start for node in plain if not around(node).is_of_another), default=-1)
    ends = sorted(node.end for node in plain if not around(node).says("spread"))
    missing = 1 + others * (not theirs)
    known = len(ends) >= missing
    first = max(ends[missing - 1], min(theirs, default=0)) if known else inf

    def is_beside(c: Candidate) -> bool:
        start = c.node.start
        return c.derived and (start > first or (start < last and around(c.node).says("former")))

    return [c._replace(label=None) if is_beside(c) else c for c in found]


def with_last_of_loop(found: list[Candidate]) -> list[Candidate]:
    """Return candidates, with the label that a loop printed for what is printed alone below it.

    So `print(w)` says what w is in the end after a loop of `print(i, "w =", w)`: both show one
    variable.
    """
    said = [c for c in found if c.label is not None]
    if not said or any(c.stated for c in said):
        return found
    last = max(said, key=lambda c: c.node.end)

    def is_last(c: Candidate) -> bool:
        is_bare = c.label is None and c.stated and c.fits == FITS and c.node.start > last.node.end
        return is_bare and c.variable is not None and c.variable == last.variable

    return [c._replace(label=last.label) if is_last(c) else c for c in found]


def leaves_of(candidates: Iterable[Candidate]) -> set[int]:
    """Return where the numbers and names begin that candidates are made of."""
    return {at for candidate in candidates for at in candidate.node.leaves()}


def is_fraction(node: Node) -> bool:
    """Say whether a number is no whole one, which a count cannot be."""
    return any(number.value % 1 for number in node.numbers)


def fits(node: Node, check: Check) -> int:
    """Return how far a node has the form that a check asks for."""
    if not isinstance(node.value, Grid):
        return FITS
    if check.kind == "series":
        layers = len(node.value.numbers)
        asked = check.shape[0] if check.shape else layers
        return FITS * (layers == node.value.shape[0] == asked)
    if check.kind == "grid":
        alike = len(node.value.shape) == len(check.shape or ()) and not node.elided
        is_flat = node.made in (FLAT, FLAT_LIST)
        exactly = FITS_IN_A_ROW if is_flat else FITS
        is_right = node.shape == check.shape and not (check.whole and is_fraction(node))
        return exactly if alike and is_right else int(alike)
    if numerals.fault_for(check, node) is not None:
        return 0
    return FITS * (node.is_whole == check.whole)


def is_plausible(node: Node, check: Check) -> bool:
    """Say whether no number of a node lies beyond the range of a check."""
    if check.range is None or node.is_name:
        return True
    low, high = check.range
    return not any(number.value < low or high < number.value for number in node.numbers)


def in_thousands(page: Page, node: Node) -> Node | None:
    """Return a number whose comma parts thousands, `6,325`, as it is a whole one; None if none."""
    found = _THOUSANDS.fullmatch(page.shown, node.start, node.end) if node.is_number else None
    value = single(Number(float(found[0].replace(",", "")), 0)) if found else None
    return node._replace(value=value) if value else None


def is_asked(labels: Labels, around: Around, check: Check, label: Label | None) -> bool:
    """Say whether a label asks for a number that else counts or measures something."""
    node, text = around.node, labels.page.text
    if label is None or (check.whole and numerals.is_total(text, node.start)):
        return False
    if check.whole:
        return not around.leads_on or around.follows(label)
    leads = not {*",("} & {*text[label.end : node.start]} and not text.startswith("/", node.end)
    return leads and labels.rest(node) is not None


def is_measured(page: Page, node: Node, check: Check) -> bool:
    """Say whether a number with a unit has the size that is asked: `18.29 min`, not `3.2 s`.

    So has a share of something where per cents are asked: `92.0% of the rows right`.
    """
    if check.range is None or not is_plausible(node, check):
        return False
    measured = is_fraction(node) and asides.MEASURED.match(page.text, node.end) is not None
    return measured or (check.percent and numerals.is_in_percent(node))
