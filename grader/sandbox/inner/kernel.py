"""The Linux calls that Python lacks, each as a function that raises OSError.

The numbers of system calls are those of x86-64 and aarch64, where the newer ones are the same.
"""

import ctypes
import os
import platform

CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
NAMESPACES = (
    CLONE_NEWUSER
    | CLONE_NEWNS
    | CLONE_NEWPID
    | CLONE_NEWNET
    | CLONE_NEWIPC
    | CLONE_NEWUTS
    | CLONE_NEWCGROUP
)
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT = 1, 2, 4, 8, 32
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_CHILD_SUBREAPER = 1, 4, 22, 36
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 24, 38, 47, 4
SECCOMP_MODE_FILTER = 2
MADV_COLLAPSE = 25
SIGCHLD = 17
_CLONE = {"x86_64": 56, "aarch64": 220}
_CAPSET = {"x86_64": 126, "aarch64": 91}
_CLOSE_RANGE = 436
_CAP_VERSION_3 = 0x20080522

# PyDLL keeps the interpreter's lock: a raw clone must not lose it in the child.
_libc = ctypes.PyDLL(None, use_errno=True)
_prctl = _libc.prctl
_prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]


def checked(result: int, what: str) -> int:
    """Return what a call returned; raise OSError if it failed."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(numbers: "dict[str, int] | int", *arguments: object) -> int:
    """Make a system call by its number, which may differ by machine; -1 if it fails."""
    number = numbers if isinstance(numbers, int) else numbers[platform.machine()]
    return int(_libc.syscall(ctypes.c_long(number), *arguments))


def clone(flags: int) -> int:
    """Fork into new namespaces: 0 in the child, its pid in the parent.

    A raw clone runs none of the fork handlers, the C library's and Python's: the child must have
    been the only thread, and do little more than fork again with `os.fork`, which runs them all.
    """
    zero = ctypes.c_long(0)
    pid = syscall(_CLONE, ctypes.c_ulong(flags | SIGCHLD), zero, zero, zero, zero)
    return checked(pid, "clone")


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """See mount(2)."""
    arguments = [part.encode() or None for part in (source, target, kind)]
    data = options.encode() or None
    checked(_libc.mount(*arguments, ctypes.c_ulong(flags), data), f"mount {kind} on {target}")


def unshare(flags: int) -> None:
    """See unshare(2)."""
    checked(_libc.unshare(ctypes.c_int(flags)), "unshare")


def prctl(option: int, first: int = 0, second: int = 0) -> None:
    """See prctl(2)."""
    checked(_prctl(option, first, second, 0, 0), "prctl")


def drop_capabilities(keep: int = 0) -> None:
    """Give up every capability but those in the set `keep`, which nothing executed inherits."""
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:
            break  # EINVAL: past the last one that this kernel knows
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    header = (ctypes.c_uint32 * 2)(_CAP_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)(keep, keep)  # effective and permitted; no inheritable one
    checked(syscall(_CAPSET, header, sets), "capset")


def close_all_but(keep: "list[int]") -> None:
    """Close every descriptor above 2 but those in `keep`."""
    first = 3
    for descriptor in [*sorted(keep), -1]:
        last = descriptor - 1 if descriptor >= 0 else 0xFFFFFFFF
        if first <= last:
            first_, last_ = ctypes.c_uint(first), ctypes.c_uint(last)
            checked(syscall(_CLOSE_RANGE, first_, last_, ctypes.c_uint(0)), "close_range")
        first = descriptor + 1


def collapse(start: int, end: int) -> None:
    """Ask for huge pages in [start, end), whose bounds are multiples of 2 MiB; best effort."""
    _libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), MADV_COLLAPSE)
