"""Promises on a disk that fails: nothing is acknowledged that is not kept, nothing kept is lost."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from judgements import graded

from grader import api
from grader.service.kept import Kept
from grader.service.promises import Promises
from grader.service.work import Work
from grader.words.errors import GraderError, StoreError, UsageError
from grader.words.model import Judgement

WORK = Work((("hw.py", b"print(1)"),), api.Request(exercise="tanh_gain"))
JUDGEMENT = graded("Ann").judgement


class Desk:
    """A desk that judges when it is told to."""

    def __init__(self) -> None:
        self.line = self
        self.asked: list[Future[list[Judgement]]] = []

    def check_room(self, owner: str) -> None:
        """Have room."""

    def ask(self, owner: str, work: Work, bounded: bool = True) -> "Future[list[Judgement]]":
        """Take work."""
        assert work == WORK
        self.asked.append(Future())
        return self.asked[-1]


class Disk(Kept):
    """Promises on a disk that is full when it is told to be."""

    full = False

    def promise(self, owner: str, work: str) -> str:
        """Keep work if there is room."""
        if self.full:
            raise StoreError("/secret/place: the disk is full")
        return super().promise(owner, work)

    def fulfil(self, id_: str, judgement: str) -> None:
        """Keep a judgement if there is room."""
        if self.full:
            raise StoreError("/secret/place: the disk is full")
        super().fulfil(id_, judgement)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    made = Disk(tmp_path / "state")
    yield made
    made.close()


def told(promises: Promises, id_: str) -> Any:
    """Return what is told of a promise."""
    found = promises.find("ann", id_)
    return found and found.judgement and json.loads(found.judgement)


def test_a_judgement_that_cannot_be_kept_is_told_nevertheless_and_kept_later(disk: Disk) -> None:
    desk = Desk()
    promises = Promises(desk, disk)  # type: ignore[arg-type]
    id_ = promises.make("ann", WORK)
    assert told(promises, id_) is None
    disk.full = True
    desk.asked[0].set_result([JUDGEMENT])
    assert told(promises, id_)["verdict"] == "accepted"
    assert promises.find("bob", id_) is None
    assert [each.id for each in disk.unfulfilled()] == [id_]
    disk.full = False
    assert told(promises, id_)["verdict"] == "accepted"
    assert disk.unfulfilled() == []


def test_what_cannot_be_kept_is_not_promised_and_says_no_place(disk: Disk) -> None:
    desk = Desk()
    disk.full = True
    with pytest.raises(StoreError, match="not promised") as refused:
        Promises(desk, disk).make("ann", WORK)  # type: ignore[arg-type]
    assert "/secret" not in str(refused.value)
    assert desk.asked == []


def test_what_ends_with_the_service_is_judged_after_the_restart(disk: Disk) -> None:
    desk = Desk()
    before = Promises(desk, disk)  # type: ignore[arg-type]
    id_ = before.make("ann", WORK)
    before.close()
    desk.asked[0].set_result([JUDGEMENT])  # as the sandbox went: it may be a judge error
    after = Promises(desk, disk)  # type: ignore[arg-type]
    assert after.resume() == 1
    desk.asked[1].set_result([JUDGEMENT])
    assert told(after, id_)["verdict"] == "accepted"
    assert after.resume() == 0


def test_what_can_be_judged_no_more_is_told_so(disk: Disk) -> None:
    class Without(Desk):
        def ask(self, *_: object, **__: object) -> "Future[list[Judgement]]":  # type: ignore[override]
            raise GraderError("no exercise 'tanh_gain'")

    id_ = disk.promise("ann", WORK.as_json)
    promises = Promises(Without(), disk)  # type: ignore[arg-type]
    assert promises.resume() == 1
    assert told(promises, id_) == {"detail": "no exercise 'tanh_gain'"}


def test_what_was_judged_meanwhile_is_kept_as_soon_as_there_is_room(disk: Disk) -> None:
    desk = Desk()
    promises = Promises(desk, disk)  # type: ignore[arg-type]
    promises.make("ann", WORK)
    disk.full = True
    desk.asked[0].set_result([JUDGEMENT])
    with pytest.raises(StoreError):
        promises.make("ann", WORK)
    assert not promises.are_kept
    disk.full = False
    promises.make("ann", WORK)
    assert promises.are_kept
    assert len(disk.unfulfilled()) == 1


def test_what_is_judged_gives_its_room_to_what_comes(tmp_path: Path) -> None:
    large = "x" * 200_000
    with closing(Kept(tmp_path)) as kept:
        for _ in range(5):
            kept.fulfil(kept.promise("ann", large), "{}")
            assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 3 * len(large)


BROKEN = {
    "no database": lambda file: file.write_bytes(b"no database at all" * 500),
    "cut off": lambda file: os.truncate(file, 5000),
    "another table": lambda file: changed(file, "DROP TABLE promised; CREATE TABLE promised (a)"),
}


def changed(file: Path, how: str) -> None:
    """Change a database."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(how)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """What a service has kept that is no more."""
    with closing(Kept(tmp_path)) as kept:
        kept.promise("ann", WORK.as_json)
    return tmp_path / "promised.sqlite"


@pytest.mark.parametrize("how", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_said_at_the_start_and_left_as_it_is(
    file: Path, how: Callable[[Path], None]
) -> None:
    how(file)
    before = file.read_bytes()
    with pytest.raises(StoreError, match="move it away"):
        Kept(file.parent)
    assert file.read_bytes() == before


def test_a_later_grader_s_is_left_to_it(file: Path) -> None:
    changed(file, "PRAGMA user_version=999")
    with pytest.raises(UsageError, match="of a later grader"):
        Kept(file.parent)


def test_a_column_more_hinders_nothing(file: Path) -> None:
    changed(file, "ALTER TABLE promised ADD COLUMN more TEXT")
    with closing(Kept(file.parent)) as kept:
        kept.promise("bob", WORK.as_json)
        assert [each.owner for each in kept.unfulfilled()] == ["ann", "bob"]


def test_what_an_earlier_grader_logged_beside_is_kept(file: Path) -> None:
    """It was killed: its last promise lies in the log alone."""
    python = f"""
