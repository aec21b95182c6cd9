"""By what a row of a gradebook is found, and by what a student is looked for."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from grader.reports.gradebooks.book import Book, Row
from grader.words.graded import Person
from grader.words.names import (
    apart,
    as_initials,
    is_whole,
    letters,
    one_word,
    plainly,
    squashed,
    unaccented,
    with_initials,
    without_aside,
    without_patronymic,
    words,
)

REPOSITORY = "repository"
UNACCENTED = "name without accents"
ZEROS = "number without zeros"
SHORTER = "name without the middle one"
ASIDE = "name without what is in brackets"
ONE_WORD = "name of one word"
INITIALS = "name with initials"
_WEAKLY = (UNACCENTED, SHORTER, ASIDE, ONE_WORD, INITIALS)
WEAK = (ZEROS, *_WEAKLY)
"""The clues of who is so only as long as no other student has the row by a better one."""
BY_NAME = ("name", *_WEAKLY)
ROUNDED = re.compile(r"\d+(?:[.,]\d+)?e\+\d+")
"""A number of which a spreadsheet has left only the first digits."""
LONG_NUMBER = re.compile(r"(?<![a-zа-яёіїєґ]{3})(?<!\d)\d{4,}")
WITH_LETTERS = re.compile(r"(?<![a-z0-9])(?=[a-z]*\d[a-z]*\d)[a-z0-9]{5,}(?![a-z0-9])")
"""What may be somebody's number among the words of a name; less is that of a task, and what stands
right behind a name is of a login: `anna1998`."""
CALLED_TEAM = re.compile(r"([^\W\d_]+)[ _.-]{0,3}([0-9]{1,9})")
LOGIN_OF_TEAM = re.compile(r"[\w.@+-]+")
BETWEEN_LOGINS = re.compile(r"\s*[,;/|&、，；\n]\s*")
SMALL_LOGINS = re.compile(r"[a-z][a-z0-9_.@+-]+(?: +[a-z][a-z0-9_.@+-]+)+")
"""Logins with blanks between, which names and titles have too, in capitals: `Team 1`."""
WORDS_MAX = 12


@dataclass(frozen=True, slots=True)
class Match:
    """The rows of a student, by `clue`; without a clue there is none, and `doubt` may say why."""

    rows: frozenset[int] = frozenset()
    clue: str = ""
    doubt: str = ""


def clues_of(person: Person) -> Iterable[tuple[str, Sequence[object]]]:
    """Yield by what a person is looked for, the strongest first."""
    login, address = plainly(person.login), plainly(person.address)
    yield REPOSITORY, [plainly(person.number)] if person.number else []
    yield "login", [login] if login else []
    yield "address", [address] if address else []
    yield ZEROS, [login.lstrip("0")] if login.isdecimal() else []
    yield "name", _name_keys([person.name], of_row=False)
    ways = [*unaccented(person.name), *unaccented(apart(person.name))]
    yield UNACCENTED, [key for way in ways for key in _name_keys([way], of_row=False)]
    short = words(without_patronymic(without_aside(person.name) or person.name))
    yield SHORTER, [words(person.name), *([("longer", *short)] if short else [])]
    yield ASIDE, _without_aside(person.name, of_row=False)
    yield ONE_WORD, [word] if (word := one_word(person.name)) else []
    yield INITIALS, _initials(person.name, of_row=False)
    yield "start of the address", [login] if login else []


def keys_of(book: Book, row: Row) -> Iterable[tuple[str, object]]:
    columns = book.columns
    digits = book.number(row)
    if digits:
        yield "number", digits
        if digits != (called := book.cell(row, columns.number)):
            yield "login", plainly(called)
    for column in columns.repositories:
        if repository := plainly(book.cell(row, column)):
            yield REPOSITORY, repository
    for column in columns.logins:
        cell = book.cell(row, column)
        for each in dict.fromkeys((cell, *logins_in(book, row, column))):
            yield from _login_keys(book, each)
    for column in columns.addresses:
        address = plainly(book.cell(row, column))
        if address:
            yield "address", address
            yield "start of the address", address.partition("@")[0]
    if not book.is_own or is_whole(book.name(row)):
        yield from _keys_of_name(book, row)
    if word := one_word(book.name(row)):
        yield ONE_WORD, word
    team = plainly(book.cell(row, columns.team))
    if team:
        yield "team", team
        if columns.has_teams and team.isdecimal():
            yield "team", ("number", team.lstrip("0"))
        if columns.team in columns.logins and (number := CALLED_TEAM.fullmatch(team)):
            yield "team", ("number", number[2].lstrip("0"))


def logins_in(book: Book, row: Row, column: int) -> Sequence[str]:
    """Return the logins of a team's members in a cell, `adoe, bray`, `adoe bray`; else none."""
    if book.columns.team in (None, column):
        return []
    cell = book.cell(row, column)
    parts = cell.split() if SMALL_LOGINS.fullmatch(cell) else BETWEEN_LOGINS.split(cell)
    return parts if len(parts) > 1 and all(map(LOGIN_OF_TEAM.fullmatch, parts)) else []


