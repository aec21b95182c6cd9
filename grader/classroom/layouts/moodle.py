"""Moodle: `Ivanov Ivan_12345_assignsubmission_file_/hw.py`, or `..._file_hw.py` without folders.

Source: mod/assign/classes/downloader.php, which leaves no underscore in a name. The number is the
participant's, but a team's own in an export of teams; the default team, all who are in no other,
has none, and is called in a worksheet as it is here.

Feedback goes back as "Upload multiple feedback files in a zip", in folders of the same names: of a
part of a path mod/assign/feedback/file/importziplib.php reads the number and the plugin, which
stand between underscores, and nothing of the name.
"""

import re

from grader.classroom.layouts.place import Place, Units, children, fits, letters, matching
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

NAME = re.compile(
    r"(?P<name>.+?)(?:_(?P<number>\d+))?_assignsubmission_[a-z]+(?:_(?P<file>.*))?", re.S
)
HIDDEN = (
    "participant participante partecipante teilnehmerin teilnehmer участник учасник қатысушы "
    "参与人 参与者 参加者 katılımcı"
)
"""What Moodle calls those whose names it hides, in several languages."""


def moodle(folder: Folder) -> Units:
    """Return whose each folder or file is."""
    places = {}
    for name, found in matching(children(folder), NAME).items():
        number, called = found["number"] or "", found["name"]
        is_hidden = number and letters(called) in HIDDEN.split()
        person = Person(number=number, name="" if is_hidden else called)
        student = f"{called}_{number}" if number else called
        ticket = f"_{number}_assignsubmission_file_/" if number else ""
        handle = ticket and called + ticket
        owner = Owner(platform="moodle", persons=(person,), handle=handle, ticket=ticket)
        places[name] = Place(student, owner, found["file"] or "")
    return places if fits(places, folder) else {}
