"""The page's own words, by the names that its template and its script call them by."""

from collections.abc import Mapping

from grader.reports import verdicts
from grader.words.language import Message

WORDS: Mapping[str, Message] = {
    "verdicts": Message("Verdicts"),
    "scores": Message("Scores, %"),
    "checks": Message("Checks"),
    "findings": Message("What went wrong most often"),
    "show": Message("show"),
    "reference": Message("reference"),
    "similar": Message("Similar submissions"),
    "similar_note": Message(
        "Pairs that share more code than the template and than the class does on average. "
        "A hint to read both, never a verdict."
    ),
    "submissions": Message("Submissions"),
    "search": Message("Search a name, a file, a reason"),
    "all": Message("everyone"),
    "shown": Message("shown"),
    "student": Message("student"),
    "verdict": Message("verdict"),
    "score": Message("score"),
    "reason": Message("reason"),
    "seed": Message("seed"),
    "line": Message("line"),
    "expected": Message("expected"),
    "source": Message("Source"),
    "output": Message("Output"),
    "errors": Message("Standard error"),
    "nothing": Message("nothing"),
    "pictures": Message("Pictures"),
    "cut": Message("shortened"),
    "left_out": Message("left out: the page would be too large"),
    "reproduce": Message("To reproduce"),
    "deduct": Message("Our fault, not the student's: nothing is deducted."),
    "script": Message("The table needs JavaScript."),
    **{str(verdict): word for verdict, word in verdicts.WORDS.items()},
}
