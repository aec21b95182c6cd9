"""Whether a class is asked for, and which options go together with one.

Imports nothing heavy: it is asked before a service is.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader import reports
from grader.words.errors import UsageError

OF_A_CLASS = (
    *("report", "moodle", "canvas", "gradebook", "column", "similar", "anonymous", "feedback"),
    *("student", "zip_encoding", "force", "cluster", "processor"),
)


def is_one(options: Mapping[str, Any]) -> bool:
    """Say whether a class is asked for, and refuse options that do not go together."""
    paths, folder = options["paths"], options["report"]
    if paths.count(Path("-")) > 1:
        raise UsageError("- is standard input, which can be read once: give it once")
    single = options["format_"] in reports.SINGLE
    if single and folder:
        said = "grade a class without it, or leave out --report"
        raise UsageError(f"--format {options['format_']} reports one submission: {said}")
    whole = [path for path in paths if _is_whole(path)]
    if single or not whole:
        if folder and (absent := [path for path in paths if not path.exists()]):
            raise UsageError(f"{absent[0]}: no such file or folder: check the path")
        for name in OF_A_CLASS:
            if options[name]:
                option = name.replace("_", "-")
                raise UsageError(f"--{option} is for a class: give a folder or .zip of submissions")
        if options["public_seeds"] and not single:
            raise UsageError("--public-seed is for a class, or the format of a platform")
        return False
    if len(paths) > 1:
        mend = "give one folder or archive alone, or a folder with them in it"
        raise UsageError(f"{whole[0]} is a class: {mend}")
    kind = "a folder" if whole[0].is_dir() else "an archive"
    if folder is None:
        mend = "with --report DIR; one student's work is the file in it"
        raise UsageError(f"{whole[0]} is {kind}: say where its reports shall go, {mend}")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--report {folder}: it is a file: give a folder")
    return True


def _is_whole(path: Path) -> bool:
    """Say whether a path is a folder or an archive."""
    if path.is_dir():
        return True
    if path.suffix.lower() in ("", ".py", ".ipynb"):  # what follows takes 0.3 s to import
        return False
    from grader.classroom.archive import TARS

    return path.name.lower().endswith((".zip", *TARS))
