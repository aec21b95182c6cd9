"""Who is one and who is two in the parts of a class: namesakes of sections, tries of one in rounds.

A namesake in the next section is somebody else; in the next round, after a deadline or at a resit,
it is the same person, of whom the later work counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from grader.classroom.around import is_part, is_whole
from grader.classroom.called_alike import hardly_shared
from grader.classroom.layouts.place import Owned, in_section
from grader.classroom.names_among import whole_name
from grader.classroom.parts import is_bare, is_of_number
from grader.classroom.rounds import is_of_exam, is_of_round, ordered, seats
from grader.classroom.tree import plain
from grader.classroom.work_names import first_called, is_of_whole_name
from grader.words.names import plainly, unaccented, words

Parts = Mapping[str, Sequence[Owned]]
"""The files of each folder that is a part of the class, by what it is called."""


def of_parts(parts: Parts) -> Parts:
    """Return the files of each part, with whose they are among those of all parts."""
    parts = _of_one_spelling(parts)
    namesakes = _namesakes(parts)
    tries = _tries(parts, namesakes)
    return {name: [*_of_part(name, own, namesakes, tries)] for name, own in parts.items()}


def _namesakes(parts: Parts) -> Mapping[str, Set[str]]:
    """Return of each part that is of other people than the next which names the next has too.

    Where folders are called by a letter or a short number, `A`, `2`, a last name in two of them is
    of two people; who has a first name too is rather one, and the folders are rounds. At the same
    computer somebody else sits at the next exam.
    """
    people = _people(parts)
    times = Counter(who for own in people.values() for who in own)
    shared = {who for who, count in times.items() if count > 1}
    bare = {name: own for name, own in people.items() if is_bare(plain(name))}
    found: dict[str, Set[str]] = dict.fromkeys(filter(is_part, parts), shared)
    if hardly_shared(bare.values()):
        halves = {who for who in shared if not (is_whole(who) or is_of_whole_name(who))}
        found |= {each: shared if is_of_number(plain(each)) else halves for each in bare}
    exams = {name for name in people if is_of_round(plain(name)) and is_of_exam(plain(name))}
    if seated := seats({who for name in exams for who in people[name]}) & shared:
        found |= dict.fromkeys(exams, seated)
    return found


def _people(parts: Parts) -> dict[str, set[str]]:
    return {name: {one.place.student for one in own} for name, own in parts.items()}


def _tries(parts: Parts, namesakes: Mapping[str, Set[str]]) -> Mapping[tuple[str, str], int]:
    """Return by part and student which of several rounds' works are the later ones."""
    rounds = defaultdict[str, list[str]](list)
    for name, people in _people(parts).items():
        if is_of_round(plain(name)):
            for who in people - {"", *namesakes.get(name, ())}:
                rounds[who].append(name)
    order = {tuple(names): ordered(names) for names in rounds.values() if len(names) > 1}
    return {
        (name, who): number
        for who, names in rounds.items()
        for name, number in order.get(tuple(names), {}).items()
    }


def _of_one_spelling(parts: Parts) -> Parts:
    """Return the parts with one name for who wrote theirs without accents in another round.

    Two names that differ in their accents are two people's.
    """
    rounds = {name: own for name, own in _people(parts).items() if is_of_round(plain(name))}
    called = defaultdict[tuple[str, ...], dict[str, None]](dict)
    twice = set[tuple[str, ...]]()
    for own in rounds.values():
        keys = Counter(map(_key, own))
        twice |= {key for key, count in keys.items() if count > 1}
        for who in own:
            called[_key(who)][who] = None
    spelled = dict[str, str]()
    for key, names in called.items():
        accented = [who for who in names if words(_name(who)) != key]
        if len(key) > 1 and key not in twice and len({*map(plainly, map(_name, accented))}) < 2:
            spelled |= dict.fromkeys(names, next(iter((*accented, *names))))
    return {
        name: [_renamed(one, spelled) for one in own] if name in rounds else own
        for name, own in parts.items()
    }


def _renamed(one: Owned, spelled: Mapping[str, str]) -> Owned:
    student = spelled.get(one.place.student, one.place.student)
    return replace(one, place=replace(one.place, student=student))


def _name(student: str) -> str:
    return whole_name(first_called(student))


def _key(student: str) -> tuple[str, ...]:
    return words(unaccented(_name(student))[0])


def _of_part(
    name: str,
    own: Sequence[Owned],
    namesakes: Mapping[str, Set[str]],
    tries: Mapping[tuple[str, str], int],
) -> Iterator[Owned]:
    """Yield the files of a part of a class; a namesake in the next is somebody else there."""
    for one in own:
        place, student = one.place, one.place.student
        if number := tries.get((name, student)):
            place = replace(place, attempt=f"{number:06}{place.attempt}")
        if student and name in namesakes:
            place = place if place.owner.section else in_section(place, plain(name))
            if student in namesakes[name]:
                place = replace(place, student=f"{student} ({name})")
        yield replace(one, place=place)
