"""Who asked waits for what others do, and is told that we are alive; who hung up waits no more."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Future
from typing import Any, TypeVar

from fastapi import Request
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from grader.service.line import Line
from grader.words.errors import GraderError

BEAT_S = 1.0
JSON = "application/json"
Result = TypeVar("Result")

log = logging.getLogger("grader.service")


class HungUpError(GraderError):
    """Nobody is there any more who could be answered."""


async def result(request: Request, line: Line, future: "Future[Result]") -> Result:
    """Wait for what is done in another thread, as long as who asked does.

    Raises:
        HungUpError: they do not; what nobody waits for is not begun.
    """
    waiting = asyncio.wrap_future(future)
    gone = asyncio.ensure_future(_gone(request))
    either: set[asyncio.Future[Any]] = {waiting, gone}
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            raise HungUpError("the client hung up")
        return waiting.result()
    finally:
        for each in either:  # what others wait for too is not cancelled by it
            each.cancel()
        _leave(line, future)


async def _gone(request: Request) -> None:
    """Return when a client has gone, of whom all was read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _leave(line: Line, future: "Future[Any]") -> None:
    if line.leave(future):
        log.info("nobody waits any more for work that was not begun: it is not done")


class Beating(StreamingResponse):
    """A space a second until there is a result, so that who waits knows we are alive.

    Then comes what is `told` of it, or what is said where it `failed`, with the reason.
    """

    def __init__(
        self,
        line: Line,
        future: "Future[Result]",
        told: Callable[[Result], Mapping[str, Any]],
        failed: Mapping[str, Any],
    ) -> None:
        super().__init__(_beats(future, told, failed), media_type=JSON)
        self._line, self._future = line, future

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, until there is a result or who asked is gone."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            _leave(self._line, self._future)


async def _beats(
    future: "Future[Result]", told: Callable[[Result], Mapping[str, Any]], failed: Mapping[str, Any]
) -> AsyncIterator[bytes]:
    waiting = asyncio.wrap_future(future)
    try:
        while not (await asyncio.wait([waiting], timeout=BEAT_S))[0]:
            yield b" "
        said = told(waiting.result())
    except GraderError as error:
        said = {**failed, "failed": str(error)}
    finally:
        waiting.cancel()
    yield json.dumps(said).encode()
