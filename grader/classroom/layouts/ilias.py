"""ILIAS: `Ivanov_Ivan_iivanov_345/hw.py`: last name, first name, login, number.

Source: Modules/Exercise/classes/class.ilExSubmission.php. A name may hold underscores of its own,
so that it may be read in several ways: all are kept. What a team handed in lies in a folder of its
own, `Team 4711/Ivanov_Ivan_iivanov_345/hw.py`, which has one for each member who uploaded anything.
"""

import re

from grader.classroom.layouts.place import Place, Units, fits
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

WAYS_MAX = 20
TEAM = re.compile(r"[^\W\d_]+ [0-9]{1,9}")


def ilias(folder: Folder) -> Units:
    """Return whose each folder is."""
    found = {name: parts for name in folder.folders if (parts := _parts(name))}
    numbers = {number for _, number in found.values()}
    if len(numbers) < len(found) or not fits(found, folder):
        return {}
    return {name: _place(name, *parts) for name, parts in found.items()}


def ilias_teams(folder: Folder) -> Units:
    """Return which team's each folder is: what its members uploaded is one submission."""
    found = {name: each for name, each in folder.folders.items() if TEAM.fullmatch(name)}
    members = {name: _members(each) for name, each in found.items()}
    made = [name for name in found if members[name]]
    if len({name.split()[0] for name in found}) > 1 or not fits(made, folder):
        return {}
    return {name: _of_team(name, members[name]) for name in found}


def _members(team: Folder) -> list[Person]:
    """Return who of a team uploaded anything; nobody if something else lies there too."""
    parts = [_parts(name) for name in team.folders]
    if team.files or None in parts:
        return []
    return [
        Person(number=number, login=words[-1], name=" ".join(words[:-1]))
        for words, number in filter(None, parts)
    ]


def _of_team(name: str, members: list[Person]) -> Place:
    """Return a team's place; who else is in it only a table can tell, by what it is called."""
    persons = (Person(name=name), *members)
    return Place(name, Owner(platform="ilias", persons=persons, team=True))


def _parts(name: str) -> tuple[list[str], str] | None:
    """Return the words before a number, and the number."""
    *words, number = name.split("_")
    return (words, number) if len(words) >= 3 and number.isdecimal() else None


def _place(name: str, words: list[str], number: str) -> Place:
    persons = tuple(
        Person(number=number, login="_".join(words[i:]), name=" ".join(words[:i]))
        for i in range(2, min(len(words), WAYS_MAX + 2))
    )
    return Place(name, Owner(platform="ilias", persons=persons))
