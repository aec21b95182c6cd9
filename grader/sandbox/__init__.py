"""The one door: `Sandbox.run(program, stdin, limits) -> Execution` runs every program there is."""

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from grader.sandbox import cgroup, users
from grader.sandbox.fence import Fence
from grader.sandbox.keeper import Keeper
from grader.sandbox.zygotes import Settings
from grader.words.errors import WallError
from grader.words.isolation import ISOLATIONS as ISOLATIONS

if TYPE_CHECKING:  # pydantic comes with it, and takes as long to import as the zygote to fork
    from grader.sandbox.execution import Execution, Limits, Program
    from grader.words.model import Isolation, Lack


class _Way(Protocol):
    isolation: "Isolation"
    lacks: "tuple[Lack, ...]"
    memory_summed: bool

    def run(self, program: "Program", stdin: bytes, limits: "Limits") -> "Execution": ...
    def close(self) -> None: ...


class Door(Protocol):
    """What runs programs: a sandbox, or whoever lends theirs; `asked` is for which isolation."""

    @property
    def asked(self) -> str: ...
    @property
    def isolation(self) -> "Isolation": ...
    @property
    def lacks(self) -> "tuple[Lack, ...]": ...
    @property
    def memory_summed(self) -> bool: ...
    def run(self, program: "Program", stdin: bytes, limits: "Limits") -> "Execution": ...


class Sandbox:
    """Runs programs under the isolation that was asked for, or refuses.

    `auto` takes the best there is and calls `warn` with one line if that is not `walled`.
    A walled or fenced sandbox starts to get ready at once, in the background. Use it as a context
    manager.
    """

    def __init__(
        self, isolation: str, settings: Settings, warn: Callable[[str], None] = lambda _: None
    ) -> None:
        self.asked, self._warn = isolation, warn
        ways = _ways(isolation, settings)
        self._keeper = Keeper(ways) if ways else None
        self._chosen: _Way | None = None
        self._choosing = threading.Lock()

    @property
    def isolation(self) -> "Isolation":
        """The isolation that programs run under; waits until it is known."""
        return self._way().isolation

    @property
    def lacks(self) -> "tuple[Lack, ...]":
        """What of a wall a fence has not; nothing is told of `limited`, which has nothing of it."""
        return self._way().lacks

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
        with self._choosing:  # a submission and its reference ask at once
            return self._choice()

    def _choice(self) -> _Way:
        if self._chosen is None:
            from grader.sandbox.limited import Limited
            from grader.sandbox.watched import Watched

            error = self._keeper.wait_started() if self._keeper else None
            refused = self._keeper.refused if self._keeper else []
            if self._keeper is not None and error is None:
                self._chosen = Watched(self._keeper)
                if self.asked == "auto" and self._chosen.isolation == "fenced":
                    self._warn(f"not walled ({refused[-1]}): fenced, see `grader doctor`")
            elif error is None or (self.asked == "auto" and isinstance(error, WallError)):
                if error is not None:
                    why = f"not walled ({refused[-2]}), not fenced ({error})"
                    self._warn(f"{why}: only honest code is safe to run")
                self._chosen = Limited()
            else:
                raise error
        return self._chosen


def settings(**changes: object) -> Settings:
    """Return how zygotes are made here, with this machine's control groups and users if any."""
    groups = cgroup.find()
    # In version 1 nobody but root moves another user's process into a group.
    one_user = groups is not None and groups.version == 1 and os.geteuid() != 0
    given: dict[str, object] = {
        "groups": groups,
        "users": None if one_user else users.find(),
        "fence_users": users.find_without_namespaces(),
    }
    return Settings(**{**given, **changes})  # type: ignore[arg-type]


def _ways(isolation: str, settings: Settings) -> list[Settings]:
    """Return how zygotes may be made for an isolation, the best way first."""
    found = []
    if isolation in ("auto", "walled"):
        found += [settings] if settings.users else []
        found.append(replace(settings, users=None))  # where the kernel gives us no others
    if isolation in ("auto", "fenced"):
        found.append(replace(settings, tier=Fence))
    return found
