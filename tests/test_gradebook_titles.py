"""Titles of more languages, codings and heads of two lines, and where the best grade stands.

In each table `{Ann Lee: 5}` stands in the cell of the student `Ann Lee`, who has half of what can
be had, and says what is written there.
"""

import re
from pathlib import Path

import pytest
from filled import WANTED, by, own

from grader.words.errors import UsageError

TITLES = {
    "Arabic": (
        "الواجب 3 (10)",
        "الرقم الجامعي;الاسم;الواجب 3 (10)\n202110045;"
        "محمد أحمد علي;{محمد أحمد علي - 202110045: 5}\n"
        "202110099;محمد احمد علي;{محمد احمد علي: 5}\n202110046;فاطمة سعيد;"
        "{\u200fفاطمة سعيد\u200f: 5}\n202110052;ليلى حسن;{ليلى - ٢٠٢١١٠٠٥٢: 5}\n"
        "202110050;عبدالرحمن خالد;{عبد الرحمن خالد: 5}\n;المعدل;8\n",
    ),
    "Arabic, two columns": (
        "HW",
        "الاسم الأول;اسم العائلة;البريد الإلكتروني;HW\nليلى;حسن;;{حسن ليلى: 0,5}\n",
    ),
    "Hebrew": ("HW", "מספר סטודנט,שם פרטי,שם משפחה,HW\n12,דנה,כהן,{כהן דנה: 0.5}\n"),
    "Persian": ("HW", "نام;نام خانوادگی;شماره دانشجویی;HW\nسارا;احمدی;۹۸۱;{981: 0,5}\n"),
    "Thai": ("HW", "รหัสนักศึกษา,ชื่อ,นามสกุล,HW\n64,สมชาย,ใจดี,{สมชาย ใจดี: 0.5}\n"),
    "Hindi": ("HW", "रोल नंबर,नाम,ईमेल,HW\n7,राम शर्मा,r@x.example,{राम शर्मा: 0.5}\n"),
    "Greek, two columns": ("HW", "Επίθετο;Όνομα;ΑΜ;HW\nΝίκου;Άννα;31;{Νίκου Άννα: 0,5}\n"),
    "Czech": ("HW", "UČO;Celé jméno;HW\n31;Novák Jan;{Jan Novák: 0,5}\n;Průměr;\n"),
    "Hungarian": ("HW", "Neptun-kód;Teljes név;HW\nAB1;Kiss Éva;{Éva Kiss: 0,5}\n;Átlag;\n"),
    "Romanian": ("HW", "Nr. matricol;Nume complet;HW\n31;Pop Ana;{Ana Pop: 0,5}\n;Medie;\n"),
    "Turkish capitals": (
        "HW",
        "Öğrenci No;Ad Soyad;HW\n1;IŞIL YILDIZ;{Işıl Yıldız: 0,5}\n2;İBRAHİM İNÖNÜ;"
        "{İbrahim İnönü: 0,5}\n3;Ibrahim Inonu;\n",
    ),
    "Ukrainian": (
        "ДЗ3",
        "№;Прізвище та ім'я;Ел. пошта;ДЗ3 (макс. 10 балів)\n1;Бондар Олексій;b@x.example;"
        "{Бондар Олексій: 5}\n2;Д'яченко Тарас;d@x.example;{Д’яченко Тарас: 5}\n",
    ),
    "Ukrainian, two columns": (
        "ДЗ",
        "Прізвище,Ім'я,По батькові,Залікова книжка,ДЗ\nБондар,Олексій,Іванович,71,{71: 0.5}\n",
    ),
    "Polish": (
        "Zad3",
        "Nazwisko;Imię;Nr albumu;Zad3 (z 10)\nŻółć;Łukasz;s71;{Zolc_Lukasz: 5}\nKos;Jan;;\n",
    ),
    "Polish, one column": ("Zad3", "Imię i nazwisko;Zad3\nŁukasz Żółć;{Żółć Łukasz: 0,5}\n"),
    "Vietnamese": (
        "BT3",
        "STT,Mã sinh viên,Họ đệm,Tên,BT3 (tối đa 10 điểm)\n1,B21,Nguyễn Văn,An,{Nguyen Van An: 5}\n"
        "2,B22,Lê Thị,Hoa,{B22: 5}\n",
    ),
    "Vietnamese, one column": ("BT3", "MSSV,Họ và tên,BT3\n71,Trần An,{71: 0.5}\n"),
    "Korean": (
        "과제3",
        "학번,이름,이메일,과제3 (10점 만점)\n2101,김민준,k@x.example,{김민준_과제3: 5}\n"
        "2102,이서연,l@x.example,{2102: 5}\n",
    ),
    "Korean, surname apart": ("과제3", "성,이름,과제3\n남궁,민수,{남궁민수: 0.5}\n"),
    "Turkish": (
        "Ödev 3",
        "Öğrenci No;Adı Soyadı;Ödev 3 (10 puan)\n71;Ayşe Yılmaz;{Ayse_Yilmaz: 5}\n72;Işıl Öz;\n",
    ),
    "Turkish, two columns": ("Ödev 3", "İsim;Soyisim;E-posta;Ödev 3\nAyşe;Öz;;{Öz_Ayşe: 0,5}\n"),
    "Japanese": (
        "課題3",
        "学籍番号,氏名,メール,課題3（10点満点）\n71,田中 花子,t@x.example,{田中花子_課題3: 5}\n"
        "72,山田太郎,y@x.example,{72: 5}\n",
    ),
    "Japanese, two columns": ("課題3", "苗字,名前,課題3\n田中,花子,{田中花子: 0.5}\n"),
    "Traditional Chinese": ("作業3", "學號,學生姓名,作業3（滿分10）\n71,陳怡君,{陳怡君: 5}\n"),
}
CODINGS = {
    "Ukrainian": "cp1251",
    "Ukrainian, two columns": "koi8_u",
    "Polish": "cp1250",
    "Polish, one column": "iso8859_2",
    "Vietnamese": "utf-16",
    "Korean": "cp949",
    "Korean, surname apart": "cp949",
    "Turkish": "cp1254",
    "Turkish, two columns": "cp1254",
    "Japanese": "cp932",
    "Traditional Chinese": "cp950",
}


