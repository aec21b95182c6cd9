"""Right steps in a wrong order: statements, and functions of functions."""

import ast
import copy
from collections.abc import Iterator

from grader.exercise.changes import calls, left_out
from grader.exercise.changes.rewrite import Place, Rewrite, places

FARTHEST = 3
"""How many statements one may move by."""
SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr)
DRAWS = ("randn", "rand", "normal", "standard_normal", "uniform", "randint", "randperm")
DRAWN = "kept_for_later"
"""A variable that no solution has."""
INSIDE_OUT = frozenset(
    (
        *("abs", "absolute", "fabs", "mean", "sum", "log", "exp", "sqrt", "square", "std", "var"),
        *("tanh", "relu", "sigmoid", "round", "floor", "prod", "max", "min", "median", "norm"),
    )
)
"""What is often done before or after another of these."""


def _later(place: Place) -> Iterator[Rewrite]:
    """Yield a statement behind some that follow it, if nothing says that it must come first.

    What prints is left where it is: in another order it is read as other answers.
    """
    node = place.node
    if _is_seeding(node):
        yield from _drawn_first(place)
        yield from _seeded_later(place)
        return
    if not isinstance(node, SIMPLE) or _prints(node):
        return
    yield from _sooner(place)
    for other in _beside(place, 1):
        if calls.names(node, ast.Store) & calls.names(other.node, ast.Load):
            return
        yield _moved(place, other)


def _beside(place: Place, way: int) -> Iterator[Place]:
    """Yield the statements that one may be moved past, the nearest first."""
    for steps in range(1, FARTHEST + 1):
        other = place.next(way * steps)
        if other is None or not isinstance(other.node, SIMPLE):
            return
        if _is_seeding(other.node) or _prints(other.node):
            return
        yield other


def _drawn_first(place: Place) -> Iterator[Rewrite]:
    """Yield what is drawn further down drawn as soon as it can be, before what is built.

    That is right behind the seeding, or behind what makes its size.
    """
    after = place.next(1)
    if not isinstance(place.node, ast.stmt) or after is None or _is_seeding(after.node):
        return
    makes: dict[str, tuple[int, Place]] = {}
    for steps in range(1, len(place.beside)):
        other = place.next(steps)
        if other is None or _is_seeding(other.node):
            return
        for draw in _draws(other):
            needed = [makes[name] for name in calls.names(draw.node, ast.Load) if name in makes]
            _, behind = max(needed, default=(0, place), key=lambda each: each[0])
            if isinstance(draw.node, ast.expr) and isinstance(behind.node, SIMPLE):
                drawn = ast.Assign([ast.Name(DRAWN, ast.Store())], draw.node, lineno=0)
                name = ast.Name(DRAWN, ast.Load())
                yield Rewrite([(draw, name), (behind, [behind.node, drawn])])
        makes |= dict.fromkeys(calls.names(other.node, ast.Store), (steps, other))


def _draws(place: Place) -> Iterator[Place]:
    """Yield the draws in a statement that are made once: a loop's own are not."""
    node = place.node
    if isinstance(node, ast.For):
        inside = [Place(node.iter, node, "iter"), *places(node.iter)]
    else:
        inside = list(places(node)) if isinstance(node, SIMPLE) else []
    yield from (each for each in inside if calls.name_of(each.node) in DRAWS)


def _sooner(place: Place) -> Iterator[Rewrite]:
    """Yield a statement before several that stand above it, where it needs none of them."""
    needed = calls.names(place.node, ast.Load)
    for steps, other in enumerate(_beside(place, -1), 1):
        if calls.names(other.node, ast.Store) & needed:
            return
        if steps > 1:  # before one is that one later
            yield Rewrite([(place, ast.Pass()), (other, [place.node, other.node])])


def _printed_early(place: Place) -> Iterator[Rewrite]:
    """Yield a print before the step above it that changes what is printed: `x = tanh(x)`."""
    above = place.next(-1)
    if above is None or not _prints(place.node):
        return
    yield from _before_activation(place, above)
    if not isinstance(place.node, ast.Expr):
        return
    if isinstance(above.node, ast.Assign | ast.AugAssign):
        changed = calls.names(above.node, ast.Store) & calls.names(place.node, ast.Load)
        if changed and (
            isinstance(above.node, ast.AugAssign) or changed & calls.names(above.node, ast.Load)
        ):
            yield Rewrite([(above, ast.Pass()), (place, [place.node, above.node])])


