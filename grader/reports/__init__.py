"""Judgements to reports: the formats of `--format` by name; each is imported when it is asked for.

A report shows what a judgement holds. It computes no verdict, and runs nothing.
"""

import pkgutil
from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from grader.exercise.description import Exercise
    from grader.words.language import Language
    from grader.words.model import Judgement

FORMATS: Mapping[str, str] = {
    "text": "as_text:write",
    "json": "as_json:write",
    "jsonl": "as_json:write_lines",
    "junit": "as_junit:write",
    "gradescope": "as_gradescope:write",
    "classroom": "as_classroom:write",
    "prairielearn": "as_prairielearn:write",
}
"""What `--format` takes, and the function behind each, which takes what `write` does."""

SINGLE = ("gradescope", "classroom", "prairielearn")
"""The formats that can hold one submission only."""


def write(
    format_: str,
    judgements: "Iterable[Judgement]",
    exercise: "Exercise",
    stream: IO[str],
    language: "Language" = "en",
) -> None:
    """Write the judgements of one exercise on a stream, a report's own words in `language`."""
    pkgutil.resolve_name(f"{__name__}.{FORMATS[format_]}")(judgements, exercise, stream, language)
