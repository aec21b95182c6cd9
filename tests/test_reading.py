"""The reader takes the final answer from any printing style, and never searches for it."""

import math
import time
from functools import cache

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from prints import HOSTILE, RELU, TANH

from grader.exercise import description
from grader.judging.checker import compare
from grader.reading import clean, read, read_one
from grader.words.model import Answer, Check, Text
from grader.words.values import Grid, Number, as_plain, from_plain, grid, single

ACTIVATIONS = [
    "ELU", "Hardtanh", "LeakyReLU", "LogSigmoid", "PReLU", "ReLU", "ReLU6", "RReLU", "SELU",
    "CELU", "Sigmoid", "Softplus", "Softshrink", "Softsign", "Tanh", "Tanhshrink", "Hardshrink",
]  # fmt: skip
NONE = Text(en="", ru="", zh="")


@cache
def exercise(name: str) -> description.Exercise:
    return description.find(name)


def answers(output: str | bytes, name: str) -> dict[str, Answer]:
    raw = output if isinstance(output, bytes) else output.encode("utf-8", "surrogatepass")
    return read(raw, exercise(name).checks, exercise(name).names)


def values(output: str | bytes, name: str) -> list[object]:
    """Return what was read for each check of an exercise, in the exercise's order."""
    return [as_plain(answer.value) for answer in answers(output, name).values()]


@pytest.mark.parametrize(
    ("output", "text"),
    [
        pytest.param(b"\xef\xbb\xbf0.5\r\n", "0.5\n", id="byte-order-mark-and-crlf"),
        pytest.param(b"0.5 \xff", "0.5 \ufffd", id="not-utf-8"),
        pytest.param("１２．５：−3 –4 a–b".encode(), "12.5:-3 -4 a–b", id="full-width-and-dashes"),
        pytest.param("0\u00a01\u20092\u202f3".encode(), "0 1 2 3", id="narrow-spaces"),
        pytest.param(b"10%\r50%\rdone\n", "done\n", id="carriage-return-overwrites"),
        pytest.param(b"longer\rab\n", "abnger\n", id="what-was-not-overwritten-stays"),
        pytest.param(b"longer\r\x1b[Kab\n", "ab\n", id="erase-to-end-of-line"),
        pytest.param(b"longer\x1b[2K\rab\n", "ab\n", id="erase-line"),
        pytest.param(b"0.75\b\b37\n", "0.37\n", id="backspaces"),
        pytest.param(b"\x1b[1;32m0.5\x1b[0m\x1b]0;title\x07", "0.5", id="colours-and-title"),
        pytest.param(b"a\x00\x07b\x7f", "ab", id="control-characters"),
        pytest.param(b"\x1b]0;title\x07gain: 0.5", "gain: 0.5", id="title-that-a-bell-ends"),
        pytest.param(
            b"gain: \x1b]8;;http://x\x070.5\x1b]8;;\x07 (ReLU)",
            "gain: 0.5 (ReLU)",
            id="link-that-bells-end",
        ),
    ],
)
def test_text_is_what_a_terminal_shows(output: bytes, text: str) -> None:
    """Control sequences do nothing to what is read, and full-width characters are ASCII."""
    assert clean(output) == text


