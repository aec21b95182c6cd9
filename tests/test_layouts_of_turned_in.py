"""Whose file is whose as platforms write it before or after they collect it, and near misses.

A row is what a careful assistant would want who sees the names, and nothing else.
"""

from pathlib import Path

import pytest
from class_files import Row, found_in, laid, look, make_folder, rows_of

from grader.classroom.doubts import doubts

ANN = "ann+ps1+2024-03-01 08:05:00.250000 UTC+Uu77Ii88"
BOB = "bob+ml+ps1+2024-03-01 10:30:00.500000 UTC+Qq11Ww22"
NBGRADER = {
    "the exchange, where a login may have a plus": Row(
        {"ann": f"inbound/{ANN}/ps1.ipynb", "bob+ml": f"inbound/{BOB}/ps1.ipynb"},
        ["outbound/ps1/ps1.ipynb"],
    ),
    "the last time that somebody handed in": Row(
        {"ann": "ann+ps1+2024-03-01 11:00:59.9 UTC+0/ps1.ipynb"},
        ["ann+ps1+2024-03-01 11:00:00.1 UTC+z/ps1.ipynb"],
    ),
    "without what is random, and unpacked by Windows": Row(
        {"ann": "ann+ps1+2015-02-02 15_58_23.948203 UTC/ps1.ipynb"}
    ),
    "two assignments, of which each is graded": Row(
        {"ann (ps1)": f"{ANN}/ps1.ipynb", "ann (ps2)": f"{ANN.replace('ps1', 'ps2')}/ps2.ipynb"}
    ),
    "near: a student of this name": Row({"inbound": "inbound/hw.py", "ann": "ann/hw.py"}),
    "near: what students call their files": Row(
        {
            "u1": "submitted/u1/ps1/ann_1_assignsubmission_file_a.py",
            "u2": "submitted/u2/ps1/ann_1_assignsubmission_file_a.py",
        },
        ["source/ps1/hw.ipynb"],
    ),
    "near: students of both names": Row(
        {"inbound": "inbound/hw.py", "outbound": "outbound/hw.py", "ann": "ann/hw.py"}
    ),
    "near: pluses of people": Row({"ann+bob": "ann+bob/hw.py", "eve+kim": "eve+kim/hw.py"}),
}
UNIT = "[3]Week 3, [1]Homework, [2]Submit your code"
OPEN_EDX = {
    "logins": Row(
        {
            "jdoe-85": f"{UNIT}/[1] - jdoe-85 - main.py",
            "L_Tran": f"{UNIT}/[1] - L_Tran - my - solution - final.py",
        },
        [f"{UNIT}/[1] - kofi.mensah - prompt_0.txt"],
        without=("kofi.mensah",),
    ),
    "near: works in such words": Row(
        {"[1] - hw - main": "[1] - hw - main.py", "[2] - hw - model": "[2] - hw - model.py"}
    ),
}
APLUS = {
    "the tenth after the ninth, a report beside it, a team": Row(
        {"12K": "12K_file1_submission10.py", "34+56": "34+56_file1_submission3.py"},
        ["12K_file1_submission9.py", "12K_file2_submission10.pdf"],
        beside={"12K": "12K_file2_submission10.pdf"},
    ),
    "near: no number behind it": Row(
        {
            "lee_file1_submission": "lee_file1_submission.py",
            "kim_file1_submission": "kim_file1_submission.py",
        }
    ),
}
ESSAYS = {
    "two attempts of one": Row(
        {
            "Lee Ann": "Frage_1/Lee_Ann_20390_20240301_173000/attachments/hw.py",
            "van der Berg Bo": "Frage_1/van_der_Berg_Bo_20312_20240301_101700/attachments/hw.py",
        },
        [
            "Frage_1/Lee_Ann_20311_20240301_101500/attachments/hw.py",
            "Frage_1/Ray_Eve_20316_20240301_102500/response.txt",
        ],
        without=("Ray Eve",),
    ),
}
HOMES = {
    "the admin's own, and what a disk has": Row(
        {"ann": "home/jupyter-ann/hw/hw.ipynb"}, ["home/ubuntu/hw.ipynb", "home/lost+found/hw.py"]
    ),
    "near: one who is called so, and a student admin": Row(
        {"jupyter-ann": "jupyter-ann/hw.py", "admin": "admin/hw.py", "kim": "kim/hw.py"}
    ),
}
TEAM = "Blatt 3/Abgaben/Team 4714"
ILIAS = {
    "what members uploaded is one submission": Row(
        {"Team 4714": f"{TEAM}/Novak_Jan_jnovak_31020/main.py"},
        {
            f"{TEAM}/Novak_Jan_jnovak_31020/main.py": "import netz\nprint(input())\n",
            f"{TEAM}/Novak_Iva_inovak_31021/netz.py": "zwei = 2\n",
            "Blatt 3/Feedback/Team 4714/korrektur.py": "print(1)\n",
        },
    ),
    "near: files beside such folders": Row(
        {"Team 1": "Team 1/hw.py", "Team 2": "Team 2/Kim_Bo_bkim_32/hw.py"},
        ["Team 1/Lee_Ann_alee_31/hw.py"],
    ),
}


