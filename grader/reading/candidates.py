"""What of a page may be the answer to a check, by the shape that it asks for.

What was printed whole comes as it is; what was laid out in pieces is put together here, each piece
in its place by its index where it has one, by its line otherwise.
"""

import math
import re
from collections.abc import Iterator, Sequence

from grader.reading.columns import announced, blocks, columns, continued, lists, placed
from grader.reading.flat import alike, flat, scaled, turned
from grader.reading.heads import heads_above
from grader.reading.layout import NAMED, Layout
from grader.reading.nodes import STACKED, UNCOUNTED, Node, Page, joined
from grader.reading.numerals import counted
from grader.reading.otherwise import otherwise
from grader.reading.side_by_side import is_bare
from grader.reading.stacks import Entry, by_index, by_place, of_first_form
from grader.reading.together import ends, in_words
from grader.reading.uneven import uneven
from grader.words.check import Index
from grader.words.values import Grid, grid

Shape = tuple[int, ...]

_AROUND_NAME = " \t|:"
_KEY = r"(?P<quote>['\"])[^\n'\"]{1,40}(?P=quote):[ ]?"
_FIRST_KEY, _NEXT_KEY = re.compile(rf"\{{{_KEY}\Z"), re.compile(rf",\s{{1,2}}{_KEY}")


def numbers(layout: Layout, asked: int) -> list[Node]:
    """Return the numbers alone, those of rows, and those of a tuple of as many as are asked.

    So are those of a tuple that have a label each: `best (lr, momentum): (0.1, 0)`.
    """
    found: list[Node] = []
    for node in layout.nodes:
        if node.is_number:
            found.append(node)
        elif node.weak:
            found += counted(layout.page.text, node)
        elif node.shape and _size(node) == 1 and not node.elided:
            found.append(node._replace(value=Grid((), {0: node.numbers[0]})))
        elif (
            node.shape
            and len(node.shape) == 1
            and node.parts
            and (is_bare(layout.page, node) or (node.shape[0] == asked > 1) or _is_dealt(node))
        ):
            found += [part for part in node.parts if part.is_number]
    return found


def _is_dealt(node: Node) -> bool:
    return all(part.lead for part in node.parts)


def grids(layout: Layout, shape: Shape, asked: int, index: Index | None = None) -> list[Node]:
    """Return the grids of a shape, `asked` of which are wanted; and all that have another shape."""
    found = []
    for node in layout.nodes:
        if node.is_name or node.is_number:
            continue
        if node.elided or node.shape == shape:
            found.append(by_key(node))
        elif _squeezed(node, len(shape)) == shape:
            found.append(node._replace(value=grid(shape, node.numbers)))
        elif asked > 1 and node.shape == (asked, *shape) and node.parts:
            found += [part._replace(made=max(part.made, STACKED)) for part in node.parts]
        else:
            found.append(node)
    starts = {node.start for node in layout.nodes}
    for stack in layout.stacks:  # `sample 3 -> f1: 0.9; f2: 0.8` is a row in stacks alone
        found += [e.node for e in stack if e.node.shape == shape and e.node.start not in starts]
        found += _stacked(layout.page, stack, shape, asked)
        if first := of_first_form(layout.page, stack, shape[0] if shape else None):
            found += _stacked(layout.page, first, shape, asked)
    if len(shape) == 1:
        found += [node for node in columns(layout) if node.shape == shape]
        found += _keyed(layout, shape[0])
        found += in_words(layout, shape[0])
        found += announced(layout, shape)
    if shape == (2,):
        found += ends(layout)
    found += [
        n for of in (flat, blocks, continued, lists, placed, alike) for n in of(layout, shape)
    ]
    found += uneven(layout, shape) if len(shape) < 3 else ()
    found += otherwise(layout, index) if index else ()
    found += turned(layout, shape, lambda stack, of: _stacked(layout.page, stack, of, 1))
    return [scaled(layout.page, node) for node in found]


def by_key(node: Node) -> Node:
    """Return a list below heads that are keys in the order of these."""
    keys = [part.which for part in node.parts]
    if not all(keys) or keys == sorted(keys) or len({*keys}) < len(keys):
        return node
    parts = sorted(node.parts, key=lambda part: part.which)
    return joined(parts, node.start, node.end, node.made, lead=node.lead)


def _keyed(layout: Layout, size: int) -> Iterator[Node]:
    """Yield the numbers of a dict of as many, each behind a word: `{'red': 38, 'blue': 19}`."""
    text, run = layout.page.text, list[Node]()
    numbers = (node for node in layout.nodes if node.is_number)
    for node in [node for node in numbers if node.start not in layout.worded]:
        if not run or not _NEXT_KEY.fullmatch(text, run[-1].end, node.start):
            run = []
            if not _FIRST_KEY.search(layout.page.before(node.start)):
                continue
        run.append(node)
        if len(run) == size and text[node.end : node.end + 1] == "}":
            yield joined(run, made=STACKED)


