"""Workers that join a scheduler: those of `grader worker`, and those of `--cluster local:N`.

A nanny of Dask's stands before each: it starts the worker anew when that dies, and both end when
the scheduler goes.
"""

import asyncio
import contextlib
import logging
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dask
from dask.system import CPU_COUNT
from distributed import Nanny, Scheduler
from distributed.comm.addressing import get_address_host, unparse_host_port
from distributed.security import Security
from distributed.utils import get_ip

from grader.words.errors import UsageError, WallError

AGAIN_S, LEAVE_S = 1.0, 5.0
QUIET = {
    # Nobody asks a worker for a page or a profile, and each would be one more thing that is open.
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
    # Dask keeps its last thousand messages, and each of ours may have all of a submission in it.
    "distributed.admin.low-level-log-length": 10,
    "distributed.admin.large-graph-warning-threshold": "1 GB",  # a submission may have 32 MiB
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a worker offers: programs at once, their isolation, and exercises of one's own.

    `hidden` are folders of which no program may see anything. `becomes` is the module that makes it
    more than one of Dask's.
    """

    threads: int = CPU_COUNT
    isolation: str = "auto"
    exercises: Path | None = None
    hidden: Sequence[Path] = ()
    becomes: str = "grader.cluster.worker"

    def check(self) -> None:
        """Raise `UsageError` if more would run at once than this machine has processors for."""
        if self.threads > CPU_COUNT:
            raise UsageError(f"--jobs {self.threads}: this machine runs {CPU_COUNT} at once")

    @property
    def arguments(self) -> list[str]:
        """What `grader.cluster.worker` is told on its command line."""
        own = ["--exercises", str(self.exercises.resolve())] if self.exercises else []
        hidden = [part for each in self.hidden for part in ("--hide", str(each.resolve()))]
        return ["--isolation", self.isolation, *own, *hidden]


def quieten() -> None:
    """Let Dask say nothing by itself: what is to be said, we say in a line."""
    dask.config.set(QUIET)
    for name in ("distributed", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


@asynccontextmanager
async def local(count: int, plan: Plan) -> AsyncIterator[tuple[str, Security]]:
    """Start a scheduler and workers on this machine; yield its address and what opens it.

    Whoever else is on the machine could have a scheduler on loopback run anything as us, so this
    one speaks TLS, with a key that never leaves our processes.
    """
    security = Security.temporary()
    async with AsyncExitStack() as opened:
        opened.enter_context(_own_folder())
        scheduler = await opened.enter_async_context(
            Scheduler(
                host="127.0.0.1",
                port=0,
                protocol="tls",
                security=security,
                dashboard_address="127.0.0.1:0",
            )
        )
        started = [_nanny(scheduler.address, plan, security) for _ in range(count)]
        for nanny in started:
            opened.push_async_callback(nanny.close)
        try:
            await asyncio.gather(*started)
        except Exception as error:
            raise WallError(f"no worker could be started: {_first(error)}") from error
        yield scheduler.address, security


async def serve(
    address: str, plan: Plan, say: Callable[[str], None], ending: asyncio.Event
) -> None:
    """Be a worker until `ending` is set: join, and join again when the scheduler comes back.

    Raises:
        WallError: the sandbox cannot be had.
    """
    told = False
    with _own_folder():
        while not ending.is_set():
            nanny = _nanny(address, plan)
            joining = asyncio.ensure_future(nanny.start())
            try:
                if not await _done_before(ending, joining):
                    return
                told = False
                say(f"joined {address} as {nanny.worker_address}: {plan.threads} at once")
                if await _done_before(ending, asyncio.ensure_future(nanny.finished())):
                    say(f"lost {address}")
                else:
                    await _leave(nanny)
            except OSError:
                if not told:
                    say(f"no scheduler answers at {address}: waiting for one")
                told = True
                await _done_before(ending, asyncio.ensure_future(asyncio.sleep(AGAIN_S)))
            except Exception as error:
                raise WallError(f"the worker cannot be started: {_first(error)}") from error
            finally:
                await nanny.close()


async def _leave(nanny: Nanny) -> None:
    """Hand back what is not done, so that nobody thinks that it took the worker down."""
    with contextlib.suppress(OSError):  # or there is nobody to tell
        leaving: dict[str, Any] = {"workers": [nanny.worker_address], "close_workers": False}
        await asyncio.wait_for(nanny.scheduler.retire_workers(**leaving), LEAVE_S)


async def _done_before(ending: asyncio.Event, doing: "asyncio.Future[Any]") -> bool:
    """Wait for one of two things; tell whether it was done, and raise what it raised."""
    ended = asyncio.ensure_future(ending.wait())
    try:
        await asyncio.wait([ended, doing], return_when=asyncio.FIRST_COMPLETED)
    finally:
        ended.cancel()
    if not doing.done():
        doing.cancel()
        return False
    doing.result()
    return True


@contextlib.contextmanager
def _own_folder() -> Iterator[None]:
    """Let what Dask writes go into a folder that is removed in the end."""
    name = "grader-worker-"
    with (
        tempfile.TemporaryDirectory(prefix=name, ignore_cleanup_errors=True) as made,
        dask.config.set({"temporary-directory": made}),
    ):
        yield


def _nanny(address: str, plan: Plan, security: Security | None = None) -> Nanny:
    return Nanny(
        address,
        nthreads=plan.threads,
        # On the way to the scheduler alone, or all who reach this machine would be let in.
        host=unparse_host_port(get_ip(get_address_host(address))),
        preload=[plan.becomes],
        preload_argv=plan.arguments,
        memory_limit=0,  # nothing is ever spilled to a disk; programs have limits of their own
        silence_logs=logging.CRITICAL,
        security=security,
    )


def _first(error: BaseException) -> str:
    """Return what was wrong in the end: Dask wraps what a worker said."""
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error) or repr(error)
