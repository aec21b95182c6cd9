"""Rows for who is found by nothing else: a name in another alphabet, a group's number.

In each table `{Ann}` stands in the cell of the student `Ann`, who has half of ten, and nothing
where no student may be written.
"""

import re
from pathlib import Path

import pytest
from filled import by, own

from grader.classroom.names_among import whole_name
from grader.classroom.tries import of_several
from grader.words.alphabets import in_two_alphabets

WANTED = re.compile(r"\{(.+?)\}")
NO_SURNAMES = {
    "a surname alone": ("Last name,First name,HW (10)\nVos,Milan,\nKim,Lea,\n", ["vos", "hw3_Vos"]),
    "before a father's name": ("ФИО,HW (10)\nПетров Сергей Ильич,\n", ["ПЕТРОВ", "лаб4 петров"]),
    "in another alphabet": ("ФИО,HW (10)\nПетров Сергей Ильич,\n", ["petrov"]),
    "two spellings that may be of one row": (
        "ФИО,HW (10)\nЦой Юрий,\nЧой Юрий,\nКим О Л,\n",
        ["Tchoi Yuri"],
    ),
    "a row that two spellings may be": (
        "ФИО,HW (10)\nИльин Иван,\nКим О Л,\n",
        ["Ilyin Ivan", "Ilin Ivan"],
    ),
}
SAME = (
    *(("Шевченко Олена Петрівна", "Shevchenko Olena"), ("Ковальчук Андрій", "Andrii Kovalchuk")),
    *(("Щербаков Илья Олегович", "Shcherbakov Ilya"), ("Ким Юрий", "Kim Yuri")),
    *(("Ким Юрий", "Yuriy Kim"), ("Алексеев Алексей", "Alekseev Alexey")),
    *(("Лук'яненко Мар'яна", "Lukianenko Mariana"), ("Цой Юлия", "Tsoi Yulia")),
    *(("Хохлова Наталья", "Khokhlova Natalia"), ("Яковлев Дмитрий", "Iakovlev Dmitry")),
    *(("Гнатюк Юлія", "Hnatiuk Yuliia"), ("Згурський Євген", "Zghurskyi Yevhen")),
    *(("Жуков Сергей", "Zhukov Sergei"), ("Чехов Антон Павлович", "Chekhov Anton Pavlovich")),
)
OTHERS = (
    *(("Шевченко Олена", "Shevchenko Oleksandr"), ("Шевченко Олександра", "Shevchenko Oleksandr")),
    *(("Орлов Артём", "Orlova Anna"), ("Иванов Иван", "Ivanova Ivana"), ("Ким Юрий", "Kim")),
    *(("Ким Юрий", "Kim Yu"), ("Зуев Олег", "Zhuev Oleg"), ("Иванов Пётр", "Petr Ivanovich")),
    *(("Петров Иван Петрович", "Petrov Petrovich"), ("Гусев Олег", "Husev Oleh Ivan")),
    *(("Сергеев Иван", "Serhiiv Ivan"), ("Kim Yuri", "Kim Yuri"), ("Ким Юрий", "Ким Юрий")),
    *(("Данилов Данил", "Danilov Danylo"), ("Соколов Лев", "Sokolov Leo"), ("Ли А", "Li A")),
)
NO_ALPHABETS = {
    "two rows fit": ("ФИО,HW (10)\nГончар Олег,\nХончар Олег,\n", ["Honchar Oleg"]),
    "two students fit": ("ФИО,HW (10)\nКим Юрий,\n", ["Kim Yuri", "Kim Yuriy"]),
    "the row is another's": ("ФИО,HW (10)\nКим Юрий,{Ким Юрий}\n", ["Kim Yuri"]),
    "somebody may be meant too": (
        "ФИО,HW (10)\nКим Юрий Львович,\n",
        ["Kim Yuri", "Ким Юрий старший"],
    ),
}
GROUPS = {
    "by the number": "Naam,Groep,HW (10)\nLee Ann,1,{Groep 1}\nRay Eve,1,{Groep 1}\nVos Lea,2,\n",
    "by both": "Name,Skupina,HW (10)\nLee Ann,Skupina 1,{skupina_1}\n"
    "Ray Eve,Skupina 1,{skupina_1}\nVos Lea,Skupina 2,\n",
    "of one": "Naam,Groep,HW (10)\nLee Ann,1,\nRay Eve,1,\nVos Lea,2,{Groep 02}\n",
    "in Vietnamese": "Họ và tên,Nhóm,HW (10)\nLee Ann,1,{Nhóm 1}\nRay Eve,1,{Nhóm 1}\nVos Lea,2,\n",
}
NO_GROUPS = {
    "sections of many": (
        "Naam,Groep,HW (10)\nVos Lea,2,\n" + "".join(f"Lee S{i},1,\n" for i in range(7)),
        ["Groep 1"],
    ),
    "one has a work of their own": (
        "Naam,Groep,HW (10)\nLee Ann,1,{Lee Ann}\nRay Eve,1,\nVos Lea,2,\n",
        ["Groep 12", "Opdracht 1", "hw 1", "Lee 1"],
    ),
    "no group has two": ("Naam,Groep,HW (10)\nLee Ann,1,\nVos Lea,2,\n", ["Groep 1"]),
    "a team": ("Naam,Groep,HW (10)\nLee Ann,1,\nRay Eve,1,\nVos Lea,2,\n", ["Team 1", "1"]),
}


