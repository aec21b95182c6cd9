"""Which of a student's files is graded, and what lies beside it when it runs.

The rule is the contract's: what is installed, a test, given or imported is no entry; then what
reads and prints, the name most like the exercise's, the newest. Every other file has its reason.
"""

import difflib
import json
from collections.abc import Collection, Container, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from grader.classroom import source, work_names
from grader.classroom.given_out import installed
from grader.classroom.layouts.place import Owned
from grader.classroom.tree import is_program
from grader.classroom.tries import VERSION, numbers, versions
from grader.classroom.work_names import is_again, is_handed_back, is_of_work, is_outdated
from grader.exercise.description import Exercise
from grader.judging.submission import SOURCE_BYTES_MAX, SUFFIXES

CLOCK_S = 2.0
"""What an archive's clock counts in."""
LIKE = 0.6
PROGRAMS_MAX = 100
"""Scripts of one student that are looked into."""
EARLIER = "of an earlier attempt"
LATER = "of a later attempt, in which there is nothing that can be graded"
SETTINGS, ACTIVE = "user_assignment_settings.json", "active_version"
"""What Submitty keeps beside a student's versions: which of them counts, of which 0 is none."""
OF_COURSE = "given out with the assignment, for most have it too"
WHY = (
    "it is called as the assignment is",
    "it reads and prints",
    "this one's name says that it is old",
    "it is of a later version",
    "its name is more like the exercise's",
    "it is called as its folder is",
    "it is newer",
    "it was handed in once more",
    "its number is a later one",
    "its name is a more usual one",
    "it was handed in again under this name",
    "it lies less deep",
    "its name is a little more like the exercise's",
    "nothing tells which is meant, and its path is the last by the alphabet",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What an exercise gave: its name, and the files that no student wrote, by name and lines."""

    name: str
    given: frozenset[str]
    lines: frozenset[bytes]
    given_out: Container[Owned] = ()

    @classmethod
    def of(cls, exercise: Exercise, given_out: Container[Owned] = ()) -> "Known":
        """Return what is known of an exercise."""
        given = exercise.given_files
        names = frozenset(PurePosixPath(path).name for path in given)
        texts = [*given.values(), exercise.template_file]
        return cls(
            exercise.name, names, frozenset(_lines(text) for text in texts) - {b""}, given_out
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a student's files is graded; `passed` says of each other file why not.

    `entry` is None where nothing can be graded; `others` may lie beside it when it runs. Of these
    the `rivals` might have been graded as well.
    """

    entry: Owned | None
    others: Sequence[Owned]
    passed: Sequence[tuple[Owned, str]]
    rivals: Sequence[Owned] = ()


def choose(own: Sequence[Owned], known: Known) -> Choice:
    """Choose a student's entry."""
    why = {id(each): each.member.fault for each in own if each.member.fault}
    why |= {id(each): "made by a computer" for each in installed(own)}
    why |= {id(each): "of what others wrote" for each in _handed_back(own)}
    of_course = {id(each): OF_COURSE for each in own if _is_given_out(each, known)}
    for others in (_of_other_versions, partial(_of_other_attempts, of_course=of_course)):
        why |= others([each for each in own if id(each) not in why])
    left = [each for each in own if id(each) not in why]
    programs = [o for o in left if is_program(o.below[-1]) and id(o) not in of_course]
    in_repository = [each for each in programs if each.place.owner.platform == "github"]
    tests = {id(each): "a test" for each in in_repository if source.is_of_tests(each.below)}
    if len(tests) == len(programs):  # of a repository in which nothing was done, if there is any
        why |= {id(o): of_course.get(id(o), f"not {' or '.join(SUFFIXES)}") for o in left} | tests
        return Choice(None, (), [(each, why[id(each)]) for each in own])
    (entry, *rivals), reasons = _best(programs, known)
    why = of_course | why | reasons
    passed = [(each, why.get(id(each), "")) for each in own if each is not entry]
    return Choice(entry, [each for each in left if each is not entry], passed, rivals)


def _is_given_out(each: Owned, known: Known) -> bool:
    """Tell whether the course gave a file out that is not called as what may be asked."""
    if each not in known.given_out:
        return False
    stem = PurePosixPath(each.below[-1]).stem
    is_numbered = is_of_work(stem) and any(map(str.isdigit, stem))  # `hw3` beside `hw2`
    return not (is_numbered or stem == each.place.asked or _likeness(stem, known.name) >= LIKE)


def _handed_back(own: Sequence[Owned]) -> list[Owned]:
    """Return what the student did not write, or is no work of this student's own."""
    back = [each for each in own if _is_handed_back(each, surely=False)]
    programs = {id(each) for each in own if is_program(each.below[-1])}
    if programs - {id(each) for each in back}:
        return back
    return [each for each in back if _is_handed_back(each, surely=True)]


def _is_handed_back(one: Owned, surely: bool) -> bool:
    said = any(is_handed_back(part, surely) for part in one.below[:-1])
    return said or one.below[0] in one.place.others


def _of_other_versions(own: Sequence[Owned]) -> dict[int, str]:
    """Return why what is not of the version that its student chose is passed over."""
    said = [o.member.content(SOURCE_BYTES_MAX) for o in own if o.below == (SETTINGS,)]
    active = ""
    with suppress(ValueError, TypeError, KeyError, IndexError):
        active = str(int(json.loads(said[0])[ACTIVE]))
    others = [each for each in own if each.below[0].isdecimal() and each.below[0] != active]
    return {id(each): f"the active version is {active}" for each in others} if active else {}


def _of_other_attempts(own: Sequence[Owned], of_course: Container[int]) -> dict[int, str]:
    """Return why what is not of the last attempt that has anything to grade is passed over."""
    programs = (o for o in own if is_program(o.below[-1]) and id(o) not in of_course)
    attempts = {each.place.attempt for each in programs}
    last = max(attempts or {each.place.attempt for each in own}, default="")
    others = [each for each in own if each.place.attempt != last]
    return {id(each): EARLIER if each.place.attempt < last else LATER for each in others}


def _best(programs: Sequence[Owned], known: Known) -> tuple[list[Owned], dict[int, str]]:
    """Return the entry and its rivals, the best first, and why each other is none, by identity."""
    if len(programs) == 1:
        return [*programs], {}
    nearest = sorted(programs, key=_depth)[:PROGRAMS_MAX]
    content = {id(each): each.member.content(SOURCE_BYTES_MAX) for each in nearest}
    why = {id(each): "too many scripts" for each in programs if id(each) not in content}
    looked_at = [each for each in programs if id(each) in content]
    for each in looked_at:
        reason = _no_entry(each, content[id(each)], known)
        if reason:
            why[id(each)] = reason
    said = {key: source.words(text) for key, text in content.items()}
    able = [each for each in looked_at if id(each) not in why]
    needed = source.imported([(_module(each), said[id(each)]) for each in able])
    for each, is_needed in zip(able, needed, strict=True):
        if is_needed:
            why[id(each)] = "another file imports it"
    left = [each for each in able if id(each) not in why] or able or looked_at
    tries = numbers([PurePosixPath(each.below[-1]).stem for each in left])
    folders = versions([each.below for each in left])
    merits = {
        id(each): _merit(each, said[id(each)], known.name, version or run, again)
        for each, version, (run, again) in zip(left, folders, tries, strict=True)
    }
    entry, *others = sorted(left, key=lambda each: merits[id(each)], reverse=True)
    for other in others:
        first = _first_difference(merits[id(entry)], merits[id(other)])
        why[id(other)] = f"{entry.member.name} is graded: {WHY[min(first, len(WHY) - 1)]}"
    why.pop(id(entry), None)
    return [entry, *others], why


def _depth(each: Owned) -> tuple[int, str]:
    return len(each.below), each.member.name


def _module(each: Owned) -> str:
    return ".".join((*each.below[:-1], PurePosixPath(each.below[-1]).stem))


def _no_entry(each: Owned, content: bytes, known: Known) -> str:
    """Return why a file is none by what it is called or is, empty if it may be one."""
    name, stem = each.below[-1], PurePosixPath(each.below[-1]).stem.lower()
    if name in source.PACKAGE:
        return "a part of a package"
    if not content.strip():
        return "empty, or it cannot be read"
    if source.is_test(stem) or {"test", "tests"} & {*each.below[:-1]}:
        return "a test"
    return "given by the exercise" if name in known.given or _lines(content) in known.lines else ""


def _lines(content: bytes) -> bytes:
    """Return a text without what an editor changes: ends of lines, indents, empty lines."""
    return b"\n".join(line.strip() for line in content.splitlines() if line.strip())


def _merit(
    each: Owned, said: source.Words, exercise: str, run: int, again: int
) -> tuple[float | str, ...]:
    """Return what sorts the better entry behind; `WHY` names each.

    `run` is a judge's run or a folder's version, which counts whatever is newer, `again` any other
    number of one of several tries.
    """
    stem = PurePosixPath(each.below[-1]).stem
    notebook = each.below[-1].lower().endswith(".ipynb")
    speaks = 2 if notebook or (said.reads and said.prints) else int(said.prints)
    ratio = _likeness(work_names.first_called(stem), exercise)
    uploaded = VERSION.search(stem) if each.place.owner.platform == "canvas" else None
    newest = each.member.modified_s // CLOCK_S
    usual = is_of_work(stem, exercise)
    return (
        stem.casefold() == each.place.asked.casefold(),
        speaks,
        not is_outdated(each.below[-1]),
        run,
        ratio >= LIKE,
        stem.casefold() == "".join(each.below[-2:-1]).casefold(),
        newest,
        any(map(is_again, each.member.parts[:-1])),
        again,
        usual,
        int(uploaded[1]) if uploaded else 0,
        -len(each.below),
        ratio,
        each.member.name,
    )


def _likeness(stem: str, exercise: str) -> float:
    plain = stem.casefold()[-100:]
    if exercise.casefold() in plain:
        return 1.0
    return difflib.SequenceMatcher(None, plain, exercise.casefold()).ratio()


def _first_difference(one: Collection[object], other: Collection[object]) -> int:
    pairs = zip(one, other, strict=True)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), len(one))
