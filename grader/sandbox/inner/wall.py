"""The walls around one program inside bubblewrap's: namespaces of its own, and what is mounted.

Its init is PID 1 in them: when that ends, the kernel ends all that the program started.
"""

import os
import signal

from . import kernel, seccomp
from .enter import UID

FILES_BYTES, SHARED_BYTES, FILES_MAX = 64 << 20, 64 << 20, 4096
OF_DATAGRAMS, DATAGRAMS = "0002", 11
"""A kind of sockets, and how many unread ones each may have: net.unix.max_dgram_qlen and one."""
FLAGS = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
WORK = "/tmp/course/lesson"
"""Where a program runs: two folders deep, for scripts that look for files in `../..`."""
SCRATCH = "/dev/shm/zygote"


class Wall:
    """The parts of the tier `walled` that are raised for each program; `Fence` is another tier."""

    scratch = SCRATCH
    """Where the zygote may write: each child mounts an empty folder of its own over it."""
    watches_files = False

    def enter(self) -> None:
        """Do in the zygote, at its start, what it needs; bubblewrap has done it."""

    def prepare(self) -> None:
        """Do once, in the zygote, what each child would do alike."""
        for grouped in (True, False):
            seccomp.program(os.uname().machine, grouped)

    def clone(self, user: int) -> int:
        """Fork an init into new namespaces: 0 in it, its pid in the zygote."""
        _become(user)
        pid = kernel.clone(kernel.NAMESPACES & ~kernel.CLONE_NEWCGROUP)  # it has none yet
        if pid:
            _become(UID)
        return pid

    def surround(self, user: int, _folder: str) -> None:
        """Raise the walls around init; its program will have them too."""
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        _map_user(user)
        _raise_walls()

    def settle(self) -> None:
        """Make the control group that init was put into the root of all that are to be seen."""
        kernel.unshare(kernel.CLONE_NEWCGROUP)

    def started(self, program: int) -> None:
        """Do nothing more for a program that runs: it ends with us."""

    def confine(self, grouped: bool) -> None:
        """Raise in the program what its init does without."""
        remount = kernel.MS_REMOUNT | kernel.MS_BIND | kernel.MS_RDONLY
        kernel.mount("none", "/proc", "", remount | FLAGS)  # or it could be the last to be killed
        kernel.drop_capabilities()
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        seccomp.install(seccomp.program(os.uname().machine, grouped))

    def is_from_outside(self, sender: int) -> bool:
        """Tell whether a signal came from the grader, which has no pid in our namespace."""
        return sender == 0

    def processes(self) -> "list[str]":
        """Return the folders in `/proc` of init and all that there is in its namespace."""
        return [f"/proc/{name}" for name in os.listdir("/proc") if name.isdigit()]

    def sockets(self, _processes: "list[str]") -> int:
        """Return how many sockets there are; what has sent to one of datagrams may be gone."""
        with open("/proc/net/unix") as file:
            kinds = [line.split()[4] for line in file][1:]
        return len(kinds) + DATAGRAMS * kinds.count(OF_DATAGRAMS)

    def file_bytes(self) -> int:
        """Return what its files take, where the kernel sets no bound of its own."""
        return 0


def _become(user: int) -> None:
    """Be another user, if there are several here: a child is who we are when it is cloned."""
    if user != os.getuid():
        os.setresuid(user, user, user)
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)  # which the kernel forgot


def _map_user(user: int) -> None:
    maps = {"setgroups": "deny", "uid_map": f"{UID} {user} 1", "gid_map": f"{UID} {UID} 1"}
    kernel.prctl(kernel.PR_SET_DUMPABLE, 1)  # who has changed its user may not write these
    for name, text in maps.items():
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def _raise_walls() -> None:
    kernel.mount("none", "/", "", kernel.MS_REC | kernel.MS_PRIVATE)
    below = {name: os.open(f"/tmp/{name}", os.O_PATH) for name in os.listdir("/tmp")}
    for path, size in (("/tmp", FILES_BYTES), ("/dev/shm", SHARED_BYTES)):
        options = f"size={size},nr_inodes={FILES_MAX},mode=0700"
        kernel.mount("tmpfs", path, "tmpfs", FLAGS, options)
    for name, place in below.items():  # the interpreter itself may live below /tmp
        os.mkdir(f"/tmp/{name}")
        bind = kernel.MS_BIND | kernel.MS_REC
        kernel.mount(f"/proc/self/fd/{place}", f"/tmp/{name}", "", bind)
        os.close(place)
    kernel.mount("proc", "/proc", "proc", FLAGS)
    os.makedirs(WORK)
    os.chdir(WORK)
