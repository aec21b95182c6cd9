"""Whose file is whose: each platform's export by the names that it writes, and own folders."""

import re
from pathlib import Path

import pytest
from class_files import RIGHT, Row, look, make_folder, make_zip, reasons, students_in
from class_files import without as named_without

HIDDEN = re.compile(r"(^|/)(\.|__)")
MOODLE = "Ivanov Ivan_12345_assignsubmission_file_"
LAYOUTS = {
    "sakai": Row(
        {
            "Lee, David(dlee7)": "Lee, David(dlee7)/Submission attachment(s)/hw.py",
            "O'Hara, Ann (DJ)(ohara)": "O'Hara, Ann (DJ)(ohara)/Submission attachment(s)/hw.py",
        },
        [
            "Lee, David(dlee7)/Feedback Attachment(s)/hw_with_remarks.py",
            "Lee, David(dlee7)/timestamp.txt",
        ],
    ),
    "schoology": Row(
        {
            "Lee, Ann (Annie) - 10442216": "Lee, Ann (Annie) - 10442216/Revision 1 - Late/hw.py",
            "van Dyk, Jan - 10442211": "van Dyk, Jan - 10442211/Revision 2 - On time/hw.py",
        }
    ),
    "openolat": Row(
        {
            "D_Amico_Luca_ldamico": "D_Amico_Luca_ldamico/2_submissions/hw.py",
            "Keller_Reto_rkeller": "Keller_Reto_rkeller/2_submissions/1_task/hw.py",
        },
        [
            "D_Amico_Luca_ldamico/1_task/template.py",
            "D_Amico_Luca_ldamico/3_corrections/hw_remarks.py",
            "Keller_Reto_rkeller/1_task/template.py",
            "Keller_Reto_rkeller/5_solutions/solution.py",
            "Moser_Ida_imoser/1_task/template.py",
        ],
    ),
    "moodle": Row(
        {
            "Ivanov Ivan_12345": f"{MOODLE}/hw.py",
            "Ivanov Ivan_67890": "Ivanov Ivan_67890_assignsubmission_file_/deep/y.py",
            "Öz Anna-Maria_7": "Öz Anna-Maria_7_assignsubmission_file/z.py",
        },
        [f"{MOODLE}/data/x.csv", "Öz Anna-Maria_7_assignsubmission_onlinetext/onlinetext.html"],
    ),
    "moodle without folders": Row(
        {
            "Ivanov Ivan_12345": f"{MOODLE}hw.py",
            "Petrova Anna_12346": "Petrova Anna_12346_assignsubmission_file_lab_3_v2.ipynb",
            "Lee Kim_12347": "Lee Kim_12347_assignsubmission_file_x_5_assignsubmission_file_y.py",
        }
    ),
    "moodle without names": Row(
        {
            "Participant_31": "Participant_31_assignsubmission_file/hw.py",
            "Участник_4": "Участник_4_assignsubmission_file_/hw.py",
        }
    ),
    "moodle by teams": Row(
        {
            "Team A_3": "Team A_3_assignsubmission_file/hw.py",
            "Default group": "Default group_assignsubmission_file/hw.py",
        }
    ),
    "moodle in the folder of a course, with what the teacher put there": Row(
        {"Ivanov Ivan_12345": f"DL-hw1-77/{MOODLE}/hw.py"},
        ["DL-hw1-77/worksheet.csv", "notes.txt"],
    ),
    "moodle, a group in each archive": Row(
        {
            "Ivanov Ivan_12345": f"a/{MOODLE}/hw.py",
            "Lee Kim_9": "b/Lee Kim_9_assignsubmission_file_/hw.py",
        }
    ),
    "canvas": Row(
        {
            "ivanovivan_12345": "ivanovivan_12345_67890_my_hw.py",
            "petrov_11": "petrov_LATE_11_60022_hw-1.py",
            "o_neill_77": "o_neill_77_60088_lab_3_2_end.py",
            "иванова_78": "иванова_78_60089_hw.py",
        },
        ["lee_79_text.html"],
    ),
    "canvas by the IDs of a school": Row(
        {
            "20210311_12345": "20210311_12345_67890_hw.py",
            "20210312_12346": "20210312_LATE_12346_67891_my_hw.py",
        }
    ),
    "canvas by groups": Row(
        {"group1_101": "group1_101_900_hw.py", "theavengers_102": "theavengers_LATE_102_901_hw.py"}
    ),
    "canvas without names": Row(
        {
            "anon_aB3xY": "anon_aB3xY_900_hw.py",
            "anon_Zz9Qq": "anon_LATE_Zz9Qq_901_hw.py",
            "anon_kK7aa": "LATE_anon_kK7aa_902_hw.py",
        }
    ),
    "gradescope": Row(
        {
            "submission_5": "assignment_1_export/submission_5/hw.py",
            "submission_6": "assignment_1_export/submission_6/hw.py",
        }
    ),
    "blackboard": Row(
        {
            "iivanov": "Homework 1_iivanov_attempt_2024-03-05-09-30-00_hw.py",
            "a_petrova": "Homework 1_a_petrova_attempt_2024-03-01-12-00-00_x_attempt_2020-01-01-00-"
            "00-00_y.py",
        },
        [
            "Homework 1_iivanov_attempt_2024-03-01-12-00-00_hw.py",
            "Homework 1_iivanov_attempt_2024-03-05-09-30-00.txt",
        ],
    ),
    "brightspace": Row(
        {
            "Blake Payne_271836-442356": "271836-442356 - Blake Payne - Dec 5, 2024 1205 PM/hw.py",
            "Mary-Ann Smith_271837-442356": "271837-442356 - Mary-Ann Smith - "
            "9 December, 2024 18:05/hw.py",
        },
        ["271836-442356 - Blake Payne - Dec 5, 2024 1149 AM/hw.py", "index.html"],
    ),
    "brightspace in German": Row(
        {
            "Blake Payne_271836-442356": "271836-442356 - Blake Payne - "
            "10 Dezember, 2024 800/hw.py",
            "Mary-Ann Smith_271837-442356": "271837-442356 - Mary-Ann Smith - "
            "9 März, 2024 1805/hw.py",
        },
        ["271836-442356 - Blake Payne - 5 Dezember, 2024 900/hw.py"],
    ),
    "brightspace without folders": Row(
        {
            "Eric Gillotti_13394-80551": "13394-80551 - Eric Gillotti - Mar 29, 2018 1205 PM - "
            "EG - Homework 6.py",
            "李雷_13395-80551": "13395-80551 - 李雷 - Mar 29, 2018 1205 PM - hw.py",
        },
        ["index.html"],
    ),
    "ilias": Row(
        {
            "Ivanov_Ivan_iivanov_345": "Submissions/Ivanov_Ivan_iivanov_345/hw.py",
            "van Dyk_Jan_jan_van_dyk_346": "Submissions/van Dyk_Jan_jan_van_dyk_346/hw.py",
        }
    ),
    "ilias by teams": Row(
        {
            "Team 12": "Blatt 01/Abgaben/Team 12/Ivanov_Ivan_iivanov_345/hw.py",
            "Team 13": "Blatt 01/Abgaben/Team 13/Lee_Kim_klee_346/hw.py",
        }
    ),
    "google classroom": Row(
        {
            "Ivan Ivanov": "drive-download-20240301T120000Z-001/Ivan Ivanov - Homework 1.ipynb",
            "Anna Petrova": "drive-download-20240301T120000Z-001/Anna Petrova - Homework 1.ipynb",
            "hw-lee": "drive-download-20240301T120000Z-001/hw-lee.py",
        }
    ),
    "google form": Row(
        {
            "Ivan Ivanov": "Lab (File responses)/Upload (File responses)/hw - Ivan Ivanov.py",
            "Anna Petrova": "Lab (File responses)/Upload (File responses)/"
            "lab - 1 - Anna Petrova (1).py",
        }
    ),
    "github classroom": Row(
        {
            "iivanov": "hw1-submissions/hw1-iivanov/hw.py",
            "ann-lee": "hw1-submissions/hw1-ann-lee/hw.py",
        },
        ["hw1-submissions/hw1-iivanov/.git/config"],
    ),
    "github, cloned by hand": Row(
        {"iivanov": "hw1-iivanov/hw.py", "alee": "hw1-alee/src/hw.py"},
        ["hw1-iivanov/.gitignore", "hw1-alee/.github/classroom/autograding.json"],
    ),
    "nbgrader": Row(
        {"iivanov": "submitted/iivanov/ps1/p.ipynb", "apetrova": "submitted/apetrova/ps1/p.ipynb"},
        [
            "source/ps1/p.ipynb",
            "release/ps1/p.ipynb",
            "submitted/iivanov/ps1/timestamp.txt",
            "autograded/iivanov/ps1/p.ipynb",
        ],
    ),
    "flat": Row({"ivanov": "ivanov.py", "petrov": "petrov.ipynb"}),
    "a folder a student": Row({"ivanov": "ivanov/hw.py", "petrov": "petrov/a/b/hw.py"}),
    "one folder around all": Row({"ivanov": "2024/ivanov/hw.py", "petrov": "2024/petrov/hw.py"}),
    "a folder for each week": Row({"ivanov": "week1/ivanov/hw.py", "petrov": "week2/petrov.py"}),
    "teams": Row({"Group 1": "Group 1/gain.py", "Group 2": "Group 2/gain.py"}),
    "names of files that a platform might have made": Row(
        {
            "lab_3_2_ivanov": "lab_3_2_ivanov.py",
            "lab_3_2_petrov": "lab_3_2_petrov.py",
            "lab_4_2_lee": "lab_4_2_lee.py",
        }
    ),
    "names, variants and groups": Row(
        {
            "ivanov_3_11_x": "ivanov_3_11_x.py",
            "petrov_3_12_x": "petrov_3_12_x.py",
            "lee_4_13_x": "lee_4_13_x.py",
        }
    ),
    "a platform's name inside a student's own folder": Row(
        {"ivanov": "ivanov/Lee Kim_9_assignsubmission_file_/hw.py", "petrov": "petrov/hw.py"}
    ),
    "any script": Row(
        {
            "Иванов": "Иванов.py",
            "李雷": "李雷.py",
            'O\'Brien "Q"': 'O\'Brien "Q".py',
            "-rf": "-rf.py",
            "a b": "a b.py",
            "new\nline": "new\nline.py",
            "أحمد": "أحمد.PY",
        }
    ),
    "one name in two normal forms": Row({"Й": "Й.py"}, ["sub/x.txt"]),
    "what is no submission": Row(
        {"a": "a.py"},
        [
            ".hidden.py",
            ".git/b.py",
            "__MACOSX/a.py",
            "x/__pycache__/a.py",
            ".ipynb_checkpoints/a.ipynb",
            "data.csv",
            "Thumbs.db",
        ],
    ),
}


