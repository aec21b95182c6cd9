"""An array is read in any print, its shape counts, and the wrong element is named."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st
from prints import of_checks

from grader.judging.checker import Comparison, compare
from grader.reading import read, read_one
from grader.words.model import Answer, Check, Text
from grader.words.values import as_plain, from_plain

NONE = Text(en="", ru="", zh="")
Array = np.ndarray[Any, Any]


def check(shape: tuple[int, ...], **settings: object) -> Check:
    data = {"name": "x", "kind": "array", "title": NONE, "shape": shape, "labels": ["w", "веса"]}
    return Check.model_validate({**data, **settings})


SMALL = check((2, 2))


def answer(text: str, asked: Check = SMALL) -> Answer:
    return read(text.encode(), [asked], [])["x"]


def compared(asked: Check, text: str, right: Any) -> Comparison:
    return compare(asked, answer(text, asked), {"": from_plain(right)})


def value(text: str, asked: Check = SMALL) -> Any:
    return as_plain(answer(text, asked).value)


READ = [
    "tensor([[0.1000, 0.2000],\n        [0.3000, 0.4000]])",
    "tensor([[0.1000, 0.2000],\n        [0.3000, 0.4000]], grad_fn=<SqueezeBackward1>)",
    "tensor([[0.1000, 0.2000],\n        [0.3000, 0.4000]], dtype=torch.float64,\n"
    "       requires_grad=True)",
    "tensor([[0.1, 0.2], [0.3, 0.4]], device='cuda:0')",
    "Parameter containing:\ntensor([[0.1000, 0.2000],\n        [0.3000, 0.4000]], "
    "requires_grad=True)",
    "tensor([[1.0000e-01, 2.0000e-01],\n        [3.0000e-01, 4.0000e-01]])",
    "tensor(1.00000e-02 *\n       [[ 10.0000,  20.0000],\n        [ 30.0000,  40.0000]])",
    "\n1.00000e-02 *\n 10.0000  20.0000\n 30.0000  40.0000\n[torch.FloatTensor of size 2x2]\n",
    "1.0e-01 * [[1. 2.]\n [3. 4.]]",
    "tensor([[1., 2.],\n        [3., 4.]]) * 0.1",
    "tensor([[1., 2.],\n        [3., 4.]]) × 1e-1",
    "[[0.1 0.2]\n [0.3 0.4]]",
    "array([[0.1, 0.2],\n       [0.3, 0.4]])",
    "array([[0.1, 0.2],\n       [0.3, 0.4]], dtype=float32)",
    "matrix([[0.1, 0.2],\n        [0.3, 0.4]])",
    "[[0.1, 0.2], [0.3, 0.4]]",
    "((0.1, 0.2), (0.3, 0.4))",
    "[(0.1, 0.2), (0.3, 0.4)]",
    "[\n  [\n    0.1,\n    0.2\n  ],\n  [\n    0.3,\n    0.4\n  ]\n]",
    "[['0.1', '0.2'], ['0.3', '0.4']]",
    "[[np.float64(0.1), np.float64(0.2)], [np.float64(0.3), np.float64(0.4)]]",
    "[[tensor(0.1), tensor(0.2)], [tensor(0.3), tensor(0.4)]]",
    "[tensor([0.1, 0.2]), tensor([0.3, 0.4])]",
    "[array([0.1, 0.2],\n      dtype=float32), array([0.3, 0.4],\n      dtype=float32)]",
    "{0: [0.1, 0.2], 1: [0.3, 0.4]}",
    "{'w': tensor([[0.1, 0.2], [0.3, 0.4]]), 'loss': 0.5}",
    "(tensor([[0.1, 0.2], [0.3, 0.4]]), 0.5)",
    "(tensor([[0.1, 0.2], [0.3, 0.4]]),)",
    "tensor([0.1, 0.2])\ntensor([0.3, 0.4])",
    "tensor([0.1, 0.2], grad_fn=<UnbindBackward0>)\ntensor([0.3, 0.4], grad_fn=<UnbindBackward0>)",
    "tensor([0.1, 0.2]) tensor([0.3, 0.4])",
    "[0.1 0.2]\n[0.3 0.4]",
    "[0.1, 0.2]\n\n[0.3, 0.4]",
    "0.1 0.2\n0.3 0.4",
    "0.1, 0.2\n0.3, 0.4",
    "0.1;0.2\n0.3;0.4",
    "| 0.1 | 0.2 |\n| 0.3 | 0.4 |",
    "row 0: 0.1 0.2\nrow 1: 0.3 0.4",
    "Row 1: [0.1, 0.2]\nRow 2: [0.3, 0.4]",
    "w[0]: tensor([0.1, 0.2])\nw[1]: tensor([0.3, 0.4])",
    "1 0.1 0.2\n2 0.3 0.4",
    "     0    1\n0  0.1  0.2\n1  0.3  0.4",
    "w: tensor([[0.1, 0.2],\n        [0.3, 0.4]])",
    "w = 0.1 0.2\n    0.3 0.4",
    "Веса:\n[[0.1 0.2]\n [0.3 0.4]]",
    "w: [[0.1, 0.2], [0.3, 0.4]]\nother: [[9, 9], [9, 9]]",
    "w: tensor(1.0e-01 *\n       [[1., 2.],\n        [3., 4.]])\n[[9, 9], [9, 9]]",
    "[[9, 9], [9, 9]]\n[[0.1, 0.2], [0.3, 0.4]]",
    "[[0.1, 0.2], [0.3, 0.4]]\nloss: 0.5\n[1, 2, 3]",
    "[[0.1, 0.2], [0.3, 0.4]]\ntorch.Size([2, 2])",
    "9 9\n9 9\n0.1 0.2\n0.3 0.4",
    "f = 0.5\nseed: 11\n[[0.1, 0.2], [0.3, 0.4]]",
    "[[0.1, 0.2], [0.3, 0.4]]\n[[1., 2., ..., 3.]]",
]


@pytest.mark.parametrize("text", READ)
def test_an_array_is_read_in_every_style(text: str) -> None:
    """Nested in brackets of all kinds, row by row, with a factor, an index or a label."""
    assert value(text) == (pytest.approx((0.1, 0.2)), pytest.approx((0.3, 0.4)))


@pytest.mark.parametrize(
    ("text", "shape", "read"),
    [
        pytest.param("[1, 2, 3]", (3,), (1, 2, 3), id="one-dimension"),
        pytest.param("1 2 3", (3,), (1, 2, 3), id="bare-row"),
        pytest.param("[[1], [2]]", (2, 1), ((1,), (2,)), id="column"),
        pytest.param("1\n2", (2, 1), ((1,), (2,)), id="bare-column"),
        pytest.param(
            "[[[1 2]\n  [3 4]]\n\n [[5 6]\n  [7 8]]]",
            (2, 2, 2),
            (((1, 2), (3, 4)), ((5, 6), (7, 8))),
            id="three-dimensions",
        ),
    ],
)
def test_an_array_has_any_number_of_dimensions(
    text: str, shape: tuple[int, ...], read: Any
) -> None:
    """The shape that is asked for is known, the values are not."""
    assert value(text, check(shape)) == read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "nothing was printed"),
        ("0.5", "no array of the shape 2 x 2 was found"),
        ("[1, 2, 3, 4]", "line 1: the array has the shape 4, 2 x 2 is asked for"),
        ("[[1], [2], [3], [4]]", "line 1: the array has the shape 4 x 1, 2 x 2 is asked for"),
        ("\n[[[1, 2], [3, 4]]]", "line 2: the array has the shape 1 x 2 x 2, 2 x 2 is asked for"),
        ("1 2\n3 4\n5 6", "line 1: the array has the shape 3 x 2, 2 x 2 is asked for"),
        ("std: [1 2]\nmean: [3 4]", "line 2: the array has the shape 2, 2 x 2 is asked for"),
        (
            "[[0.1, 0.2], [0.5, 0.4]]",
            "line 1: element [1, 0] of the array (counted from 0), 0.5, is too large",
        ),
        (
            "[[0.1, 0.2], [0.3, nan]]",
            "line 1: element [1, 1] of the array (counted from 0), nan, is not a number",
        ),
        (
            "[[0.1, -0.2], [0.3, 0.4]]",
            "line 1: element [0, 1] of the array (counted from 0), -0.2, "
            "is not right: the sign is different",
        ),
    ],
)
def test_a_wrong_array_says_which_element_misses_and_a_wrong_shape_says_so(
    text: str, message: str
) -> None:
    """Element [row, column], counted from 0 as in Python."""
    comparison = compared(SMALL, text, [[0.1, 0.2], [0.3, 0.4]])
    assert not comparison.passed
    assert str(comparison.message) == message


ELIDED = [
    str(torch.zeros(60, 60)),
    str(np.zeros((60, 60))),
    repr(np.zeros((2000, 2))),
    "[[0.1 ... 0.2]\n [0.3 ... 0.4]]",
    "0.1 ... 0.2\n0.3 ... 0.4",
    "[[0.1, 0.2], …, [0.3, 0.4]]",
]


@pytest.mark.parametrize("text", ELIDED)
def test_an_array_shortened_by_dots_gets_a_hint_how_to_print_it_whole(text: str) -> None:
    """What is left out cannot be compared."""
    found = answer(f"result: {text}")
    assert found.value is None
    assert found.line is not None
    assert "torch.set_printoptions(threshold=10_000)" in str(found.problem)


def test_dots_in_a_sentence_shorten_nothing() -> None:
    """Only dots between numbers stand for numbers."""
    assert "no array" in str(answer("Training... 0.5\n100...").problem)


def test_a_place_in_an_array_is_no_array() -> None:
    """`w[1][1]` names a number; the last row of four is not `[1]`."""
    assert answer("w[0][0]=0.5 w[1][1]=1.5", check((2, 2))).value is None


@pytest.mark.parametrize("form", ["w[{}][{}] = ", "w[{}, {}]: ", "({}, {}) "])
def test_an_array_printed_element_by_element_is_read_by_its_indices(form: str) -> None:
    """In any order, on one line or on many."""
    cells = [(1, 0, 0.3), (0, 0, 0.1), (1, 1, 0.4), (0, 1, 0.2)]
    for between in ("\n", ", "):
        text = between.join(f"{form.format(row, at)}{number}" for row, at, number in cells)
        assert value(text) == ((0.1, 0.2), (0.3, 0.4)), text


@pytest.mark.parametrize("form", ["w[{}] = ", "df/dw_{}: ", "∂f/∂w{}="])
@pytest.mark.parametrize("first", [0, 1])
def test_so_is_one_whose_elements_are_counted_through_its_rows(form: str, first: int) -> None:
    """But those of another array are none of it."""
    numbers = (0.1, 0.2, 0.3, 0.4)
    text = [f"{form.format(at)}{number}" for at, number in enumerate(numbers, first)]
    for between in ("\n", "; "):
        assert value(between.join(text)) == ((0.1, 0.2), (0.3, 0.4)), (text, between)
    whole = "gradient:\n[[1.5, 2.5], [3.5, 4.5]]\n"
    for text_of in (whole + "\n".join(text), "\n".join(text) + "\n" + whole):
        assert value(text_of) == ((1.5, 2.5), (3.5, 4.5)), text_of


def test_a_factor_says_no_precision_that_its_numbers_do_not_show() -> None:
    """Zeros times a million are no answer; shown as torch 0.4 did, the digits count."""
    right = [[1234.5, 2.0], [3.0, 4.0]]
    zeros = "1.0e+06 *\ntensor([[0.0000, 0.0000],\n        [0.0000, 0.0000]])"
    assert not compared(SMALL, zeros, right).passed
    shown = "tensor(1.00000e+03 *\n       [[ 1.2345,  0.0020],\n        [ 0.0030,  0.0040]])"
    assert compared(SMALL, shown, right).passed
    assert not compared(SMALL, shown.replace("1.2345", "1.2355"), right).passed


def test_a_probe_may_be_an_array() -> None:
    """Its repr is read as if it had been printed; a list's numbers are not rounded."""
    found = read_one("[[0.1, 0.2], [0.3, 0.4]]", SMALL, [])
    assert (as_plain(found.value), found.line) == (((0.1, 0.2), (0.3, 0.4)), None)
    assert read_one("None", SMALL, []).value is None


