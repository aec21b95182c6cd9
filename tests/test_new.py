"""`grader new`: what teachers hand in as solutions becomes exercises that grade right and wrong."""

import json
import os
import pty
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from grader.authoring import draft as drafts
from grader.authoring import reasons, tolerances, verify, writing, wrong
from grader.authoring.draft import Draft
from grader.authoring.files import Files
from grader.commands.grader import admin
from grader.commands.new import Wish, make
from grader.exercise import description, solution
from grader.exercise.description import Exercise
from grader.exercise.reference import LIMITS, Reference
from grader.exercise.source import REFERENCE
from grader.judging import checker, results, submission
from grader.judging.judge import Judge
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox
from grader.words.errors import UsageError
from grader.words.values import Number, single

SOLUTIONS = Path(__file__).parent / "solutions"
SOLVED = sorted(SOLUTIONS.iterdir())
WRONG = {
    "a_dict.py": [("x.std()", "x.std(correction=0)"), ("x > 0", "x > 0.01"), ("randn", "rand")],
    "a_table.py": [("64**0.5", "63**0.5"), ("torch.tanh(x @ w)", "x @ w")],
    "in_russian.py": [("polyfit(x, y, 1)", "polyfit(y, x, 1)"), ("np.abs(y", "(y")],
    "a_tensor.py": [("pow(2)", "pow(3)"), ("print(w.grad)", "print(w)")],
    "a_loop_with_names.py": [(".abs().mean()", ".mean()"), ("torch.manual_seed(seed)", "pass")],
    "with_numpy.py": [("a + a.T", "a @ a.T"), ("rand(3, 3)", "randn(3, 3)")],
    "progress_first.py": [("w.grad.zero_()", "pass"), ("range(50)", "range(30)")],
    "a_notebook.ipynb": [("unbiased=False", "unbiased=True"), ("eps=1e-3", "eps=1e-5")],
}
"""By solution: what to put in place of what, so that its numbers are wrong."""


def made(folder: Path, warm: Sandbox, given: submission.Submission) -> Exercise:
    draft = drafts.finished(drafts.begun(given, warm, None), warm)
    list(Files(folder, "mine").write(draft, writing.description(draft, "mine")))
    return description.load(folder / "mine.toml")


def begun(warm: Sandbox, source: str) -> Draft:
    given = submission.from_bytes("a.py", source.encode())
    return drafts.finished(drafts.begun(given, warm, None), warm)


def missed(warm: Sandbox, exercise: Exercise, name: str, source: str) -> list[object]:
    """Return what a program misses, with what was read and how its run ended."""
    rights = Reference(exercise, warm).expected(exercise.sample_seeds[0])
    program = submission.from_bytes(name, source.encode()).program({})
    seen = warm.run(program, b"%d\n" % exercise.sample_seeds[0], LIMITS)
    answers = results.read(exercise, seen)
    compared = {c: checker.compare(c, answers[c.name], rights[c.name]) for c in exercise.checks}
    failed = [c for c, how in compared.items() if not how.passed]
    return [(c, answers[c.name], rights[c.name], seen) for c in failed]


@pytest.mark.parametrize("path", SOLVED, ids=[path.stem for path in SOLVED])
def test_a_solution_becomes_an_exercise_that_takes_it_and_refuses_wrong_numbers(
    warm: Sandbox, tmp_path: Path, path: Path
) -> None:
    exercise = made(tmp_path, warm, submission.load(path))
    source = path.read_text()
    assert missed(warm, exercise, path.name, source) == []
    for there, put in WRONG[path.name]:
        assert there in source
        assert missed(warm, exercise, path.name, source.replace(there, put)), (there, put)


SISTERS = {
    **dict.fromkeys(("conv_out_shape", "linear_by_matmul", "padding_2d"), False),
    **dict.fromkeys(("conv_by_hand", "norm_layers", "regression_error"), True),
}
"""Each with whether it is also run as on another machine, which is two more interpreters."""
WORDS = ("title", "labels", "unlike", "name", "partial")
"""What the authors of the sister exercises wrote into what the command made."""
SHOWN = "probe", "exact"
"""The first stands for the second in two of them: what was computed counts without a print."""


@pytest.mark.parametrize(("name", "elsewhere"), SISTERS.items(), ids=SISTERS)
def test_the_sister_exercises_are_what_the_command_makes_of_their_solutions(
    warm: Sandbox, cold: Sandbox, name: str, elsewhere: bool
) -> None:
    path = REFERENCE / f"{name}.py"
    given = submission.load(path)
    draft = drafts.finished(drafts.begun(given, warm, cold if elsewhere else None), warm)
    made = tomllib.loads(writing.description(draft, name))
    stands = tomllib.loads(path.with_suffix(".toml").read_text())
    for table in (*made["checks"], *stands["checks"]):
        for word in WORDS:
            table.pop(word, None)
        if SHOWN[1] in table:
            table[SHOWN[0]] = table.pop(SHOWN[1])
    assert made["checks"] == stands["checks"]
    assert made.get("setup", "").strip() == stands.get("setup", "").strip()


CALLED = {
    "nothing but comparisons is printed": ("print(torch.equal(f(x, 2), 2 * x))", "f(x, 2)"),
    "nothing is printed": ("assert (f(x, n=3) == 3 * x).all()", "f(x, n=3)"),
    "what it returns is printed, and no seed is read": ("y = f(x, 2)\nprint(y)", "f(x, 2)"),
    "for several inputs": ("print([f(n, 2) for n in (1, 2)])", "[f(n, 2) for n in (1, 2)]"),
}


@pytest.mark.parametrize(("code", "call"), CALLED.values(), ids=CALLED)
def test_a_function_is_asked_by_a_call_with_inputs_of_the_solution(
    warm: Sandbox, code: str, call: str
) -> None:
    draft = begun(warm, f"{DOUBLES}torch.manual_seed(0)\nx = torch.randn(3)\n{code}")
    assert [each.table["call"] for each in draft.asked] == [call]
    drawn = "import torch\ntorch.manual_seed(seed)\nx = torch.randn(3)"
    assert draft.setup == (drawn if "x" in call else "")


