"""Answers against expected values: whether they agree, and in words how they do not.

No message says an expected value or anything from which it could be computed.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.words.language import Message
from grader.words.model import Answer, Array, Check, Number, Plain, Value
from grader.words.nesting import by_size, flat, index, nested

_NOISE = 1 + 1e-9
"""A difference that is the tolerance but for the last bits of its computation is within it."""
_CLOSE = 0.01
_TOO_LARGE = Message("too large")
_TOO_SMALL = Message("too small")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether an answer is right, why not, and which of several right values it met.

    `alternative` is None where the check has only one right value or none was met.
    """

    passed: bool
    message: Message | None
    alternative: str | None


def compare(check: Check, answer: Answer, expected: object) -> Comparison:
    """Compare an answer with the reference's value, or with its values by alternative.

    `expected` is a float, a name, a list (of a series: by layer from 0), or a dict of those by
    alternative whose first entry is the main one.
    """
    if answer.value is None:
        return Comparison(False, answer.problem or Message("no answer was found"), None)
    if not isinstance(expected, Mapping):
        miss = _miss(check, answer.value, expected)
        return Comparison(miss is None, miss and _told(answer, miss), None)
    misses = []
    for alternative, value in expected.items():
        miss = _miss(check, answer.value, value)
        if miss is None:
            return Comparison(True, None, alternative)
        misses.append(miss)
    main = next((miss for miss in misses if _is_telling(miss)), misses[0])
    return Comparison(False, _told(answer, main), None)


def plain(value: Value | None) -> Plain:
    """Return a read value as JSON carries it."""
    if isinstance(value, Number):
        return value.value
    if isinstance(value, tuple):
        return tuple(number.value for number in value)
    if isinstance(value, Mapping):
        return {layer: number.value for layer, number in value.items()}
    if isinstance(value, Array):
        return nested([number.value for number in value.numbers], value.shape)
    return value


def _told(answer: Answer, miss: Message) -> Message:
    """Add the line to what is wrong; a probe's value has none."""
    how = answer.hint or miss
    if answer.line is None:
        return how
    return Message("line {line}: {how}", {"line": answer.line, "how": how})


def _is_telling(miss: Message) -> bool:
    return miss.values.get("how") not in (_TOO_LARGE, _TOO_SMALL)


def _miss(check: Check, actual: Value, expected: Any) -> Message | None:
    """Return how an answer misses one right value, None if it does not."""
    if isinstance(actual, Number):
        how = _how(check, actual, expected)
        return how and Message("{actual} is {how}", {"actual": _shown(actual), "how": how})
    if isinstance(actual, str):
        if actual.casefold() == str(expected).casefold():
            return None
        return Message("{actual} is not the right one", {"actual": actual})
    if isinstance(actual, tuple):
        return _miss_in_list(check, actual, expected)
    if isinstance(actual, Array):
        return _miss_in_array(check, actual, expected)
    return _miss_in_series(check, actual, expected)


def _miss_in_list(
    check: Check, actual: Sequence[Number], expected: Sequence[float]
) -> Message | None:
    if len(actual) != len(expected):
        return Message(
            "the list has {found} values, {length} are asked for",
            {"found": len(actual), "length": len(expected)},
        )
    for position, (number, right) in enumerate(zip(actual, expected, strict=True), start=1):
        if how := _how(check, number, right):
            return Message(
                "value {position} of the list, {actual}, is {how}",
                {"position": position, "actual": _shown(number), "how": how},
            )
    return None


def _miss_in_series(
    check: Check, actual: Mapping[int, Number], expected: Sequence[float]
) -> Message | None:
    for layer, right in enumerate(expected):
        if layer not in actual:
            return Message("layer {layer} (counted from 0) is missing", {"layer": layer})
        if how := _how(check, actual[layer], right):
            return Message(
                "layer {layer} (counted from 0), {actual}, is {how}",
                {"layer": layer, "actual": _shown(actual[layer]), "how": how},
            )
    return None


def _miss_in_array(check: Check, actual: Array, expected: Sequence[Any]) -> Message | None:
    shape, numbers = flat(expected)
    if actual.shape != shape:
        return Message(
            "the array has the shape {found}, {shape} is asked for",
            {"found": by_size(actual.shape), "shape": by_size(shape)},
        )
    for position, (number, right) in enumerate(zip(actual.numbers, numbers, strict=True)):
        if how := _how(check, number, right):
            at = index(position, shape)
            return Message(
                "element {index} of the array (counted from 0), {actual}, is {how}",
                {"index": at, "actual": _shown(number), "how": how},
            )
    return None


def _shown(number: Number) -> str:
    return f"{number.value:.10g}"


def _how(check: Check, actual: Number, expected: float) -> Message | None:
    """Return in words how a number misses, None if it is right."""
    a, e = actual.value, float(expected)
    if math.isnan(a) or math.isnan(e):
        if math.isnan(a) and math.isnan(e):
            return None
        return Message("not a number") if math.isnan(a) else Message("not right")
    if a == e:
        return None
    larger = _TOO_LARGE if a > e else _TOO_SMALL
    if math.isinf(a) or math.isinf(e):
        return larger
    tolerance = max(check.abs, check.rel * abs(e)) * _NOISE
    precise = _places(actual) >= check.min_decimals
    half_unit = _half_unit(actual) + 2 * math.ulp(e)
    if abs(a - e) <= tolerance + (half_unit if precise else 0):
        return None
    if not precise and _places(actual) > 0 and abs(a - e) <= half_unit:
        return Message("not precise enough: print more digits")
    if abs(a + e) <= tolerance:
        return Message("not right: the sign is different")
    if abs(a - e) <= _CLOSE * abs(e):
        return Message("close, but outside the tolerance")
    return larger


def _places(number: Number) -> int:
    """Return how many decimals were shown: `7.37e-01` shows three, `1.596e+01` too."""
    decimals = number.decimals or 0
    return max(decimals, decimals - number.exponent)


def _half_unit(number: Number) -> float:
    """Return half a unit of the last place that was printed, 0 if nothing was rounded."""
    if number.decimals is None:
        return 0.0
    return 0.5 * float(f"1e{number.exponent - number.decimals}")
