"""The labels that `grader new` gives: heads, units, words in brackets, keys of dicts, strokes."""

import pytest
from drafted import begun, first_labels, label_behind, rows_of

from grader.sandbox import Sandbox

Lists = list[tuple[list[str], list[str]]]

HEADED = {
    "Hottest point at the end: x = ": "Hottest point at the end",
    "Least loss: t0 = ": "Least loss",
    "Largest step: dt = ": "Largest step",
    "Самая горячая точка: x = ": "Самая горячая точка",
    "最热点: x = ": "最热点",
    "Best damping: λ = ": "Best damping",
    "Best damping: c=": "Best damping",
    "Final test: accuracy ": "Final test accuracy",
    "DBSCAN (eps=3): clusters ": "DBSCAN (eps=3) clusters",
    "Итог обучения: точность ": "Итог обучения точность",
    "Last step: 损失 ": "Last step 损失",
    "Part 1: mean squared error = ": "mean squared error",
    "Results: accuracy = ": "accuracy",
    "Итог: точность = ": "точность",
    "结果: 准确率 = ": "准确率",
    "x = ": "x",
}
UNITS = {
    "median life, h: ": "median life",
    "mean speed, m/s: ": "mean speed",
    "медиана срока, ч: ": "медиана срока",
    "寿命中位数 (A), h: ": "寿命中位数 (A)",
    "median life, h = ": "median life",
    "mean price, EUR: ": "mean price",
    "срок службы, лет: ": "срок службы",
    "total mass, kg: ": "total mass",
    "after training, accuracy: ": "accuracy",
    "после обучения, точность: ": "точность",
    "after training, 准确率: ": "准确率",
}
UNITS_OF_SEVERAL: dict[str, tuple[str, list[str]]] = {
    "words in brackets": (
        "print('median life (A, B), h:', x[:2].tolist())",
        ["median life (A, B)"],
    ),
    "a unit in Russian behind brackets": (
        "print('медиана срока (А, Б), ч:', x[:2].tolist())",
        ["медиана срока (А, Б)"],
    ),
    "which they are": (
        "print('norms of the steps, t = 1..8:', x[:8].tolist())",
        ["norms of the steps"],
    ),
    "behind a formula": (
        "print('norms of dL/dh_t, t = 1..8:', x[:8].tolist())",
        ["norms of dL/dh_t"],
    ),
    "two values": ("print(f'width, cm: {v:.4f}, mass, kg: {v * 2:.4f}')", ["width", "mass"]),
}
LISTS: dict[str, tuple[str, Lists]] = {
    "a dict": (
        "meals = ('soup', 'rice', 'tea')\n"
        "print('Income per meal:', {k: round(q, 4) for k, q in zip(meals, x.tolist())})",
        [(["Income per meal"], ["soup", "rice", "tea"])],
    ),
    "a dict that is named": (
        "r = dict(zip(('soup', 'rice'), x.tolist()))\nprint('Income per meal:', r)",
        [(["Income per meal"], ["soup", "rice"])],
    ),
    "numbers of numpy": (
        "import numpy as np\nr = dict(zip(('soup', 'rice'), x.numpy()))\nprint('Income:', r)",
        [(["Income"], ["soup", "rice"])],
    ),
    "in Russian": (
        "r = dict(zip(('суп', 'рис', 'чай'), x.tolist()))\nprint('Выручка по блюдам:', r)",
        [(["Выручка по блюдам"], ["суп", "рис", "чай"])],
    ),
    "in Chinese": (
        "r = dict(zip(('汤', '米饭', '茶'), x.tolist()))\nprint('每餐收入:', r)",
        [(["每餐收入"], ["汤", "米饭", "茶"])],
    ),
    "keys of two words": (
        "r = dict(zip(('miso soup', 'fried rice'), x.tolist()))\nprint('Income per meal:', r)",
        [(["Income per meal"], ["miso soup", "fried rice"])],
    ),
    "a stroke": ("print(f'before / after: {v:.4f} / {v * 2:.4f}')", [(["before / after"], [])]),
    "a stroke in Russian": ("print(f'до / после: {v:.4f} / {v * 2:.4f}')", [(["до / после"], [])]),
    "a stroke in Chinese": (
        "print(f'之前 / 之后: {v:.4f} / {v * 2:.4f}')",
        [(["之前 / 之后"], [])],
    ),
    "a stroke and words": (
        "print(f'energy at the start / at the end: {v:.4f} / {v * 2:.4f}')",
        [(["energy at the start / at the end"], [])],
    ),
    "a line above": (
        "print('Income per meal:')\nfor k, q in zip(('soup', 'rice', 'tea'), x.tolist()):\n"
        "    print(f'{k:>9} {q:.4f}')",
        [(["Income per meal"], ["soup", "rice", "tea"])],
    ),
    "a line above in Russian": (
        "print('Средняя выручка:')\nfor k, q in zip(('суп', 'рис', 'чай'), x.tolist()):\n"
        "    print(k, q)",
        [(["Средняя выручка"], ["суп", "рис", "чай"])],
    ),
    "a line above in Chinese": (
        "print('平均收入：')\nfor k, q in zip(('汤', '米饭', '茶'), x.tolist()):\n    print(k, q)",
        [(["平均收入"], ["汤", "米饭", "茶"])],
    ),
    "two dicts": (
        "r = dict(zip(('soup', 'rice'), x.tolist()))\nprint('Income:', r)\n"
        "print('Cost:', {k: q / 2 for k, q in r.items()})",
        [(["Income"], ["soup", "rice"]), (["Cost"], ["soup", "rice"])],
    ),
}
NUMBERS: dict[str, tuple[str, list[list[str]]]] = {
    "a share in brackets": (
        "n = int(v * 9 + 30)\nprint(f'censored lamps: {n} ({n / 4:.1f}%)')",
        [["censored lamps"]],
    ),
    "a share in Russian": (
        "n = int(v * 9 + 30)\nprint(f'отказы ламп: {n} ({n / 4:.1f}%)')",
        [["отказы ламп"]],
    ),
    "a share in Chinese": (
        "n = int(v * 9 + 30)\nprint(f'失效灯数: {n} ({n / 4:.1f}%)')",
        [["失效灯数"]],
    ),
    "counts behind a head in Chinese": (
        "n, m = int(v * 9 + 30), int(v * 7 + 60)\nprint(f'失效灯: 甲 — {n}, 乙 — {m}')",
        [["失效灯 甲", "甲"], ["失效灯 乙", "乙"]],
    ),
    "short labels that others have": (
        "print(f'Loss: A {v:.4f}, B {v * 2:.4f}')\nprint(f'Error: A {v * 3:.4f}, B {v * 4:.4f}')",
        [["Loss A"], ["Loss B"], ["Error A"], ["Error B"]],
    ),
    "counts behind a head": (
        "n, m = int(v * 9 + 30), int(v * 7 + 60)\nprint(f'Censored lamps: old — {n}, new — {m}')",
        [["Censored lamps old", "old"], ["Censored lamps new", "new"]],
    ),
    "counts behind a head in Russian": (
        "n, m = int(v * 9 + 30), int(v * 7 + 60)\nprint(f'Отказы ламп: ЛН — {n}, СД — {m}')",
        [["Отказы ламп ЛН", "ЛН"], ["Отказы ламп СД", "СД"]],
    ),
    "fractions behind a head": (
        "print(f'Loss after a step: clipped {v:.4f}, plain {v * 2:.4f}')",
        [["Loss after a step clipped", "clipped"], ["Loss after a step plain", "plain"]],
    ),
}

