"""The seed on standard input: a real pipe, and an `input` that keeps prompts out of the answers."""

import builtins
import contextlib
import os
import sys

from . import streams


def prepare(text: bytes, endless: bool) -> None:
    """Put `text` on standard input; if `endless`, each `input()` is given its first line anew."""
    readable, writable = os.pipe()
    os.write(writable, text)
    os.close(writable)
    os.dup2(readable, 0)
    os.close(readable)
    sys.stdin = sys.__stdin__ = streams.anew(sys.stdin, 0)  # type: ignore[misc]
    lines = text.decode().splitlines()
    ask = builtins.input
    calls = 0

    def input(prompt: object = "", /) -> str:  # noqa: A001 - its name is in a student's traceback
        """Read a line, as ever, but show the prompt on standard error."""
        nonlocal calls
        calls += 1
        said = str(prompt)
        with contextlib.suppress(AttributeError, OSError, ValueError):  # none, broken, closed
            sys.stderr.write(said)
            sys.stderr.flush()
        if endless:
            return _typed_again(lines)
        try:
            return ask()
        except EOFError:
            given = "1 line, the seed" if len(lines) == 1 else f"{len(lines)} lines"
            raise EOFError(f"input() call {calls}, but standard input has only {given}") from None

    builtins.input = input


def _typed_again(lines: "list[str]") -> str:
    sys.stdin.read()
    return lines[0] if lines else ""


def was_read() -> bool:
    """Tell whether anything was read from standard input; True where that cannot be known."""
    with contextlib.suppress(ImportError, OSError):
        import fcntl
        import termios

        left = fcntl.ioctl(0, termios.FIONREAD, b"\0\0\0\0")
        return int.from_bytes(left, sys.byteorder) == 0
    return True
