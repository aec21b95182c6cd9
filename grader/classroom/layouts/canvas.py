"""Canvas: `ivanovivan_LATE_12345_67890_hw-1.py`: name, lateness, number, the file's number, file.

Source: lib/content_zipper.rb. A name may end in digits behind an underscore, and the student's own
name of a file may hold such digits, so that a number may be read in several places: all are kept.

Feedback goes back as "Upload submissions", in files of the same names: of these Canvas reads the
first two numbers between underscores, the second of which must be that of a file of the student's,
and takes none whose last word begins with `link`; of a hidden name the word behind `anon` (where
app/models/abstract_assignment.rb infers the context of a comment).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.classroom.layouts.place import Place, Units, children, fits, matching
from grader.classroom.tree import Folder
from grader.classroom.work_names import is_of_work
from grader.words.graded import Owner, Person

TEXT = re.compile(r"(?P<name>.+?)(?:_LATE)?_(?P<number>\d+)_(?:text|link)\.html")
ANONYMOUS = re.compile(
    r"(?P<name>(?:LATE_)?anon(?:_LATE)?_[A-Za-z0-9]{4,8})_(?:\d+_(?P<file>.+)|text\.html)"
)
WORDS_MAX = 40
ID_LEAST = 5
"""Digits of an ID by which a school calls somebody; those of a task are fewer."""
TEAM = re.compile(r"(?:group|team|groupe|gruppe|grupo|группа|команда|小组)\w*\d")


@dataclass(frozen=True, slots=True)
class _Reading:
    name: str
    number: str
    attachment: str = ""
    file: str = ""


def canvas(folder: Folder) -> Units:
    """Return whose each file is."""
    names = children(folder)
    anonymous = matching(names, ANONYMOUS)
    if fits(anonymous, folder):
        return {name: _nobodys(name, found) for name, found in anonymous.items()}
    read = {name: readings for name in names if (readings := tuple(_readings(name)))}
    certain = [readings[0] for readings in read.values() if len(readings) == 1]
    if not fits(read, folder) or not _is_consistent(certain):
        return {}
    return {name: _place(name, readings) for name, readings in read.items()}


def _nobodys(name: str, found: re.Match[str]) -> Place:
    file = found["file"] or ""
    ticket = name.removesuffix(file) if file else ""
    owner = Owner(platform="canvas", handle=ticket, ticket=ticket)
    return Place(found["name"].removeprefix("LATE_").replace("_LATE", ""), owner, file)


def _place(name: str, readings: Sequence[_Reading]) -> Place:
    first = readings[0]
    persons = tuple(Person(number=each.number, name=each.name) for each in readings)
    handle = f"{PurePosixPath(name).stem}_" if first.attachment else ""
    ticket = f"_{first.number}_{first.attachment}_" if first.attachment else ""
    owner = Owner(platform="canvas", persons=persons, handle=handle, ticket=ticket)
    return Place(f"{first.name}_{first.number}", owner, first.file)


def _readings(name: str) -> Iterator[_Reading]:
    text = TEXT.fullmatch(name)
    if text:
        yield _Reading(text["name"], text["number"])
        return
    words = name.split("_")
    for i in range(1, min(len(words) - 2, WORDS_MAX)):
        if words[i].isdecimal() and words[i + 1].isdecimal():
            late = i > 1 and words[i - 1] == "LATE"
            called = "_".join(words[: i - late])
            if _may_be_name(called):
                yield _Reading(called, words[i], words[i + 1], "_".join(words[i + 2 :]))


def _may_be_name(called: str) -> bool:
    """Tell a name as Canvas writes it from the first words of a file such as `lab_3_2_end.py`."""
    is_id = called.isdecimal() and len(called) >= ID_LEAST
    of_work = is_of_work(called) and not is_id and not TEAM.match(called)
    return called == called.lower() and not of_work and "@" not in called


def _is_consistent(readings: Collection[_Reading]) -> bool:
    """Tell whether each number has one name, and each file a number of its own."""
    names = {(reading.number, reading.name) for reading in readings}
    files = Counter(reading.attachment for reading in readings if reading.attachment)
    return len({number for number, _ in names}) == len(names) and max(files.values(), default=1) < 2