@pytest.mark.parametrize("row", LAYOUTS.values(), ids=LAYOUTS)
def test_each_student_is_found_in_a_folder_and_in_an_archive(tmp_path: Path, row: Row) -> None:
    names = [*row.graded.values(), *row.files]
    folder = make_folder(tmp_path / "class", names)
    packed = make_zip(tmp_path / "class.zip", names)
    assert students_in(folder) == students_in(packed) == row.graded
    for path in (folder, packed):
        found = look(path)
        graded = {each.name for each in found.files}
        listed = graded | set(reasons(found))
        assert listed >= {name for name in names if not HIDDEN.search(name)}
        for each in found.files:
            assert each.read().source == f"# {each.name!r}\n".encode()


ALONE = (
    "moodle",
    "moodle without folders",
    "moodle without names",
    "moodle by teams",
    "canvas",
    "canvas by the IDs of a school",
    "canvas by groups",
    "canvas without names",
    "gradescope",
    "brightspace",
    "brightspace without folders",
    "ilias",
    "ilias by teams",
    "sakai",
    "schoology",
    "openolat",
    "google form",
    "github classroom",
    "flat",
    "a folder a student",
    "a folder for each week",
    "teams",
)
"""All but those where the words that all share are parted from a name by what others handed in."""


@pytest.mark.parametrize("layout", ALONE)
def test_the_name_of_a_student_is_the_same_whoever_else_handed_in(
    tmp_path: Path, layout: str
) -> None:
    for number, (student, entry) in enumerate(LAYOUTS[layout].graded.items()):
        assert students_in(make_folder(tmp_path / str(number), [entry])) == {student: entry}


