"""How fast the door is: `python tests/benchmarks/bench_sandbox.py [--soak RUNS | --fenced]`.

Figures are medians; compare the ratios, which were measured in turn in one run.
"""

import argparse
import contextlib
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from grader.sandbox import Sandbox, settings
from grader.sandbox.cgroup import Hierarchy
from grader.sandbox.execution import MIB, Execution, Limits, Program

TEMPLATE = Path(__file__).parents[2] / "submissions/fc1_gradient/accepted/filled_template.py"
PROBES = {"mean_fc1_gradient": "np.mean(fc1_grads)"}
LIMITS = Limits()
QUICK = Limits(cpu_s=1, wall_s=6, memory_bytes=300 * MIB, output_bytes=4096)
OWN_CPU = """
import os, sys, time, torch, numpy
code = compile(open(sys.argv[1]).read(), "submission.py", "exec")
for _ in range(int(sys.argv[2])):
    pid = os.fork()
    if pid == 0:
        readable, writable = os.pipe()
        os.write(writable, b"11\\n"); os.close(writable); os.dup2(readable, 0)
        begun = time.process_time()
        exec(code, {"__name__": "__main__"})
        print("cpu_s", time.process_time() - begun, flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
"""


def program(source: bytes) -> Program:
    return Program({"submission.py": source}, "submission.py", PROBES)


def run(sandbox: Sandbox, source: bytes) -> tuple[float, Execution]:
    begun_s = time.perf_counter()
    seen = sandbox.run(program(source), b"11\n", LIMITS)
    return time.perf_counter() - begun_s, seen


def empty(sandbox: Sandbox, count: int) -> None:
    times = []
    for _ in range(count):
        times.append(run(sandbox, b"")[0])
        time.sleep(0.05)  # a platform's requests do not follow each other at once
    print(f"empty program: median {1e3 * statistics.median(times):.1f} ms", end="")
    print(f", fastest {1e3 * min(times):.1f} ms")


