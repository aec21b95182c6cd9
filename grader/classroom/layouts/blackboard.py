"""Blackboard: `Homework 1_iivanov_attempt_2024-03-01-12-00-00_hw.py`, and a .txt for each attempt.

Source: "Assignment File Download" of the Grade Center. The .txt begins with the student's name and
login; without one the login is what follows the words that all names share.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from grader.classroom.layouts.place import Units, children, fits, matching, placed, shared_word
from grader.classroom.tree import Folder
from grader.words.graded import Person

NAME = re.compile(r"(?P<head>.+?)_attempt_(?P<stamp>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)")
NOTE = re.compile(r"[^:\n]{1,40}:\s*(?P<name>\S.*?)\s*\((?P<login>[^()\n]+)\)\s*")


def blackboard(folder: Folder) -> Units:
    """Return whose each file is, and of which attempt."""
    found = matching(children(folder), NAME)
    if not fits(found, folder):
        return {}
    heads = {match["head"] for match in found.values()}
    shared = shared_word(heads, "_")
    people = {head: Person(login=head.removeprefix(shared)) for head in heads if shared}
    people |= _by_notes(folder, found)
    places = {}
    for name, match in found.items():
        persons = [people[match["head"]]] if match["head"] in people else []
        student = persons[0].login if persons else match["head"]
        place = placed(student, "blackboard", *persons)
        places[name] = replace(place, file=match["file"] or "", attempt=match["stamp"])
    return places


def _by_notes(folder: Folder, found: Mapping[str, re.Match[str]]) -> dict[str, Person]:
    """Return by the start of a name who it is, as the platform's own notes say."""
    people = {}
    for name, match in found.items():
        if not match["file"] and match["head"] not in people:
            first, *_ = folder.text(name)[:1000].splitlines() or [""]
            note = NOTE.fullmatch(first)
            if note and match["head"].endswith(f"_{note['login']}"):
                people[match["head"]] = Person(login=note["login"], name=note["name"])
    return people
