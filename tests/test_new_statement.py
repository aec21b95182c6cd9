"""The stub of a statement that `grader new` writes, in the language of the solution's words."""

import tomllib

import pytest
from drafted import of_normal as begun
from drafted import of_source, rows_of

from grader.authoring import example, writing
from grader.sandbox import Sandbox

STATEMENTS = {
    "English": (
        "print('norm:', x.norm().item())\nprint('first:', x[:3].tolist())\n"
        "print('both:', x[:4].reshape(2, 2))",
        "Read the seed, one integer, from standard input and give it to torch.manual_seed.\n...\n"
        "Print norm, first (3 numbers), both (2 x 2).\nFor example, with other values:\n"
        "    norm: 0.2468\n    first: [0.3702, 0.4936, 0.617]\n"
        "    both: [[0.7404, 0.8638], [0.9872, 0.1106]]",
    ),
    "Russian, and what values are for": (
        "print('норма:', x.norm().item())\n"
        "for k in (0.1, 0.5, 2.0):\n"
        "    print(f'лямбда = {k}: ошибка {(k * x).tanh().mean():.5f}')\n"
        "print('средние:', [(k * x).mean().item() for k in (0.5, 0.25)])",
        "Прочитайте seed, одно целое число, со стандартного ввода и передайте его в"
        " torch.manual_seed.\n...\nНапечатайте: норма, ошибка для каждого значения «лямбда»"
        " (0.1, 0.5, 2), средние (чисел: 2, для 0.5, 0.25).\nНапример, с другими значениями:\n"
        "    норма: 0.2468\n    лямбда 0.1: ошибка 0.3702\n    лямбда 0.5: ошибка 0.4936\n"
        "    лямбда 2: ошибка 0.617\n    средние: [0.7404, 0.8638]",
    ),
    "Chinese, with a word in English": (
        "print('范数:', x.norm().item())\nprint('loss:', x.mean().item())\n"
        "for i in range(3):\n    print(f'层 {i}: 标准差 {x[i:].std():.5f}')",
        "从标准输入读取种子（一个整数），传给 torch.manual_seed。\n...\n"
        "打印：范数, loss, 每一层的标准差。\n例如，换成别的数值：\n"
        "    范数: 0.2468\n    loss: 0.3702\n    层 0: 标准差 0.4936\n    层 1: 标准差 0.617\n"
        "    层 2: 标准差 0.7404\n    ...",
    ),
    "a function": (
        "def f(a):\n    '''Half of it.'''\n    return a / 2\n\nassert f(x) is not None\n"
        "print('среднее:', x.mean().item())",
        "Прочитайте seed, одно целое число, со стандартного ввода и передайте его в"
        " torch.manual_seed.\n...\nНапечатайте: среднее.\nНапример, с другими значениями:\n"
        "    среднее: 0.2468",
    ),
}


EXAMPLES = {
    "names of rows": (
        "for name, v in zip(['SGD', 'Adam', 'Lion'], x):\n    print(f'{name} {v:.4f}')",
        ["SGD: 0.2468", "Adam: 0.3702", "Lion: 0.4936"],
    ),
    "columns of rows with names": (
        "for name, v in zip(['SGD', 'Adam', 'Lion'], x):\n"
        "    print(f'{name}: loss {v:.4f}, accuracy {v / 2:.4f}')",
        [
            "loss: SGD 0.2468, Adam 0.3702, Lion 0.4936",
            "accuracy: SGD 0.617, Adam 0.7404, Lion 0.8638",
        ],
    ),
    "a count, and names of two lists": (
        "print('positive:', (x > 0).sum().item())\n"
        "print('best:', ['red', 'green', 'blue'][x[:3].argmax()])\n"
        "print('large:', x.mean().item() > 0.1)",
        ["positive: 2", "best: red", "large: True"],
    ),
    "a value in the bracket of another's, with words of a third": (
        "print(f'test score: {x[0]:.4f}')\nprint(f'best k: {x[1]:.4f} (score = {x[2]:.4f})')",
        ["test score: 0.2468", "best k: 0.3702", "best k score: 0.4936"],
    ),
    "a value in the bracket of another's": (
        "print(f'best k: {x[1]:.4f} (score = {x[2]:.4f})')",
        ["best k: 0.2468", "score: 0.3702"],
    ),
    "a value without a word": ("print(x.norm().item())", ["X norm: 0.2468"]),
    "a long list": ("print('all:', (x.reshape(9, 1) * x[:2]).flatten().tolist())", []),
}


@rows_of(STATEMENTS)
def test_a_statement_is_in_the_language_of_what_is_printed(
    warm: Sandbox, print_: str, expected: str
) -> None:
    text = writing.description(begun(warm, print_), "mine")
    assert tomllib.loads(text)["statement"] == expected


@rows_of(EXAMPLES)
def test_the_example_has_each_form_that_is_surely_understood(
    warm: Sandbox, print_: str, expected: list[str]
) -> None:
    assert example.lines(begun(warm, print_), "en") == expected


def test_what_has_commas_of_its_own_is_parted_by_semicolons(warm: Sandbox) -> None:
    print_ = (
        "r = {'error, n = 8': x.norm().item(), 'mean': x.mean().item(), 'steps': len(x[x > 0])}\n"
        "for k, v in r.items():\n    print(f'{k}: {v}')"
    )
    text = tomllib.loads(writing.description(begun(warm, print_), "mine"))["statement"]
    assert "Print error, n = 8; mean; steps." in text


def test_a_statement_that_asks_for_a_print_says_nothing_may_be_printed_at_will(
    warm: Sandbox,
) -> None:
    print_ = (
        "def f(a):\n    # hole: half\n    b = a / 2\n    # end\n    return b\n\n"
        "print('half:', f(x))\nprint('norm:', x.norm().item())"
    )
    statement = tomllib.loads(writing.description(begun(warm, print_), "mine"))["statement"]
    assert statement.endswith("Write f(a): ...\nIt is called after your script.")


def test_what_is_called_is_told_in_the_language_of_the_title(warm: Sandbox) -> None:
    source = '"""中心化"""\nimport torch\ndef half(a):\n    return a / 2\nhalf(torch.ones(3))\n'
    draft = of_source(warm, source)
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
