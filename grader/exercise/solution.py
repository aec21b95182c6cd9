"""A reference that is a solution: a script or a notebook as a good student would hand it in.

It runs as any submission does, and what the reader finds in its print is what is expected; a probe
wins over the print, for nothing rounded it.
"""

import ast
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader import reading
from grader.exercise import calls
from grader.reading.cells import code_cells
from grader.reading.parts import Part
from grader.sandbox.execution import Ending, Execution, Program
from grader.words.language import say
from grader.words.model import Answer, Check
from grader.words.values import Grid, Value

ENTRY = "solution.py"
SLACK = 1.01
"""Half a unit and the last bits of its computation."""
_ENDED = {
    Ending.CPU_TIME: "it takes too long",
    Ending.WALL_TIME: "it takes too long",
    Ending.MEMORY: "it takes too much memory",
    Ending.OUTPUT: "it prints too much",
}


def is_one(path: Path) -> bool:
    """Say whether a reference is a solution: a notebook, or a script without an `expected`.

    A function of that name, or one that is imported, makes it a module that computes.
    """
    if path.suffix == ".ipynb":
        return True
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError, RecursionError):
        return False  # whoever runs it is told where
    return not any(_gives_expected(statement) for statement in tree.body)


def _gives_expected(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.ImportFrom):
        return any((name.asname or name.name) == "expected" for name in statement.names)
    return isinstance(statement, ast.FunctionDef) and statement.name == "expected"


def program(name: str, source: bytes, given: Mapping[str, bytes]) -> Program:
    """Return a solution as a program beside the files that students are given.

    Raises:
        ValueError: it is a notebook without code, or none that can be read.
    """
    if not name.endswith(".ipynb"):
        return Program({**given, ENTRY: source}, ENTRY)
    cells = code_cells(name, source.decode("utf-8", "replace"))
    if not any(cell.strip() for cell in cells):
        raise ValueError("it is no notebook with code: save it again in Jupyter")
    return Program(given, ENTRY, cells=cells)


def fault(name: str, seen: Execution) -> str:
    """Return how a run of a solution failed and in which line, nothing if it did not."""
    raised = seen.report.exception if seen.report else None
    if raised is not None:
        cell = f"code cell {raised.cell}, " if raised.cell else ""
        place = f"{name}, {cell}line {raised.line}" if raised.line else name
        return f"{place}: {raised.type}: {raised.message}"
    if seen.report is None or seen.status != 0:
        return f"{name}: {_ENDED.get(seen.ending) or f'it ended by {seen.ending} {seen.status}'}"
    called = (*seen.report.calls.returned, *seen.report.calls.raised)
    if not seen.stdout.strip() and not any((*seen.report.probes.values(), *called)):
        return f"{name} prints nothing: print the answers, or define expected(seed)"
    return ""


def answers(seen: Execution, checks: Sequence[Check], names: Sequence[str]) -> dict[str, Answer]:
    """Return the answer to each check: the value of its probe, else what was printed."""
    return _exact(seen, _printed(seen, checks, names), checks, names)


def _printed(seen: Execution, checks: Sequence[Check], names: Sequence[str]) -> dict[str, Answer]:
    return read(seen, [check for check in checks if check.call is None], names)


def _exact(
    seen: Execution,
    printed: Mapping[str, Answer],
    checks: Sequence[Check],
    names: Sequence[str],
) -> dict[str, Answer]:
    """Return what was printed, with the values of probes in its place, and what calls gave."""
    found = dict(printed)
    for check in checks:
        probed = seen.report.probes.get(check.name) if seen.report else None
        if probed is not None and check.name in found:
            exact = reading.read_one(probed, check, names)
            found[check.name] = exact if exact.value is not None else found[check.name]
    return {**found, **calls.answers(seen, checks, names)}


def read(
    seen: Execution,
    checks: Sequence[Check],
    names: Sequence[str],
    parts: Sequence[Part] = (),
    own: Sequence[Part] = (),
) -> dict[str, Answer]:
    """Return what a run printed for each check."""
    return dict(reading.read(seen.stdout, checks, names, seen.journal, parts, own))


def changed_answers(
    seen: Execution, checks: Sequence[Check], names: Sequence[str]
) -> dict[str, Answer]:
    """Return the answers of a changed solution.

    What was changed may be the print: where the value of the probe is not what was printed, more
    precisely, the print counts, as it does for students.
    """
    printed = _printed(seen, checks, names)
    exact = _exact(seen, printed, checks, names)
    others = {
        name: answer
        for name, answer in printed.items()
        if answer.value is not None
        and not answer.misfit
        and not rounds_to(exact[name].value, answer.value)
    }
    return {**exact, **others}


def rounds_to(exact: Value | None, printed: Value) -> bool:
    """Say whether a value was printed so, rounded or not."""
    if not isinstance(exact, Grid) or not isinstance(printed, Grid):
        return exact == printed
    pairs = zip(exact.numbers.values(), printed.numbers.values(), strict=False)
    return len(exact.numbers) == len(printed.numbers) and all(
        a.value == b.value or abs(a.value - b.value) <= b.half_unit * SLACK for a, b in pairs
    )


def value(answer: Answer) -> Value:
    """Return what a solution answers; raise `ValueError` that says why it is no right value."""
    if answer.value is None or answer.fault is not None:
        problem = answer.fault or answer.problem
        raise ValueError(say(problem, "en") if problem else "it prints no value")
    return answer.value
