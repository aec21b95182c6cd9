"""Rows for who is found by nothing else: by a surname alone, or a name in another alphabet.

Both are taken only where one student and one row are meant, whichever of them is asked for the
other, and it is told each time. Rows that others have are nobody else's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.reports.gradebooks.book import Book, Row
from grader.reports.gradebooks.keys import Match
from grader.words.alphabets import in_two_alphabets
from grader.words.graded import Owner
from grader.words.names import PATRONYMIC, is_whole, one_word, unaccented, without_aside, words

SURNAME = "last name alone"
ALPHABET = "name in another alphabet"
LETTERS_MIN = 3
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
        """Yield who is found by one of these, and the row."""
        lost = {
            who: self.owners[who]
            for who, match in self.matches.items()
            if not (match.rows or match.doubt or self.owners[who].platform)
        }
        taken = {place for match in self.matches.values() for place in match.rows}
        surnames = dict(self._by_surname(lost))
        others = {who: owner for who, owner in lost.items() if who not in surnames}
        for clue, found in ((SURNAME, surnames), (ALPHABET, dict(self._by_alphabet(others)))):
            times = Counter(found.values())
            for who, place in found.items():
                if times[place] == 1 and place not in taken:
                    yield who, Match(frozenset({place}), clue)

    def _by_surname(self, lost: Mapping[str, Owner]) -> Iterator[tuple[str, int]]:
        rows = self.book.rows
        has = Counter(word for row in rows for word in _words(self.book.name(row)))
        of_rows = {place: _surname(self.book, row) for place, row in enumerate(rows)}
        who_has = Counter(word for owner in self.owners.values() for word in _words_of(owner))
        for who, owner in lost.items():
            if any(len(word) == 1 and word.isalpha() for word in _words_of(owner)):
                continue  # initials, which are another's if they led nowhere
            said = {one_word(person.name) for person in owner.persons} - {""}
            for place, surname in of_rows.items():
                if said == {surname} and has[surname] == 1 and who_has[surname] == 1:
                    yield who, place

    def _by_alphabet(self, lost: Mapping[str, Owner]) -> Iterator[tuple[str, int]]:
        named = {place: self.book.name(row) for place, row in enumerate(self.book.rows)}
        cyrillic = {place for place, name in named.items() if CYRILLIC.search(name)}
        others = {
            who: cyrillic if _is_latin(owner) else named.keys() - cyrillic
            for who, owner in lost.items()
        }
        if sum(map(len, others.values())) > PAIRS_MAX:
            return
        for who, owner in lost.items():
            places = [place for place in others[who] if _may_be(owner, named[place])]
            if len(places) == 1 and self._is_one(who, named[places[0]]):
                yield who, places[0]

    def _is_one(self, student: str, name: str) -> bool:
        """Tell whether nobody else may be meant by a row: by another spelling, or by two words."""
        of_row = _words(name)
        return not any(
            _may_be(owner, name) or len(_words_of(owner) & of_row) > 1
            for who, owner in self.owners.items()
            if who != student
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


def _surname(book: Book, row: Row) -> str:
    """Return the last name of a row where it is sure which it is; else nothing.

    It has a column of its own, a comma behind it, or stands before a first and a father's name.
    """
    name, last = book.name(row), ""
    if without_aside(name) or not is_whole(name):
        return ""
    in_order = name.split()
    if len(book.columns.names) == 2:
        last = book.cell(row, book.columns.names[0])
    elif "," in name:
        last = name.partition(",")[0]
    elif len(in_order) == 3 and PATRONYMIC.search(in_order[2].casefold()):
        last = in_order[0]
    word = one_word(last)
    return word if len(word) >= LETTERS_MIN else ""


def told(clue: str) -> str:
    """Return the words that say how a student was found by such a clue alone."""
    return f"found by the {clue}, so check:" if clue in (SURNAME, ALPHABET) else ""
