"""A value is right within the tolerance and its printed precision; a message never tells more."""

import math
import re
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grader.exercise import description
from grader.judging.checker import Comparison, compare
from grader.reading import read
from grader.words.language import Message
from grader.words.model import Answer, Check, Text
from grader.words.values import Grid, Number, Value, as_plain, from_plain, grid, single

NAN, INF = math.nan, math.inf
NONE = Text(en="", ru="", zh="")
MEAN = 0.7372176972031593
TANH = [0.0, 0.16819, 0.30444, 0.43614]


def check(kind: str, **settings: object) -> Check:
    length = {"length": 4} if kind == "list" else {}
    return Check.model_validate({"name": "x", "kind": kind, "title": NONE, **length, **settings})


NUMBER, NAME, SERIES = check("number"), check("name"), check("series", rel=1e-3)
LIST, DEFAULT = check("list", abs=1e-3), check("list")
TINY = check("number", abs=1e-12)
EXACT = check("number", whole=True)
SMALL = check("number", at_most=0.03, range=[0, 10])


def printed(text: str, asked: Check) -> Answer:
    """Return the answer as a script would have printed it."""
    return read(text.encode(), [asked], ["Hardshrink", "SELU"])["x"]


def compared(asked: Check, answer: Answer, right: Any) -> Comparison:
    """Compare with one right value, or with several by name."""
    rights = right if isinstance(right, dict) else {"": right}
    return compare(asked, answer, {name: from_plain(value) for name, value in rights.items()})


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        pytest.param("0.7372176972031593", NUMBER, MEAN, id="exact"),
        pytest.param("0.73722", NUMBER, MEAN, id="five-decimals"),
        pytest.param("tensor(0.7372)", NUMBER, MEAN, id="tensor"),
        pytest.param("0.737", NUMBER, MEAN, id="three-decimals"),
        pytest.param("7.37e-01", NUMBER, MEAN, id="three-places-in-an-exponent-form"),
        pytest.param("0.73729", NUMBER, MEAN, id="within-the-relative-tolerance"),
        pytest.param("0.7372", NUMBER, 0.73715, id="half-a-unit"),
        pytest.param("0.0737", NUMBER, 0.07372, id="three-digits-behind-a-zero"),
        pytest.param(
            "tensor([0.7372, 0.0003, 1., 1.])",
            LIST,
            [0.7372, 0.00034, 1, 1],
            id="small-beside-large",
        ),
        pytest.param("1.5960e+01", NUMBER, 15.959932, id="exponent-form"),
        pytest.param("1.323e+36", NUMBER, 1.322982994331054e36, id="very-large"),
        pytest.param("100", NUMBER, 100.0, id="integer"),
        pytest.param("-0.0", NUMBER, 0.0, id="minus-zero"),
        pytest.param("nan", NUMBER, NAN, id="nan"),
        pytest.param("-inf", NUMBER, -INF, id="minus-infinity"),
        pytest.param("30", EXACT, 30.0, id="exact-integer"),
        pytest.param("0.0299", SMALL, 0.011, id="small-enough"),
        pytest.param("0", SMALL, 0.011, id="the-least-that-is-plausible"),
        pytest.param("0.03", SMALL, 0.03, id="the-most"),
        pytest.param("hardshrink", NAME, "Hardshrink", id="name"),
        pytest.param("[0.0, 0.168, 0.304, 0.436]", LIST, TANH, id="rounded-list"),
        pytest.param("[0.    0.168 0.304 0.436]", LIST, TANH, id="numpy-list"),
        pytest.param("0:15.96 \n1:nan\n2:3.0", SERIES, [15.96, NAN], id="further-layers"),
        pytest.param("0.72", NUMBER, 0.72031, id="three-decimals-but-for-a-zero"),
        pytest.param("0.7", NUMBER, 0.69962, id="three-decimals-but-for-two-zeros"),
        pytest.param("7.2e-05", TINY, 7.2031e-5, id="an-exponent-without-a-zero"),
        pytest.param(
            "[0.0, 0.17, 0.3]", DEFAULT, [0.0004, 0.1703, 0.2997], id="a-list-without-zeros"
        ),
    ],
)
def test_a_right_value_passes(text: str, asked: Check, expected: object) -> None:
    """|a - e| <= max(abs, rel * |e|), and half a unit of the last printed place more."""
    comparison = compared(asked, printed(text, asked), expected)
    assert (comparison.passed, comparison.message, comparison.alternative) == (True, None, "")


