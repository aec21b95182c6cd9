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