def test_an_array_and_its_neighbours_each_take_their_own() -> None:
    """Numbers of an array are no numbers or lists of their own."""
    checks = [
        SMALL,
        Check.model_validate({"name": "n", "kind": "number", "title": NONE}),
        Check.model_validate({"name": "l", "kind": "list", "title": NONE, "length": 2}),
    ]
    text = b"0.5\n[7, 8]\n[[0.1, 0.2], [0.3, 0.4]]"
    found = read(text, checks, [])
    assert [as_plain(each.value) for each in found.values()] == [
        ((0.1, 0.2), (0.3, 0.4)),
        0.5,
        (7.0, 8.0),
    ]


def test_of_several_right_arrays_any_is_right() -> None:
    """Single and double precision, for example."""
    right = {"single": [[1.0, 2.0], [3.0, 4.0]], "double": [[5.0, 6.0], [7.0, 8.0]]}
    rights = {name: from_plain(value) for name, value in right.items()}
    assert compare(SMALL, answer("[[5, 6], [7, 8]]"), rights).alternative == "double"


def rows(form: Callable[[Array], str], before: str = "") -> Callable[[Array], str]:
    return lambda a: "\n".join(
        before.replace("#", str(number)) + form(row) for number, row in enumerate(a)
    )


def by_torch(**options: Any) -> Callable[[Array], str]:
    def printed(a: Array) -> str:
        torch.set_printoptions(**options)
        try:
            return str(torch.tensor(a).requires_grad_() * 1)
        finally:
            torch.set_printoptions(profile="default", sci_mode=None)

    return printed


