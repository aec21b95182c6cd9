"""Judge a class on this machine: one sandbox, and a thread for each program that runs at once."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from grader.classroom import schedule
from grader.classroom.discovery import Found, Skipped
from grader.classroom.schedule import Watch, Work
from grader.classroom.store import Store
from grader.judging.judge import Judge
from grader.judging.terms import Terms
from grader.sandbox import Sandbox, settings

JOBS = os.cpu_count() or 1
QUEUED = 2
"""Submissions in flight for each that runs: the next is read before it is its turn."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What of this machine is used: `jobs` programs run at once; `hidden` as in `Settings`."""

    isolation: str = "auto"
    jobs: int = JOBS
    hidden: Sequence[Path] = ()
    warn: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be judged, on what terms; `force` is to judge again what is kept."""

    files: Sequence[Found]
    terms: Terms
    force: bool = False


def run(order: Order, machine: Machine, store: Store, watch: Watch) -> list[Skipped]:
    """Judge what the store does not hold yet; return what could not be read after all.

    An exception, KeyboardInterrupt too, ends all that runs at once.

    Raises:
        WallError: the isolation that was asked for cannot be given here.
        StoreError: a judgement cannot be kept.
    """
    store.expect(order.files)
    made = settings(spares=2 * machine.jobs, hidden=machine.hidden)
    with Sandbox(machine.isolation, made, machine.warn) as sandbox:
        watch.prepares("starting the sandbox")
        basis = schedule.basis(order.terms, sandbox.isolation)
        judge = Judge(order.terms, sandbox)
        executor = ThreadPoolExecutor(machine.jobs)
        work = Work(executor, judge.judge, basis, QUEUED * machine.jobs, order.force)
        try:
            return schedule.run(order.files, work, store, watch)
        finally:
            # Not waited for: the threads end when the sandbox does.
            executor.shutdown(wait=False, cancel_futures=True)
