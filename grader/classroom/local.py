"""Judge a class on this machine: one sandbox, and a thread for each program that runs at once."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from grader.classroom import schedule
from grader.classroom.discovery import Found, Skipped
from grader.classroom.schedule import Watch, Work
from grader.classroom.store import Store
from grader.judging.judge import Judge
from grader.judging.terms import Terms
from grader.sandbox import JOBS, Sandbox

QUEUED = 2
"""Submissions in flight for each that runs: the next is read before it is its turn."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be judged, on what terms; `force` is to judge again what is kept.

    `jobs` programs run at once.
    """

    files: Sequence[Found]
    terms: Terms
    force: bool = False
    jobs: int = JOBS


def run(order: Order, sandbox: Sandbox, store: Store, watch: Watch) -> list[Skipped]:
    """Judge what the store does not hold yet; return what could not be read after all.

    An exception, KeyboardInterrupt too, ends the sandbox and so all that runs in it.

    Raises:
        WallError: the isolation that was asked for cannot be given here.
        StoreError: a judgement cannot be kept.
    """
    store.expect(order.files)
    with sandbox:
        watch.prepares("starting the sandbox")
        basis = schedule.basis(order.terms, sandbox.isolation)
        judge = Judge(order.terms, sandbox)
        executor = ThreadPoolExecutor(order.jobs)
        work = Work(executor, judge.judge, basis, QUEUED * order.jobs, order.force)
        try:
            return schedule.run(order.files, work, store, watch)
        finally:
            # Not waited for: the threads end when the sandbox does.
            executor.shutdown(wait=False, cancel_futures=True)
