"""Whose row it is by the part of a class, of a team, and by a name in two alphabets.

In a table `{Lee Ann @ Mon 10-12}` stands in the cell of the student who is called so and lies in a
folder called so, and nothing where no student may be written.
"""

import re
from pathlib import Path

import pytest
from filled import by, own

from grader.classroom.layouts.place import in_section
from grader.classroom.students import named
from grader.words.graded import Graded

WANTED = re.compile(r"\{(.+?)(?: @ (.+?))?\}")


def students(table: str) -> list[Graded]:
    every = (found.groups() for found in WANTED.finditer(table))
    placed = [in_section(named(who), section or "") for who, section in every]
    return [by(f"{each.student} {each.owner.section}", each.owner) for each in placed]


SECTIONS = {
    "of a day": "Section,Name,HW (10)\nMon,Lee Ann,{Lee Ann @ Mon 10-12}\nThu,Lee Ann,"
    "{Lee Ann @ Thu 14-16}\n",
    "one of namesakes alone": "Section,Name,HW (10)\nMon,Lee Ann,\n"
    "Thu,Lee Ann,{Lee Ann @ Thu 14-16}\n",
    "the table says more": "Übungsgruppe;Name;HW (10)\n"
    "Di 10-12;Lee Ann;{Lee Ann @ Di}\nDo 8-10;Lee Ann;\n",
    "a group": "Группа;ФИО;HW (10)\nБИВ-201;Ли Анна;{Ли Анна @ БИВ-201}\nБИВ-2012;Ли Анна;\n",
    "two alphabets": "Name,HW (10)\nTsoi Yulia,{Цой Юлия (Tsoi Yulia)}\nLee Ann,\n",
    "two alphabets, turned": "ФИО,HW (10)\nЦой Юлия,{Tsoi_Yulia (Цой Юлия)}\nЛи Анна,\n",
    "two alphabets, Chinese": "姓名,HW (10)\n李娜,{Li Na (李娜)}\n王芳,\n",
}


@pytest.mark.parametrize("table", SECTIONS.values(), ids=SECTIONS)
def test_namesakes_are_told_apart_by_the_column_of_sections(tmp_path: Path, table: str) -> None:
    filled = own(tmp_path, WANTED.sub("", table), "HW (10)", *students(table))
    assert filled.text == WANTED.sub("5", table)


NOBODYS = {
    "no column of sections": ("Name,HW (10)\nLee Ann,\nLee Ann,\n", "{Lee Ann @ Mon 10-12}"),
    "a section that has neither": (
        "Section,Name,HW (10)\nMon,Lee Ann,\nThu,Lee Ann,\n",
        "{Lee Ann @ Fri 8-10}",
    ),
    "a section whose name only begins so": (
        "Section,Name,HW (10)\n1,Lee Ann,\n2,Lee Ann,\n",
        "{Lee Ann @ 12}",
    ),
    "one row for two": (
        "Section,Name,HW (10)\nMon,Lee Ann,\n",
        "{Lee Ann @ Mon 10-12}{Lee Ann @ Thu 14-16}",
    ),
    "another's name in brackets": (
        "Name,HW (10)\nLutz Tim,\nЛи Анна,\n",
        "{Weber Anna (Lutz Tim)}{Ли (Lee)}",
    ),
}


@pytest.mark.parametrize("case", NOBODYS.values(), ids=NOBODYS)
def test_whom_no_section_tells_apart_is_named(tmp_path: Path, case: tuple[str, str]) -> None:
    table, said = case
    filled = own(tmp_path, table, "HW (10)", *students(said))
    assert filled.text == table
    assert len(filled.notes) == 1
