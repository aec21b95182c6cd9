"""The values that a solution printed, each with the words beside it: what may be asked for.

The reader's own layout is looked at, with no check; no value says whether it is asked.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from grader.authoring import (
    behind,
    beside,
    blocks,
    heads,
    indices,
    labelled,
    lines,
    nested,
    repeated,
    rows,
    searched,
    table,
    texts,
)
from grader.authoring import source as sources
from grader.authoring.found import Found
from grader.authoring.source import Source
from grader.reading import candidates, journal
from grader.reading.evidence import Evidence
from grader.reading.found import masked
from grader.reading.heads import heads_above
from grader.reading.journal import Journal, Statement
from grader.reading.nodes import Node, Page, joined
from grader.reading.parse import parse
from grader.reading.prints import Prints
from grader.reading.side_by_side import is_bare
from grader.reading.text import clean, shortened
from grader.sandbox.execution import Execution
from grader.words.values import Grid

SERIES_LEAST = 3
"""Layers of a series; two numbers below each other are two answers."""
ROWS_LEAST = 2
"""Rows, and numbers in each, of an array."""
_DIGIT = re.compile("[0-9]")


def values(seen: Execution, source: Source, names: Sequence[str]) -> list[Found]:
    """Return what a solution printed, in order: names, numbers, lists, arrays and series."""
    evidence = evidence_of(seen, source, names)
    unnamed = evidence_of(seen, source, ()) if names else evidence
    by_line = *lines.found(unnamed, source), *searched.found(unnamed, source)
    every = [*by_line, *_nested(unnamed), *blocks.found(unnamed)]
    tables = [found for found in every if found.kind != "series"]
    of_tables = _on_lines_of(tables, evidence.page, unnamed.page)
    by_row = _series(evidence, source, of_tables)
    series = [each for found in by_row for each in indices.columns(source, found)]
    of_series = {at for found in series for at in found.node.leaves()}
    counted = [found for found in every if found.kind == "series"]
    tables += [found for found in counted if not found.node.overlaps(of_tables | of_series)]
    taken = _on_lines_of(tables, evidence.page, unnamed.page) | of_series
    by_statement: dict[Statement, list[Node]] = defaultdict(list)
    for often, looked_at in ((False, evidence), (True, unnamed)):  # a name in a row is its label
        for node in looked_at.layout.nodes:
            statement = evidence.journal.at(node.start)
            if node.made <= 1 and evidence.journal.is_often(statement) == often:
                by_statement[statement].append(node)
    singles = [
        found
        for statement, nodes in by_statement.items()
        for found in _of_statement(
            unnamed if evidence.journal.is_often(statement) else evidence, source, statement, nodes
        )
        if not found.node.overlaps(taken)
        and (found.expression or not found.node.weak or evidence.journal.is_often(statement))
    ]
    outer = nested.outer(unnamed)
    each_of = [*tables, *series, *repeated.without_logs(unnamed, singles)]
    named = [nested.called(each, outer.get(each.node.start, "")) for each in each_of]
    plain = labelled.without_marks(evidence.page, named)
    return sorted(plain, key=lambda each: each.node.start)


def _on_lines_of(tables: Sequence[Found], *pages: Page) -> set[int]:
    """Return where the values and names begin on the lines of tables."""
    page = pages[0]
    own = {at for found in tables for at in found.node.leaves()}
    of = {page.line_of(at) for at in own}
    nodes = (node for each in pages for node in each.nodes)
    return own | {node.start for node in nodes if page.line_of(node.start) in of}


def _nested(evidence: Evidence) -> Iterator[Found]:
    """Yield what the dicts of dicts ask for that were printed whole."""
    for statement, whole in nested.tables(evidence):
        for found in table.asked(whole):
            yield found._replace(line=statement.line, cell=statement.cell)


def read(seen: Execution) -> tuple[str, Journal]:
    """Return what a person sees of what was printed, and what printed it."""
    shown = shortened(clean(seen.stdout))
    return shown.text, journal.read(seen.stdout.decode("utf-8", "replace"), shown, seen.journal)


def evidence_of(seen: Execution, source: Source, names: Sequence[str]) -> Evidence:
    """Return what was printed; numbers and names in a text of the source are words of it."""
    text, said = read(seen)
    page = parse(text, names, said.apart, was=True)  # both are answers of an author
    by = {said.at(node.start) for node in page.nodes}
    said_by = {where: _texts(source, *where) for where in {(of.line, of.cell) for of in by}}
    own = {each for of in by for each in _in_text(page, of, said_by[of.line, of.cell])}
    nodes = tuple(
        n for n in page.nodes if not {(n.start, n.is_name), (n.end - 1, n.is_name)} <= own
    )
    worded = masked(page.text, (node for node in nodes if node.is_name), "[^\n]")
    prints = Prints((), said, text)
    return Evidence(replace(page, nodes=nodes, worded=worded), prints, ())


def _texts(source: Source, *at: int | None) -> Sequence[str]:
    """Return the texts of the print on a line; one of nothing but text writes its answers out."""
    return texts.words(source, *at) if sources.printed(source, *at) else []


def _in_text(page: Page, statement: Statement, own: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Yield the offsets in a statement that texts of its print take, of numbers and of names."""
    with_digits = [each for each in own if _DIGIT.search(each)]
    for is_name, of in ((False, with_digits), (True, own)):
        yield from ((at, is_name) for at in texts.taken_by(page, statement, of))


