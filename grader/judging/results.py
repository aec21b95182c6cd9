"""From what a run printed to the results of its checks, and to a case."""

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import cache, partial

from grader import reading
from grader.exercise import calls, solution
from grader.exercise.description import Exercise
from grader.exercise.fit import ByKey
from grader.exercise.reference import Values
from grader.judging import checker, mistakes, pictures
from grader.judging.checker import Comparison
from grader.judging.fault import Fault
from grader.judging.terms import Terms
from grader.reading.parts import Part
from grader.sandbox.execution import Execution
from grader.words.language import Language, Message, say
from grader.words.model import Answer, Case, Check, CheckResult, Verdict
from grader.words.values import as_plain

Answers = Mapping[str, Answer]
PRINTED_CHARACTERS = 100_000
"""Of what was printed are looked through for names."""
WORD, DIGITS = re.compile(r"\w+"), re.compile(r"(?<!\w)\d")
SEVERAL = Message("{count} names are on line {line}, one is asked for: print the best one alone")
TRACEBACK = re.compile(rb"^(?:Exception in thread|Traceback \(most)", re.MULTILINE)
"""Where Python begins to tell of an exception, with lines of the program."""


def read(
    exercise: Exercise, seen: Execution, parts: Sequence[Part] = (), own: Sequence[Part] = ()
) -> Answers:
    """Return the answer to each check: what was printed in its form, else the value of its probe.

    Where the probe has none either, what was printed in another form tells more than nothing.
    """
    checks, names = [check for check in exercise.checks if check.call is None], exercise.names
    answers = solution.read(seen, checks, names, parts, own)
    for check in checks:
        probed = seen.report.probes.get(check.name) if seen.report else None
        found = answers[check.name]
        if probed is not None and (found.value is None or found.misfit):
            probe = reading.read_one(probed, check, names)
            answers[check.name] = found if probe.value is None and found.misfit else probe
    printed = seen.stdout.decode("utf-8", "replace")
    told = {check.name: _of_several(answers[check.name], check, names, printed) for check in checks}
    source = "\n".join(part.code for part in parts)
    return {**told, **calls.answers(seen, exercise.checks, names, source)}


def _of_several(answer: Answer, check: Check, names: Sequence[str], printed: str) -> Answer:
    """Return an answer that was not found as of several names, if one line alone has names."""
    if answer.value is not None or check.kind not in ("name", "number"):
        return answer
    own = {name.casefold() for name in (check.names or names)}
    lines = enumerate(printed[:PRINTED_CHARACTERS].splitlines(), 1)
    words = ((number, line, WORD.findall(line.casefold())) for number, line in lines)
    found = [(number, line, own.intersection(each)) for number, line, each in words]
    naming = [each for each in found if each[2]]
    if len(naming) != 1 or len(naming[0][2]) < 2:
        return answer
    number, line, on_line = naming[0]
    if check.kind == "number" and not DIGITS.search(line):
        return answer
    values = {"count": len(on_line), "line": number}
    return replace(answer, problem=replace(SEVERAL, values=values))


def on_standard_error(exercise: Exercise, seen: Execution) -> frozenset[str]:
    """Return to which checks there are answers where none are read, by name."""
    checks = [check for check in exercise.checks if check.call is None]
    said = TRACEBACK.split(seen.stderr, maxsplit=1)[0]
    there = replace(seen, stdout=said, journal=())
    answers = solution.read(there, checks, exercise.names) if said.strip() else {}
    return frozenset(name for name, answer in answers.items() if answer.value is not None)


def compare(
    terms: Terms, answers: Answers, expected: Values, known: mistakes.Known
) -> tuple[CheckResult, ...]:
    """Return how each check came out."""
    checks = terms.exercise.checks
    how = {
        c.name: checker.compare(_told_apart(c, checks), answers[c.name], expected[c.name])
        for c in checks
    }
    failed = frozenset(name for name, compared in how.items() if not compared.passed)
    misread = mistakes.misread(checks, answers, expected, failed, known.output)
    printed = mistakes.Printed(checks, answers, expected, failed, misread=misread)
    explained = cache(partial(mistakes.explained, printed, known.changes))
    known = replace(known, explained=explained, answers=answers)
    return tuple(_result(terms, check, how[check.name], printed, known) for check in checks)


def _told_apart(check: Check, checks: Sequence[Check]) -> Check:
    """Return a check without labels that others have, too: a hint to print one would suit both."""
    others = {word.casefold() for each in checks if each is not check for word in each.labels}
    own = tuple(word for word in check.labels if word.casefold() not in others)
    return check.model_copy(update={"labels": own}) if own and own != check.labels else check


