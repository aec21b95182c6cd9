"""What is doubtful about whose a class's files are, in a line each for the teacher."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence, Set
from hashlib import sha256
from pathlib import PurePosixPath

from grader.classroom.around import is_whole
from grader.classroom.discovery import BY_PLACE, NAMED, Class, Found
from grader.classroom.entry import EARLIER
from grader.classroom.names_among import SUBJECT, whole_name
from grader.classroom.not_asked import is_of_solution
from grader.classroom.parts import is_of_day, is_of_section
from grader.classroom.tries import RUN, is_version, of_several
from grader.classroom.try_words import NEW, NUMBERED
from grader.classroom.work_names import (
    first_called,
    is_key_with_a_name,
    is_of_class,
    is_of_person,
    pieces_of,
)
from grader.words.names import unaccented, words
from grader.words.visible import some

BY_NAME = ("", "dated", "google", "mails")
"""Where a name alone says whose something is, folders of one's own, mails and drives, or one may
send what is another's."""
SENT = ("", "mails")
"""Where a file's own name may be another's."""
DIGITS = re.compile("[0-9]+")
PART = re.compile(
    r"(?:part|try|version|ver|v|attempt|revision|часть|попытка|версия|teil|partie|parte)[ _-]?[0-9]"
    r"|[部版]",
    re.IGNORECASE,
)
"""A part or a version of one work."""


def doubts(found: Class, known: Collection[str] = ()) -> Iterator[str]:
    """Say it where names are nobody's, or one student's files may be several works or students'.

    Who is `known` to a table is somebody, whatever the name.
    """
    if left_out := [*found.left_out, *_keys_with_names(found)]:
        why = "left out as the teacher's own, of another year or of another work"
        yield f"{why}: {some(left_out, NAMED)}: rename what is of this class"
    unknown = [each for each in found.files if each.student not in known]
    unknown = [each for each in unknown if not each.owner.platform]
    nameless = [o.student for o in unknown if is_of_class(o.student) or is_of_solution(o.student)]
    if nameless and len(found.files) > 1:
        yield f"whose these are does not show: {some(nameless, NAMED)}: rename them"
    students = {each.student for each in found.files if not each.owner.platform}
    copies = sorted(o for o in students if NUMBERED.sub("", NEW.sub("", o)) in students - {o})
    if people := [each for each in copies if not is_of_class(each)]:
        said = "graded as students of their own"
        yield f"{said}: {some(people, NAMED)}: if these are second files, rename them"
    works = [each for each in found.files if _has_several_works(each)]
    if 2 * len(works) > len(found.files) > 1:
        why = "several have works of other numbers too"
        yield f"{why}: {_instead(works[0])}: if that is asked, leave the others out"
    if folders := _taken_for_parts(found.files):
        why = "folders that are taken for parts of the class"
        how = "if each is one student's, say so with --student '(?P<student>[^/]+)/'"
        yield f"{why}: {some(folders, NAMED)}: {how}"
    if untouched := _untouched(found.files):
        why = "the same in several repositories, as it was given out or copied"
        yield f"{why}: {some(untouched, NAMED)}"
    again = [*_with_earlier(found)]
    merged = [each for each in found.files if _is_of_two_folders(each)]
    yield from _taken_for_one(again, merged)
    told = {*again, *(each.name for each in merged)}
    if several := _of_several([each for each in found.files if each.name not in told]):
        first = several[0]
        is_file = _who(first, first.name) == _stem(first.name)
        pattern = r"(?P<student>[^/]+)\.py$" if is_file else "(?P<student>[^/]+)/[^/]+$"
        how = f"as with --student '{pattern}'"
        said = some([*map(_instead, several)], NAMED)
        yield f"{said}: if each is a student's, say whose, {how}"


def _keys_with_names(found: Class) -> Iterator[str]:
    """Yield what was taken for the answers of a teacher, and is called like a person too."""
    for each in found.skipped:
        if each.reason == BY_PLACE and is_key_with_a_name(_stem(each.name)):
            yield each.name


def _taken_for_one(again: Sequence[str], merged: Sequence[Found]) -> Iterator[str]:
    """Say what is taken for one student's by a name alone."""
    rename = "if they are of two students, rename one"
    if again:
        yield f"of several tries of one student the last is graded: {some(again, NAMED)}: {rename}"
    if merged:
        both = some([f"{each.name} and {each.rivals[0]}" for each in merged], NAMED)
        yield f"taken for one student's, and only one is graded: {both}: {rename}"


def _untouched(files: Sequence[Found]) -> list[str]:
    """Return in whose repositories of GitHub the same is graded, byte for byte."""
    whose = defaultdict[bytes, list[str]](list)
    for each in files:
        if each.owner.platform == "github":
            whose[sha256(each.content()).digest()].append(each.student)
    return sorted(who for students in whose.values() if len(students) > 1 for who in students)