def by_numpy(**options: Any) -> Callable[[Array], str]:
    def printed(a: Array) -> str:
        with np.printoptions(**options):
            return repr(a) if options.get("floatmode") else str(a)

    return printed


PRINTS: dict[str, Callable[[Array], str]] = {
    "torch": by_torch(),
    "torch, scientific": by_torch(sci_mode=True),
    "torch, narrow": by_torch(linewidth=30),
    "torch, precise": by_torch(precision=8),
    "numpy": by_numpy(),
    "numpy, repr": by_numpy(floatmode="unique"),
    "numpy, float32": lambda a: repr(a.astype(np.float32)),
    "numpy, narrow": by_numpy(linewidth=30),
    "list": lambda a: str(a.tolist()),
    "list of rows": lambda a: str(list(a)),
    "tensors in a list": lambda a: str(list(torch.tensor(a))),
    "rows of tensors": rows(lambda row: str(torch.tensor(row))),
    "labelled rows": rows(lambda row: str(row.tolist()), "Row #: "),
    "plain rows": rows(lambda row: " ".join(f"{number:.6e}" for number in row)),
    "comma separated": rows(lambda row: ",".join(map(repr, row.tolist()))),
    "common factor": lambda a: f"1.0e-03 *\n{torch.tensor(a * 1000, dtype=torch.float64)}",
}
CLOTHES = ["{}", "w: {}", "Веса:\n{}", "0.5\n{}\nloss: 0.25", "[[1.5, 2.5]]\n{}", "{}\nseed: 11"]


