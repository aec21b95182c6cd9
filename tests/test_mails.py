"""Mails that were saved as files: whose each is, which counts, and what is not taken."""

import io
import zipfile
from collections.abc import Mapping
from email.header import Header
from email.message import EmailMessage
from pathlib import Path

import pytest
from class_files import RIGHT, look, reasons, students_in

from grader.classroom import mail

TEACHER = "Prof <ta@uni.example>"
FILES = {"hw3.py": RIGHT.encode()}


def letter(
    sender: str = "Ann Lee <ann@uni.example>",
    files: Mapping[str, bytes] = FILES,
    subject: str = "hw3",
    date: str = "Mon, 09 Nov 2026 21:10:00 +0900",
    to: str = TEACHER,
) -> bytes:
    """Return a mail with files attached."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Date"] = sender, to, subject, date
    made.set_content("See attached.\n")
    for name, content in files.items():
        made.add_attachment(content, maintype="application", subtype="x-python", filename=name)
    return made.as_bytes()


def saved(folder: Path, mails: Mapping[str, bytes]) -> Path:
    """Return a folder of mails."""
    folder.mkdir()
    for name, content in mails.items():
        (folder / name).write_bytes(content)
    return folder


BO = letter("Bo Kim <bo@uni.example>")
ANN = "Ann Lee (ann@uni.example)"


@pytest.mark.parametrize("is_zip", [False, True])
def test_who_sent_a_mail_is_its_student_and_the_later_by_its_date_counts(
    tmp_path: Path, is_zip: bool
) -> None:
    mails = {
        "hw3 (1).eml": letter(date="Tue, 10 Nov 2026 00:05:00 +0900"),
        "hw3.eml": letter(date="Mon, 09 Nov 2026 15:04:00 -0100"),
        "Re hw3.EML": BO,
    }
    path = saved(tmp_path / "mails", mails)
    if is_zip:
        with zipfile.ZipFile(tmp_path / "mails.zip", "w") as made:
            for name, content in mails.items():
                made.writestr(name, content)
        path = tmp_path / "mails.zip"
    expected = {ANN: "hw3.eml/hw3.py", "Bo Kim (bo@uni.example)": "Re hw3.EML/hw3.py"}
    assert students_in(path) == expected
    assert reasons(look(path)) == {"hw3 (1).eml/hw3.py": f"{ANN}: of an earlier attempt"}


def test_an_archive_that_was_attached_is_opened(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("hw3/main.py", RIGHT)
    mails = {"a.eml": letter(files={"hw3.zip": packed.getvalue()}), "b.eml": BO}
    assert students_in(saved(tmp_path / "m", mails))[ANN] == "a.eml/hw3.zip/hw3/main.py"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (letter(subject="Fwd: hw3"), "forwarded"),
        (letter(subject="WG: hw3"), "forwarded"),
        (letter(subject="전달: 과제"), "forwarded"),
        (letter(subject=str(Header("転送: 課題", "utf-8").encode())), "forwarded"),
        (letter(sender="Moodle <noreply@uni.example>"), "a machine"),
        (letter().replace(b"From:", b"X-From:"), "who sent it"),
        (b"From: c@x.example\n" + letter(), "who sent it"),
        (b"", "who sent it"),
        (b"\x00\xff" * 99, "who sent it"),
        (letter(files={}), "no file was attached"),
        (letter() + b"\n--x" * (mail.PARTS_MAX + 1), "too many parts"),
        (b"Content-Type: text/plain;" + b" a=b;" * 9999 + b"\n" + letter(), "too long"),
        (b"x:y\n" * (mail.LINES_MAX + 1) + letter(), "too many lines"),
        (b"To: " + b"(" * 10**5 + b"\n" + letter(), ""),
    ],
)
def test_what_is_no_mail_of_its_sender_is_not_read_and_said(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = saved(tmp_path / "m", {"a.eml": content, "b.eml": BO, "c.eml": letter("c@x.example")})
    found = look(path)
    assert ANN not in {each.student for each in found.files} or not reason
    assert reason in reasons(found).get("a.eml", "")


def test_a_mail_within_a_mail_is_somebody_elses(tmp_path: Path) -> None:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Ann Lee <ann@uni.example>", TEACHER, "hw3"
    inner = EmailMessage()
    inner["From"] = "Bo Kim <bo@uni.example>"
    inner.set_content("Mine.\n")
    made.add_attachment(inner)
    found = look(saved(tmp_path / "m", {"a.eml": made.as_bytes(), "b.eml": BO}))
    assert [each.student for each in found.files] == ["Bo Kim (bo@uni.example)"]
    assert "forwarded" in reasons(found)["a.eml"]


def test_what_the_teacher_answered_is_no_work(tmp_path: Path) -> None:
    answer = letter(TEACHER, subject="Re: hw3", to="Ann Lee <ann@uni.example>")
    path = saved(tmp_path / "m", {"a.eml": letter(), "b.eml": BO, "Re.eml": answer})
    assert {*students_in(path)} == {ANN, "Bo Kim (bo@uni.example)"}


def test_two_of_one_name_and_two_addresses_are_two(tmp_path: Path) -> None:
    mails = {"a.eml": letter(), "b.eml": letter("Ann Lee <lee@x.example>"), "c.eml": BO}
    assert len(students_in(saved(tmp_path / "m", mails))) == 3


def test_mails_that_one_collected_are_not_taken_for_that_ones(tmp_path: Path) -> None:
    mails = {
        f"{who}.eml": letter("Tutor <tu@x.example>") for who in ("Ann Lee", "Bo Kim", "Al Poe")
    }
    assert {*students_in(saved(tmp_path / "m", mails))} == {"Ann Lee", "Bo Kim", "Al Poe"}


@pytest.mark.parametrize("name", ["../../x.py", "/etc/x.py", ".mail", "C:\\x.py"])
def test_the_name_of_an_attachment_leads_nowhere(tmp_path: Path, name: str) -> None:
    mails = {"a.eml": letter(files={name: b"Bo Kim\nx\n\n", "hw3.py": RIGHT.encode()}), "b.eml": BO}
    found = look(saved(tmp_path / "m", mails))
    assert {each.student for each in found.files} == {ANN, "Bo Kim (bo@uni.example)"}


@pytest.mark.parametrize(
    ("sender", "student"),
    [
        ("=?UTF-8?B?6rmA66+87IiY?= <ms@uni.example>", "김민수 (ms@uni.example)"),
        ('"Lee, Ann" <ann@uni.example>', "Lee, Ann (ann@uni.example)"),
        ("ann@uni.example", "ann@uni.example"),
        ("=?unknown?B?6rm?= <ms@uni.example>", "=?unknown?B?6rm?= (ms@uni.example)"),
    ],
)
def test_a_senders_name_is_read_in_its_coding(tmp_path: Path, sender: str, student: str) -> None:
    raw = letter().replace(b"Ann Lee <ann@uni.example>", sender.encode())
    assert student in students_in(saved(tmp_path / "m", {"a.eml": raw, "b.eml": BO}))


def test_a_name_in_bare_utf8_is_read(tmp_path: Path) -> None:
    raw = letter().replace(b"Ann Lee <ann", "김민수 <ann".encode())
    found = students_in(saved(tmp_path / "m", {"a.eml": raw, "b.eml": BO}))
    assert "김민수 (ann@uni.example)" in found


def test_it_is_said_that_outlooks_own_mails_are_not_opened(tmp_path: Path) -> None:
    found = look(saved(tmp_path / "m", {"a.msg": b"\xd0\xcf\x11\xe0", "b.eml": BO}))
    assert "save it as .eml" in reasons(found)["a.msg"]
