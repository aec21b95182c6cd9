"""A class given to `grade`: what is said of it on a terminal, and how the command ends."""

import shlex
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import IO, Any

import click
from click.core import ParameterSource

from grader import reports
from grader.api import batch
from grader.api.batch import Batch, Here, Request, Site
from grader.classroom.discovery import not_graded
from grader.classroom.progress import Bar
from grader.commands import ending
from grader.reports import overrides
from grader.reports.as_text import padded
from grader.reports.verdicts import spoken
from grader.sandbox import Door
from grader.words.language import Message
from grader.words.model import Verdict
from grader.words.visible import some, visible

WHO_NAMED, REASONS_MOST = 20, 3


def grade(options: Mapping[str, Any], sandbox: Door) -> int:
    """Grade a class on this machine, report, and return the exit status."""
    return grade_at(Here(sandbox, options["jobs"]), options)


def grade_at(site: Site, options: Mapping[str, Any]) -> int:
    """Grade a class at a site, report, and return the exit status."""
    request = Request.of({**options, "path": options["paths"][0]})
    bar = Bar(sys.stderr or StringIO())  # nobody hears where it is closed
    with _ended_by_sigterm():
        try:
            with batch.graded(request, site, bar, ending.warn) as made:
                _name(made, request)
                if _said("exercise") is ParameterSource.DEFAULT:
                    ending.warn(
                        f"all are graded as {request.exercise}: for another give --exercise NAME"
                    )
                with ending.destination(options["output"]) as stream:
                    _print(options["format_"], made, request, stream)
                judge_errors = made.store.totals()[0][Verdict.JUDGE_ERROR]
                return ending.JUDGE_ERROR if judge_errors else ending.ACCEPTED
        except KeyboardInterrupt:
            again = visible(shlex.join(["grade", *sys.argv[1:]]), most=None)
            click.echo(
                f"grade: interrupted: {bar.done} of {bar.total} are graded and kept. "
                f"To go on: {again}",
                err=True,
            )
            return ending.INTERRUPTED


def _said(option: str) -> ParameterSource | None:
    return click.get_current_context().get_parameter_source(option)


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Have SIGTERM end us as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _name(made: Batch, request: Request) -> None:
    """Name on standard error who and what is not graded, and who is nobody here."""
    for note in made.written.notes:
        ending.warn(note)
    for said, names in (
        ("handed in, but nothing that can be graded", made.without),
        ("an earlier attempt is graded, for the last has nothing that can be", made.earlier),
        (f"{overrides.NAME}: names nobody here, or somebody twice", made.unknown),
    ):
        if names:
            ending.warn(f"{said}: {some([*map(visible, names)], WHO_NAMED)}")
    if made.skipped:
        click.echo(not_graded(made.skipped, request.report), err=True)


def _print(format_: str, made: Batch, request: Request, stream: IO[str]) -> None:
    if format_ == "text":
        _summarise(made, request, stream)
    else:
        judgements = (graded.judgement for graded in made.store.graded())
        reports.write(
            format_, judgements, made.terms.exercise, stream, request.language, several=True
        )


def _summarise(made: Batch, request: Request, stream: IO[str]) -> None:
    terms = made.terms
    counts, mean = made.store.totals()
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
    if mean is not None:
        average = terms.say(Message("mean score"))
        stream.write(f"{padded(average, 22)}{mean:6.2f}\n")
    if counts[Verdict.JUDGE_ERROR]:
        stream.writelines(f"{count:28}  {visible(why)}\n" for why, count in _failures(made))
    stream.writelines(f"\n{terms.say(each)}" for each in (*_news(made), *_tables(made)))
    stream.write("\n" + terms.say(Message("report: {folder}", {"folder": request.report})) + "\n")


def _news(made: Batch) -> Iterator[Message]:
    """Say whose score is another than after the last run, and whose is new."""
    now = made.store.scores() if made.before else {}
    others = [
        f"{visible(student)} {made.before[student]:.2f} -> {score:.2f}"
        for student, score in now.items()
        if made.before.get(student, score) != score
    ]
    if others:
        yield Message("changed since the last time: {names}", {"names": _some(others)})
    if new := [visible(student) for student in now if student not in made.seen]:
        yield Message("new since the last time: {names}", {"names": _some(new)})
    if gone := [visible(student) for student in made.before if student not in now]:
        yield Message(
            "gone since the last time, their judgements are kept: {names}", {"names": _some(gone)}
        )


def _tables(made: Batch) -> Iterator[Message]:
    """Say of each table how full it is, and of whom it has nothing."""
    for table in made.written.tables:
        empty, unsure = table.missing(made.without.values())
        book = table.book
        of = {"file": book.file, "grades": table.grades, "rows": len(book.rows)}
        if empty:
            yield Message(
                "{file}: {grades} of {rows} rows have a grade, no submission found for {names}",
                {**of, "names": _some(empty)},
            )
        else:
            yield Message("{file}: {grades} of {rows} rows have a grade", of)
        if unsure:
            yield Message(
                "{file}: who handed in, but whose row was not found, may be {names}",
                {**of, "names": _some(unsure)},
            )


def _some(names: Sequence[str]) -> str:
    more = f", +{len(names) - WHO_NAMED}" if len(names) > WHO_NAMED else ""
    return ", ".join(names[:WHO_NAMED]) + more


def _failures(made: Batch) -> list[tuple[str, int]]:
    """Return why we judged nothing, the usual reasons, and of how many submissions."""
    cases = (
        next(case for case in each.judgement.cases if case.verdict is Verdict.JUDGE_ERROR)
        for each in made.store.graded()
        if each.judgement.verdict is Verdict.JUDGE_ERROR
    )
    return Counter(case.reason for case in cases).most_common(REASONS_MOST)