@pytest.mark.parametrize(
    "output",
    [
        "0.7372",
        "\t0.7372",
        "0.7372\r\n",
        "0.7372.",
        "0.7372,",
        "0.7372;",
        "'0.7372'",
        "**0.7372**",
        "`0.7372`",
        "0,7372",
        "Среднее: 0,7372",
        "+0.7372",
        ".7372",
        "7.372e-01",
        "7.372E-1",
        "０．７３７２",
        "tensor(0.7372)",
        "tensor(0.7372, grad_fn=<MulBackward0>)",
        "tensor(0.7372, dtype=torch.float64)",
        "tensor([0.7372], device='cuda:0', requires_grad=True)",
        "tensor([[0.7372]])",
        "Parameter containing:\ntensor([[0.7372]], requires_grad=True)",
        "np.float64(0.7372)",
        "array([0.7372])",
        "array(0.7372, dtype=float32)",
        "[0.7372]",
        "(0.7372,)",
        "{'mean': 0.7372}",
        "mean=0.7372",
        "mean gradient: 0.7372",
        "Mean gradient in fc1 = 0.7372",
        "The mean is 0.7372.",
        "mean gradient (Hardshrink): 0.7372",
        "Mean gradient:\n0.7372",
        "MEAN GRADIENT\n\n  tensor(0.7372)",
        "Средний градиент равен 0.7372",
        "Среднее — 0.7372",
        "平均梯度：0.7372",
        "平均梯度是0.7372",
        "fc1.weight.grad 0.7372",
        "Hardshrink 0.7372",
        "Hardshrink   0.7372",
        "Hardshrink-0.7372",
        "Hardshrink (0.7372)",
        "15 Hardshrink(0.5) = 0.7372",
        "Activation: Hardshrink, Mean abs grad: 0.7372",
        "<class 'torch.nn.modules.activation.Hardshrink'> 0.7372",
        "(0.7372, 'Hardshrink')",
        "(np.float64(0.7372), 'Hardshrink')",
        "(tensor(0.7372), 'Hardshrink')",
        "[(0.7372, 'Hardshrink')]",
        "{'Hardshrink': 0.7372}",
        "11\n0.7372",
        "seed: 11\n0.7372",
        "0.7372\nseed = 11",
        "Enter seed: 0.7372",
        "Введите seed: 0.7372",
        "请输入种子：0.7372",
        "0.7371\n0.7372",
        "0.7372 (200 runs)",
        "Task 1: 0.7372\nTask 2\nThat is all",
        "0.7372\nЗадание 2",
        "0.7372\n题2",
        "1) mean 0.7372\n2) tanh [0.0, 0.168]\n3. ReLU (see above)",
        "0.7372\nWall time: 1.75 s",
        "0.7372\nCPU times: user 1.2 s, sys: 40 ms, total: 1.24 s\nWall time: 1min 2s",
        "0.7372\nElapsed: 1.75",
        "0.7372\nВремя: 1.75",
        "0.7372\n耗时：1.75",
        "0.7372\nfinished at 2024-01-05 12:30:01.5",
        "0.7372 ± 0.05",
        "0.7372\nfc1 ReLU6 float64 MulBackward0 w1: layer:3 layer 4 utf-8 cuda:0",
        "0.7372\nnumber_of_experiments = 200",
        "0.7372\ntorch 2.13.0",
        "0.7372\n0x1F 1_000 17/17 1+2j 3j",
        "0.7372\nTrue None",
        "0.7372\ntorch.Size([200, 1])",
        "0.7372\n[0.1, 0.2, 0.3]",
        "mean: 0.7372\n0.5",
        "mean: 0.5\nmean: 0.7372\nsum: 147.4",
        "100%|█████| 17/17 [00:01<00:00,  9.51it/s]\n0.7372",
        "0.7372\n100%|█████| 17/17 [00:01<00:00,  9.51it/s]",
        " 50%|██   | 8/17\r100%|█████| 17/17\r\x1b[K0.7372",
    ],
)
def test_a_number_is_read_in_every_style(output: str) -> None:
    """Prompts, labels, wrappers, punctuation and what is printed beside it do not hide it."""
    (value,) = values(output, "fc1_gradient")
    assert value == 0.7372


@pytest.mark.parametrize(
    ("output", "value"),
    [
        pytest.param("nan", math.nan, id="nan"),
        pytest.param("-inf", -math.inf, id="minus-infinity"),
        pytest.param("Infinity", math.inf, id="infinity"),
        pytest.param("mean: np.nan", math.nan, id="np-nan"),
        pytest.param("−0.5", -0.5, id="unicode-minus"),
        pytest.param("mean=-0.5", -0.5, id="minus-after-equals"),
        pytest.param("- 0.5", -0.5, id="a-dash-that-parts-nothing-is-a-sign"),
        pytest.param("mean - 0.5", 0.5, id="a-dash-behind-a-word-parts"),
        pytest.param("mean-0.5", -0.5, id="a-sign-glued-to-a-word"),
        pytest.param("Hardshrink-0.5", 0.5, id="a-dash-between-a-name-and-its-number"),
        pytest.param("1.5e+03", 1500.0, id="exponent"),
        pytest.param("100", 100.0, id="integer"),
        pytest.param("1.", 1.0, id="no-decimals"),
        pytest.param("1e999", math.inf, id="too-large-for-a-float"),
        pytest.param("73.7%", 73.7, id="percent"),
        pytest.param("1,5 2,5", 5.0, id="two-numbers-have-no-decimal-comma"),
        pytest.param("0.5\n0,25 0.5", 0.5, id="decimal-comma-only-without-a-point"),
        pytest.param("0,25 (200 запусков)", 0.25, id="decimal-comma-beside-a-count"),
        pytest.param("", None, id="nothing"),
        pytest.param("Done.", None, id="no-number"),
        pytest.param("0x1F", None, id="hexadecimal"),
        pytest.param("1_000", None, id="underscore"),
        pytest.param("1+2j", None, id="complex"),
        pytest.param("9" * 1_000_000, None, id="a-million-digits"),
        pytest.param("fc1 ReLU6 float64 w1: layer:3 200runs 07_layers", None, id="in-words"),
        pytest.param("seed: 11", None, id="echoed-seed"),
        pytest.param("[0.1, 0.2]", None, id="a-list-is-no-number"),
        pytest.param("[0.1\n", 0.1, id="open-bracket"),
        pytest.param("均值-1", -1.0, id="minus-beside-a-chinese-label"),
        pytest.param("Enter seed: -1", -1.0, id="no-seed-is-negative"),
    ],
)
def test_a_number_is_read_as_it_is(output: str, value: float | None) -> None:
    """What is no decimal number of its own is none at all."""
    (actual,) = values(output, "fc1_gradient")
    assert actual == value or (value is not None and math.isnan(value) and actual != actual)


