"""The cells of a notebook, run in order in IPython's own shell as the one program they are."""

import importlib
import sys
import traceback
import types
from typing import Any

CODE_MAGICS = ("time", "timeit", "capture", "prun", "python", "python3")
"""Magics that run code of the notebook: an error in that is an error of the cell."""
INSTALLERS = ("pip", "pip3", "conda", "mamba", "apt", "apt-get", "sudo", "python -m pip")

Raised = tuple[BaseException, int, "int | None"]
"""An exception, the number of its cell (code cells count, from 1) and its line there."""


def run(cells: "list[str]", main: types.ModuleType) -> "Raised | None":
    """Run the cells among the names of `main`; return the first exception, if there was one.

    The cells after one that raised still run, as for a person who goes on.
    """
    shell = _shell(main)
    for number, source in enumerate(cells, start=1):
        shell.cell_number = shell.compile.cell_number = number
        shell.run_cell(source, store_history=True)
        _show_figures()
    first: Raised | None = shell.first_raised
    return first


def _show_figures() -> None:
    """Show what a cell drew, as Jupyter does at its end."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.show()


def _shell(main: types.ModuleType) -> Any:
    """Make a shell that shows a cell's last expression bare, and errors on standard error."""
    shells: Any = importlib.import_module("IPython.core.interactiveshell")
    hooks: Any = importlib.import_module("IPython.core.displayhook")
    compilers: Any = importlib.import_module("IPython.core.compilerop")
    history: Any = importlib.import_module("IPython.core.history")
    history.HistoryManager.enabled = False

    class Hook(hooks.DisplayHook):  # type: ignore[misc]
        def write_output_prompt(self) -> None:
            """Write no `Out[1]:`, which a page shows beside the value."""

    class Compiler(compilers.CachingCompiler):  # type: ignore[misc]
        cell_number = 0

        def get_code_name(self, _raw: str, _transformed: str, _number: int) -> str:
            return f"cell {self.cell_number}"

    class Shell(shells.InteractiveShell):  # type: ignore[misc]
        displayhook_class = Hook
        compiler_class = Compiler
        cell_number = 0
        first_raised: "Raised | None" = None

        def run_line_magic(self, name: str, line: str, _stack_depth: int = 1) -> Any:
            return self._magic(name, super().run_line_magic, name, line, _stack_depth + 1)

        def run_cell_magic(self, name: str, line: str, cell: str) -> Any:
            return self._magic(name, super().run_cell_magic, name, line, cell)

        def _magic(self, name: str, run_magic: Any, *arguments: Any) -> Any:
            try:
                if name in ("pip", "conda", "matplotlib"):  # what there is, is there
                    return None
                return run_magic(*arguments)
            except Exception as error:
                if name in CODE_MAGICS:
                    raise
                print(f"%{name} does nothing here: {error}", file=sys.stderr)

        def system(self, command: str) -> None:
            if command.strip().startswith(INSTALLERS):
                print(f"nothing can be installed here: {command}", file=sys.stderr)
            else:
                super().system_raw(command)

        def showtraceback(self, *arguments: Any, **_options: Any) -> None:
            error = arguments[0][1] if arguments and arguments[0] else sys.exc_info()[1]
            self._record(error)

        def showsyntaxerror(self, *_arguments: Any, **_options: Any) -> None:
            self._record(sys.exc_info()[1])

        def _record(self, error: "BaseException | None") -> None:
            if error is None or isinstance(error, SystemExit):
                return
            place = f"cell {self.cell_number}"
            line = error.lineno if isinstance(error, SyntaxError) else None
            for frame in traceback.extract_tb(error.__traceback__):
                if frame.filename == place:
                    line = frame.lineno
            said = "".join(traceback.format_exception_only(error))
            print(f"{place}, line {line}: {said}", file=sys.stderr, end="")
            if self.first_raised is None:
                self.first_raised = (error, self.cell_number, line)

    return Shell(user_module=main, user_ns=vars(main))
