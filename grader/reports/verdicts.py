"""Verdicts, isolation and the page's own words as people say them.

Reports for programs keep the words of the model.
"""

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
PAGE: Mapping[str, Message] = {
    "verdicts": Message("Verdicts"),
    "scores": Message("Scores, %"),
    "checks": Message("Checks"),
    "findings": Message("What went wrong most often"),
    "show": Message("show"),
    "reference": Message("reference"),
    "similar": Message("Similar submissions"),
    "similar_note": Message(
        "They share more code than the template and than the class does on average; names and "
        "comments do not count. A hint to read them, never a verdict."
    ),
    "same": Message("the same code"),
    "submissions": Message("Submissions"),
    "search": Message("Search a name, a file, a reason"),
    "all": Message("everyone"),
    "shown": Message("shown"),
    "of": Message("{count} of {all}", {"count": "{count}", "all": "{all}"}),
    "more": Message("and {count} more", {"count": "{count}"}),
    "student": Message("student"),
    "verdict": Message("verdict"),
    "score": Message("score"),
    "reason": Message("reason"),
    "seed": Message("seed {seed}: {verdict}", {"seed": "{seed}", "verdict": "{verdict}"}),
    "expected": Message("expected: {value}", {"value": "{value}"}),
    "source": Message("Source"),
    "cell": Message("code cell {cell}", {"cell": "{cell}"}),
    "output": Message("Output"),
    "errors": Message("Standard error"),
    "nothing": Message("nothing"),
    "pictures": Message("Pictures"),
    "cut": Message("shortened"),
    "left_out": Message("left out: the page would be too large"),
    "deduct": Message("Our fault, not the student's: nothing is deducted."),
    "script": Message("Curves, outputs and sources are shown by JavaScript."),
}
"""The page's own words, by the names that its script calls them by; braces are for it to fill."""


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
