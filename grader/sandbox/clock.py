"""The wall clock of a run, which stands still while the machine keeps the run waiting.

A run waits for a processor when one of its threads is ready to run and none of them does. Threads
that wait for each other's processor do not stop the clock, or a program could live as long as it
likes.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from grader.words.errors import SandboxError

PATIENCE = 10
"""A run is given up when it has taken so many times its wall time, waiting included."""
_TIMES = slice(11, 15)
"""Of what is told behind the name: CPU time, and that of children waited for."""

Told = dict[int, tuple[int, int]]
"""By thread: nanoseconds for which it ran, and for which it was ready to and did not."""


class Clock:
    """Measures one run by what `told` says of its threads; begins when it is made.

    `used_s` is the CPU time of all that ever ran, where that is known: a thread that begins and
    ends between two looks is told of nowhere else.
    """

    def __init__(
        self,
        told: Callable[[], Told],
        now: Callable[[], float] = time.monotonic,
        used_s: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self._told, self._now, self._used = told, now, used_s
        self._begun_s = self._looked_s = now()
        self._seen, self._used_s = told(), used_s()
        self._idle_s = self.waited_s = 0.0

    @property
    def elapsed_s(self) -> float:
        """Return how long the run has taken, waiting included."""
        return self._now() - self._begun_s

    @property
    def own_s(self) -> float:
        """Return how long the run has taken without what it was seen to wait."""
        return self.elapsed_s - self.waited_s

    def look(self) -> None:
        """See how long the run waited since the last time; the more often, the truer.

        The kernel tells of a wait when it is over, which may be many looks after it began: it is
        taken out of all the time in which nothing of the run is known to have run. Of several
        threads the longest wait counts, because most of the time they wait for the same thing.
        """
        now_s, told, used_s = self._now(), self._told(), self._used()
        gap_s, self._looked_s = now_s - self._looked_s, now_s
        used_s, self._used_s = used_s - self._used_s, used_s
        ran, waited = zip(
            (0, 0),
            *(
                (each[0] - seen[0], each[1] - seen[1])
                for thread, each in told.items()
                for seen in [self._seen.get(thread, (0, 0))]
            ),
            strict=True,
        )
        self._seen = told
        self._idle_s += max(0.0, gap_s - max(used_s, sum(ran) / 1e9))
        new_s = min(max(waited) / 1e9, self._idle_s)
        self._idle_s -= new_s
        self.waited_s += new_s

    def grace(self, most_s: float) -> Iterator[None]:
        """Let so much time pass, looking now and then; give up if it was kept waiting for long."""
        until_s, latest_s = self.own_s + most_s, self.elapsed_s + PATIENCE * most_s
        while self.own_s < until_s and self.elapsed_s < latest_s:
            yield
            self.look()

    def check(self, wall_s: float) -> None:
        """Give up a run that may take `wall_s` and was kept waiting for very much longer."""
        if self.elapsed_s > PATIENCE * wall_s:
            raise SandboxError(
                f"the machine is too busy: a program waited {self.waited_s:.0f} s for a processor: "
                "grade again with fewer --jobs or when less else runs"
            )


def of(threads: Iterable[int]) -> Told:
    """Return what the kernel says of some threads, see proc(5); nothing where it does not say."""
    told = {}
    for thread in threads:
        with contextlib.suppress(OSError, ValueError):  # it has ended, or that is not counted here
            ran, waited, _ = Path(f"/proc/{thread}/schedstat").read_text().split()
            told[thread] = int(ran), int(waited)
    return told


def used_below_s(pid: int) -> float:
    """Return the CPU time of a process and of all that descended from it, see proc(5).

    What has ended counts for whoever waited for it; what nobody waits for is not known.
    """
    ticks, waiting = 0, [pid]
    while waiting:
        each = waiting.pop()
        with contextlib.suppress(OSError, ValueError):  # it has just ended
            fields = Path(f"/proc/{each}/stat").read_bytes().rpartition(b")")[2].split()
            ticks += sum(map(int, fields[_TIMES]))
            for task in Path(f"/proc/{each}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0  # Windows has neither


def threads_below(pid: int) -> Iterator[int]:
    """Return the threads of a process and of all that descend from it, see proc(5)."""
    with contextlib.suppress(OSError):  # it has just ended
        for task in Path(f"/proc/{pid}/task").iterdir():
            yield int(task.name)
            for child in (task / "children").read_text().split():
                yield from threads_below(int(child))