def _with_earlier(found: Class) -> Iterator[str]:
    """Yield who has earlier tries, where what people called them is all that says whose these are.

    A platform's own number or login would say it.
    """
    earlier = {each.reason for each in found.skipped}
    for each in found.files:
        of_folder = f"{each.student}: {EARLIER}" in earlier
        stems = [_stem(each.name), *(_stem(name) for name in each.rivals)]
        first, number = of_several(stems).get(stems[0], ("", 0))
        by_number = number > 0 and any(map(str.isdigit, stems[0].removeprefix(first)))
        if each.owner.platform in BY_NAME and (
            of_folder or (by_number and (each.owner.platform or first == each.student))
        ):
            yield each.name


def _is_of_two_folders(each: Found) -> bool:
    """Tell whether works of one name lie in two folders, which say neither when nor which work."""
    if each.owner.platform or not each.rivals:
        return False
    one, other = (_above(each, name) for name in (each.name, each.rivals[0]))
    apart = [two for two in zip(one, other, strict=False) if two[0] != two[1]]
    return bool(apart) and not any(map(is_of_class, apart[0]))


def _above(each: Found, name: str) -> Sequence[str]:
    """Return the folders around what is called as its student is; none if nothing is."""
    parts = _parts(name)
    return parts[: parts.index(each.student)] if each.student in parts else ()


def _taken_for_parts(files: Sequence[Found]) -> list[str]:
    """Return the folders right above whole names that may be called like somebody themselves.

    A folder of one word may be, `hill`; more say what it is, `Recuperación enero`.
    """
    above = set[str]()
    for each in files:
        *folders, last = PurePosixPath(each.name).parts
        own = next((i for i, part in enumerate(folders) if part == each.student), len(folders))
        by_name = is_whole(each.student) and not each.owner.platform
        if own and by_name and each.student in (_stem(last), *folders):
            above.add(folders[own - 1])
    words = (name for name in above if name.isalnum() and is_of_person(name))
    return sorted(name for name in words if not is_of_section(name) and not is_of_day(name))


def _instead(each: Found) -> str:
    return f"of {each.student}, {each.name} is graded and not {each.rivals[0]}"


def _of_several(files: Sequence[Found]) -> Sequence[Found]:
    """Return those whose files may be a student's each, and are taken for one student's.

    That is likely where they have first and last names, where everybody has several with names of
    people, or where the only one has many.
    """
    times = Counter(who for o in files for who in {_who(o, n) for n in (o.name, *o.rivals)})
    own = {who for who, count in times.items() if count == 1}  # of others it is their work
    whole = [o for o in files if o.owner.platform in SENT and _has_two_people(o, own)]
    if whole:
        return whole
    people = [{*filter(is_of_person, (_who(o, n) for n in o.rivals))} & own for o in files]
    everybody = bool(people) and all(people)
    alone = len(files) == 1 and len(files[0].rivals) > 1
    return files[:1] if (everybody or alone) and not files[0].owner.platform else []


def _has_two_people(each: Found, own: Set[str]) -> bool:
    """Tell whether a student's files are called by first and last names of two people or more.

    In a folder that has such a name itself, what is graded must be one of them.
    """
    people = {who: _person(who) for who in (_who(each, name) for name in (each.name, *each.rivals))}
    whole = {who: person for who, person in people.items() if person}
    is_one = _who(each, each.name) in whole or not is_whole(each.student)
    is_run = any(map(RUN.fullmatch, people))
    several = len({*whole.values()}) > 1 and not own.isdisjoint(whole)
    return is_one and several and not is_run


def _person(called: str) -> tuple[str, ...]:
    """Return the words of a first and a last name, the same with accents and without."""
    name = whole_name(first_called(called))
    is_one = is_whole(called) and not pieces_of(name) <= SUBJECT
    return words(unaccented(name)[0]) if is_one else ()


def _who(each: Found, name: str) -> str:
    """Return the first and last name of a folder in a student's own, or what a file is called."""
    *folders, _ = PurePosixPath(name).parts
    below = folders[folders.index(each.student) + 1 :] if each.student in folders else []
    return next((part for part in below if is_whole(part) and is_of_person(part)), _stem(name))


def _has_several_works(each: Found) -> bool:
    """Tell `hw2.py` and `hw3.py`, `HW 2/main.py` and `HW 3/main.py`, but no versions, no copies."""
    return not each.owner.platform and any(_is_of_another(each.name, o) for o in each.rivals)


def _is_of_another(name: str, rival: str) -> bool:
    """Tell whether the folders of two files are of two works, or all else is the same."""
    one, other = _parts(name), _parts(rival)
    apart = [two for two in zip(one, other, strict=False) if two[0] != two[1]]
    by_folder = any(_are_works(*two) for two in zip(one[:-1], other[:-1], strict=False))
    alone = len(one) == len(other) and len(apart) == 1
    return by_folder or (alone and _are_works(*apart[0]))


def _are_works(one: str, other: str) -> bool:
    is_same = first_called(one) == first_called(other) or PART.search(one) or is_version(one)
    return not is_same and is_of_class(one) and DIGITS.sub("", one) == DIGITS.sub("", other)


def _parts(name: str) -> tuple[str, ...]:
    path = PurePosixPath(name)
    return (*path.parent.parts, path.stem)


def _stem(name: str) -> str:
    return PurePosixPath(name).stem
