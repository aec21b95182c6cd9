"""The range of a check: where its numbers usually lie, and so which of several are its answer."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from prints import of_checks

from grader.authoring import tolerances
from grader.exercise import fit
from grader.reading import read
from grader.words.check import Text
from grader.words.model import Check
from grader.words.values import Plain, from_plain


def check(name: str, kind: str = "number", **more: object) -> Check:
    return Check(name=name, kind=kind, title=Text(en=name), labels=(name,), **more)


UNIT = (0, 1)
NUMBER = check("rate", range=UNIT)
LIST = check("rate", "list", length=3, range=UNIT)
ARRAY = check("rate", "array", shape=(2, 2), range=UNIT)
SERIES = check("rate", "series", length=3, range=UNIT)


def unbound(asked: Check) -> Check:
    return asked.model_copy(update={"range": None})


BEYOND: dict[str, tuple[Check, str, Plain]] = {
    "a number": (NUMBER, "0.25\n7.5\n", 0.25),
    "a number below": (NUMBER, "0.25\n-0.5\n", 0.25),
    "a number behind words": (NUMBER, "Wert: 0.25\nAnderer Wert: 7.5\n", 0.25),
    "a number on the same line": (NUMBER, "0.25 7.5\n", 0.25),
    "a count": (check("rate", whole=True, range=(10, 100)), "40\n3\n", 40),
    "an infinite number": (NUMBER, "0.25\ninf\n", 0.25),
    "a list": (LIST, "[0.1, 0.2, 0.3]\n[0.1, 0.2, 7.5]\n", (0.1, 0.2, 0.3)),
    "a list without brackets": (LIST, "0.1 0.2 0.3\n0.1 7.5 0.3\n", (0.1, 0.2, 0.3)),
    "an array": (
        ARRAY,
        "[[0.1, 0.2], [0.3, 0.4]]\n[[0.1, 0.2], [0.3, -4.5]]\n",
        ((0.1, 0.2), (0.3, 0.4)),
    ),
    "a series": (
        SERIES,
        "layer 0: 0.1\nlayer 1: 0.2\nlayer 2: 0.3\n\nlayer 0: 7.1\nlayer 1: 7.2\nlayer 2: 7.3\n",
        (0.1, 0.2, 0.3),
    ),
}


@pytest.mark.parametrize(("asked", "output", "expected"), BEYOND.values(), ids=BEYOND)
def test_of_several_values_one_within_the_range_is_the_answer(
    asked: Check, output: str, expected: Plain
) -> None:
    assert of_checks([asked], output) == [expected]
    assert of_checks([unbound(asked)], output) != [expected]  # the last one is


LABELLED: dict[str, tuple[Check, str, Plain]] = {
    "a number": (NUMBER, "rate: 7.5\n0.25\n", 7.5),
    "a number behind another": (NUMBER, "0.25\nrate = 7.5\n", 7.5),
    "the last of two": (NUMBER, "rate: 0.25\nrate: 7.5\n", 7.5),
    "a list": (LIST, "rate: [1.5, 2.5, 3.5]\n", (1.5, 2.5, 3.5)),
    "an array": (ARRAY, "rate:\n[[1.5, 2.5], [3.5, 4.5]]\n", ((1.5, 2.5), (3.5, 4.5))),
    "a series": (
        SERIES,
        "".join(f"layer {at}, rate: {at}.5\n" for at in range(3)),
        (0.5, 1.5, 2.5),
    ),
}


@pytest.mark.parametrize(("asked", "output", "expected"), LABELLED.values(), ids=LABELLED)
def test_what_a_label_asks_for_is_the_answer_beyond_the_range_too(
    asked: Check, output: str, expected: Plain
) -> None:
    assert of_checks([asked], output) == [expected]


LEFT: dict[str, tuple[Check, str, Plain]] = {
    "a number": (NUMBER, "7.5\n", 7.5),
    "the last of several": (NUMBER, "3.5\n7.5\n", 7.5),
    "a list": (LIST, "[1.5, 2.5, 3.5]\n", (1.5, 2.5, 3.5)),
    "an array": (ARRAY, "[[1.5, 2.5], [3.5, 4.5]]\n", ((1.5, 2.5), (3.5, 4.5))),
    "a series": (SERIES, "layer 0: 1.5\nlayer 1: 2.5\nlayer 2: 3.5\n", (1.5, 2.5, 3.5)),
}


@pytest.mark.parametrize(("asked", "output", "expected"), LEFT.values(), ids=LEFT)
def test_what_is_left_alone_is_the_answer_and_no_fit(
    asked: Check, output: str, expected: Plain
) -> None:
    """A probe is asked instead where there is one."""
    assert of_checks([asked], output) == [expected]
    assert read(output.encode(), [asked], ())[asked.name].misfit
    assert not read(output.encode(), [unbound(asked)], ())[asked.name].misfit


@pytest.mark.parametrize("bound", ["0.0", "0.000", "1.0", "1.00", "1e0"])
def test_the_bounds_are_within_the_range(bound: str) -> None:
    answer = read(f"{bound}\n".encode(), [NUMBER], ())["rate"]
    assert not answer.misfit


RATE, SIZE = check("rate", range=(0, 1)), check("size", range=(10, 100))
TWO: dict[str, tuple[str, list[Plain]]] = {
    "in order": ("0.25\n45.5\n", [0.25, 45.5]),
    "out of order": ("45.5\n0.25\n", [0.25, 45.5]),
    "out of order on a line": ("45.5 0.25\n", [0.25, 45.5]),
    "both within one": ("0.75\n0.25\n", [0.75, 0.25]),
    "both within the other": ("45.5\n12.5\n", [45.5, 12.5]),
    "both beyond both": ("500.5\n-4.5\n", [500.5, -4.5]),
    "one beyond both, in order": ("0.25\n500.5\n", [0.25, 500.5]),
    "labels say otherwise": ("size: 0.25\nrate: 45.5\n", [45.5, 0.25]),
    "one label": ("rate: 45.5\n0.25\n", [45.5, 0.25]),
}


@pytest.mark.parametrize(("output", "expected"), TWO.values(), ids=TWO)
def test_two_values_are_turned_only_where_that_is_more_plausible(
    output: str, expected: list[Plain]
) -> None:
    assert of_checks([RATE, SIZE], output) == expected


def test_they_are_turned_though_one_lies_beyond_both() -> None:
    assert of_checks([RATE, SIZE], "500.5\n0.25\n") == [0.25, 500.5]


def test_without_ranges_they_are_in_order() -> None:
    assert of_checks([unbound(RATE), unbound(SIZE)], "45.5\n0.25\n") == [45.5, 0.25]


def test_a_range_of_one_check_alone_turns_them_too() -> None:
    assert of_checks([RATE, unbound(SIZE)], "45.5\n0.25\n") == [0.25, 45.5]
    assert of_checks([unbound(RATE), SIZE], "45.5\n0.25\n") == [0.25, 45.5]


LISTS = (
    check("rates", "list", length=2, range=(0, 1)),
    check("sizes", "list", length=2, range=(2, 9)),
)


@pytest.mark.parametrize(
    "output",
    [
        "[0.25, 0.5]\n[4.5, 5.5]\n",
        "[4.5, 5.5]\n[0.25, 0.5]\n",
        "[[4.5, 5.5], [0.25, 0.5]]\n",
        "4.5 5.5\n0.25 0.5\n",
    ],
)
def test_lists_are_turned_as_numbers_are(output: str) -> None:
    assert of_checks(LISTS, output) == [(0.25, 0.5), (4.5, 5.5)]


ORDERED = [check(f"part_{at}", range=(10 * at, 10 * at + 9)) for at in range(5)]


@given(st.permutations(range(5)))
def test_values_in_any_order_each_have_the_range_that_only_they_lie_in(order: list[int]) -> None:
    checks = [asked.model_copy(update={"labels": ()}) for asked in ORDERED]
    output = "".join(f"{10 * at + 4.5}\n" for at in order)
    assert of_checks(checks, output) == [10 * at + 4.5 for at in range(5)]


# --- a reference


BOUND = check("error", range=(0, 1))
LOW = check("error", range=(0, 1), at_most=0.5)
WITHIN: list[tuple[Check, Plain]] = [
    (BOUND, 0.5),
    (BOUND, 500.0),
    (BOUND, -4.5),
    (LIST, [0.5, 500.0, -4.5]),
    (ARRAY, [[0.5, 500.0], [-4.5, 0.25]]),
    (SERIES, [0.5, 500.0, -4.5]),
    (LOW, 0.5),
    (LOW, 0.0),
    (check("error", range=(0, 1), at_most=5), 3.0),
]


@pytest.mark.parametrize(("asked", "value"), WITHIN)
def test_a_right_value_beyond_its_range_is_seldom_and_no_mistake(
    asked: Check, value: Plain
) -> None:
    assert fit.misfit(asked, from_plain(value), ()) == ""


@pytest.mark.parametrize(
    ("value", "said"), [(-0.25, "-0.25 is below its `range`"), (0.75, "0.75 is more than its")]
)
def test_but_where_it_may_be_as_low_as_that_it_is_one(value: float, said: str) -> None:
    assert fit.misfit(LOW, from_plain(value), ()).startswith(said)


# --- the tolerance and the range that are proposed


WIDE, SUMS = (1.5, 2.5e9, 3.5e36), (1e-7, 0.5, 2e6)
TOLERANCES = {
    "rows of many sizes": (SERIES, WIDE, 1.0, {}),
    "rows that differ by as much of each": (SERIES, WIDE, 1.0003, {"rel": 0.01}),
    "small numbers beside large ones, of which they are sums": (LIST, SUMS, 1.0, {"abs": 1.0}),
    "rows of one size": (SERIES, (1.5, 1.25, 1.75), 1.0003, {"abs": 0.01}),
}


@pytest.mark.parametrize(("asked", "here", "off", "wanted"), TOLERANCES.values(), ids=TOLERANCES)
def test_a_tolerance_takes_no_small_value_for_any_where_a_share_of_each_will_do(
    asked: Check, here: tuple[float, ...], off: float, wanted: dict[str, float]
) -> None:
    there = from_plain([value * off for value in here])
    assert tolerances.of(asked, {11: from_plain([*here])}, {11: there}) == wanted


SIZES = st.floats(1e-300, 1e300)
NUMBERS = st.just(0.0) | SIZES | SIZES.map(lambda size: -size)
VALUES = st.lists(NUMBERS | st.lists(NUMBERS, min_size=1, max_size=4), min_size=1, max_size=5)


def numbers_of(values: Sequence[float | list[float]]) -> list[float]:
    return [n for each in values for n in (each if isinstance(each, list) else [each])]


def usual(values: Sequence[object]) -> tuple[float, float] | None:
    found = tolerances.usual([from_plain(value) for value in values])
    assert found.keys() <= {"range"}
    return tuple(found["range"]) if found else None


@given(VALUES)
@example([40.0, 20.1])
@example([10 + 1e-9])
@example([-1e-300, 1e300])
def test_every_value_lies_well_within_the_range_that_was_made_of_it(
    values: list[float | list[float]],
) -> None:
    numbers, found = numbers_of(values), usual(values)
    if not any(numbers):
        assert found is None
        return
    assert found is not None
    low, high = found
    assert math.isfinite(low)
    assert math.isfinite(high)
    assert low < high
    assert low <= min(numbers)
    assert max(numbers) < high
    assert check("rate", range=found).range == found


@given(st.lists(st.just(0.0) | SIZES, min_size=1, max_size=5))
def test_no_bound_is_negative_where_no_value_is(values: list[float]) -> None:
    found = usual(values)
    assert found is None or found[0] >= 0


@given(SIZES | SIZES.map(lambda size: -size), st.integers(1, 4))
def test_values_that_are_all_one_have_a_range_around_them(number: float, times: int) -> None:
    found = usual([number] * times)
    assert found is not None
    assert found[0] < number < found[1]


@given(NUMBERS, st.sampled_from([math.nan, math.inf, -math.inf]), st.booleans())
def test_of_what_is_not_finite_there_is_no_range(
    number: float, odd: float, in_a_list: bool
) -> None:
    values = [[number, odd]] if in_a_list else [number, odd]
    assert usual(values) is None


@pytest.mark.parametrize("values", [[], ["ReLU"], [0.0], [0.0, 0.0], [[0.0, 0.0]]])
def test_of_no_number_or_of_nothing_but_zeros_there_is_none(values: list[object]) -> None:
    assert usual(values) is None


@pytest.mark.parametrize(
    "number",
    [
        5e-324,
        1e-300,
        1e300,
        1e-322,
        1.5e308,
    ],
)
def test_the_least_and_the_largest_numbers_have_a_range_or_none(number: float) -> None:
    found = usual([number])
    assert found is None or found[0] <= number <= found[1] < math.inf


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([20.1], (10, 31)),
        ([40.0], (20, 60)),
        ([0.5, 0.75], (0.12, 1.2)),
        ([-1.0, 1.5], (-3.5, 4)),
        ([[1.0, 2.0], [3.0, 4.5]], (0, 8)),
        ([2.0], (0, 12)),
        ([[1.0, 2.0], [3.0, 4.0]], (0, 14)),
    ],
)
def test_the_bounds_have_two_digits_and_are_far_from_a_small_count(
    values: list[float | list[float]], expected: tuple[float, float]
) -> None:
    assert usual(values) == expected
