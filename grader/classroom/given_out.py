"""Files that no student wrote: installed ones, and what the course gave out with the assignment.

The second most students have, byte for byte.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from pathlib import PurePosixPath

from grader.classroom import source
from grader.classroom.students import Owned
from grader.classroom.tree import is_program
from grader.judging.submission import SOURCE_BYTES_MAX

ENVIRONMENTS = ("venv", "env", "virtualenv")
IN_ENVIRONMENTS = ("lib", "lib64", "bin", "scripts", "include")
STUDENTS_MIN = 3
Key = tuple[str, int]
"""What a file is called, and how long it is: all that is known of it unread."""


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
        likely = {key for key, who in _students(programs).items() if _is_most(len(who), programs)}
        self._contents: dict[Key, bytes] = {}
        having = defaultdict[tuple[Key, bytes], set[str]](set)
        for who, own in programs.items():
            for each in own:
                if _key(each) in likely:
                    having[_key(each), _digest(each)].add(who)
        every = {of: who for of, who in having.items() if _is_most(len(who), programs)}
        names = {each.below[-1]: set[str]() for own in programs.values() for each in own}
        for who, own in programs.items():
            for each in own:
                names[each.below[-1]].add(who)
        self._contents = dict(every.keys())
        others = {who: [o for o in own if o not in self] for who, own in programs.items()}
        self._contents = {
            key: digest
            for (key, digest), who in every.items()
            if 2 * sum(map(bool, (others[each] for each in who))) > len(who)
            and not self._is_work(key, [others[each] for each in who], programs)
            and names[key[0]] <= who
        }

    def __contains__(self, one: object) -> bool:
        if not isinstance(one, Owned) or not _may_be(one):
            return False
        digest = self._contents.get(_key(one))
        return digest is not None and _digest(one) == digest

    def _is_work(
        self, key: Key, others: Sequence[Sequence[Owned]], programs: Mapping[str, Sequence[Owned]]
    ) -> bool:
        """Tell whether a file does what is asked, or imports what students wrote."""
        one = next(each for own in programs.values() for each in own if _key(each) == key)
        said = source.words(one.member.content(SOURCE_BYTES_MAX))
        own = {PurePosixPath(each.below[-1]).stem for several in others for each in several}
        names = (name for each in said.imports for name in (each, *each.split(".")))
        return (said.reads and said.prints) or not own.isdisjoint(names)


def _students(programs: Mapping[str, Sequence[Owned]]) -> Mapping[Key, Set[str]]:
    """Return who has a file of each name and length."""
    found = defaultdict[Key, set[str]](set)
    for who, own in programs.items():
        for each in own:
            found[_key(each)].add(who)
    return found


def _is_most(count: int, students: Mapping[str, object]) -> bool:
    return count >= STUDENTS_MIN and 2 * count > len(students)


def _may_be(one: Owned) -> bool:
    """Tell whether a file is a program, and not known by its name or its length to be nobody's."""
    name, member = one.below[-1], one.member
    is_known = source.is_test(PurePosixPath(name).stem) or name in source.PACKAGE
    return is_program(name) and member.size_bytes > 0 and not member.fault and not is_known


def _key(one: Owned) -> Key:
    return one.below[-1], one.member.size_bytes


def _digest(one: Owned) -> bytes:
    return hashlib.sha256(one.member.content(SOURCE_BYTES_MAX)).digest()
