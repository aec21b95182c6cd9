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
import struct
from functools import cache

from .kernel import NAMESPACES, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, prctl

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
RT_SIGACTION = (13, 134)
SIGCHLD = 17
NOTHING_TO_SYNC = {
    "sync": (162, 81), "syncfs": (306, 267), "fsync": (74, 82), "fdatasync": (75, 83),
}  # fmt: skip
"""Answered with success: all that a program can write is in memory, and the machine's disks are
not its to wait for, in a state that no signal ends."""
NEWEST = 469
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_BIT = 0x40000000
AF_UNIX = 1

_LOAD, _EQUAL, _ABOVE, _ANY_BIT, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
_NUMBER, _ARCH, _ARGUMENT_0, _ARGUMENT_1, _ARGUMENT_2, _ARGUMENT_3 = 0, 4, 16, 24, 32, 40
_HALF = 4
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000

_Rules = list[tuple[tuple[int, int], bytes]]
"""Calls, each with the steps that decide on it by its arguments; at their end it is allowed."""


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _refuse(number: int) -> bytes:
    return _step(_RETURN, _ERROR | number)


def _when(code: int, value: int, then: bytes) -> bytes:
    return _step(code, value, 0, len(then) // 8) + then


def _unless(code: int, value: int, then: bytes) -> bytes:
    return _step(code, value, len(then) // 8, 0) + then


@cache
def program(machine: str, grouped: bool) -> bytes:
    """Return the filter for `machine` ("x86_64" or "aarch64") as struct sock_filter[].

    Where no control group sums what the program uses, init does, and only what it sees is allowed.
    """
    column = list(AUDIT_ARCH).index(machine)
    refuse, kill = _refuse(errno.EPERM), _step(_RETURN, _KILL)
    steps = _step(_LOAD, _ARCH) + _unless(_EQUAL, AUDIT_ARCH[machine], kill)
    steps += _step(_LOAD, _NUMBER) + _when(_ANY_BIT, X32_BIT, kill)
    steps += _when(_ABOVE, NEWEST, _refuse(errno.ENOSYS))
    steps += _when(_EQUAL, CLONE3[column], _refuse(errno.ENOSYS))
    for numbers in DENIED.values():
        if numbers[column] >= 0:
            steps += _when(_EQUAL, numbers[column], refuse)
    for numbers in NOTHING_TO_SYNC.values():
        steps += _when(_EQUAL, numbers[column], _refuse(0))
    for numbers, rule in [*(() if grouped else _where_init_sums()), *_by_argument()]:
        steps += _when(_EQUAL, numbers[column], rule + _step(_RETURN, _ALLOW))
    return steps + _step(_RETURN, _ALLOW)


def _by_argument() -> _Rules:
    refuse, invalid = _refuse(errno.EPERM), _refuse(errno.EINVAL)
    only_unix = _step(_LOAD, _ARGUMENT_0) + _unless(_EQUAL, AF_UNIX, refuse)
    # No limits of another process: init has our uid. That on cores stays at 1, see `child`.
    core = _step(_LOAD, _ARGUMENT_0) + _when(_EQUAL, RLIMIT_CORE, refuse)
    own = _step(_LOAD, _ARGUMENT_0) + _unless(_EQUAL, 0, refuse)
    own += _step(_LOAD, _ARGUMENT_1) + _when(_EQUAL, RLIMIT_CORE, _unless_null(_ARGUMENT_2, refuse))
    fcntl = _step(_LOAD, _ARGUMENT_1) + _when(_ABOVE, FCNTL_NEWEST, invalid)
    for command in FCNTL_DENIED.values():
        fcntl += _when(_EQUAL, command, refuse)
    # Huge pages are the machine's, and no memory that a control group counts.
    huge = _step(_LOAD, _ARGUMENT_3) + _when(_ANY_BIT, MAP_HUGETLB, _refuse(errno.ENOMEM))
    huge_file = _step(_LOAD, _ARGUMENT_1) + _when(_ANY_BIT, MFD_HUGETLB, invalid)
    # What is read from disk is there for the other programs too.
    keep = _step(_LOAD, _ARGUMENT_3) + _when(_EQUAL, POSIX_FADV_DONTNEED, _refuse(0))
    keep_mapped = _step(_LOAD, _ARGUMENT_2) + _when(_EQUAL, MADV_PAGEOUT, invalid)
    return [
        (CLONE, _step(_LOAD, _ARGUMENT_0) + _when(_ANY_BIT, NAMESPACES, refuse)),
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

    A program that wants to be told of SIGCHLD is told that it will be (torch's DataLoader does, and
    looks after its children anyway).
    """
    unseen = _step(_LOAD, _ARGUMENT_0)
    unseen += _when(_EQUAL, SIGCHLD, _unless_null(_ARGUMENT_1, _refuse(0)))
    return [(MEMFD_CREATE, _refuse(errno.ENOSYS)), (RT_SIGACTION, unseen)]


def _unless_null(argument: int, then: bytes) -> bytes:
    halves = (argument, argument + _HALF)
    return b"".join(_step(_LOAD, half) + _unless(_EQUAL, 0, then) for half in halves)


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
