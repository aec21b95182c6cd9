"""A service from its first signal to its last: started warm, drained gently."""

import asyncio
import contextlib
import logging
import signal
import socket
import sys
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn

from grader.sandbox import Sandbox, settings
from grader.service.app import application
from grader.service.asked import Parse
from grader.service.desk import Desk, Elsewhere
from grader.service.guard import Connection, Guard
from grader.service.judgements import Service
from grader.service.kept import Kept
from grader.service.line import Line
from grader.service.promises import Promises
from grader.service.tokens import Caller, Tokens
from grader.words.errors import UsageError
from grader.words.visible import visible

CONNECTIONS_MAX = 500
DRAIN_S = 60.0
ROOM_FOR_EACH = 32
"""What waits for each program that runs at once: half a minute of quick scripts."""

log = logging.getLogger("grader.service")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to serve: with which isolation and how much at once, for whom, what is kept where.

    `has_page` is whether there is a page for students. A `cluster` judges in place of this machine.
    """

    isolation: str
    jobs: int
    tokens: Tokens
    without: Caller
    state: Path
    has_page: bool = True
    cluster: Elsewhere | None = None


class OneLine(logging.Formatter):
    """A log of one line for each thing said, in which no text of others does anything."""

    def format(self, record: logging.LogRecord) -> str:
        """Return it as it may be shown."""
        return visible(f"{record.levelname.lower()}: {record.getMessage()}", most=2000)


class Server(uvicorn.Server):
    """A server that answers 503 while it ends what it has begun."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service
        self._until_s = 0.0
        self.ended_by: signal.Signals | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Drain at the first signal, end at the second."""
        if self._service.draining:
            self._tell_undone(f"{signal.Signals(sig).name} again")
            self.should_exit = self.force_exit = True
            return
        self._service.draining = True
        self.ended_by = signal.Signals(sig)
        log.info("%s: no new work; what was begun is finished", self.ended_by.name)

    async def on_tick(self, counter: int) -> bool:
        """Look, ten times a second, whether it is time to end."""
        if self._service.draining and not self.should_exit:
            now_s = asyncio.get_running_loop().time()
            self._until_s = self._until_s or now_s + DRAIN_S
            busy = self.server_state.tasks or not self._service.desk.line.idle
            self.should_exit = now_s > self._until_s or not busy
            if self.should_exit and busy:
                self._tell_undone(f"after {DRAIN_S:g} s")
        return await super().on_tick(counter)

    def _tell_undone(self, when: str) -> None:
        log.info("%s: it ends now, not done: %d", when, len(self.server_state.tasks))


def serve(plan: Plan, listener: socket.socket, parse: Parse) -> signal.Signals | None:
    """Serve until a signal comes, and return it; systemd learns of each step.

    Raises:
        UsageError: TCP would be served without a wall, and nobody asked for that.
        StoreError: promises cannot be kept where they should.
    """
    _log_to_stderr()
    answered: Counter[int] = Counter()
    with contextlib.ExitStack() as opened:
        kept = opened.enter_context(contextlib.closing(Kept(plan.state)))
        desk = opened.enter_context(_desk(plan))
        _check_walled(plan, listener, desk)
        promises = opened.enter_context(contextlib.closing(Promises(desk, kept)))
        service = Service(desk, promises, parse)
        left = promises.resume()
        if left:
            log.info("%d promised before are graded now", left)
        threading.Thread(target=desk.warm, name="warming", daemon=True).start()
        app = Guard(
            application(service, answered, plan.has_page), plan.tokens, plan.without, answered
        )
        server = Server(_config(app), service)
        log.info("listening on %s", _named(listener))
        server.run([listener])
        return server.ended_by


def _desk(plan: Plan) -> Desk:
    line = Line(plan.jobs, ROOM_FOR_EACH * plan.jobs)
    warned: list[str] = []
    # What a cluster takes for its own is what a program that is only run here shall have, too.
    isolation = plan.cluster.isolation if plan.cluster else plan.isolation
    spares = 2 * (1 if plan.cluster else plan.jobs)
    sandbox = Sandbox(isolation, settings(spares=spares), warn=warned.append)
    return Desk(sandbox, line, warned, plan.cluster)


def _check_walled(plan: Plan, listener: socket.socket, desk: Desk) -> None:
    """Let nobody from elsewhere run what they like without a wall or fence."""
    is_remote = listener.family != socket.AF_UNIX
    if is_remote and plan.isolation == "auto" and desk.isolation == "limited":
        said = "this machine gives no wall and no fence: `grader doctor` says what to install"
        raise UsageError(f"{said}; or give --isolation limited, for honest code only")


def _config(app: Guard) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS_MAX,
        timeout_graceful_shutdown=5,
    )


def _named(listener: socket.socket) -> str:
    name = listener.getsockname()
    return str(name) if isinstance(name, str) else f"http://{name[0]}:{name[1]}"


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    for name, level in (
        ("grader.service", "INFO"),
        ("uvicorn.error", "WARNING"),
        ("asyncio", "WARNING"),
        ("python_multipart", "ERROR"),  # it warns of each broken form, which is answered
    ):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(level)
        logger.propagate = False
