"""Rows below each other by their columns, with the words that stand above them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, product

from grader.reading.aligned import aligned
from grader.reading.layout import STACKED, Layout
from grader.reading.nodes import Node, Page, joined
from grader.reading.stacks import Entry, by_index, by_place
from grader.words.values import grid

HEAD_MOST = 3
"""Lines above a row in which the headings of its columns stand: a rule, a group's name between."""
_TRIM = " \t,;|:=()[]{}'\"*`~<>+-"
_PARTS = (r"\||&", r"\t|[ ]{2,}", "[,;]", r"\s")
"""What parts the headings of columns: the first of these that is there."""
_BEGINS_VALUE = re.compile(r"[0-9](?![ ]?[/*·×][ ]?[^\W\d])")
"""What no heading begins with, but for `1/std`."""
_NORM = re.compile(r"(?<=\w)\|\w{1,4}\|")
"""Bars that part no columns: `max|x|`."""


def columns(layout: Layout) -> Iterator[Node]:
    """Yield the columns of rows below each other; the word above one is what leads to it."""
    for stack in layout.stacks:
        if len(stack) > 1 and stack[0].node.parts and not stack[0].node.is_number:
            ordered = (by_index(stack) if stack[0].index else stack) or stack
            above = heads_above(layout.page, stack[0].line, len(stack[0].node.parts))
            yield from _split([entry.node for entry in ordered], above)
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
        heads_of = heads_above(layout.page, stack[0].line, len(firsts)) if len(firsts) > 1 else None
        for at, first in enumerate(firsts):
            parts = [part for row in rows for part in row.parts[first : first + shape[1]]]
            node = joined(parts, rows[0].start, parts[-1].end, STACKED)
            lead = heads_of[at] if heads_of else None
            yield node._replace(value=grid(shape, node.numbers), lead=lead)


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
            made = joined(parts, run[0][0].node.start, stack[-1].node.end, STACKED)
            yield made._replace(value=grid(shape, made.numbers), lead=run[0][0].node.lead)


def lists(layout: Layout, shape: tuple[int, ...]) -> Iterator[Node]:
    """Yield the arrays whose rows stand side by side, each below its own heading."""
    if len(shape) < 2:
        return
    lines = [
        list(row)
        for _, row in groupby(
            (node for node in layout.nodes if node.shape == shape[1:]),
            key=lambda node: layout.page.line_of(node.start),
        )
    ]
    for at in range(len(lines) - shape[0] + 1):
        rows = lines[at : at + shape[0]]
        first = layout.page.line_of(rows[0][0].start)
        below = [layout.page.line_of(row[0].start) - first for row in rows]
        count = len(rows[0])
        above = heads_above(layout.page, first, count) if count > 1 else None
        if above and below == [*range(shape[0])] and all(len(row) == count for row in rows):
            for parts, lead in zip(zip(*rows, strict=True), above, strict=True):
                yield joined(parts, parts[0].start, parts[-1].end)._replace(lead=lead)


def placed(layout: Layout, shape: tuple[int, ...]) -> Iterator[Node]:
    """Yield the columns of rows that begin with a place: `i,j,value`, `w[0][1] value`."""
    for stack in layout.stacks if len(shape) == 2 else ():
        rows, first = _in_place(stack, shape)
        above = heads_above(layout.page, stack[0].line, len(rows[0])) if rows else None
        for column in range(first, len(rows[0]) if rows else 0):
            parts = [row[column] for row in rows]
            start, end = min(part.start for part in parts), max(part.end for part in parts)
            made = joined(parts, start, end, STACKED)
            lead = above[column] if above else None
            yield made._replace(value=grid(shape, made.numbers), lead=lead)


