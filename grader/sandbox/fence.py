"""Where a zygote and its runs are when there can be no wall: behind Landlock and a filter.

Programs read the interpreter and the libraries without ours, and each writes to a folder of its own
that is removed behind it. See `inner.fence` for what is raised around each.
"""

import contextlib
import itertools
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.sandbox import libraries, wall
from grader.sandbox.children import Process
from grader.sandbox.inner.protocol import Plan
from grader.sandbox.users import Users, may_be_entered, temporary_folder
from grader.words.errors import SandboxError, WallError

if TYPE_CHECKING:  # pydantic comes with it
    from grader.words.model import Isolation, Lack

LEAST_VERSION_OF_ONE_USER = 3
"""Of Landlock: before it a program could empty any file of its user's."""
PREFIX, LOCK = "grader-fence-", "lock"
PROCESS_GROUP = 4
"""Of pidfd_send_signal(2), since Linux 6.9."""
SECRET = "what a program must not read, to see whether it can"


class Fence:
    """A folder for the runs of one zygote, and how it fences them; `Wall` is another tier.

    Raises `WallError` where there can be no fence. `version` is that of Landlock, for tests.
    """

    name = "fence"
    isolation: "Isolation" = "fenced"

    def __init__(self, hidden: Sequence[Path], users: Users | None, version: int = 0) -> None:
        self._users = users
        self._version = _version(users) if version == 0 else version
        self._names = itertools.count()
        temporary = temporary_folder(users)
        _sweep(temporary)
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=temporary)).resolve()
        self._lock = _held(self._folder / LOCK)
        try:
            self._view = self._folder / "view"
            self._readable = self._make_view(wall.masked(hidden))
            (self._folder / "secret").write_text(SECRET)
            self._folder.chmod(0o711)
            self._user = users.first if users else os.geteuid()
            self._make("tried", self._user)
        except BaseException:
            self.close()
            raise

    @property
    def lacks(self) -> "tuple[Lack, ...]":
        """What a run could do here that it could not behind a wall."""
        found: list[Lack] = ["file_names", "file_bounds", "code_in_files"]
        found += [] if self._users else ["one_user"]
        return tuple(found)

    @property
    def command(self) -> list[str]:
        """The command that runs python; its arguments go behind."""
        return [sys.executable, "-s", "-B"]

    @property
    def environment(self) -> dict[str, str]:
        """What the zygote and its programs find in their environment."""
        own = {"PYTHONPATH": libraries.python_path(self._view), "HOME": str(self._folder)}
        return {**wall.ENVIRONMENT, **own}

    @property
    def plan(self) -> Plan:
        """What the zygote is told."""
        readable = [str(path) for path in self._readable]
        own = self._users.own if self._users else None
        return Plan(self._version, str(self._folder), readable, own, self._user)

    def new_run(self, number: int) -> tuple[int, str]:
        """Return who the run of that number is, and the name of a folder made for it."""
        user = self._users.first + number % self._users.count if self._users else self._user
        name = str(next(self._names))
        self._make(name, user)
        return user, name

    def processes_beside(self) -> int:
        """Return how many processes and threads count together with those of a run."""
        return 0 if self._users else _tasks_of(os.getuid())

    def end_run(self, name: str) -> None:
        """Remove what a run wrote."""
        remove(self._folder / name)

    def kill(self, init: Process, program: Process | None, within_s: float) -> None:
        """Kill a run's process group and its init, and wait until nothing of them is left."""
        until_s = time.monotonic() + within_s
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(init.fd, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            if program is not None:
                _signal_group(program, signal.SIGKILL)
            while time.monotonic() < until_s:
                _signal_group(program or init, 0)
                time.sleep(0.001)
            raise SandboxError("a killed program does not die: restart the grader")

    def close(self) -> None:
        """Remove the folder."""
        remove(self._folder)
        os.close(self._lock)

    def _make(self, name: str, user: int) -> None:
        folder = self._folder / name
        folder.mkdir(mode=0o700)
        if self._users:
            os.chown(folder, user, user)

    def _make_view(self, masked: Sequence[Path]) -> list[Path]:
        """Make a folder of links to what can be imported from folders that cannot be listed.

        Who may list a folder may list all below, also what is hidden there. Return all that may be
        read.
        """
        self._view.mkdir(mode=0o755)
        (self._view / "inner").symlink_to(wall.INNER)
        readable = [self._view, wall.INNER]
        closed = [path for path in libraries.outside() if not may_be_entered(path.parent)]
        for tree in wall.trees():
            readable += () if self._users and tree in closed else without(tree, masked)
        for folder in map(Path, filter(None, sys.path)):
            resolved = folder.resolve()
            if not any(resolved.is_relative_to(path.resolve()) for path in readable):
                for path in readable:
                    link = self._view / path.name
                    if path.parent.resolve() == resolved and not link.is_symlink():
                        link.symlink_to(path)
        return readable


def without(tree: Path, masked: Iterable[Path]) -> Iterator[Path]:
    """Return the tree, or, where something masked lies in it, all of its entries but that."""
    within = [path for path in masked if path.is_relative_to(tree)]
    if tree in within:
        return
    if not within:
        yield tree
        return
    for entry in sorted(tree.iterdir()):
        if not entry.is_symlink():  # what it leads to may be read or not, wherever it is
            yield from without(entry, within)


def remove(folder: Path) -> None:
    """Remove a folder with all that a program may have put there, however deep and closed.

    Folders inside are first moved up, so that no path grows too long.
    """
    names = (folder / f".{n}" for n in itertools.count())
    waiting = [folder]
    while waiting:
        emptied = waiting.pop()
        with contextlib.suppress(FileNotFoundError):
            emptied.chmod(0o700)
            for entry in list(emptied.iterdir()):
                if entry.is_symlink() or not entry.is_dir():
                    entry.unlink()
                    continue
                target = next(name for name in names if not os.path.lexists(name))
                entry.chmod(0o700)  # to move a folder is to write its `..`
                waiting.append(entry.rename(target))
            if emptied != folder:
                emptied.rmdir()
    with contextlib.suppress(FileNotFoundError):
        folder.rmdir()


def _held(lock: Path) -> int:
    """Return a descriptor that holds a lock; raise OSError if another process does."""
    import fcntl  # absent on Windows

    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _sweep(temporary: Path) -> None:
    """Remove the folders of graders that were killed."""
    for folder in temporary.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # it is used, another user's, or just being removed
            if folder.stat().st_uid == os.geteuid() and (folder / LOCK).is_file():
                lock = _held(folder / LOCK)
                remove(folder)
                os.close(lock)


def _version(users: Users | None) -> int:
    if not sys.platform.startswith("linux"):
        raise WallError("the fenced sandbox needs Linux: use --isolation limited")
    from grader.sandbox.inner import landlock, seccomp

    version = landlock.version()
    if not seccomp.supported():
        raise WallError("there is no filter of system calls for this processor")
    if version == 0:
        raise WallError("this kernel has no Landlock, or the container's profile forbids it")
    if users is None and version < LEAST_VERSION_OF_ONE_USER:
        raise WallError("Landlock is too old for an ordinary user: it takes Linux 6.2, or root")
    return version


def _tasks_of(user: int) -> int:
    """Return how many threads of a user there are."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):  # it has just ended
            said = (process / "status").read_text()
            if int(said.partition("\nUid:")[2].split()[0]) == user:
                total += int(said.partition("\nThreads:")[2].split()[0])
    return total


def _signal_group(first: Process, number: int) -> None:
    """Send a signal to all of a group; raise ProcessLookupError if there is nobody."""
    try:
        signal.pidfd_send_signal(first.fd, number, None, PROCESS_GROUP)
    except ProcessLookupError:
        raise
    except OSError:  # an older kernel
        os.killpg(first.pid, number)
