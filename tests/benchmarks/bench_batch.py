"""How a class of a thousand goes: `python tests/benchmarks/bench_batch.py [PART ...]`.

The parts are class, accepted, python, kills and store; all by default, which takes some minutes. It
prints figures and asserts only that nothing was lost. Compare ratios, measured in one run.
"""

import argparse
import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from grader.classroom import schedule
from grader.classroom.discovery import Found
from grader.classroom.progress import Count
from grader.classroom.store import NAME, Store
from grader.exercise.description import find
from grader.judging.submission import from_bytes
from grader.reports.files import write_all

ROOT = Path(__file__).parents[2]
EXERCISE = "fc1_gradient"
SAMPLES = ROOT / "submissions"
HEAVY = "picks_by_trying_all.py"
"""Computes 17 times what the template does: it would measure numpy and torch, not the way there."""
HOSTILE = ("*/*/attack_*", "*/*_limit_exceeded/*")
"""Of all exercises: whatever they attack, here they are wrong."""
GRADE = [Path(sys.executable).parent / "grade"]
TERMS = ["--exercise", EXERCISE, "--seed", "11", "--time-limit", "2"]


def accepted() -> list[Path]:
    """Return the samples that a class is made of."""
    found = sorted(SAMPLES.glob(f"{EXERCISE}/accepted/*.py"))
    return [path for path in found if path.name != HEAVY]


def hostile(quick: bool = False) -> list[Path]:
    """Return the samples that attack or hit a limit; `quick` without those that take their time."""
    found = sorted({path for pattern in HOSTILE for path in SAMPLES.glob(pattern)})
    return [path for path in found if not quick or "limit" not in path.parent.name]


def make_class(folder: Path, count: int, tenth: list[Path]) -> Path:
    """Fill a folder: accepted samples under different names, every tenth one of another list."""
    folder.mkdir()
    bad, good = itertools.cycle(tenth), itertools.cycle(accepted())
    for i in range(count):
        source = next(bad) if i % 10 == 9 else next(good)
        (folder / f"student {i:04}{source.suffix}").write_bytes(source.read_bytes())
    return folder


def rows(report: Path) -> int:
    """Return how many judgements are on the disk now."""
    try:
        with sqlite3.connect(f"file:{report / NAME}?mode=ro", uri=True) as reader:
            return int(reader.execute("SELECT COUNT(*) FROM judgements").fetchone()[0])
    except sqlite3.Error:
        return 0


def whole_class(folder: Path, report: Path, tenth: list[Path]) -> float:
    """Grade a thousand; return the throughput."""
    make_class(folder, 1000, tenth)
    begun_s = time.perf_counter()
    process = subprocess.Popen(
        [*GRADE, folder, *TERMS, "--report", report], stdout=subprocess.PIPE, text=True
    )
    seen: list[tuple[float, int]] = []
    memory: dict[int, int] = {}
    while process.poll() is None:
        count = rows(report)
        seen.append((time.perf_counter() - begun_s, count))
        for mark in (100, 1000):
            if count >= mark - (mark == 1000) * 20 and mark not in memory:
                memory[mark] = resident_kib(process.pid)
        time.sleep(0.3)
    total_s = time.perf_counter() - begun_s
    assert process.stdout is not None
    print(process.stdout.read())
    assert rows(report) == 1000
    print(f"{folder.name}: 1000 in {total_s:.1f} s, {1000 / total_s:.1f}/s")
    for low, high in ((0, 200), (700, 900)):
        times = [next(t for t, count in seen if count >= mark) for mark in (max(low, 1), high)]
        print(f"  rate from {low} to {high}: {(high - low) / (times[1] - times[0]):.1f}/s")
    print(f"  first at {next(t for t, n in seen if n):.1f} s, all at {seen[-1][0]:.1f} s")
    print(f"  memory of the main process: {memory} KiB at that many")
    again_s = -time.perf_counter()
    subprocess.run([*GRADE, folder, *TERMS, "--report", report], capture_output=True, check=True)
    print(f"  the same command again: {again_s + time.perf_counter():.1f} s")
    return 1000 / total_s


def resident_kib(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def plain_python() -> float:
    """Return the throughput of `python` on accepted samples, two at a time."""
    paths = accepted() * 3

    def run(path: Path) -> None:
        subprocess.run([sys.executable, path], input=b"11\n", capture_output=True, check=False)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(run, paths[:2]))
        begun_s = time.perf_counter()
        list(threads.map(run, paths))
    return len(paths) / (time.perf_counter() - begun_s)


