"""Warm and cold are one judge: a fork of a process that has torch, and a new interpreter."""

from pathlib import Path

import pytest

from grader import exercises, judge, submission
from grader.model import Judgement, Verdict
from grader.reference import Reference
from grader.sandbox import Sandbox
from grader.verify import samples

FOLDER = Path(__file__).parents[1] / "submissions"
NTH = 13
"""Every thirteenth sample here; `grader verify --cold` does all."""
LIMITED = (Verdict.TIME_LIMIT_EXCEEDED, Verdict.MEMORY_LIMIT_EXCEEDED)


CHOSEN = [
    pytest.param(path, name, id=f"{name}-{path.stem}")
    for path, name, verdict in samples(FOLDER)[::NTH]
    if verdict not in LIMITED  # these run into the limit, and take as long as it is
]


@pytest.mark.parametrize(("path", "name"), CHOSEN)
def test_a_sample_is_judged_alike(warm: Sandbox, cold: Sandbox, path: Path, name: str) -> None:
    exercise = exercises.find(name)
    limits = judge.limits_of(exercise, 20, None, None)
    terms = judge.Terms(exercise, exercise.sample_seeds, limits)
    reference = Reference(exercise, warm)

    def judged(sandbox: Sandbox) -> str:
        return told(judge.judge(submission.load(path), terms, sandbox, reference))

    assert judged(warm) == judged(cold)


def told(judgement: Judgement) -> str:
    """Return a judgement without what is measured and what names an address in memory."""
    measured = {"usage", "stdout", "stderr", "figures"}
    return judgement.model_dump_json(exclude={"cases": {"__all__": measured}})
