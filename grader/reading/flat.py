"""A grid that was printed otherwise: in one row, its rows as columns, or a factor beside it.

Numbers without a bracket have no shape of their own; a list has one, and it is another, so that it
counts only where it has the label of the answer.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from grader.reading import asides
from grader.reading.heads import heads_above
from grader.reading.index_words import index_in
from grader.reading.layout import Layout
from grader.reading.nodes import FLAT, FLAT_LIST, Node, Page, count_on, joined
from grader.reading.side_by_side import is_bare
from grader.reading.stacks import Entry, by_index, by_place
from grader.reading.text import form_of
from grader.words.values import Grid, Number, grid, power_of_ten

Shape = tuple[int, ...]

_TURNED = re.compile(
    r"transpos|[\w)]\.T\b|транспон|п[ое]в[её]рн|转置|ᵀ|每行(?:是|为)?(?:一个?|1个?)?(?:特征|列)"
    r"|\b(?:rows?|lines?|строк[аи])[ ](?:is|are|=|это|[-–—])[ ](?:(?:an?|one|the|одна?|один)[ ])?"
    r"(?:features?|columns?|признаки?|столб(?:ец|цы))\b",
    re.IGNORECASE,
)
"""What says that the columns that are asked were printed as rows: `one line is one feature`."""
_COLUMN = re.compile(
    r"[ \t|*#(\[-]{0,8}(?:col(?:umn)?s?|feature|столб\w*|признак\w*|第?[ ]?[0-9]*[ ]?列|特征)"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
HEADING_LINES, HEADING_MOST = 4, 400
"""Lines above an array, among them its heads, a rule and an empty one; and characters of them."""
_REACH = 80
"""Characters that are looked at before and after a grid."""
_NUMBER = r"[+-]?[0-9]{1,40}\.?[0-9]{0,40}(?:[eE][+-]?[0-9]{1,3})?"
_WRAPPERS = r"(?:(?:np\.|numpy\.|torch\.)?(?:tensor|array|float[0-9]{0,3}|Parameter)\(|[\s,;|(\[])*"
_BEFORE = re.compile(rf"(?<![\w.+-])(?P<factor>{_NUMBER})[ ]?[*×]{_WRAPPERS}\Z")
_AFTER = re.compile(rf"[ )]{{0,4}}[*×][ ]{{0,4}}(?P<factor>{_NUMBER})(?![\w.])")
_NORMALISED = 10


def flat(layout: Layout, shape: Shape) -> Iterator[Node]:
    """Yield the rows with as many numbers as a grid has; of those below each other the last."""
    if len(shape) != 2 or 1 in shape:
        return
    size = shape[0] * shape[1]
    for stack in layout.stacks:
        if elements := _elements(stack, size):
            yield joined(elements, made=FLAT, shape=shape)
        row = stack[-1].node
        if row.elided or not row.parts or not all(part.is_number for part in row.parts):
            continue
        above = heads_above(layout.page, stack[0].line, len(row.parts)) or ()
        made = FLAT if is_bare(layout.page, row) else FLAT_LIST
        is_counted = len(row.parts) == size + 1 and _is_counted(layout.page, stack, above)
        parts = row.parts[1:] if is_counted else row.parts
        ordered = _placed(layout.page, stack[-1], above, shape)
        if ordered or len(parts) == size:
            start = row.start if len(row.parts) == size else parts[-size].start
            yield joined(ordered or parts, start, row.end, made, shape)


def _elements(stack: Sequence[Entry], size: int) -> list[Node]:
    """Return the numbers of a stack in the order of their indices, if these count them all."""
    is_counted = stack[0].index and len(stack) == size and all(e.node.is_number for e in stack)
    return [entry.node for entry in by_index(stack) or ()] if is_counted else []


def alike(layout: Layout, shape: Shape) -> Iterator[Node]:
    """Yield the arrays whose rows are lines of one form: `x = 0.1, y = 0.2`, below each other."""
    if len(shape) != 2 or min(shape) < 2:
        return
    page = layout.page
    values = [node for node in page.nodes if node.is_number and not node.weak]
    lines = [*page.by_line(values)]
    keys = ((line - at, form_of(page.line_text(line))) for at, (line, _) in enumerate(lines))
    for _, block in groupby(zip(keys, lines, strict=True), key=itemgetter(0)):
        rows = [nodes for _, (_, nodes) in block]
        if len(rows) == shape[0] and all(len(nodes) == shape[1] for nodes in rows):
            yield joined([node for nodes in rows for node in nodes], made=FLAT, shape=shape)


def _is_counted(page: Page, stack: Sequence[Entry], above: Sequence[tuple[int, int]]) -> bool:
    """Say whether the first column counts the rows: `step` is above it, or it goes up."""
    counts = [entry.node.parts[0].counts for entry in stack]
    if any(count is None for count in counts):
        return False
    if above and asides.is_index(page.text[slice(*above[0])].strip(" |#*")):
        return True
    return len(counts) > 1 and all((one or 0) < (two or 0) for one, two in pairwise(counts))


def _placed(
    page: Page, entry: Entry, above: Sequence[tuple[int, int]], shape: Shape
) -> Sequence[Node]:
    """Return the numbers of a row in the places that the words above them name: `w00`, `w01`."""
    placed: dict[str, list[Entry]] = defaultdict(list)
    for part, span in zip(entry.node.parts, above, strict=False):
        head = page.text[slice(*span)]
        if index := index_in(head):
            form = "".join(each for each in head if each.isalpha())
            placed[form].append(Entry(part, entry.line, entry.line, index, "", None))
    found = (by_place(entries, shape) for entries in placed.values())
    return next(([each.node for each in entries] for entries in found if entries), ())


# --- turned


def turned(
    layout: Layout, shape: Shape, stacked: Callable[[Sequence[Entry], Shape], Iterator[Node]]
) -> Iterator[Node]:
    """Yield the arrays of a shape whose rows were printed as columns, as their words say.

    Of a square one it could not be told from the values that it was read rightly, so none is.
    """
    if len(shape) != 2 or shape[0] == shape[1] or 1 in shape:
        return
    other = shape[::-1]
    for node in layout.nodes:
        if node.shape == other and not node.elided and _TURNED.search(_before(layout, node)):
            yield _turn(node, shape)
    for whole in layout.stacks:
        stack = whole[1:] if len(whole) == other[0] + 1 and _is_head(whole[0].node) else whole
        if len(stack) == other[0] and (_counts_columns(layout, stack) or _is_said(layout, stack)):
            for node in stacked(stack, other):
                yield _turn(node, shape)


def _turn(node: Node, shape: Shape) -> Node:
    rows, columns = shape
    order = [column * rows + row for row in range(rows) for column in range(columns)]
    return node._replace(value=grid(shape, [node.numbers[at] for at in order]), parts=())


def _is_head(row: Node) -> bool:
    """Say whether a row counts the columns below it."""
    return len(row.parts) > 1 and count_on([part.counts for part in row.parts])


def _counts_columns(layout: Layout, stack: Sequence[Entry]) -> bool:
    page = layout.page
    lines = {entry.above[0] if entry.above else entry.line for entry in stack}
    return len(lines) == len(stack) and all(
        _COLUMN.match(page.plain, page.line_starts[line - 1]) for line in lines
    )


def _is_said(layout: Layout, stack: Sequence[Entry]) -> bool:
    return _TURNED.search(_before(layout, stack[0].node)) is not None


def _before(layout: Layout, node: Node) -> str:
    """Return what stands before an array on its line, and above it and the heads of its columns."""
    page = layout.page
    above = page.line_starts[max(0, page.line_of(node.start) - 1 - HEADING_LINES)]
    return page.plain[max(above, node.start - HEADING_MOST) : node.start]


# --- a factor


def scaled(page: Page, node: Node) -> Node:
    """Return a grid with its numbers times the factor beside it, and the factor as a part of it.

    What is shown says how precise it is as long as the factor is that of scientific notation.
    """
    found = _AFTER.match(page.text, node.end)
    before = page.text[max(0, node.start - _REACH) : node.start]
    start = node.start
    if found is None and ("*" in before or "×" in before):
        found = _BEFORE.search(before)
        start -= len(before) - found.start() if found else 0
    factor = float(found["factor"]) if found else 1.0
    if factor == 1 or not factor or not math.isfinite(factor) or not isinstance(node.value, Grid):
        return node
    power = round(math.log10(abs(factor)))
    exact = factor == power_of_ten(power) and (power < 0 or 1 <= node.value.largest < _NORMALISED)
    numbers = {
        at: Number(n.value * factor, n.place + power if exact and n.place is not None else None)
        for at, n in node.value.numbers.items()
    }
    lead = node.lead or (page.line_start(start), start)
    return node._replace(value=Grid(node.value.shape, numbers), lead=lead)
