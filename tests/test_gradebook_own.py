"""Tables of one's own filled in: which line is the head, which columns say who, whose row is it.

In each table `{Ann Lee: 5}` stands in the cell of the student `Ann Lee`, who has half of what can
be had, and says what is written there; a cell that is left as it is has no such braces.
"""

import re
from pathlib import Path

import pytest
from filled import WANTED, by, own

from grader.reports.gradebooks.maximum import without_maximum
from grader.words.errors import UsageError
from grader.words.graded import Owner, Person

TABLES = {
    "English, a spreadsheet": (
        "HW3",
        "Name,Student ID,Email,HW3 (10)\n"
        "Ann Lee,s101,ann@x.example,{Ann Lee: 5}\n"
        '"Stone, Bob",s102,bob@x.example,{bob: 5}\n'
        "Eve Ray,s103,eve@x.example,{s103: 5}\n",
    ),
    "English, first and last names": (
        "hw 3",
        "SID,First Name,Last Name,HW 3 /10,HW 4\n1,Ann,Lee,{Lee_Ann: 5},\n2,Bob,Stone,,7\n",
    ),
    "Schoology": (
        "HW3",
        '"First Name","Last Name","Unique User ID","HW3 [max 20]"\n'
        '"Ann","Lee","al1","{al1: 10}"\n"Bob","Stone","bs2",""\n',
    ),
    "Gradescope": (
        "Lab 3",
        "First Name,Last Name,SID,Email,Lab 3,Lab 3 - Max Points\n"
        "Ann,Lee,77,a@x.example,{Ann Lee: 5},10.0\n",
    ),
    "Brightspace": (
        "HW3 Points Grade <Numeric MaxPoints:10>",
        "OrgDefinedId,Username,HW3 Points Grade <Numeric MaxPoints:10>,End-of-Line Indicator\n"
        "#1001,#alee,{alee: 5},#\n#1002,#bstone,{1002: 5},#\n",
    ),
    "Blackboard": (
        "HW3",
        '"Last Name","First Name","Username","HW3 [Total Pts: 10 Score] |1234"\n'
        '"Lee","Ann","alee","{alee: 5}"\n',
    ),
    "Autolab": ("tanhlab", "Email,tanhlab,late_days\nalee@andrew.example,{alee: 0.5},0\n"),
    "Inspera": ("Q1", "Candidate;Q1 (max 5)\n10023;{10023: 2,5}\n10024;\n"),
    "ILIAS": (
        "Übung 3",
        "Nachname;Vorname;Benutzername;Matrikelnummer;Übung 3 (max. 10 Punkte)\r\n"
        "Müller;Anna;amueller;0012301;{Mueller_Anna: 5}\r\n"
        "von der Heide;Lena;lvdheide;0012302;{lvdheide: 5}\r\n"
        "Groß;Max;mgross;0012303;{0012303: 5}\r\n"
        "Durchschnitt;;;;3,7\r\n",
    ),
    "German, a surname called Name": (
        "Blatt 3",
        "Name;Vorname;Matr.-Nr.;Blatt 3\r\nWeiß;Jörg;71;{Jörg Weiß: 0,5}\r\nBär;Ida;72;\r\n",
    ),
    "Russian, a journal": (
        "ДЗ3",
        "Журнал группы 101;;;\n;;;\n№;ФИО;ДЗ2;ДЗ3 (из 10)\n"
        "1;Иванов Иван Иванович;8,5;{Иванов Иван: 5}\n"
        "2;Петрова Анна Сергеевна;7;{Петрова Анна Сергеевна: 5}\n"
        "3;Щукин Артём;;{Щукин Артем: 5}\n;Средний балл;7,75;\n",
    ),
    "Russian, three columns": (
        "дз 3",
        "Фамилия,Имя,Отчество,Номер зачётной книжки,ДЗ 3\n"
        "Иванов,Иван,Иванович,20-101,{Иван Иванов: 5}\n"
        "Ким,Ольга,,20-102,{20-102: 5}\n,,,Максимум,10\n",
    ),
    "Yandex Contest": (
        "A",
        "Место\tУчастник\tЛогин\tA\tОчки\n1\tИван Иванов\tivanov\t{ivanov: 0.5}\t1\n",
    ),
    "Chinese": (
        "作业3",
        "学号,姓名,作业3（满分10分）\n20230001,张伟,{张伟: 5}\n20230002,王芳,{20230002: 5}\n"
        "20230003,李 娜,{李娜: 5}\n平均,,8\n",
    ),
    "Chinese, surname apart": ("成绩", "姓,名,考号,成绩\n欧阳,娜娜,31,{欧阳娜娜: 0.5}\n"),
    "Chinese, the maximum in a line": (
        "第三次作业",
        "姓名,邮箱,第三次作业\n满分,,20\n张伟,zw@x.example,{zw@x.example: 10}\n",
    ),
    "French": (
        "TP3",
        "Nom et prénom;N° étudiant;TP3 (sur 20)\nLefèvre Zoé;2101;{Zoe Lefevre: 10}\n",
    ),
    "French, two columns": ("TP3", "Nom;Prénom;TP3 /20\nLefèvre;Zoé;{Lefèvre_Zoé: 10}\n"),
    "Spanish": (
        "Tarea 3",
        "Apellidos,Nombre,Correo electrónico,Tarea 3 (de 10)\n"
        "García López,María,mg@x.example,{Maria Garcia Lopez: 5}\nPromedio,,,8.1\n",
    ),
    "two lines of a head": (
        "HW3",
        "Student,,Homework,\nName,Login,HW2,HW3\n,,max 5,max 10\nLee Ann,alee,4,{alee: 5}\n",
    ),
    "lines and remarks between": (
        "HW3",
        "Deep learning, autumn\n\nName,Login,HW3\nPoints Possible,,10\n\nSection A,,\n"
        "Ann Lee,alee,{alee: 5}\n\nSection B,,\nBob Stone,bstone,{Bob Stone: 5}\n"
        "# late ones are with me,,\nTotal,,12\nAverage,,6\n",
    ),
    "nothing in the column yet, nor behind it": ("HW3", "Name,HW3\nAnn Lee,{Ann Lee: 0.5}\n"),
    "what a platform calls each by": (
        "HW3",
        "№;Stepik ID;Фамилия;Имя;HW3\n1;99100;Орлова;Мария;{99100: 0,5}\n"
        "2;310020030;Орлова;Мария;{310020030: 0,5}\n3;5550001;Ягудин;Тимур;\n",
    ),
    "statistics below": (
        "HW3",
        "Student's name,HW3\nAnn Lee,{Ann Lee: 0.5}\nMin,2\nMax,9\nAverage,7\n",
    ),
    "a column of students that has logins": (
        "HW3",
        "Student,HW3\nalee01,{alee01: 0.5}\nbstone,{bstone: 0.5}\n",
    ),
    "logins that a spreadsheet marked": ("HW3", 'ID,HW3\n"=""00123""",{00123: 0.5}\n'),
    "zeros that a spreadsheet lost": ("HW3", "ID,HW3\n123,{00123: 0.5}\n456,\n"),
    "tabs, and commas as decimals": (
        "HW3",
        "Name\tHW2\tHW3 [5]\nLee, Ann\t4,5\t{Lee_Ann: 2,5}\nStone, Bob\t3,5\t\n",
    ),
}


