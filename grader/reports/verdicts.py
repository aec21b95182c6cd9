"""Verdicts and isolation as people say them; reports for programs keep the words of the model."""

from collections.abc import Mapping

from grader.words.language import Language, Message, say
from grader.words.model import Judgement, Lack, Verdict

WORDS: Mapping[Verdict, Message] = {
    Verdict.ACCEPTED: Message("accepted"),
    Verdict.WRONG_ANSWER: Message("wrong answer"),
    Verdict.TIME_LIMIT_EXCEEDED: Message("time limit exceeded"),
    Verdict.MEMORY_LIMIT_EXCEEDED: Message("memory limit exceeded"),
    Verdict.OUTPUT_LIMIT_EXCEEDED: Message("output limit exceeded"),
    Verdict.RUN_TIME_ERROR: Message("run time error"),
    Verdict.JUDGE_ERROR: Message("judge error"),
}
LACKS: Mapping[Lack, Message] = {
    "file_names": Message("names of files"),
    "file_bounds": Message("size of files"),
    "code_in_files": Message("code in files"),
    "one_user": Message("shares of other runs"),
}
"""What a fence does not hold, in few words; `docs/security.md` has more of them."""


def spoken(verdict: Verdict, language: Language) -> str:
    """Return a verdict in words."""
    return say(WORDS[verdict], language)


def isolation(judgement: Judgement, language: Language) -> str:
    """Return under which isolation programs ran, and what it lacks."""
    said: str = judgement.isolation
    if said == "limited":
        return said
    if judgement.lacks:
        lacks = ", ".join(say(LACKS[lack], language) for lack in judgement.lacks)
        said = say(
            Message("{isolation}, not held: {lacks}", {"isolation": said, "lacks": lacks}), language
        )
    if judgement.memory_summed:
        return said
    return say(Message("{isolation}, memory bounded per process", {"isolation": said}), language)
