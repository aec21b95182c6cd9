"""One submission, judged: run on each seed, read, compared, and the worst case counts.

This is the one place where a failure of ours becomes a `judge_error`.
"""

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

import grader
from grader import reading
from grader.exercise import description
from grader.exercise.description import Exercise
from grader.exercise.fit import ByKey
from grader.exercise.reference import Reference, Values
from grader.judging import checker, fault, mistakes, pictures
from grader.judging.fault import Fault
from grader.judging.submission import Submission
from grader.reading import parts
from grader.reading.parts import Part
from grader.sandbox import Sandbox
from grader.sandbox.execution import MIB, Execution, Limits
from grader.words.errors import GraderError, SandboxError
from grader.words.language import Language, Message, say
from grader.words.model import (
    Answer,
    Case,
    Check,
    CheckResult,
    Isolation,
    Judgement,
    Verdict,
    Versions,
    worst,
)
from grader.words.values import as_plain


@dataclass(frozen=True, slots=True)
class Terms:
    """On what a submission is judged."""

    exercise: Exercise
    seeds: Sequence[int]
    limits: Limits
    reveal: bool = False
    language: Language = "en"

    def say(self, message: Message) -> str:
        """Put a message into the language that was asked for."""
        return say(message, self.language)


def limits_of(
    exercise: Exercise, time_s: float | None, memory_mib: int | None, output_kib: int | None
) -> Limits:
    """Return the exercise's limits, each replaced by the one given; wall time is twice CPU time."""
    cpu_s = time_s or exercise.limits.time_s
    return Limits(
        cpu_s=cpu_s,
        wall_s=2 * cpu_s + 1,
        memory_bytes=(memory_mib or exercise.limits.memory_mib) * MIB,
        output_bytes=(output_kib or exercise.limits.output_kib) * 1024,
    )


