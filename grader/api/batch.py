"""A class, from a folder or an archive to a folder with reports.

What is found is judged at a site, this machine or a cluster; each judgement is kept as it comes,
and at the end the reports are made of what is kept.
"""

import os
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Protocol

from grader import api
from grader.classroom import schedule
from grader.classroom.discovery import (
    Class,
    Found,
    Search,
    Skipped,
    discover,
    list_skipped,
    not_graded,
)
from grader.classroom.doubts import doubts
from grader.classroom.progress import Count
from grader.classroom.schedule import Engine, Threads, Work
from grader.classroom.store import Store
from grader.exercise.description import Exercise
from grader.judging import companions
from grader.judging.judge import Judge
from grader.judging.submission import SUFFIXES
from grader.judging.terms import Terms
from grader.reports import overrides
from grader.reports.files import Asked, Written, write_all, write_key
from grader.sandbox import Door
from grader.words.errors import GraderError, UsageError, unwritten
from grader.words.graded import Owner
from grader.words.model import Isolation

JOBS = os.cpu_count() or 1
QUEUED = 2
"""Submissions in flight for each that runs: the next is read before it is its turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(api.Request):
    """What is asked of a class at `path`; everything about it will lie in the folder `report`.

    `student` is a regular expression with a group `student`, searched in each file's path, and
    `zip_encoding` the coding of names in archives. `jobs` programs run at once. `force` judges what
    is kept again. `moodle`, `canvas` and `gradebook`, which is any other, are tables to fill in;
    `column` is the assignment in the second, and the title of the column in the third. `similar`
    hints at submissions that are alike, `anonymous` shows numbers for names. `feedback` makes a
    page for each student.
    """

    path: Path
    report: Path
    student: str | None = None
    zip_encoding: str | None = None
    jobs: int = JOBS
    force: bool = False
    moodle: Path | None = None
    canvas: Path | None = None
    gradebook: Path | None = None
    column: str | None = None
    similar: bool = False
    anonymous: bool = False
    feedback: bool = False

    @property
    def hidden(self) -> list[Path]:
        """Folders of which no submission may see anything."""
        own = (self.path, self.report, self.exercises)
        return [each for each in own if each is not None]

    def asked(self, terms: Terms) -> Asked:
        """Return what reports are asked for; raise `UsageError` if one of them cannot be given."""
        self.check_public(terms)
        asked = Asked(**{each.name: getattr(self, each.name) for each in fields(Asked)})
        asked.check(terms.exercise)
        return asked


@dataclass(frozen=True, slots=True)
class Batch:
    """A class that is graded; `store` holds its judgements.

    `without` are students who handed in something of which nothing is graded, `earlier` those of
    whose last attempt that is so, `unknown` those whom `overrides.csv` names and nobody is called.
    `written` is what the reports could not show, and the tables that were filled in; `before` holds
    the scores of the run before this one, by student, and `seen` is who had handed in by then: if
    it was interrupted, not all have a score.
    """

    terms: Terms
    store: Store
    skipped: Sequence[Skipped]
    without: Mapping[str, Owner]
    earlier: Sequence[str]
    unknown: Sequence[str]
    written: Written
    before: Mapping[str, float]
    seen: Container[str]


class Site(Protocol):
    """Where submissions are judged; `begins` is what is said while it gets ready."""

    @property
    def begins(self) -> str: ...

    @property
    def isolation(self) -> Isolation:
        """What programs run under there; waits until it is known."""

    def engine(self, terms: Terms) -> AbstractContextManager[Engine]:
        """Begin to judge on these terms; at the end what is not done is dropped."""


@dataclass(frozen=True, slots=True)
class Here:
    """This machine: `jobs` programs at once, in one sandbox."""

    sandbox: Door
    jobs: int
    begins: str = "starting the sandbox"

    @property
    def isolation(self) -> Isolation:
        """What programs run under; waits until the sandbox is warm."""
        return self.sandbox.isolation

    @contextmanager
    def engine(self, terms: Terms) -> Iterator[Engine]:
        """Judge with a thread for each program that runs at once."""
        executor = ThreadPoolExecutor(self.jobs)
        try:
            judge = Judge(terms, self.sandbox)
            yield Threads(executor, judge.judge, QUEUED * self.jobs, lambda: judge.doing)
        finally:
            # Not waited for: the threads end when the sandbox does.
            executor.shutdown(wait=False, cancel_futures=True)


@contextmanager
def graded(
    request: Request, site: Site, watch: Count, warn: Callable[[str], None] = lambda _: None
) -> Iterator[Batch]:
    """Grade a class and write its reports; what an earlier run kept is not judged again.

    An exception, KeyboardInterrupt too, ends all that runs at once; what was judged is kept.

    Raises:
        UsageError: there is nothing to grade, or an option is wrong.
        GraderError: the sandbox or the disk failed.
    """
    terms, folder = request.terms(), request.report
    asked, (by_hand, faults) = request.asked(terms), overrides.load(folder)
    beside = companions.load(request.beside)
    with ExitStack() as opened:
        with watch:
            found = _discover(request, terms.exercise, watch)
            for coding in found.codings:
                warn(f"names in {coding}: if they are not right, give --zip-encoding NAME")
            students = {each.student: each.owner for each in (*found.files, *found.without)}
            for doubt in doubts(found, asked.known(terms.exercise, students)):
                warn(doubt)
            given, unknown = overrides.by_student(by_hand, students)
            overrides.refuse(folder, faults, unknown)
            files = [each.with_beside(beside) for each in _to_grade(found, given)]
            store = opened.enter_context(Store(folder))
            seen, was = store.students(), store.exercise()
            before = store.scores() if was == terms.exercise.name else {}
            if was not in ("", terms.exercise.name):
                warn(_of_another(folder, was, given))
            store.expect(files)
            watch.expect(len(files))
            watch.prepares(site.begins)
            basis = schedule.basis(terms, site.isolation)
            with site.engine(terms) as engine:
                unread = schedule.run(files, Work(engine, basis, request.force), store, watch)
        skipped = [*found.skipped, *unread]
        store.give(given)
        written = _report(skipped, store, terms, folder, asked)
        earlier = [each.student for each in found.files if each.earlier]
        without = _without(found, unread, given)
        yield Batch(terms, store, skipped, without, earlier, unknown, written, before, seen)


def _discover(request: Request, exercise: Exercise, watch: Count) -> Class:
    """Find what to grade; where that is nothing, say why of each file."""
    search = Search(request.student, request.zip_encoding, request.report, watch.looks)
    found = discover(request.path, exercise, search)
    if found.files:
        return found
    said = f"{request.path}: nothing to grade: no {' or '.join(SUFFIXES)} file in it"
    if found.skipped:
        try:
            request.report.mkdir(parents=True, exist_ok=True)
            list_skipped(found.skipped, request.report)
        except OSError as error:
            raise unwritten(f"--report {request.report}", error) from error
        said += f"; {not_graded(found.skipped, request.report)}"
    raise UsageError(said)


def _to_grade(found: Class, by_hand: Container[str]) -> Iterator[Found]:
    """Yield what there is a grade for: who handed in a photograph is graded by hand alone."""
    yield from found.files
    yield from (each for each in found.without if each.student in by_hand)


def _of_another(folder: Path, exercise: str, by_hand: Collection[str]) -> str:
    too = f": its {overrides.NAME} counts here too" if by_hand else ""
    return f"{folder} was of {exercise} until now{too}"


def _report(
    skipped: Sequence[Skipped], store: Store, terms: Terms, folder: Path, asked: Asked
) -> Written:
    try:
        list_skipped(skipped, folder)
        if asked.anonymous:
            write_key(store.number(), folder)
        return write_all(store.graded, terms.exercise, folder, terms.reveal, asked)
    except OSError as error:
        which = f"{Path(error.filename2).name}: " if error.filename2 else ""
        said = f"{which}{error.strerror}: make room or mend it, then run the same command again"
        raise GraderError(f"the reports cannot be written to {folder}: {said}") from error


def _without(found: Class, unread: Sequence[Skipped], graded: Container[str]) -> dict[str, Owner]:
    """Return who handed in something, of which nothing is graded; `graded` are so by hand."""
    names = {each.name for each in unread}
    lost = [each for each in found.files if each.name in names]
    nothing = [each for each in found.without if each.student not in graded]
    return dict(sorted((each.student, each.owner) for each in (*nothing, *lost)))
