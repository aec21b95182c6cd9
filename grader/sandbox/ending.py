"""How a run ended: one rule over what each way of running saw of it."""

from dataclasses import dataclass

from grader.sandbox import report
from grader.sandbox.execution import Ending, Execution, Limits
from grader.sandbox.inner.protocol import REPORT_BYTES_MAX, TIME_IS_UP
from grader.words.model import Usage

TIME = (Ending.CPU_TIME, Ending.WALL_TIME)
SPEAK = (*TIME, Ending.OUTPUT, Ending.SIGNALLED)
"""Ends at which a program tells what was running."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of the run of `entry` that is over.

    `stopped` is the limit at which it was ended by us; None if it ended by itself. `status` is its
    exit status or minus a signal; None if whoever should have told us ended too. `stdout` and
    `stderr` may be cut above the limit, `printed_bytes` counts all of both. `said` is its report.
    """

    entry: str
    stopped: Ending | None
    status: int | None
    wall_s: float
    cpu_s: float
    memory_bytes: int
    out_of_memory: bool
    stdout: bytes
    stderr: bytes
    printed_bytes: int
    said: bytes


def execution(seen: Seen, limits: Limits) -> Execution | None:
    """Return what became of a run; None if that was lost."""
    ending = _ending(seen, limits)
    if ending is None:
        return None
    most = limits.output_bytes
    stdout = seen.stdout[:most]
    said = report.read(seen.said) if ending is Ending.EXITED else None
    return Execution(
        ending=ending,
        status=abs(seen.status or 0) if ending in (Ending.EXITED, Ending.SIGNALLED) else 0,
        stdout=stdout,
        stderr=seen.stderr[: most - len(stdout)],
        truncated=seen.printed_bytes > most,
        report=said,
        usage=Usage(
            wall_s=seen.wall_s,
            cpu_s=seen.cpu_s,
            memory_bytes=seen.memory_bytes,
            output_bytes=seen.printed_bytes,
        ),
        journal=report.pieces(said.journal, stdout) if said else (),
        running=report.running(seen.said, seen.entry) if ending in SPEAK else None,
    )


def _ending(seen: Seen, limits: Limits) -> Ending | None:
    # The kernel's own counts come first: a program may hide what happened to its children.
    if seen.printed_bytes > limits.output_bytes or len(seen.said) > REPORT_BYTES_MAX:
        return Ending.OUTPUT
    if seen.out_of_memory:
        return Ending.MEMORY
    if seen.cpu_s > limits.cpu_s:
        return Ending.CPU_TIME
    if seen.stopped is not None or seen.status is None:
        return seen.stopped
    if TIME_IS_UP and seen.status == -TIME_IS_UP:  # the kernel's own bound
        return Ending.CPU_TIME
    return Ending.SIGNALLED if seen.status < 0 else Ending.EXITED
