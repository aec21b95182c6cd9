"""A judgement as Moodle's CodeRunner takes it from a combinator template grader.

Format: coderunner.org.nz, "Template graders". The prologue is HTML; cells of the table are text.
"""

import json
from html import escape
from typing import IO

from grader.exercise.description import Exercise
from grader.reports.points import earned, named, reason, said
from grader.reports.verdicts import spoken
from grader.words.language import Language, Message, say
from grader.words.model import Judgement
from grader.words.visible import visible


def write(judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language) -> None:
    """Write the object that CodeRunner marks and shows."""
    words = visible(reason(judgement), most=None)
    verdict = named(spoken(judgement.verdict, language), words, language)
    head = ["iscorrect", say(Message("Check"), language), say(Message("Feedback"), language)]
    rows = [
        [
            int(points == check.points),
            check.title.within(language),
            said(judgement, check, language),
        ]
        for check, points in earned(judgement, exercise)
    ]
    shown = {
        "fraction": judgement.score,
        "prologuehtml": f"<p>{escape(verdict)}</p>",
        "testresults": [head, *rows],
    }
    json.dump(shown, stream, ensure_ascii=False)
    stream.write("\n")
