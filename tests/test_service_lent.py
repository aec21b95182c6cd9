"""A class and an upload where a service listens: its sandbox, and the same reports as without."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest
from class_files import make_folder
from conftest import Graded
from hypothesis import given
from hypothesis import strategies as st
from services import Running, saying, serving

from grader.sandbox.execution import Ending, Execution, Limits, Piece, Place, Program
from grader.sandbox.inner.protocol import Journal, Picture, Raised, Report
from grader.service import wire
from grader.service.lent import Lent, borrow
from grader.words.errors import UsageError
from grader.words.model import Usage

RIGHT = "seed = int(input())\nprint('gain:', 1.598)\nprint(5 / 3)\n"
DRAWS = "import matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()\n"
CLASS = {
    "ann.py": RIGHT,
    "bob.py": f"{DRAWS}print('gain:', 1.5)\nprint(5 / 3)\n",
    "cat.py": "print(",
    "dan.py": "raise KeyError('\\ud800')\n",
    "eve.py": "while True: print('x' * 1000)\n",
    "fay.py": "",
}
GAIN = ("--exercise", "tanh_gain", "--seed", 1, "--seed", 2)
TEXT = st.text(st.characters(exclude_categories=()), max_size=9)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what a class handed in."""
    return make_folder(tmp_path / "class", CLASS)


def answered(service: Running) -> int:
    """Return how often a service answered well."""
    told = service.ask("GET", "/metrics").body.decode()
    found = re.search(r'grader_responses_total\{status="200"\} (\d+)', told)
    return int(found[1]) if found else 0


def grades(report: Path) -> list[list[str]]:
    """Return the rows of a report's table."""
    return list(csv.reader((report / "grades.csv").read_text().splitlines()))


def test_a_class_is_told_the_same_as_without_a_service(
    service: Running, ready: Graded, folder: Path
) -> None:
    seen = []
    for name, *more in (["with"], ["without", "--no-service"]):
        before = answered(service)
        report = folder.parent / name
        options = (*GAIN, "--report", report, "--format", "jsonl", *more)
        status, out, err = ready(folder, *options)
        assert "warning" not in err
        runs = answered(service) - before - 1  # and the counting itself
        judgements = [json.loads(line) for line in out.splitlines()]
        for judgement in judgements:
            for case in judgement["cases"]:
                del case["usage"]
        seen.append((status, grades(report), judgements))
        # Two seeds of each that can be run at all, the reference, and how it would be run.
        assert runs >= 2 * len(CLASS) - 4 + 3 if name == "with" else runs == 0
    assert seen[0] == seen[1]
    verdicts = [row[3] for row in seen[0][1][1:]]
    assert verdicts[:2] == ["accepted", "wrong_answer"]
    assert seen[0][2][1]["cases"][0]["figures"]


def test_an_upload_and_exercises_of_ones_own_are_run_there(
    service: Running, ready: Graded, tmp_path: Path
) -> None:
    make_folder(tmp_path / "upload", {"hw.py": RIGHT})
    before = answered(service)
    options = ("upload", *GAIN, "--format", "gradescope", "--exercises", tmp_path / "own")
    (tmp_path / "own").mkdir()
    status, out, err = ready(*options, cwd=tmp_path)
    assert (status, err, len(json.loads(out)["tests"])) == (0, "", 2)
    assert answered(service) > before + 2


def test_a_service_that_dies_is_one_warning_and_the_class_goes_on_here(tmp_path: Path) -> None:
    slow = {f"{name}.py": f"import time\ntime.sleep(2)\n{RIGHT}" for name in "abcd"}
    make_folder(tmp_path / "class", slow)
    program = Path(sys.executable).parent / "grade"
    with serving(tmp_path / "run") as service:
        command = [program, "class", *map(str, GAIN), "--report", "report", "--format", "jsonl"]
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, **service.environment},
        ) as client:
            while b"grader_running 2" not in service.ask("GET", "/metrics").body:
                time.sleep(0.02)
            service.end(signal.SIGKILL)
            out, err = client.communicate(timeout=240)
    verdicts = [json.loads(line)["verdict"] for line in out.splitlines()]
    assert (client.returncode, verdicts) == (0, ["accepted"] * len(slow)), err
    assert err.decode().count("warning: ") == err.decode().count("grading here") == 1


OTHER = b'HTTP/1.1 409 No\r\n\r\n{"detail": "it is of version 0.0.1: start it again"}'
NO_SERVICE = {
    "another version": (OTHER, "of version 0.0.1"),
    "nothing": (b"", "it ended before it answered"),
    "one that lends to nobody": (b"HTTP/1.1 403 No\r\n\r\n{}", ""),
    "one of before": (b"HTTP/1.1 404 No\r\n\r\n{}", ""),
}


