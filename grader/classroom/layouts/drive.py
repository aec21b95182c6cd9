"""Google: copies that Classroom made, `Ivan Ivanov - Homework 1.ipynb`, and answers to a form.

Source: folders of Google Drive, downloaded. A form writes the name at the end, in a folder that
says so: `hw - Ivan Ivanov.py`. What a student uploaded to Classroom has no name in it.
"""

import re
from collections import Counter
from pathlib import PurePosixPath

from grader.classroom.layouts.place import Place, Units, is_most
from grader.classroom.tree import Folder, is_program
from grader.words.graded import Owner, Person

FORM = "(File responses)"
SEPARATOR = " - "
COPY = re.compile(r" ?\(\d+\)$")


def drive(folder: Folder) -> Units:
    """Return whose each file is."""
    programs = [name for name in folder.files if is_program(name)]
    stems = {name: COPY.sub("", PurePosixPath(name).stem) for name in programs}
    split = {name: stem.partition(SEPARATOR)[::2] for name, stem in stems.items()}
    if folder.name.endswith(FORM):
        named = {n: s.rpartition(SEPARATOR)[2] for n, s in stems.items() if SEPARATOR in s}
    else:
        titles = Counter(title for _, title in split.values() if title)
        title, count = titles.most_common(1)[0] if titles else ("", 0)
        if count < 2:  # one name alone does not say which part of it is which
            return {}
        named = {name: person for name, (person, called) in split.items() if called == title}
    if not is_most(named, programs):
        return {}
    if not folder.name.endswith(FORM):  # then so are the others' who renamed theirs
        named = {n: n.partition(SEPARATOR)[0] for n in folder.files if SEPARATOR in n}
    return {
        name: Place(
            person, Owner(platform="google", persons=(Person(name=person),)), _own(name, person)
        )
        for name, person in named.items()
    }


def _own(name: str, person: str) -> str:
    """Return what a student called a file, before the name was set before it."""
    return name.removeprefix(f"{person}{SEPARATOR}")
