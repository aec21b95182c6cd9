"""One submission, judged: run on each seed, and the worst case counts.

This is the one place where a failure of ours becomes a `judge_error`.
"""

import platform
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version

import grader
from grader.exercise import description
from grader.exercise.reference import Reference
from grader.judging import fault, mistakes, results
from grader.judging.fault import Fault
from grader.judging.submission import Submission
from grader.judging.terms import Terms
from grader.reading import parts
from grader.reading.parts import Part
from grader.sandbox import Sandbox
from grader.sandbox.execution import Execution
from grader.words.errors import GraderError, SandboxError
from grader.words.language import Message
from grader.words.model import Case, Check, Isolation, Judgement, Lack, Verdict, Versions, worst


class Judge:
    """Judges any number of submissions on the same terms, by any number of threads.

    The expected values of each seed are computed once in its life.
    """

    def __init__(self, terms: Terms, sandbox: Sandbox) -> None:
        self.terms = terms
        self._sandbox = sandbox
        self._reference = Reference(terms.exercise, sandbox)

    def judge(self, submission: Submission) -> Judgement:
        """Judge a submission on every seed; what goes wrong on our side is a `judge_error`."""
        cases = [self._case(submission, seed) for seed in self.terms.seeds]
        isolation, lacks, memory_summed = _tier(self._sandbox)
        return Judgement(
            submission=submission.name,
            exercise=self.terms.exercise.name,
            verdict=worst(case.verdict for case in cases),
            score=_score(self.terms.exercise.checks, cases),
            cases=tuple(cases),
            isolation=isolation,
            lacks=lacks,
            memory_summed=memory_summed,
            versions=versions(),
        )

    def _case(self, submission: Submission, seed: int) -> Case:
        terms = self.terms
        if submission.fault is not None:
            found = Fault(Verdict.RUN_TIME_ERROR, submission.fault)
            return results.unjudged(terms, seed, found, None)
        try:
            return self._judged(submission, seed)
        except GraderError as error:
            message = Message("{error} (not the student's fault)", {"error": error})
        except Exception as error:  # a mistake in the grader itself
            failure = Message("the grader failed, report this: {error!r}", {"error": error})
            message = Message("{error} (not the student's fault)", {"error": failure})
        return results.unjudged(terms, seed, Fault(Verdict.JUDGE_ERROR, message), None)

    def _judged(self, submission: Submission, seed: int) -> Case:
        if not _version("torch"):
            raise SandboxError("torch is not installed: run pip install torch")
        terms, exercise = self.terms, self.terms.exercise
        probes = {check.name: check.probe for check in exercise.checks if check.probe is not None}
        program = submission.program(probes, exercise.given_files)
        expected = self._reference.start(seed)
        seen = self._sandbox.run(program, f"{seed}\n".encode(), terms.limits)
        found = fault.find(seen, submission, terms.limits)
        if found is not None and not found.passing:
            return results.up_to_there(terms, seed, found, seen, expected)
        known = self._known(submission, seed, unread=_is_unread(seen, found))
        own = self._own_parts(submission) if seen.journal else ()
        answers = results.read(exercise, seen, own)
        compared = results.compare(terms, answers, expected.result(), known)
        return results.judged(terms, seed, found, seen, compared)

    def _own_parts(self, submission: Submission) -> Sequence[Part]:
        """Return the parts of the source that belong to the exercise, where it has several."""
        if len(submission.parts) < 2:
            return ()
        exercise = self.terms.exercise
        task = exercise.task
        others = [t for t in description.tasks(exercise.folder) if not t.words <= task.words]
        return parts.own(submission.parts, task, others)

    def _known(self, submission: Submission, seed: int, unread: bool) -> mistakes.Known:
        exercise = self.terms.exercise
        seeds = mistakes.other_seeds(submission.text, seed, exercise.sample_seeds)
        return mistakes.Known(
            seed,
            mistakes=lambda: self._reference.mistakes(seed),
            expected=self._reference.expected,
            seeds=seeds if exercise.seeded else {},
            unread=unread,
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


def _tier(sandbox: Sandbox) -> tuple[Isolation, tuple[Lack, ...], bool]:
    try:
        return sandbox.isolation, sandbox.lacks, sandbox.memory_summed
    except GraderError:  # what was asked for was not to be had: the cases are judge errors
        return "fenced" if sandbox.asked == "fenced" else "walled", (), True


def _score(checks: Sequence[Check], cases: Sequence[Case]) -> float:
    earned = sum(
        check.points * min(each.checks[position].worth if each.checks else 0 for each in cases)
        for position, check in enumerate(checks)
    )
    return earned / sum(check.points for check in checks)


def _is_unread(seen: Execution, found: Fault | None) -> bool:
    """Say whether a script never read its input; one that raised might have done so later."""
    return seen.report is not None and not seen.report.seed_read and found is None
