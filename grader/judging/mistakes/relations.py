"""Mistakes that any number may come from: what is asked, but turned, scaled, rounded or shifted."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from grader.judging.mistakes.agreement import agreement, needed, prints
from grader.words.language import Message
from grader.words.model import Answer, Check
from grader.words.values import Grid, Number, Value

SCALED: Sequence[tuple[Message, Callable[[float], float]]] = (
    (Message("This has the opposite sign: look where a minus comes from."), lambda v: -v),
    (Message("This is the reciprocal (1 / x): look what is divided by what."), lambda v: 1 / v),
    (
        Message("This is 100 times too large: print the number itself, not a percentage."),
        lambda v: v * 100,
    ),
)
FRACTION = Message("This is 100 times too small: print it in per cent.")
ROUNDED = Message("This was rounded too early: keep all digits until you print.")
SHIFTED = Message("The layers are shifted by one: begin with what leaves the first layer.")
ROWS_SHIFTED = Message("The rows are shifted by one: begin with the first {row}.")
EXCHANGED = Message("Rows and columns are exchanged.")
FOUR_DIGITS = Message(
    "Four decimals are too few here: print the number with all its digits, of a tensor its .item()."
)
HALF = Message(
    "This is in half precision, which has some three digits: compute and print in float32."
)
HALF_TYPE = re.compile(r"\bdtype=torch\.(float16|bfloat16)\b")
HALF_STEPS = {"float16": 2.0**-10, "bfloat16": 2.0**-7}
"""How far apart numbers of these types lie, of their size: what is computed in them is off so much.

What lies farther off has another cause as well.
"""


def related(check: Check, actual: Grid, rights: Mapping[str, Value]) -> Message | None:
    """Return in what simple relation an answer stands to a right value, if in one only."""
    found: dict[str, tuple[Message, float]] = {}
    for right in rights.values():
        assert isinstance(right, Grid)
        for message, value in _relations(check, right):
            digits = agreement(check, actual, value)
            if digits is not None:
                found[message.text] = message, digits
    proven = [
        message
        for message, digits in found.values()
        if digits >= needed(check) or (message is FRACTION and _is_below(check, actual))
    ]
    return proven[0] if len(found) == len(proven) == 1 else None


def _is_below(check: Check, actual: Grid) -> bool:
    """Say whether numbers are fractions where no answer can be one, by the check's range."""
    low = check.range[0] if check.range else 0.0
    return all(0 <= number.value <= 1 < low for number in actual.numbers.values())


def _relations(check: Check, right: Grid) -> Iterator[tuple[Message, Grid]]:
    """Yield what may be made of a right value, each with the sentence that tells it."""
    numbers = {at: number.value for at, number in right.numbers.items()}
    if all(numbers.values()):
        scales = SCALED if not check.percent else [*SCALED[:-1], (FRACTION, lambda v: v / 100)]
        for message, scaled in scales:
            yield message, _grid(right, {at: scaled(value) for at, value in numbers.items()})
    for decimals in (1, 2, 3, 4):
        rounded = {at: round(value, decimals) for at, value in numbers.items()}
        yield ROUNDED, _grid(right, rounded)
    if len(right.shape) == 2:
        yield EXCHANGED, _transposed(right)
    if check.kind == "series":
        shifted = replace(ROWS_SHIFTED, values={"row": check.row}) if check.row else SHIFTED
        yield shifted, _grid(right, {at - 1: value for at, value in numbers.items() if at > 0})
        yield shifted, _grid(right, {at + 1: value for at, value in numbers.items()})


def _grid(like: Grid, numbers: Mapping[int, float]) -> Grid:
    return Grid(like.shape, {at: Number(value) for at, value in numbers.items()})


def _transposed(of: Grid) -> Grid:
    height, width = of.shape
    pairs = [(row, column) for column in range(width) for row in range(height)]
    numbers = [of.numbers[row * width + column] for row, column in pairs]
    return Grid((width, height), dict(enumerate(numbers)))


def imprecise(actual: Grid) -> Message | None:
    """Say why a right value shows too few digits, if it is torch's way of printing."""
    four = all(n.place == -4 and not n.scientific for n in actual.numbers.values())
    return FOUR_DIGITS if four else None


def in_half(answer: Answer, rights: Mapping[str, Value], output: str) -> Message | None:
    """Say that right numbers are off by the steps of the type that is printed with them."""
    actual = answer.value
    if answer.line is None or not isinstance(actual, Grid):
        return None
    printed = "\n".join(output.split("\n")[answer.line - 1 :]).split("tensor(", 2)
    found = HALF_TYPE.search(printed[1]) if len(printed) > 1 else None
    step = HALF_STEPS[found[1]] if found else 0.0
    near = (
        isinstance(right, Grid)
        and actual.shape == right.shape
        and all(
            prints(number, right.numbers[at].value, step) for at, number in actual.numbers.items()
        )
        for right in rights.values()
    )
    return HALF if found and any(near) else None
