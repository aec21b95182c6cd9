"""A judgement as PrairieLearn's `results.json` of an external grader.

Format: prairielearn.readthedocs.io, "External grading". After a judge error the submission is not
gradable, which takes neither points nor an attempt from the student.
"""

import json
from typing import IO

from grader.exercise.description import Exercise
from grader.reports.points import earned, graded_file, reason, said
from grader.reports.verdicts import spoken
from grader.words.language import Language
from grader.words.model import Judgement, Verdict
from grader.words.visible import visible


def write(judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language) -> None:
    """Write the results."""
    gradable = judgement.verdict is not Verdict.JUDGE_ERROR
    tests = [
        {
            "name": check.title.within(language),
            "points": points,
            "max_points": check.points,
            "message": said(judgement, check, language),
        }
        for check, points in earned(judgement, exercise)
    ]
    message = visible(reason(judgement), most=None) or spoken(judgement.verdict, language)
    results: dict[str, object] = {"gradable": gradable, "message": message}
    results["output"] = graded_file(judgement, language)
    if gradable:
        results |= {"score": judgement.score, "tests": tests}
    else:
        results |= {"format_errors": [message]}
    json.dump(results, stream, indent=2, ensure_ascii=False)
    stream.write("\n")
