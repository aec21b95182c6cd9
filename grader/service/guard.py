"""Before the application: who asks, how much they may send, and how long they may take for it.

A connection carries one request, so that each has a time by which its head and body must be there;
no thread waits for a client, only the event loop does.
"""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import h11
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from uvicorn.protocols.http.h11_impl import H11Protocol

from grader.service import tokens
from grader.service.tokens import Caller, Tokens
from grader.words.visible import visible

HEAD_S, BODY_S, ANSWER_S = 10.0, 30.0, 30.0
"""For the head, for the body, and for taking a part of the answer."""
BODY_MAX = 48 << 20
"""A submission and what lies beside it, at most 16 MiB each, as base64."""
TOO_LARGE = f"more than {BODY_MAX >> 20} MiB: send less"
BODIES_MAX = 512 << 20
"""Of all requests together: each is held whole in memory."""
OPEN = ("/", "/healthz", "/readyz", "/metrics", "/docs", "/openapi.json")
"""Paths that tell nothing of anybody, and need no token."""
FAILED = "the grader failed: its log says how"
ENDED = "the service ends before this was done: ask again"
RETRY_S = 5
CALLER = "grader.caller"

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

log = logging.getLogger("grader.service")


class Connection(H11Protocol):
    """A connection that is closed where its request does not come in time, or others need its room.

    When it is refused before its body is there, it says so, and takes what still comes: if the
    kernel closed it with something unread, the client might be told of that and not of the answer.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock; of too many the oldest goes that waits for its client."""
        super().connection_made(_Closing(transport, self._close))  # type: ignore[arg-type]
        self._real, self._begun_s, self._closing_bytes = transport, self.loop.time(), -1
        self._late = self.loop.call_later(HEAD_S, self._cut_off)
        if self.limit_concurrency and len(self.connections) >= self.limit_concurrency:
            there = [each for each in self.connections if isinstance(each, Connection)]
            waiting = [each for each in there if each.is_waiting and each is not self]
            if waiting:
                oldest = min(waiting, key=lambda each: each._begun_s)
                self.connections.discard(oldest)
                oldest._real.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._late.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what a client sends, also when nothing is wanted of it any more."""
        if self._closing_bytes < 0:
            super().data_received(data)
            return
        self._closing_bytes += len(data)
        if self._closing_bytes > BODY_MAX:
            self._real.abort()

    @property
    def is_waiting(self) -> bool:
        """Tell whether all that it waits for is its client."""
        cycle = self.cycle
        return cycle is None or cycle.more_body or cycle.response_complete

    def _cut_off(self) -> None:
        if self.cycle is None:
            self._real.abort()

    def _close(self) -> None:
        """Close, within a time in which the client takes the answer."""
        if self._closing_bytes >= 0:
            return
        self._closing_bytes = 0
        self._late.cancel()
        self._late = self.loop.call_later(ANSWER_S, self._real.abort)
        if self.conn.their_state in (h11.SEND_BODY, h11.ERROR) and not self._real.is_closing():
            self._real.write_eof()
            self._real.resume_reading()
        else:
            self._real.close()


class _Closing:
    """A transport that is closed in a way of ours."""

    def __init__(self, transport: asyncio.Transport, close: Callable[[], None]) -> None:
        self._transport, self._close = transport, close
        self._is_closed = False

    def close(self) -> None:
        self._is_closed = True
        self._close()

    def is_closing(self) -> bool:
        return self._is_closed or self._transport.is_closing()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class Guard:
    """Lets a request through to the application, with its caller, or refuses it."""

    def __init__(
        self, app: Application, known: Tokens, without: Caller, answered: Counter[int]
    ) -> None:
        """Take the tokens; where there are none everybody is `without`. Count what is answered."""
        self._app, self._tokens, self._without = app, known, without
        self._answered = answered
        self._bodies: Counter[str] = Counter()  # a number that all may change

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request; whatever fails in it ends in it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send, self._answered)
        headers = Headers(scope=scope)
        caller = self._caller(headers)
        if caller is None and scope["path"] not in OPEN:
            # What 401 means to CodeRunner is that too much was asked.
            status = 403 if scope["path"].startswith("/jobe/") else 401
            given = "authorization" in headers or "x-api-key" in headers
            said = "this token is not known" if given else "a token is needed"
            await answer.refuse(status, f"{said}: Authorization: Bearer TOKEN")
            return
        if _is_of_another_site(scope["method"], headers):
            await answer.refuse(403, "another site asks for it: use the page of this service")
            return
        if _length(headers) > BODY_MAX:  # nothing of it was asked for: who waits to send keeps it
            await answer.refuse(413, TOO_LARGE)
            return
        if scope["method"] == "HEAD" and not scope["path"].startswith("/jobe/"):
            scope = {**scope, "method": "GET"}  # uvicorn leaves out the body, by its own
        scope[CALLER] = caller
        body = _Body(receive, self._bodies)
        try:
            await self._app(scope, body.receive, answer.send)
        except TimeoutError:
            log.info("a client was cut off: it did not take its answer")
        except ClientDisconnect:  # in the midst of what it said: nobody is there to be answered
            log.info("a client went away before it had said all")
        except asyncio.CancelledError:  # the server ends at once; 500 would be a mistake of ours
            await answer.refuse(503, ENDED)
        except Exception as error:  # a mistake of ours
            log.error("%s failed, report this: %s", scope["method"], visible(repr(error)))
            await answer.refuse(500, FAILED)
        finally:
            self._bodies["held"] -= body.bytes

    def _caller(self, headers: Headers) -> Caller | None:
        if not self._tokens:
            return self._without
        kind, _, secret = headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer":
            secret = headers.get("x-api-key", "")
        return tokens.find(self._tokens, secret.strip())


def _length(headers: Headers) -> int:
    said = headers.get("content-length", "")
    return int(said) if said.isdecimal() and len(said) <= 20 else 0


def _is_of_another_site(method: str, headers: Headers) -> bool:
    """Tell whether a page of elsewhere has a browser send this, as any may to this machine's own.

    Browsers say so (W3C, Fetch Metadata Request Headers); nobody else has the header.
    """
    return method == "POST" and headers.get("sec-fetch-site") in ("cross-site", "same-site")


class _Body:
    """What a client sends, bounded in size and time, alone and with all others."""

    def __init__(self, receive: Receive, all_: Counter[str]) -> None:
        """Take the messages, and what all bodies together are."""
        self._receive, self._all = receive, all_
        self._until_s = asyncio.get_running_loop().time() + BODY_S
        self.bytes, self._complete = 0, False

    async def receive(self) -> Message:
        if self._complete:  # all that can come is that the client goes away
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until_s):
                message = await self._receive()
        except TimeoutError as error:
            raise HTTPException(408, f"the body did not come within {BODY_S:g} s") from error
        self.bytes += len(message.get("body", b""))
        self._all["held"] += len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        if self.bytes > BODY_MAX:
            raise HTTPException(413, TOO_LARGE)
        if self._all["held"] > BODIES_MAX:
            raise HTTPException(429, "too much is sent at once: try again", {"Retry-After": "5"})
        return message


class _Answer:
    """What is sent to a client, who must take it in time; the connection ends with it."""

    def __init__(self, send: Send, answered: Counter[int]) -> None:
        self._send, self._answered = send, answered
        self._begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._begun = True
            self._answered[message["status"]] += 1
            message["headers"] = [*message["headers"], (b"connection", b"close")]
        async with asyncio.timeout(ANSWER_S):
            await self._send(message)

    async def refuse(self, status: int, sentence: str) -> None:
        """Answer with a sentence, if nothing was answered yet."""
        if self._begun:
            return
        body = json.dumps({"detail": sentence}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
        if status == 401:
            headers.append((b"www-authenticate", b"Bearer"))
        if status == 503:
            headers.append((b"retry-after", b"%d" % RETRY_S))
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})
