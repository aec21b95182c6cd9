"""Checks of functions: a call that is evaluated after a program, and what it gave.

Its arguments are made inside the sandbox, from the seed; what is right is not known there.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.sandbox.execution import Execution, Program, Raised
from grader.words.check import called
from grader.words.language import Message
from grader.words.model import Answer, Check
from grader.words.values import Grid, Value, from_plain

UNREADABLE = (ValueError, OverflowError, RecursionError)


def added(program: Program, setup: str, checks: Sequence[Check], seed: int) -> Program:
    """Return a program with the calls, and the probes, that checks ask for."""
    return replace(
        program,
        setup=f"seed = {seed}\n{setup}",
        calls={check.name: check.call for check in checks if check.call is not None},
        probes={check.name: check.probe for check in checks if check.probe is not None},
    )


def answers(seen: Execution, checks: Sequence[Check]) -> Mapping[str, Answer]:
    """Return the answers to the checks that have a call."""
    return {check.name: _answer(seen, check) for check in checks if check.call is not None}


def _answer(seen: Execution, check: Check) -> Answer:
    name = called(check.call or "")
    if seen.report is None:
        return Answer(None, problem=Message("the program did not come to its end"))
    raised = seen.report.calls.raised.get(check.name)
    if raised is not None:
        return Answer(None, problem=_raised(name, raised))
    said = seen.report.calls.returned.get(check.name, "")
    try:
        return Answer(_fitting(check, from_plain(json.loads(said))))
    except UNREADABLE:
        what = Message("{name} returns neither numbers nor a name", {"name": name})
        return Answer(None, problem=what)


def _fitting(check: Check, value: Value) -> Value:
    """Return one number alone where one is asked for: `tensor([0.5])` is 0.5."""
    if check.shape == () and isinstance(value, Grid) and len(value.numbers) == 1:
        return Grid((), value.numbers)
    return value


def _raised(name: str, raised: Raised) -> Message:
    values = {"name": name, "line": raised.line, "cell": raised.cell, "type": raised.type}
    values["message"] = raised.message
    if raised.line is None:
        if raised.type == "NameError":
            return Message("there is no function {name}: define it as the statement says", values)
        return Message("{name} cannot be called so: {type}: {message}", values)
    if raised.cell is None:
        return Message("{name} raised {type}: {message} (line {line})", values)
    return Message("{name} raised {type}: {message} (code cell {cell}, line {line})", values)
