"""The socket that a service listens on: its user's own, one that systemd opened, or TCP."""

import contextlib
import fcntl
import ipaddress
import os
import pwd
import socket
import stat
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import IO

from grader.service import place
from grader.service.tokens import NEIGHBOUR, OWNER, Caller
from grader.words.errors import UsageError

PATH_BYTES_MAX = 107 if sys.platform == "linux" else 103
"""Of a Unix socket: unix(7), and unix(4) of the BSDs."""
FIRST_PASSED = 3
"""man 3 sd_listen_fds."""
NO_TOKEN = (
    "anyone in the network could have it grade: give --token-file FILE or GRADER_TOKEN, "
    "or serve on 127.0.0.1"
)


def passed(environment: MutableMapping[str, str]) -> socket.socket | None:
    """Return the socket that systemd opened for us, None if it opened none.

    Raises:
        UsageError: it passed more than one, and so more than one way to be trusted.
    """
    pid, count = environment.pop("LISTEN_PID", ""), environment.pop("LISTEN_FDS", "")
    if pid != str(os.getpid()) or not count.isdecimal() or count == "0":
        return None
    if count != "1":
        raise UsageError(f"{count} sockets were passed: write one ListenStream= into the unit")
    return socket.socket(fileno=FIRST_PASSED)


def tcp(host: str, port: int) -> socket.socket:
    """Listen on TCP; raise `UsageError` if that cannot be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise UsageError(f"--host {host} --port {port}: {error.strerror}") from error


def is_private(listener: socket.socket) -> bool:
    """Tell whether only processes of this machine reach a socket."""
    if listener.family == socket.AF_UNIX:
        return True
    return ipaddress.ip_address(listener.getsockname()[0].partition("%")[0]).is_loopback


def caller(listener: socket.socket) -> Caller:
    """Return who asks without a token: the user, where they alone may open the socket."""
    if listener.family != socket.AF_UNIX:
        return NEIGHBOUR
    mode = Path(listener.getsockname()).stat().st_mode
    return NEIGHBOUR if mode & (stat.S_IWGRP | stat.S_IWOTH) else OWNER


@contextlib.contextmanager
def own(path: Path) -> Iterator[socket.socket]:
    """Listen on a socket that this user alone may open, in place of a stale one.

    Raises:
        UsageError: a service listens there already, or there can be no socket.
    """
    with contextlib.ExitStack() as held:
        _check_length(path)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not place.is_private(path.parent):
                raise UsageError(f"{path.parent}: others may write it: set XDG_RUNTIME_DIR")
            held.enter_context(_locked(path))
            path.unlink(missing_ok=True)  # whoever made it is dead: the lock was free
            listener = held.enter_context(socket.socket(socket.AF_UNIX))
            before = os.umask(0o177)
            try:
                listener.bind(str(path))
            finally:
                os.umask(before)
            listener.listen(128)
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror or error}") from error
        try:
            yield listener
        finally:
            path.unlink(missing_ok=True)


def _check_length(path: Path) -> None:
    length = len(os.fsencode(path))
    if length > PATH_BYTES_MAX:
        what = f"a socket's path has at most {PATH_BYTES_MAX} bytes, and this {length}"
        raise UsageError(f"{path}: {what}: set XDG_RUNTIME_DIR to a shorter one, or give --port")


def _locked(path: Path) -> IO[bytes]:
    """Return a lock on a path; the kernel frees it when we die."""
    lock = path.with_suffix(".lock").open("wb")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise UsageError(f"a service listens on {path} already") from error
    return lock


def state(environment: Mapping[str, str]) -> Path:
    """Return the folder for what must survive a restart: systemd's, or the user's own.

    Raises:
        UsageError: the user has no folder.
    """
    if given := environment.get("STATE_DIRECTORY", "").partition(":")[0]:
        return Path(given)
    named = place.absolute(environment.get("XDG_STATE_HOME"))
    return (named or _home(environment) / ".local" / "state") / "grader"


def _home(environment: Mapping[str, str]) -> Path:
    """Return the user's folder: where a unit or cron names none, that of the list of users."""
    home = place.absolute(environment.get("HOME"))
    if home is None:
        with contextlib.suppress(KeyError):
            home = place.absolute(pwd.getpwuid(os.getuid()).pw_dir)
    if home is None or not _is_there(home):
        raise UsageError("there is no home folder to keep promises in: give --state DIR")
    return home


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except PermissionError:  # of a folder around it, as a unit may hide all homes
        return False
