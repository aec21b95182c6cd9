"""A page for each student to hand back, and the archives in which a platform takes them.

A page is about one student alone, and holds no expected value and nothing of a hidden seed.
"""

import io
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from grader.exercise.description import Exercise
from grader.reports import as_html, left_out
from grader.reports.page_details import View
from grader.reports.points import public
from grader.words.graded import Graded, Person
from grader.words.language import Language
from grader.words.visible import visible

FOLDER = "feedback"
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
"""What one system or another allows in no name."""
NUMBER = re.compile(r"\d+")
NAME_BYTES = 200
"""Of the 255 that file systems allow, so that a number and a suffix fit behind."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told, to whom: of cases but those of `seeds`, if there are any, hardly anything.

    `members` are those whom a worksheet of Moodle has for each ticket; None without one. The number
    of a team, which looks like that of a participant, may be somebody else's.
    """

    seeds: Sequence[int] = ()
    language: Language = "en"
    members: Mapping[str, Sequence[Person]] | None = None


def write_pages(
    graded: Iterable[Graded], exercise: Exercise, folder: Path, told: Told = Told()
) -> list[str]:
    """Make `feedback/` in `folder` anew; returns a line for each page that cannot be made."""
    notes, taken = list[str](), set[str]()
    with _anew(folder) as made, ExitStack() as opened:
        archives: dict[str, zipfile.ZipFile] = {}
        for each in graded:
            try:
                text, failed = page(each, exercise, told)
            except Exception as error:  # whatever is stored, the others have their page
                failed = [left_out(each.submission, error)]
            if failed:
                notes.append(f"no feedback for {visible(each.student)}: {failed[0]}")
                continue
            (made / _free(each, taken)).write_bytes(text)
            platform = each.owner.platform
            for handle in _handles(each, told.members):
                if platform not in archives:
                    path = made / f"{platform}.zip"
                    archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
                    archives[platform] = opened.enter_context(archive)
                # The last word is ours: what Canvas's rule says of it depends on no student.
                archives[platform].writestr(f"{handle}{exercise.name}_feedback.html", text)
    return notes


def page(graded: Graded, exercise: Exercise, told: Told) -> tuple[bytes, list[str]]:
    """Return a student's page, and why there is none."""
    stream, view = io.StringIO(), View(language=told.language)
    update = {
        "judgement": public(graded.judgement, told.seeds, told.language),
        "submission": PurePosixPath(graded.submission).name,
    }
    failed = as_html.write([graded.model_copy(update=update)], exercise, stream, view)
    return stream.getvalue().encode("utf-8", "backslashreplace"), failed


def _handles(graded: Graded, members: Mapping[str, Sequence[Person]] | None) -> list[str]:
    """Return how the names begin under which a platform takes a page for each whose it is."""
    owner = graded.owner
    if owner.platform != "moodle" or members is None:
        return [owner.handle] if owner.handle else []
    found = []
    numbered = [each for each in members.get(owner.ticket, ()) if each.number]
    for person in numbered if owner.ticket else ():
        name = person.name if owner.persons else f"student{graded.student}"
        ticket = NUMBER.sub(person.number, owner.ticket, count=1)
        found.append(re.sub("[_/]", " ", name) + ticket)
    return found


def _free(graded: Graded, taken: set[str]) -> str:
    """Return a name for a page that is no other's, on systems that know no capitals too."""
    name = UNSAFE.sub("_", visible(graded.student, most=None)).encode("utf-8", "replace")[
        :NAME_BYTES
    ]
    stem = name.decode("utf-8", "ignore").strip(" .") or "_"
    count, free = 1, stem
    while free.casefold() in taken:
        count += 1
        free = f"{stem} ({count})"
    taken.add(free.casefold())
    return f"{free}.html"


@contextmanager
def _anew(folder: Path) -> Iterator[Path]:
    """Give a folder that takes the place of `feedback/` once it is filled, and only then.

    A page of an earlier run may be of somebody who is not of the class any more, or have a name
    where a number is asked for now.
    """
    made, old, place = folder / f".{FOLDER}.new", folder / f".{FOLDER}.old", folder / FOLDER
    for left in (made, old):
        _remove(left)
    made.mkdir()
    try:
        yield made
        if place.exists() or place.is_symlink():
            place.rename(old)
        made.rename(place)
        _remove(old)
    finally:
        _remove(made)


def _remove(left: Path) -> None:
    """Remove a folder, or a file or a link that lies in its place; not what the link leads to."""
    if left.is_symlink() or left.is_file():
        left.unlink()
    shutil.rmtree(left, ignore_errors=True)