@st.composite
def arrays(draw: st.DrawFn) -> Array:
    """Draw an array whose numbers have all their digits, of sizes that exercises have."""
    shape = draw(st.tuples(st.integers(2, 12), st.integers(2, 6)))
    generator = np.random.default_rng(draw(st.integers(0, 10_000)))
    scale = draw(st.sampled_from([1.0, 1.0, 30.0]))
    drawn: Array = generator.normal(size=shape) * scale
    return drawn


@given(arrays(), st.sampled_from(sorted(PRINTS)), st.sampled_from(CLOTHES))
@settings(max_examples=300, deadline=None)
def test_a_right_array_is_accepted_in_any_print(right: Array, style: str, clothes: str) -> None:
    """As torch and numpy really print it, and as people do."""
    asked = check(right.shape)
    text = clothes.format(PRINTS[style](right))
    assert compared(asked, text, right.tolist()).passed, text


def dropped(a: Array) -> Any:
    return [a[0, 1:].tolist(), *a[1:].tolist()]


def swapped(a: Array) -> Any:
    changed = a.copy()
    changed[0, 0], changed[-1, -1] = a[-1, -1], a[0, 0]
    return changed


def one_sign(a: Array) -> Any:
    changed = a.copy()
    changed[1, 1] *= -1
    return changed


def one_off(a: Array) -> Any:
    changed = a.copy()
    changed[-1, 0] += 0.01 + abs(changed[-1, 0]) * 0.01
    return changed


MUTATIONS: dict[str, Callable[[Array], Any]] = {
    "element dropped": dropped,
    "two swapped": swapped,
    "transposed": lambda a: a.T,
    "one sign": one_sign,
    "all signs": lambda a: -a,
    "factor": lambda a: a * 10,
    "one off": one_off,
    "row dropped": lambda a: a[1:],
    "row twice": lambda a: np.concatenate([a[:1], a]),
    "column dropped": lambda a: a[:, 1:],
    "upside down": lambda a: a[::-1].copy(),
    "flat": lambda a: a.flatten(),
    "one more bracket": lambda a: a[None],
}