def _before_activation(place: Place, above: Place) -> Iterator[Rewrite]:
    """Yield a print of what goes into the activation above it: of `z` for `x = tanh(z)`."""
    given = above.node
    if not isinstance(given, ast.Assign) or not isinstance(given.value, ast.Call):
        return
    inner, name = calls.subject(given.value), calls.last_name(given.targets[0])
    if calls.name_of(given.value) in left_out.ACTIVATIONS and inner is not None:
        before = ast.Assign([ast.Name(DRAWN, ast.Store())], inner, lineno=0)
        activated = calls.applied(given.value, ast.Name(DRAWN, ast.Load()))
        then = ast.Assign(given.targets, activated, lineno=0)
        shown = _Renamed(name).visit(copy.deepcopy(place.node))
        yield Rewrite([(above, [before, then]), (place, shown)])


class _Renamed(ast.NodeTransformer):
    """Reads another variable in the place of one."""

    def __init__(self, name: str) -> None:
        self._name = name

    def visit_Name(self, node: ast.Name) -> ast.AST:
        is_it = node.id == self._name and isinstance(node.ctx, ast.Load)
        return ast.Name(DRAWN, ast.Load()) if is_it else node


def _seeded_later(place: Place) -> Iterator[Rewrite]:
    """Yield the seed given to the generator only after what follows."""
    if not isinstance(place.node, ast.Expr):
        return
    for steps in range(1, 2 * FARTHEST + 1):
        other = place.next(steps)
        if other is None:
            return
        if isinstance(other.node, SIMPLE) and not _is_seeding(other.node):
            yield _moved(place, other)


def _moved(place: Place, behind: Place) -> Rewrite:
    return Rewrite([(place, ast.Pass()), (behind, [behind.node, place.node])])


def _is_seeding(node: ast.AST) -> bool:
    return any(calls.name_of(each) in calls.SEEDING for each in ast.walk(node))


def _prints(node: ast.AST) -> bool:
    return any(calls.name_of(each) == "print" for each in ast.walk(node))


def _inside_out(place: Place) -> Iterator[Rewrite]:
    """Yield an outer function within inner ones: the mean of sizes becomes the size of a mean."""
    outer, inners = place.node, []
    if not isinstance(outer, ast.Call) or calls.name_of(outer) not in INSIDE_OUT:
        return
    value = calls.subject(outer)
    while isinstance(value, ast.Call) and calls.name_of(value) in INSIDE_OUT:
        inners.append(value)
        value = calls.subject(value)
        if value is not None:
            new = calls.applied(outer, value)
            for inner in reversed(inners):
                new = calls.applied(inner, new)
            yield place.put(new)


def _bracket(place: Place) -> Iterator[Rewrite]:
    """Yield a bracket that closes too soon: `sqrt(v + eps)`, `(a + b) * c`."""
    node = place.node
    if isinstance(node, ast.Call) and calls.name_of(node) in INSIDE_OUT:
        inner = calls.subject(node)
        if isinstance(inner, ast.BinOp):
            yield place.put(_within(calls.applied(node, inner.left), inner))
        if isinstance(inner, ast.Call) and isinstance(sum_ := calls.subject(inner), ast.BinOp):
            between = _within(calls.applied(inner, sum_.left), sum_)
            yield place.put(calls.applied(node, between))
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div | ast.Pow):
        if isinstance(node.left, ast.BinOp) and isinstance(node.left.op, ast.Add | ast.Sub):
            last = ast.BinOp(node.left.right, node.op, node.right)
            yield place.put(ast.BinOp(node.left.left, node.left.op, last))
        if isinstance(node.right, ast.BinOp):
            yield place.put(_within(ast.BinOp(node.left, node.op, node.right.left), node.right))


def _within(left: ast.expr, of: ast.BinOp) -> ast.BinOp:
    """Return an operation with another left operand."""
    return ast.BinOp(left, of.op, of.right)


def _twice(place: Place) -> Iterator[Rewrite]:
    """Yield a step that is made twice, as by a cell that was run again."""
    node = place.node
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        name = calls.name_of(node.value)
        first = node.value
        if name == "backward" and not first.keywords:
            kept = ast.keyword("retain_graph", ast.Constant(True))
            first = ast.Call(first.func, first.args, [kept])
        if name in ("backward", "step"):
            yield place.put([ast.Expr(first), node])


RULES = {
    "order": _later,
    "twice": _twice,
    "printed_early": _printed_early,
    "inside_out": _inside_out,
    "bracket": _bracket,
}
