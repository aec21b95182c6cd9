"""Packages that only some reports need: had, or asked for in one line."""

from importlib import import_module
from typing import Any

from grader.words.errors import UsageError


def need(package: str, what: str, name: str = "report") -> Any:
    """Import a package of the extra `name`; raise `UsageError` where it is absent."""
    try:
        return import_module(package)
    except ImportError as error:
        mend = f"pip install 'dl-homework-grader[{name}]'"
        raise UsageError(f"{what} needs the extra: {mend}") from error
