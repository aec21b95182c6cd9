"""How people print answers, and what they print beside them: for tests of the reader."""

import random
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from grader.exercise import description
from grader.reading import read
from grader.words.model import Check
from grader.words.values import as_plain

TANH, RELU = (0.0, 0.168, 0.304, 0.436), (100.0, 100.0, 100.0, 100.0)
"""The gradients that `analytic_gradients` asks for."""

ASIDES = [
    "Time taken: 3.2",
    "Execution time: 3.2 s",
    "Elapsed 0.512",
    "took 1.75 seconds",
    "Runtime = 0.75",
    "Wall time: 1min 2s",
    "Время выполнения: 3.2",
    "Время работы: 3,2 с",
    "Затрачено 0.75 сек",
    "用时：3.2",
    "耗时 0.75 秒",
    "Memory: 512.5 MB",
    "peak memory 0.75",
    "Память: 12.5 МБ",
    "内存 0.75",
    "Total number of params 1,727,962",
    "params: 266610",
    "Параметров в сети: 266610",
    "参数量：266610",
    "epoch 3/10, loss 0.531",
    "Epoch [10/10] loss: 0.0312 acc: 0.9831",
    "Эпоха 3: потери 0.531",
    "轮次 3 损失 0.531",
    "accuracy: 98.3%",
    "Test accuracy 0.983",
    "Точность: 0.983",
    "准确率：0.983",
    "Process finished with exit code 0",
    "exit status 0",
    "Progress: 73%",
    "Готово 73.5%",
    "进度 73.5%",
    "100%|██████████| 17/17 [00:01<00:00,  9.51it/s]",
    "2024-01-05 12:30:01",
    "finished at 05.01.2024",
    "torch 2.13.0",
    "Python version: 3.11",
    "seed: 11",
    "learning rate 0.01",
    "lr=0.001",
    "batch size 32",
    "random seed = 42",
    "Done.",
    "-" * 30,
    "",
]
"""Lines that speak of time, memory, parameters, epochs, accuracy, exit codes, dates, versions."""

HOSTILE = [
    "mean gradient=0.1, ", "#", "=", "-", "*", "~", "_", "|",
    "1", "[", "(", "1 ", "1\n", "1,", "1.", "1+", "a\r", "a\b", "[1,2)", "[1,2,3,4]", "tanh\n",
    "tanh [1,2,3,4] ", "w1:1 ", "ELU 0.1\n", "ELU ", "mean gradient ", "\u001b[1", "\u001b]",
    "1%|", ",size=(", "layer:0, std:1\n", " ", "\n", "[1,2],", "1 2\n", "[1 2]\n", "tensor(",
    "[[1,2],[3,4]]\n", "...", "[1,...,", "1 ...", "2 * [1,2]\n", "[1]* 2 ", "1e3 *\n",
    "{0:[1,2],", "((1,2),(3,4)),", "[[[[[[[[[1]]]]]]]]]", "w[0]: 1 2\n", "(1,", "[]", "w ",
    "[0] 1.5 ", "(1 2;", "<td", "<td>1</td>\n", "0-1: 1.5 2.5\n", "1 2 3 4\n", "top left ",
    "w_{12} 0.5 ", "&amp", "torch.Size([", "h1  h2\n[1,2] [3,4]\n[5,6] [7,8]\n",
    "[1,2] [3,4]\n", "0,1,2\n", "0 0 1\n", "(w=1", "10^", "a.py:1 ", "Was 1 ",
]  # fmt: skip
"""What a program may print thousands of times to keep the reader busy."""


def labelled(label: str, value: str, form: int) -> str:
    """Put a label before a value, above it, or nowhere."""
    forms = [
        "{0}: {1}",
        "{0} = {1}",
        "{0} {1}",
        "{0} - {1}",
        "{0}:\n{1}",
        "{0} -> {1}",
        "**{0}**: {1}",
    ]
    return forms[form % len(forms)].format(label, value) if label else value


NUMBERS: list[Callable[[float], str]] = [
    repr,
    lambda v: f"{v:.6g}",
    lambda v: f"{v:.6e}",
    lambda v: f"tensor({v!r}, grad_fn=<MeanBackward0>)",
    lambda v: f"np.float64({v!r})",
    lambda v: f"[{v!r}]",
    lambda v: f"({v!r},)",
    lambda v: f"'{v!r}'",
    lambda v: f"{v!r}.",
]
NAMES: list[Callable[[str], str]] = [
    str,
    str.lower,
    repr,
    lambda n: f"{n}()",
    lambda n: f"nn.{n}()",
    lambda n: f"<class 'torch.nn.modules.activation.{n}'>",
    lambda n: f"**{n}**",
]