@given(arrays(), st.sampled_from(sorted(MUTATIONS)), st.sampled_from(sorted(PRINTS)))
@settings(max_examples=300, deadline=None)
def test_a_mutated_array_is_not_accepted(right: Array, mutation: str, style: str) -> None:
    """In no print."""
    mutated = MUTATIONS[mutation](right)
    if isinstance(mutated, np.ndarray) and mutated.ndim == 2:
        text = PRINTS[style](mutated)
    else:
        text = str(mutated if isinstance(mutated, list) else mutated.tolist())
    asked = check(right.shape)
    comparison = compared(asked, text, right.tolist())
    assert not comparison.passed, text


@given(st.binary(max_size=300))
@example(b"[[1,2],[3,4]\x1b[")
@settings(max_examples=200, deadline=None)
def test_arbitrary_bytes_never_raise(output: bytes) -> None:
    """Whatever a script prints is an array or none."""
    for shape in ((2, 2), (3,), (2, 1)):
        assert len(read(output, [check(shape)], [])) == 1


FRAGMENTS = [
    "[", "]", "(", ")", "{", "}", "[[", "]]", "tensor(", "array(", "w", "w: ", "1", "0.5",
    "-2", "nan", ",", " ", "\n", "...", "…", "*", "1e3 *", "1e999", "0:", "'", "e", ".",
    "row 1: ", ", dtype=float32", "%",
]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60))
@settings(max_examples=400, deadline=None)
def test_broken_syntax_never_raises(fragments: list[str]) -> None:
    """Brackets without a partner and rows that do not end are only text."""
    for shape in ((2, 2), (1,), (2, 1)):
        answer("".join(fragments), check(shape))


def test_brackets_nested_deeply_do_not_overflow() -> None:
    """Arrays nest eight deep at most; brackets are kept on a stack of ours."""
    answer("[" * 40_000 + "1 2" + "]" * 40_000)
    random.seed(0)
    answer("".join(random.choice("[](){}1, ") for _ in range(50_000)))


@pytest.mark.parametrize("continues", ["   \\", ""])
@pytest.mark.parametrize("cuts", [(3, 5), (2, 4, 5), (4, 5)])
@pytest.mark.parametrize("head", ["{}", "f{}", "Feature {}"])
def test_a_frame_that_is_too_wide_goes_on_below(
    head: str, cuts: tuple[int, ...], continues: str
) -> None:
    rows = [[round(0.1 + row + at / 7, 3) for at in range(5)] for row in range(10)]
    lines = ["the normalised x:"]
    for first, last in zip((0, *cuts), cuts, strict=False):
        heads = "  ".join(f"{head.format(at):>8}" for at in range(first, last))
        lines.append(f"   {heads}{continues if last < 5 else ''}")
        lines += [
            f"{at}  " + "  ".join(f"{value:8.3f}" for value in row[first:last])
            for at, row in enumerate(rows)
        ]
        lines.append("")
    (seen,) = of_checks([check((10, 5))], "\n".join(lines))
    assert seen == tuple(map(tuple, rows))


def test_arrays_with_more_than_their_heads_between_are_two() -> None:
    first, second = ("\n".join(f"{at}  {of}.1  {of}.2" for at in range(2)) for of in (3, 4))
    output = f"   a  b\n{first}\nthen it was\nas follows\n\n   a  b\n{second}"
    assert of_checks([check((2, 4))], output) != [((3.1, 3.2, 4.1, 4.2), (3.1, 3.2, 4.1, 4.2))]
    assert of_checks([SMALL], output) == [((4.1, 4.2), (4.1, 4.2))]


@pytest.mark.parametrize("head", ["layer", "     "])
@pytest.mark.parametrize("width", [3, 5, 7])
def test_a_wide_series_goes_on_below(head: str, width: int) -> None:
    stds = [round(0.5 + at / 100, 3) for at in range(16)]
    lines = []
    for first in range(0, len(stds), width):
        own = stds[first : first + width]
        lines.append(f"{head}  " + "  ".join(f"{at:>5}" for at in range(first, first + len(own))))
        lines += ["std    " + "  ".join(f"{std:5.3f}" for std in own), ""]
    asked = Check.model_validate(
        {"name": "x", "kind": "series", "title": NONE, "length": 16, "labels": ["std"]}
    )
    assert of_checks([asked], "\n".join(lines)) == [tuple(stds)]
