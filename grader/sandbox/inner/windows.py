"""What wants a window or a browser is ours: backends of matplotlib, and tqdm's bars of notebooks.

A script that chooses one by its name, as people are told to for their own machine, draws here too.
"""

import importlib
import os
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

TOOLKITS = (
    "gtk3agg", "gtk3cairo", "gtk4agg", "gtk4cairo", "macosx", "nbagg", "qt5agg", "qt5cairo",
    "qtagg", "qtcairo", "tkagg", "tkcairo", "webagg", "wx", "wxagg", "wxcairo",
)  # fmt: skip
MODULES = {
    **dict.fromkeys((f"matplotlib.backends.backend_{name}" for name in TOOLKITS), "figures"),
    "matplotlib_inline.backend_inline": "figures",
    "tqdm.notebook": "bars",
}
"""By the names of modules those of ours that stand in for them."""


def _mend_environment() -> None:
    """Take ours for a window of the environment: without a display matplotlib would take none."""
    asked = os.environ.get("MPLBACKEND", "")
    if asked.lower() in TOOLKITS or asked.removeprefix("module://") in MODULES:
        os.environ["MPLBACKEND"] = f"module://{__package__}.figures"


class Finder:
    """Goes before all other finders of modules, and finds these alone."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> "ModuleSpec | None":
        """Return how one of these is loaded; None for any other module."""
        if name == "matplotlib":
            _mend_environment()
        if name not in MODULES or (name == "tqdm.notebook" and "tqdm.std" not in sys.modules):
            return None  # another's, or that of a `tqdm` of the student's own
        return ModuleSpec(name, Finder)  # type: ignore[arg-type]

    @staticmethod
    def create_module(spec: ModuleSpec) -> ModuleType:
        """Return ours."""
        return importlib.import_module(f"{__package__}.{MODULES[spec.name]}")

    @staticmethod
    def exec_module(_module: ModuleType) -> None:
        """Do nothing: it was executed when it was imported."""
