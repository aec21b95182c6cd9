"""The clock of a run: it stands still while the machine keeps the run waiting, and only then."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import run_in

from grader.sandbox import Sandbox
from grader.sandbox import clock as clocks
from grader.sandbox.clock import PATIENCE, Clock
from grader.sandbox.execution import Ending, Limits
from grader.words.errors import SandboxError

S = 1_000_000_000
STEPS = {
    # By thread what it ran and waited, second by second; then how long the run was kept waiting.
    "it sleeps": ([{1: (0, 0)}, {1: (0, 0)}], 0),
    "it runs": ([{1: (0, 0)}, {1: (S, 0)}], 0),
    "it waits": ([{1: (0, 0)}, {1: (S // 4, S * 3 // 4)}], 0.75),
    "it waits and sleeps": ([{1: (0, 0)}, {1: (S // 4, S // 4)}], 0.25),
    "one runs, one waits for it": ([{1: (0, 0), 2: (0, 0)}, {1: (S, 0), 2: (0, S)}], 0),
    "fifty wait for each other": ([{}, {n: (S // 50, S // 50 * n) for n in range(50)}], 0),
    "two wait at the same time": ([{1: (0, 0), 2: (0, 0)}, {1: (0, S), 2: (0, S)}], 1),
    "what it waited before it began": ([{1: (S, 9 * S)}, {1: (S, 9 * S)}], 0),
    "one more begins": ([{1: (0, 0)}, {1: (0, 0), 2: (0, S // 2)}], 0.5),
    "one ends": ([{1: (0, 0), 2: (S, S)}, {1: (0, S // 2)}], 0.5),
    "nothing is known": ([{}, {}], 0),
    "a wait is told when it is over": ([{1: (0, 0)}] * 3 + [{1: (0, 3 * S)}], 3),
    "a wait and the run after it": ([{1: (0, 0)}] * 3 + [{1: (S // 2, 2 * S + S // 2)}], 2.5),
    "a sleep, then fifty wait for each other": (
        [{}, {}, {n: (S // 50, S // 50 * n // 10) for n in range(50)}],
        0.098,
    ),
    "all comes together": ([{1: (0, 0)}, {1: (0, S)}, {1: (S, S)}, {1: (S, 2 * S)}], 2),
}


@pytest.mark.parametrize(("told", "waited_s"), STEPS.values(), ids=STEPS)
def test_the_clock_stands_still_while_a_run_is_kept_waiting(
    told: list[dict[int, tuple[int, int]]], waited_s: float
) -> None:
    steps, now_s = iter(told), 0.0
    clock = Clock(lambda: next(steps), lambda: now_s)
    for second in range(1, len(told)):
        now_s = float(second)
        clock.look()
    assert clock.waited_s == pytest.approx(waited_s)
    assert clock.own_s == pytest.approx(len(told) - 1 - waited_s)


def test_what_began_and_ended_between_two_looks_has_run() -> None:
    now_s, used_s = 0.0, 0.0
    clock = Clock(lambda: {1: (0, int(now_s * S))}, lambda: now_s, lambda: used_s)
    now_s, used_s = 1.0, 0.75
    clock.look()
    assert clock.own_s == pytest.approx(0.75), "one waited for the others, which used that much"


SHORT = """
import os, time
for _ in range(20):
    if os.fork() == 0:
        until = time.process_time() + 0.03
        while time.process_time() < until: pass
        os._exit(0)
    os.wait()
print(flush=True)
time.sleep(60)
"""


def test_children_shorter_than_a_look_have_run_without_a_control_group_too() -> None:
    with subprocess.Popen([sys.executable, "-c", SHORT], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        used_s = clocks.used_below_s(process.pid)
        told = clocks.of(clocks.threads_below(process.pid))
        process.kill()
    assert used_s > 0.5
    assert used_s > sum(ran for ran, _ in told.values()) / S + 0.3
    assert clocks.used_below_s(process.pid) == 0, "it is dead"


def test_a_run_that_is_never_let_run_is_given_up() -> None:
    now_s = 0.0
    clock = Clock(dict, lambda: now_s)
    now_s = 2.0 * PATIENCE - 0.1
    clock.check(wall_s=2)
    now_s = 2.0 * PATIENCE + 0.1
    with pytest.raises(SandboxError, match="too busy"):
        clock.check(wall_s=2)


def test_last_words_have_their_time_and_no_more_however_long_they_wait() -> None:
    now_s, ran = 0.0, 0
    clock = Clock(lambda: {1: (ran, int(now_s * S) - ran)}, lambda: now_s)
    for _ in clock.grace(1):
        now_s += 0.25
        ran += S // 8
    assert now_s == pytest.approx(2, abs=0.3)
    for _ in clock.grace(1):
        now_s += 0.25
    assert now_s == pytest.approx(2 + PATIENCE, abs=0.6)


CROWDED = min(os.sched_getaffinity(0))
ON_IT = f"import os, time\nos.sched_setaffinity(0, {{{CROWDED}}})\n"


@contextlib.contextmanager
def crowded() -> Iterator[None]:
    """Four programs that never rest on one processor, in sessions of their own.

    Linux shares a processor between sessions before it does between processes: loops in one session
    would together take no more of it than the run does.
    """
    loop = [sys.executable, "-c", f"{ON_IT}while True: pass"]
    loops = [subprocess.Popen(loop, start_new_session=True) for _ in range(4)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def test_a_crowded_processor_costs_no_verdict(
    warm: Sandbox, alone: Sandbox, limited: Sandbox
) -> None:
    """All at once: each way waits for the two others too, and the crowd burns its time once."""
    source = ON_IT + "while time.process_time() < 0.3: pass\nprint('done', time.monotonic())"
    limits = Limits(cpu_s=3, wall_s=1)
    ways = (warm, alone, limited)
    for sandbox in ways:
        run_in(sandbox, "")  # it has started
    with crowded(), ThreadPoolExecutor(2 * len(ways)) as threads:
        begun_s = time.monotonic()
        busy = [threads.submit(run_in, each, source, limits=limits) for each in ways]
        idle = [
            threads.submit(run_in, each, ON_IT + "time.sleep(60)", limits=limits) for each in ways
        ]
        seen, asleep = ([each.result() for each in runs] for runs in (busy, idle))
    for each in seen:
        assert (each.ending, each.stdout[:5]) == (Ending.EXITED, b"done ")
        took_s = float(each.stdout[5:]) - begun_s
        assert took_s > limits.wall_s  # more by the clock than it may take
    assert [each.ending for each in asleep] == [Ending.WALL_TIME] * len(ways)
