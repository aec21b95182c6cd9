"""What `grader new` calls a check: a label that students use, a name that says what it is."""

import ast

import pytest

from grader.authoring import naming

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
