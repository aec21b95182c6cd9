"""Which changes of a solution lead to all that was printed, where that can be no chance.

Wrong values that come of something else lie as close to each other as those of the changes do.
Where the nth nearest of these is d times as far away as the printed digits reach, one of d / n such
values is taken for that of a change by chance. All checks that failed are held against a change
together, and the largest of their distances is that of the change: a loss and its exponential are
one value told twice, so no two numbers are taken for independent, and none takes from another.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from grader.exercise.fit import ByKey
from grader.exercise.slips import Slip
from grader.judging import checker
from grader.judging.mistakes.agreement import NOISE, distance, evidence, rounding
from grader.words.model import Answer, Check, Text
from grader.words.values import Grid, Number, Value

SAID_MOST = 3
"""How many changes that lead to the same are worth reading."""
CHANCE = 5e-3
"""How often at most: most are far below it, for the nearest of the others is seldom that near.

Of 446 changes of seven solutions, each printed as the solution prints and held against the others
alone, none was taken for another, not with 1e-2 either; with 5e-3 some 290 are told, with 1e-3 226.
"""
EVIDENCE = 3
"""Digits that a value has of which anything is told: `0.32` is near too much, a count even more."""
COUNTED_MOST = 200
"""Of how many a share may be, as an accuracy: with all its digits it is one of a few numbers."""
SHARES = 0.03
"""Of all numbers the part that is such a share by chance: `n` things have some n * n / 3 shares."""
ATTRACTORS = (0.0, 1.0, -1.0)
"""Numbers that too much leads to, as does the same number everywhere."""


Wrong = Mapping[str, tuple[Check, Grid]]
"""Numbers that are wrong, by check."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of the solution that a check is of, each with what it leads to.

    `again` returns what one gives when it is run once more: what has lost its seed gives something
    else. `beside` are all checks of that solution.
    """

    slips: Callable[[str], Sequence[Slip]] = lambda _check: ()
    again: Callable[[str, Slip], Mapping[str, Value]] = lambda _check, _slip: {}
    beside: Callable[[str], Collection[str]] = lambda _check: ()


NO_CHANGES = Changes()


@dataclass(frozen=True, slots=True)
class Printed:
    """What a program answered, the right values, and the checks that it did not pass.

    `misread` are those whose right value was printed too: what was read for it is another.
    """

    checks: Sequence[Check]
    answers: Mapping[str, Answer]
    rights: Mapping[str, ByKey]
    failed: frozenset[str]
    about: Collection[str] = ()
    misread: Collection[str] = ()

    @property
    def wrong(self) -> Wrong:
        """The numbers that are wrong, by check: of all, or of those that it is `about`."""
        given = ((check, self.answers[check.name]) for check in self.checks)
        return {
            check.name: (check, answer.value)
            for check, answer in given
            if check.name in self.failed and check.at_most is None
            if check.name not in self.misread
            if not self.about or check.name in self.about
            if isinstance(answer.value, Grid) and answer.fault is None
        }

    @property
    def telling(self) -> Wrong:
        """Those of them that not too much leads to, and that are right for nothing else."""
        return {
            name: (check, actual)
            for name, (check, actual) in self.wrong.items()
            if evidence(actual) >= EVIDENCE and not _is_common(actual)
            if not self._is_of_another(check, actual)
        }

    def _is_of_another(self, check: Check, actual: Grid) -> bool:
        """Say whether a number is right for another check: values exchanged, or read so."""
        others = (rights for name, rights in self.rights.items() if name != check.name)
        return any(distance(check, actual, r, 0.0) <= 1 for of in others for r in of.values())

    @property
    def may_be_told(self) -> bool:
        """Whether enough digits were printed to tell anything from the right values."""
        return bool(self.telling) and chance([_from_right(self, {})]) <= CHANCE

    def of(self, names: Collection[str]) -> "Printed":
        """Return the same as if some checks were all that is asked."""
        checks = [each for each in self.checks if each.name in names]
        failed = self.failed.intersection(names)
        return replace(self, checks=checks, failed=failed)

    def takes(self, slip: Slip) -> bool:
        """Say whether what a change leads to is right, though what was printed of it is not."""
        return all(
            any(checker.agree(check, slip.values[name], r) for r in self.rights[name].values())
            for name, (check, _) in self.telling.items()
        )

    def is_kept_by(self, slip: Slip) -> bool:
        """Say whether a change gives all else as it was answered, or as it is right.

        Then who made it answered the rest right, or made another mistake there.
        """
        wrong = self.wrong
        others = (c for c in self.checks if c.name not in wrong and c.at_most is None)
        return all(
            self._is_silent(check)
            or checker.compare(
                check, Answer(slip.values.get(check.name)), self.rights[check.name]
            ).passed
            for check in others
        )

    def _is_silent(self, check: Check) -> bool:
        """Say whether nothing was answered that could contradict a change."""
        answer = self.answers[check.name]
        return check.name in self.failed and (answer.value is None or answer.fault is not None)


def explained(printed: Printed, changes: Changes) -> Mapping[str, Sequence[Text]]:
    """Return what is said of wrong numbers by the changes that lead to them, by check.

    Best is a change that leads to all that one solution is asked for. Where none does, there may be
    several mistakes, each of which leaves right what the others made wrong.
    """
    found: dict[str, Sequence[Text]] = {}
    for name in printed.wrong:
        whole = printed.of(changes.beside(name))
        for asked in (whole, replace(whole, about=(name,))):
            if name not in found and asked.may_be_told:
                said = _said(asked, changes, name)
                found |= dict.fromkeys(asked.wrong if said else (), said)
    return found


def _said(printed: Printed, changes: Changes, name: str) -> Sequence[Text]:
    """Return the sentences of the changes that lead to what was printed, once and once more."""
    fits = fitting(printed, changes.slips(name))
    said: dict[Text, None] = {}
    for slip in fits:
        if slip.message not in said:
            again = changes.again(name, slip)
            if all(again.get(check) == slip.values[check] for check in printed.wrong):
                said[slip.message] = None
    return tuple(said) if len(said) <= SAID_MOST else ()


def fitting(printed: Printed, slips: Sequence[Slip]) -> list[Slip]:
    """Return the changes that lead to all wrong numbers that were printed; none by chance."""
    if not printed.may_be_told:
        return []
    kept = [slip for slip in slips if printed.is_kept_by(slip)]
    fits = [slip for slip in kept if _farthest(printed.wrong, slip.values, {}) <= 1]
    if not fits or printed.takes(fits[0]):
        return []
    least = {name: max(_least(v), _rounding(v)) for name, v in fits[0].values.items()}
    others = [slip for slip in kept if not _are_same(fits[0], slip, printed.wrong)]
    telling = printed.telling
    distances = [_farthest(telling, _exact(slip.values), least) for slip in others]
    return fits if chance([_from_right(printed, least), *distances]) <= CHANCE else []


def chance(distances: Sequence[float]) -> float:
    """Return how often a value would be taken for another's by chance, by how far others lie."""
    ordered = sorted({round(each, 6) for each in distances})
    return max((n / max(each, 1e-6) for n, each in enumerate(ordered, 1)), default=0.0)


