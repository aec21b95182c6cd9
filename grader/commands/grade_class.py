"""A class given to `grade`: a folder or an archive in, a folder with reports out."""

import shlex
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from grader import reports
from grader.classroom import local
from grader.classroom.discovery import SKIPPED, Skipped, discover, list_skipped
from grader.classroom.progress import Bar
from grader.classroom.store import Store
from grader.commands import ending
from grader.judging.judge import Terms
from grader.reports.as_text import padded
from grader.reports.files import Asked, write_all
from grader.reports.verdicts import spoken
from grader.words.errors import GraderError, UsageError
from grader.words.language import Message
from grader.words.model import Verdict
from grader.words.visible import visible

NAMED = 3
"""How many of the skipped are named on standard error; the file names all."""


def grade(options: dict[str, Any], terms: Terms) -> int:
    """Grade a class, report, and return the exit status."""
    path, folder = _places(options)
    asked = _asked(options)
    found = discover(path, terms.exercise.name, options["student"], folder)
    order = local.Order(found.files, terms, options["force"])
    with _ended_by_sigterm(), Store(folder) as store:
        bar = Bar(len(found.files), sys.stderr)
        try:
            with bar:
                unread = local.run(order, _machine(options, path, folder), store, bar)
            for line in _report([*found.skipped, *unread], store, terms, folder, asked):
                ending.warn(line)
        except KeyboardInterrupt:
            again = visible(shlex.join(["grade", *sys.argv[1:]]), most=None)
            click.echo(
                f"grade: interrupted: {bar.done} of {len(found.files)} are graded and kept. "
                f"To go on: {again}",
                err=True,
            )
            return ending.INTERRUPTED
        with ending.destination(options["output"]) as stream:
            if options["format_"] == "text":
                _summarise(store, terms, folder, stream)
            else:
                judgements = (graded.judgement for graded in store.graded())
                reports.write(
                    options["format_"], judgements, terms.exercise, stream, terms.language
                )
        return ending.JUDGE_ERROR if store.totals()[0][Verdict.JUDGE_ERROR] else ending.ACCEPTED


def _places(options: dict[str, Any]) -> tuple[Path, Path]:
    """Return what is graded and where its report goes."""
    path, folder = options["paths"][0], options["report"]
    if len(options["paths"]) > 1:
        raise UsageError(f"{path} is a class: give one folder or archive alone")
    kind = "a folder" if path.is_dir() else "an archive"
    if folder is None:
        raise UsageError(f"{path} is {kind}: say where its reports shall go, with --report DIR")
    if options["format_"] in reports.SINGLE:
        raise UsageError(f"--format {options['format_']} reports one submission: give one file")
    return path, folder


def _asked(options: dict[str, Any]) -> Asked:
    asked = Asked(options["moodle"], options["canvas"], options["similar"], options["language"])
    asked.check()
    return asked


def _machine(options: dict[str, Any], path: Path, folder: Path) -> local.Machine:
    hidden = [place for place in (path, folder, options["extra"]) if place is not None]
    jobs = options["jobs"] or local.JOBS
    return local.Machine(options["isolation"], jobs, hidden, ending.warn)


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Have SIGTERM end us as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _report(
    skipped: Sequence[Skipped], store: Store, terms: Terms, folder: Path, asked: Asked
) -> list[str]:
    try:
        list_skipped(skipped, folder)
        notes = write_all(store.graded, terms.exercise, folder, terms.reveal, asked)
    except OSError as error:
        said = f"{error.strerror}: make room or mend it, then run the same command again"
        raise GraderError(f"the reports cannot be written to {folder}: {said}") from error
    if skipped:
        names = ", ".join(f"{visible(s.name)} ({visible(s.reason)})" for s in skipped[:NAMED])
        more = ", ..." if len(skipped) > NAMED else ""
        click.echo(f"not graded, see {folder / SKIPPED}: {len(skipped)}: {names}{more}", err=True)
    return notes


def _summarise(store: Store, terms: Terms, folder: Path, stream: IO[str]) -> None:
    counts, mean = store.totals()
    head = Message(
        "{count} submissions of {exercise}, graded on {seeds}",
        {
            "exercise": terms.exercise.name,
            "count": counts.total(),
            "seeds": ", ".join(map(str, terms.seeds)),
        },
    )
    stream.write(terms.say(head) + "\n\n")
    for verdict in Verdict:
        if counts[verdict]:
            stream.write(f"{padded(spoken(verdict, terms.language), 22)}{counts[verdict]:6}\n")
    average = terms.say(Message("mean score"))
    stream.write(f"{padded(average, 22)}{mean:6.2f}\n\n")
    stream.write(terms.say(Message("report: {folder}", {"folder": folder})) + "\n")
