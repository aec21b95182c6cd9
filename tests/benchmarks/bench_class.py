"""What a small class costs: `python tests/benchmarks/bench_class.py [PART ...] [--rounds N]`.

The parts are starts, cpu and door; all by default. Each but the last is the median of ratios, whose
two sides were measured one after the other: to `python` on the same file, or to plain forks of a
process that has torch. Where others use the machine, put `chrt --rr 1` before it: they wait then.
"""

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench_batch import EXERCISE, GRADE, accepted, make_class

from grader.classroom.store import NAME
from grader.sandbox import Sandbox, cgroup, settings
from grader.sandbox.cgroup import Hierarchy
from grader.sandbox.execution import Limits, Program

STUDENTS, MORE = 30, 120
PARTS = ("starts", "cpu", "door")
TERMS = ["--exercise", EXERCISE, "--seed", "11"]
PLAIN_FORKS = """
import os, sys, torch, numpy
def run(path):
    readable, writable = os.pipe()
    os.write(writable, b"11\\n"); os.close(writable); os.dup2(readable, 0)
    exec(compile(open(path).read(), path, "exec"), {"__name__": "__main__"})
    sys.stdout.flush()
for path in sys.argv[1:]:
    pid = os.fork()
    if pid == 0:
        run(path)
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0
"""
"""The least that anybody needs who imports torch once."""


def wall_s(work: Callable[[], object]) -> float:
    begun_s = time.perf_counter()
    work()
    return time.perf_counter() - begun_s


def cpu_s(command: Sequence[object], groups: Hierarchy) -> float:
    """Return the CPU time of a command and all below it, whoever waits for that."""
    group = groups.new()
    try:
        with subprocess.Popen(
            list(map(str, command)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: group.add(os.getpid()),
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        ) as process:
            assert process.wait() == 0
        return group.cpu_s()
    finally:
        group.remove()


def python(path: Path) -> None:
    subprocess.run([sys.executable, path], input=b"11\n", capture_output=True, check=True)


def grade(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as report:
        command = [*GRADE, folder, *TERMS, "--report", report]
        subprocess.run(command, capture_output=True, check=True)


def first(folder: Path) -> None:
    """Grade until the first judgement is on the disk."""
    with tempfile.TemporaryDirectory() as report:
        command = [*GRADE, folder, *TERMS, "--report", report]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet) as process:
            while not _rows(Path(report) / NAME):
                assert process.poll() is None
                time.sleep(0.01)
            process.kill()


def _rows(path: Path) -> int:
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as reader:
            return int(reader.execute("SELECT COUNT(*) FROM judgements").fetchone()[0])
    except sqlite3.Error:
        return 0


def show(name: str, ratios: Sequence[float]) -> None:
    low, high = min(ratios), max(ratios)
    print(f"{name}: ratio {statistics.median(ratios):.2f} ({low:.2f} to {high:.2f})", flush=True)


def starts(top: Path, rounds: int) -> None:
    """Compare the first judgement, and all of a class, with `python` on one of its files."""
    folder = make_class(top / "class", STUDENTS, accepted())
    one = min(folder.iterdir())
    pairs = {"first judgement": first, f"class of {STUDENTS}": grade}
    python(one)
    found: dict[str, list[float]] = {name: [] for name in pairs}
    for _ in range(rounds):
        for name, work in pairs.items():
            theirs_s = wall_s(lambda: python(one))
            found[name].append(wall_s(lambda w=work: w(folder)) / theirs_s)  # type: ignore[misc]
    for name, ratios in found.items():
        show(f"{name} / python on one file", ratios)


def cpu(top: Path, rounds: int) -> None:
    """Compare CPU time with the same scripts in plain forks, of many students less that of few."""
    groups = cgroup.find()
    if groups is None:
        print("CPU time of a class: not measured, there are no control groups")
        return
    few = make_class(top / "few", STUDENTS, accepted())
    many = make_class(top / "many", STUDENTS + MORE, accepted())
    found: dict[str, list[float]] = {"without the start": [], "with the start": []}
    for _ in range(rounds):
        ours, theirs = [], []
        for folder in (few, many):
            with tempfile.TemporaryDirectory() as report:
                ours.append(cpu_s([*GRADE, folder, *TERMS, "--report", report], groups))
            forks = [sys.executable, "-c", PLAIN_FORKS, *sorted(folder.iterdir())]
            theirs.append(cpu_s(forks, groups))
        found["without the start"].append((ours[1] - ours[0]) / (theirs[1] - theirs[0]))
        found["with the start"].append(ours[1] / theirs[1])
    for name, ratios in found.items():
        show(f"CPU time of a class / plain forks, {name}", ratios)


def door(count: int) -> None:
    """Time an empty program when a child is ready and nothing else is to be done."""
    nothing = Program({"submission.py": b""}, "submission.py")
    times_s = []
    with Sandbox("walled", settings(spares=1)) as sandbox:
        for _ in range(count + 10):
            times_s.append(wall_s(lambda: sandbox.run(nothing, b"11\n", Limits())))
            time.sleep(0.05)  # meanwhile the next child is forked
    times_s = sorted(times_s[10:])
    print(f"one door: median {1e3 * statistics.median(times_s):.1f} ms", end="")
    print(f", a tenth within {1e3 * times_s[count // 10]:.1f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", default=PARTS)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        for part in arguments.parts:
            if part == "starts":
                starts(Path(made), arguments.rounds)
            elif part == "cpu":
                cpu(Path(made), arguments.rounds)
            else:
                door(100)


if __name__ == "__main__":
    main()
