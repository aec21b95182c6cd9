"""Gradebooks filled in: what is written and kept of a table, and that no grade is another's."""

import csv
import io
import itertools
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from class_files import GAIN, look, make_zip
from filled import Filled
from filled import by as by_score
from filled import own as own_table
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from judgements import case, graded

from grader.classroom.work_names import is_of_work
from grader.reports import gradebooks
from grader.reports.gradebooks.marks import decimal_mark, parse
from grader.words.errors import UsageError
from grader.words.graded import ByHand, Graded, Owner, Person
from grader.words.names import letters

WRONG = graded(
    "x",
    case(1),
    case(2, "wrong_answer", (True, False), reason="torch_gain: line 2: 1.6 is too small"),
    verdict="wrong_answer",
    score=0.5,
)
OURS = graded("x", case(1, "judge_error", (False, False)), verdict="judge_error", score=0)
by = partial(by_score, score=1)


def moodle_owner(number: str, name: str) -> Owner:
    return Owner(platform="moodle", persons=(Person(number=number, name=name),))


def canvas_owner(*readings: tuple[str, str]) -> Owner:
    persons = tuple(Person(number=number, name=name) for number, name in readings)
    return Owner(platform="canvas", persons=persons)


def told(each: Graded) -> str:
    return each.judgement.cases[-1].reason


def moodle(folder: Path, table: str | bytes, *each: Graded) -> Filled:
    path = folder / "worksheet.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    return Filled(gradebooks.load_moodle(path), each, told)


def canvas(folder: Path, table: str | bytes, *each: Graded, column: str | None = None) -> Filled:
    path = folder / "gradebook.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    return Filled(gradebooks.load_canvas(path, GAIN, column), each, told)


def own(folder: Path, table: str, *each: Graded) -> Filled:
    return own_table(folder, table, "Homework", *each)


FILL = {"moodle": moodle, "canvas": canvas, "own": own}
MOODLE = """Identifier,Full name,Email address,Grade,Maximum Grade,Feedback comments
Participant 101,Ann Lee,ann@x.example,,"50,00",
Participant 102,Боб Петров,bob@x.example,,50.00,
Participant 103,Eve,eve@x.example,7,50.00,
Participant 104,Twin,twin@x.example,,50.00,
Participant 105,Twin,other@x.example,,50.00,
"""
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,The gain of tanh (9),Final Score
    Points Possible,,,,,10,(read only)
