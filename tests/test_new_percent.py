"""Per cents: `grader new` asks for them as its solution prints them, with the sign or without."""

from typing import Any

import pytest
from drafted import begun

from grader import reading
from grader.authoring import example
from grader.judging.mistakes import relations
from grader.sandbox import Sandbox
from grader.words.model import Check
from grader.words.values import Grid, Number, single

LIST = "for n, p in zip(['SGD', 'Adam', 'Lion'], x.tolist()):\n"
ASKED: dict[str, tuple[str, dict[str, bool]]] = {
    "a format": ("print(f'relative change {v:.3%}')", {"relative change": True}),
    "a sign behind a blank": ("print(f'share: {100 * v:.2f} %')", {"share": True}),
    "in Russian": ("print(f'доля верных: {v:.2%}')", {"доля верных": True}),
    "in Chinese": ("print(f'相对变化 {v:.3%}')", {"相对变化": True}),
    "two": (
        "print('train {:.1%}, test {:.1%}'.format(v, x[1].item()))",
        {"train": True, "test": True},
    ),
    "a column": (
        f"print('name loss optimal')\n{LIST}    print(f'{{n:6}} {{p:.4f}} {{p:.2%}}')",
        {"loss": False, "optimal": True},
    ),
    "a column whose head has it": (
        f"print('name   loss  % optimal')\n{LIST}    print(f'{{n:6}} {{p:.4f}} {{100 * p:.2f}}')",
        {"loss": False, "% optimal": True},
    ),
    "an interval beside it": (
        "print(f'95% interval: [{v:.4f}, {v + 1:.4f}]')\nprint(f'share: {v:.2%}')",
        {"95% interval": False, "share": True},
    ),
    "a count beside it": (
        "n = int(v * 9 + 30)\nprint(f'lamps: {n} ({n / 4:.1f}%)')\nprint(f'share: {v:.2%}')",
        {"lamps": False, "share": True},
    ),
}
PRINTED: dict[str, tuple[str, dict[str, Any], bool]] = {
    "the sign": ("share: 82.784%", {"percent": True}, True),
    "a blank before it": ("share: 82.784 %", {"percent": True}, True),
    "none": ("share: 82.784", {"percent": True}, True),
    "in a list": ("shares: [82.784%, 3.5%]", {"percent": True, "kind": "list", "length": 2}, True),
    "a factor": ("share: 82.784 * 10", {"percent": True}, False),
}


@pytest.mark.parametrize(("print_", "expected"), ASKED.values(), ids=ASKED)
def test_what_is_printed_in_per_cent_is_asked_in_per_cent(
    warm: Sandbox, print_: str, expected: dict[str, bool]
) -> None:
    tables = [each.table for each in begun(warm, print_).asked]
    assert {each["labels"][0]: each.get("percent", False) for each in tables} == expected


@pytest.mark.parametrize(("text", "own", "right"), PRINTED.values(), ids=PRINTED)
def test_a_percent_sign_is_no_fault_of_a_check_that_asks_for_it(
    text: str, own: dict[str, Any], right: bool
) -> None:
    table = {"name": "share", "kind": "number", "title": "Share", "labels": ["share", "shares"]}
    answer = reading.read(text.encode(), [Check.model_validate(table | own)], ())["share"]
    assert isinstance(answer.value, Grid)
    assert answer.value.numbers[min(answer.value.numbers)].value == 82.784
    assert (answer.fault is None) == right


def test_who_prints_a_fraction_where_per_cents_are_asked_is_told_so() -> None:
    check = Check.model_validate({"name": "a", "kind": "number", "title": "A", "percent": True})
    said = relations.related(check, single(Number(0.827841)), {"": single(Number(82.7841))})
    assert said is relations.FRACTION


@pytest.mark.parametrize(
    ("printed", "right", "least", "told"),
    [
        (0.92, 92.0, 42, True),
        (0.92, 92.0, 0, False),
        (0.94, 92.0, 42, False),
        (92, 9200, 42, False),
    ],
    ids=["a share", "one that per cents may be", "another share", "per cents"],
)
def test_two_digits_tell_of_a_fraction_where_the_range_has_none(
    printed: float, right: float, least: float, told: bool
) -> None:
    table = {"name": "a", "kind": "number", "title": "A", "percent": True, "range": [least, 9999]}
    answer, value = (single(Number(each, -2)) for each in (printed, right))
    said = relations.related(Check.model_validate(table), answer, {"": value})
    assert (said is relations.FRACTION) == told


def test_the_example_shows_the_sign(warm: Sandbox) -> None:
    draft = begun(warm, "print(f'relative change {v:.3%}')")
    assert example.lines(draft, "en") == ["relative change: 0.2468%"]
