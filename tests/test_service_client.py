"""`grade` where a service listens: the same bytes and exit status as without, or one warning."""

import json
import os
import pty
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import Graded
from processes import grade
from services import Running, saying

from grader.commands.given import given, is_plain
from grader.commands.grade import grade as command
from grader.exercise.source import REFERENCE
from grader.reports import Given
from grader.service import client, place
from grader.service.client import LostError

RIGHT = "print('gain:', 1.598)\nprint(5/3)\n"
GAIN = ("--exercise", "tanh_gain")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what is graded."""
    scripts = {
        "right.py": RIGHT,
        "wrong.py": "print('gain:', 1.58)\nprint(1.5)",
        "broken.py": "print(",
        "raises.py": "print(1)\nraise KeyError('\\x1b[31m')",
        "uses.py": "import beside\n" + RIGHT,
        "beside.py": "",
        "empty.py": "",
        "книга.py": "print('привет')",
    }
    for name, text in scripts.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "sub").mkdir()
    for name in ("uses.py", "beside.py", "wrong.py"):
        (tmp_path / "sub" / name).write_text(scripts[name])
    cell = {"cell_type": "code", "source": RIGHT, "metadata": {}, "outputs": []}
    (tmp_path / "hw.ipynb").write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4}))
    return tmp_path


KINDS = ["right.py", "wrong.py", "broken.py", "raises.py", "empty.py", "hw.ipynb", "книга.py"]
SAME = {
    "every kind of file": [*KINDS, "--seed", "1", "--seed", "2"],
    "options": [
        *("uses.py", "wrong.py", "--with", "beside.py", "--reveal", "--lang", "ru"),
        *("--time-limit", "3", "--memory-limit", "512", "--output-limit", "9"),
        *("--isolation", "walled"),  # which the service is
    ],
    "a folder": ["sub/wrong.py", "sub/uses.py", "right.py", "--time-limit", "3"],
    "a hidden seed": ["wrong.py", "--seed", "1", "--public-seed", "2", "--format", "junit"],
    "no such file": ["missing.py"],
    "no such exercise": ["right.py", "--exercise", "homework_9"],
    "a seed too large": ["right.py", "--seed", "4294967296"],
    "a module that is not beside": ["right.py", "--with", "missing.py"],
}


@pytest.mark.parametrize("arguments", SAME.values(), ids=SAME)
def test_the_same_bytes_and_status_come_as_without_a_service(
    service: Running, folder: Path, graded_here: Graded, arguments: list[str]
) -> None:
    given = arguments if "--exercise" in arguments else [*arguments, *GAIN]
    with_it = grade(*given, cwd=folder, env=service.environment)
    before = service.log.read_text()
    without = graded_here(*given, "--no-service", cwd=folder)
    assert service.log.read_text() == before
    timeless = [re.sub(r'time="[\d.]+"', "", out) for out in (with_it[1], without[1])]
    assert timeless[0] == timeless[1]
    assert (with_it[0], with_it[2]) == (without[0], without[2])


GIVEN = {
    "a name": (["hw.py"], [("hw.py", (), ())], True),
    "a folder": (["sub/hw.py"], [("sub/hw.py", (), ("sub/beside.py", "sub/data"))], False),
    "what lies beside": (
        ["sub/hw.py", "--with", "sub/data", "--with", "sub/beside.py"],
        [("sub/hw.py", (("--with", "sub/data"), ("--with", "sub/beside.py")), ())],
        False,
    ),
    "limits": (
        ["hw.py", "--time-limit", "2.5", "--memory-limit", "512", "--output-limit", "9"],
        [
            (
                "hw.py",
                (("--time-limit", "2.5"), ("--memory-limit", "512"), ("--output-limit", "9")),
                (),
            )
        ],
        False,
    ),
    "an isolation": (
        ["hw.py", "--isolation", "walled"],
        [("hw.py", (("--isolation", "walled"),), ())],
        False,
    ),
    "what changes nothing": (["hw.py", "--reveal", "--seed", "3"], [("hw.py", (), ())], True),
    "standard input": (["-"], [("-", (), ())], True),
    "a notebook": (["sub/hw.ipynb"], [("sub/hw.ipynb", (), ("sub/beside.py",))], False),
}


@pytest.mark.parametrize(("arguments", "found", "plain"), GIVEN.values(), ids=GIVEN)
def test_how_a_file_was_given_is_what_no_service_knows(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    found: list[tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]],
    plain: bool,
) -> None:
    monkeypatch.chdir(folder)
    source = (
        "import os; from beside import x\nopen('data/x.csv'), open('no.csv'), print('beside')\n"
    )
    (folder / "hw.py").write_text("import torch, beside_of\nprint('data')\n")
    (folder / "sub/hw.py").write_text(source)
    (folder / "sub/data").mkdir()
    cell = {"cell_type": "code", "source": ["import torch\n", "import beside"]}
    (folder / "sub/hw.ipynb").write_text(json.dumps({"cells": [cell]}, indent=1))
    options = command.make_context("grade", [*arguments, *GAIN]).params
    assert given(options) == [Given(*each) for each in found]
    assert is_plain(given(options)) is plain


def test_a_service_grades_what_the_command_names_as_it_was_given(
    service: Running, folder: Path
) -> None:
    before = service.log.read_text().count("tanh_gain: wrong_answer")
    arguments = ("sub/wrong.py", *GAIN, "--time-limit", "3")
    status, out, err = grade(*arguments, cwd=folder, env=service.environment)
    assert (status, err) == (1, "")
    assert "grade sub/wrong.py --exercise tanh_gain --seed 1 --time-limit 3\n" in out
    assert service.log.read_text().count("tanh_gain: wrong_answer") == before + 1


def test_it_is_the_service_that_grades(service: Running, folder: Path) -> None:
    before = service.log.read_text().count("tanh_gain: accepted")
    assert grade("right.py", *GAIN, cwd=folder, env=service.environment)[0] == 0
    assert service.log.read_text().count("tanh_gain: accepted") == before + 1


def test_standard_input_and_an_output_file_are_as_without_a_service(
    service: Running, folder: Path
) -> None:
    env = service.environment
    arguments = ("-", *GAIN, "--format", "jsonl", "--output", "report")
    status, out, err = grade(*arguments, cwd=folder, input=RIGHT, env=env)
    said = json.loads((folder / "report").read_text())
    assert (status, out, err, said["submission"]) == (0, "", "", "-")
    status, _, err = grade(*arguments[:-1], "/dev/full", cwd=folder, input=RIGHT, env=env)
    assert (status, err.count("\n")) == (3, 1)
    assert "No space left" in err


def on_a_terminal(folder: Path, env: dict[str, str], *arguments: str) -> bytes:
    """Run `grade` on a terminal of 60 columns and return what it shows."""
    ours, theirs = pty.openpty()
    program = Path(sys.executable).parent / "grade"
    environment = {**os.environ, **env, "TERM": "xterm-256color", "COLUMNS": "60"}
    with subprocess.Popen(
        [program, *arguments, *GAIN], stdout=theirs, stderr=theirs, cwd=folder, env=environment
    ):
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 4096):
                seen += part
        except OSError:  # its end, on Linux
            pass
    os.close(ours)
    return seen


def test_a_terminal_shows_the_same_colours_and_columns(service: Running, folder: Path) -> None:
    with_it = on_a_terminal(folder, service.environment, "wrong.py")
    without = on_a_terminal(folder, service.environment, "wrong.py", "--no-service")
    assert with_it == without
    assert b"\x1b[1;31m" in with_it


def test_the_client_imports_nothing_heavy(service: Running, folder: Path) -> None:
    code = (
        "import sys; sys.argv = ['grade', 'right.py', '--exercise', 'tanh_gain']\n"
        "from grader.commands.grade import main\n"
        "try: main()\n"
        "except SystemExit as end: print(end.code, *sys.modules)"
    )
    environment = {**os.environ, **service.environment}
    python = [sys.executable, "-c", code]
    done = subprocess.run(python, capture_output=True, text=True, cwd=folder, env=environment)
    status, *modules = done.stdout.splitlines()[-1].split()
    heavy = {"torch", "pydantic", "rich", "numpy", "ssl", "http.client", "email", "subprocess"}
    assert (status, heavy & set(modules), done.stderr) == ("0", set(), "")
    assert "grader.sandbox" not in modules
    assert len(modules) < 150


def test_a_token_may_come_of_a_file_with_the_ends_of_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GRADER_TOKEN", "secret-of-a-file\r\n")
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        theirs.shutdown(socket.SHUT_WR)
        client.exchange(ours, ("here", "/"), b"", set())
        assert b"Bearer secret-of-a-file\r\n\r\n" in theirs.recv(4096)


def test_both_ends_know_the_same_exercises() -> None:
    assert place.REFERENCE == REFERENCE


def test_exercises_of_ones_own_are_graded_here(service: Running, folder: Path) -> None:
    before = service.log.read_text()
    arguments = ("right.py", *GAIN, "--exercises", ".")
    assert grade(*arguments, cwd=folder, env=service.environment)[::2] == (0, "")
    assert service.log.read_text() == before


OLD = b'{"detail": "it is of version 0.0.1: start it again"}'
LOST = {
    "nothing": (b"", "it ended before it answered"),
    "no HTTP": (b"SSH-2.0\r\n\r\n", "it ended before it answered"),
    "a head alone": (b"HTTP/1.1 200 OK\r\n\r\n  ", "it ended before it had graded"),
    "half a report": (b'HTTP/1.1 200 OK\r\n\r\n {"report": "acc', "it ended before it had graded"),
    "another version": (b"HTTP/1.1 409 Conflict\r\n\r\n" + OLD, "of version 0.0.1"),
    "a proxy's page": (b"HTTP/1.1 502 Bad Gateway\r\n\r\n<html>", "status 502"),
    "another path": (b'HTTP/1.1 404 No\r\n\r\n{"detail": "Not Found"}', "Not Found"),
    "too much": (b'HTTP/1.1 429 No\r\n\r\n{"detail": "try again in 3 s"}', "try again in 3 s"),
}


@pytest.fixture
def runtime(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where a user's own service listens."""
    made = folder / "run"
    made.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(made))
    return made


