"""The fence around one program where there are no namespaces: Landlock, a filter, a user if any.

A program is the first of a process group that nothing of it can leave: all of it is killed at once
with the group. Whoever loses its parent becomes a child of init.
"""

import contextlib
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable

from . import kernel, landlock, seccomp, sharing
from .protocol import Plan
from .reach import Reach
from .wall import FILES_BYTES, FILES_MAX

PROC = ("cpuinfo", "meminfo", "stat", "loadavg", "uptime", "version")
OWN_PROC = (
    "cmdline", "comm", "environ", "fd", "fdinfo", "io", "limits", "maps", "oom_score",
    "oom_score_adj", "sched", "schedstat", "smaps", "smaps_rollup", "stat", "statm", "status",
)  # fmt: skip
"""Of its own process; `net`, `mountinfo` and `cgroup` there tell of the machine."""
DEVICES = ("null", "zero", "full")
READABLE = ("/dev/random", "/dev/urandom", "/sys/devices/system/cpu")
KEPT = 1 << 5 | 1 << 6 | 1 << 7
"""CAP_KILL, CAP_SETGID, CAP_SETUID: what dies sends its PR_SET_PDEATHSIG as who it is."""
SOCKETS_UNSEEN = 512
"""How many a process may have that lets nobody look; see RLIMIT_NOFILE."""


