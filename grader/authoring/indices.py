"""What the values of a list or a series are for, where they do not count: learning rates, names.

Students print these beside the values. None is given that is not sure: it comes of the numbers or
words that a solution writes out and goes through, or of rows that begin alike with each seed.
"""

import ast
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from grader.authoring import source as sources
from grader.authoring.found import ROW, Found
from grader.authoring.source import Source
from grader.authoring.written import numbers, words, words_of, written
from grader.reading.nodes import STACKED, Node, joined
from grader.words.check import Index

INDEX_MOST = 32
"""Numbers or words of an index; more nobody likes to read in a description."""
ROUNDED = 0.05
"""How far what is printed of an index may be from what is written out, relative: `0.03` of 1/32."""
_WRAPPED = ("array", "asarray", "tensor", "as_tensor", "list", "tuple", "stack", "round", "around")
"""Functions that give as many values as they are given, in their order."""
_KEPT = (*sources.KEEPING, "round", "values")
"""Methods that do."""
_ORDERING = ("extend", "insert", "sort", "reverse", "pop")


def known(
    source: Source, every: Sequence[Found], runs: Mapping[int, Sequence[Found]]
) -> list[Found]:
    """Return what was printed, each list and series with what its values are for if that is sure.

    Args:
        source: the solution's.
        every: what it printed.
        runs: the same with each seed.
    """
    found = []
    for each in every:
        again = [one for of in runs.values() for one in of if one.place == each.place]
        index: Index = ()
        if each.kind == "series":
            same = len({one.words for one in again}) == 1
            index = (each.words if same else ()) or of_rows(source, again)
        elif each.kind == "list":
            named_rows = each.words if len({one.words for one in again}) == 1 else ()
            index = each.indices or named_rows
            if not (index or each.keys):  # which a dict shows itself
                index = of_expression(source, each.expression)
                index = index or words_of(source, each.expression, len(each.node.numbers))
        fits = len(index) == len(each.node.numbers)
        each = each._replace(indices=index if fits else ())
        found.append(each._replace(kind="list", row="") if fits and each.words else each)
    return found


def columns(source: Source, found: Found) -> Iterator[Found]:
    """Yield the columns of an array, each a series, if its rows begin with what they are for."""
    rows = [row.parts for row in found.node.parts]
    is_flat = found.kind == "array" and all(part.is_number for row in rows for part in row)
    keys = tuple(row[0].number.value for row in rows) if is_flat and all(rows) else ()
    if not as_written(source, keys):
        yield found
        return
    for column in list(zip(*rows, strict=True))[1:]:
        node = joined(column, found.node.start, found.node.end, STACKED)
        yield found._replace(node=node, kind="series", row=ROW, keys=keys)


def values_behind(source: Source, expression: ast.expr, nodes: Sequence[Node]) -> Node | None:
    """Return the values of a dict, or of a list of pairs, whose keys are what they are for."""
    every = [leaf for node in nodes for leaf in node.single() if not leaf.is_name]
    keys, values = every[::2], every[1::2]
    index = of_expression(source, expression)
    if are_words(index) and len(every) == len(index) and len(nodes) > 1:
        return joined(every, nodes[0].start, nodes[-1].end)
    if not index or not all(leaf.is_number for leaf in every) or len(values) != len(index):
        return None
    return (
        joined(values, nodes[0].start, nodes[-1].end)
        if as_written(source, [key.number.value for key in keys]) == index
        else None
    )


def shown(index: Index) -> str:
    """Return an index in one line."""
    return ", ".join(map(said, index))


def said(key: str | float) -> str:
    """Return a word or a number of an index as it is written."""
    return key if isinstance(key, str) else f"{key:g}"


def are_words(index: Index) -> bool:
    """Say whether an index is one of words."""
    return bool(index) and all(isinstance(each, str) for each in index)


def are_settings(index: Index) -> bool:
    """Say whether an index is one of settings: `lr=0.1 momentum=0.9`."""
    return bool(index) and all(isinstance(each, str) and "=" in each for each in index)


def are_keys(index: Index) -> bool:
    """Say whether numbers may be an index: each once, and no count from 0 or 1."""
    numbers = tuple(each for each in index if not isinstance(each, str))
    counts = numbers[:1] in ((0,), (1,)) and all(b - a == 1 for a, b in pairwise(numbers))
    once = 1 < len(set(numbers)) == len(numbers) == len(index) <= INDEX_MOST
    return once and not counts


