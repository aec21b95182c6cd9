"""Which numbers are of the setting of an exercise: they come of those alone that a source has.

So is `d` of `D, H = 32, 4` and `d = D // H`. What only happens to be the same with each seed that
was tried, a count or a best index, is a result.
"""

import ast
from collections.abc import Collection, Iterable

from grader.authoring import source as sources
from grader.authoring.source import Source

_KEEP = frozenset(("int", "float", "round", "abs", "min", "max", "sum", "str"))
_LITERALS = (ast.List, ast.Tuple, ast.Set, ast.Dict, ast.Constant)
_CHANGING = frozenset(("append", "extend", "insert", "add", "update", "pop", "remove", "clear"))


def is_of_it(source: Source, expression: ast.expr | None, within: Collection[str] = ()) -> bool:
    """Say whether an expression, or each part of a list, comes of what is written out alone.

    `within` are the names of which that is being found out: `pi = pi * 2` comes of what pi was.
    """
    match expression:
        case ast.Constant(int() | float()):
            return True
        case ast.Name(name):
            is_kept = name not in within and not _is_changed(source, expression)
            given = sources.given(source, expression)
            return is_kept and is_of_it(source, given, (*within, name))
        case ast.UnaryOp(_, of):
            return is_of_it(source, of, within)
        case ast.BinOp(left, _, right):
            return _are(source, (left, right), within)
        case ast.List(elements) | ast.Tuple(elements):
            return bool(elements) and _are(source, elements, within)
        case ast.Call(ast.Name("len"), [of]):
            return _is_literal(source, of) or _is_made(source, of, within)
        case ast.Call(ast.Name(name), arguments, []) if name in _KEEP and arguments:
            return _are(source, arguments, within)
        case ast.Call(ast.Attribute(ast.Name("math"), _), arguments, []):
            return _are(source, arguments, within)
        case ast.Subscript(ast.Attribute(of, "shape"), at) | ast.Call(
            ast.Attribute(of, "size"), [at]
        ):
            return is_of_it(source, at, within) and _is_made(source, of, within)
        case ast.Attribute(of, "size" | "ndim") | ast.Call(ast.Attribute(of, "numel" | "dim"), []):
            return _is_made(source, of, within)
    return False


def _are(source: Source, expressions: Iterable[ast.expr], within: Collection[str]) -> bool:
    return all(is_of_it(source, each, within) for each in expressions)


def _is_changed(source: Source, name: ast.expr) -> bool:
    """Say whether something is put into a list or taken from it somewhere."""
    own = sources.names(name)
    return any(_changes(node) and sources.names(node) & own for node in sources.nodes(source))


def _is_literal(source: Source, expression: ast.expr) -> bool:
    """Say whether a list is one that is written out, and that nothing is put into or taken from."""
    is_one = isinstance(sources.given(source, expression) or expression, _LITERALS)
    return is_one and not _is_changed(source, expression)


def _changes(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(ast.Name(), name):
            return name in _CHANGING
        case ast.Subscript(ast.Name(), _, ast.Store() | ast.Del()):
            return True
    return isinstance(node, ast.AugAssign)


def is_written(source: Source, name: ast.Name) -> bool:
    """Say whether a name is given something once that is written out: a text, a list, a number."""
    return isinstance(sources.given(source, name), _LITERALS) or is_of_it(source, name)


def _is_made(source: Source, expression: ast.expr, within: Collection[str]) -> bool:
    """Say whether a name is given what is made of sizes alone, `torch.randn(n, d)`."""
    match sources.given(source, expression):
        case ast.Call(ast.Attribute(), arguments, keywords):
            sizes = [each.value for each in keywords if each.arg in ("size", "shape")]
            every = [*arguments, *sizes]
            return bool(every) and _are(source, every, within)
    return False