"Lee, Ann",7001,,al1,A,,
"Петров, Боб",7002,,bp2,A,3,
"""


# --- whose row -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("student", "clue"),
    [
        ("Боб Петров", "name"),
        ("петров  боб", "name"),
        ("Петров, Боб", "name"),
        ("петровбоб", "name"),
        (unicodedata.normalize("NFD", "Боб Петров"), "name"),
        ("Боб Петров_102", "name"),
        ("Боб Петров - Homework 1", "name"),
        ("BOB@x.example", "address"),
        ("bob", "start of the address"),
        ("Participant 102", "login"),
    ],
)
def test_a_folder_is_matched_by_login_address_or_name(
    tmp_path: Path, student: str, clue: str
) -> None:
    filled = moodle(tmp_path, MOODLE, by(student, like=WRONG))
    assert filled.clues == {student: clue}
    assert "Participant 102,Боб Петров,bob@x.example,25," in filled.text
    assert filled.notes == []


def test_moodles_worksheet_is_filled_in_and_whoever_has_no_row_is_named(tmp_path: Path) -> None:
    filled = moodle(
        tmp_path,
        MOODLE,
        by("Ann Lee_101", moodle_owner("101", "Ann Lee")),
        by("Боб Петров", like=WRONG),
        by("Eve", like=OURS),
        by("Twin"),
        by("=Nobody"),
    )
    assert filled.text.splitlines() == [
        "Identifier,Full name,Email address,Grade,Maximum Grade,Feedback comments",
        'Participant 101,Ann Lee,ann@x.example,50,"50,00",',
        "Participant 102,Боб Петров,bob@x.example,25,50.00,torch_gain: line 2: 1.6 is too small",
        "Participant 103,Eve,eve@x.example,7,50.00,",
        "Participant 104,Twin,twin@x.example,,50.00,",
        "Participant 105,Twin,other@x.example,,50.00,",
    ]
    assert filled.notes == ["--moodle T: no row of its own for Twin (several rows), =Nobody"]


UNSURE = {
    "two names": (by("Eve - Ann Lee"), "no row of its own for Eve - Ann Lee (several rows)"),
    "a number that the table has not, a name that it has": (
        by("Eve_999", moodle_owner("999", "Eve")),
        "no row of its own for Eve_999",
    ),
    "a number of another name": (
        by("Team A_103", moodle_owner("103", "Team A")),
        "no row of its own for Team A_103",
    ),
    "a number of another platform": (
        by("x_103", canvas_owner(("103", "x"))),
        "no row of its own for x_103",
    ),
    "a number for a name": (by("103"), "no row of its own for 103"),
    "two of one name": (by("twin twin"), "no row of its own for twin twin"),
}


@pytest.mark.parametrize(("one", "note"), UNSURE.values(), ids=UNSURE)
def test_a_row_that_is_not_surely_a_students_stays_as_it_was(
    tmp_path: Path, one: Graded, note: str
) -> None:
    filled = moodle(tmp_path, MOODLE, one)
    assert filled.text == MOODLE
    assert filled.notes == [f"--moodle T: {note}"]
    assert set(filled.clues.values()) <= {"none", "several rows"}


def test_equal_names_are_told_apart_by_number_login_or_address(tmp_path: Path) -> None:
    filled = moodle(
        tmp_path,
        MOODLE,
        by("Twin_104", moodle_owner("104", "Twin")),
        by("other@x.example", like=WRONG),
    )
    assert "Participant 104,Twin,twin@x.example,50," in filled.text
    assert "Participant 105,Twin,other@x.example,25," in filled.text


def test_two_students_for_one_row_are_both_named_and_neither_is_written(tmp_path: Path) -> None:
    filled = moodle(tmp_path, MOODLE, by("ann"), by("Lee Ann", like=WRONG), by("eve"))
    assert "Participant 101,Ann Lee,ann@x.example,," in filled.text
    assert "Participant 103,Eve,eve@x.example,50,50.00," in filled.text
    assert filled.notes == [
        "--moodle T: one row for several, of whom none is written: ann and Lee Ann (Ann Lee)",
        "--moodle T: replaced in moodle.csv: Eve 7 -> 50",
    ]
    assert filled.clues["ann"] == filled.clues["Lee Ann"] == "several students for one row"


def test_moodle_hides_names_in_the_language_of_whoever_downloads(tmp_path: Path) -> None:
    table = MOODLE.replace("Participant", "Teilnehmer/in").replace("Identifier", "ID")
    for name in ("", "Teilnehmerin", "Ann Lee", "Lee Ann", "Group 1-Ann Lee"):
        filled = moodle(tmp_path, table, by("x_101", moodle_owner("101", name)))
        assert filled.clues == {"x_101": "number"}, name


def test_a_team_of_moodle_is_all_rows_that_say_so(tmp_path: Path) -> None:
    table = (
        "Identifier,Full name,Group,Grade,Maximum Grade\n"
        "Participant 1,Ann,Team A,,10\nParticipant 2,Bob,Team A,,10\nParticipant 3,Eve,Team B,,10\n"
    )
    filled = moodle(tmp_path, table, by("Team A_3", moodle_owner("3", "Team A"), like=WRONG))
    assert [row.split(",")[3] for row in filled.text.splitlines()[1:]] == ["5", "5", ""]
    assert filled.clues == {"Team A_3": "team"}


def test_who_is_in_no_group_of_moodle_has_the_grade_of_the_default_one(tmp_path: Path) -> None:
    owner = moodle_owner("", "Standardgruppe")
    table = (
        "ID,Vollständiger Name,Gruppe,Bewertung,Bestwertung\n"
        "Teilnehmer/in 1,Ann,Standardgruppe,,10\nTeilnehmer/in 2,Bob,Gruppe 1,,10\n"
    )
    filled = moodle(tmp_path, table, by("Standardgruppe", owner, like=WRONG))
    assert [row.split(",")[3] for row in filled.text.splitlines()[1:]] == ["5", ""]


def test_all_of_a_team_of_gradescope_get_its_grade_in_their_own_rows(tmp_path: Path) -> None:
    persons = (
        Person(name="Ann Lee", login="al1"),
        Person(name="Bob", address="bp2@x.example"),
        Person(name="Nobody", login="n0"),
    )
    owner = Owner(platform="gradescope", persons=persons, team=True)
    table = CANVAS.replace(",bp2,", ",bp2@x.example,")
    filled = canvas(tmp_path, table, by("Ann Lee_5", owner, like=WRONG))
    assert '"Lee, Ann",7001,,al1,A,5,' in filled.text
    assert '"Петров, Боб",7002,,bp2@x.example,A,5,' in filled.text
    assert filled.notes == [
        "--canvas T: no row of its own for Ann Lee_5 (not all of the team: Nobody)",
        "--canvas T: replaced in canvas.csv: Петров, Боб 3 -> 5",
    ]


CANVAS_ROWS = {
    "number and name": (canvas_owner(("7002", "петровбоб")), "7002"),
    "several ways to read it, one of which is somebody": (
        canvas_owner(("5", "петровбоб_7002_9_lab"), ("7001", "петровбоб_5"), ("7002", "петровбоб")),
        "7002",
    ),
    "several ways to read it, two of which are somebody": (
        canvas_owner(("7001", "leeann"), ("7002", "петровбоб")),
        "",
    ),
    "a number of another name": (canvas_owner(("7001", "петровбоб")), ""),
    "a name without its number": (canvas_owner(("1", "leeann")), ""),
}


@pytest.mark.parametrize(("owner", "row"), CANVAS_ROWS.values(), ids=CANVAS_ROWS)
def test_canvas_numbers_count_with_the_names_beside_them(
    tmp_path: Path, owner: Owner, row: str
) -> None:
    filled = canvas(tmp_path, CANVAS, by("x", owner))
    written = [each.split(",")[-6] for each in filled.text.splitlines() if each.endswith(",10,")]
    assert written == ([row] if row else [])


def test_letters_that_canvas_drops_make_nobody_of_another_export_a_namesake(tmp_path: Path) -> None:
    table = CANVAS.replace("Lee, Ann", "éanna, Ola")
    assert canvas(tmp_path, table, by("anna Ola")).grades == {"anna Ola": ""}


def test_groups_of_canvas_are_known_by_all_their_numbers_and_no_name(tmp_path: Path) -> None:
    avengers = by("g1", canvas_owner(("7001", "theavengers")))
    groups = [avengers, by("g2", canvas_owner(("7002", "g2")))]
    filled = canvas(tmp_path, CANVAS, *groups)
    assert filled.grades == {"g1": "10", "g2": "10"}
    with_a_student = [groups[0], by("x", canvas_owner(("7002", "leeann")))]
    assert canvas(tmp_path, CANVAS, *with_a_student).grades == {"g1": "", "x": ""}
    one = [groups[0], by("g2", canvas_owner(("1", "g2")))]
    assert canvas(tmp_path, CANVAS, *one).grades == {"g1": "", "g2": ""}


@pytest.mark.parametrize("student", ["Ivan Ivanov", "ivanovivan", "Ivanov Ivan", "ii01", "ИВАН"])
def test_names_in_two_columns_are_put_together(tmp_path: Path, student: str) -> None:
    table = (
        "LastName,FirstName,ID,SIS Login ID,Section,The gain of tanh (9)\r\n"
        "    Points Possible,,,,,10\r\nIvanov,Ivan,101,ii01,S,\r\nИван,,102,ap02,S,\r\n"
    )
    assert canvas(tmp_path, table, by(student)).grades == {student: "10"}


def test_yo_and_ye_are_one_letter(tmp_path: Path) -> None:
    table = MOODLE.replace("Eve,", "Артём Фёдоров,", 1)
    assert moodle(tmp_path, table, by("Федоров Артем")).clues == {"Федоров Артем": "name"}


# --- which column, which number, in which way ----------------------------------------------------

LANGUAGES = {
    "en": ("Identifier", "Full name", "Grade", "Maximum Grade", "Feedback comments"),
    "ru": (
        *("Идентификатор", "Полное имя", "Оценка", "Максимальная оценка"),
        "Отзыв в виде комментария",
    ),
    "zh": ("标识符", "全名", "成绩", "最高分", "反馈意见"),
    "de": ("ID", "Vollständiger Name", "Bewertung", "Bestwertung", "Feedback als Kommentar"),
    "fr": ("Identifiant", "Nom complet", "Note", "Note maximale", "Feedback par commentaires"),
    "es": (
        *("Identificador", "Nombre completo", "Calificación", "Calificación máxima"),
        "Comentarios de retroalimentación",
    ),
    "uk": (
        *("Ідентифікатор", "Повне ім’я", "Оцінка", "Максимальна оцінка"),
        "Відгук - коментарем",
    ),
    "kk": ("Identifier", "Толық аты", "Баға", "Maximum grade", "Feedback comments"),
}


@pytest.mark.parametrize("titles", LANGUAGES.values(), ids=LANGUAGES)
def test_a_worksheet_is_known_by_its_titles_in_every_language(
    tmp_path: Path, titles: tuple[str, ...]
) -> None:
    number, name, grade, best, feedback = titles
    table = f"{number},{name},Status,{grade},{best},{feedback}\nWort 7,Ann Lee,x,,100.00,\n"
    filled = moodle(tmp_path, table, by("Lee Ann", like=WRONG))
    assert filled.text.splitlines()[1].startswith("Wort 7,Ann Lee,x,50,100.00,torch_gain")
    assert filled.notes == []


def test_titles_of_no_known_language_are_taken_by_place_and_said(tmp_path: Path) -> None:
    table = (
        "Tunniste,Koko nimi,Sähköposti,Tila,Arvosana,Enimmäisarvosana\n"
        'Osallistuja 7,Ann Lee,ann@x.example,x,,"100,00"\n'
        'Osallistuja 8,Bo Ek,bo@x.example,x,"40,00","100,00"\n'
    )
    filled = moodle(tmp_path, table, by("ann", like=WRONG), by("Ek Bo"))
    assert [row.split(",")[4] for row in filled.text.splitlines()[1:]] == ["50", "100"]
    assert filled.notes == [
        "--moodle T: the column 'Tunniste' was taken for the number, the column "
        "'Enimmäisarvosana' was taken for the best grade, the column 'Arvosana' was taken for the "
        "grade: check a row",
        "--moodle T: replaced in moodle.csv: Bo Ek 40,00 -> 100",
    ]


def test_a_table_of_which_nothing_is_known_says_what_helps(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"set your Moodle to English and .* --gradebook TABLE"):
        moodle(tmp_path, "Nimi,Arvosana\nAnn,\nBo,\n")
    with pytest.raises(UsageError, match=r"no column .ID. or .Student.: .* --gradebook TABLE"):
        canvas(tmp_path, MOODLE)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "No such file", id="absent"),
        pytest.param(b"", "no table", id="empty"),
        pytest.param(b"\xff\xfe", "no table", id="a-mark-alone"),
        pytest.param(b"PK\x03\x04" + bytes(range(256)), "export|Moodle", id="a-spreadsheet"),
        pytest.param(b"a,b\n1,2\n", "no column", id="another-table"),
        pytest.param(b'"' * 999 + b"\0\n,", "table|column", id="noise"),
    ],
)
def test_a_gradebook_that_is_none_is_one_line(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "given.csv"
    if content is not None:
        path.write_bytes(content)
    for load in (gradebooks.load_moodle, lambda path: gradebooks.load_canvas(path, GAIN)):
        with pytest.raises(UsageError, match=said) as caught:
            load(path)
        assert "\n" not in str(caught.value)


def _in(coding: str, mark: bytes = b"") -> Callable[[str], bytes]:
    return lambda text: mark + text.encode(coding)


RU = MOODLE.replace("Twin", "Иванова").replace("Ann Lee", "Щукин Юрий")
FORMS = {
    "as it is": (MOODLE, _in("utf-8")),
    "with a mark": (MOODLE, _in("utf-8", b"\xef\xbb\xbf")),
    "UTF-16": (MOODLE, _in("utf-16-le", b"\xff\xfe")),
    "UTF-16 the other way": (MOODLE, _in("utf-16-be", b"\xfe\xff")),
    "UTF-16 without a mark": (MOODLE, _in("utf-16-le")),
    "old Windows": (RU, _in("cp1251")),
    "old DOS": (RU, _in("cp866")),
    "old Windows in China": (MOODLE.replace("Боб Петров", "欧阳娜娜"), _in("gbk")),
    "old Windows in Japan": (MOODLE.replace("Боб Петров", "山田すずき"), _in("cp932")),
    "lines of Windows": (MOODLE.replace("\n", "\r\n"), _in("utf-8")),
    "told its separator": ("sep=,\r\n" + MOODLE.replace("\n", "\r\n"), _in("utf-8")),
}


@pytest.mark.parametrize(("text", "write"), FORMS.values(), ids=FORMS)
def test_a_table_is_written_back_as_it_was_read(
    tmp_path: Path, text: str, write: Callable[[str], bytes]
) -> None:
    filled = moodle(tmp_path, write(text), by("eve", like=WRONG))
    changed = text.replace("eve@x.example,7,50.00,", "eve@x.example,25,50.00,*")
    reason = "torch_gain: line 2: 1.6 is too small"
    assert filled.content == write(changed.replace("*", reason))


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_a_separator_is_found_out_and_kept(tmp_path: Path, separator: str) -> None:
    rows = list(csv.reader(io.StringIO(CANVAS)))
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\n").writerows(rows)
    table = stream.getvalue().replace(f"{separator}10{separator}", f"{separator}10,50{separator}")
    filled = canvas(tmp_path, table, by("al1", like=WRONG))
    assert filled.text.splitlines()[2] == "Lee, Ann;7001;;al1;A;5,25;".replace(";", separator)
    assert filled.text.splitlines()[1] == table.splitlines()[1]


def test_quotes_around_all_cells_are_kept(tmp_path: Path) -> None:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(csv.reader(io.StringIO(CANVAS)))
    filled = canvas(tmp_path, stream.getvalue(), by("al1"))
    assert filled.text.splitlines()[2] == '"Lee, Ann","7001","","al1","A","10",""'


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("100", "", 100),
        ("100.00", "", 100),
        ("100,00", "", 100),
        ("1,000.00", "", 1000),
        ("1.000,00", "", 1000),
        ("1 000,00", "", 1000),
        ("1\u00a0000,5", "", 1000.5),
        ("1'000.50", "", 1000.5),
        ("1,000,000", "", 1_000_000),
        ("0,125", "", 0.125),
        ("1,000", ".", 1000),
        ("1,000", ",", 1),
        ("1,000", "", None),
        ("-", "", None),
        ("", "", None),
        ("Outstanding", "", None),
        ("1e5", "", None),
        ("12,34,56", "", None),
        ("9" * 400, "", None),
        ("nan", "", None),
    ],
)
def test_a_best_grade_is_read_or_it_is_none(text: str, mark: str, value: float | None) -> None:
    assert parse(text, mark) == value


def test_a_tables_decimal_mark_is_that_of_its_numbers() -> None:
    assert decimal_mark(["100,00", "1,000.00", "87,5"], ",") == ","
    assert decimal_mark(["100.00", "x"], ";") == "."
    assert decimal_mark(["100"], ";") == ","
    assert decimal_mark(["100"], ",") == "."


@pytest.mark.parametrize("best", ["-", "", "Not set", "1,000,00"])
def test_where_no_best_grade_can_be_read_none_is_written_and_it_is_said(
    tmp_path: Path, best: str
) -> None:
    table = MOODLE.replace("50.00", f'"{best}"')
    filled = moodle(tmp_path, table, by("eve"))
    assert "eve@x.example,7," in filled.text
    assert filled.notes == ["--moodle T: no best grade that can be read, and so no grade, for Eve"]


def test_a_scale_is_said_and_not_filled(tmp_path: Path) -> None:
    table = MOODLE.replace("Maximum Grade", "Scale").replace("50.00", '"Poor,Good,Excellent"')
    filled = moodle(tmp_path, table, by("eve"))
    assert "eve@x.example,7," in filled.text
    assert "no grade, for Eve" in filled.notes[0]


def test_what_is_excused_not_assigned_or_locked_stays_and_is_said(tmp_path: Path) -> None:
    table = CANVAS.replace("al1,A,,", "al1,A,EX,").replace("bp2,A,3,", "bp2,A,N/A,")
    filled = canvas(tmp_path, table, by("al1"), by("bp2"))
    assert filled.text == table
    assert filled.notes == [
        "--canvas T: left as it is: Lee, Ann (excused), Петров, Боб (not assigned)"
    ]
    locked = MOODLE.replace("Feedback comments", "Grade can be changed").replace(
        "eve@x.example,7,50.00,", "eve@x.example,7,50.00,No"
    )
    filled = moodle(tmp_path, locked, by("eve"))
    assert filled.text == locked
    assert filled.notes == ["--moodle T: left as it is: Eve (the grade cannot be changed)"]


def test_rows_that_are_no_students_are_left_alone(tmp_path: Path) -> None:
    hidden = ",,,,,Manual Posting,\n"
    table = CANVAS.replace("    Points", hidden + "    Points")
    filled = canvas(tmp_path, table, by("al1"), by("Points Possible"), by("Manual Posting"))
    assert filled.text == table.replace("al1,A,,", "al1,A,10,")


# --- which assignment ----------------------------------------------------------------------------


def test_canvas_gets_a_new_column_where_there_is_no_such_assignment(tmp_path: Path) -> None:
    table = CANVAS.replace("The gain of tanh (9)", "Essay (9)")
    filled = canvas(tmp_path, table, by("Боб Петров", like=WRONG))
    assert filled.text.splitlines() == [
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (9),Final Score,The gain of tanh",
        "    Points Possible,,,,,10,(read only),2",
        '"Lee, Ann",7001,,al1,A,,,',
        '"Петров, Боб",7002,,bp2,A,3,,1',
    ]
    assert "a new column 'The gain of tanh' was added; --column NAME chooses one" in filled.notes[0]


@pytest.mark.parametrize("column", ["Essay", "Essay (9)", "essay"])
def test_a_column_that_is_given_is_filled(tmp_path: Path, column: str) -> None:
    table = CANVAS.replace("The gain of tanh (9)", "Essay (9)")
    filled = canvas(tmp_path, table, by("al1"), column=column)
    assert filled.text == table.replace("al1,A,,", "al1,A,10,")


@pytest.mark.parametrize(
    ("table", "column", "said"),
    [
        pytest.param(CANVAS, "Essay", "there is none: choose one of 'The gain", id="absent"),
        pytest.param(CANVAS, "Final Score", "'Final Score': is read only", id="read-only"),
        pytest.param(
            CANVAS.replace("Final Score", "The gain of tanh (10)"),
            None,
            r"give --column one of 'The gain of tanh \(9\)', 'The gain of tanh \(10\)'",
            id="two",
        ),
    ],
)
def test_a_column_that_cannot_be_filled_is_wrong_usage(
    tmp_path: Path, table: str, column: str | None, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        canvas(tmp_path, table, column=column)


def test_what_the_teacher_gave_is_written_even_where_the_grader_failed(tmp_path: Path) -> None:
    one = by("eve", like=OURS)
    judgement = one.judgement.model_copy(update={"score": 0.9})
    given = one.model_copy(update={"judgement": judgement, "by_hand": ByHand(score=0.9, was=0)})
    assert moodle(tmp_path, MOODLE, given).grades == {"eve": "45"}
    assert moodle(tmp_path, MOODLE, one).grades == {"eve": ""}


# --- whatever students choose --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "row"),
    [
        pytest.param(Person(login="twin", name="Twin"), "twin", id="the-start-of-the-address"),
        pytest.param(Person(login="u9", name="Twin"), None, id="a-login-that-is-not-there"),
        pytest.param(Person(login="ann", name="Twin"), None, id="a-login-of-another-name"),
    ],
)
def test_equal_names_are_told_apart_by_the_login_that_the_platform_wrote(
    tmp_path: Path, one: Person, row: str | None
) -> None:
    table = (
        "Identifier,Full name,Email address,Grade,Maximum Grade\n"
        "Participant 1,Twin,twin@x.example,,50\nParticipant 2,Twin,other@x.example,,50\n"
        "Participant 3,Ann,ann@x.example,,50\n"
    )
    owner = Owner(platform="blackboard", persons=(one,))
    filled = moodle(tmp_path, table, by("twin", owner))
    written = [line.split(",")[2] for line in filled.text.splitlines()[1:] if line.split(",")[3]]
    assert written == ([f"{row}@x.example"] if row else [])


@pytest.mark.parametrize(
    "name",
    ["Gabriel José García Márquez", "García Márquez Gabriel José", "García Márquez, Gabriel José"],
)
def test_a_name_in_one_word_is_found_wherever_the_last_name_ends(tmp_path: Path, name: str) -> None:
    table = f'Identifier,Full name,Grade,Maximum Grade\nParticipant 1,"{name}",,50\n'
    person = Person(number="9", name="garcíamárquezgabrieljosé")
    filled = moodle(tmp_path, table, by("x", Owner(platform="canvas", persons=(person,))))
    assert filled.text.splitlines()[1].endswith(",50,50")


SIGNS = "ab_ 019-.()яЯЁ李,é"
WORDS = st.sampled_from(
    [
        *("anna", "lee", "3", "7", "101", "_7_", "_101_900_", "LATE", "anon", "hw", "group1"),
        *("_assignsubmission_file_", "Participant", " - ", "Dec 5, 2024 1149 AM", "submission_7"),
        *("_attempt_2024-03-01-12-00-00", "a@x.example", "lab_3_2_", "Ёж", "Еж"),
    ]
)
PIECES = WORDS | st.text(SIGNS, min_size=1, max_size=4)
NAMES = st.lists(PIECES, min_size=1, max_size=4).map("".join)
FILES = NAMES.map(lambda name: name.replace("/", "")[:60] + "a.py")


class Student:
    """Somebody whose platform knows the number and the login, who chose the rest."""

    def __init__(self, number: int, name: str, file: str) -> None:
        self.number, self.login, self.file = str(number), f"u{number}", file
        self.name = " ".join(name.split()) or "x"


def _moodle_prefix(each: Student) -> str:
    name = re.sub(r"[\\/:*?\"<>|&'`]", "", each.name.replace("_", " "))
    return f"{name}_{each.number}"


def _canvas_name(each: Student) -> str:
    name = re.sub(r"_(\d+)_", r"\1", each.name).lower()
    return re.sub(r"[^\w]", "", f"{name}_{each.number}")


def _openolat_name(each: Student) -> str:
    return re.sub(r"[^\w.-]", "_", each.name)


EXPORTS: dict[str, Callable[[Student], str]] = {
    "moodle": lambda s: f"{_moodle_prefix(s)}_assignsubmission_file/{s.file}",
    "moodle flat": lambda s: f"{_moodle_prefix(s)}_assignsubmission_file_{s.file}",
    "canvas": lambda s: f"{_canvas_name(s)}_{int(s.number) + 500}_{s.file}",
    "gradescope": lambda s: f"submission_{int(s.number) + 50}/{s.file}",
    "blackboard": lambda s: f"HW 1_{s.login}_attempt_2024-03-01-12-00-00_{s.file}",
    "brightspace": lambda s: f"1-{s.number} - {s.name} - Dec 5, 2024 1149 AM/{s.file}",
    "brightspace flat": lambda s: f"1-1 - {s.name} - Dec 5, 2024 1149 AM - {s.file}",
    "google": lambda s: f"{s.name.replace('/', '')} - HW 1.py",
    "github": lambda s: f"hw1-submissions/hw1-{s.login}/{s.file}",
    "nbgrader": lambda s: f"submitted/{s.login}/ps1/{s.file}",
    "ilias": lambda s: f"{s.name.replace('/', '')}_x_{s.login}_{s.number}/{s.file}",
    "sakai": lambda s: f"{s.name.replace('/', '')}({s.login})/Submission attachment(s)/{s.file}",
    "schoology": lambda s: f"{s.name.replace('/', '')} - {s.login}/Revision 1 - Late/{s.file}",
    "openolat": lambda s: f"{_openolat_name(s)}_{s.login}/2_submissions/{s.file}",
}


def _beside(export: str, students: Sequence[Student]) -> dict[str, str]:
    """Return what a platform writes beside the files."""
    if export == "gradescope":
        lines = [
            f"submission_{int(s.number) + 50}:\n  :submitters:\n  - :name: {s.name}\n"
            f"    :sid: '{s.login}'\n    :email: {s.login}@x.example\n"
            for s in students
        ]
        return {"submission_metadata.yml": "---\n" + "".join(lines)}
    if export == "nbgrader":
        return {"source/ps1/hw.ipynb": "{}"}
    if export == "blackboard":
        return {
            f"HW 1_{s.login}_attempt_2024-03-01-12-00-00.txt": f"Name: {s.name} ({s.login})\n"
            for s in students
        }
    return {}


def _tables(students: Sequence[Student]) -> Iterator[tuple[str, str]]:
    worksheet, gradebook, journal = io.StringIO(), io.StringIO(), io.StringIO()
    rows = [("Identifier", "Full name", "Email address", "Grade", "Maximum Grade")]
    rows += [(f"Participant {s.number}", s.name, f"{s.login}@x.example", "", "1") for s in students]
    csv.writer(worksheet).writerows(rows)
    yield "moodle", worksheet.getvalue()
    rows = [("Student", "ID", "SIS Login ID", "Section", "The gain of tanh (9)")]
    rows += [("    Points Possible", "", "", "", "1")]
    rows += [(s.name, s.number, s.login, "S", "") for s in students]
    csv.writer(gradebook).writerows(rows)
    yield "canvas", gradebook.getvalue()
    rows = [("Name", "ID", "Login", "Mail", "Homework"), ("Maximum", "", "", "", "1")]
    rows += [(s.name, s.number, s.login, f"{s.login}@x.example", "") for s in students]
    csv.writer(journal).writerows(rows)
    yield "own", journal.getvalue()


FAMILY = ("Ivanov", "Petrova", "О'Нил", "Müller", "van Dyk", "李", "Щукин", "Åberg", "Öz", "Nguyễn")
GIVEN = ("Ivan", "Анна", "Jan Maria")


@pytest.mark.parametrize("export", EXPORTS)
def test_every_export_of_a_class_fills_every_row_of_each_table(tmp_path: Path, export: str) -> None:
    names = [f"{family}, {given}" for family in FAMILY for given in GIVEN]
    students = [Student(101 + i, name, "lab_3_2_end.py") for i, name in enumerate(names)]
    files = {EXPORTS[export](s): f"# {s.number}" for s in students} | _beside(export, students)
    found = look(make_zip(tmp_path / "class.zip", files))
    each = [by(one.student, one.owner) for one in found.files]
    assert len(each) == len(students)
    for kind, table in _tables(students):
        filled = FILL[kind](tmp_path, table, *each)
        assert filled.notes == []
        assert list(filled.grades.values()) == ["1"] * len(students)


@settings(deadline=None, max_examples=400)
@given(
    export=st.sampled_from(sorted(EXPORTS)),
    chosen=st.lists(st.tuples(NAMES, FILES), min_size=1, max_size=5),
    numbers=st.lists(st.integers(1, 120), min_size=5, max_size=5, unique=True),
    absent=st.sets(st.integers(0, 4), max_size=2),
    idle=st.integers(0, 2),
)
def test_whatever_names_students_choose_nobodys_grade_is_in_anothers_row(
    export: str, chosen: list[tuple[str, str]], numbers: list[int], absent: set[int], idle: int
) -> None:
    """Names like each other, like numbers and a platform's own words.

    Some are not in the table, and some who are handed in nothing. Their namesakes cannot be told
    in another platform's table, nor a number in a stranger's name from that of Canvas. Where one
    is called like work, `submission_7`, Canvas is not known by its files.
    """
    class_ = [Student(n, *each) for n, each in zip(numbers, chosen, strict=False)]
    students = class_[: max(1, len(class_) - idle)]
    files = {EXPORTS[export](s): f"# {s.number}" for s in students} | _beside(export, students)
    in_table = [s for i, s in enumerate(class_) if i not in absent or s not in students]
    strangers = [s for s in students if s not in in_table]
    assume(export != "canvas" or not any(re.search(r"_\d|\d_", s.name) for s in strangers))
    called = [_canvas_name(s).rpartition("_")[0] for s in students]
    assume(export != "canvas" or not any(map(is_of_work, called)))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        found = look(make_zip(folder / "class.zip", files))
        each = []
        for one in found.files:
            number = int(one.read().source.decode().removeprefix("# "))
            judgement = graded(score=number / 1000).judgement
            each.append(by(one.student, one.owner).model_copy(update={"judgement": judgement}))
        alike = len({letters(s.name) for s in class_}) < len(class_)
        for kind, table in _tables(in_table):
            if alike and (absent or idle) and not export.startswith(kind):
                continue
            filled = FILL[kind](folder, table, *each)
            rows = list(csv.reader(io.StringIO(filled.text)))[1 + (kind != "moodle") :]
            for row, student in itertools.zip_longest(rows, in_table):
                grade = row[{"moodle": 3, "canvas": 4, "own": 4}[kind]]
                assert grade in ("", f"{int(student.number) / 1000:g}"), (kind, row, each)


MAY_BE = {
    "a surname alone": (["petrova"], ["Sidorov Oleg"], ["Petrova Anna", "Petrova Olga"]),
    "a whole name of no row": (
        ["Smirnov Pavel"],
        ["Petrova Anna", "Petrova Olga", "Sidorov Oleg"],
        [],
    ),
    "a nickname": (["dragon"], [], ["Petrova Anna", "Petrova Olga", "Sidorov Oleg"]),
    "another script": (
        ["Сидоров Олег Петров"],
        [],
        ["Petrova Anna", "Petrova Olga", "Sidorov Oleg"],
    ),
    "nobody": ([], ["Petrova Anna", "Petrova Olga", "Sidorov Oleg"], []),
    "too many": (
        [f"Smirnov Pavel{i}" for i in range(99)],
        [],
        ["Petrova Anna", "Petrova Olga", "Sidorov Oleg"],
    ),
}


@pytest.mark.parametrize(("students", "nothing", "may_be"), MAY_BE.values(), ids=MAY_BE)
def test_nothing_is_said_to_be_of_whom_something_without_a_row_may_be(
    tmp_path: Path, students: list[str], nothing: list[str], may_be: list[str]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Name,HW (of 2)\nIvanov Ivan,\nPetrova Anna,\nPetrova Olga,\nSidorov Oleg,\n")
    made = Filled(gradebooks.load_own(path, "HW"), [by("Ivanov Ivan"), *map(by, students)])
    assert made.missing(()) == (nothing, may_be)
    others = [by(each).owner for each in students]
    alone = Filled(gradebooks.load_own(path, "HW"), [by("Ivanov Ivan")])
    assert alone.missing(others) == (nothing, may_be)


def test_nothing_is_not_said_of_whom_nothing_could_be_graded(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Name,HW (of 2)\nIvanov Ivan,\nPetrova Anna,\nSidorov Oleg,\n")
    made = Filled(gradebooks.load_own(path, "HW"), [by("Ivanov Ivan")])
    assert made.missing([by("Petrova Anna").owner]) == (["Sidorov Oleg"], [])
