"""Kinds of arguments of which click takes more than was meant."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from grader.words.errors import UsageError
from grader.words.visible import visible

SHOWN_MOST = 40
DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
"""What a word processor or a messenger makes of the hyphens of an option."""
QUOTES = "“”„‟«»‘’‚"
"""And of quotes, which a shell takes for letters."""


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


def check_pasted(paths: Sequence[Path]) -> None:
    """Refuse what is given as a path and is something else, as a command that was pasted may have.

    Raises:
        UsageError: it is an option with another dash, a second seed, or in quotes of a text.
    """
    for path in paths:
        text = str(path)
        plain = text.lstrip(DASHES + "-")
        if path.exists():
            continue
        if text[:1] in DASHES or (text[:1] == "-" and text[1:2] in [*DASHES]):
            said = f"begins with a dash that begins no option: type it anew, as --{plain}"
        elif re.fullmatch("[0-9]{1,20}", text):
            said = f"is no file; as a seed it needs the option again: --seed {text}"
        elif text[:1] in QUOTES or text[-1:] in QUOTES:
            said = "has quotes that a shell does not know: type them anew, as \" or '"
        elif re.search(r"(?![ ])\s", text):
            said = "has a space that is another sign: type it anew"
        else:
            continue
        raise UsageError(f"{visible(text, SHOWN_MOST)} {said}")
