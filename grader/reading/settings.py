"""Values told apart by the numbers of settings: `loss lr 0.1` of `lr=1e-1: loss 0.52`.

Those that differ in these numbers alone are a family. It is read here only where the output says
the settings of each of its values.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
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
        nodes = [*_values(family, every, asked)]
        if len({node.start for node in nodes}) == len(family):
            pairs = zip(family, nodes, strict=True)
            for name, own in groupby(pairs, key=lambda pair: pair[0].check.name):
                (first, node), *others = own
                is_number = first.check.kind == "number"
                found[name] = node if is_number else joined([node, *(n for _, n in others)])
    return found


def _families(checks: Sequence[Check]) -> Iterator[list[_Wanted]]:
    """Yield the values that are asked with the same words and settings, each with other numbers."""
    wanted = [each for check in checks for each in _of_check(check)]
    keys = dict.fromkeys((each.words, frozenset(each.settings)) for each in wanted)
    for words, names in keys:
        family = [e for e in wanted if (e.words, frozenset(e.settings)) == (words, names)]
        if len({frozenset(each.settings.items()) for each in family}) == len(family):
            yield family


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


def _values(
    family: Sequence[_Wanted], every: Sequence[Said], asked: frozenset[str]
) -> Iterator[Node]:
    names = [*family[0].settings]
    fits = defaultdict[tuple[float | None, ...], list[Said]](list)
    for each in every:
        fits[tuple(map(each.settings.get, names))].append(each)
    are_said = any(each.words & family[0].words for each in every)
    for wanted in family:
        node = _value(wanted, fits[tuple(map(wanted.settings.get, names))], asked, are_said)
        if node is not None:
            yield node


def _value(
    wanted: _Wanted, fits: Sequence[Said], asked: frozenset[str], are_said: bool
) -> Node | None:
    """Return the last value of those with its settings that has the most of its other words.

    One without any of these must be the only one, and these must lead to no other value.
    """
    whole = wanted.check.whole
    fits = [each for each in fits if (each.node.is_whole if whole else not each.node.weak)]
    scores = [(len(e.words & wanted.words), -len(e.words & asked - wanted.words)) for e in fits]
    best = max(scores, default=(0, -1))
    found = [each.node for each, score in zip(fits, scores, strict=True) if score == best]
    is_clear = found and (best[0] or (len(found) == 1 and not best[1] and not are_said))
    return found[-1] if is_clear else None
