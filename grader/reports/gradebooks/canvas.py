"""Canvas's gradebook: an assignment is a column, and the points that each gives are a row.

Source: lib/gradebook_exporter.rb and gradebook_importer.rb, which know the columns of students by
their English titles; tables that were exported in other languages are read by the words of those.
"""

import re
from pathlib import Path

from grader.exercise.description import Exercise
from grader.reports.gradebooks import own_titles, titles
from grader.reports.gradebooks.book import OTHERWISE, Book, Columns, Row
from grader.reports.gradebooks.marks import decimal_mark, parse, written
from grader.reports.gradebooks.sheet import Sheet, read
from grader.reports.points import total
from grader.words.errors import UsageError
from grader.words.visible import visible

OPTION = "--canvas"
ID = re.compile(r" \(\d+\)$")
LOGINS = ("SIS User ID", "SIS Login ID", "Integration ID")
SIS = re.compile(r"\bID\b.*\bSIS\b|\bSIS\b.*\bID\b")
"""Logins and IDs of the school's in other languages: `ID de usuario SIS`."""
STUDENT = ("受講生", "수강생", "學生")
"""What Canvas calls students that elsewhere may be a column of anything."""
TITLES_SHOWN = 8


def load(path: Path, exercise: Exercise, column: str | None = None) -> Book:
    """Read a gradebook; raise `UsageError` if it is none, or has no such assignment."""
    sheet = read(path, OPTION)
    header = sheet.header
    names = tuple(header.index(t) for t in ("Student", "LastName", "FirstName") if t in header)
    names = names or tuple(titles.find(header, (*STUDENT, *own_titles.FULL_NAME))[:1])
    if "ID" not in header or not names:
        raise UsageError(
            f"{OPTION} {path}: there is no column 'ID' or 'Student': export the gradebook anew, "
            f"or {OTHERWISE}"
        )
    logins = [i for i, title in enumerate(header) if title in LOGINS or SIS.search(title)]
    possible = next((i for i, row in enumerate(sheet.rows) if _is_possible(row)), None)
    people = {header.index("ID"), *names, *logins}  # whose names may look like numbers
    cells = (c for row in sheet.rows for i, c in enumerate(row) if i not in people)
    mark = decimal_mark(cells, sheet.separator)
    grade = _assignment(sheet, path, exercise, column, possible)
    notes = []
    if grade is None:
        grade = _added(sheet, exercise, possible, mark)
        notes.append(
            f"{OPTION} {path}: no assignment is called like the exercise: a new column "
            f"{sheet.rows[0][grade]!r} was added; --column NAME chooses one"
        )
    columns = Columns(grade, header.index("ID"), names, logins=logins)
    best = None if possible is None else parse(sheet.rows[possible][grade], mark)
    rows = []
    for position, row in enumerate(sheet.rows[1:], start=1):
        if position != possible and any(row[i].strip() for i in (columns.number or 0, *names)):
            rows.append(Row(position, best, titles.FIXED.get(row[grade].strip().casefold(), "")))
    return Book(path, "canvas", sheet, columns, rows, mark, notes)


def _is_possible(row: list[str]) -> bool:
    plain = row[0].strip()
    return "points possible" in plain.casefold() or bool(titles.find([plain], own_titles.POSSIBLE))


def _assignment(
    sheet: Sheet, path: Path, exercise: Exercise, column: str | None, possible: int | None
) -> int | None:
    """Return the column that was asked for, else the one that is called like the exercise."""
    wanted = {column} if column else {exercise.name, *exercise.title.model_dump().values()}
    small = {title.strip().casefold() for title in wanted}
    found = [
        i
        for i, title in enumerate(sheet.header)
        if title.casefold() in small or ID.sub("", title).casefold() in small
    ]
    fixed = [i for i in found if possible and "read only" in sheet.rows[possible][i].casefold()]
    if column and (not found or fixed):
        there = ", ".join(map(repr, filter(ID.search, sheet.header[: TITLES_SHOWN * 4])))
        said = "is read only" if fixed else "there is none"
        raise UsageError(f"{OPTION} {path}: --column {column!r}: {said}: choose one of {there}")
    if len(found) > 1:
        several = ", ".join(repr(sheet.header[i]) for i in found)
        raise UsageError(f"{OPTION} {path}: give --column one of {visible(several)}")
    return found[0] if found and not fixed else None


def _added(sheet: Sheet, exercise: Exercise, possible: int | None, mark: str) -> int:
    """Add a column, of which Canvas makes a new assignment."""
    added = len(sheet.header)
    for position in range(len(sheet.rows)):
        best = written(total(exercise), mark) if position == possible else ""
        sheet.put(position, added, best if position else exercise.title.en)
    return added
