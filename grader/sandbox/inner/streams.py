"""The standard streams as the interpreter makes them at its start.

Made anew in each program's process: those that a fork inherits were made for other files, and
remember whether these could seek.
"""

import io
from typing import Any


def anew(like: Any, descriptor: int) -> io.TextIOWrapper:
    """Return a stream on a descriptor, with the coding and name of the one before."""
    buffer: Any = open(descriptor, "wb" if descriptor else "rb", closefd=False)  # noqa: SIM115
    buffer.raw.name = like.name
    made: Any = io.TextIOWrapper(buffer, like.encoding, like.errors, newline="\n")
    made.mode = "w" if descriptor else "r"
    return made  # type: ignore[no-any-return]
