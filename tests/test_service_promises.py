"""Promises on a disk that fails: nothing is acknowledged that is not kept, nothing kept is lost."""

import json
from collections.abc import Iterator
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
from grader.words.errors import GraderError, StoreError
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
