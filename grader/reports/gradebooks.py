"""Gradebooks of Moodle and Canvas, filled in: the table that the system gave, with grades in it.

Only rows of the given table are written, for a system takes its own rows back and no others. A
student is looked for by number, name, address and login; who matches none or several is listed.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from grader.exercise.description import Exercise
from grader.reports.as_csv import inert
from grader.reports.points import number, reason, total
from grader.words.errors import UsageError
from grader.words.graded import Graded
from grader.words.model import Judgement, Verdict
from grader.words.visible import visible


@dataclass(frozen=True, slots=True)
class Kind:
    """A system: its columns by their names in English, Russian and Chinese."""

    option: str
    file: str
    numbers: Sequence[str]
    names: Sequence[str]
    grade: Sequence[str] = ()
    most: Sequence[str] = ()
    feedback: Sequence[str] = ()


MOODLE = Kind(
    option="--moodle",
    file="moodle.csv",
    numbers=("Identifier", "Идентификатор", "编号", "标识符"),
    names=(
        *("Full name", "Полное имя", "Имя / Фамилия", "全名", "姓名"),
        *("Email address", "Адрес электронной почты", "电子邮件地址", "Email地址"),
        *("Username", "Логин", "用户名", "ID number", "Индивидуальный номер", "学号"),
    ),
    grade=("Grade", "Оценка", "成绩", "评分"),
    most=("Maximum Grade", "Maximum grade", "Максимальная оценка", "最高分", "最大分数"),
    feedback=(
        *("Feedback comments", "Отзыв в виде комментария", "Комментарии к отзыву"),
        *("反馈评论", "反馈意见"),
    ),
)
"""docs.moodle.org/en/Assignment, "Download grading worksheet"."""

CANVAS = Kind(
    option="--canvas",
    file="canvas.csv",
    numbers=("ID",),
    names=("Student", "SIS User ID", "SIS Login ID"),
)
"""community.canvaslms.com, "How do I import grades in the Gradebook": an exported gradebook."""

NUMBER = re.compile(r"\d+")
OWN_NUMBER = re.compile(r"(?<![^_ ])\d+(?![^_ ])")
PATH_NUMBER = re.compile(r"(?<=_)\d+(?=_)")
"""Both export `name_12345_...`, and Moodle calls one it hides `Participant 12345`."""
CANVAS_NUMBER = re.compile(r" \(\d+\)$")


@dataclass(frozen=True, slots=True)
class Table:
    """A given table: `header` is its first row, `rows` are the others."""

    kind: Kind
    path: Path
    header: list[str]
    rows: list[list[str]]

    def column(self, names: Sequence[str]) -> int | None:
        """Return the place of the first of `names` that the table has, None if it has none."""
        titles = [title.strip() for title in self.header]
        return next((titles.index(name) for name in names if name in titles), None)


def load(path: Path, kind: Kind) -> Table:
    """Read a table; raise `UsageError` if it is not one of its kind."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header, *rows = csv.reader(stream)
    except (OSError, UnicodeDecodeError, ValueError, csv.Error) as error:
        why = getattr(error, "strerror", None) or "no table in UTF-8"
        raise UsageError(f"{kind.option} {path}: {why}") from error
    table = Table(kind, path, header, [row + [""] * (len(header) - len(row)) for row in rows])
    for names in (kind.numbers, kind.grade):
        if names and table.column(names) is None:
            raise UsageError(
                f"{kind.option} {path}: there is no column {names[0]!r}: export it anew"
            )
    return table


def fill(table: Table, graded: Iterable[Graded], exercise: Exercise, stream: IO[str]) -> list[str]:
    """Write `table` with the grades in it; return a line that names whoever has no row there."""
    found = _keys(table)
    column, best = _places(table, exercise)
    missing = []
    for each in graded:
        rows = _rows(each, found)
        if len(rows) != 1:
            missing.append(visible(each.student) + (" (several)" if rows else ""))
        elif each.judgement.verdict is not Verdict.JUDGE_ERROR:
            row = table.rows[rows.pop()]
            _grade(table, row, each.judgement, column, best(row))
    out = csv.writer(stream, lineterminator="\r\n")
    out.writerow(table.header)
    out.writerows(table.rows)
    named = f"{table.kind.option} {table.path}: no row of its own for {', '.join(missing)}"
    return [named] if missing else []


def _keys(table: Table) -> dict[str, set[int]]:
    """Return the rows by all that a student may be called; a number is told by a leading #."""
    found: dict[str, set[int]] = defaultdict(set)
    number_column = table.column(table.kind.numbers)
    for position, row in enumerate(table.rows):
        if _is_possible(row):
            continue
        for name in table.kind.names:
            column = table.column([name])
            if column is not None and row[column].strip():
                for key in _spellings(row[column]):
                    found[key].add(position)
        digits = NUMBER.findall(row[number_column]) if number_column is not None else []
        if digits:
            found[f"#{digits[-1]}"].add(position)
    return found


def _spellings(name: str) -> Iterator[str]:
    """Yield a name as it may stand in a folder's: `Smith, Ann` is `Ann Smith` and `smithann`."""
    plain = " ".join(unicodedata.normalize("NFC", name).split()).casefold()
    yield plain
    yield plain.partition("@")[0]
    last, comma, first = plain.partition(", ")
    if comma:
        yield f"{first} {last}"
    yield "".join(each for each in plain if each.isalnum())


def _rows(graded: Graded, found: dict[str, set[int]]) -> set[int]:
    """Return the rows of a student: by number if one is known, else by name."""
    numbers = OWN_NUMBER.findall(graded.student) + PATH_NUMBER.findall(graded.submission)
    name = OWN_NUMBER.split(graded.student)[0].strip("_ ")
    for key in [f"#{each}" for each in numbers] + [*_spellings(graded.student), *_spellings(name)]:
        if key and key in found:
            return set(found[key])
    return set()


def _places(table: Table, exercise: Exercise) -> tuple[int, Callable[[list[str]], float]]:
    """Return the column of the grade, and how to read a row's best grade."""
    column = table.column(table.kind.grade)
    if column is not None:
        best = table.column(table.kind.most)
        return column, lambda row: _float("" if best is None else row[best], exercise)
    column = _canvas_column(table, exercise)
    possible = [row[column] for row in table.rows if _is_possible(row)]
    return column, lambda row: _float(possible[0] if possible else "", exercise)


def _canvas_column(table: Table, exercise: Exercise) -> int:
    """Return the assignment called like the exercise; without one, Canvas is to make a new one."""
    titles = {exercise.name, *exercise.title.all}
    for column, title in enumerate(table.header):
        if CANVAS_NUMBER.sub("", title.strip()) in titles:
            return column
    table.header.append(exercise.title.within("en"))
    for row in table.rows:
        row.append(number(total(exercise)) if _is_possible(row) else "")
    return len(table.header) - 1


def _is_possible(row: list[str]) -> bool:
    return row[0].strip().casefold() == "points possible"


def _float(text: str, exercise: Exercise) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return total(exercise)


def _grade(table: Table, row: list[str], judgement: Judgement, column: int, best: float) -> None:
    row[column] = number(judgement.score * best)
    feedback = table.column(table.kind.feedback)
    if feedback is not None:
        row[feedback] = inert(reason(judgement))
