"""What a judgement is worth and what is said of it, check by check, for all reports that say so.

A judgement may be of an earlier description of its exercise: its checks are found by name. Where it
is handed back, a seed that is not public is told to nobody, nor what a script printed on it: who
knows it may write the answers into a script.
"""

from collections.abc import Collection, Iterator, Mapping

from grader.exercise.description import Exercise
from grader.judging.results import feedback, result_of
from grader.reports.verdicts import spoken
from grader.words.graded import Graded
from grader.words.language import Language, Message, say
from grader.words.model import Case, Check, CheckResult, Judgement, Verdict
from grader.words.values import shown
from grader.words.visible import visible

HIDDEN_SEED = -1
"""Stands for a seed that is told to nobody."""


def titles(exercise: Exercise, language: Language) -> Mapping[str, str]:
    """Return the titles of an exercise's checks by their names."""
    return {check.name: check.title.within(language) for check in exercise.checks}


def judged(case: Case) -> bool:
    """Say whether a case was judged by what it printed, and not by how it ended alone."""
    by_checks = case.verdict in (Verdict.ACCEPTED, Verdict.WRONG_ANSWER)
    return by_checks or any(result.actual is not None for result in case.checks)


def total(exercise: Exercise) -> float:
    """Return the points of all checks together."""
    return sum(check.points for check in exercise.checks)


def reason(judgement: Judgement) -> str:
    """Return why the verdict is what it is: the reason of the first case that earned it."""
    return next((c.reason for c in judgement.cases if c.verdict == judgement.verdict), "")


def reason_told(graded: Graded, language: Language) -> str:
    """Return the reason with what the teacher wrote by hand before it."""
    return "; ".join(filter(None, (_by_hand(graded, language), reason(graded.judgement))))


def _by_hand(graded: Graded, language: Language) -> str:
    if graded.by_hand is None:
        return ""
    if graded.by_hand.score is None:
        who = Message("the teacher")
    elif graded.by_hand.was is None:
        who = Message("by hand")
    else:
        who = Message("by hand instead of {was}", {"was": number(graded.by_hand.was)})
    return named(say(who, language), graded.by_hand.comment, language)


def named(name: str, words: str, language: Language) -> str:
    """Return what is said of a check or a verdict behind its name."""
    if not words:
        return name
    return say(Message("{name}: {words}", {"name": name, "words": words}), language)


def told(result: CheckResult, language: Language) -> str:
    """Return all that a person is told of a check: what was read and where, or how it missed.

    The words about a check that failed begin with the place and name the value.
    """
    words, read = feedback(result, language), shown(result.actual, language)
    if not result.passed:
        return words
    if result.line is not None:
        read = say(_placed(read, result), language)
    return named(read, words, language)


def _placed(read: str, result: CheckResult) -> Message:
    source, cell = result.source_line, result.cell
    values = {"read": read, "line": result.line, "source": source, "cell": cell}
    if source is None:
        return Message("{read} (line {line})", values)
    if cell is None:
        return Message("{read} (line {line}, printed by line {source} of the script)", values)
    return Message("{read} (line {line}, printed by line {source} of code cell {cell})", values)


def said(judgement: Judgement, check: Check, language: Language = "en") -> str:
    """Return what is said of a check: a line for each seed that has a word on it.

    Where a run did not end properly, its reason stands for what is said of each check. Control
    characters are written out.
    """
    lines = []
    for case in judgement.cases:
        result = result_of(case, check)
        if result is not None and (result.passed or case.verdict is Verdict.WRONG_ANSWER):
            words = feedback(result, language)
        else:
            words = case.reason
        if words:
            seed = Message("seed {seed}: {words}", {"seed": case.seed, "words": words})
            line = words if case.seed == HIDDEN_SEED else say(seed, language)
            lines.append(visible(line, most=None))
    return "\n".join(dict.fromkeys(lines))


def headline(judgement: Judgement, language: Language) -> str:
    """Return the verdict in words, with its reason."""
    return named(
        spoken(judgement.verdict, language), visible(reason(judgement), most=None), language
    )


def graded_file(judgement: Judgement, language: Language) -> str:
    """Return which file of an upload was graded, nothing where there was none to grade."""
    if not judgement.submission:
        return ""
    name = visible(judgement.submission, most=None)
    return say(Message("the file that was graded: {name}", {"name": name}), language)


def lines(judgement: Judgement, exercise: Exercise, language: Language) -> Iterator[str]:
    """Yield what is said of each check on which there is a word, behind its title."""
    for check in exercise.checks:
        words = said(judgement, check, language)
        if words:
            yield named(check.title.within(language), words, language)


def number(value: float) -> str:
    """Return a score or points with no more digits than a gradebook needs."""
    return f"{round(value, 4):.10g}"


def public(judgement: Judgement, seeds: Collection[int], language: Language) -> Judgement:
    """Return a judgement of which only the cases of `seeds` say more than what passed.

    With no seeds nothing is hidden.
    """
    if not seeds:
        return judgement
    results = [result for case in judgement.cases for result in case.checks]
    least = {each.name: each.worth for each in sorted(results, key=lambda one: -one.worth)}
    cases = [
        each if each.seed in seeds else _hidden(each, least, language) for each in judgement.cases
    ]
    return judgement.model_copy(update={"cases": tuple(cases)})


def why(judgement: Judgement, seeds: Collection[int], language: Language) -> str:
    """Return why the verdict is what it is, as far as it may be told: of a hidden seed its name."""
    cases = public(judgement, seeds, language).cases
    earned = [case for case in cases if case.verdict is judgement.verdict and case.reason]
    first = min(earned, key=lambda case: case.seed == HIDDEN_SEED, default=None)
    if first is None or first.seed != HIDDEN_SEED:
        return first.reason if first else ""
    return named(spoken(judgement.verdict, language), first.reason, language)


def _hidden(case: Case, least: Mapping[str, float], language: Language) -> Case:
    """Return what is told of a hidden case: of what did not pass no more than its points tell."""
    told = say(Message("on a seed that is not shown"), language)
    checks = tuple(
        CheckResult(
            name=each.name, points=each.points, passed=each.passed, share=_share(each, least)
        )
        for each in case.checks
    )
    reason = "" if case.verdict is Verdict.ACCEPTED else told
    return Case(seed=HIDDEN_SEED, verdict=case.verdict, reason=reason, checks=checks)


def _share(result: CheckResult, least: Mapping[str, float]) -> float | None:
    return result.share if result.passed or result.share is None else least[result.name]