@pytest.mark.parametrize(
    ("output", "number", "digits"),
    [
        pytest.param("0.7372", Number(0.7372, -4), 4, id="decimals"),
        pytest.param("0.0737", Number(0.0737, -4), 3, id="leading-zeros-are-no-digits"),
        pytest.param("0.000", Number(0.0, -3), 0, id="zero-has-none"),
        pytest.param("100", Number(100.0, 0), 3, id="whole"),
        pytest.param("1.", Number(1.0, 0), 1, id="point-alone"),
        pytest.param("1.25e+03", Number(1250.0, 1, True), 3, id="exponent"),
        pytest.param("0.001e5", Number(100.0, 2, True), 1, id="mantissa-not-normalised"),
        pytest.param("0.000e+09", Number(0.0, 6, True), 0, id="zero-with-an-exponent"),
        pytest.param("1e-" + "9" * 380, Number(0.0), 0, id="exponent-of-380-digits"),
        pytest.param("1e" + "9" * 380, Number(math.inf), 0, id="infinite-by-its-exponent"),
    ],
)
def test_a_number_knows_how_it_was_printed(output: str, number: Number, digits: int) -> None:
    """The place of its last digit is kept, and so how many digits mean something."""
    value = answers(output, "fc1_gradient")["mean_fc1_gradient"].value
    assert value == single(number)
    assert number.digits() == digits


@pytest.mark.parametrize(
    "output",
    [
        "Hardshrink",
        "hardshrink",
        "HARDSHRINK",
        "'Hardshrink'",
        "**Hardshrink**",
        "nn.Hardshrink()",
        "torch.nn.Hardshrink",
        "F.hardshrink",
        "Hardshrink(0.5)",
        "Hard-Shrink",
        "hard_shrink",
        "Hard Shrink",
        "<class 'torch.nn.modules.activation.Hardshrink'>",
        "<function hardshrink at 0x7f2b1c>",
        "Best activation: Hardshrink.",
        "The best is Hardshrink(0.5)",
        "Лучшая активация - Hardshrink",
        "最佳激活函数：Hardshrink",
        "最佳激活函数是Hardshrink",
        "Best:\nHardshrink",
        "Best: 0.7372 Hardshrink",
        "(0.7372, 'Hardshrink')",
        "ELU\nHardshrink",
        "Best: Hardshrink\nworst: ELU",
        "Best: Hardshrink\nSecond best: SELU",
        "Лучшая: Hardshrink\nВторая лучшая: SELU",
        "Hardshrink\nELU, ReLU and Tanh were worse",
        "Hardshrink\nIdentityReLU MyTanh tanh.png LeakyReLUs",
    ],
)
def test_a_name_is_read_in_every_spelling(output: str) -> None:
    """A name is a word of the vocabulary, in any spelling, and never a part of a word."""
    name, _ = values(output, "best_activation")
    assert name == "Hardshrink"


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("LeakyReLU", "LeakyReLU"),
        ("leaky_relu", "LeakyReLU"),
        ("Leaky ReLU", "LeakyReLU"),
        ("LeakyReLU(negative_slope=0.01)", "LeakyReLU"),
        ("ReLU6", "ReLU6"),
        ("log_sigmoid", "LogSigmoid"),
        ("Tanh Shrink", "Tanhshrink"),
    ],
)
def test_a_name_inside_another_is_not_found(output: str, name: str) -> None:
    """`ReLU` is not in `LeakyReLU` or `ReLU6`."""
    assert values(output, "best_activation")[0] == name


