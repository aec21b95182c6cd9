"""Checks of functions: a call that is evaluated after a program, and what it gave.

Its arguments are made inside the sandbox, from the seed; what is right is not known there.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from grader.exercise import measures
from grader.sandbox.execution import Execution, Program, Raised
from grader.words.check import called
from grader.words.language import Message
from grader.words.model import Answer, Check
from grader.words.values import Grid, Value, from_plain
from grader.words.visible import visible

OF_NOTHING = re.compile("'NoneType' object (is not subscriptable|has no attribute)")
"""What Python says of `f(x)[0]` or `f(x).grad` where f has no `return`."""
UNREADABLE = (ValueError, OverflowError, RecursionError)
NOTHING = Message("{name} returns nothing: end it with `return`, to print is not enough")
DEPTH_MOST = 8
"""Of lists in lists, more than any array of a course has dimensions."""


def added(program: Program, setup: str, checks: Sequence[Check], seed: int) -> Program:
    """Return a program with the calls, and the probes, that checks ask for."""
    asked = {check.name: check.call for check in checks if check.call is not None}
    if own := measures.of(checks):
        asked |= {name: measure.call for name, measure in own.items()}
        setup = measures.setup_of(setup, asked.values())
    return replace(
        program,
        setup=f"seed = {seed}\n{setup}",
        calls=asked,
        probes={check.name: check.probe for check in checks if check.probe is not None},
    )


def measured(
    seen: Execution, setup: str, checks: Sequence[Check], seed: int, run: measures.Run
) -> Execution:
    """Return a run with what is measured of the values that its calls returned."""
    return measures.measured(seen, f"seed = {seed}\n{setup}", measures.of(checks), run)


def answers(seen: Execution, checks: Sequence[Check], names: Sequence[str]) -> Mapping[str, Answer]:
    """Return the answers to the checks that have a call; a name is one of `names` or none."""
    return {check.name: _answer(seen, check, names) for check in checks if check.call is not None}


def _answer(seen: Execution, check: Check, names: Sequence[str]) -> Answer:
    name = called(check.call or "")
    if seen.report is None:
        return Answer(None, problem=Message("the program did not come to its end"))
    raised = seen.report.calls.raised.get(check.name)
    if raised is not None:
        return Answer(None, problem=_raised(name, raised))
    try:
        said = json.loads(seen.report.calls.returned.get(check.name, ""))
        if said is None:
            return Answer(None, problem=replace(NOTHING, values={"name": name}))
        return Answer(_fitting(check, said, names))
    except UNREADABLE:
        values = {"name": name}
        if check.kind == "name":
            return Answer(
                None, problem=Message("{name} returns none of the possible names", values)
            )
        return Answer(None, problem=Message("{name} returns no numbers", values))


def _fitting(check: Check, said: Any, names: Sequence[str]) -> Value:
    """Return what was returned as a value of a check; raise `ValueError` where it is none.

    One number is taken alone where one is asked for: `tensor([0.5])` is 0.5.
    """
    depth, inner = 0, said
    while isinstance(inner, list) and inner:
        depth, inner = depth + 1, inner[0]
    if depth > DEPTH_MOST:  # each number is handed up through all of them
        raise ValueError("its lists are too deep")
    value = from_plain(said)
    if isinstance(value, str) != (check.kind == "name"):
        raise ValueError("it is of another kind")
    if isinstance(value, str):
        if value.casefold() not in (name.casefold() for name in check.names or names):
            raise ValueError("it is no name of the exercise")
        return value
    if check.shape == () and len(value.numbers) == 1:
        return Grid((), value.numbers)
    return value


def _raised(name: str, raised: Raised) -> Message:
    values = {"name": name, "line": raised.line, "cell": raised.cell}
    values |= {"type": visible(raised.type), "message": visible(raised.message)}
    if raised.line is None:
        if OF_NOTHING.match(raised.message):
            return replace(NOTHING, values={"name": name})
        if raised.type == "NameError" and f"'{name}'" in raised.message:
            return Message("there is no function {name}: define it as the statement says", values)
        return Message("{name} cannot be called so: {type}: {message}", values)
    if raised.cell is None:
        return Message("{name} raised {type}: {message} (line {line})", values)
    return Message("{name} raised {type}: {message} (code cell {cell}, line {line})", values)