def warned(*arguments: str) -> list[str]:
    """Ask the service that there is for what it does not grade; return what is warned of."""
    found: list[str] = []
    options = command.make_context("grade", [*arguments, *GAIN]).params
    assert client.report(options, RIGHT.encode, found.append) is None
    return found


@pytest.mark.parametrize(("answer", "said"), LOST.values(), ids=LOST)
def test_what_a_service_does_not_grade_is_one_warning(
    runtime: Path, answer: bytes, said: str
) -> None:
    with saying(runtime / "grader.sock", answer):
        (line,) = warned("-")
    assert line.endswith("grading here")
    assert said in line


OK = b"HTTP/1.1 200 OK\r\n\r\n"
DRIPS = {
    "the word HTTP": (b"", b"H"),
    "a head": (b"HTTP/1.1 200 OK\r\n", b"X: 1\r\n"),
    "a body": (OK, b"<"),
    "a body at once": (OK + b"{", b" "),
}


@pytest.mark.parametrize(("answer", "drips"), DRIPS.values(), ids=DRIPS)
def test_what_drips_is_no_service(
    runtime: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes, drips: bytes
) -> None:
    for name in ("HEAD_S", "TOLD_S"):
        monkeypatch.setattr(client, name, 1.0)
    with saying(runtime / "grader.sock", answer, drips=drips):
        (line,) = warned("-")
    assert "did not answer in time" in line