@pytest.mark.parametrize(
    "output",
    [
        "[0.0, 0.168, 0.304, 0.436]\n[100.0, 100.0, 100.0, 100.0]",
        "[0.0, 0.168, 0.304, 0.436],[100, 100, 100, 100]",
        "([0.0, 0.168, 0.304, 0.436], [100.0, 100.0, 100.0, 100.0])",
        "(0.0, 0.168, 0.304, 0.436)\n(100.0, 100.0, 100.0, 100.0)",
        "tanh: [0.0, 0.168, 0.304, 0.436]\nrelu: [100.0, 100.0, 100.0, 100.0]",
        "relu [100.0, 100.0, 100.0, 100.0]\ntanh [0.0, 0.168, 0.304, 0.436]",
        "ReLU gradients = [100, 100, 100, 100], Tanh gradients = [0.0, 0.168, 0.304, 0.436]",
        "Градиенты для ReLU: [100, 100, 100, 100]\nГрадиенты для tanh: [0, 0.168, 0.304, 0.436]",
        "relu的梯度：[100, 100, 100, 100]\ntanh的梯度：[0, 0.168, 0.304, 0.436]",
        "relu:\n[100, 100, 100, 100]\ntanh:\n[0.0, 0.168, 0.304, 0.436]",
        "=== ReLU ===\n[100, 100, 100, 100]\n=== tanh ===\n[0.0, 0.168, 0.304, 0.436]",
        "{'relu': [100, 100, 100, 100], 'tanh': [0.0, 0.168, 0.304, 0.436]}",
        "[0.    0.168 0.304 0.436]\n[100. 100. 100. 100.]",
        "array([0.   , 0.168, 0.304, 0.436])\narray([100., 100., 100., 100.])",
        "tensor([0.0000, 0.1680,\n        0.3040, 0.4360])\ntensor([100., 100., 100., 100.])",
        "tensor([[0.0], [0.168], [0.304], [0.436]])\ntensor([[100.], [100.], [100.], [100.]])",
        "[[0.0, 0.168, 0.304, 0.436], [100.0, 100.0, 100.0, 100.0]]",
        "[[0.00e+00 1.68e-01 3.04e-01 4.36e-01]\n [1.00e+02 1.00e+02 1.00e+02 1.00e+02]]",
        "[tensor(0.), tensor(0.168), tensor(0.304), tensor(0.436)]\n[100, 100, 100, 100]",
        "[np.float64(0.0), np.float64(0.168), np.float64(0.304), np.float64(0.436)]\n"
        "[100, 100, 100, 100]",
        "['0.000', '0.168', '0.304', '0.436']\n['100.000', '100.000', '100.000', '100.000']",
        "0.0 0.168 0.304 0.436\n100.0 100.0 100.0 100.0",
        "0.0, 0.168, 0.304, 0.436\n100.0, 100.0, 100.0, 100.0",
        "tensor(0.) tensor(0.168) tensor(0.304) tensor(0.436)\n100 100 100 100",
        "relu 100 100 100 100\ntanh 0.0 0.168 0.304 0.436",
        "x = 100: 0.0 0.168 0.304 0.436\nx = 100: 100 100 100 100",
        "tanh\n0.0\n0.168\n0.304\n0.436\nrelu\n100\n100\n100\n100",
        "0.0\n0.168\n0.304\n0.436\n100.0\n100.0\n100.0\n100.0",
        "w1: 0.0\nw2: 0.168\nw3: 0.304\nw4: 0.436\nw1: 100\nw2: 100\nw3: 100\nw4: 100",
        "w4: 0.436\nw3: 0.304\nw2: 0.168\nw1: 0.0\nw4: 100\nw3: 100\nw2: 100\nw1: 100",
        "tanh\nw4: 0.436, w3: 0.304, w2: 0.168, w1: 0.0\nrelu\nw4: 100, w3: 100, w2: 100, w1: 100",
        "relu:\nw0: 100\nw1: 100\nw2: 100\nw3: 100\n"
        "tanh:\nw0: 0.0\nw1: 0.168\nw2: 0.304\nw3: 0.436",
        "dL/dw1 = 0.0\ndL/dw2 = 0.168\ndL/dw3 = 0.304\ndL/dw4 = 0.436\n[100, 100, 100, 100]",
        "f'_w1 = 0.0, f'_w2 = 0.168, f'_w3 = 0.304, f'_w4 = 0.436\n[100, 100, 100, 100]",
        "w1 tanh: 0.0\nw2 tanh: 0.168\nw3 tanh: 0.304\nw4 tanh: 0.436\n[100, 100, 100, 100]",
        "tanh w1: 0.0\ntanh w2: 0.168\ntanh w3: 0.304\ntanh w4: 0.436\nrelu: 100 100 100 100",
        "{'w1': 0.0, 'w2': 0.168, 'w3': 0.304, 'w4': 0.436}\n{1: 100, 2: 100, 3: 100, 4: 100}",
        "1 0.0\n2 0.168\n3 0.304\n4 0.436\n[100, 100, 100, 100]",
        "1) 0.0\n2) 0.168\n3) 0.304\n4) 0.436\n[100, 100, 100, 100]",
        "layer 1: 0.0\nlayer 2: 0.168\nlayer 3: 0.304\nlayer 4: 0.436\n[100, 100, 100, 100]",
        "第1层: 0.0\n第2层: 0.168\n第3层: 0.304\n第4层: 0.436\n[100, 100, 100, 100]",
        "tanh\n"
        + "".join(f"Градиент на {i} слое: {v}\n" for i, v in enumerate(TANH, start=1))
        + "relu\n"
        + "".join(f"Градиент на {i} слое: 100\n" for i in range(4)),
        "".join(f"Layer {i}: tanh {v}, relu 100\n" for i, v in enumerate(TANH, start=1)),
        "".join(f"w{i} relu=100 tanh={v}\n" for i, v in reversed([*enumerate(TANH, start=1)])),
        "[1, 2, 3]\n[0.0, 0.168, 0.304, 0.436]\n[100, 100, 100, 100]\n[7, 8]",
    ],
)
@pytest.mark.parametrize("name", ["analytic_gradients", "vanishing_gradient"])
def test_lists_are_read_in_every_style(output: str, name: str) -> None:
    """A list is a list, numbers side by side or below each other, or lines with an index."""
    if name == "vanishing_gradient":
        output = f"Best: Hardshrink 0.7372\n{output}"
    expected = [TANH, RELU] if name == "analytic_gradients" else ["Hardshrink", 0.7372, TANH, RELU]
    assert values(output, name) == expected


