"""Files that lie beside a program when it runs: which paths may be, and whose file wins.

A path is relative to the program's folder, with slashes, at most `UP_MAX` folders up: the sandbox
has that many above it.
"""

import os
import posixpath
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from grader.words.errors import UsageError

FILES_MAX, BYTES_MAX = 200, 16 << 20
UP_MAX, DOWN_MAX = 2, 8
PART_BYTES_MAX = 255
"""What file systems allow for a name."""
HERE = "course/lesson"
"""The program's folder in the sandbox, and what is above it."""


def problem(path: str) -> str:
    """Return why no file can be laid at `path`, empty if one can."""
    plain = posixpath.normpath(path)
    parts = plain.split("/")
    up = sum(part == ".." for part in parts)
    if path.startswith("/") or up > UP_MAX:
        return "it lies too far above"
    if posixpath.relpath(posixpath.join(HERE, plain), HERE) != plain:
        return "it would lie in the program's own folder"
    if len(parts) - up > DOWN_MAX:
        return "it lies too deep"
    try:
        named = all(len(part.encode()) <= PART_BYTES_MAX for part in parts)
    except UnicodeEncodeError:
        return "its name is no text"
    if "\0" in path or parts[-1] in (".", "..") or not named:
        return "its name can be none of a file"
    return ""


def merged(given: Mapping[str, bytes], own: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return `own` files with those of `given` that they leave room for.

    A module of one's own hides a folder of the same name, which Python would import first.
    """
    taken = {*own, *(path.removesuffix(".py") for path in own if path.endswith(".py"))}
    left = {path: content for path, content in given.items() if not _is_taken(path, taken)}
    return {**left, **own}


def free_name(name: str, files: Mapping[str, bytes]) -> str:
    """Return a name of a file that is not among `files` yet: this one if it can be."""
    stem, suffix = posixpath.splitext(name)
    count = 0
    while _is_taken(name, set(files)):
        count += 1
        name = f"{stem}_{count}{suffix}"
    return name


def clashes(path: str, files: Mapping[str, object]) -> bool:
    """Tell whether a file at `path` would be where one of `files`, or its folder, is."""
    return _is_taken(path, set(files))


def _is_taken(path: str, taken: set[str]) -> bool:
    above = posixpath.dirname(path)
    while above:
        if above in taken:
            return True
        above = posixpath.dirname(above)
    return path in taken or any(each.startswith(f"{path}/") for each in taken)


def load(paths: Sequence[Path]) -> dict[str, bytes]:
    """Read files, and folders with all in them, to lie beside a program under their own names.

    Raises:
        UsageError: one is absent, no regular file or folder, or they are too many or too large.
    """
    found: dict[str, bytes] = {}
    for path in paths:
        for name, file in _walk(path):
            found[name] = _read(file)
            if len(found) > FILES_MAX or sum(map(len, found.values())) > BYTES_MAX:
                most = f"{FILES_MAX} files of {BYTES_MAX >> 20} MiB together"
                raise UsageError(f"--with {path}: more than {most}: give less")
    return found


def _walk(path: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        yield path.name, path
        return
    top = path.resolve()
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(each for each in folders if each != "__pycache__")
        for name in sorted(names):
            file = Path(folder) / name
            yield (Path(top.name) / file.relative_to(top)).as_posix(), file


def _read(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError(f"--with {path}: give a file or a folder")
        with path.open("rb") as stream:
            return stream.read(BYTES_MAX + 1)
    except OSError as error:
        raise UsageError(f"--with {path}: {error.strerror}") from error
