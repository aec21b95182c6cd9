"""What the machine does not give is no student's fault."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from class_files import make_plain
from processes import grade

from grader.sandbox.inner.protocol import BORN, FAILED

RIGHT = "print('gain:', 1.598)\n"


BROKEN = """
import os, socket
from grader.sandbox.inner import child

class Broken:
    surround = settle = started = lambda *told: None

    def confine(self, grouped):
        raise OSError("no wall")

ours, life = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
job, output = os.pipe(), os.pipe()
if os.fork() == 0:
    child.main([life.detach(), job[0], output[1], output[1]], Broken(), child.Run(0, "-", False))
life.close()
os.close(output[1])
ours.send(b"!")
print([ours.recv(64) for _ in range(3)], os.read(output[0], 99))
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Return a script that is right."""
    make_plain(tmp_path / "own")
    path = tmp_path / "right.py"
    path.write_text(RIGHT)
    return path


def asked(script: Path) -> tuple[object, ...]:
    """Return what grades a script here, by an exercise without torch."""
    return (script, "--exercises", script.parent / "own", "--exercise", "plain", "--no-service")


@pytest.mark.parametrize("isolation", ["walled", "limited"])
@pytest.mark.parametrize(
    ("name", "most"),
    [
        pytest.param("RLIMIT_NOFILE", 64, id="descriptors"),
        pytest.param("RLIMIT_STACK", 1 << 18, id="stack"),
    ],
)
def test_where_a_program_may_use_less_than_promised_it_is_a_judge_error(
    script: Path, isolation: str, name: str, most: int
) -> None:
    def lower() -> None:
        resource.setrlimit(getattr(resource, name), (most, most))

    status, said, _ = grade(*asked(script), "--isolation", isolation, preexec_fn=lower)
    assert status == 3
    assert f"{name} is {most} here" in " ".join(said.split())


@pytest.mark.parametrize("isolation", ["walled", "limited"])
def test_what_no_program_needs_may_be_less_and_the_callers_umask_anything(
    script: Path, isolation: str
) -> None:
    def lower() -> None:
        os.umask(0o777)
        for name in ("RLIMIT_MEMLOCK", "RLIMIT_SIGPENDING", "RLIMIT_MSGQUEUE"):
            resource.setrlimit(getattr(resource, name), (8, 8))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    status, said, _ = grade(*asked(script), "--isolation", isolation, preexec_fn=lower)
    assert status == 0, said


@pytest.mark.parametrize("isolation", ["walled", "limited"])
def test_a_soft_limit_of_memory_is_not_that_of_a_program(script: Path, isolation: str) -> None:
    def lower() -> None:
        for each in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
            resource.setrlimit(each, (400_000_000, resource.RLIM_INFINITY))

    script.write_text(f"held = bytearray(600_000_000)\n{RIGHT}")
    status, said, _ = grade(*asked(script), "--isolation", isolation, preexec_fn=lower)
    assert status == 0, said


def test_a_wall_that_cannot_be_raised_is_told_as_such_and_never_as_an_exit_status() -> None:
    done = subprocess.run([sys.executable, "-c", BROKEN], capture_output=True, text=True)
    assert done.stdout == f"{[BORN, BORN, FAILED]} b''\n"
    assert "OSError: no wall" in done.stderr, "in the log of the zygote, not among what it prints"