@pytest.mark.parametrize("name", TITLES)
@pytest.mark.parametrize("old", [False, True])
def test_titles_of_more_languages_are_known_in_their_old_codings(
    tmp_path: Path, name: str, old: bool
) -> None:
    column, table = TITLES[name]
    coding = CODINGS.get(name, "utf-8") if old else "utf-8"
    if coding not in ("utf-8", "utf-16"):
        table = table.replace("’", "'")
    students = [by(who) for who, _ in WANTED.findall(table)]
    made = own(tmp_path, WANTED.sub("", table).encode(coding), column, *students).content
    assert made.decode(coding) == WANTED.sub(lambda match: match[2], table)


HEADS = {
    "people above, the column below": (
        "HW3",
        "Name,Login,Homework,\n,,HW2,HW3\nAnn Lee,al1,4,{Ann Lee: 0.5}\n",
    ),
    "the column above, people below": (
        "HW3",
        ",,HW2,HW3\nName,Login,max 5,max 10\nAnn Lee,al1,4,{al1: 5}\n",
    ),
    "a column for several": (
        "HW3",
        ",HW2,,HW3,\nName,Points,Comment,Points,Comment\nAnn Lee,4,good,{Ann Lee: 0.5},\n",
    ),
    "titles in both lines": (
        "Homework 3",
        "Last,First,Homework,Homework\nname,name,2,3\nLee,Ann,4,{Ann Lee: 0.5}\n",
    ),
    "in Russian": ("ДЗ3", "№,ФИО,Оценки,\n,,ДЗ2,ДЗ3 (из 10)\n1,Ким Ольга,4,{Ким Ольга: 5}\n"),
    "below a title": (
        "作业3",
        "成绩表,,,\n学号,姓名,作业,\n,,作业2,作业3\n71,张伟,9,{张伟: 0.5}\n",
    ),
}


@pytest.mark.parametrize(("column", "table"), HEADS.values(), ids=HEADS)
def test_a_head_may_stand_in_two_lines(tmp_path: Path, column: str, table: str) -> None:
    students = [by(who) for who, _ in WANTED.findall(table)]
    made = own(tmp_path, WANTED.sub("", table).encode(), column, *students).content
    assert made.decode() == WANTED.sub(lambda match: match[2], table)


