"""Answers against expected values: whether they agree, and in words how they do not.

No message says an expected value or anything from which it could be computed.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from grader.words.language import Message, OneOf
from grader.words.model import Answer, Check
from grader.words.values import Grid, Number, Value, by_size, place_of

DIGITS_LEAST = 3
"""Significant digits that make a value precise enough for half a unit of its last place."""
_NEARLY = Message("close, but outside the tolerance of {most}")
_NOISE = 1 + 1e-9
"""A difference that is the tolerance but for the last bits of its computation is within it."""
_CLOSE = 0.01
_TOO_LARGE = Message("too large")
_TOO_SMALL = Message("too small")
_NONE = Message("no answer was found")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether an answer is right, why not, and which of several right values it met.

    `alternative` is empty where the check has only one right value or none was met. `share` is how
    many of its numbers are right, of all.
    """

    passed: bool
    message: Message | None
    alternative: str = ""
    share: float = 0.0


def compare(check: Check, answer: Answer, rights: Mapping[str, Value]) -> Comparison:
    """Compare an answer with the reference's values by alternative, the main one first."""
    if answer.value is None:
        return Comparison(False, _named(check, answer, answer.problem or _NONE))
    misses = []
    for alternative, right in rights.items():
        miss = _miss(check, answer.value, right)
        if miss is None and answer.fault is None:
            return Comparison(True, None, alternative, 1.0)
        misses.append(miss or _TOO_SMALL)
    telling = (miss for miss in misses if miss.values.get("how") not in (_TOO_LARGE, _TOO_SMALL))
    how = answer.fault or next(telling, misses[0])
    if not check.partial or answer.fault is not None:
        return Comparison(False, _named(check, answer, _placed(answer, how)))
    counts = [_right(check, answer.value, each) for each in rights.values()]
    met, count = max(counts, key=lambda each: each[0] / each[1])
    counted = Message("{right} of {all} are right; {how}", {"right": met, "all": count, "how": how})
    return Comparison(False, _named(check, answer, _placed(answer, counted)), share=met / count)


def agree(check: Check, one: Value, other: Value) -> bool:
    """Say whether a check would take a value of a reference for another one of it."""
    return _miss(check, one, other) is None


def takes(check: Check, rights: Mapping[str, Value], again: Mapping[str, Value]) -> bool:
    """Say whether each value of a reference is right by those that it gave before."""
    return all(compare(check, Answer(value), rights).passed for value in again.values())


def of_known_cause(miss: Message) -> Message:
    """Return how an answer misses where a mistake is named: that it is close would mislead."""
    if miss.text == _NEARLY.text:
        return Message("not right")
    values = {
        name: of_known_cause(value) if isinstance(value, Message) else value
        for name, value in miss.values.items()
    }
    return replace(miss, values=values)


def _named(check: Check, answer: Answer, how: Message) -> Message:
    """Add how a value is printed so that it is found, where no words said which it is."""
    if not answer.unnamed or not check.labels:
        return how
    values = {"how": how, "label": OneOf(tuple(check.labels))}
    if answer.value is None:
        return Message("{how}; print it as `{label}: ...`", values)
    return Message(
        "{how}; no words say that it is this one: if another is meant, print `{label}: ...`", values
    )


def _placed(answer: Answer, how: Message) -> Message:
    """Add the line to what is wrong, and that of the source; a probe's value has none."""
    values = {"line": answer.line, "how": how, "source": answer.source_line, "cell": answer.cell}
    if answer.line is None:
        return how
    if answer.source_line is None:
        return Message("line {line}: {how}", values)
    if answer.cell is None:
        return Message("line {line}, printed by line {source} of the script: {how}", values)
    return Message("line {line}, printed by line {source} of code cell {cell}: {how}", values)


def _miss(check: Check, actual: Value, right: Value) -> Message | None:
    """Return how an answer misses one right value, None if it does not."""
    if isinstance(actual, str) or isinstance(right, str):
        is_right = str(actual).casefold() == str(right).casefold()
        return None if is_right else Message("{actual} is not the right one", {"actual": actual})
    if check.kind != "series" and actual.shape != right.shape:
        return _other_shape(actual, right)
    largest = actual.largest
    for at, number in right.numbers.items():
        if at not in actual.numbers:
            if check.index and at < len(check.index):
                return Message("the value for {key} is missing", {"key": check.index[at]})
            if check.row:
                missing = {"row": check.row, "at": at}
                return Message("{row} {at} (counted from 0) is missing", missing)
            return Message("layer {layer} (counted from 0) is missing", {"layer": at})
        if (how := _how(check, actual.numbers[at], number, largest)) is not None:
            return _element(check, actual, at, how)
    return None


