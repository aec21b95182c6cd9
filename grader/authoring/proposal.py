"""What an exercise made of a solution asks for: a check for each value, and why not of some.

A proposal is the tables of a description; nothing in it equals a default.
"""

import ast
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.authoring import (
    functions,
    indices,
    labelled,
    naming,
    printed,
    reasons,
    repeated,
    returned,
    tolerances,
)
from grader.authoring import source as sources
from grader.authoring.found import Found
from grader.authoring.functions import Call, Calls
from grader.authoring.heads import told_apart
from grader.authoring.source import Source
from grader.authoring.stated import vocabularies
from grader.authoring.trial import Trial
from grader.words.model import Answer, Check
from grader.words.values import Value, numbers_of

PROBE_CHARACTERS = 60
"""Of an expression; a longer one nobody likes to read in a description."""
Values = Mapping[int, Value]
"""By seed."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value that was printed, or that a call gave, and the check for it.

    `note` says why it is not `asked`. `full` says that it looks rounded and is not, as 0.625.
    """

    found: Found
    table: dict[str, Any]
    asked: bool = True
    note: str = ""
    call: Call | None = None
    full: bool = False

    @property
    def name(self) -> str:
        """The name of its check."""
        return str(self.table["name"])

    @property
    def what(self) -> str:
        """What becomes of it, in words."""
        if not self.asked:
            return f"not asked: {self.note}"
        index = indices.shown(self.found.indices)
        return f"asked, for {index}" if index else "asked"

    @property
    def check(self) -> Check:
        """The check that its table makes."""
        return Check.model_validate(self.table)


def of(trial: Trial, source: Source, calls: Calls) -> tuple[tuple[str, ...], list[Proposed]]:
    """Return the vocabulary of names, and what is proposed of each value, in order."""
    lists = vocabularies(trial.first, source)
    names = tuple(dict.fromkeys(name for each in lists for name in each))
    runs = labelled.steady(
        {seed: printed.values(seen, source, names) for seed, seen in trial.runs.items()}
    )
    every = told_apart(indices.known(source, runs[trial.seeds[0]], runs))
    why = reasons.Reasons(source, every, runs)
    proposed: list[Proposed] = []
    for found in [*(each for each in every if not each.log), *repeated.first_of_each(every)]:
        table = _table(found, [each.name for each in proposed], lists)
        shared = (
            each.name for each in proposed if each.asked and reasons.is_shared(table, each.table)
        )
        note = why.against(found) or next((reasons.SHARED.format(name) for name in shared), "")
        asked = {each.name: each.found for each in proposed if each.asked}
        note = reasons.ELIDED if found.node.elided else note or repeated.against(found, asked, runs)
        proposed.append(Proposed(found, table, not note, note))
    proposed = _with_calls(list(_without_parts(proposed)), trial, source, calls)
    names, proposed = _with_names(proposed, lists, runs)
    return names, sorted(proposed, key=lambda each: each.found.node.start)


def _with_names(
    proposed: Sequence[Proposed],
    vocabularies: Sequence[tuple[str, ...]],
    runs: Mapping[int, Sequence[Found]],
) -> tuple[tuple[str, ...], list[Proposed]]:
    """Return the vocabulary of all names, and proposals with their own where there are several.

    It is the largest that has what was printed there with each seed.
    """
    own_of: dict[str, tuple[str, ...]] = {}
    for each in (each for each in proposed if each.asked and each.found.kind == "name"):
        there = (f for of in runs.values() for f in of if f.place == each.found.place)
        said = {found.node.value for found in there if found.kind == "name"}
        own = [words for words in vocabularies if said <= {*words}]
        own = own or [words for words in vocabularies if each.found.node.value in words]
        own_of[each.name] = max(own, key=len, default=())
    every = list(dict.fromkeys(own_of.values()))
    if len(every) < 2:
        return next(iter(every), ()), list(proposed)
    return (), [
        replace(each, table=each.table | {"names": list(own_of[each.name])})
        if each.name in own_of
        else each
        for each in proposed
    ]


def _without_parts(proposed: Sequence[Proposed]) -> Iterator[Proposed]:
    """Yield proposals with those short labels that are no part of another's: `clipped`."""
    for each in proposed:
        others = [label for other in proposed if other is not each for label in _labels(other)]
        said, short = " ".join(others).casefold(), each.found.short
        own = [label for label in _labels(each) if label != short or short.casefold() not in said]
        more = naming.around_brackets(each.found.label) if own else []
        own += [label for label in more if label.casefold() not in said and label not in own]
        yield replace(each, table=each.table | {"labels": own}) if own else each


def _labels(each: Proposed) -> list[str]:
    return [*each.table.get("labels", ())] if each.asked else []


