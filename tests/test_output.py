"""`--output` takes the place of an earlier report, and of nothing that somebody else wrote."""

from pathlib import Path

import pytest
from conftest import Graded

from grader.commands import output
from grader.commands.grade import grade
from grader.words.errors import UsageError

WORK, CLASS = "hw.py", "class --report r"
REFUSED = {
    "what is graded": (WORK, "hw.py", "a work"),
    "what is graded, by another name": (WORK, "./class/../hw.py", "a work"),
    "what is graded, by a link": (WORK, "link", "a work"),
    "a work in the class, by a link": (CLASS, "link", "a work"),
    "what has another name": (CLASS, "second", "another name"),
    "data beside a student's program": (CLASS, "class/Cid/data.csv", "what is read here"),
    "what is graded and called otherwise": ("hw.txt", "hw.txt", "what is read here"),
    "another's work, as of a pattern": (WORK, "other.IPYNB", "a work"),
    "a work in the class": (CLASS, "class/Ann.py", "a work"),
    "an archive in the class": (CLASS, "class/Bob.zip", "a work"),
    "what lies beside": (f"{WORK} --with data.csv", "data.csv", "what is read here"),
    "in a folder that lies beside": (f"{WORK} --with data", "data/x.csv", "what is read here"),
    "an exercise": (f"{WORK} --exercises own", "own/mine.toml", "what is read here"),
    "the table to fill in": (f"{CLASS} --moodle data.csv", "data.csv", "what is read here"),
    "the table of another": (f"{CLASS} --gradebook data.csv", "data.csv", "what is read here"),
    "the class's own table": (CLASS, "r/grades.csv", "the report's own"),
    "the store": (CLASS, "r/judgements.sqlite", "the report's own"),
    "beside the store": (CLASS, "r/judgements.sqlite-wal", "the report's own"),
    "the page, by another way": (CLASS, "class/../r/report.html", "the report's own"),
    "a table filled in": (CLASS, "r/moodle.csv", "the report's own"),
    "what the teacher gave by hand": (CLASS, "r/overrides.csv", "the report's own"),
    "why others are not graded": (CLASS, "r/skipped.txt", "the report's own"),
    "who is who": (CLASS, "r/anonymous.csv", "the report's own"),
    "among pages to hand back": (CLASS, "r/feedback/all.json", "the report's own"),
}
TAKEN = {
    "a new file": (WORK, "report.json"),
    "a new folder": (WORK, "new/folder/report.json"),
    "an earlier report": (WORK, "earlier.json"),
    "beside what is graded": ("class/Ann.py", "class/earlier.json"),
    "in the class": (CLASS, "class/earlier.json"),
    "in the folder of the report": (CLASS, "r/junit.xml"),
    "called as the class's table, elsewhere": (CLASS, "class/grades.csv"),
    "called as a table, of one file": (WORK, "r/grades.csv"),
    "a new file called as a work": (WORK, "new.py"),
    "in a report's folder in the class": ("class --report class/out", "class/out/junit.xml"),
    "no file": (WORK, "/dev/stdout"),
}


def test_a_hyphen_is_standard_output() -> None:
    assert grade.make_context("grade", ["a.py", "--output", "-"]).params["output"] is None


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Return a folder with works, tables and earlier reports."""
    for name in ("hw.py", "hw.txt", "other.IPYNB", "class/Ann.py", "class/Bob.zip", "data.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("kept")
    for name in (
        "data/x.csv",
        "own/mine.toml",
        "earlier.json",
        "class/earlier.json",
        "r/moodle.csv",
        "class/Cid/data.csv",
        "class/out/junit.xml",
        "first",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("kept")
    (tmp_path / "link").symlink_to("hw.py")
    (tmp_path / "second").hardlink_to(tmp_path / "first")
    return tmp_path


@pytest.mark.parametrize(("asked", "where", "said"), REFUSED.values(), ids=REFUSED)
def test_output_on_what_is_read_or_written_too_is_refused_and_nothing_is_lost(
    top: Path, graded_here: Graded, asked: str, where: str, said: str
) -> None:
    before = {each: each.read_text() for each in top.rglob("*") if each.is_file()}
    status, out, err = graded_here(*asked.split(), "--output", where, cwd=top)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"--output {Path(where)}" in err
    assert said in err
    assert {each: each.read_text() for each in top.rglob("*") if each.is_file()} == before


@pytest.mark.parametrize(("asked", "where"), TAKEN.values(), ids=TAKEN)
def test_output_on_an_earlier_report_or_beside_others_is_taken(
    top: Path, monkeypatch: pytest.MonkeyPatch, asked: str, where: str
) -> None:
    monkeypatch.chdir(top)
    output.prepare(grade.make_context("grade", [*asked.split(), "--output", where]).params)
    assert Path(where).parent.is_dir()


def test_output_on_the_file_of_standard_input_is_refused(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(top)
    asked = grade.make_context("grade", ["-", "--output", "hw.txt"]).params
    with (top / "hw.txt").open() as given:
        monkeypatch.setattr("sys.stdin", given)
        with pytest.raises(UsageError, match="what is read here"):
            output.prepare(asked)
    with (top / "data.csv").open() as given:
        monkeypatch.setattr("sys.stdin", given)
        output.prepare(asked)
