"""What commands do with a cluster of Dask: they grade a class on it, serve with it, or join it."""

import asyncio
import signal
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.commands import ending
from grader.words.errors import UsageError

if TYPE_CHECKING:
    from grader.cluster.client import Cluster

PACKAGES = ("distributed", "cryptography")
PLAIN = "tcp://"
LOOPBACK = ("127.", "localhost", "[::1]")


def cluster(options: Mapping[str, Any], hidden: Sequence[Path] = ()) -> "Cluster":
    """Return the cluster that was asked for, not connected yet."""
    _need_dask()
    from grader.cluster.client import Cluster, Wish

    address = options["cluster"]
    _warn_of_plain(address)
    exercises, processor = options.get("exercises"), options["processor"]
    wish = Wish(address, options["isolation"], exercises, processor, hidden)
    return Cluster(wish, ending.warn)


def grade(options: Mapping[str, Any]) -> int:
    """Grade a class on a cluster, report, and return the exit status."""
    made = cluster(options, (options["paths"][0], options["report"]))
    from grader.commands import grade_class
    from grader.sandbox import wall

    wall.reserve(options["report"])

    with made as site:
        if site.isolation == "limited" and options["isolation"] == "auto":
            ending.warn("the workers are limited: only honest code is safe to run")
        return grade_class.grade_at(site, options)


def work(options: Mapping[str, Any]) -> int:
    """Be a worker until a signal comes, and return the exit status."""
    _need_dask()
    from grader.cluster import joining

    address = options["address"]
    if not address.startswith(("tcp://", "tls://")):
        raise UsageError(f"{address}: give tls://HOST:PORT, or tcp://HOST:PORT without encryption")
    _warn_of_plain(address)
    plan = joining.Plan(options["jobs"], options["isolation"], options["exercises"])
    plan.check()
    joining.quieten()

    async def serve() -> int:
        ended, loop = asyncio.Event(), asyncio.get_running_loop()
        by = list[int]()

        def end(number: int) -> None:
            by.append(number)
            ended.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, end, number)
        await joining.serve(address, plan, _say, ended)
        return ending.INTERRUPTED if signal.SIGINT in by else 0

    return asyncio.run(serve())


def _say(line: str) -> None:
    click.echo(f"grader worker: {line}", err=True)


def _need_dask() -> None:
    if any(find_spec(name) is None for name in PACKAGES):
        raise UsageError(f"for a cluster: pip install {' '.join(PACKAGES)}")


def _warn_of_plain(address: str) -> None:
    """Say what it means that Dask's plain protocol knows neither secrets nor who speaks."""
    if address.startswith(PLAIN) and not address.removeprefix(PLAIN).startswith(LOOPBACK):
        ending.warn(
            f"{address} is not encrypted: whoever reaches it can read what was handed in and run "
            "code on all its machines, this one too: use tls:// where others are on the network"
        )
