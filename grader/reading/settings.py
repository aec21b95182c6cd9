"""Values told apart by the numbers of settings: `loss lr 0.1` of `lr=1e-1: loss 0.52`.

Those that differ in these numbers alone are a family. It is read here only where the output says
the settings of each of its values.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from math import isclose, nan
from typing import NamedTuple

from grader.reading.nodes import Node, Page, joined
from grader.reading.settings_said import Said, Settings, parsed, said, words_of
from grader.reading.wordings import meaning, plain
from grader.words.model import Check


class _Wanted(NamedTuple):
    """A value that is asked: of which check, its settings, and what its other words mean."""

    check: Check
    settings: Settings
    words: frozenset[str]


def by_settings(page: Page, checks: Sequence[Check]) -> dict[str, Node]:
    """Return the answers to the checks whose values are told apart by settings, by their names."""
    families = [*_families(checks)]
    if not families:
        return {}
    numbers = defaultdict[str, set[float]](set)
    for each in chain.from_iterable(families):
        for name, number in each.settings.items():
            numbers[name].add(number)
    every = [*said(page, numbers)]
    asked = frozenset(
        word for check in checks for label in check.labels for word in words_of(label)
    )
    found: dict[str, Node] = {}
    for family in families:
        values = [_value(each, every, asked) for each in family]
        nodes = [node for node in values if node is not None]
        if len({node.start for node in nodes}) == len(family):
            pairs = zip(family, nodes, strict=True)
            for name, own in groupby(pairs, key=lambda pair: pair[0].check.name):
                of = [*own]
                is_number = of[0][0].check.kind == "number"
                found[name] = of[0][1] if is_number else joined([node for _, node in of])
    return found


def _families(checks: Sequence[Check]) -> Iterator[list[_Wanted]]:
    wanted = [each for check in checks for each in _of_check(check)]
    keys = dict.fromkeys((each.words, frozenset(each.settings)) for each in wanted)
    for words, names in keys:
        yield [e for e in wanted if (e.words, frozenset(e.settings)) == (words, names)]


def _of_check(check: Check) -> list[_Wanted]:
    """Return the values of a check by settings; none where these do not say which is which."""
    label, rest = next((found for each in check.labels if (found := parsed(each))[0]), ({}, ""))
    words = words_of(rest if label else " ".join(check.labels[:1]))
    if check.kind == "number" and label:
        return [_Wanted(check, label, words)]
    index = check.index or ()
    if not index or len(check.shape or (0,)) != 1:
        return []
    keys = [parsed(key) if isinstance(key, str) else ({}, key) for key in index]
    if all(settings and not words_of(str(left)) for settings, left in keys):
        return [_Wanted(check, {**label, **settings}, words) for settings, _ in keys]
    if label and check.row and all(not isinstance(key, str) for key in index):
        row = " ".join(meaning(plain(check.row)))
        return [_Wanted(check, {**label, row: float(key)}, words) for key in index]
    return []


def _value(wanted: _Wanted, every: Sequence[Said], asked: frozenset[str]) -> Node | None:
    """Return the last value with the settings that are asked, and the most of the other words.

    One without any of these must be the only one.
    """
    is_whole, settings = wanted.check.whole, wanted.settings.items()
    fits = [
        each
        for each in every
        if all(isclose(each.settings.get(n, nan), at, rel_tol=1e-9) for n, at in settings)
        if (each.node.is_whole if is_whole else not each.node.weak)
    ]
    shares = [len(each.words & wanted.words) for each in fits]
    others = [len(each.words & asked - wanted.words) for each in fits]
    scores = [*zip(shares, (-count for count in others), strict=True)]
    best = max(scores, default=(0, -1))
    found = [each.node for each, score in zip(fits, scores, strict=True) if score == best]
    if (not best[0] and (len(found) > 1 or best[1])) or not found:
        return None
    return found[-1]
