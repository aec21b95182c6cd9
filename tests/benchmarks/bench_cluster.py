"""What a cluster costs: `python tests/benchmarks/bench_cluster.py [PART ...]`.

The parts are overhead, two, cost and faults (as root: it makes network namespaces). Compare ratios,
and CPU times, which say the same on a busy machine.
"""

import argparse
import contextlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
from bench_batch import EXERCISE, GRADE, ROOT, TERMS, accepted, make_class, rows
from bench_class import cpu_s

sys.path.insert(0, str(Path(__file__).parents[1]))

from clusters import free_port, scheduler, wait_until, without_usage, workers_below

from grader.api.batch import Here, Site
from grader.classroom import schedule
from grader.classroom.discovery import Found, discover
from grader.classroom.progress import Count
from grader.classroom.store import Store
from grader.cluster.client import Cluster, Wish
from grader.exercise.description import find
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox, cgroup, settings

GRADER = Path(sys.executable).parent / "grader"
ON = terms_of(find(EXERCISE), (11,))
NET = "10.77.0"
CUT_S = 45.0


def judge(site: Site, files: Sequence[Found]) -> float:
    """Judge a class at a site; return the seconds from the first to the last judgement."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store:
        store.expect(files)
        with site.engine(ON) as engine:
            work = schedule.Work(engine, schedule.basis(ON, site.isolation))
            begun_s = time.perf_counter()
            schedule.run(files, work, store, Count())
            took_s = time.perf_counter() - begun_s
        assert store.totals()[0].total() == len(files)
    return took_s


@contextlib.contextmanager
def worker(port: int, *before: str, host: str = "127.0.0.1") -> Iterator["subprocess.Popen[bytes]"]:
    """Run a worker of one thread, and wait until it has joined."""
    command = [*before, str(GRADER), "worker", f"tcp://{host}:{port}", "--jobs", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = iter(process.stderr.readline, b"")
        assert any(b"joined" in line for line in said)
        yield process
        process.terminate()


def found_in(folder: Path) -> list[Found]:
    return list(discover(folder, ON.exercise).files)


def overhead(top: Path) -> None:
    """Compare one worker of one thread with one thread here, on the same files, in turn."""
    files = found_in(make_class(top / "class", 100, accepted()))
    port, ratios, more_s, each_s = free_port(), [], [], []
    with (
        scheduler(port) as middle,
        worker(port),
        Sandbox("walled", settings(spares=2)) as sandbox,
        Cluster(Wish(f"tcp://127.0.0.1:{port}")) as cluster,
    ):
        here = Here(sandbox, 1)
        for site in (here, cluster):
            judge(site, files)
        for _ in range(7):
            ours_s = judge(here, files)
            before_s = process_s(middle.pid), time.process_time()
            theirs_s = judge(cluster, files)
            spent_s = process_s(middle.pid) - before_s[0], time.process_time() - before_s[1]
            ratios.append(theirs_s / ours_s)
            more_s.append((theirs_s - ours_s) / len(files))
            each_s.append([each / len(files) for each in spent_s])
    print(f"one worker / one thread here: {spread(ratios)}")
    print(f"  more for each submission: {spread([1e3 * each for each in more_s])} ms")
    for name, each in zip(("scheduler", "client"), zip(*each_s, strict=True), strict=True):
        print(f"  CPU of the {name}: {spread([1e3 * s for s in each])} ms for each")


def two(top: Path) -> None:
    """Compare two workers of one thread with one."""
    files = found_in(make_class(top / "class", 100, accepted()))
    one, other, ratios = free_port(), free_port(), []
    with (
        scheduler(one),
        scheduler(other),
        worker(one),
        worker(other),
        worker(other),
        Cluster(Wish(f"tcp://127.0.0.1:{one}")) as single,
        Cluster(Wish(f"tcp://127.0.0.1:{other}")) as double,
    ):
        for site in (single, double):
            judge(site, files)
        for _ in range(5):
            ratios.append(judge(single, files) / judge(double, files))
    print(f"two workers / one, throughput: {spread(ratios)}")


def faults(top: Path) -> None:
    """Grade 600 on three workers in network namespaces, one killed, one cut off and back."""
    folder = make_class(top / "class", 600, accepted())
    here, there = top / "here", top / "there"
    begun_s = time.perf_counter()
    subprocess.run([*GRADE, folder, *TERMS, "--report", here], capture_output=True, check=True)
    print(f"undisturbed here: {time.perf_counter() - begun_s:.1f} s")
    with contextlib.ExitStack() as opened:
        names = [opened.enter_context(namespace(i)) for i in (1, 2, 3)]
        port = 8790
        opened.enter_context(scheduler(port, f"{NET}.254"))
        inside = [("nsenter", f"--net=/run/netns/{name}") for name in names]
        started = [opened.enter_context(worker(port, *each, host=f"{NET}.254")) for each in inside]
        command = [
            *GRADE,
            folder,
            *TERMS,
            "--report",
            there,
            "--cluster",
            f"tcp://{NET}.254:{port}",
        ]
        begun_s = time.perf_counter()
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            wait_until(lambda: rows(there) >= 100)
            workers_below(started[0])[0].send_signal(signal.SIGKILL)
            print(f"one killed at {rows(there)}, after {time.perf_counter() - begun_s:.1f} s")
            wait_until(lambda: rows(there) >= 200)
            subprocess.run(["ip", "link", "set", f"{names[1]}-out", "down"], check=True)
            print(f"one cut off at {rows(there)}, after {time.perf_counter() - begun_s:.1f} s")
            time.sleep(CUT_S)
            subprocess.run(["ip", "link", "set", f"{names[1]}-out", "up"], check=True)
            print(f"and back at {rows(there)}, after {time.perf_counter() - begun_s:.1f} s")
            assert process.stderr is not None
            said = process.stderr.read()
            assert process.wait() == 0, said
        print(f"disturbed: {time.perf_counter() - begun_s:.1f} s\n{said}")
    assert without_usage(here) == without_usage(there)
    print(f"the stores are equal: {rows(here)} and {rows(there)} judgements")


def cost(top: Path) -> None:
    """Measure the CPU time of all processes for a judgement here, without the start."""
    groups = cgroup.find()
    assert groups is not None
    for exercise in ("fc1_gradient", "vanishing_gradient"):
        sample = min(ROOT.glob(f"submissions/{exercise}/accepted/*.py"))
        spent = []
        for count in (20, 80):
            folder = top / f"{exercise} {count}"
            folder.mkdir()
            for i in range(count):
                (folder / f"s{i}.py").write_text(f"{sample.read_text()}\n# {i}\n")
            terms = ("--exercise", exercise, "--seed", "11", "--report", f"{folder} report")
            spent.append(cpu_s([*GRADE, folder, *terms], groups))
        print(f"{exercise}: {1e3 * (spent[1] - spent[0]) / 60:.0f} ms CPU for a judgement")


@contextlib.contextmanager
def namespace(i: int) -> Iterator[str]:
    """Make a network namespace that reaches the others over a bridge."""
    name, bridge = f"grader{i}", "grader0"
    ip = ["ip"]
    if i == 1:
        subprocess.run([*ip, "link", "add", bridge, "type", "bridge"], check=True)
        subprocess.run([*ip, "addr", "add", f"{NET}.254/24", "dev", bridge], check=True)
        subprocess.run([*ip, "link", "set", bridge, "up"], check=True)
    subprocess.run([*ip, "netns", "add", name], check=True)
    outer, inner = f"{name}-out", f"{name}-in"
    made = ["type", "veth", "peer", "name", inner, "netns", name]
    subprocess.run([*ip, "link", "add", outer, *made], check=True)
    subprocess.run([*ip, "link", "set", outer, "master", bridge, "up"], check=True)
    inside = [*ip, "-n", name]
    subprocess.run([*inside, "addr", "add", f"{NET}.{i}/24", "dev", inner], check=True)
    for device in (inner, "lo"):
        subprocess.run([*inside, "link", "set", device, "up"], check=True)
    try:
        yield name
    finally:
        subprocess.run([*ip, "netns", "del", name], check=True)
        if i == 1:
            subprocess.run([*ip, "link", "del", bridge], check=True)


def process_s(pid: int) -> float:
    """Return the CPU time of a process."""
    spent = psutil.Process(pid).cpu_times()
    return float(spent.user + spent.system)


def spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def main() -> None:
    parts = {"overhead": overhead, "two": two, "cost": cost, "faults": faults}
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", default=list(parts))
    for part in parser.parse_args().parts:
        with tempfile.TemporaryDirectory() as made:
            parts[part](Path(made))


if __name__ == "__main__":
    main()
