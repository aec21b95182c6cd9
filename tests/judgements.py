"""Judgements made by hand, for tests of reports."""

import io
import json
import re
from typing import Any

from grader.exercise import description
from grader.reports import as_html
from grader.reports.page_details import View
from grader.words.graded import Graded
from grader.words.model import Case, CheckResult, Judgement, Usage, Verdict, Versions

GAIN = description.find("tanh_gain")
CHECKS = ("sample_gain", "torch_gain")


def case(
    seed: int = 1, verdict: str = "accepted", passed: tuple[bool, bool] = (True, True), **more: str
) -> Case:
    """Return a case of tanh_gain, of which the given checks passed."""
    results = [
        CheckResult(
            name=name,
            points=1,
            passed=right,
            actual=1.6,
            line=line,
            source_line=line + 6,
            message="" if right else f"line {line}: 1.6 is too small",
        )
        for line, (name, right) in enumerate(zip(CHECKS, passed, strict=True), start=1)
    ]
    return Case(
        seed=seed,
        verdict=Verdict(verdict),
        reason=more.get("reason", ""),
        checks=tuple(results),
        stdout=more.get("stdout", "gain: 1.6\n"),
        stderr=more.get("stderr", ""),
        truncated=False,
        usage=Usage(wall_s=0.25, cpu_s=0.125, memory_bytes=1 << 20, output_bytes=10),
    )


def graded(
    student: str = "Ann", *cases: Case, verdict: str = "accepted", score: float = 1
) -> Graded:
    """Return a student's judgement of these cases."""
    judgement = Judgement(
        submission="gain.py",
        exercise="tanh_gain",
        verdict=Verdict(verdict),
        score=score,
        cases=cases or (case(),),
        isolation="walled",
        versions=Versions(grader="0.1.0", python="3.11.7", torch="2.13.0", numpy="2.4.6"),
    )
    return Graded(
        student=student, submission=f"{student}/gain.py", source="print(1)\n", judgement=judgement
    )


WRONG = graded(
    "Боб",
    case(1),
    case(
        2, "wrong_answer", (True, False), reason="Gain of tanh in torch: line 2: 1.6 is too small"
    ),
    verdict="wrong_answer",
    score=0.5,
)
OURS = graded(
    "Eve",
    case(1, "judge_error", (False, False), reason="no wall here (not the student's fault)"),
    verdict="judge_error",
    score=0,
)


def page_of(*each: Graded, exercise: description.Exercise = GAIN, view: View | None = None) -> str:
    stream = io.StringIO()
    assert as_html.write(each, exercise, stream, view or View()) == []
    return stream.getvalue()


def data_of(text: str, block: str = "data") -> Any:
    """Return the data of a page, or of a submission on it."""
    found = re.search(f'<script type="application/json" id="{block}">(.*?)</script>', text)
    assert found is not None
    return json.loads(found[1])


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True
