"""What a judgement is worth, check by check, for all reports that say so."""

from collections.abc import Iterator

from grader.exercise.description import Exercise
from grader.words.language import Language, Message, say
from grader.words.model import Check, CheckResult, Judgement, Verdict
from grader.words.visible import visible

HIDDEN_SEED = -1
"""Stands for a seed that is told to nobody."""


def earned(judgement: Judgement, exercise: Exercise) -> Iterator[tuple[Check, float]]:
    """Yield each check with its points: all of them if it passed on every seed, else none."""
    for position, check in enumerate(exercise.checks):
        passed = all(case.checks and case.checks[position].passed for case in judgement.cases)
        yield check, check.points if passed else 0


def total(exercise: Exercise) -> float:
    """Return the points of all checks together."""
    return sum(check.points for check in exercise.checks)


def reason(judgement: Judgement) -> str:
    """Return why the verdict is what it is: the reason of the first case that earned it."""
    return next((c.reason for c in judgement.cases if c.verdict == judgement.verdict), "")


def feedback(result: CheckResult) -> str:
    """Return what is said of a check: how it missed and, if it is known, by which mistake."""
    if result.message and result.diagnosis:
        return f"{result.message.removesuffix('.')}. {result.diagnosis}"
    return result.message or result.diagnosis or ""


def said(judgement: Judgement, position: int, language: Language = "en") -> str:
    """Return what is said of the check at `position`: a line for each seed that has a word on it.

    Where a run did not end properly, its reason stands for what is said of each check. Control
    characters are written out.
    """
    lines = []
    for case in judgement.cases:
        result = case.checks[position] if case.checks else None
        if result is not None and (result.passed or case.verdict is Verdict.WRONG_ANSWER):
            words = feedback(result)
        else:
            words = case.reason
        if words:
            told = Message("seed {seed}: {words}", {"seed": case.seed, "words": words})
            lines.append(visible(words if case.seed == HIDDEN_SEED else say(told, language)))
    return "\n".join(dict.fromkeys(lines))


def number(value: float) -> str:
    """Return a score or points with no more digits than a gradebook needs."""
    return f"{round(value, 4):.10g}"