def wanted(table: str) -> list[str]:
    return list(dict.fromkeys(WANTED.findall(table)))


@pytest.mark.parametrize(
    ("table", "students"),
    [*NO_SURNAMES.values(), *NO_ALPHABETS.values(), *NO_GROUPS.values()],
    ids=[*NO_SURNAMES, *NO_ALPHABETS, *NO_GROUPS],
)
def test_no_row_is_written_where_two_may_be_meant(
    tmp_path: Path, table: str, students: list[str]
) -> None:
    who = [*wanted(table), *students]
    made = own(tmp_path, WANTED.sub("", table), "HW (10)", *map(by, who))
    assert made.text == WANTED.sub("5", table)


@pytest.mark.parametrize(("cyrillic", "latin"), SAME)
def test_a_name_in_another_alphabet_leads_to_the_row_and_it_is_told(
    tmp_path: Path, cyrillic: str, latin: str
) -> None:
    assert in_two_alphabets(cyrillic, latin)
    for row, student in ((cyrillic, latin), (latin.replace("_", " "), cyrillic)):
        made = own(tmp_path, f"Name,HW (10)\n{row},\nVos Lea,\n", "HW (10)", by(student))
        assert made.text == f"Name,HW (10)\n{row},5\nVos Lea,\n"
        assert "another alphabet, so check" in made.notes[0]


@pytest.mark.parametrize(("name", "other"), OTHERS)
def test_no_other_name_is_taken_for_one_in_another_alphabet(name: str, other: str) -> None:
    assert not in_two_alphabets(name, other)
    assert not in_two_alphabets(other, name)


@pytest.mark.parametrize("table", GROUPS.values(), ids=GROUPS)
def test_a_groups_number_leads_to_the_rows_of_its_members(tmp_path: Path, table: str) -> None:
    made = own(tmp_path, WANTED.sub("", table), "HW (10)", *map(by, wanted(table)))
    assert made.text == WANTED.sub("5", table)


def test_it_is_told_that_a_number_led_to_several_rows(tmp_path: Path) -> None:
    table = "Naam,Groep,HW (10)\nLee Ann,1,\nRay Eve,1,\nVos Lea,2,\n"
    made = own(tmp_path, table, "HW (10)", by("Groep 1"))
    assert "worked together: Groep 1 (Lee Ann), Groep 1 (Ray Eve)" in made.notes[0]


def test_who_works_alone_in_a_group_of_two_leaves_its_rows_empty(tmp_path: Path) -> None:
    table = "Naam,Groep,HW (10)\nLee Ann,1,\nRay Eve,1,\nVos Lea,2,\n"
    made = own(tmp_path, table, "HW (10)", by("Groep 1"), by("Lee Ann"))
    assert "one row for several" in " ".join(made.notes)
    assert "Lee Ann,1,5" not in made.text


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["Le Anh - BT3 v1", "Le Anh - BT3 v2", "Le Anh - BT3 v2 final"], "Le Anh - BT3"),
        (["محمد أحمد علي", "محمد احمد علي - معدل"], "محمد أحمد علي"),
        (["Lee Ann - hw", "Lee Ann - hw v2"], "Lee Ann - hw"),
    ],
)
def test_a_later_version_is_of_who_has_the_first(names: list[str], first: str) -> None:
    found = of_several(names)
    assert {found[name][0] for name in names} == {first}
    assert [*sorted(names, key=lambda name: found[name][1])] == names


@pytest.mark.parametrize(
    "names",
    [
        ["محمد أحمد علي", "محمد احمد علي"],
        ["محمد أحمد علي", "محمد احمد علي", "محمد إحمد علي - معدل"],
        ["Anna Nova", "Anna"],
        ["Le Anh v2", "Le An v1"],
    ],
)
def test_no_version_of_two_people_is_of_one(names: list[str]) -> None:
    assert {first for first, _ in of_several(names).values()} <= {*names}
    assert len({of_several(names).get(name, (name, 0))[0] for name in names}) == len(names)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        *(("Лаб4_Орлова_А", "Орлова А"), ("лаб 4 в Орлова", "Орлова"), ("Вариант Б Ким", "Ким")),
        *(("11 А Иванов Иван", "Иванов Иван"), ("Иванов Иван Б", "Иванов Иван")),
        *(("Ким вариант Б", "Ким"), ("Ann B Lee", "Ann B Lee"), ("Ким А.Б.", "Ким")),
    ],
)
def test_an_initial_is_of_a_name_and_a_small_letter_is_not(called: str, name: str) -> None:
    assert whole_name(called) == name
