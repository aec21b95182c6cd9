"""What a report will be seen on, far from here: its width, colours and letters are those there."""

import io
from collections.abc import Mapping
from typing import Any


class Terminal(io.StringIO):
    """A stream that is written as standard output of the command would be."""

    encoding: str = "utf-8"

    def __init__(self, told: Mapping[str, Any] | None = None) -> None:
        """Take what the client told of its standard output; None is a file."""
        super().__init__()
        told = told or {}
        environment = told.get("environment") or {"COLUMNS": "80", "LINES": "25"}
        self.environment = {str(name): str(value) for name, value in environment.items()}
        self.encoding = str(told.get("encoding") or "utf-8")
        self._is_terminal = bool(told.get("is_terminal"))

    @property
    def told(self) -> tuple[Any, ...]:
        """What a report may depend on."""
        return (self._is_terminal, self.encoding, *sorted(self.environment.items()))

    def isatty(self) -> bool:
        """Tell whether it is a terminal there."""
        return self._is_terminal
