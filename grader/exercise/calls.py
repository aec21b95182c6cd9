"""Checks of functions: a call that is evaluated after a program, and what it gave.

Its arguments are made inside the sandbox, from the seed; what is right is not known there.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from operator import attrgetter
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
DEFINED = re.compile(r"^([ \t]*)(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(", re.MULTILINE)
SOURCE_CHARACTERS, DEFINED_MOST = 200_000, 200
"""Of a source, and of the functions in it, are looked through for the one that is meant."""
LIKE_LEAST = 0.7
"""What `conv_output_shape` has of `conv_out_shape`, and more than a name of other words has."""
NOTHING = Message("{name} returns nothing: end it with `return`, to print is not enough")
DEPTH_MOST = 8
"""Of lists in lists, more than any array of a course has dimensions."""


def added(
    program: Program, setup: str, checks: Sequence[Check], seed: int, *, of_solution: bool = False
) -> Program:
    """Return a program with the calls, and the probes, that checks ask for."""
    asked = {check.name: check.call for check in checks if check.call is not None}
    if own := measures.of(checks):
        asked |= {name: measure.call for name, measure in own.items()}
        setup = measures.setup_of(setup, asked.values())
    probe = attrgetter("in_solution" if of_solution else "probe")
    return replace(
        program,
        setup=f"seed = {seed}\n{setup}",
        calls=asked,
        probes={check.name: text for check in checks if (text := probe(check)) is not None},
    )


def measured(
    seen: Execution, setup: str, checks: Sequence[Check], seed: int, run: measures.Run
) -> Execution:
    """Return a run with what is measured of the values that its calls returned."""
    return measures.measured(seen, f"seed = {seed}\n{setup}", measures.of(checks), run)


def answers(
    seen: Execution, checks: Sequence[Check], names: Sequence[str], source: str = ""
) -> Mapping[str, Answer]:
    """Return the answers to the checks that have a call; a name is one of `names` or none.

    The program's `source` says which function may be meant where there is none of its name.
    """
    asked = (check for check in checks if check.call is not None)
    return {check.name: _answer(seen, check, names, source) for check in asked}


def _answer(seen: Execution, check: Check, names: Sequence[str], source: str) -> Answer:
    name = called(check.call or "")
    if seen.report is None:
        return Answer(None, problem=Message("the program did not come to its end"))
    raised = seen.report.calls.raised.get(check.name)
    if raised is not None:
        return Answer(None, problem=_raised(name, raised, source))
    said = None
    try:
        said = json.loads(seen.report.calls.returned.get(check.name, ""))
        return Answer(_fitting(check, said, names))
    except UNREADABLE:
        return Answer(None, problem=replace(_unfit(check, said), values={"name": name}))


def _unfit(check: Check, said: Any) -> Message:
    """Return what is said of a function that returned no value of a check."""
    leaves = list(_leaves(said))
    if leaves and all(leaf is None for leaf in leaves):
        return NOTHING
    if None in leaves:
        return Message("{name} returns nothing for some inputs: end each way through with `return`")
    if check.kind == "name":
        return Message("{name} returns none of the possible names")
    if any(isinstance(leaf, str) for leaf in leaves):
        return Message("{name} returns a text: return numbers")
    return Message("{name} returns no numbers")


def _leaves(said: Any, depth: int = 0) -> Iterator[Any]:
    """Yield what is in lists in lists, if these are not too deep."""
    if not isinstance(said, list):
        yield said
    elif depth < DEPTH_MOST:
        for each in said:
            yield from _leaves(each, depth + 1)


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


def _raised(name: str, raised: Raised, source: str) -> Message:
    error = f"{raised.type}: {raised.message}" if raised.message else raised.type
    values = {"name": name, "line": raised.line, "cell": raised.cell, "error": visible(error)}
    if raised.line is None:
        if OF_NOTHING.match(raised.message):
            return replace(NOTHING, values={"name": name})
        if raised.type == "NameError" and f"'{name}'" in raised.message:
            return _undefined(name, source)
        return Message("{name} cannot be called so: {error}", values)
    if raised.cell is None:
        return Message("{name} raised {error} (line {line})", values)
    return Message("{name} raised {error} (code cell {cell}, line {line})", values)


def _undefined(name: str, source: str) -> Message:
    """Return that there is no function of a name, and which one of the source may be meant."""
    found = DEFINED.findall(source[:SOURCE_CHARACTERS])[:DEFINED_MOST]
    if any(each == name and indent for indent, each in found):
        values = {"name": name}
        return Message("{name} is within a class or a function: define it outside of it", values)
    plain = {each.casefold().replace("_", ""): each for indent, each in found if not indent}
    wanted = name.casefold().replace("_", "")
    if near := get_close_matches(wanted, list(plain), 1, LIKE_LEAST):
        other = {"name": name, "other": visible(plain[near[0]])}
        return Message("there is no function {name}: is it {other}? Call it {name}", other)
    return Message("there is no function {name}: define it as the statement says", {"name": name})
