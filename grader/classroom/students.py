"""Whose each file of a class is: by a platform's layout, else by the folders that a teacher made.

Within a layout the name of a student comes from the student's own path alone, whoever else handed
in.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from grader.classroom import archive
from grader.classroom.around import around_students, left_out
from grader.classroom.in_parts import of_parts
from grader.classroom.layouts import LAYOUTS
from grader.classroom.layouts.place import (
    NOBODYS,
    Owned,
    Place,
    Units,
    nobodys_in,
    share,
)
from grader.classroom.names_among import two_alphabets, whole_name
from grader.classroom.not_asked import is_corrected
from grader.classroom.source import Several
from grader.classroom.tree import Folder, is_program, plain
from grader.classroom.tries import of_several
from grader.classroom.turned_in import turned_in
from grader.classroom.unpacked import Member
from grader.classroom.work_names import (
    is_handed_back,
    is_of_class,
    is_of_person,
    is_of_teacher,
    is_of_work,
    of_one,
    team_in,
)
from grader.words.errors import UsageError
from grader.words.graded import Owner, Person

WRAPPERS_MAX = 3
DOCUMENTS = (".doc", ".docx", ".odt", ".pdf", ".rtf", ".py.txt", ".ipynb.txt", ".ipynb.json")
"""What a student may have handed in by mistake, in a folder of files of several."""
SUBMITTED = "submitted"
"""The folder of nbgrader's, in which each student has one called as the assignment."""
LOCKED = "~$"
"""How the file begins that Office leaves beside one that is open."""
DASH = " - "
WITH_LOGIN = re.compile(r"(.*[^\W\d].*?) ?\(([\w.@+-]{2,64})\)")


def owned(top: Folder, stem: str) -> Iterator[Owned]:
    """Yield the files that are somebody's; `stem` is the name of the archive without its suffix."""
    handed_in = turned_in(top, WRAPPERS_MAX)
    top = handed_in or top
    found = _by_platform(top, WRAPPERS_MAX if handed_in is None else 0)
    for folder, units in found:
        yield from _units(folder, units)
    if not found:
        is_of_nbgrader = handed_in is not None and handed_in.name == SUBMITTED
        for one in _by_folders(top, stem):
            asked = one.below[0] if is_of_nbgrader and len(one.below) > 1 else ""
            yield replace(one, place=replace(one.place, asked=asked)) if asked else one


def by_pattern(members: Sequence[Member], pattern: str) -> Iterator[Owned]:
    """Yield the files whose path the regular expression finds a student in.

    Raises:
        UsageError: the pattern is none, or has no group `student`.
    """
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise UsageError(f"--student {pattern}: {error}") from error
    if "student" not in compiled.groupindex:
        raise UsageError(f"--student {pattern}: name a group, as in '(?P<student>[^/]+)'")
    for member in members:
        found = compiled.search(member.name)
        if found and found["student"]:
            above = member.name[: found.end("student")].count("/") + 1
            yield Owned(member, named(found["student"]), member.parts[above:] or member.parts[-1:])


def _by_platform(folder: Folder, wrappers: int) -> list[tuple[Folder, Units]]:
    """Return the folders that have a platform's layout, with whose their children are."""
    best = max((layout(folder) for layout in LAYOUTS), key=lambda units: share(units, folder))
    if best:
        return [(folder, best)]
    if not wrappers or folder.programs:
        return []
    holding = folder.holding
    inner = [each for each in holding if not is_of_teacher(each.name)] or holding
    within = {each.name: _by_platform(each, wrappers - 1) for each in inner}
    for name in [*filter(is_handed_back, within)]:  # what tutors returned, if it is of the others
        others = (found for other, found in within.items() if other != name)
        if _people(within[name]) <= {one for found in others for one in _people(found)}:
            del within[name]
    return [one for found in within.values() for one in found] if all(within.values()) else []


def _people(found: Sequence[tuple[Folder, Units]]) -> set[str]:
    return {place.student for _, units in found for place in units.values()}


def _units(folder: Folder, units: Units) -> Iterator[Owned]:
    """Yield the files of a platform's folder; what is not the platform's, a teacher put there."""
    for name, each in folder.folders.items():
        place = units.get(name) or named(plain(name))
        renamed = (place.file,) if place.file else ()
        if place is not NOBODYS:
            yield from _all(each, place, renamed)
    for name, same in folder.files.items():
        place = units.get(name) or named(plain(name))
        if place is not NOBODYS and (name in units or is_program(name)):
            yield from (Owned(member, place, (place.file or name,)) for member in same)


