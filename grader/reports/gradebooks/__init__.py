"""Gradebooks of Moodle, Canvas and anybody: the table that was given, with grades in it.

Only rows of the given table are written, for a platform takes its own rows back and no others. A
wrong row is worse than none: who cannot be told from another is named, and nothing is written.
"""

from grader.reports.gradebooks.book import Book
from grader.reports.gradebooks.canvas import load as load_canvas
from grader.reports.gradebooks.filling import Filled, Line, fill, known
from grader.reports.gradebooks.moodle import load as load_moodle
from grader.reports.gradebooks.own import load as load_own

__all__ = ["Book", "Filled", "Line", "fill", "known", "load_canvas", "load_moodle", "load_own"]
