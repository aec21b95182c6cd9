"""A judgement as Gradescope's `results.json`.

Format: gradescope-autograders.readthedocs.io/en/latest/specs. A judge error carries no score:
Gradescope then says that the autograder failed, and the student loses nothing.
"""

import json
from typing import IO, Any

from grader.exercise.description import Exercise
from grader.reports.points import earned, graded_file, headline, said
from grader.words.language import Language
from grader.words.model import Judgement, Verdict


def write(judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language) -> None:
    """Write the results."""
    json.dump(_results(judgement, exercise, language), stream, indent=2, ensure_ascii=False)
    stream.write("\n")


def _results(judgement: Judgement, exercise: Exercise, language: Language) -> dict[str, Any]:
    shown = {
        "output": f"{headline(judgement, language)}\n{graded_file(judgement, language)}",
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
    }
    if judgement.verdict is Verdict.JUDGE_ERROR:
        return shown
    tests = [
        {
            "name": check.title.within(language),
            "number": str(position),
            "score": points,
            "max_score": check.points,
            "status": "passed" if points == check.points else "failed",
            "output": said(judgement, check, language),
            "output_format": "text",
            "visibility": "visible",
        }
        for position, (check, points) in enumerate(earned(judgement, exercise), start=1)
    ]
    return {**shown, "tests": tests}
