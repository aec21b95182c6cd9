"""What `grader new` calls a check: a label that students use, a name that says what it is."""

import ast
from typing import Any

import pytest
from drafted import of_normal, rows_of

from grader.authoring import naming
from grader.sandbox import Sandbox

LABELS = {
    "a general word beside a label": ("Total parameters", "total", ["Total parameters"]),
    "a short name beside a label": ("散度", "kl", ["散度"]),
    "a name that shares words with others": ("Ошибка при ней", "best_err", ["Ошибка при ней"]),
    "a name that the label has": ("final iterations", "iterations", ["final iterations"]),
    "a word of one meaning": ("Число итераций", "iterations", ["Число итераций", "iterations"]),
    "nothing else": ("", "tot", ["tot"]),
    "a call with nothing else": ("", "gini(y)", ["gini"]),
    "a call beside a label": ("Impurity", "gini(y)", ["Impurity"]),
    "no name": ("", "x + 1", []),
}


@pytest.mark.parametrize(("label", "shown", "expected"), LABELS.values(), ids=LABELS)
def test_a_variable_is_a_label_where_nothing_else_says_what_a_value_is(
    label: str, shown: str, expected: list[str]
) -> None:
    assert naming.labels(label, ast.parse(shown, mode="eval").body) == expected


NAMES = {
    "a comprehension": ("[round(v, 4) for v in ginis]", "ginis"),
    "numbers joined to a text": ("' '.join(f'{v:.4f}' for v in ps.tolist())", "ps"),
    "the first of a list": ("[q for q in history[:5]]", "history"),
    "a call in a conversion": ("float(norm(x))", "norm"),
}


@pytest.mark.parametrize(("shown", "expected"), NAMES.values(), ids=NAMES)
def test_a_label_in_other_letters_leaves_the_name_to_what_was_gone_through(
    shown: str, expected: str
) -> None:
    assert naming.name("基尼", ast.parse(shown, mode="eval").body, ()) == expected


