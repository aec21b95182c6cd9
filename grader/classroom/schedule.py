"""Judge a class on an engine: a bounded number in flight, each kept as it comes.

What goes to the engine is plain data and what comes back is a `Judgement`, so that it may as well
be on other machines.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, fields
from typing import Protocol

from grader.classroom.discovery import Found, Skipped
from grader.classroom.progress import Count
from grader.classroom.store import Row, Store
from grader.judging.judge import versions
from grader.judging.submission import Submission
from grader.judging.terms import Terms
from grader.words.errors import UsageError
from grader.words.model import Isolation, Judgement, Verdict

TICK_S = 0.5


class Engine(Protocol):
    """What judges any number of submissions at once, here or elsewhere."""

    @property
    def state(self) -> str:
        """A few words about it for whoever watches, empty if there is nothing to say."""

    def is_full(self, waiting: int) -> bool:
        """Say whether it shall get no more while so many that it got are not done."""

    def begin(self, submission: Submission) -> Future[Judgement]:
        """Have a submission judged."""


@dataclass(frozen=True, slots=True)
class Threads:
    """An engine that calls `judge` on an executor of this machine, for `most` at a time.

    `doing` says what takes long beside the programs of students, nothing if nothing does.
    """

    executor: Executor
    judge: Callable[[Submission], Judgement]
    most: int
    doing: Callable[[], str] = str

    @property
    def state(self) -> str:
        """What is being done, for whoever watches."""
        return self.doing()

    def is_full(self, waiting: int) -> bool:
        """Say whether so many wait that another need not be read yet."""
        return waiting >= self.most

    def begin(self, submission: Submission) -> Future[Judgement]:
        """Have a submission judged."""
        return self.executor.submit(self.judge, submission)


@dataclass(frozen=True, slots=True)
class Work:
    """How to judge: `basis` is what all keys have in common, `force` judges again what is kept."""

    engine: Engine
    basis: str
    force: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    submission: Submission
    key: str


def basis(terms: Terms, isolation: Isolation) -> str:
    """Return a digest of all that a judgement depends on beside the submission."""
    exercise = terms.exercise
    files = {"reference": exercise.reference_files, "given": exercise.given_files}
    parts = {
        "exercise": exercise.model_dump(mode="json", exclude={"folder"}),
        "files": {
            f"{kind} {name}": hashlib.sha256(content).hexdigest()
            for kind, of_kind in files.items()
            for name, content in of_kind.items()
        },
        "terms": {f.name: getattr(terms, f.name) for f in fields(terms) if f.name != "exercise"},
        "isolation": isolation,
        "versions": versions().model_dump(),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=repr).encode()).hexdigest()


def run(files: Iterable[Found], work: Work, store: Store, watch: Count) -> list[Skipped]:
    """Judge what the store does not hold yet; return what could not be read after all.

    On an exception, KeyboardInterrupt too, what was shown as done is kept and nothing else.
    """
    skipped: list[Skipped] = []
    pending: dict[Future[Judgement], _Item] = {}
    for found in _left(files, work, store, watch):
        item = _read(found, work, skipped)
        if item is None:
            continue
        while pending and work.engine.is_full(len(pending)):
            _collect(pending, work, store, watch)
        pending[work.engine.begin(item.submission)] = item
    while pending:
        _collect(pending, work, store, watch)
    return skipped


def _left(files: Iterable[Found], work: Work, store: Store, watch: Count) -> list[Found]:
    """Return what is to be judged; how much is kept is told first."""
    judged = set() if work.force else store.names()
    left: list[Found] = []
    right: list[tuple[str, str]] = []
    for found in files:
        item = _read(found, work, []) if found.name in judged else None
        verdict = None if item is None else store.find(found.name, item.key)
        if item is None or verdict is None or verdict is Verdict.JUDGE_ERROR:
            left.append(found)
        else:
            right.append((found.name, item.key))
            watch.kept(verdict)
    store.confirm(right)
    if right:
        watch.prepares(f"{len(right)} are graded and kept, {len(left)} are left")
    return left


def _read(found: Found, work: Work, skipped: list[Skipped]) -> _Item | None:
    try:
        submission = found.read()
    except UsageError as error:
        skipped.append(Skipped(found.name, str(error)))
        return None
    skipped += [Skipped(found.name, f"lacking beside it: {why}") for why in submission.lacking]
    return _Item(submission, _key(work, submission))


def _key(work: Work, submission: Submission) -> str:
    fault = str(submission.fault or "")  # a file that is too large is not read
    digest = hashlib.sha256(f"{work.basis} {fault} ".encode() + submission.source)
    for path, content in sorted(submission.beside.items()):
        beside = hashlib.sha256(content).hexdigest()
        digest.update(f"\0{path}\0{beside}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _collect(
    pending: dict[Future[Judgement], _Item], work: Work, store: Store, watch: Count
) -> None:
    """Keep what is done by now, however long others take."""
    done, _ = wait(pending, TICK_S, FIRST_COMPLETED)
    rows = [_row(future.result(), pending.pop(future)) for future in done]
    try:
        store.keep(rows)
    except BaseException:  # Ctrl-C is raised when the disk has written: then they are kept
        rows = [row for row in rows if store.find(row.judgement.submission, row.key)]
        raise
    finally:
        for row in rows:
            watch.graded(row.judgement.verdict)
    if pending:
        watch.tick(next(iter(pending.values())).submission.name, work.engine.state)


def _row(judgement: Judgement, item: _Item) -> Row:
    return Row(item.key, item.submission.source.decode("utf-8", "replace"), judgement)
