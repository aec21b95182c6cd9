"""Words of a label that stand around a value, if not all of them: `Beam: [1, 2], score -6.2`.

They lead to no value by themselves: of values that are equal in all else none counts that stands
among the words of another check.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property, lru_cache

from grader.reading.found import Span
from grader.reading.nodes import Page
from grader.reading.tokens import CJK, REAL
from grader.reading.wordings import meaning, pattern_of, plain
from grader.words.model import Check

_UNKNOWN = re.compile(f"[{CJK}]{{3,}}")


class Kinship:
    """The words of the labels of all checks, where they stand in a page."""

    def __init__(self, page: Page, checks: Sequence[Check]) -> None:
        self._words = {check.name: _words(check) for check in checks}
        groups: dict[Hashable, list[str]] = defaultdict(list)
        for check in checks:
            groups[check.kind, check.shape].append(check.name)
        self._others = {
            name: [other for other in group if other != name]
            for group in groups.values()
            for name in group
        }
        self._text = page.shown

    @cached_property
    def _found(self) -> Sequence[tuple[int, frozenset[str]]]:
        asked = frozenset().union(*self._words.values())
        found = pattern_of([(word,) for word in asked]).finditer(self._text) if asked else ()
        return [(match.start(), _grams(match.group())) for match in found]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [start for start, _ in self._found]

    def of(self, check: Check, spans: Iterable[Span]) -> int:
        """Say by the nearest words whether a value is a check's, 1, or another's, -1; or 0.

        `spans` are where the words around it stand, the nearest first.
        """
        others = self._others[check.name]
        for span in spans if others and self._found else ():
            said = self._said(span)
            own = len(said & self._words[check.name])
            theirs = max(len(said & self._words[other]) for other in others)
            if own != theirs:
                return 1 if own > theirs else -1
        return 0

    def share(self, check: Check, spans: Sequence[Span]) -> int:
        """Return how many of a check's own words stand in some spans."""
        said = set[str]().union(*map(self._said, spans))
        return len(said & self._words[check.name])

    def _said(self, span: Span) -> set[str]:
        first, last = (bisect_left(self._starts, at) for at in span)
        return set[str]().union(*(words for _, words in self._found[first:last]))


def _words(check: Check) -> frozenset[str]:
    return frozenset[str]().union(*map(_grams, check.labels))


@lru_cache(maxsize=1024)
def _grams(label: str) -> frozenset[str]:
    """Return the words of a label by what they mean, and a number that it is for, as `h=0.1`.

    Of Chinese that is not known it is each two characters.
    """
    words = meaning(plain(label))
    pairs = (
        word[at : at + 2]
        for word in words
        if _UNKNOWN.fullmatch(word)
        for at in range(len(word) - 1)
    )
    known = (word for word in words if not _UNKNOWN.fullmatch(word))
    return frozenset((*known, *pairs, *REAL.findall(" ".join(words))))
