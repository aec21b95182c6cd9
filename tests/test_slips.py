"""A wrong value that a changed solution gives is told by its change, and by nothing else."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from grader.classroom.schedule import Threads
from grader.exercise import description, slips
from grader.exercise.description import Exercise
from grader.exercise.slips import Slip
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.mistakes.chance import Changes, Printed, explained, fitting
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox
from grader.sandbox.execution import Execution, Limits, Program
from grader.words.check import Check, Text
from grader.words.model import Answer
from grader.words.values import Number, Value, single

DESCRIPTION = """\
title = "Mean"
statement = "Print the mean absolute value of 50 normal numbers, and their std."
checks = [
    { name = "mean", kind = "number", title = "Mean", labels = ["mean"], probe = "mean" },
    { name = "spread", kind = "number", title = "Spread", labels = ["std"], probe = "spread" },
]
"""
LINES = (
    "import torch",
    "torch.manual_seed(int(input()))",
    "x = torch.randn(50)",
    "mean, spread = x.abs().mean().item(), x.std().item()",
    "print('mean:', mean)",
    "print('std:', spread)",
)
SOLUTION = "\n".join(LINES)


def described(folder: Path, name: str = "mine.py") -> Exercise:
    (folder / "mine.toml").write_text(DESCRIPTION)
    cells = [{"cell_type": "code", "source": line} for line in LINES]
    (folder / name).write_text(SOLUTION if name == "mine.py" else json.dumps({"cells": cells}))
    return description.load(folder / "mine.toml")


@pytest.fixture(scope="module")
def judge(warm: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """Return one that changes the solution once for all tests; seed 4 has a mean below 0."""
    return Judge(terms_of(described(tmp_path_factory.mktemp("mine")), (4,)), warm)


def told(judge: Judge, source: str) -> set[str | None]:
    """Return the diagnoses of what did not pass, over all seeds."""
    judgement = judge.judge(submission.from_bytes("a.py", source.encode()))
    return {c.diagnosis for case in judgement.cases for c in case.checks if not c.passed}


TOLD = {
    "no absolute values": (".abs()", "", "This comes out if no absolute value is taken: take"),
    "a sum": ("abs().mean()", "abs().sum()", "This is what sum gives where mean belongs."),
    "another distribution": ("randn", "rand", "This comes of numbers from another distribution"),
    "the biased one": ("std()", "std(correction=0)", "This comes of the other variance: divided"),
    "a root too few": ("std()", "var()", "This comes of var where std belongs: the standard"),
}


@pytest.mark.parametrize(("right", "wrong", "said"), TOLD.values(), ids=TOLD)
def test_a_slip_in_a_solution_is_named(judge: Judge, right: str, wrong: str, said: str) -> None:
    (found,) = told(judge, SOLUTION.replace(right, wrong))

    assert found is not None
    assert found.startswith(said)


def test_a_slip_in_what_is_printed_is_named_though_a_probe_is_compared(
    warm: Sandbox, tmp_path: Path
) -> None:
    shown = "x.abs().mean().item()"
    (tmp_path / "mine.py").write_text("\n".join([*LINES[:3], f"print('mean: %.6f' % {shown})"]))
    (tmp_path / "mine.toml").write_text(
        'title = "Mean"\nstatement = "Print it."\n[[checks]]\nname = "mean"\nkind = "number"\n'
        f'title = "Mean"\nlabels = ["mean"]\nprobe = "{shown}"\n'
    )
    by = Judge(terms_of(description.load(tmp_path / "mine.toml"), (4,)), warm)
    wrong = "\n".join([*LINES[:3], "print('mean:', x.abs().sum().item())"])
    assert told(by, wrong) == {"This is what sum gives where mean belongs."}


def test_a_slip_is_named_by_the_rounded_table_of_a_solution(warm: Sandbox, tmp_path: Path) -> None:
    lines = ("x = int(input()) / 7", "for i in range(4):", "    x = x * x / 11", "    print(i, {})")
    (tmp_path / "mine.py").write_text("\n".join(lines).format("f'{x:.6f}'"))
    (tmp_path / "mine.toml").write_text(
        'title = "Mine"\nstatement = "Print it."\n[[checks]]\nname = "x"\nkind = "series"\n'
        'title = "X"\nrow = "step"\n'
    )
    by = Judge(terms_of(description.load(tmp_path / "mine.toml"), (40,)), warm)
    wrong = "\n".join(lines).format("f'{x:.9f}'").replace("/ 11", "/ 12")
    assert told(by, wrong) == {
        "This comes out if a number is larger or smaller by one than it should be."
    }


def test_a_notebook_is_changed_cell_by_cell_and_told_in_the_student_s_language(
    warm: Sandbox, tmp_path: Path
) -> None:
    exercise = described(tmp_path, "mine.ipynb").model_copy(update={"changes": 30})
    terms = terms_of(exercise, (4,), language="ru")

    assert told(Judge(terms, warm), SOLUTION.replace(".abs()", "")) == {
        "Так получается без модуля: берите модуль каждого числа, от которого важна величина."
    }


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(SOLUTION.replace("abs()", "square()"), id="what-no-change-gives"),
        pytest.param(SOLUTION.replace("torch.manual_seed(int(input()))", ""), id="no-seed"),
        pytest.param("print('mean: 0.1')\nprint('std: 0.9')", id="too-few-digits"),
    ],
)
def test_no_change_is_named_of_anything_else(judge: Judge, source: str) -> None:
    unseeded = (
        "Numbers are drawn and no seed is set: read it with int(input()) and give it to what draws,"
        " as in torch.manual_seed(seed)."
    )
    draws_anew = "randn" in source and "input" not in source
    assert told(judge, source) == {unseeded if draws_anew else None}


def of(value: float) -> Value:
    return single(Number(value))


class Runs:
    """Runs nothing: returns the value that it was given for a source, the next one each time."""

    def __init__(self, values: dict[str, list[float]], hangs: str = "nowhere") -> None:
        self.values, self.hangs, self.ran = values, hangs, list[str]()

    def __call__(self, program: Program) -> dict[str, Value] | None:
        source = program.files["s.py"].decode()
        self.ran.append(source)
        if self.hangs in source:
            return None
        found = self.values.get(source, [])
        return {"x": of(found.pop(0))} if found else {}

    def again(self, slip: Slip) -> dict[str, Value]:
        return self(slip.program) or {}


def asked(name: str, kind: str = "number") -> Check:
    return Check.model_validate({"name": name, "kind": kind, "title": name})


def printed_as(wrong: dict[str, str], right: dict[str, float]) -> Printed:
    """Return a case in which some numbers were printed, and what is right of all that are asked."""
    checks = [asked(name) for name in right]
    answers = {name: Answer(single(Number(value))) for name, value in right.items()}
    answers |= {
        name: Answer(single(Number(float(text), -len(text.partition(".")[2]))))
        for name, text in wrong.items()
    }
    rights = {name: {"": of(value)} for name, value in right.items()}
    return Printed(checks, answers, rights, frozenset(wrong))


def changes(*values: dict[str, float]) -> list[Slip]:
    """Return changes that lead to some values, told by their numbers."""
    program = Program({}, "s.py")
    each = enumerate({name: of(value) for name, value in one.items()} for one in values)
    return [Slip(Text(en=str(number)), program, of_one) for number, of_one in each]


A = {"a": 0.8}
FITS = {
    "four digits where nothing else is near": ({"a": "0.3187"}, A, [{"a": 0.31872}], True),
    "two digits are too few": ({"a": "0.32"}, A, [{"a": 0.31872}], False),
    "four digits where another is near": (
        {"a": "0.3187"},
        A,
        [{"a": 0.31872}, {"a": 0.3199}],
        False,
    ),
    "more digits where another is near": (
        {"a": "0.318720"},
        A,
        [{"a": 0.31872}, {"a": 0.3199}],
        True,
    ),
    "four digits near the right value": ({"a": "0.7987"}, A, [{"a": 0.79872}], False),
    "what two give that the digits cannot tell apart": (
        {"a": "0.3187"},
        A,
        [{"a": 0.31872}, {"a": 0.31868}],
        False,
    ),
    "two that are the same": ({"a": "0.3187"}, A, [{"a": 0.31872}, {"a": 0.31872}], True),
    "another that would fail what passed": (
        {"a": "0.3187"},
        {"a": 0.8, "b": 2.0},
        [{"a": 0.31872, "b": 2.0}, {"a": 0.3199, "b": 3.0}],
        True,
    ),
    "one that would fail what passed": (
        {"a": "0.3187"},
        {"a": 0.8, "b": 2.0},
        [{"a": 0.31872, "b": 3.0}],
        False,
    ),
    "another that is near in one number and far in the other": (
        {"a": "0.3187", "b": "1.23"},
        {"a": 0.8, "b": 2.0},
        [{"a": 0.31872, "b": 1.2341}, {"a": 0.3189, "b": 1.9}],
        False,
    ),
    "another that is far in the number with more digits": (
        {"a": "0.3187", "b": "1.2341"},
        {"a": 0.8, "b": 2.0},
        [{"a": 0.31872, "b": 1.23411}, {"a": 0.3189, "b": 1.9}],
        True,
    ),
    "one that gives only one of two": (
        {"a": "0.3187", "b": "1.234"},
        {"a": 0.8, "b": 2.0},
        [{"a": 0.31872, "b": 1.7}],
        False,
    ),
    "what is right for another": (
        {"a": "0.3187"},
        {"a": 0.8, "b": 0.31868},
        [{"a": 0.31868, "b": 0.31868}],
        False,
    ),
    "what too much leads to": ({"a": "0.000000"}, A, [{"a": 0.0}], False),
    "a count, as far as it is": ({"a": "4000"}, {"a": 19.0}, [{"a": 4000.0}], False),
    "a digit or two where nothing else is near": (
        {"a": "0.10"},
        {"a": 50.0},
        [{"a": 0.1}],
        False,
    ),
    "a share of a few": ({"a": "0.744444444"}, A, [{"a": 67 / 90}], False),
}


@pytest.mark.parametrize(("wrong", "right", "made", "told"), FITS.values(), ids=FITS)
def test_a_change_is_told_where_chance_cannot_lead_to_its_digits(
    wrong: dict[str, str], right: dict[str, float], made: list[dict[str, float]], told: bool
) -> None:
    found = fitting(printed_as(wrong, right), changes(*made))
    assert bool(found) == told
    assert not found or found[0].message.en == "0"


def test_nothing_is_told_of_a_number_whose_right_value_was_printed_too() -> None:
    printed = printed_as({"a": "0.3187", "b": "1.2341"}, {"a": 0.8, "b": 2.0})
    made = changes({"a": 0.31872, "b": 1.23411}, {"a": 0.8, "b": 1.23409})
    misread = replace(printed, misread=frozenset("a"))

    assert [slip.message.en for slip in fitting(printed, made)] == ["0"]
    assert [slip.message.en for slip in fitting(misread, made)] == ["1"]


def test_a_change_that_prints_nought_agrees_with_no_small_number() -> None:
    nought = single(Number(0.0, -1))
    made = [Slip(Text(en="0"), Program({}, "s.py"), {"a": nought})]
    assert fitting(printed_as({"a": "0.002815"}, {"a": 0.0014169}), made) == []


def test_a_change_that_leads_to_the_least_number_of_all_is_told() -> None:
    made = changes({"a": 5e-324})
    printed = f"0.{'0' * 323}49406564584"
    assert fitting(printed_as({"a": printed}, {"a": 0.0014169}), made) == made


def test_what_differs_from_run_to_run_is_no_slip() -> None:
    run = Runs({"x.mean()": [1.5] * 2, "abs(x.mean())": [3.5, 4.5]})
    source = Program({"s.py": b"abs(x).mean()"}, "s.py")
    made = slips.made(source, run, 9)
    by = Changes(lambda _: made, lambda _, slip: run.again(slip), lambda check: [check])

    for text, said in (("1.500000", 1), ("3.500000", 0)):
        found = explained(printed_as({"x": text}, {"x": 7.0}), by)
        assert len(found.get("x", ())) == said, text


def test_two_mistakes_are_told_each_by_its_number() -> None:
    made = changes({"a": 0.318721, "b": 2.0}, {"a": 0.8, "b": 1.71234})
    by = Changes(lambda _: made, lambda _, slip: slip.values, lambda _: ["a", "b"])

    found = explained(printed_as({"a": "0.318721", "b": "1.71234"}, {"a": 0.8, "b": 2.0}), by)

    assert {name: [each.en for each in said] for name, said in found.items()} == {
        "a": ["0"],
        "b": ["1"],
    }


def test_a_change_is_not_told_by_one_number_where_it_gives_another_for_the_next() -> None:
    made = changes({"a": 0.318721, "b": 1.5}, {"a": 0.318721})
    for change in made:
        by = Changes(lambda _, c=change: [c], lambda _, slip: slip.values, lambda _: ["a", "b"])
        wrong = printed_as({"a": "0.318721", "b": "1.71234"}, {"a": 0.8, "b": 2.0})
        assert explained(wrong, by) == {}


def test_no_change_is_run_where_the_digits_can_tell_nothing() -> None:
    def never(*_: object) -> list[Slip]:
        raise AssertionError

    by = Changes(never, beside=lambda check: [check])
    assert explained(printed_as({"a": "0.32"}, A), by) == {}


MANY = Program({"s.py": b"\n".join(b"x = abs(%d)" % n for n in range(100))}, "s.py")


def test_as_many_changes_are_run_as_are_asked_for() -> None:
    run = Runs({})

    assert slips.made(MANY, run, 12) == []
    assert len(run.ran) == 12


def test_what_hangs_again_and_again_is_given_up_after_the_same_changes_each_time() -> None:
    runs = [Runs({}, hangs="x = 0") for _ in range(2)]

    for run in runs:
        assert slips.made(MANY, run, 200) == []
    assert set(runs[0].ran) == set(runs[1].ran)
    assert len(runs[0].ran) < 200


@pytest.mark.parametrize(
    ("own_s", "most_s", "cpu_s"),
    [
        pytest.param(0.0, 10.0, 0.5, id="what-takes-no-time-may-load-a-module"),
        pytest.param(2.0, 10.0, 4.5, id="twice-its-own-time-and-that"),
        pytest.param(20.0, 10.0, 10.0, id="never-more-than-a-student"),
    ],
)
def test_a_change_may_take_what_the_solution_took_and_more(
    own_s: float, most_s: float, cpu_s: float
) -> None:
    found = slips.limits_of(own_s, Limits(cpu_s=most_s, wall_s=2 * most_s + 1))

    assert (found.cpu_s, found.wall_s) == (cpu_s, 2 * cpu_s + 1)


def test_what_is_right_for_another_check_that_is_right_too_is_no_exchange(judge: Judge) -> None:
    same = SOLUTION.replace("print('std:', spread)", "print('std:', mean)")

    assert told(judge, same) == {
        "This is right for something else that is asked, and not for this."
    }


def test_what_is_right_for_another_check_is_told_as_that(judge: Judge) -> None:
    swapped = SOLUTION.replace("'mean:', mean", "'std:', mean").replace(
        "print('std:', spread)", "print('mean:', spread)"
    )

    assert told(judge, swapped) == {
        "What was read here is right for something else that is asked: look which value is which,"
        " and print each with its own name."
    }


def test_whoever_waits_hears_that_changed_solutions_are_run(
    warm: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """These take twenty seconds of some solutions, while one student is in hand."""
    judge = Judge(terms_of(described(tmp_path), (4,)), warm)
    run, said = warm.run, list[str]()

    def noted(program: Program, stdin: bytes, limits: Limits) -> Execution:
        said.append(judge.doing)
        return run(program, stdin, limits)

    monkeypatch.setattr(warm, "run", noted)
    wrong = SOLUTION.replace("x.std()", "x.var()").encode()
    assert judge.judge(submission.from_bytes("a.py", wrong)).verdict.value == "wrong_answer"
    assert said[0] == "" == judge.doing
    assert "running changed solutions, to explain a wrong answer" in said
    with ThreadPoolExecutor(1) as executor:
        assert Threads(executor, judge.judge, 1, lambda: "running").state == "running"
