"""What is printed again: by a loop under the same words, a log, and what a list that is asked has.

Whoever prints all values and which is the least has said it, and need not print it again.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from grader.authoring import source as sources
from grader.authoring.found import Found
from grader.authoring.table import NUMBERS_MOST
from grader.exercise import solution
from grader.reading.evidence import Evidence
from grader.words.values import Number, single

REPEATED = "it is one of the values of `{}`, and which of them is asked, too"
_ENDS = {"min": ("min", "amin"), "max": ("max", "amax")}


def without_logs(evidence: Evidence, singles: Sequence[Found]) -> Iterator[Found]:
    """Yield values, those as logs that a loop printed again and again under the same words.

    What may count the turns of a loop is left out, unless nothing else there is called so.
    """
    by_site: dict[object, list[Found]] = defaultdict(list)
    for found in singles:
        by_site[evidence.journal.at(found.node.start).site].append(found)
    for of_site in by_site.values():
        often = len({evidence.journal.at(found.node.start).start for found in of_site}) > 1
        said = Counter(map(_words, of_site))
        values = [found for found in of_site if not found.node.weak]
        again = any(said[_words(found)] > 1 for found in values)
        log = often and (again or len(values) > NUMBERS_MOST)
        for found in of_site:
            if not (often and found.node.weak and (log or said[_words(found)] > 1)):
                yield found._replace(log=log, expression=None if often else found.expression)


def first_of_each(every: Sequence[Found]) -> list[Found]:
    """Return one value of each log."""
    logs: dict[object, Found] = {}
    for found in every:
        if found.log:
            logs.setdefault((found.line, found.cell, found.label), found)
    return list(logs.values())


def _words(found: Found) -> str:
    return re.sub(r"\d+", "", found.label)


def against(found: Found, asked: Mapping[str, Found], runs: Mapping[int, Sequence[Found]]) -> str:
    """Return why a value need not be asked, nothing if it must: `asked` are others by name."""
    if of := _of_named(found, asked, runs):
        return REPEATED.format(of)
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


def _of_named(found: Found, asked: Mapping[str, Found], runs: Mapping[int, Sequence[Found]]) -> str:
    """Return of which list a value is with each seed that stands beside a name: `Adam (0.3)`."""
    beside = (each for each in asked.values() if each.place[:2] == found.place[:2])
    if found.kind != "number" or not any(each.kind == "name" for each in beside):
        return ""
    lists = [name for name, each in asked.items() if each.indices and each.kind != "name"]
    return next((name for name in lists if _is_within(found, asked[name], runs)), "")


def _is_within(one: Found, many: Found, runs: Mapping[int, Sequence[Found]]) -> bool:
    """Say whether a value is one of others with each seed, to the digits printed."""
    for every in runs.values():
        there = {found.place: found.node.numbers for found in every}
        own, others = there.get(one.place, ()), there.get(many.place, ())
        if not own or not any(_is_same(own[0], other) for other in others):
            return False
    return True


def _is_same(one: Number, other: Number) -> bool:
    """Say whether one of two numbers is the other, rounded or not."""
    pair = single(one), single(other)
    return solution.rounds_to(*pair) or solution.rounds_to(*pair[::-1])


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
