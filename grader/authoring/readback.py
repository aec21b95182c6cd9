"""What is proposed, read back by the reader: what is not found again, or not twice, is not asked.

Whatever is asked after this has a value for each seed.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from grader.authoring import printed, returned, tolerances
from grader.authoring.proposal import Proposed, Values
from grader.authoring.source import Source
from grader.authoring.trial import Trial
from grader.exercise import solution
from grader.reading import labels
from grader.sandbox.execution import Execution
from grader.words.language import say
from grader.words.model import Answer, Check
from grader.words.values import Grid, Number, Value, numbers_of

_MEND = "print it on a line of its own, `name: value`"
UNREAD = f"from your own output another value is read: {_MEND}"
NOT_READ = f"it is not found again in your own output: {_MEND}"


def kept(
    proposed: Sequence[Proposed], names: Sequence[str], trial: Trial
) -> tuple[list[Proposed], dict[str, Values]]:
    """Return what is proposed after it was read back, with the values of what is asked by seed.

    What is not read back as it was printed, or is not the same twice, is not asked.
    """
    while True:
        checks = [each.check for each in proposed if each.asked]
        read = {seed: answers(seen, proposed, names) for seed, seen in trial.runs.items()}
        again = {seed: answers(seen, proposed, names) for seed, seen in trial.again.items()}
        more = {seed: answers(seen, proposed, names) for seed, seen in trial.further.items()}
        judged = [_judged(each, read, again, more) if each.asked else each for each in proposed]
        if judged == list(proposed):
            values = {check.name: _by_seed(check.name, read) for check in checks}
            return judged, values
        proposed = judged


def answers(
    seen: Execution, proposed: Sequence[Proposed], names: Sequence[str]
) -> dict[str, Answer]:
    """Return what a run of the solution answers to what is asked."""
    texts = {each.name: each.call.text for each in proposed if each.call is not None}
    checks = [each.check for each in proposed if each.asked]
    return solution.answers(returned.under(seen, texts), checks, names)


def otherwise(
    seen: Execution, source: Source, checks: Sequence[Check], names: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the checks of which no label was printed, with the words beside what is read for them.

    One without any words beside it is meant to be read so.
    """
    text, _ = printed.read(seen)
    told = {name for label in labels.search(text, checks)[0] for name in label.checks}
    read = solution.answers(seen, checks, names)
    every = printed.values(seen, source, names)
    if len(checks) > 1:  # of one alone it is not known
        told |= {name for name, answer in read.items() if not answer.unnamed}
    for check in checks:
        if check.labels and not check.probe and check.call is None and check.name not in told:
            value = read[check.name].value
            beside = (found.label for found in every if same(found.node.value, value))
            words = next(filter(None, beside), "")
            if words and words not in check.labels:  # `SGD loss` of a row and its heading is one
                yield check.name, words


def _judged(
    each: Proposed,
    read: Mapping[int, Mapping[str, Answer]],
    again: Mapping[int, Mapping[str, Answer]],
    more: Mapping[int, Mapping[str, Answer]],
) -> Proposed:
    """Return a proposal that is still asked, mended, or not asked any more with the reason."""
    answers = {seed: answer[each.name] for seed, answer in read.items()}
    first = next(iter(answers.values()))
    if fault := next((answer.fault for answer in answers.values() if answer.fault), None):
        return replace(each, asked=False, note=say(fault, "en"))
    if not same(first.value, each.found.node.value):
        return replace(each, asked=False, note=UNREAD if first.value is not None else NOT_READ)
    values = {seed: answer.value for seed, answer in answers.items()}
    every = values | {seed: answer[each.name].value for seed, answer in more.items()}
    lacking = (seed for seed, value in every.items() if value is None)
    if (seed := next(lacking, None)) is not None:
        return replace(each, asked=False, note=f"with the seed {seed} it is not printed so")
    if "at_most" in each.table:
        return each
    differing = [s for s in again if not _is_steady(again[s][each.name].value, values[s])]
    is_metric = each.found.kind == "number" and each.found.is_metric
    if is_metric and (differing or (each.call and each.call.trained)):
        seen = [*values.values(), *(answer[each.name].value for answer in again.values())]
        if low := tolerances.low_enough([value for value in seen if value is not None]):
            return replace(each, table=each.table | low)
    if differing:
        note = f"it is not the same twice with the seed {differing[0]}: seed what it is drawn from"
        return replace(each, asked=False, note=note)
    numbers = numbers_of(values.values())
    table = dict(each.table)
    if not all(number.place == 0 or _is_whole_call(each, number) for number in numbers):
        table.pop("whole", None)
    if not all(math.isfinite(number.value) for number in numbers):
        table["finite"] = False
    return replace(each, table=table)


def _is_whole_call(each: Proposed, number: Number) -> bool:
    """Say whether a call gave a whole number: JSON's digits are not kept."""
    return each.call is not None and number.value.is_integer()


def same(one: Value | None, other: Value | None) -> bool:
    """Say whether two values are one: of a grid only its numbers count."""
    if not isinstance(one, Grid) or not isinstance(other, Grid):
        return one == other
    numbers = [[repr(number.value) for number in each.numbers.values()] for each in (one, other)]
    return numbers[0] == numbers[1]


def _is_steady(one: Value | None, other: Value | None) -> bool:
    """Say whether two runs gave one value, but for the last bits of what libraries compute."""
    if same(one, other) or not isinstance(one, Grid) or not isinstance(other, Grid):
        return same(one, other)
    if one.numbers.keys() != other.numbers.keys():
        return False
    most = tolerances.REL / tolerances.HEADROOM
    pairs = ((number, other.numbers[at].value) for at, number in one.numbers.items())
    return all(
        math.isclose(number.value, value, rel_tol=0 if number.place == 0 else most)
        for number, value in pairs
    )


def _by_seed(name: str, read: Mapping[int, Mapping[str, Answer]]) -> Values:
    found = {seed: answers[name].value for seed, answers in read.items()}
    return {seed: value for seed, value in found.items() if value is not None}
