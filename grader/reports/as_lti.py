"""A judgement as a score of LTI Advantage, which a tool posts to a line of a gradebook.

Format: imsglobal.org/spec/lti-ags/v2p0, "Score publish service". Whose it is and of when, `userId`
and `timestamp`, is known to whoever posts it. A judge error has no score: what is there stays.
"""

import json
from typing import IO

from grader.exercise.description import Exercise
from grader.reports.points import headline, lines, total
from grader.words.language import Language
from grader.words.model import Judgement, Verdict


def write(judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language) -> None:
    """Write the score on one line."""
    head = headline(judgement, language)
    score: dict[str, object] = {"activityProgress": "Completed"}
    if judgement.verdict is Verdict.JUDGE_ERROR:
        score |= {"gradingProgress": "Failed", "comment": head}
    else:
        points = total(exercise)
        score |= {
            "gradingProgress": "FullyGraded",
            "scoreGiven": judgement.score * points,
            "scoreMaximum": points,
            "comment": "\n".join([head, *lines(judgement, exercise, language)]),
        }
    json.dump(score, stream, ensure_ascii=False)
    stream.write("\n")