def has_others(book: Book, row: Row, persons: Collection[Person]) -> bool:
    """Tell whether a row's cells have logins of a team, and not all are of who handed in.

    The others did none of that work. Whose name stands beside several logins has them all.
    """
    known = {("login", plainly(login)) for p in persons for login in (p.login, p.address) if login}
    known |= {("start of the address", login.partition("@")[0]) for _, login in known}
    columns, named = book.columns.logins, {letters(p.name) for p in persons if p.name}
    if any(("login", plainly(book.cell(row, column))) in known for column in columns):
        return False
    each = [login for column in columns for login in logins_in(book, row, column)]
    is_theirs = letters(book.name(row)) in named
    return not is_theirs and any(known.isdisjoint(_login_keys(book, login)) for login in each)


def _login_keys(book: Book, cell: str) -> Iterable[tuple[str, object]]:
    login = plainly(cell)
    if book.is_own:
        login = "" if ROUNDED.fullmatch(login) else login.lstrip("=#")
        if login.isdecimal():
            yield ZEROS, login.lstrip("0")
    if login:
        yield "login", login
        if "@" in login:
            yield "address", login
        yield "start of the address", login.partition("@")[0]


def _keys_of_name(book: Book, row: Row) -> Iterable[tuple[str, object]]:
    short = [book.cell(row, column) for column in book.columns.names]
    middle = [cell for column in book.columns.middle if (cell := book.cell(row, column))]
    parts = short + middle
    yield from (("name", key) for key in _name_keys(parts, of_row=True))
    full = " ".join(parts)
    ways = [*zip(*map(_two_ways, parts), strict=True)]
    ways += zip(*map(_two_ways, map(apart, parts)), strict=True)
    for way in ways:
        yield from ((UNACCENTED, key) for key in _name_keys(list(way), of_row=True))
    yield from ((ASIDE, key) for key in _without_aside(full, of_row=True))
    if book.is_own:
        shorter = " ".join(short) if middle else without_patronymic(without_aside(full) or full)
        yield from ((INITIALS, key) for key in _initials(full, of_row=True))
        if is_whole(shorter):
            yield SHORTER, words(shorter)
        else:
            yield SHORTER, ("longer", *words(full))


def _initials(name: str, of_row: bool) -> list[object]:
    """Return a name with initials to find it by the whole one, or the other way round."""
    if short := with_initials(name):
        return [(of_row, *short)]
    return [(not of_row, *way) for way in dict.fromkeys(as_initials(name))]


def _without_aside(name: str, of_row: bool) -> list[object]:
    """Return a name without an aside to find it by one that has none, or as it is by one that has.

    Two different asides tell namesakes apart.
    """
    aside = without_aside(name)
    return [(bool(aside) != of_row, *words(way)) for way in unaccented(aside or name)]


def _two_ways(part: str) -> tuple[str, str]:
    first, *others = unaccented(part)
    return first, others[0] if others else first


def _name_keys(parts: list[str], of_row: bool) -> list[object]:
    """Return a name by its words, and as one word where the other side may have it so."""
    full = " ".join(parts)
    in_order = words(full)
    if len(in_order) < 2:
        return [in_order, ("alone" if of_row else "joined", *in_order)] if in_order else []
    parts = [part for whole in parts for part in whole.split(",")] if "," in full else parts
    parts = full.split() if len(parts) == 1 else parts
    # The last name comes first in tables and last in folders, and either may have several words.
    turned = {squashed("".join(parts[i:] + parts[:i])) for i in range(min(len(parts), WORDS_MAX))}
    how = "joined" if of_row else "alone"
    return [in_order, *((how, each) for each in sorted(turned))]


def numbers_in(called: str) -> set[str]:
    """Return what may be a login or an ID in what somebody's folder is called, in small letters."""
    return {*LONG_NUMBER.findall(called), *WITH_LETTERS.findall(called)}
