"""One submission, judged: run on each seed, read, compared, and the worst case counts.

This is the one place where a failure of ours becomes a `judge_error`.
"""

import platform
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import grader
from grader import checker, printed
from grader.errors import GraderError, SandboxError
from grader.exercises import Exercise
from grader.language import Message
from grader.model import (
    Answer,
    Case,
    Check,
    CheckResult,
    Isolation,
    Judgement,
    Plain,
    Verdict,
    Versions,
    worst,
)
from grader.reference import Reference, Values
from grader.sandbox import Sandbox
from grader.sandbox.execution import MIB, Ending, Execution, Limits
from grader.submission import Submission

LIMIT_VERDICTS = {
    Ending.CPU_TIME: Verdict.TIME_LIMIT_EXCEEDED,
    Ending.WALL_TIME: Verdict.TIME_LIMIT_EXCEEDED,
    Ending.MEMORY: Verdict.MEMORY_LIMIT_EXCEEDED,
    Ending.OUTPUT: Verdict.OUTPUT_LIMIT_EXCEEDED,
}
NOT_JUDGED = Message("not judged: the program did not end properly")


@dataclass(frozen=True, slots=True)
class Terms:
    """On what a submission is judged."""

    exercise: Exercise
    seeds: Sequence[int]
    limits: Limits
    reveal: bool = False


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
    """Judge a submission on every seed; never raises a `GraderError`."""
    cases = [_case(submission, terms, seed, sandbox, reference) for seed in terms.seeds]
    return Judgement(
        submission=submission.name,
        exercise=terms.exercise.name,
        verdict=worst(case.verdict for case in cases),
        score=_score(terms.exercise.checks, cases),
        cases=tuple(cases),
        isolation=_isolation(sandbox),
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


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _isolation(sandbox: Sandbox) -> Isolation:
    try:
        return sandbox.isolation
    except GraderError:
        return "walled"  # what was asked for, and not had: the cases are judge errors


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
        return _failed(terms, seed, Verdict.RUN_TIME_ERROR, submission.fault, None)
    try:
        if not _version("torch"):
            raise SandboxError("torch is not installed: run pip install torch==2.13.0")
        probes = {c.name: c.probe for c in terms.exercise.checks if c.probe is not None}
        with ThreadPoolExecutor(1) as beside:
            expected = beside.submit(reference.expected, seed)
            seen = sandbox.run(submission.program(probes), f"{seed}\n".encode(), terms.limits)
            fault = _fault(seen, terms.limits)
            if fault is not None:
                return _failed(terms, seed, fault[0], fault[1], seen)
            return _checked(terms, seed, seen, expected.result())
    except GraderError as error:
        message = Message("{error} (not the student's fault)", {"error": error})
        return _failed(terms, seed, Verdict.JUDGE_ERROR, message, None)


def _fault(seen: Execution, limits: Limits) -> tuple[Verdict, Message] | None:
    """Return what keeps a run from being judged by its output, or None if nothing does."""
    if seen.ending in LIMIT_VERDICTS:
        return LIMIT_VERDICTS[seen.ending], _limit_message(seen.ending, limits)
    if seen.ending is Ending.SIGNALLED:
        name = signal.Signals(seen.status).name if seen.status < signal.NSIG else seen.status
        return Verdict.RUN_TIME_ERROR, Message("killed by the signal {name}", {"name": name})
    if seen.report is None:
        text = "it ended before the end of the script, with exit status {status}"
        return Verdict.RUN_TIME_ERROR, Message(text, {"status": seen.status})
    raised = seen.report.exception
    if raised is not None:
        memory = raised.type == "MemoryError"
        verdict = Verdict.MEMORY_LIMIT_EXCEEDED if memory else Verdict.RUN_TIME_ERROR
        values = {"type": raised.type, "message": raised.message, "line": raised.line}
        if raised.line is None:
            return verdict, Message("{type}: {message}", values)
        return verdict, Message("{type}: {message} (line {line})", values)
    if seen.status != 0:
        return Verdict.RUN_TIME_ERROR, Message("exit status {status}", {"status": seen.status})
    return None


def _limit_message(ending: Ending, limits: Limits) -> Message:
    most: float
    match ending:
        case Ending.MEMORY:
            text, most = "it used more than {most} MiB of memory", limits.memory_bytes // MIB
        case Ending.OUTPUT:
            text, most = "it printed more than {most} KiB", limits.output_bytes // 1024
        case Ending.CPU_TIME:
            text, most = "it used more than {most:g} s of CPU time", limits.cpu_s
        case _:
            text, most = "it did not end within {most:g} s", limits.wall_s
    return Message(text, {"most": most})


def _failed(
    terms: Terms, seed: int, verdict: Verdict, reason: Message, seen: Execution | None
) -> Case:
    results = tuple(
        CheckResult(name=c.name, points=c.points, passed=False, message=str(NOT_JUDGED))
        for c in terms.exercise.checks
    )
    return _as_case(seed, verdict, str(reason), results, seen)


def _checked(terms: Terms, seed: int, seen: Execution, expected: Values) -> Case:
    checks, names = terms.exercise.checks, terms.exercise.names
    answers = printed.read(seen.stdout, checks, names)
    results = []
    for check in checks:
        answer = answers[check.name]
        probed = seen.report.probes.get(check.name) if seen.report else None
        if answer.value is None and probed is not None:
            answer = printed.read_one(probed, check, names)
        results.append(_result(terms, check, answer, expected[check.name]))
    failed = [result for result in results if not result.passed]
    reason = f"{failed[0].name}: {failed[0].message}" if failed else ""
    verdict = Verdict.WRONG_ANSWER if failed else Verdict.ACCEPTED
    return _as_case(seed, verdict, reason, tuple(results), seen)


def _result(terms: Terms, check: Check, answer: Answer, expected: object) -> CheckResult:
    compared = checker.compare(check, answer, expected)
    message = str(compared.message or "")
    if compared.passed and compared.alternative is not None:
        key, _, detail = compared.alternative.partition(":")
        text = terms.exercise.alternatives.get(key)
        message = text.en.format(detail=detail) if text else compared.alternative
    main = next(iter(expected.values())) if isinstance(expected, dict) else expected
    return CheckResult(
        name=check.name,
        points=check.points,
        passed=compared.passed,
        actual=checker.plain(answer.value),
        expected=_plain(main) if terms.reveal else None,
        line=answer.line,
        message=message,
    )


def _plain(expected: object) -> Plain:
    if isinstance(expected, list):
        return tuple(float(value) for value in expected)
    return expected if isinstance(expected, str) else float(str(expected))


def _as_case(
    seed: int,
    verdict: Verdict,
    reason: str,
    results: tuple[CheckResult, ...],
    seen: Execution | None,
) -> Case:
    return Case(
        seed=seed,
        verdict=verdict,
        reason=reason,
        checks=results,
        stdout=seen.stdout.decode("utf-8", "replace") if seen else "",
        stderr=seen.stderr.decode("utf-8", "replace") if seen else "",
        truncated=seen.truncated if seen else False,
        usage=seen.usage if seen else None,
    )