@pytest.mark.parametrize(("column", "table"), TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_a_table_of_any_layout_is_filled_in_and_else_kept(
    tmp_path: Path, column: str, table: str, coding: str
) -> None:
    students = [by(who) for who, _ in WANTED.findall(table)]
    filled = own(tmp_path, WANTED.sub("", table).encode(coding), column, *students)
    assert filled.content.decode(coding) == WANTED.sub(lambda m: m[2], table)
    assert filled.content[:2] == table.encode(coding)[:2]
    assert [each for each in filled.notes if "no maximum" not in each] == []


LEFT = {
    "one word, a surname alone": ("Name,Login", "Lee,", "Lee Ann", "none"),
    "a surname of two": ("Name,Login", "Lee Ann,al1", "Lee", "none"),
    "another patronymic": ("ФИО,Логин", "Иванов Иван Иванович,", "Иванов Иван Петрович", "none"),
    "other initials": ("ФИО,Логин", "Иванов Иван Иванович,", "Иванов И.П.", "none"),
    "an initial of the last name": ("ФИО,Логин", "Иванов Иван Иванович,", "Иван И.", "none"),
    "an ID of what was handed in": ("Submission ID,Name", "4711,Lee Ann", "4711", "none"),
    "a group by number": ("Name,Group", "Lee Ann,101", "Group 10", "none"),
    "a number made scientific": ("ID,Group", "2.0231E+11,", "2.0231E+11", "none"),
    "a number made scientific, with a comma": ("ID,Group", '"2,0231E+11",', "202310000000", "none"),
    "a number that is only a part": ("ID,Group", "123,", "12300", "none"),
    "a group": ("Name,Group", "Lee Ann,101", "101", "none"),
    "what all are called": ("Name,Login", "Total,", "Total", "none"),
    "a Chinese surname": ("姓名,学号", "张,1", "张", "none"),
}


@pytest.mark.parametrize(("head", "row", "student", "clue"), LEFT.values(), ids=LEFT)
def test_who_is_not_surely_of_a_row_is_named_and_not_written(
    tmp_path: Path, head: str, row: str, student: str, clue: str
) -> None:
    table = f"{head},HW3 (10)\n{row},\nRay Eve,e9,\n"
    filled = own(tmp_path, table, "HW3", by(student))
    assert filled.content.decode() == table
    assert filled.clues == {student: clue}
    assert filled.notes == [f"no row of its own for {student}"]


@pytest.mark.parametrize(
    ("row", "student"),
    [
        ("Иванов Иван Петрович", "Иванов И.П."),
        ("Иванов Иван Петрович", "И.П. Иванов"),
        ("Иванов Иван", "Иванов И"),
        ("Семёнов Пётр Ильич", "Семенов П.И"),
        ("Ann Lee", "Lee A."),
        ("Иванов И.П.", "Иванов Иван Петрович"),
    ],
)
def test_a_row_that_initials_alone_lead_to_is_written_and_said(
    tmp_path: Path, row: str, student: str
) -> None:
    table = f"Name,HW3 (10)\n{row},{{}}\nСидоров Иван Петрович,\nRay Eve,\n"
    filled = own(tmp_path, table.format(""), "HW3", by(student))
    assert filled.content.decode() == table.format(5)
    assert filled.notes == [f"found by initials alone, so check: {student} ({row})"]


def test_initials_of_two_are_of_none(tmp_path: Path) -> None:
    table = "ФИО,HW3 (10)\nИванов Иван Петрович,\nИванов Илья Павлович,\n"
    filled = own(tmp_path, table, "HW3", by("Иванов И.П."))
    assert filled.content.decode() == table
    assert filled.notes == ["no row of its own for Иванов И.П. (several rows)"]


def test_the_head_of_a_section_is_nobodys_row(tmp_path: Path) -> None:
    table = "Name,Login,HW3 (10)\nGroup A,,\nLee Ann,a1,\nRay Eve,e9,\nGroup B,,\nStone Bob,b2,\n"
    filled = own(tmp_path, table, "HW3", by("Group B"))
    assert filled.content.decode() == table
    assert filled.notes == ["no row of its own for Group B"]


def test_who_has_no_grade_between_two_who_have_one_is_no_head_of_a_section(tmp_path: Path) -> None:
    table = "Name,HW3 (10)\nKim Ann,7\nRay Bo,{}\nLee Cy,8\n"
    filled = own(tmp_path, table.format(""), "HW3", by("Ray Bo"))
    assert filled.text == table.format("5")


@pytest.mark.parametrize(
    ("in_table", "student"),
    [
        ("علی کریمی", "علي كريمي"),
        ("Ann Smith–Jones", "Ann Smith-Jones"),
        ("Пётр Ёлкин", "Петр Елкин"),
    ],
)
def test_letters_and_dashes_that_keyboards_write_for_each_other_are_one(
    tmp_path: Path, in_table: str, student: str
) -> None:
    table = f"Name,HW3 (10)\n{in_table},{{}}\nLee Cy,8\n"
    assert own(tmp_path, table.format(""), "HW3", by(student)).text == table.format("5")


def test_first_names_alone_say_of_nobody_who_it_is(tmp_path: Path) -> None:
    table = "Family of all,First name,HW3 (10)\nRossi,Ann Lee,\n"
    with pytest.raises(UsageError, match="no column says who"):
        own(tmp_path, table, "HW3", by("Ann Lee"))


def test_whose_number_is_anothers_is_not_written(tmp_path: Path) -> None:
    table = "学号,姓名,作业3 (10)\n2023004,陈静,\n2023005,刘洋,\n"
    filled = own(tmp_path, table, "作业3", by("2023005_陈静"))
    assert filled.content.decode() == table
    assert filled.notes == ["no row of its own for 2023005_陈静 (its number is another's)"]


SEVERAL = {
    "zeros, and two rows": ("123 0123", {"00123": "several rows"}),
    "zeros, and two students": (
        "123 7",
        {"00123": "several students for one row", "0123": "several students for one row"},
    ),
    "zeros, and whose it is": ("123 7", {"123": "login", "00123": "none"}),
    "zeros, and an exact row": ("123 00123", {"00123": "login", "123": "login"}),
    "two of one number": ("123 123", {"123": "several rows"}),
}


@pytest.mark.parametrize(("ids", "clues"), SEVERAL.values(), ids=SEVERAL)
def test_numbers_that_may_be_of_two_are_of_none(
    tmp_path: Path, ids: str, clues: dict[str, str]
) -> None:
    table = "ID,HW3\n" + "".join(f"{each},\n" for each in ids.split())
    filled = own(tmp_path, table, "HW3", *map(by, clues))
    assert filled.clues == clues
    assert filled.content.decode().count("0.5") == list(clues.values()).count("login")


def test_of_two_with_one_first_name_who_has_the_whole_name_is_found(tmp_path: Path) -> None:
    table = "ФИО,ДЗ\nИванов Иван Иванович,\nИванов Иван Петрович,\nКим Ольга Львовна,\n"
    students = ("Иванов Иван", "Иванов Иван Петрович", "Ким Ольга", "Ким Ольга Львовна")
    filled = own(tmp_path, table, "ДЗ", *map(by, students))
    assert filled.clues == {
        "Иванов Иван": "several rows",
        "Иванов Иван Петрович": "name",
        "Ким Ольга": "none",
        "Ким Ольга Львовна": "name",
    }
    assert filled.content.decode().split("\n")[1:4] == [
        "Иванов Иван Иванович,",
        "Иванов Иван Петрович,0.5",
        "Ким Ольга Львовна,0.5",
    ]


def test_a_platforms_number_is_none_of_the_table(tmp_path: Path) -> None:
    owner = Owner(platform="moodle", persons=(Person(number="123", name="Ann Lee"),))
    filled = own(tmp_path, b"ID,Name,HW3\n123,Bob,\n7,Ann Lee,\n", "HW3", by("x", owner, 1))
    assert filled.content == b"ID,Name,HW3\n123,Bob,\n7,Ann Lee,1\n"


def test_what_a_cell_has_is_kept_unless_it_is_a_grade(tmp_path: Path) -> None:
    table = 'Login,HW3 (10)\na,EX\nb,7\nc,was ill\nd,-\ne,"7,5"\nf,=SUM(B1:B2)\n'
    filled = own(tmp_path, table, "HW3", *map(by, "abcdef"))
    assert filled.content.decode() == (
        "Login,HW3 (10)\na,EX\nb,5\nc,was ill\nd,5\ne,5\nf,=SUM(B1:B2)\n"
    )
    assert filled.notes == [
        "left as it is: a (excused), c ('was ill'), f ('=SUM(B1:B2)')",
        "replaced in gradebook.csv: b 7 -> 5, e 7,5 -> 5",
    ]


STOOD = {
    "another grade": (",", "10", "10 -> 5"),
    "a zero": (",", "0", "0 -> 5"),
    "none of one's own before": (",", "", ""),
    "a dash": (",", "-", ""),
    "dots": (",", "...", ""),
    "a word for none": (",", "not graded", ""),
    "the same": (",", "5", ""),
    "the same, written longer": (",", "5.00", ""),
    "the same, with the comma of its table": (";", "5,0", ""),
    "another, with the comma of its table": (";", "7,5", "7,5 -> 5"),
    "a remark that stays": (",", "was ill", ""),
}


@pytest.mark.parametrize(("separator", "cell", "said"), STOOD.values(), ids=STOOD)
def test_a_grade_that_is_replaced_by_another_is_told(
    tmp_path: Path, separator: str, cell: str, said: str
) -> None:
    table = "Name,HW (10)\nAnn Lee,{}\nBob Ray,{}\n".replace(",", separator)
    filled = own(tmp_path, table.format(cell, "9"), "HW", by("Ann Lee"))
    replaced = [note for note in filled.notes if note.startswith("replaced")]
    assert replaced == ([f"replaced in gradebook.csv: Ann Lee {said}"] if said else [])
    assert filled.replaced == {"Ann Lee": said.partition(" -> ")[0]}


def test_of_many_grades_that_are_replaced_some_are_told(tmp_path: Path) -> None:
    names = [f"s{i:02}" for i in range(30)]
    rows = "".join(f"{name},8\n" for name in names)
    filled = own(tmp_path, f"Login,HW (10)\n{rows}", "HW", *map(by, names))
    (note,) = filled.notes
    assert note.startswith("replaced in gradebook.csv: s00 8 -> 5, s01 8 -> 5")
    assert note.endswith(" and 10 more, see matched.csv")
    assert set(filled.replaced.values()) == {"8"}


MAXIMA = {
    "HW (10)": 10,
    "HW [10]": 10,
    "HW [max 10]": 10,
    "HW (max. 10 P.)": 10,
    "HW, max 10": 10,
    "HW /10": 10,
    "HW / 10": 10,
    "HW (/10)": 10,
    "HW (0-10)": 10,
    "HW out of 10": 10,
    "HW (10 pts)": 10,
    "HW (10,0)": 10,
    "HW (2.5)": 2.5,
    "HW (из 10)": 10,
    "HW (макс. 10 баллов)": 10,
    "HW（满分10分）": 10,
    "HW 满分10": 10,
    "HW (sur 20)": 20,
    "HW (von 20 Punkten)": 20,
    "HW [Total Pts: 10 Score] |1234": 10,
    "HW [总计分: 10 分数] |1234": 10,
    "HW [总分：10 分数] |1234": 10,
    "HW [Gesamtpunkte: 10 Punktzahl] |1234": 10,
    "HW [Total de puntos: 10 Puntuación] |1234": 10,
    "HW [Макс. балл: 10,0 Оценка] |1234": 10,
    "HW [합계 점수: 10 점수] |1234": 10,
    "HW [总计分: 10 百分比] |1234": None,
    "HW [Gesamtpunkte: 10 Prozent] |1234": None,
    "HW [week: 10 Score]": None,
    "HW [week: 10] |1234": None,
    "HW 3/10,00": 10,
    "HW 3/10.00": 10,
    "HW 3/4.5": None,
    "HW 01/02/2024": None,
    "HW (10%)": None,
    "HW (2024)": None,
    "HW (12.05)": None,
    "HW (3 of 5)": None,
    "HW (88123)": None,
    "HW 3/4": None,
    "HW 10": None,
    "HW (10, 11)": None,
}


UNGRADED = (
    "Needs Grading|需要评分|Benotung erforderlich|À noter|Требуется оценка|要採点|NEEDS GRADING"
)
REMARKS = "Needs grading (85.00)|not graded: cheating|needs to come|graded|Not graded|未交"


@pytest.mark.parametrize("cell", [*UNGRADED.split("|"), *REMARKS.split("|")])
def test_a_cell_that_only_says_that_it_needs_a_grade_is_written(tmp_path: Path, cell: str) -> None:
    filled = own(tmp_path, f"Login,HW (10)\na,{cell}\n", "HW (10)", by("a"))
    assert filled.text.endswith(",5\n" if cell in UNGRADED else f",{cell}\n")
    assert bool(filled.notes) == (cell in REMARKS)


@pytest.mark.parametrize(("title", "best"), MAXIMA.items())
def test_a_maximum_is_read_from_a_title_or_not_at_all(
    tmp_path: Path, title: str, best: float | None
) -> None:
    table = f'Login,"{title}"\na,\n'
    filled = own(tmp_path, table, title, by("a", score=1))
    assert filled.content.decode().endswith(f"\na,{best or 1:g}\n")
    said = f"no maximum of {title!r} is known: scores are written from 0 to 1"
    assert filled.notes == ([] if best else [said])
    assert best is None or "10" not in without_maximum(title)


@pytest.mark.parametrize(
    ("rows", "grade"),
    [
        (["Points Possible,20", "a,"], "20"),
        (["a,", "Maximum,20"], "20"),
        (["a,", ",max 20"], "1"),
        ([",max 20", "a,"], "20"),
        (["Max,20", "a,", "Average,9"], "20"),
        (["a,", "Average,9", "Max,20"], "1"),
        (["Min,2", "Max,20", "a,"], "1"),
        (["Max,20", "a,", "Max,30"], ""),
        (["Max,", "a,"], "1"),
        (["Max,none", "a,"], "1"),
    ],
)
def test_a_maximum_is_read_from_a_line_of_its_own(
    tmp_path: Path, rows: list[str], grade: str
) -> None:
    table = "\n".join(["Login,HW3", *rows, ""])
    filled = own(tmp_path, table, "HW3", by("a", score=1))
    assert f"\na,{grade}\n" in filled.content.decode()


WRONG = {
    "no column asked": (None, "Name,HW1,HW3\n", "give --column one of 'HW1', 'HW3'"),
    "no such column": ("HW2", "T,,\nName,HW1,HW3\n", "'HW2': there is none: choose one of 'HW1'"),
    "two of one title": ("HW3", "Name,HW3,HW3 (10),HW3\n", "'HW3': there are 2 in line 1: rename"),
    "two with a maximum": ("HW3", "Name,HW3 (5),HW3 (10)\n", "'HW3': there are 2"),
    "who it is": ("Name", "Name,HW3\n", "'Name': there is none: choose one of 'HW3'"),
    "nobody": ("HW3", "Topic,HW3\na,b\n", "no column says who: call one Name, Login or Email"),
    "a head too far below": ("HW3", "x,y\n" * 20 + "Name,HW3\n", "no column says who"),
    "another point": ("HW 11", "Name,HW 1.1\n", "there is none"),
    "no table": ("HW3", "Name\n", "no table"),
}


@pytest.mark.parametrize(("column", "table", "said"), WRONG.values(), ids=WRONG)
def test_a_table_that_cannot_be_filled_in_is_one_line(
    tmp_path: Path, column: str | None, table: str, said: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        own(tmp_path, table, column)
    assert "\n" not in str(caught.value)


def test_lines_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    filled = own(tmp_path, b'T,\n\n"two\nlines",\n\nLogin,HW3\n\na,\n', "HW3", by("a"))
    assert filled.rows == {"a": "7"}


def test_titles_of_any_length_are_read_at_once(tmp_path: Path) -> None:
    long = ",".join(sign * 30_000 for sign in ("(", "( ", "(0-", "max ", "/ ", "1"))
    filled = own(tmp_path, f"{long}\nLogin,HW\na,\n".encode(), "HW", by("a"))
    assert filled.clues == {"a": "login"}
