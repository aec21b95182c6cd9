"""Mistakes that any number may come from: what is asked, but turned, scaled, rounded or shifted."""

from collections.abc import Callable, Iterator, Sequence

from grader.judging.diagnosis.agreement import Numbers, Points
from grader.words.language import Message
from grader.words.model import Check

SCALED: Sequence[tuple[Message, Callable[[float], float]]] = (
    (Message("This has the opposite sign: look where a minus comes from."), lambda v: -v),
    (Message("This is the reciprocal (1 / x): look what is divided by what."), lambda v: 1 / v),
    (
        Message("This is 100 times too large: print the number itself, not a percentage."),
        lambda v: v * 100,
    ),
    (
        Message("This is 200 times too large: the mean is asked for, not the sum."),
        lambda v: v * 200,
    ),
    (
        Message("This is 200 times too small: divide by the number of runs only once."),
        lambda v: v / 200,
    ),
)
ROUNDED = Message("This was rounded too early: keep all digits until you print.")
SHIFTED = Message("The layers are shifted by one: begin with what leaves the first layer.")
FOUR_DIGITS = Message("A tensor is printed with four digits: print its .item() instead.")


def related(check: Check, right: Points) -> Iterator[tuple[Message, Points]]:
    """Yield what may be made of a right value, each with the sentence that tells it."""
    for message, scaled in SCALED:
        if all(right.values()):
            yield message, {at: scaled(value) for at, value in right.items()}
    for decimals in (1, 2, 3, 4):
        yield ROUNDED, {at: round(value, decimals) for at, value in right.items()}
    if check.kind == "series":
        yield SHIFTED, {at - 1: value for at, value in right.items() if at > 0}
        yield SHIFTED, {at + 1: value for at, value in right.items()}


def unprecise(actual: Numbers) -> Message | None:
    """Say why a right value shows too few digits, if it is torch's way of printing."""
    four = all(n.place == -4 and not n.scientific for n in actual.values())
    return FOUR_DIGITS if four else None
