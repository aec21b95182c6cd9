"""What `grader new` asks of dicts that are printed a line each, of lists for names, of clauses."""

import pytest
from drafted import first_labels, label_behind, rows_of

from grader.sandbox import Sandbox

Row = tuple[str, list[str]]

MIXED = "r = {'steps': int(v * 1000), 'final loss': v, 'gradient norm': 3 * x[1].item()}\n"
MIXED_RU = "r = {'шагов': int(v * 1000), 'ошибка': v, 'норма градиента': 3 * x[1].item()}\n"
MIXED_ZH = "r = {'步数': int(v * 1000), '损失': v, '梯度范数': 3 * x[1].item()}\n"
REAL = "r = {'loss': v, 'gradient norm': 3 * x[1].item(), 'accuracy': x[2].item()}\n"
REAL_RU = "r = {'ошибка': v, 'норма градиента': 3 * x[1].item(), 'точность': x[2].item()}\n"
REAL_ZH = "r = {'损失': v, '梯度范数': 3 * x[1].item(), '准确率': x[2].item()}\n"
PEOPLE = "r = dict(zip(['Anna', 'Boris', 'Clara'], x[:3].tolist()))\n"
PEOPLE_RU = "r = dict(zip(['Анна', 'Борис', 'Клара'], x[:3].tolist()))\n"
PEOPLE_ZH = "r = dict(zip(['小明', '小红', '小刚'], x[:3].tolist()))\n"
LOOP = "for key, value in r.items():\n    print(f'{key}: {value}')\n"
JSON = "import json\nprint(json.dumps(r, indent=2, ensure_ascii=False))\n"

