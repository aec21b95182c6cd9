"""A grid whose numbers stand in one row, the first of its rows first.

Numbers without a bracket have no shape of their own; a list has one, and it is another, so that it
counts only where it has the label of the answer.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from grader.reading import asides
from grader.reading.heads import heads_above
from grader.reading.index_words import index_in
from grader.reading.layout import Layout
from grader.reading.nodes import FLAT, FLAT_LIST, Node, Page, joined
from grader.reading.side_by_side import is_bare
from grader.reading.stacks import Entry, by_place
from grader.reading.text import form_of
from grader.words.values import grid


def flat(layout: Layout, shape: tuple[int, ...]) -> Iterator[Node]:
    """Yield the rows with as many numbers as a grid has; of those below each other the last."""
    if len(shape) != 2 or 1 in shape:
        return
    size = shape[0] * shape[1]
    for stack in layout.stacks:
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
            node = joined(ordered or parts, start, row.end, made)
            yield node._replace(value=grid(shape, node.numbers))


def alike(layout: Layout, shape: tuple[int, ...]) -> Iterator[Node]:
    """Yield the arrays whose rows are lines of one form: `x = 0.1, y = 0.2`, below each other."""
    if len(shape) != 2 or min(shape) < 2:
        return
    page = layout.page
    values = [node for node in page.nodes if node.is_number and not node.weak]
    lines = [(n, [*of]) for n, of in groupby(values, key=lambda node: page.line_of(node.start))]
    keys = ((line - at, form_of(page.line_text(line))) for at, (line, _) in enumerate(lines))
    for _, block in groupby(zip(keys, lines, strict=True), key=itemgetter(0)):
        rows = [nodes for _, (_, nodes) in block]
        if len(rows) == shape[0] and all(len(nodes) == shape[1] for nodes in rows):
            parts = [node for nodes in rows for node in nodes]
            made = joined(parts, parts[0].start, parts[-1].end, FLAT)
            yield made._replace(value=grid(shape, made.numbers))


def _is_counted(page: Page, stack: Sequence[Entry], above: Sequence[tuple[int, int]]) -> bool:
    """Say whether the first column counts the rows: `step` is above it, or it goes up."""
    counts = [entry.node.parts[0].counts for entry in stack]
    if any(count is None for count in counts):
        return False
    if above and asides.is_index(page.text[slice(*above[0])].strip(" |#*")):
        return True
    return len(counts) > 1 and all((one or 0) < (two or 0) for one, two in pairwise(counts))


def _placed(
    page: Page, entry: Entry, above: Sequence[tuple[int, int]], shape: tuple[int, ...]
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
