"""A diagnosis is true or is not made: known mistakes are named, and nothing else ever is."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from diagnosed import (
    COUNT,
    LAYERS,
    LIST,
    MEAN,
    NAME,
    NUMBER,
    SERIES,
    START,
    TABLE,
    W,
    check,
    known,
    said,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercise import fit
from grader.exercise.fit import ByKey
from grader.judging.checker import compare, of_known_cause
from grader.judging.mistakes import (
    Known,
    diagnose,
    in_words,
    other_seeds,
    why_never_seeded,
    why_unheeded,
    why_unseeded,
)
from grader.reading import read
from grader.words.language import Language, Message
from grader.words.model import SEED_MAX, Answer, Check, Text
from grader.words.values import Grid, Number, grid, single


@pytest.mark.parametrize(("line", "told"), [(3, False), (4, True)], ids=["twice", "exchanged"])
def test_a_number_that_was_read_twice_is_not_called_right_for_something_else(
    line: int, told: bool
) -> None:
    value = single(Number(0.512345678, -9))
    rights = {"y": {"": single(Number(0.512345678))}}
    what = replace(known(), others=lambda: rights, answers={"y": Answer(value, line)})

    found = diagnose(NUMBER, Answer(value, 3), fit.by_key(0.9), what)

    assert (found is not None) == told


# --- known mistakes -----------------------------------------------------------------------------

SUMS = {"sum": 147.44353944, "signed": -0.001786921918}


@pytest.mark.parametrize(
    ("asked", "printed", "expected", "mistakes", "key"),
    [
        pytest.param(NUMBER, "147.4435394", MEAN, SUMS, "sum", id="number"),
        pytest.param(NUMBER, "147.4446", MEAN, SUMS, None, id="not-that-number"),
        pytest.param(NUMBER, "sum: 147.44", MEAN, SUMS, None, id="too-few-digits"),
        pytest.param(NUMBER, "-0.001786922", MEAN, SUMS, "signed", id="small"),
        pytest.param(NUMBER, "-0.0018", MEAN, SUMS, None, id="small-and-short"),
        pytest.param(NUMBER, "1.4744354e+02", MEAN, SUMS, "sum", id="exponent"),
        pytest.param(NUMBER, "nan", MEAN, SUMS, None, id="nan"),
        pytest.param(NUMBER, "inf", MEAN, {"x": math.inf}, None, id="infinity-proves-nothing"),
        pytest.param(
            NUMBER, "0.512345", MEAN, {"a": 0.5123451, "b": 0.5123449}, "a | b", id="either-of-two"
        ),
        pytest.param(
            NUMBER,
            "0.512345",
            MEAN,
            {"a": {"p": 0.512345, "q": 0.5123449}, "b": 0.5123451},
            "a:p | a:q | b",
            id="either-of-three",
        ),
        pytest.param(
            NUMBER, "0.512345", MEAN, {"a": dict.fromkeys("pqrs", 0.512345)}, None, id="of-four"
        ),
        pytest.param(
            NUMBER, "0.7373", MEAN, {"near": 0.73725, "right": MEAN}, None, id="a-right-mistake"
        ),
        pytest.param(
            NUMBER, "0.51234510", MEAN, {"a": 0.5123451, "b": 0.5123413}, "a", id="one-of-two"
        ),
        pytest.param(COUNT, "29", 30.0, {"last": 29.0}, "last", id="a-count-is-exact"),
        pytest.param(COUNT, "28", 30.0, {"last": 29.0}, None, id="another-count"),
        pytest.param(NAME, "selu", "Hardshrink", {"beaten:SELU": "SELU"}, "beaten:SELU", id="name"),
        pytest.param(
            NAME,
            "SELU",
            "Tanh",
            {"smallest": "SELU", "beaten": {"SELU": "SELU"}},
            "smallest",
            id="the-most-telling-of-a-name",
        ),
        pytest.param(NAME, "Tanh", "Hardshrink", {"beaten:SELU": "SELU"}, None, id="other-name"),
        pytest.param(
            LIST, "[1, 1, 1, 1]", [100.0] * 4, {"input": [1.0] * 4}, "input", id="whole-numbers"
        ),
        pytest.param(
            LIST,
            "[0.436, 0.304, 0.168, 0.0]",
            [0.0, 0.168, 0.304, 0.436],
            {"reversed": [0.43614, 0.30444, 0.16819, 0.0]},
            "reversed",
            id="list",
        ),
        pytest.param(
            LIST, "[1, 1, 1, 2]", [100.0] * 4, {"input": [1.0] * 4}, None, id="nearly-that-list"
        ),
        pytest.param(TABLE, "[[5. 10.]\n [1. 2.]]", W, {"start": START}, "start", id="exactly"),
        pytest.param(TABLE, "[[5.0, 10.0], [1.0, 2.0]]", W, {"start": START}, None, id="rounded"),
        pytest.param(
            LAYERS,
            "".join(f"layer:{at}, std:{v**2}\n" for at, v in enumerate(SERIES)),
            SERIES,
            {"variance": [v**2 for v in SERIES[:4]]},
            "variance",
            id="series-with-more-layers-than-the-mistake-has",
        ),
        pytest.param(
            LAYERS,
            "".join(f"layer:{at}, std:{v**2}\n" for at, v in enumerate(SERIES[:3])),
            SERIES,
            {"variance": [v**2 for v in SERIES]},
            None,
            id="series-with-less-layers-than-the-mistake-has",
        ),
    ],
)
def test_a_mistake_is_named_by_the_value_that_only_it_gives(
    asked: Check, printed: str, expected: Any, mistakes: Mapping[str, Any], key: str | None
) -> None:
    assert said(asked, printed, expected, known(mistakes)) == key


@pytest.mark.parametrize("printed", ["0.7", "0.74", "0.737218", "7.4e-01"])
def test_what_may_be_a_right_value_is_no_mistake(printed: str) -> None:
    assert said(NUMBER, printed, MEAN, known({"near": MEAN * (1 + 2e-4)})) is None


def test_a_hint_of_the_reader_is_not_added_to() -> None:
    answer = Answer(
        single(Number(147.4435394, -7)), 1, fault=Message("73.7% is not the number itself")
    )
    right = fit.by_key(MEAN)
    assert diagnose(NUMBER, answer, right, known(SUMS)) is None
    assert diagnose(NUMBER, Answer(None), right, known(SUMS, unread=True)) is None


def test_what_has_a_known_cause_is_not_called_close() -> None:
    rights = fit.by_key(W)
    miss = compare(TABLE, read(b"[[5. 10.]\n [1. 2.]]", [TABLE], [])["x"], rights).message
    assert miss is not None
    close = "line 1: element [0, 0] of the array (counted from 0), 5, is {}"
    assert str(miss) == close.format("close, but outside the tolerance of 5e-06")
    assert str(of_known_cause(miss)) == close.format("not right")
    assert str(of_known_cause(Message("{actual} is {how}", {"actual": 1, "how": 2}))) == "1 is 2"


# --- mistakes of any number ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "printed", "expected", "sentence"),
    [
        pytest.param(NUMBER, "-0.73721770", MEAN, "opposite sign", id="sign"),
        pytest.param(NUMBER, "1.35645", MEAN, None, id="reciprocal-too-short"),
        pytest.param(NUMBER, repr(1 / MEAN), MEAN, "the reciprocal (1 / x)", id="reciprocal"),
        pytest.param(NUMBER, "73.72176972", MEAN, "100 times too large", id="percent"),
        pytest.param(NUMBER, "147.4435394", MEAN, None, id="200-is-no-number-of-all-exercises"),
        pytest.param(NUMBER, "0.7400000095367432", MEAN, "rounded too early", id="rounded"),
        pytest.param(NUMBER, "0.740000000", MEAN, "rounded too early", id="rounded-and-filled-up"),
        pytest.param(NUMBER, "0.5", MEAN, None, id="a-round-number"),
        pytest.param(
            check("number", rel=0, abs=0),
            "tensor(0.0737)",
            0.07371769,
            "Four decimals",
            id="tensor",
        ),
        pytest.param(
            LIST, "[-0.0, -0.168, -0.304, -0.436]", [0.0, 0.168, 0.304, 0.436], None, id="zero"
        ),
        pytest.param(LIST, "[-2, -3, -5, -7]", [2.0, 3.0, 5.0, 7.0], None, id="digits"),
        pytest.param(
            LIST, "[-2.5, -3.5, -5.5, -7.5]", [2.5, 3.5, 5.5, 7.5], "opposite sign", id="list"
        ),
        pytest.param(
            LAYERS,
            "".join(f"layer:{at}, std:{v}\n" for at, v in enumerate([1.0, *SERIES])),
            SERIES,
            "shifted by one",
            id="inputs-as-a-layer",
        ),
        pytest.param(
            LAYERS,
            "".join(f"layer:{at}, std:{v}\n" for at, v in enumerate(SERIES[1:])),
            SERIES,
            "shifted by one",
            id="first-layer-left-out",
        ),
    ],
)
def test_a_simple_relation_to_the_right_value_is_told(
    asked: Check, printed: str, expected: Any, sentence: str | None
) -> None:
    found = said(asked, printed, expected, known())
    assert (found is None) if sentence is None else (found is not None and sentence in found)


def test_a_mistake_of_the_exercise_goes_before_a_relation() -> None:
    assert said(NUMBER, "147.4435394", MEAN, known(SUMS)) == "sum"
    assert said(NUMBER, "-0.7372176972", {"a": MEAN, "b": 0.5}, known()) is not None


# --- seeds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "named", "found"),
    [
        pytest.param("0.6646959624", False, True, id="all-digits"),
        pytest.param("0.6647", False, False, id="four-digits"),
        pytest.param("0.6647", True, True, id="four-digits-and-the-source-names-the-seed"),
        pytest.param("0.66", True, False, id="two-digits"),
    ],
)
def test_the_value_for_another_seed_is_recognised(printed: str, named: bool, found: bool) -> None:
    others = known(others={7: 0.1, 42: {"reseeded": 0.5, "once": 0.6646959624}}, named=named)
    sentence = "This is right for seed 42, but the seed given was 11: use the one that is read."
    assert said(NUMBER, printed, MEAN, others) == (sentence if found else None)


def test_no_reference_runs_where_the_digits_can_prove_nothing() -> None:
    def never(seed: int) -> Mapping[str, ByKey]:
        raise AssertionError

    what = Known(11, dict, never, {42: False}, unread=False)
    assert said(NUMBER, "0.5123", MEAN, what) is None
    assert said(COUNT, "29", 30.0, what) is None
    assert said(TABLE, "[[1, 0], [0, 0]]", W, what) is None


def test_that_the_seed_is_not_read_is_said_with_the_seed_for_which_it_is_right() -> None:
    others = {42: 0.6646959624}
    found = said(NUMBER, "0.6646959624", MEAN, known(others=others, unread=True))
    assert found is not None
    assert "does not read the seed: this is right for seed 42, but the seed given was 11" in found


@pytest.mark.parametrize(
    ("of", "printed", "right", "other", "told"),
    [
        pytest.param(NUMBER, "0.5123456789", MEAN, 0.6646959624, True, id="a-number"),
        pytest.param(NUMBER, "0.51", MEAN, 0.6646959624, True, id="two-digits"),
        pytest.param(NAME, "Tanh", "SELU", "ReLU", True, id="a-name"),
        pytest.param(NUMBER, "0.5123456789", MEAN, MEAN, False, id="a-number-of-every-seed"),
        pytest.param(NAME, "Tanh", "SELU", "SELU", False, id="a-name-of-every-seed"),
        pytest.param(check("grid", shape=[2]), "[7, 8, 9]", [1, 2], [3, 4], False, id="a-shape"),
        pytest.param(
            check("number", call="f(1)"), "0.51", MEAN, 0.66, False, id="what-a-function-returns"
        ),
    ],
)
def test_that_the_seed_is_not_heeded_is_said_of_what_depends_on_it(
    of: Check, printed: str, right: Any, other: Any, told: bool
) -> None:
    what = known(others={42: other}, unheeded=Message("It does nothing with the seed."))
    assert (said(of, printed, right, what) is not None) is told


DRAWS = "x = torch.randn(9)\n"
UNSEEDED = {
    "numpy has it, torch draws": ("np.random.seed(int(input()))\n" + DRAWS, "torch"),
    "random has it, torch draws": ("random.seed(int(input()))\n" + DRAWS, "torch"),
    "an own function gives it to numpy": (
        "def set_seed(s):\n    np.random.seed(s)\nset_seed(int(input()))\n" + DRAWS,
        "torch",
    ),
    "numpy has it, layers are drawn": ("np.random.seed(s)\nf = nn.Linear(2, 1)", "torch"),
    "torch has it, numpy draws": ("torch.manual_seed(s)\nx = np.random.randn(9)", "numpy"),
    "it is given in a remark": ("np.random.seed(s)  # torch.manual_seed(s)\n" + DRAWS, "torch"),
    "both have it": ("np.random.seed(s)\ntorch.manual_seed(s)\n" + DRAWS, None),
    "numpy has it and draws": ("np.random.seed(s)\nx = np.random.randn(9)", None),
    "a function of another module": ("set_seed(s)\n" + DRAWS, None),
    "all of another module": ("from tools import *\nnp.random.seed(s)\n" + DRAWS, None),
    "a generator of torch's": ("np.random.seed(s)\ng.manual_seed(s)\n" + DRAWS, None),
    "a generator of numpy's": ("g = np.random.default_rng(s)\n" + DRAWS, None),
    "another name of the module": ("import numpy.random as r\nr.seed(s)\n" + DRAWS, None),
    "a state that is set": ("np.random.seed(s)\ntorch.set_rng_state(t)\n" + DRAWS, None),
    "nothing is seeded": (DRAWS, None),
    "nothing is drawn": ("np.random.seed(s)\nx = torch.ones(9)", None),
    "torch by another name of its own": (
        "from torch import manual_seed as ms\ns = int(input())\nms(s)\nnp.random.seed(s)\n" + DRAWS,
        None,
    ),
    "numpy by a generator": (
        "s = int(input())\ntorch.manual_seed(s)\nr = np.random.RandomState(s)\nnp.random.rand(1)",
        None,
    ),
}


@pytest.mark.parametrize(("source", "library"), UNSEEDED.values(), ids=UNSEEDED)
def test_a_library_that_draws_without_the_seed_that_another_has_is_named(
    source: str, library: str | None
) -> None:
    told = why_unseeded(source)
    assert str(told).startswith(f"{library} draws numbers") if library else told is None


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param(DRAWS, True, id="torch draws"),
        pytest.param("w = np.random.randn(9)", True, id="numpy draws"),
        pytest.param("# torch.manual_seed(7)\n" + DRAWS, True, id="a seed in a remark"),
        pytest.param("torch.manual_seed(7)\n" + DRAWS, False, id="a seed of its own"),
        pytest.param("from torch import manual_seed as ms\nms(7)\n" + DRAWS, False, id="renamed"),
        pytest.param("from tools import *\nsetup()\n" + DRAWS, False, id="all of a module"),
        pytest.param("x = torch.ones(9)", False, id="nothing is drawn"),
    ],
)
def test_that_no_seed_is_set_is_said_where_the_source_shows_it(source: str, told: bool) -> None:
    assert (why_never_seeded(source) is not None) is told


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        pytest.param("tensor([0.7373, 1.9990], dtype=torch.float16)", True, id="half"),
        pytest.param("tensor([0.7383, 2.0000], dtype=torch.bfloat16)", True, id="bfloat16"),
        pytest.param("tensor([0.7383, 2.0000], dtype=torch.float16)", False, id="too-far-off"),
        pytest.param("tensor([0.7373, 1.9990])", False, id="float32"),
        pytest.param("tensor([0.7373, 1.9990], dtype=torch.float64)", False, id="float64"),
        pytest.param(
            "tensor([0.7373, 1.9990])\ntensor(1, dtype=torch.float16)", False, id="another-s"
        ),
    ],
)
def test_half_precision_is_told_where_it_is_printed_and_near_enough(
    printed: str, told: bool
) -> None:
    of = check("list", length=2)
    answer = read(printed.encode(), [of], ())["x"]
    right = fit.by_key([0.737217697, 1.999123456])
    what = replace(known(), output=printed)
    found = in_words(diagnose(of, answer, right, what), {}, "en")
    assert bool(found and "half precision" in found) is told


@pytest.mark.parametrize(
    ("source", "seeds"),
    [
        pytest.param("torch.manual_seed(42)", {42: True}, id="call"),
        pytest.param("SEED = 42\nnp.random.seed(SEED)", {42: True}, id="name"),
        pytest.param("def set_seed(seed: int = 42):", {42: True}, id="default"),
        pytest.param("set_seed(seed=0)", {0: True}, id="keyword"),
        pytest.param("torch.randn(200, 1)", {200: False}, id="other-integers"),
        pytest.param("seed = int(input())\nx1 = 0.5", {}, id="no-integers"),
        pytest.param("print(1\n%%time\nseed(7", {7: True}, id="broken"),
        pytest.param("seed(11)", {}, id="the-given-one"),
        pytest.param("seed(4294967296)", {}, id="too-large"),
        pytest.param("f(2, 3, 4, 5, 6)\nseed(9)", {9: True, 2: False, 3: False}, id="handful"),
    ],
)
def test_seeds_are_searched_in_the_source(source: str, seeds: dict[int, bool]) -> None:
    usual = dict.fromkeys((1, 42, 0), False)
    assert other_seeds(source, 11, (11, 1)) == usual | seeds


@settings(max_examples=50, deadline=None)
@given(st.text("seed=(:, 0123456789\n", max_size=60), st.integers(0, SEED_MAX))
def test_any_source_gives_a_few_seeds_and_never_the_given_one(source: str, seed: int) -> None:
    found = other_seeds(source, seed, (11,))
    assert 3 <= len(found) <= 8
    assert all(0 <= other <= SEED_MAX and other != seed for other in found)


# --- in words, and of anything ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "language", "said"),
    [
        pytest.param(["a:ReLU"], "en", "This is ReLU.", id="one"),
        pytest.param(["a:ReLU", "a:ReLU6"], "en", "This is ReLU or ReLU6.", id="two"),
        pytest.param(["a:ReLU", "a:ReLU6"], "ru", "Это ReLU или ReLU6.", id="two-in-russian"),
        pytest.param(["a:p", "a:q", "a:r"], "zh", "这是 p 或 q 或 r。", id="three-in-chinese"),
        pytest.param(["a:p", "b"], "en", "This is p. Or: a sum.", id="two-kinds"),
        pytest.param(["b:x", "b:y"], "en", "a sum.", id="details-that-are-not-told"),
        pytest.param(["a:p", "c"], "en", None, id="one-without-a-sentence"),
    ],
)
def test_mistakes_that_the_digits_cannot_tell_apart_are_told_together(
    keys: list[str], language: Language, said: str | None
) -> None:
    sentences = {
        "a": Text(en="This is {detail}.", ru="Это {detail}.", zh="这是 {detail}。"),
        "b": Text(en="a sum."),
    }
    assert in_words(keys, sentences, language) == said


ANY_NUMBER = st.builds(
    Number,
    st.floats()
    | st.sampled_from([0.0, 5e-324, 1e308, math.inf, math.nan])
    | st.integers(-9, 9).map(float),
    st.none() | st.integers(-5000, 5000),
    st.booleans(),
)


def any_grid(shape: tuple[int, ...]) -> st.SearchStrategy[Grid]:
    size = math.prod(shape)
    numbers = st.lists(ANY_NUMBER, min_size=size, max_size=size)
    return numbers.map(lambda found: grid(shape, found))


@settings(deadline=None)
@given(st.data(), st.sampled_from([(NUMBER, ()), (COUNT, ()), (LIST, (4,)), (LAYERS, (3,))]))
def test_no_number_makes_a_diagnosis_fail(data: st.DataObject, asked: tuple[Check, Any]) -> None:
    """Neither of an answer nor of a reference, whatever it is and however it was printed."""
    check, shape = asked
    values = st.dictionaries(st.sampled_from("abcd"), any_grid(shape), min_size=1)
    right, others, wrong = (data.draw(values) for _ in range(3))
    what = Known(11, lambda: {"x": wrong}, lambda seed: {"x": others}, {1: True}, True)
    found = diagnose(check, Answer(data.draw(any_grid(shape))), right, what)
    assert isinstance(found, Message) or len(found or ()) <= 3


@pytest.mark.parametrize(
    "printed", ["nan", "-inf", "1e-400", "1e400", "1" * 5000, "0." + "1" * 5000]
)
@pytest.mark.parametrize("asked", [NUMBER, COUNT])
def test_no_print_makes_a_diagnosis_fail(printed: str, asked: Check) -> None:
    answer = read(printed.encode(), [asked], [])["x"]
    assert not diagnose(asked, answer, fit.by_key(MEAN), known(SUMS, {42: 0.5}, True))


HEEDED = {
    "an unused name": ("seed = int(input())\nprint(1)", True),
    "an unused name with a prompt": ("seed = int(input('seed: '))\nprint(1)", True),
    "a name in a remark": ("seed = int(input())  # the seed\nprint('seed')", True),
    "a text of it": ("    seed = input()", True),
    "a name with its type": ("seed: int = int(input())\nprint(1)", True),
    "no name": ("int(input())\nprint(1)", True),
    "no name, a prompt": ("input('seed? ')", True),
    "a used name": ("seed = int(input())\nmanual_seed(seed)", False),
    "an f-string": ("seed = int(input())\nprint(f'{seed}')", False),
    "used at once": ("manual_seed(int(input()))", False),
    "an argument of a line of its own": ("f(\n    seed=int(input()),\n)", False),
    "a call over lines": ("f(  # draws\n    int(input())\n)", False),
    "a statement that goes on": ("f \\\n(\\\nint(input()))", False),
    "a pause at the end": ("s = int(sys.stdin.readline())\nf(s)\ninput()", False),
    "two of them": ("a = int(input())\nb = int(input())\nf(b)", False),
    "two readings": ("input()\nseed(int(input()))", False),
    "by name": ("seed = int(input())\nf(globals()['se' + 'ed'])", False),
    "a loop": ("for line in sys.stdin: f(line)", False),
    "nothing": ("print(1)", False),
}


@pytest.mark.parametrize(("source", "told"), HEEDED.values(), ids=HEEDED)
def test_a_seed_that_is_read_and_not_used_is_told(source: str, told: bool) -> None:
    assert (why_unheeded(source) is not None) is told


def test_an_unused_seed_is_told_of_what_depends_on_it_and_where_nothing_else_is() -> None:
    unused = Message("it is not used")
    told = known(others={42: 0.5}, unheeded=unused)
    assert said(NUMBER, "0.5123456789", MEAN, told) == "it is not used"
    assert said(NUMBER, "0.5123456789", MEAN, known(unheeded=unused)) is None
    other = known(others={42: 0.5123456789}, named=True, unheeded=unused)
    assert "right for seed 42" in str(said(NUMBER, "0.5123456789", MEAN, other))
