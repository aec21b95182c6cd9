"""What was promised with 202: it survives SIGKILL and a power cut, and is done after a restart."""

import fcntl
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader.words.errors import NO_ROOM, StoreError, UsageError

NAME, LOCK = "promised.sqlite", "promised.lock"
FORMAT = 1
KEPT_S = 7 * 24 * 3600.0
SCHEMA = """
CREATE TABLE IF NOT EXISTS promised (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, work TEXT, judgement TEXT, made_s REAL NOT NULL
) WITHOUT ROWID
"""
COLUMNS = "id, owner, work, judgement, made_s"
"""What we need; a later grader may have put others beside."""
JOURNAL_BYTES = 1 << 20
"""What its journal keeps of the disk, so that what is judged can be told where all else is full."""
BROKEN = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)
"""What no room on the disk mends."""


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
        """Open or make them; raise `UsageError` if they cannot lie there, or another has them."""
        self._path, self._now = folder / NAME, now
        self._lock = threading.Lock()
        with ExitStack() as opened:
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._held = opened.enter_context((folder / LOCK).open("wb"))
                self._path.touch(mode=0o600)  # what students handed in is in it
            except OSError as error:
                wrong = StoreError if error.errno in NO_ROOM else UsageError
                said = f"{folder}: {error.strerror}: give --state another folder"
                raise wrong(said) from error
            self._hold(folder)
            with self._using():
                self._connection = sqlite3.connect(self._path, check_same_thread=False)
                opened.callback(self._connection.close)
                self._set_up()
            opened.pop_all()

    def _hold(self, folder: Path) -> None:
        """Be the only service here: another would do once more what we have promised."""
        try:
            fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            said = f"another service keeps in {folder} what it promised: give another --state"
            raise UsageError(said) from error
        except OSError:  # a file system without locks
            return

    def _set_up(self) -> None:
        ask = self._connection.execute
        (found,) = ask("PRAGMA user_version").fetchone()
        if found > FORMAT:
            raise UsageError(f"{self._path} is of a later grader: start that, or give --state DIR")
        # A log beside it would hold as much again, and need room to be taken back.
        ask("PRAGMA journal_mode=PERSIST")
        ask(f"PRAGMA journal_size_limit={JOURNAL_BYTES}")
        ask("PRAGMA synchronous=FULL")
        (found,) = ask("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        ask(SCHEMA)
        ask(f"SELECT {COLUMNS} FROM promised LIMIT 0")
        ask(f"PRAGMA user_version={FORMAT}")

    def close(self) -> None:
        """Let go."""
        with self._lock:
            self._connection.close()
            self._held.close()

    def promise(self, owner: str, work: str) -> str:
        """Keep work before it is acknowledged; return the id that it is asked for by."""
        made = secrets.token_urlsafe(16)
        with self._using(), self._connection:
            values = (made, owner, work, None, self._now())
            self._connection.execute(f"INSERT INTO promised ({COLUMNS}) VALUES (?,?,?,?,?)", values)
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
                code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
                what = "make room or mend it, then try again"
                if code in BROKEN:
                    what = "it is broken, or not ours: move it away, with what was promised in it"
                raise StoreError(f"{self._path}: {error}: {what}") from error


FIND = "SELECT id, owner, work, judgement FROM promised WHERE"