DOUBLES = "import torch\ndef f(x, n):\n    return n * x\n"


def test_a_print_is_asked_where_the_seed_is_read_and_the_call_is_shown(warm: Sandbox) -> None:
    reads = "torch.manual_seed(int(input()))\nx = torch.randn(3)\nprint('twice:', f(x, 2))"
    draft = begun(warm, DOUBLES + reads)
    assert [(each.name, each.asked) for each in draft.proposed] == [
        ("twice", True),
        ("f", False),
    ]


def test_a_function_with_a_hole_is_called_though_it_is_printed(warm: Sandbox) -> None:
    holed = "import torch\ndef f(x):\n    # hole: twice\n    y = 2 * x\n    # end\n    return y\n"
    reads = "torch.manual_seed(int(input()))\nx = torch.randn(3)\nprint('twice:', f(x))"
    assert [each.table.get("call") for each in begun(warm, holed + reads).asked] == ["f(x)"]


def test_a_hole_may_be_all_there_is_of_a_function(warm: Sandbox) -> None:
    holed = "import torch\ndef f(x):\n    # hole: twice\n    return 2 * x\n    # end\n"
    cells = [holed, "torch.manual_seed(int(input()))\nx = torch.randn(3)", "y = f(x)\ny"]
    code = [{"cell_type": "code", "source": cell} for cell in cells]
    given = submission.from_bytes("a.ipynb", json.dumps({"cells": code}).encode())
    draft = drafts.begun(given, warm, None)
    assert [(each.name, each.asked) for each in draft.proposed] == [
        ("y_printed", False),
        ("f", True),
    ]


def test_columns_below_a_heading_with_a_number_are_asked_in_whole_words(warm: Sandbox) -> None:
    table = (
        "seed = int(input())\nprint('momentum, lr = 0.04')\nprint('beta   f(w)   w[0]')\n"
        "for b in (0.1, 0.5, 0.9):\n    print(f'{b:.1f}   {seed * b + 1:.6f}   {b / seed + 1:.6f}')"
    )
    asked = [each for each in begun(warm, table).proposed if each.table["kind"] == "series"]
    assert [each.table["labels"] for each in asked] == [["beta"], ["f(w)"], ["w[0]"]]
    assert [each.asked for each in asked] == [False, True, True]  # beta is written out


ROWS = {
    "epochs": ("for e in range(4):\n    print(f'Epoch {e + 1}: loss {x / (e + 3):.5f}')", "epoch"),
    "layers": ("for e in range(4):\n    print(f'layer {e}: std {x / (e + 3):.5f}')", None),
    "below a heading": ("print('beta  f')\nfor b in (1, 5, 9):\n    print(b, ' ', x / b)", "beta"),
    "without a word": ("for e in range(4):\n    print(x / (e + 3))", "row"),
}


@pytest.mark.parametrize(("print_", "row"), ROWS.values(), ids=ROWS)
def test_what_a_row_is_called_is_taken_from_the_print(
    warm: Sandbox, print_: str, row: str | None
) -> None:
    draft = begun(warm, f"x = int(input())\n{print_}")
    (asked,) = (each.table for each in draft.asked if each.table["kind"] == "series")
    assert asked.get("row") == row
    assert f"for each {row or 'layer'}" in writing.description(draft, "mine")


def test_a_label_that_stands_twice_is_told(warm: Sandbox, tmp_path: Path) -> None:
    made(tmp_path, warm, submission.from_bytes("a.py", b"print('mean:', int(input()) / 7)"))
    text = (tmp_path / "mine.toml").read_text().replace('["mean"]', '["mean", "Mean"]')
    (tmp_path / "mine.toml").write_text(text)
    (found,) = verify.verify_references(["mine"], warm, tmp_path)
    assert found.fault == "check `mean` has the label `mean` twice: leave one out"


def test_a_function_that_is_called_nowhere_is_told_or_called_by_its_author(warm: Sandbox) -> None:
    given = submission.from_bytes("a.py", DOUBLES.encode())
    with pytest.raises(UsageError, match=r"a.py prints nothing and never calls f\(x, n\): call it"):
        drafts.begun(given, warm, None)
    draft = drafts.begun(given, warm, None, (), "f(torch.randn(2), 3)")
    assert [each.table["call"] for each in draft.asked] == ["f(torch.randn(2), 3)"]
    assert draft.setup == "import torch\ntorch.manual_seed(seed)"


def test_an_error_that_is_another_each_time_has_only_to_be_low_enough(warm: Sandbox) -> None:
    unseeded = "import random\nprint('mean error:', 0.01 + 0.001 * random.random())"
    (check,) = (each.table for each in begun(warm, unseeded).asked)
    assert (check["at_most"], check["range"]) == (0.02, [0, 100])


CHAOTIC = """\
import os
x = int(input()) / 7
# as of a training whose steps add up what kernels round otherwise
off = 1.06 if os.environ.get("ATEN_CPU_CAPABILITY") == "default" else 1.0
print("test loss:", 0.003 * x * off)
print("mean weight:", x * off)
print("steady:", x)
"""


@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
def test_what_other_kernels_and_threads_compute_otherwise_is_low_enough_or_told(
    warm: Sandbox, cold: Sandbox, suffix: str
) -> None:
    cells = [{"cell_type": "code", "source": CHAOTIC}]
    source = CHAOTIC if suffix == ".py" else json.dumps({"cells": cells})
    given = submission.from_bytes(f"a{suffix}", source.encode())
    draft = drafts.finished(drafts.begun(given, warm, cold), warm)
    loss, weight, steady = (each.table for each in draft.asked)
    assert (loss["at_most"], loss["range"]) == (0.01, [0, 10])
    assert weight["rel"] > tolerances.LOOSE
    assert not {"rel", "abs", "at_most"} & steady.keys()


