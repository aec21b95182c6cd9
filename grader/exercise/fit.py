"""What a reference returned, held against the description of its exercise."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grader.words.model import Check
from grader.words.values import Value, by_size, from_plain

ByKey = Mapping[str, Value]
"""Right values by alternative, one alone under an empty name; or those of mistakes by their key."""


def rights(check: Check, returned: Any, names: Sequence[str]) -> ByKey:
    """Return the right values of a check; raise `ValueError` that says how one does not fit it.

    Alternatives that are all one value have no names: nobody can tell which of them was met.
    """
    values = by_key(returned)
    for key, value in values.items():
        what = misfit(check, value, names)
        if what:
            raise ValueError(f"{key}: {what}" if key else what)
    first = next(iter(values.values()))
    return {"": first} if all(value == first for value in values.values()) else values


def mistakes(check: Check, returned: Any) -> ByKey:
    """Return the values of mistakes; raise `ValueError` where one is no value of the check's kind.

    Of a grid they may have another shape; a mistake may well lead to that, or to NaN.
    """
    values = by_key(returned)
    for key, value in values.items():
        if isinstance(value, str) != (check.kind == "name"):
            raise ValueError(f"{key}: it is {_other_kind(check, value)}")
    return values


def by_key(returned: Any) -> ByKey:
    """Return a value, or those of a dict, by key; what a dict in it holds is `key:detail`."""
    found = {}
    for key, value in _flat("", returned):
        try:
            found[key] = from_plain(value)
        except (ValueError, OverflowError) as error:
            raise ValueError(f"{key}: {error}" if key else str(error)) from error
    if not found:
        raise ValueError("it is empty")
    return found


def _flat(key: str, returned: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(returned, dict):
        yield key, returned
        return
    for name, value in returned.items():
        yield from _flat(f"{key}:{name}" if key else str(name), value)


def misfit(check: Check, value: Value, names: Sequence[str]) -> str:
    """Return how a right value does not fit its check, nothing if it does."""
    if isinstance(value, str) or check.kind == "name":
        if not isinstance(value, str) or check.kind != "name":
            return f"it is {_other_kind(check, value)}"
        known = [name.casefold() for name in check.names or names]
        where = "the check's `names`" if check.names else "`names`"
        return "" if value.casefold() in known else f"{value!r} is none of {where}: add it there"
    free = check.kind == "series" and check.shape is None
    if len(value.shape) != 1 if free else value.shape != check.shape:
        return f"it is {_shown(value.shape)}, not {_shown(check.shape)}"
    return next(filter(None, (_odd(check, number.value) for number in value.numbers.values())), "")


def _other_kind(check: Check, value: Value) -> str:
    asked = "a name" if check.kind == "name" else "numbers"
    return f"{'the name ' + value if isinstance(value, str) else 'a number'}, not {asked}"


def _shown(shape: Sequence[int] | None) -> str:
    """Return what has a shape; of None it is a list of any length."""
    match shape:
        case ():
            return "a number"
        case None:
            return "a list"
        case (length,):
            return f"a list of {length}"
    return f"an array of {by_size(shape)}"


def _odd(check: Check, number: float) -> str:
    if check.finite and not math.isfinite(number):
        return f"{number:g} in it: write `finite = false` if that may be right"
    if check.whole and math.isfinite(number) and not number.is_integer():
        return f"{number:g} is not whole"
    if check.at_most is not None:  # else what lies beyond a `range` is rare, not wrong
        if number > check.at_most:
            return f"{number:g} is more than its `at_most`"
        if check.range and number < check.range[0]:
            return f"{number:g} is below its `range`"
    return ""
