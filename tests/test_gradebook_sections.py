"""Whose row it is by the part of a class, of a team, and by a name in two alphabets.

In a table `{Lee Ann @ Mon 10-12}` stands in the cell of the student who is called so and lies in a
folder called so, and nothing where no student may be written.
"""

import re
from pathlib import Path

import pytest
from class_files import GAIN, look, make_folder
from filled import by, own

from grader.classroom.doubts import doubts
from grader.classroom.layouts.place import in_section
from grader.classroom.students import named
from grader.reports.files import Asked
from grader.words.graded import Graded, Owner, Person

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


HUB = "github_username,group_name,HW (10)\n"
TEAMS = {
    "of GitHub": (
        f"{HUB}ada,team-rocket,{{team-rocket}}\nbob,team-rocket,{{team-rocket}}\neve,owls,\n",
        "github",
    ),
    "of GitHub, by the repositories": (
        "roster_identifier,student_repository_name,HW (10)\nLee,hw5-team-rocket,{team-rocket}\n"
        "Kim,hw5-team-rocket,{team-rocket}\nRoe,hw5-owls,\n",
        "github",
    ),
    "called as one of it": (f"{HUB}kim,kim,{{kim}}\nlee,kim,{{kim}}\nroe,owls,\n", "github"),
    "of MarkUs": (
        "User name,Group name,HW (10)\nc1,group_0012,{group_0012}\nc2,group_0012,{group_0012}\n"
        "c3,group_0112,{group_0112}\nc4,c4,{c4}\n",
        "",
    ),
    "with a number that is somebody's": (
        "Student number,Group ID,HW (10)\n1004,group_1005,{group_1005}\n"
        "1005,group_1004,\n1006,group_1005,{group_1005}\n",
        "",
    ),
    "in Chinese": ("学号,组名,HW (10)\n20210001,火箭,{火箭}\n20210002,火箭,{火箭}\n", ""),
}


@pytest.mark.parametrize(("table", "platform"), TEAMS.values(), ids=TEAMS)
def test_all_rows_of_a_team_are_found_by_its_whole_name(
    tmp_path: Path, table: str, platform: str
) -> None:
    each = {who: named(who).owner for who, _ in WANTED.findall(table)}
    hub = {who: Owner(platform="github", persons=(Person(login=who),)) for who in each}
    owners = hub if platform else each
    given = [by(who, owner) for who, owner in owners.items()]
    filled = own(tmp_path, WANTED.sub("", table), "HW (10)", *given)
    assert filled.text == WANTED.sub("5", table)


@pytest.mark.parametrize(
    ("table", "who"),
    [
        ("Name,Section,HW (10)\nLee Ann,group_12,\nRoe Max,group_12,\n", "group_12"),
        ("ФИО,Номер группы,HW (10)\nЛи Анна,БИВ-201,\nКим Ольга,БИВ-201,\n", "БИВ-201"),
        ("Login,Group name,HW (10)\nc1,group_0012,\nc2,group_0012,\n", "group_012"),
        ("Login,Group name,HW (10)\nc1,rocket,\nc2,rocket,\n", "rocket-2"),
        ("Login,Group name,HW (10)\nkim,owls,\nlee,kim,\nroe,kim,\n", "kim"),
        ("Login,Group name,HW (10)\nc1,12,\nc2,12,\n", "12"),
        ("Login,Group name,HW (10)\nc1,Owls,\nc2,Owls,\nc3,owls,\nc4,owls,\n", "OWLS"),
        ("Name,Group name,HW (10)\nRay Bo,Kim,\nFox Al,Kim,\nKim Ann,owls,\n", "Kim"),
        ("Login,Group ID,HW (10)\nc1,rocket,\nc2,owls,\n", "rocket"),
        ("Login,Group name,HW (10)\n" + "".join(f"c{i},A,\n" for i in range(9)), "A"),
    ],
)
def test_a_section_or_a_part_of_a_name_is_no_team(tmp_path: Path, table: str, who: str) -> None:
    filled = own(tmp_path, table, "HW (10)", by(who))
    assert filled.text == table
    assert len(filled.notes) == 1


@pytest.mark.parametrize("column", ["Group name", "Team name"])
def test_of_teams_that_differ_by_case_each_has_its_own(tmp_path: Path, column: str) -> None:
    table = f"Login,{column},HW (10)\nc1,Team A,5\nc2,Team A,5\nc3,team a,\nc4,team a,\n"
    assert own(tmp_path, table.replace(",5", ","), "HW (10)", by("Team A")).text == table


def test_whose_name_a_table_knows_is_not_doubted(tmp_path: Path) -> None:
    found = look(make_folder(tmp_path / "class", ["group_0003/hw.py", "group_0012/hw.py"]))
    table = tmp_path / "groups.csv"
    table.write_text("Login,Group name,HW (10)\nc1,group_0003,\nc2,group_0012,\nc3,group_0012,\n")
    owners = {each.student: each.owner for each in found.files}
    known = Asked(gradebook=table, column="HW (10)").known(GAIN, owners)
    assert known == {"group_0003", "group_0012"}
    assert [*doubts(found, known)] == []
    assert "whose these are" in next(doubts(found))
