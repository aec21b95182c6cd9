"""One file of a student, made into a program for the sandbox; nothing of it is run here."""

import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError
from grader.language import Message
from grader.sandbox.execution import Program

ENTRY = "submission.py"
"""What every script is called inside, so that no file name can shadow a module."""
SOURCE_BYTES_MAX = 16 << 20
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Submission:
    """A file as it was handed in; `fault` says why it can be no program, before anything is run."""

    name: str
    source: bytes
    fault: Message | None = None

    def program(self, probes: Mapping[str, str]) -> Program:
        """Return the program to run, with the expressions to evaluate at its end."""
        return Program({ENTRY: self.source}, ENTRY, probes)


def load(path: Path, name: str | None = None) -> Submission:
    """Read the file at `path`, which must be a regular file; raise `UsageError` if it is not."""
    shown = os.fsencode(name or path.name).decode("utf-8", "replace")
    try:
        kind = path.lstat()
        if stat.S_ISLNK(kind.st_mode):
            raise UsageError(f"{shown} is a symbolic link: give the file that it points to")
        if not stat.S_ISREG(kind.st_mode):
            raise UsageError(f"{shown} is not a regular file: give a .py file")
        if kind.st_size > SOURCE_BYTES_MAX:
            return Submission(shown, b"", _too_large())
        return from_bytes(shown, path.read_bytes())
    except FileNotFoundError as error:
        raise UsageError(f"{shown}: no such file: check the path") from error
    except OSError as error:
        raise UsageError(f"{shown} cannot be read: {error.strerror}") from error


def from_stdin() -> Submission:
    """Read a script from standard input."""
    source = sys.stdin.buffer.read(SOURCE_BYTES_MAX + 1)
    return from_bytes("-", source)


def from_bytes(name: str, source: bytes) -> Submission:
    """Make a submission of what a file holds."""
    if len(source) > SOURCE_BYTES_MAX:
        return Submission(name, b"", _too_large())
    if not source.removeprefix(_BYTE_ORDER_MARK).strip():
        return Submission(name, source, Message("the file is empty"))
    return Submission(name, source)


def _too_large() -> Message:
    return Message("the file is larger than {most} MiB", {"most": SOURCE_BYTES_MAX >> 20})