ONE = {
    "a folder": (["ivanov/hw.py", "ivanov/hw_old.py"], "ivanov"),
    "a folder with folders": (["ivanov/week1/hw.py", "ivanov/week2/hw.py"], "ivanov"),
    "in the class's folder": (["class/petrova/week1/hw.py"], "petrova"),
    "a file": (["ivanov.py"], "ivanov"),
    "a file in the class's folder": (["submissions/ivanov.py"], "ivanov"),
    "a file that says what it is": (["hw1/hw.py"], "hw1"),
    "an archive": (["ivanov.zip"], "ivanov"),
}


@pytest.mark.parametrize(("names", "student"), ONE.values(), ids=ONE)
def test_one_student_is_found_alone(tmp_path: Path, names: list[str], student: str) -> None:
    folder = make_folder(tmp_path / "cls", [name for name in names if not name.endswith(".zip")])
    folder.mkdir(exist_ok=True)
    for name in names:
        if name.endswith(".zip"):
            make_zip(folder / name, ["hw.py"])
    assert list(students_in(folder)) == [student]


def test_a_class_of_files_in_one_folder_is_told_from_one_students_files(tmp_path: Path) -> None:
    make_folder(tmp_path / "a", {"spring/ivanov.py": RIGHT, "spring/petrov.py": RIGHT})
    make_folder(tmp_path / "b", {"lee/gain.py": "import helper\n" + RIGHT, "lee/helper.py": RIGHT})
    assert list(students_in(tmp_path / "a")) == ["ivanov", "petrov"]
    assert students_in(tmp_path / "b") == {"lee": "lee/gain.py"}


