"""What of a judgement a student may see where it is handed back: of hidden seeds hardly anything.

A seed that is not public is told to nobody, nor what a script printed on it: who knows it may write
the answers into a script.
"""

from collections.abc import Collection

from grader.reports.points import HIDDEN_SEED, reason
from grader.words.language import Language, Message, say
from grader.words.model import Case, CheckResult, Judgement, Verdict


def public(judgement: Judgement, seeds: Collection[int], language: Language) -> Judgement:
    """Return a judgement of which only the cases of `seeds` say more than what passed.

    With no seeds nothing is hidden.
    """
    if not seeds:
        return judgement
    cases = [each if each.seed in seeds else _hidden(each, language) for each in judgement.cases]
    return judgement.model_copy(update={"cases": tuple(cases)})


def feedback(judgement: Judgement, seeds: Collection[int], language: Language) -> str:
    """Return why the verdict is what it is, as far as it may be told."""
    return reason(public(judgement, seeds, language))


def _hidden(case: Case, language: Language) -> Case:
    told = say(Message("on a seed that is not shown"), language)
    checks = tuple(
        CheckResult(name=each.name, points=each.points, passed=each.passed, share=each.share)
        for each in case.checks
    )
    reason = "" if case.verdict is Verdict.ACCEPTED else told
    return Case(seed=HIDDEN_SEED, verdict=case.verdict, reason=reason, checks=checks)