def test_a_list_of_another_length_is_read_as_it_is() -> None:
    """The check says how many values it asks for; the reader does not fill or cut."""
    assert values("relu [100, 100, 100]\ntanh: []", "analytic_gradients") == [None, (100.0,) * 3]


def test_elements_of_a_list_share_the_precision_of_the_widest() -> None:
    """numpy shortens 0.000 to `0.   ` beside 0.168."""
    tanh = answers("[0.    0.168 0.304 0.436]\n[1 1 1 1]", "analytic_gradients")["tanh_gradients"]
    assert isinstance(tanh.value, Grid)
    assert [number.place for number in tanh.value.numbers.values()] == [-3, -3, -3, -3]


SERIES = (15.9, 256.6, 4107.0)


@pytest.mark.parametrize(
    "output",
    [
        "layer:0, std:15.9\nlayer:1, std:256.6\nlayer:2, std:4107.0",
        "layers:0 , std:15.9\nlayers:1 , std:256.6\nlayers:2 , std:4107.0",
        "layer: 1, std: 15.9\nlayer: 2, std: 256.6\nlayer: 3, std: 4107.0",
        "layer:0, mean:0.56, std:15.9\nlayer:1, mean:1, std:256.6\nlayer:2, mean:nan, std:4107.0",
        "layer:0, std:15.9, mean:0.5\nlayer:1, std:256.6, mean:0.5\nlayer:2, std:4107, mean:0.5",
        "layer 0 std=tensor(15.9, grad_fn=<StdBackward0>)\nlayer 1 std=tensor(256.6)\n"
        "layer 2 std=tensor(4.107e+03)",
        "Слой 0, стандартное отклонение: 15.9\nСлой 1, стандартное отклонение: 256.6\n"
        "Слой 2, стандартное отклонение: 4107",
        "第0层，标准差：15.9\n第1层，标准差：256.6\n第2层，标准差：4107",
        "Layer 1/3: std = 15.9\nLayer 2/3: std = 256.6\nLayer 3/3: std = 4107",
        "layer: 0\nstd: 15.9\nlayer: 1\nstd: 256.6\nlayer: 2\nstd: 4107",
        "std after layer 0: 15.9\nstd after layer 1: 256.6\nstd after layer 2: 4107",
        "0 15.9\n1 256.6\n2 4107",
        "std: 15.9\nstd: 256.6\nstd: 4107",
        "layer  mean  std\n    0  0.5  15.9\n    1  0.6  256.6\n    2  -0.7  4107.0",
        "Слой 0: std 15,9\nСлой 1: std 256,6\nСлой 2: std 4107,0",
        "0: 15.9\n1: 256.6\n2: 4107",
        "(0, 'std', 15.9)\n(1, 'std', 256.6)\n(2, 'std', 4107)",
        "{0: 15.9, 1: 256.6, 2: 4107}",
        "[15.9, 256.6, 4107]",
        "15.9\n256.6\n4107",
        "mean and std:\ntensor(15.9)\ntensor(256.6)\ntensor(4107.)\n",
        "layer:0, std:1\nlayer:1, std:1\nlayer:0, std:15.9\nlayer:1, std:256.6\nlayer:2, std:4107",
        "layer:0, std:15.9\nlayer:1, std:256.6\nlayer:2, std:4107\nlayer:5, std:3",
        "layer:0, std:15.9\nlayer:1, std:256.6\nlayer:2, std:4107\n"
        "tensor([[1., 2.,  ..., 3.],\n        [1., 2.,  ..., 3.]], grad_fn=<MmBackward0>)",
    ],
)
def test_a_series_is_read_in_every_style(output: str) -> None:
    """Lines with a layer and its value, from 0 or 1; of several series the last complete one."""
    (asked,) = exercise("init_scaled").checks
    three = asked.model_copy(update={"shape": (3,)})
    assert as_plain(read(output.encode(), [three], [])["layer_std"].value) == SERIES