@pytest.mark.parametrize(
    "names",
    [
        [f"homework1/student{i}" for i in range(10)],
        ["all/s0", "all/s1", "all/s2"],
        ["hw/20231001", "hw/20231002"],
        ["работы/студент_1", "работы/студент_2"],
        ["class/week1/学生1", "class/week1/学生2"],
        ["all/ivanov_ivan", "all/petrov"],
    ],
    ids=lambda names: names[0],
)
@pytest.mark.parametrize("silent", [False, True])
def test_names_that_stand_for_people_in_one_folder_are_a_class(
    tmp_path: Path, names: list[str], silent: bool
) -> None:
    reads = "seed = int(input())\nfc1_grads = [seed]\n"  # a template that prints nothing
    files = {f"{name}.py": reads if silent and not i else RIGHT for i, name in enumerate(names)}
    assert list(students_in(make_folder(tmp_path, files))) == [n.split("/")[-1] for n in names]


HELPED = "import net\n" + RIGHT
FLAT = {
    "a helper beside everybody": (
        {"hw/anna.py": HELPED, "hw/bo.py": HELPED, "hw/net.py": "def f(): ..."},
        {"anna": "hw/anna.py", "bo": "hw/bo.py"},
    ),
    "a helper of one, without a folder": (
        {"s01_hw.py": HELPED, "s02_hw.py": RIGHT, "net.py": "def f(): ..."},
        {"s01_hw": "s01_hw.py", "s02_hw": "s02_hw.py"},
    ),
    "a test": (
        {"hw/anna.py": RIGHT, "hw/testov.py": RIGHT, "hw/test_hw.py": RIGHT},
        {"anna": "hw/anna.py", "testov": "hw/testov.py"},
    ),
    "two folders around": (
        {"deep/meeting 1/anna.py": RIGHT, "deep/meeting 1/bo.py": RIGHT},
        {"anna": "deep/meeting 1/anna.py", "bo": "deep/meeting 1/bo.py"},
    ),
    "two parts of a class": (
        {"10A/anna.py": RIGHT, "10A/bo.py": RIGHT, "10B/cy.py": RIGHT, "10B/di.py": RIGHT},
        {"anna": "10A/anna.py", "bo": "10A/bo.py", "cy": "10B/cy.py", "di": "10B/di.py"},
    ),
    "two teams with a helper": (
        {f"team {n}/{name}.py": HELPED for n, name in enumerate(("anna", "bo"))}
        | {f"team {n}/{name}.py": HELPED for n, name in enumerate(("cy", "di"))}
        | {f"team {n}/net.py": "def f(): ..." for n in (0, 1)},
        {n: f"team {i % 2}/{n}.py" for i, n in enumerate(("anna", "bo", "cy", "di"))},
    ),
    "attempts of one": (
        {"lee/attempt 1.py": RIGHT, "lee/attempt 2.py": RIGHT},
        {"lee": "lee/attempt 2.py"},
    ),
}


