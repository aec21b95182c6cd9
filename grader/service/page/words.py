"""The words of the page at `/`, by the names that its HTML and its script call them by."""

from collections.abc import Mapping

from grader.words.language import Language, Message

LANGUAGES_NAMED: Mapping[Language, str] = {"en": "English", "ru": "Русский", "zh": "中文"}
WORDS: Mapping[str, Message] = {
    "title": Message("Grade your homework"),
    "language": Message("Language"),
    "token": Message("Token"),
    "token_kept": Message("From your teacher. It is kept only while this page is open."),
    "use": Message("Use it"),
    "exercise": Message("Exercise"),
    "asked": Message("What is asked"),
    "checked": Message("What is checked"),
    "template": Message("Template"),
    "take": Message("Save the template"),
    "work": Message("Your work"),
    "file": Message("A script or a notebook: choose it, or drop it on this page"),
    "paste": Message("Or paste the script here"),
    "beside": Message("Files to lay beside it, if it needs any"),
    "seeds": Message("Seeds, if not those of the exercise"),
    "grade": Message("Grade it"),
    "report": Message("Report"),
    "save": Message("Save the report"),
    "needed": Message("This page needs JavaScript; the command `grade` does not."),
}
IN_SCRIPT: Mapping[str, Message] = {
    "points": Message("points: {points}", {"points": "{points}"}),
    "token": Message("A token is needed."),
    "unknown": Message("This token is not known here."),
    "nothing": Message("Choose a file or paste a script first."),
    "changed": Message("The file was changed after it was chosen: choose it again."),
    "grading": Message("{name} is being graded ...", {"name": "{name}"}),
    "done": Message("It is graded: the report is below."),
    "report": WORDS["report"],
    "lost": Message("The grader does not answer: try again in a moment."),
    "busy": Message("The grader is busy: try again in a moment."),
    "large": Message("That is too much: send less."),
}
"""Braces are for the script to fill."""