@pytest.mark.parametrize(
    "line",
    [
        "output is nan in 2 layers",
        "output is nan in 2 07_layers",
        "output is NaN in layer 2",
        "nan at layer: 2",
        "nan layer: 2",
        "nan_layer = 2",
        "2",
    ],
)
def test_the_layer_that_is_nan_is_read_beside_the_series(line: str) -> None:
    """Numbers of the series are no answer to another check."""
    output = f"layer:0, std:15.9\nlayer:1, std:2.5e+02\nlayer:2, std:nan\n{line}\ntensor([[nan]])"
    series, layer = values(output.replace("tensor([[nan]])", ""), "init_exploding")
    assert isinstance(series, tuple)
    assert series[:2] == (15.9, 250.0)
    assert layer == 2


def test_two_numbers_are_read_from_the_end_backwards_or_by_label() -> None:
    """The checks of one kind take theirs from the end in the exercise's order; labels win."""
    assert values("0.5\n1.58\n1.6667", "tanh_gain") == [1.58, 1.6667]
    assert values("(1.58, 1.6667)", "tanh_gain") == [1.58, 1.6667]
    course = "gain:1.5827221870422363\ntanh_gain in PyTorch: 1.6666666666666667"
    assert values(course, "tanh_gain") == [1.5827221870422363, 1.6666666666666667]
    assert values("tanh_gain in PyTorch: 1.6667\n1.58", "tanh_gain") == [1.58, 1.6667]
    assert values("1.6667", "tanh_gain") == [None, 1.6667]


def row(form: str, name: str) -> str:
    return form.format(name=name, value=0.1 + ACTIVATIONS.index(name) / 100)


FORMS = [
    "{name} {value}",
    "{name}: {value:.4f}",
    "{value} {name}",
    "({value}, '{name}')",
    "best activation: {name}",
    "Best: {name}, mean gradient: {value}",
    "<class 'torch.nn.modules.activation.{name}'> {value}",
    "{name}\n{value}",
    "mean for {name} is tensor({value}, grad_fn=<MeanBackward0>)",
    "{name}(alpha=1.0) = {value}\n",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("winner", ["Hardshrink", "ELU"])
def test_a_table_is_no_answer_but_what_is_stated_apart_is(form: str, winner: str) -> None:
    """Three or more lines of one shape with different names are no answer, labelled or not."""
    table = "\n".join(row(form, name) for name in ACTIVATIONS)
    for check, answer in answers(table, "best_activation").items():
        assert answer.value is None, check
        assert "print the best one alone" in str(answer.problem)
    value = 0.1 + ACTIVATIONS.index(winner) / 100
    for apart in (f"Winner is {winner} {value}", f"{winner} {value}", f"{winner}\n{value}"):
        assert values(f"{table}\n\n{apart}", "best_activation") == [winner, value]
        assert values(f"{apart}\n\n{table}", "best_activation") in ([winner, value], [None, None])


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(", ".join(ACTIVATIONS), id="names-on-a-line"),
        pytest.param(str(dict.fromkeys(ACTIVATIONS, 0.1)), id="dictionary"),
        pytest.param(str([(0.1, n) for n in ACTIVATIONS]), id="list-of-pairs"),
        pytest.param("ELU 0.46 Hardshrink 0.73", id="two-on-a-line"),
        pytest.param("ELU 0.4\nSELU 0.5\nHardshrink 0.7", id="three-rows"),
        pytest.param("ELU 0.4\n\nSELU 0.5\n--\nHardshrink 0.7", id="rows-with-gaps"),
        pytest.param("\n".join(f"{i} {n} nan" for i, n in enumerate(ACTIVATIONS)), id="data-frame"),
        pytest.param("\r\n".join(f"{n}\r{n} 0.5" for n in ACTIVATIONS), id="overwritten"),
        pytest.param(
            "\n".join(f"{chr(97 + i)} {n} 0.5" for i, n in enumerate(ACTIVATIONS)), id="own-words"
        ),
    ],
)
def test_candidates_are_no_answer(output: str) -> None:
    """Neither several names on a line nor a list of them in any layout."""
    assert values(output, "best_activation") == [None, None]


