"""Whose file is whose where a list beside the files says it, or the mail that it came with."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from class_files import NOTEBOOK, RIGHT, Row, found_in, laid, look, make_folder, rows_of

from grader.classroom.doubts import doubts

STUDIP = "Name;Größe;Vorname;Nachname;Downloads;Datum;Pfad\n{}"
ASKED = "请上传你的作业代码(.py"
ANSWERS = f"序号,提交答卷时间,1、你的姓名,2、你的学号,3、{ASKED})\n{{}}"


def chat(*messages: tuple[str, str, str]) -> str:
    """Return an export of Telegram with files: who, which, when."""
    return json.dumps(
        {
            "messages": [
                {"from": who, "from_id": f"user{who}", "file": file, "date": when}
                for who, file, when in messages
            ]
        }
    )


def mail(sender: str, date: str, **attached: str) -> str:
    """Return a mail as it is saved."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = sender, "HW 3", date
    made.set_content("Hello, here it is.")
    for name, text in attached.items():
        made.add_attachment(text.encode(), "text", "x-python", filename=f"{name}.py")
    return made.as_string()


NIGHT, MORNING = "Thu, 29 Feb 2024 22:14:00 +0200", "Fri, 01 Mar 2024 08:50:00 +0200"
LISTS = {
    "of Stud.IP, where numbers stand before the same names": Row(
        {
            "Blatt/main.py": RIGHT,
            "Blatt/[1]_main.py": RIGHT,
            "Blatt/neu.py": RIGHT,
            "archive_filelist.csv": STUDIP.format(
                '"main.py";1;"Sören";"Lee";0;"01.03.2024 09:00";"Blatt/main.py"\n'
                '"[1]_main.py";1;"Ida";"von Arnim";0;"01.03.2024 10:00";"Blatt/[1]_main.py"\n'
                '"neu.py";1;"Ida";"von Arnim";0;"01.03.2024 20:00";"Blatt/neu.py"\n'
            ),
        },
        {"Sören Lee": "Blatt/main.py", "Ida von Arnim": "Blatt/neu.py"},
    ),
    "of answers by number, of which the later counts, and namesakes": Row(
        {
            f"3_刘洋_{ASKED}_hw.py": RIGHT,
            f"11_刘洋_{ASKED}_hw.py": RIGHT,
            f"4_王芳_{ASKED}_hw.py": RIGHT,
            f"7_王芳_{ASKED}_hw.py": RIGHT,
            "数据.csv": ANSWERS.format(
                "3,2024/3/1 10:03:00,刘洋,101,x\n4,2024/3/1 10:04:00,王芳,102,x\n"
                "7,2024/3/1 10:07:00,王芳,119,x\n11,2024/3/2 10:11:00,刘洋,101,x\n"
            ),
        },
        {
            "刘洋": f"11_刘洋_{ASKED}_hw.py",
            "王芳 (102)": f"4_王芳_{ASKED}_hw.py",
            "王芳 (119)": f"7_王芳_{ASKED}_hw.py",
        },
    ),
    "of a chat": Row(
        {
            "files/hw3.py": RIGHT,
            "files/hw3 (1).py": RIGHT,
            "files/hw3 (2).py": RIGHT,
            "files/Ромашов_дз3.ipynb": NOTEBOOK,
            "result.json": chat(
                ("Анна Ким", "files/hw3.py", "2024-03-01T10:00:00"),
                ("Тимур Ли", "files/hw3 (1).py", "2024-03-01T12:00:00"),
                ("Анна Ким", "files/hw3 (2).py", "2024-03-01T15:00:00"),
                ("Роман", "files/Ромашов_дз3.ipynb", "2024-03-01T16:00:00"),
            ),
        },
        {
            "Анна Ким": "files/hw3 (2).py",
            "Тимур Ли": "files/hw3 (1).py",
            "Роман Ромашов": "files/Ромашов_дз3.ipynb",
        },
    ),
    "near: a table of grades": Row(
        {"ann.py": RIGHT, "bob.py": RIGHT, "grades.csv": "Name,HW1\nann,5\nbob,7\n"},
        {"ann": "ann.py", "bob": "bob.py"},
    ),
    "near: what each calls it": Row(
        {
            "ann/hw.py": RIGHT,
            "bob/hw.py": RIGHT,
            "files.csv": "Name,File\nAnn,hw.py\nBob,hw.py\n",
        },
        {"ann": "ann/hw.py", "bob": "bob/hw.py"},
    ),
    "near: two for one file": Row(
        {"ann.py": RIGHT, "bob.py": RIGHT, "x.csv": "Name,File\nA,ann.py\nB,ann.py\n"},
        {"ann": "ann.py", "bob": "bob.py"},
    ),
    "near: another's result.json": Row(
        {"ann.py": RIGHT, "bob.py": RIGHT, "result.json": '{"messages": [1, {"file": 2}], "a": 1}'},
        {"ann": "ann.py", "bob": "bob.py"},
    ),
}
MAILS = {
    "beside a folder; of two of one the later counts": Row(
        {
            "20240229-HW3-Ann Lee-1.eml": mail("Ann Lee <al@x.example>", NIGHT, hw3=RIGHT),
            "20240301-HW3-Ann Lee-2.eml": mail("Ann Lee <al@x.example>", MORNING, hw3=RIGHT),
            "HW3.eml": mail("eve@x.example", MORNING, task=RIGHT),
            "Bo Kim/hw3.py": RIGHT,
        },
        {
            "Ann Lee": "20240301-HW3-Ann Lee-2.eml/hw3.py",
            "eve@x.example": "HW3.eml/task.py",
            "Bo Kim": "Bo Kim/hw3.py",
        },
    ),
    "without anything attached, and of Outlook": Row(
        {
            "a.eml": mail("Ann Lee <al@x.example>", NIGHT),
            "Bo Kim.msg": "x",
            "Eve Ray.py": RIGHT,
        },
        {"Eve Ray": "Eve Ray.py"},
        without=("Ann Lee", "Bo Kim"),
    ),
    "in a box": Row(
        {
            "Inbox.mbox": "".join(
                f"From x@x.example Fri Mar  1 08:00:00 2024\n{text}\n"
                for text in (
                    mail("Ann Lee <al@x.example>", NIGHT, hw3=RIGHT),
                    mail("Bo Kim <bk@x.example>", NIGHT, hw3=RIGHT),
                    mail("Ann Lee <al@x.example>", MORNING, hw3=RIGHT),
                )
            )
        },
        {"Ann Lee": "Inbox.mbox/00003.eml/hw3.py", "Bo Kim": "Inbox.mbox/00002.eml/hw3.py"},
    ),
    "near: no mail": Row(
        {"Ann Lee.eml": "hello", "Bo Kim.py": RIGHT}, {"Bo Kim": "Bo Kim.py"}, without=("Ann Lee",)
    ),
}