def _in_place(
    stack: Sequence[Entry], shape: tuple[int, ...]
) -> tuple[Sequence[Sequence[Node]], int]:
    """Return rows in the order of the places that they begin with, and the first column behind."""
    rows = [entry.node.parts for entry in stack]
    if len(rows[0]) > 1 and (ordered := by_place(stack, shape)):
        return [entry.node.parts for entry in ordered], 0
    if len(rows) == shape[0] * shape[1] and len(rows[0]) > len(shape):
        at = [(row[0].counts, row[1].counts) for row in rows]
        for of, first in product(dict.fromkeys((shape, shape[::-1])), (0, 1)):
            places = [(first + i, first + j) for i in range(of[0]) for j in range(of[1])]
            if set(at) == set(places):
                order = places if of == shape else sorted(places, key=lambda place: place[::-1])
                return [rows[at.index(place)] for place in order], len(shape)
    return [], 0


def _firsts(
    page: Page, rows: Sequence[Node], above: Sequence[tuple[int, int]] | None, width: int
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


def _split(rows: Sequence[Node], above: Sequence[tuple[int, int]] | None) -> Iterator[Node]:
    """Yield the columns of rows, without one that counts them and what is said to be derived."""
    elided = any(row.elided for row in rows)
    start = min(row.start for row in rows)
    for at in range(len(rows[0].parts)):
        parts = [row.parts[at] for row in rows]
        if not all(part.is_number for part in parts):
            return
        if at or not _count_on(parts):
            made = joined(parts, start, max(part.end for part in parts), STACKED)
            yield made._replace(lead=above[at] if above else None, elided=elided)


def _count_on(parts: Sequence[Node]) -> bool:
    """Say whether the numbers of a column count its rows, from 0 or 1."""
    counts = [part.counts for part in parts]
    return counts in ([*range(len(counts))], [*range(1, len(counts) + 1)])


def heads_above(page: Page, first: int, width: int) -> list[tuple[int, int]] | None:
    """Return where the words above the columns of a line stand, None if there are not as many."""
    for line in range(first - 1, max(0, first - 1 - HEAD_MOST), -1):
        if over := aligned(page, line, first, width):
            return over
        spans = _unfolded(page, heads(page, line), width)
        if len(spans) in (width, width + 1):
            return spans[-width:]
    return None


def headings(page: Page) -> dict[int, tuple[int, int]]:
    """Return where the headings stand of the numbers of tables, by the offset of each number."""
    found: dict[int, tuple[int, int]] = {}
    numbers = (node for node in page.nodes if node.is_number and not node.weak)
    before, above = (0, 0), None
    for line, row in groupby(numbers, key=lambda node: page.line_of(node.start)):
        nodes = [*row]
        if before != (line - 1, len(nodes)):
            above = heads_above(page, line, len(nodes)) if len(nodes) > 1 else None
        before = line, len(nodes)
        found |= zip((node.start for node in nodes), above or (), strict=False)
    return found


def heads(page: Page, line: int) -> list[tuple[int, int]]:
    """Return where the headings of columns stand in a line, by bars or gaps; a row has none."""
    start = page.line_starts[line - 1]
    text = (page.phrased or page.text)[start : page.line_end(start)]
    if "  " in text.strip():
        text = _NORM.sub(lambda found: "x" * len(found.group()), text)
    parted = next((p for p in _PARTS if re.search(p, text.strip())), _PARTS[-1])
    if parted in _PARTS[2:] and text.rstrip().endswith((":", "：")):
        return []  # it says what all is: `Cluster centres:`
    spans, position = [], 0
    for gap in (*re.finditer(parted, text), None):
        end = gap.start() if gap else len(text)
        if text[position:end].strip(_TRIM):
            spans.append((start + position, start + end))
        position = gap.end() if gap else end
    is_row = any(_BEGINS_VALUE.match(page.text[begin:end].strip(_TRIM)) for begin, end in spans)
    return [] if is_row else spans


def _unfolded(page: Page, spans: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """Return the headings of one of equal parts of a table that stand side by side."""
    texts = [page.text[slice(*span)].split() for span in spans]
    if len(texts) > 1 and len(texts[0]) > 1 and all(text == texts[0] for text in texts):
        words = re.finditer(r"\S+", page.text[slice(*spans[0])])
        return [(spans[0][0] + word.start(), spans[0][0] + word.end()) for word in words]
    for size in (width + 1, width):
        if len(texts) > size and texts == texts[:size] * (len(texts) // size):
            return spans[:size]
    return spans
