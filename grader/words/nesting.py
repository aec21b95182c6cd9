"""Arrays as lists of lists: their shape, their numbers in order, and back.

The shape of a ragged nest is that of its first rows; its numbers tell that it is none.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from typing_extensions import TypeAliasType

Nested = TypeAliasType("Nested", "float | tuple[Nested, ...]")
"""An array as JSON carries it."""


def flat(values: Sequence[Any]) -> tuple[tuple[int, ...], list[float]]:
    """Return the shape of lists of lists, and their numbers in the order they are printed in."""
    shape = [len(values)]
    while values and isinstance(values[0], Sequence):
        shape.append(len(values[0]))
        values = list(chain.from_iterable(values))
    return tuple(shape), [float(value) for value in values]


def nested(numbers: Sequence[float], shape: Sequence[int]) -> tuple[Nested, ...]:
    """Return numbers in order as tuples of the rows of a shape."""
    rows: Sequence[Nested] = numbers
    for size in reversed(shape[1:]):
        rows = [tuple(rows[at : at + size]) for at in range(0, len(rows), size)]
    return tuple(rows)


def index(position: int, shape: Sequence[int]) -> list[int]:
    """Return the row, the column .. of the number that is printed at `position`, all from 0."""
    found: list[int] = []
    for size in reversed(shape):
        position, at = divmod(position, size)
        found.insert(0, at)
    return found


def by_size(shape: Sequence[int]) -> str:
    """Return a shape as people write it: `10 x 5`."""
    return " x ".join(str(size) for size in shape)
