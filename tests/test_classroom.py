"""A class at once: what is kept through any end, what is shown, and what the commands say."""

import csv
import io
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest
from class_files import make_folder, make_plain
from class_runner import files_of, judge_all, judgement
from conftest import Graded
from hypothesis import given
from hypothesis import strategies as st
from processes import grade

from grader.classroom import schedule, upload
from grader.classroom.discovery import Found, Search, discover
from grader.classroom.doubts import doubts
from grader.classroom.progress import Bar, Count
from grader.classroom.store import NAME, Row, Store
from grader.exercise import description
from grader.judging import submission
from grader.judging.submission import Submission
from grader.judging.terms import Terms, terms_of
from grader.reports import overrides
from grader.sandbox import Sandbox
from grader.words.errors import SandboxError, StoreError, UsageError
from grader.words.graded import ByHand, Owner, Person
from grader.words.model import Case, Judgement, Verdict

HERE = Path(__file__).parent
KILLS = int(os.environ.get("GRADER_TEST_KILLS", "6"))
RIGHT = "print('gain:', 1.598)\nprint(5 / 3)\n"

# --- the store -----------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "report") as made:
        yield made


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
    assert store.totals() == ({Verdict.JUDGE_ERROR: 5}, None)
    assert judge_all(store, files_of(5)) == (5, [])
    assert store.totals()[0][Verdict.JUDGE_ERROR] == 0


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(store: Store) -> None:
    def gone() -> Submission:
        raise UsageError("it is gone")

    files = files_of(3)
    files[1] = replace(files[1], read=gone)
    assert judge_all(store, files) == (2, ["it is gone"])
    assert [g.student for g in store.graded()] == ["s00000", "s00002"]


def test_what_lies_beside_and_cannot_be_read_is_told_and_the_entry_is_graded(store: Store) -> None:
    files = files_of(1)
    files[0] = replace(
        files[0], read=lambda: replace(files_of(1)[0].read(), lacking=("x.csv is broken",))
    )
    assert judge_all(store, files) == (1, ["lacking beside it: x.csv is broken"])


def test_the_key_changes_with_what_lies_beside(store: Store) -> None:
    def with_beside(*files: tuple[str, bytes]) -> list[Found]:
        (found,) = files_of(1)
        return [replace(found, read=lambda: found.read().with_beside(dict(files)))]

    assert judge_all(store, files_of(1))[0] == 1
    assert judge_all(store, with_beside(("a.py", b"1")))[0] == 1
    assert judge_all(store, with_beside(("a.py", b"1")))[0] == 0
    assert judge_all(store, with_beside(("a.py", b"2")))[0] == 1
    assert judge_all(store, with_beside(("b.py", b"2")))[0] == 1
    assert judge_all(store, with_beside(("b.py", b"2"), ("c.py", b"")))[0] == 1
    assert judge_all(store, files_of(1))[0] == 1


