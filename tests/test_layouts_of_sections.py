"""Whose file is whose where folders are parts of a class, and what teachers keep beside these."""

from pathlib import Path

import pytest
from class_files import RIGHT, Row, found_in, laid, look, make_folder, reasons, rows_of, students_in

from grader.classroom.doubts import doubts
from grader.classroom.not_asked import is_of_earlier, is_of_solution
from grader.classroom.parts import (
    code_of,
    is_bare,
    is_of_day,
    is_of_hours,
    is_of_number,
    is_of_section,
)

MIXED = {
    "Smith John": "{}/Smith John.py",
    "Müller Hans-Jürgen": "{}/Müller Hans-Jürgen/hw3.ipynb",
    "Цой Юлия (Tsoi Yulia)": "{}/Цой Юлия (Tsoi Yulia).py",
    "de la Cruz Ana - hw3": "{}/de la Cruz Ana - hw3.zip/main.py",
    "Sukarno": "{}/Sukarno.ipynb",
}
SECTIONS = {
    f"{first}, {second}": Row(
        {who: path.format(first) for who, path in MIXED.items()}
        | {"Doe Jane": f"{second}/Doe Jane.py", "Roe Max": f"{second}/Roe Max.py"},
        {f"{first}/de la Cruz Ana - hw3.zip": ["main.py"]},
    )
    for first, second in (
        ("Mon 10-12", "Thu 14-16"),
        ("Пн 10:40", "Чт 12:20"),
        ("周三 3-4节", "周五 1-2节"),
        ("Gruppe Di", "Gruppe Do"),
        ("Lab A", "Lab B"),
        ("Monday", "Friday"),
        ("Turing", "Hopper"),
    )
}
ALONE = {
    "one whose work is alone in its hour": Row(
        {"Smith John": "Mon 10-12/Smith John.py", "Roe": "Thu 14-16/Roe.py"}
    ),
    "Chinese names in a day's folders": Row(
        {
            "李娜": "周三/李娜.py",
            "王芳": "周三/王芳.py",
            "张伟": "周五/张伟.py",
            "赵敏": "周五/赵敏.py",
        }
    ),
    "late beside hours": Row(
        {"Smith John": "Mon 10-12/Smith John.py", "Kovács Ágnes": "late/Kovács Ágnes.py"}
    ),
    "near: what several call their work": Row(
        {"lee": "lee/Monte Carlo.py", "kim": "kim/Monte Carlo.py", "roe": "roe/hw.py"},
        ["lee/old/Nelder Mead.py", "kim/old/Nelder Mead.py"],
    ),
    "near: names of what is taught": Row(
        {"lee": "lee/Deep Learning.py", "kim": "kim/Batch Norm.py"},
        ["lee/Gradient Descent.py", "kim/Weight Decay.py"],
    ),
    "near: one of many with works of such names": Row(
        {"lee": "lee/Random Walk.py", "kim": "kim/hw.py", "roe": "roe/hw.py"},
        ["lee/Poisson Process.py"],
    ),
    "near: a person's own, with another's name in it": Row(
        {"Smith": "Smith/Bayes Thomas.py", "Doe": "Doe/Doe Jane.py"},
        ["Smith/Smith John.py", "Doe/Bohr Niels.py"],
    ),
    "near: somebody whose name is a day": Row(
        {"Freitag": "Freitag/net.py", "Sam": "Sam/data.py"}, ["Sam/net.py"]
    ),
    "near: a pair": Row({"Lee Ann": "Lee Ann/Kim Bo.py", "Roe Max": "Roe Max/Doe Jo.py"}),
}
KEPT = {
    "last year's and the solution": Row(
        {"Smith John": "Mon 10-12/Smith John.py", "Doe Jane": "Thu 14-16/Doe Jane.py"},
        ["_OLD 2023/Mon/Roe Max.py", "_solution/hw3_solution.py", "solutions/sol.py"],
    ),
    "an archive": Row({"Lee": "Section A/Lee.py", "Kim": "Section B/Kim.py"}, ["архив/Petrov.py"]),
    "a year": Row(
        {"Lee": "Section A/Lee.py", "Kim": "Section B/Kim.py"}, ["2023/Roe Max.py", "old/Doe.py"]
    ),
    "years: the last counts": Row(
        {"Lee Ann": "2024/Lee Ann.py", "Kim Bo": "2024/Kim Bo.py"},
        ["2023/Roe Max.py", "2023/Doe Jane.py"],
    ),
    "near: old beside new": Row(
        {"Иванов": "новая сдача/Иванов.py", "Петров": "старая сдача/Петров.py"}
    ),
    "near: the year of all beside who was late": Row(
        {"Lee Ann": "2024/Lee Ann.py", "Kim Bo": "2024/Kim Bo.py", "Roe Max": "late/Roe Max.py"}
    ),
    "near: solutions of students": Row(
        {"Lee": "Section A/Lee.py", "Kim": "solutions/Kim.py", "Roe": "solutions/Roe.py"}
    ),
    "near: a student's own": Row({"lee": "lee/main.py", "kim": "kim/main.py"}, ["lee/old/hw.py"]),
}