def _teams(submitted: str, working: str) -> Row:
    return Row(
        {
            "Lee Ann": f"{submitted}/Lee Ann/HW/Version 10/hw.py",
            "Kim Bo": f"{submitted}/Kim Bo/HW/hw.py",
        },
        [f"{submitted}/Lee Ann/HW/Version 2/hw.py", f"{working}/Lee Ann/HW/hw.py"],
    )


TEAMS = {
    "in German": _teams("Gesendete Dateien", "Arbeitsdateien"),
    "in French": _teams("Fichiers envoyés", "Fichiers de travail"),
    "in Russian": _teams("Отправленные файлы", "Рабочие файлы"),
    "in Chinese": _teams("已提交的文件", "工作文件"),
}
REQUESTS = {
    "two files of one, and what one needs": Row(
        {
            "Suharto": "Suharto - main.py",
            "Ann Lee": "Ann Lee - hw3.py",
            "Bo Kim": "Bo Kim - Homework 3 - final.py",
        },
        {
            "Suharto - main.py": "from utils import half\nprint(half(int(input())))\n",
            "Suharto - utils.py": "def half(x): return x / 2\n",
            "Ann Lee - hw3.py": "print(input())\n",
            "Bo Kim - Homework 3 - final.py": "print(input())\n",
        },
        beside={"Suharto": "utils.py"},
    ),
    "another apostrophe and other capitals": Row(
        {"Sean O'Brien": "sean O’Brien - main.py", "Ann Lee": "Ann Lee - hw3.py"},
        ["Sean O'Brien - hw3.py"],
        days={"sean O’Brien - main.py": 1},
    ),
    "near: who differ in accents, and in titles": Row(
        {
            "Le Minh Tuan": "Le Minh Tuan - hw3.py",
            "Lê Minh Tuấn": "Lê Minh Tuấn - main.py",
            "Ann Lee": "Ann Lee - hw3.py",
        }
    ),
    "near: who differ in accents, and have the same title": Row(
        {
            "Jose Ruiz": "Jose Ruiz - hw3.py",
            "José Ruiz": "José Ruiz - hw3.py",
            "Ann Lee": "Ann Lee - hw3.py",
        }
    ),
    "near: accents that tell two apart": Row(
        {
            "Lê Minh Tuấn": "Lê Minh Tuấn - hw.py",
            "Lê Minh Tuân": "Lê Minh Tuân - hw.py",
            "Le Minh Tuan": "Le Minh Tuan - hw.py",
        }
    ),
    "near: the work before the name": Row(
        {"hw3 - Ann Lee": "hw3 - Ann Lee.py", "hw3 - Bo Kim": "hw3 - Bo Kim.py"}
    ),
}
DISKS = {
    "a platform's export in a folder for reviews": Row(
        {
            "Lee_Ann_alee_31": "review/Lee_Ann_alee_31/hw.py",
            "Kim_Bo_bkim_32": "review/Kim_Bo_bkim_32/hw.py",
        }
    ),
    "in words of who handed in, again and late": Row(
        {"Иванов А.С": "пересдача/Иванов А.С/лр.py", "Ким": "долги/Ким/лр.py"},
        ["сдали/Иванов А.С/лр.py"],
    ),
    "in a word that nobody knows, around initials": Row(
        {
            "Иванов А.С": "принято/Иванов А.С/лр.py",
            "Ли Б.В": "принято/Ли Б.В/лр.py",
            "возврат": "возврат/Ким О.Д/лр.py",
        }
    ),
    "what was returned, of who is elsewhere": Row(
        {"ann": "submitted/ann.py", "bob": "submitted/bob.py"}, ["returned/ann.py"]
    ),
    "near: returned, of who is nowhere else": Row({"ann": "returned/ann.py", "bob": "late/bob.py"}),
    "namesakes of two groups": Row(
        {
            "ann (Group A)": "Group A/ann.py",
            "ann (Group B)": "Group B/ann.py",
            "eve": "Group A/eve.py",
            "kim": "Group B/kim.py",
        }
    ),
    "namesakes of two groups, alone in one": Row(
        {
            "ann (Group A)": "Group A/ann.py",
            "ann (Group B)": "Group B/ann.py",
            "kim": "Group B/kim.py",
            "Group C": "Group C/main.py",
        },
        ["Group C/net.py"],
    ),
    "near: teams of which each has the same files": Row(
        {"Group 1": "Group 1/gain.py", "Group 2": "Group 2/gain.py"},
        ["Group 1/relu.py", "Group 2/relu.py"],
    ),
    "namesakes by initials": Row(
        {
            "Иванов А.С (Группа 1)": "Группа 1/Иванов А.С/hw.py",
            "Иванов А.С (Группа 2)": "Группа 2/Иванов А.С/hw.py",
            "Ли Б.В": "Группа 2/Ли Б.В/hw.py",
        }
    ),
    "near: a student's works": Row(
        {"Lee Ann": "Lee Ann/Task A.1/hw.py", "Kim Bo": "Kim Bo/hw.py"}, ["Lee Ann/Task B.1/old.py"]
    ),
}
RULES = {
    "nbgrader": NBGRADER,
    "open edx": OPEN_EDX,
    "a+": {key: row._replace(beside={}) for key, row in APLUS.items()},
    "essays": ESSAYS,
    "homes": HOMES,
    "ilias": ILIAS,
    "teams": TEAMS,
    "requests": {key: row._replace(beside={}) for key, row in REQUESTS.items()},
    "disks": DISKS,
}


@rows_of(RULES)
def test_whose_each_file_is_as_it_was_turned_in(tmp_path: Path, row: Row) -> None:
    for path in laid(tmp_path, row):
        assert found_in(path, row) == row


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["sdano/Lee Ann/hw.py", "sdano/Kim Bo/hw.py", "neok/Ray/hw.py"], True),
        (["lee/Monte Carlo/hw.py", "lee/Adam Opt/hw.py", "kim/Monte Carlo/hw.py"], False),
        (["lee/Part A/hw.py", "lee/Part B/hw.py", "kim/hw.py"], False),
    ],
)
def test_folders_called_by_two_names_in_what_is_taken_for_one_students_are_said(
    tmp_path: Path, names: list[str], said: bool
) -> None:
    assert (
        any("if each is a student's" in o for o in doubts(look(make_folder(tmp_path, names))))
        is said
    )


def test_a_second_file_of_a_name_is_said_to_be_a_student_of_its_own(tmp_path: Path) -> None:
    made = make_folder(tmp_path, ["sidorov.py", "sidorov (1).py", "kim (2).py", "lee.py"])
    (said,) = doubts(look(made))
    assert said.startswith("graded as students of their own: sidorov (1): ")
