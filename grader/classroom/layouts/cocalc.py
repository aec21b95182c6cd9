"""CoCalc: a folder for each student, called by a number, and in it a file that says whose it is.

Source: "Collect" of an assignment, `assignments-collect/hw3/0c1f6f0e-.../STUDENT - Ada Byron.txt`.
"""

import re

from grader.classroom.layouts.place import Place, Units, fits
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

SAYS = re.compile(r"STUDENT - (.+)\.txt")


def cocalc(folder: Folder) -> Units:
    """Return whose each folder is."""
    said = {name: _names(inner) for name, inner in folder.folders.items()}
    found = {name: names[0] for name, names in said.items() if len(names) == 1}
    several = len(set(found.values())) < len(found)  # two of one name are told by the number alone
    if several or not fits(found, folder):
        return {}
    return {name: _place(called) for name, called in found.items()}


def _names(folder: Folder) -> list[str]:
    return [match[1] for name in folder.files if (match := SAYS.fullmatch(name))]


def _place(name: str) -> Place:
    return Place(name, Owner(platform="cocalc", persons=(Person(name=name),)))
