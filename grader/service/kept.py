"""What was promised with 202: it survives SIGKILL and a power cut, and is done after a restart."""

import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader.words.errors import StoreError

NAME = "promised.sqlite"
KEPT_S = 7 * 24 * 3600.0
SCHEMA = """
CREATE TABLE IF NOT EXISTS promised (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, work TEXT, judgement TEXT, made_s REAL NOT NULL
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Promise:
    """Work that was promised to an owner; `judgement` is JSON, None while it is not done."""

    id: str
    owner: str
    work: str
    judgement: str | None


class Kept:
    """The promises of a service, in a folder of its own; any thread may use it.

    Every method raises `StoreError` if the disk is full or fails; what was kept stays kept. `now`
    is the machine's clock, which somebody may set: only how long things are kept hangs on it.
    """

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        self._path, self._now = folder / NAME, now
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.touch(mode=0o600)  # what students handed in is in it
        except OSError as error:
            raise StoreError(f"{folder}: {error.strerror}: give --state another folder") from error
        self._lock = threading.Lock()
        with self._using():
            self._connection = sqlite3.connect(self._path, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=FULL")
            self._connection.execute(SCHEMA)

    def close(self) -> None:
        """Let go."""
        with self._lock:
            self._connection.close()

    def promise(self, owner: str, work: str) -> str:
        """Keep work before it is acknowledged; return the id that it is asked for by."""
        made = secrets.token_urlsafe(16)
        with self._using(), self._connection:
            values = (made, owner, work, self._now())
            self._connection.execute("INSERT INTO promised VALUES (?, ?, ?, NULL, ?)", values)
        return made

    def fulfil(self, id_: str, judgement: str) -> None:
        """Keep the judgement; what was handed in is not needed any more."""
        with self._using(), self._connection:
            row = (judgement, id_)
            self._connection.execute(
                "UPDATE promised SET judgement = ?, work = '' WHERE id = ?", row
            )

    def find(self, id_: str) -> Promise | None:
        """Return a promise, None if there is none."""
        with self._using(), closing(self._connection.execute(f"{FIND} id = ?", (id_,))) as rows:
            row = rows.fetchone()
        return Promise(*row) if row else None

    def unfulfilled(self) -> list[Promise]:
        """Return what is still to be done, the oldest first, and forget what is long done."""
        with self._using(), self._connection:
            old = (self._now() - KEPT_S,)
            self._connection.execute(
                "DELETE FROM promised WHERE judgement IS NOT NULL AND made_s < ?", old
            )
            rows = self._connection.execute(f"{FIND} judgement IS NULL ORDER BY made_s").fetchall()
        return [Promise(*row) for row in rows]

    @contextmanager
    def _using(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                said = f"{self._path}: {error}: make room or mend it, then try again"
                raise StoreError(said) from error


FIND = "SELECT id, owner, work, judgement FROM promised WHERE"
