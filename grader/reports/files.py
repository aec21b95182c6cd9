"""All reports of a batch, written into its folder; each is whole at any moment, or absent."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from grader.exercises import Exercise
from grader.model import Graded
from grader.reports import as_csv

All = Callable[[], Iterator[Graded]]
"""The judgements of a batch, from the first; each report reads them for itself."""


def write_all(graded: All, exercise: Exercise, folder: Path, reveal: bool) -> None:
    """Write every report of a batch into `folder`; `reveal` lets them show expected values."""
    with replacing(folder / "grades.csv") as stream:
        as_csv.write(graded(), exercise, stream)


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """Open a file that takes the place of `path` once it is complete, and only then."""
    made = path.with_name(f".{path.name}.new")
    try:
        with made.open("w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