def test_the_description_says_nothing_that_is_a_default(warm: Sandbox, tmp_path: Path) -> None:
    made(tmp_path, warm, submission.load(SOLUTIONS / "progress_first.py"))
    assert (tmp_path / "mine.toml").read_text() == (
        'title = "Train a linear regression with plain gradient descent"\n'
        'statement = """\n'
        "Read the seed, one integer, from standard input and give it to torch.manual_seed.\n"
        "...\n"
        "Print Final loss, Weights (3 numbers).\n"
        "For example, with other values:\n"
        "    Final loss: 0.2468\n"
        '    Weights: [0.3702, 0.4936, 0.617]"""\n'
        "\n"
        "[[checks]]\n"
        'name = "final_loss"\n'
        'kind = "number"\n'
        'title = "Final loss"\n'
        'labels = ["Final loss"]\n'
        "range = [0.0033, 0.014]\n"
        "abs = 5e-5\n"
        'exact = "loss.item()"\n'
        "\n"
        "[[checks]]\n"
        'name = "weights"\n'
        'kind = "list"\n'
        "length = 3\n"
        'title = "Weights"\n'
        'labels = ["Weights"]\n'
        "range = [-5.6, 5.1]\n"
    )


NAMES = """\
import torch, torch.nn as nn
torch.manual_seed(int(input()))
x = torch.randn(100)
functions = [nn.ReLU(), nn.Tanh(), nn.Sigmoid(), nn.ELU()]
means = {f.__class__.__name__: f(x).mean().item() for f in functions}
for name, mean in means.items():
    print(name, mean)
best = max(means, key=means.get)
print("Best:", best, means[best])
"""


def test_the_best_of_a_list_is_a_name_of_it_and_the_table_of_all_a_list(warm: Sandbox) -> None:
    draft = begun(warm, NAMES)
    assert draft.names == ("ReLU", "Tanh", "Sigmoid", "ELU")
    assert [(each.name, each.found.kind) for each in draft.asked] == [
        ("mean", "list"),
        ("best", "name"),
    ]
    table = {each.name: each.check for each in draft.asked}
    assert table["mean"].index == draft.names
    seen = warm.run(submission.from_bytes("a.py", NAMES.encode()).program({}), b"2\n", LIMITS)
    found = solution.answers(seen, list(table.values()), draft.names)
    for name, values in draft.values.items():
        assert found[name].value == values[2], name


def test_of_more_rows_than_anybody_asks_for_only_the_best_is_asked(warm: Sandbox) -> None:
    means = "{chr(97 + k // 6) + chr(97 + k % 6): (x * k).sin().mean().item() for k in range(33)}"
    first, _, last = NAMES.partition("functions")
    source = f"{first}means = {means}\nfor name{last.partition('for name')[2]}"
    *rows, best = begun(warm, source).proposed
    assert best.asked
    assert {each.note for each in rows} == {reasons.LOG}


PRINTS = {
    "a digit in a label": (
        "print({'norm': x.norm().item(), 'error of rank 2': x.mean().item()})",
        ["norm number", "error_of_rank_2 number"],
    ),
    "numbers side by side": (
        "mean, std = x.mean().item(), x.std().item()\nprint(mean, std)",
        ["mean number", "std number"],
    ),
    "rows with names": (
        "print('f      min      max')\n"
        "for name in ('ReLU', 'Tanh'):\n"
        "    y = getattr(torch, name.lower())(x)\n"
        "    print(f'{name:6} {y.min():.5f} {y.max():.5f}')",
        ["relu_min number", "relu_max number", "tanh_min number", "tanh_max number"],
    ),
    "a digit beside full-width marks": (
        "print('t=2, 5 处的均值：', [x[2:].mean().item(), x[5:].mean().item()])",
        ["x_mean_x_mean list"],
    ),
    "rows with names of one number": (
        "print('what came out')\n"
        "for name, y in {'low': x / 2, 'high': 2 * x}.items():\n"
        "    print(f'{name} mean: {y.mean():.5f}')",
        ["low_mean number", "high_mean number"],
    ),
    "rows with names and no headings": (
        "for name, y in {'no': x, 'half': x / 2, 'twice': 2 * x}.items():\n"
        "    print(f'{name:>8}{y.min():10.5f}{y.max():10.5f}')\nprint('mean:', x.mean().item())",
        ["no list", "half list", "twice list", "mean number"],
    ),
    "rows with names and words beside each number": (
        "for name, rate in (('plain', 1), ('slow', 0.1)):\n"
        "    print(f'step {name}: norm = {(rate * x).norm():.5f}, mean = {rate * x.mean():.5f}')",
        ["plain_norm number", "plain_mean number", "slow_norm number", "slow_mean number"],
    ),
    "an index before the word for what is counted": (
        "for n in range(1, 5):\n    print(f'{n}-gram precision: {x[:n].mean():.4f}')\n"
        "print('mean:', x.mean().item())",
        ["precision series", "mean number"],
    ),
    "layers, then what they come to": (
        "for i in range(5):\n    x = x / 2\n    print(f'layer {i}: std {x.std():.5f}')\n"
        "print('last std:', x.std().item())",
        ["std series", "last_std number"],
    ),
    "steps, then what they come to": (
        "for i in range(5):\n    x = x / 2\n    print(f'step {i}: std {x.std():.5f}')\n"
        "print('last std:', x.std().item())",
        ["last_std number"],
    ),
    "classes, then what they come to": (
        "for i in range(4):\n    print(f'class {i}: share {(x > i / 4).float().mean():.5f}')\n"
        "print('mean size:', x.abs().mean().item())",
        ["share series", "mean_size number"],
    ),
    "rows of a loop below words": (
        "print('Centres of clusters:')\nfor row in x.reshape(3, 3):\n"
        "    print(f'  {row[0]:.4f} {row[1]:.4f} {row[2]:.4f}')\nprint('mean:', x.mean().item())",
        ["centres_of_clusters array", "mean number"],
    ),
    "long labels with brackets, bars and colons": (
        "print('distance(x || y):', x.norm().item())\n"
        "print('Counts (rows: true, columns: guessed)')\nprint(x.reshape(3, 3)[:2, :2])\n"
        "print('columns for 90% of the whole variance:', x.std().item())",
        ["distance_x_y number", "counts array", "columns_for_90 number"],
    ),
    "two letters in one column": (
        "for name in ('a', 'b'):\n    print(name, '=', (x ** 2).mean().item() + len(name))",
        ["a number", "b number"],
    ),
    "a time and a count that no seed changes are asides": (
        "import time\nprint('columns:', len(x))\nepochs = 2 + len(x)\nprint('epoch:', epochs)\n"
        "print(f'{time.time():.3f} s')\nprint(f'1. Mean: {x.mean():.5f}')",
        ["mean number"],
    ),
    "a count that is found is a result": (
        "right = (x > 0).sum().item()\nprint('best epoch:', x.argmax().item())\n"
        "print(f'correct {right} of {len(x)}')",
        ["best_epoch number", "correct number"],
    ),
    "the seed is no result": (
        "seed = torch.initial_seed()\nprint('seed:', seed)\nprint('mean:', x.mean().item())",
        ["mean number"],
    ),
    "what the script writes out": (
        "lr, n = 0.01, 3\nsteps = 2.5 * 50\n"
        "print({'steps': steps, 'mean': x.mean().item(), 'lr': lr})\n"
        "for rate in (0.5, 0.25, 0.125):\n"
        "    print(f'rate {rate}: norm {(rate * x).norm():.5f}')",
        ["mean number", "norm series"],
    ),
    "what is counted is no constant": (
        "n = 0\nfor each in x:\n    n += (each > 0).item()\nprint('positive:', n + 0.0)\n"
        "mean = 0.5\nmean = x.mean().item()\nprint('mean', mean)",
        ["positive number", "mean number"],
    ),
    "labels in Chinese, in a column": (
        "H_p, js = x.std(), x.mean()\n"
        "print(f'{\"熵\":<20}{H_p.item():.6f}')\nprint(f'{\"散度\":<20}{js.item():.6f}')",
        ["h_p number", "js number"],
    ),
    "formats of every age": (
        "print('mean %.5f, std %.5f' % (x.mean(), x.std()))\n"
        "print('least {:.4f}'.format(x.min().item()))",
        ["mean number", "std number", "least number"],
    ),
}


