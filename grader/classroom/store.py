"""The judgements of a class on disk: what is acknowledged survives a SIGKILL and a power cut.

What is kept is right, or is as if it were not there: whatever wrote it, it is graded again.

`judgements` has one row a submission, the last one made; `submissions` says which of them are the
class's now, `by_hand` what the teacher gave whom, and `numbers` who is who without a name. Anyone
may read the file while it grows.
"""

import random
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.classroom import kept
from grader.classroom.discovery import Found
from grader.classroom.sqlite_errors import failures_of, lock
from grader.classroom.walk import STORE
from grader.words.errors import UsageError, unwritten
from grader.words.graded import ByHand, Graded
from grader.words.model import Judgement, Verdict

NAME = STORE
FORMAT = 2
SCHEMA = """
CREATE TABLE IF NOT EXISTS submissions (
    student TEXT PRIMARY KEY, submission TEXT UNIQUE NOT NULL, owner TEXT NOT NULL, key TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS by_hand (
    student TEXT PRIMARY KEY, given REAL, comment TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS numbers (
    student TEXT PRIMARY KEY, number INTEGER UNIQUE NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judgements (
    submission TEXT PRIMARY KEY, key TEXT NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL,
    source TEXT NOT NULL, judgement TEXT NOT NULL
);
CREATE VIEW IF NOT EXISTS graded AS
    SELECT student, submission, verdict, IFNULL(given, score) AS score, source, judgement, owner,
        given, comment, number
    FROM submissions CROSS JOIN judgements USING (submission, key)
    LEFT JOIN by_hand USING (student) LEFT JOIN numbers USING (student)
"""
TABLES = ("submissions", "by_hand", "numbers", "judgements")


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
            raise unwritten(f"--report {folder}", error) from error
        self._lock = lock(folder)
        try:
            self._connection = self._open()
        except BaseException:
            self._lock.close()
            raise

    def _open(self) -> sqlite3.Connection:
        with failures_of(self._path, opening=True):
            connection = sqlite3.connect(self._path)
        try:
            with failures_of(self._path, opening=True):
                found = connection.execute("PRAGMA user_version").fetchone()[0]
                if found > FORMAT:
                    raise UsageError(f"{self._path} is of another grader: give another --report")
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                for name in _tables_of_another_shape(connection):  # an earlier format, or broken
                    connection.execute(f"DROP TABLE {name}")
                connection.execute("DROP VIEW IF EXISTS graded")
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
        with failures_of(self._path), self._connection:
            self._connection.execute("DELETE FROM submissions")
            rows = ((each.student, each.name, each.owner.model_dump_json()) for each in files)
            self._connection.executemany("INSERT INTO submissions VALUES (?, ?, ?, NULL)", rows)

    def students(self) -> set[str]:
        """Return whose submissions are the class's, judged or not."""
        with failures_of(self._path):
            return {name for (name,) in self._connection.execute("SELECT student FROM submissions")}

    def names(self) -> set[str]:
        """Return the class's submissions of which a judgement is kept, right or not."""
        query = "SELECT submission FROM submissions JOIN judgements USING (submission)"
        with failures_of(self._path):
            return {name for (name,) in self._connection.execute(query)}

    def find(self, name: str, key: str) -> Verdict | None:
        """Return the verdict that is kept for this key, None if it is yet to be made, or broken."""
        query = """
            SELECT CAST(verdict AS BLOB), score, CAST(source AS BLOB), CAST(judgement AS BLOB)
            FROM judgements WHERE submission = ? AND key = ? AND typeof(score) = 'real' AND
                typeof(verdict) = 'text' AND typeof(source) = 'text' AND typeof(judgement) = 'text'
            """
        with failures_of(self._path):
            row = self._connection.execute(query, (name, key)).fetchone()
        return kept.verdict(name, *row) if row else None

    def confirm(self, names: Iterable[tuple[str, str]]) -> None:
        """Say that what is kept of these submissions, for these keys, is right."""
        with failures_of(self._path), self._connection:
            self._connection.executemany(
                "UPDATE submissions SET key = ?2 WHERE submission = ?1", names
            )

    def keep(self, rows: Iterable[Row]) -> None:
        """Keep judgements; when this returns they are on the disk."""
        with failures_of(self._path), self._connection:
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

    def give(self, by_hand: Mapping[str, ByHand]) -> None:
        """Let what the teacher gave win, by student, and nothing that was given before."""
        rows = [(student, each.score, each.comment) for student, each in by_hand.items()]
        with failures_of(self._path), self._connection:
            self._connection.execute("DELETE FROM by_hand")
            self._connection.executemany("INSERT INTO by_hand VALUES (?, ?, ?)", rows)

    def number(self) -> list[tuple[int, str]]:
        """Give each of the class a number that tells nothing, once; return all that were given."""
        broken = (
            "DELETE FROM numbers WHERE typeof(student) <> 'text' OR typeof(number) <> 'integer'"
        )
        new = "SELECT student FROM submissions EXCEPT SELECT student FROM numbers"
        with failures_of(self._path), self._connection:
            self._connection.execute(broken)
            students = [student for (student,) in self._connection.execute(new)]
            random.SystemRandom().shuffle(students)
            last = self._connection.execute("SELECT IFNULL(MAX(number), 0) FROM numbers")
            rows = enumerate(students, start=last.fetchone()[0] + 1)
            self._connection.executemany("INSERT INTO numbers VALUES (?2, ?1)", rows)
            query = "SELECT number, student FROM numbers ORDER BY number"
            return self._connection.execute(query).fetchall()

    def totals(self) -> tuple[Counter[Verdict], float | None]:
        """Return how many submissions earned each verdict, and the mean score, None of nobody."""
        query = """
            SELECT verdict, COUNT(*), SUM(known), SUM(known * score) FROM (
                SELECT *, verdict <> 'judge_error' OR given IS NOT NULL AS known FROM graded
            ) GROUP BY verdict"""
        with failures_of(self._path):
            rows = self._connection.execute(query).fetchall()
        known, earned = sum(row[2] for row in rows), sum(row[3] for row in rows)
        return Counter({Verdict(row[0]): row[1] for row in rows}), earned / known if known else None

    def exercise(self) -> str:
        """Return of which exercise what is kept of the class is, empty if that is none or many."""
        query = """
            SELECT DISTINCT json_extract(judgement, '$.exercise') FROM graded
            WHERE json_valid(judgement) LIMIT 2"""
        with failures_of(self._path):
            found = self._connection.execute(query).fetchall()
        return str(found[0][0] or "") if len(found) == 1 else ""

    def scores(self) -> dict[str, float]:
        """Return the class's scores by student, a judge error's too."""
        query = "SELECT student, score FROM graded WHERE typeof(score) = 'real'"
        with failures_of(self._path):
            return dict(self._connection.execute(query))

    def graded(self, anonymous: bool = False) -> Iterator[Graded]:
        """Yield the class's judgements in the order of the students' names, one at a time.

        An `anonymous` one has a number for a name, and comes in the order of these.
        """
        order = "number" if anonymous else "student"
        query = (
            "SELECT student, submission, source, judgement, owner, given, comment, number "
            f"FROM graded ORDER BY {order}"
        )
        with failures_of(self._path), closing(sqlite3.connect(self._path)) as connection:
            for row in connection.execute(query):
                yield kept.graded(row, anonymous)


def _tables_of_another_shape(connection: sqlite3.Connection) -> list[str]:
    """Return which of our tables have other columns than they should."""
    with closing(sqlite3.connect(":memory:")) as right:
        right.executescript(SCHEMA)
        wanted = {name: _columns(right, name) for name in TABLES}
    return [n for n, columns in wanted.items() if _columns(connection, n) not in ([], columns)]


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"PRAGMA table_info({table})").fetchall()
