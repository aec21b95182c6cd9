"""A judgement as the result of a runner of GitHub Classroom, for its autograding reporter.

The reporter (github.com/classroom-resources/autograding-grading-reporter) reads it in base64 from
`<RUNNER>_RESULTS`, adds up `score` over `tests`, and fails the check on `status`.
"""

import json
from typing import IO

from grader.exercise.description import Exercise
from grader.reports.points import earned, result_of, said, total
from grader.words.language import Language
from grader.words.model import Check, Judgement, Verdict
from grader.words.visible import visible

STATUSES = {Verdict.ACCEPTED: "pass", Verdict.JUDGE_ERROR: "error"}


def write(judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language) -> None:
    """Write the result on one line."""
    ours = judgement.verdict is Verdict.JUDGE_ERROR
    tests = [
        {
            "name": check.title.within(language),
            "status": "error" if ours else "pass" if points == check.points else "fail",
            "score": points,
            "message": said(judgement, check, language),
            "test_code": "",
            "filename": visible(judgement.submission),
            "line_no": _line(judgement, check),
            "execution_time": sum(case.usage.wall_s for case in judgement.cases if case.usage),
        }
        for check, points in earned(judgement, exercise)
    ]
    result = {
        "version": 1,
        "status": STATUSES.get(judgement.verdict, "fail"),
        "max_score": total(exercise),
        "tests": tests,
    }
    json.dump(result, stream)
    stream.write("\n")


def _line(judgement: Judgement, check: Check) -> int:
    """Return the line of the file that printed what was read for a check, 0 if none is known."""
    results = [result_of(case, check) for case in judgement.cases]
    lines = [each.source_line for each in results if each is not None and each.cell is None]
    return next((line for line in lines if line is not None), 0)