def kills(top: Path, count: int) -> None:
    """Kill the grading of 200 submissions again and again, then compare with an undisturbed run."""
    folder = make_class(top / "class", 200, hostile(quick=True))
    moments = random.Random(7)
    command = [*GRADE, folder, *TERMS, "--report"]
    begun_s = time.perf_counter()
    subprocess.run([*command, top / "calm"], capture_output=True, check=True)
    calm_s = time.perf_counter() - begun_s
    unfinished = 0
    for _ in range(count):
        with subprocess.Popen([*command, top / "killed"], stderr=subprocess.DEVNULL) as process:
            timer = threading.Timer(
                moments.uniform(0, calm_s / 2), process.send_signal, [signal.SIGKILL]
            )
            timer.start()
            process.wait()
            timer.cancel()
        unfinished += rows(top / "killed") < 200
    subprocess.run([*command, top / "killed"], capture_output=True, check=True)
    found = []
    for name in ("calm", "killed"):
        with Store(top / name) as store:
            graded = [(g.student, g.source, g.judgement) for g in store.graded()]
        found.append([(s, t, j.verdict, j.score, _checks(j)) for s, t, j in graded])
        with sqlite3.connect(top / name / NAME) as reader:
            total = reader.execute("SELECT COUNT(*), COUNT(DISTINCT submission) FROM judgements")
            assert total.fetchone() == (200, 200)
    assert found[0] == found[1]
    print(
        f"kills: {count}, {unfinished} of them before the end; each of 200 once, all judged alike"
    )


def _checks(made: object) -> object:
    return [(case.verdict, case.checks) for case in made.cases]  # type: ignore[attr-defined]


def store_alone(folder: Path, count: int) -> None:
    """Put many judgements through discovery's end, schedule, store and reports with no sandbox."""
    with tempfile.TemporaryDirectory() as made:
        one = make_class(Path(made) / "one", 1, accepted())
        subprocess.run(
            [*GRADE, one, *TERMS, "--report", folder / "one"], capture_output=True, check=True
        )
    with Store(folder / "one") as store:
        sample = next(iter(store.graded()))
    source = sample.source.encode()
    files = [
        Found(f"s{i:05}", f"s{i:05}.py", lambda i=i: from_bytes(f"s{i:05}.py", source))
        for i in range(count)
    ]
    memory = resident_kib(os.getpid())
    with Store(folder / "many") as store, ThreadPoolExecutor(2) as executor:
        engine = schedule.Threads(
            executor,
            lambda each: sample.judgement.model_copy(update={"submission": each.name}),
            8,
        )
        work = schedule.Work(engine, "")
        for what in ("judged", "found again"):
            begun_s = time.perf_counter()
            store.expect(files)
            schedule.run(files, work, store, Count())
            print(f"store: {count} {what}, {count / (time.perf_counter() - begun_s):.0f}/s")
        print(f"  memory grew by {resident_kib(os.getpid()) - memory} KiB")
        begun_s = time.perf_counter()
        write_all(store.graded, find(EXERCISE), folder / "many", False)
        print(f"  reports in {time.perf_counter() - begun_s:.1f} s:")
    for path in sorted((folder / "many").iterdir()):
        print(f"    {path.name} {path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "parts", nargs="*", default=["class", "accepted", "python", "kills", "store"]
    )
    parser.add_argument("--kills", type=int, default=30)
    arguments = parser.parse_args()
    parts = arguments.parts
    with tempfile.TemporaryDirectory() as made:
        top = Path(made)
        ours: dict[str, float] = {}
        for part, tenth in (("class", hostile()), ("accepted", accepted())):
            if part in parts:
                ours[part] = whole_class(top / part, top / f"{part} report", tenth)
        if "python" in parts:
            theirs = plain_python()
            print(f"python, two at a time: {theirs:.2f}/s")
            for part, throughput in ours.items():
                print(f"  throughput of {part} / python on the accepted: {throughput / theirs:.1f}")
        if "kills" in parts:
            (top / "kills").mkdir()
            kills(top / "kills", arguments.kills)
        if "store" in parts:
            (top / "store").mkdir()
            store_alone(top / "store", 10_000)


if __name__ == "__main__":
    main()
