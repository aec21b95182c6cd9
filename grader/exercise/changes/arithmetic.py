"""Slips in formulas: signs, operands that are left out or stand in the wrong order."""

import ast
import copy
import re
from collections.abc import Callable, Iterator

from grader.exercise.changes import calls
from grader.exercise.changes.rewrite import Place, Rewrite, Rule


def _left_out(*operators: type[ast.operator]) -> Rule:
    """Return what leaves the right operand out, or the left one where it may as well go."""

    def found(place: Place) -> Iterator[Rewrite]:
        match place.node:
            case ast.BinOp(left, operator, right) if isinstance(operator, operators):
                yield place.put(left)
                if isinstance(operator, ast.Add | ast.Mult | ast.MatMult):
                    yield place.put(right)
                elif isinstance(operator, ast.Sub):
                    yield place.put(ast.UnaryOp(ast.USub(), right))

    return found


def _undivided(told: Callable[[ast.expr], bool]) -> Rule:
    """Return what leaves a division by something out."""

    def found(place: Place) -> Iterator[Rewrite]:
        match place.node:
            case ast.BinOp(left, ast.Div() | ast.FloorDiv(), right) if told(right):
                yield place.put(left)

    return found


def _is_correction(node: ast.expr) -> bool:
    """Tell `1 - beta ** step`."""
    is_rest = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)
    return is_rest and bool(re.fullmatch(r"1(?:\.0)? - .+ \*\* .+", ast.unparse(node)))


def _is_other(node: ast.expr) -> bool:
    return not calls.is_root(node) and not _is_correction(node)


def _other_sign(place: Place) -> Iterator[Rewrite]:
    """Yield minus for plus and plus for minus, also in `w -= step`."""
    match place.node:
        case ast.BinOp(op=ast.Add()) | ast.AugAssign(op=ast.Add()) as node:
            yield place.put(_with_operator(node, ast.Sub()))
        case ast.BinOp(op=ast.Sub()) | ast.AugAssign(op=ast.Sub()) as node:
            yield place.put(_with_operator(node, ast.Add()))
        case ast.UnaryOp(ast.USub(), operand) if not isinstance(operand, ast.Constant):
            yield place.put(operand)  # a constant is as often a code as a number: dim=-1


def _with_operator(node: ast.BinOp | ast.AugAssign, operator: ast.operator) -> ast.AST:
    other = copy.copy(node)
    other.op = operator
    return other


def _other_way(place: Place) -> Iterator[Rewrite]:
    """Yield operands in the other order, and a product for a quotient."""
    node = place.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Div | ast.Pow):
        yield place.put(ast.BinOp(node.right, node.op, node.left))
    if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
        yield place.put(_with_operator(node, ast.Mult()))


def _quotient(place: Place) -> Iterator[Rewrite]:
    """Yield a quotient for a product, either way round."""
    match place.node:
        case ast.BinOp(left, ast.Mult(), right):
            yield place.put(ast.BinOp(left, ast.Div(), right))
            yield place.put(ast.BinOp(right, ast.Div(), left))


def _divided_twice(place: Place) -> Iterator[Rewrite]:
    """Yield a mean that is divided by the count once more."""
    of = calls.reduced(place.node, ("mean", "fmean"))
    if isinstance(place.node, ast.expr) and of is not None:
        count = ast.Call(ast.Name("len", ast.Load()), [of], [])
        yield place.put(ast.BinOp(place.node, ast.Div(), count))


def _division(place: Place) -> Iterator[Rewrite]:
    """Yield a division that rounds up, or one that does not round."""
    match place.node:
        case ast.BinOp(left, ast.FloorDiv(), right):
            yield place.put(ast.BinOp(left, ast.Div(), right))
            down = ast.BinOp(ast.UnaryOp(ast.USub(), left), ast.FloorDiv(), right)
            yield place.put(ast.UnaryOp(ast.USub(), down))


def _matrices(place: Place) -> Iterator[Rewrite]:
    """Yield a product of matrices in other orders, and one number by number."""
    match place.node:
        case ast.BinOp(left, ast.MatMult(), right):
            yield from _other_products(place, left, right)
        case ast.Call(args=[*_, last]) as call if calls.name_of(call) in ("matmul", "mm", "dot"):
            one = calls.subject(call)
            if one is not None and one is not last:
                yield from _other_products(place, one, last)
        case ast.BinOp(ast.Constant(), ast.Mult(), _) | ast.BinOp(_, ast.Mult(), ast.Constant()):
            return
        case ast.BinOp(left, ast.Mult(), right):
            yield place.put(ast.BinOp(left, ast.MatMult(), right))
            if not _is_widened(right):  # a row as a column: no matrix, and no mistake of one
                yield place.put(ast.BinOp(left, ast.Mult(), _turned(right)))


def _other_products(place: Place, left: ast.expr, right: ast.expr) -> Iterator[Rewrite]:
    pairs = [(right, left), (left, _turned(right)), (_turned(left), right)]
    for first, second in [*pairs, (_turned(right), _turned(left)), (right, _turned(left))]:
        yield place.put(ast.BinOp(first, ast.MatMult(), second))
    yield place.put(ast.BinOp(left, ast.Mult(), right))


def _is_widened(node: ast.expr) -> bool:
    """Say whether an axis is added, as in `x[None, :]`."""
    parts = ast.walk(node) if isinstance(node, ast.Subscript) else ()
    return any(isinstance(each, ast.Constant) and each.value is None for each in parts)


def _turned(node: ast.expr) -> ast.expr:
    return ast.Attribute(node, "T", ast.Load())


RULES = {
    "matrices": _matrices,
    "sign": _other_sign,
    "without_scaling": _undivided(calls.is_root),
    "without_correction": _undivided(_is_correction),
    "without_quotient": _undivided(_is_other),
    "without_factor": _left_out(ast.Mult, ast.MatMult),
    "without_term": _left_out(ast.Add, ast.Sub),
    "without_power": _left_out(ast.Pow),
    "other_way": _other_way,
    "quotient": _quotient,
    "divided_twice": _divided_twice,
    "division": _division,
}
