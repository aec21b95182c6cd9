"""What of a folder or an archive is to be graded: one entry a student; the rest is listed."""

import codecs
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from grader.classroom import beside, students, walk
from grader.classroom.columns import with_programs
from grader.classroom.entry import LATER, Known, choose
from grader.classroom.given_out import GivenOut
from grader.classroom.layouts.place import NOBODYS, Owned
from grader.classroom.listed import by_list
from grader.classroom.mail import NOTE
from grader.classroom.tree import grown, is_program, plain
from grader.classroom.unpacked import OF_PATHS, Bounds, Member, made_by_computer
from grader.exercise.description import Exercise
from grader.judging.submission import SOURCE_BYTES_MAX, SUFFIXES, Submission
from grader.words.errors import UsageError
from grader.words.graded import Owner
from grader.words.language import Message
from grader.words.visible import some, visible

SKIPPED = "skipped.txt"
NAMED = 3
"""How many of the skipped are named in a line."""
BY_PLACE = "no student's, by where it lies"


@dataclass(frozen=True, slots=True)
class Found:
    """A student's entry; `name` is its path below the class's folder, in printable UTF-8.

    It is not `gradable` where there is none: it then is what was handed in instead. `rivals` are
    programs of the student's that might have been graded as well. It is `earlier` if a later
    attempt has nothing that can be graded. `content` is the entry's alone.
    """

    student: str
    name: str
    read: Callable[[], Submission]
    owner: Owner = field(default_factory=Owner)
    gradable: bool = True
    rivals: tuple[str, ...] = ()
    earlier: bool = False
    content: Callable[[], bytes] = bytes

    def with_beside(self, files: Mapping[str, bytes]) -> "Found":
        """Return it with the teacher's files beside it, which win over the student's."""
        read = self.read
        return replace(self, read=lambda: read().with_beside(files)) if files else self


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that is not graded, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Class:
    """What was found, in the order of the students' names.

    `without` are students who handed in nothing that can be graded, `codings` the archives whose
    names were in an old coding, and in which, `left_out` folders that a teacher keeps.
    """

    files: tuple[Found, ...]
    skipped: tuple[Skipped, ...]
    without: tuple[Found, ...] = ()
    codings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """How to look: `pattern` finds a student in a path, `encoding` is that of names in archives.

    `passed_over` is a folder that is none of the class's, should it lie in it; `seen` is told how
    many files there are so far.
    """

    pattern: str | None = None
    encoding: str | None = None
    passed_over: Path | None = None
    seen: Callable[[int], None] = lambda _: None

    def check(self) -> None:
        """Raise `UsageError` if the encoding is none."""
        try:
            codecs.lookup(self.encoding or "utf-8")
        except LookupError as error:
            raise UsageError(f"--zip-encoding {self.encoding}: Python knows no such one") from error


def discover(path: Path, exercise: Exercise, search: Search = Search()) -> Class:
    """Find what to grade in a folder or an archive.

    Raises:
        UsageError: there is no such path, or the pattern or the encoding is wrong.
    """
    search.check()
    bounds = Bounds(search.encoding)
    wanted: list[Member] = []
    passed_over: list[Member] = []
    for member in walk.members(path, bounds, search.passed_over):
        reason = made_by_computer(member.parts)[1]
        if reason or member.fault in OF_PATHS:
            passed_over.append(member.with_fault(member.fault or reason))
        else:
            wanted.append(member)
        search.seen(len(wanted))
    whose = _by_student(path, wanted, passed_over, search.pattern)
    kept = {each.place.file: None for each in whose.pop(NOBODYS.student, ())}
    found, skipped, known = [], list[Skipped](), Known.of(exercise, GivenOut(whose))
    for student, own in sorted(whose.items()):
        one, passed = _one(student, own, known)
        skipped += passed
        found.append(one)
    somebodys = {id(each.member) for own in whose.values() for each in own}
    left = (m for m in (*wanted, *passed_over) if id(m) not in somebodys and m.parts[-1] != NOTE)
    skipped += [_nobodys(member, search.pattern) for member in left]
    codings = tuple(f"{where}: {coding}" for where, coding in bounds.guessed.items())
    by_name = sorted(skipped, key=lambda each: each.name)
    files = tuple(each for each in found if each.gradable)
    without = tuple(each for each in found if not each.gradable)
    return Class(files, tuple(by_name), without, codings, tuple(sorted(kept)))


