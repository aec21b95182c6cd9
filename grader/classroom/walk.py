"""The files of a class, from a folder or an archive, those in archives inside it too."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from grader.classroom import archive, of_class
from grader.classroom.unpacked import DEPTH_MAX, TOO_DEEP, Bounds, Member, made_by_computer
from grader.words.errors import UsageError

STORE = "judgements.sqlite"
"""The file that each report has, by which one of another time is known."""


def members(path: Path, bounds: Bounds, passed_over: Path | None) -> Iterator[Member]:
    """Yield all files; one with a fault stands for what cannot be read, a folder too.

    `passed_over` is a folder that is none of the class's, should it lie in it, as a report of
    another time is. Raises `UsageError` if `path` is no folder and no archive.
    """
    found = _walk(path, passed_over) if path.is_dir() else of_class.members(path, bounds)
    for member in found:
        yield from opened(member, bounds)


def opened(member: Member, bounds: Bounds) -> Iterator[Member]:
    """Yield a file, or what is in it if it is an archive, and in archives inside."""
    name = member.parts[-1]
    reason = member.fault or made_by_computer(member.parts)[1] or archive.foreign(name)
    if reason:
        yield member.with_fault(reason)
    elif archive.is_archive(name):
        for inner in archive.inside(member, bounds):
            # What is broken is the archive itself once more, and is not opened again.
            yield from [inner] if inner.fault else opened(inner, bounds)
    else:
        yield member


def alone(path: Path) -> Member:
    """Return one file; a link, a pipe or none has a fault."""
    name = os.fsencode(path.name).decode("utf-8", "backslashreplace")
    return _file(path, (name,))


def _walk(top: Path, passed_over: Path | None) -> Iterator[Member]:
    away = os.path.realpath(passed_over) if passed_over else ""
    waiting: list[tuple[str, tuple[str, ...]]] = [(os.fspath(top), ())]
    while waiting:
        folder, above = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(above, f"cannot be read: {error.strerror}")
            continue
        if above and any(entry.name == STORE for entry in entries):
            continue
        if above and not entries:  # it may be somebody's, who is to be named
            yield _unreadable((*above, ""), "an empty folder")
        for entry in entries:
            # Python's own decoding follows the locale, which says nothing of a student's files.
            parts = (*above, os.fsencode(entry.name).decode("utf-8", "backslashreplace"))
            if not entry.is_dir(follow_symlinks=False):
                yield _file(Path(entry.path), parts)
            elif reason := made_by_computer(parts[-1:])[1]:
                yield _unreadable(parts, reason)
            elif len(parts) > DEPTH_MAX:
                yield _unreadable(parts, TOO_DEEP)
            elif os.path.realpath(entry.path) != away:
                waiting.append((entry.path, parts))


def _file(path: Path, parts: tuple[str, ...]) -> Member:
    try:
        seen = path.lstat()
    except OSError as error:
        return _unreadable(parts, f"cannot be read: {error.strerror}")
    fault = "" if stat.S_ISREG(seen.st_mode) else "not a regular file"
    if stat.S_ISLNK(seen.st_mode):
        fault = "a link"
    name = "/".join(parts)
    return Member(parts, seen.st_mtime, seen.st_size, fault, lambda most: _read(path, name, most))


def _read(path: Path, name: str, most: int) -> bytes:
    # Since it was looked at, a link or a pipe may have taken its place: neither may hold us up.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}") from error


def _unreadable(parts: tuple[str, ...], reason: str) -> Member:
    def read(_: int) -> bytes:
        raise UsageError(f"{'/'.join(parts)}: {reason}")

    return Member(parts, 0.0, 0, reason, read)
