"""In how many digits an answer agrees with a value, and how many prove something."""

import math

from grader.words.model import Check
from grader.words.values import Grid, Number, Value

NOISE = 5e-7
"""How much the last bits of float32 may change a result (relative)."""
SERIES_NOISE = 1e-4
"""The same through a hundred layers: CPU kernels differ by up to 5e-5."""

COARSE = 1e-3
"""Half a unit of the last digit, by the largest number: with fewer digits it is exact, or none."""
DIGITS = 5.5
"""How many digits must agree before anything is named: a hundred candidates are tried."""
DIGITS_OF_A_GRID = 4
"""The mistakes with a grid are few, and grids hold whole numbers: `[1, 1, 1, 1]`."""
DIGITS_OF_A_SERIES = 12
"""Three layers at least."""
DIGITS_OF_A_NAMED_SEED = 3.3
"""Where the source says that it takes this seed, four printed digits confirm it."""


def agreement(check: Check, actual: Grid, value: Value) -> float | None:
    """Return in how many digits an answer agrees with a value, None if it does not.

    Layers that the value lacks do not count; elsewhere nothing may be lacking. A whole number that
    was hit exactly is worth a digit.
    """
    pairs = _pairs(check, actual, value)
    if pairs is None or any(abs(number - wanted) > width for number, wanted, width in pairs):
        return None
    return sum(_digits(*pair) for pair in pairs)


def distance(check: Check, actual: Grid, value: Value | None, least: float) -> float:
    """Return how far a value is off, in widths of what was printed: none is more than 1.

    `least` is the width that any has.
    """
    pairs = _pairs(check, actual, value)
    if pairs is None:
        return math.inf
    offs = [(abs(number - wanted), max(width, least)) for number, wanted, width in pairs]
    return max(
        (off / width if width else math.inf if off else 0.0 for off, width in offs), default=0.0
    )


def _pairs(
    check: Check, actual: Grid, value: Value | None
) -> list[tuple[float, float, float]] | None:
    """Return the numbers of two values, with how far apart they were one before they were printed.

    None where the one cannot be the other: it is no such grid, or has no such number.
    """
    if not isinstance(value, Grid) or (check.kind != "series" and actual.shape != value.shape):
        return None
    noise, largest = SERIES_NOISE if check.kind == "series" else NOISE, value.largest
    found = []
    for at, wanted in value.numbers.items():
        number = actual.numbers.get(at)
        if number is None or not math.isfinite(number.value) or not math.isfinite(wanted.value):
            return None
        width = number.half_unit + rounding(wanted, largest) + noise * abs(wanted.value)
        found.append((number.value, wanted.value, width))
    return found


def prints(number: Number, value: float, noise: float = NOISE) -> bool:
    """Say whether a number is a value as it was printed, which may be off by `noise`, relative."""
    return abs(number.value - value) <= number.half_unit + noise * abs(value)


def evidence(actual: Grid) -> float:
    """Return how many digits were printed that chance would have to hit; of a count alone none.

    A number that stands several times in a grid counts once.
    """
    told = {number.value: _told(number) for number in actual.numbers.values()}
    return sum(told.values()) if actual.shape or not _is_count(actual.numbers[0]) else 0.0


def _told(number: Number) -> float:
    if _is_count(number):
        return math.log10(1 + abs(number.value))
    size = abs(number.value)
    if not 0 < size < math.inf:
        return 0.0
    # By its place, and not by half a unit of it, which is 0 where a float holds no such number.
    printed = math.inf if number.place is None else math.log10(size) - number.place
    return max(0.0, min(printed, -math.log10(NOISE)))


def _is_count(number: Number) -> bool:
    return number.value.is_integer()


def rounding(wanted: Number, largest: float) -> float:
    """Return how far what a changed solution printed may be off, nothing if it is exact."""
    # `0.0` and `3.5` are exact, and one or two digits would agree with anything near.
    return wanted.half_unit if wanted.half_unit <= COARSE * largest else 0.0


def _digits(actual: float, value: float, width: float) -> float:
    whole = float(actual == value and value.is_integer())
    share = abs(value) / width if width else 0.0
    return max(whole, math.log10(share)) if share else whole


def needed(check: Check) -> float:
    """Return how many digits prove something."""
    return DIGITS_OF_A_SERIES if check.kind == "series" else DIGITS
