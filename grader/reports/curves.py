"""The curves of a class over the layers of a network, as paths of one SVG picture.

Equal curves are one path, so that a class of a thousand draws as fast as one of ten. Values are
drawn as logarithms where they span more than a hundredfold: a std vanishes or explodes.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from grader.words.values import Plain

WIDTH, HEIGHT, LEFT, BOTTOM = 1100, 300, 56, 24
LARGEST = 1e40
"""Beyond float32 nothing can be told apart."""

Points = list[tuple[int, float]]


@dataclass(slots=True)
class Curve:
    """One path: `rows` are the submissions that drew it, counted from 0."""

    path: str
    verdict: str = ""
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plot:
    """Paths and the labels of both axes, as (position, text)."""

    curves: Sequence[Curve]
    reference: str
    across: Sequence[tuple[int, str]]
    upwards: Sequence[tuple[int, str]]


def points(value: object) -> Points:
    """Return what can be drawn of a series that was read or of one that is expected."""
    layers = value if isinstance(value, tuple | list) else ()
    numbers = [(layer, each) for layer, each in enumerate(layers) if isinstance(each, int | float)]
    return [(layer, float(y)) for layer, y in numbers if abs(y) < LARGEST]


def plot(drawn: Sequence[tuple[int, str, Points]], expected: Plain) -> Plot | None:
    """Return the curves given by row, verdict and points, over `expected` if it is not None."""
    reference = points(expected)
    everything = [point for _, _, each in drawn for point in each] + reference
    if not everything:
        return None
    last = max(layer for layer, _ in everything) or 1
    scale = _scale([y for _, y in everything])
    curves: dict[tuple[str, str], Curve] = {}
    for row, verdict, each in drawn:
        path = _path(each, last, scale)
        if path:
            curves.setdefault((path, verdict), Curve(path, verdict)).rows.append(row)
    step = max(1, round(last / 5 / 5) * 5) if last > 10 else 1
    across = [(_x(layer, last), str(layer)) for layer in range(0, last + 1, step)]
    upwards = [(scale.y(mark), f"{mark:.3g}") for mark in scale.marks()]
    return Plot(list(curves.values()), _path(reference, last, scale), across, upwards)


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    logarithmic: bool

    def y(self, value: float) -> int:
        shown = math.log10(value) if self.logarithmic else value
        share = (shown - self.low) / (self.high - self.low)
        return round(8 + (1 - share) * (HEIGHT - BOTTOM - 16))

    def marks(self) -> list[float]:
        """Return five values, whole powers of ten on a logarithmic scale."""
        if not self.logarithmic:
            return [self.low + (self.high - self.low) * part / 4 for part in range(5)]
        first, last = math.ceil(self.low), math.floor(self.high)
        step = max(1, math.ceil((last - first) / 5))
        return [10.0**power for power in range(first, last + 1, step)]


def _scale(values: list[float]) -> _Scale:
    positive = [value for value in values if value > 0]
    low, high = min(values), max(values)
    if positive and low >= 0 and max(positive) > 100 * min(positive):
        return _Scale(math.floor(math.log10(min(positive))), math.ceil(math.log10(high)), True)
    room = (high - low) * 0.05 or 1.0
    return _Scale(min(0.0, low - room) if low < 0 else 0.0, high + room, False)


def _x(layer: int, last: int) -> int:
    return round(LEFT + layer / last * (WIDTH - LEFT - 8))


def _path(each: Points, last: int, scale: _Scale) -> str:
    """Return the `d` of an SVG path; what a logarithm cannot show is a gap."""
    parts: list[str] = []
    before = None
    for layer, value in each:
        if layer < 0 or (scale.logarithmic and value <= 0):
            continue
        letter = "L" if before == layer - 1 else "M"
        parts.append(f"{letter}{_x(layer, last)} {scale.y(value)}")
        before = layer
    return "".join(parts) + ("h1" if len(parts) == 1 else "")
