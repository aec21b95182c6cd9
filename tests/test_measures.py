"""An error over what a function returns is computed where the function cannot look."""

import pytest

from grader.exercise import description, measures
from grader.exercise.description import Exercise
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox
from grader.words.model import Case, Check

DESCRIPTION = """\
title = "Square"
statement = "Write net(x), the square of x."
setup = '''
import torch
torch.manual_seed(seed)
inputs = torch.rand(5, 1)
noise = torch.rand(5, 1)
targets = inputs ** 2 + noise / 1000
'''
[[checks]]
name = "error"
kind = "number"
title = "Error"
at_most = 0.01
range = [0, 10]
call = "(net(inputs) - targets).abs().mean()"
"""
SOLUTION = "def net(x):\n    return x ** 2\n"
CHEAT = """\
import sys
def net(x):
    frame = sys._getframe()
    while frame:
        for names in (frame.f_locals, frame.f_locals.get("own", {})):
            if "targets" in names:
                return names["targets"]
        frame = frame.f_back
    return 5 * x
"""
LIE = """\
class Zero:
    def __sub__(self, other):
        return self
    def abs(self):
        return self
    def mean(self):
        return 0.0
    def tolist(self):
        return [5.0] * 5
def net(x):
    return Zero()
"""


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    folder = tmp_path_factory.mktemp("mine")
    (folder / "mine.toml").write_text(DESCRIPTION)
    (folder / "mine.py").write_text(SOLUTION)
    return description.load(folder / "mine.toml")


def judged(exercise: Exercise, sandbox: Sandbox, source: str) -> Case:
    judge = Judge(terms_of(exercise, (3,)), sandbox, explains=False)
    return judge.judge(submission.from_bytes("a.py", source.encode())).cases[0]


@pytest.mark.parametrize(
    ("source", "passed"),
    [
        pytest.param(SOLUTION, True, id="the-function"),
        pytest.param("import torch\nnet = torch.square\n", True, id="another"),
        pytest.param("def net(x):\n    return (x ** 2).tolist()\n", True, id="lists"),
        pytest.param("def net(x):\n    return 2 * x\n", False, id="a-wrong-one"),
        pytest.param(CHEAT, False, id="one-that-looks-for-what-is-right"),
        pytest.param(LIE, False, id="one-that-computes-the-error-itself"),
        pytest.param("def net(x):\n    return 'none'\n", False, id="one-that-returns-no-numbers"),
    ],
)
def test_an_error_is_measured_outside(
    warm: Sandbox, exercise: Exercise, source: str, passed: bool
) -> None:
    (check,) = judged(exercise, warm, source).checks
    assert check.passed == passed
    assert check.actual is None or isinstance(check.actual, float)


SPLITS = {
    "an error": ("(net(x) - y).abs().mean()", ("net(x)", "(returned - y).abs().mean()")),
    "a method of what is returned": ("net(x).mean()", ("net(x)", "returned.mean()")),
    "a loss of torch": ("torch.dist(net(x), y)", ("net(x)", "torch.dist(returned, y)")),
    "the function alone": ("error(x)", None),
    "two calls": ("(net(x) - net(y)).mean()", None),
}


@pytest.mark.parametrize(("call", "parts"), SPLITS.values(), ids=SPLITS)
def test_a_call_is_parted_from_what_is_computed_of_it(
    call: str, parts: tuple[str, str] | None
) -> None:
    table = {"name": "x", "kind": "number", "title": "X", "at_most": 1.0, "call": call}
    found = measures.of([Check.model_validate(table)]).get("x")
    assert (tuple(found) if found else None) == parts


SETUPS = {
    "what is made behind the inputs": ("x = f()\ny = g(x)", "x = f()"),
    "what changes them": ("x = f()\nx.add_(1)\ny = 2", "x = f()\nx.add_(1)"),
    "what is drawn before them": ("y = f()\nx = f()\nz = 3", "y = f()\nx = f()"),
    "nothing of theirs": ("y = 1", ""),
}


@pytest.mark.parametrize(("setup", "kept"), SETUPS.values(), ids=SETUPS)
def test_a_call_sees_of_a_set_up_what_its_inputs_need(setup: str, kept: str) -> None:
    assert measures.setup_of(setup, ["net(x)"]) == kept