def test_what_hangs_is_no_service(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "HEAD_S", 1.0)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(runtime / "grader.sock"))
        silent.listen()
        (line,) = warned("-")
    assert "did not answer in time" in line


def test_a_service_that_grades_for_long_is_waited_for(
    runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HEAD_S", "TOLD_S"):
        monkeypatch.setattr(client, name, 1.0)
    with saying(runtime / "grader.sock", OK, drips=b" "), socket.socket(socket.AF_UNIX) as asks:
        asks.connect(str(runtime / "grader.sock"))
        ends = threading.Timer(3, asks.shutdown, [socket.SHUT_RDWR])
        ends.start()
        with pytest.raises(LostError, match="before it had graded"):
            client.exchange(asks, ("grader", "/v1/reports"), b"{}", {"report"})
        ends.join()


def test_what_a_service_does_not_grade_is_graded_here(runtime: Path) -> None:
    with saying(runtime / "grader.sock", LOST["half a report"][0]):
        status, out, err = grade("-", *GAIN, input=RIGHT)
    assert (status, out.split()[0], err.count("\n")) == (0, "accepted", 1)
    assert err.startswith("warning: ")
    assert err.endswith("grading here\n")


def test_a_stale_socket_is_one_warning(runtime: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(runtime / "grader.sock"))
    (line,) = warned("-")
    assert "no service answers" in line


def test_a_socket_that_others_may_replace_is_no_service(runtime: Path) -> None:
    runtime.chmod(0o777)
    with saying(runtime / "grader.sock", b"HTTP/1.1 500 No\r\n\r\n"):
        assert warned("-") == []
        runtime.chmod(0o700)
        assert len(warned("-")) == 1


@pytest.mark.parametrize(
    "url", ["ftp://here", "http://127.0.0.1:1", "unix:/nonexistent", "http://a:b"]
)
def test_a_url_that_is_none_is_one_warning(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("GRADER_URL", url)
    assert len(warned("-")) == 1
