"""All reports of a batch, written into its folder; each is whole at any moment, or absent."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from grader.exercise.description import Exercise
from grader.reports import as_csv, as_html, gradebooks, similarity
from grader.reports.page_details import View
from grader.words.language import Language
from grader.words.model import Graded

All = Callable[[], Iterator[Graded]]
"""The judgements of a batch, from the first; each report reads them for itself."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a batch's reports are besides grades.csv: the gradebooks to fill in, and hints."""

    moodle: Path | None = None
    canvas: Path | None = None
    similar: bool = False
    lang: Language = "en"

    def check(self) -> None:
        """Raise `UsageError`, before anything is graded, if one of these cannot be given."""
        for path, kind in ((self.moodle, gradebooks.MOODLE), (self.canvas, gradebooks.CANVAS)):
            if path is not None:
                gradebooks.load(path, kind)


def write_all(
    graded: All, exercise: Exercise, folder: Path, reveal: bool, asked: Asked = Asked()
) -> list[str]:
    """Write every report of a batch into `folder`; `reveal` lets them show expected values.

    Returns lines for the one who asked: who was not found, and what the page could not show.
    """
    with replacing(folder / "grades.csv") as stream:
        as_csv.write(graded(), exercise, stream)
    notes = []
    for path, kind in ((asked.moodle, gradebooks.MOODLE), (asked.canvas, gradebooks.CANVAS)):
        if path is not None:
            with replacing(folder / kind.file) as stream:
                table = gradebooks.load(path, kind)
                notes += gradebooks.fill(table, graded(), exercise, stream)
    return notes + _page(graded, exercise, folder, reveal, asked)


def _page(graded: All, exercise: Exercise, folder: Path, reveal: bool, asked: Asked) -> list[str]:
    similar = similarity.find(graded(), exercise.template_source) if asked.similar else None
    with replacing(folder / "report.html") as stream:
        return as_html.write(graded(), exercise, stream, View(reveal, asked.lang, similar))


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """Open a file that takes the place of `path` once it is complete, and only then."""
    made = path.with_name(f".{path.name}.new")
    try:
        with made.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