HEADS = {
    "a head with a colon": (
        "print(f'loss after one step: clipped {a:.4f}, not clipped {b:.4f}')",
        {
            "loss after one step clipped": ["loss after one step clipped"],
            "loss after one step not clipped": ["loss after one step not clipped", "not clipped"],
        },
    ),
    "a head with a colon of Chinese": (
        "print(f'损失：裁剪 {a:.4f}, 不裁剪 {b:.4f}')",
        {"损失 裁剪": ["损失 裁剪"], "损失 不裁剪": ["损失 不裁剪", "不裁剪"]},
    ),
    "opposites": (
        "print(f'sum of sizes before: {a:.4f}, after: {b:.4f}')",
        {
            "sum of sizes before": ["sum of sizes before", "before"],
            "sum of sizes after": ["sum of sizes after", "after"],
        },
    ),
    "a word that comes again": (
        "print(f'вероятность при alpha=1: {a:.4f}, при alpha=20: {b:.4f}')",
        {
            "вероятность при alpha=1": ["вероятность при alpha=1", "при alpha=1"],
            "вероятность при alpha=20": ["вероятность при alpha=20", "при alpha=20"],
        },
    ),
    "a bar in brackets": (
        "print('P(word | spam):', a)",
        {"P(word | spam)": ["P(word | spam)"]},
    ),
    "no head": (
        "print(f'одна: {a:.4f}, другая: {b:.4f}')",
        {"одна": ["одна"], "другая": ["другая"]},
    ),
    "labels that only stand side by side": (
        "print(f'final loss: {a:.4f}, accuracy: {b:.4f}')",
        {"final loss": ["final loss"], "accuracy": ["accuracy"]},
    ),
}
BRACKETS = {
    "another name": (
        "print(f'class balance (share of ones): {a:.4f}')",
        {
            "Class balance (share of ones)": [
                *("class balance (share of ones)", "class balance", "share of ones")
            ]
        },
    ),
    "another name, and words behind it": (
        "print('RMSE (root mean squared error) on test:', a)",
        {
            "RMSE (root mean squared error) on test": [
                *("RMSE (root mean squared error) on test", "RMSE on test"),
                "root mean squared error",
            ]
        },
    ),
    "which of several, of which only one is printed": (
        "print('R2 (on validation):', a)",
        {"R2 (on validation)": ["R2 (on validation)", "R2"]},
    ),
    "which of two": (
        "print('accuracy (train):', a)\nprint('accuracy (test):', b)",
        {"Accuracy (train)": ["accuracy (train)"], "Accuracy (test)": ["accuracy (test)"]},
    ),
    "units": (
        "print('distance (km):', a)\nprint('distance [m]:', b)",
        {"Distance (km)": ["distance (km)"], "Distance [m]": ["distance [m]"]},
    ),
    "a number": ("print('error (k = 3):', a)", {"Error (k = 3)": ["error (k = 3)"]}),
    "before a list": (
        "print('weights (best penalty):', [a, b])",
        {"Weights (best penalty)": ["weights (best penalty)", "weights"]},
    ),
    "an explanation": ("print('balance (0 is even, 1 is not):', a)", {"Balance": ["balance"]}),
    "a long explanation": (
        "print('Gini (how unequal the incomes of all the people are):', a)",
        {"Gini": ["Gini"]},
    ),
}
SIGNS = {
    "a list whose bracket the text of the source has": (
        "print(f'95% interval (red): [{a:.3f}, {b:.3f}]')",
        {"95% interval (red)": "list"},
    ),
    "a pair in round ones": ("print(f'90% CI: ({a:.3f}, {b:.3f})')", {"90% CI": "list"}),
    "a probability of a comparison": (
        "print('P(a > b) =', a)\nprint(f'P(a < b | c) = {b:.4f}')",
        {"P(a > b)": "number", "P(a < b | c)": "number"},
    ),
    "a probability of a number": ("print(f'P(X > 3): {a:.4f}')", {"P(X > 3)": "number"}),
}
SHAPES = {
    "numbers behind one label": ("print('sizes left and right:', a, b)", [("list", 2, None)]),
    "counts behind one label": (
        "print('sizes left and right:', *((x > each).sum().item() for each in (a, b)))",
        [("list", 2, True)],
    ),
    "numbers behind none": ("print(a, b)", [("number", None, None)] * 2),
    "numbers with labels of their own": (
        "print('size left', a, 'right', b)",
        [("number", None, None)] * 2,
    ),
}


def tables(warm: Sandbox, print_: str) -> list[dict[str, Any]]:
    draft = of_normal(warm, f"a, b = x.mean().item(), x.std().item()\n{print_}")
    return [each.table for each in draft.asked]


@rows_of(HEADS)
def test_values_of_one_print_have_the_words_that_lead_to_all_with_their_own(
    warm: Sandbox, print_: str, expected: dict[str, list[str]]
) -> None:
    asked = tables(warm, print_)
    assert {each["labels"][0]: each["labels"] for each in asked} == expected


@rows_of(BRACKETS)
def test_words_in_brackets_are_of_the_title_and_another_name_where_they_are_one(
    warm: Sandbox, print_: str, expected: dict[str, list[str]]
) -> None:
    assert {each["title"]: each["labels"] for each in tables(warm, print_)} == expected


@rows_of(SIGNS)
def test_signs_and_brackets_in_the_words_keep_no_value_from_being_asked(
    warm: Sandbox, print_: str, expected: dict[str, str]
) -> None:
    assert {each["title"]: each["kind"] for each in tables(warm, print_)} == expected


@rows_of(SHAPES)
def test_numbers_behind_one_label_are_a_list_of_that_label(
    warm: Sandbox, print_: str, expected: list[tuple[object, ...]]
) -> None:
    asked = tables(warm, print_)
    assert [tuple(each.get(key) for key in ("kind", "length", "whole")) for each in asked] == (
        expected
    )
