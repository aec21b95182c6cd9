"""A class at once: whose file is whose, what is kept through any end, and what the commands say."""

import io
import os
import random
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from class_runner import judgement
from test_cli import grade

from grader.classroom import archive, schedule
from grader.classroom.discovery import Found, discover
from grader.classroom.progress import Bar, Count
from grader.classroom.store import NAME, Row, Store
from grader.exercise import description
from grader.judging import judge, submission
from grader.judging.submission import Submission
from grader.words.errors import UsageError
from grader.words.model import Case, Judgement, Verdict

HERE = Path(__file__).parent
KILLS = int(os.environ.get("GRADER_TEST_KILLS", "10"))
RIGHT = "print('gain:', 1.598)\nprint(5 / 3)\n"

# --- whose file is whose -------------------------------------------------------------------------

LAYOUTS = {
    "flat": (["ivanov.py", "petrov.ipynb"], {"ivanov": "ivanov.py", "petrov": "petrov.ipynb"}),
    "a folder a student": (
        ["ivanov/hw.py", "petrov/a/b/hw.py"],
        {"ivanov": "ivanov/hw.py", "petrov": "petrov/a/b/hw.py"},
    ),
    "one folder around all": (
        ["class/ivanov/hw.py", "class/petrov/hw.py"],
        {"ivanov": "class/ivanov/hw.py", "petrov": "class/petrov/hw.py"},
    ),
    "moodle": (
        [
            "Ivanov Ivan_12345_assignsubmission_file_/x.py",
            "Ivanov Ivan_67890_assignsubmission_file_/deep/y.py",
            "Anna_Maria Öz_7_assignsubmission_file/z.py",
        ],
        {
            "Ivanov Ivan_12345": "Ivanov Ivan_12345_assignsubmission_file_/x.py",
            "Ivanov Ivan_67890": "Ivanov Ivan_67890_assignsubmission_file_/deep/y.py",
            "Anna_Maria Öz_7": "Anna_Maria Öz_7_assignsubmission_file/z.py",
        },
    ),
    "canvas": (
        ["ivanovivan_12345_67890_my_hw.py", "petrov_LATE_11_22_hw-1.py"],
        {
            "ivanovivan_12345": "ivanovivan_12345_67890_my_hw.py",
            "petrov_11": "petrov_LATE_11_22_hw-1.py",
        },
    ),
    "gradescope": (
        ["assignment_1_export/submission_5/hw.py", "assignment_1_export/submission_6/hw.py"],
        {
            "submission_5": "assignment_1_export/submission_5/hw.py",
            "submission_6": "assignment_1_export/submission_6/hw.py",
        },
    ),
    "any script": (
        ["Иванов.py", "李雷.py", 'O\'Brien "Q".py', "-rf.py", "a b.py", "new\nline.py", "أحمد.PY"],
        {
            "Иванов": "Иванов.py",
            "李雷": "李雷.py",
            'O\'Brien "Q"': 'O\'Brien "Q".py',
            "-rf": "-rf.py",
            "a b": "a b.py",
            "new\nline": "new\nline.py",
            "أحمد": "أحمد.PY",
        },
    ),
    "one name in two normal forms": (["Й.py", "sub/x.txt"], {"Й": "Й.py"}),
    "what is no submission": (
        [
            "a.py",
            ".hidden.py",
            ".git/b.py",
            "__MACOSX/a.py",
            "x/__pycache__/a.py",
            ".ipynb_checkpoints/a.ipynb",
            "data.csv",
            "more.zip",
        ],
        {"a": "a.py"},
    ),
}


def make_folder(top: Path, names: list[str]) -> Path:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name!r}\n")
        os.utime(path, (1e9, 1e9))
    return top


def make_zip(path: Path, names: list[str]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), f"# {name!r}\n")
    return path


def students_in(path: Path, pattern: str | None = None) -> dict[str, str]:
    return {f.student: f.name for f in discover(path, "tanh_gain", pattern, None).files}


