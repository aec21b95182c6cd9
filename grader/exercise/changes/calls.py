"""What is called in a source, and what it is applied to: `torch.abs(x)` and `x.abs()` are alike."""

import ast
import copy
from collections.abc import Collection, Iterator, Sequence

MODULES = {"F", "functional", "init", "linalg", "math", "nn", "np", "numpy", "random", "torch"}
"""Names that are no value: what is called on them is a function."""

SEEDING = ("manual_seed", "seed", "set_seed", "default_rng", "Generator")
"""What gives a seed to a generator, or makes one with it."""


def name_of(node: ast.AST) -> str:
    """Return the last part of what is called, as in `torch.nn.functional.relu`; else nothing."""
    return last_name(node.func) if isinstance(node, ast.Call) else ""


def last_name(node: ast.AST) -> str:
    """Return the name, or the last part of a dotted one."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def names(node: ast.AST, context: type[ast.expr_context] = ast.expr_context) -> set[str]:
    """Return the names in a part of a source, those alone that are bound there with `ast.Store`."""
    found = (each for each in ast.walk(node) if isinstance(each, ast.Name))
    return {each.id for each in found if isinstance(each.ctx, context)}


def is_method(call: ast.Call) -> bool:
    """Say whether it is a value that is called upon, and no module."""
    return isinstance(call.func, ast.Attribute) and last_name(call.func.value) not in MODULES


def is_root(node: ast.AST) -> bool:
    """Say whether it is a square root: `sqrt(x)` or `x ** 0.5`."""
    is_power = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)
    return name_of(node) == "sqrt" or (
        is_power and ast.unparse(node).endswith(("** 0.5", "** (1 / 2)"))
    )


def subject(node: ast.AST) -> ast.expr | None:
    """Return what a function or method is applied to; None of what is no call of one."""
    match node:
        case ast.Call(ast.Attribute(value)) if is_method(node):
            return value
        case ast.Call(args=[first, *_]) if not isinstance(first, ast.Starred):
            return first
    return None


def reduced(node: ast.AST, names: Collection[str]) -> ast.expr | None:
    """Return what a function of some names reduces to a number; None of what a loop yields."""
    inner = subject(node) if name_of(node) in names else None
    return None if isinstance(inner, ast.GeneratorExp) else inner


def renamed(call: ast.AST, name: str) -> ast.Call:
    """Return the call of something else in the same place."""
    assert isinstance(call, ast.Call)
    func: ast.expr = ast.Name(name, ast.Load())
    if isinstance(call.func, ast.Attribute):
        func = ast.Attribute(call.func.value, name, ast.Load())
    return ast.Call(func, call.args, call.keywords)


def applied(call: ast.Call, to: ast.expr) -> ast.Call:
    """Return the call applied to something else."""
    new = copy.copy(call)
    if isinstance(call.func, ast.Attribute) and is_method(call):
        new.func = ast.Attribute(to, call.func.attr, ast.Load())
    else:
        new.args = [to, *call.args[1:]]
    return new


def given(node: ast.Assign, value: ast.expr) -> ast.Assign:
    """Return an assignment of something else."""
    return ast.Assign(node.targets, value, lineno=0)


def with_keyword(call: ast.Call, name: str, value: int) -> ast.Call:
    """Return the call with an option in place of what it had."""
    kept = [each for each in call.keywords if each.arg != name]
    return ast.Call(call.func, call.args, [*kept, ast.keyword(name, ast.Constant(value))])


def others(name: str, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield what stands beside a name in the groups that it is in."""
    for group in groups:
        if name in group:
            yield from (other for other in group if other != name)
