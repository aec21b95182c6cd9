"""Every backend of matplotlib that wants a window is ours, which keeps what is drawn.

A script that chooses one by its name, as people are told to for their own machine, draws here too.
"""

import importlib
import os
from importlib.machinery import ModuleSpec
from types import ModuleType

TOOLKITS = (
    "gtk3agg", "gtk3cairo", "gtk4agg", "gtk4cairo", "macosx", "nbagg", "qt5agg", "qt5cairo",
    "qtagg", "qtcairo", "tkagg", "tkcairo", "webagg", "wx", "wxagg", "wxcairo",
)  # fmt: skip
MODULES = {
    *(f"matplotlib.backends.backend_{name}" for name in TOOLKITS),
    "matplotlib_inline.backend_inline",
}


def _mend_environment() -> None:
    """Take ours for a window of the environment: without a display matplotlib would take none."""
    asked = os.environ.get("MPLBACKEND", "")
    if asked.lower() in TOOLKITS or asked.removeprefix("module://") in MODULES:
        os.environ["MPLBACKEND"] = f"module://{__package__}.figures"


class Finder:
    """Goes before all other finders of modules, and finds these alone."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> "ModuleSpec | None":
        """Return how a backend is loaded; None for any other module."""
        if name == "matplotlib":
            _mend_environment()
        return ModuleSpec(name, Finder) if name in MODULES else None  # type: ignore[arg-type]

    @staticmethod
    def create_module(_spec: ModuleSpec) -> ModuleType:
        """Return our backend."""
        return importlib.import_module(f"{__package__}.figures")

    @staticmethod
    def exec_module(_module: ModuleType) -> None:
        """Do nothing: it was executed when it was imported."""
