"""What the calls of a solution's functions gave in a run, each as a value that may be asked for."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from grader.authoring.found import Found
from grader.authoring.functions import Call, Calls
from grader.reading.nodes import Node
from grader.sandbox.execution import Execution
from grader.sandbox.inner.protocol import Calls as Made
from grader.words.values import Grid, Number, Value, from_plain, grid

BEHIND = 1 << 40
"""Where in the order of what is printed the calls stand: behind it."""


def found(seen: Execution, calls: Calls) -> list[tuple[Call, Found]]:
    """Return what the calls gave in a run, each as a value that may be asked for."""
    given: list[tuple[Call, Found]] = []
    returned = seen.report.calls.returned if seen.report else {}
    for position, call in enumerate(calls.every):
        value = _value(returned.get(call.text, ""))
        if value is not None:
            node = Node(value, BEHIND + position, BEHIND + position)
            kind = {0: "number", 1: "list"}.get(len(value.shape), "array")
            given.append((call, Found(node, kind, "", call.expression, call.line, call.cell)))
    return given


def faults(seen: Execution, calls: Calls, file: str) -> list[str]:
    """Return what is wrong with calls that gave no numbers: what they raised, and where."""
    if seen.report is None:
        return []
    made = seen.report.calls
    said = []
    for call in calls.every:
        raised = made.raised.get(call.text)
        if raised is not None:
            place = f" (line {raised.line} of {file})" if raised.line else ""
            said.append(f"`{call.text}` raises {raised.type}: {raised.message}{place}")
        elif _value(made.returned.get(call.text, "")) is None:
            said.append(f"`{call.text}` returns no number, list or tensor of numbers")
    return said


def under(seen: Execution, names: Mapping[str, str]) -> Execution:
    """Return a run with what its calls gave under other names: of each the expression."""
    if seen.report is None:
        return seen
    made = seen.report.calls
    returned = {name: made.returned[text] for name, text in names.items() if text in made.returned}
    raised = {name: made.raised[text] for name, text in names.items() if text in made.raised}
    return replace(seen, report=seen.report._replace(calls=Made(returned, raised)))


def _value(said: str) -> Grid | None:
    """Return numbers as a call returned them, a whole one with the place of its last digit."""
    try:
        value: Value = from_plain(json.loads(said))
        whole = not re.search(r"[.eEN]", said)
    except (ValueError, OverflowError, RecursionError):
        return None
    if isinstance(value, str):
        return None
    return grid(
        value.shape, [Number(n.value, 0 if whole else None) for n in value.numbers.values()]
    )
