"""What goes through the door of the sandbox, in and out."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from grader.sandbox.inner.protocol import PIECES_MAX as PIECES_MAX
from grader.sandbox.inner.protocol import Job, Report
from grader.sandbox.inner.protocol import Picture as Picture
from grader.sandbox.inner.protocol import Raised as Raised
from grader.words.errors import SandboxError
from grader.words.model import Piece as Piece
from grader.words.model import Usage

MIB = 1 << 20
LESS_WILL_DO = ("RLIMIT_MEMLOCK", "RLIMIT_MSGQUEUE", "RLIMIT_SIGPENDING")
"""Bounds of what no honest program needs: it may have less than we would give."""


@dataclass(frozen=True, slots=True)
class Program:
    """Files and which of them to run; paths are relative to the working directory.

    `cells`, if there are any, are run as a notebook in place of the entry. `probes` are expressions
    to evaluate among the program's names after it has ended, by name. `calls` are expressions as
    well, among the names that the code `setup` makes for each of them, too: what they return comes
    whole, and what they raise is told.
    """

    files: Mapping[str, bytes]
    entry: str
    probes: Mapping[str, str] = field(default_factory=dict)
    cells: Sequence[str] = ()
    setup: str = ""
    calls: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use. CPU time and memory are summed over all its processes."""

    cpu_s: float = 10.0
    wall_s: float = 20.0
    memory_bytes: int = 1024 * MIB
    output_bytes: int = MIB
    processes: int = 128


class Ending(StrEnum):
    """How a run ended, by the word of the kernel and of our own clock."""

    EXITED = "exited"
    SIGNALLED = "signalled"
    CPU_TIME = "cpu_time"
    WALL_TIME = "wall_time"
    MEMORY = "memory"
    OUTPUT = "output"


class Place(NamedTuple):
    """A line of the entry, or of one of its cells, counted from 1."""

    line: int
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Execution:
    """What the sandbox saw of one run.

    `status` is the exit status or the signal's number. `report` is None if the program ended
    without reaching its end (`os._exit`, a signal, a limit) or reported nonsense.

    `journal` tells where each piece of standard output came from; it is the program's word, too.
    It is empty where there is no report, and where its pieces do not add up to what was printed: by
    a stream of the program's own, through the descriptor, by another process. It stops after
    `PIECES_MAX` pieces: if it has as many, what follows the start of the last one may be others'.

    `running` is the innermost line that was running at a time limit or in a crash, where the
    program's process could tell it.
    """

    ending: Ending
    status: int
    stdout: bytes
    stderr: bytes
    truncated: bool
    report: Report | None
    usage: Usage
    journal: tuple[Piece, ...] = ()
    running: Place | None = None


def job(program: Program, stdin: bytes, rlimits: Mapping[str, int]) -> Job:
    """Return what the inner half is told of a run."""
    return Job(
        files=_laid_out(program.files),
        entry=program.entry,
        probes=dict(program.probes),
        cells=list(program.cells),
        stdin=stdin,
        rlimits=dict(rlimits),
        setup=program.setup,
        calls=dict(program.calls),
    )


def _laid_out(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give a folder without code of its own that of a module of the same name.

    For Python a folder goes before a module: a student's `utils.py` would not be found beside the
    course's `utils/`, and now both are.
    """
    folders = {path: path.removesuffix(".py") + "/__init__.py" for path in files}
    found = {marker: files[path] for path, marker in folders.items() if files.get(marker) == b""}
    return {**files, **found}


def rlimits(limits: Limits, address_bytes: int | None, processes_beside: int = 0) -> dict[str, int]:
    """Return the bounds of each process: a backstop where we watch their sum ourselves.

    That of CPU time is far off: on a busy machine the kernel's ticks, which it goes by, count more
    than was used. `address_bytes` bounds the address space beyond what a process begins with.
    """
    bounds = {
        "RLIMIT_CPU": 2 * math.ceil(limits.cpu_s) + 1,
        "RLIMIT_NPROC": limits.processes + processes_beside,
        "RLIMIT_NOFILE": 512,
        "RLIMIT_FSIZE": 64 * MIB,
        "RLIMIT_STACK": 8 * MIB,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_MEMLOCK": MIB // 16,
        "RLIMIT_SIGPENDING": 512,
    }
    if address_bytes is not None:
        bounds["RLIMIT_AS"] = address_bytes
    return bounds


def check(bounds: Mapping[str, int]) -> None:
    """Raise `SandboxError` where we may have less ourselves than a program is to have.

    Its process cannot have more, and what then goes wrong would be taken for the program's fault.
    """
    if not bounds:
        return
    import resource  # not there on Windows, which has no bounds to check

    for name, bound in bounds.items():
        most = resource.getrlimit(getattr(resource, name))[1]
        if name not in LESS_WILL_DO and most != resource.RLIM_INFINITY and most < bound:
            raise SandboxError(
                f"{name} is {most} here, and a program may use {bound}: raise the hard limit of "
                "whoever starts the grader, see `ulimit -Ha`"
            )
