"""All reports of a batch, written into its folder; each is whole at any moment, or absent."""

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from functools import partial
from io import TextIOWrapper
from pathlib import Path

from grader.exercise.description import Exercise
from grader.reports import as_csv, as_html, feedback, gradebooks, overrides, similarity
from grader.reports.page_details import View
from grader.reports.points import why
from grader.words.errors import UsageError
from grader.words.graded import Graded, Owner
from grader.words.language import Language

TABLES, MATCHED = ("moodle.csv", "canvas.csv", "gradebook.csv"), "matched.csv"
KEY, GRADES, PAGE = "anonymous.csv", "grades.csv", "report.html"
NAMES = (*TABLES, MATCHED, KEY, GRADES, PAGE, overrides.NAME, feedback.FOLDER)
"""All that lies in the folder by a name of ours; the teacher writes one of them."""
All = Callable[..., Iterator[Graded]]
"""The judgements of a batch, from the first; each report reads them for itself.

With `anonymous=True` they have numbers for names.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What the one who asked is told: who was not found, what the page could not show; and tables.

    `tables` are the gradebooks as they were filled in.
    """

    notes: Sequence[str]
    tables: Sequence[gradebooks.Filled] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a batch's reports are besides grades.csv: the gradebooks to fill in, and hints.

    `column` is Canvas's assignment, and the title in any other table, the `gradebook`. Of
    `public_seeds` alone students are told more than what they passed; if there are none, of all.
    `anonymous` shows numbers for names on the page and in the feedback, which is a page for each
    student.
    """

    moodle: Path | None = None
    canvas: Path | None = None
    gradebook: Path | None = None
    similar: bool = False
    language: Language = "en"
    column: str | None = None
    public_seeds: Sequence[int] = ()
    anonymous: bool = False
    feedback: bool = False

    def check(self, exercise: Exercise) -> None:
        """Raise `UsageError`, before anything is graded, if one of these cannot be given."""
        if self.column and self.canvas is None and self.gradebook is None:
            raise UsageError("--column is one of a table: give it with --canvas or --gradebook")
        list(self.books(exercise))

    def books(self, exercise: Exercise) -> Iterator[gradebooks.Book]:
        """Read the gradebooks to fill in; raise `UsageError` if one is none."""
        if self.moodle is not None:
            yield gradebooks.load_moodle(self.moodle)
        if self.canvas is not None:
            yield gradebooks.load_canvas(self.canvas, exercise, self.column)
        if self.gradebook is not None:
            yield gradebooks.load_own(self.gradebook, self.column)

    def known(self, exercise: Exercise, owners: Mapping[str, Owner]) -> set[str]:
        """Return which students any of the gradebooks has a row for."""
        every = (gradebooks.known(book, owners) for book in self.books(exercise))
        return set[str]().union(*every)


def write_all(
    graded: All, exercise: Exercise, folder: Path, reveal: bool, asked: Asked = Asked()
) -> Written:
    """Write every report of a batch into `folder`; `reveal` lets them show expected values."""
    with replacing(folder / GRADES, as_csv.CODING) as stream:
        as_csv.write(graded(), exercise, stream)
    tables = _books(graded, exercise, folder, asked)
    notes = [note for table in tables for note in table.notes]
    if old := _of_earlier(folder, tables):
        notes.append(
            f"of an earlier run: {', '.join(old)}: give the table again to fill it in anew"
        )
    if not asked.anonymous and (folder / KEY).is_file():
        notes.append(f"{KEY} is of an earlier run, and the page shows names now")
    shown = partial(graded, anonymous=True) if asked.anonymous else graded
    similar = similarity.find(shown(), exercise.template_source) if asked.similar else None
    if asked.feedback:
        members = next((t.members for t in tables if t.book.platform == "moodle"), None)
        told = feedback.Told(asked.public_seeds, asked.language, members)
        notes += feedback.write_pages(shown(), exercise, folder, told)
    elif (folder / feedback.FOLDER).is_dir():
        notes.append(f"{feedback.FOLDER}/ is of an earlier run: --feedback makes it anew")
    with replacing(folder / PAGE) as stream:
        view = View(reveal, asked.language, similar)
        notes += as_html.write(shown(), exercise, stream, view)
    return Written(notes, tables)


def _of_earlier(folder: Path, tables: Sequence[gradebooks.Filled]) -> list[str]:
    """Return the tables in a folder that were not written now."""
    now = {table.book.file for table in tables} | ({MATCHED} if tables else set())
    return [name for name in (*TABLES, MATCHED) if name not in now and (folder / name).is_file()]


def write_key(numbers: Iterable[tuple[int, str]], folder: Path) -> None:
    """Write who is who where numbers stand for names."""
    with replacing(folder / KEY, as_csv.CODING) as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["number", "student"])
        table.writerows((number, as_csv.inert(student)) for number, student in numbers)


def _books(graded: All, exercise: Exercise, folder: Path, asked: Asked) -> list[gradebooks.Filled]:
    """Fill in the gradebooks, and write who was found in them by what."""

    def told(each: Graded) -> str:
        if each.by_hand is not None and each.by_hand.comment:
            return each.by_hand.comment
        return why(each.judgement, asked.public_seeds, asked.language)

    tables = list[gradebooks.Filled]()
    lines: list[tuple[str, gradebooks.Line]] = []
    for book in asked.books(exercise):
        filled = gradebooks.fill(book, graded, told)
        with replacing(folder / book.file) as stream:
            stream.buffer.write(book.sheet.written())
        lines += [(book.platform, line) for line in filled.lines]
        tables.append(filled)
    if lines:
        with replacing(folder / MATCHED, as_csv.CODING) as stream:
            table = csv.writer(stream, lineterminator="\n")
            table.writerow(["table", *(each.name for each in fields(gradebooks.Line))])
            table.writerows([where, *map(as_csv.inert, astuple(line))] for where, line in lines)
    return tables


@contextmanager
def replacing(path: Path, coding: str = "utf-8") -> Iterator[TextIOWrapper]:
    """Open a file that takes the place of `path` once it is complete, and only then."""
    made = path.with_name(f".{path.name}.new")
    try:
        with made.open("w", encoding=coding, errors="backslashreplace", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
