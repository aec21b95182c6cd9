"""Whose file a path below the class's folder is, by the habits of the platforms that export them.

A student is `<name>_<number>` where a platform numbers them, so that two of one name stay two.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from grader.words.errors import UsageError

MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_\w+")
CANVAS = re.compile(r"(?P<name>[^_/]+)(?:_LATE)?_(?P<number>\d+)_\d+_.+", re.IGNORECASE)
GRADESCOPE = re.compile(r"submission_(?P<number>\d+)")
METADATA = "submission_metadata.yml"

Finder = Callable[[str], str | None]
"""From a path to its student, or None if it is nobody's."""


def finder(paths: Sequence[str], pattern: str | None, metadata: str = "") -> Finder:
    """Return how the student of each of `paths` is found.

    Args:
        paths: all that may be graded, below the class's folder.
        pattern: a regular expression with a group `student`, searched in a path; it decides alone.
        metadata: the text of Gradescope's file of that kind, if there is one.

    Raises:
        UsageError: the pattern is none, or has no such group.
    """
    if pattern is not None:
        return _by(pattern)
    names, shared = _gradescope_names(metadata), _shared(paths)

    def find(path: str) -> str:
        *folders, name = PurePosixPath(path).parts
        for folder in folders:
            if found := MOODLE.fullmatch(folder):
                return f"{found['name']}_{found['number']}"
            if GRADESCOPE.fullmatch(folder):
                return names.get(folder, folder)
        if found := CANVAS.fullmatch(name):
            return f"{found['name']}_{found['number']}"
        return folders[shared] if len(folders) > shared else PurePosixPath(name).stem

    return find


def _by(pattern: str) -> Finder:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise UsageError(f"--student {pattern}: {error}") from error
    if "student" not in compiled.groupindex:
        raise UsageError(f"--student {pattern}: name a group, as in '(?P<student>[^/]+)'")

    def find(path: str) -> str | None:
        found = compiled.search(path)
        return found["student"] or None if found else None

    return find


def _shared(paths: Sequence[str]) -> int:
    """Return how many folders all paths have in common: an archive often holds one for the rest."""
    folders = [PurePosixPath(path).parts[:-1] for path in paths]
    least, most = min(folders, default=()), max(folders, default=())
    pairs = zip(least, most, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(least), len(most)))


def _gradescope_names(metadata: str) -> Mapping[str, str]:
    """Return the first submitter's name by folder; lines of another form are passed over."""
    names: dict[str, str] = {}
    folder = ""
    for line in metadata.splitlines():
        if found := re.fullmatch(r"[\"']?(submission_\d+)[\"']?:\s*", line):
            folder = found[1]
        elif found := re.fullmatch(r"\s+(?:- )?:name: *[\"']?(.+?)[\"']? *", line):
            names.setdefault(folder, f"{found[1]}_{folder.removeprefix('submission_')}")
    return names
