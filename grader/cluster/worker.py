"""What a worker does: it has one sandbox for its life, and judges what it is sent.

`dask worker` becomes one with `--preload grader.cluster.worker`; `grader worker` does that.
"""

import asyncio
import signal
import threading
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from distributed import Worker, WorkerPlugin, get_worker

from grader.classroom import schedule
from grader.cluster import conditions, wire
from grader.cluster.conditions import Conditions
from grader.judging.judge import Judge
from grader.sandbox import Sandbox, settings
from grader.words.errors import GraderError
from grader.words.isolation import ISOLATIONS

NAME = "grader"
SHARE = 2.0**-10
"""Of a worker, for each submission that runs beside others; its threads bound how many these are.
One that is to run alone asks for all of it."""
JUDGES_MAX = 16


class Grading(WorkerPlugin):
    """A sandbox as long as the worker lives, and the judges that share it."""

    name = NAME

    def __init__(self, isolation: str, exercises: Path | None, hidden: Sequence[Path]) -> None:
        self._isolation, self._exercises = isolation, exercises
        self._hidden = [*hidden, *([exercises] if exercises else [])]
        self._lock = threading.Lock()
        self._judges: OrderedDict[str, Judge] = OrderedDict()
        self._opened = ExitStack()

    def start(self, threads: int) -> Conditions:
        """Start the sandbox and return what it gives; raise `GraderError` if it cannot be had."""
        made = settings(spares=2 * threads, hidden=self._hidden)
        self._sandbox = self._opened.enter_context(Sandbox(self._isolation, made))
        self.conditions = conditions.of(self._sandbox, self._exercises)
        return self.conditions

    def teardown(self, worker: Worker) -> None:
        """End all that runs."""
        self._opened.close()

    def judge(self, sent: bytes) -> bytes:
        """Judge what was sent; raise `GraderError` if it would not be what is kept."""
        asked = wire.unpacked(sent)
        return self._judge(asked).judge(asked.submission).model_dump_json().encode()

    def _judge(self, asked: wire.Asked) -> Judge:
        """Return the judge who knows the expected values already, or a new one."""
        with self._lock:
            judge = self._judges.get(asked.basis)
            if judge is None:
                terms = wire.terms_from_json(asked.said, self._exercises)
                if schedule.basis(terms, self.conditions.isolation) != asked.basis:
                    # Whoever joins later is refused; this one was asked before the files changed.
                    raise GraderError(f"{terms.exercise.name} is not the same on all machines")
                judge = self._judges[asked.basis] = Judge(terms, self._sandbox)
                if len(self._judges) > JUDGES_MAX:
                    self._judges.popitem(last=False)
            self._judges.move_to_end(asked.basis)
            return judge


def judge(sent: bytes) -> tuple[bytes, str]:
    """Judge on the worker that this runs on: the judgement's JSON, or why there is none."""
    try:
        grading: Any = get_worker().plugins[NAME]
        return grading.judge(sent), ""
    except GraderError as error:
        return b"", str(error)
    except Exception as error:
        return b"", f"the grader failed, report this: {error!r}"


@click.command()
@click.option("--isolation", type=click.Choice(ISOLATIONS), default="auto")
@click.option("--exercises", type=click.Path(path_type=Path))
@click.option("--hide", "hidden", multiple=True, type=click.Path(path_type=Path))
async def dask_setup(
    worker: Worker, isolation: str, exercises: Path | None, hidden: Sequence[Path]
) -> None:
    """Make a grader's worker of one of Dask's, before it joins."""
    if worker.nanny:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the nanny's to hear, who ends us
        if hasattr(signal, "pthread_sigmask"):  # or no program here could have it either
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    grading = Grading(isolation, exercises, hidden)
    await offer(worker, grading, await asyncio.to_thread(grading.start, worker.state.nthreads))


async def offer(worker: Worker, grading: WorkerPlugin, found: Conditions) -> None:
    """Have a worker tell, when it joins, that it judges under these conditions."""
    await worker.plugin_add(plugin=grading, name=NAME, catch_errors=False)
    offered, told = {resource(found): 1.0}, found.model_dump()
    worker.state.total_resources.update(offered)
    worker.state.available_resources.update(offered)
    worker.startup_information[NAME] = lambda _: told


def resource(wanted: Conditions) -> str:
    """Return the name of what a worker under these conditions has, and no other."""
    return f"{NAME}-{wanted.digest}"
