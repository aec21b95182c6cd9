"""`grade --watch FILE`: a report at each save, what changed since, and an end by Ctrl-C."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import pytest
from conftest import Graded
from judgements import GAIN, case, graded

from grader.reports.as_text import changes
from grader.words.language import Language
from grader.words.model import Case, CheckResult

RIGHT = "print('gain:', 1.598)\nprint(5/3)\n"
HALF = "print('gain:', 1.598)\nprint(1.5)\n"
CLEAR = b"\x1b[2J"


class Watcher:
    """`grade --watch` on a terminal."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        program = Path(sys.executable).parent / "grade"
        command = [program, "--watch", *arguments, "--exercise", "tanh_gain"]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": "100"}
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment
        )
        os.close(theirs)
        self.seen = b""

    def until(self, said: str) -> bytes:
        """Read until something is shown; return the screen, which began when it was cleared."""
        while said.encode() not in self.seen.rpartition(CLEAR)[2]:
            self.seen += os.read(self._ours, 1 << 16)  # fails at its end
        return self.seen.rpartition(CLEAR)[2]

    def end(self) -> int:
        """Press Ctrl-C and return the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(120)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


def test_each_save_is_graded_and_what_changed_is_told(tmp_path: Path) -> None:
    file = tmp_path / "hw.py"
    file.write_text(HALF)
    with Watcher(tmp_path, "hw.py") as watcher:
        assert b"wrong answer" in watcher.until("To grade it again:")
        file.write_text("")  # as an editor that writes into the file, seen in the middle of it
        time.sleep(1)
        file.write_text(RIGHT)
        assert b"2 of 2 points" in watcher.until("accepted, before wrong answer")
        watcher.until("seed 1: Gain of tanh in torch: now right")
        new = tmp_path / "new"  # as an editor that never writes into the file itself
        new.write_text("print(1")
        new.replace(file)
        watcher.until("run time error, before accepted")
        file.unlink()
        watcher.until("hw.py: no such file")
        file.write_text("print(1")
        watcher.until("Nothing changed.")
        assert watcher.end() == 130


def test_what_lies_beside_is_watched_too(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text("import mine")
    (tmp_path / "lib").mkdir()
    mine = tmp_path / "lib" / "mine.py"
    mine.write_text(HALF)
    with Watcher(tmp_path, "hw.py", "--with", "lib/mine.py", "--lang", "ru") as watcher:
        watcher.until("hw.py --exercise")
        mine.write_text(RIGHT)
        watcher.until("теперь верно")
        assert watcher.end() == 130


UNWATCHED = {
    "a folder": (["."], "give one file"),
    "two files": (["hw.py", "hw.py"], "give one file"),
    "standard input": (["-"], "give one file"),
    "as JSON": (["hw.py", "--format", "json"], "leave out --format"),
    "into a file": (["hw.py", "--output", "x"], "leave out --format"),
}


@pytest.mark.parametrize(("arguments", "said"), UNWATCHED.values(), ids=UNWATCHED)
def test_what_cannot_be_watched_is_one_line(
    tmp_path: Path, graded_here: Graded, arguments: list[str], said: str
) -> None:
    (tmp_path / "hw.py").touch()
    status, out, err = graded_here("--watch", *arguments, cwd=tmp_path)
    assert (status, out, err.count("\n"), said in err) == (2, "", 1, True), err


def reading(case_: Case, actual: float | None) -> Case:
    """Return a case whose first check read another value."""
    first, *others = case_.checks
    changed = CheckResult(**{**first.model_dump(), "actual": actual})
    return case_.model_copy(update={"checks": (changed, *others)})


ALL, FIRST, NONE = (
    case(),
    case(verdict="wrong_answer", passed=(True, False)),
    case(verdict="wrong_answer", passed=(False, False)),
)
CHANGES: dict[str, tuple[Case, Case, Language, list[str]]] = {
    "nothing": (ALL, ALL, "en", []),
    "another right value": (ALL, reading(ALL, 1.601), "en", []),
    "one is right": (FIRST, ALL, "en", ["seed 1: Gain of tanh in torch: now right"]),
    "one is wrong": (ALL, FIRST, "en", ["seed 1: Gain of tanh in torch: no longer right"]),
    "a wrong value": (
        NONE,
        reading(NONE, 1.5),
        "en",
        ["seed 1: Gain of tanh on the sample: 1.5, before 1.6"],
    ),
    "no value": (
        NONE,
        reading(NONE, None),
        "en",
        ["seed 1: Gain of tanh on the sample: nothing, before 1.6"],
    ),
    "a seed that is new": (ALL, case(seed=2), "en", []),
}


@pytest.mark.parametrize(("before", "now", "language", "said"), CHANGES.values(), ids=CHANGES)
def test_a_line_tells_each_change(
    before: Case, now: Case, language: Language, said: list[str]
) -> None:
    judgements = [graded("Ann", each).judgement for each in (before, now)]
    assert list(changes(judgements[0], judgements[1], GAIN, language)) == said
