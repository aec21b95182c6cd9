"""Right steps in a wrong order: statements, and functions of functions."""

import ast
from collections.abc import Iterator

from grader.exercise.changes import calls
from grader.exercise.changes.rewrite import Place, Rewrite

FARTHEST = 3
"""How many statements one may move by."""
SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr)
SEEDING = ("manual_seed", "seed", "set_seed", "default_rng")
INSIDE_OUT = frozenset(
    (
        *("abs", "absolute", "fabs", "mean", "sum", "log", "exp", "sqrt", "square", "std", "var"),
        *("tanh", "relu", "sigmoid", "round", "floor", "prod", "max", "min", "median", "norm"),
    )
)
"""What is often done before or after another of these."""


def _later(place: Place) -> Iterator[Rewrite]:
    """Yield a statement behind some that follow it, if nothing says that it must come first."""
    node = place.node
    if not isinstance(node, SIMPLE) or _is_seeding(node):
        return
    for steps in range(1, FARTHEST + 1):
        other = place.next(steps)
        if other is None or not isinstance(other.node, SIMPLE) or _is_seeding(other.node):
            return
        if _names(node, ast.Store) & _names(other.node, ast.Load):
            return
        yield _moved(place, other)


def _seeded_later(place: Place) -> Iterator[Rewrite]:
    """Yield the seed given to the generator only after what follows."""
    if not isinstance(place.node, ast.Expr) or not _is_seeding(place.node):
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
    return any(calls.name_of(each) in SEEDING for each in ast.walk(node))


def _names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    names = (each for each in ast.walk(node) if isinstance(each, ast.Name))
    return {each.id for each in names if isinstance(each.ctx, context)}


def _inside_out(place: Place) -> Iterator[Rewrite]:
    """Yield the inner function applied to the outer one: the mean of sizes, the size of a mean."""
    outer = place.node
    if not isinstance(outer, ast.Call) or calls.name_of(outer) not in INSIDE_OUT:
        return
    inner = calls.subject(outer)
    if not isinstance(inner, ast.Call) or calls.name_of(inner) not in INSIDE_OUT:
        return
    value = calls.subject(inner)
    if value is not None and calls.name_of(outer) != calls.name_of(inner):
        yield Rewrite([(place, calls.applied(inner, calls.applied(outer, value)))])


RULES = {
    "draws_in_order": _later,
    "seeded_late": _seeded_later,
    "inside_out": _inside_out,
}