def test_a_store_of_the_first_format_is_read_on(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        judge_all(store, files_of(3))
    old = sqlite3.connect(tmp_path / NAME)
    old.executescript(
        "DROP VIEW graded; DROP TABLE submissions; DROP TABLE by_hand; DROP TABLE numbers;"
        "CREATE TABLE submissions (student TEXT PRIMARY KEY, submission TEXT UNIQUE, key TEXT);"
        "CREATE VIEW graded AS SELECT * FROM submissions JOIN judgements USING (submission, key);"
        "PRAGMA user_version=1"
    )
    old.close()
    with Store(tmp_path) as store:
        assert judge_all(store, files_of(3)) == (0, [])
        assert len(list(store.graded())) == 3


def kept_parts(value: object, at: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """Return the path to every part of a judgement as JSON."""
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    yield from ([at] if at else [])
    for key, each in inner:
        yield from kept_parts(each, (*at, key))


def is_judged_again(folder: Path, spoil: Callable[[sqlite3.Connection], object]) -> bool:
    """Spoil a store that holds two, grade again; tell whether the first was judged anew."""
    with Store(folder) as store:
        judge_all(store, files_of(2), force=True)
    with closing(sqlite3.connect(folder / NAME)) as other, other:
        spoil(other)
    with Store(folder) as store:
        count, _ = judge_all(store, files_of(2))
        store.give({})
        assert [each.student for each in store.graded()] == ["s00000", "s00001"]
        assert [number for number, _ in store.number()] == [1, 2]
        assert len(list(store.graded(anonymous=True))) == store.totals()[0].total() == 2
        assert judge_all(store, files_of(2))[0] == 0
    return count > 0


@given(data=st.data())
@hypothesis.settings(max_examples=60, deadline=None)
def test_a_judgement_of_which_any_part_is_not_as_it_was_is_taken_or_judged_again(
    data: st.DataObject,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = json.loads(judgement(files_of(1)[0].read()).model_dump_json())
        *above, last = data.draw(st.sampled_from(list(kept_parts(whole))))
        change = data.draw(st.sampled_from(["missing", "more", "other"]))
        place = whole
        for key in above:
            place = place[key]
        if change == "missing":
            del place[last]
        else:
            other = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
            other |= st.lists(other, max_size=3)
            place["surplus" if change == "more" and isinstance(place, dict) else last] = data.draw(
                other
            )
        text = json.dumps(whole)
        is_judged_again(
            Path(folder),
            lambda c: c.execute(
                "UPDATE judgements SET judgement = ? WHERE submission = 's00000.py'", [text]
            ),
        )


FIRST = "WHERE submission = 's00000.py'"
SPOILT = {
    "no JSON": f"UPDATE judgements SET judgement = '' {FIRST}",
    "cut off": f"UPDATE judgements SET judgement = substr(judgement, 1, 99) {FIRST}",
    "another object": f"UPDATE judgements SET judgement = '{{}}' {FIRST}",
    "bytes that are no text": f"UPDATE judgements SET judgement = x'ff00' {FIRST}",
    "text that is none": f"UPDATE judgements SET judgement = CAST(x'ff00' AS TEXT) {FIRST}",
    "an unknown verdict": f"UPDATE judgements SET verdict = 'perfect' {FIRST}",
    "a verdict that is no text": f"UPDATE judgements SET verdict = CAST(x'ff' AS TEXT) {FIRST}",
    "another verdict": f"UPDATE judgements SET verdict = 'judge_error' {FIRST}",
    "a verdict in bytes": f"UPDATE judgements SET verdict = CAST(verdict AS BLOB) {FIRST}",
    "a score in words": f"UPDATE judgements SET score = 'all' {FIRST}",
    "another score": f"UPDATE judgements SET score = 9e999 {FIRST}",
    "a source that is no text": f"UPDATE judgements SET source = CAST(x'ff' AS TEXT) {FIRST}",
    "another submission": f"UPDATE judgements SET key = 'k', submission = 'x' {FIRST}",
    "a table lost": "DROP TABLE judgements",
    "a column lost": "DROP VIEW graded; ALTER TABLE judgements DROP COLUMN source",
    "a column more": "ALTER TABLE judgements ADD COLUMN more TEXT",
}


@pytest.mark.parametrize("script", SPOILT.values(), ids=SPOILT)
def test_what_is_kept_and_broken_is_judged_again(tmp_path: Path, script: str) -> None:
    assert is_judged_again(tmp_path, lambda c: c.executescript(script))


HARMLESS = {
    "an owner that is none": "UPDATE submissions SET owner = x'ff', key = NULL",
    "scores by hand that are none": "INSERT INTO by_hand VALUES ('s00000', 'x', x'ff')",
    "a number that is none": "INSERT INTO numbers VALUES ('s00000', 'x')",
    "tables of another shape": "DROP TABLE numbers; CREATE TABLE numbers (x)",
    "another view": "DROP VIEW graded; CREATE VIEW graded AS SELECT 1 AS x",
    "no view": "DROP VIEW graded",
}


@pytest.mark.parametrize("script", HARMLESS.values(), ids=HARMLESS)
def test_what_is_made_anew_each_time_may_be_broken(tmp_path: Path, script: str) -> None:
    assert not is_judged_again(tmp_path, lambda c: c.executescript(script))


def test_a_damaged_file_ends_clearly(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        judge_all(store, files_of(2))
    os.truncate(tmp_path / NAME, 5000)
    with pytest.raises(StoreError, match="is damaged"):
        Store(tmp_path)


def test_the_store_gives_back_whose_each_is_and_what_the_teacher_gave(store: Store) -> None:
    persons = (Person(number="7", name="Ann"), Person(login="ann"))
    owner = Owner(platform="canvas", persons=persons, team=True)
    judge_all(store, [replace(each, owner=owner) for each in files_of(2)])
    store.give({"s00000": ByHand(score=0.125, comment="late"), "s00001": ByHand(comment="well")})
    first, second = store.graded()
    assert first.owner == second.owner == owner
    was = judgement(files_of(1)[0].read()).score
    assert (first.judgement.score, first.by_hand) == (
        0.125,
        ByHand(score=0.125, comment="late", was=was),
    )
    assert second.judgement.score == second.by_hand.was
    store.give({})
    assert [each.by_hand for each in store.graded()] == [None, None]
    assert sorted(name for _, name in store.number()) == ["s00000", "s00001"]
    shown = list(store.graded(anonymous=True))
    assert [(g.student, g.submission, g.owner) for g in shown] == [
        ("1", "1.py", Owner()),
        ("2", "2.py", Owner()),
    ]


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
        "from class_runner import Store, files_of, judge_all\n"
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


READ_ONLY = {
    "a read-only folder with a report": (
        "mount -o remount,bind,ro kept",
        "--report kept: Read-only",
    ),
    "a read-only store": (
        "mount --bind -o ro kept/{store} kept/{store}",
        "{store} cannot be written (",
    ),
    "a full disk": (
        "mount -t tmpfs -o size=8k none kept && cat /dev/zero > kept/rest",
        "cannot be written: database or disk is full",
    ),
}


@pytest.mark.parametrize(("done", "said"), READ_ONLY.values(), ids=READ_ONLY)
def test_a_report_that_is_read_only_is_wrong_usage_and_a_full_disk_is_not(
    store: Store, tmp_path: Path, done: str, said: str
) -> None:
    store.close()
    (tmp_path / "report").rename(tmp_path / "kept")
    code = "from pathlib import Path; from grader.classroom.store import Store; Store(Path('kept'))"
    mount = f"mount --bind kept kept; {done.format(store=NAME)}"
    command = ["unshare", "-rm", "sh", "-c", f'{mount}; "$0" -c "$1"', sys.executable, code]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    last = ran.stderr.splitlines()[-1]
    assert said.format(store=NAME) in last
    assert ("UsageError" in last) == (done != READ_ONLY["a full disk"][0]), last


# --- the schedule --------------------------------------------------------------------------------


def test_a_slow_submission_holds_up_no_other(store: Store) -> None:
    others_done = threading.Event()
    left = iter(range(100, -1, -1))

    def made(each: Submission) -> Judgement:
        if each.name == "s00000.py":
            assert others_done.wait(100)
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
        engine = schedule.Threads(executor, judgement, 4)
        schedule.run(wrapped, schedule.Work(engine, ""), store, Counting())
    assert most == 5  # the one whose turn is next was read


@pytest.mark.parametrize("is_written", [True, False])
def test_what_was_kept_when_ctrl_c_came_is_counted_and_nothing_else(
    tmp_path: Path, is_written: bool
) -> None:
    class Interrupted(Store):
        def keep(self, rows: Iterable[Row]) -> None:
            if is_written:
                super().keep(rows)
            raise KeyboardInterrupt

    files, count = files_of(1), Count()
    with Interrupted(tmp_path) as store, ThreadPoolExecutor(1) as executor:
        store.expect(files)
        work = schedule.Work(schedule.Threads(executor, judgement, 4), "")
        with pytest.raises(KeyboardInterrupt):
            schedule.run(files, work, store, count)
    assert count.done == len(kept(tmp_path)) == is_written


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
    change: Callable[[Terms], Terms],
) -> None:
    exercise = description.find("tanh_gain")
    terms = terms_of(exercise, (1,))
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
        terms = terms_of(exercise, (1,))
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
    monkeypatch.setattr("grader.classroom.progress.LINE_AFTER_S", 0)
    stream = io.StringIO()
    with Bar(stream) as bar:
        bar.looks(1000)
        bar.prepares("starting the \x1b[2Jsandbox")
        bar.expect(3)
        bar.kept(Verdict.ACCEPTED)
        bar.graded(Verdict.WRONG_ANSWER)
        bar.tick("\x1b[2J[bold]\n.py")
    *prepared, first, last = stream.getvalue().splitlines()
    assert prepared == [
        "looking for submissions: 1000 files so far",
        "starting the \\x1b[2Jsandbox",
    ]
    assert re.fullmatch(r"2 of 3  AC 1 WA 1  [\d.]+/s  0 s left  \\x1b\[2J\[bold\]\\x0a\.py", first)
    assert last.startswith("2 of 3  AC 1 WA 1")


def test_what_is_kept_is_told_before_anything_is_judged(store: Store) -> None:
    told = []

    class Telling(Count):
        def prepares(self, what: str) -> None:
            told.append((what, self.done))

        def graded(self, verdict: Verdict) -> None:
            told.append(("graded", self.done))

    judge_all(store, files_of(3))
    store.expect(files_of(4))
    with ThreadPoolExecutor(2) as executor:
        work = schedule.Work(schedule.Threads(executor, judgement, 4), "basis")
        schedule.run(files_of(4), work, store, Telling())
    assert told == [("3 are graded and kept, 1 are left", 3), ("graded", 3)]


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    with Bar(stream) as bar:
        bar.expect(3)
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


def test_a_class_that_could_not_be_judged_has_no_mean_and_says_why(
    folder: Path, tmp_path: Path, graded_here: Graded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise SandboxError("there is no room")

    monkeypatch.setattr(Sandbox, "run", fails)
    options = (*SEED, "--report", tmp_path / "report", "--no-service", "--isolation", "limited")
    status, out, err = graded_here(folder, *options)
    assert status == 3, err
    why = "there is no room (not the student's fault; see grader doctor)"
    assert out.splitlines()[2:5] == [f"judge error{3:17}", f"{3:28}  {why}", ""]
    assert "mean score" not in (tmp_path / "report" / "report.html").read_text()


def test_a_class_is_graded_reported_and_not_graded_again(
    folder: Path, tmp_path: Path, ready: Graded
) -> None:
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
    status, out, err = ready(folder, *SEED, "--report", report, "--format", "jsonl")
    judgements = [Judgement.model_validate_json(line) for line in out.splitlines()]
    assert status == 0
    assert [j.submission for j in judgements] == ["anna.py", "carl.py", "борис.py"]
    assert Counter(j.verdict for j in judgements)[Verdict.ACCEPTED] == 2
    assert '"expected":null' in out


def test_the_summary_says_what_changed_how_full_the_tables_are_and_of_whom_there_is_nothing(
    folder: Path, tmp_path: Path, ready: Graded
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Login,HW (of 2)\nanna,\ncarl,\nzoe,\nyan,\nборис,\n", encoding="utf-8")
    tables = ("--gradebook", table, "--column", "HW")
    command = (folder, *SEED, "--report", tmp_path / "report", *tables)
    _, out, _ = ready(*command)
    full = "gradebook.csv: {} of 5 rows have a grade, no submission found for {}\n"
    assert f"\n\n{full.format(3, 'zoe, yan')}report: " in out
    (folder / "carl.py").write_text(RIGHT)
    (folder / "zoe.py").write_text(RIGHT)
    (tmp_path / "report" / "overrides.csv").write_text("student,score,comment\nanna,0.75,late\n")
    _, out, _ = ready(*command)
    assert "\nchanged since the last time: anna 1.00 -> 0.75, carl 0.00 -> 1.00\n" in out
    assert f"\nnew since the last time: zoe\n{full.format(4, 'yan')}" in out
    (folder / "zoe.py").rename(folder / "yan.py")
    _, out, _ = ready(*command)
    gone = "gone since the last time, their judgements are kept: zoe"
    assert f"\nnew since the last time: yan\n{gone}\n{full.format(4, 'zoe')}" in out
    (folder / "yan.py").rename(folder / "dragon.py")
    _, out, _ = ready(*command)
    may_be = "gradebook.csv: who handed in, but whose row was not found, may be zoe, yan"
    assert f"\ngradebook.csv: 3 of 5 rows have a grade\n{may_be}\n" in out
    (folder / "dragon.py").write_bytes(b"")
    (folder / "dragon.py").rename(folder / "yan.docx")
    _, out, err = ready(*command)
    assert "handed in, but nothing that can be graded: yan" in err
    assert full.format(3, "zoe") in out
    _, out, _ = ready(*command)
    assert "since the last time" not in out
    _, out, err = ready(
        folder, "--exercise", "fc1_gradient", "--seed", 1, "--report", tmp_path / "report"
    )
    assert "since the last time" not in out
    assert "report was of tanh_gain until now: its overrides.csv counts here too" in err
    assert "of an earlier run: gradebook.csv, matched.csv: give the table again" in err


def test_who_was_not_reached_before_an_interruption_is_not_new(
    folder: Path, tmp_path: Path, ready: Graded
) -> None:
    report = tmp_path / "report"
    ready(folder, *SEED, "--report", report)
    connection = sqlite3.connect(report / NAME)  # as if it had been interrupted before these two
    with connection:
        connection.execute("DELETE FROM judgements WHERE submission <> 'anna.py'")
    connection.close()
    (folder / "zoe.py").write_text(RIGHT)
    _, out, _ = ready(folder, *SEED, "--report", report)
    assert "\nnew since the last time: zoe\n" in out
    _, out, _ = ready(folder, *SEED, "--report", report)
    assert "since the last time" not in out


def test_a_class_is_told_as_which_exercise_it_is_graded_if_nobody_said_it(
    folder: Path, tmp_path: Path, ready: Graded, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "warning: all are graded as vanishing_gradient: for another give --exercise NAME\n"
    _, _, err = ready(folder, "--seed", 1, "--report", tmp_path / "first")
    assert said in err
    monkeypatch.setenv("GRADER_EXERCISE", "tanh_gain")
    _, _, err = ready(folder, "--seed", 1, "--report", tmp_path / "second")
    assert "are graded as" not in err


def test_a_judge_error_in_a_class_exits_with_3(folder: Path, tmp_path: Path, ready: Graded) -> None:
    own = shutil.copytree(description.REFERENCE, tmp_path / "exercises")
    (own / "tanh_gain.toml").rename(own / "broken.toml")
    (own / "broken.py").write_text("def expected(seed):\n    return {'sample_gain': 1 / 0}\n")
    arguments = ("--exercises", own, "--exercise", "broken", "--report", tmp_path / "report")
    status, out, _ = ready(folder, *arguments)
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
    "no such encoding": (["class", "--report", "r", "--zip-encoding", "x"], "--zip-encoding x"),
    "a column of nothing": (["class", "--report", "r", "--column", "x"], "give it with --canvas"),
    "no table": (
        ["class", "--report", "r", "--gradebook", "x.csv", "--column", "x"],
        "--gradebook x.csv: No such file",
    ),
    "a table without a column": (["class", "--report", "r", "--gradebook", "t.csv"], "of 'HW'"),
    "nothing to lay beside": (["class", "--report", "r", "--with", "x"], "--with x: No such file"),
    "one submission's format": (
        ["class", "--report", "r", "--format", "gradescope"],
        "reports one submission",
    ),
    "no jobs": (["class", "--report", "r", "--jobs", "0"], "not in the range"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage_of_a_class_exits_with_2_and_one_line(
    folder: Path, tmp_path: Path, graded_here: Graded, arguments: list[str], said: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "t.csv").write_text("Name,HW\nanna,\n")
    status, out, err = graded_here(*arguments, cwd=tmp_path)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_where_nothing_is_graded_each_file_has_its_reason(tmp_path: Path, ready: Graded) -> None:
    make_folder(tmp_path, {"cls/lee/hw.rar": "Rar!", "cls/ann/hw.pdf": "%PDF"})
    report = tmp_path / "new" / "report"
    status, out, err = ready(tmp_path / "cls", *SEED, "--report", report)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "nothing to grade: no .py or .ipynb file in it; not graded, see" in err
    assert (report / "skipped.txt").read_text() == (
        "ann/hw.pdf: ann: not .py or .ipynb\n"
        "lee/hw.rar: lee: a RAR archive, which is not opened here: unpack it, or ask for a .zip\n"
    )


def test_of_many_that_are_not_graded_the_first_and_the_number_are_said(
    tmp_path: Path, ready: Graded
) -> None:
    make_folder(tmp_path, [f"cls/s{i}/hw.pdf" for i in range(5)])
    _, _, err = ready(tmp_path / "cls", *SEED, "--report", tmp_path / "report")
    assert "skipped.txt: 5: s0/hw.pdf (s0: not .py or .ipynb), s1/hw.pdf (" in err
    assert err.endswith("s2/hw.pdf (s2: not .py or .ipynb) and 2 more\n")


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


@pytest.fixture
def graded_folder(folder: Path, tmp_path: Path, ready: Graded) -> Path:
    status, _, err = ready(folder, *SEED, "--report", tmp_path / "report")
    assert status == 0, err
    return folder


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["lee/task1"], ""),
        (["lee/task1", "lee/task2", "lee/task3"], "of lee, lee/task3.py is graded and not lee/"),
        (["lee/anna", "lee/hw", "kim/bo", "kim/hw"], "of kim, kim/hw.py is graded and not kim/bo"),
        (["lee/anna", "lee/hw", "kim/hw"], ""),
    ],
    ids=["one", "many-of-one", "people-with-everybody", "people-with-somebody"],
)
def test_programs_that_may_be_a_students_each_are_doubted(
    tmp_path: Path, ready: Graded, names: list[str], said: str
) -> None:
    for name in names:
        path = tmp_path / "class" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RIGHT)
    status, _, err = ready(tmp_path / "class", *SEED, "--report", tmp_path / "report")
    assert (status, "say whose" in err) == (0, bool(said))
    assert said in err


def test_who_handed_in_nothing_to_grade_may_be_graded_by_hand(
    tmp_path: Path, ready: Graded
) -> None:
    folder, report = tmp_path / "class", tmp_path / "report"
    for name in ("anna/hw.pdf", "zoe/photo.jpg"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(b"x")
    (folder / "bo").mkdir()
    (folder / "bo" / "hw.py").write_text(RIGHT)
    report.mkdir()
    (report / "overrides.csv").write_text("student,score,comment\nanna,0.3,sent a PDF\n")
    status, _, err = ready(folder, *SEED, "--report", report, "--feedback")
    assert (status, "nothing that can be graded: zoe\n" in err) == (0, True)
    assert "nobody here" not in err
    rows = {row[0]: (row[4], row[-1]) for row in table(report / "grades.csv")}
    why = "by hand instead of 0: sent a PDF; nothing that can be graded was handed in"
    assert rows["anna"] == ("0.3", why)
    assert "zoe" not in rows
    assert "sent a PDF" in (report / "feedback" / "anna.html").read_text()


def test_whose_folder_is_empty_is_named(tmp_path: Path, ready: Graded) -> None:
    folder = make_folder(tmp_path / "class", {"anna/hw.py": RIGHT})
    (folder / "bo").mkdir()
    status, _, err = ready(folder, *SEED, "--report", tmp_path / "report")
    assert (status, "nothing that can be graded: bo\n" in err) == (0, True)
    assert "bo/: bo: an empty folder\n" in (tmp_path / "report" / "skipped.txt").read_text()


def test_files_that_name_nobody_are_doubted(tmp_path: Path, ready: Graded) -> None:
    for name in ("hw3.py", "hw3 (1).py", "Lee.py"):
        (tmp_path / "class").mkdir(exist_ok=True)
        (tmp_path / "class" / name).write_text(RIGHT)
    status, _, err = ready(tmp_path / "class", *SEED, "--report", tmp_path / "report")
    assert status == 0
    assert "whose these are does not show: hw3, hw3 (1): rename them\n" in err


def doubted(folder: Path, names: Iterable[str]) -> list[str]:
    """Return what is doubtful of a class with these files, the later the newer."""
    for at, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(RIGHT)
        os.utime(folder / name, (1e9 + 60 * at,) * 2)
    return [*doubts(discover(folder, description.find("tanh_gain"), Search()))]


def test_of_two_rows_by_hand_of_one_student_the_first_counts_and_the_other_is_named() -> None:
    first, second = ByHand(score=0.5), ByHand(score=1)
    rows = {"Öz Ann_101": first, "Öz Ann": second}
    assert overrides.by_student(rows, OF_MOODLE) == ({"Öz Ann_101": first}, ["Öz Ann"])


def test_works_of_several_numbers_side_by_side_are_doubted(tmp_path: Path) -> None:
    several = [f"{who}/hw{n}.py" for who in ("lee", "kim") for n in (2, 3)]
    (said,) = doubted(tmp_path / "class", [*several, "park/hw3.py"])
    assert said == (
        "several have works of other numbers too: of kim, kim/hw3.py is graded and not kim/hw2.py: "
        "if that is asked, leave the others out"
    )
    assert doubted(tmp_path / "other", ["lee/hw2.py", "lee/hw3.py", "kim/hw3.py", "a/b.py"]) == []
    numbered = [f"{who}/HW {n}/main.py" for who in ("lee", "kim") for n in (2, 3)]
    assert len(doubted(tmp_path / "folders", numbered)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("{}/hw.py", "{}/net.py"),
        ("{}/version_1/hw.py", "{}/version_2/hw.py"),
        ("{}/hw (1).py", "{}/hw (2).py"),
        ("{}/2024-03-01-10-20-30/hw.py", "{}/2024-03-01-11-20-30/hw.py"),
        ("{}/net1.py", "{}/net2.py"),
        ("{}/hw_v1.py", "{}/hw_v2.py"),
        ("{}/hw3_part1.py", "{}/hw3_part2.py"),
        ("{}/часть1.py", "{}/часть2.py"),
    ],
)
def test_versions_copies_and_parts_of_one_work_are_not(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    each = [name.format(who) for who in ("lee", "kim") for name in names]
    assert not any("other numbers" in said for said in doubted(tmp_path / "class", each))


def test_what_several_call_their_files_names_no_people(tmp_path: Path) -> None:
    names = [f"{who}/{name}.py" for who in ("lee", "kim") for name in ("Data Loader", "Neural Net")]
    assert doubted(tmp_path / "class", names) == []


def test_files_with_names_of_people_in_a_student_s_folder_are_doubted_once(tmp_path: Path) -> None:
    names = ["tomek/Lis Jan.py", "tomek/Kot Ewa.py", "ania/hw.py"]
    (said,) = doubted(tmp_path / "class", names)
    assert said.startswith("of tomek, tomek/Kot Ewa.py is graded and not tomek/Lis Jan.py: if each")


def test_a_class_that_is_not_there_is_said_to_be_so(tmp_path: Path, ready: Graded) -> None:
    status, _, err = ready(tmp_path / "nowhere", *SEED, "--report", tmp_path / "report")
    assert (status, err.endswith("nowhere: no such file or folder: check the path\n")) == (2, True)


def test_who_is_graded_by_an_earlier_attempt_is_named(tmp_path: Path, ready: Graded) -> None:
    folder = tmp_path / "class"
    folder.mkdir()
    for name in ("anna_attempt_2024-03-01-12-00-00_hw.py", "bo_attempt_2024-03-02-12-00-00_hw.py"):
        (folder / f"Tanh_{name}").write_text(RIGHT)
    (folder / "Tanh_anna_attempt_2024-03-05-12-00-00_hw.docx").write_bytes(b"x")
    status, _, err = ready(folder, *SEED, "--report", tmp_path / "report")
    said = "warning: an earlier attempt is graded, for the last has nothing that can be: anna\n"
    assert (status, said in err) == (0, True)


def test_what_the_teacher_wrote_wins_everywhere_and_survives_grading_again(
    graded_folder: Path, tmp_path: Path, ready: Graded
) -> None:
    report, book = tmp_path / "report", tmp_path / "book.csv"
    book.write_text(
        "Student,ID,Section,The gain of tanh (9)\n    Points Possible,,,10\nAnna,1,S,\n"
    )
    (report / "overrides.csv").write_bytes(
        "student;score;comment\nanna;0,25;half a day late\nБОРИС;;spoke to me\nzoe;1;\n".encode(
            "cp1251"
        )
    )
    command = (graded_folder, *SEED, "--report", report, "--canvas", book)
    for again in ((), ("--force",)):
        status, out, err = ready(*command, *again)
        assert status == 0, err
        assert "warning: overrides.csv: names nobody here, or somebody twice: zoe\n" in err
        assert "mean score              0.25" in out  # of 0.25, 0.5 and 0
        rows = {row[0]: (row[4], row[-1]) for row in table(report / "grades.csv")}
        assert rows["anna"] == ("0.25", "by hand instead of 1: half a day late")
        assert rows["борис"][0] == "0.5"
        assert rows["борис"][1].startswith("the teacher: spoke to me; Gain of tanh on the sample: ")
        assert table(report / "canvas.csv")[2] == ["Anna", "1", "S", "2.5"]
    status, out, _ = ready(*command, "--format", "jsonl")
    assert [json.loads(line)["score"] for line in out.splitlines()] == [0.25, 0.0, 0.5]
    (report / "overrides.csv").unlink()
    ready(*command)
    assert table(report / "canvas.csv")[2] == ["Anna", "1", "S", "10"]


OF_MOODLE = {
    f"{name}_{number}": Owner(platform="moodle", persons=(Person(name=name, number=number),))
    for name, number in (("Öz Ann", "101"), ("Lee Bo", "102"), ("Lee Bo", "103"))
}


@pytest.mark.parametrize(
    ("written", "student"),
    [
        ("Öz Ann_101", "Öz Ann_101"),
        ("Öz Ann", "Öz Ann_101"),
        ("öz  ann", "Öz Ann_101"),
        ("Lee Bo_103", "Lee Bo_103"),
        ("Lee Bo", None),
        ("Ann", None),
        ("101", None),
    ],
)
def test_whom_the_teacher_means_may_be_said_by_the_name_that_only_one_has(
    written: str, student: str | None
) -> None:
    found, unknown = overrides.by_student({written: ByHand(score=0.5)}, OF_MOODLE)
    assert ([*found], unknown) == (([student], []) if student else ([], [written]))


def read_by_hand(folder: Path) -> None:
    """Read the scores by hand of a class of one."""
    by_hand, faults = overrides.load(folder)
    anna = Owner(platform="", persons=(Person(name="anna"),))
    overrides.refuse(folder, faults, overrides.by_student(by_hand, {"anna": anna})[1])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,points\na,1\n", "its columns are student, score, comment"),
        ("student,score\nanna,85\n", "line 2: '85' is no score: write 0.85 or 85%"),
        ('student,score\nanna,"8,5"\n', "'8,5' is no score: write one from 0 to 1, or in per cent"),
        ("student,score\nanna,150%\n", "'150%' is no score: write one from 0 to 1, or in per cent"),
        pytest.param(
            "student,score\nanna,85\nzoe,1\nyan,x\nzoe,1\n",
            "line 2: '85' is no score: write 0.85 or 85%; line 4: 'x' is no score: write one from 0"
            " to 1, or in per cent; line 5: zoe is there twice: leave one",
            id="all-at-once",
        ),
        pytest.param(
            "student,score\nyan,1\nanna,8.5\nzoe,1\n",
            "line 3: '8.5' is no score: .*; yan is nobody here, or somebody twice; zoe is nobody",
            id="with-names-of-nobody",
        ),
        ("student,score\nanna,x\n", "line 2: 'x' is no score"),
        pytest.param(f"student,score\nanna,{'1' * 9999}\n", "1{40}[.]{3}' is no score", id="long"),
        ("student,score\nanna,1\nanna,0\n", "line 3: anna is there twice"),
        ("", "no table"),
    ],
)
def test_scores_by_hand_that_cannot_be_read_are_wrong_usage(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "overrides.csv").write_text(text)
    with pytest.raises(UsageError, match=said) as caught:
        read_by_hand(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("cell", "score"), [(".5", 0.5), ('",5"', 0.5), ("+.25", 0.25), (".5%", 0.005)]
)
def test_a_score_by_hand_may_begin_with_its_decimal_mark(
    tmp_path: Path, cell: str, score: float
) -> None:
    (tmp_path / "overrides.csv").write_text(f"student,score\nanna,{cell}\n")
    found, faults = overrides.load(tmp_path)
    assert ([each.score for each in found.values()], faults) == ([score], [])


def test_scores_by_hand_in_a_pipe_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "overrides.csv")
    with pytest.raises(UsageError, match="is no file"):
        overrides.load(tmp_path)


def test_numbers_stand_for_names_on_the_page_and_the_key_is_a_file(
    graded_folder: Path, tmp_path: Path, ready: Graded
) -> None:
    report = tmp_path / "report"
    status, _, err = ready(graded_folder, *SEED, "--report", report, "--anonymous")
    assert status == 0, err
    page = (report / "report.html").read_text(encoding="utf-8")
    assert not any(name in page for name in ("anna", "борис", "carl"))
    key = table(report / "anonymous.csv")
    assert key[0] == ["number", "student"]
    assert sorted(key[1:]) == sorted([[str(n), key[n][1]] for n in (1, 2, 3)])
    assert {row[0] for row in table(report / "grades.csv")[1:]} == {"anna", "борис", "carl"}
    (graded_folder / "zoe.py").write_text(RIGHT)
    _, _, err = ready(graded_folder, *SEED, "--report", report, "--anonymous")
    assert table(report / "anonymous.csv") == [*key, ["4", "zoe"]]
    assert "of an earlier run" not in err
    _, _, err = ready(graded_folder, *SEED, "--report", report)
    assert "anonymous.csv is of an earlier run, and the page shows names now" in err


def test_what_is_handed_back_tells_of_public_seeds_alone(
    folder: Path, tmp_path: Path, ready: Graded
) -> None:
    (folder / "борис.py").write_text("print('gain:', 1.6 if input() == '7' else 9)\nprint(5 / 3)")
    sheet = tmp_path / "w.csv"
    sheet.write_text(
        "Identifier,Full name,Grade,Maximum Grade,Feedback comments\n"
        "Participant 1,борис,,4,\nParticipant 2,carl,,4,\n"
    )
    command = (folder, "--exercise", "tanh_gain", "--seed", 7, "--seed", 8, "--moodle", sheet)
    command += ("--public-seed", 7, "--report", tmp_path / "report")
    status, _, err = ready(*command)
    assert status == 0, err
    rows = table(tmp_path / "report" / "moodle.csv")
    assert rows[1][2:] == ["2", "4", "wrong answer: on a seed that is not shown"]
    assert rows[2][4] == "ZeroDivisionError: division by zero (line 1)"
    assert "too large" in (tmp_path / "report" / "grades.csv").read_text()
    status, _, err = ready(*command[:-4], "--public-seed", 9, "--report", tmp_path / "report")
    assert (status, err) == (2, "grade: --public-seed 9: nothing is graded on it, but on 7, 8\n")


def test_what_lies_beside_a_script_is_given_with_it_and_with_each_of_a_class(
    tmp_path: Path, ready: Graded
) -> None:
    make_folder(
        tmp_path,
        {
            "cls/lee/hw.py": "import own, given\nprint('gain:', own.x)\nprint(given.y)",
            "cls/lee/own.py": "x = 1.598",
            "given.py": "y = 5 / 3",
        },
    )
    command = (*SEED, "--with", tmp_path / "given.py", "--format", "jsonl")
    status, out, _ = ready(tmp_path / "cls", "--report", tmp_path / "report", *command)
    assert (status, json.loads(out)["verdict"]) == (0, "accepted")
    (tmp_path / "given.py").write_text("y = 1")
    status, out, _ = ready(tmp_path / "cls", "--report", tmp_path / "report", *command)
    assert json.loads(out)["score"] == 0.5
    (tmp_path / "cls/lee/own.py").write_text("x = 9")
    status, out, _ = ready(tmp_path / "cls", "--report", tmp_path / "report", *command)
    assert json.loads(out)["score"] == 0
    own = ("--with", tmp_path / "cls/lee/own.py")
    status, out, _ = ready(tmp_path / "cls/lee/hw.py", *own, *command)
    assert (status, json.loads(out)["score"]) == (1, 0)


UPLOADS = {
    "a folder with one script": ({"hw.py": RIGHT}, ["up"], ""),
    "several files": ({"hw.py": "import helper\n" + RIGHT, "helper.py": ""}, ["up"], ""),
    "files one by one": ({"hw.py": RIGHT, "x.py": "x = 1"}, ["up/hw.py", "up/x.py"], ""),
    "a pattern that fits nothing": ({"hw.ipynb": "x"}, ["up/*.py"], "is no notebook"),
    "nothing": ({}, ["up"], "nothing was handed in: hand in a .py"),
    "another file": ({"hw.docx": "x"}, ["up"], "nothing to grade in hw.docx"),
    "an empty script": ({"hw.py": " "}, ["up"], "the file is empty"),
    "an archive": ({"hw.rar": "Rar!"}, ["up"], "nothing to grade in hw.rar"),
    "installed packages": ({"venv/lib/x.py": RIGHT}, ["up"], "nothing to grade in venv/lib/x.py"),
}


@pytest.mark.parametrize(("files", "paths", "said"), UPLOADS.values(), ids=UPLOADS)
def test_whatever_a_student_uploads_is_a_submission_or_says_what_is_wrong(
    tmp_path: Path, files: dict[str, str], paths: list[str], said: str
) -> None:
    (tmp_path / "up").mkdir()
    make_folder(tmp_path / "up", files)
    found = upload.find([tmp_path / path for path in paths], description.find("tanh_gain"))
    assert said in str(found.fault or "")
    assert bool(said) == (found.fault is not None)
    assert found.name.endswith("hw.py") or said


@pytest.mark.parametrize("path", ["up/hw.py", "u/*.py", "u"])
def test_a_path_that_is_not_there_is_no_student_s_zero(tmp_path: Path, path: str) -> None:
    (tmp_path / "up").mkdir()
    with pytest.raises(UsageError, match="no such file or folder: check the path"):
        upload.find([tmp_path / path], description.find("tanh_gain"))


@pytest.mark.parametrize(
    ("files", "status", "said", "graded"),
    [
        pytest.param({"hw.py": RIGHT}, 0, "accepted", "hw.py", id="a script"),
        pytest.param({"hw.py": " "}, 1, "the file is empty", "hw.py", id="an empty script"),
        pytest.param({"x.pdf": RIGHT}, 1, "x.pdf", "", id="another file"),
        pytest.param({}, 1, "nothing was handed in", "", id="nothing"),
    ],
)
def test_what_is_wrong_with_an_upload_is_a_platforms_report_that_names_what_was_graded(
    tmp_path: Path, ready: Graded, files: dict[str, str], status: int, said: str, graded: str
) -> None:
    (tmp_path / "up.py").mkdir()
    make_folder(tmp_path / "up.py", files)
    file = f"the file that was graded: {graded}" if graded else ""
    for platform in ("gradescope", "prairielearn"):
        command = ("up.py", *SEED, "--format", platform, "--output", "results.json")
        assert ready(*command, cwd=tmp_path) == (status, "", "")
        told = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
        output = told.get("output", "").splitlines()
        assert [line for line in output if "that was graded" in line] == ([file] if file else [])
        assert said in " ".join((*output, told.get("message", "")))


def test_a_platforms_report_tells_of_public_seeds_alone(tmp_path: Path, ready: Graded) -> None:
    make_folder(tmp_path, {"hw.py": "print('gain:', 1.6 if input() == '7' else 9)\nprint(0)"})
    command = ("hw.py", "--exercise", "tanh_gain", "--seed", 7, "--seed", 8, "--public-seed", 7)
    _, out, _ = ready(*command, "--format", "gradescope", cwd=tmp_path)
    first, second = json.loads(out)["tests"]
    assert (first["score"], first["output"]) == (0, "")
    assert second["output"].startswith("seed 7: line 2, printed by line 2 of the script: ")
    assert "seed 8" not in out
    status, _, err = ready(*command[:-1], 9, "--format", "gradescope", cwd=tmp_path)
    assert (status, err) == (2, "grade: --public-seed 9: nothing is graded on it, but on 7, 8\n")


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Have processes of ours heed Ctrl-C, which a shell lets what it runs with `&` ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize(
    ("number", "isolation"), [(signal.SIGINT, "walled"), (signal.SIGTERM, "limited")]
)
def test_an_interrupted_class_ends_at_once_and_says_how_to_go_on(
    tmp_path: Path, number: signal.Signals, isolation: str
) -> None:
    folder, report = tmp_path / "class", tmp_path / "report"
    folder.mkdir()
    (folder / "a.py").write_text(RIGHT)
    for name in ("b", "c", "d", "e"):
        (folder / f"{name}.py").write_text("import time; time.sleep(600)")
    own = ["--exercises", make_plain(tmp_path / "own"), "--exercise", "plain", "--seed", "1"]
    command = [Path(sys.executable).parent / "grade", folder, "--report", report, *own]
    command += ["--isolation", isolation, "--time-limit", "300"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not kept(report):
            time.sleep(0.1)
        with pytest.raises(UsageError, match="another grader writes to"):
            Store(report)
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
    assert passed_s < 200  # a tenth of a second where nothing else runs; the programs sleep 600
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
    own = {"exercises": make_plain(tmp_path / "own"), "exercise": "plain", "isolation": "limited"}
    (tmp_path / "t.csv").write_text("Group 1\n\nLogin;HW (10)\nanna;\nborja;\nTotal;7\n")
    book = {"gradebook": tmp_path / "t.csv", "column": "HW"}
    graded = grader.grade_folder(folder, tmp_path / "report", **own, **book)
    assert [(g.student, g.judgement.verdict.code) for g in graded] == [
        ("anna", "AC"),
        ("carl", "RTE"),
        ("борис", "WA"),
    ]
    assert (tmp_path / "report" / "grades.csv").exists()
    filled = (tmp_path / "report" / "gradebook.csv").read_text()
    assert filled == "Group 1\n\nLogin;HW (10)\nanna;10\nborja;\nTotal;7\n"
    matched = table(tmp_path / "report" / "matched.csv")[1]
    assert matched == ["gradebook", "anna", "anna.py", "4", "anna", "login", "10", ""]
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
