"""`--exercise`: said once, or by a variable, which is named where what it says is wrong."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
from click.core import ParameterSource

from grader.exercise import DEFAULT_EXERCISE
from grader.words.errors import UsageError
from grader.words.visible import visible

VARIABLE = "GRADER_EXERCISE"


class Name(click.types.StringParamType):
    """A name: what a variable says is one, whatever is in it."""

    def split_envvar_value(self, rv: str) -> Sequence[str]:
        """Return all of it."""
        return [rv]


def _one(_: click.Context, __: click.Parameter, names: Sequence[str]) -> str:
    """Return the one that was said: of two the last would win, and nobody hear of the first."""
    if len({*names}) > 1:
        both = " and ".join(map(visible, dict.fromkeys(names)))
        raise UsageError(f"--exercise {both}: give one of them")
    return names[-1]


option = click.option(
    "--exercise",
    type=Name(),
    multiple=True,
    callback=_one,
    default=[DEFAULT_EXERCISE],
    envvar=VARIABLE,
    show_default=True,
    show_envvar=True,
    help="What the script is a solution of.",
)


@contextmanager
def named() -> Iterator[None]:
    """Say of an exercise that is not there by which variable it was asked for."""
    try:
        yield
    except UsageError as error:
        source = click.get_current_context().get_parameter_source("exercise")
        if source is ParameterSource.ENVIRONMENT and str(error).startswith("no exercise"):
            raise UsageError(f"{VARIABLE}: {error}") from error
        raise
