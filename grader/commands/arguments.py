"""Kinds of arguments of which click takes more than was meant."""

import re
from pathlib import Path
from typing import Any

import click

from grader.words.visible import visible

SHOWN_MOST = 40


class Named(click.Path):
    """A path that was said: an empty one, of a variable that nobody set, would be this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; end as wrong usage does where it is empty."""
        if value == "":
            self.fail("it is empty: is a variable not set?", param, ctx)
        return super().convert(value, param, ctx)


class Digits(click.IntRange):
    """A number in digits: Python's int() takes `1_000` and those of any script, too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; end as wrong usage does where it is none."""
        if isinstance(value, str) and not re.fullmatch("[ ]*-?[0-9]{1,20}[ ]*", value):
            said = f"'{visible(value, SHOWN_MOST)}' is not a valid integer"
            self.fail(f"{said}: write digits, and repeat the option for several", param, ctx)
        return super().convert(value, param, ctx)


class Amount(click.FloatRange):
    """A number, which click calls a float range where it is none."""

    name = "number"


class Whole(click.IntRange):
    """A whole number, which click calls an integer range where it is none."""

    name = "integer"


PATH = Named(path_type=Path)
