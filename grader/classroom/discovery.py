"""What of a folder or an archive is to be graded: one file a student; the rest is listed.

Of several files of one student the newest is graded, and of those as new the one whose name is
most like the exercise's.
"""

import difflib
import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from grader.classroom import archive, students
from grader.judging.submission import SUFFIXES, Submission, load
from grader.words.errors import UsageError
from grader.words.visible import visible

SKIPPED = "skipped.txt"
DEPTH_MAX = 32
CLOCK_S = 2.0
"""What an archive's clock counts in."""


@dataclass(frozen=True, slots=True)
class Found:
    """A student's file; `name` is its path below the class's folder, in printable UTF-8."""

    student: str
    name: str
    read: Callable[[], Submission]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that is not graded, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Class:
    """What was found, in the order of the students' names."""

    files: tuple[Found, ...]
    skipped: tuple[Skipped, ...]


def discover(path: Path, exercise: str, pattern: str | None, report: Path | None) -> Class:
    """Find what to grade in a folder or .zip.

    Args:
        path: the folder or archive.
        exercise: its name, which a student's best file is most like.
        pattern: how a student is found; see `students.finder`.
        report: a folder to pass over, should it lie in the other.

    Raises:
        UsageError: there is nothing to grade, or no such path, or the pattern is wrong.
    """
    members = _walk(path, report) if path.is_dir() else archive.members(path)
    skipped: list[Skipped] = []
    wanted: list[archive.Member] = []
    metadata = ""
    for member in members:
        if member.name.endswith(students.METADATA) and not member.fault:
            metadata = member.read().source.decode("utf-8", "replace")
        elif reason := _unwanted(member.name) or member.fault:
            skipped.append(Skipped(member.name, reason))
        else:
            wanted.append(member)
    find = students.finder([member.name for member in wanted], pattern, metadata)
    whose: dict[str, list[archive.Member]] = {}
    for member in wanted:
        student = find(member.name)
        if student is None:
            skipped.append(Skipped(member.name, "--student does not match it"))
        else:
            whose.setdefault(unicodedata.normalize("NFC", student), []).append(member)
    files = []
    for student, own in sorted(whose.items()):
        best, *others = _best_first(own, exercise)
        files.append(Found(student, best.name, best.read))
        skipped += [Skipped(each.name, f"{student}: {best.name} is graded") for each in others]
    if not files:
        raise UsageError(f"{path}: nothing to grade: no {' or '.join(SUFFIXES)} file in it")
    return Class(tuple(files), tuple(sorted(skipped, key=lambda each: each.name)))


def list_skipped(skipped: Iterable[Skipped], folder: Path) -> None:
    """Write what is not graded, and why, to a file in `folder`."""
    lines = [f"{visible(each.name, None)}: {visible(each.reason, None)}\n" for each in skipped]
    (folder / SKIPPED).write_text("".join(lines), encoding="utf-8")


def _unwanted(name: str) -> str:
    """Return why a name is not a submission's, empty if it may be one."""
    path = PurePosixPath(name)
    if "__MACOSX" in path.parts or "__pycache__" in path.parts:
        return "made by a computer"
    if any(part.startswith(".") and part != ".." for part in path.parts):
        return "hidden"
    if name.endswith("/"):
        return ""
    if path.suffix.lower() == ".zip":
        return "an archive in it: unpack it first"
    return "" if path.suffix.lower() in SUFFIXES else f"not {' or '.join(SUFFIXES)}"


def _best_first(own: list[archive.Member], exercise: str) -> list[archive.Member]:
    def merit(member: archive.Member) -> tuple[float, float, str]:
        stem = PurePosixPath(member.name).stem.casefold()
        like = difflib.SequenceMatcher(None, stem[-100:], exercise.casefold()).ratio()
        return member.modified_s // CLOCK_S, like, member.name

    return sorted(own, key=merit, reverse=True)


def _walk(top: Path, report: Path | None) -> Iterator[archive.Member]:
    """Yield the files below a folder, and whatever of it is a link or cannot be entered."""
    passed_over = os.path.realpath(report) if report else ""
    waiting = [(os.fspath(top), "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(prefix, f"cannot be read: {error.strerror}")
            continue
        for entry in entries:
            name = prefix + os.fsencode(entry.name).decode("utf-8", "backslashreplace")
            if not entry.is_dir(follow_symlinks=False):
                yield _file(entry, name)
            elif reason := _unwanted(f"{name}/"):
                yield _unreadable(f"{name}/", reason)
            elif prefix.count("/") == DEPTH_MAX:
                yield _unreadable(f"{name}/", "too deep")
            elif os.path.realpath(entry.path) != passed_over:
                waiting.append((entry.path, f"{name}/"))


def _file(entry: os.DirEntry[str], name: str) -> archive.Member:
    try:
        seen = entry.stat(follow_symlinks=False)
    except OSError as error:
        return _unreadable(name, f"cannot be read: {error.strerror}")
    fault = "" if stat.S_ISREG(seen.st_mode) else "not a regular file"
    if stat.S_ISLNK(seen.st_mode):
        fault = "a link"
    path = Path(entry.path)
    return archive.Member(name, seen.st_mtime, fault, lambda: load(path, name))


def _unreadable(name: str, reason: str) -> archive.Member:
    def read() -> Submission:
        raise UsageError(f"{name}: {reason}")

    return archive.Member(name, 0.0, reason, read)
