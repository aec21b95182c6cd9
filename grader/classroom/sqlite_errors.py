"""SQLite's failures as ours, and the lock by which one grader at a time has a report's folder."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.words.errors import StoreError, UsageError

LOCK = "judgements.lock"


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
def failures_of(path: Path) -> Iterator[None]:
    """Say what a failure of the file at `path` means; raise `StoreError`, or `UsageError`."""
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
        raise StoreError(
            f"{path} cannot be written or read ({error}): what was shown as done is kept; "
            "make room or mend it, then run the same command again"
        ) from error
