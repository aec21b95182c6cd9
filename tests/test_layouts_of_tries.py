"""Whose file is whose where people handed in again: words of many languages, and numbers.

A row is what a careful assistant would want who sees the names, and nothing else; a namesake with a
number must never be taken for a second try.
"""

from pathlib import Path

import pytest
from class_files import RIGHT, Row, found_in, laid, look, make_folder, reasons, rows_of

from grader.classroom.doubts import doubts

NEAR_FORMS = {
    "hw3_Ann Lee 1": "hw3_Ann Lee 1.py",
    "hw3_Ann Lee 2": "hw3_Ann Lee 2.py",
    "main_Bo Ray": "main_Bo Ray.py",
}
AGAIN = {
    f"{first} {word}": Row(
        {first: f"{first} {word}/hw.py", "Ray Bo": "Ray Bo/hw.py"}, [f"{first}/hw.py"]
    )
    for first, words in {
        "Kowalska Anna": "poprawka|poprawiona|nowa",
        "Novák Jan": "oprava|pokus 2",
        "Ruiz Ana": "corrección|corregido|nueva|intento 2",
        "Rossi Ugo": "correzione|tentativo 2",
        "Weiß Jo": "Korrektur|neu|(Versuch 2)",
        "Иванов Ян": "исправленное|новая|доработано|(попытка 2)|v2",
        "Lee Ann": "new|(2)|- attempt 2|fixed",
        "김수현": "수정본|재제출",
        "佐藤 花子": "再提出|修正版",
        "Yılmaz Ayşe": "düzeltme|(deneme 2)|tekrar",
        "de Vries Jan": "verbetering|herkansing|gecorrigeerd|nieuwe versie|tweede poging",
        "Hansen Mette": "ny version|ny",
        "Virtanen Aino": "korjattu|uusi versio|toinen yritys",
        "Popescu Ion": "corectat|versiune nouă",
        "Шевченко Олег": "нова версія|друга спроба",
        "Horvat Iva": "ispravka|ispravak",
        "Nguyễn Lan": "sửa lại|nộp lại|phiên bản mới",
        "Sari Dewi": "revisi|perbaikan|versi baru",
        "Silva João": "nova versão|versão corrigida|segunda tentativa",
        "Dupont Claire": "nouvelle version|version corrigée|deuxième tentative",
        "García Ana": "versión 2|versión nueva|segundo intento",
        "王芳": "第二次提交",
        "Hill Amy": "second try|2nd attempt|third submission|redo|rev2|retry 2|new version",
        "Орлова Нина": "вторая попытка|исправленная версия",
        "Wolska Ewa": "wersja 2|popr|nowa wersja",
        "Krejčí Eva": "nová verze",
        "Παππάς Νίκος": "διόρθωση",
    }.items()
    for word in words.split("|")
}
NUMBERED = {
    "attempts alone, of which the tenth is the last": Row(
        {
            "Lee Ann": "Lee Ann - attempt 10/hw.py",
            "Ray Bo, attempt 1": "Ray Bo, attempt 1/hw.py",
        },
        ["Lee Ann - attempt 9/hw.py"],
    ),
    "files": Row({"Lee": "Lee_v10.py", "Ray": "Ray.py"}, ["Lee_v9.py", "Lee_v1.py"]),
    "a form's second upload": Row(
        {
            "kadai3_山田 太郎": "Q 2/kadai3_山田 太郎 1.py",
            "kadai3_山田 太朗": "Q 2/kadai3_山田 太朗.py",
        },
        ["Q 2/kadai3_山田 太郎.py"],
    ),
    "a request's second upload": Row(
        {"Omar El-Sayed": "Omar El-Sayed - hw3 (1).py", "Ann Lee": "Ann Lee - hw3.py"},
        ["Omar El-Sayed - hw3.py"],
    ),
    "runs, whatever is newer": Row(
        {
            "412233_Lee": "412233_Lee/1000000412_correct.py",
            "598811_Ray": "598811_Ray/999998000_correct.py",
        },
        ["412233_Lee/999999871_wrong.py"],
        days={"412233_Lee/999999871_wrong.py": 3},
    ),
    "runs of a problem in folders of logins": Row(
        {"lee-a": "lee-a/A-103390015-OK.py", "ray.b": "ray.b/A-103350001-RE.py"},
        ["lee-a/A-99871200-WA.py"],
    ),
    "downloads of a work": Row(
        {"lee": "lee/hw3 (2).py", "kim": "kim/hw3.py"}, ["lee/hw3 (1).py", "lee/hw3.py"]
    ),
    "zips of a team's repository": Row(
        {
            "group-02-main": "group-02-main (1).zip/hw.py",
            "group-10-main": "group-10-main.zip/hw.py",
        },
        {
            f"group-{each}-main{n}.zip": ["hw.py"]
            for each, n in (("02", ""), ("02", " (1)"), ("10", ""))
        },
    ),
    "mails by their dates": Row(
        {
            "Ayşe Yılmaz": "20241106_0005_Ayşe Yılmaz_Re ÖDEV 3/odev3.py",
            "Bo Ray": "20241105_2210_Bo Ray_odev3/main.py",
        },
        ["20241105_2210_Ayşe Yılmaz_ÖDEV 3/odev3.py", "20241105_2355_Işıl Can_ÖDEV 3.eml"],
        ("Işıl Can",),
    ),
    "of Blackboard in Italian and German": Row(
        {
            "mrossi": "C 2_mrossi_tentativo_2024-11-05-23-58-44_hw.py",
            "mrossi2": "C 2_mrossi2_Versuch_2024-11-05-10-00-10_hw.py",
        },
        ["C 2_mrossi_tentativo_2024-11-03-18-20-01_hw.py"],
    ),
}
NEAR = {
    "namesakes with numbers": Row(
        {"Lee Ann 1": "Lee Ann 1.py", "Lee Ann 2": "Lee Ann 2.py", "Ray Bo": "Ray Bo.py"}
    ),
    "a namesake with a number": Row(
        {"Lee Ann": "Lee Ann.py", "Lee Ann 2": "Lee Ann 2.py", "Ray Bo": "Ray Bo.py"}
    ),
    "namesakes with numbers in brackets": Row(
        {"Lee Ann (1)": "Lee Ann (1)/hw.py", "Lee Ann (2)": "Lee Ann (2)/hw.py"}
    ),
    "namesakes in a form": Row(NEAR_FORMS),
    "a surname that is a word for new": Row(
        {"Anna": "Anna/hw.py", "Anna Nova": "Anna Nova/hw.py", "Jo Neu": "Jo Neu/hw.py"}
    ),
    **{
        f"a surname that is {word} behind two names": Row(
            {who: f"{who}/hw.py" for who in (first, f"{first} {word}", "Ray Bo")}
        )
        for first, word in (
            ("Maria Elena", "Nova"),
            ("Anna Maria", "Neu"),
            ("Jan Petr", "Nový"),
            ("García Ana", "Nueva"),
            ("Lee Ann", "New"),
            ("Sok Dara", "Ny"),
            ("Kaya Ali", "Yeni"),
            ("maria_elena", "nova"),
            ("Popescu", "Andra V"),
        )
    },
    "attempts of nobody": Row(
        {"hw attempt 1": "hw attempt 1.py", "hw attempt 2": "hw attempt 2.py"}
    ),
    "parts": Row({"Lee part 1": "Lee part 1.py", "Lee part 2": "Lee part 2.py"}),
    "works with dates": Row(
        {f"20241105_221{n}_Gradient_v{n}": f"20241105_221{n}_Gradient_v{n}.py" for n in (1, 2)}
    ),
    "folders that nobody named": Row(
        {
            "Иванов": "Новая папка/Иванов.py",
            "Петров": "Новая папка (2)/Петров.py",
            "Nowy folder": "Nowy folder/main.py",
            "Dąbrowska Ola": "Nowy folder (2)/Dąbrowska Ola.py",
            "Сидоров": "Сидоров.py",
        }
    ),
}


