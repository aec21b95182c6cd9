"""`grade` where a service listens: it grades, and what it says is shown as if it were ours."""

import io
import sys
from typing import Any

from grader.commands import ending
from grader.service import client
from grader.words.errors import GraderError


def grade(options: dict[str, Any]) -> int | None:
    """Have a service grade, and return the exit status; None if we have to grade ourselves."""
    told = client.report(options, _read_stdin, ending.warn)
    if told is None:
        return None
    for line in told["warnings"]:
        ending.warn(line)
    with ending.destination(options["output"]) as stream:
        stream.write(told["report"])
    if told["failed"]:
        raise GraderError(told["failed"])
    return max(map(ending.status, told["verdicts"]))


def _read_stdin() -> bytes:
    """Read standard input, and put it back: we may have to grade it ourselves."""
    content = sys.stdin.buffer.read(client.SOURCE_BYTES_MAX + 1)
    sys.stdin = io.TextIOWrapper(io.BytesIO(content))
    return content
