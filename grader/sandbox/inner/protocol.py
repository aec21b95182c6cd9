"""What the two halves of the sandbox say to each other: the one module that both import.

What goes in is `marshal`, which costs next to nothing; what comes out is JSON, for it is the word
of a program: no more is ever made of it than plain values, and the outer half checks each bound.
"""

import base64
import json
import marshal
import signal
import struct
from typing import NamedTuple

DESCRIPTORS = 4
"""Of each child: `life`, a socket that its program never holds, job and report, two outputs."""
MESSAGE_BYTES_MAX, PLAN_BYTES_MAX = 1024, 1 << 17
READY, BORN, GROUPED, ALONE = b"ready", b"born", b"!", b"?"
FAILED = b"failed"
"""On `life`, in place of a STATUS: no program was begun, for a wall could not be raised."""
START = struct.Struct("=dq")
"""CPU seconds and bytes at which init ends the program itself; 0 where a cgroup watches it."""
STATUS = struct.Struct("=idq??")
"""Exit status of the program or minus its signal, its CPU seconds, its peak memory in bytes,
whether init ended it for that, and whether nothing that it started is left."""
TIME_IS_UP: int = getattr(signal, "SIGXCPU", 0)
"""What the kernel sends at its own bound of CPU time, and we at ours; 0 on Windows."""
TELL_PROGRAM: int = getattr(signal, "SIGUSR1", 0)
"""For init, so that it sends TIME_IS_UP to the program: nobody else knows its pid."""
GRACE_S = 0.3
"""How long a program may then speak. It is over as soon as it has, unless it is stuck in C."""

BUSIEST_FIRST = "\nAll threads, the busiest first:\n"
"""Before the stacks that a program writes of its threads, behind that of the one it was told in."""

WORD_CHARACTERS_MAX, LINES_MAX = 500, 1 << 24
PROBE_CHARACTERS_MAX = 100_000
FIGURES_MAX, PIXELS_MAX, FIGURES_BYTES_MAX = 8, 1 << 20, 3 << 19
RAISED_MAX = 16
"""Of the cells of a notebook that raise."""
PIECES_MAX = 20_000
"""After so many pieces of standard output nothing more is noted: it takes about 1 µs a piece."""
REPORT_BYTES_MAX = 4 << 20


class Plan(NamedTuple):
    """How a zygote fences itself and its programs where it has no wall.

    `version` is that of Landlock. Runs have folders of their own in `folder`, and read and execute
    what lies below `readable`. `user` is who the first run is; if each is another, `own` is who its
    init is, else None.
    """

    version: int
    folder: str
    readable: "list[str]"
    own: "int | None"
    user: int


class Job(NamedTuple):
    """A program as its process is told of it: see `Program` in the outer half.

    `rlimits` are the bounds of each process by their names in the module `resource`.
    """

    files: "dict[str, bytes]"
    entry: str
    probes: "dict[str, str]"
    cells: "list[str]"
    stdin: bytes
    rlimits: "dict[str, int]"
    setup: str
    calls: "dict[str, str]"


class Raised(NamedTuple):
    """An exception that ended the program, or one cell of it.

    `line` is the last of the entry file, or of the cell, in its trace; `module` the one that was
    not found.
    """

    type: str
    message: str
    line: int | None
    cell: int | None = None
    module: str | None = None


class Calls(NamedTuple):
    """What the calls returned, as JSON, and what those raised that returned nothing."""

    returned: dict[str, str]
    raised: dict[str, Raised]


class Picture(NamedTuple):
    """A figure as it was drawn: rows of RGB, compressed with zlib."""

    width: int
    height: int
    pixels: bytes


class Journal(NamedTuple):
    """Which line of the entry, or of a cell, wrote what on standard output.

    `places` are the innermost line and its cell, then the outermost line and its cell, by the
    number of a site; line 0 where none was running. `pieces` are the number of characters and the
    site of each piece, one after the other.
    """

    places: list[tuple[int, int | None, int, int | None]]
    pieces: list[int]


class Report(NamedTuple):
    """What the program's process said at its end: the program's word, never proof of anything.

    `later` are exceptions of a notebook's cells that ran after the one of `exception`.
    """

    exception: Raised | None
    probes: dict[str, str | None]
    seed_read: bool
    figures: list[Picture]
    journal: Journal = Journal([], [])
    calls: Calls = Calls({}, {})
    later: list[Raised] = []  # noqa: RUF012 - nobody writes into a report


def pack_plan(plan: "Plan | None") -> bytes:
    """Return what a zygote is told first; None where it stands behind a wall."""
    return marshal.dumps(plan and tuple(plan))


def unpack_plan(sent: bytes) -> "Plan | None":
    """Read what `pack_plan` made."""
    told = marshal.loads(sent)
    return Plan(*told) if told else None


def pack_job(job: Job) -> bytes:
    """Return what the inner half is sent."""
    return marshal.dumps(tuple(job))


def unpack_job(sent: bytes) -> Job:
    """Read what `pack_job` made; never for what came from a program."""
    return Job(*marshal.loads(sent))


def pack_report(report: Report) -> bytes:
    """Return a report as JSON, a list for each tuple, bytes in base64."""
    return json.dumps(report, default=_base64).encode()


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