def template(sandbox: Sandbox, count: int) -> None:
    source = TEMPLATE.read_bytes()
    through, own = [], []
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    for _ in range(3):
        command = [sys.executable, "-c", OWN_CPU, TEMPLATE, str(count // 3)]
        said = subprocess.run(command, capture_output=True, text=True, env=environment).stdout
        own += [float(line.split()[1]) for line in said.splitlines() if "cpu_s" in line]
        through += [run(sandbox, source)[1].usage.cpu_s for _ in range(count // 3)]
    ratio = statistics.median(through) / statistics.median(own)
    print(
        f"template: {1e3 * statistics.median(through):.1f} ms of CPU time through the door,", end=""
    )
    print(f" {1e3 * statistics.median(own):.1f} ms of its own: ratio {ratio:.2f}")


def journal(sandbox: Sandbox, count: int) -> None:
    """Compare a million prints with the same through the interpreter's own `write`."""
    prints = b"for i in range(1_000_000): print(i)"
    plain = b"import sys\nvars(sys.stdout).pop('write')\n" + prints
    limits = Limits(output_bytes=16 * MIB)
    ratios = []
    for _ in range(count):
        noted_s, plain_s = (
            sandbox.run(program(source), b"11\n", limits).usage.cpu_s for source in (prints, plain)
        )
        ratios.append(noted_s / plain_s)
    print(f"a million prints, noted / plain: ratio {statistics.median(ratios):.3f}", end="")
    print(f" ({min(ratios):.3f} to {max(ratios):.3f})")


def throughput(count: int) -> None:
    source = TEMPLATE.read_bytes()
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}

    def python(_: int) -> None:
        done = subprocess.run(
            [sys.executable, TEMPLATE], input=b"11\n", capture_output=True, env=environment
        )
        assert done.returncode == 0

    with ThreadPoolExecutor(2) as threads:
        with (
            Sandbox("walled", settings()) as one,
            Sandbox("walled", settings()) as two,
        ):
            doors = [one, two]
            list(threads.map(lambda i: run(doors[i % 2], source), range(10)))
            begun_s = time.perf_counter()
            seen = list(threads.map(lambda i: run(doors[i % 2], source), range(count)))
            ours = count / (time.perf_counter() - begun_s)
            memory = _memory_bytes(os.getpid())
        assert all(each.report is not None for _, each in seen)
        begun_s = time.perf_counter()
        list(threads.map(python, range(12)))
        theirs = 12 / (time.perf_counter() - begun_s)
    print(
        f"throughput: {ours:.1f}/s through two zygotes, {theirs:.2f}/s with python two at a time",
        end="",
    )
    print(f": ratio {ours / theirs:.1f}; grader and zygotes take {memory / MIB:.0f} MiB")


def _below(pid: int) -> list[int]:
    """Return all processes that descend from one."""
    found = []
    with contextlib.suppress(OSError):  # it may end while we look
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in map(int, task.read_text().split()):
                found += [child, *_below(child)]
    return found


def _memory_bytes(pid: int) -> int:
    """Return the proportional memory of a process and all below it."""
    total = 0
    for each in (pid, *_below(pid)):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
    return total


def one_grade(count: int) -> None:
    bin_ = Path(sys.executable).parent
    grade = [bin_ / "grade", TEMPLATE, "--exercise", "fc1_gradient", "--seed", "11"]
    ratios = []
    for _ in range(count):
        pair = []
        for command in (grade, [sys.executable, TEMPLATE]):
            begun_s = time.perf_counter()
            done = subprocess.run(command, input=b"11\n", capture_output=True)
            assert done.returncode == 0, done.stderr
            pair.append(time.perf_counter() - begun_s)
        ratios.append(pair[0] / pair[1])
    print(
        f"one cold grade call / python on the file: ratio {statistics.median(ratios):.2f}", end=""
    )
    print(f" ({min(ratios):.2f} to {max(ratios):.2f})")


def soak(runs: int) -> None:
    """Run a tenth of attacks, of every kind in turn, between honest programs."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from attacks import ATTACKS, WALL_ONLY, placed

    made = settings(spares=1)
    attacks = itertools.cycle((ATTACKS if made.groups else WALL_ONLY).values())
    with Sandbox("walled", made) as sandbox:
        for block in range(10):
            times = []
            for i in range(runs // 10):
                if i % 10 == 9:
                    attack = next(attacks)
                    source = placed(attack.source, "/absent", 9)
                    seen = sandbox.run(program(source), b"11\n", attack.limits)
                    endings = attack.endings if made.groups else attack.alone or attack.endings
                    assert seen.ending in endings, (attack, seen)
                    continue
                begun_s = time.perf_counter()
                seen = sandbox.run(program(b"print(1)"), b"11\n", QUICK)
                times.append(time.perf_counter() - begun_s)
                assert seen.stdout == b"1\n", seen
            _show_left((block + 1) * runs // 10, times, made.groups)


def _show_left(count: int, times: list[float], groups: Hierarchy | None) -> None:
    """Print how long an honest run takes by now, and what is there beside the program."""
    mine = f"grader-{os.getpid()}-*"
    left = {
        "MiB": round(_memory_bytes(os.getpid()) / MIB),
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        "processes": len(_below(os.getpid())),
        "groups": len(list(groups.memory.glob(mine))) if groups else 0,
        "mounts": len(Path("/proc/self/mountinfo").read_text().splitlines()),
        "files in /tmp": len(list(Path(tempfile.gettempdir()).iterdir())),
    }
    said = ", ".join(f"{number} {what}" for what, number in left.items())
    print(f"soak {count}: median {1e3 * statistics.median(times):.1f} ms, {said}", flush=True)


def fenced_and_walled(count: int) -> None:
    """Compare the door, and a class by two at a time, of both tiers in turn."""
    source = TEMPLATE.read_bytes()
    door: dict[str, list[float]] = {"walled": [], "fenced": []}
    batch: dict[str, list[float]] = {"walled": [], "fenced": []}
    with (
        Sandbox("walled", settings(spares=4)) as walled,
        Sandbox("fenced", settings(spares=4)) as f,
    ):
        doors = {"walled": walled, "fenced": f}
        for sandbox in doors.values():
            for _ in range(10):  # they are slower to begin with
                run(sandbox, b"")
        for _ in range(count):
            for name, sandbox in doors.items():
                door[name].append(run(sandbox, b"")[0])
                time.sleep(0.05)
        with ThreadPoolExecutor(2) as threads:
            for _ in range(5):
                for name, sandbox in doors.items():
                    begun_s = time.perf_counter()
                    list(threads.map(lambda _, to=sandbox: run(to, source), range(40)))
                    batch[name].append(time.perf_counter() - begun_s)
    for what, times in (("empty program", door), ("40 templates, two at a time", batch)):
        both = {name: statistics.median(each) for name, each in times.items()}
        print(f"{what}: walled {1e3 * both['walled']:.1f} ms", end="")
        print(f", fenced {1e3 * both['fenced']:.1f} ms", end="")
        print(f": ratio {both['fenced'] / both['walled']:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--soak", type=int, default=0, metavar="RUNS")
    parser.add_argument("--fenced", action="store_true")
    options = parser.parse_args()
    if options.soak or options.fenced:
        soak(options.soak) if options.soak else fenced_and_walled(60)
        return
    with Sandbox("walled", settings()) as sandbox:
        run(sandbox, b"")
        empty(sandbox, 100)
        template(sandbox, 60)
        journal(sandbox, 15)
    throughput(200)
    one_grade(5)


if __name__ == "__main__":
    main()
