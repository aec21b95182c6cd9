"""The cells of a notebook, run in order as the one program that they are."""

import importlib
import sys
import types

FILE = "cell "
Raised = tuple[BaseException, int, "int | None"]
"""An exception, the number of its cell (code cells count, from 1) and its line there."""


def file_name(number: int) -> str:
    """Return what stands for a file's name in the frames of a cell."""
    return f"{FILE}{number}"


def run(cells: "list[str]", main: types.ModuleType) -> "list[Raised]":
    """Run the cells among the names of `main`; return their exceptions, the first ones.

    The cells after one that raised still run, as for a person who goes on.
    """
    shells = importlib.import_module(f"{__package__}.shell")  # IPython comes with it
    shells.lend_old_names()
    shell = shells.Shell.instance(user_module=main, user_ns=vars(main))
    for number, source in enumerate(cells, start=1):
        shell.run_numbered(number, source)
        _show_figures()
    raised: list[Raised] = shell.raised
    return raised


def _show_figures() -> None:
    """Show what a cell drew, as Jupyter does at its end."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.show()
