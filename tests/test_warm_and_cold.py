"""Warm and cold are one judge: a fork of a process that has torch, and a new interpreter."""

from pathlib import Path
from typing import Any

import pytest

from grader.authoring.verify import samples
from grader.exercise import description
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import Bounds, terms_of
from grader.sandbox import Sandbox
from grader.words.model import Judgement, Verdict

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
    exercise = description.find(name)
    terms = terms_of(exercise, bounds=Bounds(20))
    loaded = submission.load(path)
    seeded = "seed(" in loaded.text

    def judged(sandbox: Sandbox) -> str:
        return told(Judge(terms, sandbox).judge(loaded), seeded)

    assert judged(warm) == judged(cold)


def told(judgement: Judgement, seeded: bool) -> str:
    """Return a judgement without what is measured and what names an address in memory.

    A script that seeds nothing may print other numbers each time: they are left out.
    """
    drawn: dict[str, Any] = {"reason": True, "checks": {"__all__": {"actual", "message"}}}
    left_out = dict.fromkeys(("usage", "stdout", "stderr", "figures"), True)
    left_out |= {} if seeded else drawn
    return judgement.model_dump_json(exclude={"cases": {"__all__": left_out}})
