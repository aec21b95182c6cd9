"""Ctrl-C at any moment ends a command with 130 and one line, and is lost nowhere."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from grader.commands import ending

BEGIN = """
import os, signal, sys, time

class AtImport:
    def find_spec(self, name, *_):
        if name == {name!r}:
            sys.meta_path.remove(self)
            try:
                os.kill(os.getpid(), signal.SIGINT)
                time.sleep(0.1)
            except BaseException:
                pass  # as those do who can do without a module

class Swept:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
        time.sleep(0.1)

def sweep(*_):
    Swept()
    time.sleep(60)
    return 0

def twice(*_):
    try:
        signal.raise_signal(signal.SIGINT)
    finally:
        signal.raise_signal(signal.SIGINT)

def end(*_):
    import atexit
    atexit.register(signal.raise_signal, signal.SIGINT)
    print("listed", flush=True)
    return 0

sys.meta_path.insert(0, AtImport())
sys.argv = ["grade", "--list"]
from grader.commands.begin import grade
if {show!r}:
    from grader.commands import list_exercises
    list_exercises.show = globals().get({show!r})
grade()
"""
MOMENTS = {
    "while the command is loaded": ("click", ""),
    "while a part of ours is loaded": ("grader.commands.served", ""),
    "while a part is loaded late": ("grader.commands.list_exercises", ""),
    "while its libraries are loaded": ("pydantic", ""),
    "where Python throws exceptions away": ("", "sweep"),
    "twice at once": ("", "twice"),
}


@pytest.fixture(autouse=True)
def heeding_ctrl_c() -> Iterator[None]:
    """Have processes of ours heed Ctrl-C, which a shell lets what it runs with `&` ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def run(name: str, show: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", BEGIN.format(name=name, show=show)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.parametrize(("name", "show"), MOMENTS.values(), ids=MOMENTS)
def test_ctrl_c_is_one_line_and_130(name: str, show: str) -> None:
    done = run(name, show)
    assert (done.returncode, done.stdout) == (ending.INTERRUPTED, "")
    assert done.stderr == "\ngrade: interrupted\n"


def test_ctrl_c_after_all_was_said_changes_nothing() -> None:
    done = run("", "end")
    assert (done.returncode, done.stdout, done.stderr) == (0, "listed\n", "")