@pytest.mark.parametrize(("names", "wanted"), LAYOUTS.values(), ids=LAYOUTS)
def test_each_student_is_found_in_a_folder_and_in_an_archive(
    tmp_path: Path, names: list[str], wanted: dict[str, str]
) -> None:
    folder = make_folder(tmp_path / "class", names)
    packed = make_zip(tmp_path / "class.zip", names)
    assert students_in(folder) == students_in(packed) == wanted
    for path in (folder, packed):
        found = discover(path, "tanh_gain", None, None)
        assert len(found.files) + len(found.skipped) >= len(wanted)
        for each in found.files:
            assert each.read().source == f"# {each.name!r}\n".encode()


def test_gradescope_students_have_the_names_of_its_metadata(tmp_path: Path) -> None:
    names = ["export/submission_5/hw.py", "export/submission_6/hw.py"]
    path = make_zip(tmp_path / "export.zip", names)
    text = (
        "---\nsubmission_5:\n  :submitters:\n  - :name: Иван Öz\n    :sid: '1'\n"
        "submission_7:\n  :submitters: [\n"
    )
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("export/submission_metadata.yml", text)
    assert sorted(students_in(path)) == ["submission_6", "Иван Öz_5"]


def test_a_pattern_finds_students_instead(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, ["g1/ivanov-hw.py", "g2/petrov-hw.py", "g2/notes.py"])
    wanted = {"ivanov": "g1/ivanov-hw.py", "petrov": "g2/petrov-hw.py"}
    assert students_in(folder, r"(?P<student>\w+)-hw") == wanted
    skipped = discover(folder, "tanh_gain", r"(?P<student>\w+)-hw", None).skipped
    assert [(s.name, s.reason) for s in skipped] == [("g2/notes.py", "--student does not match it")]


def test_the_newest_file_of_a_student_is_graded_and_of_those_the_best_named(
    tmp_path: Path,
) -> None:
    make_folder(tmp_path, ["a/helpers.py", "a/tanh_gain_v2.py", "b/tanh_gain.py", "b/last.py"])
    os.utime(tmp_path / "b/last.py", (1e9 + 60, 1e9 + 60))
    found = discover(tmp_path, "tanh_gain", None, None)
    assert [f.name for f in found.files] == ["a/tanh_gain_v2.py", "b/last.py"]
    assert [(s.name, s.reason) for s in found.skipped] == [
        ("a/helpers.py", "a: a/tanh_gain_v2.py is graded"),
        ("b/tanh_gain.py", "b: b/last.py is graded"),
    ]


def test_links_pipes_and_the_report_folder_are_passed_over(tmp_path: Path) -> None:
    make_folder(tmp_path, ["a.py", "report/b.py", "outside/c.txt"])
    (tmp_path / "link.py").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.py")
    found = discover(tmp_path, "tanh_gain", None, tmp_path / "report")
    assert [f.name for f in found.files] == ["a.py"]
    assert {s.name: s.reason for s in found.skipped} == {
        "link.py": "a link",
        "loop": "not .py or .ipynb",
        "pipe.py": "not a regular file",
        "outside/c.txt": "not .py or .ipynb",
    }


