"""What of a judgement a student may see where it is handed back: of hidden seeds hardly anything.

A seed that is not public is told to nobody, nor what a script printed on it: who knows it may write
the answers into a script.
"""

from collections.abc import Collection, Mapping

from grader.reports.points import HIDDEN_SEED, named
from grader.reports.verdicts import spoken
from grader.words.language import Language, Message, say
from grader.words.model import Case, CheckResult, Judgement, Verdict


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


def feedback(judgement: Judgement, seeds: Collection[int], language: Language) -> str:
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
