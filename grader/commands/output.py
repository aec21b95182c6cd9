"""Where `--output` goes: its folder is made, and nothing that somebody else wrote is lost by it."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from grader.words.errors import UsageError, unwritten

READ = ("paths", "beside", "exercises", "moodle", "canvas", "gradebook")
"""The options that name what is read."""
WORKS = (".py", ".ipynb", ".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".rar", ".7z")
"""What students hand in, and no report is called."""
ELSEWHERE = "give --output another name"


def given(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    """Return the file that was asked for, None for standard output, which `-` is everywhere."""
    return None if path == Path("-") else path


def prepare(options: Mapping[str, Any]) -> None:
    """Make the folder of a report before it takes its time; platforms do not always have theirs.

    Raises:
        UsageError: the report would take the place of what is read, or of what is written too.
    """
    output: Path | None = options["output"]
    if output is None:
        return
    try:
        _check(output, options)
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(f"--output {output}: the folder {output.parent}", error) from error


def _check(output: Path, options: Mapping[str, Any]) -> None:
    if options["report"] and _is_of_report(output, options["report"]):
        raise UsageError(f"--output {output} is one of the report's own files: {ELSEWHERE}")
    if not output.is_file():
        return
    if (
        output.resolve().suffix.lower() in WORKS
    ):  # of `--output *.py` a shell makes the first of them
        raise UsageError(f"--output {output} is there, and by its name a work: {ELSEWHERE}")
    if any(_holds(path, output) for path in _read(options)) or _is_input(output, options):
        raise UsageError(f"--output {output} is what is read here: {ELSEWHERE}")
    if output.stat().st_nlink > 1:  # which of them is a work or a table cannot be told
        raise UsageError(f"--output {output} has another name, which may be read: {ELSEWHERE}")


def _read(options: Mapping[str, Any]) -> Iterator[Path]:
    """Yield what is read: of a class the folders in it, as reports may lie beside these."""
    report = options["report"] and options["report"].resolve()
    for name in READ:
        given = options[name]
        for path in given if isinstance(given, tuple) else (given,):
            if path is not None and name == "paths" and path.is_dir():
                folders = (each for each in path.iterdir() if each.is_dir())
                yield from (each for each in folders if each.resolve() != report)
            elif path is not None:
                yield path


def _is_input(output: Path, options: Mapping[str, Any]) -> bool:
    """Tell whether standard input is read and comes from this file."""
    reads = any(str(path) == "-" for path in options["paths"])
    with suppress(OSError, ValueError):  # it may be closed
        return reads and os.path.samestat(os.fstat(sys.stdin.fileno()), output.stat())
    return False


def _holds(path: Path, output: Path) -> bool:
    """Tell whether a file is this one, by whatever name, or lies in this folder."""
    if path.is_dir():
        return output.resolve().is_relative_to(path.resolve())
    return path.exists() and path.samefile(output)


def _is_of_report(output: Path, report: Path) -> bool:
    """Tell whether a report of a class writes this file, or reads it, as what was given by hand."""
    from grader.classroom.discovery import SKIPPED
    from grader.classroom.walk import STORE
    from grader.reports import files

    folder, place = report.resolve(), output.resolve()
    if not place.is_relative_to(folder) or place == folder:
        return False
    first = place.relative_to(folder).parts[0]
    return first in (*files.NAMES, SKIPPED) or first.startswith(Path(STORE).stem + ".")
