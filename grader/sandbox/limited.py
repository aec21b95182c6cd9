"""A separate process with limits, for systems without namespaces: for honest code only."""

import contextlib
import math
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from typing import IO

from grader.sandbox import clock, ending, execution, libraries, wall
from grader.sandbox.clock import Clock
from grader.sandbox.ending import Seen
from grader.sandbox.execution import Ending, Execution, Limits, Program, job, rlimits
from grader.sandbox.inner.protocol import GRACE_S, REPORT_BYTES_MAX, TIME_IS_UP, pack_job
from grader.words.errors import SandboxError
from grader.words.model import Isolation, Lack

POSIX = os.name == "posix"
POLL_S, LOOK_S = 0.01, 0.05
"""How often we ask whether it has ended, and for its threads, which takes far longer."""
LEAST_BYTES = 256 << 20
"""Of address space, below which torch does not compute."""
REAL_LIMITS = {"linux": None, "darwin": ("RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_CORE")}
"""Which bounds a system enforces for one process alone (None: all but the count of processes)."""


class Limited:
    """Runs programs as ordinary processes, each in a folder of its own."""

    isolation: Isolation = "limited"
    lacks: tuple[Lack, ...] = ()
    memory_summed = False

    def __init__(self) -> None:
        self._running: set[_Process] = set()
        self._closed = False

    def run(self, program: Program, stdin: bytes, limits: Limits) -> Execution:
        """Run a program; what it starts and outlives it is killed with its process group."""
        if self._closed:
            raise SandboxError("the sandbox was closed")
        bounds = _bounds(limits)
        execution.check(bounds)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
            folder = Path(made)
            work = folder / "course" / "lesson"
            work.mkdir(parents=True)
            told, report = folder / ".job", folder / ".report"  # a student may have such a folder
            told.write_bytes(pack_job(job(program, stdin, bounds)))
            runner = ["-m", "inner.runner", str(told), str(report)]
            process = _Process([sys.executable, "-s", "-B", *runner], work)
            self._running.add(process)
            if self._closed:  # since it was asked above
                process.kill()
            try:
                seen = process.watch(program.entry, limits, report)
            finally:
                process.end()
                self._running.discard(process)
            if self._closed:  # the end that was seen may be our doing, and no student's fault
                raise SandboxError("the sandbox was closed")
            return seen

    def close(self) -> None:
        """Kill what other threads run; for each of them that is a `SandboxError`."""
        self._closed = True
        for process in tuple(self._running):
            process.kill()


def _bounds(limits: Limits) -> dict[str, int]:
    own = {"RLIMIT_CORE": 0, "RLIMIT_CPU": math.ceil(limits.cpu_s)}  # nobody watches CPU time here
    bounds = {**rlimits(limits, max(limits.memory_bytes, LEAST_BYTES)), **own}
    for name in ("RLIMIT_NPROC", "RLIMIT_SIGPENDING"):  # here they count all that the user has
        del bounds[name]
    enforced = REAL_LIMITS.get(sys.platform, ())
    return bounds if enforced is None else {n: b for n, b in bounds.items() if n in enforced}


class _Reader(threading.Thread):
    """Keeps what comes from a pipe, up to a bound; reads on past it so that the writer goes on."""

    def __init__(self, pipe: IO[bytes], most: int) -> None:
        super().__init__(daemon=True)
        self._pipe, self._most = pipe, most
        self.data, self.count = bytearray(), 0
        self.start()

    def run(self) -> None:
        with self._pipe, contextlib.suppress(OSError, ValueError):
            while piece := os.read(self._pipe.fileno(), 1 << 16):
                self.count += len(piece)
                self.data += piece[: max(0, self._most + 1 - len(self.data))]


class _Process:
    """One program and its end."""

    def __init__(self, command: list[str], work: Path) -> None:
        home = str(work.parent.parent)
        own = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "MPLCONFIGDIR"), home)
        own["PYTHONPATH"] = libraries.python_path(wall.INNER.parent)
        if "SYSTEMROOT" in os.environ:  # Windows starts no process without it
            own["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        self._popen = subprocess.Popen(
            command,
            cwd=work,
            env={**wall.ENVIRONMENT, **own},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=POSIX,
            umask=wall.UMASK if POSIX else -1,
        )
        pid = self._popen.pid
        used_s = partial(clock.used_below_s, pid)
        self._clock = Clock(lambda: clock.of(clock.threads_below(pid)), used_s=used_s)
        self._cpu_s, self._peak_bytes = 0.0, 0

    def end(self) -> None:
        """Kill what is left of the process and its group, and wait for it."""
        self.kill()
        while self._status() is None:
            time.sleep(POLL_S)

    def kill(self) -> None:
        """Kill what is left of the process and its group."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if POSIX:
                os.killpg(self._popen.pid, signal.SIGKILL)
            else:
                self._popen.kill()

    def watch(self, entry: str, limits: Limits, report: Path) -> Execution:
        """Wait for the end or a limit; return what was seen."""
        assert self._popen.stdout is not None
        assert self._popen.stderr is not None
        pipes = (self._popen.stdout, self._popen.stderr)
        readers = [_Reader(pipe, limits.output_bytes) for pipe in pipes]
        stopped = self._wait(limits, readers)
        wall_s = self._clock.own_s
        if stopped is not None and TIME_IS_UP:
            self._hear_last_words()
        self.end()
        for reader in readers:
            reader.join(1)  # a process that left the group may hold the pipe open
        seen = Seen(
            entry=entry,
            stopped=stopped,
            status=self._status(),
            wall_s=wall_s,
            cpu_s=self._cpu_s,
            memory_bytes=self._peak_bytes,
            out_of_memory=False,
            stdout=bytes(readers[0].data),
            stderr=bytes(readers[1].data),
            printed_bytes=sum(reader.count for reader in readers),
            said=_content(report),
        )
        found = ending.execution(seen, limits)
        assert found is not None  # somebody reaped the process: we did
        return found

    def _wait(self, limits: Limits, readers: list[_Reader]) -> Ending | None:
        """Wait for a limit, which is returned, or for the end."""
        look_again_s = LOOK_S
        while self._status() is None:
            if sum(reader.count for reader in readers) > limits.output_bytes:
                return Ending.OUTPUT
            time.sleep(POLL_S)
            if self._clock.elapsed_s < look_again_s:
                continue
            self._clock.look()
            look_again_s = self._clock.elapsed_s + LOOK_S
            if self._clock.own_s > limits.wall_s and self._status() is None:
                return Ending.WALL_TIME
            self._clock.check(limits.wall_s)
        return None

    def _hear_last_words(self) -> None:
        """Tell the program that its time is up, and let it say what it has to say."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._popen.pid, TIME_IS_UP)
        for _ in self._clock.grace(GRACE_S):
            if self._status() is not None:
                break
            time.sleep(POLL_S)

    def _status(self) -> int | None:
        """Return the exit status, or minus the signal, or None while it runs."""
        if not POSIX:
            return self._popen.poll()
        if self._popen.returncode is None:
            pid, status, used = os.wait4(self._popen.pid, os.WNOHANG)
            if pid:
                self._popen.returncode = os.waitstatus_to_exitcode(status)
                self._cpu_s = used.ru_utime + used.ru_stime
                unit = 1 if sys.platform == "darwin" else 1024
                self._peak_bytes = used.ru_maxrss * unit
        return self._popen.returncode


def _content(report: Path) -> bytes:
    if not report.is_file():
        return b""
    with report.open("rb") as file:
        return file.read(REPORT_BYTES_MAX + 1)
