"""Gradescope: `submission_5/hw.py`, and beside it a file with all who submitted each.

Source: an export of "Download Submissions". The file is YAML that Ruby writes; only the lines that
tell who submitted are read.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from grader.classroom.layouts.place import Units, fits, matching, placed
from grader.classroom.tree import Folder
from grader.words.graded import Person

FOLDER = re.compile(r"submission_(?P<number>\d+)")
METADATA = "submission_metadata.yml"
KEY = re.compile(r"[\"']?(submission_\d+)[\"']?:\s*")
VALUE = re.compile(r"\s+(- )?:(name|sid|email): *(\S.*)")
FIELDS = {"name": "name", "sid": "login", "email": "address"}
LINE_CHARACTERS = 500


def gradescope(folder: Folder) -> Units:
    """Return whose each folder is: one student's, or a team's."""
    found = matching(folder.folders, FOLDER)
    if not fits(found, folder):
        return {}
    people = _people(folder.text(METADATA))
    places = {}
    for name, match in found.items():
        persons = people.get(name, ())
        first = persons[0].name if persons else ""
        student = f"{first}_{match['number']}" if first else name
        places[name] = placed(student, "gradescope", *persons, team=len(persons) > 1)
    return places


def _people(metadata: str) -> Mapping[str, tuple[Person, ...]]:
    people: dict[str, list[dict[str, str]]] = defaultdict(list)
    folder, listed = "", False
    for line in metadata.splitlines():
        if found := KEY.fullmatch(line):
            folder, listed = found[1], False
        elif ":submitters:" in line:
            listed = True
        elif re.match(r"\s+:(?!name|sid|email)\w+:", line):  # the next thing told of a submission
            listed = False
        elif listed and len(line) < LINE_CHARACTERS and (value := VALUE.fullmatch(line.rstrip())):
            if value[1] or not people[folder]:
                people[folder].append({})
            people[folder][-1].setdefault(FIELDS[value[2]], value[3].strip("\"'"))
    return {name: tuple(Person(**each) for each in listed) for name, listed in people.items()}
