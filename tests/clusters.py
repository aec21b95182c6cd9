"""Schedulers and workers of Dask as the processes that people start."""

import contextlib
import itertools
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from grader.classroom.store import NAME

HERE = Path(__file__).parent
FAKES = """
import asyncio, signal, sys
from grader.cluster import joining

async def main(address, count, threads):
    plan, ending = joining.Plan(threads, becomes="fake_worker"), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ending.set)
    said = lambda line: print(line, flush=True)
    each = [joining.serve(address, plan, said, ending) for _ in range(count)]
    await asyncio.gather(*each)

if __name__ == "__main__":
    joining.quieten()
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
"""
UP_S = 200.0
"""A worker is up in three seconds, and in a minute where others use the machine."""


def free_port() -> int:
    """Return a port of loopback that nobody has."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def scheduler(port: int, host: str = "127.0.0.1") -> Iterator["subprocess.Popen[bytes]"]:
    """Run a scheduler until it is killed."""
    options = ["--host", host, "--port", str(port), "--no-dashboard"]
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", *options]
    with _running(command, {}) as process:
        wait_until(lambda: _answers(host, port))
        yield process


@contextlib.contextmanager
def fakes(
    port: int, count: int = 1, threads: int = 2, **env: str
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run workers that judge without a sandbox; all have joined."""
    made = {"PYTHONPATH": str(HERE), **env}
    command = [sys.executable, "-c", FAKES, f"tcp://127.0.0.1:{port}", str(count), str(threads)]
    with _running(command, made, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in itertools.islice(process.stdout, count):
            assert line.startswith(b"joined"), line
        yield process


def workers_below(process: "subprocess.Popen[bytes]") -> list[psutil.Process]:
    """Return the workers that a process has started, without what multiprocessing adds."""
    below = psutil.Process(process.pid).children()
    return [each for each in below if "spawn_main" in " ".join(each.cmdline())]


def wait_until(holds: object, timeout_s: float = UP_S) -> None:
    """Wait for something to hold."""
    until_s = time.monotonic() + timeout_s
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < until_s, holds
        time.sleep(0.05)


def without_usage(report: Path) -> dict[str, object]:
    """Return what is kept, and by which key either goes on; not what no two runs share."""
    with contextlib.closing(sqlite3.connect(report / NAME)) as reader:
        query = "SELECT submission, key, source, judgement FROM judgements"
        found = {}
        for name, key, source, text in reader.execute(query):
            judged = json.loads(text)
            for case in judged["cases"]:
                case["usage"] = None
            found[name] = (key, source, judged)
        return found


def _answers(host: str, port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((host, port), 1):
        return True
    return False


@contextlib.contextmanager
def _running(
    command: list[str], env: dict[str, str], stdout: int | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    ours = {
        "DASK_LOGGING__DISTRIBUTED": "error",
        "DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH": "10",
    }
    environment = {**os.environ, **ours, **env}
    process = subprocess.Popen(command, env=environment, stdout=stdout, start_new_session=True)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
