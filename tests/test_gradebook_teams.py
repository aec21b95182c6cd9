"""Tables of teams and of repositories: a row for several people, or one of two works for a row."""

from pathlib import Path

import pytest
from filled import Filled, by, own

from grader.exercise import description
from grader.reports import gradebooks
from grader.words.graded import Owner, Person

TEAMS = (
    "Gruppe;Mitglieder;Punkte\n"
    "Gruppe 1;Anna Öz;\nGruppe 2;Bo Ray, Li Na;\nGruppe 10;Jo Kim;\nSumme;;\n"
)


@pytest.mark.parametrize(
    ("called", "row"),
    [("Gruppe 2", "3"), ("gruppe-02-main", "3"), ("gruppe_10", "4"), ("Gruppe 3", ""), ("2", "")],
)
def test_a_table_with_a_row_for_each_team_is_filled_by_what_teams_are_called(
    tmp_path: Path, called: str, row: str
) -> None:
    assert own(tmp_path, TEAMS, "Punkte", by(called)).rows == {called: row}


def test_a_table_whose_groups_are_of_several_says_nobody(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no column says who"):
        own(tmp_path, "Gruppe;Punkte\nA;\nA;\nB;\n", "Punkte", by("A"))


def test_the_logins_of_a_team_stand_in_one_cell_of_ilias(tmp_path: Path) -> None:
    table = "update;team_id;logins;mark\n0;4711;adoe, bray;\n0;4720;jkim;\n"
    members = (Person(name="Team 4711"), Person(login="bray", name="Ray Bo"))
    team = Owner(platform="ilias", persons=members, team=True)
    alone = Owner(platform="ilias", persons=(Person(login="jkim", name="Kim Jo"),))
    filled = own(tmp_path, table, "mark", by("Team_4711", team), by("Kim_Jo_jkim_1", alone))
    assert filled.rows == {"Team_4711": "2", "Kim_Jo_jkim_1": "3"}


WOLF, BRAUN = Person(login="mwolf", name="Wolf Mia"), Person(login="tbraun", name="Braun Tim")
FOX = Person(address="xfox@uni.example", name="Fox Xenia")
ROWS = "update;team_id;logins;mark (10)\n0;4711;{};\n0;4720;jkim;\n0;4721;tbraun;\n"


def of_ilias(*members: Person) -> Owner:
    persons = (Person(name="Team 812"), *members) if len(members) > 1 else members
    return Owner(platform="ilias", persons=persons, team=len(members) > 1)


@pytest.mark.parametrize(
    ("cell", "members", "row"),
    [
        ("mwolf, xfox", (WOLF, FOX), "2"),
        ("mwolf, xfox", (WOLF,), ""),
        ("mwolf xfox", (WOLF,), ""),
        ("mwolf, tbraun, xfox", (WOLF, FOX), ""),
        ("mwolf, tbraun, xfox", (WOLF, BRAUN, FOX), "2"),
        ("mwolf, xfox", (WOLF, BRAUN), "4"),
        ("mwolf, wolf.mia@uni.example", (WOLF,), ""),
    ],
)
def test_a_row_of_a_teams_logins_is_filled_only_if_all_of_them_handed_in(
    tmp_path: Path, cell: str, members: tuple[Person, ...], row: str
) -> None:
    """Whoever did not would get the grade of a work that others did."""
    filled = own(tmp_path, ROWS.format(cell), "mark", by("Team_812", of_ilias(*members)))
    written = [n for n, line in enumerate(filled.text.splitlines(), 1) if line.endswith(";5")]
    assert ", ".join(map(str, written)) == row
    assert row == "2" or "Team_812 (others' logins" in " ".join(filled.notes)


def test_two_logins_beside_a_persons_name_are_that_persons(tmp_path: Path) -> None:
    table = "Name;Team;Login;HW (10)\nWolf Mia;1;mwolf, mia.w;\nKim Jo;1;jkim;\nRoe Al;2;aroe;\n"
    filled = own(tmp_path, table, "HW", by("Wolf", of_ilias(WOLF)), by("aroe"))
    assert filled.rows == {"Wolf": "2", "aroe": "4"}


@pytest.mark.parametrize("between", [", ", "; ", " ", "/", " / ", "|", " & ", "、"])
def test_the_logins_of_a_team_in_one_cell_may_have_any_sign_between(
    tmp_path: Path, between: str
) -> None:
    table = f'team_id,logins,mark (10)\n4711,"mwolf{between}tbraun",\n4720,jkim,\n'
    assert own(tmp_path, table, "mark", by("x", of_ilias(WOLF, BRAUN))).rows == {"x": "2"}


def test_a_name_in_a_cell_of_logins_is_no_login_of_two(tmp_path: Path) -> None:
    table = "Team;Login;HW (10)\n1;Ann Lee;\n1;jo kim;\n2;aroe;\n"
    filled = own(tmp_path, table, "HW", by("Ann"), by("lee"), by("jo kim"), by("kim"))
    assert {who for who, row in filled.rows.items() if row} <= {"jo kim"}


REPOSITORIES = (
    "github_username,roster_identifier,student_repository_name,HW\n"
    "lee,Lee Ann,{}-lee-1,\nkim,Kim Bo,{}-kim,\n"
)


def of_github(login: str) -> Owner:
    return Owner(platform="github", persons=(Person(number=f"hw3-{login}", login=login),))


@pytest.mark.parametrize(
    ("work", "rows"),
    [
        ("hw3", {"lee": "", "lee-1": "2", "kim": "3"}),
        ("hw2", {"lee": "2", "lee-1": "", "kim": "3"}),
    ],
)
def test_of_two_repositories_the_table_says_which_counts(
    tmp_path: Path, work: str, rows: dict[str, str]
) -> None:
    """A table of another work names none of these repositories, and logins count."""
    each = [by(login, of_github(login)) for login in rows]
    assert own(tmp_path, REPOSITORIES.replace("{}", work), "HW", *each).rows == rows


CANVAS = (
    "Estudiante;ID;ID de usuario SIS;Tarea 3 (77)\n;;;Publicación manual\n"
    "    Puntos posibles;;;10,00\n"
    "Fuente, Andrés;5520;A1;\nRojas, Tomás;5533;A2;\nSoler, Marina;5513;A3;\n"
)


def test_canvas_in_spanish_with_groups_beside_who_is_in_none(tmp_path: Path) -> None:
    path = tmp_path / "canvas.csv"
    path.write_text(CANVAS, encoding="utf-8")
    book = gradebooks.load_canvas(path, description.find("tanh_gain"), "Tarea 3 (77)")
    said = {"grupo2": "5520", "rojastomás": "5533"}
    owners = {
        name: Owner(platform="canvas", persons=(Person(number=number, name=name),))
        for name, number in said.items()
    }
    filled = Filled(book, [by(name, owner) for name, owner in owners.items()])
    assert filled.grades == {"grupo2": "5", "rojastomás": "5"}
    (note,) = filled.notes
    assert "others' rows lack it: grupo2 (Fuente, Andrés)" in note


def test_a_first_name_of_one_sign_and_another_way_to_write_a_sign_are_found(tmp_path: Path) -> None:
    table = "名前,HW\n高橋　健,\n山田　太郎,\n"
    assert own(tmp_path, table, "HW", by("課題３_髙橋 健")).rows == {"課題３_髙橋 健": "2"}


@pytest.mark.parametrize(
    ("student", "points"),
    [
        ("Studierende", "    Mögliche Punkte"),
        ("Aluno", "    Pontos possíveis"),
        ("Studente", "    Punti possibili"),
        ("Студент", "    Возможные баллы"),
        ("Student", "    Mogelijke punten"),
        ("受講生", "    可能な点数"),
    ],
)
def test_canvas_in_any_language_says_the_points_that_can_be_had(
    tmp_path: Path, student: str, points: str
) -> None:
    path = tmp_path / "canvas.csv"
    table = f'{student},ID,SIS User ID,Section,Tarea 3 (77)\n{points},,,,10\n"Ray, Bo",71,A1,S,\n'
    path.write_text(table, encoding="utf-8")
    book = gradebooks.load_canvas(path, description.find("tanh_gain"), "Tarea 3 (77)")
    one = Owner(platform="canvas", persons=(Person(number="71", name="raybo"),))
    assert Filled(book, [by("raybo_71", one)]).grades == {"raybo_71": "5"}