@pytest.mark.parametrize(
    ("text", "asked", "expected", "message"),
    [
        pytest.param("0.9", NUMBER, MEAN, "line 1: 0.9 is too large", id="too-large"),
        pytest.param("\n0.12", NUMBER, MEAN, "line 2: 0.12 is too small", id="too-small"),
        pytest.param(
            "-0.7372",
            NUMBER,
            MEAN,
            "line 1: -0.7372 is not right: the sign is different",
            id="sign",
        ),
        pytest.param(
            "0.74",
            NUMBER,
            MEAN,
            "line 1: 0.74 is not precise enough: print more digits",
            id="two-decimals",
        ),
        pytest.param(
            "0.72",
            NUMBER,
            0.7206,
            "line 1: 0.72 is not precise enough: print more digits",
            id="two-decimals-of-three-that-are-no-zero",
        ),
        pytest.param(
            "0.000",
            NUMBER,
            0.0003,
            "line 1: 0 is not precise enough: print more digits",
            id="zero-for-a-small-value",
        ),
        pytest.param(
            "0.738",
            NUMBER,
            MEAN,
            "line 1: 0.738 is close, but outside the tolerance of 0.01 %",
            id="close",
        ),
        pytest.param("1", NUMBER, MEAN, "line 1: 1 is too large", id="no-decimals"),
        pytest.param("nan", NUMBER, MEAN, "line 1: nan is not a number", id="nan-is-no-wildcard"),
        pytest.param("0.5", NUMBER, NAN, "line 1: 0.5 is not right", id="nan-is-not-told"),
        pytest.param("inf", NUMBER, MEAN, "line 1: inf is too large", id="infinity"),
        pytest.param("inf", NUMBER, -INF, "line 1: inf is too large", id="sign-of-infinity"),
        pytest.param("0.5", NUMBER, INF, "line 1: 0.5 is too small", id="finite"),
        pytest.param("0.000e9", NUMBER, MEAN, "line 1: 0 is too small", id="zero-with-an-exponent"),
        pytest.param("0.001e5", NUMBER, MEAN, "line 1: 100 is too large", id="not-normalized"),
        pytest.param("0.000e999999", NUMBER, 5.0, "line 1: 0 is too small", id="huge-exponent"),
        pytest.param(
            "73.7%",
            NUMBER,
            MEAN,
            "line 1: 73.7% is not the number itself: print it without a percent sign",
            id="percent",
        ),
        pytest.param(
            "29", EXACT, 30.0, "line 1: 29 is too small", id="an-exact-check-takes-no-neighbour"
        ),
        pytest.param("30.0001", EXACT, 30.0, None, id="an-exact-check-is-exact"),
        pytest.param(
            "0.0301",
            SMALL,
            0.011,
            "line 1: 0.0301 is too large: at most 0.03 is asked for",
            id="not-small-enough",
        ),
        pytest.param(
            "-0.5", SMALL, 0.011, "line 1: -0.5 is too small", id="smaller-than-is-plausible"
        ),
        pytest.param(
            "-inf",
            check("number", at_most=0.03),
            0.011,
            "line 1: -inf is too small",
            id="no-infinity-is-small-enough",
        ),
        pytest.param("nan", SMALL, 0.011, "line 1: nan is not a number", id="nan-is-not-small"),
        pytest.param("SELU", NAME, "Hardshrink", "line 1: SELU is not the right one", id="name"),
        pytest.param(
            "[0.0, 0.168, 0.304]",
            LIST,
            TANH,
            "line 1: the list has 3 values, 4 are asked for",
            id="list-too-short",
        ),
        pytest.param(
            "[0.436, 0.304, 0.168, 0.0]",
            LIST,
            TANH,
            "line 1: value 1 of the list, 0.436, is too large",
            id="reversed",
        ),
        pytest.param(
            "layer 0: 1.0\nlayer 2: 1.0",
            SERIES,
            [1.0, 1.0],
            "line 1: layer 1 (counted from 0) is missing",
            id="layer-missing",
        ),
        pytest.param(
            "layer 1: 1.0\nlayer 2: 0.5",
            SERIES,
            [1.0, 1.0],
            "line 1: layer 1 (counted from 0), 0.5, is too small",
            id="layer-too-small",
        ),
        pytest.param(
            "epoch 0: 1.0\nepoch 1: 0.5",
            check("series", row="epoch"),
            [1.0, 1.0],
            "line 1: epoch 1 (counted from 0), 0.5, is too small",
            id="epoch-too-small",
        ),
        pytest.param(
            "epoch 0: 1.0\nepoch 1: 1.0",
            check("series", row="epoch"),
            [1.0, 1.0, 1.0],
            "line 1: epoch 2 (counted from 0) is missing",
            id="epoch-missing",
        ),
        pytest.param("", NUMBER, MEAN, "nothing was printed", id="no-answer"),
    ],
)
def test_a_wrong_value_fails_and_says_how(
    text: str, asked: Check, expected: object, message: str | None
) -> None:
    """What was read, from which line, and how it missed in words; never what was expected."""
    comparison = compared(asked, printed(text, asked), expected)
    assert not comparison.passed
    assert message is None or str(comparison.message) == message


