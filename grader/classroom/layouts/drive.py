"""Google and Dropbox: copies that Classroom made, `Ivan Ivanov - Homework 1.ipynb`, and requests.

Source: folders of Google Drive, downloaded. A form writes the name at the end, in a folder that
says so: `hw - Ivan Ivanov.py`. What a student uploaded to Classroom has no name in it. Dropbox
writes before each file the name that somebody typed, now with accents and now without: `Sean
O'Brien - main.py`, `Seán O’Brien - main v2.py`.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from grader.classroom.layouts.place import Place, Units, is_most
from grader.classroom.tree import Folder, is_program
from grader.classroom.work_names import is_of_class, is_of_person
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
        named = _before_titles(split)
    if not is_most(named, programs):
        return {}
    if not folder.name.endswith(FORM):  # then so are the others' who renamed theirs
        named = {n: n.partition(SEPARATOR)[0] for n in folder.files if SEPARATOR in n}
    called = _as_one({(person, split[n][1] if n in split else n) for n, person in named.items()})
    return {
        name: Place(
            called[person],
            Owner(platform="google", persons=(Person(name=called[person]),)),
            _own(name, person),
        )
        for name, person in named.items()
    }


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
    return named if len({*named.values()}) > 1 and len({*titles} - {""}) > 0 else {}


def _as_one(named: Collection[tuple[str, str]]) -> dict[str, str]:
    """Return by each name, with a title, how it is written in full: with accents, if that is one.

    `Lê Minh Tuấn` and `Lê Minh Tuân` are two people, and who `Le Minh Tuan` is does not show; nor
    is one, so written, who has the same title as the other.
    """
    ways: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    first: dict[str, str] = {}
    for name, title in sorted(named):
        first.setdefault(_plain(name), unicodedata.normalize("NFC", name))
        ways[_unaccented(_plain(name))][_plain(name)].add(title)
    one = {}
    for name, _ in named:
        plain = _plain(name)
        way = _unaccented(plain)
        full = [each for each in ways[way] if each != way]
        is_one = len(full) == 1 and ways[way][full[0]].isdisjoint(ways[way].get(way, ()))
        one[name] = first[full[0] if is_one else plain]
    return one


def _plain(name: str) -> str:
    return " ".join(re.sub("[’‘ʼ`´]", "'", unicodedata.normalize("NFC", name).casefold()).split())


def _unaccented(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(c for c in letters if not unicodedata.combining(c))


def _own(name: str, person: str) -> str:
    """Return what a student called a file, before the name was set before it."""
    return name.removeprefix(f"{person}{SEPARATOR}")