@given(
    st.permutations(ACTIVATIONS),
    st.lists(st.sampled_from(FORMS), min_size=17, max_size=17),
    st.sampled_from(["\n", "\n\n", "\n-----\n"]),
)
@settings(max_examples=100, deadline=None)
def test_printing_all_candidates_is_never_an_answer(
    names: list[str], forms: list[str], between: str
) -> None:
    """Whatever order and layout they come in, each once: no name is taken."""
    output = between.join(row(form, name) for form, name in zip(forms, names, strict=True))
    assert values(output, "best_activation")[0] is None


def test_lines_are_counted_as_in_the_output() -> None:
    """From 1, over carriage returns, CRLF and blank lines."""
    read = answers("\r\n1%\r2%\r\n\nBest: Hardshrink\n\nmean:\n0.5\n", "best_activation")
    assert [answer.line for answer in read.values()] == [4, 7]


@pytest.mark.parametrize(
    ("output", "problem"),
    [
        ("", "nothing was printed"),
        ("\n \n", "nothing was printed"),
        ("Done.", "no number was found in what was printed"),
        ("ELU SELU 0.5", "a table of candidates is no answer: print the best one alone at the end"),
    ],
)
def test_a_missing_answer_says_why(output: str, problem: str) -> None:
    """The message is for the student."""
    assert str(answers(output, "best_activation")["mean_fc1_gradient"].problem) == problem


def test_a_percent_sign_gives_a_hint() -> None:
    """73.7% is not 0.737."""
    hint = answers("73.7 %", "fc1_gradient")["mean_fc1_gradient"].fault
    assert str(hint) == "73.7% is not the number itself: print it without a percent sign"


def check(kind: str, length: int | None = None) -> Check:
    data = {"name": "x", "kind": kind, "title": NONE, "labels": ["mean", "tanh"]}
    return Check.model_validate(data if length is None else {**data, "length": length})


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0.7372", "number", single(Number(0.7372))),
        ("np.float64(0.7372)", "number", single(Number(0.7372))),
        ("tensor(0.7372)", "number", single(Number(0.7372, -4))),
        ("'Hardshrink'", "name", "Hardshrink"),
        ("[0.0, 0.5]", "list", grid([2], [Number(0.0), Number(0.5)])),
        ("array([0. , 0.5])", "list", grid([2], [Number(0.0, -1), Number(0.5, -1)])),
        ("{0: 0.5, 1: 0.25}", "series", grid([2], [Number(0.5), Number(0.25)])),
        ("None", "number", None),
    ],
)
def test_a_probe_is_read_without_a_line(text: str, kind: str, value: object) -> None:
    """A float's repr is exact, so no rounding is allowed for; a tensor's is rounded."""
    answer = read_one(text, check(kind, 2 if kind == "list" else None), ACTIVATIONS)
    assert (answer.value, answer.line) == (value, None)


WRAPPERS = [
    "{}", "tensor({})", "tensor({}, grad_fn=<MeanBackward0>)", "np.float64({})", "array([{}])",
    "[{}]", "'{}'", "({},)", "**{}**", "{}.", "{};", "{},", "Parameter containing:\ntensor({})",
]  # fmt: skip
LABELS = [
    "", "mean gradient: ", "Mean = ", "average is ", "Среднее: ", "Средний градиент = ",
    "平均梯度：", "均值", "Hardshrink ", "Hardshrink: ", "15 Hardshrink(0.5) = ",
    "Mean:\n", "Enter seed: ",
]  # fmt: skip


@given(
    st.floats(1e-3, 1e3) | st.floats(-1e3, -1e-3),
    st.sampled_from(WRAPPERS),
    st.sampled_from(LABELS),
    st.sampled_from(["{:.3f}", "{:.4f}", "{:.6e}", "{!r}", "{:.10g}"]),
    st.sampled_from(["", "\nWall time: 3.2 s\n", "\n\n", "\nseed: 11"]),
)
@settings(max_examples=300, deadline=None)
def test_a_right_value_is_accepted_in_any_clothes(
    value: float, wrapper: str, label: str, form: str, after: str
) -> None:
    """Wrapper, label, language and precision do not decide a verdict."""
    printed = form.format(value)
    assume(form != "{:.3f}" or abs(value) >= 0.1)  # three digits that mean something
    assume(form != "{:.4f}" or abs(value) >= 0.01)
    assume(label != "Enter seed: " or not printed.isdigit())  # that would be the seed
    assume(not (f"{label}{wrapper}" == "均值[{}]" and printed.isdigit()))  # an index: `mean[1]`
    output = label + wrapper.format(printed) + after
    (answer,) = answers(output, "fc1_gradient").values()
    (asked,) = exercise("fc1_gradient").checks
    assert compare(asked, answer, {"": from_plain(value)}).passed, output


