"""A judgement as the result of a runner of GitHub Classroom, for its autograding reporter.

The reporter (github.com/classroom-resources/autograding-grading-reporter) reads it in base64 from
`<RUNNER>_RESULTS`, adds up `score` over `tests`, and fails the check on `status`.
"""

import json
from collections.abc import Iterable
from typing import IO

from grader.exercise.description import Exercise
from grader.reports.points import earned, said, total
from grader.words.language import Language
from grader.words.model import Judgement, Verdict
from grader.words.visible import visible

STATUSES = {Verdict.ACCEPTED: "pass", Verdict.JUDGE_ERROR: "error"}


def write(
    judgements: Iterable[Judgement],
    exercise: Exercise,
    stream: IO[str],
    language: Language = "en",
) -> None:
    """Write the result of the one judgement there is, on one line."""
    (judgement,) = judgements
    ours = judgement.verdict is Verdict.JUDGE_ERROR
    tests = [
        {
            "name": check.title.within(language),
            "status": "error" if ours else "pass" if points else "fail",
            "score": points,
            "message": said(judgement, position, language),
            "test_code": "",
            "filename": visible(judgement.submission),
            "line_no": _line(judgement, position),
            "execution_time": sum(case.usage.wall_s for case in judgement.cases if case.usage),
        }
        for position, (check, points) in enumerate(earned(judgement, exercise))
    ]
    result = {
        "version": 1,
        "status": STATUSES.get(judgement.verdict, "fail"),
        "max_score": total(exercise),
        "tests": tests,
    }
    json.dump(result, stream)
    stream.write("\n")


def _line(judgement: Judgement, position: int) -> int:
    """Return the line of the output that was read for a check, 0 if there is none."""
    lines = (case.checks[position].line for case in judgement.cases if case.checks)
    return next((line for line in lines if line is not None), 0)
