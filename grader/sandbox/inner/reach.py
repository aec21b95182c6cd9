"""The rest of the filter for programs without namespaces: calls that reach beyond themselves.

Landlock decides who may open what. Here is what it does not know of: sockets, other processes by
their number, what System V and POSIX keep by name or number, and attributes of files.
"""

import errno
from typing import NamedTuple

from .bpf import (
    AND,
    ARGUMENT_0,
    ARGUMENT_1,
    EQUAL,
    LOAD,
    NUMBER,
    refuse,
    step,
    unless,
    when,
)

DENIED = {
    # A pair of sockets is all: connect reaches every service of the machine that has a path.
    "socket": (41, 198), "connect": (42, 203), "bind": (49, 200),
    # what is known by a number or a name to all of a user
    "shmat": (30, 196), "shmctl": (31, 195), "msgsnd": (69, 189), "msgrcv": (70, 188),
    "msgctl": (71, 187), "semop": (65, 193), "semctl": (66, 191), "semtimedop": (220, 192),
    "mq_open": (240, 180), "mq_unlink": (241, 181), "ioprio_set": (251, 30),
}  # fmt: skip
MODES_AND_TIMES = {
    "chmod": (90, -1), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, -1), "fchown": (93, 55), "lchown": (94, -1), "fchownat": (260, 54),
    "utime": (132, -1), "utimes": (235, -1), "futimesat": (261, -1), "utimensat": (280, 88),
}  # fmt: skip
"""Answered with success to who owns the files of the machine's user, and not done: a filter cannot
read of which file. `shutil.copy` and so IPython ask for it, and need it not."""
ATTRIBUTES = {
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "setxattrat": (463, 463),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "removexattrat": (466, 466), "file_setattr": (469, 469),
}  # fmt: skip
"""Refused to the same."""
NOT_NEEDED = {"setsid": (112, 157), "setpgid": (109, 154)}
"""Answered with success: a run is one process group to its end, so that it ends at once."""
BY_PROCESS = {
    "sched_setaffinity": (203, 122), "sched_setparam": (142, 118), "sched_setscheduler": (144, 119),
    "sched_setattr": (314, 274),
}  # fmt: skip
SIGNALS = {
    "kill": (62, 129), "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
}  # fmt: skip
SIGNALS_ELSE = {"tkill": (200, 130), "pidfd_send_signal": (424, 424)}
SOCKETPAIR, SETPRIORITY, FCNTL, IOCTL = (53, 199), (141, 140), (72, 25), (16, 29)
PLAIN_TYPE, STREAM, SEQPACKET = 0xF, 1, 5
F_SETOWN, F_SETOWN_EX, FIOSETOWN, SIOCSPGRP = 8, 15, 0x8901, 0x8902
FS_IOC_SETFLAGS, FS_IOC_FSSETXATTR = 0x40086602, 0x401C5820
EVERYBODY = 0xFFFFFFFF


class Reach(NamedTuple):
    """How far programs of a fence might reach: `several` if each is a user of its own, `alone` is
    the process that alone may be signalled, where nothing else bounds signals, else 0."""

    several: bool
    alone: int = 0


def steps(reach: Reach, column: int) -> bytes:
    """Return the steps of the filter that come before those of all programs.

    `column` is that of the machine in the tables. They begin and end with the number loaded.
    """
    eperm, tables = refuse(errno.EPERM), [DENIED]
    tables += [] if reach.several else [ATTRIBUTES]
    tables += [SIGNALS_ELSE] if reach.alone else []
    made = b""
    for table in tables:
        for numbers in table.values():
            made += when(EQUAL, numbers[column], eperm) if numbers[column] >= 0 else b""
    idle = NOT_NEEDED if reach.several else {**NOT_NEEDED, **MODES_AND_TIMES}
    for numbers in idle.values():
        made += when(EQUAL, numbers[column], refuse(0)) if numbers[column] >= 0 else b""
    for numbers, rule in _by_argument(reach):
        made += when(EQUAL, numbers[column], rule + step(LOAD, NUMBER))
    return made


def _by_argument(reach: Reach) -> "list[tuple[tuple[int, int], bytes]]":
    eperm = refuse(errno.EPERM)
    # A datagram goes wherever it is addressed to, from a pair too.
    kind = step(LOAD, ARGUMENT_1) + step(AND, PLAIN_TYPE)
    kind += unless(EQUAL, STREAM, unless(EQUAL, SEQPACKET, eperm))
    itself = step(LOAD, ARGUMENT_0) + unless(EQUAL, 0, eperm)
    rules = [(SOCKETPAIR, kind), *((numbers, itself) for numbers in BY_PROCESS.values())]
    rules.append((SETPRIORITY, itself + step(LOAD, ARGUMENT_1) + unless(EQUAL, 0, eperm)))
    requests = [] if reach.several else [FS_IOC_SETFLAGS, FS_IOC_FSSETXATTR]
    if reach.alone:
        own = step(LOAD, ARGUMENT_0) + unless(EQUAL, reach.alone, eperm)
        rules += [(numbers, own) for numbers in SIGNALS.values()]
        requests += [FIOSETOWN, SIOCSPGRP]
        rules.append((FCNTL, _is_one_of(ARGUMENT_1, [F_SETOWN, F_SETOWN_EX])))
    else:  # Landlock would say that it went well
        rules.append((SIGNALS["kill"], step(LOAD, ARGUMENT_0) + when(EQUAL, EVERYBODY, eperm)))
    return [*rules, (IOCTL, _is_one_of(ARGUMENT_1, requests))]


def _is_one_of(argument: int, values: "list[int]") -> bytes:
    return step(LOAD, argument) + b"".join(
        when(EQUAL, value, refuse(errno.EPERM)) for value in values
    )