import os, sqlite3
connection = sqlite3.connect({str(file)!r}, isolation_level=None)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("INSERT INTO promised VALUES ('x', 'bob', '1', NULL, 1e10)")
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", python], check=True)
    assert file.with_name("promised.sqlite-wal").stat().st_size
    with closing(Kept(file.parent)) as kept:
        assert [each.owner for each in kept.unfulfilled()] == ["ann", "bob"]


def test_another_service_keeps_nothing_in_the_same_folder(disk: Disk, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="another --state"):
        Kept(tmp_path / "state")
    disk.close()
    Kept(tmp_path / "state").close()


DAY_S = 24 * 3600.0
SET = {"back a year": -365 * DAY_S, "back a second": -1.0, "on a day": DAY_S, "not at all": 0.0}


@pytest.mark.parametrize("by_s", SET.values(), ids=SET)
def test_a_clock_that_is_set_loses_nothing(tmp_path: Path, by_s: float) -> None:
    clock_s = 1e9
    with closing(Kept(tmp_path, lambda: clock_s)) as before:
        first, done = (before.promise("ann", WORK.as_json) for _ in range(2))
        clock_s += by_s
        second = before.promise("ann", WORK.as_json)
        before.fulfil(done, JUDGEMENT.model_dump_json())
    with closing(Kept(tmp_path, lambda: clock_s)) as after:
        desk = Desk()
        promises = Promises(desk, after)  # type: ignore[arg-type]
        assert promises.resume() == 2
        for future in desk.asked:
            future.set_result([JUDGEMENT])
        for id_ in (first, second, done):
            assert told(promises, id_)["verdict"] == "accepted"


def test_what_is_done_is_forgotten_after_a_week_and_nothing_else(tmp_path: Path) -> None:
    clock_s = 1e9
    with closing(Kept(tmp_path, lambda: clock_s)) as kept:
        waits, done = (kept.promise("ann", WORK.as_json) for _ in range(2))
        kept.fulfil(done, "{}")
        clock_s += 8 * DAY_S
        assert [each.id for each in kept.unfulfilled()] == [waits]
        assert kept.find(done) is None


def test_nobody_else_may_read_what_was_handed_in(disk: Disk, tmp_path: Path) -> None:
    disk.promise("ann", WORK.as_json)
    folder = tmp_path / "state"
    assert folder.stat().st_mode & 0o077 == 0
    assert {path.stat().st_mode & 0o077 for path in folder.glob("*.sqlite")} == {0}
