"""Rows of a gradebook that are found by a name without its accents, and those that are not."""

import csv
import io
from pathlib import Path

import pytest
from judgements import graded

from grader.classroom.students import named
from grader.reports import gradebooks
from grader.words.graded import Graded

PLAINLY = "name without accents"


def by(student: str) -> Graded:
    changes = {"student": student, "submission": f"{student}/hw.py", "owner": named(student).owner}
    return graded().model_copy(update=changes)


def filled(folder: Path, names: tuple[str, ...], students: tuple[str, ...]) -> dict[str, object]:
    """Return the names in a worksheet whose rows were written, and by what each student has one."""
    path = folder / "worksheet.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["Identifier", "Full name", "Email address", "Grade", "Maximum Grade"])
        for number, name in enumerate(names):
            rows.writerow([f"Participant {number}", name, f"n{number}@x.example", "", "10"])
    book = gradebooks.load_moodle(path)
    made = gradebooks.fill(book, lambda: iter([by(each) for each in students]), lambda one: "")
    text = book.sheet.written().decode("utf-8-sig")
    written = [row["Full name"] for row in csv.DictReader(io.StringIO(text)) if row["Grade"]]
    return {"written": written, "clues": {line.student: line.clue for line in made.lines}}


FOUND = {
    "two accents": ("García López María", "Garcia Lopez, Maria"),
    "in the same order": ("María García López", "Maria García Lopez"),
    "an umlaut as two letters": ("Müller Anna", "Mueller, Anna"),
    "an umlaut as one letter": ("Müller Anna", "Muller, Anna"),
    "the row has it": ("Muller Anna", "Müller, Anna"),
    "the row has it, written as two": ("Mueller Anna", "Müller, Anna"),
    "a composed letter": ("Mu\u0308ller Anna", "Muller, Anna"),
    "a tilde": ("Núñez Ana", "Nunez, Ana"),
    "a cedilla": ("Çelik Ayşe", "Celik, Ayse"),
    "a haček": ("Dvořák Jiří", "Dvorak, Jiri"),
    "two marks on a letter": ("Nguyễn Văn An", "Nguyen Van An"),
    "an o with a stroke": ("Jørgensen Bo", "Jorgensen, Bo"),
    "an l with a stroke": ("Łukasz Nowak", "Nowak, Lukasz"),
}


@pytest.mark.parametrize(("student", "row"), FOUND.values(), ids=FOUND)
def test_a_row_is_found_by_a_name_without_accents(tmp_path: Path, student: str, row: str) -> None:
    made = filled(tmp_path, ("Eve Ray", row, "Bob Stone"), (student,))
    assert made == {"written": [row], "clues": {student: PLAINLY}}


NOT_SO = {
    "two rows fit": (
        ("Mueller, Anna", "Muller, Anna"),
        {"Müller Anna": "several rows"},
        [],
    ),
    "an exact one beside": (
        ("Müller, Anna", "Muller, Anna"),
        {"Müller Anna": "name"},
        ["Müller, Anna"],
    ),
    "whoever has the exact name keeps the row": (
        ("Muller, Anna", "Eve Ray"),
        {"Müller Anna": "none", "Muller Anna": "name"},
        ["Muller, Anna"],
    ),
    "the same in the other order": (
        ("Muller, Anna", "Eve Ray"),
        {"Muller Anna": "name", "Müller Anna": "none"},
        ["Muller, Anna"],
    ),
    "two students fit one row": (
        ("Muller, Anna", "Eve Ray"),
        {
            "Müller Anna": "several students for one row",
            "Mullér Anna": "several students for one row",
        },
        [],
    ),
    "a letter that is none with an accent": (("Андреи Ли", "Eve Ray"), {"Андрей Ли": "none"}, []),
    "another letter": (("Garcia, Mario", "Eve Ray"), {"García María": "none"}, []),
    "a name more": (("Garcia, Maria", "Eve Ray"), {"García López María": "none"}, []),
    "two letters for one, of no accent": (("Mueller, Anna",), {"Muller Anna": "none"}, []),
    "each has the exact name": (
        ("Müller, Anna", "Mueller, Anna", "Muller, Anna"),
        {"Muller Anna": "name", "Müller Anna": "name", "Mueller Anna": "name"},
        ["Müller, Anna", "Mueller, Anna", "Muller, Anna"],
    ),
}


@pytest.mark.parametrize(("names", "clues", "written"), NOT_SO.values(), ids=NOT_SO)
def test_a_row_that_may_be_anothers_is_not_found_by_it(
    tmp_path: Path, names: tuple[str, ...], clues: dict[str, str], written: list[str]
) -> None:
    assert filled(tmp_path, names, tuple(clues)) == {"written": written, "clues": clues}
