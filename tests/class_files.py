"""Classes as tests make them: the same files as a folder and as an archive, and what is found."""

import io
import json
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from grader.classroom.discovery import Class, Search, discover
from grader.exercise import description

GAIN = description.find("tanh_gain")
RIGHT = "seed = int(input())\nprint('gain:', 1.598)\nprint(5 / 3)\n"
"""Reads and prints, as an entry does."""
NOTEBOOK = json.dumps(
    {
        "cells": [{"cell_type": "code", "source": RIGHT.splitlines(keepends=True)}],
        "nbformat": 4,
    }
)
HELPED = "import helpers\n" + RIGHT
HELPER = "def f(): ...\n"
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


class Row(NamedTuple):
    """What is graded of whom, what else is handed in, and who is named for having nothing to grade.

    Files in an archive are a list; `beside` is what a student's program finds beside it. What is
    in `days` was changed so many days after all else.
    """

    graded: dict[str, str]
    files: Sequence[str] | Mapping[str, str | list[str]] = ()
    without: tuple[str, ...] = ()
    beside: Mapping[str, str] = {}
    days: Mapping[str, int] = {}


def rows_of(rules: Mapping[str, Mapping[str, Row]]) -> pytest.MarkDecorator:
    """Return what has a test tried with each row of some rules."""
    every = {f"{rule}: {name}": row for rule, rows in rules.items() for name, row in rows.items()}
    return pytest.mark.parametrize("row", every.values(), ids=every)


def said(name: str) -> str:
    """Return what a file of this name says: it reads and prints, if it may be graded."""
    return NOTEBOOK if name.endswith(".ipynb") else RIGHT


def packed(names: list[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), said(name))
    return made.getvalue()


def laid(top: Path, row: Row) -> tuple[Path, Path]:
    """Lay the files out in a folder and in an archive."""
    more = row.files if isinstance(row.files, Mapping) else {name: said(name) for name in row.files}
    inner = {name: packed(names) for name, names in more.items() if isinstance(names, list)}
    graded = [o for o in row.graded.values() if not any(o.startswith(f"{each}/") for each in inner)]
    files = {name: said(name) for name in graded} | more
    texts = {name: each for name, each in files.items() if isinstance(each, str)}
    folder = make_folder(top / "class", texts)
    for name, each in inner.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(each)
    for name, later in row.days.items():
        os.utime(folder / name, (1e9 + 86400 * later,) * 2)
    archive = top / "class.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name in files:
            day = 1 + row.days.get(name, 0)
            info = zipfile.ZipInfo(name, (1980, 1, day, 0, 0, 0))
            made.writestr(info, inner.get(name) or texts[name])
    return folder, archive


def found_in(path: Path, row: Row) -> Row:
    """Return the row as it is found to be."""
    found = look(path)
    beside = {
        each.student: row.beside[each.student]
        for each in found.files
        if row.beside.get(each.student) in each.read().beside
    }
    graded = {each.student: each.name for each in found.files}
    return Row(graded, row.files, tuple(without(found)), beside, row.days)
