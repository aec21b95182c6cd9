"""Services as the processes that people start, and what is asked of them over HTTP."""

import contextlib
import http.client
import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLAIN, TEACHER, BOUND, COURSE = (f"{name}-secret-of-a-token" for name in "pdbc")
TOKENS = f"""
{PLAIN} name=plain
{TEACHER} name=teacher reveal
{BOUND} exercises=fc1_gradient
{COURSE} name=course seeds=70707,80808
"""
READY_S = 200.0
"""It is up in two seconds, and in half a minute where others use the machine."""


@dataclass
class Answer:
    """What a service answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def said(self) -> Any:
        """The body, which is JSON."""
        return json.loads(self.body)


@dataclass
class Running:
    """A service that runs: its process, where it listens, and what makes a command find it."""

    process: "subprocess.Popen[bytes]"
    address: Path | tuple[str, int]
    environment: dict[str, str]
    log: Path

    def ask(
        self,
        method: str,
        path: str,
        said: object = None,
        timeout_s: float = READY_S,
        **headers: str,
    ) -> Answer:
        """Ask for something; `said` is sent as JSON, or as it is if it is bytes."""
        with contextlib.closing(self.connect(timeout_s)) as connection:
            body = said if isinstance(said, bytes | None) else json.dumps(said).encode()
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, {"Content-Type": "application/json", **named})
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers.items()), answer.read())

    def connect(self, timeout_s: float = READY_S) -> http.client.HTTPConnection:
        """Open a connection."""
        connection = http.client.HTTPConnection("grader", timeout=timeout_s)
        connection.sock = self.dial(timeout_s)
        return connection

    def dial(self, timeout_s: float = READY_S) -> socket.socket:
        """Connect, and say nothing yet."""
        if isinstance(self.address, tuple):
            return socket.create_connection(self.address, timeout_s)
        dialled = socket.socket(socket.AF_UNIX)
        dialled.settimeout(timeout_s)
        dialled.connect(str(self.address))
        return dialled

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it with a signal and return its exit status."""
        self.process.send_signal(how)
        return self.process.wait(READY_S)


@contextlib.contextmanager
def serving(folder: Path, *arguments: object, ready: bool = True, **env: str) -> Iterator[Running]:
    """Run `grader serve`, with all that it writes in a folder."""
    folder.mkdir(mode=0o700, exist_ok=True)
    own = {"XDG_RUNTIME_DIR": str(folder), "XDG_STATE_HOME": str(folder / "state")}
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **own, **env}
    log = folder / f"log-{time.monotonic_ns()}"
    command = [Path(sys.executable).parent / "grader", "serve", *map(str, arguments)]
    with log.open("wb") as stderr:
        process = subprocess.Popen(command, env=environment, stderr=stderr)
    running = Running(process, folder / "grader.sock", own, log)
    try:
        running.address = _address(running)
        if ready:
            assert running.ask("GET", "/readyz").status == 200
        yield running
    finally:
        process.kill()
        process.wait()


def _address(running: Running) -> Path | tuple[str, int]:
    until_s = time.monotonic() + READY_S
    while time.monotonic() < until_s and running.process.poll() is None:
        found = re.findall(rb"listening on (\S+)\n", running.log.read_bytes())
        if found:
            where = found[-1].decode()
            host, _, port = where.removeprefix("http://").rpartition(":")
            return (host, int(port)) if host else Path(where)
        time.sleep(0.02)
    raise AssertionError(running.log.read_text())


def submission(text: str, **fields: object) -> dict[str, object]:
    """Return a request to grade a script of the quickest exercise."""
    return {"file": {"name": "hw.py", "text": text}, "exercise": "tanh_gain", **fields}


@contextlib.contextmanager
def saying(path: Path, *answers: bytes, drips: bytes = b"") -> Iterator[None]:
    """Listen on a socket, and give each who asks an answer, the last again and again.

    What `drips` is said behind it ten times a second, until the client has gone.
    """
    told = itertools.chain(answers, itertools.repeat(answers[-1]))

    def serve() -> None:
        while True:
            try:
                connection = listener.accept()[0]
            except OSError:
                return
            with connection:
                seen = b""
                while b"\r\n\r\n" not in seen:
                    seen += connection.recv(1 << 16)
                connection.sendall(next(told))
                with contextlib.suppress(ConnectionError):
                    while drips:
                        connection.sendall(drips)
                        time.sleep(0.1)
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(1 << 16):
                        pass

    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        thread = threading.Thread(target=serve)
        thread.start()
        yield
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()
