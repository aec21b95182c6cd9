"""What the reader finds for labels in an output: for tables of tests whose rows say both."""

from collections.abc import Mapping, Sequence

import pytest

from grader.reading import read
from grader.words.model import Check, Text
from grader.words.values import as_plain

Deep = float | tuple["Deep", ...] | None
Wanted = str | Deep
Row = tuple[str, dict[str, Wanted]]

NO_NAME = ""
"""Where a name is asked for and none was given."""
NO_TWO, NO_THREE = (None, None), (None, None, None)
"""Where a list of two or three is asked for and none was given."""
NO_SQUARE = (NO_TWO, NO_TWO)
"""Where an array of two rows of two is asked for and none was given."""


def values(output: str, asked: Mapping[str, Wanted], names: Sequence[str]) -> dict[str, object]:
    """Return what was read for each label; `names` is the vocabulary of each name."""
    checks = [_check(i, *each, tuple(names)) for i, each in enumerate(asked.items())]
    found = read(output.encode(), checks, [])
    return {label: as_plain(found[f"check_{i}"].value) for i, label in enumerate(asked)}


def expected(asked: Mapping[str, Wanted]) -> dict[str, object]:
    """Return what is to be read for each label, None where nothing is."""
    nothing = (NO_NAME, NO_TWO, NO_THREE, NO_SQUARE)
    return {label: None if wanted in nothing else wanted for label, wanted in asked.items()}


def rows_of(*tables: Mapping[str, Row]) -> pytest.MarkDecorator:
    """Return the rows of tables as parameters, an output and what is asked of it."""
    rows = [row for of in tables for row in of.values()]
    ids = [name for of in tables for name in of]
    return pytest.mark.parametrize(("output", "asked"), rows, ids=ids)


def _shape_of(wanted: Wanted) -> tuple[int, ...]:
    return (len(wanted), *_shape_of(wanted[0])) if isinstance(wanted, tuple) else ()


def _check(number: int, label: str, wanted: Wanted, names: tuple[str, ...]) -> Check:
    """Return the check of a label: of a name, an array, a whole or another number, as is wanted."""
    title = Text(en="", ru="", zh="")
    name = f"check_{number}"
    if isinstance(wanted, str):
        return Check(name=name, kind="name", title=title, labels=(label,), names=names)
    if isinstance(wanted, tuple):
        shape = _shape_of(wanted)
        return Check(name=name, kind="grid", title=title, labels=(label,), shape=shape)
    whole = isinstance(wanted, int)
    return Check(name=name, kind="number", title=title, labels=(label,), whole=whole)
