"""What may be asked of a solution by a call: its own functions, on inputs that it makes itself.

Which function is the student's to write is told by the source alone; what it returns is seen when
the call is made, after the solution has run.
"""

import ast
import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.authoring import holes, inputs
from grader.authoring import source as sources
from grader.authoring.inputs import Step
from grader.authoring.source import Source
from grader.exercise.changes.calls import name_of

CALLS_MOST, OF_ONE_MOST = 8, 3
"""Of a solution, and of one function: what tests it more often tests the same."""
CALL_CHARACTERS = 120
METRIC = re.compile(r"loss|err(?:or)?\b|error|\bm[sa]e\b|rmse|ошибк|потер|损失|误差", re.IGNORECASE)
"""Words of what has only to be low enough."""
_COMPARING = frozenset(("allclose", "array_equal", "equal", "isclose", "assert_close", "all"))

_HEAD = re.compile(r"^def (\w+)\(", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a solution's own function, or of a network that it trained.

    `steps` are the positions of the statements that make its inputs. `line` and `cell` are those of
    the print that shows just this, None where none does. `function` is the name that is called,
    `trained` says that it is a network, of which a solution prints how good it is.
    """

    text: str
    expression: ast.expr
    function: str
    steps: frozenset[int]
    line: int | None = None
    cell: int | None = None
    shown: str = ""
    trained: bool = False

    @property
    def is_printed(self) -> bool:
        """Whether a print shows just what it returns."""
        return self.line is not None


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls that may be asked, and the statements of the solution."""

    every: Sequence[Call] = ()
    steps: Sequence[Step] = ()

    @property
    def texts(self) -> dict[str, str]:
        """The expressions, each under itself."""
        return {call.text: call.text for call in self.every}

    def setup(self, of: Sequence[Call]) -> str:
        """Return the set-up that some calls need."""
        positions = frozenset[int]().union(*(call.steps for call in of))
        return inputs.code(self.steps, positions, [call.text for call in of])


def of(source: Source, more: str = "") -> Calls:
    """Return the calls that may be asked; `more` is code behind the solution that makes some."""
    steps = inputs.steps(source)
    if more:
        steps += [inputs.step(node) for node in ast.parse(more).body]
    found: dict[str, Call] = {}
    for at, step in enumerate(steps):
        for call in _calls(source, steps, at, step.node):
            of_one = sum(each.function == call.function for each in found.values())
            if call.text in found:
                found[call.text] = call if call.is_printed else found[call.text]
            elif of_one < OF_ONE_MOST and len(found) < CALLS_MOST:
                found[call.text] = call
    return Calls(list(found.values()), steps)


def definitions(source: Source) -> dict[str, ast.FunctionDef]:
    """Return the functions that a solution defines and that return something, by name."""
    nodes = (step.node for step in inputs.steps(source))
    functions = (node for node in nodes if isinstance(node, ast.FunctionDef))
    return {node.name: node for node in functions if _returns(node)}


def with_a_hole(source: Source) -> frozenset[str]:
    """Return the functions in which a solution marks a hole, which may be all there is of one."""
    found = (hole for hole in holes.within(source.text) if hole["indent"])
    above = (source.text[: hole.start()] for hole in found)
    heads = [_HEAD.findall(text) for text in above]
    return frozenset(found[-1] for found in heads if found) & definitions(source).keys()


def head(node: ast.FunctionDef) -> str:
    """Return how a function is called, without what its arguments are."""
    arguments = copy.deepcopy(node.args)
    for each in ast.walk(arguments):
        if isinstance(each, ast.arg):
            each.annotation = None
    return f"{node.name}({ast.unparse(arguments)})"


def _returns(node: ast.FunctionDef) -> bool:
    return any(isinstance(each, ast.Return) and each.value for each in ast.walk(node))


def _calls(source: Source, steps: Sequence[Step], at: int, node: ast.stmt) -> Iterator[Call]:
    """Yield the calls in a statement whose inputs are made before it."""
    own = _own(steps[:at])
    nets = _trained(steps) if is_metric(ast.unparse(node)) else frozenset[str]()
    cell = _cell_of(source, node)
    for expression, shown in _shown(source, steps, at, node, cell):
        printed = shown is not None
        names = _functions(expression) & (own | nets)
        for part in [expression] if printed else _inner(expression, names):
            taken = inputs.behind(steps, at, inputs.needed(part) - names)
            if inputs.needed(part) & inputs.bound(node):  # `f(m)` of each `m`: none is there then
                continue
            text = ast.unparse(part)
            if names and taken is not None and len(text) <= CALL_CHARACTERS:
                line = node.lineno if printed else None
                trained = bool(names & nets)
                yield Call(text, part, min(names), taken, line, cell, shown or "", trained)


def _own(steps: Sequence[Step]) -> frozenset[str]:
    """Return the functions that a solution defines."""
    return frozenset(step.node.name for step in steps if isinstance(step.node, ast.FunctionDef))


def _trained(steps: Sequence[Step]) -> frozenset[str]:
    """Return the names of what has its parameters given to an optimiser."""
    text = "\n".join(ast.unparse(step.node) for step in steps)
    return frozenset(re.findall(r"\b(\w+)\.parameters\(\)", text) if ".step()" in text else ())


def is_metric(text: str) -> bool:
    """Say whether words or an expression speak of a loss or an error."""
    return METRIC.search(text) is not None


def _cell_of(source: Source, node: ast.stmt) -> int | None:
    return next((cell for cell, tree in source.trees.items() if node in ast.walk(tree)), None)


def _functions(expression: ast.expr) -> frozenset[str]:
    called = (each.func for each in ast.walk(expression) if isinstance(each, ast.Call))
    return frozenset(each.id for each in called if isinstance(each, ast.Name))


def _shown(
    source: Source, steps: Sequence[Step], at: int, node: ast.stmt, cell: int | None
) -> Iterator[tuple[ast.expr, str | None]]:
    """Yield the expressions of a statement, each with what is printed if that is its value."""
    printed = sources.printed(source, node.lineno, cell) if isinstance(node, ast.Expr) else ()
    for each in printed:
        value = sources.bare(_assigned(steps[:at], each))
        yield value, None if _compares(value) else ast.unparse(each)
    if printed:
        return
    if isinstance(node, ast.Expr | ast.Assign | ast.AnnAssign) and node.value is not None:
        yield node.value, None
    elif isinstance(node, ast.Assert):
        yield node.test, None


def _assigned(steps: Sequence[Step], expression: ast.expr) -> ast.expr:
    """Return what a name that is printed was given last."""
    if isinstance(expression, ast.Name):
        making = [step.node for step in steps if expression.id in step.makes]
        if making and isinstance(making[-1], ast.Assign):
            one = [each for each in making[-1].targets if isinstance(each, ast.Name)]
            return making[-1].value if len(one) == len(making[-1].targets) else expression
    return expression


def _compares(expression: ast.expr) -> bool:
    return any(
        isinstance(each, ast.Compare | ast.BoolOp) or name_of(each) in _COMPARING
        for each in ast.walk(expression)
    )


def _inner(expression: ast.expr, names: frozenset[str]) -> Iterator[ast.expr]:
    """Yield the outermost calls of functions in an expression."""
    called = expression.func if isinstance(expression, ast.Call) else None
    if isinstance(called, ast.Name) and called.id in names:
        yield expression
        return
    for child in ast.iter_child_nodes(expression):
        if isinstance(child, ast.expr):
            yield from _inner(child, names)
        elif isinstance(child, ast.keyword):
            yield from _inner(child.value, names)
