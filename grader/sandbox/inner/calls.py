"""Calls of a program's functions, made after it has ended, each with inputs of its own.

What they return is the program's word; what it ought to be is never here.
"""

import contextlib
import io
import json
from collections.abc import Callable
from typing import Any

from .protocol import PROBE_CHARACTERS_MAX, Calls, Raised

SETUP = "<setup>"
"""What the code that makes the inputs is called in frames."""


class Nowhere(io.StringIO):
    """Takes what is printed, and keeps nothing."""

    def write(self, text: str, /) -> int:
        """Forget a text."""
        return len(text)


def make(
    calls: "dict[str, str]",
    setup: str,
    names: "dict[str, Any]",
    described: Callable[[BaseException], Raised],
) -> Calls:
    """Evaluate calls among the names of a program and those that `setup` makes anew for each."""
    made = Calls({}, {})
    for name, call in calls.items():
        try:
            with contextlib.redirect_stdout(Nowhere()), contextlib.redirect_stderr(Nowhere()):
                own: dict[str, Any] = {}
                exec(compile(setup, SETUP, "exec"), own)
                value = _plain(eval(call, {**names, **own}))
                said = json.dumps(value, default=_nothing)
            if len(said) > PROBE_CHARACTERS_MAX:
                raise ValueError(f"it returned more than {PROBE_CHARACTERS_MAX} characters")
            made.returned[name] = said
        except BaseException as error:  # the functions are the program's
            made.raised[name] = described(error)
    return made


def _nothing(_: Any) -> "dict[str, object]":
    """Stand for what is no number, name or list of them; null is for a function without return."""
    return {}


def _plain(value: Any) -> Any:
    """Return lists for tensors and arrays, also within lists."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
