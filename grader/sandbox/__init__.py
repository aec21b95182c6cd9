"""The one door: `Sandbox.run(program, stdin, limits) -> Execution` runs every program there is."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from grader.sandbox import cgroup, users
from grader.sandbox.keeper import Keeper
from grader.sandbox.zygotes import Settings
from grader.words.errors import WallError
from grader.words.isolation import ISOLATIONS as ISOLATIONS

if TYPE_CHECKING:  # pydantic comes with it, and takes as long to import as the zygote to fork
    from grader.sandbox.execution import Execution, Limits, Program
    from grader.words.model import Isolation


class _Way(Protocol):
    isolation: "Isolation"
    memory_summed: bool

    def run(self, program: "Program", stdin: bytes, limits: "Limits") -> "Execution": ...
    def close(self) -> None: ...


class Door(Protocol):
    """What runs programs: a sandbox, or whoever lends theirs."""

    @property
    def isolation(self) -> "Isolation": ...
    @property
    def memory_summed(self) -> bool: ...
    def run(self, program: "Program", stdin: bytes, limits: "Limits") -> "Execution": ...


class Sandbox:
    """Runs programs under the isolation that was asked for, or refuses.

    `auto` takes the best there is and calls `warn` with one line if that is not `walled`.
    A walled sandbox starts to get ready at once, in the background. Use it as a context manager.
    """

    def __init__(
        self, isolation: str, settings: Settings, warn: Callable[[str], None] = lambda _: None
    ) -> None:
        self._asked, self._warn = isolation, warn
        self._keeper = None if isolation == "limited" else Keeper(settings)
        self._chosen: _Way | None = None

    @property
    def isolation(self) -> "Isolation":
        """The isolation that programs run under; waits until it is known."""
        return self._way().isolation

    @property
    def memory_summed(self) -> bool:
        """Whether a control group bounds the memory of all processes of a program together."""
        return self._way().memory_summed

    def run(self, program: "Program", stdin: bytes, limits: "Limits") -> "Execution":
        """Run a program to its end or to a limit.

        Raises:
            WallError: the isolation that was asked for cannot be given here.
            SandboxError: the sandbox failed, again and again.
        """
        return self._way().run(program, stdin, limits)

    def close(self) -> None:
        """End everything that runs."""
        if self._keeper is not None:
            self._keeper.close()
        if self._chosen is not None:
            self._chosen.close()

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _way(self) -> _Way:
        if self._chosen is None:
            from grader.sandbox.limited import Limited
            from grader.sandbox.walled import Walled

            error = self._keeper.wait_started() if self._keeper else None
            if self._keeper is not None and error is None:
                self._chosen = Walled(self._keeper)
            elif error is None or (self._asked == "auto" and isinstance(error, WallError)):
                if error is not None:
                    self._warn(f"not walled ({error}): only honest code is safe to run")
                self._chosen = Limited()
            else:
                raise error
        return self._chosen


def settings(**changes: object) -> Settings:
    """Return how zygotes are made here, with this machine's control groups and users if any."""
    groups = cgroup.find()
    # In version 1 nobody but root moves another user's process into a group.
    one_user = groups is not None and groups.version == 1 and os.geteuid() != 0
    found = None if one_user else users.find()
    return Settings(groups=groups, users=found, **changes)  # type: ignore[arg-type]
