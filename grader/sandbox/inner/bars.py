"""Bars that tqdm would draw in a browser are those of a terminal, on standard error."""

import sys
from typing import Any

from tqdm.asyncio import tqdm as plain_tqdm  # type: ignore[import-untyped]

__all__ = ["tnrange", "tqdm", "tqdm_notebook", "trange"]


class tqdm_notebook(plain_tqdm):  # type: ignore[misc]  # noqa: N801 - its name is tqdm's
    """A bar that takes what one in a browser does, and like that writes nowhere that it is told."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Make it of what `tqdm` takes; where to display it is of no meaning here."""
        options.pop("display", None)
        if isinstance(options.get("ncols"), str):  # of a page, "100%" or "300px"
            del options["ncols"]
        if "disable" in options:
            options["disable"] = bool(options["disable"])  # None is "where nobody looks"
        super().__init__(*arguments, **{**options, "file": sys.stderr})

    def display(self, msg: Any = None, pos: Any = None, **_style: Any) -> None:
        """Draw it; its style is for a page."""
        super().display(msg, pos)


def tnrange(*arguments: Any, **options: Any) -> tqdm_notebook:
    """Return a bar over a range."""
    return tqdm_notebook(range(*arguments), **options)


tqdm, trange = tqdm_notebook, tnrange
