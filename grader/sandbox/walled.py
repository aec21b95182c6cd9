"""The full sandbox: one run in a walled child, watched from outside."""

import contextlib
import os
import select
import struct
import time
from dataclasses import dataclass, field

from grader.sandbox import ending
from grader.sandbox.ending import Seen
from grader.sandbox.execution import Ending, Execution, Limits, Program, job, rlimits
from grader.sandbox.inner.protocol import REPORT_BYTES_MAX, START, STATUS, Job, pack_job
from grader.sandbox.keeper import Keeper
from grader.sandbox.zygotes import Child, ZygoteDiedError
from grader.words.model import Isolation

POLL_S = 0.05


@dataclass(slots=True)
class _Stream:
    """What came from a pipe or socket so far."""

    descriptor: int
    data: bytearray = field(default_factory=bytearray)
    open: bool = True

    def read(self) -> int:
        """Read what is there, up to one buffer, and return how much it was."""
        try:
            piece = os.read(self.descriptor, 1 << 16)
        except BlockingIOError:
            return 0
        except ConnectionResetError:
            piece = b""
        self.open = bool(piece)
        self.data += piece
        return len(piece)


class Walled:
    """Runs programs behind the wall; any number of threads may call `run`."""

    isolation: Isolation = "walled"

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self.memory_summed = keeper.grouped

    def run(self, program: Program, stdin: bytes, limits: Limits) -> Execution:
        """Run a program; tried once more if the zygote died below it, then `SandboxError`."""
        try:
            return self._run(program, stdin, limits)
        except ZygoteDiedError:
            return self._run(program, stdin, limits)

    def close(self) -> None:
        """End everything that runs."""
        self._keeper.close()

    def _run(self, program: Program, stdin: bytes, limits: Limits) -> Execution:
        child = self._keeper.take()
        try:
            watch = _Watch(child, limits)
            watch.start(job(program, stdin, rlimits(limits, child.group is not None)))
            return watch.run()
        finally:
            child.close()
            self._keeper.refill()  # not while the program runs: it would share the processor


class _Watch:
    """One run, from the job to the last byte of its output."""

    def __init__(self, child: Child, limits: Limits) -> None:
        self._child, self._limits = child, limits
        self._stdout, self._stderr = _Stream(child.stdout), _Stream(child.stderr)
        self._report = _Stream(child.job.fileno())
        self._status: tuple[int, float, int] | None = None
        self._begun_s = 0.0

    def start(self, told: Job) -> None:
        child = self._child
        watched_s = 0.0
        if child.group is None:
            watched_s = self._limits.cpu_s
        else:
            child.group.limit(self._limits.memory_bytes)
        self._begun_s = time.monotonic()
        try:
            child.life.send(START.pack(watched_s))
            child.job.settimeout(self._limits.wall_s)
            child.job.sendall(pack_job(told))
            child.job.shutdown(1)
        except OSError as error:
            raise ZygoteDiedError(f"no program could be given to the child: {error}") from error
        for descriptor in (child.stdout, child.stderr, child.job.fileno()):
            os.set_blocking(descriptor, False)

    def run(self) -> Execution:
        stopped = self._watch()
        wall_s = time.monotonic() - self._begun_s
        self._child.kill()
        self._drain()
        found = ending.execution(self._seen(stopped, wall_s), self._limits)
        if found is None:
            raise ZygoteDiedError(
                f"the sandbox died below the program: {self._child.zygote.last_words()}"
            )
        return found

    @property
    def _output_bytes(self) -> int:
        return len(self._stdout.data) + len(self._stderr.data)

    def _watch(self) -> Ending | None:
        """Read until the program ends or a limit is hit; None if it ended by itself."""
        poll, streams = select.poll(), {}
        for stream in (self._stdout, self._stderr, self._report):
            poll.register(stream.descriptor, select.POLLIN)
            streams[stream.descriptor] = stream
        life = self._child.life.fileno()
        poll.register(life, select.POLLIN)
        look_again_s = 0.0
        while True:
            left_s = self._begun_s + self._limits.wall_s - time.monotonic()
            if left_s <= 0:
                return Ending.WALL_TIME
            for descriptor, _ in poll.poll(min(left_s, POLL_S) * 1000):
                if descriptor == life:
                    self._hear()
                    return None
                streams[descriptor].read()
                if not streams[descriptor].open:
                    poll.unregister(descriptor)
            if self._output_bytes > self._limits.output_bytes:
                return Ending.OUTPUT
            if len(self._report.data) > REPORT_BYTES_MAX:
                return Ending.OUTPUT
            if self._child.group is not None and time.monotonic() >= look_again_s:
                look_again_s = time.monotonic() + POLL_S
                if self._child.group.cpu_s() > self._limits.cpu_s:
                    return Ending.CPU_TIME

    def _hear(self) -> None:
        with contextlib.suppress(OSError, struct.error):
            self._status = STATUS.unpack(self._child.life.recv(64))

    def _drain(self) -> None:
        """Read what the dead left in the pipes, to just over the limits."""
        for stream, most in (
            (self._stdout, self._limits.output_bytes),
            (self._stderr, self._limits.output_bytes),
            (self._report, REPORT_BYTES_MAX),
        ):
            while stream.open and len(stream.data) <= most and stream.read():
                pass

    def _seen(self, stopped: Ending | None, wall_s: float) -> Seen:
        group = self._child.group
        status, cpu_s, peak_bytes = self._status or (None, 0.0, 0)
        return Seen(
            stopped=stopped,
            status=status,
            wall_s=wall_s,
            cpu_s=group.cpu_s() if group else cpu_s,
            memory_bytes=group.peak_bytes() if group else peak_bytes,
            out_of_memory=group is not None and group.ran_out_of_memory(),
            stdout=bytes(self._stdout.data),
            stderr=bytes(self._stderr.data),
            printed_bytes=self._output_bytes,
            said=bytes(self._report.data),
        )