@pytest.mark.parametrize(("files", "wanted"), FLAT.values(), ids=FLAT)
def test_files_of_several_people_in_one_folder_are_theirs(
    tmp_path: Path, files: dict[str, str], wanted: dict[str, str]
) -> None:
    found = look(make_folder(tmp_path, files))
    assert {each.student: each.name for each in found.files} == wanted
    for each in found.files:
        made = each.read()
        assert ("net.py" in made.beside) == (b"import net" in made.source)


@pytest.mark.parametrize("names", [["lee/task1", "lee/task2"], ["lee/1", "lee/2"]])
def test_numbered_tasks_are_one_students(tmp_path: Path, names: list[str]) -> None:
    files = {f"{name}.py": RIGHT for name in names}
    assert list(students_in(make_folder(tmp_path, files))) == ["lee"]


METADATA = """---
submission_5:
  :submitters:
  - :name: Иван Öz
    :sid: '1'
    :email: oz@x.example
  :created_at: 2024-03-01
  :results:
    :tests:
    - :name: not a person
submission_6:
  :submitters:
  - :name: Ann Lee
    :sid: '2'
  - :name: "Bob Ray"
    :email: bob@x.example
submission_7:
  :submitters: [
"""


def test_gradescope_students_and_teams_are_those_of_its_metadata(tmp_path: Path) -> None:
    names = [f"export/submission_{n}/hw.py" for n in (5, 6, 7)]
    path = make_zip(tmp_path / "e.zip", {**dict.fromkeys(names, RIGHT), "export/x.csv": "a"})
    with_metadata = make_zip(
        tmp_path / "export.zip",
        {**dict.fromkeys(names, RIGHT), "export/submission_metadata.yml": METADATA},
    )
    assert sorted(students_in(path)) == ["submission_5", "submission_6", "submission_7"]
    owners = {f.student: f.owner for f in look(with_metadata).files}
    assert sorted(owners) == ["Ann Lee_6", "submission_7", "Иван Öz_5"]
    (only,) = owners["Иван Öz_5"].persons
    assert (only.name, only.login, only.address) == ("Иван Öz", "1", "oz@x.example")
    assert [p.name for p in owners["Ann Lee_6"].persons] == ["Ann Lee", "Bob Ray"]
    assert owners["Ann Lee_6"].team
    assert not owners["Иван Öz_5"].team


def test_a_name_of_canvas_that_may_be_two_peoples_is_kept_in_every_way(tmp_path: Path) -> None:
    """A student called ann_3 has the number 501, or one called ann 3 and a file of 501."""
    names = ["ann_3_501_700_hw.py", "lee_5_703_hw.py"]
    ann, lee = look(make_zip(tmp_path / "c.zip", names)).files
    assert [(p.number, p.name) for p in lee.owner.persons] == [("5", "lee")]
    assert [(p.number, p.name) for p in ann.owner.persons] == [("3", "ann"), ("501", "ann_3")]