NO_LISTS: dict[str, tuple[str, list[list[str]]]] = {
    "a dict of one key": ("print({'soup': v})", [["soup"]]),
    "no dict": ("print('soup:', v, 'rice:', v * 2)", [["soup"], ["rice"]]),
    "a dict without words before it": (
        "r = {'share': v, 'spread': v * 2, 'column': int(v * 9 + 30)}\nprint(r)",
        [["share"], ["spread"], ["column"]],
    ),
    "a dict with a key a line": (
        "import json\nprint(json.dumps({'share': v, 'spread': v * 2, 'most': v * 3}, indent=2))",
        [["share"], ["spread"], ["most"]],
    ),
    "a whole number below others": (
        "r = {'share': v, 'spread': v * 2, 'column': int(v * 9 + 30)}\n"
        "for k, q in r.items():\n    print(k, q)",
        [["share"], ["spread"], ["column"]],
    ),
    "a count below others": (
        "r = {'final loss': v, 'steps': int(v * 90 + 30), 'доля': v / 2, '步数': int(v * 70)}\n"
        "print('Results:')\nfor k, q in r.items():\n    print(f'{k}: {q}')",
        [["final loss"], ["steps"], ["доля"], ["步数"]],
    ),
    "dicts in a dict with a key a line": (
        "import json\nr = {'stops': v, 'fastest': {'time': v / 2}, 'climb': {'raw': v / 3}}\n"
        "print(json.dumps(r, indent=2))",
        [["stops"], ["fastest time", "time"], ["climb raw", "raw"]],
    ),
    "counts of several words below others": (
        "r = {'final loss': v, 'steps of the power method': int(v * 90 + 30)}\n"
        "for k, q in r.items():\n    print(f'{k}: {q:.6g}')",
        [["final loss"], ["steps of the power method"]],
    ),
    "a number in a key": (
        "r = {'final loss': v, 'movement of floor 8 / floor 1': v / 2}\n"
        "for k, q in r.items():\n    print(f'{k}: {q:.6g}')",
        [["final loss"], ["movement of floor 8 / floor 1"]],
    ),
    "a dict that the words write out": (
        "print(f\"Income: {{'soup': {v:.4f}, 'rice': {v * 2:.4f}}}\")",
        [["Income soup", "soup"], ["Income rice", "rice"]],
    ),
    "no dict in Russian": ("print('суп:', v, 'рис:', v * 2)", [["суп"], ["рис"]]),
    "no dict in Chinese": ("print('汤:', v, '米饭:', v * 2)", [["汤"], ["米饭"]]),
    "a division": ("print(f'share: {v * 2:.4f}/4')", [["share"]]),
}
MEALS = "meals = ['soup', 'rice', 'tea']\nr = dict(zip(meals, x.tolist()))\n"
RU = MEALS.replace("'soup', 'rice', 'tea'", "'суп', 'рис', 'чай'")
ZH = MEALS.replace("'soup', 'rice', 'tea'", "'汤', '米饭', '茶'")
BEST = "print('{}:', r)\nprint('{}:', max(r, key=r.get))"
STATED: dict[str, tuple[str, list[str]]] = {
    "in English": (MEALS + BEST.format("Income", "Best meal"), ["Income", "Best meal"]),
    "in Russian": (RU + BEST.format("Выручка", "Лучшее блюдо"), ["Выручка", "Лучшее блюдо"]),
    "in Chinese": (ZH + BEST.format("收入", "最佳菜品"), ["收入", "最佳菜品"]),
    "the name first": (
        f"{MEALS}print('Best meal:', max(r, key=r.get))\nprint('Income:', r)",
        ["Best meal", "Income"],
    ),
    "two dicts": (
        f"{MEALS}print('Cost:', {{k: q / 2 for k, q in r.items()}})\n"
        + BEST.format("Income", "Best meal"),
        ["Cost", "Income", "Best meal"],
    ),
    "the best and the worst": (
        f"{MEALS}{BEST.format('Income', 'Best meal')}\nprint('Worst meal:', min(r, key=r.get))",
        ["Income", "Best meal", "Worst meal"],
    ),
}
NOT_STATED: dict[str, str] = {
    "in English": f"{MEALS}print('Income:', r)",
    "in Russian": f"{RU}print('Выручка:', r)",
    "in Chinese": f"{ZH}print('收入:', r)",
    "numbers of numpy": f"import numpy as np\n{MEALS}print('Income:', dict(zip(meals, x.numpy())))",
    "two keys": f"{MEALS}del r['tea']\nprint('Income:', r)",
}


