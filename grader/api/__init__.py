"""What the grader does, one way each, for its commands, for Python and for whoever else asks.

`from grader import grade, grade_folder` is all of it that Python needs. A class is graded by
`grader.api.batch`, which takes its time to import and is imported when there is one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Protocol, Self

from grader.exercise import DEFAULT_EXERCISE, description
from grader.exercise.description import Exercise
from grader.judging import companions, submission
from grader.judging.judge import Judge
from grader.judging.submission import Submission
from grader.judging.terms import Bounds, Terms, terms_of
from grader.reports.points import public
from grader.sandbox import Sandbox, settings, wall
from grader.words.errors import UsageError
from grader.words.graded import Graded
from grader.words.language import Language
from grader.words.model import Judgement

FOREIGN = (".gz", ".bz2", ".xz", ".rar", ".7z")
"""What is packed, and no class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked, by the names of the command's options; what is left out is as it has it.

    `exercises` is a folder with exercises of your own, `beside` are files and folders to lay beside
    each submission. `seeds` are by default the exercise's sample seeds. The limits are in CPU
    seconds, MiB and KiB. `reveal` shows expected values. Of `public_seeds` alone students are told
    more than what they passed; if there are none, of all. `language` is "en", "ru" or "zh".
    """

    exercise: str = DEFAULT_EXERCISE
    exercises: Path | None = None
    beside: Sequence[Path] = ()
    seeds: Sequence[int] = ()
    time_limit: float | None = None
    memory_limit: int | None = None
    output_limit: int | None = None
    reveal: bool = False
    public_seeds: Sequence[int] = ()
    language: Language = "en"

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Self:
        """Return what is asked by options, among which there may be others."""
        return cls(**{each.name: options[each.name] for each in fields(cls)})

    def terms(self) -> Terms:
        """Read the exercise and say on what is judged; raise `UsageError` if there is none."""
        exercise = description.find(self.exercise, self.exercises)
        bounds = Bounds(self.time_limit, self.memory_limit, self.output_limit)
        return terms_of(exercise, self.seeds, bounds, self.reveal, self.language)

    def check_public(self, terms: Terms) -> None:
        """Raise `UsageError` if students would be told of a seed on which nothing is graded."""
        hidden = [seed for seed in self.public_seeds if seed not in terms.seeds]
        if hidden:
            seeds = ", ".join(map(str, terms.seeds))
            raise UsageError(f"--public-seed {hidden[0]}: nothing is graded on it, but on {seeds}")


def load(
    paths: Sequence[Path], request: Request, exercise: Exercise, upload: bool = False
) -> list[Submission]:
    """Return the submissions at `paths`; as an `upload` they are what one student handed in.

    Raises:
        UsageError: there is no such file, or it is none that can be graded.
    """
    beside = companions.load(request.beside)
    if upload:
        from grader.classroom import upload as uploaded

        loaded = [uploaded.find(paths, exercise)]
    else:
        loaded = [_from(path) for path in paths]
    return [each.with_beside(beside) for each in loaded]


class Judging(Protocol):
    """A `Judge`, or who has it done elsewhere."""

    def judge(self, submission: Submission) -> Judgement:
        """Judge a submission; what goes wrong on our side is a `judge_error`."""


def judge(submissions: Iterable[Submission], request: Request, by: Judging) -> list[Judgement]:
    """Judge submissions; the judgements hold no more than may be told."""
    judged = [by.judge(each) for each in submissions]
    return [public(each, request.public_seeds, request.language) for each in judged]


def grade(path: Path | str, *, isolation: str = "auto", **options: Any) -> Judgement:
    """Grade a script or notebook on its own.

    Args:
        path: the file.
        isolation: one of `grader.sandbox.ISOLATIONS`.
        options: see `Request`.

    Raises:
        UsageError: there is no such file, or an option is wrong.
    """
    request = Request(**options)
    hidden = [request.exercises] if request.exercises else []
    with Sandbox(isolation, settings(hidden=hidden)) as sandbox:
        by = Judge(request.terms(), sandbox)
        return judge(load([Path(path)], request, by.terms.exercise), request, by)[0]


def grade_folder(
    path: Path | str, report: Path | str, *, isolation: str = "auto", **options: Any
) -> list[Graded]:
    """Grade a class: a folder or an archive with a file for each student.

    Calling it again goes on where it stopped; what is kept is not graded again.

    Args:
        path: the folder or archive.
        report: the folder for the store and the reports; it is made where there is none.
        isolation: one of `grader.sandbox.ISOLATIONS`.
        options: see `grader.api.batch.Request`.

    Returns:
        The judgements in the order of the students' names.

    Raises:
        UsageError: there is nothing to grade, or an option is wrong.
        GraderError: the sandbox or the disk failed; what was judged is kept.
    """
    from grader.api import batch
    from grader.classroom.progress import Count

    request = batch.Request(path=Path(path), report=Path(report), **options)
    wall.reserve(request.report)
    made = settings(spares=2 * request.jobs, hidden=request.hidden)
    with Sandbox(isolation, made) as sandbox:
        site = batch.Here(sandbox, request.jobs)
        with batch.graded(request, site, Count()) as made_of:
            return list(made_of.store.graded())


def _from(path: Path) -> Submission:
    if str(path) == submission.FROM_STDIN:
        return submission.from_stdin()
    if path.name.lower().endswith(FOREIGN):
        said = "unpack it and give the folder"
        raise UsageError(f"{path}: a class is a folder, a .zip or a .tar.gz: {said}")
    return submission.load(path)