@rows_of({"sections": SECTIONS, "alone": ALONE, "kept": KEPT})
def test_folders_of_sections_lie_around_students_and_what_teachers_keep_is_left_out(
    tmp_path: Path, row: Row
) -> None:
    for path in laid(tmp_path, row):
        assert found_in(path, row).graded == row.graded


def test_what_is_left_out_beside_sections_is_said(tmp_path: Path) -> None:
    files = ["Mon 10-12/Lee Ann.py", "_OLD 2023/Mon/Roe Max.py", "_solution/hw3_solution.py"]
    (said,) = doubts(look(make_folder(tmp_path, files)))
    assert "left out" in said
    assert "_OLD 2023, _solution" in said


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mon 10-12", "Thu 14-16"),
        ("Gruppe Di", "Gruppe Do"),
        ("Lab A", "Lab B"),
        ("11-А", "11-Б"),
        ("101", "102"),
        ("1º A", "1º B"),
        ("3.A", "3.B"),
        ("1반", "2반"),
        ("1組", "2組"),
    ],
)
def test_namesakes_in_two_sections_are_two_students(
    tmp_path: Path, first: str, second: str
) -> None:
    names = {first: ("Lee Ann", "Roe Max"), second: ("Lee Ann", "Doe Jo")}
    files = {f"{each}/{name}.py": RIGHT for each, two in names.items() for name in two}
    found = students_in(make_folder(tmp_path, files))
    assert {name for name in found if "Lee" in name} == {f"Lee Ann ({o})" for o in (first, second)}
    assert {"Roe Max", "Doe Jo"} < {*found}


def test_the_same_name_in_folders_of_work_is_one_student(tmp_path: Path) -> None:
    files = ["week1/Lee Ann.py", "week1/Roe Max.py", "late/Lee Ann.py"]
    assert {*students_in(make_folder(tmp_path, files))} == {"Lee Ann", "Roe Max"}


NAMES = {
    is_of_hours: (
        "Mon 10-12|Пн 10:40|周三 3-4节|Monday 10am|Вт 3 пара|Di 14.15-15.45|Пн 10_40|월요일 3교시",
        "Sun 2021007|Sam 2|Mon|Freitag|Moreau 10-12|Kim Mon 10-12|hw 10-12|10-12",
    ),
    is_of_day: ("Gruppe Di|Mon|Freitag|周三|Lab Mon", "Sam Lee|Gruppe 3|Dieter|김 수|Mona"),
    is_of_section: ("Lab B|Tutorial C|Семинар Б|Section 3", "Lab 1|Task A|Part B|lab a|Lab Z"),
    is_of_earlier: (
        "_OLD 2023|old|архив|2023|WS 2022_23|spring 2023|прошлый год|去年|Archive|old hw3",
        "Old Smith|Goldberg|2021007|Alt Peter|term 2|spring|hw3|2023001 李娜",
    ),
    is_of_number: ("101|11-А|1º A|3.A|9а|1반", "A|2|11|hw1|2024|s101|Lee 1"),
    is_bare: ("A|101|9а|3 c|М8О-301Б-20", "hw|2021|2024-03-01|Li|s1 Lee|ИВТ-21"),
    code_of: ("ИВТ-21|CS-1|БПМИ201|ИУ7-51Б|cs2", "s101|student1|2021007|Ivanov_2021|A|CS21001"),
    is_of_solution: ("_solution|solutions|Lösung|参考答案|hw3_solution", "Smith solution|hw3|keys"),
}


@pytest.mark.parametrize("rule", NAMES, ids=lambda rule: rule.__name__)
def test_a_part_of_a_class_is_known_by_its_name(rule: object) -> None:
    assert callable(rule)
    are, are_not = (each.split("|") for each in NAMES[rule])
    assert [*filter(rule, (*are, *are_not))] == are