def feedback(result: CheckResult, language: Language) -> str:
    """Return what is said of a check: how it missed and, if it is known, by which mistake."""
    if not (result.message and result.diagnosis):
        return result.message or result.diagnosis or ""
    how = result.message.rstrip(".。")
    return say(Message("{how}. {why}", {"how": how, "why": result.diagnosis}), language)


def earned(checks: Sequence[Check], cases: Sequence[Case]) -> Iterator[tuple[Check, float]]:
    """Yield each check with its points: all of them if it passed on every seed, else none.

    A partial check has the least share that it earned on any seed.
    """
    for check in checks:
        results = [result_of(case, check) for case in cases]
        worth = min((0.0 if each is None else each.worth for each in results), default=1.0)
        yield check, check.points * worth


def result_of(case: Case, check: Check) -> CheckResult | None:
    """Return how a check went, None if the case does not have it."""
    return next((result for result in case.checks if result.name == check.name), None)


def judged(
    terms: Terms,
    seed: int,
    found: Fault | None,
    seen: Execution,
    results: tuple[CheckResult, ...],
) -> Case:
    """Return the case of a run that came to its end, or of a notebook of which a cell raised."""
    checks = terms.exercise.checks
    failed = [each for each in zip(checks, results, strict=True) if not each[1].passed]
    verdict, reason = Verdict.ACCEPTED, ""
    if failed:
        check, result = failed[0]
        words = feedback(result, terms.language)
        first = {"name": check.title.within(terms.language), "words": words}
        verdict, reason = Verdict.WRONG_ANSWER, terms.say(Message("{name}: {words}", first))
    if found is not None:  # forgiven if nothing was missed by it
        verdict = found.verdict if failed else verdict
        reason = terms.say((failed and found.missed) or found.reason)
    return _case(seed, verdict, reason, results, seen)


def unjudged(terms: Terms, seed: int, found: Fault, seen: Execution | None) -> Case:
    """Return the case of a run that is not judged by what it printed."""
    not_judged = terms.say(Message("not judged: the program did not end properly"))
    results = tuple(
        CheckResult(name=c.name, points=c.points, passed=False, message=not_judged)
        for c in terms.exercise.checks
    )
    return _case(seed, found.verdict, terms.say(found.reason), results, seen)


def up_to_there(
    terms: Terms, seed: int, found: Fault, seen: Execution, expected: Future[Values]
) -> Case:
    """Return the case of a run that was ended, with what it had right by then, without points."""
    case = unjudged(terms, seed, found, seen)
    if not seen.stdout.strip():
        return case
    answers, values = read(terms.exercise, seen), expected.result()
    right = {
        check.name
        for check in terms.exercise.checks
        if checker.compare(check, answers[check.name], values[check.name]).passed
    }
    if not right:
        return case
    counted = {"right": len(right), "all": len(case.checks), "reason": found.reason}
    so_far = Message("{reason}; up to there {right} of {all} right", counted)
    met = terms.say(Message("right, but without points: the program did not end properly"))
    results = tuple(
        each.model_copy(update={"message": met}) if each.name in right else each
        for each in case.checks
    )
    return case.model_copy(update={"reason": terms.say(so_far), "checks": results})


def _result(
    terms: Terms,
    check: Check,
    compared: Comparison,
    printed: mistakes.Printed,
    known: mistakes.Known,
) -> CheckResult:
    answer, rights = printed.answers[check.name], printed.rights[check.name]
    diagnosis = None if compared.passed else _diagnosis(terms, check, answer, rights, known)
    message = ""
    if compared.message:
        miss = compared.message
        message = terms.say(checker.of_known_cause(miss) if diagnosis else miss)
    elif compared.alternative:
        key = compared.alternative
        message = mistakes.in_words([key], terms.exercise.alternatives, terms.language) or key
    return CheckResult(
        name=check.name,
        points=check.points,
        passed=compared.passed,
        share=compared.share if check.partial else None,
        actual=as_plain(answer.value),
        expected=as_plain(next(iter(rights.values()))) if terms.reveal else None,
        line=answer.line,
        source_line=answer.source_line,
        cell=answer.cell,
        message=message,
        diagnosis=diagnosis,
    )


def _diagnosis(
    terms: Terms, check: Check, answer: Answer, rights: ByKey, known: mistakes.Known
) -> str | None:
    try:
        found = mistakes.diagnose(check, answer, rights, known)
        return mistakes.in_words(found, terms.exercise.mistakes, terms.language)
    except Exception:  # of a reference, or ours: a judgement stands without it
        return None


def _case(
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
