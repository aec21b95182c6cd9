"""The filter of system calls, as a table: what a program may not ask of the kernel.

Refused calls fail with EPERM, so that honest code sees an ordinary OSError; clone3 with ENOSYS,
so that the C library falls back to clone, whose flags can be read. Calls newer than this table
fail with ENOSYS. A foreign architecture, and x32, kills. See seccomp(2).

What the kernel counts or keeps for a user, a file or the machine, whatever the namespace, is listed
in `docs/security.md` with what is done about each; a new row there is one here or says why not.
"""

import ctypes
import errno
import platform
from functools import cache

from .bpf import (
    ABOVE,
    ALLOW,
    AND,
    ANY_BIT,
    ARCH,
    ARGUMENT_0,
    ARGUMENT_1,
    ARGUMENT_2,
    ARGUMENT_3,
    EQUAL,
    HALF,
    KILL,
    LOAD,
    NUMBER,
    RETURN,
    refuse,
    step,
    unless,
    when,
)
from .kernel import NAMESPACES, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, prctl
from .reach import Reach
from .reach import steps as beyond

# Name: number on x86-64, number on aarch64; -1 where there is none.
DENIED = {
    # namespaces
    "unshare": (272, 97), "setns": (308, 268), "chroot": (161, 51), "pivot_root": (155, 41),
    # mounts, old and new
    "mount": (165, 40), "umount2": (166, 39), "open_tree": (428, 428), "move_mount": (429, 429),
    "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433),
    "mount_setattr": (442, 442), "statmount": (457, 457), "listmount": (458, 458),
    "open_tree_attr": (467, 467), "quotactl": (179, 60), "quotactl_fd": (443, 443),
    # other processes
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438), "kcmp": (312, 272), "process_madvise": (440, 440),
    "process_mrelease": (448, 448), "migrate_pages": (256, 238), "move_pages": (279, 239),
    "inotify_init": (253, -1), "inotify_init1": (294, 26),  # sees who opens the shared files
    # what outlives a process
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "shmget": (29, 194), "msgget": (68, 186), "semget": (64, 190),
    # wide kernel surfaces
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "io_setup": (206, 0), "io_destroy": (207, 1), "io_getevents": (208, 4), "io_submit": (209, 2),
    "io_cancel": (210, 3), "io_pgetevents": (333, 292),  # its events are counted by machine
    "memfd_secret": (447, 447), "fanotify_init": (300, 262), "personality": (135, 92),
    "modify_ldt": (154, -1), "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    # the machine
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "reboot": (169, 142),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171),
    "clock_adjtime": (305, 266), "sethostname": (170, 161), "setdomainname": (171, 162),
    "syslog": (103, 116), "acct": (163, 89), "swapon": (167, 224), "swapoff": (168, 225),
    "vhangup": (153, 58), "iopl": (172, -1), "ioperm": (173, -1), "uselib": (134, -1),
    "ustat": (136, -1), "sysfs": (139, -1), "lookup_dcookie": (212, 18),
    "sched_setattr": (314, 274),  # no filter can read what it asks for: see `SETPRIORITY`
}  # fmt: skip
CLONE, CLONE3, SOCKET, SOCKETPAIR = (56, 220), (435, 435), (41, 198), (53, 199)
SETRLIMIT, PRLIMIT64 = (160, 164), (302, 261)
RLIMIT_CORE = 4
FCNTL, FCNTL_NEWEST = (72, 25), 1038
FCNTL_DENIED = {
    "F_SETLEASE": 1024, "F_NOTIFY": 1026,  # whoever opens the shared file waits, or is seen
    "F_SETPIPE_SZ": 1031,  # pages of pipes are counted by user
    "F_SET_RW_HINT": 1036, "F_SET_FILE_RW_HINT": 1038,  # stays with the shared file
}  # fmt: skip
MMAP, MAP_HUGETLB = (9, 222), 0x40000
MEMFD_CREATE, MFD_HUGETLB = (319, 279), 4
FADVISE64, POSIX_FADV_DONTNEED = (221, 223), 4
MADVISE, MADV_PAGEOUT = (28, 233), 21
SETSOCKOPT, SO_SNDBUF, SO_SNDBUFFORCE = (54, 208), 7, 32
RT_SIGACTION = (13, 134)
SIGCHLD = 17
SETPRIORITY, SCHED_SETSCHEDULER = (141, 140), (144, 119)
"""Who lets all others go first waits for a processor, and while it does its clock stands
still. That is answered with success and not done, or a program could live as long as it likes."""
POLICY, SCHED_IDLE, NEGATIVE = 0xFF, 5, 0x7FFFFFFF
NOTHING_TO_SYNC = {
    "sync": (162, 81), "syncfs": (306, 267), "fsync": (74, 82), "fdatasync": (75, 83),
}  # fmt: skip
"""Answered with success: all that a program can write is in memory, and the machine's disks are
not its to wait for, in a state that no signal ends."""
NEWEST = 469
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_BIT = 0x40000000
AF_UNIX = 1

_Rules = list[tuple[tuple[int, int], bytes]]
"""Calls, each with the steps that decide on it by its arguments; at their end it is allowed."""


