"""What a program says when it is killed for a limit: which line was running, and its last output.

When its time is up it is sent TIME_IS_UP, and killed a moment later. The interpreter's own fault
handler writes the stack, also from a loop in C that lets nothing else run.
"""

import contextlib
import faulthandler
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from types import FrameType

from .protocol import BUSIEST_FIRST, TIME_IS_UP

FRAMES_MAX = 100
WAITING = ("threading.py", "selectors.py", "queue.py")
"""Where the innermost function of a thread is that waits for another."""


def prepare(report: int) -> None:
    """Have the stack written to the descriptor `report` in a crash and when the time is up."""
    faulthandler.enable(report, all_threads=False)
    if not TIME_IS_UP:
        return

    def end(_signal: int, frame: "FrameType | None") -> None:
        signal.signal(TIME_IS_UP, signal.SIG_DFL)
        with contextlib.suppress(BaseException):
            os.write(report, (BUSIEST_FIRST + "".join(_stacks(frame))).encode())
        for name in ("stdout", "__stdout__", "stderr"):
            with contextlib.suppress(BaseException):  # gone, closed, none, or in use right now
                getattr(sys, name).flush()
        os.kill(os.getpid(), TIME_IS_UP)

    def silence() -> None:  # a fork has a copy of what was not flushed, and no report to make
        faulthandler.disable()
        faulthandler.unregister(TIME_IS_UP)
        signal.signal(TIME_IS_UP, signal.SIG_DFL)

    signal.signal(TIME_IS_UP, end)
    faulthandler.register(TIME_IS_UP, report, all_threads=False, chain=True)
    os.register_at_fork(after_in_child=silence)


def _stacks(of_main: "FrameType | None") -> "Iterator[str]":
    """Yield the stacks of all threads as the fault handler writes them, the busiest one's first."""
    stacks = sys._current_frames()
    if of_main is not None:  # it is the main one that is interrupted, and without us
        stacks[threading.get_ident()] = of_main
    for ident in sorted(stacks, key=lambda ident: _idleness(ident, stacks[ident])):
        frame: FrameType | None = stacks[ident]
        for _ in range(FRAMES_MAX):
            if frame is None:
                break
            yield f'  File "{frame.f_code.co_filename}", line {frame.f_lineno}\n'
            frame = frame.f_back


def _idleness(thread: int, frame: FrameType) -> "tuple[bool, float]":
    """Tell whether a thread waits for another, then how little CPU time it has used."""
    used_s = time.clock_gettime(time.pthread_getcpuclockid(thread))
    return frame.f_code.co_filename.endswith(WAITING), -used_s
