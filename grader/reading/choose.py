"""Choose the answer to each check: the labelled value, the pair, else the last one that was stated.

The choice sees labels, order, layout and who printed what, never a right value. No node answers two
checks.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import accumulate, permutations
from math import inf

from grader.reading import remaining
from grader.reading.evidence import Evidence
from grader.reading.rank import FITS_IN_A_ROW, Candidate, is_plausible, leaves_of
from grader.words.model import Check

KINDS = ("grid", "series", "name", "number")
"""The order of choice: the numbers of a list are no numbers any more, and that of a name is its."""

TURNED_MOST = 6
"""Values whose orders are all looked at; more would be thousands."""

Pools = Mapping[str, Sequence[Candidate]]


def choose(evidence: Evidence) -> dict[str, Candidate]:
    """Return the answer to each check that has one, by the check's name."""
    by_settings = remaining.by_settings(evidence)
    chosen = dict(by_settings)
    names = [check for check in evidence.checks if check.kind == "name"]
    for kind in KINDS:
        checks = [c for c in evidence.checks if c.kind == kind and c.name not in by_settings]
        name = next((chosen[check.name] for check in names if check.name in chosen), None)
        taken = leaves_of(c for c in chosen.values() if not c.is_misfit)
        found = evidence.candidates(checks, name, taken)
        pools = {
            check.name: sorted(found[check.name], key=lambda c: c.rank(kind), reverse=True)
            for check in checks
        }
        labelled = _labelled(checks, pools)
        chosen |= labelled
        if kind == "grid":
            chosen |= remaining.labelled_apart(evidence, chosen)
        whole = {name: [c for c in of if c.fits >= FITS_IN_A_ROW] for name, of in pools.items()}
        for left in (whole, pools):  # what has another shape only after what has the right one
            chosen |= _others(
                checks, left, {c.name: chosen[c.name] for c in checks if c.name in chosen}
            )
        missing = [c for c in checks if c.name not in chosen or chosen[c.name].label is None]
        chosen |= remaining.counts(missing, evidence, chosen)
    chosen |= remaining.apart(evidence, chosen)
    met = all(c.name in chosen and not chosen[c.name].is_misfit for c in evidence.checks)
    return chosen if met else remaining.in_order(evidence) or chosen


def _labelled(checks: Sequence[Check], pools: Pools) -> dict[str, Candidate]:
    """Return the checks whose best candidate has a label, each with one of its own.

    Of two checks that want one value the one with the more specific label gets it, then the one
    that has no other, then the last, as values come in the checks' order; the other one takes its
    next.
    """
    wanted = {
        check.name: [c for c in pools[check.name] if c.label is not None]
        for check in checks
        if pools[check.name] and pools[check.name][0].label is not None
    }
    got: dict[str, Candidate] = {}
    waiting = list(reversed(wanted))
    while waiting:
        name = waiting.pop(0)
        if not wanted[name]:
            continue
        best = wanted[name].pop(0)
        rival = next((other for other, c in got.items() if _same(c, best)), None)
        if rival is None:
            got[name] = best
        elif _claim(best, wanted[name]) > _claim(got[rival], wanted[rival]):
            del got[rival]
            got[name] = best
            waiting.append(rival)
        else:
            waiting.append(name)
    return got


def _claim(candidate: Candidate, others: Sequence[Candidate]) -> tuple[int, bool]:
    assert candidate.label is not None
    return candidate.label.size, not others


def _others(
    checks: Sequence[Check], pools: Pools, labelled: Mapping[str, Candidate]
) -> dict[str, Candidate]:
    """Return the checks without a label: those of one form take what is left in their order.

    One whose best stands among the words of its own label takes that first. Of fewer values than
    checks the last checks get them.
    """
    taken = leaves_of(labelled.values())
    chosen: dict[str, Candidate] = {}
    for check in [check for check in checks if check.name not in labelled]:
        best_of = next((c for c in _free(check, checks, pools) if not c.node.overlaps(taken)), None)
        if best_of and best_of.kin > 0:
            chosen[check.name] = best_of
            taken |= leaves_of([best_of])
    waiting = [check for check in checks if check.name not in labelled and check.name not in chosen]
    between = _between(checks, labelled)
    groups: dict[Hashable, list[Check]] = {}
    for check in waiting:
        groups.setdefault((between[check.name], check.shape, check.whole), []).append(check)
    for alike in groups.values():
        first, last = between[alike[0].name]
        best: list[Candidate] = []
        free = {check.name: list(_free(check, checks, pools)) for check in alike}
        inside = {name: [c for c in of if first < c.node.start < last] for name, of in free.items()}
        for check in reversed(alike):
            left = inside[check.name] if any(inside.values()) else free[check.name]
            if candidate := next((c for c in left if not c.node.overlaps(taken)), None):
                best.append(candidate)
                taken |= leaves_of([candidate])
        best.sort(key=lambda candidate: candidate.node.end)
        chosen |= _in_turn(alike[len(alike) - len(best) :], best)
    return chosen


def _in_turn(checks: Sequence[Check], found: Sequence[Candidate]) -> dict[str, Candidate]:
    """Give each check one value, in their order if that is as plausible as any other."""
    may_turn = any(check.range for check in checks) and len(found) <= TURNED_MOST
    orders = permutations(found) if may_turn else [found]
    ways = (
        [
            c._replace(plausible=is_plausible(c.node, check))
            for check, c in zip(checks, order, strict=True)
        ]
        for order in orders
    )
    way = max(ways, key=lambda way: sum(c.plausible for c in way))
    return {check.name: candidate for check, candidate in zip(checks, way, strict=True)}


def _between(
    checks: Sequence[Check], labelled: Mapping[str, Candidate]
) -> Mapping[str, tuple[float, float]]:
    """Return where the values of checks lie if they were printed in the checks' order.

    The labelled ones tell: each other lies between those of the checks before it and behind it.
    """
    starts = [labelled[c.name].node.start if c.name in labelled else None for c in checks]
    known = [start for start in starts if start is not None]
    if known != sorted(known):
        return dict.fromkeys((check.name for check in checks), (-inf, inf))
    before = accumulate((-inf if start is None else start for start in starts), max)
    behind = accumulate((inf if start is None else start for start in reversed(starts)), min)
    bounds = zip(before, reversed(list(behind)), strict=True)
    return {check.name: each for check, each in zip(checks, bounds, strict=True)}


def _free(check: Check, checks: Sequence[Check], pools: Pools) -> Iterator[Candidate]:
    """Yield what a check may have, the best first, without what has the label of another."""
    owned = {
        min(candidate.node.leaves())
        for other in checks
        if other is not check
        for candidate in pools[other.name]
        if candidate.label is not None
    }
    for candidate in pools[check.name]:
        if candidate.label or min(candidate.node.leaves()) not in owned:
            yield candidate


def _same(one: Candidate, other: Candidate) -> bool:
    return one.node.overlaps(leaves_of([other]))
