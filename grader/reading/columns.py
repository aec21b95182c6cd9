"""Rows below each other by their columns, with the words that stand above or before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import isnan

from grader.reading.found import Span, between
from grader.reading.heads import COLUMNS_LEAST, HEAD_MOST, heads_above, heads_of
from grader.reading.layout import Layout
from grader.reading.nodes import ANNOUNCED, STACKED, Node, Page, count_on, joined
from grader.reading.stacks import Entry, by_index, by_place
from grader.reading.tokens import LETTER, LISTED

_LIST = r"(?:[ ]?(?:[:=：—]|are\b|is\b|это\b|-[ ]))[ ]{0,3}(?P<words>[^\n;；:()（）]{3,200})"
_ROWS = re.compile(rf"(?<!\w)(?:rows?|строк[иа]|строках|行){_LIST}", re.IGNORECASE)
_COLUMNS = re.compile(
    rf"(?<!\w)(?:columns?|cols?|столбц[ыа]|столбцах|колонки|列){_LIST}", re.IGNORECASE
)
BEFORE_MOST, LINES = 400, 2
"""Characters and lines before an array in which its rows and columns are announced."""


def columns(layout: Layout) -> Iterator[Node]:
    """Yield the columns of rows below each other; the word above one is what leads to it."""
    for before, stack in pairwise([(), *layout.stacks]):
        if len(stack) > 1 and stack[0].node.parts and not stack[0].node.is_number:
            ordered = (by_index(stack) if stack[0].index else stack) or stack
            above = heads_of(layout.page, stack[0].line, stack[0].node.parts)
            words = sum(_is_word(layout.page, span) for span in above or ())
            if words < COLUMNS_LEAST and _goes_on(stack):  # `layer` may stand in the corner
                continue
            first = _first_of(before, stack)
            yield from _split([entry.node for entry in ordered], above, first)
    for node in layout.nodes:  # pairs of a layer and its value
        is_table = len(node.shape or ()) == 2 and node.parts and all(r.parts for r in node.parts)
        if is_table and _count_on([row.parts[0] for row in node.parts]):
            yield from _split(node.parts, None)


def blocks(layout: Layout, shape: tuple[int, ...]) -> Iterator[Node]:
    """Yield the arrays of a shape that rows below each other have side by side."""
    if len(shape) != 2:
        return
    for stack in layout.stacks:
        rows = [entry.node for entry in stack]
        is_flat = all(part.is_number for row in rows for part in row.parts)
        if len(rows) != shape[0] or not is_flat or len(rows[0].parts) < 2 * shape[1]:
            continue
        above = heads_above(layout.page, stack[0].line, len(rows[0].parts))
        firsts = list(_firsts(layout.page, rows, above, shape[1]))
        of_each = heads_above(layout.page, stack[0].line, len(firsts)) if len(firsts) > 1 else None
        for at, first in enumerate(firsts):
            parts = [part for row in rows for part in row.parts[first : first + shape[1]]]
            lead = of_each[at] if of_each else None
            yield joined(parts, rows[0].start, made=STACKED, shape=shape, lead=lead)


def continued(layout: Layout, shape: tuple[int, ...]) -> Iterator[Node]:
    """Yield the arrays whose columns go on in a block below, as those of a frame that is wide.

    Each block has the rows of the first by their printed indices, and a line of heads above it.
    """
    run: list[Sequence[Entry]] = []
    for stack in layout.stacks if len(shape) == 2 else ():
        ordered = by_index(stack) if stack[0].index and len(stack) == shape[0] else None
        if ordered is None or ordered != stack:
            continue
        apart = stack[0].line - run[-1][-1].line if run else 0
        run = [*run, stack] if 1 < apart <= HEAD_MOST else [stack]
        rows = [[n for entry in row for n in entry.node.single()] for row in zip(*run, strict=True)]
        parts = [node for row in rows for node in row]
        is_whole = all(len(row) == shape[1] for row in rows) and all(n.is_number for n in parts)
        if len(run) > 1 and is_whole:
            yield joined(parts, made=STACKED, shape=shape, lead=run[0][0].node.lead)


def lists(layout: Layout, shape: tuple[int, ...]) -> Iterator[Node]:
    """Yield the arrays whose rows stand side by side, each below its own heading."""
    if len(shape) < 2:
        return
    inner = (node for node in layout.nodes if node.shape == shape[1:])
    lines = [row for _, row in layout.page.by_line(inner)]
    for at in range(len(lines) - shape[0] + 1):
        rows = lines[at : at + shape[0]]
        first = layout.page.line_of(rows[0][0].start)
        below = [layout.page.line_of(row[0].start) - first for row in rows]
        count = len(rows[0])
        above = heads_above(layout.page, first, count) if count > 1 else None
        if above and below == [*range(shape[0])] and all(len(row) == count for row in rows):
            for parts, lead in zip(zip(*rows, strict=True), above, strict=True):
                yield joined(parts, lead=lead)


def placed(layout: Layout, shape: tuple[int, ...]) -> Iterator[Node]:
    """Yield the columns of rows that begin with a place: `i,j,value`, `w[0][1] value`."""
    for stack in layout.stacks if len(shape) == 2 else ():
        rows, first = _in_place(stack, shape)
        above = heads_above(layout.page, stack[0].line, len(rows[0])) if rows else None
        for column in range(first, len(rows[0]) if rows else 0):
            parts = [row[column] for row in rows]
            lead = above[column] if above else None
            yield joined(parts, made=STACKED, shape=shape, lead=lead)


def _in_place(
    stack: Sequence[Entry], shape: tuple[int, ...]
) -> tuple[Sequence[Sequence[Node]], int]:
    """Return rows in the order of the places that they begin with, and the first column behind."""
    rows = [entry.node.parts for entry in stack]
    if len(rows[0]) > 1 and (ordered := by_place(stack, shape)):
        return [entry.node.parts for entry in ordered], 0
    if len(rows) == shape[0] * shape[1] and len(rows[0]) > len(shape):
        said = [[-1 if n.counts is None else n.counts for n in row[:2]] for row in rows]
        for turn in (1, -1):
            of = [replace(e, index=tuple(at[::turn])) for e, at in zip(stack, said, strict=True)]
            if ordered := by_place(of, shape):
                return [entry.node.parts for entry in ordered], len(shape)
    return [], 0


def _firsts(
    page: Page, rows: Sequence[Node], above: Sequence[Span] | None, width: int
) -> Iterator[int]:
    """Yield the first columns of arrays: by the letters above them, or by what parts the halves."""
    letters = [re.sub(r"[\W0-9]", "", page.text[slice(*span)]) for span in above or ()]
    if letters:
        yield from (
            at
            for at in range(len(letters) - width + 1)
            if letters[at]
            and len({*letters[at : at + width]}) == 1
            and letters[at] not in (letters[at - 1 : at] + letters[at + width : at + width + 1])
        )
        return
    first = len(rows[0].parts) - 2 * width
    if first in (0, 1) and all(_is_parted(page, row.parts[first:], width) for row in rows):
        yield from (first, first + width)


def _is_parted(page: Page, parts: Sequence[Node], at: int) -> bool:
    """Say whether a bar or so stands before one number of a row, and before no other."""
    marks = [page.text[one.end : two.start].strip(" \t,;") for one, two in pairwise(parts)]
    return bool(marks[at - 1]) and marks.count(marks[at - 1]) == 1


def _first_of(before: Sequence[Entry], stack: Sequence[Entry]) -> Sequence[Node]:
    """Return the numbers of a row above others that goes without what has no row before it.

    So in a log that says from its second row on what has changed.
    """
    if len(before) != 1 or not before[0].index or before[0].form != stack[0].form:
        return ()
    row, is_next = [*before[0].node.single()], before[0].last_line == stack[0].line - 1
    is_less = is_next and len(row) < len(stack[0].node.parts)
    counts_on = is_less and before[0].index < stack[0].index and by_index([*before, *stack])
    return row if counts_on else ()


def _split(
    rows: Sequence[Node], above: Sequence[Span] | None, first: Sequence[Node] = ()
) -> Iterator[Node]:
    """Yield the columns of rows, without one that counts them and what is said to be derived.

    A `first` row may have fewer; without it, or with nothing in it, is what is derived of two rows.
    """
    elided = any(row.elided for row in rows)
    start = min(row.start for row in (*first, *rows))
    for at in range(len(rows[0].parts)):
        parts = [*first[at : at + 1], *(row.parts[at] for row in rows)]
        if not all(part.is_number for part in parts):
            return
        is_derived = at >= len(first) > 0 or isnan(parts[0].number.value)
        if (at or not _count_on(parts)) and (above or not is_derived):
            lead = above[at] if above else parts[0].lead
            made = joined(parts, start, made=STACKED, lead=lead)
            yield made._replace(elided=elided)


def _goes_on(stack: Sequence[Entry]) -> bool:
    """Say whether each row has what follows that of the one above, `0-9: ..`, `10-19: ..`."""
    width = len(stack[0].node.parts)
    firsts = [entry.index[-1] if entry.index else -1 for entry in stack]
    return width > 1 and all(two - one == width for one, two in pairwise(firsts))


def _is_word(page: Page, span: Span) -> bool:
    return re.search(LETTER, page.text[slice(*span)]) is not None


def _count_on(parts: Sequence[Node]) -> bool:
    """Say whether the numbers of a column count its rows, from 0 or 1."""
    return count_on([part.counts for part in parts])


# --- by words before them


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
                yield joined(parts, node.start, node.end, ANNOUNCED, lead=lead)
        if node.shape == (len(rows), *shape):
            for row, lead in zip(node.parts, rows, strict=True):
                yield row._replace(lead=lead, made=ANNOUNCED)


def _words(page: Page, announces: re.Pattern[str], start: int, end: int) -> Sequence[Span]:
    """Return where each word of the last list before an array stands."""
    found = [*announces.finditer(page.text, start, end)]
    if not found:
        return ()
    words = between(LISTED, page.text, found[-1].span("words"))
    return [(begin, end) for begin, end in words if begin < end]
