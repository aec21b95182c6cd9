"""The first lines of ours that run: from here on Ctrl-C ends a command with 130 and one line.

What is imported here is there before us, or costs nothing.
"""

import atexit
import os
import signal
import sys
import time
from types import FrameType

TYPE_CHECKING = False  # as in `grader`
if TYPE_CHECKING:
    from collections.abc import Callable
    from sys import UnraisableHookArgs

SAME_S = 1.0
"""Two in so short a time are one: `timeout` sends it to the process and to its group."""
FAILED, INTERRUPTED = 3, 130


def grade() -> None:
    """Run `grade`."""
    _run("grade")


def grader() -> None:
    """Run `grader`."""
    _run("grader")


def _run(name: str) -> None:
    heard = CtrlC()
    status: object = INTERRUPTED
    try:
        heard.listen()
        _command(name)()
    except KeyboardInterrupt:  # before the command had begun, or after it
        _say(f"\n{name}: interrupted")
    except SystemExit as ended:
        status = ended.code
    finally:
        heard.close(status)
    sys.exit(status)  # type: ignore[arg-type]


def _command(name: str) -> "Callable[[], None]":
    """Load a command; where that fails we end with a line, and never 1: that is a verdict."""
    try:
        if name == "grade":
            from grader.commands.grade import main
        else:
            from grader.commands.grader import main
    except (Exception, SystemExit) as error:  # a module of ours is not there, or another is
        _say(f"{name}: the grader cannot be loaded: {error!r}{_raised_in(error)}")
        sys.exit(FAILED)
    return main


def _raised_in(error: BaseException) -> str:
    """Say which file raised it, where that is a module of somebody else's that came before ours."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    file = place.tb_frame.f_code.co_filename if place is not None else ""
    others = os.environ.get("PYTHONPATH")
    said = f" in {file}" if os.path.isabs(file) else ""  # noqa: PTH117 - pathlib is not loaded yet
    return f"{said}: unset PYTHONPATH, which is {others}" if others else f"{said}: install it anew"


def _say(line: str) -> None:
    try:  # noqa: SIM105 - contextlib is not loaded yet
        os.write(2, f"{line}\n".encode(errors="backslashreplace"))
    except OSError:
        pass


class CtrlC:
    """Raises KeyboardInterrupt, but not where it would be lost.

    While a module is loaded that may be caught by whoever can do without it, or by C code, which
    says so on standard error and goes on: then it is raised where the module was asked for.
    """

    def __init__(self) -> None:
        self._heard_s = 0.0

    def listen(self) -> None:
        """Take the place of Python's own, where that is: in the background none may be wanted."""
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._hear)
            sys.unraisablehook = self._lost
            # At its very end the interpreter would let itself be killed, and all was said.
            atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)

    def close(self, status: object) -> None:
        """End with this status whatever comes, and let libraries not speak of an untidy end."""
        if signal.getsignal(signal.SIGINT) == self._hear:
            signal.signal(signal.SIGINT, lambda *_: os._exit(status if type(status) is int else 3))
        if self._heard_s:
            import warnings

            warnings.simplefilter("ignore")
            sys.unraisablehook = lambda _: None

    def _hear(self, _: int, frame: FrameType | None) -> None:
        now_s = time.monotonic()
        if self._heard_s:
            if now_s > self._heard_s + SAME_S:  # what is loaded or tidied up takes too long
                os._exit(INTERRUPTED)
            return
        self._heard_s = now_s
        loading = _asked_for_a_module(frame)
        if loading is None:
            raise KeyboardInterrupt
        _interrupt(loading)

    def _lost(self, said: "UnraisableHookArgs") -> None:
        if said.exc_type is KeyboardInterrupt:
            frame = sys._getframe(1)
            _interrupt(_asked_for_a_module(frame) or frame)
        else:
            sys.__unraisablehook__(said)


def _asked_for_a_module(frame: FrameType | None) -> FrameType | None:
    """Return who asked for what is loaded now, the first of them; None if nothing is."""
    found = None
    while frame is not None and frame.f_code is not _run.__code__:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            found = frame.f_back
        frame = frame.f_back
    return found


def _interrupt(frame: FrameType) -> None:
    """Raise KeyboardInterrupt at the next line of a frame, as a debugger would stop there."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    frame.f_trace = stop
    sys.settrace(lambda *_: None)
