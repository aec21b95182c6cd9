"""Numbers that are not those of the statement: half, twice, one more, one less, rounded."""

import ast
from collections.abc import Callable, Iterator, Sequence

from grader.exercise.changes import calls
from grader.exercise.changes.rewrite import Place, Rewrite, Rule
from grader.words.check import Text

DATA_LEAST = 4
"""A list of so many numbers is data: one of them is not mistaken for another."""
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
    if isinstance(node, ast.Call) and calls.name_of(node) in ("range", "trange") and node.args:
        *first, end = node.args[:2]
        steps = node.args[2:]
        for operator in (ast.Sub(), ast.Add()):
            other = ast.BinOp(end, operator, ast.Constant(1))
            yield Rewrite([(place, ast.Call(node.func, [*first, other, *steps], []))])
        if not first:
            yield Rewrite([(place, ast.Call(node.func, [ast.Constant(1), end], []))])


def _runs(place: Place) -> Iterator[Rewrite]:
    """Yield round numbers of steps: what was tried first, and was forgotten."""
    node = place.node
    is_loop = calls.name_of(node) in ("range", "trange")
    if is_loop and isinstance(node, ast.Call) and len(node.args) == 1:
        for many in RUNS:
            again = ast.Call(node.func, [ast.Constant(many)], [])
            yield Rewrite([(place, again)], {"many": str(many)})


def alone(place: Place) -> Iterator[Rewrite]:
    """Yield one alone of what a list has to be tried."""
    node = place.node
    for word in _split(place):
        yield Rewrite([(place, ast.Constant(word))], {"what": word})
    if not isinstance(node, ast.List | ast.Tuple) or not isinstance(place.parent, TRYING):
        return
    if CANDIDATES_LEAST <= len(node.elts) <= CANDIDATES_MOST:
        names = [calls.name_of(each) or calls.last_name(each) for each in node.elts]
        for each, what in zip(node.elts, names, strict=True) if all(names) else ():
            yield Rewrite([(place, ast.List([each], ast.Load()))], {"what": what})


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
                yield Rewrite([(place, ast.Constant(other))])


def _scaled(values: Callable[[float], Sequence[float]]) -> Rule:
    """Return what puts other numbers in the place of one."""

    def found(place: Place) -> Iterator[Rewrite]:
        node = place.node
        if not isinstance(node, ast.Constant) or not _is_number(node.value) or _is_data(place):
            return
        own = node.value
        assert isinstance(own, int | float)
        parent = place.parent
        called = parent.arg if isinstance(parent, ast.keyword) else None
        for other in values(own):
            whole = int(other) if isinstance(own, int) and float(other).is_integer() else other
            if whole != own and not (isinstance(own, int) and isinstance(whole, float)):
                words = {"what": f"`{called}`" if called else A_NUMBER}
                yield Rewrite([(place, ast.Constant(whole))], words)

    return found


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


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
                    other_one = ast.Subscript(node.value, ast.Constant(other), ast.Load())
                    yield Rewrite([(place, other_one)])


def _limit(place: Place) -> Iterator[Rewrite]:
    """Yield a comparison that takes its limit in, or leaves it out."""
    node = place.node
    others = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in others:
        other: ast.cmpop = others[type(node.ops[0])]()
        yield Rewrite([(place, ast.Compare(node.left, [other], node.comparators))])


def _rounded(place: Place) -> Iterator[Rewrite]:
    """Yield a value that is rounded where it is given its name."""
    node = place.node
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp | ast.Call):
        for decimals in (2, 3, 4):
            rounding = ast.parse(ROUND.format(decimals), mode="eval").body
            rounded = ast.Call(rounding, [node.value], [])
            yield Rewrite([(place, ast.Assign(node.targets, rounded, lineno=node.lineno))])


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
