"""How a command of ours speaks and ends: an exit status, and one line on standard error."""

import sys
from contextlib import AbstractContextManager, nullcontext
from io import TextIOWrapper
from pathlib import Path
from typing import IO

import click

from grader.words.errors import GraderError, UsageError

ACCEPTED, NOT_ACCEPTED, WRONG_USAGE, JUDGE_ERROR, INTERRUPTED = 0, 1, 2, 3, 130


def run(command: click.Command) -> int:
    """Run a command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal may lack letters of names and languages
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(command.main(standalone_mode=False) or 0)
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
    click.echo(f"{command.name}: {' '.join(message.split())}", err=True)
    return status


def warn(line: str) -> None:
    """Say something on standard error that does not end the command."""
    click.echo(f"warning: {' '.join(line.split())}", err=True)


def destination(output: Path | None) -> AbstractContextManager[IO[str]]:
    """Return where a report goes: a file, or standard output if None."""
    if output is None:
        return nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}") from error
