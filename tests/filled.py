"""Gradebooks filled in, for tests of whose row is whose.

In a table `{Ann Lee: 5}` stands in the cell of the student `Ann Lee`, who has half of what can be
had, and says what is written there.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from judgements import graded

from grader.classroom.students import named
from grader.reports import gradebooks
from grader.words.graded import Graded, Owner

WANTED = re.compile(r"\{(.+?): ?(.*?)\}")


def by(
    student: str, owner: Owner | None = None, score: float = 0.5, like: Graded | None = None
) -> Graded:
    """Return a student's judgement, who has a folder of that name if no platform says more."""
    whose = owner or named(student).owner
    changes = {"student": student, "submission": f"{student}/hw.py", "owner": whose}
    return (like or graded(score=score)).model_copy(update=changes)


class Filled:
    """A gradebook that was filled in: its rows as they are now, and what was said."""

    def __init__(
        self,
        book: gradebooks.Book,
        each: Iterable[Graded],
        told: Callable[[Graded], str] = lambda _: "",
    ) -> None:
        students = list(each)
        made = gradebooks.fill(book, lambda: iter(students), told)
        self.content = book.sheet.written()
        self.text = self.content.decode(book.sheet.coding, "replace").removeprefix("\ufeff")
        of_own = f"--gradebook {book.path}: "
        self.missing = made.missing
        self.notes = [note.removeprefix(of_own).replace(str(book.path), "T") for note in made.notes]
        self.clues = {line.student: line.clue for line in made.lines}
        self.rows = {line.student: line.row for line in made.lines}
        self.replaced = {line.student: line.replaced for line in made.lines}
        self.grades = {line.student: line.grade for line in made.lines}


def own(folder: Path, table: str | bytes, column: str | None, *each: Graded) -> Filled:
    """Fill in a table of one's own."""
    path = folder / "own.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    return Filled(gradebooks.load_own(path, column), each)
