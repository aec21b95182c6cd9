"""A value is a name, or a grid of numbers with a shape: the one form in which answers, expected
values and known mistakes meet.

A number is a grid of no dimension, a list one of one, a table one of two; a series is a list whose
layers were printed, so that some may be missing.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from typing_extensions import TypeAliasType

from grader.words.language import Language, Message, say

Plain = TypeAliasType("Plain", "float | str | tuple[Plain, ...] | None")
"""A value as JSON carries it: a grid as nested lists, with null where a layer is missing."""


class Number(NamedTuple):
    """A number as it was printed: `1.25e+03` is 1250.0 with its last digit in the place of 10^1.

    `place` is the power of ten of the last digit shown, None where nothing was rounded;
    `scientific` says that it had an exponent, so that its neighbours' last place is another.
    """

    value: float
    place: int | None = None
    scientific: bool = False

    @property
    def half_unit(self) -> float:
        """Half a unit of the last place that was printed, 0 if nothing was rounded."""
        return 0.0 if self.place is None else 0.5 * power_of_ten(self.place)

    def digits(self, largest: float | None = None) -> int:
        """Return how many significant digits were shown, of 0.0737 three and of 0.000 none.

        `largest` is the absolute value to count for in its stead: that of a grid's largest number,
        which says how precisely all were printed.
        """
        size = abs(self.value) if largest is None else largest
        if self.place is None or not size or not math.isfinite(size):
            return 0
        return math.floor(math.log10(size)) - self.place + 1


def power_of_ten(power: int) -> float:
    """Return 10 to an integer power, infinity or 0 beyond what a float holds."""
    return float(f"1e{power}")


@dataclass(frozen=True, slots=True)
class Grid:
    """Numbers by position: the position counts row by row, of a series it is the layer from 0.

    A shape of () is a number alone. Only a series may lack positions.
    """

    shape: tuple[int, ...]
    numbers: Mapping[int, Number]

    @property
    def largest(self) -> float:
        """The largest finite absolute value, 0 if there is none."""
        sizes = (abs(number.value) for number in self.numbers.values())
        return max((size for size in sizes if math.isfinite(size)), default=0.0)

    @property
    def has_gaps(self) -> bool:
        """Whether positions are missing."""
        return len(self.numbers) < math.prod(self.shape)


Value = str | Grid

VALUES_SHOWN = 4
"""Of a list or array that has more than one more."""


def single(number: Number) -> Grid:
    """Return a number alone as a grid of no dimension."""
    return Grid((), {0: number})


def grid(shape: Sequence[int], numbers: Sequence[Number]) -> Grid:
    """Return numbers in the order in which they are printed as a grid of a shape."""
    return Grid(tuple(shape), dict(enumerate(numbers)))


def numbers_of(values: Iterable[Value | None]) -> list[Number]:
    """Return the numbers of values; a name has none."""
    return [n for value in values if isinstance(value, Grid) for n in value.numbers.values()]


def from_plain(value: Any) -> Value:
    """Return what a reference returned as a value: a number, a name, or lists of one shape.

    Raises:
        ValueError: it is none of these, or a list is ragged or empty; says which.
    """
    if isinstance(value, str):
        return value
    shape = tuple(_shape(value))
    numbers = [Number(each) for each in _flat(value, shape)]
    return grid(shape, numbers)


def _shape(value: Any) -> Iterator[int]:
    while isinstance(value, list | tuple):
        if not value:
            raise ValueError("a list is empty")
        yield len(value)
        value = value[0]


def _flat(value: Any, shape: Sequence[int]) -> Iterator[float]:
    if not shape:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{type(value).__name__} is neither a number, a name nor a list")
        yield float(value)
        return
    if not isinstance(value, list | tuple) or len(value) != shape[0]:
        raise ValueError("its lists are of different lengths")
    for each in value:
        yield from _flat(each, shape[1:])


def as_plain(value: Value | None) -> Plain:
    """Return a value as JSON carries it; how it was printed is not kept."""
    if not isinstance(value, Grid):
        return value
    size = math.prod(value.shape)
    rows: list[Any] = [
        value.numbers[at].value if at in value.numbers else None for at in range(size)
    ]
    for width in reversed(value.shape[1:]):
        rows = [tuple(rows[at : at + width]) for at in range(0, len(rows), width)]
    return tuple(rows) if value.shape else rows[0]


def place_of(position: int, shape: Sequence[int]) -> list[int]:
    """Return the row, the column .. of the number at a position of a grid, all from 0."""
    found: list[int] = []
    for size in reversed(shape):
        position, at = divmod(position, size)
        found.insert(0, at)
    return found


def by_size(shape: Sequence[int]) -> str:
    """Return a shape as people write it: `10 x 5`."""
    return " x ".join(str(size) for size in shape)


def shown(value: Plain, language: Language) -> str:
    """Return a value as a person reads it: a long one by its first numbers and its size."""
    if value is None:
        return say(Message("nothing"), language)
    numbers = _elements(value)
    if len(numbers) <= VALUES_SHOWN + 1:
        return _listed(value)
    first = {"numbers": _listed(tuple(numbers[:VALUES_SHOWN])), "count": VALUES_SHOWN}
    size = {"size": by_size(list(_sizes(value)))}
    return say(Message("{numbers} (the first {count} of {size})", first | size), language)


def _elements(value: Plain) -> list[Plain]:
    return [e for each in value for e in _elements(each)] if isinstance(value, tuple) else [value]


def _listed(value: Plain) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_listed, value))}]"
    if value is None:
        return "-"
    return value if isinstance(value, str) else f"{value:.10g}"


def _sizes(value: Plain) -> Iterator[int]:
    while isinstance(value, tuple):
        yield len(value)
        value = value[0] if value else None