def of_rows(source: Source, every: Sequence[Found]) -> Index:
    """Return what a series is for that was printed with several seeds, if that is sure.

    Its rows begin with the same numbers each time. They are written out in the source, or rise or
    fall while what stands behind them is another with each seed.
    """
    keys = every[0].keys if every else ()
    if not are_keys(keys) or len({found.keys for found in every}) > 1:
        return ()
    values = {tuple(number.value for number in found.node.numbers) for found in every}
    ways = {b > a for a, b in pairwise(keys)}
    return as_written(source, keys) or (keys if len(ways) == 1 < len(values) else ())


def as_written(source: Source, keys: Sequence[float]) -> Index:
    """Return the numbers that are written out in a source and were printed, rounded perhaps."""
    found = {
        each
        for each in written(source)
        if len(each) == len(keys) > 1 and are_keys(each)
        if all(math.isclose(a, b, rel_tol=ROUNDED) for a, b in zip(each, keys, strict=True))
    }
    return found.pop() if len(found) == 1 else ()


def of_expression(source: Source, expression: ast.expr | None) -> Index:
    """Return what the values of an expression are for, if one loop over these computes them."""
    match expression:
        case ast.Name():
            value = sources.given(source, expression)
            loop = _filling(source, expression.id) if value and _is_empty(value) else None
            return _of_loop(source, loop, loop.body) if loop else of_expression(source, value)
        case ast.ListComp(value, [loop]) | ast.GeneratorExp(value, [loop]):
            return () if loop.ifs else _of_loop(source, loop, [value])
        case ast.DictComp(_, value, loops):
            return of_expression(source, ast.ListComp(value, loops))
        case ast.Dict():
            return words(expression)
        case ast.Call(ast.Attribute(of, name)) if name in _KEPT:
            return of_expression(source, of)
        case ast.Call(ast.Name(name) | ast.Attribute(_, name), [of, *_]) if name in _WRAPPED:
            return of_expression(source, of)
    return ()


def _of_loop(source: Source, loop: ast.comprehension | ast.For, body: Sequence[ast.AST]) -> Index:
    """Return the numbers or words that a loop goes through, if what it computes depends on them."""
    used = {name for each in body for name in sources.names(each)}
    for target, through in _pairs(loop.target, loop.iter):
        literal = sources.given(source, through) or through
        found = numbers(literal) or words(literal) or of_expression(source, through)
        by = loop.target if are_words(found) else target  # words name what stands beside them
        if (are_words(found) or are_keys(found)) and sources.names(by) & used:
            return found
    return ()


def _pairs(target: ast.expr, through: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what a loop goes through, each with what takes it."""
    match target, through:
        case ast.Tuple([_, inner]), ast.Call(ast.Name("enumerate"), [of, *_]):
            yield inner, of
        case ast.Tuple(targets), ast.Call(ast.Name("zip"), each):
            yield from zip(targets, each, strict=False)
        case _, ast.Call(ast.Attribute(of, "items"), []):
            yield target, of
        case _:
            yield target, through


def _is_empty(value: ast.expr) -> bool:
    match value:
        case ast.List([]) | ast.Dict([]) | ast.Call(ast.Name("list" | "dict"), [], []):
            return True
    return False


def _filling(source: Source, name: str) -> ast.For | None:
    """Return the loop that alone fills a list or a dict, one value each time."""
    nodes = list(sources.nodes(source))
    sites = [node for node in nodes if _fills(node, name)]
    loops = [node for node in nodes if isinstance(node, ast.For) and sites[:1] == _in(node, sites)]
    moved = any(_moves(node, name) for node in nodes)
    return loops[0] if len(sites) == len(loops) == 1 and not moved else None


def _moves(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Attribute(ast.Name(own), method):
            return own == name and method in _ORDERING
    return False


def _in(loop: ast.For, sites: Sequence[ast.AST]) -> list[ast.AST]:
    return [each for each in _each_time(loop.body) if each in sites]


def _each_time(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield what is done each time, also `with` something."""
    for each in body:
        yield from _each_time(each.body) if isinstance(each, ast.With) else (each,)


def _fills(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Expr(ast.Call(ast.Attribute(ast.Name(own), "append"), [_])):
            return own == name
        case ast.Assign([ast.Subscript(ast.Name(own))]):
            return own == name
    return False