STEPS = ["steps", "final loss", "gradient norm"]
STEPS_RU, STEPS_ZH = ["шагов", "ошибка", "норма градиента"], ["步数", "损失", "梯度范数"]
LOSS = ["loss", "gradient norm", "accuracy"]
LOSS_RU, LOSS_ZH = ["ошибка", "норма градиента", "точность"], ["损失", "梯度范数", "准确率"]
PPRINT = "from pprint import pprint\npprint(r, width=30, sort_dicts=False)\n"
EACH: dict[str, Row] = {
    "quantities in a loop": (REAL + LOOP, LOSS),
    "quantities in a loop in Russian": (REAL_RU + LOOP, LOSS_RU),
    "quantities in a loop in Chinese": (REAL_ZH + LOOP, LOSS_ZH),
    "mixed, a loop": (MIXED + LOOP, STEPS),
    "mixed, a loop without colons": (f"{MIXED}for k in r:\n    print(k, r[k])\n", STEPS),
    "mixed, a loop with equal signs and width": (
        f"{MIXED}for k, w in r.items():\n    print(f'{{k:<16}} = {{w:.6g}}')\n",
        STEPS,
    ),
    "mixed, below a title": (f"{MIXED}print('Results:')\n{LOOP}", STEPS),
    "mixed, JSON": (MIXED + JSON, STEPS),
    "mixed, JSON with words before it": (
        f"{MIXED}import json\nprint('Results:', json.dumps(r, indent=4))\n",
        STEPS,
    ),
    "mixed, JSON in Russian": (MIXED_RU + JSON, STEPS_RU),
    "mixed, JSON in Chinese": (MIXED_ZH + JSON, STEPS_ZH),
    "mixed, a loop in Russian": (MIXED_RU + LOOP, STEPS_RU),
    "mixed, a loop in Chinese": (MIXED_ZH + LOOP, STEPS_ZH),
    "real, JSON": (REAL + JSON, LOSS),
    "real, pprint": (REAL + PPRINT, LOSS),
    "real, JSON in Russian": (REAL_RU + JSON, LOSS_RU),
    "real, JSON in Chinese": (REAL_ZH + JSON, LOSS_ZH),
    "mixed, JSON below a title": (f"{MIXED}print('Results:')\n{JSON}", STEPS),
}
OF_NAMES: dict[str, Row] = {
    "a colon": (f"{PEOPLE}print('Posterior means:')\n{LOOP}", ["Posterior means"]),
    "an empty line before": (
        f"{PEOPLE}print('Training is done.')\nprint()\nprint('Posterior means:')\n{LOOP}",
        ["Posterior means"],
    ),
    "another above": (
        f"{PEOPLE}print('Loss:', x[5].item())\nprint('Posterior means:')\n{LOOP}",
        ["Loss", "Posterior means"],
    ),
    "in Russian": (f"{PEOPLE_RU}print('Средние оценки:')\n{LOOP}", ["Средние оценки"]),
    "in Chinese": (f"{PEOPLE_ZH}print('后验均值：')\n{LOOP}", ["后验均值"]),
    "indented rows": (
        f"{PEOPLE}print('Share per person:')\nfor k, w in r.items():\n    print('  ', k, w)\n",
        ["Share per person"],
    ),
    "a list with dashes": (
        f"{PEOPLE}print('Share per person:')\n"
        "for k, w in r.items():\n    print(f'  - {k}: {w:.4f}')\n",
        ["Share per person"],
    ),
    "pprint": (
        f"{PEOPLE}from pprint import pprint\nprint('Posterior means:')\npprint(r, width=20)\n",
        ["Posterior means"],
    ),
    "on the same line": (f"{PEOPLE}print('Posterior means:', r)\n", ["Posterior means"]),
    "JSON": (f"{PEOPLE}print('Posterior means:')\n{JSON}", ["Posterior means"]),
    "JSON on the same line": (
        f"{PEOPLE}import json\nprint('Posterior means:', json.dumps(r, indent=2))\n",
        ["Posterior means"],
    ),
}
CLAUSES = (
    "share of users, who clicked twice: ",
    "шаг, на котором ошибка мала: ",
    "share of pairs, where A is larger: ",
    "share of rows, whose sum is positive = ",
    "loss, when training stops: ",
    "доля пар, где A больше: ",
    "доля точек, которые внутри круга: ",
    "error, where exactly one layer is trained = ",
    "mean of x, that is the centre: ",
    "медиана, когда шум убран: ",
    "样本对的比例，其中A较大： ",
    "number of epochs, which were needed: ",
)
NO_CLAUSES = {
    "Done, mean loss: ": "mean loss",
    "22 links, damping: ": "damping",
    "Готово, средняя ошибка: ": "средняя ошибка",
    "Epoch 3, where loss is smallest, accuracy: ": "accuracy",
    "After training, where lr was 0.1, loss: ": "loss",
}
TWO_ON_A_LINE: dict[str, Row] = {
    "two on a line": ("print(f'loss: {v}, whole error: {3 * v}')", ["loss", "whole error"]),
    "in Chinese": ("print(f'损失：{v}，误差：{3 * v}')", ["损失", "误差"]),
}


@rows_of(EACH)
def test_rows_of_a_dict_of_different_things_are_a_check_each(
    warm: Sandbox, print_: str, expected: list[str]
) -> None:
    assert first_labels(warm, print_) == expected


@rows_of(OF_NAMES)
def test_a_list_for_names_is_called_by_the_line_above_it(
    warm: Sandbox, print_: str, expected: list[str]
) -> None:
    assert first_labels(warm, print_) == expected


@pytest.mark.parametrize("words", CLAUSES)
def test_a_relative_clause_belongs_to_the_label(warm: Sandbox, words: str) -> None:
    assert label_behind(warm, words) == words.strip(" :：=").replace("，", ",")


@pytest.mark.parametrize(("words", "label"), NO_CLAUSES.items(), ids=NO_CLAUSES)
def test_what_stands_before_a_comma_without_a_relative_clause_is_no_part_of_the_label(
    warm: Sandbox, words: str, label: str
) -> None:
    assert label_behind(warm, words) == label


@rows_of(TWO_ON_A_LINE)
def test_each_of_two_values_on_a_line_has_its_own_words(
    warm: Sandbox, print_: str, expected: list[str]
) -> None:
    assert first_labels(warm, print_) == expected
