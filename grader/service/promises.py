"""Judgements that are asked for now and fetched later; what was acknowledged is done in the end."""

import json
import logging
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from grader.service import work
from grader.service.desk import Desk
from grader.service.kept import Kept, Promise
from grader.service.work import Work
from grader.words.errors import GraderError, StoreError
from grader.words.model import Judgement
from grader.words.visible import on_its_lines, visible

log = logging.getLogger("grader.service")


class Promises:
    """Keeps what is promised until it is fetched."""

    def __init__(self, desk: Desk, kept: Kept) -> None:
        self._desk, self._kept = desk, kept
        self._closed = False
        self._unkept: dict[str, str] = {}
        self._failing = False

    def close(self) -> None:
        """Keep nothing more: what is ended with the sandbox is judged after the restart."""
        self._closed = True

    def make(self, owner: str, asked: Work) -> str:
        """Promise a judgement; return the id that it is fetched by.

        Raises:
            FullError: there is no room for more work.
            StoreError: it cannot be kept, and so is not promised.
        """
        self._desk.line.check_room(owner)
        self._keep_more()
        try:
            made = self._kept.promise(owner, asked.as_json)
        except StoreError as error:
            self._failing = True
            log.error("%s", visible(str(error)))
            raise StoreError("it cannot be kept, and so not promised: try again later") from error
        self._failing = False
        self._begin(made, owner, asked)
        return made

    def _keep_more(self) -> None:
        """Keep what was judged while the disk was full: what was handed in leaves its room."""
        for id_, said in list(self._unkept.items()):
            self._fulfil(id_, said)
            if id_ in self._unkept:
                return

    @property
    def are_kept(self) -> bool:
        """Whether the last of them, and all that is judged, could be kept."""
        return not self._failing and not self._unkept

    def resume(self) -> int:
        """Begin again with what was promised and is not done; return how much that is."""
        left = self._kept.unfulfilled()
        for promise in left:
            self._begin(promise.id, promise.owner, work.from_json(promise.work))
        return len(left)

    def find(self, owner: str, id_: str) -> Promise | None:
        """Return what was promised to an owner, None if nothing was."""
        if said := self._unkept.get(id_):
            self._fulfil(id_, said)
        found = self._kept.find(id_)
        if found is not None and found.judgement is None:
            found = replace(found, judgement=self._unkept.get(id_))
        return found if found is not None and found.owner == owner else None

    def _begin(self, id_: str, owner: str, asked: Work) -> None:
        try:
            future = self._desk.ask(owner, asked, bounded=False)
        except GraderError as error:  # an exercise that is no more
            self._fulfil(id_, json.dumps({"detail": str(error)}))
            return
        future.add_done_callback(partial(self._done, id_))

    def _done(self, id_: str, future: "Future[list[Judgement]]") -> None:
        error = future.exception()
        if error is None:
            self._fulfil(id_, on_its_lines(future.result()[0].model_dump_json()))
        elif isinstance(error, GraderError):
            self._fulfil(id_, json.dumps({"detail": str(error)}))
        else:
            log.error("a promised judgement failed, report this: %s", visible(repr(error)))

    def _fulfil(self, id_: str, said: str) -> None:
        if self._closed:
            return
        try:
            self._kept.fulfil(id_, said)
            self._unkept.pop(id_, None)
        except StoreError as error:  # a full disk: who asks has it; a restart would judge it again
            self._unkept[id_] = said
            log.error("%s", visible(str(error)))
