"""What a student may do about the commonest exceptions: a step for each kind, or none.

A step must be true of whoever meets the exception: it is said beside what Python says.
"""

import platform
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

from grader.sandbox.execution import Raised
from grader.words.language import Message

LINE_CHARACTERS = 500
"""Of a line are looked at: a pattern may go through a longer one again and again."""
NEWER = {
    (3, 12): re.compile(r"\s*type\s+\w+.*=|\s*(async\s+)?(def|class)\s+\w+\s*\[|.*\bf[\"']"),
    (3, 14): re.compile(r"\s*except\*?\s+\w[\w.]*\s*,|.*\bt[\"']"),
}
"""What a line looks like that may be right for a Python from that version on."""
ASKS = re.compile(r"\binput *\(")
CONVERTS = re.compile(r"\b(int|float) *\( *input\b")


@dataclass(frozen=True, slots=True)
class Where:
    """The source in which an exception was raised, and the line of it."""

    text: str
    line: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step, and what it is for: types of exceptions, words in what they say, more to be so."""

    types: tuple[str, ...]
    says: re.Pattern[str]
    step: Message
    holds: Callable[[Where], bool] = lambda _: True


def _reads_text(where: Where) -> bool:
    return bool(ASKS.search(where.text)) and not CONVERTS.search(where.text)


def _is_newer(where: Where) -> bool:
    line = where.line[:LINE_CHARACTERS]
    return any(sys.version_info < since and form.match(line) for since, form in NEWER.items())


STEPS = (
    Step(
        ("TypeError", "UFuncTypeError", "RuntimeError"),
        re.compile(r"\bstr\b|<U\d|sequence by non-int"),
        Message("input() gives text, write int(input()) where a number is wanted"),
        _reads_text,
    ),
    Step(
        ("AssertionError", "RuntimeError", "AcceleratorError"),
        re.compile(r"CUDA|cuda|NVIDIA|MPS\b|\bmps\b"),
        Message("there is no GPU here, ask torch.cuda.is_available() and compute on the CPU"),
    ),
    Step(
        ("FileNotFoundError",),
        re.compile(""),
        Message("only what was handed in is here, beside what the exercise gives"),
    ),
    Step(
        ("EOFError",),
        re.compile(r"input\(\) call "),
        Message("call input() once, and keep what it gives"),
    ),
    Step(
        ("SyntaxError",),
        re.compile(""),
        Message(
            "Python {version} grades, which does not know newer syntax",
            {"version": platform.python_version()},
        ),
        _is_newer,
    ),
)


def after(raised: Raised, where: Where) -> Message | None:
    """Return the step to take after an exception, or None if there is none to tell."""
    for step in STEPS:
        if raised.type in step.types and step.says.search(raised.message) and step.holds(where):
            return step.step
    return None