def _all(folder: Folder, place: Place, above: tuple[str, ...] = ()) -> Iterator[Owned]:
    for member in (*folder.members(), *folder.all_hidden()):
        yield Owned(member, place, above + member.parts[folder.depth :])


def _by_folders(folder: Folder, stem: str) -> Iterator[Owned]:
    around = around_students(folder, stem)
    found = {each.name: [*_by_folders(each, stem)] for each in around}
    nobodys = {name for name in folder.folders if is_of_teacher(name)}
    out = {each.name: each for each in left_out(folder, around)}
    for each in folder.folders.values():
        is_copy = is_corrected(each.name)
        if (is_copy or is_handed_back(each.name)) and each.name not in found:
            back, others = [*_by_folders(each, stem)], _students(folder, found, each)
            if {one.place.student for one in back} <= others:  # of what these handed in
                nobodys.add(each.name)
                out |= {each.name: each} if is_copy else {}
            elif around:
                found[each.name] = back
    parts = of_parts(found)
    several = len(folder.holding) > 1
    own = [each for each in folder.folders if each not in parts and each not in out]
    stems = [plain(each.parts[-1]) for each in folder.programs]
    tries = of_several([*map(plain, own), *stems])
    for name, each in folder.folders.items():
        if name in out:
            yield from _all(each, nobodys_in("/".join(_path(each))))
        elif name in parts:
            yield from parts[name]
        elif not (several and name in nobodys):
            first, number = tries.get(plain(name), (plain(name), 0))
            yield from _all(each, replace(named(first), attempt=f"{number:06}" if number else ""))
    yield from _files_of_several(folder, tries)


def _path(folder: Folder) -> tuple[str, ...]:
    """Return the path of a folder as its files have it."""
    return next(folder.members()).parts[: folder.depth]


def _students(folder: Folder, parts: Mapping[str, Sequence[Owned]], but: Folder) -> set[str]:
    """Return who has anything in a folder, in those around students too, but not in one."""
    own = {named(plain(name)).student for name in folder.folders if name not in (*parts, but.name)}
    own |= {one.place.student for one in _files_of_several(folder)}
    return own | {one.place.student for part in parts.values() for one in part}


def _files_of_several(
    folder: Folder, tries: Mapping[str, tuple[str, int]] = MappingProxyType({})
) -> Iterator[Owned]:
    """Yield the files of a folder as a student's each, with what these import beside them."""
    several = Several.of(folder.programs)
    stems = {plain(member.parts[-1]) for member in several.own}
    for member in several.own:
        stem, name = plain(member.parts[-1]), member.parts[-1]
        first = of_one(stem) if of_one(stem) in stems else stem
        place = named(tries[stem][0] if stem in tries else first)
        yield Owned(member, place, (name,))
        yield from (Owned(each, place, each.parts[-1:]) for each in several.needed(member))
    for name, same in folder.files.items():
        is_open = archive.is_archive(name) or archive.foreign(name)
        if is_open or (stems and _is_document(name)):
            stem = plain(name) if is_open else name.split(".")[0]
            yield from (Owned(member, named(stem), (name,)) for member in same)


def _is_document(name: str) -> bool:
    """Tell whether a file may be what somebody handed in by mistake, by what it is called."""
    is_one = name.lower().endswith(DOCUMENTS) and not name.startswith(LOCKED)
    return is_one and is_of_person(name.split(".")[0])


def named(name: str) -> Place:
    """Return the place of someone of whom only this is known: a login, an address or a name."""
    student = unicodedata.normalize("NFC", name)
    persons = [Person(login=student, address=student, name=student)]
    if DASH in student:  # a copy that Google made says of what it is too
        if is_of_class(student):
            persons[0] = Person(login=student)  # and the other half is nobody's name either
        persons += [Person(name=part) for part in student.split(DASH) if not is_of_work(part)]
    if found := WITH_LOGIN.fullmatch(student):  # as Sakai writes it
        persons.append(Person(login=found[2], name=found[1]))
    persons += [Person(name=name) for name in two_alphabets(student)]
    if team := team_in(student):
        persons.append(Person(name=team))
    first = whole_name(of_one(student))  # without a word for a second try
    persons += [Person(name=name) for name in dict.fromkeys((whole_name(student), first)) if name]
    return Place(student, Owner(persons=tuple(persons)))
