"""Schoology: `Lee, Ann (Annie) - 10442216/Revision 1 - On time/hw.py`: the name, and the ID.

Source: "Download All" of an assignment. What stands in brackets is how the student is called; the
ID is the column `Unique User ID` of Schoology's gradebook.
"""

import re

from grader.classroom.layouts.place import Place, Units, fits
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

NAME = re.compile(r"(?P<name>.+?)(?: \([^()]*\))? - (?P<login>[\w.@-]+)")
REVISION = re.compile(r"Revision \d+\b.*")


def schoology(folder: Folder) -> Units:
    """Return whose each folder is."""
    found = {name: match for name in folder.folders if (match := NAME.fullmatch(name))}
    made = [name for name in found if any(map(REVISION.fullmatch, folder.folders[name].folders))]
    if not fits(made, folder):
        return {}
    return {name: _place(name, Person(**match.groupdict())) for name, match in found.items()}


def _place(name: str, person: Person) -> Place:
    return Place(name, Owner(platform="schoology", persons=(person,)))
