"""A student's entry and what lies beside it, made into a program; nothing of it is run here."""

import importlib.util
import os
import re
import stat
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.judging import companions, really
from grader.reading import cells, parts
from grader.reading.parts import Part
from grader.sandbox.execution import Program
from grader.words.errors import UsageError
from grader.words.language import Message

SUFFIXES = (".py", ".ipynb")
ENTRY = "submission.py"
"""What every script is called inside, so that no file name can shadow a module.

Where a student's own file beside it has this name, it has a number: `submission_1.py`.
"""
FRAME = re.compile(r'\s*File "(?:[^"]*/)?(?P<name>submission(?:_\d+)?\.py)", (?P<place>line .*)')
"""A line of a traceback that is about a script."""
FROM_STDIN = "-"
SOURCE_BYTES_MAX = 16 << 20
LINE_END = re.compile(r"\r\n?|\n")
"""Python's, for its line numbers: `splitlines` also counts form feeds and other separators."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Submission:
    """A file as it was handed in; `fault` says why it can be no program, before anything is run.

    `cells` are the sources of a notebook's code cells, and None if it is a script; `cell_parts` are
    the same with what stands around them. `beside` are the files that were handed in with it, by
    their paths from its folder, and `lacking` says which of them cannot be read.
    """

    name: str
    source: bytes
    fault: Message | None = None
    cells: tuple[str, ...] | None = None
    cell_parts: tuple[Part, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()

    def program(self, files: Mapping[str, bytes]) -> Program:
        """Return the program to run beside `files`.

        What the student handed in wins over `files`, as it does at home.
        """
        laid = companions.merged(files, self.beside)
        if self.cells is not None:
            return Program(laid, ENTRY, cells=self.cells)
        entry = companions.free_name(ENTRY, laid)
        return Program({**laid, entry: self.source}, entry)

    def with_beside(self, files: Mapping[str, bytes]) -> "Submission":
        """Return it with these files beside it, which win over its own."""
        return replace(self, beside=companions.merged(self.beside, files))

    @property
    def text(self) -> str:
        """The source as Python reads it, whatever ends its lines; a notebook's by cell."""
        if self.cells is not None:
            return "\n\n".join(self.cells)
        source = self.source.removeprefix(_BYTE_ORDER_MARK)
        return LINE_END.sub("\n", source.decode("utf-8", "replace"))

    @property
    def parts(self) -> Sequence[Part]:
        """The source in parts: code cells, or what stands between the marks of a script."""
        return self.cell_parts or parts.of_script(self.text)

    def line(self, number: int, cell: int | None = None) -> str:
        """Return a line of the source, or of a cell, counted from 1; empty if there is none."""
        text = self.text if cell is None else self.cell(cell)
        lines = LINE_END.split(text)
        return lines[number - 1] if 1 <= number <= len(lines) else ""

    def cell(self, number: int | None) -> str:
        """Return the source of a code cell, counted from 1; empty if there is none."""
        return self.cells[number - 1] if self.cells and number and number <= len(self.cells) else ""


def load(path: Path, name: str | None = None) -> Submission:
    """Read the file at `path`, which must be a regular file; raise `UsageError` if it is not.

    A `name` to report it by is printable text; by default it is the file's own.
    """
    shown = name or os.fsencode(path.name).decode("utf-8", "replace")
    try:
        kind = path.lstat()
        if stat.S_ISLNK(kind.st_mode):
            mend = "give the file that it points to" if path.exists() else "its file is not there"
            raise UsageError(f"{shown} is a symbolic link: {mend}")
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
    """Read a script from standard input; raise `UsageError` where there is none to read."""
    if sys.stdin is None:
        raise UsageError("standard input is closed: give a file, or a script with < FILE")
    try:
        source = sys.stdin.buffer.read(SOURCE_BYTES_MAX + 1)
    except OSError as error:
        raise UsageError(f"standard input cannot be read: {error.strerror or error}") from error
    return from_bytes(FROM_STDIN, source)


def from_bytes(name: str, source: bytes) -> Submission:
    """Make a submission of what a file holds; raise `UsageError` if nothing says it is one."""
    if len(source) > SOURCE_BYTES_MAX:
        return Submission(name, b"", _too_large())
    if not source.removeprefix(_BYTE_ORDER_MARK).strip():
        return Submission(name, source, Message("the file is empty"))
    if not name.lower().endswith(SUFFIXES) and really.is_binary(source):
        raise UsageError(f"{name} is no program: give a .py or .ipynb file")
    is_notebook = name.lower().endswith(".ipynb")
    if fault := really.other_than(is_notebook, source):
        return Submission(name, source, fault)
    return _notebook(name, source) if is_notebook else Submission(name, source)


def _notebook(name: str, source: bytes) -> Submission:
    if importlib.util.find_spec("IPython") is None:
        missing = "pip install ipython matplotlib tqdm"  # works for a checkout and a wheel
        raise UsageError(f"{name}: to grade notebooks: {missing}")
    try:
        parted = cells.parts_of(source.decode("utf-8-sig"))
        found = tuple(replace(part, code=LINE_END.sub("\n", part.code)) for part in parted)
    except cells.UNREADABLE:
        fault = Message("the notebook is broken or was cut off: save it again in Jupyter")
        return Submission(name, source, fault)
    if not any(part.code.strip() for part in found):
        return Submission(name, source, Message("the notebook has no code"))
    return Submission(name, source, cells=tuple(part.code for part in found), cell_parts=found)


def _too_large() -> Message:
    return Message("the file is larger than {most} MiB", {"most": SOURCE_BYTES_MAX >> 20})