@rows_of({"lists": LISTS, "mails": MAILS})
def test_who_sent_a_file_is_who_a_list_or_a_mail_says(tmp_path: Path, row: Row) -> None:
    for path in laid(tmp_path, row):
        assert found_in(path, row) == row


def test_a_mail_is_of_its_address_too(tmp_path: Path) -> None:
    made = make_folder(tmp_path, {"a.eml": mail("Ann Lee <al@x.example>", NIGHT, hw=RIGHT)})
    (person,) = look(made).files[0].owner.persons
    assert (person.name, person.address) == ("Ann Lee", "al@x.example")


def test_a_mail_of_mails_of_mails_is_not_opened(tmp_path: Path) -> None:
    heads = "".join(
        f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(500)
    )
    text = f"From: al@x.example\n{heads}" + "x\n" * 100_000
    (found,) = look(make_folder(tmp_path, {"ann.eml": text, "bob.py": RIGHT})).without
    assert found.student == "ann"


def test_a_chat_that_is_not_read_is_said(tmp_path: Path) -> None:
    found = look(make_folder(tmp_path, {"x/messages.html": "<p>", "x/files/hw.py": RIGHT}))
    said = "who sent which file is not read in x/messages.html: export the chat as JSON"
    assert said in [*doubts(found)]


@pytest.mark.parametrize("content", ["", "\0" * 9, '"' * 200_000, "a,b\n" * 3, "[" * 100_000])
def test_a_broken_list_says_nothing(tmp_path: Path, content: str) -> None:
    files = {"ann.py": RIGHT, "bob.py": RIGHT, "list.csv": content, "result.json": content}
    found = look(make_folder(tmp_path, files))
    assert {each.student for each in found.files} == {"ann", "bob"}
