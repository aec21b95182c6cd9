"""A value that is asked already: the least of a list that is asked, with where it stands.

Whoever prints all values and which is the least has said it, and need not print it again.
"""

import ast
from collections.abc import Mapping, Sequence

from grader.authoring import source as sources
from grader.authoring.found import Found

REPEATED = "it is one of the values of `{}`, and which of them is asked, too"
_ENDS = {"min": ("min", "amin"), "max": ("max", "amax")}


def against(found: Found, asked: Mapping[str, Found]) -> str:
    """Return why a value need not be asked, nothing if it must: `asked` are others by name."""
    shown = {name: _plain(each.expression) for name, each in asked.items() if each.expression}
    value = _plain(found.expression) if found.kind == "number" and found.expression else None
    for end, names in _ENDS.items():
        of = _taken_of(value, names)
        own = [n for n, each in shown.items() if of and ast.unparse(each) == of]
        others = [each for name, each in shown.items() if name not in own]
        placed = any(_is_place(node, of, end) for each in others for node in ast.walk(each))
        if own and placed and asked[own[0]].kind != "number":
            return REPEATED.format(own[0])
    return ""


def _is_place(node: ast.AST, of: str, end: str) -> bool:
    """Say whether a part of an expression is where the least stands: `e.argmin()`."""
    match node:
        case ast.Call(ast.Attribute(_, "index"), [least]):
            return _taken_of(least, _ENDS[end]) == of
        case ast.Call():
            return _taken_of(node, (f"arg{end}",)) == of
    return False


def _taken_of(node: ast.AST | None, names: Sequence[str]) -> str:
    """Return of what a function or a method of one of some names is taken: `e` of `e.min()`."""
    match node:
        case ast.Call(ast.Attribute(ast.Name("np" | "numpy" | "torch"), name), [of]):
            return ast.unparse(_plain(of)) if name in names else ""
        case ast.Call(ast.Name(name), [of]) | ast.Call(ast.Attribute(of, name), []):
            return ast.unparse(_plain(of)) if name in names else ""
    return ""


def _plain(node: ast.expr) -> ast.expr:
    """Return an expression without what gives the same values: `e` of `list(e.tolist())`."""
    match bare := sources.bare(node):
        case ast.Call(ast.Name("float" | "list" | "round"), [of, *_]):
            return _plain(of)
    return bare
