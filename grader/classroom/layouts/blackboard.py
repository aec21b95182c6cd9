"""Blackboard: `Homework 1_iivanov_attempt_2024-03-01-12-00-00_hw.py`, and a .txt for each attempt.

Source: "Assignment File Download" of the Grade Center. The .txt begins with the student's name and
login; without one the login is what follows the words that all names share.
"""

import re
from collections.abc import Collection, Mapping

from grader.classroom.layouts.place import Place, Units, children, fits
from grader.classroom.tree import Folder
from grader.words.graded import Owner, Person

NAME = re.compile(r"(?P<head>.+?)_attempt_(?P<stamp>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)")
NOTE = re.compile(r"[^:\n]{1,40}:\s*(?P<name>\S.*?)\s*\((?P<login>[^()\n]+)\)\s*")


def blackboard(folder: Folder) -> Units:
    """Return whose each file is, and of which attempt."""
    found = {name: match for name in children(folder) if (match := NAME.fullmatch(name))}
    if not fits(found, folder):
        return {}
    heads = {match["head"] for match in found.values()}
    people = {head: _by_shared(head, heads) for head in heads} | _by_notes(folder, found)
    places = {}
    for name, match in found.items():
        person = people[match["head"]]
        owner = Owner(platform="blackboard", persons=(person,) if person else ())
        student = person.login if person else match["head"]
        places[name] = Place(student, owner, match["file"] or "", match["stamp"])
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


def _by_shared(head: str, heads: Collection[str]) -> Person | None:
    """Return who it is if the words that all share are told from a login in one way only."""
    words = [each.split("_") for each in heads]
    shared = 0
    while all(len(each) > shared + 1 and each[shared] == words[0][shared] for each in words):
        shared += 1
    return Person(login="_".join(head.split("_")[1:])) if shared == 1 else None
