"""Which folders lie around students: sections, days, who was in time and who was late.

A folder says so by what it is called, or by the first and last names of whoever is in it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from grader.classroom import archive
from grader.classroom.layouts.place import is_most
from grader.classroom.names_among import whole_name
from grader.classroom.source import Several
from grader.classroom.tree import Folder, is_program
from grader.classroom.work_names import (
    is_of_class,
    is_of_initials,
    is_of_person,
    is_of_section,
    is_of_teacher,
    is_of_team,
    is_of_whole_name,
)

COMMA = re.compile(r"[^\W\d_], [^\W\d_]")
"""Between a last and a first name."""


def around_students(folder: Folder, stem: str) -> Sequence[Folder]:
    """Return those of the folders in one that lie around students, and are nobody's own.

    `stem` is the name of the archive without its suffix.
    """
    holding = folder.holding
    if len(holding) > 1:
        holding = [each for each in holding if not is_of_teacher(each.name)]
    around = [each for each in holding if _is_around(each, stem)]
    alike = _names_of_work([each for each in around if is_of_team(plain(each.name))])
    around = [each for each in around if each.name not in alike]
    if around:  # and of the others those in which people are, whatever they are called
        known = [each.name for each in (*around, *_of_people(holding))]
        if any(is_of_team(plain(name)) for name in known):  # a part of the class may be of one
            known += [o.name for o in holding if is_of_team(plain(o.name)) and _holds_one(o)]
        around = [o for o in holding if o.name in known or _holds_whole_names(o)]
    elif (
        not alike
        and not folder.programs
        and (len(holding) == 1 or not any(map(_is_persons, holding)))
    ):
        around = holding if all(map(_is_class, holding)) else []
    return around or _of_people(holding)


def _names_of_work(teams: Sequence[Folder]) -> frozenset[str]:
    """Return which teams have but names that others have, too: what all are to hand in."""
    named = {each.name: {plain(one.parts[-1]) for one in each.programs} for each in teams}
    times = Counter(name for names in named.values() for name in names)
    return frozenset(
        team for team, names in named.items() if names and all(times[each] > 1 for each in names)
    )


def _is_around(folder: Folder, stem: str) -> bool:
    """Tell whether a folder says by its name that students are in it, and they are."""
    name = plain(folder.name)
    if is_of_section(name):
        return _holds_names(folder)
    if is_of_team(name):  # a part of the class, or several who worked together
        return _is_class(folder, with_helpers=True)
    is_around = name == stem or (is_of_class(name) and not is_of_person(name))
    return is_around and _holds_names(folder)


def _is_persons(folder: Folder) -> bool:
    return is_of_person(plain(folder.name))


def _holds_names(folder: Folder) -> bool:
    return any(is_of_person(plain(file.parts[-1])) for file in folder.programs) or any(
        _is_persons(each) or _holds_names(each) for each in folder.holding
    )


def _holds_one(folder: Folder) -> bool:
    """Tell whether there is one program in it, which is called as somebody is."""
    programs = [plain(each.parts[-1]) for each in folder.programs]
    return len(programs) == 1 and is_of_person(programs[0])


def _holds_whole_names(folder: Folder) -> bool:
    """Tell whether the folders in it are called by first and last names."""
    inner = [each.name for each in folder.holding]
    return bool(inner) and all(map(is_of_whole_name, inner)) and not folder.programs


def _is_class(folder: Folder, with_helpers: bool = False) -> bool:
    """Tell a class from what one student has: several names, and no file needs another.

    Only where it is likely to be one may there be files `with_helpers`.
    """
    inner = folder.holding
    if not folder.programs and (len(inner) == 1 or any(_is_around(each, "") for each in inner)):
        return any(_is_class(each, with_helpers) for each in inner)
    several = Several.of(folder.programs)
    if not with_helpers and len(several.own) < len(folder.programs):
        return False
    names = [each.parts[-1] for each in several.own] or [each.name for each in inner]
    people = [name for name in names if is_of_person(plain(name))]
    return len(names) > 1 and is_most(people, names) and several.are_independent


def _of_people(folders: Sequence[Folder]) -> Sequence[Folder]:
    """Return the folders in which people are by their first and last names, whatever it is called.

    Works have such names too, `Monte Carlo.py`: one at least must be `Rossi, Giulia` or `Rossi G.`,
    and what several folders have is what people call their work.
    """
    named = {each.name: _people_in(each) for each in folders if not is_whole(each.name)}
    times = Counter(name for names in named.values() for name in names)
    own = {folder: [n for n in names if times[n] == 1] for folder, names in named.items()}
    surely = [folder for folder, names in own.items() if any(map(_is_surely, names))]
    return [each for each in folders if each.name in surely and len(own[each.name]) > 1]


def _is_surely(name: str) -> bool:
    """Tell whether a name is written as only people's are."""
    return COMMA.search(name) is not None or is_of_initials(name)


def _people_in(folder: Folder) -> frozenset[str]:
    """Return what has a first and a last name in a folder, if most has, or in those in it."""
    names = [each.name for each in folder.holding]
    names += [plain(member.parts[-1]) for member in folder.programs]
    whole = frozenset(filter(is_whole, names))
    if is_most(whole, names):
        return whole
    inner = [] if folder.programs else folder.holding
    return frozenset().union(*map(_people_in, inner))


def is_whole(name: str) -> bool:
    """Tell whether there is a first and a last name among the words of one, in capitals."""
    capitals = sum(word[:1].isupper() for word in whole_name(name).split())
    return (
        (capitals > 1 or is_of_initials(name)) and not is_of_section(name) and not is_of_team(name)
    )


def plain(name: str) -> str:
    """Return the name of a file or an archive without its suffix, that of a folder as it is."""
    while archive.is_archive(name) or archive.foreign(name):
        name = PurePosixPath(name).stem
    return PurePosixPath(name).stem if is_program(name) else name
