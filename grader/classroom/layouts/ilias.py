"""ILIAS: `Ivanov_Ivan_iivanov_345/hw.py`: last name, first name, login, number.

Source: Modules/Exercise/classes/class.ilExSubmission.php. A name may hold underscores of its own,
so that it may be read in several ways: all are kept.
"""

from grader.classroom.layouts.place import Place, Units, fits
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

WAYS_MAX = 20


def ilias(folder: Folder) -> Units:
    """Return whose each folder is."""
    found = {name: parts for name in folder.folders if (parts := _parts(name))}
    numbers = {number for _, number in found.values()}
    if len(numbers) < len(found) or not fits(found, folder):
        return {}
    return {name: _place(name, *parts) for name, parts in found.items()}


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