def test_a_students_row_is_no_second_line_of_a_head(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is none: choose one of 'HW2'"):
        own(tmp_path, b"Name,HW2\nAnn Lee,HW3\n", "HW3")


BEST = {
    "Brightspace": ("HW Points Grade <Numeric MaxPoints:10 Weight:5 Category:Homework>", "", "10"),
    "Brightspace in French": ("HW <Numérique MaxPoints:10>", "", "10"),
    "Brightspace, a part of a number": ("HW <Numeric MaxPoints:12.55>", "", "1"),
    "Japanese": ("HW（10点満点）", "", "10"),
    "Japanese, no bracket": ("HW 10点満点", "", "10"),
    "Japanese, before it": ("HW（満点：10）", "", "10"),
    "Korean": ("HW (10점 만점)", "", "10"),
    "Polish": ("HW (maks. 10 pkt)", "", "10"),
    "Ukrainian": ("HW (із 10 балів)", "", "10"),
    "Spanish": ("HW (máx. 10)", "", "10"),
    "Russian, up to": ("HW (до 10 баллов)", "", "10"),
    "a date": ("HW 10月", "", "1"),
    "a day in Russian": ("HW (до 10)", "", "1"),
    "Gradescope": ("HW", "HW - Max Points|10|10|10", "10"),
    "behind its title": ("HW", "HW (max)|10|10|10", "10"),
    "another's title": ("HW", "HW2 - Max Points|10|10|10", "1"),
    "a longer title": ("HW", "HW late - Max Points|10|10|10", "1"),
    "GitHub": ("points_awarded", "points_available|10|10|10", "10"),
    "Out of": ("HW", "Out of|10|10|10", "10"),
    "Teams": ("HW", "Points|10|10|10", "10"),
    "Russian": ("HW", "Макс. балл|10|10|10", "10"),
    "Chinese": ("HW", "满分|10|10|10", "10"),
    "points that people have": ("HW", "Points|10|9|10", "1"),
    "points that not all have": ("HW", "Points|10||10", "1"),
    "points of two alone": ("HW", "Points|10|10", "1"),
    "the best of several tries": ("HW", "Max|10|9|10", "1"),
    "what is below a grade": ("HW", "Max|5|5|5", "1"),
    "two numbers": ("HW", "Out of|10|20|10", ""),
    "a title that says otherwise": ("HW (20)", "Out of|10|10|10", ""),
}


@pytest.mark.parametrize(("title", "beside", "grade"), BEST.values(), ids=BEST)
def test_the_best_grade_is_read_beside_the_column_or_not_at_all(
    tmp_path: Path, title: str, beside: str, grade: str
) -> None:
    head, *cells = beside.split("|") if beside else ("Note", "x", "y", "z")
    lines = [f"s{i},{6 if i else ''},{cell}" for i, cell in enumerate(cells)]
    table = "\n".join([f"Login,{title},{head}", *lines, ""])
    made = own(tmp_path, table, title, by("s0", score=1)).text
    assert made.splitlines()[1] == f"s0,{grade},{cells[0]}"


ROWS = {
    "Google Classroom": ("Date,,5/1\nPoints,,10\nClass Average,,8\nLee,Ann,\n", "10"),
    "in Russian": ("Баллы,,10\nЛи,Анна,\n", "10"),
    "in Chinese": ("满分,,10\n李,娜,\n", "10"),
    "allotted": ("配点,,10\n田中,花子,\n", "10"),
    "above the head": ("", "10"),
    "below the students": ("Lee,Ann,\nPoints,,10\n", "1"),
    "no number": ("Points,,all\nLee,Ann,\n", "1"),
    "two": ("Points,,10\nMaximum,,20\nLee,Ann,\n", ""),
}


@pytest.mark.parametrize(("rows", "grade"), ROWS.values(), ids=ROWS)
def test_the_best_grade_is_read_from_a_row_above_the_students(
    tmp_path: Path, rows: str, grade: str
) -> None:
    above = "" if rows else "Max points,,10\n"
    table = f"{above}Last name,First name,HW\n{rows or 'Lee,Ann,' + chr(10)}"
    students = ("Lee Ann", "Ли Анна", "李娜", "田中花子")
    made = own(tmp_path, table, "HW", *(by(each, score=1) for each in students)).text
    written = re.findall(r"^(?:Lee,Ann|Ли,Анна|李,娜|田中,花子),(.*)$", made, re.M)
    assert written == [grade]