def _rounding(value: Value) -> float:
    if not isinstance(value, Grid):
        return 0.0
    largest = value.largest
    return max((rounding(each, largest) for each in value.numbers.values()), default=0.0)


def _exact(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return values as if nothing were rounded: `3.5` is near nothing but itself."""
    return {
        name: Grid(value.shape, {at: Number(n.value) for at, n in value.numbers.items()})
        for name, value in values.items()
        if isinstance(value, Grid)
    }


def _farthest(wrong: Wrong, values: Mapping[str, Value], least: Mapping[str, float]) -> float:
    return max(
        distance(check, actual, values.get(name), least.get(name, 0.0))
        for name, (check, actual) in wrong.items()
    )


def _from_right(printed: Printed, least: Mapping[str, float]) -> float:
    return max(
        min(
            distance(check, actual, right, least.get(name, 0.0))
            for right in _exact(printed.rights[name]).values()
        )
        for name, (check, actual) in printed.telling.items()
    )


def _are_same(one: Slip, other: Slip, wrong: Wrong) -> bool:
    pairs = (
        (check, one.values[name], other.values.get(name)) for name, (check, _) in wrong.items()
    )
    return all(isinstance(a, Grid) and distance(check, a, b, 0.0) <= 1 for check, a, b in pairs)


def _is_common(value: Grid) -> bool:
    numbers = {number.value for number in value.numbers.values()}
    return len(numbers) == 1 and (bool(value.shape) or numbers <= {*ATTRACTORS})


def _least(value: Value | None) -> float:
    """Return half the step between shares of a count, where a number is one: 0.8444 of 90."""
    if not isinstance(value, Grid) or value.shape:
        return 0.0
    (number,) = value.numbers.values()
    if not 0 < abs(number.value) < 1:
        return 0.0
    width = number.half_unit + NOISE * abs(number.value)
    is_exact = width <= SHARES / COUNTED_MOST**2
    counted = COUNTED_MOST if is_exact else int((SHARES / width) ** 0.5)
    near = Fraction(number.value).limit_denominator(max(1, counted))
    is_share = abs(float(near) - number.value) <= width
    return 0.5 / near.denominator if is_share else 0.0
