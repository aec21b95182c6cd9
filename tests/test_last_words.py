"""What is left of a program that was killed: all that it had printed, and the line it was at."""

import pytest
from conftest import run_in

from grader.sandbox import Sandbox, watched
from grader.sandbox.execution import MIB, Ending, Limits, Place, Program
from grader.sandbox.inner.protocol import Job

LIMITS = Limits(cpu_s=0.3, wall_s=1.5, memory_bytes=300 * MIB)
TWO = "print('gain:', 1.5)\nprint('среднее', 2)\n"
PRINTED = "gain: 1.5\nсреднее 2\n"
MANY = "".join(f"{i}\n" for i in range(9000))

KILLED = {
    "a loop": (TWO + "def f():\n    while True: pass\nf()", Ending.CPU_TIME, PRINTED, 4),
    "a loop in C": (TWO + "import math\nx = sum(range(10**12))", Ending.CPU_TIME, PRINTED, 4),
    "a loop in a library": (
        TWO + "import timeit\n\ntimeit.timeit('while True: pass')",
        Ending.CPU_TIME,
        PRINTED,
        5,
    ),
    "sleeps": (TWO + "import time\n\ntime.sleep(99)", Ending.WALL_TIME, PRINTED, 5),
    "waits for a thread": (
        TWO + "import threading\nt = threading.Thread(target=threading.Event().wait)\nt.start()\n"
        "t.join()",
        Ending.WALL_TIME,
        PRINTED,
        6,
    ),
    "half a line": ("print(1)\nprint(2, end='')\nwhile True: pass", Ending.CPU_TIME, "1\n2", 3),
    "many lines": (
        "for i in range(9000): print(i)\nwhile True: pass",
        Ending.CPU_TIME,
        MANY,
        2,
    ),
    "a stream of its own": (
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer)\nprint(1)\n"
        "while True: pass",
        Ending.CPU_TIME,
        "1\n",
        4,
    ),
    "a crash": (TWO + "import ctypes\nctypes.string_at(0)", Ending.SIGNALLED, PRINTED, 4),
    "killed": (TWO + "import os\nos.kill(os.getpid(), 9)", Ending.SIGNALLED, PRINTED, None),
    "takes the signal itself": (
        "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\n" + TWO + "while True: pass",
        Ending.CPU_TIME,
        PRINTED,
        None,
    ),
}


_THREAD = "import threading, time\ndef f():\n    while True: sum(range(9))\n\n"
_START = "t = threading.Thread(target=f)\nt.start()\n"
KILLED |= {
    "a loop in a thread that is waited for": (
        _THREAD + _START + "t.join()",
        Ending.CPU_TIME,
        "",
        3,
    ),
    "a loop in a thread that nobody waits for": (_THREAD + _START, Ending.CPU_TIME, "", 3),
    "a loop in a thread that is looked at": (
        _THREAD + _START + "while True: time.sleep(0.01)",
        Ending.CPU_TIME,
        "",
        3,
    ),
    "a loop in a pool of threads": (
        _THREAD + "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(2) as e: e.submit(f).result()",
        Ending.CPU_TIME,
        "",
        3,
    ),
    "a loop beside a thread that waits": (
        "import queue, threading\nq = queue.Queue()\ndef f():\n    q.get()\n"
        + _START
        + "while True: pass",
        Ending.CPU_TIME,
        "",
        7,
    ),
    "a thread that waits and nobody waits for": (
        "import threading\ndef f():\n    threading.Event().wait()\n" + _START,
        Ending.WALL_TIME,
        "",
        3,
    ),
    "prints without end in a thread": (
        "import threading\ndef f():\n    while True: print('x' * 999)\n" + _START + "t.join()",
        Ending.OUTPUT,
        None,
        3,
    ),
}
IN_THREADS = (
    "a loop in a thread that is waited for",
    "a loop in a thread that nobody waits for",
    "prints without end in a thread",
)
EVERYWHERE = ("a loop", "a loop in C", "sleeps", "many lines", "a crash", *IN_THREADS)
RUNS = [("warm", name) for name in KILLED]
RUNS += [(way, name) for way in ("alone", "cold", "limited") for name in EVERYWHERE]


@pytest.mark.parametrize(("way", "name"), RUNS)
def test_what_was_printed_is_kept_and_the_line_is_told(
    request: pytest.FixtureRequest, way: str, name: str
) -> None:
    source, ending, printed, line = KILLED[name]
    seen = run_in(request.getfixturevalue(way), source, limits=LIMITS)
    assert seen.ending == ending
    assert printed in (None, seen.stdout.decode())
    assert seen.running == (Place(line) if line else None)
    assert seen.journal == ()


def test_in_a_notebook_the_cell_is_told(warm: Sandbox) -> None:
    cells = ("print(1)", "def f():\n    while True: pass", "print(2)\n\nf()")
    seen = warm.run(Program({}, "submission.py", {}, cells), b"", LIMITS)
    assert (seen.ending, seen.stdout) == (Ending.CPU_TIME, b"1\n2\n")
    assert seen.running == Place(2, cell=2)


def test_output_before_memory_ran_out_is_kept(warm: Sandbox) -> None:
    limits = Limits(memory_bytes=300 * MIB)  # to fill it costs more CPU time on some machines
    seen = run_in(warm, TWO + "x = [bytes([1]) * (1 << 20) for _ in range(999)]", limits=limits)
    assert (seen.ending, seen.stdout.decode()) == (Ending.MEMORY, PRINTED)


@pytest.mark.parametrize("way", ["warm", "alone", "cold", "limited"])
def test_output_before_a_flood_is_kept_and_the_line_is_told(
    request: pytest.FixtureRequest, way: str
) -> None:
    seen = run_in(request.getfixturevalue(way), TWO + "while True: print('x' * 999)")
    assert (seen.ending, seen.running) == (Ending.OUTPUT, Place(3))
    assert seen.stdout.decode().startswith(PRINTED)


@pytest.mark.parametrize("way", ["warm", "alone", "cold"])
def test_a_word_for_the_program_that_comes_before_init_waits_for_it_is_not_lost(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    begin = watched._Watch.start

    def tell_and_start(watch: watched._Watch, told: Job) -> None:
        watch._child.tell()
        begin(watch, told)

    monkeypatch.setattr(watched._Watch, "start", tell_and_start)
    seen = run_in(request.getfixturevalue(way), "import time\ntime.sleep(99)")
    assert seen.ending is Ending.CPU_TIME  # as of each program that the word ends


FORKS = {
    "crashes": "ctypes.string_at(0)",
    "uses its time": "os.kill(os.getpid(), signal.SIGXCPU)",
}


@pytest.mark.parametrize("what", FORKS.values(), ids=FORKS)
def test_a_process_of_the_program_that_dies_does_not_speak_for_it(warm: Sandbox, what: str) -> None:
    source = (
        "import ctypes, os, signal, threading\nprint('once', end=' ')\n"
        f"def f():\n    if not os.fork():\n        {what}\n    print(os.wait()[1] != 0)\n"
        "t = threading.Thread(target=f)\nt.start()\nt.join()"
    )
    seen = run_in(warm, source)
    assert (seen.ending, seen.stdout, seen.stderr) == (Ending.EXITED, b"once True\n", b"")
    assert seen.report is not None
    assert seen.running is None
