"""SQLite's failures as ours, and the lock by which one grader at a time has a report's folder."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from grader.words.errors import GraderError, StoreError, UsageError, unwritten

LOCK = "judgements.lock"
UNWRITABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)
"""What is so from the first moment on: a folder that is read-only, a file of another user."""


def lock(folder: Path) -> sqlite3.Connection:
    """Hold a lock that ends with our process; SQLite's own works on every system."""
    connection = None
    try:
        connection = sqlite3.connect(folder / LOCK, timeout=0)
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_BUSY:
            raise UsageError(
                f"another grader writes to {folder}: wait for its end or give another --report"
            ) from error
        wrong = StoreError if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR) else UsageError
        raise wrong(f"--report {folder} cannot be written: {error}") from error
    return connection


@contextmanager
def failures_of(path: Path, opening: bool = False) -> Iterator[None]:
    """Say what a failure of the file at `path` means; raise `StoreError`, or `UsageError`.

    While it is `opening` nothing was written yet, and another folder may be given.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_NOTADB:
            raise UsageError(f"{path} is no store of ours: give another --report") from error
        if code == sqlite3.SQLITE_CORRUPT:
            raise StoreError(
                f"{path} is damaged ({error}): move it away and run the same command again, "
                "which grades all anew"
            ) from error
        if opening and code in UNWRITABLE:
            raise _unwritable(path, error) from error
        raise StoreError(
            f"{path} cannot be written or read ({error}): what was shown as done is kept; "
            "make room or mend it, then run the same command again"
        ) from error


def _unwritable(path: Path, error: sqlite3.Error) -> GraderError:
    """Return why a file cannot be opened to write: its folder's reason, which SQLite keeps back."""
    try:
        with TemporaryFile(dir=path.parent):
            return UsageError(f"{path} cannot be written ({error}): give another --report")
    except OSError as found:
        return unwritten(f"--report {path.parent}", found)
