"""What lies in a class and is not asked: other works, last year's, earlier versions, solutions."""

from pathlib import Path

import pytest
from class_files import Row, found_in, laid, look, make_folder, rows_of, students_in

from grader.classroom.doubts import doubts
from grader.classroom.not_asked import is_corrected, is_of_another, is_of_earlier, is_of_solution
from grader.classroom.work_names import is_of_teacher

VERSION_WORDS = (
    *(
        "Wersja",
        "Version",
        "Versión",
        "Versão",
        "Versione",
        "Verze",
        "Verzió",
        "Versie",
        "Versiune",
    ),
    *(
        "Версия",
        "Версія",
        "版本",
        "버전",
        "バージョン",
        "Sürüm",
        "Έκδοση",
        "Udgave",
        "Phiên bản",
        "إصدار",
    ),
    *("Attempt", "Попытка", "Próba", "Intento", "v"),
)
VERSIONS = {
    word: Row(
        {"Ann Lee": f"Ann Lee/Zadanie 3/{word} 10/zad3.py", "Bo Kim": "Bo Kim/zad3.py"},
        [f"Ann Lee/Zadanie 3/{word} 9/zad3.py", f"Ann Lee/Zadanie 2/{word} 12/zad2.py"],
    )
    for word in VERSION_WORDS
}
ASKED = {"Schmidt, Anna": "{}/Schmidt, Anna.py", "Groß, Emil": "{}/Groß, Emil.py"}
ANOTHER = {
    f"{inner} in {asked}": Row(
        {who: path.format(asked) for who, path in ASKED.items()},
        [f"{asked}/{inner}/Groß, Emil.py", f"{asked}/{inner}/Roth, Ida.py"],
    )
    for asked, inner in (
        ("Woche 07", "verspätet - noch Woche 06"),
        ("HW3", "hw2 late"),
        ("Лаб 3", "долги лаб 2"),
        ("Lista 3", "atrasados da lista 2"),
        ("week 10", "Week 9 (resubmitted)"),
        ("TP 4", "retards TP3"),
    )
}
OWN_VERSIONS = {
    "near: what was before is kept in a folder": Row(
        {"Ann Lee": "Ann Lee/main.py", "Bo Kim": "Bo Kim/main.py"},
        ["Ann Lee/v1/main.py", "Ann Lee/v2/main.py"],
        days={"Ann Lee/main.py": 3},
    ),
    "near: exams of one winter": Row(
        {
            "Ann Lee": "exam 2025-12-18/Ann Lee.py",
            "Bo Kim": "retake 2026-01-15/Bo Kim.py",
            "Max Roe": "exam 2025-12-18/Max Roe.py",
        },
        ["exam 2025-12-18/Bo Kim.py"],
    ),
    "last winter's": Row(
        {"Ann Lee": "exam 2026-01-15/Ann Lee.py", "Bo Kim": "exam 2026-01-15/Bo Kim.py"},
        ["exam 2025-01-18/Bo Kim.py", "exam 2025-01-18/Max Roe.py"],
    ),
}
NO_OTHERS = {
    "near: sections by a number, with hardly anybody beside": Row(
        {
            "Ann Lee": "Lab 3/Lab 1/Ann Lee.py",
            "Bo Kim": "Lab 3/Lab 1/Bo Kim.py",
            "Max Roe": "Lab 3/Lab 2/Max Roe.py",
            "Al Poe": "Lab 3/Lab 2/Al Poe.py",
        }
    ),
    "near: the same number": Row(
        {
            "Ann Lee": "HW3/Ann Lee.py",
            "Bo Kim": "HW3/Bo Kim.py",
            "Max Roe": "HW3/late hw3/Max Roe.py",
        }
    ),
}
LAST_YEAR = {
    f"{old} beside {new}": Row(
        {"Erik Lund": f"{new}/Erik Lund.py", "Björn Berg": f"{new}/Björn Berg.py"},
        [f"{old}/Erik Lund.py", f"{old}/Karin Ek.py"],
    )
    for old, new in (
        ("2025 (gammal kurs)", "HT2026"),
        ("gamla", "VT 2026"),
        ("loňský rok", "2026"),
        ("zeszły rok", "zima 2026"),
        ("2024-25", "2025-26"),
        ("ano passado", "2026"),
    )
}
COPIES = {
    f"copies in {folder}": Row(
        {"Camila Araújo": "Camila Araújo.py", "Bruno Lima": "Bruno Lima.py"},
        [f"{folder}/Camila Araújo.py"],
    )
    for folder in ("corrigidos", "Corregidos", "poprawione", "korrigiert", "opravené", "채점")
}
SOLVED = {
    f"{path}": Row(
        {"Jan Novák": "1. termín/Jan Novák.py", "Eva Malá": "1. termín/Eva Malá.py"}, [path]
    )
    for path in (
        *("zadání a řešení/ukol2_reseni.py", "megoldás/megoldas.py", "løsning/løsning.py"),
        *("enunciado/enunciado.py", "riešenie/riesenie.py", "rješenja/rjesenje.py"),
    )
}


