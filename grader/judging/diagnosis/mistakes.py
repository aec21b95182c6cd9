"""Which mistake leads to an answer: of the exercise's, of those of any number, or with the seed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from grader.judging.diagnosis.agreement import Numbers, agreement, numbers, points, within
from grader.judging.diagnosis.relations import related, unprecise
from grader.words.language import Message
from grader.words.model import Answer, Check
from grader.words.values import Grid

DIGITS = 5.5
"""How many digits must agree before anything is named: a hundred candidates are tried."""
DIGITS_OF_A_LIST = 4
"""The mistakes with a list are few, and lists hold whole numbers: `[1, 1, 1, 1]`."""
DIGITS_OF_A_SERIES = 12
"""Three layers at least."""
DIGITS_OF_A_NAMED_SEED = 3.3
"""Where the source says that it takes this seed, four printed digits confirm it."""

UNREAD = Message("The script does not read the seed: read it with int(input()) and use it.")

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a case beside its answers; a reference runs only if it is asked.

    `mistakes` returns values by check and key, `expected` the right values by check for another
    seed. `seeds` are those to try, each with whether the source names it as a seed; none where
    nothing depends on the seed. `seed_read` is whether the script read its input.
    """

    seed: int
    mistakes: Callable[[], Mapping[str, Mapping[str, Any]]]
    expected: Callable[[int], Mapping[str, Any]]
    seeds: Mapping[int, bool]
    seed_read: bool


def diagnose(check: Check, answer: Answer, expected: Any, known: Known) -> str | Message | None:
    """Return which mistake leads to a wrong answer: the exercise's key of it, or a sentence.

    Args:
        check: what was asked.
        answer: what was answered, and did not pass.
        expected: the right value, or its alternatives by key.
        known: the rest of the case.
    """
    if answer.value is None or answer.fault is not None:
        return None
    if (
        check.kind == "grid"
        and isinstance(answer.value, Grid)
        and answer.value.shape != check.shape
    ):
        return None  # its numbers may be right
    rights = _alternatives(expected)
    if isinstance(answer.value, str):
        mistakes = known.mistakes().get(check.name, {})
        return _same_name(answer.value, mistakes) or _unread(check, rights, known)
    actual = numbers(answer.value)
    if any(agreement(check, actual, points(right)) is not None for right in rights):
        return unprecise(actual)
    return (
        _only(_matches(check, actual, known.mistakes().get(check.name, {})))
        or _only(_relations(check, actual, rights))
        or _other_seed(check, actual, known)
        or _unread(check, rights, known)
    )


def _alternatives(expected: Any) -> Sequence[Any]:
    return list(expected.values()) if isinstance(expected, Mapping) else [expected]


def _needed(check: Check) -> float:
    return DIGITS_OF_A_SERIES if check.kind == "series" else DIGITS


def _only(matches: Iterable[tuple[_Found, bool]]) -> _Found | None:
    """Return what matches, if nothing else does and its digits prove it."""
    found = list(matches)
    return found[0][0] if len(found) == 1 and found[0][1] else None


def _same_name(name: str, mistakes: Mapping[str, Any]) -> str | None:
    same = (key for key, value in mistakes.items() if str(value).casefold() == name.casefold())
    return next(same, None)


def _matches(
    check: Check, actual: Numbers, mistakes: Mapping[str, Any]
) -> Iterator[tuple[str, bool]]:
    """Yield the mistakes that the answer may come from, each with whether its digits prove it."""
    is_list = check.kind == "grid" and len(check.shape or ()) == 1
    needed = DIGITS_OF_A_LIST if is_list else _needed(check)
    counted = check.whole  # not measured: equal is equal
    for key, value in mistakes.items():
        digits = agreement(check, actual, points(value))
        if digits is not None:
            yield key, counted or digits >= needed


def _relations(check: Check, actual: Numbers, rights: Sequence[Any]) -> list[tuple[Message, bool]]:
    """Return in what simple relations the answer stands to the right values."""
    found: list[tuple[Message, bool]] = []
    for right in rights:
        for message, values in related(check, points(right)):
            digits = agreement(check, actual, values)
            if digits is not None and (message, True) not in found:
                found.append((message, digits >= _needed(check)))
    return found


def _other_seed(check: Check, actual: Numbers, known: Known) -> Message | None:
    for seed, named in known.seeds.items():
        needed = DIGITS_OF_A_NAMED_SEED if named and check.kind == "number" else _needed(check)
        if not _may_reach(check, actual, needed):
            continue
        for right in _alternatives(known.expected(seed)[check.name]):
            if (agreement(check, actual, points(right)) or 0) >= needed:
                return Message(
                    "This is right for seed {other}, but the seed given was {seed}:"
                    " read it with int(input()).",
                    {"other": seed, "seed": known.seed},
                )
    return None


def _may_reach(check: Check, actual: Numbers, needed: float) -> bool:
    """Say whether a number has enough digits, so that running a reference pays."""
    if check.kind != "number":
        return True
    same = {at: number.value for at, number in actual.items()}
    return (agreement(check, actual, same) or 0) >= needed


def _unread(check: Check, rights: Sequence[Any], known: Known) -> Message | None:
    """Say that the seed was not read, if the check depends on it."""
    if known.seed_read or not known.seeds:
        return None
    others = _alternatives(known.expected(next(iter(known.seeds)))[check.name])
    same = len(others) == len(rights) and all(
        within(check, other, right) for other, right in zip(others, rights, strict=True)
    )
    return None if same else UNREAD
