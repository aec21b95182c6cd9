"""Words of a label that stand around a value, if not all of them: `Beam: [1, 2], score -6.2`.

They lead to no value by themselves: of values that are equal in all else none counts that stands
among the words of another check.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter

from grader.reading.found import Span
from grader.reading.nodes import Page
from grader.reading.tokens import CJK, LETTER, REAL
from grader.reading.wordings import meaning, pattern_of, plain
from grader.words.model import Check

_NAME = re.compile(r"[A-Za-z]\w+")
_WORD = re.compile(rf"{LETTER}{{2}}|{CJK}")
_PART = re.compile(rf"{LETTER}{{3,}}")
SHORT_LEAST = 3
"""Letters of a word that is shortened: two may be anything."""
_BY = re.compile(rf"(?<!{LETTER})d([A-Za-z][0-9]?)(?!{LETTER})")
"""What is a gradient by a weight, `dL/dW`, where one is asked."""
PRINTED = 10
"""Times that a word which was printed counts more than one of the source."""
_GENERAL = frozenset(("count", "sum", "result", "first", "last"))
"""Words that any value may have."""
_UNKNOWN = re.compile(f"{CJK}{{3,}}")


class Kinship:
    """The words of the labels of all checks, where they stand in a page."""

    def __init__(self, page: Page, checks: Sequence[Check]) -> None:
        self._words = {check.name: _words(check) for check in checks}
        self._names = {check.name: self._words[check.name] | _names(check) for check in checks}
        groups: dict[Hashable, list[str]] = defaultdict(list)
        for check in checks:
            groups[check.kind, check.shape].append(check.name)
        self._others = {
            name: [other for other in group if other != name]
            for group in groups.values()
            for name in group
        }
        self._unlike = {check.name: _unlike(check) for check in checks}
        self._text = page.shown

    @cached_property
    def _found(self) -> Sequence[tuple[int, frozenset[str]]]:
        asked = frozenset().union(*self._words.values())
        if not asked:
            return ()
        shortened = _shortened(asked)
        whole = pattern_of([(word,) for word in asked]).finditer(self._text)
        parts = _PART.finditer(self._text) if shortened else ()
        found = [(match.start(), _grams(match.group())) for match in whole]
        for match in _BY.finditer(self._text) if "gradient" in asked else ():
            found.append((match.start(), frozenset(("gradient", match[1].casefold()))))
        for match in parts:
            if word := shortened.get(plain(match.group())):
                found.append((match.start(), frozenset((word,))))
        return sorted(found, key=itemgetter(0))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [start for start, _ in self._found]

    def of(self, check: Check, spans: Iterable[Span], in_code: int = 0) -> int:
        """Say by the nearest words whether a value is a check's, by how many, or another's, -1.

        It is 0 where they say nothing. `spans` are where the words around it stand, the nearest
        first: each leaves only those checks whose words it has the most of. What the source says,
        `in_code`, counts less than any word that was printed.
        """
        spans = [*spans] if self._others[check.name] and self._found else []
        is_own = self._is_of(check, map(self._said, spans), self._words)
        if is_own is None:
            return in_code
        return self.share(check, spans) * PRINTED + max(in_code, 0) if is_own else -1

    def in_code(self, check: Check, names: Sequence[Sequence[str]]) -> int:
        """Say the same by the names that the source has for a value, the nearest first.

        It is the more the nearer those are that tell. Of bare numbers the order tells, not the
        source.
        """
        if not self._is_worded:
            return 0
        for at, of in enumerate(names):
            said = frozenset[str]().union(*map(self._meant, of))
            is_own = self._is_of(check, [said], self._names)
            if is_own is False:
                return -1
            if is_own and said & self._names[check.name]:
                return len(names) - at
        return 0

    def is_unlike(self, check: Check, names: Sequence[Sequence[str]]) -> bool:
        """Say whether what the source calls a value is what a check is not: `print(w.grad)`."""
        unlike = self._unlike[check.name]
        own = frozenset[str]().union(*map(self._meant, names[0])) if unlike and names else ()
        return not unlike.isdisjoint(own)

    def _is_of(
        self,
        check: Check,
        said: Iterable[Collection[str]],
        words: Mapping[str, frozenset[str]],
    ) -> bool | None:
        """Say whether words are those of a check or of another of its form, None if of neither."""
        left = {check.name, *self._others[check.name]}
        for own in said:
            weights = {name: sum(map(_weight, words[name].intersection(own))) for name in left}
            most = max(weights.values())
            left = {name for name, weight in weights.items() if weight == most}
            if check.name not in left:
                return False
            if len(left) == 1:
                return True
        return None

    def _meant(self, name: str) -> frozenset[str]:
        """Return what a name of the source means, the words that it shortens too."""
        short = (self._short.get(word) for word in plain(name).split())
        return _grams(name) | {word for word in short if word}

    @cached_property
    def _short(self) -> Mapping[str, str]:
        return _shortened(frozenset().union(*self._names.values()))

    @cached_property
    def _is_worded(self) -> bool:
        return _WORD.search(self._text) is not None

    def share(self, check: Check, spans: Sequence[Span]) -> int:
        """Return how many of a check's own words stand in some spans."""
        said = set[str]().union(*map(self._said, spans))
        return len(said & self._words[check.name])

    def _said(self, span: Span) -> set[str]:
        first, last = (bisect_left(self._starts, at) for at in span)
        return set[str]().union(*(words for _, words in self._found[first:last]))


def _weight(word: str) -> int:
    """Return how much a word tells: of `number of links` it is the second."""
    return 1 if word in _GENERAL else 2


@lru_cache(maxsize=64)
def _shortened(words: frozenset[str]) -> Mapping[str, str]:
    """Return what may stand for a word, as `diff` for `difference`, and for no other of these."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for size in range(SHORT_LEAST, len(word) if _PART.fullmatch(word) else 0):
            found[word[:size]].add(word)
    return {short: min(of) for short, of in found.items() if len(of) == 1 and short not in words}


def _words(check: Check) -> frozenset[str]:
    return frozenset[str]().union(*map(_grams, check.labels))


def _unlike(check: Check) -> frozenset[str]:
    """Return the words that each alone are what a check is not."""
    unlike, own = (_alone(of) for of in (check.unlike, check.labels))
    return unlike - own


def _alone(labels: Iterable[str]) -> frozenset[str]:
    words = map(_grams, labels)
    return frozenset[str]().union(*(of for of in words if len(of) == 1))


def _names(check: Check) -> frozenset[str]:
    """Return the words of what a check and its expression are called, without their numbers."""
    said = [check.name, *_NAME.findall(check.in_solution or "")]
    words = frozenset[str]().union(*map(_grams, said))
    return frozenset(word for word in words if not word.isdigit()) - {"value"}


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
