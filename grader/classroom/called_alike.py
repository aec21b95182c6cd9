"""Folders that are called alike, each of which is a part of a class: `ИВТ-21` beside `ИВТ-22`.

Somebody's own may be called so as well, a login with a number or a day: only together, and by the
people in them, do they tell that they are sections.
"""

from collections import Counter
from collections.abc import Collection, Sequence, Set

from grader.classroom.layouts.place import is_most
from grader.classroom.names_among import SUBJECT
from grader.classroom.parts import code_of, is_of_day
from grader.classroom.source import Several
from grader.classroom.tree import Folder, plain
from grader.classroom.work_names import CAPITAL, is_of_person, pieces_of


def sections_alike(folders: Sequence[Folder]) -> Sequence[Folder]:
    """Return those folders that are called by days or as groups are, if others' names are in each.

    Letters that are no capitals are of a group where the next has them too: `ivt-21`, `ivt-22`.
    """
    codes = Counter(code_of(plain(each.name)) for each in folders)
    alike = [
        each
        for each in folders
        if is_of_day(plain(each.name))
        or ((code := code_of(plain(each.name))) and (codes[code] > 1 or code == code.upper()))
    ]
    people = [_people_in(each) for each in alike]
    return alike if all(people) and hardly_shared(people) else []


def hardly_shared(people: Collection[Set[str]]) -> bool:
    """Tell whether the same names are in two of several folders so seldom that they are namesakes.

    Of tasks and rounds most are of the same people.
    """
    times = Counter(name for names in people for name in names)
    several = sum(count > 1 for count in times.values())
    return len(people) > 1 and 2 * several <= min(map(len, people))


def _people_in(folder: Folder) -> Set[str]:
    """Return the names in a folder if most of several are of people, and no work needs another."""
    several = Several.of(folder.programs)
    if len(several.own) < len(folder.programs) or not several.are_independent:
        return set()
    names = [plain(each.name) for each in folder.holding]
    names += [plain(each.parts[-1]) for each in several.own]
    people = {name for name in names if _is_persons(name)}
    return people if len(people) > 1 and is_most(people, names) else set()


def _is_persons(name: str) -> bool:
    """Tell whether a name begins as people's do, and is not of what is taught."""
    return bool(CAPITAL.match(name)) and is_of_person(name) and not pieces_of(name) <= SUBJECT