def _with_calls(
    proposed: Sequence[Proposed], trial: Trial, source: Source, calls: Calls
) -> list[Proposed]:
    """Return what was printed and what calls gave; of one value that is both one is asked.

    It is the call where the solution reads no seed, so that nothing it prints can be an answer, or
    where the function has a hole: students write it then.
    """
    holed = functions.with_a_hole(source)
    every, own = list(proposed), list[Proposed]()
    for call, found in returned.found(trial.first, calls):
        twin = next((at for at, each in enumerate(every) if _is_shown(each, call)), None)
        found = found._replace(label=every[twin].found.label if twin is not None else "")
        asked = call.is_printed and (call.function in holed or not sources.reads_seed(source))
        if asked and twin is not None:
            aside = every[twin].table | {"name": f"{every[twin].name}_printed"}
            every[twin] = replace(every[twin], table=aside, asked=False, note=reasons.CALLED)
        taken = [each.name for each in (*every, *own)]
        named = found if call.trained else found._replace(expression=ast.Name(call.function))
        table = _table(named, taken)
        table.pop("labels", None)  # nothing is looked for
        table["call"] = call.text
        own.append(Proposed(found, table, asked, "" if asked else reasons.PRINTED, call))
    if not any(each.asked for each in (*every, *own)):
        own = [replace(each, asked=True, note="") for each in own]
    return [*every, *own]


def _is_shown(each: Proposed, call: Call) -> bool:
    """Say whether what was printed is what a call gave."""
    expression = each.found.expression
    is_there = (each.found.line, each.found.cell) == (call.line, call.cell)
    return expression is not None and is_there and ast.unparse(expression) == call.shown


def _table(found: Found, taken: Sequence[str], of: Sequence[Sequence[str]] = ()) -> dict[str, Any]:
    """Return the table of the check for a value."""
    label, expression = f"{found.of} {found.label}".strip(), found.expression or found.called
    if found.kind == "name" and not label:
        return naming.of_word(next((words for words in of if found.node.value in words), ()), taken)
    name = naming.name(label, expression, taken)
    table: dict[str, Any] = {"name": name, "kind": found.kind}
    shape = found.node.shape or ()
    if found.kind == "list":
        table["length"] = len(found.node.numbers)
    elif found.kind == "array":
        table["shape"] = list(shape)
    elif found.row:
        table["row"] = found.row
    if found.indices:
        table["length"] = len(found.indices)  # no secret then, and no shorter one is taken for it
        table["index"] = list(found.indices)
    table["title"] = naming.title(label, expression, name)
    short = found.label if found.of else found.short
    if words := naming.labels(label, found.expression, short):
        table["labels"] = words
    if found.kind != "name" and all(number.place == 0 for number in found.node.numbers):
        table["whole"] = True
    finite = all(math.isfinite(number.value) for number in found.node.numbers)
    percent = {"percent": True} if found.is_in_percent else {}
    return table | percent | ({} if finite else {"finite": False})


def with_tolerances(
    proposed: Sequence[Proposed],
    values: Mapping[str, Values],
    elsewhere: Mapping[int, Mapping[str, Answer]],
) -> list[Proposed]:
    """Return proposals with the tolerances that their values and another machine ask for.

    An error that is another there has only to be low enough, as one that is another each time.
    """
    found = []
    for each in proposed:
        if each.name in values and each.found.kind != "name" and "at_most" not in each.table:
            answers = ((seed, answer[each.name].value) for seed, answer in elsewhere.items())
            there = {seed: value for seed, value in answers if value is not None}
            own: dict[str, Any] = tolerances.of(each.check, values[each.name], there)
            if own.get("rel", 0) > tolerances.LOOSE and each.found.is_metric:
                own = tolerances.low_enough([*values[each.name].values(), *there.values()]) or own
            if "call" not in each.table and each.found.kind != "array":  # whose shape tells
                own = tolerances.usual([*values[each.name].values()]) | own
            each = replace(each, table=each.table | own)
        found.append(each)
    return found


def probes(proposed: Sequence[Proposed]) -> dict[str, str]:
    """Return expressions that may give what is printed rounded, by the name of the check."""
    return {
        each.name: ast.unparse(each.found.expression)
        for each in proposed
        if each.asked
        and "at_most" not in each.table
        and each.found.expression is not None
        and is_rounded(each.found)
        and len(ast.unparse(each.found.expression)) <= PROBE_CHARACTERS
    }


def is_rounded(found: Found) -> bool:
    """Say whether a value was printed with fewer digits than were computed."""
    return any(
        number.place not in (None, 0) and number.half_unit > tolerances.ROUNDED * abs(number.value)
        for number in numbers_of([found.node.value])
    )
