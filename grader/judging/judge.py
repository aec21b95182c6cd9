"""One submission, judged: run on each seed, and the worst case counts.

This is the one place where a failure of ours becomes a `judge_error`.
"""

import platform
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version

import grader
from grader.exercise import calls, description
from grader.exercise.in_float64 import InFloat64
from grader.exercise.reference import Reference
from grader.judging import checker, fault, inside, mistakes, results
from grader.judging.fault import Fault
from grader.judging.inside import Inside
from grader.judging.step import SOURCE_CHARACTERS
from grader.judging.submission import Submission
from grader.judging.terms import Terms
from grader.reading import parts
from grader.reading.parts import Part
from grader.sandbox import Door
from grader.sandbox.execution import Execution
from grader.words.errors import GraderError, ReferenceRunError, SandboxError
from grader.words.language import Message
from grader.words.model import (
    Case,
    Isolation,
    Judgement,
    Lack,
    Verdict,
    Versions,
    worst,
)

IN_FLOAT64 = re.compile(r"float64|\bdouble\b|DoubleTensor")
"""What a source has in which torch may be told to compute so."""


class Judge:
    """Judges any number of submissions on the same terms, by any number of threads.

    The expected values of each seed are computed once in its life, or in that of the reference that
    it is given. Who needs verdicts alone has nothing explained by changes of the solution, which
    all have to run.
    """

    def __init__(
        self,
        terms: Terms,
        sandbox: Door,
        reference: Reference | None = None,
        explains: bool = True,
    ) -> None:
        self.terms, self._explains = terms, explains
        self._sandbox = sandbox
        self._reference = reference or Reference(terms.exercise, sandbox)
        self._inside = Inside(sandbox)
        self._in_float64 = InFloat64(terms.exercise, sandbox)

    @property
    def doing(self) -> str:
        """What takes its time beside the programs of students, in a few words, if anything does."""
        return self._reference.doing

    def judge(self, submission: Submission) -> Judgement:
        """Judge a submission on every seed; what goes wrong on our side is a `judge_error`."""
        cases = [self._case(submission, seed) for seed in self.terms.seeds]
        made = _judgement(self.terms, submission, cases)
        isolation, lacks, memory_summed = _tier(self._sandbox)
        how = {"isolation": isolation, "lacks": lacks, "memory_summed": memory_summed}
        return made.model_copy(update=how)

    def _case(self, submission: Submission, seed: int) -> Case:
        terms = self.terms
        if submission.fault is not None:
            found = Fault(Verdict.RUN_TIME_ERROR, submission.fault)
            return results.unjudged(terms, seed, found, None)
        try:
            try:
                return self._judged(submission, seed)
            except ReferenceRunError:
                self._inside.must_have(inside.ALWAYS)  # or it is that, and no fault of its own
                raise
        except GraderError as error:
            return _failed(terms, seed, error)
        except Exception as error:  # a mistake in the grader itself
            failure = Message("the grader failed, report this: {error!r}", {"error": error})
            return _failed(terms, seed, failure)

    def _judged(self, submission: Submission, seed: int) -> Case:
        if not _version("torch"):
            raise SandboxError("torch is not installed: run pip install torch")
        terms, exercise = self.terms, self.terms.exercise
        program = submission.program(exercise.given_files)
        program = calls.added(program, exercise.setup, exercise.checks, seed)
        expected = self._reference.start(seed)
        seen = self._sandbox.run(program, f"{seed}\n".encode(), terms.limits)
        found = fault.find(seen, submission, terms.limits, exercise.template_source)
        if found is not None and found.verdict is Verdict.RUN_TIME_ERROR:
            self._inside.must_have(inside.wanted(seen, submission))
        if found is not None and not found.passing:
            return results.up_to_there(terms, seed, found, seen, expected)
        known = self._known(submission, seed, unread=_is_unread(seen, found))
        unheard = cache(partial(results.on_standard_error, exercise, seen))
        known = replace(known, output=seen.stdout.decode("utf-8", "replace"), unheard=unheard)
        own = self._own_parts(submission) if seen.journal else ()
        measured = self._reference.measured(seen, seed)
        answers = results.read(exercise, measured, submission.parts, own)
        compared = results.compare(terms, answers, expected.result(), known)
        wrong = {each.name for each in compared if not each.passed}
        if any(check.name in wrong and check.at_most is None for check in exercise.checks):
            self._must_be_steady(seed)
        return results.judged(terms, seed, found, seen, compared)

    def _must_be_steady(self, seed: int) -> None:
        """Raise `ReferenceRunError` where the reference would not take its own value for right.

        Asked only where an answer is wrong: a second run for each seed would delay all others.
        """
        try:
            unsteady = self._reference.unsteady(seed, checker.takes)
        except GraderError:
            return  # the first run gave values, and those were compared
        if unsteady:
            raise ReferenceRunError(unsteady)

    def _own_parts(self, submission: Submission) -> Sequence[Part]:
        """Return the parts of the source that belong to the exercise, where it has several."""
        if len(submission.parts) < 2:
            return ()
        exercise = self.terms.exercise
        task = exercise.task
        others = [t for t in description.tasks(exercise.folder) if not t.words <= task.words]
        return parts.own(submission.parts, task, others)

    def _changes(self, seed: int) -> mistakes.Changes:
        solutions = self.terms.exercise.solutions.values()
        return mistakes.Changes(
            partial(self._reference.slips, seed) if self._explains else lambda _: (),
            partial(self._reference.again, seed),
            lambda check: next((own for own in solutions if check in own), ()),
        )

    def _known(self, submission: Submission, seed: int, unread: bool) -> mistakes.Known:
        exercise = self.terms.exercise
        in_float64 = self._explains and IN_FLOAT64.search(submission.text[:SOURCE_CHARACTERS])
        seeds = mistakes.other_seeds(submission.text, seed, exercise.sample_seeds)
        return mistakes.Known(
            seed,
            mistakes=lambda: self._reference.mistakes(seed),
            expected=self._reference.expected,
            seeds=seeds if exercise.seeded else {},
            unread=unread,
            silent=partial(mistakes.why_silent, submission.text),
            unheeded=partial(_why_unheeded, submission, unread),
            changes=self._changes(seed),
            others=partial(self._reference.expected, seed),
            in_float64=partial(self._in_float64.expected, seed) if in_float64 else dict,
        )


