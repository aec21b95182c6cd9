"""The judgements of a class on disk: what is acknowledged survives a SIGKILL and a power cut.

`judgements` has one row a submission, the last one made; `submissions` says which of them are the
class's now. Anyone may read the file while it grows.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader.classroom.discovery import Found
from grader.words.errors import StoreError, UsageError
from grader.words.graded import Graded
from grader.words.model import Judgement, Verdict

NAME, LOCK = "judgements.sqlite", "judgements.lock"
FORMAT = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS submissions (
    student TEXT PRIMARY KEY, submission TEXT UNIQUE NOT NULL, key TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judgements (
    submission TEXT PRIMARY KEY, key TEXT NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL,
    source TEXT NOT NULL, judgement TEXT NOT NULL
);
CREATE VIEW IF NOT EXISTS graded AS
    SELECT student, submission, verdict, score, source, judgement
    FROM submissions CROSS JOIN judgements USING (submission, key)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A judgement to be kept, with the key of what it was made from."""

    key: str
    source: str
    judgement: Judgement


class Store:
    """The store of one report folder; only one grader at a time has it.

    Every method raises `StoreError` if the disk is full or fails; what was kept stays kept.
    """

    def __init__(self, folder: Path) -> None:
        """Open or make the store; raise `UsageError` if it is another's or in use."""
        self._path = folder / NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"--report {folder}: {error.strerror}") from error
        self._lock = _lock(folder)
        try:
            self._connection = self._open()
        except BaseException:
            self._lock.close()
            raise

    def _open(self) -> sqlite3.Connection:
        with _failures_of(self._path):
            connection = sqlite3.connect(self._path)
        try:
            with _failures_of(self._path):
                found = connection.execute("PRAGMA user_version").fetchone()[0]
                if found not in (0, FORMAT):
                    raise UsageError(f"{self._path} is of another grader: give another --report")
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                connection.executescript(f"{SCHEMA}; PRAGMA user_version={FORMAT}")
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Let go; what was not acknowledged is dropped."""
        self._connection.close()
        self._lock.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def expect(self, files: Iterable[Found]) -> None:
        """Say which submissions are the class's; judgements of others stay, unused."""
        with _failures_of(self._path), self._connection:
            self._connection.execute("DELETE FROM submissions")
            rows = ((each.student, each.name) for each in files)
            self._connection.executemany("INSERT INTO submissions VALUES (?, ?, NULL)", rows)

    def find(self, name: str, key: str) -> Verdict | None:
        """Return the verdict that is kept for this key, None if it is yet to be made."""
        query = "SELECT verdict FROM judgements WHERE submission = ? AND key = ?"
        with _failures_of(self._path):
            row = self._connection.execute(query, (name, key)).fetchone()
        return Verdict(row[0]) if row else None

    def confirm(self, names: Iterable[tuple[str, str]]) -> None:
        """Say that what is kept of these submissions, for these keys, is right."""
        with _failures_of(self._path), self._connection:
            self._connection.executemany(
                "UPDATE submissions SET key = ?2 WHERE submission = ?1", names
            )

    def keep(self, rows: Iterable[Row]) -> None:
        """Keep judgements; when this returns they are on the disk."""
        with _failures_of(self._path), self._connection:
            for row in rows:
                made = row.judgement
                name, text = made.submission, made.model_dump_json()
                self._connection.execute(
                    "INSERT OR REPLACE INTO judgements VALUES (?, ?, ?, ?, ?, ?)",
                    (name, row.key, made.verdict, made.score, row.source, text),
                )
                self._connection.execute(
                    "UPDATE submissions SET key = ? WHERE submission = ?", (row.key, name)
                )

    def totals(self) -> tuple[Counter[Verdict], float]:
        """Return how many submissions earned each verdict, and the mean score of those judged."""
        query = "SELECT verdict, COUNT(*), SUM(score) FROM graded GROUP BY verdict"
        with _failures_of(self._path):
            rows = self._connection.execute(query).fetchall()
        counts = Counter({Verdict(verdict): count for verdict, count, _ in rows})
        judged = counts.total() - counts[Verdict.JUDGE_ERROR]
        return counts, sum(score for _, _, score in rows) / max(judged, 1)

    def graded(self) -> Iterator[Graded]:
        """Yield the class's judgements in the order of the students' names, one at a time."""
        query = "SELECT student, submission, source, judgement FROM graded ORDER BY student"
        with _failures_of(self._path), closing(sqlite3.connect(self._path)) as connection:
            for student, name, source, text in connection.execute(query):
                judgement = Judgement.model_validate_json(text)
                yield Graded(student=student, submission=name, source=source, judgement=judgement)


def _lock(folder: Path) -> sqlite3.Connection:
    """Hold a lock that ends with our process; SQLite's own works on every system."""
    connection = None
    try:
        connection = sqlite3.connect(folder / LOCK, timeout=0)
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise UsageError(
                f"another grader writes to {folder}: wait for its end or give another --report"
            ) from error
        raise UsageError(f"--report {folder} cannot be written: {error}") from error
    return connection


@contextmanager
def _failures_of(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
            raise UsageError(f"{path} is no store of ours: give another --report") from error
        raise StoreError(
            f"{path} cannot be written or read ({error}): what was shown as done is kept; "
            "make room or mend it, then run the same command again"
        ) from error