@rows_of(
    {
        "version": VERSIONS,
        "own": OWN_VERSIONS,
        "another": ANOTHER,
        "none": NO_OTHERS,
        "year": LAST_YEAR,
        "copies": COPIES,
        "solved": SOLVED,
    }
)
def test_what_is_not_asked_is_not_graded(tmp_path: Path, row: Row) -> None:
    for path in laid(tmp_path, row):
        found = found_in(path, row)
        assert found.graded == row.graded


@rows_of({"another": ANOTHER, "year": LAST_YEAR, "copies": COPIES, "solved": SOLVED})
def test_it_is_said_what_was_left_out(tmp_path: Path, row: Row) -> None:
    folder = next(iter(row.files)).rpartition("/")[0]
    folder_of_class, archive = laid(tmp_path, row)
    for path in (folder_of_class, archive):
        assert any("left out" in line and folder in line for line in doubts(look(path)))


@pytest.mark.parametrize("name", ["gabarito", "gabarito_ana", "facit", "Fasit", "vzorové řešení"])
def test_the_teachers_own_answers_are_nobodys(tmp_path: Path, name: str) -> None:
    files = [f"{name}.py", "Ann Lee.py", "Bo Kim.py"]
    assert {*students_in(make_folder(tmp_path / "class", files))} == {"Ann Lee", "Bo Kim"}


@pytest.mark.parametrize("name", ["Facit Bo.py", "Gabarito Ana.py", "fasit_ola.ipynb"])
def test_it_is_said_that_somebody_called_like_a_key_was_left_out(tmp_path: Path, name: str) -> None:
    files = [name, "gabarito.py", "Ann Lee.py", "Bo Kim.py"]
    said = [*doubts(look(make_folder(tmp_path / "class", files)))]
    assert any("left out" in line and name in line and "gabarito.py" not in line for line in said)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Starý",
            "Vecchi",
            "Oud",
            "Karel Starý",
            "Anna 2025",
            "Lato Anna",
            "Zima",
            "Loni",
            "Lama",
        ),
        *(
            "Fasiti",
            "Facitelli Ugo",
            "Sol Anna",
            "Opravil Jan",
            "Angabe Max",
            "Zadanie 3",
            "Opdracht 2",
        ),
    ],
)
def test_no_name_of_a_person_or_a_work_is_of_what_is_not_asked(name: str) -> None:
    assert not is_of_earlier(name)
    assert not is_of_solution(name)
    assert not is_corrected(name)
    assert not is_of_teacher(name)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        *(("Группа 31", "Группа 3"), ("ИВТ-22", "ИВТ-21"), ("Gruppe 2", "Gruppe 1")),
        *(
            ("Woche 07", "Woche 7"),
            ("part 2", "HW3"),
            ("Anna 2", "Anna 1"),
            ("Lab 3 late", "Lab 3"),
        ),
        *(("папка Лаб 2", "Лабораторна 3"), ("Version 2", "Version 1"), ("Turma 2", "Turma 1")),
    ],
)
def test_no_section_and_no_try_is_of_another_work(name: str, asked: str) -> None:
    assert not is_of_another(name, asked)


def test_a_folder_of_solutions_in_which_people_are_is_theirs(tmp_path: Path) -> None:
    files = [
        f"{each}.py" for each in ("1. termín/Jan Novák", "řešení/Eva Malá", "řešení/Petr Bílý")
    ]
    found = students_in(make_folder(tmp_path / "class", files))
    assert {*found} == {"Jan Novák", "Eva Malá", "Petr Bílý"}


def test_what_is_checked_and_what_is_not_are_parts_of_the_class(tmp_path: Path) -> None:
    files = ["проверено/Ким Бо.py", "проверено/Ли Ан.py", "не проверено/Цой Яна.py"]
    assert {*students_in(make_folder(tmp_path / "class", files))} == {"Ким Бо", "Ли Ан", "Цой Яна"}


def test_what_google_made_copies_of_is_the_courses(tmp_path: Path) -> None:
    files = ["Compito4.ipynb", "Ugo Re - Compito4.ipynb", "Ada Po - Compito4.ipynb"]
    files += ["Eva - Compito4.ipynb"]
    folder = make_folder(tmp_path / "class", dict.fromkeys(files, "{}"))
    assert {*students_in(folder)} == {"Ugo Re", "Ada Po", "Eva"}
    assert any("left out" in line and "Compito4" in line for line in doubts(look(folder)))


def test_a_file_that_a_form_took_is_nobody_elses(tmp_path: Path) -> None:
    files = ["hw (File responses)/hw - Ugo.py", "hw (File responses)/Ugo.py"]
    assert len(students_in(make_folder(tmp_path / "class", files))) > 0
    assert not any("left out" in line for line in doubts(look(tmp_path / "class")))


def test_it_is_said_that_most_have_another_works_folder_too(tmp_path: Path) -> None:
    files = [f"{who}/HW {n}/Version {n}/m{n}.py" for who in ("Ann Lee", "Bo Kim") for n in (2, 3)]
    found = look(make_folder(tmp_path / "class", dict.fromkeys(files, "print(1)\n")))
    assert any("works of other numbers" in line for line in doubts(found))
