"""Whose the children of a folder are, as one platform lays out what it exports."""

import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from grader.classroom.tree import Folder, is_program
from grader.words.graded import Owner


@dataclass(frozen=True, slots=True)
class Place:
    """Whose a file or folder is; `student` is their name in reports.

    `file` is what a student called a file that the platform renamed; of several attempts of one
    student the last counts. `others` are the folders in it for what the teacher wrote.
    """

    student: str
    owner: Owner
    file: str = ""
    attempt: str = ""
    others: tuple[str, ...] = ()


NOBODYS = Place("", Owner())
"""The place of what is the course's own, and no student's."""
Units = Mapping[str, Place]
"""Whose the children of a folder are, by their names; empty if the layout is another."""
Layout = Callable[[Folder], Units]


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
    names = [name for name, each in folder.folders.items() if each.holds_programs]
    names += [name for name in folder.files if is_program(name)]
    names = names or children(folder)
    return sum(name in found for name in names) / max(len(names), 1)


def fits(found: Collection[str], folder: Folder) -> bool:
    """Tell whether most of what may be graded in a folder was found to be of a layout."""
    return share(found, folder) > 0.5


def letters(text: str) -> str:
    """Return the letters of a text alone, all small."""
    return "".join(c for c in unicodedata.normalize("NFC", text).casefold() if c.isalpha())
