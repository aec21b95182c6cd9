"""The hole of a template: whether it was left, and where to look if what fills it does not go."""

import re
from collections.abc import Iterator, Mapping

from grader.judging.submission import LINE_END, Submission
from grader.sandbox.execution import Raised
from grader.words.language import Message
from grader.words.visible import visible

LEFT = re.compile(r"^[ \t]*(\.{3}[ \t]+#[ \t]*\S[^\n]{0,99})", re.MULTILINE)
"""A hole of a template as `grader new` leaves it, `...  # what to write`."""
EMPTY = re.compile(r"\s*\w+\s*=\s*(#.*)?")
"""A line of a template that waits for what belongs behind its equals sign."""
NAMED = re.compile(r"[ \t]*(?P<name>[^\W\d]\w*)[ \t]*=[ \t]*(?:\.{3}[ \t]*)?#[ \t]*(?P<what>\S.*)")
"""The same in a template, with the name of what fills it and a remark what that is to be."""
MADE = re.compile(r"=[ \t]*(?:\w+\.)+\w+\(.*\)[ \t]*(?:#.*)?")
"""What a library made, `torch.nn.Tanh()`: if that does not go, something else was changed."""
OF_A_WRONG_KIND = ("TypeError", "AttributeError", "NotImplementedError")
"""What comes of a value that is not of the kind which a line of the template needs."""
SHOWN_CHARACTERS, LINE_CHARACTERS = 100, 1_000
"""Characters of what fills a hole that are shown, and that are looked at."""


def empty(line: str) -> Message | None:
    """Return that nothing stands behind an equals sign, None if something does."""
    if not EMPTY.fullmatch(line):
        return None
    return Message(
        "the template's hole is not filled: something belongs behind `{line}`",
        {"line": line.partition("#")[0].strip()},
    )


def left(submission: Submission) -> Message | None:
    """Return that a hole of a template was left, which is why nothing else goes."""
    hole = LEFT.search("\n".join(submission.cells or (submission.text,)))
    values = {"hole": visible(hole[1])} if hole else {}
    return Message("the template's hole is not filled: `{hole}`", values) if hole else None


def filled(raised: Raised, line: str, submission: Submission, template: str) -> Message | None:
    """Return what fills a hole if a line of the template, which uses it, met something else."""
    lines = LINE_END.split(template)
    is_given = line.strip() and line.strip() in (each.strip() for each in lines)
    if raised.type not in OF_A_WRONG_KIND or not is_given:
        return None
    for hole in filter(None, map(NAMED.match, lines)):
        found = list(_filling(hole["name"], submission))
        is_used = re.search(rf"\b{hole['name']}\b", line)
        if found and is_used and not MADE.search(found[-1][2][:LINE_CHARACTERS]):
            cell, number, text = found[-1]
            values = {"line": number, "cell": cell, "what": visible(hole["what"].strip())}
            values["filled"] = visible(text.strip(), SHOWN_CHARACTERS)
            return _told(values)
    return None


def _told(values: Mapping[str, object]) -> Message:
    if values["cell"] is None:
        return Message(
            "look at line {line}, `{filled}`: there the template has a hole for `{what}`", values
        )
    return Message(
        "look at line {line} of code cell {cell}, `{filled}`: there the template has a hole for"
        " `{what}`",
        values,
    )


def _filling(name: str, submission: Submission) -> Iterator[tuple[int | None, int, str]]:
    """Yield each line that gives a name its value, with its cell and number.

    Of a call over several lines, `activation=activation,` is an argument.
    """
    gives = re.compile(rf"[ \t]*{name}[ \t]*(?::[^=]*)?=(?!=)[ \t]*(?!{name}\b)[^\s#].*(?<!,)")
    texts = enumerate(submission.cells, 1) if submission.cells else [(None, submission.text)]
    for cell, text in texts:
        for number, line in enumerate(LINE_END.split(text), 1):
            if gives.fullmatch(line.rstrip()):
                yield cell, number, line