def series(layout: Layout, length: int | None) -> list[Node]:
    """Return the series: numbers by layer, and lists and columns as long as there are layers."""
    found = []
    for stack in layout.stacks:
        if stack[0].node.is_number and (len(stack) > 1 or stack[0].index):
            found.append(_by_layer(stack))
    found += columns(layout)
    found += uneven(layout, (length or 0,))
    found += _in_rows(layout, length)
    rows = {entry.node.start for stack in layout.stacks if len(stack) > 1 for entry in stack}
    for node in layout.nodes:
        if node.start in rows and is_bare(layout.page, node) and node.shape != (length,):
            continue
        shape = _squeezed(node)
        fits = len(shape) == 1 and not node.elided and shape[0] > 1
        if fits and node.parts and (length is None or shape == (length,)):
            found.append(node._replace(value=grid(shape, node.numbers)))
        if length and len(shape) == 2 and _size(node) == length and not node.elided:
            found.append(node._replace(value=grid((length,), node.numbers)))  # `.view(10, 10)`
    return found


def _in_rows(layout: Layout, length: int | None) -> Iterator[Node]:
    """Yield what fills as many layers as are asked for, printed several to a row."""
    firsts: dict[int, list[Entry]] = {}
    for stack in layout.stacks:
        firsts.setdefault(stack[0].line, []).append(stack[0])
    for stack in layout.stacks:
        entries, form = list(stack), stack[0].form
        apart = stack[-1].line - stack[-2].last_line if len(stack) > 1 else 1
        for below in firsts.get(stack[-1].last_line + apart, ()):
            if below.form == form or (form == NAMED and below.node.is_number):
                entries.append(below)  # the last row is shorter, a number may be all of it
                break
        if all(entry.node.which for entry in entries):
            entries.sort(key=lambda entry: entry.index)
        rows = [entry.node for entry in entries]
        parts = [part for row in rows for part in (row.parts or [row])]
        if len(rows) > 1 and len(parts) == length and all(part.is_number for part in parts):
            start = min(row.start for row in rows)
            yield joined(parts, start, made=STACKED, lead=rows[0].lead)


def _squeezed(node: Node, dims: int = 1) -> Shape:
    """Return the shape of a list that was printed as a row or a column of a table.

    Or, where one of two `dims` is asked, of torch's image of one channel in a batch of one.
    """
    shape = node.shape or ()
    if dims == 1:
        return tuple(size for size in shape if size > 1) if len(shape) == 2 else shape
    return shape[2:] if (len(shape), shape[:2]) == (2 + dims, (1, 1)) else shape


def _size(node: Node) -> int:
    return len(node.numbers)


# --- stacks


def _stacked(page: Page, stack: Sequence[Entry], shape: Shape, asked: int) -> Iterator[Node]:
    """Yield the grids of a shape that a stack is, one or several one after another."""
    if all(entry.form == NAMED for entry in stack) and not _is_square(page, stack):
        return
    inner = stack[0].node.shape or ()
    if math.prod(inner) == 1:  # elements printed as `tensor([[0.168]])` are numbers
        inner = ()
    if not inner and shape[-1:] == (1,):  # a column of a table of one
        for node in _stacked(page, stack, shape[:-1], asked):
            yield node._replace(value=grid(shape, node.numbers))
        return
    missing = len(shape) - len(inner)
    if missing < 1 or shape[missing:] != inner or any(entry.node.elided for entry in stack):
        return
    if missing == 2:
        placed = by_place(stack, shape)
        if placed is not None:
            yield _whole(placed, shape)
        return
    size = shape[0]
    if stack[0].index:
        sides = tuple(len({*at}) for at in zip(*(entry.index for entry in stack), strict=False))
        ordered = by_place(stack, sides) if len(sides) > 1 else by_index(stack)
        if ordered is not None and len(ordered) == size:
            yield _whole(ordered, shape)
        return
    count, rest = divmod(len(stack), size)
    if rest and inner and len(stack) > 1:
        yield _whole(stack, (len(stack), *inner))
    if rest or (not inner and count > asked):
        return
    for first in range(0, len(stack), size):
        yield _whole(stack[first : first + size], shape)


def _is_square(page: Page, stack: Sequence[Entry]) -> bool:
    """Say whether rows have the names of their columns, as a confusion matrix, or these none."""
    nodes = [entry.node for entry in stack]
    above = heads_above(page, stack[0].line, len(nodes[0].parts))
    if above is None:
        return len(nodes) == len(nodes[0].parts)
    heads = [page.text[slice(*span)].strip(_AROUND_NAME).casefold() for span in above]
    rows = (page.text[page.line_start(node.start) : node.start] for node in nodes)
    return heads == [row.strip(_AROUND_NAME).casefold() for row in rows]


def _whole(entries: Sequence[Entry], shape: Shape) -> Node:
    """Return entries in their order as one node, led to by what leads to the first printed."""
    nodes = [entry.node for entry in entries]
    first = min(nodes, key=lambda node: node.start)
    return joined(nodes, made=STACKED, shape=shape, lead=first.lead)


def _by_layer(stack: Sequence[Entry]) -> Node:
    """Return a series; without a printed index its lines count."""
    nodes = [entry.node for entry in stack]
    layers = [entry.index[-1] if entry.index else at for at, entry in enumerate(stack)]
    above = [entry.above[1] for entry in stack if entry.above]
    if not stack[0].index and len(above) == len(stack):
        layers = above
    first = 1 if 0 not in layers and 1 in layers else 0
    found = {layer - first: node.numbers[0] for layer, node in zip(layers, nodes, strict=True)}
    is_counted = stack[0].index or len(above) == len(stack)
    made = joined(nodes, made=STACKED if is_counted else UNCOUNTED, lead=nodes[0].lead)
    return made._replace(value=Grid((max(found) + 1,), dict(sorted(found.items()))))