@given(st.binary(max_size=300))
@example(b"\x1b[\x1b]\x9b\r\b\x00")
@settings(max_examples=200, deadline=None)
def test_arbitrary_bytes_never_raise(output: bytes) -> None:
    """Whatever a script prints is an answer or none, never an error of ours."""
    for name in ("vanishing_gradient", "init_exploding"):
        assert len(answers(output, name)) == len(exercise(name).checks)


FRAGMENTS = [
    "[", "]", "(", ")", "{", "}", "'", ",", ":", " ", "\n", "\r", "\b", "tensor(", "np.float64(",
    "nan", "-inf", "1", "0.5", "1e999", "-", ".", "%", "e", "=", "tanh", "ReLU", "Leaky ReLU",
    "w1:", "layer:0, std:", "mean", "层", "第1", "grad_fn=<", ",dtype=", "±", "9" * 500, "0x", "_",
]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60))
@example(["±", "-inf", "\n", "nan"])
@settings(max_examples=400, deadline=None)
def test_broken_syntax_never_raises(fragments: list[str]) -> None:
    """Brackets without a partner, cut wrappers and labels without values are only text."""
    for name in ("vanishing_gradient", "init_exploding"):
        answers("".join(fragments), name)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_characters_cost_what_their_number_does(piece: str) -> None:
    """Eight times as many cost about eight times as much: their square would cost 64 times.

    Names, numbers, lists and arrays are asked at once, of which there are some around: the text is
    parsed but once.
    """
    every = map(exercise, ("vanishing_gradient", "gradient_steps", "batch_norm_1d"))
    asked = tuple(check for each in every for check in each.checks)
    around = "[[0.1, 0.2], [0.3, 0.4]]\nmean: 0.5\n"

    def spent_s(signs: int) -> float:
        text = f"{around}{piece * (signs // len(piece))}\n{around}".encode()
        begun_s = time.process_time()
        assert len(read(text, asked, exercise("vanishing_gradient").names)) == len(asked)
        return time.process_time() - begun_s

    spent_s(100)  # what is made once for these checks
    tries = (spent_s(8_000) / spent_s(1_000) for _ in range(3))  # a busy machine disturbs some
    assert any(times < 20 for times in tries)


@pytest.mark.parametrize("form", ["SELU\n[{}]", "SELU\n{{{}}}", "mean\n\n{}"])
@pytest.mark.parametrize("piece", ["0.5, ", "1: 0.5, ", "0.5 "])
def test_values_below_words_cost_what_their_number_does(form: str, piece: str) -> None:
    asked = exercise("vanishing_gradient")

    def spent_s(count: int) -> float:
        begun_s = time.process_time()
        read(form.format(piece * count).encode(), asked.checks, asked.names)
        return time.process_time() - begun_s

    spent_s(100)
    tries = (spent_s(4_000) / spent_s(500) for _ in range(3))  # a busy machine disturbs some
    assert any(times < 16 for times in tries)


def test_the_end_of_a_very_long_output_is_read() -> None:
    """Lines before it still count."""
    output = "mean: 0.1\n" + "step 1: loss 0.5\n" * 100_000 + "mean: 0.7372\n"
    (answer,) = answers(output, "fc1_gradient").values()
    assert (as_plain(answer.value), answer.line) == (0.7372, 100_002)


@pytest.mark.parametrize("before", ["." * 100_000, "x" * 300_000 + " ", "step 1 " * 50_000])
def test_the_end_of_a_very_long_line_is_read(before: str) -> None:
    """Progress without a line feed stands before the answer."""
    (answer,) = answers(f"begun\n{before} mean: 0.7372\n", "fc1_gradient").values()
    assert (as_plain(answer.value), answer.line) == (0.7372, 2)


@pytest.mark.parametrize("piece", ["[1,2] ", "1\n", "(((((\n"])
def test_the_end_of_many_signs_is_read(piece: str) -> None:
    """Their middle is left out sooner than that of a text, and the lines stay true."""
    output = f"{piece * 16_000}\nmean: 0.7372\n"
    (answer,) = answers(output, "fc1_gradient").values()
    assert (as_plain(answer.value), answer.line) == (0.7372, output.count("\n"))


def test_brackets_nested_deeply_do_not_overflow() -> None:
    """Brackets are kept on a stack of ours, not on Python's."""
    depth = 10_000
    assert values("[" * depth + "0.5" + "]" * depth, "fc1_gradient") == [0.5]


def test_a_row_number_is_not_what_the_heading_above_it_names() -> None:
    """As pandas prints a frame of one row."""
    frame = "  activation    mean\n0 Hardshrink  0.7372\n"
    assert values(frame, "best_activation") == ["Hardshrink", 0.7372]


def test_a_name_at_the_start_begins_there_whatever_the_end_is() -> None:
    """The last character stands before none."""
    assert values("ELU 0.5 ", "best_activation") == ["ELU", 0.5]
