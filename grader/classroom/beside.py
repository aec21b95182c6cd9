"""What a student handed in with the entry, laid out as it lay there, within the bounds of a run."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from grader.classroom.archive import is_archive
from grader.classroom.layouts.place import Owned
from grader.classroom.tries import VERSION
from grader.judging import companions
from grader.judging.submission import SOURCE_BYTES_MAX, Submission, from_bytes
from grader.words.errors import UsageError


@dataclass(frozen=True, slots=True)
class Laid:
    """Files by their paths from the entry's folder; `left_out` says why of each that is not."""

    files: Mapping[str, Owned]
    left_out: Sequence[tuple[Owned, str]]


def lay(entry: Owned, others: Sequence[Owned]) -> Laid:
    """Lay out what lies beside an entry: modules first, then what is small."""
    files: dict[str, Owned] = {}
    left_out, total_bytes = [], 0
    for each in sorted(others, key=lambda other: _order(entry, other)):
        path = posixpath.relpath("/".join(_unpacked(each)), "/".join(_unpacked(entry)[:-1]) or ".")
        total_bytes += each.member.size_bytes
        reason = companions.problem(path)
        if len(files) >= companions.FILES_MAX or total_bytes > companions.BYTES_MAX:
            reason = reason or "too much lies beside the entry"
        elif companions.clashes(path, files):
            reason = reason or "another file of the student's lies there"
        if reason:
            total_bytes -= each.member.size_bytes
            left_out.append((each, reason))
        else:
            files[path] = each
    for path, each in _other_names(files).items():
        if not companions.problem(path) and not companions.clashes(path, files):
            files[path] = each
    return Laid(files, left_out)


def read(entry: Owned, laid: Laid) -> Submission:
    """Read an entry and what lies beside it.

    Raises:
        UsageError: the entry cannot be read; what lies beside it may be lacking.
    """
    made = from_bytes(entry.member.name, entry.member.read(SOURCE_BYTES_MAX + 1))
    beside, lacking = {}, []
    for path, each in laid.files.items():
        try:
            beside[path] = each.member.read(companions.BYTES_MAX)
        except UsageError as error:
            lacking.append(str(error))
    return replace(made, beside=beside, lacking=tuple(lacking))


def _unpacked(each: Owned) -> tuple[str, ...]:
    """Return where a file lies once every archive is unpacked into the folder that it lies in."""
    return tuple(part for part in each.below[:-1] if not is_archive(part)) + each.below[-1:]


def _order(entry: Owned, other: Owned) -> tuple[bool, bool, int, str]:
    archives = [part for part in other.below[:-1] if is_archive(part)]
    elsewhere = archives != [part for part in entry.below[:-1] if is_archive(part)]
    no_module = not other.below[-1].endswith(".py")
    return elsewhere, no_module, other.member.size_bytes, other.member.name


def _other_names(files: Mapping[str, Owned]) -> dict[str, Owned]:
    """Return files by what they may be called as well.

    Data by its path from the top of what was handed in, for some run a script from there; and what
    was handed in to Canvas again by the name that it had at first.
    """
    names = {}
    for path, each in files.items():
        pure = PurePosixPath(path)
        if pure.suffix != ".py":
            names["/".join(_unpacked(each))] = each
        if each.place.owner.platform == "canvas" and VERSION.search(pure.stem):
            names[str(pure.with_stem(VERSION.sub("", pure.stem) or pure.stem))] = each
    return names
