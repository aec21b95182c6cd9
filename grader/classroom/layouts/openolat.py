"""OpenOlat: `Keller_Reto_rkeller/2_submissions/hw.py`: last name, first name, login.

Source: "Archive" of a task element. Spaces and apostrophes of a name are underscores, so that it
may be read in several ways: all are kept. What the teacher gave and wrote lies in the same folder.
"""

import re

from grader.classroom.layouts.ilias import WAYS_MAX
from grader.classroom.layouts.place import Place, Units, fits
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

TEACHERS = re.compile(r"\d_(?:task|corrections|solutions?)(?:_\d+)?")
STEP = re.compile(r"\d_(?:task|submissions|corrections|revisions|solutions?)(?:_\d+)?")


def openolat(folder: Folder) -> Units:
    """Return whose each folder is."""
    found = {name: words for name in folder.folders if len(words := name.split("_")) > 2}
    made = [name for name in found if any(map(STEP.fullmatch, folder.folders[name].folders))]
    if not fits(made, folder):
        return {}
    return {name: _place(folder.folders[name], words) for name, words in found.items()}


def _place(folder: Folder, words: list[str]) -> Place:
    persons = tuple(
        Person(login="_".join(words[i:]), name=" ".join(words[:i]))
        for i in range(2, min(len(words), WAYS_MAX + 2))
    )
    others = tuple(filter(TEACHERS.fullmatch, folder.folders))
    owner = Owner(platform="openolat", persons=persons)
    return Place(folder.name, owner, others=others)