def test_a_value_of_a_probe_has_no_line() -> None:
    """There is no line to name."""
    assert str(compared(NUMBER, Answer(single(Number(0.5))), MEAN).message) == "0.5 is too small"


ALTERNATIVES = {"seeded for each": 0.7372177, "seeded once": 0.7263763}


@pytest.mark.parametrize(
    ("text", "met", "message"),
    [
        ("0.7372", "seeded for each", "None"),
        ("0.7264", "seeded once", "None"),
        ("0.5", "", "line 1: 0.5 is too small"),
        ("-0.7264", "", "line 1: -0.7264 is not right: the sign is different"),
    ],
)
def test_any_of_several_right_values_is_right(text: str, met: str, message: str) -> None:
    """The comparison says which one was met, and else how the nearest was missed."""
    comparison = compared(NUMBER, printed(text, NUMBER), ALTERNATIVES)
    assert (comparison.passed, comparison.alternative) == (met != "", met)
    assert str(comparison.message) == message


@pytest.mark.parametrize(
    ("value", "as_json"),
    [
        (single(Number(0.5, -1)), 0.5),
        ("ELU", "ELU"),
        (grid([2], [Number(0.5), Number(1.0)]), (0.5, 1.0)),
        (grid([2, 1], [Number(0.5), Number(1.0)]), ((0.5,), (1.0,))),
        (Grid((3,), {0: Number(0.5), 2: Number(1.0)}), (0.5, None, 1.0)),
        (None, None),
    ],
)
def test_a_value_is_plain_in_json(value: Value | None, as_json: object) -> None:
    """How it was printed is not kept."""
    assert as_plain(value) == as_json


NUMBERS = st.floats(0.01, 1e6)


@given(NUMBERS, st.sampled_from([3, 4, 8]))
@settings(max_examples=200, deadline=None)
def test_every_rounding_to_enough_decimals_is_right(expected: float, decimals: int) -> None:
    """Also where the tolerance alone would not allow it."""
    strict = check("number", rel=0, abs=0)
    assume(expected >= 0.1 or decimals > 3)
    assert compared(strict, printed(f"{expected:.{decimals}f}", strict), expected).passed
    assert compared(strict, printed(f"{expected:.{decimals}e}", strict), expected).passed


