"""What the interpreter does at its end, done here, for our process must not end like it.

In the interpreter's order, see Py_FinalizeEx: threads, atexit functions, streams, then the names
of `__main__`, so that what they held says its last word, and the streams again.
"""

import atexit
import contextlib
import gc
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

COULD_NOT_FLUSH = 120
SHOWN_MOST = 1 << 14
"""Characters of an exception."""
OURS = os.path.dirname(__file__) + os.sep
"""How the names of our own files begin."""


def finish(status: int) -> int:
    """Come to the end of a script or notebook; return the exit status, 120 if a stream fails."""
    try:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
    except BaseException as error:
        show(error)
    failed = _flush()
    for name in ("stdout", "stderr"):
        setattr(sys, name, getattr(sys, f"__{name}__", None))
    sys.modules.pop("__main__", None)  # what its names held goes: open files, `__del__` methods
    gc.collect()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):  # as silent as when a stream goes
            stream.flush()
    if "ctypes" in sys.modules and os.name == "posix":  # only so can C code have been called
        sys.modules["ctypes"].CDLL(None).fflush(None)
    return COULD_NOT_FLUSH if failed else status


def show(error: BaseException) -> None:
    """Show an exception as one that nobody caught, of a long one the beginning.

    It is the interpreter that prints it: the program is not to have printed too much by it.
    """
    try:
        _leave_out_ours(error)
        if sys.excepthook is sys.__excepthook__ and _is_long(error):
            _show_beginning(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
    except BaseException:  # the program may have replaced it
        sys.__excepthook__(type(error), error, error.__traceback__)


def _leading_to(error: BaseException) -> "Iterator[BaseException]":
    """Yield an exception and those that led to it."""
    each: BaseException | None = error
    seen: set[int] = set()  # they may lead to each other
    while each is not None and id(each) not in seen:
        yield each
        seen.add(id(each))
        each = each.__cause__ or each.__context__


def _is_long(error: BaseException) -> bool:
    """Tell whether an exception says much, or one that led to it."""
    said = ([str(each), *getattr(each, "__notes__", ())] for each in _leading_to(error))
    return any(sum(map(len, each)) > SHOWN_MOST for each in said)


def _leave_out_ours(error: BaseException) -> None:
    """Leave our own functions out of the traceback: the program did not write them."""
    for each in _leading_to(error):
        before, trace = None, each.__traceback__
        while trace is not None:
            if not trace.tb_frame.f_code.co_filename.startswith(OURS):
                before = trace
            elif before is None:
                each.__traceback__ = trace.tb_next
            else:
                before.tb_next = trace.tb_next
            trace = trace.tb_next


def _show_beginning(error: BaseException) -> None:
    import traceback  # seldom needed

    pieces = traceback.format_exception(error)
    cut = (p if len(p) <= SHOWN_MOST else f"{p[:SHOWN_MOST]} ...\n" for p in pieces)
    sys.stderr.write("".join(cut)[: 4 * SHOWN_MOST])  # of a cause, too, and what it led to


def _flush() -> bool:
    """Flush both streams, if they are there and open; tell whether that failed."""
    failed = False
    streams: list[Any] = [getattr(sys, name, None) for name in ("stdout", "stderr")]
    for stream in streams:
        try:
            if stream is not None and not getattr(stream, "closed", False):
                stream.flush()
        except BaseException as error:
            failed = True
            if stream is streams[0]:
                _show_ignored(stream, error)
    return failed


def _show_ignored(stream: object, error: BaseException) -> None:
    import traceback  # seldom needed

    with contextlib.suppress(BaseException):
        trace = error.__traceback__ and error.__traceback__.tb_next  # not our frame
        print(f"Exception ignored in: {stream!r}", file=sys.stderr)
        traceback.print_exception(type(error), error, trace)