@pytest.mark.parametrize(
    ("folders", "is_doubted"),
    [(("hill", "reed"), True), (("s101", "s102"), True), (("Mon 10-12", "Thu 14-16"), False)],
)
def test_folders_that_may_be_called_like_somebody_are_doubted(
    tmp_path: Path, folders: tuple[str, str], is_doubted: bool
) -> None:
    names = ("Ian Goodfellow", "Yann LeCun"), ("Geoffrey Hinton", "Andrew Ng")
    names_in = zip(folders, names, strict=True)
    files = {f"{o}/{n}.py": f"# {n}\n{RIGHT}" for o, each in names_in for n in each}
    said = [*doubts(look(make_folder(tmp_path, files)))]
    assert any("taken for parts of the class" in each for each in said) == is_doubted


GROUPS = [
    "A B",
    "101 102",
    "9а 9б",
    "ИВТ-21 ИВТ-22",
    "ИВТ-21 ПМИ-22",
    "гр.101 гр.102",
    "CS-1 CS-2",
    "cs1 cs2",
    "1班 2班",
    "Monday Tuesday",
    "М8О-301Б-20 М8О-302Б-20",
    "Klasse_9a Klasse_9b",
    "Grupa_1 Grupa_2",
]


@pytest.mark.parametrize("groups", GROUPS)
def test_one_last_name_in_two_groups_is_of_two_students(tmp_path: Path, groups: str) -> None:
    """A student must not get another's grade, and no warning."""
    first, second = groups.split()
    files = [f"{first}/{name}.py" for name in ("Ivanov", "Li", "Sid")]
    files += [f"{second}/{name}.py" for name in ("Ivanov", "Wu", "Petrova")]
    found = look(make_folder(tmp_path, dict.fromkeys(files, RIGHT)))
    whose = {each.name: each.student for each in found.files}
    assert {*whose} == {*files}
    assert whose[f"{first}/Ivanov.py"] == f"Ivanov ({first})"
    assert [*doubts(found)] == []


@pytest.mark.parametrize(
    ("folders", "names", "is_doubted"),
    [
        (("A", "B"), ("Ivanov", "Wu"), True),  # tasks, or groups of namesakes
        (("1", "2"), ("Ivanov Ivan", "Li Na"), True),
        (("11", "12"), ("Ivanov Ivan", "Li Na"), True),
        (("101", "102"), ("Ivanov Ivan", "Li Na"), True),  # the same in both
        (("hw1", "hw2"), ("Ivanov",), False),
        (("in time", "late"), ("Ivanov",), False),
    ],
)
def test_whom_two_folders_have_is_one_student_and_doubted_if_these_say_nothing(
    tmp_path: Path, folders: tuple[str, str], names: tuple[str, ...], is_doubted: bool
) -> None:
    files = [f"{each}/{name}.py" for each in folders for name in names]
    files += [f"{folders[0]}/{name}.py" for name in ("Roe Max", "Doe Jo")[len(names) - 1 :]]
    found = look(make_folder(tmp_path, dict.fromkeys(files, RIGHT)))
    assert {*names} < {each.student for each in found.files}
    assert any("if they are of two students" in each for each in doubts(found)) == is_doubted


def test_a_pattern_that_finds_one_name_in_two_groups_is_doubted(tmp_path: Path) -> None:
    files = {f"{group}/{name}": RIGHT for group in ("CS-1", "CS-2") for name in ("Lee.py", "Li.py")}
    found = look(make_folder(tmp_path, files), pattern=r"(?P<student>[^/]+)\.py$")
    assert "CS-2/Lee.py and CS-1/Lee.py" in " ".join(doubts(found))


def test_logins_that_are_called_alike_are_no_groups(tmp_path: Path) -> None:
    files = ["KIM-21/Gain.py", "KIM-21/Xavier.py", "LEE-22/Gain.py", "LEE-22/hw.py"]
    found = students_in(make_folder(tmp_path, dict.fromkeys(files, RIGHT)))
    assert {*found} == {"KIM-21", "LEE-22"}


def test_the_reason_for_the_last_of_equal_files_is_true(tmp_path: Path) -> None:
    files = dict.fromkeys(("hw1/Lee.py", "hw2/Lee.py", "hw1/Kim.py"), RIGHT)
    assert "nothing tells" in reasons(look(make_folder(tmp_path, files)))["hw1/Lee.py"]
