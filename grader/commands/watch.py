"""`grade --watch FILE`: a report at each save, from one warm sandbox, and what changed since."""

import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from grader import api, reports
from grader.commands import ending
from grader.commands.given import given
from grader.judging.judge import Judge
from grader.reports.as_text import changes
from grader.sandbox import Door
from grader.words.errors import UsageError
from grader.words.language import Message
from grader.words.model import Judgement

LOOK_MS = 500
"""How often the files are read even if no change was told: one may come before we listen."""


def check(options: dict[str, Any]) -> None:
    """Raise `UsageError` for what cannot be watched."""
    paths = options["paths"]
    if find_spec("watchfiles") is None:
        raise UsageError("to watch a file: pip install watchfiles")
    if len(paths) != 1 or not paths[0].is_file():
        raise UsageError("--watch: give one file, a .py or .ipynb")
    if options["format_"] != "text" or options["output"]:
        raise UsageError("--watch shows its reports: leave out --format and --output")


def watch(options: dict[str, Any], sandbox: Door) -> int:
    """Grade a file now and whenever it, or what lies beside it, is saved; Ctrl-C ends it."""
    request = api.Request.of(options)
    by = Judge(request.terms(), sandbox)
    before = None
    for _ in _saves([*options["paths"], *request.beside]):
        try:
            loaded = api.load(options["paths"], request, by.terms.exercise)
            if before is not None and not loaded[0].source:
                continue  # an editor empties a file before it writes it
            now = api.judge(loaded, request, by)[0]
        except UsageError as error:  # while an editor puts it in its place
            ending.warn(str(error))
            continue
        _show(before, now, by, given(options))
        before = now
    return ending.ACCEPTED


def _show(
    before: Judgement | None, now: Judgement, by: Judge, how: Sequence[reports.Given]
) -> None:
    terms = by.terms
    click.clear()
    reports.write("text", [now], terms.exercise, sys.stdout, terms.language, given=how)
    if before is not None:
        found = list(changes(before, now, terms.exercise, terms.language))
        said = Message("Since the last time:") if found else Message("Nothing changed.")
        click.echo("\n" + "\n  ".join([terms.say(said), *found]))
    sys.stdout.flush()


def _saves(paths: list[Path]) -> Iterator[None]:
    """Yield at once, and at each save of one of the files."""
    from watchfiles import watch as told

    watched = {path.resolve() for path in paths}
    folders = {path if path.is_dir() else path.parent for path in watched}
    seen = _state(watched)
    yield
    for changed in told(
        *folders,
        watch_filter=lambda _, path: not watched.isdisjoint((Path(path), *Path(path).parents)),
        recursive=False,
        rust_timeout=LOOK_MS,
        yield_on_timeout=True,
    ):
        now = _state(watched)
        if changed or now != seen:
            yield
        seen = now


def _state(paths: set[Path]) -> list[tuple[int, int]]:
    found = []
    for path in sorted(paths):
        try:
            seen = path.stat()
        except OSError:
            continue
        found.append((seen.st_mtime_ns, seen.st_size))
    return found
