"""Where `--output` goes: its folder is made, and nothing that somebody else wrote is lost by it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grader.words.errors import UsageError, unwritten

READ = ("paths", "beside", "exercises", "moodle", "canvas", "gradebook")
"""The options that name what is read."""
WORKS = (".py", ".ipynb", ".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".rar", ".7z")
"""What students hand in, and no report is called."""
ELSEWHERE = "give --output another name"


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
    if output.suffix.lower() in WORKS:  # of `--output *.py` a shell makes the first of them
        raise UsageError(f"--output {output} is there, and by its name a work: {ELSEWHERE}")
    if any(_holds(path, output) for path in _read(options)):
        raise UsageError(f"--output {output} is what is read here: {ELSEWHERE}")


def _read(options: Mapping[str, Any]) -> Iterator[Path]:
    """Yield what is read but a class, whose works are known by their names: reports lie there."""
    for name in READ:
        given = options[name]
        for path in given if isinstance(given, tuple) else (given,):
            if path is not None and not (name == "paths" and path.is_dir()):
                yield path


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