@given(
    NUMBERS,
    st.sampled_from([lambda v: -v, lambda v: v * 10, lambda v: v / 10, lambda v: v * 1.01 + 0.001]),
    st.sampled_from(["{!r}", "{:.6f}", "tensor({:.4f})", "mean: {:.8e}"]),
)
@settings(max_examples=300, deadline=None)
def test_a_changed_number_is_not_accepted(expected: float, change: object, form: str) -> None:
    """Another sign, another magnitude and a small change are wrong, and nothing is given away."""
    assert callable(change)
    comparison = compared(NUMBER, printed(form.format(change(expected)), NUMBER), expected)
    assert not comparison.passed
    told = re.findall(r"[0-9.e+-]{3,}", str(comparison.message))
    assert all(not math.isclose(float(number), expected) for number in told)


@given(st.permutations(TANH), st.integers(0, 4))
@settings(max_examples=100, deadline=None)
def test_a_list_in_another_order_or_length_is_not_accepted(values: list[float], cut: int) -> None:
    """The order of a list is a part of the answer."""
    shown = values[:cut] if cut else values
    assert compared(LIST, printed(str(shown), LIST), TANH).passed == (shown == TANH)


VANISHING_OUTPUT = """\
Best activation: Hardshrink
Mean gradient: 0.7372
tanh: [0.0, 0.168, 0.304, 0.436]
relu: [100.0, 100.0, 100.0, 100.0]
"""
EXPECTED = {
    "mean_fc1_gradient": {"reseeded": MEAN},
    "best_activation": "Hardshrink",
    "tanh_gradients": TANH,
    "relu_gradients": [100.0] * 4,
}


def passed(output: str) -> set[str]:
    vanishing = description.find("vanishing_gradient")
    answers = read(output.encode(), vanishing.checks, vanishing.names)
    pairs = ((asked, answers[asked.name]) for asked in vanishing.checks)
    return {a.name for a, answer in pairs if compared(a, answer, EXPECTED[a.name]).passed}


@pytest.mark.parametrize(
    ("old", "new", "failed"),
    [
        pytest.param("", "", set(), id="unchanged"),
        pytest.param("Hardshrink", "SELU", {"best_activation"}, id="another-name"),
        pytest.param("Best activation: Hardshrink\n", "", {"best_activation"}, id="no-name"),
        pytest.param("0.7372", "-0.7372", {"mean_fc1_gradient"}, id="sign"),
        pytest.param("0.7372", "7.372", {"mean_fc1_gradient"}, id="magnitude"),
        pytest.param("Mean gradient: 0.7372\n", "", {"mean_fc1_gradient"}, id="no-number"),
        pytest.param("0.168, 0.304", "0.304, 0.168", {"tanh_gradients"}, id="swapped"),
        pytest.param("0.168, ", "", {"tanh_gradients"}, id="dropped"),
        pytest.param(
            "tanh: [0.0, 0.168, 0.304, 0.436]\n", "", {"tanh_gradients"}, id="no-tanh-list"
        ),
        pytest.param("relu", "tanh", {"tanh_gradients", "relu_gradients"}, id="two-tanh-lists"),
    ],
)
def test_a_mutated_right_output_loses_its_check(old: str, new: str, failed: set[str]) -> None:
    """Each check stands for itself: the others keep their points."""
    assert passed(VANISHING_OUTPUT.replace(old, new, 1)) == set(EXPECTED) - failed


def test_messages_are_templates_for_translation() -> None:
    """Values may be messages themselves: how a number missed, inside of where it was."""
    message = compared(NUMBER, printed("0.5", NUMBER), MEAN).message
    assert message is not None
    assert message.text == "line {line}: {how}"
    assert isinstance(message.values["how"], Message)
