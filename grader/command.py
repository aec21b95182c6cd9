"""How a command of ours ends: an exit status, and one line on standard error if it failed."""

import click

from grader.errors import GraderError, UsageError

ACCEPTED, NOT_ACCEPTED, WRONG_USAGE, JUDGE_ERROR, INTERRUPTED = 0, 1, 2, 3, 130


def run(command: click.Command) -> int:
    """Run a command and return its exit status."""
    try:
        return int(command.main(standalone_mode=False) or 0)
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
