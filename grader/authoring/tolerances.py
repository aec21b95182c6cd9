"""How far from a solution's values an answer may be: by their size, and as machines differ."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from grader.exercise.solution import SLACK
from grader.words.model import Check
from grader.words.values import Grid, Value, numbers_of

REL, ABS = (Check.model_fields[name].default for name in ("rel", "abs"))
FEW = 10
"""By how much a count may differ at least: what is 2 with four seeds may be 4 with the fifth."""
HEADROOM = 5
"""Times the difference that was seen: two machines are not all there are."""
LOOSE = 0.01
"""A tolerance beyond which wrong answers are right; it comes of a training that is not steady."""
LAST_BITS = 2e-7
"""How far another way to the same float32 numbers is off, by the largest of them."""
ROUNDED = 1e-6
"""Half a unit of the last digit of what was printed rounded, relative; float32 has seven."""
WHOLE = 1e15
"""Below which a bound is written in all its digits."""
TINY = 1e-305
"""What has no digits left to round to."""
MARGIN, PLAUSIBLE = 1.5, 1000
"""Times the largest error that the solution had: one that is low enough, and one that may be."""


def of(
    check: Check, values: Mapping[int, Value], elsewhere: Mapping[int, Value]
) -> dict[str, float]:
    """Return the `rel` and `abs` of a check where the defaults will not do.

    Args:
        check: what is asked.
        values: the solution's own values, by seed.
        elsewhere: the same as on another machine, of some of the seeds.
    """
    grids = [value for value in values.values() if isinstance(value, Grid)]
    found: dict[str, float] = {}
    largest = min((grid.largest for grid in grids if grid.largest), default=1.0)
    small = nice(largest * REL)
    if small < ABS and not check.whole:  # it would take wrong ones for right
        found["abs"] = small
    bits = nice(LAST_BITS * max((grid.largest for grid in grids), default=0.0) or ABS)
    alone = check.kind == "series" or check.whole  # each row of a loop is by itself
    if any(grid.shape for grid in grids) and bits > ABS and not alone:
        found["abs"] = bits  # small numbers beside large ones are sums of these
    for seed, there in elsewhere.items():
        here = values[seed]
        if isinstance(here, Grid) and isinstance(there, Grid) and _are_alike(here, there):
            for key, seen in _as_seen(here, there, largest).items():
                found[key] = max(seen, found.get(key, 0))
    return found


def _are_alike(here: Grid, there: Grid) -> bool:
    return here.shape == there.shape and here.numbers.keys() == there.numbers.keys()


def near(one: Value, other: Value, part: float) -> bool:
    """Say whether two values are one but for a part of the largest number."""
    if not isinstance(one, Grid) or not isinstance(other, Grid):
        return one == other
    pairs = ((number.value, other.numbers[at].value) for at, number in one.numbers.items())
    return _are_alike(one, other) and all(
        a == b or abs(a - b) <= part * other.largest for a, b in pairs
    )


def _as_seen(here: Grid, there: Grid, largest: float) -> dict[str, float]:
    """Return the tolerance that a difference between two machines asks for.

    One unit of the last digit is none: it may come of rounding two sides of a half.
    """
    pairs = [(here.numbers[at], there.numbers[at]) for at in here.numbers]
    finite = [
        (
            a.value,
            b.value if abs(a.value - b.value) > SLACK * (a.half_unit + b.half_unit) else a.value,
        )
        for a, b in pairs
        if math.isfinite(a.value) and math.isfinite(b.value)
    ]
    relative = max((abs(a - b) / abs(a) for a, b in finite if a), default=0.0)
    if HEADROOM * relative <= REL:
        return {}
    if not here.shape or len(here.numbers) == 1:
        return {"rel": nice(HEADROOM * relative)}
    difference = max(abs(a - b) for a, b in finite)
    needed = HEADROOM * difference
    bits = LAST_BITS * largest
    least = min(abs(a) for a, _ in finite if a)
    if HEADROOM * relative <= LOOSE and max(needed, bits) > LOOSE * least:
        return {"rel": nice(HEADROOM * relative)}  # stds from 1 to 1e36: the first would be any
    return {"abs": nice(max(needed, bits))} if needed > ABS * min(1.0, largest) else {}


def usual(values: Sequence[Value]) -> dict[str, Any]:
    """Return the `range` in which numbers lie as these do; none of what is not finite.

    It is wide: other seeds give others. But of `n = 40` and `20.1` it tells which is a mean.
    """
    numbers = [number.value for number in numbers_of(values)]
    if not numbers or not all(map(math.isfinite, numbers)):
        return {}
    low, high = min(numbers), max(numbers)
    around = max(high - low, max(abs(low), abs(high)) / 2)
    if not around > TINY:
        return {}
    if all(number.is_integer() for number in numbers):
        around = max(math.ceil(around), FEW)
    least = low - around if low < 0 else max(low - around, 0.0)
    most = high + around
    if not math.isfinite(most - least):
        return {}
    return {"range": [_outward(least, math.floor), _outward(most, math.ceil)]}


def _outward(number: float, towards: Callable[[float], int]) -> float:
    """Return a bound with two digits, no nearer."""
    unit = nice(abs(number)) / 100 if abs(number) > TINY else 1.0
    rounded = towards(number / unit) * unit
    shown = float(f"{rounded:.2g}")
    return int(shown) if shown.is_integer() and abs(shown) < WHOLE else shown


def low_enough(values: Sequence[Value]) -> dict[str, Any]:
    """Return the `at_most` and `range` of a number that has only to be low, none below 0."""
    largest = max((v.largest for v in values if isinstance(v, Grid)), default=0.0)
    numbers = [number.value for number in numbers_of(values)]
    if min(numbers, default=-1) < 0 or not largest or not math.isfinite(largest):
        return {}
    above = (step * nice(largest) / 10 for step in (1, 2, 5, 10, 20))
    most = float(f"{next(each for each in above if each >= MARGIN * largest):.1g}")
    return {"at_most": most, "range": [0, math.ceil(PLAUSIBLE * nice(most))]}


def nice(number: float) -> float:
    """Return the power of ten at or above a number."""
    return float(f"1e{math.ceil(math.log10(number) - 1e-9)}")
