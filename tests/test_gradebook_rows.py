"""Whose row it is: names of one word, logins that a platform wrote, brackets in a name.

In each table of one's own `{Ann}` stands in the cell of the student `Ann`, who has half of ten, and
nothing where no student may be written.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from class_files import GAIN, look, make_zip
from filled import Filled, by, own

from grader.classroom.students import named
from grader.reports import gradebooks
from grader.words.graded import Graded, Owner, Person

WANTED = re.compile(r"\{(.+?)\}")


def filled(folder: Path, table: str, students: Sequence[Graded]) -> str:
    return own(folder, WANTED.sub("", table), "HW (10)", *students).text


NAMES = {
    "one word, the other cell empty": "Last,First,HW (10)\nPrince,,{Prince}\nLee,Ann,\n",
    "one word as the first name": "Last,First,HW (10)\n,Suharto,{Suharto}\nLee,Ann,\nRay,Eve,\n",
    "one word in one column": "Name,Id,HW (10)\nSuharto,1,{suharto}\nLee Ann,2,\n",
    "one word with an accent": "Name,Id,HW (10)\nAyşegül,1,{Aysegul}\nLee Ann,2,\n",
    "one word among words of work": "Name,Id,HW (10)\nSuharto,1,{Suharto_hw3}\nLee Ann,2,\n",
    "one word in Russian": "ФИО,№ зачётки,HW (10)\nАбдулла,1,{Абдулла ДЗ 3}\nКим Ольга,2,\n",
    "a name of before": 'Name,HW (10)\n"Müller (geb. Vogt), Anna",{Müller Anna}\n"Lee, Ann",\n',
    "a name of before in its cell": "Last,First,HW (10)\nMüller (geb. Vogt),Anna,{Anna Müller}\n",
    "a name of before, accents": 'Name,HW (10)\n"Müller (geb. Vogt), Anna",{mueller_anna}\n',
    "a name of before without brackets": 'Name,HW (10)\n"Müller geb. Vogt, Anna",{Anna Müller}\n',
    "a name of before in Russian": "ФИО,HW (10)\nИванова (Петрова) Анна,{Иванова Анна}\n",
    "a nickname": "Name,HW (10)\nDe'Andre (DJ) Washington,{Washington De'Andre}\nLee Ann,\n",
    "the student's nickname": "Name,HW (10)\nWashington De'Andre,{Washington De'Andre (DJ)}\n",
    "a remark": "姓名,HW (10)\n张伟（转学）,{张伟}\n李娜,\n",
    "an apostrophe as a space": "Last,First,HW (10)\nD'Amico,Luca,{D_Amico_Luca}\nLee,Ann,\n",
    "a space as an apostrophe": "Last,First,HW (10)\nO Neill,Zoë,{O'Neill Zoë}\nLee,Ann,\n",
    "one word and a point": "Last,First,HW (10)\nPrince,.,{Prince}\nLee,Ann,\n",
    "one word and no name": "Last,First,HW (10)\nPrince,FNU,{Prince}\nLee,Ann,\n",
    "one word twice": "Last,First,HW (10)\nSuharto,Suharto,{Suharto}\nLee,Ann,\n",
    "a number in brackets": "姓名,HW (10)\n李明（2021001）,{李明_作业}\n王芳（2021002）,\n",
    "a nickname in quotes": 'Name,HW (10)\n"William ""Bill"" Gates",{William Gates}\nRay Eve,\n',
    "a name of before, no father's": "ФИО,HW (10)\nПетрова (Ким) Анна Львовна,{Анна Петрова}\n",
    "a space in a Chinese name": "姓名,HW (10)\n王芳,{王 芳 第 3 次作业}\n李 娜,{李娜_作业}\n",
    "Chinese": "学号,姓名,HW (10)\n20210103,王小明,{20210103-王小明-main}\n"
    "20210104,王小明明,{计科2101班+王小明明+２０２１０１０４}\n"
    "20210105,阿依古丽·买买提,{2021213461-阿依古丽・买买提-第三次作业}\n",
    "Korean and Japanese": "氏名,HW (10)\n김민준,{20201234_김민준_과제3}\n"
    "田中 花子,{田中花子_課題3}\n山田太郎,{3組_山田_太郎}\n",
    "whoever has the whole name": "Name,Id,HW (10)\nPrince,1,\nPrince Okoye,2,{Prince Okoye}\n",
}


@pytest.mark.parametrize("table", NAMES.values(), ids=NAMES)
def test_a_row_is_found_by_the_whole_of_its_name(tmp_path: Path, table: str) -> None:
    students = [by(each) for each in WANTED.findall(table)]
    assert filled(tmp_path, table, students) == WANTED.sub("5", table)


NO_ROW = {
    "a first name of two words": ("Last,First,HW (10)\nLee,Ann,\nSuharto,,\n", ["Ann"]),
    "one word that stands in another row too": (
        "Name,HW (10)\nPrince,\nPrince Okoye,\n",
        ["Prince"],
    ),
    "one word twice, and one more": ("Last,First,HW (10)\nLee,Lee,\nKim,Lee,\n", ["Lee"]),
    "two numbers in brackets": ("姓名,HW (10)\n李明（1）,\n李明（2）,\n", ["李明_作业"]),
    "one word more": ("Name,HW (10)\nSuharto,\nLee Ann,\n", ["Suharto Joko"]),
    "a table of surnames": ("Name,Id,HW (10)\nLee,1,\nKim,2,\nRay Eve,3,\n", ["Lee"]),
    "a column of last names alone": ("Last name,Id,HW (10)\nLee,1,\nKim,2,\n", ["Lee"]),
    "two rows of one word": ("Name,Id,HW (10)\nLee,1,\nLee,2,\nRay Eve,3,\nKim Bo,4,\n", ["Lee"]),
    "one letter": ("Name,HW (10)\nX,\nLee Ann,\n", ["X_hw"]),
    "a Chinese surname": ("姓名,HW (10)\n张,\n李娜,\n", ["张"]),
    "two for one word": (
        "Name,Id,HW (10)\nSuharto,1,\nLee Ann,2,\n",
        ["Suharto_hw1", "suharto hw"],
    ),
    "two rows but for a bracket": ("Name,HW (10)\nLee Ann (A),\nLee Ann (B),\n", ["Lee Ann"]),
    "another bracket": ("Name,HW (10)\nLee Ann (A),\nRay Eve,\n", ["Lee Ann (B)"]),
    "the name of before alone": ("Name,HW (10)\nMüller (geb. Vogt) Anna,\n", ["Vogt Anna"]),
    "a Chinese name with one sign more": ("姓名,HW (10)\n王小明,\n李娜,\n", ["2班-王小明明-作业"]),
    "a part of a Chinese name": ("姓名,HW (10)\n王小明明,\n李娜,\n", ["2班-王小明-作业"]),
    "two of a Chinese name": ("姓名,HW (10)\n王伟,\n王伟,\n", ["2021213456-王伟-作业三"]),
    "a Chinese name and another's number": (
        "学号,姓名,HW (10)\n2021213456,王伟,\n2021213457,李娜,\n",
        ["2021213457-王伟-作业三"],
    ),
    "what is left is half a name": ("Name,HW (10)\nLee (Ann),\nRay Eve,\n", ["Lee"]),
}


@pytest.mark.parametrize(("table", "students"), NO_ROW.values(), ids=NO_ROW)
def test_no_row_is_found_by_what_may_be_half_of_a_name(
    tmp_path: Path, table: str, students: list[str]
) -> None:
    assert filled(tmp_path, table, [by(each) for each in students]) == table


def test_who_has_the_name_as_it_is_keeps_the_row(tmp_path: Path) -> None:
    table = "Name,HW (10)\nLee Ann,{Lee Ann}\nLee Ann (B),{Lee Ann (B)}\nRay Eve,\n"
    students = [by(each) for each in ("Lee Ann", "Lee Ann (B)", "Lee Ann (C)")]
    assert filled(tmp_path, table, students) == WANTED.sub("5", table)


SAKAI = "{}/Submission attachment(s)/hw.py"
SCHOOLOGY = "{}/Revision 1 - On time/hw.py"
OPENOLAT = "{}/2_submissions/hw.py"
ILIAS = "{}_77/hw.py"
BY_LOGIN = {
    "Sakai, namesakes": (
        SAKAI,
        "ID,Last,First,HW (10)\ndlee7,Lee,David,{Lee, David(dlee7)}\n"
        "dlee12,Lee,David,{Lee, David(dlee12)}\n",
    ),
    "Sakai, a name that differs": (
        SAKAI,
        "Login,Name,HW (10)\nmcruz,María de la Cruz,{Cruz, Maria C.(mcruz)}\nalee,Ann Lee,\n",
    ),
    "Sakai, addresses": (
        SAKAI,
        "Email,Name,HW (10)\ndlee7@x.example,David Lee,{Lee, David(dlee7)}\n"
        "dlee12@x.example,David Lee,{Lee, David(dlee12)}\n",
    ),
    "Sakai, another script": (
        SAKAI,
        "Логин,ФИО,HW (10)\nivanov,Иванов Иван,{Ivanov, Ivan(ivanov)}\nkim,Ким Ольга,\n",
    ),
    "Schoology, a nickname": (
        SCHOOLOGY,
        "Unique User ID,First,Last,HW (10)\n"
        "10442216,De'Andre,Washington,{Washington, De'Andre (DJ) - 10442216}\n1,Ann,Lee,\n",
    ),
    "Schoology, namesakes": (
        SCHOOLOGY,
        "Unique User ID,First,Last,HW (10)\n4,Wei,Li,{Li, Wei - 4}\n5,Wei,Li,{Li, Wei - 5}\n",
    ),
    "Schoology, no such column": (
        SCHOOLOGY,
        "First,Last,HW (10)\nDe'Andre,Washington,{Washington, De'Andre (DJ) - 1044}\nAnn,Lee,\n",
    ),
    "OpenOlat": (
        OPENOLAT,
        "Benutzername,Nachname,Vorname,HW (10)\nldamico,D'Amico,Luca,{D_Amico_Luca_ldamico}\n"
        "rkeller,Keller,Reto,{Keller_Reto_rkeller}\nrk2,Keller,Reto,{Keller_Reto_rk2}\n"
        "q_le,Lê,Quang,{Le_Quang_q_le}\n",
    ),
    "OpenOlat, no logins": (
        OPENOLAT,
        "Nachname,Vorname,HW (10)\nD'Amico,Luca,{D_Amico_Luca_ldamico}\nKeller,Reto,\n",
    ),
    "ILIAS, a name in brackets": (
        ILIAS,
        "Benutzername,Nachname,Vorname,HW (10)\nam,Müller (Vogt),Anna,{Müller_Anna_am}\n",
    ),
}


@pytest.mark.parametrize(("layout", "table"), BY_LOGIN.values(), ids=BY_LOGIN)
def test_a_login_that_the_platform_wrote_beside_a_name_finds_the_row(
    tmp_path: Path, layout: str, table: str
) -> None:
    folders = WANTED.findall(table)
    files = [layout.format(each) for each in folders]
    found = look(make_zip(tmp_path / "class.zip", files)).files
    assert len(found) == len(folders)
    students = [by(each.student, each.owner) for each in found]
    assert filled(tmp_path, table, students) == WANTED.sub("5", table)


NO_LOGIN = {
    "of quite another name": ("sakai", [("dlee7", "Lee, David")], "dlee7,Ann Kim"),
    "not in a table that has the others'": (
        "sakai",
        [("dlee12", "Lee, David"), ("akim", "Kim, Ann"), ("eray", "Ray, Eve")],
        "dlee7,David Lee",
    ),
    "two of one login": ("sakai", [("dlee7", "Lee, David")], "dlee7,David Lee\ndlee7,David Lee"),
    "a student's own": ("", [("", "Lee, David (dlee7) 2")], "dlee7,David Lee\ndlee12,David Lee"),
    "a student's own, of another": ("", [("", "Lee, David (akim)")], "dlee7,David Lee"),
    "a number with another's name": ("", [("", "1012-Eve Oak")], "1012,David Lee\n1013,David Lee"),
    "a number of a third": ("", [("", "Lee David 1014")], "1012,David Lee\n1014,Bo Oak"),
    "a number in a login": ("", [("", "anna1012")], "1012,David Lee\n1013,Ann Oak"),
    "a part of a number": ("", [("", "Lee David 10121")], "1012,David Lee\n1013,David Lee"),
    "a year": ("", [("", "hw 2024")], "2024,David Lee\n1013,Ann Oak"),
    "a day": ("", [("", "hw_20240301")], "20240301,David Lee\n1013,Ann Oak"),
    "a number among words of work": ("", [("", "hw3_10")], "10,David Lee\n1013,David Lee"),
}


@pytest.mark.parametrize(("platform", "people", "rows"), NO_LOGIN.values(), ids=NO_LOGIN)
def test_a_login_leads_to_no_row_that_may_be_anothers(
    tmp_path: Path, platform: str, people: list[tuple[str, str]], rows: str
) -> None:
    students = [
        by(name, Owner(platform=platform, persons=(Person(login=login, name=name),)))
        if platform
        else by(name)
        for login, name in people
    ]
    lines = "".join(f"{row},\n" for row in rows.split("\n"))
    table = f"Login,Name,HW (10)\n{lines}akim,Ann Kim,\neray,Eve Ray,\n"
    made = filled(tmp_path, table, students).splitlines()
    assert made[1 : 1 + len(rows.split("\n"))] == lines.splitlines()


IN_NAMES = {
    "after the name": "1012,David Lee,{Lee David 1012}\n1013,David Lee,\n",
    "before the names": "2021001,张伟,{2021001-张伟}\n2021014,张伟,{2021014-张伟}\n",
    "with a remark behind the name": "2020188,王小明,{2020188-王小明(重修)}\n",
    "beside half of the name": "2021L07,Иванова Дарья,{2021L07_Иванова}\n",
    "in brackets": "2021001,Lee Ann,{Lee Ann (2021001)}\n2021002,Lee Ann,{Lee Ann (2021002)}\n",
    "in brackets, half of the name": "2021001,Lee Ann,\n2021002,Lee Bo,{Lee (2021002)}\n",
    "and more names than the row's": "2021001,Lee Ann,{2021001_lee_ann_marie_hw}\n",
    "as the whole of it": "2021001,张伟,{2021001}\n",
}


@pytest.mark.parametrize("rows", IN_NAMES.values(), ids=IN_NAMES)
def test_a_number_in_what_a_folder_is_called_finds_the_row_of_its_name(
    tmp_path: Path, rows: str
) -> None:
    table = f"学号/工号,姓名,HW (10)\n{rows}1099,Ray Eve,\n"
    made = filled(tmp_path, table, [by(who) for who in WANTED.findall(rows)])
    assert made == WANTED.sub("5", table)


OWN_NUMBERS = {
    "of a file": "20312,Kim Anna|hw_20312",
    "of a file in Chinese": "2021007,欧阳娜娜|作业3_2021007",
    "with letters": "s4711x,Kim Anna|hw s4711x",
    "with another's name": "2021001,李娜|2021001-Smith John",
    "with a name in other letters": "2021001,李娜|2021001-Li Na",
    "with another's first name": "20312,Lee Ann|Lee Bo 20312",
    "with another's initial": "20312,Lee Ann|Lee B. 20312",
    "with a word of work": "1024,Kim Anna|conv_1024",
    "with no name in the table": "20312,|Lee Bo 20312",
    "in brackets, another's name": "2021001,李娜|Smith John (2021001)",
    "in brackets, work alone": "20312,Kim Anna|hw (20312)",
    "in brackets, zeros lost": "312,Kim Anna|Smith John (00312)",
    "in brackets, another's login": "akim,Kim Anna|Smith John (akim)",
}


@pytest.mark.parametrize("case", OWN_NUMBERS.values(), ids=OWN_NUMBERS)
def test_a_number_that_a_student_wrote_leads_to_no_row_without_its_name(
    tmp_path: Path, case: str
) -> None:
    row, _, student = case.partition("|")
    table = f"学号/工号,姓名,HW (10)\n{row},\n1099,Ray Eve,\n"
    assert filled(tmp_path, table, [by(student)]) == table


def test_an_address_is_found_where_a_table_has_it_for_a_login(tmp_path: Path) -> None:
    owner = Owner(platform="blackboard", persons=(Person(login="j.b@hva.example", name="Jan B"),))
    table = "Username,HW (10)\nj.b@hva.example,{Jan}\ns1043377,\n"
    assert filled(tmp_path, table, [by("Jan", owner)]) == WANTED.sub("5", table)


def team(*logins: str) -> Owner:
    members = [Person(login=each) for each in logins]
    return Owner(platform="ilias", team=True, persons=(Person(name="Team 12"), *members))


def of_moodle(name: str) -> Owner:
    return Owner(platform="moodle", persons=(Person(number="3", name=name),))


ALL = team("alee", "bkim")
TEAMS = {
    "all in it": (ALL, "Team", "alee,12,5\nbkim,12,5\neray,13,\n"),
    "members whom nobody knows": (team(), "Team", "alee,12,5\nbkim,12,5\neray,13,\n"),
    "but who uploads is in no other": (ALL, "Team", "alee,,5\nbkim,,5\neray,13,\n"),
    "one of whom uploaded": (team("alee"), "Team", "alee,12,5\nbkim,12,5\neray,13,\n"),
    "a third who uploaded nothing": (ALL, "Team", "alee,12,5\nbkim,12,5\neray,12,5\n"),
    "by the number of a seminar's group": (ALL, "Group", "alee,1,5\nbkim,1,5\neray,12,\n"),
    "by its number in a pair": (ALL, "Pair", "alee,12,5\nbkim,12,5\neray,13,\n"),
    "a group of Moodle": (
        of_moodle("Team 12"),
        "Team",
        "alee,Team 12,5\nbkim,Team 12,5\neray,Team 1,\n",
    ),
    "a group of Moodle, as it is": (
        of_moodle("Group 12"),
        "Group",
        "alee,Group 12,5\nbkim,Group 12,5\neray,12,\n",
    ),
    "a folder of one's own": (
        named("Team 12").owner,
        "Team",
        "alee,012,5\nbkim,12,5\neray,13,\n",
    ),
    "near: others": (ALL, "Team", "alee,1,\nbkim,1,\neray,12,\n"),
    "near: one of them in another": (ALL, "Team", "alee,12,\nbkim,1,\neray,12,\n"),
    "near: others, called as it is": (ALL, "Team", "alee,1,\nbkim,1,\neray,Team 12,\n"),
    "near: a seminar's group": (team(), "Group", "alee,12,\nbkim,12,\n"),
    "near: a seminar's group in German": (team(), "Gruppe", "alee,12,\nbkim,12,\n"),
    "near: a seminar's group in Russian": (team(), "Группа", "alee,12,\nbkim,12,\n"),
    "near: a section": (team(), "Section", "alee,12,\nbkim,12,\n"),
    "near: a group of Moodle and a seminar's": (
        of_moodle("Group 12"),
        "Group",
        "alee,12,\nbkim,12,\n",
    ),
    "near: a folder and a seminar's group": (
        named("Team 12").owner,
        "Group",
        "alee,12,\nbkim,12,\n",
    ),
    "near: a folder that may be a section's": (
        named("Group 12").owner,
        "Team",
        "alee,12,\nbkim,12,\neray,13,\n",
    ),
    "near: a section of many": (
        named("Team 12").owner,
        "Team",
        "".join(f"s{i},12,\n" for i in range(7)) + "eray,13,\n",
    ),
    "near: a person called as a team": (named("12").owner, "Team", "alee,12,\nbkim,12,\n"),
}


@pytest.mark.parametrize(("owner", "title", "rows"), TEAMS.values(), ids=TEAMS)
def test_a_team_has_the_rows_of_its_column_if_these_are_its_members(
    tmp_path: Path, owner: Owner, title: str, rows: str
) -> None:
    lines = rows.replace(",5\n", ",\n")
    made = filled(tmp_path, f"Login,{title},HW (10)\n{lines}", [by("Team 12", owner)])
    assert made == f"Login,{title},HW (10)\n{rows}"


KEYS = ("Stepik ID", "Canvas ID", "Student's ID", "moodle_id", "ID студента", "User account")
KEYS += ("Gradescope ID", "Codeforces handle", "Telegram ник", "Логин ejudge", "Crowdmark ID")
KEYS += ("Corporate login", "MS Teams account", "Email ID", "Google Classroom ID", "VK id")
THINGS = ("Topic", "Variant", "Task", "Group", "Submission", "Room", "Exam", "Device", "Paper")
THINGS += ("Student topic", "Moodle group", "Canvas assignment", "Gradescope submission")
THINGS += ("Variant of student", "Вариант студента", "Dataset", "Widget", "Studio", "Canvas course")
THINGS += ("Server", "User story", "Google doc", "Kaggle competition", "GitHub branch", "Image")
NO_KEYS = (*(f"{each} ID" for each in THINGS), "Device account", "ID темы", "Task login")
NO_KEYS += ("Mentor login", "Peer reviewer's login", "Teammate's login", "Advisor's user ID")
NO_KEYS += ("Student ID of the partner", "Reviewer's GitHub login", "Логин напарника")
NO_KEYS += ("Graded by (login)", "Student's partner login", "Login of the tutor", "Buddy ID")


@pytest.mark.parametrize("title", [*KEYS, *NO_KEYS])
def test_an_id_is_a_login_only_by_a_word_of_a_platform_or_a_person(
    tmp_path: Path, title: str
) -> None:
    table = f"Name,{title},HW (10)\nKim Anna,resnet50,\nLi Bo,vgg16,{{}}\nDoe Carl,lenet5,\n"
    grade = "5" if title in KEYS else ""
    assert filled(tmp_path, table.format(""), [by("vgg16")]) == table.format(grade)


CANVAS = "Student,ID,Section,HW (9)\n    Points Possible,,,10\n"


@pytest.mark.parametrize(
    ("name", "written", "grade"),
    [
        ("O'Neill-Šimková, Zoë", "oneillimkovzo", "5"),
        ("O'Neill-Šimková, Zoë", "oneillšimkovázoë", "5"),
        ("Nguyễn, Thị Hồng", "nguynthhng", "5"),
        ("O'Neill-Šimková, Zoë", "leeann", ""),
        ("张伟 Li", "li", ""),
    ],
)
def test_canvas_drops_letters_that_are_not_ascii(
    tmp_path: Path, name: str, written: str, grade: str
) -> None:
    path = tmp_path / "canvas.csv"
    path.write_text(f'{CANVAS}"{name}",1004,S,\n"Ray, Eve",1005,S,\n', encoding="utf-8")
    book = gradebooks.load_canvas(path, GAIN, "HW (9)")
    person = Person(number="1004", name=written)
    one = by("x", Owner(platform="canvas", persons=(person,)))
    assert Filled(book, [one]).text.splitlines()[2] == f'"{name}",1004,S,{grade}'
