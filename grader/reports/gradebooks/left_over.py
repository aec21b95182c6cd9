"""Rows for who is found by nothing else: by a full name in another alphabet.

It is taken only where one student and one row are meant, whichever of them is asked for the other,
and it is told each time. Rows that others have are nobody else's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.reports.gradebooks.book import Book
from grader.reports.gradebooks.keys import Match
from grader.words.alphabets import in_two_alphabets, skeleton
from grader.words.graded import Owner
from grader.words.names import unaccented, words

ALPHABET = "name in another alphabet"
CYRILLIC = re.compile("[а-яёіїєґ]", re.IGNORECASE)
PAIRS_MAX = 50_000
"""Of more, which would take seconds, none is compared in another alphabet."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A table, who handed in, and whose rows are known."""

    book: Book
    owners: Mapping[str, Owner]
    matches: Mapping[str, Match]

    def found(self) -> Iterator[tuple[str, Match]]:
        """Yield who is found so, and the row."""
        lost = {
            who: self.owners[who]
            for who, match in self.matches.items()
            if not (match.rows or match.doubt or self.owners[who].platform)
        }
        taken = {place for match in self.matches.values() for place in match.rows}
        found = dict(self._by_alphabet(lost))
        times = Counter(found.values())
        for who, place in found.items():
            if times[place] == 1 and place not in taken:
                yield who, Match(frozenset({place}), ALPHABET)

    def _by_alphabet(self, lost: Mapping[str, Owner]) -> Iterator[tuple[str, int]]:
        named = {place: self.book.name(row) for place, row in enumerate(self.book.rows)}
        cyrillic = {place for place, name in named.items() if CYRILLIC.search(name)}
        others = {
            who: cyrillic if _is_latin(owner) else named.keys() - cyrillic
            for who, owner in lost.items()
        }
        if sum(map(len, others.values())) > PAIRS_MAX:
            return
        rows = Counter(map(skeleton, named.values()))
        for who, owner in lost.items():
            places = [place for place in others[who] if _may_be(owner, named[place])]
            is_sure = len(places) == 1 and rows[skeleton(named[places[0]])] == 1
            if is_sure and self._is_one(who, named[places[0]]):
                yield who, places[0]

    def _is_one(self, student: str, name: str) -> bool:
        """Tell whether nobody else may be meant by a row: by another spelling, or by two words."""
        of_row, alike = _words(name), skeleton(name)
        others = [owner for who, owner in self.owners.items() if who != student]
        return not any(
            len(_words_of(owner) & of_row) > 1
            or any(skeleton(person.name) == alike for person in owner.persons)
            for owner in others
        )


def _may_be(owner: Owner, name: str) -> bool:
    is_cyrillic = CYRILLIC.search(name) is not None
    return is_cyrillic == _is_latin(owner) and any(
        in_two_alphabets(person.name, name) for person in owner.persons if person.name
    )


def _is_latin(owner: Owner) -> bool:
    return not any(CYRILLIC.search(person.name) for person in owner.persons)


def _words(name: str) -> set[str]:
    return {*words(unaccented(name)[0])}


def _words_of(owner: Owner) -> set[str]:
    return {word for person in owner.persons for word in _words(person.name)}


def told(clue: str) -> str:
    """Return the words that say how a student was found by such a clue alone."""
    return f"found by the {clue}, so check:" if clue == ALPHABET else ""
