"""Keeps children ready, and the zygote behind them alive; imports neither pydantic nor torch."""

import contextlib
import queue
import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence

from grader.sandbox.children import Child
from grader.sandbox.fence import Fence
from grader.sandbox.wall import Wall
from grader.sandbox.zygotes import READY_S, Settings, Zygote, ZygoteDiedError
from grader.words.errors import SandboxError, WallError

RUNS_PER_ZYGOTE = 1000
"""Its forks share their addresses: a new zygote draws new ones."""
MANY = 2
"""So many programs must want a module: to load it for one would only take another processor."""


class Keeper:
    """Keeps children ready in a thread of its own, which alone starts and replaces zygotes.

    The kernel kills a zygote when the thread that started it ends, so that nothing outlives us.
    """

    def __init__(self, ways: Sequence[Settings]) -> None:
        """Take the first of `ways` by which a zygote starts; they differ in how it is separated."""
        settings = ways[0]
        self._settings, self._other_ways = settings, list(ways[1:])
        self.grouped = settings.groups is not None
        self._wanted = threading.Semaphore(settings.spares)
        self._ready: queue.SimpleQueue[Child | Exception] = queue.SimpleQueue()
        self._used: queue.SimpleQueue[Child] = queue.SimpleQueue()
        self._zygote: Zygote | None = None
        self._starting: Zygote | None = None
        self._wanted_by: Counter[str] = Counter()
        self._failures, self._since_s = 0, 0.0
        self._closing = False
        self._started = threading.Event()
        self._start_error: Exception | None = None
        self.refused: list[WallError] = []
        self._thread = threading.Thread(target=self._keep, name="zygote keeper", daemon=True)
        self._thread.start()

    def wait_started(self) -> Exception | None:
        """Wait for the first zygote; return why there is none, or None if there is one.

        One that was killed says nothing of this machine: then it is tried again for each who asks.
        """
        self._started.wait()
        if self._start_error is not None and not isinstance(self._start_error, WallError):
            try:
                self._ready.put(self.take())
            except Exception as error:
                return error
            self._start_error = None
        return self._start_error

    @property
    def place(self) -> Wall | Fence:
        """Where programs run, once it has started."""
        assert self._zygote is not None
        return self._zygote.place

    def take(self) -> Child:
        """Return a child that waits for its program; whoever takes it has it replaced.

        Raises `SandboxError` if none can be forked, or when the keeper is closed meanwhile.
        """
        while True:
            child = self._ready.get()
            if isinstance(child, Exception):
                if self._closing:
                    self._ready.put(child)  # for whoever waits too
                else:
                    self._wanted.release()
                raise child
            if child.zygote.alive:
                return child
            self.replace(child)

    def expect(self, modules: Iterable[str]) -> None:
        """Count what a program will load: what many want is loaded ahead of those that follow."""
        self._wanted_by.update(modules)

    def replace(self, child: Child) -> None:
        """Have a child that was taken closed, and another made ready in its place."""
        self._used.put(child)
        self._wanted.release()
        if not self._thread.is_alive():
            self._close_used()

    def close(self) -> None:
        """End everything at once; running programs are killed, and what is being forked."""
        self._closing = True
        self._wanted.release()
        for zygote in (self._starting, self._zygote):
            if zygote is not None:
                zygote.kill()
        self._thread.join()
        self._close_used()

    def _keep(self) -> None:
        self._start_error = self._start_some_way()
        self._started.set()
        while True:
            self._wanted.acquire()
            if self._closing:
                break
            try:
                self._close_used()
                self._ready.put(self._fork())
            except Exception as error:
                self._ready.put(error)
        while not self._ready.empty():
            child = self._ready.get()
            if isinstance(child, Child):
                self._used.put(child)
        self._close_used()
        if self._zygote is not None:
            self._zygote.close()
        self._ready.put(SandboxError("the sandbox was closed"))

    def _start_some_way(self) -> Exception | None:
        """Start by the first way that there is here; return why there is none."""
        while True:
            try:
                self._start()
            except WallError as error:
                if self._closing:  # perhaps it is what ended it
                    return SandboxError("the sandbox was closed")
                self.refused.append(error)
                if not self._other_ways:
                    return error
                self._settings, self._failures = self._other_ways.pop(0), 0
            except Exception as error:
                return error
            else:
                return None

    def _close_used(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                self._used.get_nowait().close()

    def _fork(self) -> Child:
        while True:
            try:
                return self._forked()
            except ZygoteDiedError:
                if self._gives_up:
                    raise

    def _forked(self) -> Child:
        if self._zygote is None:
            self._start()
        elif not self._zygote.alive or self._zygote.forked >= RUNS_PER_ZYGOTE:
            self._zygote.leave()
            self._start()
        assert self._zygote is not None
        try:
            child = self._zygote.fork(self._for_many() if self._settings.warm else ())
        except ZygoteDiedError:
            self._zygote.close()
            self._zygote = None
            raise
        self._failures = 0
        return child

    @property
    def _gives_up(self) -> bool:
        """Whether zygotes were killed for as long as one may take to start."""
        return self._closing or time.monotonic() - self._since_s > READY_S

    def _for_many(self) -> list[str]:
        counts = list(self._wanted_by.items())  # at once: other threads count meanwhile
        return [module for module, count in counts if count >= MANY]

    def _start(self) -> None:
        self._zygote = None
        if not self._failures:
            self._since_s = time.monotonic()
        else:
            time.sleep(min(0.1 * 2**self._failures, 5.0))
        self._failures += 1
        zygote = self._starting = Zygote(self._settings)
        if self._closing:  # and perhaps before there was one to kill
            zygote.kill()
        try:
            zygote.await_ready()
        except ZygoteDiedError:
            if self._gives_up:
                raise
            self._start()
            return
        finally:
            self._starting = None
        self._zygote = zygote
