"""A program that loads torch is not kept waiting while its objects are looked through.

Python's collector would do so again and again while they are made, a quarter of the time that
`import torch` takes. What is loaded stays: later collections leave it out, as in forks of a zygote.
"""

import functools
import gc
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType


class Finder:
    """Goes before all other finders of modules, and finds torch alone."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> "ModuleSpec | None":
        """Return how torch is loaded; None for any other module, and where nobody collects."""
        if name != "torch" or not gc.isenabled():
            return None
        spec = PathFinder.find_spec(name, path, target)  # type: ignore[arg-type]
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader.exec_module = functools.partial(_execute, spec.loader)  # type: ignore[method-assign]
        return spec


def _execute(loader: SourceFileLoader, module: ModuleType) -> None:
    del loader.exec_module  # once, and it is the loader that Python would have made
    gc.disable()
    try:
        loader.exec_module(module)
    finally:
        gc.freeze()
        gc.enable()
