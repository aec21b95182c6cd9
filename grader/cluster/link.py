"""The link to a scheduler: what is asked of it is done once, whatever becomes of who does it.

All of it runs in one event loop. A worker that dies takes with it what it was given; of that nobody
knows what was to blame, so each runs again, alone on a worker and one after the other: what takes
three workers down is given up, and what only stood beside it is not.
"""

import asyncio
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from distributed import Client
from distributed.client import FutureCancelledError
from distributed.scheduler import KilledWorker
from distributed.security import Security

from grader.cluster import worker
from grader.cluster.conditions import Conditions
from grader.words.errors import GraderError, UsageError

STRIKES_MAX = 3
CONNECT_S, LOOK_S = 10.0, 1.0
GATHER_S = 0.02
"""What is asked for meanwhile goes as one message; with one each a simulation took longer."""
REFUSED_MAX = 20
"""Lines about workers that are refused: a cluster of another version is told once and not a
thousand times."""


@dataclass(eq=False, slots=True)
class _Item:
    """What is to be judged; `struck` is set when the worker that has it dies."""

    sent: bytes
    strikes: int = 0
    struck: asyncio.Event = field(default_factory=asyncio.Event)


class Link:
    """A connection that comes back when it is lost; `warn` gets a line for each worker refused."""

    def __init__(
        self, address: str, security: Security | None, warn: Callable[[str], None]
    ) -> None:
        self.workers = self.threads = 0
        self.dashboard = ""
        self._address, self._security, self._warn = address, security, warn
        self._client: Client | None = None
        self._wanted: Conditions | None = None
        self._refused: set[str] = set()
        self._items: dict[str, _Item] = {}
        self._left: dict[str, _Item] = {}
        self._gathered: dict[str, _Item] = {}
        self._sending: asyncio.Task[dict[str, Any]] | None = None
        self._connecting, self._alone = asyncio.Lock(), asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None
        self._answered = False

    @property
    def connected(self) -> bool:
        """Whether the scheduler is there."""
        return self._client is not None and self._client.status == "running"

    async def open(self) -> None:
        """Connect; raise `UsageError` if nobody answers."""
        try:
            await self._connect()
        except OSError as error:
            said = "start one with `dask scheduler`, or check the address"
            raise UsageError(
                f"--cluster: no scheduler answers at {self._address}: {said}"
            ) from error

    async def offered(self) -> Conditions:
        """Return the conditions of the first worker there is; wait for one."""
        while True:
            for told in (await self._told()).values():
                if worker.NAME in told:
                    return Conditions.model_validate(told[worker.NAME])
            await asyncio.sleep(0.1)

    async def want(self, wanted: Conditions) -> None:
        """Say what workers must be like; from now on the others are named."""
        self._wanted = wanted
        told = await self._look()
        self._looking = asyncio.ensure_future(self._watch(len(told)))

    async def close(self) -> None:
        """Let go; what is not done is dropped."""
        if self._looking is not None:
            self._looking.cancel()
        await self._drop()

    async def judged(self, sent: bytes) -> bytes:
        """Return what a worker made of it; raise `GraderError` if none can."""
        item = _Item(sent)
        while item.strikes < STRIKES_MAX:
            async with self._alone if item.strikes else nullcontext():
                done = await self._attempt(item)
            if done is not None:
                made, failed = done
                if failed:
                    raise GraderError(failed)
                return made
        raise GraderError(f"it took down {STRIKES_MAX} workers, one after the other")

    async def _attempt(self, item: _Item) -> tuple[bytes, str] | None:
        """Have it done; return None if it is to be tried again."""
        key, strikes = f"judge-{uuid.uuid4().hex}", item.strikes
        item.struck.clear()
        self._items[key] = item
        done = asyncio.ensure_future(self._done(key, item))
        struck = asyncio.ensure_future(item.struck.wait())
        try:
            await asyncio.wait([done, struck], return_when=asyncio.FIRST_COMPLETED)
            return await done if done.done() else None
        except KilledWorker:  # of a scheduler that allows less than we do
            item.strikes = max(item.strikes, strikes + 1)
        except (FutureCancelledError, OSError):  # the scheduler is gone, or who had the result
            await asyncio.sleep(0.1)
        finally:
            del self._items[key]
            if item.struck.is_set():
                self._left[key] = item
            done.cancel()
            struck.cancel()
        return None

    async def _done(self, key: str, item: _Item) -> tuple[bytes, str]:
        """Have it done once; at its end, whatever that is, the scheduler forgets it."""
        await self._connect()
        future = await self._soon(key, item)
        try:
            made: tuple[bytes, str] = await future
            return made
        finally:
            future.release()

    async def _soon(self, key: str, item: _Item) -> Any:
        """Submit it, together with what else is asked for by then if it need not run alone."""
        if item.strikes:
            return self._submit({key: item}, alone=True)[key]
        self._gathered[key] = item
        if self._sending is None:
            self._sending = asyncio.ensure_future(self._send())
        return (await asyncio.shield(self._sending))[key]

    async def _send(self) -> dict[str, Any]:
        await asyncio.sleep(GATHER_S)
        gathered, self._gathered, self._sending = self._gathered, {}, None
        try:
            return self._submit(gathered, alone=False)
        except Exception as error:
            raise ConnectionError("the scheduler went meanwhile") from error

    def _submit(self, items: dict[str, _Item], alone: bool) -> dict[str, Any]:
        assert self._client is not None
        assert self._wanted is not None
        futures = self._client.map(
            worker.judge,
            [item.sent for item in items.values()],
            key=list(items),
            pure=False,
            resources={worker.resource(self._wanted): 1.0 if alone else worker.SHARE},
            priority=int(alone),  # nothing passes it while it waits for a worker of its own
        )
        return dict(zip(items, futures, strict=True))

    def _heard(self, event: tuple[float, Any]) -> None:
        """Hear what happens on the scheduler.

        A worker may die of what was left to be tried again: until the scheduler has heard of that
        it gives it to the next worker. What was to run alone there did not, and is not to blame.
        """
        told = event[1]
        if told.get("action") == "remove-worker" and not told.get("expected"):
            lost = told["processing-tasks"]
            for item in [self._items[key] for key in lost if key in self._items]:
                beside = any(self._left.get(key, item) is not item for key in lost)
                item.strikes += not (item.strikes and beside)
                item.struck.set()

    async def _connect(self) -> Client:
        """Return a client that is connected; wait until there is one if there was one before."""
        async with self._connecting:
            while self._client is None or not self.connected:
                await self._drop()
                try:
                    self._client = await Client(
                        self._address,
                        asynchronous=True,
                        security=self._security,
                        timeout=CONNECT_S,
                        name="grader",
                        set_as_default=False,
                    )
                    self._client.subscribe_topic("all", self._heard)
                except OSError:
                    if not self._answered:
                        raise
                    await asyncio.sleep(LOOK_S)
                self._answered = True
            return self._client

    async def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            if client.status == "running":
                client.unsubscribe_topic("all")  # or what it hears of our own end goes nowhere
            await client.close(timeout=2)

    async def _told(self) -> dict[str, Any]:
        """Return what the workers say of themselves, by address."""
        client = await self._connect()
        scheduler: Any = client.scheduler
        told: dict[str, Any] = await scheduler.identity(n_workers=-1)
        self.dashboard = client.dashboard_link if "dashboard" in told["services"] else ""
        workers: dict[str, Any] = told["workers"]
        return workers

    async def _watch(self, count: int) -> None:
        """Look now and then who is there."""
        while True:
            await asyncio.sleep(LOOK_S * (1 + count // 50))  # what each tells is a kilobyte
            count = len(await self._look())

    async def _look(self) -> dict[str, Any]:
        """See who is there, and name whom we cannot use."""
        try:
            told = await self._told()
        except OSError:
            told = {}
        fit = {address: each for address, each in told.items() if self._fits(address, each)}
        self.workers = len(fit)
        self.threads = sum(each["nthreads"] for each in fit.values())
        return told

    def _fits(self, address: str, told: dict[str, Any]) -> bool:
        assert self._wanted is not None
        if worker.NAME not in told:
            why = "there is no grader in it: start it with `grader worker`"
        else:
            why = self._wanted.differences(Conditions.model_validate(told[worker.NAME]))
        if why and address not in self._refused and len(self._refused) < REFUSED_MAX:
            self._refused.add(address)
            self._warn(f"the worker {address} is refused: {why}")
        return not why
