"""Warm and cold are one judge: a fork of a process that has torch, and a new interpreter."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import run_in

from grader.authoring.verify import samples
from grader.exercise import description
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import Bounds, terms_of
from grader.sandbox import Sandbox, wall
from grader.sandbox.execution import Limits
from grader.words.model import Judgement, Verdict

FOLDER = Path(__file__).parents[1] / "submissions"
NTH = 13
"""Every thirteenth sample here; `grader verify --cold` does all."""
CHANGES = 8
"""Changes of a solution that are tried: each takes a new interpreter."""
LIMITED = (Verdict.TIME_LIMIT_EXCEEDED, Verdict.MEMORY_LIMIT_EXCEEDED)


CHOSEN = [
    pytest.param(path, name, id=f"{name}-{path.stem}")
    for path, name, verdict in samples(FOLDER)[::NTH]
    if verdict not in LIMITED  # these run into the limit, and take as long as it is
]


@pytest.mark.parametrize(("path", "name"), CHOSEN)
def test_a_sample_is_judged_alike(warm: Sandbox, cold: Sandbox, path: Path, name: str) -> None:
    exercise = description.find(name).model_copy(update={"changes": CHANGES})
    terms = terms_of(exercise, bounds=Bounds(20))
    loaded = submission.load(path)
    seeded = "seed(" in loaded.text

    def judged(sandbox: Sandbox) -> str:
        return told(Judge(terms, sandbox).judge(loaded), seeded)

    assert judged(warm) == judged(cold)


def test_a_mistake_that_is_found_by_changing_the_solution_is_named_alike(
    warm: Sandbox, cold: Sandbox
) -> None:
    exercise = description.find("conv_by_hand").model_copy(update={"changes": CHANGES})
    loaded = submission.load(FOLDER / "conv_by_hand" / "wrong_answer" / "mean_for_sum.py")
    judged = [Judge(terms_of(exercise), sandbox).judge(loaded) for sandbox in (warm, cold)]
    assert judged[0].cases[0].checks[0].diagnosis == "This is what mean gives where sum belongs."
    assert told(judged[0], True) == told(judged[1], True)


STATE = {
    "threads": "import os\nprint(len(os.listdir('/proc/self/task')), torch.get_num_threads())",
    "defaults": "print(torch.get_default_dtype(), torch.is_grad_enabled(), numpy.geterr())",
    "determinism": "print(torch.are_deterministic_algorithms_enabled())",
    "print options": "print(torch._tensor_str.PRINT_OPTS, numpy.get_printoptions())",
    "hooks": "hooks = vars(torch.nn.modules.module)\n"
    "print({name: hooks[name] for name in hooks if name.startswith('_global')})",
    "garbage": "import gc\nprint(gc.isenabled(), gc.get_threshold(), gc.garbage, gc.callbacks)",
    "warnings": "import warnings\nprint(warnings.filters, warnings.onceregistry)",
    "warnings of torch": "torch.nn.Linear(0, 1)\ntorch.ones(1).std()\ntorch.ones(2, 2, 2).T",
    "signals": "import signal\nprint([signal.getsignal(s) for s in (2, 13, 15, 17)])",
    "environment": "import os\nprint(sorted(os.environ.items()), os.getcwd())",
    "seeded numbers": "torch.manual_seed(3)\nnumpy.random.seed(3)\n"
    "print(torch.randn(3), numpy.random.randn(3), torch.nn.Linear(2, 2).weight)",
}
"""What a process that has run networks might leave to its forks."""


@pytest.mark.parametrize("source", STATE.values(), ids=STATE)
def test_a_program_finds_the_same_state(warm: Sandbox, cold: Sandbox, source: str) -> None:
    found = [
        run_in(sandbox, f"import torch, numpy\n{source}", limits=Limits())
        for sandbox in (warm, cold)
    ]
    assert found[0].status == 0
    assert found[0].stdout == found[1].stdout
    assert found[0].stderr == found[1].stderr


def test_the_rehearsal_leaves_no_thread_and_no_warning() -> None:
    trains = "import numpy, os, torch\nfrom inner import rehearsal\nrehearsal._train()\n"
    counts = "print(len(os.listdir('/proc/self/task')))"
    command = [sys.executable, "-W", "error", "-c", trains + counts]
    environment = {**wall.ENVIRONMENT, "PYTHONPATH": str(wall.INNER.parent)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1\n", "")


def told(judgement: Judgement, seeded: bool) -> str:
    """Return a judgement without what is measured and what names an address in memory.

    A script that seeds nothing may print other numbers each time: they are left out.
    """
    left_out: dict[str, Any] = dict.fromkeys(("usage", "stdout", "stderr", "figures"), True)
    left_out |= {} if seeded else {"reason": True, "checks": {"__all__": {"actual", "message"}}}
    return judgement.model_dump_json(exclude={"cases": {"__all__": left_out}})
