"""Classes as tests make them: the same files as a folder and as an archive, and what is found."""

import os
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from grader.classroom.discovery import Class, Search, discover
from grader.exercise import description

GAIN = description.find("tanh_gain")
RIGHT = "seed = int(input())\nprint('gain:', 1.598)\nprint(5 / 3)\n"
"""Reads and prints, as an entry does."""
PLAIN = """\
title = "The gain"
statement = "Print the gain."
seeded = false
checks = [{ name = "gain", kind = "number", title = "Gain", labels = ["gain"] }]
"""


def make_plain(folder: Path) -> Path:
    """Write the exercise `plain`, which RIGHT solves: without torch, so that a run takes 0.1 s.

    For tests of what comes before and after the runs; use it with the isolation `limited`, for the
    others load torch whatever is run.
    """
    folder.mkdir()
    (folder / "plain.toml").write_text(PLAIN)
    (folder / "plain.py").write_text("def expected(seed):\n    return {'gain': 1.598}\n")
    return folder


def make_folder(top: Path, files: Iterable[str] | Mapping[str, str]) -> Path:
    """Fill a folder with files of one age; those without a content say their names."""
    for name in files:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content(files, name))
        os.utime(path, (1e9, 1e9))
    return top


def make_zip(path: Path, files: Iterable[str] | Mapping[str, str]) -> Path:
    """Fill an archive, likewise."""
    with zipfile.ZipFile(path, "w") as made:
        for name in files:
            made.writestr(zipfile.ZipInfo(name), content(files, name))
    return path


def content(files: Iterable[str] | Mapping[str, str], name: str) -> str:
    return files[name] if isinstance(files, Mapping) else f"# {name!r}\n"


def look(path: Path, **search: object) -> Class:
    """Find what is to be graded for tanh_gain."""
    return discover(path, GAIN, Search(**search))  # type: ignore[arg-type]


def students_in(path: Path, pattern: str | None = None) -> dict[str, str]:
    """Return the entry of each student."""
    return {f.student: f.name for f in look(path, pattern=pattern).files}


def without(found: Class) -> list[str]:
    """Return who handed in nothing that can be graded."""
    return [each.student for each in found.without]


def reasons(found: Class) -> dict[str, str]:
    """Return why each file is not graded."""
    return {each.name: each.reason for each in found.skipped}