@pytest.mark.parametrize(("words", "label"), HEADED.items(), ids=HEADED)
def test_a_head_is_the_label_where_no_word_or_one_stands_between_it_and_the_value(
    warm: Sandbox, words: str, label: str
) -> None:
    assert label_behind(warm, words) == label


def test_no_line_above_a_symbol_is_its_head(warm: Sandbox) -> None:
    assert label_behind(warm, r"Hottest point at the end\nx = ") == "x"


@pytest.mark.parametrize(("words", "label"), UNITS.items(), ids=UNITS)
def test_a_unit_is_no_part_of_a_label(warm: Sandbox, words: str, label: str) -> None:
    assert label_behind(warm, words) == label


@rows_of(UNITS_OF_SEVERAL)
def test_a_unit_is_no_part_of_the_label_of_several_values_and_words_in_brackets_are(
    warm: Sandbox, print_: str, expected: list[str]
) -> None:
    assert first_labels(warm, print_) == expected


@rows_of(LISTS)
def test_the_numbers_of_a_dict_are_one_list_by_its_keys_and_two_with_a_stroke_one_list(
    warm: Sandbox, print_: str, expected: Lists
) -> None:
    asked = begun(warm, print_).asked
    assert {each.found.kind for each in asked} == {"list"}
    own = [(each.table["labels"], each.table.get("index", [])) for each in asked]
    assert own == expected


@rows_of(NUMBERS, NO_LISTS)
def test_numbers_beside_a_share_or_behind_a_head_are_no_list(
    warm: Sandbox, print_: str, expected: list[list[str]]
) -> None:
    asked = begun(warm, print_).asked
    assert {each.found.kind for each in asked} == {"number"}
    assert [each.table["labels"] for each in asked] == expected


@rows_of(STATED)
def test_a_name_is_asked_where_it_is_printed_beside_the_dict_whose_key_it_is(
    warm: Sandbox, print_: str, expected: list[str]
) -> None:
    draft = begun(warm, print_)
    assert [each.table["labels"][0] for each in draft.asked] == expected
    kinds = {each.found.kind for each in draft.asked}
    assert kinds == {"list", "name"}


