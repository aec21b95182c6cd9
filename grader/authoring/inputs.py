"""The code of a solution that makes the inputs of a call, as an exercise's `setup`.

It is a slice: the statements at the top of the solution on which the inputs depend, with the
exercise's seed in the place of what was read or written there. None of it may be what is asked.
"""

import ast
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, cast

from grader.authoring.source import Source, names, nodes
from grader.exercise.changes.calls import SEEDING, name_of

LINES_MOST = 12
"""Of the set-up for a call; what takes more is an experiment, and no input."""
GENERATORS = {
    "torch.manual_seed(seed)": (
        *("torch.rand", "torch.normal", ".normal_(", ".uniform_(", "torch.bernoulli"),
    ),
    "numpy.random.seed(seed)": ("np.random.", "numpy.random."),
    "random.seed(seed)": ("random.",),
}
"""What a draw looks like in a source, by what gives the seed to its generator."""


class Step(NamedTuple):
    """A statement at the top of a solution: the names that it makes or changes, and needs."""

    node: ast.stmt
    makes: frozenset[str]
    needs: frozenset[str]

    @property
    def is_definition(self) -> bool:
        """Whether it defines what students are to write."""
        return isinstance(self.node, ast.FunctionDef | ast.ClassDef)

    @property
    def is_import(self) -> bool:
        """Whether it imports."""
        return isinstance(self.node, ast.Import | ast.ImportFrom)


def steps(source: Source) -> list[Step]:
    """Return the statements of a solution in order, those of `if __name__` and of cells too."""
    return [step(node) for tree in source.trees.values() for node in _flat(tree.body)]


def _flat(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        if isinstance(node, ast.If) and "__name__" in ast.unparse(node.test):
            yield from node.body
        else:
            yield node


def step(node: ast.stmt) -> Step:
    """Return what a statement makes and needs."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = {(each.asname or each.name).partition(".")[0] for each in node.names}
        return Step(node, frozenset(names), frozenset())
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return Step(node, frozenset({node.name}), frozenset())
    return Step(node, frozenset(_made(node)), needed(node))


def _made(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement binds, or whose value it changes: `x[0] = 1`, `x.add(1)`."""
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            yield each.id
        elif isinstance(each, ast.Subscript | ast.Attribute) and isinstance(each.ctx, ast.Store):
            yield from _root(each.value)
        elif isinstance(each, ast.Expr) and isinstance(each.value, ast.Call):
            called = each.value.func
            yield from _root(called.value) if isinstance(called, ast.Attribute) else ()


def _root(node: ast.expr) -> Iterator[str]:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id


def needed(node: ast.AST) -> frozenset[str]:
    """Return the names that code takes from elsewhere; not those of a comprehension's own."""
    own = (
        n
        for each in ast.walk(node)
        if isinstance(each, ast.comprehension)
        for n in names(each.target)
    )
    return frozenset(names(node, ast.Load).difference(own))


def bound(node: ast.AST) -> frozenset[str]:
    """Return the names that are there within a comprehension or a `lambda` of code only."""
    own = (each for each in ast.walk(node) if isinstance(each, ast.comprehension | ast.arg))
    parts = (part for each in own for part in ast.walk(getattr(each, "target", each)))
    return frozenset(str(getattr(part, "id", getattr(part, "arg", ""))) for part in parts)


def behind(found: Sequence[Step], at: int, names: Collection[str]) -> frozenset[int] | None:
    """Return the positions of the statements that make names before one; None if that is no input.

    It is none where it takes a definition of the solution, or too much code.
    """
    wanted, taken = set(names), set()
    for position in range(at - 1, -1, -1):
        step = found[position]
        if not step.makes & wanted:
            continue
        if step.is_definition:
            return None
        taken.add(position)
        wanted |= step.needs
    lines = [ast.unparse(found[each].node) for each in taken if not found[each].is_import]
    return frozenset(taken) if sum(text.count("\n") + 1 for text in lines) <= LINES_MOST else None


def code(found: Sequence[Step], positions: Collection[int], calls: Sequence[str]) -> str:
    """Return the set-up that statements make; what they or the calls draw depends on the seed."""
    taken = [found[at] for at in sorted(positions) if not _only_seeds(found[at].node)]
    imports = [ast.unparse(each.node) for each in taken if each.is_import]
    others = [ast.unparse(_seeded(each.node)) for each in taken if not each.is_import]
    others = [line for line in others if line not in ("seed = seed", "seed")]
    seeding = []
    for given in _drawing("\n".join([*others, *calls])):
        name = given.partition(".")[0]
        imported = f"import {name}"
        short = name == "numpy" and "import numpy as np" in imports
        imports += [] if short or imported in imports else [imported]
        seeding.append(given.replace("numpy", "np") if short else given)
    return "\n".join([*imports, *seeding, *others])


def _only_seeds(node: ast.stmt) -> bool:
    """Say whether it gives a seed to a generator; one that is made, `rng = ..`, is kept."""
    return isinstance(node, ast.Expr) and name_of(node.value) in SEEDING


def fixed_seed(source: Source) -> str:
    """Return what a solution gives a seed that is written out, `torch.manual_seed`, if anything."""
    called = (n for n in nodes(source) if isinstance(n, ast.Call) and name_of(n) in SEEDING)
    fixed = (each for each in called if any(isinstance(a, ast.Constant) for a in each.args))
    return next((ast.unparse(each.func) for each in fixed), "")


def _drawing(text: str) -> Iterator[str]:
    """Yield what seeds the generators that code draws from; one of its own is where it is made."""
    text = text.replace("np.random.default_rng", "")
    for given, draws in GENERATORS.items():
        if any(draw in text for draw in draws):
            yield given
        if given.startswith("numpy"):  # whose `np.random.rand` is none of `random.`
            text = text.replace("np.random.", "").replace("numpy.random.", "")


def _seeded(node: ast.stmt) -> ast.stmt:
    tree = _Seeded().visit(ast.parse(ast.unparse(node)))
    return cast(ast.stmt, tree.body[0])


class _Seeded(ast.NodeTransformer):
    """Puts the exercise's seed in the place of what is read, and of a seed that is written out."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        text = ast.unparse(node)
        if text.startswith("int(") and ("input(" in text or "stdin" in text):
            return ast.Name("seed", ast.Load())
        if text.startswith(("input(", "sys.stdin.read")):
            return ast.parse("str(seed)", mode="eval").body
        self.generic_visit(node)
        match node:
            case ast.Call(called, [ast.Constant()]) if name_of(node) in SEEDING:
                return ast.Call(called, [ast.Name("seed", ast.Load())], node.keywords)
        return node
