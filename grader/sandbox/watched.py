"""One run in a walled or fenced child, watched from outside."""

import contextlib
import os
import select
import struct
from dataclasses import dataclass, field

from grader.sandbox import clock, ending, execution, report
from grader.sandbox.children import Child
from grader.sandbox.clock import PATIENCE, Clock
from grader.sandbox.ending import TIME, Seen
from grader.sandbox.execution import Ending, Execution, Limits, Program, job, rlimits
from grader.sandbox.inner.protocol import (
    BUSIEST_FIRST,
    GRACE_S,
    REPORT_BYTES_MAX,
    START,
    STATUS,
    Job,
    pack_job,
)
from grader.sandbox.keeper import Keeper
from grader.sandbox.zygotes import CELLS, WORDS, ZygoteDiedError
from grader.words.model import Isolation, Lack

POLL_S = 0.05
WHERE_S = 4.0
"""How long a program that may print no more has to say its line. A millisecond is enough, but its
init, which asks it, may wait for a processor, and no clock of the program's sees that."""
TRIES = 5
"""How often a run is begun whose zygote something kills."""
THREADS_BYTES = 1 << 30
"""Address space that threads take and never touch: 64 MiB each for malloc, up to 8 a processor."""


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


class Watched:
    """Runs programs behind a wall or fence; any number of threads may call `run`."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self.isolation: Isolation = keeper.place.isolation
        self.lacks: tuple[Lack, ...] = keeper.place.lacks
        self.memory_summed = keeper.grouped

    def run(self, program: Program, stdin: bytes, limits: Limits) -> Execution:
        """Run a program; tried again if the zygote died below it, at last `SandboxError`."""
        for _ in range(TRIES - 1):
            with contextlib.suppress(ZygoteDiedError):
                return self._run(program, stdin, limits)
        return self._run(program, stdin, limits)

    def close(self) -> None:
        """End everything that runs."""
        self._keeper.close()

    def _run(self, program: Program, stdin: bytes, limits: Limits) -> Execution:
        child = self._keeper.take()
        try:
            self._keeper.expect(_modules(program))
            watch = _Watch(child, limits)
            address_bytes = 2 * limits.memory_bytes + THREADS_BYTES if child.group is None else None
            bounds = rlimits(limits, address_bytes, child.zygote.place.processes_beside())
            execution.check(bounds)
            watch.start(job(program, stdin, bounds))
            return watch.run(program.entry)
        finally:
            self._keeper.replace(child)  # not while it runs: a fork would share its processor


def _modules(program: Program) -> list[str]:
    """Return what a program will load beside torch, as far as its words tell; each once."""
    found: list[tuple[str, ...]] = [CELLS] if program.cells else []
    text = "\n".join(program.cells).encode(errors="replace")
    text = text or program.files.get(program.entry, b"")
    found += [modules for word, modules in WORDS.items() if word in text]
    return list(dict.fromkeys(module for modules in found for module in modules))


class _Watch:
    """One run, from the job to the last byte of its output."""

    def __init__(self, child: Child, limits: Limits) -> None:
        self._child, self._limits = child, limits
        self._stdout, self._stderr = _Stream(child.stdout), _Stream(child.stderr)
        self._report = _Stream(child.job.fileno())
        self._streams = {s.descriptor: s for s in (self._stdout, self._stderr, self._report)}
        self._poll = select.poll()
        self._status: tuple[int, float, int, bool, bool] | None = None
        self._clock = Clock(lambda: clock.of(child.threads()), used_s=child.used_s)

    def start(self, told: Job) -> None:
        child = self._child
        summed_by_init = self._limits.cpu_s, self._limits.memory_bytes
        if child.group is not None:
            summed_by_init = 0.0, 0
            child.group.limit(self._limits.memory_bytes)
        try:
            child.life.send(START.pack(*summed_by_init))
            child.job.settimeout(PATIENCE * self._limits.wall_s)
            child.job.sendall(pack_job(told))
            child.job.shutdown(1)
        except OSError as error:
            raise ZygoteDiedError(f"no program could be given to the child: {error}") from error
        for descriptor in self._streams:
            os.set_blocking(descriptor, False)
            self._poll.register(descriptor, select.POLLIN)
        self._poll.register(child.life.fileno(), select.POLLIN)

    def run(self, entry: str) -> Execution:
        stopped = self._watch()
        wall_s = self._clock.own_s
        if stopped in TIME:
            self._hear_last_words()
        elif stopped is Ending.OUTPUT:
            self._hear_where(entry)
        if not self._is_over:  # init ends by itself: nobody waits for that
            self._child.kill()
        self._drain()
        if self._child.group is not None and self._child.group.was_deprived():
            raise ZygoteDiedError(
                "the kernel killed a program that was within its memory limit: grade with fewer "
                "--jobs, or give the grader more memory"
            )
        found = ending.execution(self._seen(entry, stopped, wall_s), self._limits)
        if found is None:
            raise ZygoteDiedError(
                f"the sandbox died below the program: {self._child.zygote.last_words()}"
            )
        return found

    @property
    def _is_over(self) -> bool:
        return self._status is not None and self._status[-1]

    @property
    def _output_bytes(self) -> int:
        return len(self._stdout.data) + len(self._stderr.data)

    def _watch(self) -> Ending | None:
        """Read until the program ends or a limit is hit; None if it ended by itself."""
        look_again_s = POLL_S
        while not self._read(POLL_S):
            if self._is_flooded():
                return Ending.OUTPUT
            if self._clock.elapsed_s < look_again_s:
                continue
            self._clock.look()
            look_again_s = self._clock.elapsed_s + POLL_S
            if self._child.group and self._child.group.cpu_s() > self._limits.cpu_s:
                return Ending.CPU_TIME
            if self._clock.own_s > self._limits.wall_s:  # perhaps it has ended, and we had to wait
                return None if self._read(0) else Ending.WALL_TIME
            self._clock.check(self._limits.wall_s)
        return None

    def _hear_last_words(self) -> None:
        """Tell the program that its time is up, and read what it has to say."""
        self._child.tell()
        for _ in self._clock.grace(GRACE_S):
            if self._read(POLL_S) or self._is_flooded():
                break

    def _hear_where(self, entry: str) -> None:
        """Ask a program that printed too much for its line; no more of what it prints is read."""
        for output in (self._stdout, self._stderr):
            if output.open:
                self._poll.unregister(output.descriptor)
        self._child.tell()
        for _ in self._clock.grace(WHERE_S):
            is_over = self._read(POLL_S) or self._has_said_all
            if is_over or report.running(bytes(self._report.data), entry):
                break
        for _ in self._clock.grace(GRACE_S):  # that line may only wait for another thread's
            has_told = BUSIEST_FIRST.encode() in self._report.data
            if has_told or self._has_said_all or self._read(POLL_S):
                break

    @property
    def _has_said_all(self) -> bool:
        """Whether more than a report was written, which nobody will read."""
        return len(self._report.data) > REPORT_BYTES_MAX

    def _read(self, timeout_s: float) -> bool:
        """Read what comes within a while; tell whether it was that the program has ended."""
        for descriptor, _ in self._poll.poll(timeout_s * 1000):
            if descriptor not in self._streams:
                self._hear()
                return True
            self._streams[descriptor].read()
            if not self._streams[descriptor].open:
                self._poll.unregister(descriptor)
        return False

    def _is_flooded(self) -> bool:
        too_much = self._output_bytes > self._limits.output_bytes
        return too_much or len(self._report.data) > REPORT_BYTES_MAX

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

    def _seen(self, entry: str, stopped: Ending | None, wall_s: float) -> Seen:
        group = self._child.group
        of_group = group.peak_bytes() if group else None
        status, cpu_s, peak_bytes, had_too_much, _ = self._status or (None, 0.0, 0, False, False)
        return Seen(
            entry=entry,
            stopped=stopped,
            status=status,
            wall_s=wall_s,
            cpu_s=group.cpu_s() if group else cpu_s,
            memory_bytes=peak_bytes if of_group is None else of_group,
            out_of_memory=had_too_much or (group is not None and group.ran_out_of_memory()),
            stdout=bytes(self._stdout.data),
            stderr=bytes(self._stderr.data),
            printed_bytes=self._output_bytes,
            said=bytes(self._report.data),
        )