class Fence:
    """The parts of the tier `fenced` that are raised for each program; `Wall` is another tier."""

    watches_files = True

    def __init__(self, plan: Plan) -> None:
        self._plan, self._folder = plan, ""
        self.scratch = f"{plan.folder}/zygote"

    def enter(self) -> None:
        """Fence the zygote itself, and try whether a program's fence holds here."""
        if self._plan.own is not None:
            kernel.drop_capabilities(KEPT)
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
        kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)  # or what it reaps would wait for a stranger
        own = [("/proc", landlock.READ | landlock.USE), (self._plan.folder, landlock.OWN)]
        landlock.restrict([*self._common(), *own], self._plan.version)
        self._try_out()

    def prepare(self) -> None:
        """Do once, in the zygote, what each child would do alike, with what is loaded now."""
        sharing.prepare()
        for grouped in (True, False):
            seccomp.program(os.uname().machine, grouped, self._reach())

    def clone(self, _user: int) -> int:
        """Fork an init: 0 in it, its pid in the zygote."""
        return kernel.clone(0)

    def surround(self, user: int, folder: str) -> None:
        """Make init another user if there are several, and the parent of who has none."""
        if self._plan.own is not None:
            os.setgroups([])
            os.setresgid(user, user, user)
            os.setresuid(self._plan.own, user, self._plan.own)  # we may signal it, it may not us
        kernel.drop_capabilities()
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGTERM)
        kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)
        self._folder = f"{self._plan.folder}/{folder}"
        own = dict.fromkeys(("HOME", "TMPDIR", "TEMP"), self._folder)
        os.environ.update(own, MPLCONFIGDIR=f"{self._folder}/.matplotlib")
        work = f"{self._folder}/course/lesson"
        os.makedirs(work)
        os.chdir(work)

    def started(self, program: int) -> None:
        """Have all of the program's group end when the zygote does."""
        self._pinned = os.open(f"/proc/{program}", os.O_PATH)  # or its rule might be forgotten

        def end(_signal: int, _frame: object) -> None:
            os.killpg(program, signal.SIGKILL)
            os._exit(1)

        signal.signal(signal.SIGTERM, end)

    def settle(self) -> None:
        """Do nothing more once init is in its control group."""

    def confine(self, grouped: bool) -> None:
        """Fence the program."""
        os.setresuid(os.geteuid(), os.geteuid(), os.geteuid())
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        own = [(f"/proc/self/{name}", landlock.READ) for name in OWN_PROC]
        # Threads can be counted: of what is below, each has a `net` too.
        own += [("/proc/self/task", landlock.READ_DIR), (self._folder, landlock.OWN)]
        landlock.restrict([*self._common(), *own], self._plan.version)
        seccomp.install(seccomp.program(os.uname().machine, grouped, self._reach()))

    def is_from_outside(self, _sender: int) -> bool:
        """Tell whether a signal came from the grader: no program can send us any."""
        return True

    def processes(self) -> "list[str]":
        """Return the folders in `/proc` of init and of all that descend from it."""
        return [f"/proc/{pid}" for pid in (os.getpid(), *_below(os.getpid()))]

    def sockets(self, processes: "list[str]") -> int:
        """Return how many sockets are open in some processes."""
        found: set[str] = set()
        unseen = 0
        for process in processes:
            try:
                names = os.listdir(f"{process}/fd")
                targets = [os.readlink(f"{process}/fd/{name}") for name in names]
                found.update(target for target in targets if target.startswith("socket:"))
            except PermissionError:
                unseen += SOCKETS_UNSEEN if _has_memory(process) else 0
            except OSError:  # it, or the descriptor, has gone
                continue
        return len(found) + unseen

    def file_bytes(self) -> int:
        """Return what the files of the program take; more than may be if there are too many."""
        folders, count, total = [self._folder], 0, 0
        while folders and count <= FILES_MAX:
            try:
                with os.scandir(folders.pop()) as entries:
                    for entry in entries:
                        count += 1
                        if entry.is_dir(follow_symlinks=False):
                            folders.append(entry.path)
                        else:
                            total += entry.stat(follow_symlinks=False).st_blocks * 512
            except FileNotFoundError:
                continue
            except OSError:  # too deep for a path, or closed to everybody: who hides files has many
                return FILES_BYTES + 1
        return total if count <= FILES_MAX else FILES_BYTES + 1

    def _reach(self) -> Reach:
        several = self._plan.own is not None
        bounded = several or self._plan.version >= landlock.SCOPES_SINCE
        return Reach(several, alone=0 if bounded else os.getpid())

    def _common(self) -> "list[tuple[str, int]]":
        rules = [(path, landlock.RUN) for path in self._plan.readable]
        rules += [(path, landlock.READ) for path in READABLE]
        rules += [(f"/proc/{name}", landlock.READ) for name in PROC]
        return rules + [(f"/dev/{name}", landlock.USE) for name in DEVICES]

    def _out_of_reach(self) -> str:
        for path in self._plan.readable:
            if not os.access(path, os.R_OK):
                return f"other users cannot reach {path}: `chmod a+x` the folders above it"
        return ""

    def _try_out(self) -> None:
        """Raise OSError if a fence like a program's lets through what it must not."""
        process = os.fork()
        if process == 0:
            failed = "a fence cannot be raised"
            try:
                self.surround(self._plan.user, "tried")
                self.confine(grouped=False)
                failed = self._out_of_reach()
                failed = failed or _let_through(f"{self._plan.folder}/secret", os.getppid())
            except BaseException as error:
                failed += f": {error}"
            finally:
                if failed:
                    print(failed, file=sys.stderr, flush=True)
                os._exit(bool(failed))
        if os.waitpid(process, 0)[1]:
            raise SystemExit(1)


def _let_through(secret: str, process: int) -> str:
    """Return what the fence does not hold that stands around us, in one line."""
    resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
    tries: dict[str, Callable[[], object]] = {
        "files can be read": lambda: os.open(secret, os.O_RDONLY),
        "sockets can be made": socket.socket,
        "processes can be signalled": lambda: os.kill(process, 0),
        "the number of processes has no bound (root without CAP_SETUID)": os.fork,
    }
    for what, attempt in tries.items():
        try:
            if attempt() == 0:  # the fork that must not be
                os._exit(0)
        except OSError:
            continue
        return f"the fence does not hold: {what}"
    return ""


def _has_memory(process: str) -> bool:
    """Tell whether it is there: one that ends lets nobody look either."""
    with contextlib.suppress(OSError), open(f"{process}/statm", "rb") as file:
        return file.read().split()[0] != b"0"
    return False


def _below(pid: int) -> "list[int]":
    """Return all processes that descend from one."""
    found = []
    with contextlib.suppress(OSError):  # it has just ended
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as file:
                for child in map(int, file.read().split()):
                    found += [child, *_below(child)]
    return found