def list_skipped(skipped: Iterable[Skipped], folder: Path) -> None:
    """Write what is not graded, and why, to a file in `folder`."""
    lines = [f"{visible(each.name, None)}: {visible(each.reason, None)}\n" for each in skipped]
    (folder / SKIPPED).write_text("".join(lines), encoding="utf-8", errors="backslashreplace")


def not_graded(skipped: Sequence[Skipped], folder: Path) -> str:
    """Return in a line what is not graded, and why; the file in `folder` has all of it."""
    names = [f"{visible(each.name)} ({visible(each.reason)})" for each in skipped]
    return f"not graded, see {folder / SKIPPED}: {len(skipped)}: {some(names, NAMED)}"


def _by_student(
    path: Path,
    members: Sequence[Member],
    passed_over: Sequence[Member],
    pattern: str | None,
) -> dict[str, list[Owned]]:
    if pattern is not None:
        owned = students.by_pattern(members, pattern)
    else:
        name = plain(path.resolve().name)
        top = grown(members, passed_over, name)
        owned = students.owned(top, name if path.is_file() else "")
        owned = iter(by_list(top) or owned)
    whose: dict[str, list[Owned]] = {}
    for each in owned:
        whose.setdefault(unicodedata.normalize("NFC", each.place.student), []).append(each)
    return whose


def _one(student: str, own: Sequence[Owned], known: Known) -> tuple[Found, list[Skipped]]:
    """Return a student's entry, or what is there instead, and why each other file is none."""
    choice = choose(own, known)
    if choice.entry is None:
        first = own[0].member.name
        nothing = Submission(first, b"", Message("nothing that can be graded was handed in"))
        passed = [Skipped(o.member.name, f"{student}: {why}") for o, why in choice.passed]
        return Found(student, first, lambda: nothing, _owner(own[0], own), False), passed
    entry = choice.entry
    laid = beside.lay(entry, choice.others)
    fate = {id(o): f"beside {entry.member.name} when it runs" for o in laid.files.values()}
    fate |= {id(each): f"not beside it: {why}" for each, why in laid.left_out}
    skipped = []
    for each, why in choice.passed:
        said = "; ".join(part for part in (why, fate.get(id(each), "")) if part)
        skipped.append(Skipped(each.member.name, f"{student}: {said}"))
    rivals = tuple(each.member.name for each in choice.rivals)
    name, owner = entry.member.name, _owner(entry, own)
    earlier = any(why == LATER for _, why in choice.passed)
    read = partial(beside.read, entry, laid)
    content = partial(entry.member.content, SOURCE_BYTES_MAX)
    found = Found(student, name, read, owner, rivals=rivals, earlier=earlier, content=content)
    return found, skipped


def _owner(entry: Owned, own: Sequence[Owned]) -> Owner:
    """Return who it is by all files: each way in which any of them may be read."""
    persons = dict.fromkeys(person for each in own for person in each.place.owner.persons)
    return entry.place.owner.model_copy(update={"persons": tuple(persons)})


def _nobodys(member: Member, pattern: str | None) -> Skipped:
    reason = "--student does not match it" if pattern else f"not {' or '.join(SUFFIXES)}"
    if not pattern and is_program(member.parts[-1]):
        reason = BY_PLACE
    elif title := with_programs(member):
        reason = f"programs stand in its column {title!r}: save each as a .py called by whose it is"
    return Skipped(member.name, member.fault or reason)
