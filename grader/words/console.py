"""Where people read: a terminal as wide as it is, or a pipe."""

import os
from typing import IO

from rich.console import Console

LEAST = {"COLUMNS": 20, "LINES": 1}
"""Of an environment; in less nothing can be read, and rich shows nothing at all in none."""
DIGITS_MAX = 4


def console(stream: IO[str], soft_wrap: bool = False, width: int | None = None) -> Console:
    """Return what writes on `stream`; a size that is none is as if nobody had said it."""
    told = dict(getattr(stream, "environment", os.environ))  # of a terminal that is not ours
    for name, least in LEAST.items():
        if name in told and not _is_size(told[name], least):
            del told[name]
    made = Console(file=stream, highlight=False, soft_wrap=soft_wrap, width=width, _environ=told)
    if made.width < LEAST["COLUMNS"]:
        made.width = LEAST["COLUMNS"]
    return made


def _is_size(said: str, least: int) -> bool:
    return said.isascii() and said.isdigit() and len(said) <= DIGITS_MAX and int(said) >= least