def _why_unheeded(submission: Submission, unread: bool) -> Message | None:
    """Return what a source does not do with the seed; a module beside it may do that."""
    text, beside = submission.text, submission.beside
    if unread:
        return None if beside else mistakes.why_never_seeded(text)
    return mistakes.why_unheeded(text) or (None if beside else mistakes.why_unseeded(text))


def failed(terms: Terms, submission: Submission, why: Message | GraderError) -> Judgement:
    """Return the `judge_error` of a submission that no judge could judge."""
    return _judgement(terms, submission, [_failed(terms, seed, why) for seed in terms.seeds])


def _failed(terms: Terms, seed: int, why: Message | GraderError) -> Case:
    message = Message("{error} (not the student's fault)", {"error": why})
    if isinstance(why, ReferenceRunError):
        message = Message("{error} (not the student's fault; see grader verify)", {"error": why})
    elif isinstance(why, SandboxError):
        message = Message("{error} (not the student's fault; see grader doctor)", {"error": why})
    return results.unjudged(terms, seed, Fault(Verdict.JUDGE_ERROR, message), None)


def _judgement(terms: Terms, submission: Submission, cases: Sequence[Case]) -> Judgement:
    checks = terms.exercise.checks
    points = sum(points for _, points in results.earned(checks, cases))
    return Judgement(
        submission=submission.name,
        exercise=terms.exercise.name,
        verdict=worst(case.verdict for case in cases),
        score=points / sum(check.points for check in checks),
        cases=tuple(cases),
        isolation="walled",
        versions=versions(),
    )


def versions() -> Versions:
    """Return what a judgement depends on; an absent package has an empty version."""
    return Versions(
        grader=grader.__version__,
        python=platform.python_version(),
        torch=_version("torch"),
        numpy=_version("numpy"),
    )


@cache
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _tier(sandbox: Door) -> tuple[Isolation, tuple[Lack, ...], bool]:
    try:
        return sandbox.isolation, sandbox.lacks, sandbox.memory_summed
    except GraderError:  # what was asked for was not to be had: the cases are judge errors
        return "fenced" if sandbox.asked == "fenced" else "walled", (), True


def _is_unread(seen: Execution, found: Fault | None) -> bool:
    """Say whether a script never read its input; one that raised might have done so later."""
    return seen.report is not None and not seen.report.seed_read and found is None
