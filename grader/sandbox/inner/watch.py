"""What all processes of a program use together, summed by its init where no cgroup does.

Init sees every process of the program: each that ended without being waited for becomes its own
child, for the filter lets no program say that it does not want to wait. It does not see what a
process mapped and let go of, nor what the kernel holds for it beside sockets.
"""

import contextlib
import os
from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from .wall import FILES_BYTES

WATCH_S = 0.1
SOCKET_BYTES = 212_992
"""What each of its sockets may hold: net.core.wmem_default."""
_TIMES, _STACK = slice(11, 15), 25
"""In what `_stat` returns: CPU time with that of children waited for, and where the stack begins,
which is the same in each fork, and drawn anew for each program that is executed."""


class Place(Protocol):
    """What is seen of where a program runs; see `Wall` and `Fence`."""

    watches_files: bool

    def processes(self) -> "list[str]":
        """Return the folders in `/proc` of init and of all that the program started."""

    def sockets(self, processes: "list[str]") -> int:
        """Return how many sockets they have."""

    def file_bytes(self) -> int:
        """Return what its files take, where nothing else bounds them."""


class Watch:
    """Sums the CPU time and the memory of all processes that there are or were; see proc(5).

    A fork of ours has what we had before the program: that is not the program's own.
    """

    def __init__(self, most_cpu_s: float, most_bytes: int, place: Place) -> None:
        self._most_cpu_s, self._most_bytes, self._place = most_cpu_s, most_bytes, place
        self._file_bytes = 0
        self._sums = most_cpu_s > 0
        self.needed = self._sums or place.watches_files
        self.cpu_s, self.peak_bytes = 0.0, 0

    @property
    def is_late(self) -> bool:
        """Tell whether the CPU time is used up."""
        return self._sums and self.cpu_s > self._most_cpu_s

    @property
    def has_too_much(self) -> bool:
        """Tell whether there was more memory than may be, or is more in files."""
        too_much = self._sums and self.peak_bytes > self._most_bytes
        return too_much or self.has_too_large_files

    @property
    def has_too_large_files(self) -> bool:
        """Tell whether there is more in files than may be."""
        return self._file_bytes > FILES_BYTES

    def look(self) -> None:
        """Sum what is used now."""
        self._file_bytes = self._place.file_bytes()
        if not self._sums:
            return
        there = self._place.processes()
        told = {process: fields for process in there if (fields := _stat(process))}
        ticks = sum(int(field) for fields in told.values() for field in fields[_TIMES])
        self.cpu_s = max(self.cpu_s, ticks / os.sysconf("SC_CLK_TCK"))
        ours = f"/proc/{os.getpid()}"
        stack = told[ours][_STACK]
        forks = [process for process, fields in told.items() if fields[_STACK] == stack]
        now_bytes = _own_bytes(told, forks, _in_process, ours)
        if now_bytes > self._most_bytes:  # forks share pages: look at each page, which takes 5 ms
            now_bytes = _own_bytes(told, forks, _shared_out, ours)
        living = [process for process, fields in told.items() if fields[0] != b"Z"]
        now_bytes += SOCKET_BYTES * self._place.sockets(living) + self._file_bytes
        self.peak_bytes = max(self.peak_bytes, now_bytes)


def _stat(process: str) -> "list[bytes]":
    """Return what proc(5) numbers from 3 on; nothing of a process that has ended."""
    with contextlib.suppress(OSError), open(f"{process}/stat", "rb") as file:
        return file.read().rpartition(b")")[2].split()
    return []


def _own_bytes(
    there: "Iterable[str]", forks: "Collection[str]", measure: "Callable[[str], int]", ours: str
) -> int:
    before = measure(ours)
    return sum(max(0, measure(each) - (before if each in forks else 0)) for each in there)


def _in_process(process: str) -> int:
    with contextlib.suppress(OSError):  # it has ended
        return _sum_of(f"{process}/status", ("RssAnon:", "RssShmem:", "VmSwap:"))
    return 0


def _shared_out(process: str) -> int:
    """The same, but each page divided by the number of processes that have it."""
    try:
        return _sum_of(f"{process}/smaps_rollup", ("Pss_Anon:", "Pss_Shmem:", "SwapPss:"))
    except OSError:  # it has ended, or lets nobody look
        return _in_process(process)


def _sum_of(path: str, wanted: "tuple[str, ...]") -> int:
    with open(path) as file:
        return sum(int(line.split()[1]) for line in file if line.startswith(wanted)) * 1024
