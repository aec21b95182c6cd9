"""A check may call the student's function: what it returns is the answer, whatever was printed."""

import json
from pathlib import Path

import pytest

from grader.exercise import description
from grader.exercise.description import Exercise
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import Bounds, terms_of
from grader.sandbox import Sandbox
from grader.words.errors import ExerciseError
from grader.words.model import Case, Verdict

DESCRIPTION = """\
title = "Mine"
statement = "Write centred(x)."
setup = '''
import torch
torch.manual_seed(seed)
x = torch.randn(3, 4)
'''
checks = [
    { name = "rows", kind = "array", shape = [3, 4], title = "Rows", call = "centred(x, dim=1)" },
    { name = "first", kind = "number", title = "First", call = "centred(x)[0, 0]" },
]
"""
REFERENCE = """\
# a-word-of-the-reference
import torch
def expected(seed):
    torch.manual_seed(seed)
    x = torch.randn(3, 4)
    return {"rows": x - x.mean(1, keepdim=True), "first": (x - x.mean(0))[0, 0]}
"""
RIGHT = """\
import torch
def centred(x, dim=0):
    return x - x.mean(dim, keepdim=True)
"""
PLAIN = """\
title = "Mine"
statement = "Write spread(x)."
setup = "x = [seed, 5, 9]"
checks = [
    { name = "all", kind = "number", title = "All", call = "spread(x, least=0)" },
    { name = "own", kind = "number", title = "Own", call = "spread(x)" },
]
"""
PLAIN_REFERENCE = """\
def expected(seed):
    return {"all": 9, "own": 9 - seed}
"""


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    folder = tmp_path_factory.mktemp("mine")
    (folder / "mine.toml").write_text(DESCRIPTION)
    (folder / "mine.py").write_text(REFERENCE)
    return description.load(folder / "mine.toml")


def judge(exercise: Exercise, sandbox: Sandbox, time_s: float = 4) -> Judge:
    return Judge(terms_of(exercise, (3,), Bounds(time_s)), sandbox)


def judged(exercise: Exercise, sandbox: Sandbox, source: str, time_s: float = 4) -> Case:
    handed_in = submission.from_bytes("a.py", source.encode())
    (case,) = judge(exercise, sandbox, time_s).judge(handed_in).cases
    return case


RIGHTS = {
    "a script": RIGHT,
    "one that prints and changes": RIGHT.replace(
        "    return", "    print('rows:', [[1.0] * 4] * 3)\n    x *= 2\n    x /= 2\n    return"
    ),
    "an array of numpy": RIGHT.replace("keepdim=True)", "keepdim=True).numpy()").replace(
        "x - x.mean", "x.numpy() - x.mean"
    ),
    "gradients": RIGHT.replace("return x", "return x.requires_grad_()"),
    "one under if main": "if __name__ == '__main__':\n    " + RIGHT.replace("\n", "\n    "),
    "names of ours": RIGHT + "x = 5\nseed = 'none'\ndim = None\n",
    "one that reads its input": RIGHT + "print(int(input()))\n",
    "a lambda": "centred = lambda x, dim=0: x - x.mean(dim, keepdim=True)\n",
    "a list of tensors": "def centred(x, dim=0):\n    y = x - x.mean(dim, keepdim=True)\n"
    "    return y if dim == 0 else [*y]",
}


@pytest.mark.parametrize("source", RIGHTS.values(), ids=RIGHTS)
def test_a_function_that_returns_what_is_expected_is_accepted(
    exercise: Exercise, warm: Sandbox, source: str
) -> None:
    case = judged(exercise, warm, source)
    assert (case.verdict, case.reason) == (Verdict.ACCEPTED, "")


