"""Landlock: what of the file system a process may use, by allow-list; see landlock(7).

It needs no privilege. What it does not know of stays allowed: to ask for a file's attributes, which
nothing stops, and to change them, which is the business of the filter of system calls.
"""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from .kernel import checked, syscall

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << n for n in range(6))
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK = (1 << n for n in range(6, 12))
MAKE_SYM, REFER, TRUNCATE, IOCTL_DEV = (1 << n for n in range(12, 16))
SINCE = {1: (1 << 13) - 1, 2: REFER, 3: TRUNCATE, 5: IOCTL_DEV}
"""Rights on files, by the version of Landlock that brought them."""
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
READ = READ_FILE | READ_DIR
RUN = READ | EXECUTE
USE = READ_FILE | WRITE_FILE | TRUNCATE
OWN = READ | USE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | MAKE_FIFO | MAKE_SYM | REFER
"""All in a folder, but to execute, to make devices and sockets."""
NETWORK_SINCE, BIND_AND_CONNECT_TCP = 4, 3
SCOPES_SINCE, ABSTRACT_SOCKETS_AND_SIGNALS = 6, 3
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION, _PATH_BENEATH = 1, 1


def version() -> int:
    """Return the version that this kernel has; 0 where it has none or none may be used."""
    return max(0, syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION)))


def restrict(rules: "Iterable[tuple[str, int]]", known: int) -> None:
    """Allow this process, and all that it starts, `rules` alone; needs no_new_privs.

    Each rule is a path and the rights on it and on all below; what is not there is left out.
    `known` is the version to go by. Of the network nothing is allowed, and signals go only to who
    is restricted likewise.
    """
    handled = sum(rights for since, rights in SINCE.items() if since <= known)
    network = BIND_AND_CONNECT_TCP if known >= NETWORK_SINCE else 0
    scopes = ABSTRACT_SOCKETS_AND_SIGNALS if known >= SCOPES_SINCE else 0
    described = struct.pack("=QQQ", handled, network, scopes)
    made = syscall(_CREATE_RULESET, described, ctypes.c_size_t(len(described)), ctypes.c_uint32(0))
    ruleset = checked(made, "landlock_create_ruleset")
    for path, rights in rules:
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except (FileNotFoundError, PermissionError):
            continue
        allowed = rights & handled
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            allowed &= OF_FILES
        rule = struct.pack("=Qi", allowed, place)
        added = syscall(_ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(_PATH_BENEATH), rule, 0)
        checked(added, f"landlock_add_rule {path}")
        os.close(place)
    checked(syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), 0), "landlock_restrict_self")
    os.close(ruleset)
