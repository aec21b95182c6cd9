"""Whose the children of a folder are, as one platform lays out what it exports."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from grader.classroom.tree import Folder, is_program
from grader.classroom.unpacked import Member
from grader.words.graded import Owner, Person


@dataclass(frozen=True, slots=True)
class Place:
    """Whose a file or folder is; `student` is their name in reports.

    `file` is what a student called a file that the platform renamed; of several attempts of one
    student the last counts. `others` are the folders in it for what the teacher wrote, `asked`
    is what the assignment is called, and so what is to be handed in.
    """

    student: str
    owner: Owner
    file: str = ""
    attempt: str = ""
    others: tuple[str, ...] = ()
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Owned:
    """A file, whose it is, and its path below what that student handed in, as they called it."""

    member: Member
    place: Place
    below: tuple[str, ...]


NOBODYS = Place("", Owner())
"""The place of what is the course's own, and no student's."""


def nobodys_in(folder: str) -> Place:
    """Return the place of what a teacher keeps in a folder; it is left out, which is said."""
    return replace(NOBODYS, file=folder)


def in_section(place: Place, section: str) -> Place:
    """Return a place with what the part of the class is called in which it is."""
    return replace(place, owner=place.owner.model_copy(update={"section": section}))


Units = Mapping[str, Place]
"""Whose the children of a folder are, by their names; empty if the layout is another."""
Layout = Callable[[Folder], Units]


def placed(student: str, platform: str, *persons: Person, team: bool = False) -> Place:
    """Return the place of a student of a platform: all whom it may be read as, or a team."""
    return Place(student, Owner(platform=platform, persons=persons, team=team))


def matching(names: Iterable[str], pattern: re.Pattern[str]) -> dict[str, re.Match[str]]:
    """Return what is found in those of some names that a pattern takes whole."""
    return {name: found for name in names if (found := pattern.fullmatch(name))}


def shared_word(names: Iterable[str], sign: str) -> str:
    """Return the word with a sign that all names begin with, empty if it may be more than one."""
    words = [name.split(sign) for name in names]
    is_one = all(len(each) > 1 and each[0] == words[0][0] for each in words)
    are_two = all(len(each) > 2 and each[1] == words[0][1] for each in words)
    return words[0][0] + sign if words and is_one and not are_two else ""


def children(folder: Folder) -> list[str]:
    """Return the names of the folders and files in a folder."""
    return [*folder.folders, *folder.files]


def is_most(some: Collection[object], names: Collection[object]) -> bool:
    """Tell whether `some` are more than half of `names`."""
    return 2 * len(some) > len(names)


def share(found: Collection[str], folder: Folder) -> float:
    """Return how much of what may be graded in a folder was found to be of a layout.

    What else lies there, a worksheet or a list, a teacher put there.
    """
    names = [each.name for each in folder.holding]
    names += [name for name in folder.files if is_program(name)]
    names = names or children(folder)
    return sum(name in found for name in names) / max(len(names), 1)


def fits(found: Collection[str], folder: Folder) -> bool:
    """Tell whether most of what may be graded in a folder was found to be of a layout."""
    return share(found, folder) > 0.5


def letters(text: str) -> str:
    """Return the letters of a text alone, all small."""
    return "".join(c for c in unicodedata.normalize("NFC", text).casefold() if c.isalpha())