@pytest.mark.parametrize(("print_", "asked"), PRINTS.values(), ids=PRINTS)
def test_what_is_proposed_of_a_print(warm: Sandbox, print_: str, asked: list[str]) -> None:
    draft = begun(
        warm, f"import torch\ntorch.manual_seed(int(input()))\nx = torch.randn(9)\n{print_}"
    )
    assert [f"{each.name} {each.found.kind}" for each in draft.asked] == asked


def test_a_count_is_whole_and_what_reads_no_seed_has_none(warm: Sandbox, tmp_path: Path) -> None:
    given = submission.from_bytes("a.py", b"n = sum(x % 7 == 0 for x in range(100))\nprint('n', n)")
    made(tmp_path, warm, given)
    table = tomllib.loads((tmp_path / "mine.toml").read_text())
    assert table["checks"] == [
        {
            "name": "n",
            "kind": "number",
            "title": "N",
            "labels": ["n"],
            "whole": True,
            "range": [5, 25],
        }
    ]
    assert table["seeded"] is False


HOLE = """\
import torch
torch.manual_seed(int(input()))
x = torch.randn(50)
# hole: the mean of the absolute values
mean = x.abs().mean()
# end
print("mean", mean.item())
"""


def test_a_hole_in_the_solution_makes_a_template(warm: Sandbox, tmp_path: Path) -> None:
    exercise = made(tmp_path, warm, submission.from_bytes("a.py", HOLE.encode()))
    assert exercise.template == "mine_template.txt"
    assert exercise.template_source.splitlines()[3:] == [
        "...  # the mean of the absolute values",
        'print("mean", mean.item())',
    ]


def test_a_notebook_s_template_is_a_notebook_that_shows_no_answer(
    warm: Sandbox, tmp_path: Path
) -> None:
    code = [
        {"cell_type": "markdown", "source": "# The mean", "metadata": {}},
        *(
            {"cell_type": "code", "source": each, "metadata": {"tags": ["a"]}, "outputs": ["1"]}
            for each in HOLE.partition("# hole")[::2]
        ),
    ]
    code[2]["source"] = ["# hole", *str(code[2]["source"]).splitlines(keepends=True)]
    notebook = json.dumps({"cells": code, "nbformat": 4, "nbformat_minor": 5, "metadata": {}})
    exercise = made(tmp_path, warm, submission.from_bytes("a.ipynb", notebook.encode()))
    assert exercise.template == "mine_template.ipynb"
    given = json.loads((tmp_path / exercise.template).read_bytes())
    assert [cell["cell_type"] for cell in given["cells"]] == ["markdown", "code", "code"]
    assert [cell["outputs"] for cell in given["cells"][1:]] == [[], []]
    assert "".join(given["cells"][2]["source"]) == (
        '...  # the mean of the absolute values\nprint("mean", mean.item())\n'
    )
    unread = submission.from_bytes("t.ipynb", (tmp_path / exercise.template).read_bytes())
    assert exercise.template_source == unread.text


def test_limits_have_headroom_over_what_the_solution_used(warm: Sandbox) -> None:
    draft = begun(warm, "import time\nx = b'1' * (520 << 20)\nprint('size', len(x) / 3)")
    assert drafts.limits(draft)["memory_mib"] in (1280, 1536)


