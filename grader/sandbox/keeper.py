"""Keeps children ready, and the zygote behind them alive; imports neither pydantic nor torch."""

import queue
import threading
import time
from dataclasses import replace

from grader.sandbox.zygotes import Child, Settings, Zygote, ZygoteDiedError
from grader.words.errors import SandboxError, WallError

RUNS_PER_ZYGOTE = 1000
"""Its forks share their addresses: a new zygote draws new ones."""


class Keeper:
    """Keeps children ready in a thread of its own, which alone starts and replaces zygotes.

    The kernel kills a zygote when the thread that started it ends, so that nothing outlives us.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.grouped = settings.groups is not None
        self._wanted = threading.Semaphore(settings.spares)
        self._ready: queue.SimpleQueue[Child | Exception] = queue.SimpleQueue()
        self._zygote: Zygote | None = None
        self._starting: Zygote | None = None
        self._failures = 0
        self._closing = False
        self._started = threading.Event()
        self._start_error: Exception | None = None
        self._thread = threading.Thread(target=self._keep, name="zygote keeper", daemon=True)
        self._thread.start()

    def wait_started(self) -> Exception | None:
        """Wait for the first zygote; return why there is none, or None if there is one."""
        self._started.wait()
        return self._start_error

    def take(self) -> Child:
        """Return a child that waits for its program; whoever takes it closes it.

        Raises `SandboxError` if none can be forked, or when the keeper is closed meanwhile.
        """
        while True:
            child = self._ready.get()
            if isinstance(child, Exception):
                if self._closing:
                    self._ready.put(child)  # for whoever waits too
                else:
                    self.refill()
                raise child
            if child.zygote.alive:
                return child
            child.close()
            self.refill()

    def refill(self) -> None:
        """Have another child made ready in place of one that was taken."""
        self._wanted.release()

    def close(self) -> None:
        """End everything at once; running programs are killed, and what is being forked."""
        self._closing = True
        self._wanted.release()
        for zygote in (self._starting, self._zygote):
            if zygote is not None:
                zygote.kill()
        self._thread.join()

    def _keep(self) -> None:
        try:
            self._start()
        except Exception as error:
            self._start_error = error
        self._started.set()
        while True:
            self._wanted.acquire()
            if self._closing:
                break
            try:
                self._ready.put(self._fork())
            except Exception as error:
                self._ready.put(error)
        while not self._ready.empty():
            child = self._ready.get()
            if isinstance(child, Child):
                child.close()
        if self._zygote is not None:
            self._zygote.close()
        self._ready.put(SandboxError("the sandbox was closed"))

    def _fork(self) -> Child:
        if self._zygote is None:
            self._start()
        elif not self._zygote.alive or self._zygote.forked >= RUNS_PER_ZYGOTE:
            self._zygote.leave()
            self._start()
        assert self._zygote is not None
        try:
            child = self._zygote.fork()
        except ZygoteDiedError:
            self._zygote.close()
            self._zygote = None
            raise
        self._failures = 0
        return child

    def _start(self) -> None:
        self._zygote = None
        if self._failures:
            time.sleep(min(0.1 * 2**self._failures, 5.0))
        self._failures += 1
        zygote = self._starting = Zygote(self._settings)
        if self._closing:  # and perhaps before there was one to kill
            zygote.kill()
        try:
            zygote.await_ready()
        except WallError:
            if self._settings.users is None or self._closing:
                raise
            self._settings = replace(self._settings, users=None)  # the kernel gives us no others
            self._start()
            return
        finally:
            self._starting = None
        self._zygote = zygote
