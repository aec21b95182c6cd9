"""In how many digits an answer agrees with a value: the measure of all proof here.

Numbers, lists, series and arrays are compared alike, as values by position.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grader.words.model import Check
from grader.words.values import Grid, Number, Value

NOISE = 5e-7
"""How much the last bits of float32 may change a result (relative)."""
SERIES_NOISE = 1e-4
"""The same through a hundred layers: CPU kernels differ by up to 5e-5."""

Numbers = Mapping[int, Number]
"""What was read, by position: a series' numbers by layer, others from 0."""
Points = Mapping[int, float]
"""Values by position."""


def agreement(check: Check, actual: Numbers, values: Points) -> float | None:
    """Return in how many digits an answer agrees with all `values`, None if it does not.

    Positions that `values` leaves out do not count in a series; elsewhere none may be left out. A
    whole number that was hit exactly is worth a digit.
    """
    if not values or (check.kind != "series" and actual.keys() != values.keys()):
        return None
    noise = SERIES_NOISE if check.kind == "series" else NOISE
    digits = 0.0
    for at, value in values.items():
        number = actual.get(at)
        if number is None or not math.isfinite(number.value) or not math.isfinite(value):
            return None
        width = number.half_unit + noise * abs(value)
        if abs(number.value - value) > width:
            return None
        whole = 1.0 if number.value == value == round(value) else 0.0
        digits += max(whole, math.log10(abs(value) / width)) if value and width else whole
    return digits


def within(check: Check, actual: Any, expected: Any) -> bool:
    """Say whether a check would take one value of a reference for the other."""
    if isinstance(expected, str):
        return bool(actual == expected)
    a, e = points(actual), points(expected)
    return a.keys() == e.keys() and all(
        abs(a[at] - e[at]) <= max(check.abs, check.rel * abs(e[at])) for at in e
    )


def numbers(value: Value) -> Numbers:
    """Return the numbers of an answer by position; of a name there are none."""
    return value.numbers if isinstance(value, Grid) else {}


def points(value: Any) -> Points:
    """Return the numbers that a reference gives by position, those of lists in lists in turn."""
    return dict(enumerate(_flat(value)))


def _flat(value: Any) -> Iterator[float]:
    if isinstance(value, Sequence):
        for each in value:
            yield from _flat(each)
    else:
        yield float(value)
