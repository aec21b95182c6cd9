"""How a command of ours speaks and ends: an exit status, and one line on standard error."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import IO

import click

from grader.words.errors import NO_ROOM, GraderError, UsageError, unwritten
from grader.words.visible import visible

NO_NAME = (errno.ENAMETOOLONG, errno.ELOOP)
"""What no file can be called by: somebody gave it to us."""
ACCEPTED, NOT_ACCEPTED, WRONG_USAGE, JUDGE_ERROR, INTERRUPTED, NO_READER = 0, 1, 2, 3, 130, 141


def run(command: click.Command) -> int:
    """Run a command and return its exit status; whatever fails is one line and never 1."""
    _open_streams()
    try:
        status = int(command.main(standalone_mode=False) or 0)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except (BrokenPipeError, SystemExit):  # click makes the second of the first
        _let_go_of_output()
        return NO_READER
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return WRONG_USAGE
    except click.ClickException as error:
        message, status = error.format_message(), WRONG_USAGE
    except UsageError as error:
        message, status = str(error), WRONG_USAGE
    except GraderError as error:
        message, status = str(error), JUDGE_ERROR
    except (click.Abort, KeyboardInterrupt):
        message, status = "interrupted", INTERRUPTED
    except OSError as error:
        message = _failed(error)
        status = WRONG_USAGE if error.errno in NO_NAME else JUDGE_ERROR
    except Exception as error:  # a mistake of ours
        message, status = f"the grader failed, report this: {error!r}", JUDGE_ERROR
    with contextlib.suppress(OSError):
        click.echo(f"{command.name}: {_one_line(message)}", err=True)
    _let_go_of_output()
    return status


def status(verdict: str) -> int:
    """Return the exit status of a verdict on one file."""
    statuses = {"accepted": ACCEPTED, "judge_error": JUDGE_ERROR}
    return statuses.get(verdict, NOT_ACCEPTED)


def is_terminal(*streams: IO[str] | None) -> bool:
    """Say whether a person reads or writes all of these streams, some of which may be closed."""
    return all(stream is not None and stream.isatty() for stream in streams)


def warn(line: str) -> None:
    """Say something on standard error that does not end the command."""
    with contextlib.suppress(OSError):
        click.echo(f"warning: {_one_line(line)}", err=True)


@contextlib.contextmanager
def destination(output: Path | None) -> Iterator[IO[str]]:
    """Open where a report goes: a file, which is only there if it is whole, or standard output."""
    if output is None:
        if sys.stdout is None:
            raise GraderError("standard output is closed: say where to with --output FILE")
        yield sys.stdout
        return
    made = not output.exists()
    try:
        with output.open("w", encoding="utf-8") as file:
            yield file
    except BaseException as error:
        if made:
            output.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unwritten(f"--output {output}", error) from error
        raise


def _open_streams() -> None:
    """Let no file that we open become a standard stream, and let names be in any letters."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:  # we were started without it
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal may lack letters of names and languages
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_output() -> None:
    """Let what was not written go nowhere, or the interpreter would try again at its end."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)


def _one_line(said: str) -> str:
    """Return what was said in one line that does nothing to a terminal: students name files."""
    return visible(" ".join(said.split()), most=None)


def _failed(error: OSError) -> str:
    """Say what the system refused, and what mends it: room does not help who has no right."""
    said = f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror)
    if error.errno in NO_ROOM:
        return f"{said}: make room or mend it, then try again"
    if error.errno in NO_NAME:
        return f"{said}: give another path"
    if not isinstance(error, PermissionError):
        return f"{said}: mend it, then try again"
    # Who may not read the interpreter's folder is told of another as its prefix.
    python = getattr(sys, "_base_executable", sys.executable)
    ours = (sys.prefix, sys.base_prefix, python, Path(__file__).parents[1])
    if any(Path(str(error.filename)).is_relative_to(place) for place in ours):
        return f"{said}: this user may not run the grader: install Python and it outside of /root"
    return f"{said}: give this user the right to it, or start the grader as another"