@pytest.mark.parametrize("way", ["warm", "cold", "limited"])
def test_a_function_is_called_in_each_way_of_running(
    tmp_path: Path, request: pytest.FixtureRequest, way: str
) -> None:
    """Without torch, which a new interpreter loads for a second in each of four runs."""
    (tmp_path / "mine.toml").write_text(PLAIN)
    (tmp_path / "mine.py").write_text(PLAIN_REFERENCE)
    source = (
        "import math\n\ndef spread(x, least=None):\n"
        "    if least is None: least = x.minimum()\n    return max(x) - least\n"
    )
    cells = [{"cell_type": "code", "source": each} for each in source.split("\n\n")]
    of_both = judge(description.load(tmp_path / "mine.toml"), request.getfixturevalue(way))
    for name, text, where in (
        ("a.py", source, "line 4"),
        ("a.ipynb", json.dumps({"cells": cells}), "code cell 2, line 2"),
    ):
        (case,) = of_both.judge(submission.from_bytes(name, text.encode())).cases
        every, own = case.checks
        assert every.passed, name
        assert own.message.endswith(f"has no attribute 'minimum' ({where})")


WRONG = {
    "nothing": ("x = 1", "there is no function centred: define it as the statement says"),
    "what raises": (
        RIGHT.replace("return x", "return 1 / 0 + x"),
        "centred raised ZeroDivisionError: division by zero (line 3)",
    ),
    "other arguments": (
        RIGHT.replace("dim=0", "axis=0").replace("mean(dim", "mean(axis"),
        "centred cannot be called so: TypeError: centred() got an unexpected keyword argument",
    ),
    "no function": ("centred = 3", "centred cannot be called so: TypeError: 'int' object is not"),
    "None": (RIGHT.replace("return", "y ="), "centred returns nothing: end it with `return`"),
    "what is printed": (
        RIGHT.replace(
            "return x - x.mean(dim, keepdim=True)", "print(x - x.mean(dim, keepdim=True))"
        ),
        "centred returns nothing: end it with `return`, to print is not enough",
    ),
    "an object": (RIGHT.replace("return x", "return object() or x"), "centred returns no numbers"),
    "too much": (RIGHT.replace("return x", "return 'x' * 10**6 or x"), "returned more than 100000"),
    "an exit": (
        RIGHT.replace("return", "raise SystemExit(0)\n    return"),
        "centred raised System",
    ),
    "another shape": (
        RIGHT.replace("return x", "return x[:2]").replace("- x.mean(dim, keepdim=True)", ""),
        "the array has the shape 2 x 4, 3 x 4 is asked for",
    ),
    "another value": (RIGHT.replace("- x.mean", "+ x.mean"), "element [0, 0] of the array"),
    "answers in print": ("print('rows:', [[1.0] * 4] * 3)", "there is no function centred"),
    "a patched torch": (
        RIGHT + "torch.randn = lambda *size: torch.zeros(*size)",
        "element [0, 0] of the array",
    ),
    "a depth that no JSON has": (
        "def centred(x, dim=0):\n"
        "    x = []\n    for _ in range(9000):\n        x = [x]\n    return x\n",
        "centred cannot be called so: RecursionError",
    ),
    "a name": (RIGHT.replace("return x", "return 'Tanh' or x"), "returns a text: return numbers"),
    "None in lists": (
        "def centred(x, dim=0):\n    return [None, [None]]",
        "centred returns nothing: end it with `return`",
    ),
    "None among numbers": (
        "def centred(x, dim=0):\n    return [1.0, None]",
        "centred returns nothing for some inputs",
    ),
    "no list": ("def centred(x, dim=0):\n    return []", "centred returns no numbers"),
    "what says no more": (
        "def centred(x, dim=0):\n    raise NotImplementedError",
        "centred raised NotImplementedError (line 2)",
    ),
    "another name": (
        "def center(x, dim=0):\n    return x",
        "there is no function centred: is it center? Call it centred",
    ),
    "other capitals": ("def Cent_Red(x, dim=0):\n    return x", "is it Cent_Red? Call it centred"),
    "one of a class": (
        "class A:\n    def centred(self, x): return x",
        "centred is within a class or a function: define it outside of it",
    ),
    "names of other words": (
        "def scaled(x): return x\nclass A:\n    def center(self): pass",
        "there is no function centred: define it as the statement says",
    ),
    "a terminal's words": (
        RIGHT.replace("return x", "raise ValueError('\\x1b[2J' + 'x' * 999) or x"),
        "centred raised ValueError: \\x1b[2Jxxx",
    ),
    "deep lists": (
        "def centred(x, dim=0):\n    x = [0.5] * 9999\n    for _ in range(300):\n"
        "        x = [x]\n    return x\n",
        "centred returns no numbers",
    ),
    "many digits": (RIGHT.replace("return x", "return 10**4000 or x"), "returns no numbers"),
}


