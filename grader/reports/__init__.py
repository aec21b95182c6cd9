"""Judgements to reports: the formats of `--format` by name; each is imported when it is asked for.

A report shows what a judgement holds. It computes no verdict, runs nothing, and ends for no
judgement: one that it cannot show is named after all others.
"""

import itertools
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO
from typing import IO, TYPE_CHECKING

from grader.words.errors import GraderError
from grader.words.visible import visible

if TYPE_CHECKING:
    from grader.exercise.description import Exercise
    from grader.words.language import Language
    from grader.words.model import Judgement

SINGLE = ("gradescope", "classroom", "prairielearn", "xqueue", "lti")
"""The formats that can hold one submission only: platforms'."""

FORMATS: Mapping[str, str] = {
    "text": "as_text:write",
    "json": "as_json:write",
    "jsonl": "as_json:write_line",
    "junit": "as_junit:write",
    **{name: f"as_platforms:{name}" for name in SINGLE},
}
"""What `--format` takes, and the function behind each, which writes one judgement."""

FRAMES: Mapping[str, tuple[str, str, str]] = {
    "junit": ("<testsuites>\n", "", "</testsuites>\n"),
    "json": ("[\n", ",\n", "]\n"),
}
"""What stands before, between and after judgements; as JSON only where several were handed in."""


@dataclass(frozen=True, slots=True)
class Given:
    """How a submission was given to the command: where it lies, and options with their values.

    `beside` are paths of what lies there too, and was not given.
    """

    path: str
    options: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()


def write(
    format_: str,
    judgements: "Iterable[Judgement]",
    exercise: "Exercise",
    stream: IO[str],
    language: "Language" = "en",
    *,
    several: bool = False,
    given: Sequence[Given] = (),
) -> None:
    """Write the judgements of one exercise on a stream, a report's own words in `language`.

    `format_` is one of `FORMATS`; where `several` submissions were handed in, JSON is an array.
    `given` says of each how it was, for the commands that text advises.

    Raises:
        GraderError: some could not be written; all others were, and it names these.
    """
    write_one = pkgutil.resolve_name(f"{__name__}.{FORMATS[format_]}")
    is_framed = format_ in FRAMES and (several or format_ != "json")
    before, between, after = FRAMES[format_] if is_framed else ("", "", "")
    failed, separator = [], ""
    stream.write(before)
    ways = itertools.chain(given, itertools.repeat(None))
    for judgement, how in zip(judgements, ways, strict=False):
        part = StringIO()
        if format_ == "text":
            stream.write(separator)
        one = partial(write_one, given=how) if format_ == "text" else write_one
        try:
            one(judgement, exercise, part if is_framed else stream, language)
        except OSError:  # the stream's fault: nothing more can be written to it
            raise
        except Exception as error:
            failed.append(left_out(judgement.submission, error))
            continue
        if is_framed:
            stream.write(separator + part.getvalue())
        separator = "\n" if format_ == "text" else between
    stream.write(after)
    if failed:
        raise GraderError("; ".join(failed))


def left_out(submission: str, error: Exception) -> str:
    """Return what is said of a submission that a report could not show: a mistake of ours."""
    return f"{visible(submission)} is not in the report, tell us why: {visible(repr(error))}"