def _right(check: Check, actual: Value, right: Value) -> tuple[int, int]:
    """Return how many numbers of a right value an answer has where they belong, and of how many.

    In a grid of another shape nothing says which number is which.
    """
    if isinstance(actual, str) or isinstance(right, str):
        return 0, 1
    if check.kind != "series" and actual.shape != right.shape:
        return 0, len(right.numbers)
    largest = actual.largest
    met = sum(
        at in actual.numbers and _how(check, actual.numbers[at], number, largest) is None
        for at, number in right.numbers.items()
    )
    return met, len(right.numbers)


def _other_shape(actual: Grid, right: Grid) -> Message:
    if len(actual.shape) == len(right.shape) == 1:
        return Message(
            "the list has {found} values, {length} are asked for",
            {"found": actual.shape[0], "length": right.shape[0]},
        )
    return Message(
        "the array has the shape {found}, {shape} is asked for",
        {"found": by_size(actual.shape), "shape": by_size(right.shape)},
    )


def _element(check: Check, actual: Grid, at: int, how: Message) -> Message:
    """Say which number of a grid misses."""
    shown = f"{actual.numbers[at].value:.10g}"
    if check.index and at < len(check.index):
        key = check.index[at]
        return Message(
            "the value for {key}, {actual}, is {how}", {"key": key, "actual": shown, "how": how}
        )
    if check.row:
        return Message(
            "{row} {at} (counted from 0), {actual}, is {how}",
            {"row": check.row, "at": at, "actual": shown, "how": how},
        )
    if check.kind == "series":
        return Message(
            "layer {layer} (counted from 0), {actual}, is {how}",
            {"layer": at, "actual": shown, "how": how},
        )
    match len(actual.shape):
        case 0:
            return Message("{actual} is {how}", {"actual": shown, "how": how})
        case 1:
            return Message(
                "value {position} of the list, {actual}, is {how}",
                {"position": at + 1, "actual": shown, "how": how},
            )
    return Message(
        "element {index} of the array (counted from 0), {actual}, is {how}",
        {"index": place_of(at, actual.shape), "actual": shown, "how": how},
    )


def tolerance(check: Check, right: float) -> float:
    """Return how far from a right value a number may be."""
    return 0.0 if check.whole else max(check.abs, check.rel * abs(right)) * _NOISE


def _how(check: Check, actual: Number, expected: Number, largest: float) -> Message | None:
    """Return in words how a number misses, None if it is right.

    `largest` is the largest of the grid that it stands in.
    """
    a, right = actual.value, expected.value
    if math.isnan(a) or math.isnan(right):
        if math.isnan(a) and math.isnan(right):
            return None
        return Message("not a number") if math.isnan(a) else Message("not right")
    if check.at_most is not None:
        return _beyond(a, check.at_most, check.range[0] if check.range else -math.inf)
    if a == right:
        return None
    larger = _TOO_LARGE if a > right else _TOO_SMALL
    if math.isinf(a) or math.isinf(right):
        return larger
    allowed = tolerance(check, right) + _rounded(check, expected)
    bits = 2 * math.ulp(right)
    within = allowed + (0.0 if check.whole else _rounding(actual, largest) + bits)
    if abs(a - right) <= within:
        return None
    if (actual.place or 0) < 0 and abs(a - right) <= actual.half_unit + bits:
        return Message("not precise enough: print more digits")
    if abs(a + right) <= within:
        return Message("not right: the sign is different")
    if abs(a - right) <= _CLOSE * abs(right):
        relative = check.rel * abs(right) >= check.abs
        most = f"{100 * check.rel:g} %" if relative else f"{check.abs:g}"
        return replace(_NEARLY, values={"most": most})
    return larger


def _beyond(actual: float, most: float, least: float) -> Message | None:
    """Return in words how a number misses that has only to be small enough, None if it is."""
    if actual > most:
        return Message("too large: at most {most} is asked for", {"most": f"{most:g}"})
    return _TOO_SMALL if actual < least or math.isinf(actual) else None


def _rounded(check: Check, expected: Number) -> float:
    """Return how far from what a solution computed its own print may be: half its last digit.

    A whole number was printed as it is.
    """
    return 0.0 if check.whole or expected.place == 0 else expected.half_unit


def _rounding(number: Number, largest: float) -> float:
    """Return how far a number may be from what was rounded to it, 0 where it shows too few digits.

    In a grid the small ones are printed to as many decimals as the large ones. Zeros at the end
    are dropped by `round(x, 3)`: 0.72 is right where the third digit is none, as it is for 0.720.
    """
    if number.place is None or number.place >= 0:
        return number.half_unit if number.digits() >= DIGITS_LEAST else 0.0
    digits = (each or -math.inf for each in (number.digits(), number.digits(largest)))
    by_own, by_largest = (number.place + each - DIGITS_LEAST for each in digits)
    place = by_own if number.scientific else max(by_own, min(by_largest, -DIGITS_LEAST))
    return 0.5 * 10.0 ** min(place, number.place)
