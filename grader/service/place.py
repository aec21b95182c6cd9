"""Where a user's own service listens, and what tells its exercises from others."""

import os
import stat
import zlib
from collections.abc import Mapping
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
"""The same as grader.exercise.source's, which takes 0.2 s to import."""
SOCKET = "grader.sock"
NO_EXERCISE = "no exercise"
"""How a service begins what it says of one: any other 404 is of something else there."""


def socket_path(environment: Mapping[str, str]) -> Path:
    """Return where the socket of this user's service is, whether there is one or not."""
    runtime = absolute(environment.get("XDG_RUNTIME_DIR"))
    if runtime is not None:
        return runtime / SOCKET
    temporary = absolute(environment.get("TMPDIR")) or Path("/tmp")
    return temporary / f"grader-{os.getuid()}" / SOCKET


def absolute(path: str | None) -> Path | None:
    """Return a folder that a variable names; a relative one is none, as the XDG specification says.

    It would be another folder for each who asks, and things would be made wherever that is.
    """
    return Path(path) if path and path.startswith("/") else None


def is_ours(path: Path) -> bool:
    """Tell whether the socket at `path`, and its folder, are this user's alone to change.

    In a folder that all may write another user could have been first, and would get submissions.
    """
    try:
        found = path.lstat()
    except OSError:
        return False
    return is_private(path.parent) and found.st_uid == os.getuid() and stat.S_ISSOCK(found.st_mode)


def is_private(folder: Path) -> bool:
    """Tell whether nobody but this user may change what lies in a folder."""
    found = folder.lstat()
    writable = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return found.st_uid == os.getuid() and not writable and stat.S_ISDIR(found.st_mode)


def exercises_digest(folder: Path = REFERENCE) -> str:
    """Return what changes when one of the exercises that come with the grader does."""
    digest = 0
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.is_file():
            digest = zlib.crc32(
                Path(entry.path).read_bytes(), zlib.crc32(entry.name.encode(), digest)
            )
    return f"{digest:08x}"
