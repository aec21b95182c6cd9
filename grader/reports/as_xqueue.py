"""A judgement as the reply of an external grader to the xqueue of Open edX: its `xqueue_body`.

The platform (`CodeResponse` in capa/responsetypes.py) takes `score` as the points of an answer that
is worth one, and puts `msg` into its page if that is one element of XML. A reply that lacks the two
others changes no grade and tells the student to ask the staff: so does a judge error.
"""

import json
from html import escape
from typing import IO

from grader.exercise.description import Exercise
from grader.reports.points import headline, lines
from grader.words.language import Language
from grader.words.model import Judgement, Verdict


def write(judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language) -> None:
    """Write the reply on one line."""
    reply: dict[str, object] = {}
    told = [headline(judgement, language)]
    if judgement.verdict is not Verdict.JUDGE_ERROR:
        reply = {"correct": judgement.verdict is Verdict.ACCEPTED, "score": judgement.score}
        told += lines(judgement, exercise, language)
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in told)
    json.dump({**reply, "msg": f"<div>{paragraphs}</div>"}, stream, ensure_ascii=False)
    stream.write("\n")