def _series(evidence: Evidence, source: Source, others: Collection[int]) -> Iterator[Found]:
    """Yield the numbers by layer that one line of the source printed, each once.

    None is of `others`, what stands in tables of names.
    """
    arrays = [found for found in _arrays(evidence) if not found.node.overlaps(others)]
    yield from arrays
    taken = {*others, *(at for found in arrays for at in found.node.leaves())}
    for node in candidates.series(evidence.layout, None):
        statement = evidence.journal.at(node.parts[0].start) if node.parts else None
        if not statement or not node.made or not isinstance(node.value, Grid):
            continue
        often, count = evidence.journal.is_often(statement), len(node.value.numbers)
        if often and count >= SERIES_LEAST and not node.overlaps(taken):
            row = rows.called(evidence, node.parts[0])
            words = rows.words(evidence.page, node.parts, source)
            keys = () if words else rows.keys(evidence.page, node.parts)
            label = labelled.of_series(evidence, node, row)
            row = "" if row.startswith(rows.LAYERS) else row
            at = statement.line, statement.cell
            found = Found(node, "series", label, None, *at, row=row, keys=keys, words=words)
            if count == node.value.shape[0] or (
                indices.are_keys(keys) and not found.is_of_training
            ):
                taken |= set(node.leaves())
                yield found


def _arrays(evidence: Evidence) -> Iterator[Found]:
    """Yield the rows that a loop printed below words that are no headings of columns."""
    for stack in evidence.layout.stacks:
        first = stack[0]
        shape = (len(stack), len(first.node.parts))
        statement = evidence.journal.at(first.node.start)
        alone = not first.index and not evidence.labels.words(evidence.around(first.node).lead)
        if min(shape) < ROWS_LEAST or not evidence.journal.is_often(statement) or not alone:
            continue
        if heads_above(evidence.page, first.line, shape[1]) is None:
            every = candidates.grids(evidence.layout, shape, 1)
            of_rows = (n for n in every if (n.shape, n.start) == (shape, first.node.start))
            if node := next(of_rows, None):
                label = beside.of(evidence, node)
                yield Found(node, "array", label, None, statement.line, statement.cell)


def _of_statement(
    evidence: Evidence, source: Source, statement: Statement, nodes: Sequence[Node]
) -> Iterator[Found]:
    """Yield the values of a statement, each with what its print shows there if all are known."""
    at = statement.line, statement.cell
    shown = [part for each in sources.printed(source, *at) for part in _elements(source, each)]
    one = indices.values_behind(source, shown[0], nodes) if len(shown) == 1 else None
    numbers = [n for n in nodes if n.is_number and n.start not in evidence.layout.worded]
    is_alone = len(sources.printed(source, *at)) == 1
    keys = nested.keys(evidence.page, numbers) if is_alone and not one else ()
    label = beside.before_brace(evidence, nodes[0]) if one or keys else ""
    if one or (keys and label):
        whole = one or joined(numbers, numbers[0].start, numbers[-1].end)
        yield Found(whole, "list", label, shown[0], *at, words=keys)
        return
    if is_alone and (counted := nested.by_number(evidence, nodes)):
        yield counted._replace(expression=shown[0], line=at[0], cell=at[1])
        return
    often = evidence.journal.is_often(statement)
    alone = (node for node in nodes if not texts.is_listed(evidence.page, node))
    apart = (part for node in alone for part in _apart(evidence, often, node, len(shown)))
    parts: Sequence[Node] = list(heads.paired(evidence.page, apart))
    if not any(sources.is_given(source, each) for each in shown):
        parts = behind.changed(evidence.page, parts)
    sizes = [_expressions(evidence, often, part, len(shown)) for part in parts]
    known, position, found = sum(sizes) == len(shown), 0, list[Found]()
    between = {} if often else texts.between(source, evidence.page, statement)
    for part, size in zip(parts, sizes, strict=True):
        own = shown[position : position + size]
        expression = _whole(own) if known else between.get((part.start, part.end))
        position += size
        if not part.weak or known or often:
            label, words = beside.of_each(evidence, part)
            words = words or behind.sides(evidence.page, part, label)
            label = labelled.without_chosen(source, evidence.page, label, between)
            found.append(Found(part, _kind(part), label, expression, *at, words=words))
        # a time or a count that stands in a text is no answer; `loops` knows what counts its turns
    yield from found if often or not found else heads.called(evidence.page, found)


def _whole(own: Sequence[ast.expr]) -> ast.expr:
    return own[0] if len(own) == 1 else ast.List([*own], ast.Load())


def _elements(source: Source, expression: ast.expr) -> Sequence[ast.expr]:
    """Return what is seen of an expression: of a dict that was written out, its values."""
    literal = sources.assigned(source, expression)
    return literal.values if isinstance(literal, ast.Dict) and literal.keys else [expression]


def _expressions(evidence: Evidence, often: bool, node: Node, shown: int) -> int:
    """Return how many expressions printed a node: of numbers side by side each is one."""
    several = node.parts and is_bare(evidence.page, node) and len(node.parts) <= shown > 1
    return len(node.parts) if several and not often else 1  # a row of a table is no list of these


def _apart(evidence: Evidence, often: bool, node: Node, shown: int) -> Sequence[Node]:
    """Return the numbers side by side that several expressions printed without words before."""
    several = _expressions(evidence, often, node, shown) > 1
    if several and any(part.fault for part in node.parts):
        return node.parts  # `17 (4.2%)` is no list
    words = beside.words(evidence.page.worded[slice(*evidence.around(node).lead)])
    return node.parts if several and not words else [node]


def _kind(node: Node) -> str:
    if node.is_name:
        return "name"
    several = "list" if len(node.shape or ()) == 1 else "array"
    return "number" if len(node.numbers) == 1 else several
