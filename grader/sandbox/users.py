"""Users of this machine that nobody else is, one for each run.

The kernel counts some things for each user of the machine, whatever the namespace: descriptors in
flight, pages in pipes, watches. Runs that are one user take them from each other, see
`docs/security.md`.
"""

import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from grader.words.errors import WallError

COUNT = 256
"""So many runs at once are different users; as many more begin again at the first."""
UNUSED = ((0x70000000, 0x80000000), (60706, 61184))
"""Uids that distributions leave alone, the second pair within the 65,536 of a container:
https://systemd.io/UIDS-GIDS."""
OF_ALL = ("/tmp", "/var/tmp")
_CHOWN, _KILL, _SETGID, _SETUID, _SYS_ADMIN = 0, 5, 6, 7, 21


@dataclass(frozen=True, slots=True)
class Users:
    """`count` uids from `first` for runs; `own` is that of the zygote, `group` its group.

    `spare` and `spare_group` have no process: something must be the wall's root.
    """

    own: int
    group: int
    spare: int
    spare_group: int
    first: int
    count: int


def find() -> Users | None:
    """Return the users that runs may have behind a wall; None where they can only be one.

    Whether the kernel agrees is known when a zygote was started with them.
    """
    if os.geteuid() == 0:
        return _as_root(_SETGID, _SETUID, _SYS_ADMIN)
    return _from_subordinate_ids()


def find_without_namespaces() -> Users | None:
    """Return the users that runs may have behind a fence: who is not root can be nobody else."""
    return _as_root(_CHOWN, _KILL, _SETGID, _SETUID) if os.geteuid() == 0 else None


def _as_root(*capabilities: int) -> Users | None:
    status = Path("/proc/self/status").read_text()
    ours = int(status.partition("CapEff:")[2].split()[0], 16)
    if not all(ours >> capability & 1 for capability in capabilities):
        return None
    mapped = [_mapped(f"/proc/self/{kind}_map") for kind in ("uid", "gid")]
    for start, end in UNUSED:
        if all(any(a <= start and end <= b for a, b in ranges) for ranges in mapped):
            room = COUNT + 2  # another grader has other ones, unless its pid is much like ours
            own = start + os.getpid() % ((end - start) // room) * room
            return Users(own, own, own + 1, own + 1, own + 2, COUNT)
    return None


def _mapped(path: str) -> list[tuple[int, int]]:
    """Return the ranges of ids that there are in our own user namespace."""
    rows = [list(map(int, line.split())) for line in Path(path).read_text().splitlines()]
    return [(start, start + count) for start, _, count in rows]


def _from_subordinate_ids() -> Users | None:
    """Return some of those that an administrator gave to us for containers: subuid(5)."""
    if not (shutil.which("newuidmap") and shutil.which("newgidmap")):
        return None
    uids, gids = _last_given("/etc/subuid"), _last_given("/etc/subgid")
    if uids is None or gids is None:
        return None
    first = max(uids[0], uids[1] - COUNT - 1)  # a container takes them from the other end
    return Users(os.getuid(), os.getgid(), first, gids[1] - 1, first + 1, uids[1] - first - 1)


def _last_given(path: str) -> tuple[int, int] | None:
    import pwd  # absent on Windows

    try:
        lines = Path(path).read_text().splitlines()
        names = (pwd.getpwuid(os.getuid()).pw_name, str(os.getuid()))
    except (OSError, KeyError):
        return None
    found = None
    for owner, start, count in (line.split(":") for line in lines if line.count(":") == 2):
        if owner in names and start.isdigit() and count.isdigit() and int(count) > 1:
            found = int(start), int(start) + int(count)
    return found


def temporary_folder(users: Users | None) -> Path:
    """Return the temporary folder, or that of all where users of runs cannot enter our own.

    Debian's libpam-tmpdir makes one for each user that others may not enter.
    """
    own = Path(tempfile.gettempdir()).resolve()
    for folder in (own, *map(Path, OF_ALL)):
        if users is None or (os.access(folder, os.W_OK) and may_be_entered(folder)):
            return folder
    raise WallError(f"{own} is closed to the users that runs have: set TMPDIR to one of all users")


def may_be_entered(folder: Path) -> bool:
    """Tell whether any user may go into a folder."""
    return all(each.stat().st_mode & stat.S_IXOTH for each in (folder, *folder.parents))
