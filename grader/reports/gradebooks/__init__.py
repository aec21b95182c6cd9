"""Gradebooks of Moodle, Canvas and anybody: the table that was given, with grades in it.

Only rows of the given table are written, for a platform takes its own rows back and no others. A
wrong row is worse than none: who cannot be told from another is named, and nothing is written.
"""

from pathlib import Path

from grader.exercise.description import Exercise
from grader.reports.gradebooks import canvas, moodle, own
from grader.reports.gradebooks.book import Book
from grader.reports.gradebooks.filling import Filled, Line, fill

__all__ = ["Book", "Filled", "Line", "fill", "load_canvas", "load_moodle", "load_own"]


def load_moodle(path: Path) -> Book:
    """Read Moodle's grading worksheet; raise `UsageError` if it is none."""
    return moodle.load(path)


def load_canvas(path: Path, exercise: Exercise, column: str | None = None) -> Book:
    """Read Canvas's gradebook; raise `UsageError` if it is none, or has no such `column`."""
    return canvas.load(path, exercise, column)


def load_own(path: Path, column: str | None) -> Book:
    """Read any other table; raise `UsageError` if it does not say who, or has no such `column`."""
    return own.load(path, column)
