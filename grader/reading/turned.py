"""Arrays that were printed turned: `transposed:`, or a line for each column, `col 0: 0.1 0.4`."""

import re
from collections.abc import Callable, Iterator, Sequence

from grader.reading.layout import Layout
from grader.reading.nodes import Node
from grader.reading.stacks import Entry
from grader.words.values import grid

Shape = tuple[int, ...]

_TURNED = re.compile(r"transpos|[\w)]\.T\b|транспон|п[ое]в[её]рн|转置|ᵀ", re.IGNORECASE)
_COLUMN = re.compile(
    r"[ \t|*#(\[-]{0,8}(?:col(?:umn)?s?|feature|столб\w*|признак\w*|第?[ ]?[0-9]*[ ]?列|特征)"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
HEADING_MOST = 160
"""Characters of the line above an array, and before it, that are looked at."""


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
    for stack in layout.stacks:
        if len(stack) == other[0] and (_counts_columns(layout, stack) or _is_said(layout, stack)):
            for node in stacked(stack, other):
                yield _turn(node, shape)


def _turn(node: Node, shape: Shape) -> Node:
    rows, columns = shape
    order = [column * rows + row for row in range(rows) for column in range(columns)]
    return node._replace(value=grid(shape, [node.numbers[at] for at in order]), parts=())


def _counts_columns(layout: Layout, stack: Sequence[Entry]) -> bool:
    page = layout.page
    lines = {entry.above[0] if entry.above else entry.line for entry in stack}
    return len(lines) == len(stack) and all(
        _COLUMN.match(page.plain, page.line_starts[line - 1]) for line in lines
    )


def _is_said(layout: Layout, stack: Sequence[Entry]) -> bool:
    return _TURNED.search(_before(layout, stack[0].node)) is not None


def _before(layout: Layout, node: Node) -> str:
    """Return what stands before an array on its line, and the line above it."""
    page = layout.page
    above = page.line_starts[max(0, page.line_of(node.start) - 2)]
    return page.plain[max(above, node.start - HEADING_MOST) : node.start]
