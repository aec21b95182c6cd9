"""The sandbox of a service, lent to a command that judges by itself: a class, or an upload."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any

from grader.sandbox import Sandbox
from grader.sandbox.execution import Execution, Limits, Program
from grader.service import client, wire
from grader.service.client import LostError
from grader.words.errors import SandboxError
from grader.words.model import Isolation, Lack

LENT = {"isolation", "memory_summed", "execution", "failed"}
NOT_LENT = (403, 404)
"""What services of others answer, and those of old: they are asked for nothing more."""
FULL = 429
AGAIN_S = 1.0

Open = Callable[[], Sandbox]
Hold = Callable[[socket.socket], AbstractContextManager[object]]


class Lent:
    """A service's sandbox, and from the moment that it is lost one of our own.

    Use it as a context manager; any number of threads may call `run`.
    """

    asked = "walled"
    isolation: Isolation = "walled"
    lacks: tuple[Lack, ...] = ()

    def __init__(self, where: str, memory_summed: bool, own: Open, warn: client.Warn) -> None:
        self.memory_summed = memory_summed
        self._where, self._open, self._warn = where, own, warn
        self._own: Sandbox | None = None
        self._lock = threading.Lock()
        self._connections: set[socket.socket] = set()
        self._closed = False

    def run(self, program: Program, stdin: bytes, limits: Limits) -> Execution:
        """Run a program there; raises as a sandbox's own `run`."""
        if self._own is None:
            try:
                return self._run_there(wire.from_program(program, stdin, limits))
            except (LostError, OSError, ValueError) as error:
                self._open_own(error)
        assert self._own is not None
        if self._own.isolation != self.isolation:
            raise SandboxError("the service was lost, and here is no wall: start it again")
        return self._own.run(program, stdin, limits)

    def close(self) -> None:
        """End everything that runs, as far as it is ours; nobody waits for the service any more."""
        self._closed = True
        for connection in list(self._connections):
            with suppress(OSError):  # it has ended by itself
                connection.shutdown(socket.SHUT_RDWR)
        with self._lock:
            if self._own is not None:
                self._own.close()

    def __enter__(self) -> "Lent":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _held(self, connection: socket.socket) -> Iterator[None]:
        """Have a connection shut down when we are closed, also when that was just now."""
        self._connections.add(connection)
        try:
            if self._closed:
                raise SandboxError("the sandbox was closed")
            yield
        finally:
            self._connections.discard(connection)

    def _run_there(self, program: dict[str, Any]) -> Execution:
        while True:
            status, said = ask(self._where, program, self._held)
            if status != FULL or self._closed:
                break
            time.sleep(AGAIN_S)  # others wait there too
        if status != 200:
            raise LostError(str(said.get("detail")))
        if said["failed"]:  # its sandbox is closed, or cannot be had: ours may be
            raise LostError(said["failed"])
        return wire.to_execution(said["execution"])

    def _open_own(self, error: Exception) -> None:
        with self._lock:
            if self._closed:
                raise SandboxError("the sandbox was closed") from error
            if self._own is None:
                self._warn(f"the service at {self._where} was lost ({error}): grading here")
                self._own = self._open()


def borrow(own: Open, warn: client.Warn) -> Lent | None:
    """Return the sandbox of the service that there is; None, after a warning if it should be had.

    What is not the full wall is not lent: who would have it has the same here, and is warned.
    """
    where = client.found()
    if where is None:
        return None
    try:
        status, said = ask(where, None)
    except (LostError, OSError, ValueError) as error:
        warn(f"no service answers at {where} ({error}): grading here")
        return None
    if status == 200:
        is_walled = said["isolation"] == Lent.isolation
        return Lent(where, said["memory_summed"], own, warn) if is_walled else None
    if status not in NOT_LENT:
        warn(f"the service at {where} does not grade this ({said.get('detail')}): grading here")
    return None


def ask(
    where: str, program: Mapping[str, Any] | None, held: Hold = nullcontext
) -> tuple[int, dict[str, Any]]:
    """Have a program run, or ask how it would be; the connection is `held` meanwhile.

    Raises:
        LostError: what speaks there is no service.
        OSError: nothing does.
    """
    body = json.dumps({"installation": wire.installation(), "program": program}).encode()
    with client.connected(where) as (connection, host, path), held(connection):
        return client.exchange(connection, (host, f"{path}/v1/runs"), body, LENT)
