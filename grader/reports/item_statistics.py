"""What a class did with each check, and which mistakes it made: counts, computed in one pass."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from grader.exercise.description import Exercise
from grader.reports import curves
from grader.reports.points import earned, feedback, reason
from grader.words.graded import Graded
from grader.words.model import Judgement, Verdict
from grader.words.values import Plain

JUDGED = (Verdict.ACCEPTED, Verdict.WRONG_ANSWER)
SCORE_BINS = 10
NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?%?")
"""What differs between two who made the same mistake."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `score` is None where the fault is ours."""

    student: str
    submission: str
    verdict: Verdict
    score: float | None
    passed: tuple[bool, ...]
    reason: str
    wall_s: float


@dataclass(slots=True)
class Summary:
    """A class: its rows, and by check (or verdict) and words the rows that earned these."""

    rows: list[Row] = field(default_factory=list)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    findings: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    series: dict[str, list[tuple[int, str, curves.Points]]] = field(default_factory=dict)
    expected: dict[str, Plain] = field(default_factory=dict)

    def commonest(self, most: int) -> list[tuple[tuple[str, str], list[int]]]:
        """Return the findings that most students share, the most frequent first."""
        return sorted(self.findings.items(), key=lambda found: -len(found[1]))[:most]

    def scores(self) -> list[tuple[str, int]]:
        """Return how many have each score: each as it is if they are few, else in tenths."""
        known = [row.score for row in self.rows if row.score is not None]
        exact = Counter(round(score, 3) for score in known)
        if len(exact) <= SCORE_BINS:
            return [(f"{score * 100:.3g}", exact[score]) for score in sorted({0.0, 1.0, *exact})]
        tenths = Counter(min(int(score * SCORE_BINS), SCORE_BINS - 1) for score in known)
        return [(f"{n * 10}-{n * 10 + 10}", tenths[n]) for n in range(SCORE_BINS)]

    def passed(self, position: int) -> tuple[int, int]:
        """Return how many passed the check at `position`, and of how many."""
        known = [row.passed[position] for row in self.rows if row.score is not None]
        return sum(known), len(known)


def summarise(graded: Iterable[Graded], exercise: Exercise, titles: Mapping[str, str]) -> Summary:
    """Read a class once; memory grows with the number of rows, not with what they printed."""
    summary = Summary()
    for each in graded:
        judgement = each.judgement
        position = len(summary.rows)
        summary.rows.append(_row(each, exercise))
        summary.verdicts[judgement.verdict] += 1
        for what in dict.fromkeys(_findings(judgement, titles)):
            summary.findings.setdefault(what, []).append(position)
        _add_series(summary, position, judgement, exercise)
    return summary


def _row(graded: Graded, exercise: Exercise) -> Row:
    judgement = graded.judgement
    return Row(
        student=graded.student,
        submission=graded.submission,
        verdict=judgement.verdict,
        score=None if judgement.verdict is Verdict.JUDGE_ERROR else judgement.score,
        passed=tuple(points > 0 for _, points in earned(judgement, exercise)),
        reason=reason(judgement),
        wall_s=max((case.usage.wall_s for case in judgement.cases if case.usage), default=0),
    )


def _findings(judgement: Judgement, titles: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for case in judgement.cases:
        if case.verdict not in JUDGED:
            yield case.verdict, same(case.reason)
            continue
        for result in case.checks:
            if not result.passed:
                yield titles[result.name], result.diagnosis or same(feedback(result))


def same(words: str) -> str:
    """Return what two messages about the same mistake have in common."""
    return NUMBER.sub("…", words)


def _add_series(summary: Summary, position: int, judgement: Judgement, exercise: Exercise) -> None:
    for number, check in enumerate(exercise.checks):
        if check.kind != "series" or not judgement.cases or not judgement.cases[0].checks:
            continue
        result = judgement.cases[0].checks[number]
        if result.expected is not None:
            summary.expected.setdefault(check.name, result.expected)
        drawn = summary.series.setdefault(check.name, [])
        drawn.append((position, judgement.verdict, curves.points(result.actual)))