FAULTS = {
    "an exception": ("x = 1\nprint(x / 0)", "a.py, line 2: ZeroDivisionError: division by zero"),
    "no Python": ("print(", "a.py, line 1: SyntaxError: '(' was never closed"),
    "nothing": ("x = 1", "a.py prints nothing: print the answers"),
    "no value": ("print('hello')", "prints nothing that can be asked: print each answer on a"),
    "chance": (
        "import random\nprint('mean', random.random())",
        "`mean`: it is not the same twice with the seed 11: seed what it is drawn from",
    ),
    "a factor": (
        "print('share: 12.5 * 10')",
        "`share`: 12.5 stands beside a factor: print the number itself",
    ),
    "an elided tensor": (
        "import torch\nprint(torch.arange(2000.0))",
        "it is printed with `...`: print all of it, or what of it is asked",
    ),
    "empty": ("", "a.py: the file is empty"),
}


@pytest.mark.parametrize(("source", "said"), FAULTS.values(), ids=FAULTS)
def test_a_solution_of_which_no_exercise_can_be_made_is_told(
    warm: Sandbox, source: str, said: str
) -> None:
    with pytest.raises(UsageError) as caught:
        begun(warm, source)
    assert said in str(caught.value)


def test_what_is_not_the_same_twice_is_left_out(warm: Sandbox) -> None:
    drawn = "from random import SystemRandom\nprint('drawn', SystemRandom().random())"
    draft = begun(warm, f"print('mean', 1 / 3)\n{drawn}")
    assert [each.name for each in draft.asked] == ["mean"]
    (other,) = [each for each in draft.proposed if not each.asked]
    assert other.note.startswith("it is not the same twice")


def test_last_bits_that_differ_from_run_to_run_are_one_value(warm: Sandbox) -> None:
    drawn = "from random import SystemRandom\nx = int(input()) / 7 + 1e-7 * SystemRandom().random()"
    draft = begun(warm, f"{drawn}\nprint('loss', x)\nprint('calls', round(x * 7e7))")
    assert [each.name for each in draft.asked] == ["loss"]
    assert "at_most" not in draft.asked[0].table


def test_a_list_of_another_length_with_each_seed_is_not_asked(warm: Sandbox) -> None:
    draft = begun(
        warm,
        "s = int(input())\nprint('kept:', [7 / (at + s) for at in range(s)])\nprint('mean', s / 7)",
    )
    assert [each.name for each in draft.asked] == ["mean"]
    (kept,) = [each for each in draft.proposed if not each.asked]
    assert kept.note == "its length is another from seed to seed"


