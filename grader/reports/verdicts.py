"""Verdicts and isolation as people say them; reports for programs keep the words of the model."""

from collections.abc import Mapping

from grader.words.language import Language, Message, say
from grader.words.model import Judgement, Verdict

WORDS: Mapping[Verdict, Message] = {
    Verdict.ACCEPTED: Message("accepted"),
    Verdict.WRONG_ANSWER: Message("wrong answer"),
    Verdict.TIME_LIMIT_EXCEEDED: Message("time limit exceeded"),
    Verdict.MEMORY_LIMIT_EXCEEDED: Message("memory limit exceeded"),
    Verdict.OUTPUT_LIMIT_EXCEEDED: Message("output limit exceeded"),
    Verdict.RUN_TIME_ERROR: Message("run time error"),
    Verdict.JUDGE_ERROR: Message("judge error"),
}


def spoken(verdict: Verdict, language: Language) -> str:
    """Return a verdict in words."""
    return say(WORDS[verdict], language)


def isolation(judgement: Judgement, language: Language) -> str:
    """Return under which isolation programs ran, and what it lacks."""
    if judgement.isolation == "limited" or judgement.memory_summed:
        return judgement.isolation
    lacking = Message("{isolation}, memory bounded per process", {"isolation": judgement.isolation})
    return say(lacking, language)
