"""Whose file is whose in folders of a deadline, an exam, a resit or a date."""

from pathlib import Path

import pytest
from class_files import Row, found_in, laid, look, make_folder, reasons, rows_of, students_in

from grader.classroom.doubts import doubts
from grader.classroom.rounds import is_of_round, ordered

PAIRS = (
    ("1. termín (do 12. 11.)", "2. termín - opravy (do 26. 11.)"),
    ("1. termín", "po termínu"),
    ("vizsga 2026-01-15", "pótvizsga 2026-01-29"),
    ("Klausur", "Nachklausur"),
    ("convocatoria ordinaria", "Recuperación enero"),
    ("экзамен", "пересдача"),
    ("до 12.11", "после 12.11"),
    ("1st deadline", "2nd deadline"),
    ("before 12.11", "late"),
    ("until 18.12", "until 8.1"),
    ("exam 15.01.2026", "exam 29.01.2026"),
    ("期末考试", "补考"),
    ("1. termin", "popravni"),
    ("egzamin", "poprawka"),
    ("tenta", "omtenta"),
    ("tentamen", "herkansing 3 feb"),
    ("appello 1", "retake"),
    ("examen", "rattrapage"),
    ("2026-01-15", "2026-01-29"),
)
ROUNDS = {
    f"{first}, {second}": Row(
        {
            "Novák Jan": f"{second}/Novák Jan.py",
            "Svobodová Petra": f"{first}/Svobodová Petra.py",
            "Dvořák Tomáš": f"{second}/Dvorak Tomas.py",
            "Králová Eva": f"{second}/Králová Eva/main.py",
        },
        [f"{first}/Novák Jan.py", f"{first}/Dvořák Tomáš.py"],
        days={f"{first}/Novák Jan.py": 3},
    )
    for first, second in PAIRS
}
HOMES = {
    "at the same computer sits somebody else": Row(
        {
            "vizsga01 (vizsga 2026-01-15)": "vizsga 2026-01-15/homes.zip/home/vizsga01/a.py",
            "vizsga02 (vizsga 2026-01-15)": "vizsga 2026-01-15/homes.zip/home/vizsga02/a.py",
            "vizsga01 (pótvizsga 2026-01-29)": "pótvizsga 2026-01-29/homes.zip/home/vizsga01/a.py",
            "vizsga02 (pótvizsga 2026-01-29)": "pótvizsga 2026-01-29/homes.zip/home/vizsga02/a.py",
        },
        {
            f"{each}/homes.zip": ["home/vizsga01/a.py", "home/vizsga02/a.py"]
            for each in ("vizsga 2026-01-15", "pótvizsga 2026-01-29")
        },
    )
}
NEAR = {
    "one login alone came later": Row(
        {"adoe": "Nachklausur/adoe/main.py", "bkim": "Klausur/bkim/main.py"},
        ["Klausur/adoe/main.py"],
    ),
    "near: namesakes at two hours": Row(
        {
            "Ann Lee (Termin 1)": "Termin 1/Ann Lee.py",
            "Bo Kim": "Termin 1/Bo Kim.py",
            "Ann Lee (Termin 2)": "Termin 2/Ann Lee.py",
            "Al Poe": "Termin 2/Al Poe.py",
        }
    ),
    "near: what was given out": Row(
        {
            "Ann Lee": "Ann Lee.py",
            "Bo Kim": "Bo Kim.py",
            "materials": "materials/Helper One.py",
        },
        ["materials/demo.py"],
    ),
    "near: two whose names differ in their accents": Row(
        {
            "Nguyễn Văn Ân": "exam/Nguyễn Văn Ân.py",
            "Nguyễn Văn An": "exam/Nguyễn Văn An.py",
            "Trần Đức": "exam/Trần Đức.py",
            "Nguyen Van An": "retake/Nguyen Van An.py",
        }
    ),
    "near: people whose names are such words": Row(
        {
            "Le Thi Mai": "Le Thi Mai/net.py",
            "Do Van An": "Do Van An/train.py",
            "Jan": "Jan/data.py",
            "Rok": "Rok/hw.py",
        }
    ),
    "near: who has a folder of a deadline of their own": Row(
        {"Lee Ann": "Lee Ann/2nd deadline/hw.py", "Kim Bo": "Kim Bo/hw.py"},
        ["Lee Ann/1st deadline/hw.py"],
        days={"Lee Ann/2nd deadline/hw.py": 3},
    ),
}