@pytest.mark.parametrize(("source", "said"), WRONG.values(), ids=WRONG)
def test_a_function_that_does_not_is_told_why(
    exercise: Exercise, warm: Sandbox, source: str, said: str
) -> None:
    case = judged(exercise, warm, source)
    assert case.verdict is Verdict.WRONG_ANSWER
    assert said in case.checks[0].message


def test_a_function_that_never_returns_is_ended_by_the_time_limit(
    exercise: Exercise, warm: Sandbox
) -> None:
    case = judged(exercise, warm, "def centred(x, dim=0):\n    while True: pass", time_s=1)
    assert case.verdict is Verdict.TIME_LIMIT_EXCEEDED
    assert case.reason.endswith("line 2 was running")


def test_a_program_that_fails_is_not_called(exercise: Exercise, warm: Sandbox) -> None:
    case = judged(exercise, warm, RIGHT + "1 / 0")
    assert case.verdict is Verdict.RUN_TIME_ERROR


def test_expected_values_are_nowhere_that_a_function_can_look(
    exercise: Exercise, warm: Sandbox
) -> None:
    looking = """\
import gc, sys
def centred(x, dim=0):
    seen = [repr(each)[:2000] for each in gc.get_objects() if isinstance(each, (dict, list, str))]
    frame = sys._getframe()
    while frame:
        seen += [repr(frame.f_locals)[:5000]]
        frame = frame.f_back
    raise ValueError(any('word-of-' + 'the' in each for each in seen))
"""
    case = judged(exercise, warm, looking)
    assert case.checks[0].message == "centred raised ValueError: False (line 8)"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"centred(x, dim=1)"', '"centred"', "`call`: must be a call of the student's function"),
        (
            '"centred(x, dim=1)"',
            '"centred(x"',
            "`call`: must be a Python expression ('(' was never closed), not",
        ),
        ('call = "centred(x)[0, 0]"', 'call = "f()", probe = "x"', "`probe` and `call` are two"),
        ('call = "centred(x)[0, 0]"', 'exact = "x", probe = "x"', "`exact` and `probe` are two"),
        ("import torch\n", "import torch as\n", "`setup`: it is no Python: invalid syntax"),
    ],
)
def test_a_call_that_is_none_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in DESCRIPTION
    (tmp_path / "mine.toml").write_text(DESCRIPTION.replace(old, new, 1))
    (tmp_path / "mine.py").write_text(REFERENCE)
    with pytest.raises(ExerciseError, match=r"check|setup") as caught:
        description.load(tmp_path / "mine.toml")
    assert said in str(caught.value)


NAMED = """\
title = "Mine"
statement = "Write best(seed)."
names = ["ReLU", "Tanh"]
setup = "numbers = [seed]"
checks = [{ name = "best", kind = "name", title = "Best", call = "best(*numbers)" }]
"""


@pytest.mark.parametrize(
    ("returned", "verdict", "said"),
    [
        ("'tanh'", "accepted", ""),
        ("'ReLU'", "wrong_answer", "Best: ReLU is not the right one"),
        ("'x' * 9999", "wrong_answer", "Best: best returns none of the possible names"),
        ("3", "wrong_answer", "Best: best returns none of the possible names"),
    ],
)
def test_a_name_that_is_returned_is_one_of_the_exercise(
    warm: Sandbox, tmp_path: Path, returned: str, verdict: str, said: str
) -> None:
    (tmp_path / "mine.toml").write_text(NAMED)
    (tmp_path / "mine.py").write_text("def best(number):\n    return 'Tanh'\n")
    exercise = description.load(tmp_path / "mine.toml")
    case = judged(exercise, warm, f"def best(number):\n    return {returned}\n")
    assert (case.verdict, case.reason) == (verdict, said)
