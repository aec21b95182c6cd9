"""Rows and columns of an array by words before it: `(rows: A, B, C; columns: loss, accuracy)`."""

import re
from collections.abc import Iterator, Sequence

from grader.reading.found import Span
from grader.reading.layout import Layout
from grader.reading.nodes import ANNOUNCED, Node, Page, joined

_LIST = r"(?:[ ]?(?:[:=：—]|are\b|is\b|это\b|-[ ]))[ ]{0,3}(?P<words>[^\n;；:()（）]{3,200})"
_ROWS = re.compile(rf"(?<!\w)(?:rows?|строк[иа]|строках|行){_LIST}", re.IGNORECASE)
_COLUMNS = re.compile(
    rf"(?<!\w)(?:columns?|cols?|столбц[ыа]|столбцах|колонки|列){_LIST}", re.IGNORECASE
)
_BETWEEN = re.compile(r"[ ]*(?:[,，、/|]|(?<=[ ])(?:and|и)(?=[ ])|和)[ ]*")
BEFORE_MOST, LINES = 400, 2
"""Characters and lines before an array in which its rows and columns are announced."""


def announced(layout: Layout, shape: tuple[int, ...]) -> Iterator[Node]:
    """Yield the columns and rows of arrays that are lists of a shape, each with its own word.

    They are answers only where that is a word of one.
    """
    if len(shape) != 1:
        return
    page = layout.page
    for node in layout.nodes:
        if len(node.shape or ()) != 2 or not node.parts or not all(r.parts for r in node.parts):
            continue
        start = page.line_starts[max(0, page.line_of(node.start) - 1 - LINES)]
        first = max(start, node.start - BEFORE_MOST)
        rows = _words(page, _ROWS, first, node.start)
        columns = _words(page, _COLUMNS, first, node.start)
        if node.shape == (*shape, len(columns)):
            for at, lead in enumerate(columns):
                parts = [row.parts[at] for row in node.parts]
                yield joined(parts, node.start, node.end, ANNOUNCED)._replace(lead=lead)
        if node.shape == (len(rows), *shape):
            for row, lead in zip(node.parts, rows, strict=True):
                yield row._replace(lead=lead, made=ANNOUNCED)


def _words(page: Page, announces: re.Pattern[str], start: int, end: int) -> Sequence[Span]:
    """Return where each word of the last list before an array stands."""
    found = [*announces.finditer(page.text, start, end)]
    if not found:
        return ()
    first, last = found[-1].span("words")
    ends = [*(mark.span() for mark in _BETWEEN.finditer(page.text, first, last)), (last, last)]
    starts = [first, *(end for _, end in ends)]
    return [(begin, end) for begin, (end, _) in zip(starts, ends, strict=False) if begin < end]