def test_the_layout_that_fits_best_is_taken(tmp_path: Path) -> None:
    """Two of three students of Canvas have names like folders of Moodle."""
    names = [f"ann_assignsubmission_file_{n}_{n + 500}_hw.py" for n in (1, 2)] + ["lee_3_503_hw.py"]
    found = look(make_zip(tmp_path / "c.zip", names)).files
    assert {each.owner.platform for each in found} == {"canvas"}


def test_blackboards_notes_tell_logins_that_its_names_do_not(tmp_path: Path) -> None:
    stamp = "attempt_2024-03-01-12-00-00"
    files = {f"HW_1_ann_{login}_{stamp}_hw.py": RIGHT for login in "ab"}
    without = make_zip(tmp_path / "a.zip", files)
    notes = {
        f"HW_1_ann_{login}_{stamp}.txt": f"Name: Ann (of {login}) (ann_{login})\nAssignment: HW_1\n"
        for login in "ab"
    }
    assert list(students_in(without)) == ["HW_1_ann_a", "HW_1_ann_b"]
    assert all(f.owner.persons == () for f in look(without).files)
    found = look(make_zip(tmp_path / "b.zip", files | notes)).files
    assert [(f.student, f.owner.persons[0].name) for f in found] == [
        ("ann_a", "Ann (of a)"),
        ("ann_b", "Ann (of b)"),
    ]


def test_what_a_folder_is_called_tells_of_the_repositories_in_it(tmp_path: Path) -> None:
    make_folder(tmp_path, {f"hw1-submissions/hw1-{who}/hw.py": RIGHT for who in ("lee", "ray")})
    assert set(students_in(tmp_path)) == {"lee", "ray"}
    assert set(students_in(tmp_path / "hw1-submissions")) == {"lee", "ray"}


def test_a_roster_of_github_classroom_tells_whose_a_login_is(tmp_path: Path) -> None:
    files = dict.fromkeys(["hw1-submissions/hw1-xX7/hw.py", "hw1-submissions/hw1-b/hw.py"], RIGHT)
    roster = "identifier,github_username,github_id,name\nann@x.example,xX7,1,Ann Lee\n"
    path = make_zip(tmp_path / "c.zip", {**files, "hw1-submissions/classroom_roster.csv": roster})
    first, second = sorted(look(path).files, key=lambda f: f.student.casefold())
    assert [each.owner.persons[0].login for each in (first, second)] == ["b", "ann@x.example"]
    assert second.owner.persons[0].name == "Ann Lee"


def test_moodles_default_team_is_known_by_what_it_is_called(tmp_path: Path) -> None:
    names = ["Standardgruppe_assignsubmission_file/hw.py", "Gruppe 1_3_assignsubmission_file/hw.py"]
    first, second = sorted(look(make_folder(tmp_path, names)).files, key=lambda f: f.student)
    assert [each.owner.persons[0].name for each in (first, second)] == [
        "Gruppe 1",
        "Standardgruppe",
    ]


def test_whom_the_teacher_named_in_a_roster_is_not_called_as_github_does(tmp_path: Path) -> None:
    roster = 'identifier,github_username,github_id,name\n"Okafor, Chidi",xX7,1,chidi o\n'
    files = {"hw1-submissions/hw1-xX7/hw.py": RIGHT, "hw1-submissions/classroom_roster.csv": roster}
    (found,) = look(make_folder(tmp_path, files)).files
    assert found.owner.persons[0].name == "Okafor, Chidi"


def test_a_pattern_finds_students_instead(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, ["g1/ivanov-hw.py", "g2/petrov-hw.py", "g2/notes.py"])
    wanted = {"ivanov": "g1/ivanov-hw.py", "petrov": "g2/petrov-hw.py"}
    assert students_in(folder, r"(?P<student>\w+)-hw") == wanted
    skipped = look(folder, pattern=r"(?P<student>\w+)-hw").skipped
    assert [(s.name, s.reason) for s in skipped] == [("g2/notes.py", "--student does not match it")]


