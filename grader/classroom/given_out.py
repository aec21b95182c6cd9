"""Files that no student wrote: installed ones, and what the course gave out with the assignment.

The second most students have, byte for byte.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from hashlib import sha256
from pathlib import PurePosixPath

from grader.classroom import source
from grader.classroom.layouts.place import Owned
from grader.classroom.tree import is_program
from grader.judging.submission import SOURCE_BYTES_MAX

ENVIRONMENTS = ("venv", "env", "virtualenv")
IN_ENVIRONMENTS = ("lib", "lib64", "bin", "scripts", "include")
STUDENTS_MIN = 3


def installed(own: Sequence[Owned]) -> list[Owned]:
    """Return what no student wrote: virtual environments, and packages with their metadata."""
    folders: set[tuple[str, ...]] = set()
    for each in own:
        for i, part in enumerate(each.below[:-1]):
            small, inner = part.lower(), each.below[i + 1].lower()
            if small in ENVIRONMENTS and inner in IN_ENVIRONMENTS:
                folders.add(each.below[: i + 1])
            elif small.endswith((".dist-info", ".egg-info")):
                folders |= {each.below[: i + 1], (*each.below[:i], part.split("-")[0])}
        if each.below[-1] == "pyvenv.cfg" and len(each.below) > 1:
            folders.add(each.below[:-1])
    return [o for o in own if any(o.below[:i] in folders for i in range(1, len(o.below)))]


class GivenOut:
    """Files of code that most students have and hardly anybody has alone; none is graded.

    One that imports a student's own file runs it, whoever wrote it, and may be graded. What reads
    the seed and prints is a work, and where some have another of that name it is their own: that
    most have it byte for byte says then who copied.
    """

    def __init__(self, whose: Mapping[str, Sequence[Owned]]) -> None:
        programs = {who: [*filter(_may_be, own)] for who, own in whose.items()}
        files = defaultdict[str, list[Owned]](list)
        students = defaultdict[str, set[str]](set)
        for who, own in programs.items():
            for each in own:
                files[each.below[-1]].append(each)
                students[each.below[-1]].add(who)
        most = {name for name, who in students.items() if _is_most(len(who), programs)}
        common = {name for name in most if _are_one(files[name])}
        others = {who: {o.below[-1] for o in own} - common for who, own in programs.items()}
        self._names = {
            name
            for name in common
            if 2 * sum(bool(others[who]) for who in students[name]) > len(students[name])
            and not _is_work(
                files[name][0], set[str]().union(*(others[who] for who in students[name]))
            )
        }

    def __contains__(self, one: object) -> bool:
        return isinstance(one, Owned) and one.below[-1] in self._names and _may_be(one)


def _are_one(files: Sequence[Owned]) -> bool:
    """Tell whether files are the same byte for byte; few are read to know that they are not."""
    if len({each.member.size_bytes for each in files}) > 1:
        return False
    return len({sha256(each.member.content(SOURCE_BYTES_MAX)).digest() for each in files}) == 1


def _is_work(one: Owned, others: Set[str]) -> bool:
    """Tell whether a file does what is asked, or imports one of what else students wrote."""
    said = source.words(one.member.content(SOURCE_BYTES_MAX))
    own = {PurePosixPath(each).stem for each in others}
    names = (name for each in said.imports for name in (each, *each.split(".")))
    return (said.reads and said.prints) or not own.isdisjoint(names)


def _is_most(count: int, students: Mapping[str, object]) -> bool:
    return count >= STUDENTS_MIN and 2 * count > len(students)


def _may_be(one: Owned) -> bool:
    """Tell whether a file is a program, and not known by its name or its length to be nobody's."""
    name, member = one.below[-1], one.member
    is_known = source.is_test(PurePosixPath(name).stem) or name in source.PACKAGE
    return is_program(name) and member.size_bytes > 0 and not member.fault and not is_known
