"""Each mistake that an exercise knows is named, and nothing else is; what a judge makes of it."""

import json
import random
from pathlib import Path

import pytest
from diagnosed import (
    NUMBER,
)
from references import rights, wrongs

from grader.exercise import description
from grader.exercise.description import Exercise
from grader.exercise.fit import ByKey
from grader.judging import submission
from grader.judging.checker import agree
from grader.judging.judge import Judge
from grader.judging.mistakes import (
    Known,
    diagnose,
)
from grader.judging.terms import Bounds, terms_of
from grader.reading import read
from grader.sandbox import Sandbox
from grader.words.model import Answer, Check
from grader.words.values import Grid, Number, Value, grid

# --- the exercises' own tables --------------------------------------------------------------------


def case_of(exercise: str, asked: Check) -> tuple[ByKey, Known]:
    """Return the right values of a check for seed 11, and what is known of it."""
    others = dict.fromkeys((1, 2, 42), True)
    table = wrongs(exercise, 11)
    what = Known(11, lambda: table, lambda seed: rights(exercise, seed), others, False)
    return rights(exercise, 11)[asked.name], what


def printed_in_full(value: Value) -> Value:
    """Return a value as the reader has it after `print(value)`."""
    if isinstance(value, str):
        return value
    return Grid(value.shape, {at: as_number(number.value) for at, number in value.numbers.items()})


def as_number(value: float) -> Number:
    answer = read(repr(value).encode(), [NUMBER], [])["x"]
    assert isinstance(answer.value, Grid)
    return answer.value.numbers[0]


SHORT = {
    ("gradient_steps", "w", "start"): "5.0 may be rounded",
    ("tanh_gain", "torch_gain", "gain:linear"): "1.0 has two digits",
    ("tanh_gain", "torch_gain", "gain:conv"): "1.0 has two digits",
    ("tanh_gain", "torch_gain", "gain:sigmoid"): "1.0 has two digits",
    ("tanh_gain", "torch_gain", "gain:selu"): "0.75 has two digits",
    ("tanh_gain", "torch_gain", "inverted"): "0.6 has one digit",
    ("best_activation", "mean_fc1_gradient", "last_run"): "it is 0",
    ("fc1_gradient", "mean_fc1_gradient", "last_run"): "it is 0",
    ("best_activation", "mean_fc1_gradient", "random_weights"): "it is 0",
    ("fc1_gradient", "mean_fc1_gradient", "random_weights"): "it is 0",
}
"""Mistakes whose values for seed 11 are too short to prove anything."""


@pytest.mark.parametrize(
    "name",
    ["best_activation", "fc1_gradient", "tanh_gain", "analytic_gradients", "gradient_steps"],
)
def test_every_mistake_is_named_as_printed_in_full(name: str) -> None:
    for asked in description.find(name).checks:
        right, what = case_of(name, asked)
        for key, value in what.mistakes()[asked.name].items():
            if any(agree(asked, value, each) for each in right.values()):
                continue
            found = diagnose(asked, Answer(printed_in_full(value)), right, what)
            if (name, asked.name, key) in SHORT:
                assert not found, key
            else:
                assert isinstance(found, list)
                assert key in found or what.mistakes()[asked.name][found[0]] == value, key


@pytest.mark.parametrize("name", ["best_activation", "fc1_gradient", "tanh_gain"])
def test_no_random_value_is_ever_named(name: str) -> None:
    """1,000 values of the size that such scripts print, with four digits and more."""
    for asked in description.find(name).checks:
        if asked.kind != "number":
            continue
        right, what = case_of(name, asked)
        chance = random.Random(11)
        for _ in range(1000):
            value = chance.choice((1, -1)) * 10 ** chance.uniform(-3, 2.5)
            printed = chance.choice(
                [
                    f"{value:.{chance.randint(4, 10)}g}",
                    f"{value:.{chance.randint(3, 9)}e}",
                    repr(value),
                ]
            )
            answer = read(printed.encode(), [asked], [])[asked.name]
            assert not diagnose(asked, answer, right, what), printed


@pytest.mark.parametrize("name", ["analytic_gradients", "gradient_steps", "product_gradient"])
def test_no_random_grid_is_ever_named(name: str) -> None:
    chance = random.Random(11)
    tops = [(1, 10, 100)[at % 3] for at in range(300)]
    numbers = [as_number(round(chance.uniform(0, top), 3)) for top in tops]
    for asked in description.find(name).checks:
        assert asked.shape
        right, what = case_of(name, asked)
        for _ in range(1000):
            answer = Answer(
                grid(asked.shape, chance.choices(numbers[chance.randrange(3) :: 3], k=4))
            )
            assert not diagnose(asked, answer, right, what), answer


# --- in the judge ---------------------------------------------------------------------------------