def test_who_handed_in_nothing_that_can_be_graded_is_named(tmp_path: Path) -> None:
    names = [f"{MOODLE}/hw.pdf", "Lee Kim_9_assignsubmission_file_/hw.py", "worksheet.csv"]
    found = look(make_zip(tmp_path / "c.zip", names))
    assert [f.student for f in found.files] == ["Lee Kim_9"]
    assert named_without(found) == ["Ivanov Ivan_12345"]
    assert reasons(found) == {
        f"{MOODLE}/hw.pdf": "Ivanov Ivan_12345: not .py or .ipynb",
        "worksheet.csv": "not .py or .ipynb",
    }


# --- a course of nbgrader ------------------------------------------------------------------------

COURSE = ("source/ps1/hw.ipynb", "release/ps1/hw.ipynb", "nbgrader_config.py")


@pytest.mark.parametrize(
    ("handed_in", "graded", "without"),
    [
        pytest.param((), {}, (), id="nobody"),
        pytest.param(("anna/ps1/..py",), {}, ("anna",), id="a-hidden-file-alone"),
        pytest.param(("anna/ps1/.hw.ipynb", "bo/ps1/hw.py"), {"bo": "hw.py"}, ("anna",), id="one"),
        pytest.param(("anna/ps1/.ipynb_checkpoints/hw.ipynb",), {}, (), id="what-an-editor-made"),
        pytest.param(("anna/ps1/__pycache__/hw.py",), {}, (), id="what-python-made"),
        pytest.param(("anna/ps1/notes.txt",), {}, ("anna",), id="nothing-to-grade"),
    ],
)
@pytest.mark.parametrize("above", ["", "course101/"])
def test_what_the_teacher_wrote_is_nobodys_whatever_was_handed_in(
    tmp_path: Path,
    handed_in: tuple[str, ...],
    graded: dict[str, str],
    without: tuple[str, ...],
    above: str,
) -> None:
    names = [above + name for name in (*COURSE, *(f"submitted/{name}" for name in handed_in))]
    for path in (make_folder(tmp_path / "class", names), make_zip(tmp_path / "class.zip", names)):
        found = look(path)
        assert {each.student: each.name.rpartition("/")[2] for each in found.files} == graded
        assert named_without(found) == list(without)
        assert reasons(found)[f"{above}source/ps1/hw.ipynb"] == "no student's, by where it lies"


def test_who_handed_in_a_hidden_file_alone_is_named(tmp_path: Path) -> None:
    files = [f"{MOODLE}/..py", "Lee Kim_9_assignsubmission_file_/hw.py", "._x.py", ".git/a.py"]
    found = look(make_zip(tmp_path / "class.zip", files))
    assert [each.student for each in found.files] == ["Lee Kim_9"]
    assert named_without(found) == ["Ivanov Ivan_12345"]
    assert reasons(found)[f"{MOODLE}/..py"] == "Ivanov Ivan_12345: hidden"


def test_what_yaml_escapes_in_a_name_of_gradescope_is_read(tmp_path: Path) -> None:
    said = "submission_5:\n  :submitters:\n  - :name: \"Ng\\xF4 Th\\u1ECB\"\n    :sid: '1'\n"
    names = {f"export/submission_{n}/hw.py": RIGHT for n in (5, 6)}
    made = make_zip(tmp_path / "e.zip", {**names, "export/submission_metadata.yml": said})
    assert "Ngô Thị_5" in students_in(made)


def test_the_folder_of_a_team_of_ilias_may_have_an_underscore(tmp_path: Path) -> None:
    files = [f"Team_{n}/Lee_Ann_alee_{n}5/hw.py" for n in (1, 2)] + ["Team_1/Ray_Bo_bray_17/x.pdf"]
    assert sorted(students_in(make_folder(tmp_path, files))) == ["Team_1", "Team_2"]