def _column(values: Sequence[Any], form: str) -> str:
    return "\n".join(form.format(at, value) for at, value in enumerate(values, start=1))


LISTS: list[Callable[[Sequence[float]], str]] = [
    lambda v: str(list(v)),
    lambda v: str(tuple(v)),
    lambda v: str(np.array(v)),
    lambda v: repr(np.array(v)),
    lambda v: f"tensor({list(v)})",
    lambda v: " ".join(map(str, v)),
    lambda v: "; ".join(map(str, v)),
    lambda v: _column(v, "w{0}: {1}"),
    lambda v: _column(v, "df/dw{0} = {1}"),
    lambda v: _column(v, "{0}) {1}"),
    lambda v: _column(v, "layer {0}: {1}"),
    lambda v: ", ".join(f"w{at} = {value}" for at, value in enumerate(v, start=1)),
    lambda v: str({f"w{at}": value for at, value in enumerate(v, start=1)}),
    lambda v: "\n".join(f"- {value}" for value in v),
    lambda v: " | ".join(map(str, v)).replace(".", ","),
    lambda v: str([str(value).replace(".", ",") for value in v]),
    lambda v: "\n".join(reversed(_column(v, "w{0}: {1}").split("\n"))),
]
SERIES: list[Callable[[Sequence[float], str], str]] = [
    lambda v, _: "\n".join(f"layer:{at}, std:{each}" for at, each in enumerate(v)),
    lambda v, label: "\n".join(f"layer {at}: {label} = {each:.6g}" for at, each in enumerate(v)),
    lambda v, label: "\n".join(f"{label} {at + 1:3d} | {each:.4e}" for at, each in enumerate(v)),
    lambda v, _: "\n".join(f"{at} {each}" for at, each in enumerate(v)),
    lambda v, label: "\n".join(f"слой {at}, {label}: {each}" for at, each in enumerate(v)),
    lambda v, label: "\n".join(f"第{at}层，{label}：{each}" for at, each in enumerate(v)),
    lambda v, label: "\n".join(
        f"layer:{at}, mean:{each / 3:.5f}, {label}:{each}" for at, each in enumerate(v)
    ),
    lambda v, label: (
        f"layer  mean  {label}\n"
        + "\n".join(f"{at:5d}  {each / 3:.5f}  {each:.6g}" for at, each in enumerate(v))
    ),
    lambda v, _: str(list(v)),
    lambda v, _: str(dict(enumerate(v))),
    lambda v, _: "  ".join(f"[{at}] {each}" for at, each in enumerate(v)),
    lambda v, _: ", ".join(f"{each} ({at})" for at, each in enumerate(v)),
    lambda v, _: "\n".join(f"<tr><td>{at}</td><td>{each}</td></tr>" for at, each in enumerate(v)),
]

ROWS = [
    "{name} {value:.4f}",
    "{name}: {value}",
    "{value} {name}",
    "({value}, '{name}')",
    "{name:<12s} | {value:.5f}",
    "{at}. {name} - {value}",
    "mean gradient of {name} is {value}",
    "среднее для {name}: {value}",
    "{name} 的平均梯度：{value}",
    "nn.{name}() -> tensor({value})",
    "best activation: {name}\nmean: {value}",
]


def candidates(names: Sequence[str], chosen: random.Random) -> str:
    """Print every candidate once, in a layout drawn by chance, and state none."""
    forms = chosen.sample(ROWS, chosen.choice([1, 1, 2, len(ROWS)]))
    between = chosen.choice(["\n", "\n\n", "\n---\n", "\n" + chosen.choice(ASIDES) + "\n"])
    values = [round(chosen.uniform(0.01, 0.8), 5) for _ in names]
    kind = chosen.randrange(4)
    if kind == 0:
        return str(dict(zip(names, values, strict=True)))
    if kind == 1:
        return str(list(zip(values, names, strict=True)))
    if kind == 2:
        return ", ".join(names) + "\n" + str(values)
    rows = enumerate(zip(names, values, strict=True))
    return between.join(
        chosen.choice(forms).format(at=at, name=name, value=value) for at, (name, value) in rows
    )


_find = cache(description.find)


def of_checks(checks: Sequence[Check], output: str, names: Sequence[str] = ()) -> list[Any]:
    """Return what is read for each of some checks."""
    return [as_plain(answer.value) for answer in read(output.encode(), checks, names).values()]


def of_exercise(exercise: str, output: str) -> dict[str, Any]:
    """Return what is read for each check of an exercise, by the check's name."""
    found = _find(exercise)
    checks = found.checks
    values = of_checks(checks, output, found.names)
    return dict(zip((check.name for check in checks), values, strict=True))
