"""Makes a worker of Dask's one that judges by the bytes of the source alone, without a sandbox.

`DIE` in a source takes the worker down. `GRADER_FAKE_S` is how long each takes, and
`GRADER_FAKE_PROCESSOR` what it says of its processor.
"""

import asyncio
import os
import signal
import time

import click
from class_runner import judgement
from distributed import Worker, WorkerPlugin

from grader.cluster import conditions, wire, worker

PROCESSOR = "FAKE"


class Fake(WorkerPlugin):
    """Judges in its sleep."""

    def judge(self, sent: bytes) -> bytes:
        """Judge, or die."""
        asked = wire.unpacked(sent)
        time.sleep(float(os.environ.get("GRADER_FAKE_S", "0.02")))
        if b"DIE" in asked.submission.source:
            os.kill(os.getpid(), signal.SIGKILL)
        return judgement(asked.submission).model_dump_json().encode()


@click.command()
@click.option("--isolation")
async def dask_setup(of_dask: Worker, isolation: str) -> None:
    """Make a fake of a worker."""
    said = os.environ.get("GRADER_FAKE_PROCESSOR", PROCESSOR)
    found = await asyncio.to_thread(conditions.asked, said, "walled", None)
    await worker.offer(of_dask, Fake(), found)
