"""Tables whose rows have not all as many numbers: `n/a` in a cell, arrays side by side by bars.

By its cells each number is below its own head, whatever stands in the others.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from grader.reading.found import Span, between
from grader.reading.heads import BARS, COMMAS, GAPS, headed
from grader.reading.layout import Layout
from grader.reading.nodes import STACKED, Node, Page, joined

_BAR = "|‖"
_BARS = re.compile(rf"[{_BAR}]{{1,2}}")
_CELLS = {BARS: _BARS, GAPS: re.compile(r"[ ]{2,}|\t"), COMMAS: re.compile(COMMAS)}
"""What parts the cells of a row, by what parts the heads."""
_RULE = re.compile(r"[\s|+=:‖-]*\Z")
ROWS_LEAST = 2

Row = Sequence[Sequence[Node]]
"""The numbers of each cell."""


def uneven(layout: Layout, shape: Sequence[int]) -> Iterator[Node]:
    """Yield the columns and arrays of a shape that stand below one head each.

    A column of a series has as many rows as there are, for a shape of 0.
    """
    page, width = layout.page, shape[1] if len(shape) == 2 else 1
    for spans, rows in _tables(page):
        if width == 1 and len({sum(map(len, row)) for row in rows}) == 1:
            continue  # as any other table
        for at, lead in enumerate(spans):
            cells = [row[at] for row in rows]
            runs = [[*of] for full, of in groupby(cells, lambda each: len(each) == width) if full]
            others = any(cell and len(cell) != width for cell in cells)
            if len(runs) != 1 or others or (shape[0] and len(runs[0]) != shape[0]):
                continue
            parts = [node for cell in runs[0] for node in cell]
            whole = tuple(shape) if len(shape) == 2 else None
            yield joined(parts, made=STACKED, shape=whole, lead=lead)


def _tables(page: Page) -> Iterator[tuple[Sequence[Span], Sequence[Row]]]:
    """Yield the heads of each table with its rows, which have a number at least."""
    line, last = 1, len(page.line_starts)
    numbered = {page.line_of(node.start) for node in page.nodes if node.is_number}
    while line < last:
        near = numbered & {line + 1, line + 2}  # a rule may stand between
        spans, parts = headed(page, line) if near else ([], "")
        is_said = parts == COMMAS and line in numbered  # `f1: 0.9; f2: 0.8` is no head
        parted = None if is_said else _CELLS.get(parts)
        rows: list[Row] = []
        line += 1
        while parted and len(spans) > 1 and line <= last:
            text = page.line_text(line)
            if rows or not _RULE.match(text):
                row = _row(page, line, _split(text, parted))
                is_cut = len(row) == len(spans) - 1 and text.rstrip()[-1:] in _BAR
                row = [*row, []] if is_cut else row
                if len(row) != len(spans) or not any(row):
                    break
                rows.append(row)
            line += 1
        if len(rows) >= ROWS_LEAST:
            yield spans, rows


def _split(text: str, parted: re.Pattern[str]) -> Sequence[Span]:
    """Return where the cells of a line stand; outside of bars there is none."""
    first, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if parted is _BARS:
        bars = [bar.span() for bar in parted.finditer(text)]
        starts = [bar[1] for bar in bars if bar[1] < end]
        ends = [bar[0] for bar in bars if bar[0] > first]
        inside = text[first : first + 1] in _BAR
        starts = starts if inside else [first, *starts]
        ends = ends if len(ends) == len(starts) else [*ends, end]
        return [*zip(starts, ends, strict=False)]
    return between(parted, text, (first, end))


def _row(page: Page, line: int, cells: Sequence[Span]) -> Row:
    start = page.line_starts[line - 1]
    found = (page.within(start + first, start + end) for first, end in cells)
    return [[node for node in cell if node.is_number] for cell in found]
