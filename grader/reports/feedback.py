"""A page for each student to hand back, and the archives in which a platform takes them.

A page is about one student alone, and holds no expected value and nothing of a hidden seed.
"""

import io
import re
import shutil
import zipfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath

from grader.exercise.description import Exercise
from grader.reports import as_html, left_out
from grader.reports.handed_back import public
from grader.reports.page_details import View
from grader.words.graded import Graded
from grader.words.language import Language
from grader.words.visible import visible

FOLDER = "feedback"
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
"""What one system or another allows in no name."""
NAME_BYTES = 200
"""Of the 255 that file systems allow, so that a number and a suffix fit behind."""


def write_pages(
    graded: Iterable[Graded],
    exercise: Exercise,
    folder: Path,
    seeds: Collection[int],
    language: Language,
) -> list[str]:
    """Make `feedback/` in `folder` anew; of cases but those of `seeds` hardly anything is told.

    Returns a line for each page that cannot be made.
    """
    view, notes, taken = View(lang=language), list[str](), set[str]()
    with _anew(folder) as made, ExitStack() as opened:
        archives: dict[str, zipfile.ZipFile] = {}
        for each in graded:
            try:
                text, failed = _page(each, exercise, seeds, view)
            except Exception as error:  # whatever is stored, the others have their page
                failed = [left_out(each.submission, error)]
            if failed:
                notes.append(f"no feedback for {visible(each.student)}: {failed[0]}")
                continue
            (made / _free(each, taken)).write_bytes(text)
            owner = each.owner
            if owner.handle:
                if owner.platform not in archives:
                    archive = zipfile.ZipFile(
                        made / f"{owner.platform}.zip", "w", zipfile.ZIP_DEFLATED
                    )
                    archives[owner.platform] = opened.enter_context(archive)
                # The last word is ours: what Canvas's rule says of it depends on no student.
                name = f"{owner.handle}{exercise.name}_feedback.html"
                archives[owner.platform].writestr(name, text)
    return notes


def _page(
    graded: Graded, exercise: Exercise, seeds: Collection[int], view: View
) -> tuple[bytes, list[str]]:
    """Return a student's page, and why there is none."""
    stream = io.StringIO()
    told = {
        "judgement": public(graded.judgement, seeds, view.lang),
        "submission": PurePosixPath(graded.submission).name,
    }
    failed = as_html.write([graded.model_copy(update=told)], exercise, stream, view)
    return stream.getvalue().encode("utf-8", "backslashreplace"), failed


def _free(graded: Graded, taken: set[str]) -> str:
    """Return a name for a page that is no other's, on systems that know no capitals too."""
    name = UNSAFE.sub("_", visible(graded.student, most=None)).encode()[:NAME_BYTES]
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
        shutil.rmtree(left, ignore_errors=True)
    made.mkdir()
    try:
        yield made
        if place.exists():
            place.rename(old)
        made.rename(place)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(made, ignore_errors=True)