@pytest.mark.parametrize(("answer", "said"), NO_SERVICE.values(), ids=NO_SERVICE)
def test_what_is_not_lent_is_one_warning_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes, said: str
) -> None:
    monkeypatch.setenv("GRADER_URL", f"unix:{tmp_path}/s")
    warned: list[str] = []
    with saying(tmp_path / "s", answer):
        assert borrow(pytest.fail, warned.append) is None
    assert len(warned) == bool(said)
    assert said in "".join(warned)


def test_nobody_but_the_user_has_programs_run(
    tmp_path: Path, graded_here: Graded, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(tmp_path / "run", "--port", 0, "--isolation", "limited") as service:
        assert isinstance(service.address, tuple)
        assert service.ask("POST", "/v1/runs", {}).status == 403
        make_folder(tmp_path / "class", {"ann.py": RIGHT})
        monkeypatch.setenv("GRADER_URL", "http://{}:{}".format(*service.address))
        done = graded_here("class", *GAIN, "--report", "r", cwd=tmp_path)
    assert (done[0], "warning" in done[2]) == (0, False)


def test_what_is_no_program_is_refused(service: Running) -> None:
    told = {"installation": wire.installation(), "program": {"files": 3}}
    assert service.ask("POST", "/v1/runs", told).status == 422
    assert service.ask("POST", "/v1/runs", {"installation": {}}).status == 409
    assert service.ask("POST", "/v1/runs", b"[").status == 422


def test_who_ends_a_class_waits_for_no_program_there(service: Running, tmp_path: Path) -> None:
    make_folder(tmp_path / "class", {"ann.py": "import time\ntime.sleep(600)\n"})
    program = Path(sys.executable).parent / "grade"
    with subprocess.Popen(
        [program, "class", *map(str, GAIN), "--report", "r", "--time-limit", "60"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        env={**os.environ, **service.environment},
    ) as client:
        while b"grader_running 1" not in service.ask("GET", "/metrics").body:
            time.sleep(0.02)
        began_s = time.monotonic()
        client.send_signal(signal.SIGTERM)  # as Ctrl-C, which a shell may have us ignore
        _, err = client.communicate(timeout=200)
        took_s = time.monotonic() - began_s
    assert (client.returncode, b"interrupted" in err, b"warning" in err) == (130, True, False)
    assert took_s < 100  # the program alone would take longer


def test_a_service_that_is_full_is_asked_again(tmp_path: Path) -> None:
    full = b'HTTP/1.1 429 No\r\n\r\n{"detail": "try again in 3 s"}'
    usage = Usage(wall_s=1, cpu_s=1, memory_bytes=1, output_bytes=1)
    seen = Execution(Ending.EXITED, 0, b"1\n", b"", False, None, usage)
    told = {"isolation": "walled", "memory_summed": True, "failed": ""}
    ran = json.dumps({**told, "execution": wire.from_execution(seen)}).encode()
    path = tmp_path / "service.sock"
    warnings: list[str] = []
    with (
        saying(path, full, full, b"HTTP/1.1 200 OK\r\n\r\n  " + ran),
        Lent(f"unix:{path}", True, pytest.fail, warnings.append) as sandbox,
    ):
        assert sandbox.run(Program({}, "hw.py"), b"", Limits()) == seen
    assert warnings == []


@given(st.dictionaries(TEXT, st.binary(max_size=9)), TEXT, st.lists(TEXT), st.binary(max_size=9))
def test_any_program_arrives_as_it_was(
    files: dict[str, bytes], entry: str, cells: list[str], stdin: bytes
) -> None:
    program = Program(files, entry, {entry: "x"}, tuple(cells), entry, {"call": entry})
    sent = json.loads(json.dumps(wire.from_program(program, stdin, Limits(cpu_s=0.5))))
    assert wire.to_program(sent) == (program, stdin, Limits(cpu_s=0.5))
    assert sent.keys() >= {each.name for each in fields(program)}


@given(st.binary(max_size=9), st.binary(max_size=9), st.sampled_from(Ending))
def test_what_was_seen_arrives_as_it_was(stdout: bytes, pixels: bytes, ending: Ending) -> None:
    journal = Journal([(1, None, 2, 3)], [1, 0])
    raised = Raised("KeyError", "'x'", 3, None, None)
    seen = Execution(
        ending=ending,
        status=1,
        stdout=stdout,
        stderr=pixels,
        truncated=True,
        report=Report(raised, {"a": None}, True, [Picture(1, 1, pixels)], journal),
        usage=Usage(wall_s=0.5, cpu_s=0.25, memory_bytes=1, output_bytes=2),
        journal=(Piece(0, 1, None, 0, 2, 3),),
        running=Place(1, 2),
    )
    assert wire.to_execution(wire.from_execution(seen)) == seen


@pytest.mark.parametrize("said", [{}, [], {"files": 1}, {"files": {"a": 1}}, {"files": {}}])
def test_nonsense_is_no_program(said: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        wire.to_program(said)
