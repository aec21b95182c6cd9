"""Slips in formulas: signs, operands that are left out or stand in the wrong order."""

import ast
import re
from collections.abc import Callable, Iterator

from grader.exercise.changes import calls
from grader.exercise.changes.rewrite import Place, Rewrite, Rule

Operators = type[ast.operator] | tuple[type[ast.operator], ...]


def _left_out(operators: Operators) -> Rule:
    """Return what leaves the right operand out, or the left one where it may as well go."""

    def found(place: Place) -> Iterator[Rewrite]:
        node = place.node
        if isinstance(node, ast.BinOp) and isinstance(node.op, operators):
            yield Rewrite([(place, node.left)])
            if isinstance(node.op, ast.Add | ast.Mult | ast.MatMult):
                yield Rewrite([(place, node.right)])
            elif isinstance(node.op, ast.Sub):
                yield Rewrite([(place, ast.UnaryOp(ast.USub(), node.right))])

    return found


def _undivided(told: Callable[[ast.expr], bool]) -> Rule:
    """Return what leaves a division by something out."""

    def found(place: Place) -> Iterator[Rewrite]:
        match place.node:
            case ast.BinOp(left, ast.Div() | ast.FloorDiv(), right) if told(right):
                yield Rewrite([(place, left)])

    return found


def _is_correction(node: ast.expr) -> bool:
    """Tell `1 - beta ** step`."""
    is_rest = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)
    return is_rest and bool(re.fullmatch(r"1(?:\.0)? - .+ \*\* .+", ast.unparse(node)))


def _is_other(node: ast.expr) -> bool:
    return not calls.is_root(node) and not _is_correction(node)


def _other_sign(place: Place) -> Iterator[Rewrite]:
    """Yield minus for plus and plus for minus, also in `w -= step`."""
    node = place.node
    if isinstance(node, ast.BinOp | ast.AugAssign):
        other: ast.operator | None = None
        if isinstance(node.op, ast.Add):
            other = ast.Sub()
        elif isinstance(node.op, ast.Sub):
            other = ast.Add()
        if other is not None:
            yield Rewrite([(place, _with_operator(node, other))])
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        is_code = isinstance(node.operand, ast.Constant)  # as often as a number: dim=-1
        yield from [] if is_code else [Rewrite([(place, node.operand)])]


def _with_operator(node: ast.BinOp | ast.AugAssign, operator: ast.operator) -> ast.AST:
    if isinstance(node, ast.AugAssign):
        return ast.AugAssign(node.target, operator, node.value)
    return ast.BinOp(node.left, operator, node.right)


def _other_way(place: Place) -> Iterator[Rewrite]:
    """Yield operands in the other order, and a product for a quotient."""
    node = place.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Div | ast.Pow):
        yield Rewrite([(place, ast.BinOp(node.right, node.op, node.left))])
    if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
        yield Rewrite([(place, _with_operator(node, ast.Mult()))])


def _quotient(place: Place) -> Iterator[Rewrite]:
    """Yield a quotient for a product, either way round."""
    node = place.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        yield Rewrite([(place, ast.BinOp(node.left, ast.Div(), node.right))])
        yield Rewrite([(place, ast.BinOp(node.right, ast.Div(), node.left))])


def _divided_twice(place: Place) -> Iterator[Rewrite]:
    """Yield a mean that is divided by the count once more."""
    node = place.node
    if isinstance(node, ast.Call) and calls.name_of(node) in ("mean", "fmean"):
        of = calls.subject(node)
        if of is not None and not isinstance(of, ast.GeneratorExp):
            count = ast.Call(ast.Name("len", ast.Load()), [of], [])
            yield Rewrite([(place, ast.BinOp(node, ast.Div(), count))])


def _division(place: Place) -> Iterator[Rewrite]:
    """Yield a division that rounds, or one that does not."""
    node = place.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv):
        yield Rewrite([(place, ast.BinOp(node.left, ast.Div(), node.right))])
        up = ast.UnaryOp(ast.USub(), node.left)
        whole = ast.BinOp(up, ast.FloorDiv(), node.right)
        yield Rewrite([(place, ast.UnaryOp(ast.USub(), whole))])


def _matrices(place: Place) -> Iterator[Rewrite]:
    """Yield a product of matrices in other orders, and one number by number."""
    node = place.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        left, right = node.left, node.right
        pairs = [(right, left), (left, _turned(right)), (_turned(left), right)]
        for first, second in [*pairs, (_turned(right), _turned(left)), (right, _turned(left))]:
            yield Rewrite([(place, ast.BinOp(first, ast.MatMult(), second))])
        yield Rewrite([(place, ast.BinOp(left, ast.Mult(), right))])
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        if not isinstance(node.left, ast.Constant) and not isinstance(node.right, ast.Constant):
            yield Rewrite([(place, ast.BinOp(node.left, ast.MatMult(), node.right))])
            if not _is_widened(node.right):  # a row as a column: no matrix, and no mistake of one
                yield Rewrite([(place, ast.BinOp(node.left, ast.Mult(), _turned(node.right)))])
    elif isinstance(node, ast.Call) and calls.name_of(node) in ("matmul", "mm", "dot"):
        one = calls.subject(node)
        if one is not None and node.args and one is not node.args[-1]:
            product = ast.BinOp(one, ast.MatMult(), node.args[-1])
            for rewrite in _matrices(place._replace(node=product)):
                yield Rewrite([(place, new) for _, new in rewrite.puts])


def _is_widened(node: ast.expr) -> bool:
    """Say whether an axis is added, as in `x[None, :]`."""
    if not isinstance(node, ast.Subscript):
        return False
    return any(isinstance(each, ast.Constant) and each.value is None for each in ast.walk(node))


def _turned(node: ast.expr) -> ast.expr:
    return ast.Attribute(node, "T", ast.Load())


RULES = {
    "matrices": _matrices,
    "sign": _other_sign,
    "without_scaling": _undivided(calls.is_root),
    "without_correction": _undivided(_is_correction),
    "without_quotient": _undivided(_is_other),
    "without_factor": _left_out((ast.Mult, ast.MatMult)),
    "without_term": _left_out((ast.Add, ast.Sub)),
    "without_power": _left_out(ast.Pow),
    "other_way": _other_way,
    "quotient": _quotient,
    "divided_twice": _divided_twice,
    "division": _division,
}
