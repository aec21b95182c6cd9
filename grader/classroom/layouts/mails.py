"""Mails that were saved from a mail program: whoever sent one is its student, the last counts.

Source: RFC 5322, as Thunderbird, Outlook's web page and Gmail save a mail. The answers of the one
to whom most wrote are the teacher's.
"""

from collections import Counter
from dataclasses import replace

from grader.classroom.layouts.place import NOBODYS, Place, Units, fits, placed
from grader.classroom.mail import SUFFIX, Note
from grader.classroom.tree import Folder
from grader.words.graded import Person

OF_ONE_MIN = 3
"""So many mails, and two thirds of all, from one address are of who collected them."""


def mails(folder: Folder) -> Units:
    """Return whose each mail is; where most are of one sender, they do not say who wrote them."""
    notes = {
        name: Note.read(each.note)
        for name, each in folder.folders.items()
        if each.note and name.lower().endswith(SUFFIX)
    }
    received = Counter(to for note in notes.values() for to in {*note.recipients})
    teachers = {to for to, count in received.items() if count > 1 and 2 * count > len(notes)}
    sent = [note.address for note in notes.values() if note.address not in teachers]
    by_one = max(map(sent.count, {*sent}), default=0)
    if not fits(notes, folder) or (by_one >= OF_ONE_MIN and 3 * by_one > 2 * len(sent)):
        return {}
    return {
        name: NOBODYS if note.address in teachers else _place(note) for name, note in notes.items()
    }


def _place(note: Note) -> Place:
    student = f"{note.name} ({note.address})" if note.name else note.address
    person = Person(address=note.address, name=note.name)
    return replace(placed(student, "mails", person), attempt=note.sent)
