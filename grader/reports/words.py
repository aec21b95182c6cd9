"""The page's own words, by the names that its script calls them by."""

from collections.abc import Mapping

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
"""Braces are for the script to fill."""
