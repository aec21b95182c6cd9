"""A class given to `grade`: a folder or an archive in, a folder with reports out."""

import shlex
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import click

from grader import reports
from grader.classroom import local
from grader.classroom.discovery import (
    SKIPPED,
    Class,
    Search,
    Skipped,
    discover,
    list_skipped,
)
from grader.classroom.progress import Bar
from grader.classroom.store import Store
from grader.commands import ending
from grader.judging import companions
from grader.judging.submission import SUFFIXES
from grader.judging.terms import Terms
from grader.reports import overrides
from grader.reports.as_text import padded
from grader.reports.files import Asked, write_all, write_key
from grader.reports.verdicts import spoken
from grader.sandbox import Machine, Sandbox
from grader.words.errors import GraderError, UsageError
from grader.words.language import Message
from grader.words.model import Verdict
from grader.words.visible import visible

NAMED = 3
"""How many of the skipped are named on standard error; the file names all."""
WHO_NAMED = 20


def grade(options: dict[str, Any], terms: Terms, machine: Machine, sandbox: Sandbox) -> int:
    """Grade a class, report, and return the exit status."""
    path, folder = _places(options)
    asked, by_hand = _asked(options, terms), overrides.load(folder)
    beside = companions.load(options["beside"])
    bar = Bar(sys.stderr)
    with _ended_by_sigterm(), ExitStack() as opened:
        try:
            with bar:
                found = _discover(path, folder, options, terms, bar)
                store = opened.enter_context(Store(folder))
                files = [each.with_beside(beside) for each in found.files]
                order = local.Order(files, terms, options["force"], machine.jobs)
                bar.expect(len(files))
                unread = local.run(order, sandbox, store, bar)
            skipped = [*found.skipped, *unread]
            given, unknown = overrides.by_student(by_hand, [each.student for each in files])
            store.give(given)
            for line in _report(skipped, store, terms, folder, asked):
                ending.warn(line)
            _name(skipped, _without(found, unread), unknown, folder)
        except KeyboardInterrupt:
            again = visible(shlex.join(["grade", *sys.argv[1:]]), most=None)
            click.echo(
                f"grade: interrupted: {bar.done} of {bar.total} are graded and kept. "
                f"To go on: {again}",
                err=True,
            )
            return ending.INTERRUPTED
        with ending.destination(options["output"]) as stream:
            _print(options["format_"], store, terms, folder, stream)
        return ending.JUDGE_ERROR if store.totals()[0][Verdict.JUDGE_ERROR] else ending.ACCEPTED


def _places(options: dict[str, Any]) -> tuple[Path, Path]:
    """Return what is graded and where its report goes."""
    path, folder = options["paths"][0], options["report"]
    if len(options["paths"]) > 1:
        raise UsageError(f"{path} is a class: give one folder or archive alone")
    kind = "a folder" if path.is_dir() else "an archive"
    if folder is None:
        raise UsageError(f"{path} is {kind}: say where its reports shall go, with --report DIR")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--report {folder}: it is a file: give a folder")
    return path, folder


def _asked(options: dict[str, Any], terms: Terms) -> Asked:
    hidden = [seed for seed in options["public_seeds"] if seed not in terms.seeds]
    if hidden:
        seeds = ", ".join(map(str, terms.seeds))
        raise UsageError(f"--public-seed {hidden[0]}: nothing is graded on it, but on {seeds}")
    asked = Asked(
        options["moodle"],
        options["canvas"],
        options["similar"],
        options["language"],
        options["column"],
        options["public_seeds"],
        options["anonymous"],
    )
    asked.check(terms.exercise)
    return asked


def _discover(path: Path, folder: Path, options: dict[str, Any], terms: Terms, bar: Bar) -> Class:
    """Find what to grade; where that is nothing, say why of each file."""
    search = Search(options["student"], options["zip_encoding"], folder, bar.looks)
    found = discover(path, terms.exercise, search)
    if not found.files:
        said = f"{path}: nothing to grade: no {' or '.join(SUFFIXES)} file in it"
        if found.skipped:
            _make_room(folder, found.skipped)
            said += f"; {_passed_over(found.skipped, folder)}"
        raise UsageError(said)
    for coding in found.codings:
        ending.warn(f"names in {coding}: if they are not right, give --zip-encoding NAME")
    return found


def _make_room(folder: Path, skipped: Sequence[Skipped]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        list_skipped(skipped, folder)
    except OSError as error:
        raise UsageError(f"--report {folder}: {error.strerror}") from error


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
        if asked.anonymous:
            write_key(store.number(), folder)
        return write_all(store.graded, terms.exercise, folder, terms.reveal, asked)
    except OSError as error:
        said = f"{error.strerror}: make room or mend it, then run the same command again"
        raise GraderError(f"the reports cannot be written to {folder}: {said}") from error


def _without(found: Class, unread: Sequence[Skipped]) -> list[str]:
    """Return who handed in something, of which nothing is graded."""
    names = {each.name for each in unread}
    lost = [each.student for each in found.files if each.name in names]
    return sorted([*found.without, *lost])


def _name(
    skipped: Sequence[Skipped], without: Sequence[str], unknown: Sequence[str], folder: Path
) -> None:
    """Name on standard error who and what is not graded, and who is nobody here."""
    for said, names in (
        ("handed in, but nothing that can be graded", without),
        (f"{overrides.NAME}: nobody here is called", unknown),
    ):
        if names:
            more = f" and {len(names) - WHO_NAMED} more" if len(names) > WHO_NAMED else ""
            ending.warn(f"{said}: {', '.join(map(visible, names[:WHO_NAMED]))}{more}")
    if skipped:
        click.echo(_passed_over(skipped, folder), err=True)


def _passed_over(skipped: Sequence[Skipped], folder: Path) -> str:
    names = ", ".join(f"{visible(s.name)} ({visible(s.reason)})" for s in skipped[:NAMED])
    more = ", ..." if len(skipped) > NAMED else ""
    return f"not graded, see {folder / SKIPPED}: {len(skipped)}: {names}{more}"


def _print(format_: str, store: Store, terms: Terms, folder: Path, stream: IO[str]) -> None:
    if format_ == "text":
        _summarise(store, terms, folder, stream)
    else:
        judgements = (graded.judgement for graded in store.graded())
        reports.write(format_, judgements, terms.exercise, stream, terms.language)


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