@cache
def program(machine: str, grouped: bool, reach: "Reach | None" = None) -> bytes:
    """Return the filter for `machine` ("x86_64" or "aarch64") as struct sock_filter[].

    Where no control group sums what the program uses, init does, and only what it sees is allowed.
    `reach` is how far it could reach without namespaces.
    """
    column = list(AUDIT_ARCH).index(machine)
    eperm, kill = refuse(errno.EPERM), step(RETURN, KILL)
    steps = step(LOAD, ARCH) + unless(EQUAL, AUDIT_ARCH[machine], kill)
    steps += step(LOAD, NUMBER) + when(ANY_BIT, X32_BIT, kill)
    steps += when(ABOVE, NEWEST, refuse(errno.ENOSYS))
    steps += when(EQUAL, CLONE3[column], refuse(errno.ENOSYS))
    steps += beyond(reach, column) if reach else b""
    for numbers in DENIED.values():
        if numbers[column] >= 0:
            steps += when(EQUAL, numbers[column], eperm)
    for numbers in NOTHING_TO_SYNC.values():
        steps += when(EQUAL, numbers[column], refuse(0))
    for numbers, rule in [*(() if grouped else _where_init_sums()), *_by_argument()]:
        steps += when(EQUAL, numbers[column], rule + step(RETURN, ALLOW))
    return steps + step(RETURN, ALLOW)


def _by_argument() -> _Rules:
    eperm, invalid = refuse(errno.EPERM), refuse(errno.EINVAL)
    only_unix = step(LOAD, ARGUMENT_0) + unless(EQUAL, AF_UNIX, eperm)
    # No limits of another process: init has our uid. That on cores stays at 1, see `child`.
    core = step(LOAD, ARGUMENT_0) + when(EQUAL, RLIMIT_CORE, eperm)
    own = step(LOAD, ARGUMENT_0) + unless(EQUAL, 0, eperm)
    own += step(LOAD, ARGUMENT_1) + when(EQUAL, RLIMIT_CORE, _unless_null(ARGUMENT_2, eperm))
    fcntl = step(LOAD, ARGUMENT_1) + when(ABOVE, FCNTL_NEWEST, invalid)
    for command in FCNTL_DENIED.values():
        fcntl += when(EQUAL, command, eperm)
    # Huge pages are the machine's, and no memory that a control group counts.
    huge = step(LOAD, ARGUMENT_3) + when(ANY_BIT, MAP_HUGETLB, refuse(errno.ENOMEM))
    huge_file = step(LOAD, ARGUMENT_1) + when(ANY_BIT, MFD_HUGETLB, invalid)
    # What is read from disk is there for the other programs too.
    keep = step(LOAD, ARGUMENT_3) + when(EQUAL, POSIX_FADV_DONTNEED, refuse(0))
    keep_mapped = step(LOAD, ARGUMENT_2) + when(EQUAL, MADV_PAGEOUT, invalid)
    yielding = step(LOAD, ARGUMENT_2) + unless(ABOVE, NEGATIVE, refuse(0))
    idle = step(LOAD, ARGUMENT_1) + step(AND, POLICY) + when(EQUAL, SCHED_IDLE, refuse(0))
    return [
        (SETPRIORITY, yielding),
        (SCHED_SETSCHEDULER, idle),
        (CLONE, step(LOAD, ARGUMENT_0) + when(ANY_BIT, NAMESPACES, eperm)),
        (SOCKET, only_unix),
        (SOCKETPAIR, only_unix),
        (SETRLIMIT, core),
        (PRLIMIT64, own),
        (FCNTL, fcntl),
        (MMAP, huge),
        (MEMFD_CREATE, huge_file),
        (FADVISE64, keep),
        (MADVISE, keep_mapped),
    ]


def _where_init_sums() -> _Rules:
    """Refuse memory that belongs to no process, and children that go without being waited for.

    A socket holds what it holds by default, which is summed: that it may hold more is answered
    with success and not done.

    A program that wants to be told of SIGCHLD is told that it will be (torch's DataLoader does, and
    looks after its children anyway).
    """
    unseen = step(LOAD, ARGUMENT_0)
    unseen += when(EQUAL, SIGCHLD, _unless_null(ARGUMENT_1, refuse(0)))
    as_it_is = step(LOAD, ARGUMENT_2) + when(EQUAL, SO_SNDBUF, refuse(0))
    as_it_is += when(EQUAL, SO_SNDBUFFORCE, refuse(0))
    return [
        (MEMFD_CREATE, refuse(errno.ENOSYS)),
        (RT_SIGACTION, unseen),
        (SETSOCKOPT, as_it_is),
    ]


def _unless_null(argument: int, then: bytes) -> bytes:
    halves = (argument, argument + HALF)
    return b"".join(step(LOAD, half) + unless(EQUAL, 0, then) for half in halves)


def install(steps: bytes) -> None:
    """Filter this process from now on, and all that it starts; needs no_new_privs."""
    buffer = ctypes.create_string_buffer(steps, len(steps))

    described = _Program(len(steps) // 8, ctypes.addressof(buffer))
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(described))


def supported() -> bool:
    """Tell whether there is a table for this machine."""
    return platform.machine() in AUDIT_ARCH


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))
