"""Rows that are found by a name without its accents, or among words of work, and that are not."""

import csv
import io
from pathlib import Path

import pytest
from filled import Filled, by

from grader.reports import gradebooks

PLAINLY = "name without accents"


def filled(folder: Path, names: tuple[str, ...], students: tuple[str, ...]) -> dict[str, object]:
    """Return the names in a worksheet whose rows were written, and by what each student has one."""
    path = folder / "worksheet.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["Identifier", "Full name", "Email address", "Grade", "Maximum Grade"])
        for number, name in enumerate(names):
            rows.writerow([f"Participant {number}", name, f"n{number}@x.example", "", "10"])
    made = Filled(gradebooks.load_moodle(path), map(by, students))
    written = [row["Full name"] for row in csv.DictReader(io.StringIO(made.text)) if row["Grade"]]
    return {"written": written, "clues": made.clues}


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


WORK = {
    "behind it": ("lee_ann_hw3", "Lee, Ann"),
    "with spaces": ("Lee Ann hw3", "Ann Lee"),
    "before it": ("hw3_lee_ann", "Ann Lee"),
    "before it, with a dash": ("HW 3 - Ann Lee", "Lee, Ann"),
    "on both sides": ("assignment3_kim_olga_notebook", "Kim, Olga"),
    "several": ("Ann Lee homework 3 v2", "Ann Lee"),
    "a submission": ("lee_ann_final_submission", "Ann Lee"),
    "capitals": ("LEE ANN HW03", "Ann Lee"),
    "points": ("lee.ann.hw3", "Ann Lee"),
    "in brackets": ("Ann Lee (late)", "Ann Lee"),
    "a day": ("lee_ann_2024-03-01", "Ann Lee"),
    "a number of a student": ("Ann_Lee_12345_hw3", "Ann Lee"),
    "in Russian": ("Иванов Иван ДЗ3", "Иванов Иван"),
    "in Russian, a long word": ("Иванов Иван лабораторная 4", "Иванов Иван"),
    "in Russian, before it": ("ДЗ 3 Иванов Иван", "Иванов Иван"),
    "three names in Russian": ("Иванов Иван Иванович ДЗ3", "Иванов Иван Иванович"),
    "in Chinese": ("王芳_2023210003_第3次作业", "王芳"),
    "in Chinese, before it": ("作业3_李娜", "李娜"),
    "in Chinese, four letters": ("欧阳娜娜_第2次作业", "欧阳娜娜"),
    "in Chinese, a class": ("2班_王芳_作业", "王芳"),
    "in German": ("Müller_Anna_Abgabe_2", "Müller, Anna"),
    "in German, before it": ("Aufgabe3_Schmidt_Jan", "Schmidt, Jan"),
    "three names": ("Garcia_Lopez_Maria_hw1", "Garcia Lopez, Maria"),
    "a small word in a name": ("jan_van_dyk_hw2", "van Dyk, Jan"),
    "a hyphen and an apostrophe": ("O'Neill_Mary-Ann_hw1", "O'Neill, Mary-Ann"),
    "a name that is a word in Turkish": ("min_son_final_hw3", "Son, Min"),
}


@pytest.mark.parametrize(("student", "row"), WORK.values(), ids=WORK)
def test_a_row_is_found_by_a_full_name_among_words_of_work(
    tmp_path: Path, student: str, row: str
) -> None:
    made = filled(tmp_path, ("Eve Ray", row, "Bob Stone"), (student,))
    assert made == {"written": [row], "clues": {student: "name"}}


def test_a_row_is_found_by_a_name_without_accents_among_words_of_work(tmp_path: Path) -> None:
    made = filled(tmp_path, ("Eve Ray", "Müller, Anna"), ("mueller_anna_hw3",))
    assert made == {"written": ["Müller, Anna"], "clues": {"mueller_anna_hw3": PLAINLY}}


NO_WORK = {
    "a surname": (("Brown, Ann", "Eve Ray"), {"Brown_hw": "none"}),
    "a surname in Russian": (("Иванов Иван", "Eve Ray"), {"Иванов ДЗ3": "none"}),
    "a surname in Chinese": (("王芳", "Eve Ray"), {"王_第3次作业": "none"}),
    "a first name": (("Lee, Ann", "Eve Ray"), {"Ann hw3": "none"}),
    "an initial": (("Lee, Ann", "Eve Ray"), {"lee_a_hw3": "none"}),
    "a further name": (("Kim, Olga", "Eve Ray"), {"kim olga petrova": "none"}),
    "a further name and work": (("Kim, Olga", "Eve Ray"), {"kim olga petrova hw3": "none"}),
    "a further name behind": (("Smith, John", "Eve Ray"), {"john_smith_hw3_lee": "none"}),
    "a father's name": (("Иванов Иван", "Eve Ray"), {"Иванов Иван Петрович ДЗ3": "none"}),
    "a further letter": (("王芳", "Eve Ray"), {"王芳芳_第3次作业": "none"}),
    "a further name in Chinese": (("王芳", "Eve Ray"), {"王芳 高明 作业3": "none"}),
    "another first name": (("Lee, Ann", "Eve Ray"), {"lee_anna_hw3": "none"}),
    "a row with one more": (("Lee, Ann Marie", "Eve Ray"), {"lee_ann_hw3": "none"}),
    "two people": (("Lee, Ann", "Kim, Olga"), {"lee_ann_kim_olga_hw3": "none"}),
    "a word that is none of work": (("Lee, Ann", "Eve Ray"), {"lee_ann_gradients": "none"}),
    "words of work alone": (("Final, Lab", "Eve Ray"), {"lab_final_hw3": "none"}),
    "another letter": (("Андреи Ли", "Eve Ray"), {"Андрей_Ли_ДЗ3": "none"}),
    "two rows": (("Lee, Ann", "Ann, Lee"), {"lee_ann_hw3": "several rows"}),
    "two rows alike": (("Lee, Ann", "Lee, Ann"), {"lee_ann_hw3": "several rows"}),
    "two students": (
        ("Lee, Ann", "Eve Ray"),
        {
            "lee_ann_hw3": "several students for one row",
            "lee_ann_hw3_v2": "several students for one row",
        },
    ),
}


@pytest.mark.parametrize(("names", "clues"), NO_WORK.values(), ids=NO_WORK)
def test_no_row_is_found_by_part_of_a_name_or_more_than_it(
    tmp_path: Path, names: tuple[str, ...], clues: dict[str, str]
) -> None:
    assert filled(tmp_path, names, tuple(clues)) == {"written": [], "clues": clues}
