"""The grader for notebooks and scripts: `from grader import grade, grade_folder`."""

from pathlib import Path
from typing import TypedDict, Unpack

from grader.classroom import local
from grader.classroom.discovery import Search, discover, list_skipped
from grader.classroom.progress import Count
from grader.classroom.store import Store
from grader.exercise import description
from grader.judging import companions, submission
from grader.judging.judge import Judge
from grader.judging.submission import SUFFIXES
from grader.judging.terms import Bounds, Terms, terms_of
from grader.sandbox import Machine, Sandbox, settings
from grader.words.errors import UsageError
from grader.words.graded import Graded
from grader.words.language import Language
from grader.words.model import Judgement

DEFAULT_EXERCISE = "vanishing_gradient"


class Options(TypedDict, total=False):
    """What `grade` and `grade_folder` take by name; what is left out is as the command has it.

    `seeds` are by default the exercise's sample seeds. `exercises` is a folder with exercises of
    your own, `beside` are files and folders to lay beside each submission. The limits are in
    seconds, MiB and KiB. `reveal` shows expected values. `language` is "en", "ru" or "zh".
    """

    exercise: str
    seeds: tuple[int, ...]
    exercises: Path | None
    beside: tuple[Path, ...]
    time_limit: float | None
    memory_limit: int | None
    output_limit: int | None
    reveal: bool
    language: Language


def grade(path: Path | str, *, isolation: str = "auto", **options: Unpack[Options]) -> Judgement:
    """Grade a script or notebook on its own.

    Args:
        path: the file.
        isolation: "auto", "walled" or "limited".
        options: see `Options`.

    Raises:
        UsageError: there is no such file, or an option is wrong.
    """
    terms = _terms(options)
    made = submission.load(Path(path)).with_beside(companions.load(options.get("beside", ())))
    with Sandbox(isolation, settings()) as sandbox:
        return Judge(terms, sandbox).judge(made)


def grade_folder(
    path: Path | str,
    report: Path | str,
    *,
    student: str | None = None,
    machine: Machine | None = None,
    **options: Unpack[Options],
) -> list[Graded]:
    """Grade a class: a folder or .zip with a file for each student.

    Calling it again goes on where it stopped; what is kept is not graded again.

    Args:
        path: the folder or archive.
        report: the folder for the store and the reports; it is made where there is none.
        student: a regular expression with a group `student`, searched in each file's path.
        machine: how many run at once, and how isolated.
        options: see `Options`.

    Returns:
        The judgements in the order of the students' names.

    Raises:
        UsageError: there is nothing to grade, or an option is wrong.
        GraderError: the sandbox or the disk failed; what was judged is kept.
    """
    from grader.reports import overrides
    from grader.reports.files import Asked, write_all

    folder, terms = Path(report), _terms(options)
    found = discover(Path(path), terms.exercise, Search(student, passed_over=folder))
    if not found.files:
        raise UsageError(f"{path}: nothing to grade: no {' or '.join(SUFFIXES)} file in it")
    by_hand, beside = overrides.load(folder), companions.load(options.get("beside", ()))
    with Store(folder) as store:
        used = machine or Machine()
        files = [each.with_beside(beside) for each in found.files]
        order = local.Order(files, terms, jobs=used.jobs)
        unread = local.run(order, used.sandbox(), store, Count())
        list_skipped([*found.skipped, *unread], folder)
        store.give(overrides.by_student(by_hand, [each.student for each in found.files])[0])
        asked = Asked(lang=terms.language)
        write_all(store.graded, terms.exercise, folder, terms.reveal, asked)
        return list(store.graded())


def _terms(options: Options) -> Terms:
    exercise = description.find(options.get("exercise", DEFAULT_EXERCISE), options.get("exercises"))
    bounds = Bounds(
        options.get("time_limit"), options.get("memory_limit"), options.get("output_limit")
    )
    reveal, language = options.get("reveal", False), options.get("language", "en")
    return terms_of(exercise, options.get("seeds", ()), bounds, reveal, language)
