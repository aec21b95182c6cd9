"""Judgements to reports: the formats of `--format` by name; each is imported when it is asked for.

A report shows what a judgement holds. It computes no verdict, and runs nothing.
"""

from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from grader.exercises import Exercise
    from grader.language import Language
    from grader.model import Judgement


class Format(Protocol):
    """Writes the judgements of one exercise on a stream, its own words in `language`."""

    def __call__(
        self,
        judgements: "Iterable[Judgement]",
        exercise: "Exercise",
        stream: IO[str],
        language: "Language" = "en",
        /,
    ) -> None:
        """Write."""


def _text(
    judgements: "Iterable[Judgement]",
    exercise: "Exercise",
    stream: IO[str],
    language: "Language" = "en",
) -> None:
    from grader.reports import as_text

    for judgement in judgements:
        as_text.write(judgement, exercise, stream, language)


def _json(
    judgements: "Iterable[Judgement]",
    exercise: "Exercise",
    stream: IO[str],
    language: "Language" = "en",
) -> None:
    from grader.reports import as_json

    for judgement in judgements:
        stream.write(as_json.render(judgement) + "\n")


def _jsonl(
    judgements: "Iterable[Judgement]",
    exercise: "Exercise",
    stream: IO[str],
    language: "Language" = "en",
) -> None:
    from grader.reports import as_json

    for judgement in judgements:
        stream.write(as_json.render(judgement, lines=True) + "\n")


def _junit(
    judgements: "Iterable[Judgement]",
    exercise: "Exercise",
    stream: IO[str],
    language: "Language" = "en",
) -> None:
    from grader.reports import as_junit

    as_junit.write(judgements, exercise, stream)


def _gradescope(
    judgements: "Iterable[Judgement]",
    exercise: "Exercise",
    stream: IO[str],
    language: "Language" = "en",
) -> None:
    from grader.reports import as_gradescope

    as_gradescope.write(judgements, exercise, stream, language)


def _classroom(
    judgements: "Iterable[Judgement]",
    exercise: "Exercise",
    stream: IO[str],
    language: "Language" = "en",
) -> None:
    from grader.reports import as_classroom

    as_classroom.write(judgements, exercise, stream, language)


def _prairielearn(
    judgements: "Iterable[Judgement]",
    exercise: "Exercise",
    stream: IO[str],
    language: "Language" = "en",
) -> None:
    from grader.reports import as_prairielearn

    as_prairielearn.write(judgements, exercise, stream, language)


FORMATS: "Mapping[str, Format]" = {
    "text": _text,
    "json": _json,
    "jsonl": _jsonl,
    "junit": _junit,
    "gradescope": _gradescope,
    "classroom": _classroom,
    "prairielearn": _prairielearn,
}
"""What `--format` takes."""

SINGLE = ("gradescope", "classroom", "prairielearn")
"""The formats that can hold one submission only."""
