"""Google and Dropbox: copies that Classroom made, `Ivan Ivanov - Homework 1.ipynb`, and requests.

Source: folders of Google Drive, downloaded. A form writes the name at the end, in a folder that
says so: `hw - Ivan Ivanov.py`. What a student uploaded to Classroom has no name in it. Dropbox
writes before each file the name that somebody typed, in capitals or not, with one apostrophe or
another. With accents it may be somebody else's.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from grader.classroom.layouts.place import Units, is_most, nobodys_in, placed
from grader.classroom.tree import Folder, is_program
from grader.classroom.try_words import NUMBERED
from grader.classroom.work_names import is_of_class, is_of_person
from grader.words.graded import Person

FORM = "(File responses)"
SEPARATOR = " - "


def drive(folder: Folder) -> Units:
    """Return whose each file is."""
    programs = [name for name in folder.files if is_program(name)]
    stems = {name: NUMBERED.sub("", PurePosixPath(name).stem) for name in programs}
    split = {name: stem.partition(SEPARATOR)[::2] for name, stem in stems.items()}
    if folder.name.endswith(FORM):
        named = {n: s.rpartition(SEPARATOR)[2] for n, s in stems.items() if SEPARATOR in s}
    else:
        named = _before_titles(split)
    if not is_most(named, programs):
        return {}
    given = list[str]()
    if not folder.name.endswith(FORM):  # then so are the others' who renamed theirs
        given = _given(stems, {split[name][1] for name in named})
        named = {n: n.partition(SEPARATOR)[0] for n in folder.files if SEPARATOR in n}
    called = dict[str, str]()  # one who writes another sign or capital is the same
    for person in sorted(named.values()):
        called.setdefault(_plain(person), unicodedata.normalize("NFC", person))
    places = {}
    for name, person in named.items():
        student, file = called[_plain(person)], name.removeprefix(f"{person}{SEPARATOR}")
        places[name] = replace(placed(student, "google", Person(name=student)), file=file)
    return places | {n: nobodys_in(n) for n in given}


def _given(stems: Mapping[str, str], titles: Collection[str]) -> list[str]:
    """Return what the course gave out, of which Google made copies: it is called as they are."""
    (title, *others) = {each.casefold() for each in titles} or {""}
    return [] if others else [n for n, stem in stems.items() if stem.casefold() == title != ""]


def _before_titles(split: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return the name before what is a title: others' is called so too, or what work is called.

    One name alone does not say which part of it is which.
    """
    titles = Counter(title for _, title in split.values() if title)
    files = Counter(person for person, _ in split.values())
    title, count = titles.most_common(1)[0] if titles else ("", 0)
    shared = {name: person for name, (person, called) in split.items() if called == title}
    if count > 1 and is_most(shared, split):
        return shared
    named = {
        name: person
        for name, (person, called) in split.items()
        if called and is_of_person(person) and (is_of_class(called) or files[person] > 1)
    }
    return named if len({*named.values()}) > 1 else {}


def _plain(name: str) -> str:
    return " ".join(re.sub("[’‘ʼ`´]", "'", unicodedata.normalize("NFC", name).casefold()).split())
