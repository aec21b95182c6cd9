"""Where a cluster bends: `python tests/benchmarks/bench_capacity.py [--plot docs/capacity.svg]`.

A simulation on Dask: the scheduler, the client, its store and the workers are real, and each
submission sleeps in a worker's thread in place of the sandbox. It prints a line of JSON for each
size: submissions a second, and who spent how much CPU time on each. `--figures FILE` has such lines
drawn again.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import psutil
from bench_cluster import judge, process_s
from clusters import fakes, free_port, scheduler, wait_until, workers_below
from fake_worker import PROCESSOR

from grader.classroom.discovery import Found
from grader.cluster.client import Cluster, Wish
from grader.judging.submission import from_bytes

SIZES = ((1, 4), (1, 16), (4, 16), (8, 16), (8, 32), (8, 64))
"""Workers, and what each runs at once."""
ROUNDS, SUBMISSIONS_MAX = 12, 4000


def simulate(takes_s: float) -> list[dict[str, float]]:
    """Judge on ever more workers."""
    found = []
    for count, threads in SIZES:
        total = min(SUBMISSIONS_MAX, count * threads * ROUNDS)
        found.append(simulated(count, threads, total, takes_s))
        print(json.dumps(found[-1]), flush=True)
    return found


def simulated(count: int, threads: int, total: int, takes_s: float) -> dict[str, float]:
    """Judge so many on so many workers that sleep."""
    port = free_port()
    files = [_found(i) for i in range(total)]
    wish = Wish(f"tcp://127.0.0.1:{port}", processor=PROCESSOR)
    with (
        scheduler(port) as middle,
        fakes(port, count, threads, GRADER_FAKE_S=str(takes_s)) as nannies,
        Cluster(wish) as site,
    ):
        wait_until(lambda: site.state.startswith(str(count)))
        workers = workers_below(nannies)
        judge(site, files[: 2 * count * threads])
        pids = [each.pid for each in workers]
        before = process_s(middle.pid), time.process_time(), sum(map(process_s, pids))
        took_s = judge(site, files)
        after = process_s(middle.pid), time.process_time(), sum(map(process_s, pids))
        spent = [(b - a) / total for a, b in zip(before, after, strict=True)]
    return {
        "workers": count,
        "threads": count * threads,
        "per_s": total / took_s,
        "ideal_per_s": count * threads / takes_s,
        "scheduler_cpu_ms": 1e3 * spent[0],
        "client_cpu_ms": 1e3 * spent[1],
        "worker_cpu_ms": 1e3 * spent[2],
    }


def memory() -> None:
    """Judge ever more; see what the client and the scheduler hold."""
    port, pad = free_port(), b"# " + b"x" * 5000 + b"\n"
    wish = Wish(f"tcp://127.0.0.1:{port}", processor=PROCESSOR)
    with (
        scheduler(port) as middle,
        fakes(port, 2, 32, GRADER_FAKE_S="0.2"),
        Cluster(wish) as site,
    ):
        for total in (1000, 1000, 4000, 4000):
            judge(site, [_found(i, pad) for i in range(total)])
            resident = [psutil.Process(pid).memory_info().rss >> 20 for pid in (None, middle.pid)]
            print(
                f"{total} more: client {resident[0]} MiB, scheduler {resident[1]} MiB", flush=True
            )


def _found(i: int, pad: bytes = b"") -> Found:
    name = f"s{i:05}.py"
    return Found(name, name, lambda: from_bytes(name, pad + b"x = %d" % i))


def draw(found: Sequence[dict[str, float]], path: Path) -> None:
    """Draw what was done against what could have been."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams |= {"svg.hashsalt": "capacity", "svg.fonttype": "none"}
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.6))
    threads = [each["threads"] for each in found]
    axes.loglog(threads, [e["ideal_per_s"] for e in found], "--", color="0.6", label="without Dask")
    axes.loglog(threads, [e["per_s"] for e in found], "o-", label="measured")
    axes.set_xlabel("simulated cores")
    axes.set_ylabel("submissions a second")
    axes.set_xticks(threads, [f"{each:g}" for each in threads])
    axes.set_yticks([4, 16, 64, 256], ["4", "16", "64", "256"])
    axes.minorticks_off()
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--takes", type=float, default=1.0, help="seconds of sleep")
    parser.add_argument("--figures", type=Path)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--memory", action="store_true", help="see who holds how much, alone")
    arguments = parser.parse_args()
    if arguments.memory:
        memory()
        return
    if arguments.figures is not None:
        found = [json.loads(line) for line in arguments.figures.read_text().splitlines()]
    else:
        found = simulate(arguments.takes)
    if arguments.plot is not None:
        draw(found, arguments.plot)


if __name__ == "__main__":
    main()
