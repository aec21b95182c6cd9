"""Moodle's grading worksheet: its columns by their titles, else by their place and what they hold.

Source: mod/assign/gradingtable.php: the number comes first, then the name and what identifies, then
the grade, and the best grade right behind it.
"""

import re
from pathlib import Path

from grader.reports.gradebooks import titles
from grader.reports.gradebooks.book import OTHERWISE, Book, Columns, Row
from grader.reports.gradebooks.marks import decimal_mark, parse
from grader.reports.gradebooks.sheet import Sheet, read
from grader.words.errors import UsageError

OPTION = "--moodle"
NUMBER = re.compile(r"(?P<word>\D*?)\s*\d+")


def load(path: Path) -> Book:
    """Read a worksheet; raise `UsageError` if it is none."""
    sheet = read(path, OPTION)
    number = _titled(sheet, titles.NUMBER)
    grade, best = _titled(sheet, titles.GRADE), _titled(sheet, titles.BEST)
    scale = _titled(sheet, titles.SCALE)
    notes = []
    if number is None:
        number = _number_by_content(sheet)
        notes += _taken(sheet, number, "for the number")
    if best is None and scale is None:
        best = _best_by_content(sheet, (grade or 1) + 1)
        notes += _taken(sheet, best, "for the best grade")
    if grade is None and (best or scale):
        grade = (best or scale or 1) - 1
        notes += _taken(sheet, grade, "for the grade")
    if number is None or grade is None:
        raise UsageError(
            f"{OPTION} {path}: no column of it is known for the number or the grade: set your "
            f"Moodle to English and download the worksheet again, or {OTHERWISE}"
        )
    columns = Columns(
        grade=grade,
        number=number,
        names=_names(sheet, number),
        logins=titles.find(sheet.header, titles.LOGIN),
        addresses=titles.find(sheet.header, titles.ADDRESS) or _addresses_by_content(sheet),
        team=_titled(sheet, titles.TEAM),
        feedback=_titled(sheet, titles.FEEDBACK),
    )
    cells = [cell for row in sheet.rows[1:] for cell in (row[grade], row[best or grade])]
    mark = decimal_mark(cells, sheet.separator)
    said = [f"{OPTION} {path}: {', '.join(notes)}: check a row"] if notes else []
    return Book(path, "moodle", sheet, columns, _rows(sheet, best, mark), mark, said)


def _rows(sheet: Sheet, best: int | None, mark: str) -> list[Row]:
    changeable = _titled(sheet, titles.CHANGEABLE)
    rows = []
    for position, row in enumerate(sheet.rows[1:], start=1):
        locked = changeable is not None and row[changeable].strip().casefold() in titles.NO
        most = None if best is None else parse(row[best], mark)
        rows.append(Row(position, most, "the grade cannot be changed" if locked else ""))
    return rows


def _titled(sheet: Sheet, known: tuple[str, ...]) -> int | None:
    found = titles.find(sheet.header, known)
    return found[0] if found else None


def _names(sheet: Sheet, number: int) -> tuple[int, ...]:
    full = _titled(sheet, titles.NAME)
    last, first = _titled(sheet, titles.LAST_NAME), _titled(sheet, titles.FIRST_NAME)
    if full is None and last is not None and first is not None:
        return last, first
    if full is None and number + 1 < len(sheet.header):
        cells = _cells(sheet, number + 1)
        distinct = len(set(cells)) > 0.8 * len(cells)
        is_name = distinct and all(not any(map(str.isdigit, c)) and "@" not in c for c in cells)
        full = number + 1 if cells and is_name else None
    return () if full is None else (full,)


def _cells(sheet: Sheet, column: int) -> list[str]:
    return list(filter(None, sheet.below(0, column)))


def _number_by_content(sheet: Sheet) -> int | None:
    """Return the first column if it has a number of its own for each, behind the same word."""
    cells = _cells(sheet, 0)
    words = {match["word"] if (match := NUMBER.fullmatch(cell)) else None for cell in cells}
    return 0 if len(words) == 1 and None not in words and len({*cells}) == len(cells) else None


def _best_by_content(sheet: Sheet, first: int) -> int | None:
    """Return the column with one and the same number in each row, behind one of grades."""
    for column in range(max(first, 2), len(sheet.header)):
        cells = sheet.below(0, column)
        best = parse(cells[0], ".") if cells else None
        grades = [parse(cell, ".") for cell in _cells(sheet, column - 1)]
        if best and len(set(cells)) == 1 and all(g is not None and g <= best for g in grades):
            return column
    return None


def _addresses_by_content(sheet: Sheet) -> list[int]:
    columns = range(len(sheet.header))
    return [i for i in columns if (cells := _cells(sheet, i)) and all("@" in c for c in cells)]


def _taken(sheet: Sheet, column: int | None, what: str) -> list[str]:
    return [] if column is None else [f"the column {sheet.header[column]!r} was taken {what}"]
