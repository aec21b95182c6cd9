"""What an exercise made of a solution asks for: a check for each value, and why not of some.

A proposal is the tables of a description; nothing in it equals a default.
"""

import ast
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.authoring import naming, printed, tolerances
from grader.authoring.printed import Found
from grader.authoring.source import Source
from grader.authoring.trial import Trial
from grader.exercise import solution
from grader.words.language import say
from grader.words.model import Answer, Check
from grader.words.values import Grid, Value

PROBE_CHARACTERS = 60
"""Of an expression; a longer one nobody likes to read in a description."""
LOG = "a loop printed it before the results, like a log"
ASIDE = "it looks like a count, a time or an index"
Values = Mapping[int, Value]
"""By seed."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value that was printed and the check for it; `note` says why it is not `asked`."""

    found: Found
    table: dict[str, Any]
    asked: bool = True
    note: str = ""

    @property
    def name(self) -> str:
        """The name of its check."""
        return str(self.table["name"])

    @property
    def check(self) -> Check:
        """The check that its table makes."""
        return Check.model_validate(self.table)


def of(trial: Trial, source: Source) -> tuple[tuple[str, ...], list[Proposed]]:
    """Return the vocabulary of names, and what is proposed of each value, in order."""
    names = printed.names_of(trial.first, source)
    every = printed.values(trial.first, source, names)
    once = [found for found in every if not found.log]
    result = any(found.kind != "series" and not found.node.elided for found in once)
    proposed: list[Proposed] = []
    for found in [*once, *_first_of_logs(every)]:
        table = _table(found, [each.name for each in proposed])
        is_log = found.log or (found.kind == "series" and result)
        note = LOG if is_log else ASIDE if found.node.weak else ""
        proposed.append(_without_elision(Proposed(found, table, not note, note)))
    return names, sorted(proposed, key=lambda each: each.found.node.start)


def kept(
    proposed: Sequence[Proposed], names: Sequence[str], trial: Trial
) -> tuple[list[Proposed], dict[str, Values]]:
    """Return what is proposed after it was read back, with the values of what is asked by seed.

    What is not read back as it was printed, or is not the same twice, is not asked.
    """
    while True:
        checks = [each.check for each in proposed if each.asked]
        read = {seed: solution.answers(seen, checks, names) for seed, seen in trial.runs.items()}
        again = {seed: solution.answers(seen, checks, names) for seed, seen in trial.again.items()}
        judged = [_judged(each, read, again) if each.asked else each for each in proposed]
        if judged == list(proposed):
            values = {check.name: _by_seed(check.name, read) for check in checks}
            return judged, values
        proposed = judged


def _first_of_logs(every: Sequence[Found]) -> list[Found]:
    """Return one value of each log."""
    logs: dict[object, Found] = {}
    for found in every:
        if found.log:
            logs.setdefault((found.line, found.cell, found.label), found)
    return list(logs.values())


def _table(found: Found, taken: Sequence[str]) -> dict[str, Any]:
    """Return the table of the check for a value."""
    label, expression = found.label, found.expression
    name = naming.name(label, expression, taken)
    table: dict[str, Any] = {"name": name, "kind": found.kind}
    shape = found.node.shape or ()
    if found.kind == "list":
        table["length"] = len(found.node.numbers)
    elif found.kind == "array":
        table["shape"] = list(shape)
    table["title"] = naming.title(label, expression, name)
    if words := naming.labels(label, expression):
        table["labels"] = words
    if found.kind == "number" and all(number.place == 0 for number in found.node.numbers):
        table["whole"] = True
    if not all(math.isfinite(number.value) for number in found.node.numbers):
        table["finite"] = False
    return table


def _without_elision(each: Proposed) -> Proposed:
    if not each.found.node.elided:
        return each
    mend = "it is printed with `...`: print all of it, or what of it is asked"
    return replace(each, asked=False, note=mend)


def _judged(
    each: Proposed,
    read: Mapping[int, Mapping[str, Answer]],
    again: Mapping[int, Mapping[str, Answer]],
) -> Proposed:
    """Return a proposal that is still asked, mended, or not asked any more with the reason."""
    answers = {seed: answer[each.name] for seed, answer in read.items()}
    first = next(iter(answers.values()))
    if fault := next((answer.fault for answer in answers.values() if answer.fault), None):
        return replace(each, asked=False, note=say(fault, "en"))
    if not same(first.value, each.found.node.value):
        return replace(each, asked=False, note="the reader takes another value for it: label it")
    values = {seed: answer.value for seed, answer in answers.items()}
    if any(value is None for value in values.values()):
        seed = next(seed for seed, value in values.items() if value is None)
        return replace(each, asked=False, note=f"with the seed {seed} it is not printed so")
    differing = [seed for seed in again if not same(again[seed][each.name].value, values[seed])]
    if differing:
        note = f"it is not the same twice with the seed {differing[0]}: seed what it is drawn from"
        return replace(each, asked=False, note=note)
    grids = [value for value in values.values() if isinstance(value, Grid)]
    numbers = [number for grid in grids for number in grid.numbers.values()]
    table = dict(each.table)
    if any(number.place != 0 for number in numbers):
        table.pop("whole", None)
    if not all(math.isfinite(number.value) for number in numbers):
        table["finite"] = False
    return replace(each, table=table)


def same(one: Value | None, other: Value | None) -> bool:
    """Say whether two values are one: of a grid only its numbers count."""
    if not isinstance(one, Grid) or not isinstance(other, Grid):
        return one == other
    numbers = [[repr(number.value) for number in each.numbers.values()] for each in (one, other)]
    return numbers[0] == numbers[1]


def _by_seed(name: str, read: Mapping[int, Mapping[str, Answer]]) -> Values:
    found = {seed: answers[name].value for seed, answers in read.items()}
    return {seed: value for seed, value in found.items() if value is not None}


def with_tolerances(
    proposed: Sequence[Proposed], values: Mapping[str, Values], elsewhere: Mapping[str, Answer]
) -> list[Proposed]:
    """Return proposals with the tolerances that their values and another machine ask for."""
    found = []
    for each in proposed:
        if each.name in values and each.found.kind != "name":
            seen = list(values[each.name].values())
            own = tolerances.of(each.check, seen, elsewhere.get(each.name))
            each = replace(each, table=each.table | own)
        found.append(each)
    return found


def probes(proposed: Sequence[Proposed]) -> dict[str, str]:
    """Return expressions that may give what is printed rounded, by the name of the check."""
    return {
        each.name: ast.unparse(each.found.expression)
        for each in proposed
        if each.asked
        and each.found.expression is not None
        and is_rounded(each.found)
        and len(ast.unparse(each.found.expression)) <= PROBE_CHARACTERS
    }


def is_rounded(found: Found) -> bool:
    """Say whether a value was printed with fewer digits than the default tolerance looks at."""
    value = found.node.value
    if not isinstance(value, Grid):
        return False
    return any(
        number.place not in (None, 0) and number.half_unit > tolerances.REL / 2 * abs(number.value)
        for number in value.numbers.values()
    )
