"""`grade` where a service listens: it grades, and what it says is shown as if it were ours."""

import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from grader.commands import ending
from grader.commands.given import given, is_plain
from grader.reports import Given
from grader.service import client
from grader.words.errors import GraderError

if TYPE_CHECKING:
    from grader.sandbox import Sandbox
    from grader.service.lent import Lent


def grade(options: dict[str, Any]) -> int | None:
    """Have a service grade, and return the exit status; None if we have to grade ourselves."""
    how = given(options)
    written_here = options["format_"] == "text" and not is_plain(how)
    asked = {**options, "format_": "json"} if written_here else options
    told = client.report(asked, _read_stdin, ending.warn)
    if told is None:
        return None
    for line in told["warnings"]:
        ending.warn(line)
    with ending.destination(options["output"]) as stream:
        if written_here:
            _write(told, options, how, stream)
        else:
            stream.write(told["report"])
    if told["failed"]:
        raise GraderError(told["failed"])
    return max(map(ending.status, told["verdicts"]))


def _write(
    told: Mapping[str, Any], options: Mapping[str, Any], how: Sequence[Given], stream: IO[str]
) -> None:
    """Write as text what a service judged: it does not know how submissions were given to us."""
    from grader import reports
    from grader.exercise import description
    from grader.words.model import Judgement

    said = json.loads(told["report"])
    judged = [
        Judgement.model_validate(each) for each in (said if isinstance(said, list) else [said])
    ]
    how = how if len(judged) == len(how) else ()
    exercise = description.find(options["exercise"])
    reports.write("text", judged, exercise, stream, options["language"], given=how)


def _read_stdin() -> bytes | None:
    """Read standard input, and put it back: we may have to grade it ourselves. None if closed."""
    if sys.stdin is None:
        return None
    try:
        content = sys.stdin.buffer.read(client.SOURCE_BYTES_MAX + 1)
    except OSError:  # we shall meet it ourselves
        return None
    sys.stdin = io.TextIOWrapper(io.BytesIO(content))
    return content


def sandbox(options: Mapping[str, Any], of_class: bool, may_be_lent: bool) -> "Sandbox | Lent":
    """Return what programs run in: a service's sandbox if it lends that, else one of our own."""
    from grader.sandbox import Sandbox, settings, wall

    if of_class:
        wall.reserve(options["report"])
    places = [options["exercises"], *((options["paths"][0], options["report"]) if of_class else ())]
    hidden = [place for place in places if place is not None]

    def own() -> Sandbox:
        made = settings(spares=2 * (options["jobs"] if of_class else 1), hidden=hidden)
        return Sandbox(options["isolation"], made, warn=ending.warn)

    return (_lent(options, hidden, own) if may_be_lent else None) or own()


def _lent(
    options: Mapping[str, Any], hidden: Sequence[Path], own: "Callable[[], Sandbox]"
) -> "Lent | None":
    """Return a service's sandbox for what is judged here; None if there is none that is as good.

    `hidden` are folders of which a program may see nothing: a service hides them from nobody.
    """
    if client.found() is None:  # before anything is imported
        return None
    from grader.sandbox import wall

    if options["isolation"] not in ("auto", "walled") or any(map(wall.shows, hidden)):
        return None
    from grader.service import lent

    return lent.borrow(own, ending.warn)
