"""What must hold for any exercise, any right value and any way of printing it."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prints import ASIDES, LISTS, NAMES, NUMBERS, SERIES, candidates, labelled

from grader.exercise import description
from grader.exercise.description import Exercise
from grader.judging.checker import compare
from grader.reading import read
from grader.words.model import Check
from grader.words.values import Value, from_plain

ALL = [description.find(name) for name in description.available()]
EXERCISES = [e for e in ALL if all(check.call is None for check in e.checks)]
"""Those whose answers are printed."""
Printed = tuple[str, Value]


def own_labels(exercise: Exercise, check: Check) -> list[str]:
    """Return the labels that no other check of the exercise has a part of."""
    others = [label for c in exercise.checks if c is not check for label in c.labels]
    lower = [label.casefold() for label in others]
    return [
        label
        for label in check.labels
        if not any(label.casefold() in o or o in label.casefold() for o in lower)
    ]


def right_value(check: Check, names: tuple[str, ...], chosen: random.Random) -> Any:
    if check.kind == "name":
        return chosen.choice(
            [name for name in names[:17] if name not in ("Tanh", "ReLU")]
        )  # labels
    if check.kind == "series":
        return [chosen.uniform(0.1, 2.0) for _ in range((check.shape or (30,))[0])]
    if check.whole:
        return chosen.randint(3, 90)
    if check.kind == "number":
        return chosen.uniform(0.1, 0.9)
    count = 1
    for size in check.shape or ():
        count *= size
    flat = [round(chosen.uniform(0.1, 3.0), 5) for _ in range(count)]
    if len(check.shape or ()) < 2:
        return flat
    width = (check.shape or ())[-1]
    return [flat[at : at + width] for at in range(0, count, width)]


def printed(check: Check, value: Any, label: str, chosen: random.Random) -> str:
    """Print a value of a check in clothes drawn by chance."""
    form = chosen.randrange(100)
    if check.kind == "name":
        return labelled(label, chosen.choice(NAMES)(value), form)
    if check.kind == "series":
        return chosen.choice(SERIES)(value, label or "std")
    if check.whole:
        return labelled(label, str(value), form % 3)
    if check.kind == "number":
        return labelled(label, chosen.choice(NUMBERS)(value), form)
    if len(check.shape or ()) == 1:
        text = chosen.choice(LISTS)(value)
        return labelled(label, text, 4 if "\n" in text else form)
    rows = chosen.choice([str(value), f"tensor({value})", "\n".join(map(str, value))])
    return labelled(label, rows, 4 if "\n" in rows else form)


def output_of(
    exercise: Exercise, values: dict[str, Any], chosen: random.Random, with_labels: bool
) -> str:
    """Print all answers of an exercise in its order, among lines that are no answers."""
    pieces = []
    for check in exercise.checks:
        pieces += chosen.sample(ASIDES, chosen.randrange(3))
        labels = own_labels(exercise, check) if with_labels or check.whole else []
        label = chosen.choice(labels) if labels else ""
        pieces.append(printed(check, values[check.name], label, chosen))
    pieces += chosen.sample(ASIDES, chosen.randrange(4))
    return "\n".join(pieces) + "\n"


def passed(exercise: Exercise, text: str, values: dict[str, Any]) -> dict[str, bool]:
    answers = read(text.encode(), exercise.checks, exercise.names)
    return {
        check.name: compare(check, answers[check.name], {"": from_plain(values[check.name])}).passed
        for check in exercise.checks
    }


def drawn(exercise: Exercise, chosen: random.Random) -> dict[str, Any]:
    return {check.name: right_value(check, exercise.names, chosen) for check in exercise.checks}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
@given(st.integers(0, 2**32), st.booleans())
@settings(max_examples=60, deadline=None)
def test_right_values_in_any_clothes_beside_any_asides_are_read_back(
    exercise: Exercise, seed: int, with_labels: bool
) -> None:
    """Whatever stands beside an answer that speaks of time, memory, epochs or dates."""
    chosen = random.Random(seed)
    values = drawn(exercise, chosen)
    text = output_of(exercise, values, chosen, with_labels)
    assert all(passed(exercise, text, values).values()), text


def nudged(value: Any, chosen: random.Random, names: tuple[str, ...]) -> Any:
    """Change one number, or the name, by what no tolerance allows."""
    if isinstance(value, str):
        return chosen.choice([name for name in names[:17] if name != value])
    if isinstance(value, list):
        at = chosen.randrange(len(value))
        changed = list(value)
        changed[at] = nudged(value[at], chosen, names)
        return changed
    if isinstance(value, int):
        return value + chosen.choice([-1, 1])
    change: Callable[[float], float] = chosen.choice(
        [lambda v: -v, lambda v: v * 1.5, lambda v: v * 10, lambda v: v + 0.05]
    )
    return change(value)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
@given(st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_a_changed_value_is_not_accepted_in_any_clothes(exercise: Exercise, seed: int) -> None:
    """One number, one element, one name: that check fails."""
    chosen = random.Random(seed)
    values = drawn(exercise, chosen)
    check = chosen.choice(exercise.checks)
    changed = {**values, check.name: nudged(values[check.name], chosen, exercise.names)}
    text = output_of(exercise, changed, chosen, with_labels=True)
    assert not passed(exercise, text, values)[check.name], text


WITH_NAMES = [e for e in EXERCISES if any(check.kind == "name" for check in e.checks)]


@pytest.mark.parametrize("exercise", WITH_NAMES, ids=lambda exercise: exercise.name)
@given(st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_printing_all_candidates_is_never_an_answer(exercise: Exercise, seed: int) -> None:
    """In any layout: of a table no name is taken, nor the number of one."""
    chosen = random.Random(seed)
    names = list(exercise.names[:17])
    chosen.shuffle(names)
    text = candidates(names, chosen)
    answers = read(text.encode(), exercise.checks, exercise.names)
    name = next(check.name for check in exercise.checks if check.kind == "name")
    assert answers[name].value is None, text
