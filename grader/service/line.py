"""Work that waits its turn: bounded, fair between those who ask, and equal work done once."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from grader.words.errors import GraderError

Key = tuple[Any, ...]


class FullError(GraderError):
    """There is no room for more work; `retry_after_s` says when there may be."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"too much is asked at once: try again in {retry_after_s} s")
        self.retry_after_s = retry_after_s


@dataclass(slots=True, eq=False)
class _Piece:
    """A piece of work, and how many wait for it."""

    key: Key
    work: Callable[[], Any]
    future: Future[Any]
    wanted: int = 1


class Line:
    """A line before a number of workers, who take a piece of work from each owner in turn.

    `room` is how much may wait, and an owner may fill half of it: so there is room for another, and
    one that asks for a hundred at once delays another's first by one.
    """

    def __init__(self, workers: int, room: int) -> None:
        self._room, self._workers = room, workers
        self._waiting: OrderedDict[str, deque[_Piece]] = OrderedDict()
        self._asked: dict[Key, _Piece] = {}
        self._changed = threading.Condition()
        self._mean_s = 1.0
        self.closing = False
        self.running = self.shared = self.abandoned = 0
        self._threads = [
            threading.Thread(target=self._work, name="grading", daemon=True) for _ in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def waiting(self) -> int:
        """How much work waits."""
        return sum(map(len, self._waiting.values()))

    @property
    def idle(self) -> bool:
        """Whether nothing waits or runs."""
        with self._changed:
            return not self._asked

    def ask(
        self, owner: str, key: Key, work: Callable[[], Any], bounded: bool = True
    ) -> Future[Any]:
        """Have work done; equal work, by its key, that waits or runs already is shared.

        Raises:
            FullError: too much waits already.
        """
        with self._changed:
            if key in self._asked:
                self.shared += 1
                self._asked[key].wanted += 1
                return self._asked[key].future
            if bounded:
                self._check_room(owner)
            piece = self._asked[key] = _Piece(key, work, Future())
            piece.future.set_running_or_notify_cancel()  # others may wait for it when one gives up
            self._waiting.setdefault(owner, deque()).append(piece)
            self._changed.notify()
            return piece.future

    def leave(self, future: Future[Any]) -> bool:
        """Wait no more for what was asked; work that waits and nobody waits for is dropped.

        Return whether it was. What runs is bounded, and is done: it may be asked for again.
        """
        with self._changed:
            for owner, pieces in self._waiting.items():
                piece = next((each for each in pieces if each.future is future), None)
                if piece is not None:
                    piece.wanted -= 1
                    if not piece.wanted:
                        self._drop(owner, piece)
                    return not piece.wanted
        return False

    def check_room(self, owner: str) -> None:
        """Raise `FullError` if an owner could not ask for anything new now."""
        with self._changed:
            self._check_room(owner)

    def close(self) -> None:
        """Take no more work; what waits is never done."""
        with self._changed:
            self.closing = True
            self._waiting.clear()
            self._changed.notify_all()

    def _check_room(self, owner: str) -> None:
        own = len(self._waiting.get(owner, ()))
        if self.waiting >= self._room or own >= (self._room + 1) // 2:
            raise FullError(max(1, round(self.waiting * self._mean_s / self._workers)))

    def _drop(self, owner: str, piece: _Piece) -> None:
        self._waiting[owner].remove(piece)
        if not self._waiting[owner]:
            del self._waiting[owner]
        del self._asked[piece.key]
        self.abandoned += 1

    def _take(self) -> _Piece | None:
        with self._changed:
            while not self._waiting and not self.closing:
                self._changed.wait()
            if self.closing:
                return None
            owner, works = self._waiting.popitem(last=False)
            taken = works.popleft()
            if works:
                self._waiting[owner] = works  # behind all others
            self.running += 1
            return taken

    def _work(self) -> None:
        while taken := self._take():
            began_s = time.monotonic()
            try:
                taken.future.set_result(taken.work())
            except BaseException as error:
                taken.future.set_exception(error)
            took_s = time.monotonic() - began_s
            with self._changed:
                del self._asked[taken.key]
                self.running -= 1
                self._mean_s += 0.1 * (took_s - self._mean_s)
