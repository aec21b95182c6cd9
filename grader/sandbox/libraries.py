"""Libraries that lie outside of the interpreter's own folders, as where a user installs some.

A user's own site, another that PYTHONPATH or a `.pth` file names, and what links in them lead to.
Any other folder of the path may be anybody's: what it says of itself may be a student's word.
"""

import contextlib
import os
import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

OFFERED = ("torch", "numpy", "matplotlib", "tqdm", "IPython", "scipy", "pandas", "seaborn")
"""Modules that a student may count on where they are installed."""
OF_LIBRARIES = ("site-packages", "dist-packages")
"""What a folder is called that holds nothing else."""
STDLIB = Path(os.__file__).parent


def own() -> list[Path]:
    """Return the interpreter's own folders."""
    return [Path(sys.base_prefix), Path(sys.prefix)]


def outside() -> list[Path]:
    """Return what was installed outside of the interpreter's own folders, all links resolved."""
    found = _linked_to_or_in(tuple(sys.path))
    return [path for path in found if not _is_own(path)]


def python_path(ours: Path | str) -> str:
    """Return the PYTHONPATH of programs: what is ours, and so much that modules are found as here.

    That is nothing more where no folder outside has libraries; else our path up to the last one.
    """
    found = [each for each in map(Path, sys.path) if _holds_libraries(each) or each == STDLIB]
    while found and _is_own(found[-1]):
        found.pop()
    places = (each if _is_own(each) else each.resolve() for each in found)
    return os.pathsep.join(map(str, [ours, *places]))


def _is_own(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in own())


def _holds_libraries(folder: Path) -> bool:
    is_one = folder.is_absolute() and folder.name in OF_LIBRARIES
    return is_one and os.access(folder, os.R_OK | os.X_OK)


@cache
def _linked_to_or_in(entries: Sequence[str]) -> list[Path]:
    """Return what was installed in the folders of a path, and where links in them lead."""
    found: list[Path] = []
    for folder in filter(_holds_libraries, map(Path, entries)):
        found.append(folder.resolve())
        with contextlib.suppress(OSError, RuntimeError):  # of links in a ring
            alone = (folder / name / "__init__.py" for name in OFFERED)
            found += [init.resolve().parent for init in alone if init.is_file()]
            # Where what is told of a library lies, it lies itself: its folder may be full of links.
            told = [about / "METADATA" for about in folder.glob("*.dist-info")]
            led = [each.resolve() for each in told if each.is_symlink() or each.parent.is_symlink()]
            for place in dict.fromkeys(each.parent.parent for each in led):
                found += _installed(place)
    return found


def _installed(folder: Path) -> list[Path]:
    """Return what may be read: all, or what was recorded where other things may lie beside it."""
    if folder.name in OF_LIBRARIES:
        return [folder]
    names: set[str] = set()
    for record in folder.glob("*.dist-info/RECORD"):
        with contextlib.suppress(OSError):  # whose nobody may read, is not there
            lines = record.read_text(errors="replace").splitlines()
            names |= {re.split("[/,]", line, maxsplit=1)[0] for line in lines}
    found = [folder / name for name in sorted(names - {"", ".", "..", "__pycache__"})]
    return [path for path in found if path.exists() and not path.is_symlink()]
