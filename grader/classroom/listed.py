"""Files of which a list beside them says whose each is, and nothing else does.

Source: Stud.IP's download of a folder, whose `archive_filelist.csv` names folder, file and author.
"""

import csv
from collections.abc import Iterator, Mapping

from grader.classroom.layouts.place import Owned, is_most, letters, placed
from grader.classroom.tree import Folder, is_program
from grader.classroom.unpacked import Member
from grader.words.graded import Person

LIST = "archive_filelist.csv"
FOLDERS = ("ordner", "folder", "dossier", "carpeta", "cartella", "pasta", "папка")
FILES = ("dateiname", "filename", "file", "datei", "nomdufichier", "nombredelarchivo", "имяфайла")
AUTHORS = ("autorin", "autor", "author", "auteur", "autore", "owner", "автор")
WRAPPERS_MAX = 3


def by_list(top: Folder) -> list[Owned]:
    """Return the files that a list names, with whose they are; none if it has not most of them."""
    wrappers = 0
    while LIST not in top.files and len(top.folders) == 1 and wrappers < WRAPPERS_MAX:
        (top,) = top.folders.values()
        wrappers += 1
    authors = _authors(top.text(LIST))
    found = [*_owned(top, authors)] if authors else []
    programs = [member for member in top.members() if is_program(member.parts[-1])]
    named = [one for one in found if is_program(one.member.parts[-1])]
    return found if is_most(named, programs) else []


def _owned(top: Folder, authors: Mapping[str, str]) -> Iterator[Owned]:
    for member in top.members():
        path = member.parts[top.depth :]
        length = next((i for i in range(len(path)) if "/".join(path[: i + 1]) in authors), None)
        if length is not None:
            yield _of(member, authors["/".join(path[: length + 1])], path[length:])


def _of(member: Member, author: str, below: tuple[str, ...]) -> Owned:
    return Owned(member, placed(author, "studip", Person(name=author)), below)


def _authors(text: str) -> Mapping[str, str]:
    """Return whose each path is, as the list says."""
    lines = text.replace("\0", "").splitlines()
    sign = ";" if lines and ";" in lines[0] else ","
    try:
        head, *rows = [*csv.reader(lines, delimiter=sign)] or [[]]
    except csv.Error:  # no such list
        return {}
    titles = [letters(title) for title in head]
    places = [next((i for i, o in enumerate(titles) if o in k), -1) for k in (FILES, AUTHORS)]
    if -1 in places:
        return {}
    file, author = places
    folder = next((i for i, title in enumerate(titles) if title in FOLDERS), None)
    said = {}
    for row in rows:
        if len(row) == len(head) and row[file] and row[author].strip():
            around = [] if folder is None else [part for part in row[folder].split("/") if part]
            said["/".join((*around, row[file]))] = row[author].strip()
    return said
