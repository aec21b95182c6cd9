"""Whether a right value was printed though another was read for it: then nothing explains that one.

A program may print what it began with, or each step, beside what is asked; these are right, and no
change of the solution is what they come of.

Silence tells a student who prints many numbers that the right one is among them: one bit for each
check. "Too large" or "too small" tell as much of each number, with or without a diagnosis, so
nobody finds a value sooner by it; of a hidden seed none of these is told (`reports/points.py`).
"""

import math
import re
from collections.abc import Collection, Mapping, Sequence

from grader.exercise.fit import ByKey
from grader.judging.mistakes.agreement import prints
from grader.reading.tokens import number_of
from grader.words.model import Answer, Check
from grader.words.values import Number, Value, numbers_of

CHARACTERS_MOST, NUMBERS_MOST = 200_000, 64
"""Of an output, and of a right value: the first of these prove as much as all."""
DIGITS = 3
"""Of a number that was printed; with fewer it is there by chance."""
_NUMBER = re.compile(r"(?<![\w.])[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,3})?(?!\w)")


def misread(
    checks: Sequence[Check],
    answers: Mapping[str, Answer],
    rights: Mapping[str, ByKey],
    failed: Collection[str],
    output: str,
) -> frozenset[str]:
    """Return the checks that failed though their right value was printed.

    What was read for the checks that passed is not counted once more.
    """
    if not failed:
        return frozenset()
    found = map(number_of, _NUMBER.findall(output[:CHARACTERS_MOST]))
    printed = [number for number in found if number and number.digits() >= DIGITS]
    passed = [answers[check.name].value for check in checks if check.name not in failed]
    taken = [number.value for number in numbers_of(passed)]
    return frozenset(
        name
        for name in failed
        if any(_is_printed(right, printed, taken) for right in rights[name].values())
    )


def _is_printed(right: Value, printed: Sequence[Number], taken: Sequence[float]) -> bool:
    every = {number.value for number in numbers_of([right])}
    telling = [each for each in every if not each.is_integer() and math.isfinite(each)]
    return bool(telling) and all(
        sum(prints(number, each) for number in printed)
        > sum(math.isclose(value, each, rel_tol=10**-DIGITS) for value in taken)
        for each in telling[:NUMBERS_MOST]
    )
