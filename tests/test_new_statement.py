"""The stub of a statement that `grader new` writes, in the language of the solution's words."""

import tomllib

import pytest

from grader.authoring import draft as drafts
from grader.authoring import writing
from grader.authoring.draft import Draft
from grader.judging import submission
from grader.sandbox import Sandbox

STATEMENTS = {
    "English": (
        "print('norm:', x.norm().item())\nprint('first:', x[:3].tolist())\n"
        "print('both:', x[:4].reshape(2, 2))",
        "Read the seed, one integer, from standard input and give it to torch.manual_seed.\n...\n"
        "Print norm, first (3 numbers), both (2 x 2).",
    ),
    "Russian, and what values are for": (
        "print('норма:', x.norm().item())\n"
        "for k in (0.1, 0.5, 2.0):\n"
        "    print(f'лямбда = {k}: ошибка {(k * x).tanh().mean():.5f}')\n"
        "print('средние:', [(k * x).mean().item() for k in (0.5, 0.25)])",
        "Прочитайте seed, одно целое число, со стандартного ввода и передайте его в"
        " torch.manual_seed.\n...\nНапечатайте: норма, ошибка для каждого значения «лямбда»"
        " (0.1, 0.5, 2), средние (чисел: 2, для 0.5, 0.25).",
    ),
    "Chinese, with a word in English": (
        "print('范数:', x.norm().item())\nprint('loss:', x.mean().item())\n"
        "for i in range(3):\n    print(f'层 {i}: 标准差 {x[i:].std():.5f}')",
        "从标准输入读取种子（一个整数），传给 torch.manual_seed。\n...\n"
        "打印：范数, loss, 每一层的标准差。",
    ),
    "a function": (
        "def f(a):\n    '''Half of it.'''\n    return a / 2\n\nassert f(x) is not None\n"
        "print('среднее:', x.mean().item())",
        "Прочитайте seed, одно целое число, со стандартного ввода и передайте его в"
        " torch.manual_seed.\n...\nНапечатайте: среднее.",
    ),
}


def begun(warm: Sandbox, print_: str) -> Draft:
    source = f"import torch\ntorch.manual_seed(int(input()))\nx = torch.randn(9)\n{print_}"
    return drafts.begun(submission.from_bytes("a.py", source.encode()), warm, None)


@pytest.mark.parametrize(("print_", "expected"), STATEMENTS.values(), ids=STATEMENTS)
def test_a_statement_is_in_the_language_of_what_is_printed(
    warm: Sandbox, print_: str, expected: str
) -> None:
    text = writing.description(begun(warm, print_), "mine")
    assert tomllib.loads(text)["statement"] == expected


def test_what_is_called_is_told_in_the_language_of_the_title(warm: Sandbox) -> None:
    source = '"""中心化"""\nimport torch\ndef half(a):\n    return a / 2\nhalf(torch.ones(3))\n'
    draft = drafts.begun(submission.from_bytes("a.py", source.encode()), warm, None)
    statement = tomllib.loads(writing.description(draft, "mine"))["statement"]
    assert statement == "编写 half(a): ...\n脚本结束后会调用它：打印什么都可以。"


LABELS = {
    "no space": ("起点(0,0)的最优动作", "起点(0,0)的最优动作"),
    "a bracket of its own": ("best move at (0, 0)", "best move at (0, 0)"),
    "square brackets": ("move[1][2]", "move[1][2]"),
    "a number before": ("1. best move", "best move"),
    "what is said aside": ("best move (of four, by value)", "best move"),
}


@pytest.mark.parametrize(("printed", "label"), LABELS.values(), ids=LABELS)
def test_the_label_of_a_name_keeps_the_place_in_it(warm: Sandbox, printed: str, label: str) -> None:
    print_ = f"names = ['up', 'down', 'left']\nprint('{printed}:', names[x[:3].argmax().item()])"
    (asked,) = begun(warm, print_).asked
    assert asked.table["labels"][0] == label