NUMBERED |= {
    f"{called} 10 after 9": Row(
        {"hill": f"hill/{called}10.py", "reed": "reed/hw.py"}, [f"hill/{called}9.py"]
    )
    for word in (
        *("submission", "attempt", "v", "try", "run", "version", "попытка", "Versuch", "提交"),
        *("rev", "draft"),
    )
    for called in (word, f"{word}_", f"{word}-", f"{word} ")
}
NUMBERED["of several that all are final"] = Row(
    {"hill": "hill/hw3_v10_final.py", "reed": "reed/hw.py"}, ["hill/hw3_v9_final.py"]
)
NUMBERED["a third try after a second"] = Row(
    {"Hill Amy": "Hill Amy third try/hw.py", "Ray Bo": "Ray Bo/hw.py"},
    ["Hill Amy second try/hw.py", "Hill Amy/hw.py"],
)
NEAR["a number of a try alone"] = Row({"hill": "hill/tanh_gain.py"}, ["hill/v2.py"])


@rows_of({"again": AGAIN, "numbered": NUMBERED, "near": NEAR})
def test_the_later_of_ones_tries_counts_and_no_namesake_is_one(tmp_path: Path, row: Row) -> None:
    for path in laid(tmp_path, row):
        found = found_in(path, row)
        assert (found.graded, found.without) == (row.graded, row.without)