def of_own(folder: Path, mistakes: str) -> Exercise:
    """Write an exercise whose right answer is the seed and a half."""
    title = 'title = { en = "x", ru = "x", zh = "x" }\n'
    text = 'statement = { en = "x", ru = "x", zh = "x" }\n[[checks]]\nname = "x"\nkind = "number"\n'
    sentence = (
        '[mistakes.off]\nen = "off by {detail}"\nru = "мимо на {detail}"\nzh = "差 {detail}"\n'
    )
    (folder / "own.toml").write_text(title + text + title + sentence, "utf-8")
    (folder / "own.py").write_text(f"def expected(seed): return {{'x': seed + 0.5}}\n{mistakes}")
    return description.load(folder / "own.toml")


@pytest.mark.parametrize(
    ("mistakes", "source", "found"),
    [
        pytest.param(
            "def mistakes(seed): return {'x': {'off:2': seed + 2.5}}",
            "print(f'{int(input()) + 2.5:.9f}')",
            "мимо на 2",
            id="named",
        ),
        pytest.param(
            "def mistakes(seed): return {'x': {'other': seed + 2.5}}",
            "print(f'{int(input()) + 2.5:.9f}')",
            None,
            id="without-a-sentence",
        ),
        pytest.param("", "print(f'{int(input()) + 2.5:.9f}')", None, id="without-a-table"),
        pytest.param(
            "def mistakes(seed): 1 / 0", "print(int(input()) + 2.5)", None, id="broken-table"
        ),
        pytest.param(
            "def mistakes(seed): return {'x': {'off': {2: [1, [2]]}}}",
            "print(f'{int(input()) + 2.5:.9f}')",
            None,
            id="ragged-table",
        ),
        pytest.param(
            "",
            "input()\nprint(f'{42.5:.9f}')  # seed = 42",
            "Это верно для seed 42, но задан был 11: используйте тот, который прочитан.",
            id="other-seed",
        ),
        pytest.param(
            "",
            "print(f'{42.5:.9f}')  # seed = 42",
            "Программа не читает seed: это верно для seed 42, а задан был 11. "
            "Прочитайте его через int(input()) и используйте.",
            id="unread",
        ),
        pytest.param(
            "",
            "import torch\nprint(f'{torch.rand(1).item():.9f}')",
            "Числа выбираются случайно, а seed не задан: прочитайте его через int(input()) и "
            "передайте генератору, например torch.manual_seed(seed).",
            id="unread-and-never-seeded",
        ),
        pytest.param(
            "",
            "import torch\ntorch.manual_seed(11)\nprint(f'{torch.rand(1).item():.9f}')",
            None,
            id="the-seed-given-is-its-own",
        ),
    ],
)
def test_a_diagnosis_never_changes_a_verdict(
    warm: Sandbox, tmp_path: Path, mistakes: str, source: str, found: str | None
) -> None:
    exercise = of_own(tmp_path, mistakes)
    terms = terms_of(exercise, (11,), Bounds(2, 300, 64), language="ru")
    made = submission.from_bytes("script.py", source.encode())
    judged = Judge(terms, warm).judge(made)
    assert (judged.verdict, judged.score) == ("wrong_answer", 0)
    assert judged.cases[0].checks[0].diagnosis == found


def test_a_cell_that_raised_may_have_kept_the_seed_from_being_read(
    warm: Sandbox, tmp_path: Path
) -> None:
    cells = ["import nowhere", "print(f'{42.5:.9f}')  # seed = 42"]
    notebook = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {},
        "cells": [
            {"cell_type": "code", "source": each, "metadata": {}, "outputs": [], "id": str(at)}
            for at, each in enumerate(cells)
        ],
    }
    exercise = of_own(tmp_path, "")
    terms = terms_of(exercise, (11,), Bounds(5, 300, 64))
    made = submission.from_bytes("hw.ipynb", json.dumps(notebook).encode())
    judged = Judge(terms, warm).judge(made)
    assert judged.verdict == "run_time_error"
    said = "This is right for seed 42, but the seed given was 11: use the one that is read."
    assert judged.cases[0].checks[0].diagnosis == said


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param("torch.set_default_dtype(torch.float64)\n{}x", True, id="the-default"),
        pytest.param("{}x.double().float()", False, id="a-conversion"),
        pytest.param("torch.set_default_dtype(torch.float64)\n{}2 * x", False, id="a-mistake-too"),
    ],
)
def test_float64_is_told_of_what_the_reference_gives_in_it(
    warm: Sandbox, tmp_path: Path, source: str, told: bool
) -> None:
    reference = "import torch\ndef expected(seed):\n    torch.manual_seed(seed)\n"
    exercise = of_own(tmp_path, "")
    (tmp_path / "own.py").write_text(reference + "    return {'x': torch.randn(99).std()}\n")
    draws = "torch.manual_seed(int(input()))\nx = torch.randn(99)\nx = "
    text = f"import torch\n{source.format(draws)}\nprint(x.std().item())"
    made = submission.from_bytes("script.py", text.encode())
    (result,) = Judge(terms_of(exercise, (11,)), warm).judge(made).cases[0].checks
    assert (result.diagnosis or "").startswith(
        "This comes out if torch computes in float64"
    ) is told
    assert result.passed is ("default" not in source)