@rows_of({"later": ROUNDS, "homes": HOMES, "alone": NEAR})
def test_folders_of_deadlines_and_exams_are_around_students_and_the_later_work_counts(
    tmp_path: Path, row: Row
) -> None:
    for path in laid(tmp_path, row):
        assert found_in(path, row) == row


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_it_is_said_that_an_earlier_rounds_work_was_not_graded(
    tmp_path: Path, first: str, second: str
) -> None:
    files = {f"{each}/Novák Jan.py": "print(1)\n" for each in (first, second)}
    files |= {f"{first}/Kim Bo.py": "print(2)\n", f"{second}/Roe Max.py": "print(3)\n"}
    found = look(make_folder(tmp_path / "class", files))
    said = " ".join(doubts(found))
    assert f"{second}/Novák Jan.py" in said
    assert reasons(found)[f"{first}/Novák Jan.py"] == "Novák Jan: of an earlier attempt"


@pytest.mark.parametrize(
    "name",
    [
        *("Le Thi Mai", "Do Van An", "Jan", "Rok", "Mai Do", "Sung", "Do 10-12", "hw 3-4", "1.2"),
        *("lab 1.2", "exam01", "Termini Anna", "Anna 2026-01-15", "Woche 06", "20210045", "May"),
    ],
)
def test_no_name_of_a_person_a_work_or_an_hour_is_of_a_round(name: str) -> None:
    assert not is_of_round(name)


@pytest.mark.parametrize(
    "names",
    [
        *(
            ("exam 1", "exam 2"),
            ("exam", "exam 2026-01-15"),
            ("retake", "late"),
            ("Lab 1", "Lab 2"),
        ),
        *(("exam 2026-01-15", "exam 15.01"), ("before 12.11", "until 12.11")),
    ],
)
def test_names_that_do_not_say_it_in_one_way_tell_no_order(names: tuple[str, str]) -> None:
    assert ordered(names) == {}


@pytest.mark.parametrize("folder", ["xyz", "надіслали не туди (папка)", "sent elsewhere", "Misc"])
def test_it_is_said_of_whatever_folder_in_which_two_people_are_named(
    tmp_path: Path, folder: str
) -> None:
    files = ["Kim Bo.py", "Roe Max/hw.py", "Lee Ann.py", "Poe Al.py"]
    files += [f"{folder}/hw.py", f"{folder}/Шевченко Олена.py", f"{folder}/Бондар Іван лаб3.py"]
    found = look(make_folder(tmp_path / "class", dict.fromkeys(files, "print(1)\n")))
    if folder in {each.student for each in found.files}:
        assert any(f"of {folder}, " in line and "--student" in line for line in doubts(found))


def test_it_is_said_of_each_folder_in_which_two_people_are_named(tmp_path: Path) -> None:
    files = ["Kim Bo.py", "x1y/Ann Lee.py", "x1y/Max Roe.py", "zz/Al Poe.py", "zz/Eva Poe.py"]
    files += ["zz/Max Roe.py", "Kim Jo/hw.py", "Kim Li.py"]
    found = look(make_folder(tmp_path / "class", dict.fromkeys(files, "print(1)\n")))
    lost = {"x1y", "zz"} & {each.student for each in found.files}
    said = " ".join(doubts(found))
    assert all(f"of {each}, " in said for each in lost)


def test_one_persons_own_work_by_one_name_is_no_two_people(tmp_path: Path) -> None:
    files = ["x1y/Novák Jan.py", "x1y/Novak Jan v2.py", "Kim Bo/Deep Learning.py"]
    files += ["Kim Bo/Batch Norm.py", "Lee Ann/hw.py"]
    found = look(make_folder(tmp_path / "class", dict.fromkeys(files, "print(1)\n")))
    assert not any("--student" in line for line in doubts(found))
    assert len(students_in(tmp_path / "class")) == 3
