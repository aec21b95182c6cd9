"""Where a right value was printed too, what was read for it is not explained."""

import pytest

from grader.judging.mistakes import misread
from grader.words.model import Answer, Check
from grader.words.values import Grid, Number, Value, single

RIGHT = 0.80312


def asked(name: str) -> Check:
    return Check.model_validate({"name": name, "kind": "number", "title": name})


OUTPUTS = {
    "it alone": ("loss 0.80312", True),
    "rounded": ("begin 1.93\nend 0.803", True),
    "two digits are too few": ("begin 1.93\nend 0.80", False),
    "with an exponent": ("begin 1.93\nend 8.0312e-1", True),
    "in a list": ("[1.93, 0.803, 0.5]", True),
    "another": ("loss 1.93, 0.8041", False),
    "part of a word": ("v0.80312", False),
    "nothing": ("", False),
    "numbers of any size": ("1e999 -1e-999 0.0 0e5 1e400 9e-308 0.803", True),
}


@pytest.mark.parametrize(("output", "is_there"), OUTPUTS.values(), ids=OUTPUTS)
def test_a_right_value_is_found_in_what_was_printed(output: str, is_there: bool) -> None:
    answers = {"a": Answer(single(Number(1.93, -2)))}
    found = misread([asked("a")], answers, {"a": {"": single(Number(RIGHT))}}, {"a"}, output)
    assert found == ({"a"} if is_there else set())


def test_what_another_check_was_answered_with_is_not_counted_again() -> None:
    checks = [asked("a"), asked("b")]
    answers = {"a": Answer(single(Number(1.93, -2))), "b": Answer(single(Number(0.803, -3)))}
    rights = {name: {"": single(Number(RIGHT))} for name in "ab"}
    assert misread(checks, answers, rights, {"a"}, "b 0.803, a 1.93") == set()
    assert misread(checks, answers, rights, {"a"}, "b 0.803, 0.803, a 1.93") == {"a"}


RIGHTS: dict[str, tuple[Value, str, bool]] = {
    "a list, all of it": (Grid((2,), {0: Number(0.125), 1: Number(3.75)}), "3.750 0.125", True),
    "a list, some of it": (Grid((2,), {0: Number(0.125), 1: Number(3.75)}), "3.750 0.5", False),
    "a count is there by chance": (single(Number(300.0)), "300", False),
    "infinity": (single(Number(float("inf"))), "inf 1.25", False),
    "a name": ("relu", "relu", False),
}


@pytest.mark.parametrize(("right", "output", "is_there"), RIGHTS.values(), ids=RIGHTS)
def test_all_that_tells_of_a_right_value_must_be_there(
    right: Value, output: str, is_there: bool
) -> None:
    found = misread([asked("a")], {"a": Answer(None)}, {"a": {"": right}}, {"a"}, output)
    assert found == ({"a"} if is_there else set())