def test_a_name_that_is_not_utf8_is_written_out(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xcf\xf0.py")).write_text("pass")
    found = discover(tmp_path, "tanh_gain", None, None)
    assert [f.student for f in found.files] == ["\\xcf\\xf0"]
    assert found.files[0].read().source == b"pass"


def test_a_folder_without_end_ends(tmp_path: Path) -> None:
    deep = make_folder(tmp_path, ["a.py"])
    for _ in range(100):
        deep /= "d"
        deep.mkdir()
    skipped = discover(tmp_path, "tanh_gain", None, None).skipped
    assert [s.reason for s in skipped] == ["too deep"]


# --- archives that attack ------------------------------------------------------------------------


def _info(name: str, **fields: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    for field, value in fields.items():
        setattr(info, field, value)
    return info


LINK = (stat.S_IFLNK | 0o777) << 16
ZIP_ATTACKS = {
    "absolute path": (_info("/etc/cron.d/x.py"), b"1", "an absolute path"),
    "drive": (_info("C:\\x.py"), b"1", "an absolute path"),
    "upwards": (_info("a/../../x.py"), b"1", "a path that leads out of its folder"),
    "upwards by backslashes": (_info("..\\..\\x.py"), b"1", "a path that leads out of its folder"),
    "link": (_info("x.py", external_attr=LINK), b"/etc/passwd", "a link"),
    "pipe": (_info("x.py", external_attr=stat.S_IFIFO << 16), b"", "not a regular file"),
    "bomb": (_info("x.py"), b"#" * (8 << 20), "it grows too much when unpacked"),
    "archive in it": (_info("x.zip"), b"PK", "an archive in it: unpack it first"),
}


@pytest.mark.parametrize(("info", "content", "reason"), ZIP_ATTACKS.values(), ids=ZIP_ATTACKS)
def test_a_member_that_attacks_is_listed_and_the_rest_goes_on(
    tmp_path: Path, info: zipfile.ZipInfo, content: bytes, reason: str
) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(info, content)
        made.writestr("honest.py", "pass")
    found = discover(path, "tanh_gain", None, None)
    assert [f.name for f in found.files] == ["honest.py"]
    assert [s.reason for s in found.skipped] == [reason]


def patched(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


def test_an_encrypted_member_is_listed(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "class.zip", ["a.py", "b.py"])
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flags of the first in the directory
    path.write_bytes(content)
    found = discover(path, "tanh_gain", None, None)
    assert [s.reason for s in found.skipped] == ["encrypted"]
    assert [f.name for f in found.files] == ["b.py"]


def test_a_damaged_member_is_told_when_it_is_read(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "class.zip", ["a.py", "b.py"])
    patched(path, b"# 'a.py'", b"# 'b.py'")
    first, second = discover(path, "tanh_gain", None, None).files
    with pytest.raises(UsageError, match=r"a\.py is broken in the archive: Bad CRC-32"):
        first.read()
    assert second.read().source == b"# 'b.py'\n"


def test_a_member_that_lies_about_its_size_is_read_no_further(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(_info("a.py"), b"#" * (64 << 20))
    patched(path, (64 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(UsageError, match="broken in the archive"):
        discover(path, "tanh_gain", None, None).files[0].read()


def test_a_large_file_is_the_students_fault_in_an_archive_too(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.py", b"#" * (submission.SOURCE_BYTES_MAX + 1))
    read = discover(path, "tanh_gain", None, None).files[0].read()
    assert "larger than 16 MiB" in str(read.fault)


def test_an_archive_that_is_too_large_altogether_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "TOTAL_BYTES_MAX", 25)
    path = make_zip(tmp_path / "class.zip", ["a.py", "b.py", "c.py"])
    found = discover(path, "tanh_gain", None, None)
    assert [f.name for f in found.files] == ["a.py", "b.py"]
    assert "too large together" in found.skipped[0].reason


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"no archive", id="text"),
        pytest.param(b"PK\x05\x06" + bytes(8) + b"\x40\0\0\0\0\x01\0\0\0\0", id="end-alone"),
        pytest.param(b"PK\x01\x02" * 40, id="directory-alone"),
    ],
)
def test_a_broken_archive_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "class.zip"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="archive or a broken one"):
        discover(path, "tanh_gain", None, None)


def test_names_without_a_stated_coding_are_read_as_utf8(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "class.zip", ["Aж.py"])
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(signature) + offset
        content[at : at + 2] = (0).to_bytes(2, "little")
    path.write_bytes(content)
    found = discover(path, "tanh_gain", None, None)
    assert (found.files[0].student, found.files[0].read().source) == ("Aж", b"# 'A\xd0\xb6.py'\n")


# --- the store -----------------------------------------------------------------------------------


def files_of(count: int, source: str = "x = {}") -> list[Found]:
    return [
        Found(
            f"s{i:05}",
            f"s{i:05}.py",
            lambda i=i: submission.from_bytes(f"s{i:05}.py", source.format(i).encode()),
        )
        for i in range(count)
    ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "report") as made:
        yield made


def judge_all(
    store: Store,
    files: list[Found],
    made: Callable[[Submission], Judgement] = judgement,
    **changes: object,
) -> tuple[int, list[str]]:
    """Judge with a fake sandbox; return how many were judged, and what was skipped."""
    judged = []

    def one(each: Submission) -> Judgement:
        judged.append(each.name)
        return made(each)

    store.expect(files)
    with ThreadPoolExecutor(2) as executor:
        work = replace(schedule.Work(executor, one, "basis", 4), **changes)  # type: ignore[arg-type]
        skipped = schedule.run(files, work, store, Count())
    return len(judged), [each.reason for each in skipped]


def test_the_store_gives_back_what_it_got_in_the_order_of_names(store: Store) -> None:
    files = files_of(20)
    judge_all(store, files[::-1])
    graded = list(store.graded())
    assert [g.student for g in graded] == [f.student for f in files]
    for each, found in zip(graded, files, strict=True):
        assert each.judgement == judgement(found.read())
        assert each.source.encode() == found.read().source


def test_only_what_is_missing_or_changed_is_judged(store: Store) -> None:
    assert judge_all(store, files_of(10)) == (10, [])
    assert judge_all(store, files_of(12)) == (2, [])
    assert judge_all(store, files_of(12, "y = {}")) == (12, [])
    assert judge_all(store, files_of(12, "y = {}"), basis="another exercise") == (12, [])
    assert judge_all(store, files_of(12, "y = {}"), basis="another exercise") == (0, [])
    assert judge_all(store, files_of(12, "y = {}"), basis="another exercise", force=True)[0] == 12
    assert len(list(store.graded())) == 12


def test_those_who_left_the_class_are_not_reported_but_kept(store: Store) -> None:
    judge_all(store, files_of(10))
    judge_all(store, files_of(3))
    assert len(list(store.graded())) == 3
    assert judge_all(store, files_of(10)) == (0, [])


def test_judge_errors_are_kept_and_judged_again(store: Store) -> None:
    def fails(each: Submission) -> Judgement:
        return judgement(each).model_copy(update={"verdict": Verdict.JUDGE_ERROR})

    judge_all(store, files_of(5), fails)
    assert store.totals()[0] == {Verdict.JUDGE_ERROR: 5}
    assert judge_all(store, files_of(5)) == (5, [])
    assert store.totals()[0][Verdict.JUDGE_ERROR] == 0


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(store: Store) -> None:
    def gone() -> Submission:
        raise UsageError("it is gone")

    files = files_of(3)
    files[1] = replace(files[1], read=gone)
    assert judge_all(store, files) == (2, ["it is gone"])
    assert [g.student for g in store.graded()] == ["s00000", "s00002"]


def test_the_store_can_be_read_while_it_grows(store: Store, tmp_path: Path) -> None:
    store.expect(files_of(2))
    store.keep([Row("key", "x", judgement(files_of(1)[0].read()))])
    with sqlite3.connect(tmp_path / "report" / NAME) as reader:
        assert reader.execute("SELECT student, verdict FROM graded").fetchall()
    reader.close()


def test_a_second_grader_on_a_report_folder_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="another grader writes to"):
        Store(tmp_path / "report")
    store.close()
    Store(tmp_path / "report").close()


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("my notes " * 1000)
    with pytest.raises(UsageError, match="is no store of ours"):
        Store(tmp_path)
    assert (tmp_path / NAME).read_text() == "my notes " * 1000


def test_a_full_disk_ends_clearly_and_leaves_the_store_intact(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        f"sys.path.insert(0, {str(HERE)!r})\n"
        "from pathlib import Path\n"
        "from test_batch import *\n"
        "from grader.words.errors import StoreError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "store = Store(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "try: judge_all(store, files_of(2000))\n"
        "except StoreError as error: print(store.totals()[0].total(), error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True)
    count, _, said = done.stdout.partition(" ")
    assert "cannot be written or read" in said, done.stderr
    assert "then run the same command again" in said
    with Store(tmp_path) as store:
        assert store.totals()[0].total() == int(count) > 0
        assert judge_all(store, files_of(2000))[0] == 2000 - int(count)


def test_a_report_folder_that_cannot_be_written_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        Store(Path("/proc/self/fdinfo"))  # where not even root makes a file


# --- the schedule --------------------------------------------------------------------------------


def test_a_slow_submission_holds_up_no_other(store: Store) -> None:
    others_done = threading.Event()
    left = iter(range(100, -1, -1))

    def made(each: Submission) -> Judgement:
        if each.name == "s00000.py":
            assert others_done.wait(10)
        elif next(left) == 2:
            others_done.set()
        return judgement(each)

    assert judge_all(store, files_of(100), made) == (100, [])


def test_the_number_in_flight_is_bounded(store: Store) -> None:
    read, kept, most = 0, 0, 0
    files = files_of(100)

    def reading(found: Found) -> Callable[[], Submission]:
        def read_one() -> Submission:
            nonlocal read, most
            read += 1
            most = max(most, read - kept)
            return found.read()

        return read_one

    class Counting(Count):
        def graded(self, verdict: Verdict) -> None:
            nonlocal kept
            kept += 1

    wrapped = [replace(found, read=reading(found)) for found in files]
    store.expect(wrapped)
    with ThreadPoolExecutor(2) as executor:
        schedule.run(wrapped, schedule.Work(executor, judgement, "", 4), store, Counting())
    assert most == 5  # the one whose turn is next was read


BASIS_CHANGES = {
    "seeds": lambda terms: replace(terms, seeds=(2,)),
    "limits": lambda terms: replace(terms, limits=replace(terms.limits, cpu_s=1)),
    "reveal": lambda terms: replace(terms, reveal=True),
    "a tolerance": lambda terms: replace(
        terms,
        exercise=terms.exercise.model_copy(
            update={"checks": (terms.exercise.checks[0].model_copy(update={"abs": 1.0}),)}
        ),
    ),
}


@pytest.mark.parametrize("change", BASIS_CHANGES.values(), ids=BASIS_CHANGES)
def test_the_key_changes_with_whatever_the_judgement_depends_on(
    change: Callable[[judge.Terms], judge.Terms],
) -> None:
    exercise = description.find("tanh_gain")
    terms = judge.Terms(exercise, (1,), judge.limits_of(exercise, None, None, None))
    same = replace(terms, exercise=description.find("tanh_gain"))
    assert schedule.basis(terms, "walled") == schedule.basis(same, "walled")
    assert schedule.basis(terms, "walled") != schedule.basis(change(terms), "walled")
    assert schedule.basis(terms, "walled") != schedule.basis(terms, "limited")


@pytest.mark.parametrize("name", ["tanh_gain.py", "common_tools.py"])
def test_the_key_changes_with_the_reference_and_the_given_files(tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(description.REFERENCE, tmp_path / "reference")
    bases = []
    for added in (b"", b"", b"# changed"):
        (folder / name).write_bytes((folder / name).read_bytes() + added)
        exercise = description.find("tanh_gain", folder)
        terms = judge.Terms(exercise, (1,), judge.limits_of(exercise, None, None, None))
        bases.append(schedule.basis(terms, "walled"))
    assert bases[0] == bases[1] != bases[2]


def test_kills_at_random_moments_cost_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "class"
    folder.mkdir()
    for i in range(200):
        (folder / f"s{i:03}.py").write_text(f"x = {i}")
    moments = random.Random(5)
    runner = [sys.executable, str(HERE / "class_runner.py"), str(folder)]

    def run(report: str, after_s: float | None) -> None:
        (tmp_path / report).mkdir(parents=True, exist_ok=True)
        with subprocess.Popen([*runner, str(tmp_path / report)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"begun\n"
            if after_s is not None:
                time.sleep(after_s)
                process.kill()
        assert after_s is not None or process.returncode == 0

    for _ in range(KILLS):
        run("killed/report", moments.uniform(0, 1.5 / KILLS))
    run("killed/report", None)
    run("undisturbed/report", None)

    rows = []
    for name in ("killed", "undisturbed"):
        with sqlite3.connect(tmp_path / name / "report" / NAME) as reader:
            assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            rows.append(reader.execute("SELECT * FROM graded ORDER BY student").fetchall())
            counts = reader.execute(
                "SELECT COUNT(*) FROM judgements GROUP BY submission"
            ).fetchall()
            assert counts == [(1,)] * 200
        reader.close()
    assert rows[0] == rows[1]
    judged = (tmp_path / "killed" / "judged").read_text().split()
    assert len(judged) <= 200 + 4 * KILLS  # what was in flight, and nothing else, was lost


# --- progress ------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_plain_lines_without_what_a_name_would_do_to_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("grader.classroom.progress.LINE_EVERY_S", 0)
    stream = io.StringIO()
    with Bar(3, stream) as bar:
        bar.kept(Verdict.ACCEPTED)
        bar.graded(Verdict.WRONG_ANSWER)
        bar.tick("\x1b[2J[bold]\n.py")
    first, last = stream.getvalue().splitlines()
    assert re.fullmatch(r"2 of 3  AC 1 WA 1  [\d.]+/s  0 s left  \\x1b\[2J\[bold\]\\x0a\.py", first)
    assert last.startswith("2 of 3  AC 1 WA 1")


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    with Bar(3, stream) as bar:
        bar.graded(Verdict.ACCEPTED)
        bar.tick("\x1b]0;name\x07.py")
    assert "━" in stream.getvalue()
    assert "1 of 3  AC 1" in stream.getvalue()
    assert "]0;name\x07" not in stream.getvalue()


# --- the commands --------------------------------------------------------------------------------

SEED = ("--exercise", "tanh_gain", "--seed", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class with one of each: right, wrong, broken, and something else."""
    made = tmp_path / "class"
    made.mkdir()
    (made / "anna.py").write_text(RIGHT)
    (made / "борис.py").write_text("print('gain:', 9)\nprint(5 / 3)")
    (made / "carl.py").write_text("1 / 0")
    (made / "notes.txt").write_text("please")
    return made


def test_a_class_is_graded_reported_and_not_graded_again(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report"
    status, out, err = grade(folder, *SEED, "--report", report)
    assert status == 0, err
    assert out == (
        "3 submissions of tanh_gain, graded on 1\n\n"
        "accepted                   1\n"
        "wrong answer               1\n"
        "run time error             1\n"
        f"mean score              0.50\n\nreport: {report}\n"
    )
    said = err.splitlines()
    assert said[-1].startswith(f"not graded, see {report}/skipped.txt: 1: notes.txt (not .py")
    assert said[-2].startswith("3 of 3  AC 1 WA 1 RTE 1")
    assert (report / "skipped.txt").read_text() == "notes.txt: not .py or .ipynb\n"
    rows = (report / "grades.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows] == ["student", "anna", "carl", "борис"]

    (folder / "carl.py").write_text(RIGHT)
    status, out, err = grade(folder, *SEED, "--report", report, "--format", "jsonl")
    judgements = [Judgement.model_validate_json(line) for line in out.splitlines()]
    assert status == 0
    assert [j.submission for j in judgements] == ["anna.py", "carl.py", "борис.py"]
    assert Counter(j.verdict for j in judgements)[Verdict.ACCEPTED] == 2
    assert '"expected":null' in out


def test_a_judge_error_in_a_class_exits_with_3(folder: Path, tmp_path: Path) -> None:
    own = shutil.copytree(description.REFERENCE, tmp_path / "exercises")
    (own / "tanh_gain.toml").rename(own / "broken.toml")
    (own / "broken.py").write_text("def expected(seed):\n    return {'sample_gain': 1 / 0}\n")
    arguments = ("--exercises", own, "--exercise", "broken", "--report", tmp_path / "report")
    status, out, _ = grade(folder, *arguments)
    assert status == 3
    assert "judge error                2" in out


WRONG_USAGE = {
    "no report": (["class"], "class is a folder: say where its reports shall go"),
    "a report of one file": (["class/anna.py", "--report", "r"], "--report is for a class"),
    "two classes": (["class", "class", "--report", "r"], "give one folder or archive alone"),
    "nothing in it": (["empty", "--report", "r"], "nothing to grade"),
    "no archive": (["class.zip", "--report", "r"], "class.zip cannot be read"),
    "a bad pattern": (["class", "--report", "r", "--student", "("], "--student ("),
    "no group": (["class", "--report", "r", "--student", "x"], "name a group"),
    "a file for a report": (["class", "--report", "class/anna.py"], "--report class/anna.py"),
    "one submission's format": (
        ["class", "--report", "r", "--format", "gradescope"],
        "reports one submission",
    ),
    "no jobs": (["class", "--report", "r", "--jobs", "0"], "not in the range"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage_of_a_class_exits_with_2_and_one_line(
    folder: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "empty").mkdir()
    status, out, err = grade(*arguments, cwd=tmp_path)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Have processes of ours heed Ctrl-C, which a shell lets what it runs with `&` ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("isolation", ["walled", "limited"])
def test_an_interrupted_class_ends_at_once_and_says_how_to_go_on(
    tmp_path: Path, number: signal.Signals, isolation: str
) -> None:
    folder, report = tmp_path / "class", tmp_path / "report"
    folder.mkdir()
    (folder / "a.py").write_text(RIGHT)
    for name in ("b", "c", "d", "e"):
        (folder / f"{name}.py").write_text("import time; time.sleep(60)")
    command = [Path(sys.executable).parent / "grade", folder, "--report", report, *map(str, SEED)]
    command += ["--isolation", isolation, "--time-limit", "30"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not kept(report):
            time.sleep(0.1)
        status, _, err = grade(folder, *SEED, "--report", report)
        assert (status, err.count("\n")) == (2, 1)
        assert "another grader writes to" in err
        begun_s = time.monotonic()
        process.send_signal(number)
        assert process.stderr is not None
        said = process.stderr.read()
        status = process.wait()
        passed_s = time.monotonic() - begun_s
    assert (status, said.splitlines()[-1]) == (
        130,
        "grade: interrupted: 1 of 5 are graded and kept. "
        f"To go on: grade {' '.join(map(str, command[1:]))}",
    )
    assert passed_s < 10  # a tenth of a second where nothing else runs; the programs sleep 60
    with Store(report) as store:
        assert [g.student for g in store.graded()] == ["a"]


def kept(report: Path) -> list[str]:
    """Return what a store that grows holds so far."""
    if not (report / NAME).exists():
        return []
    with sqlite3.connect(report / NAME) as reader:
        try:
            rows = reader.execute("SELECT submission FROM graded").fetchall()
        except sqlite3.OperationalError:
            rows = []
    reader.close()
    return [name for (name,) in rows]


# --- from Python ---------------------------------------------------------------------------------


def test_importing_the_grader_imports_nothing_else() -> None:
    code = "import sys, grader; print({'torch', 'pydantic', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "set()\n"


def test_a_file_and_a_class_are_graded_from_python(folder: Path, tmp_path: Path) -> None:
    import grader

    one = grader.grade(folder / "anna.py", exercise="tanh_gain", seeds=(1,))
    assert one.verdict is Verdict.ACCEPTED
    graded = grader.grade_folder(folder, tmp_path / "report", exercise="tanh_gain", seeds=(1,))
    assert [(g.student, g.judgement.verdict.code) for g in graded] == [
        ("anna", "AC"),
        ("carl", "RTE"),
        ("борис", "WA"),
    ]
    assert (tmp_path / "report" / "grades.csv").exists()
    with pytest.raises(AttributeError):
        grader.nothing  # noqa: B018


def test_a_judgement_shows_itself_in_jupyter_and_runs_nothing_there() -> None:
    case = Case(seed=1, verdict=Verdict.RUN_TIME_ERROR, reason="<script>\x1b", checks=())
    made = judgement(submission.from_bytes("<b>.py", b"x"))
    shown = made.model_copy(update={"cases": (case,)})._repr_html_()
    assert "&lt;b&gt;.py" in shown
    assert (
        "<td>1</td><td>run_time_error</td><td></td><td></td><td>&lt;script&gt;\\x1b</td>" in shown
    )
