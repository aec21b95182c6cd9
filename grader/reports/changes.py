"""What changed between two judgements of a file, for who works on it."""

from collections.abc import Iterator

from grader.exercise.description import Exercise
from grader.reports.points import titles
from grader.reports.verdicts import spoken
from grader.words.language import Language, Message, say
from grader.words.model import CheckResult, Judgement
from grader.words.values import shown
from grader.words.visible import visible


def changes(
    before: Judgement, now: Judgement, exercise: Exercise, language: Language
) -> Iterator[str]:
    """Yield a line for what changed: the verdict, what each check earns, and what was read."""
    if before.verdict != now.verdict:
        verdicts = {
            "before": spoken(before.verdict, language),
            "now": spoken(now.verdict, language),
        }
        yield say(Message("{now}, before {before}", verdicts), language)
    by_name = titles(exercise, language)
    earlier = dict(_results(before))
    for (seed, name), result in _results(now):
        was = earlier.get((seed, name))
        said = None if was is None else _changed(was, result, language)
        if said is not None:
            title = visible(by_name.get(name, name), most=None)
            values = {"seed": seed, "title": title, "change": say(said, language)}
            yield say(Message("seed {seed}: {title}: {change}", values), language)


def _results(judgement: Judgement) -> Iterator[tuple[tuple[int, str], CheckResult]]:
    for case in judgement.cases:
        for result in case.checks:
            yield (case.seed, result.name), result


def _changed(was: CheckResult, now: CheckResult, language: Language) -> Message | None:
    if now.passed != was.passed:
        return Message("now right") if now.passed else Message("no longer right")
    if now.passed or now.actual == was.actual:
        return None
    read = (shown(each, language) or "-" for each in (now.actual, was.actual))
    return Message("{now}, before {before}", dict(zip(("now", "before"), read, strict=True)))