@pytest.mark.parametrize(
    ("files", "is_told"),
    [
        (("Lee Ann/hw.py", "Lee Ann (2)/hw.py"), True),
        (("Lee Ann/hw.py", "Lee Ann poprawka/hw.py"), True),
        (("Lee Ann.py", "Lee Ann (1).py"), True),
        (("Lee Ann.py", "Lee Ann late.py"), False),
        (("lee/hw3.py", "lee/hw3 (1).py"), False),
    ],
)
def test_what_may_be_a_namesakes_is_told_where_it_is_taken_for_a_second_try(
    tmp_path: Path, files: tuple[str, ...], is_told: bool
) -> None:
    found = look(make_folder(tmp_path, dict.fromkeys((*files, "Ray Bo.py"), RIGHT)))
    assert len(found.files) == 2
    assert any("several tries of one" in each for each in doubts(found)) == is_told
    assert files[0] in reasons(found)


def test_of_runs_of_several_problems_none_is_later(tmp_path: Path) -> None:
    files = ["lee/A-100001-OK.py", "lee/B-100002-OK.py", "kim/A-100003-OK.py"]
    said = reasons(look(make_folder(tmp_path, dict.fromkeys(files, RIGHT))))
    assert not any("later" in each for each in said.values())


LISTED = (
    '"Ordner";"Dateiname";"Größe";"Autor/-in"\n"Blatt 3";"abgabe.py";"9";"Hannah Groß"\n'
    '"Blatt 3";"abgabe[1].py";"9";"Çetin Aydın"\n"Blatt 3";"x.pdf";"9";"Jo Kim"\n'
)


@pytest.mark.parametrize("around", ["", "Download/"])
def test_whose_the_files_of_stud_ip_are_is_what_its_list_says(tmp_path: Path, around: str) -> None:
    files = {f"{around}Blatt 3/{name}": RIGHT for name in ("abgabe.py", "abgabe[1].py", "x.pdf")}
    found = look(make_folder(tmp_path, files | {f"{around}archive_filelist.csv": LISTED}))
    assert {each.student: each.name for each in found.files} == {
        "Hannah Groß": f"{around}Blatt 3/abgabe.py",
        "Çetin Aydın": f"{around}Blatt 3/abgabe[1].py",
    }
    assert [each.student for each in found.without] == ["Jo Kim"]


@pytest.mark.parametrize("said", ["", "a;b\n1;2\n", LISTED.replace("abgabe", "other")])
def test_a_list_that_names_few_of_the_files_is_none_of_stud_ip(tmp_path: Path, said: str) -> None:
    files = {f"{who}/hw.py": RIGHT for who in ("lee", "kim")} | {"archive_filelist.csv": said}
    assert {each.student for each in look(make_folder(tmp_path, files)).files} == {"lee", "kim"}


def test_the_same_in_two_repositories_is_told(tmp_path: Path) -> None:
    files = {f"hw3-submissions/hw3-{who}/main.py": RIGHT for who in ("lee", "lee-1")}
    files["hw3-submissions/hw3-kim/main.py"] = RIGHT + "# mine\n"
    said = " ".join(doubts(look(make_folder(tmp_path, files))))
    assert "as it was given out or copied: lee, lee-1" in said


def test_who_is_called_as_another_and_new_is_told(tmp_path: Path) -> None:
    files = dict.fromkeys(("Lee Ann/hw.py", "Lee Ann Nova/hw.py", "Ray Bo/hw.py"), RIGHT)
    found = look(make_folder(tmp_path, files))
    assert "students of their own: Lee Ann Nova" in " ".join(doubts(found))
