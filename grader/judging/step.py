"""A step to take after an exception, and where that was raised: what tables of steps are of."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from grader.words.language import Message

LINE_CHARACTERS, SOURCE_CHARACTERS = 500, 200_000
"""Of a line, which a pattern may go through again and again, and of a source are looked at."""
ANY = re.compile("")


@dataclass(frozen=True, slots=True)
class Where:
    """The source in which an exception was raised, the line of it, and the cells behind it."""

    text: str
    line: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step, and what it is for: types of exceptions, words in what they say, more to be so.

    No types are all: what cannot be reached has one in each library.
    """

    types: tuple[str, ...]
    says: re.Pattern[str]
    step: Message
    holds: Callable[[re.Match[str], Where], bool] = lambda *_: True


def on(form: re.Pattern[str]) -> Callable[[re.Match[str], Where], bool]:
    """Return what holds where the line that raised an exception has a form."""
    return lambda _, where: bool(form.match(where.line[:LINE_CHARACTERS]))
