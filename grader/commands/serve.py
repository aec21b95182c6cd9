"""`grader serve`: arguments in, a service until a signal comes."""

import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from typing import Any

from grader.commands import ending, on_cluster
from grader.commands.grade import grade
from grader.words.errors import UsageError

PACKAGES = {"fastapi": "fastapi", "uvicorn": "uvicorn", "python_multipart": "python-multipart"}
LOOPBACK = "127.0.0.1"


def serve(options: Mapping[str, Any]) -> int:
    """Serve on the socket that was asked for, and return the exit status."""
    if any(find_spec(name) is None for name in PACKAGES):
        raise UsageError(f"to serve: pip install {' '.join(PACKAGES.values())}")
    if os.name != "posix":
        raise UsageError("grader serve needs Linux or macOS: here `grade` alone works")
    from grader.exercise import description
    from grader.service import listening, place, server, tokens

    known = tokens.load(options["token_file"], os.environ, description.available())
    if tokens.read_by_all(file := options["token_file"]):
        ending.warn(f"all on this machine may read the tokens in {file}: chmod o-r {file}")
    host, port = options["host"], options["port"]
    if host is not None and port is None:
        raise UsageError("--host: say on which --port")
    with ExitStack() as opened:
        passed = listening.passed(os.environ)
        if passed is not None:
            listener = opened.enter_context(passed)
        elif port is not None:
            listener = opened.enter_context(listening.tcp(host or LOOPBACK, port))
        else:
            listener = opened.enter_context(listening.own(place.socket_path(os.environ)))
        if not known and not listening.is_private(listener):
            raise UsageError(listening.NO_TOKEN)
        without = listening.caller(listener)
        state = options["state"] or listening.state(os.environ)
        cluster, jobs = None, options["jobs"]
        if options["cluster"]:
            cluster = opened.enter_context(on_cluster.cluster(options))
            jobs = max(jobs, cluster.room)
        has_page = not options["no_page"]
        plan = server.Plan(options["isolation"], jobs, known, without, state, has_page, cluster)
        ended_by = server.serve(plan, listener, _parse)
    return ending.INTERRUPTED if ended_by is signal.SIGINT else 0


def _parse(arguments: Sequence[str]) -> Mapping[str, Any]:
    """Parse options as `grade` does, so that wrong ones are told in the same words."""
    return grade.make_context("grade", ["-", *arguments]).params
