"""Which folders lie around students: sections, days, who was in time and who was late.

A folder says so by what it is called, or by the first and last names of whoever is in it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from grader.classroom.called_alike import sections_alike
from grader.classroom.layouts.place import is_most
from grader.classroom.names_among import SUBJECT, whole_name
from grader.classroom.not_asked import (
    is_of_earlier,
    is_of_solution,
    of_another_work,
    says_old,
    year_of,
)
from grader.classroom.parts import is_of_day, is_of_section, is_of_team
from grader.classroom.rounds import are_of_one_year, is_of_round
from grader.classroom.source import Several
from grader.classroom.tree import Folder, plain
from grader.classroom.work_names import (
    is_of_class,
    is_of_initials,
    is_of_person,
    is_of_teacher,
    is_of_whole_name,
    pieces_of,
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
    another = {each.name for each in of_another_work(folder)}
    around = _around(folder, [each for each in holding if each.name not in another], stem)
    left_out = {each.name for each in _left_out(holding, around)}
    return [each for each in around if each.name not in left_out]


def left_out(folder: Folder, around: Sequence[Folder]) -> Sequence[Folder]:
    """Return which folders beside those around students are what teachers keep: `_OLD 2023`."""
    beside = {each.name for each in around}
    left = [each for each in _left_out(folder.holding, around) if each.name not in beside]
    return [*left, *of_another_work(folder)]


def _left_out(holding: Sequence[Folder], around: Sequence[Folder]) -> Sequence[Folder]:
    """Return what is of another year or the solution; of years alone the last is this one."""
    old = [each for each in holding if is_of_earlier(each.name)]
    parts = [o for o in around if is_part(o.name) and not is_of_earlier(o.name)]
    last = max((year_of(each.name) for each in around), default=0)
    if not parts:  # all may be years, and what only says when work came is no part
        now = [each.name for each in around if year_of(each.name) == last > 0]
        old = [each for each in old if _is_before(each.name, last, now)]
    given = [o for o in holding if is_of_solution(o.name) and not _holds_names_of_people(o)]
    return [*old, *given] if around else []


def _is_before(name: str, last: int, now: Sequence[str]) -> bool:
    """Tell whether a folder is of a year before those that are of now; exams are of one winter."""
    if any(are_of_one_year(name, each) for each in now):
        return False
    return 0 < year_of(name) < last or (name not in now and bool(now) and says_old(name))


def _holds_names_of_people(folder: Folder) -> bool:
    own = all(map(is_of_solution, _names_in(folder)))  # `_solution/sol.py`
    return not own and _holds_names(folder)


def is_part(name: str) -> bool:
    """Tell whether of a folder's students each is another than one of that name in the next.

    Works and times, `hw1`, `late`, are of the same people.
    """
    if is_of_round(called := plain(name)):
        return False
    known = is_of_section(called) or is_of_team(called) or is_of_day(called)
    return known or (is_of_person(called) and not is_of_earlier(called))


def _around(folder: Folder, holding: Sequence[Folder], stem: str) -> Sequence[Folder]:
    """Return the folders that lie around students, what teachers keep as well."""
    around = [each for each in holding if _is_around(each, stem)] or sections_alike(holding)
    alike = _names_of_work([each for each in around if is_of_team(plain(each.name))])
    around = [each for each in around if each.name not in alike]
    if around:  # and of the others those in which people are, whatever they are called
        known = [each.name for each in (*around, *_of_people(holding, around))]
        if any(is_of_team(plain(name)) for name in known):  # a part of the class may be of one
            known += [o.name for o in holding if is_of_team(plain(o.name)) and _holds_one(o)]
        around = [o for o in holding if o.name in known or _holds_whole_names(o) or _is_one_more(o)]
    elif (
        not alike
        and not folder.programs
        and (len(holding) == 1 or not any(is_of_person(plain(each.name)) for each in holding))
    ):
        around = [*holding] if all(map(_is_class, holding)) else []
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
    if is_of_solution(name) and not is_of_class(name):
        return len(names := _names_in(folder)) > 1 and all(map(is_whole, names))
    if (is_of_round(name) or is_of_earlier(name)) and not is_of_class(name):
        return _is_class(folder, with_helpers=True) or _holds_a_whole_name(folder)
    is_around = name == stem or (is_of_class(name) and not is_of_person(name))
    return is_around and _holds_names(folder)


def _is_one_more(folder: Folder) -> bool:
    """Tell whether a folder is around students where others are: by a day, or when works came.

    Somebody may be called as a day is: a whole name must be in it.
    """
    name = plain(folder.name)
    by_round = is_of_round(name) and _holds_names(folder)
    return by_round or (is_of_day(name) and _holds_a_whole_name(folder))


def _holds_a_whole_name(folder: Folder) -> bool:
    return any(is_whole(name) or is_of_whole_name(name) for name in _names_in(folder))


def _holds_names(folder: Folder) -> bool:
    return any(is_of_person(plain(file.parts[-1])) for file in folder.programs) or any(
        is_of_person(plain(each.name)) or _holds_names(each) for each in folder.holding
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


def _of_people(folders: Sequence[Folder], around: Sequence[Folder] = ()) -> Sequence[Folder]:
    """Return the folders in which people are by their first and last names, whatever it is called.

    Works have such names too, `Monte Carlo.py`, and what several folders have is what people call
    their work: one at least must be `Rossi, Giulia` or `Rossi G.`, or most folders hold several,
    but for those that lie `around` students by their own names.
    """
    named = {each.name: _people_in(each) for each in folders if not is_whole(each.name)}
    times = Counter(name for names in named.values() for name in names)
    own = {folder: [n for n in names if times[n] == 1] for folder, names in named.items()}
    surely = [folder for folder, names in own.items() if any(map(_is_surely, names))]
    likely = [each.name for each in folders if each.name in own and _holds_people(each, times)]
    if is_most(likely, [each for each in folders if each not in around]):
        surely += likely
    return [each for each in folders if each.name in surely and len(own[each.name]) > 1]


def _holds_people(folder: Folder, times: Mapping[str, int]) -> bool:
    """Tell whether works lie right in a folder of two whole names, which nothing else is called.

    A folder that has a word of such a name may be that person's.
    """
    names = [name for name in _names_in(folder) if times[name] == 1 and is_whole(name)]
    people = {each for n in names if not (each := pieces_of(whole_name(n))) <= SUBJECT}
    is_own = any(each & pieces_of(plain(folder.name)) for each in people)
    if len(people) < 2 or is_own:
        return False
    several = Several.of(folder.programs)
    return several.are_independent and len(several.own) == len(folder.programs)


def _names_in(folder: Folder) -> list[str]:
    """Return what the works right in a folder are called: folders, archives and programs."""
    names = [each.name for each in folder.holding]
    return [*map(plain, names), *(plain(each.parts[-1]) for each in folder.programs)]


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