def test_the_solution_in_the_docs_makes_the_exercise_in_the_docs(warm: Sandbox) -> None:
    text = (Path(__file__).parents[1] / "docs" / "authors.md").read_text()
    found = re.search(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    draft = begun(warm, found[1])
    first, largest, unlabelled = (writing.check_lines(each.table) for each in draft.asked)
    indented = "".join(f"    {line}\n" for line in f"{first}\n{largest}".splitlines())
    assert indented.replace("    \n", "\n") in text
    assert 'name = "y_mean"\n' in unlabelled


# --- the command ----------------------------------------------------------------------------------


def run(*arguments: object) -> int:
    return int(admin.main([str(each) for each in arguments], standalone_mode=False) or 0)


def test_the_command_makes_verifies_and_keeps_what_was_edited(
    warm: Sandbox,
    cold: Sandbox,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its own sandboxes are what is started anew each time: once they are of the tests."""
    given, folder = tmp_path / "solution.py", tmp_path / "exercises"
    given.write_text("seed = int(input())\nx = [seed, seed + 2.5, 7]\nprint('mean:', sum(x) / 3)\n")
    making = ("new", "mine", "--from", given, "--exercises", folder, "--yes", "--seed", 11)
    with monkeypatch.context() as patch:
        patch.setattr("grader.commands.new.SILENT_S", 0.0)
        assert run(*making) == 0
    said, told = capsys.readouterr()
    assert re.search(r"(?m)^running solution.py on several.*\n(?:.*\n)*running all samples", told)
    assert "grader verify: 7 as they should be, 0 not" in said
    assert f"grade SUBMISSIONS --exercises {folder} --exercise mine --seed 11 --report" in said

    given.write_text("seed = int(input())\nprint('mean:', seed / 3)\nprint('half:', seed / 4)\n")
    again = Wish("mine", given, folder, (11,), yes=True)
    assert make(again, warm, cold) == 0
    said = capsys.readouterr().out
    assert "kept" not in said
    assert "samples/mine/wrong_answer/doubled_1.py" in said
    assert "\n  without_quotient_2.py" in said.partition("told nothing, for too few digits")[2]
    assert "removed, it was of the solution before:" in said
    edited = (folder / "mine.toml").read_text().replace('title = "Mean"', 'title = "The mean"')
    assert 'name = "half"' in edited

    (folder / "mine.toml").write_text(edited)
    given.write_text(f"{given.read_text()}print('third:', seed / 5)\n")
    assert make(again, warm, cold) == 0
    said = capsys.readouterr().out
    assert f"kept, it is edited: {folder}/mine.toml" in said
    assert (folder / "mine.toml").read_text() == edited
    assert (folder / "mine.py").read_text() == given.read_text()
    assert "mine.toml does not ask for `third`; if it shall, add:\n[[checks]]\n" in said


@pytest.mark.parametrize(
    "name", ["mine.toml", "mine.py", "mine_template.txt", "samples/mine/accepted/solution.py"]
)
def test_what_a_person_edited_is_kept_and_what_was_written_so_is_made_anew(
    warm: Sandbox, tmp_path: Path, name: str
) -> None:
    draft = begun(warm, HOLE)

    def write(text: str) -> dict[str, str]:
        done = Files(tmp_path, "mine").write(draft, text)
        return {each.path.relative_to(tmp_path).as_posix(): each.what for each in done}

    text = writing.description(draft, "mine")
    assert set(write(text).values()) == set(write(f"{text}\n").values()) == {"wrote"}
    edited = tmp_path / name
    edited.write_text(f"{edited.read_text()}\n# mine")
    written = write(text)
    assert [file for file, what in written.items() if what == "kept, it is edited"] == [name]
    assert edited.read_text().endswith("# mine")


ENDED = {"as_windows": (b"\n", b"\r\n"), "as_an_old_mac": (b"\n", b"\r")}


@pytest.mark.parametrize("ends", ENDED.values(), ids=ENDED)
@pytest.mark.parametrize("given", [HOLE, HOLE.replace("\n", "\r\n")], ids=["unix", "windows"])
def test_lines_that_are_ended_otherwise_were_edited_by_nobody(
    warm: Sandbox, tmp_path: Path, given: str, ends: tuple[bytes, bytes]
) -> None:
    solved = submission.from_bytes("a.py", given.encode())
    draft = drafts.finished(drafts.begun(solved, warm, None), warm)
    text = writing.description(draft, "mine")
    slips = [wrong.Wrong("slip.py", {}, b"print(1)\nprint(2)\n", frozenset())]
    first = Files(tmp_path, "mine")
    paths = [each.path for each in (*first.write(draft, text), *first.write_wrong(slips))]
    for path in (*paths, tmp_path / "samples" / "mine" / "made.sha256"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(*ends))
    files = Files(tmp_path, "mine")
    assert not [path for path in paths if files.is_edited(path)]
    again = [*files.write(draft, f"{text}# more\n"), *files.write_wrong([])]
    assert {each.what for each in again} == {"wrote", "removed, it was of the solution before"}


def test_what_is_edited_stays_in_the_record_until_it_is_as_it_was(
    warm: Sandbox, tmp_path: Path
) -> None:
    given = submission.from_bytes("a.py", HOLE.encode())
    draft = drafts.finished(drafts.begun(given, warm, None), warm)
    files = Files(tmp_path, "mine")
    list(files.write(draft, writing.description(draft, "mine")))
    (slip,) = files.write_wrong([wrong.Wrong("slip.py", {}, b"print(1)", frozenset())])
    slip.path.write_bytes(b"print(2)")
    assert [*Files(tmp_path, "mine").write_wrong([])] == []
    slip.path.write_bytes(b"print(1)")
    (gone,) = Files(tmp_path, "mine").write_wrong([])
    assert (gone.path, slip.path.exists()) == (slip.path, False)


def test_a_solution_that_does_not_grade_is_told_and_judged_by_the_one_that_does(
    warm: Sandbox, cold: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, folder = tmp_path / "solution.py", tmp_path / "exercises"
    folder.mkdir()
    wish = Wish("mine", given, folder, (11,), yes=True)
    given.write_text("print('mean:', int(input()) / 3)\n")
    assert make(wish, warm, cold) == 0
    (folder / "mine.py").write_text("print('mean:', int(input()) / 3)  # mine\n")
    assert make(wish, warm, cold) == 0
    assert f"{folder}/mine.py is what grades, and not what you gave" in capsys.readouterr().out
    given.write_text("print('mean:', int(input()) / 4)\n")
    assert make(wish, warm, cold) == 1
    assert "solution.py: wrong_answer" in capsys.readouterr().out


def test_a_template_goes_with_the_hole(warm: Sandbox, tmp_path: Path) -> None:
    for source in (HOLE, HOLE.replace("# hole", "# was")):
        draft = begun(warm, source)
        files = Files(tmp_path, "mine")
        written = [*files.write(draft, writing.description(draft, "mine")), *files.write_wrong([])]
    assert written[-1].what == "removed, it was of the solution before"
    assert not (tmp_path / "mine_template.txt").exists()
    assert description.load(tmp_path / "mine.toml").template is None


def test_a_description_with_answers_of_its_author_is_theirs(warm: Sandbox, tmp_path: Path) -> None:
    draft = begun(warm, "print('mean:', 1.5)")
    text = writing.description(draft, "mine")
    list(Files(tmp_path, "mine").write(draft, text, answered=True))
    assert Files(tmp_path, "mine").is_edited(tmp_path / "mine.toml")


@pytest.mark.parametrize(
    ("name", "file", "source", "said"),
    [
        pytest.param("Mine", "a.py", "print(1.5)", "must be small letters", id="a-name"),
        pytest.param("HW1", "a.py", "print(1.5)", "digits and _: write hw1$", id="capitals"),
        pytest.param("my hw-2.toml", "a.py", "print(1)", "write my_hw_2$", id="other-signs"),
        pytest.param("../mine", "a.py", "print(1.5)", "write mine$", id="a-path"),
        pytest.param("среднее", "a.py", "print(1)", "write srednee$", id="other-letters"),
        pytest.param("ДЗ 3.ipynb", "a.py", "print(1)", "write dz_3$", id="a-file-in-cyrillic"),
        pytest.param("Übung", "a.py", "print(1)", "write ubung$", id="an-accent"),
        pytest.param("作业", "a.py", "print(1)", r"\(a to z\).*_normal$", id="no-letters"),
        pytest.param("1st", "a.py", "print(1)", "write mean_of_normal$", id="a-digit-first"),
        pytest.param("mine", "a.txt", "print(1.5)", "a solution is a script", id="no-program"),
        pytest.param("mine", "a.py", "def expected(seed): 1", "so it is no solution", id="module"),
    ],
)
def test_the_command_refuses_in_an_authors_words(
    tmp_path: Path, name: str, file: str, source: str, said: str
) -> None:
    (tmp_path / file).write_text(source)
    with pytest.raises(UsageError, match=said):
        run("new", name, "--from", tmp_path / file, "--exercises", tmp_path / "e", "--yes")


def test_an_exercise_that_computes_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("def expected(seed):\n    return {'x': 1.5}\n")
    (tmp_path / "a.py").write_text("print('x:', 1.5)")
    with pytest.raises(UsageError, match="computes what is expected already: choose another NAME"):
        run("new", "mine", "--from", tmp_path / "a.py", "--exercises", tmp_path, "--yes")


UNHEEDED = {
    "never read, and printed rounded": (
        "import random\nrandom.seed(5)\ndef main():\n"
        "    x = random.random()\n    print(f'mean: {x:.2f}')\nmain()\n",
        "Of `mean` only the digits printed are compared: print more, or write",
        "never reads it from standard input",
        "as `random.seed(int(input()))`",
    ),
    "read": (
        "seed = int(input())\nprint('third:', 1 / 3)",
        "third",
        "reads it, but what is asked is the same with each of 11, 1, 2, 3",
        "as `torch.manual_seed(seed)`",
    ),
}


@pytest.mark.parametrize(
    ("source", "told_seed"), [(each[0], each[1:]) for each in UNHEEDED.values()], ids=UNHEEDED
)
def test_a_seed_that_changes_nothing_is_told_at_the_end_with_what_to_change(
    warm: Sandbox,
    cold: Sandbox,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    source: str,
    told_seed: tuple[str, str, str],
) -> None:
    """What is printed rounded and has no expression in full is told before."""
    noted, why, mend = told_seed
    (tmp_path / "a.py").write_text(source)
    status = make(Wish("mine", tmp_path / "a.py", tmp_path / "e", yes=True), warm, cold)
    said, _, told = capsys.readouterr().out.partition("\nNOTE: the seed changes nothing: a.py ")
    assert noted in said
    assert status == 0, said
    assert told.startswith(why)
    assert mend in told


BEST = """\
seed = int(input())
functions = ["ReLU", "Tanh", "Sigmoid", "ELU"]
means = {name: seed * (at % 3) for at, name in enumerate(functions)}
for at in range(4):
    print("step", at, "mean", seed * at / 7)
print("Best:", max(means, key=means.get))
"""


def test_a_name_that_is_alike_by_chance_is_not_called_a_seed_that_changes_nothing(
    warm: Sandbox, cold: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.py").write_text(BEST)
    make(Wish("mine", tmp_path / "a.py", tmp_path / "e", yes=True), warm, cold)
    said = capsys.readouterr().out
    assert "the seed changes nothing" not in said
    assert "NOTE: what is asked is the same with each of the seeds 11, 1, 2, 3, though" in said


MEAN = "mean = sum(abs(each - 3) for each in x) / len(x)\nprint('mean:', mean)"


def test_changed_solutions_are_wrong_samples_one_for_each_check_and_kind(
    warm: Sandbox, tmp_path: Path
) -> None:
    cells = ["seed = int(input())\nx = [seed / 7, seed + 2.5, 7]", MEAN, "print('half:', seed / 6)"]
    code = [{"cell_type": "code", "source": each, "metadata": {}} for each in cells]
    given = submission.from_bytes("a.ipynb", json.dumps({"cells": code}).encode())
    exercise = made(tmp_path, warm, given)
    reference = Reference(exercise, warm)
    judge = Judge(terms_of(exercise), warm, reference)
    found = wrong.found(exercise, reference, judge)
    assert [each.name for each in found if not each.told] == ["without_quotient_1.ipynb"]  # 11
    assert len(found) == len({each.message for each in found}) == wrong.WRONG_MOST
    list(Files(tmp_path, "mine").write_wrong(found))
    samples = verify.samples(tmp_path / "samples")
    assert len(samples) == 1 + wrong.WRONG_MOST
    assert not any(verify.of_sample(judge, each).fault for each in samples)


def test_no_wrong_sample_draws_before_it_gives_the_seed(warm: Sandbox, tmp_path: Path) -> None:
    """What it prints is another each time, so that it may be right once."""
    source = (
        b"import random\nrandom.seed(5)\ndef main():\n"
        b"    x = random.random()\n    print('mean:', x)\nmain()\n"
    )
    exercise = made(tmp_path, warm, submission.from_bytes("a.py", source))
    reference = Reference(exercise, warm)
    found = wrong.found(exercise, reference, Judge(terms_of(exercise), warm, reference))
    assert found
    assert "order_1.py" not in {each.name for each in found}


def test_a_change_that_fails_with_another_sample_seed_is_no_wrong_answer(
    warm: Sandbox, tmp_path: Path
) -> None:
    source = b"n = int(input())\nprint('mean:', 3 / (n + 4))"
    exercise = made(tmp_path, warm, submission.from_bytes("a.py", source))
    found = []
    for seeds in ((11,), (11, 4)):
        of = exercise.model_copy(update={"sample_seeds": seeds})
        reference = Reference(of, warm)
        every = wrong.found(of, reference, Judge(terms_of(of), warm, reference))
        found.append({each.source.decode().split("print")[1] for each in every})
    assert found[0] - found[1] == {"('mean:', 3 / (n - 4))\n"}


def test_a_change_that_the_checks_take_for_right_is_told(warm: Sandbox, tmp_path: Path) -> None:
    source = "w = 5.0 + int(input())\nfor _ in range(500):\n    w -= 1e-7 * w\nprint('w:', w)"
    given = submission.from_bytes("a.py", source.encode())
    exercise = made(tmp_path, warm, given)
    missed = wrong.missed(exercise, Reference(exercise, warm))
    assert missed[0] == "This comes out if a factor is left out."


def test_a_second_sample_seed_tells_what_the_first_one_takes_for_right(
    warm: Sandbox, tmp_path: Path
) -> None:
    source = "seed = int(input())\nprint('mean:', abs(11 - seed) + seed / 7)"
    exercise = made(tmp_path, warm, submission.from_bytes("a.py", source.encode()))
    found = wrong.telling_seeds(exercise, Reference(exercise, warm), (11, 1, 2))
    assert found == (11, 1)


def test_on_a_terminal_an_author_says_what_is_asked_and_what_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "solution.py").write_text(
        "seed = int(input())\nprint('a:', 2.5)\nprint(seed / 7)\n"
    )
    ours, theirs = pty.openpty()
    command = [Path(sys.executable).parent / "grader", "new", "mine", "--from", "solution.py"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, b"2\nhalf life\nOf seeds\n")
        seen = b""
        while b"--report REPORT" not in seen:
            seen += os.read(ours, 1 << 16)
        assert process.wait(200) == 0
    os.close(ours)
    table = tomllib.loads((tmp_path / "exercises" / "mine.toml").read_text())
    assert table["title"] == "Of seeds"
    assert [(check["title"], check["labels"]) for check in table["checks"]] == [
        ("Half life", ["half life"])
    ]


def test_a_sample_may_use_what_grade_gives_it(warm: Sandbox, tmp_path: Path) -> None:
    made(tmp_path, warm, submission.from_bytes("a.py", b"print('mean:', int(input()) / 7)"))
    right = tmp_path / "samples" / "mine" / "accepted"
    (right / "large.py").write_text("kept = b'x' * (600 << 20)\nprint('mean:', int(input()) / 7)")
    found = verify.samples(tmp_path / "samples")
    assert [each.fault for each in verify.verify_samples(found, warm, tmp_path, 1, 5.0)] == ["", ""]


def test_a_wrong_sample_that_every_check_passes_is_told(warm: Sandbox, tmp_path: Path) -> None:
    made(tmp_path, warm, submission.from_bytes("a.py", b"print('mean:', int(input()) / 7)"))
    wrong = tmp_path / "samples" / "mine" / "wrong_answer"
    wrong.mkdir()
    (wrong / "almost.py").write_text("print('mean:', int(input()) / 7 + 1e-6)")
    found = verify.samples(tmp_path / "samples")
    said = [each.fault for each in verify.verify_samples(found, warm, tmp_path, 1, 5.0)]
    assert said == [
        "",
        "accepted: every check takes it for right with the seed 11: narrow `rel` or `abs`, "
        "add a sample seed, or move the file to accepted/",
    ]


UNSTEADY = {
    "chance": (
        "import random\nprint('mean:', random.random())",
        "mine.py gives another `mean` when it is run again with the same seed: seed every",
    ),
    "no seed": (
        "print('mean:', 0.5)",
        "mine.py gives the same values with the seeds 11 and 12: give the seed to what draws them,"
        " or write `seeded = false`",
    ),
    "another word": (
        "x = int(input())\nprint('sum:', x / 3)\nprint('half:', x / 2)",
        "mine.py prints no label of `mean`, and the value beside `half` is taken for it: print it"
        " with its name, or add `half` to its `labels`",
    ),
}


@pytest.mark.parametrize(
    ("place", "found"),
    [("samples", ["mine", "other"]), ("samples/mine", ["mine"]), ("samples/mine/accepted", None)],
)
def test_samples_are_those_of_all_exercises_or_of_one(
    tmp_path: Path, place: str, found: list[str] | None
) -> None:
    for name in ("mine", "other"):
        (tmp_path / "samples" / name / "accepted").mkdir(parents=True)
        (tmp_path / "samples" / name / "accepted" / "a.py").touch()
    if found is None:
        with pytest.raises(UsageError, match="no samples: expected"):
            verify.samples(tmp_path / place)
    else:
        assert [name for _, name, _ in verify.samples(tmp_path / place)] == found


def test_a_label_that_the_reader_finds_in_parts_is_printed(warm: Sandbox, tmp_path: Path) -> None:
    source = (
        "seed = int(input())\ndef f(name, k):\n    print(f'[{name}] путь: а')\n"
        "    print(f'[{name}] расстояние Левенштейна: {k + (seed + 1) % 2}')\n    return k * seed\n"
        "all = [f(name, k) for k, name in enumerate(('фраза 1', 'фраза 2'), 1)]\n"
        "print('CER =', sum(all) / 7)\n"
    )
    made(tmp_path, warm, submission.from_bytes("a.py", source.encode()))
    (found,) = verify.verify_references(["mine"], warm, tmp_path)
    assert not found.fault


@pytest.mark.parametrize(("source", "said"), UNSTEADY.values(), ids=UNSTEADY)
def test_a_solution_that_was_edited_and_keeps_no_promise_is_told(
    warm: Sandbox, tmp_path: Path, source: str, said: str
) -> None:
    made(tmp_path, warm, submission.from_bytes("a.py", b"print('mean:', int(input()) / 7)"))
    (tmp_path / "mine.py").write_text(source)
    (found,) = verify.verify_references(["mine"], warm, tmp_path)
    assert said in found.fault


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param("print(1 / 0)", "ZeroDivisionError", id="fails"),
        pytest.param(
            "import random\nprint('mean:', random.random())", "another `mean`", id="chance"
        ),
    ],
)
def test_a_broken_solution_is_told_once_and_not_for_each_sample(
    warm: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, said: str
) -> None:
    made(tmp_path, warm, submission.from_bytes("a.py", b"print('mean:', int(input()) / 7)"))
    accepted = tmp_path / "samples" / "mine" / "accepted"
    (accepted / "again.py").write_text("print('mean:', int(input()) / 7)")
    (tmp_path / "mine.py").write_text(source)
    capsys.readouterr()
    limited = ("--isolation", "limited")  # it starts at once, and nothing here needs torch
    assert run("verify", tmp_path / "samples", "--exercises", tmp_path, *limited) == 1
    told = capsys.readouterr().out
    assert told.count(said) == 1
    assert told.endswith("2 samples were not judged, for they have no reference that works\n")


def test_samples_of_an_exercise_that_was_renamed_are_told_to_be_of_none(
    warm: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(tmp_path, warm, submission.from_bytes("a.py", b"print('mean:', int(input()) / 7)"))
    (tmp_path / "samples" / "mine").rename(tmp_path / "samples" / "mine.old")
    capsys.readouterr()
    limited = ("--isolation", "limited")
    assert run("verify", tmp_path / "samples", "--exercises", tmp_path, *limited) == 1
    told = capsys.readouterr().out
    assert told.startswith(
        "mine.old: samples of no exercise of that name: give the folder the name"
    )
    assert "tanh_gain" not in told
    assert told.endswith("1 samples were not judged, for they have no reference that works\n")


def test_nothing_is_low_enough_where_no_number_was_seen() -> None:
    """A series of another length each time has none in common."""
    assert tolerances.low_enough([]) == {}
    assert tolerances.low_enough([single(Number(0.03, -2))])["at_most"] >= 0.03
