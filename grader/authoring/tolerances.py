"""How far from a solution's values an answer may be: by their size, and as machines differ."""

import math
from collections.abc import Sequence

from grader.words.model import Answer, Check
from grader.words.values import Grid, Value

REL, ABS = (Check.model_fields[name].default for name in ("rel", "abs"))
HEADROOM = 5
"""Times the difference that was seen: two machines are not all there are."""


def of(check: Check, values: Sequence[Value], elsewhere: Answer | None) -> dict[str, float]:
    """Return the `rel` and `abs` of a check where the defaults will not do."""
    grids = [value for value in values if isinstance(value, Grid)]
    found: dict[str, float] = {}
    largest = min((grid.largest for grid in grids if grid.largest), default=1.0)
    small = nice(largest * REL)
    if small < ABS and not check.whole:  # it would take wrong ones for right
        found["abs"] = small
    other = elsewhere.value if elsewhere else None
    if grids and isinstance(other, Grid) and other.numbers.keys() == grids[0].numbers.keys():
        found |= _as_seen(grids[0], other, largest)
    return found


def _as_seen(here: Grid, there: Grid, largest: float) -> dict[str, float]:
    """Return the tolerance that a difference between two machines asks for."""
    pairs = [(here.numbers[at].value, there.numbers[at].value) for at in here.numbers]
    finite = [(a, b) for a, b in pairs if math.isfinite(a) and math.isfinite(b)]
    relative = max((abs(a - b) / abs(a) for a, b in finite if a), default=0.0)
    if HEADROOM * relative <= REL:
        return {}
    if not here.shape or len(here.numbers) == 1:
        return {"rel": nice(HEADROOM * relative)}
    difference = max(abs(a - b) for a, b in finite)
    needed = HEADROOM * difference
    return {"abs": nice(needed)} if needed > ABS * min(1.0, largest) else {}


def nice(number: float) -> float:
    """Return the power of ten at or above a number."""
    return float(f"1e{math.ceil(math.log10(number) - 1e-9)}")
