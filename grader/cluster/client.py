"""A cluster as a site: what a class, or the service, is judged at instead of this machine."""

import asyncio
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import Future
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self, TypeVar

from dask.system import CPU_COUNT

from grader.classroom import schedule
from grader.cluster import conditions, joining, wire
from grader.cluster.joining import Plan
from grader.cluster.link import Link
from grader.judging import judge
from grader.judging.submission import Submission
from grader.judging.terms import Terms
from grader.words.errors import GraderError, UsageError, WallError
from grader.words.model import Isolation, Judgement

QUEUED = 2
"""Submissions in flight for each that runs: the next is there before it is its turn."""
WAITING_MIN = 4
START_S = 120.0
LET_GO_S = 2.0
BYTES_MAX = 256 << 20
"""In flight, whatever they are: a submission may have 32 MiB, and the scheduler holds them all."""
LOCAL = "local:"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which cluster, and under which conditions; no `processor` is this machine's.

    `hidden` are folders of this machine, for the workers that are started here.
    """

    address: str
    isolation: str = "auto"
    exercises: Path | None = None
    processor: str | None = None
    hidden: Sequence[Path] = ()

    @property
    def workers(self) -> int:
        """How many workers are to be started here, 0 if none; raise `UsageError` if unclear."""
        if not self.address.startswith(LOCAL):
            if not self.address.startswith(("tcp://", "tls://")):
                said = "tls://HOST:PORT, tcp://HOST:PORT without encryption, or local:N"
                raise UsageError(f"--cluster {self.address}: give {said}")
            return 0
        count = self.address.removeprefix(LOCAL)
        if not (count.isascii() and count.isdigit() and 0 < int(count) <= 1000):
            raise UsageError(f"--cluster {self.address}: give the number of workers, as in local:2")
        return int(count)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    """Run a loop whose processes do not hear Ctrl-C: it is ours to hear, and to end them."""
    if hasattr(signal, "pthread_sigmask"):  # Windows has none
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    loop.run_forever()


class Cluster:
    """Workers of Dask; use it as a context manager."""

    def __init__(self, wish: Wish, warn: Callable[[str], None] = lambda _: None) -> None:
        self._wish, self._warn = wish, warn
        self._count = wish.workers
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=_run, args=[self._loop], name="dask", daemon=True)
        self._opened = AsyncExitStack()
        self._doing: set[Future[Any]] = set()

    @property
    def isolation(self) -> Isolation:
        """What programs run under on the workers."""
        return self.conditions.isolation

    @property
    def state(self) -> str:
        """Who is there."""
        if not self._link.connected:
            return "waiting for the scheduler"
        count = self._link.workers
        return f"{count} worker{'' if count == 1 else 's'}"

    @property
    def begins(self) -> str:
        """Where it is, and where Dask shows what goes on if it does."""
        drawn = self._link.dashboard and (not self._count or find_spec("bokeh") is not None)
        return f"on {self._wish.address}" + (f", shown at {self._link.dashboard}" if drawn else "")

    @property
    def room(self) -> int:
        """How many may be in flight so that all who are there have enough to do."""
        return max(WAITING_MIN, QUEUED * self._link.threads)

    def call(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        """Have a coroutine run beside whatever the caller does."""
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        self._doing.add(future)
        future.add_done_callback(self._doing.discard)
        return future

    @contextmanager
    def engine(self, terms: Terms) -> Iterator["Engine"]:
        """Judge on these terms."""
        yield self.judge(terms)

    def judge(self, terms: Terms) -> "Engine":
        """Return what judges on these terms."""
        basis = schedule.basis(terms, self.isolation)
        return Engine(self, self._link, terms, wire.terms_as_json(terms), basis)

    def __enter__(self) -> Self:
        joining.quieten()
        self._thread.start()
        try:
            self.call(self._open()).result()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for future in list(self._doing):
            future.cancel()
        try:
            self.call(self._close()).result()
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    async def _open(self) -> None:
        wish, address, security = self._wish, self._wish.address, None
        if self._count:
            threads = max(1, CPU_COUNT // self._count)
            plan = Plan(threads, wish.isolation, wish.exercises, wish.hidden)
            started = joining.local(self._count, plan)
            address, security = await self._opened.enter_async_context(started)
        link = self._link = Link(address, security, self._warn)
        self._opened.push_async_callback(link.close)
        await link.open()
        self.conditions = await (self._started(link) if self._count else self._asked())
        await link.want(self.conditions)

    async def _close(self) -> None:
        await self._opened.aclose()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:  # Dask begins some by itself, and a loop that stops warns of them
            task.cancel()
        if others:
            await asyncio.wait(others, timeout=LET_GO_S)

    async def _started(self, link: Link) -> conditions.Conditions:
        try:
            return await asyncio.wait_for(link.offered(), START_S)
        except TimeoutError as error:
            said = "the workers here do not start: `grader doctor` says what is lacking"
            raise WallError(said) from error

    async def _asked(self) -> conditions.Conditions:
        # Nobody watches the workers, so less than the wall must be asked for by its name.
        isolation: Any = "walled" if self._wish.isolation == "auto" else self._wish.isolation
        processor = self._wish.processor
        if processor is None:
            processor = await asyncio.to_thread(conditions.processor)
        return conditions.asked(processor, isolation, self._wish.exercises)


@dataclass(slots=True)
class Engine:
    """Has submissions judged on the workers, on the same terms."""

    cluster: Cluster
    link: Link
    terms: Terms
    said: str
    basis: str
    waiting_bytes: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def state(self) -> str:
        """Who is there."""
        return self.cluster.state

    def is_full(self, waiting: int) -> bool:
        """Say whether all have enough to do."""
        return self.waiting_bytes > BYTES_MAX or waiting >= self.cluster.room

    def begin(self, submission: Submission) -> Future[Judgement]:
        """Have a submission judged."""
        sent = wire.packed(wire.Asked(self.said, self.basis, submission))
        self._add(len(sent))
        future = self.cluster.call(self._judged(sent, submission))
        future.add_done_callback(lambda _: self._add(-len(sent)))
        return future

    def judge(self, submission: Submission) -> Judgement:
        """Judge a submission, as a `Judge` does."""
        return self.begin(submission).result()

    def _add(self, count: int) -> None:
        with self.lock:
            self.waiting_bytes += count

    async def _judged(self, sent: bytes, submission: Submission) -> Judgement:
        try:
            return Judgement.model_validate_json(await self.link.judged(sent))
        except GraderError as error:
            made = judge.failed(self.terms, submission, error)
            return made.model_copy(update={"isolation": self.cluster.isolation})
