"""IPython's shell as Jupyter uses it: values bare, errors by cell and line, magics forgiven."""

import ast
import html
import re
import sys
import traceback
from typing import Any

import IPython.display
from IPython.core import display as core_display
from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.history import HistoryManager
from IPython.core.inputtransformer2 import leading_empty_lines
from IPython.core.interactiveshell import InteractiveShell

from .finish import SHOWN_MOST
from .notebook import file_name
from .protocol import RAISED_MAX

CODE_MAGICS = ("time", "timeit", "capture", "prun", "python", "python3")
"""Magics that run code of the notebook: an error in that is an error of the cell."""
IDLE_MAGICS = ("pip", "conda", "matplotlib", "autoreload")
"""Magics that have nothing to do here: what there is, is there."""
UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
"""What a page does not show: the program of an animation is longer than all that may be printed."""
INSTALLERS = ("pip", "pip3", "conda", "mamba", "apt", "apt-get", "sudo", "python -m pip")


def lend_old_names() -> None:
    """Give IPython the names that notebooks use which Colab runs, whose IPython is an older one."""
    vars(IPython.display).setdefault("set_matplotlib_formats", lambda *_formats, **_options: None)
    for name, shown in vars(IPython.display).items():
        vars(core_display).setdefault(name, shown)


def as_text(shown: "dict[str, Any]") -> str:
    """Return what a page would show of a value: its words where it has no other text."""
    plain = str(shown.get("text/plain", ""))
    if not plain.startswith("<IPython.core.display."):
        return plain
    for form in ("text/markdown", "text/latex"):
        if form in shown:
            return str(shown[form])
    words = UNSEEN.sub(" ", str(shown.get("text/html", plain)))
    return html.unescape(re.sub("<[^<>]*>", " ", words))


class Publisher(DisplayPublisher):
    """Shows what is given to `display`."""

    def publish(self, data: Any, *_arguments: Any, **_options: Any) -> None:
        """Print it."""
        print(as_text(data))


class Hook(DisplayHook):
    """Shows a cell's last expression."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        """Print it."""
        super().write_format_data({"text/plain": as_text(format_dict)}, md_dict)

    def write_output_prompt(self) -> None:
        """Write no `Out[1]:`, which a page shows beside the value."""


class Compiler(CachingCompiler):
    """Names the code of a cell by its number, for tracebacks."""

    cell_number = 0
    lines_above = 0
    """Of the cell, where a magic is given only what stands below it."""

    def __call__(self, source: Any, filename: str, symbol: str, *options: Any, **more: Any) -> Any:
        """Compile a piece of a cell under the lines that it has there."""
        if filename.startswith("<timed ") and self.lines_above:
            filename = file_name(self.cell_number)
        if filename == file_name(self.cell_number) and isinstance(source, ast.AST):
            ast.increment_lineno(source, self.lines_above)
        return super().__call__(source, filename, symbol, *options, **more)

    def get_code_name(self, _raw: str, _transformed: str, _number: int) -> str:
        """Return the name that stands for a file's."""
        return file_name(self.cell_number)


class Shell(InteractiveShell):
    """Runs cells; `raised` are the exceptions, each with its cell and line."""

    displayhook_class = Hook
    display_pub_class = Publisher
    compiler_class = Compiler
    compile: Any
    cell_number = 0
    _magic_line = 1
    raised: "list[tuple[BaseException, int, int | None]]"

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.raised = []
        super().__init__(*arguments, **options)  # type: ignore[no-untyped-call]

    def init_history(self) -> None:
        """Keep no history: it would be a database on the disk."""
        HistoryManager.enabled = False  # type: ignore[assignment]
        super().init_history()  # type: ignore[no-untyped-call]
        cleaned = self.input_transformer_manager.cleanup_transforms
        cleaned.remove(leading_empty_lines)  # a line keeps its number

    def ask_exit(self) -> None:
        """Go on after `exit()`, as after an exception: what is run in the end counts."""

    def enable_gui(self, gui: "str | None" = None) -> None:
        """Wait for no window: `%gui` and `%pylab` ask for that."""

    def run_numbered(self, number: int, source: str) -> None:
        """Run a cell, which is the `number`th from 1."""
        self.cell_number = self.compile.cell_number = number
        code = source.lstrip()
        self._magic_line = 1 + source[: len(source) - len(code)].count("\n")
        told = code if code.startswith("%%") else source
        self.run_cell(told, store_history=True)  # type: ignore[no-untyped-call]

    def run_line_magic(self, name: str, line: str, _stack_depth: int = 1) -> Any:
        """Run `%name line`."""
        return self._magic(name, super().run_line_magic, name, line, _stack_depth + 2)

    def run_cell_magic(self, name: str, line: str, cell: str) -> Any:
        """Run `%%name line` over a cell."""
        self.compile.lines_above = self._magic_line
        try:
            return self._magic(name, super().run_cell_magic, name, line, cell)
        finally:
            self.compile.lines_above = 0

    def _magic(self, name: str, run_magic: Any, *arguments: Any) -> Any:
        if name in IDLE_MAGICS:
            return None
        try:
            return run_magic(*arguments)
        except Exception as error:
            if name in CODE_MAGICS:
                raise
            print(f"%{name} does nothing here: {error}", file=sys.stderr)

    def system(self, command: str) -> None:
        """Run `!command`, inside the wall as all else."""
        if command.strip().startswith(INSTALLERS):
            print(f"nothing can be installed here: {command}", file=sys.stderr)
        else:
            super().system_raw(command)  # type: ignore[no-untyped-call]

    def showtraceback(self, *arguments: Any, **_options: Any) -> None:
        """Say what was raised in a line on standard error."""
        self._record(arguments[0][1] if arguments and arguments[0] else sys.exc_info()[1])

    def showsyntaxerror(self, *_arguments: Any, **_options: Any) -> None:
        """Say what is no Python in a line on standard error."""
        self._record(sys.exc_info()[1])

    def _record(self, error: "BaseException | None") -> None:
        if error is None or isinstance(error, SystemExit):
            return
        place = file_name(self.cell_number)
        line = error.lineno if isinstance(error, SyntaxError) else None
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename == place:
                line = frame.lineno
        said = "".join(traceback.format_exception_only(error))
        said = said if len(said) <= SHOWN_MOST else f"{said[:SHOWN_MOST]} ...\n"
        print(f"{place}, line {line}: {said}", file=sys.stderr, end="")
        if len(self.raised) < RAISED_MAX:
            self.raised.append((error, self.cell_number, line))