@pytest.mark.parametrize("print_", NOT_STATED.values(), ids=NOT_STATED)
def test_keys_of_a_dict_are_no_names_that_are_asked(warm: Sandbox, print_: str) -> None:
    assert [each.found.kind for each in begun(warm, print_).asked] == ["list"]


TEXTS = {
    "a title": "print('3-NN retrieval, 15 queries against a gallery of 60')",
    "the number of a table": "print('Table 1. Retrieval')",
    "a ruler": "print('=== 5-fold (20 runs) ===')",
    "in Russian": "print('Опыт 1: выборка из 60 ламп')",
    "in Chinese": "print('表 1：60 个样本的结果')",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_number_of_a_print_that_is_only_text_is_asked_beside_values(
    warm: Sandbox, text: str
) -> None:
    draft = begun(warm, f"{text}\nprint(f'accuracy: {{v:.4f}}')")
    assert [each.name for each in draft.asked] == ["accuracy"]


def test_what_is_written_out_is_asked_where_nothing_else_is_printed(warm: Sandbox) -> None:
    assert [each.name for each in begun(warm, "print('gain: 0.25')").asked] == ["gain"]


TEMPLATES: dict[str, tuple[str, list[str]]] = {
    "a template with per cents": (
        "print('threshold (min + 1 SE) %.4f' % v)",
        ["threshold (min + 1 SE)"],
    ),
    "in front of each of several values": (
        "print('error at 1 SE %.4f, at 2 SE %.4f' % (v, x[1].item()))",
        ["error at 1 SE", "error at 2 SE"],
    ),
    "format": (
        "print('threshold (min + 1 SE) {:.4f}'.format(v))",
        ["threshold (min + 1 SE)"],
    ),
    "several arguments": (
        "print('threshold (min +', 1, 'SE)', v)",
        ["threshold (min + 1 SE)"],
    ),
    "a template with a name": (
        "said = 'threshold (min + 1 SE) %.4f'\nprint(said % v)",
        ["threshold (min + 1 SE)"],
    ),
    "a text with a name": (
        "said = 'threshold (min + 1 SE)'\nprint(said, v)",
        ["threshold (min + 1 SE)"],
    ),
    "in Russian": ("print('порог (мин + 1 SE) %.4f' % v)", ["порог (мин + 1 SE)"]),
    "in Chinese": ("print('阈值(最小 + 1 SE) {:.4f}'.format(v))", ["阈值(最小 + 1 SE)"]),
}


@rows_of(TEMPLATES)
def test_a_number_of_a_template_is_a_word_of_the_label(
    warm: Sandbox, print_: str, expected: list[str]
) -> None:
    assert first_labels(warm, print_) == expected


MARKS = {
    "(b) gradient norm = ": "gradient norm",
    "IV. largest weight = ": "largest weight",
    "Q3. accuracy: ": "accuracy",
    "Task 2: loss ": "loss",
    "а) точность: ": "точность",
    "Задание 3. Норма шага: ": "Норма шага",
    "四、最大的误差 ": "最大的误差",
    "（一）损失: ": "损失",
    "第三题：损失 ": "损失",
}
CHANGING: dict[str, tuple[str, list[str]]] = {
    "a number": (
        "print(f'best arm is #{int(v * 99)} with p* = {v:.4f}')",
        ["best arm", "p"],
    ),
    "a number at the end": ("print(f'top 5 of {int(v * 90)} {v:.4f}')", ["top 5"]),
    "in Russian": (
        "print(f'лучший шаг #{int(v * 99)} с ошибкой {v:.4f}')",
        ["лучший шаг", "ошибкой"],
    ),
    "in Chinese": (
        "print(f'最优臂 #{int(v * 99)} 概率 = {v:.4f}')",
        ["最优臂", "概率"],
    ),
    "a name": (
        "r = {'SGD': 1 + v, 'Adam': v, 'Lion': 3 + v}\na, b = sorted(r, key=r.get)[:2]\n"
        "print(f'{a} wins, {b} comes second with {r[b] / r[a]:.4f} times the loss')",
        ["comes second"],
    ),
}


@pytest.mark.parametrize(("words", "label"), MARKS.items(), ids=MARKS)
def test_the_number_of_a_question_is_no_word_of_a_label(
    warm: Sandbox, words: str, label: str
) -> None:
    assert label_behind(warm, words) == label


def test_the_numbers_of_questions_tell_two_labels_apart(warm: Sandbox) -> None:
    print_ = "print(f'(a) loss {v}')\nprint(f'Q2. loss {x[1]}')\nprint(f'(c) mean {x[2]}')"
    assert first_labels(warm, print_) == ["a) loss", "Q2. loss", "mean"]


@rows_of(CHANGING)
def test_what_was_computed_is_no_word_of_a_label(
    warm: Sandbox, print_: str, expected: list[str]
) -> None:
    assert first_labels(warm, print_) == expected
