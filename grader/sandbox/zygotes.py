"""The outer handle of a zygote and of the children that it forks.

This module imports neither pydantic nor torch, so that a zygote can start before anything else.
"""

import contextlib
import errno
import itertools
import os
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox import cgroup, wall
from grader.sandbox.children import Child, Process
from grader.sandbox.fence import Fence
from grader.sandbox.inner.protocol import ALONE, GROUPED, pack_plan
from grader.sandbox.users import Users
from grader.sandbox.wall import Wall
from grader.words.errors import SandboxError, WallError

PRELOAD = ("torch", "numpy", "numpy.random", "fcntl", "termios")
"""The last two are what our own end of a program needs, see `standard_input`."""
FIGURES = ("matplotlib.pyplot", "inner.figures")
CELLS = (*FIGURES, "inner.shell")
WORDS = {b"matplotlib": FIGURES, b"optim": ("torch._dynamo",)}
"""What a program imports that has a word in it; an optimizer takes longer to load than torch."""
READY_S, BORN_S = 60.0, 30.0
_runs = itertools.count()


class ZygoteDiedError(SandboxError):
    """The zygote, or a child's init, ended before the program did."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to make zygotes.

    One that is not `warm` starts a new interpreter for each program. `spares` children, one at
    least, are ahead: two for a submission and its reference. Twice as many as run at once keep up:
    a new one is forked only when a run has ended.
    `hidden` are folders that must not be read by runs, whatever they are in. `users` are those of
    this machine that the runs are; None if all are one. Behind a fence they are `fence_users`.
    """

    warm: bool = True
    spares: int = 2
    hidden: Sequence[Path] = ()
    groups: cgroup.Hierarchy | None = None
    users: Users | None = None
    fence_users: Users | None = None
    tier: "type[Wall | Fence]" = Wall


class Zygote:
    """One zygote behind a wall or fence. Raises `WallError` if it cannot be started."""

    def __init__(self, settings: Settings) -> None:
        users = settings.users if settings.tier is Wall else settings.fence_users
        self.place = settings.tier(settings.hidden, users)  # first, for it may be refused
        self._groups = settings.groups
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the zygote
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        inside = ["-m", "inner.zygote", str(theirs.fileno()), *(PRELOAD if settings.warm else ())]
        with theirs:
            self._process = subprocess.Popen(
                [*self.place.command, *inside],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._log,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                cwd=wall.INNER.parent,
                env=dict(self.place.environment),
                umask=wall.UMASK,
            )
        with contextlib.suppress(OSError):  # it has ended: why is told when it is to be ready
            self._control.send(pack_plan(self.place.plan))
        self.forked = 0
        self._living = 1  # the keeper's own hold
        self._lock = threading.Lock()

    def await_ready(self) -> None:
        """Wait until torch is loaded; raise `WallError`, or `ZygoteDiedError` if it was killed."""
        self._control.settimeout(READY_S)
        try:
            ready = self._control.recv(16)
        except ConnectionResetError:  # it ended before it read what we sent
            ready = b""
        except OSError as error:
            self.close()
            raise WallError(f"the sandbox did not start within {READY_S:g} s") from error
        if not ready:
            status = self._process.wait()
            said = self.last_words()
            self.close()
            if status in (-signal.SIGKILL, 128 + signal.SIGKILL):  # the wall, or what is inside
                raise ZygoteDiedError("it was killed while it started: is there too little memory?")
            raise WallError(f"the {self.place.name} cannot be built: {said}")
        self._control.settimeout(BORN_S)

    @property
    def alive(self) -> bool:
        """Tell whether its process runs."""
        return self._process.poll() is None

    def fork(self, modules: Iterable[str] = ()) -> Child:
        """Have a child forked, walled and put into its group, ready for a program.

        It has loaded `modules`, of those that a program may want.
        """
        life, their_life = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        job, their_job = socket.socketpair()
        (stdout, their_stdout), (stderr, their_stderr) = os.pipe(), os.pipe()
        for ours in (their_stdout, their_stderr):
            os.fchmod(ours, 0o622)  # another user opens them by name: /dev/stdout
        life.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        theirs = [their_life.detach(), their_job.detach(), their_stdout, their_stderr]
        user, folder = self.place.new_run(next(_runs))
        child = Child(self, life, job, stdout, stderr, None, folder)
        self.forked += 1
        with self._lock:
            self._living += 1
        try:
            self._send(theirs, (str(user), folder, *modules))
            for descriptor in theirs:
                os.close(descriptor)
            theirs = []
            self._place(child)
        except BaseException as error:
            for descriptor in theirs:
                os.close(descriptor)
            child.close()
            if isinstance(error, BrokenPipeError | ConnectionResetError | ProcessLookupError):
                raise ZygoteDiedError(f"the zygote died: {self.last_words()}") from error
            raise
        return child

    def _send(self, descriptors: list[int], words: Iterable[str]) -> None:
        """Have a child forked with its descriptors.

        Wait while too many of our user's are in flight: they may be a program's, which then is who
        we are.
        """
        message = " ".join(words).encode()
        until_s = time.monotonic() + BORN_S
        while True:
            try:
                socket.send_fds(self._control, [message], descriptors)
                return
            except OSError as error:
                if error.errno != errno.ETOOMANYREFS or time.monotonic() > until_s:
                    raise
            time.sleep(0.02)

    def _place(self, child: Child) -> None:
        child.life.settimeout(BORN_S)
        child.init = self._born(child)
        if self._groups is not None:
            child.group = self._groups.new()
            child.group.add(child.init.pid)
        child.life.send(ALONE if child.group is None else GROUPED)
        child.program = self._born(child)

    def _born(self, child: Child) -> Process:
        """Return who says that it is born."""
        try:
            found = child.hear()
        except OSError as error:
            raise ZygoteDiedError("the zygote does not answer") from error
        if found is None:
            raise ZygoteDiedError(f"the zygote could not fork: {self.last_words()}")
        return found

    def last_words(self) -> str:
        """Return the last line that the zygote or one of its inits wrote to its log."""
        lines: list[str] = []
        with contextlib.suppress(ValueError):  # another thread saw it die first, and closed the log
            self._log.seek(max(0, self._log.seek(0, os.SEEK_END) - 2000))
            lines = self._log.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it left no message"

    def leave(self) -> None:
        """Let go: when the keeper and all children have, the zygote ends."""
        with self._lock:
            self._living -= 1
            last = self._living == 0
        if last:
            self.close()

    def kill(self) -> None:
        """Kill the zygote, ready or not; whoever uses it learns that from its sockets."""
        self._process.kill()

    def close(self) -> None:
        """End the zygote, and with it all its children, at once."""
        self._control.close()  # it reads the end of the file and exits
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
        self.place.close()
