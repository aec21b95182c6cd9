"""Warm and cold are one sandbox: a fork of a process that has torch, and a new interpreter."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import run_in

from grader.authoring.verify import samples
from grader.exercise import calls, description
from grader.exercise.reference import Reference
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox, wall
from grader.sandbox.execution import Execution, Limits
from grader.words.model import Verdict

FOLDER = Path(__file__).parents[1] / "submissions"
NTH = 13
"""Every thirteenth sample, of each exercise the first of these that gives its seed to anything;
`grader verify --cold` does all."""
LIMITED = (Verdict.TIME_LIMIT_EXCEEDED, Verdict.MEMORY_LIMIT_EXCEEDED)
ALIKE = ("init_scaled", "init_tanh", "init_xavier", "init_kaiming", "fc1_gradient")
"""Programs of these compute what those of init_exploding and of best_activation do."""
UNSEEDED = ("sample_without_a_seed",)
"""Samples that print other numbers each time."""


FOUND = [
    (path, name)
    for path, name, verdict in samples(FOLDER)[::NTH]
    if verdict not in LIMITED  # these run into the limit, and take as long as it is
    and path.stem != "only_text"  # which is not run
    and ("seed(" in path.read_text("utf-8", "replace") or path.stem in UNSEEDED)
]
FIRST = {name: path for path, name in reversed(FOUND)}
"""How programs end, whatever they compute, `test_honest` has for each way to run."""
CHOSEN = [
    pytest.param(path, name, id=f"{name}-{path.stem}")
    for path, name in FOUND
    if (path == FIRST[name] and name not in ALIKE) or path.stem in UNSEEDED
]


def told(seen: Execution, drawn: bool) -> Execution:
    """Return what was seen without what is measured, and without numbers that are drawn."""
    without = {"stdout": b"", "journal": (), "report": None} if drawn else {}
    return replace(seen, usage=None, **without)  # type: ignore[arg-type]


@pytest.mark.parametrize(("path", "name"), CHOSEN)
def test_of_a_sample_the_same_is_seen(warm: Sandbox, cold: Sandbox, path: Path, name: str) -> None:
    """A judgement is made of what is seen alone, and of what the reference printed."""
    exercise, loaded = description.find(name), submission.load(path)
    terms, seed = terms_of(exercise), exercise.sample_seeds[0]
    given = loaded.program(exercise.given_files)
    program = calls.added(given, exercise.setup, exercise.checks, seed)
    one, other = (box.run(program, b"%d\n" % seed, terms.limits) for box in (warm, cold))
    drawn = path.stem in UNSEEDED
    assert told(one, drawn) == told(other, drawn)
    assert (one.stdout != other.stdout) == drawn


@pytest.mark.parametrize("name", ["analytic_gradients", "conv_by_hand", "init_tanh"])
def test_a_reference_expects_the_same(warm: Sandbox, cold: Sandbox, name: str) -> None:
    exercise = description.find(name)
    one, other = (Reference(exercise, sandbox).expected(3) for sandbox in (warm, cold))
    assert one == other


DESCRIPTION = """\
title = "Sum"
statement = "Print the sum."
changes = 6
checks = [{ name = "sum", kind = "number", title = "Sum", labels = ["sum"] }]
"""
SOLUTION = """\
seed = int(input())
x = [seed / 7 - 2.3456, seed / 3]
print('sum:', sum(abs(each) for each in x))
"""
"""Without torch: each of its changes is run, and a new interpreter takes a second to load that."""


def test_a_mistake_that_is_found_by_changing_the_solution_is_named_alike(
    warm: Sandbox, cold: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "mine.toml").write_text(DESCRIPTION)
    (tmp_path / "mine.py").write_text(SOLUTION)
    exercise = description.load(tmp_path / "mine.toml")
    loaded = submission.from_bytes("hw.py", SOLUTION.replace("abs(each)", "each").encode())
    one, other = (Judge(terms_of(exercise), sandbox).judge(loaded) for sandbox in (warm, cold))
    assert str(one.cases[0].checks[0].diagnosis).startswith("This comes out if no absolute value")
    assert one.cases[0].checks == other.cases[0].checks


STATE = {
    "threads": "import os\nprint(len(os.listdir('/proc/self/task')), torch.get_num_threads())",
    "defaults": "print(torch.get_default_dtype(), torch.is_grad_enabled(), numpy.geterr())",
    "determinism": "print(torch.are_deterministic_algorithms_enabled())",
    "print options": "print(torch._tensor_str.PRINT_OPTS, numpy.get_printoptions())",
    "hooks": "hooks = vars(torch.nn.modules.module)\n"
    "print({name: hooks[name] for name in hooks if name.startswith('_global')})",
    "garbage": "import gc\nprint(gc.isenabled(), gc.get_threshold(), gc.garbage, gc.callbacks)",
    "what is loaded is looked through no more": "print(gc.get_freeze_count() > 100_000)",
    "how torch was loaded": "print(type(torch.__loader__), sorted(vars(torch.__loader__)))",
    "warnings": "import warnings\nprint(warnings.filters, warnings.onceregistry)",
    "warnings of torch": "torch.nn.Linear(0, 1)\ntorch.ones(1).std()\ntorch.ones(2, 2, 2).T",
    "signals": "import signal\nprint([signal.getsignal(s) for s in (2, 13, 15, 17)])",
    "environment": "import os\nprint(sorted(os.environ.items()), os.getcwd())",
    "seeded numbers": "torch.manual_seed(3)\nnumpy.random.seed(3)\n"
    "print(torch.randn(3), numpy.random.randn(3), torch.nn.Linear(2, 2).weight)",
}
"""What a process that has run networks might leave to its forks."""


def states(sandbox: Sandbox) -> dict[str, str]:
    """Ask for all in one program: a new interpreter takes seconds to load torch."""
    asked = "".join(f"\nprint('=== {name}')\n{source}" for name, source in STATE.items())
    source = f"import numpy, sys, torch\nsys.stderr = sys.stdout{asked}"
    seen = run_in(sandbox, source, limits=Limits())
    assert (seen.status, seen.stderr) == (0, b"")
    said = seen.stdout.decode().split("=== ")[1:]
    return dict(each.split("\n", 1) for each in said)


def test_a_program_finds_the_same_state(warm: Sandbox, cold: Sandbox) -> None:
    in_warm, in_cold = states(warm), states(cold)
    assert [name for name in STATE if not in_warm[name]] == []
    assert in_warm == in_cold


def test_the_rehearsal_leaves_no_thread_and_no_warning() -> None:
    trains = "import numpy, os, torch\nfrom inner import rehearsal\nrehearsal._train()\n"
    counts = "print(len(os.listdir('/proc/self/task')))"
    command = [sys.executable, "-W", "error", "-c", trains + counts]
    environment = {**wall.ENVIRONMENT, "PYTHONPATH": str(wall.INNER.parent)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1\n", "")
