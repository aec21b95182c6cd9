"""Sakai: `Lee, Ann(alee)/Submission attachment(s)/hw.py`: the name, and in brackets the login.

Source: "Download All" of an assignment, which writes `timestamp.txt` and more into each folder.
"""

import re

from grader.classroom.layouts.place import Place, Units, fits
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

NAME = re.compile(r"(?P<name>.*[^\W\d_].*?) ?\((?P<login>[^\s()]{2,64})\)")
OWN = {"Submission attachment(s)", "Feedback Attachment(s)", "timestamp.txt", "feedbackText.html"}
"""What Sakai puts into a student's folder, and hardly a student."""


def sakai(folder: Folder) -> Units:
    """Return whose each folder is."""
    found = {name: match for name in folder.folders if (match := NAME.fullmatch(name))}
    made = [name for name in found if _is_made(folder.folders[name])]
    if not fits(made, folder):
        return {}
    return {name: _place(name, Person(**match.groupdict())) for name, match in found.items()}


def _is_made(folder: Folder) -> bool:
    return not OWN.isdisjoint([*folder.folders, *folder.files])


def _place(name: str, person: Person) -> Place:
    return Place(name, Owner(platform="sakai", persons=(person,)))
