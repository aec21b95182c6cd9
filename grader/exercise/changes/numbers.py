"""Numbers that are not those of the statement: half, twice, one more, one less, rounded."""

import ast
from collections.abc import Callable, Iterator, Sequence

from grader.exercise.changes import calls
from grader.exercise.changes.rewrite import Place, Rewrite, Rule
from grader.words.check import Text

DATA_LEAST = 4
"""A list of so many numbers is data: one of them is not mistaken for another."""
LOOPS = ("range", "trange")
RUNS = (1, 10, 100, 1000)
TRYING = (ast.Assign, ast.For, ast.comprehension)
CANDIDATES_LEAST, CANDIDATES_MOST = 3, 30
SMALL_MOST = 0.01
SMALL = (1e-5, 1e-3, 1e-8, 0.0)
A_NUMBER = Text(en="a number", ru="число", zh="某个数")
ROUND = "(lambda v: v.round(decimals={0}) if hasattr(v, 'round') else round(v, {0}))"


def _length(place: Place) -> Iterator[Rewrite]:
    """Yield one step more, one less, and one that begins at 1."""
    node = place.node
    if isinstance(node, ast.Call) and calls.name_of(node) in LOOPS and node.args:
        *first, end = node.args[:2]
        steps = node.args[2:]
        for operator in (ast.Sub(), ast.Add()):
            other = ast.BinOp(end, operator, ast.Constant(1))
            yield place.put(ast.Call(node.func, [*first, other, *steps], []))
        if not first:
            yield place.put(ast.Call(node.func, [ast.Constant(1), end], []))


def _runs(place: Place) -> Iterator[Rewrite]:
    """Yield round numbers of steps: what was tried first, and was forgotten."""
    match place.node:
        case ast.Call(called, [_]) as node if calls.name_of(node) in LOOPS:
            for many in RUNS:
                yield place.put(ast.Call(called, [ast.Constant(many)], []), many=str(many))


def alone(place: Place) -> Iterator[Rewrite]:
    """Yield one alone of what a list has to be tried."""
    node = place.node
    for word in _split(place):
        yield place.put(ast.Constant(word), what=word)
    if not isinstance(node, ast.List | ast.Tuple) or not isinstance(place.parent, TRYING):
        return
    if CANDIDATES_LEAST <= len(node.elts) <= CANDIDATES_MOST:
        names = [calls.name_of(each) or calls.last_name(each) for each in node.elts]
        for each, what in zip(node.elts, names, strict=True) if all(names) else ():
            yield place.put(ast.List([each], ast.Load()), what=what)


def _split(place: Place) -> list[str]:
    """Return the words of a text that is split: `"ReLU Tanh".split()`; no other text is a list."""
    value = place.node.value if isinstance(place.node, ast.Constant) else None
    words = value.split() if isinstance(value, str) else []
    many = CANDIDATES_LEAST <= len(words) <= CANDIDATES_MOST
    is_split = isinstance(place.parent, ast.Attribute) and place.parent.attr == "split"
    is_list = isinstance(place.parent, ast.Assign) and all(word[0].isupper() for word in words)
    named = all(word.isidentifier() for word in words)
    return words if many and named and (is_split or is_list) else []


def _small(place: Place) -> Iterator[Rewrite]:
    """Yield other small numbers for one: what torch takes if nothing is said, or none."""
    node = place.node
    own = node.value if isinstance(node, ast.Constant) else None
    if isinstance(own, float) and 0 < own <= SMALL_MOST and not _is_data(place):
        for other in SMALL:
            if other != own:
                yield place.put(ast.Constant(other))


def _scaled(values: Callable[[float], Sequence[float]]) -> Rule:
    """Return what puts other numbers in the place of one."""

    def found(place: Place) -> Iterator[Rewrite]:
        own = place.node.value if isinstance(place.node, ast.Constant) else None
        if not isinstance(own, int | float) or isinstance(own, bool) or _is_data(place):
            return
        called = place.parent.arg if isinstance(place.parent, ast.keyword) else None
        for other in values(own):
            whole = int(other) if isinstance(own, int) and float(other).is_integer() else other
            if whole != own and not (isinstance(own, int) and isinstance(whole, float)):
                yield place.put(ast.Constant(whole), what=f"`{called}`" if called else A_NUMBER)

    return found


def _is_data(place: Place) -> bool:
    """Say whether it is one of many numbers, a place in a list, or an option's code."""
    if isinstance(place.parent, ast.Subscript | ast.Slice):
        return True
    if isinstance(place.parent, ast.keyword) and place.parent.arg in ("dim", "axis", "correction"):
        return True
    return isinstance(place.parent, ast.List | ast.Tuple) and len(place.beside) >= DATA_LEAST


def _place_in_a_list(place: Place) -> Iterator[Rewrite]:
    """Yield the neighbour, and the other end, of what is taken out of a list."""
    node = place.node
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        try:
            at = ast.literal_eval(node.slice)
        except ValueError:
            return
        if isinstance(at, int) and not isinstance(at, bool):
            for other in dict.fromkeys((-1 if at == 0 else 0, at + 1, at - 1)):
                if other != at:
                    yield place.put(ast.Subscript(node.value, ast.Constant(other), ast.Load()))


def _limit(place: Place) -> Iterator[Rewrite]:
    """Yield a comparison that takes its limit in, or leaves it out."""
    others = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
    match place.node:
        case ast.Compare(left, [operator], right) if type(operator) in others:
            yield place.put(ast.Compare(left, [others[type(operator)]()], right))


def _rounded(place: Place) -> Iterator[Rewrite]:
    """Yield a value that is rounded where it is given its name."""
    node = place.node
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp | ast.Call):
        for decimals in (2, 3, 4):
            rounding = ast.parse(ROUND.format(decimals), mode="eval").body
            yield place.put(calls.given(node, ast.Call(rounding, [node.value], [])))


RULES = {
    "length": _length,
    "runs": _runs,
    "small": _small,
    "doubled": _scaled(lambda v: (2 * v,)),
    "halved": _scaled(lambda v: (v / 2,)),
    "tenfold": _scaled(lambda v: (10 * v,)),
    "tenth": _scaled(lambda v: (v / 10,)),
    "one_off": _scaled(lambda v: (v - 1, v + 1) if isinstance(v, int) else ()),
    "squared": _scaled(lambda v: (v * v, abs(v) ** 0.5)),
    "place": _place_in_a_list,
    "limit": _limit,
    "rounded": _rounded,
}