def judge(
    submission: Submission, terms: Terms, sandbox: Sandbox, reference: Reference
) -> Judgement:
    """Judge a submission on every seed; what goes wrong on our side is a `judge_error`."""
    cases = [_case(submission, terms, seed, sandbox, reference) for seed in terms.seeds]
    isolation, memory_summed = _tier(sandbox)
    return Judgement(
        submission=submission.name,
        exercise=terms.exercise.name,
        verdict=worst(case.verdict for case in cases),
        score=_score(terms.exercise.checks, cases),
        cases=tuple(cases),
        isolation=isolation,
        memory_summed=memory_summed,
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


def _tier(sandbox: Sandbox) -> tuple[Isolation, bool]:
    try:
        return sandbox.isolation, sandbox.memory_summed
    except GraderError:
        return "walled", True  # what was asked for, and not had: the cases are judge errors


def _score(checks: Sequence[Check], cases: Sequence[Case]) -> float:
    earned = sum(
        check.points
        for position, check in enumerate(checks)
        if all(case.checks and case.checks[position].passed for case in cases)
    )
    return earned / sum(check.points for check in checks)


def _case(
    submission: Submission, terms: Terms, seed: int, sandbox: Sandbox, reference: Reference
) -> Case:
    if submission.fault is not None:
        return _unjudged(terms, seed, Fault(Verdict.RUN_TIME_ERROR, submission.fault), None)
    try:
        if not _version("torch"):
            raise SandboxError("torch is not installed: run pip install torch==2.13.0")
        probes = {c.name: c.probe for c in terms.exercise.checks if c.probe is not None}
        program = submission.program(probes, terms.exercise.given_files)
        expected = reference.start(seed)
        seen = sandbox.run(program, f"{seed}\n".encode(), terms.limits)
        found = fault.find(seen, submission, terms.limits)
        if found is not None and not found.passing:
            return _unjudged(terms, seed, found, seen)
        known = _known(submission, terms, seed, reference, _is_unread(seen, found))
        own = _own_parts(submission, terms.exercise) if seen.journal else ()
        return _judged(terms, seen, found, expected.result(), known, own)
    except GraderError as error:
        message = Message("{error} (not the student's fault)", {"error": error})
    except Exception as error:  # a mistake in the grader itself
        failure = Message("the grader failed, report this: {error!r}", {"error": error})
        message = Message("{error} (not the student's fault)", {"error": failure})
    return _unjudged(terms, seed, Fault(Verdict.JUDGE_ERROR, message), None)


def _own_parts(submission: Submission, exercise: Exercise) -> Sequence[Part]:
    """Return the parts of the source that belong to the exercise, where it has several."""
    found = submission.parts
    if len(found) < 2:
        return ()
    task = exercise.task
    others = [t for t in description.tasks(exercise.folder) if not t.words <= task.words]
    return parts.own(found, task, others)


def _unjudged(terms: Terms, seed: int, found: Fault, seen: Execution | None) -> Case:
    not_judged = terms.say(Message("not judged: the program did not end properly"))
    results = tuple(
        CheckResult(name=c.name, points=c.points, passed=False, message=not_judged)
        for c in terms.exercise.checks
    )
    return _as_case(seed, found.verdict, terms.say(found.reason), results, seen)


def _known(
    submission: Submission, terms: Terms, seed: int, reference: Reference, unread: bool
) -> mistakes.Known:
    seeds = mistakes.other_seeds(submission.text, seed, terms.exercise.sample_seeds)
    return mistakes.Known(
        seed,
        mistakes=lambda: reference.mistakes(seed),
        expected=reference.expected,
        seeds=seeds if terms.exercise.seeded else {},
        unread=unread,
    )


def _is_unread(seen: Execution, found: Fault | None) -> bool:
    """Say whether a script never read its input; one that raised might have done so later."""
    return seen.report is not None and not seen.report.seed_read and found is None


def _judged(
    terms: Terms,
    seen: Execution,
    found: Fault | None,
    expected: Values,
    known: mistakes.Known,
    own: Sequence[Part],
) -> Case:
    checks, names = terms.exercise.checks, terms.exercise.names
    answers = reading.read(seen.stdout, checks, names, seen.journal, own)
    results = []
    for check in checks:
        answer = answers[check.name]
        probed = seen.report.probes.get(check.name) if seen.report else None
        if answer.value is None and probed is not None:
            answer = reading.read_one(probed, check, names)
        results.append(_result(terms, check, answer, expected[check.name], known))
    failed = [each for each in zip(checks, results, strict=True) if not each[1].passed]
    verdict, reason = Verdict.ACCEPTED, ""
    if failed:
        check, result = failed[0]
        first = {"name": check.title.within(terms.language), "words": result.message}
        verdict, reason = Verdict.WRONG_ANSWER, terms.say(Message("{name}: {words}", first))
    if found is not None:  # a cell raised: forgiven if nothing was missed by it
        verdict, reason = found.verdict if failed else verdict, terms.say(found.reason)
    return _as_case(known.seed, verdict, reason, tuple(results), seen)


def _result(
    terms: Terms, check: Check, answer: Answer, rights: ByKey, known: mistakes.Known
) -> CheckResult:
    compared = checker.compare(check, answer, rights)
    message = terms.say(compared.message) if compared.message else ""
    if compared.passed and compared.alternative:
        key = compared.alternative
        message = mistakes.in_words([key], terms.exercise.alternatives, terms.language) or key
    return CheckResult(
        name=check.name,
        points=check.points,
        passed=compared.passed,
        actual=as_plain(answer.value),
        expected=as_plain(next(iter(rights.values()))) if terms.reveal else None,
        line=answer.line,
        source_line=answer.source_line,
        cell=answer.cell,
        message=message,
        diagnosis=None if compared.passed else _diagnosis(terms, check, answer, rights, known),
    )


def _diagnosis(
    terms: Terms, check: Check, answer: Answer, rights: ByKey, known: mistakes.Known
) -> str | None:
    try:
        found = mistakes.diagnose(check, answer, rights, known)
        return mistakes.in_words(found, terms.exercise.mistakes, terms.language)
    except Exception:  # of a reference, or ours: a judgement stands without it
        return None


def _as_case(
    seed: int,
    verdict: Verdict,
    reason: str,
    results: tuple[CheckResult, ...],
    seen: Execution | None,
) -> Case:
    if seen is None:
        return Case(seed=seed, verdict=verdict, reason=reason, checks=results)
    return Case(
        seed=seed,
        verdict=verdict,
        reason=reason,
        checks=results,
        stdout=seen.stdout.decode("utf-8", "replace"),
        stderr=seen.stderr.decode("utf-8", "replace"),
        truncated=seen.truncated,
        usage=seen.usage,
        figures=pictures.as_png(seen.report.figures) if seen.report else (),
    )
