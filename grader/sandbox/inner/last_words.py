"""What a program says when it is killed for a limit: which line was running, and its last output.

When its time is up it is sent TIME_IS_UP, and killed a moment later. The interpreter's own fault
handler writes the stack, also from a loop in C that lets nothing else run.
"""

import contextlib
import faulthandler
import os
import signal
import sys

from .protocol import TIME_IS_UP


def prepare(report: int) -> None:
    """Have the stack written to the descriptor `report` in a crash and when the time is up."""
    faulthandler.enable(report, all_threads=False)
    if not TIME_IS_UP:
        return

    def end(_signal: int, _frame: object) -> None:
        signal.signal(TIME_IS_UP, signal.SIG_DFL)
        for stream in (sys.stdout, sys.__stdout__, sys.stderr):
            with contextlib.suppress(BaseException):  # closed, none, or in use right now
                stream.flush()  # type: ignore[union-attr]
        os.kill(os.getpid(), TIME_IS_UP)

    def silence() -> None:  # a fork has a copy of what was not flushed, and no report to make
        faulthandler.disable()
        faulthandler.unregister(TIME_IS_UP)
        signal.signal(TIME_IS_UP, signal.SIG_DFL)

    signal.signal(TIME_IS_UP, end)
    faulthandler.register(TIME_IS_UP, report, all_threads=False, chain=True)
    os.register_at_fork(after_in_child=silence)
