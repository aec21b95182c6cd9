"""A teacher's own table, or any platform's: its columns by what people call them.

Titles, empty lines and remarks may stand above the head and between the students. Whatever is no
student's row stays as it is: a total, an average, the maximum.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path

from grader.reports.gradebooks import own_titles, titles, whose_titles
from grader.reports.gradebooks.book import OWN, Book, Columns, Row
from grader.reports.gradebooks.marks import decimal_mark, parse
from grader.reports.gradebooks.maximum import Head, compared, maxima, without_maximum
from grader.reports.gradebooks.sheet import Sheet, read
from grader.words.errors import UsageError
from grader.words.names import without_aside
from grader.words.visible import visible

OPTION = "--gradebook"
HEAD_LINES = 20
TITLES_SHOWN = 20
REMARK_SHOWN = 30
LOGIN = re.compile(r"\S*[\d@_]\S*")


def load(path: Path, column: str | None) -> Book:
    """Read a table; raise `UsageError` if nothing says who, or `column` is not there just once."""
    sheet = read(path, OPTION)
    head, columns = _head(sheet, path, column)
    below, others = sheet.rows[head.line + 1 :], {*range(len(sheet.header))} - {*columns.people}
    # Where commas are for numbers, 7.5 is the fifth of July in other columns.
    places = [columns.grade] if sheet.separator == ";" else others
    mark = decimal_mark((row[i] for row in below for i in places), sheet.separator)
    book = Book(path, OWN, sheet, columns, [], mark)
    lines = [i for i in range(head.line + 1, len(sheet.rows)) if _is_students(book, Row(i, None))]
    cells = {i: (c for at, c in enumerate(sheet.rows[i]) if at != columns.grade) for i in lines}
    said = {i: sum(map(bool, map(str.strip, of))) for i, of in cells.items()}
    # Where others say more, a line of one cell is the head of a section; a grade says nothing.
    least = 2 if 2 * sum(count > 1 for count in said.values()) > len(lines) else 1
    students = [i for i in lines if said[i] >= least or _is_of_one_word(book, Row(i, None))]
    found = maxima(sheet, columns.grade, head, students)
    best = None if len(found) > 1 else next(iter(found), 1.0)
    rows = [Row(i, best, _fixed(sheet.rows[i][columns.grade].strip(), mark)) for i in students]
    unknown = f"{OPTION} {path}: no maximum of {column!r} is known: scores are written from 0 to 1"
    return replace(book, rows=rows, notes=() if found else (unknown,))


def _head(sheet: Sheet, path: Path, column: str | None) -> tuple[Head, Columns]:
    """Return the first head that has the column and says who, and what its columns are."""
    lines = [Head(line, sheet.titles(line)) for line in range(len(sheet.rows[:HEAD_LINES]))]
    heads = [(head, columns) for head in lines if (columns := _columns(sheet, head)).people]
    said = f"{OPTION} {path}:" + (f" --column {column!r}:" if column else "")
    for head, columns in chain(heads, _of_two_lines(sheet, lines)) if column else ():
        found = _called(head.titles, columns.people, column or "")
        if len(found) == 1:
            return head, replace(columns, grade=found[0])
        if found:
            both = f"there are {len(found)} in line {sheet.lines[head.line]}: rename all but one of"
            raise UsageError(f"{said} {both} {_shown(head.titles, columns.people)}")
    fullest = max(lines, key=lambda head: sum(map(bool, head.titles)))
    head, columns = max(
        heads, key=lambda each: sum(map(bool, each[0].titles)), default=(fullest, Columns(-1))
    )
    wrong = "there is none: choose" if column else "give --column"
    wrong = f"{wrong} one of" if heads else "no column says who: call one Name, Login or Email, of"
    raise UsageError(f"{said} {wrong} {_shown(head.titles, columns.people)}")


def _of_two_lines(sheet: Sheet, lines: Sequence[Head]) -> Iterator[tuple[Head, Columns]]:
    """Yield heads of which some titles stand in one line and others in the next, or in both.

    The column may be called by either line alone. Below a line that says who all, a student's row
    is no second line of a head: whatever stands there is no title.
    """
    for upper, lower in pairwise(lines):
        both = [
            " ".join(filter(None, each)) for each in zip(upper.titles, lower.titles, strict=True)
        ]
        columns = _columns(sheet, Head(lower.line, both))
        if columns.people:
            for titled in (both, lower.titles, upper.titles):
                yield Head(lower.line, titled), columns


def _shown(header: Sequence[str], people: Sequence[int]) -> str:
    free = [repr(visible(title)) for i, title in enumerate(header) if title and i not in people]
    return ", ".join(free[:TITLES_SHOWN])


def _called(header: Sequence[str], people: Sequence[int], column: str) -> list[int]:
    """Return the columns that have a title, else those that have it with a maximum."""
    for way in (compared, without_maximum):
        found = [i for i, each in enumerate(header) if way(each) == compared(column)]
        if found:
            return [i for i in found if i not in people]
    return []


def _columns(sheet: Sheet, head: Head) -> Columns:
    """Return which columns of a line say who; what is written there is not known yet."""
    header = head.titles
    bare = [whose_titles.without_whose(title) for title in header]

    def at(known: tuple[str, ...]) -> list[int]:
        return sorted({*titles.find(header, known), *titles.find(bare, known)})

    full, last, first = map(
        at, (own_titles.FULL_NAME, own_titles.FAMILY_NAME, own_titles.GIVEN_NAME)
    )
    logins = [i for i in full if _are_logins(sheet.below(head.line, i))]
    full = [i for i in full if i not in logins]
    half = at(own_titles.EITHER_NAME) if bool(first) != bool(last) else []
    parts = [*(last or half)[:1], *(first or half)[:1]]
    # A first name alone is nobody's; in a column of last names people write both.
    names = parts if len(parts) == 2 else (full or last)[:1]
    middle = at(own_titles.MIDDLE_NAME)[:1] if names == parts else []
    logins += at(own_titles.CALLED)
    others = {*range(len(header))} - {*logins, *full, *names, *middle}
    logins += [i for i in sorted(others) if _is_key(sheet, head, i)]
    teams = at(own_titles.TEAM)
    team = next((i for i in (*teams, *at(own_titles.GROUPS)) if i not in (*names, *logins)), None)
    mailed = at(own_titles.MAILED)
    if not (names or logins or mailed) and team is not None and _is_each(sheet, head, team):
        logins, teams = [team], [team]  # a row for each team, and none for anybody
    columns = Columns(-1, None, names, middle, logins, mailed, team, has_teams=team in teams)
    sections = at((*own_titles.SECTION, *own_titles.GROUPS))
    return replace(
        columns,
        teams=at((*own_titles.TEAM, *own_titles.TEAM_NAME, *own_titles.REPOSITORY)),
        repositories=at(own_titles.REPOSITORY),
        sections=[i for i in sections if i not in columns.people],
    )


def _is_key(sheet: Sheet, head: Head, column: int) -> bool:
    """Tell whether a column has one word for each, and never the same: no group, no grade."""
    if not whose_titles.says_whom(head.titles[column]):
        return False
    below = sheet.below(head.line, column)
    cells = list(filter(None, below))
    is_full = 2 * len(cells) > len(below)
    return is_full and len({*cells}) == len(cells) and not any(len(o.split()) > 1 for o in cells)


def _is_each(sheet: Sheet, head: Head, column: int) -> bool:
    """Tell whether a column says something else in each row."""
    cells = list(filter(None, sheet.below(head.line, column)))
    return 1 < len(cells) == len({*cells})


def _are_logins(cells: Sequence[str]) -> bool:
    """Tell whether a column of people holds one word for each, and not names."""
    plain = [without_aside(cell) or cell for cell in cells]
    return any(map(LOGIN.fullmatch, plain)) and not any(len(cell.split()) > 1 for cell in plain)


def _is_students(book: Book, row: Row) -> bool:
    """Tell whether a row is somebody's, and not that of all or of the maximum."""
    called = book.name(row) or "".join(book.cell(row, i) for i in book.columns.people)
    return bool(called) and not titles.find([called], own_titles.NOBODY)


def _is_of_one_word(book: Book, row: Row) -> bool:
    """Tell whether a row may be of who has one name, where there are columns for two."""
    return len(book.columns.names) == 2 and book.name(row).isalpha()


def _fixed(cell: str, mark: str) -> str:
    """Return why a cell is left; a grade, a dash, nothing and a want of one are written over."""
    is_empty = not any(map(str.isalnum, cell)) or titles.is_ungraded(cell)
    if is_empty or parse(cell, mark) is not None:
        return ""
    return titles.FIXED.get(cell.casefold()) or repr(visible(cell, REMARK_SHOWN))
