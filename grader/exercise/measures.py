"""An error over what a student's function returns, computed where the function cannot look.

The function alone is called in the student's process, by what its inputs need of the set-up; what
it is held against is made in another one, where nothing of the student's runs.
"""

import ast
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from grader.exercise.changes.calls import names
from grader.sandbox.execution import Execution, Program
from grader.sandbox.inner.protocol import Calls
from grader.words.check import called
from grader.words.model import Check

RETURNED, NO_NUMBERS, NOTHING = "returned", "{}", "null"
ENTRY = "measure.py"
Run = Callable[[Program], Execution]


class Measure(NamedTuple):
    """The call of a function, and what is computed of `returned`, which it gave."""

    call: str
    rest: str


def of(checks: Sequence[Check]) -> dict[str, Measure]:
    """Return how each error is measured that has only to be low enough, by check."""
    found = {check.name: _split(check.call) for check in checks if check.at_most is not None}
    return {name: measure for name, measure in found.items() if measure is not None}


def _split(call: str | None) -> Measure | None:
    """Return the call in an expression and the rest of it, None where there is no other part."""
    tree = ast.parse((call or "0").strip(), mode="eval")
    name = called(call or "")
    inner = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]
    if len(inner) != 1 or inner[0] is tree.body:
        return None
    text = ast.unparse(inner[0])
    rest = _Returned(inner[0]).visit(tree)
    return Measure(text, ast.unparse(rest))


class _Returned(ast.NodeTransformer):
    """Puts what was returned in the place of the call."""

    def __init__(self, call: ast.Call) -> None:
        self._call = call

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if node is self._call:
            return ast.Name(RETURNED, ast.Load())
        return self.generic_visit(node)


def setup_of(setup: str, calls: Collection[str]) -> str:
    """Return the beginning of a set-up that makes what calls need, so that they draw the same."""
    body = ast.parse(setup).body
    trees = (ast.parse(call.strip(), mode="eval") for call in calls)
    needed = {name for tree in trees for name in names(tree)}
    last = max((at for at, node in enumerate(body) if needed & set(_made(node))), default=-1)
    return "\n".join(ast.unparse(node) for node in body[: last + 1])


def _made(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement binds, or whose value it may change."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from ((each.asname or each.name).partition(".")[0] for each in node.names)
    elif isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif not isinstance(node, ast.Assign):  # what is called upon, or stands in a loop, may change
        yield from names(node)
    else:
        yield from (name for target in node.targets for name in names(target))


def measured(seen: Execution, setup: str, measures: Mapping[str, Measure], run: Run) -> Execution:
    """Return a run with the errors in the place of what the function returned."""
    if seen.report is None or not measures.keys() & seen.report.calls.returned.keys():
        return seen
    made = seen.report.calls
    found = dict(made.returned)
    for name in measures.keys() & made.returned.keys():
        if made.returned[name] == NOTHING:  # a function without `return`
            continue
        program = _program(setup, made.returned[name], measures[name].rest)
        report = run(program).report
        found[name] = report.calls.returned.get(RETURNED, NO_NUMBERS) if report else NO_NUMBERS
    return replace(seen, report=seen.report._replace(calls=Calls(found, made.raised)))


def _program(setup: str, returned: str, rest: str) -> Program:
    """Return what computes the rest, of an array of the kind that the set-up makes."""
    of = "torch.tensor" if "torch" in setup else "numpy.array"
    module = of.partition(".")[0]
    given = f"import json, {module}\n{RETURNED} = {of}(json.loads({returned!r}))"
    return Program({ENTRY: b""}, ENTRY, setup=f"{setup}\n{given}", calls={RETURNED: rest})
