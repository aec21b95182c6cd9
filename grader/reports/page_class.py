"""A class as data for its page: rows, mistakes and curves; equal ones are one.

How they are counted and drawn is all in `page.js`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from datetime import datetime
from typing import Any

from grader.exercise.description import Exercise
from grader.judging.results import earned, feedback
from grader.reports import page_details
from grader.reports.page_details import View
from grader.reports.points import HIDDEN_SEED, number, reason_told, titles
from grader.reports.verdicts import PAGE, isolation, spoken
from grader.words.graded import Graded
from grader.words.language import Message
from grader.words.model import CheckResult, Judgement, Verdict
from grader.words.values import Plain
from grader.words.visible import visible

FINDINGS = 10
NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?%?")
"""What differs between two who made the same mistake."""
LARGEST, SMALLEST, LAYERS = 1e40, 1e-46, 1_000
"""Beyond float32 nothing can be told apart, and a picture has no room for more layers."""

Curve = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `score` is in percent, None where nothing is known.

    `shares` are what was earned of each check's points, from 0 to 1.
    """

    student: str
    submission: str
    verdict: Verdict
    score: float | None
    shares: tuple[float, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake: how often each wording of it was said, of what, and in which rows."""

    wordings: Counter[str] = field(default_factory=Counter)
    where: dict[str, None] = field(default_factory=dict)
    rows: dict[int, None] = field(default_factory=dict)


class Page:
    """What is known of a class so far; a submission is added whole or not at all."""

    def __init__(self, exercise: Exercise, view: View) -> None:
        self.rows: list[Row] = []
        self._exercise, self._view = exercise, view
        self._first: Judgement | None = None
        self._findings: dict[str, Finding] = {}
        self._curves: dict[str, dict[tuple[Verdict, Curve], list[int]]] = {}
        self._references: dict[str, Curve] = {}
        self._room = page_details.PICTURES_CHARACTERS

    def add(self, graded: Graded) -> str:
        """Add a submission, and return as JSON what is shown of it when it is opened."""
        judgement = graded.judgement
        row = _row(graded, self._exercise, self._view)
        mistakes = list(_mistakes(judgement, self._exercise, self._view))
        series = list(_series(judgement, self._exercise))
        details = page_details.full(graded, self._exercise, self._view, self._room)
        text = inert_json(details)
        at, self._first = len(self.rows), self._first or judgement
        self.rows.append(row)
        self._room -= sum(len(each or "") for case in details["cases"] for each in case["figures"])
        for where, words in mistakes:
            finding = self._findings.setdefault(NUMBER.sub("0", words), Finding())
            finding.wordings[words] += 1
            finding.where[where] = finding.rows[at] = None
        for result in series:
            curve = drawable(result.actual)
            if any(value is not None for value in curve):
                same = self._curves.setdefault(result.name, {})
                same.setdefault((judgement.verdict, curve), []).append(at)
            if self._view.reveal and result.expected is not None:
                self._references.setdefault(result.name, drawable(result.expected))
        return text

    def add_unknown(self, graded: Graded, why: str) -> str:
        """Add a submission of which no more can be shown than whose it is."""
        names = visible(graded.student), visible(graded.submission)
        self.rows.append(Row(*names, graded.judgement.verdict, None, (), why))
        return "null"

    def facts(self) -> Iterator[str]:
        """Yield what stands in the head of the page."""
        say, first = self._view.say, self._first
        scores = [row.score for row in self.rows if row.score is not None]
        if len(self.rows) > 1:
            yield say(Message("{count} submissions", {"count": len(self.rows)}))
        if len(self.rows) > 1 and scores:  # of judge errors there is none
            mean = number(round(sum(scores) / len(scores), 1))
            yield say(Message("mean score: {mean} %", {"mean": mean}))
        yield datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        if first is None:
            return
        known = dict.fromkeys(case.seed for case in first.cases if case.seed != HIDDEN_SEED)
        seeds = ", ".join(map(str, known))
        yield say(Message("seeds: {seeds}", {"seeds": seeds}))
        values = {
            "version": visible(first.versions.grader),
            "torch": visible(first.versions.torch),
            "isolation": isolation(first, self._view.language),
        }
        yield say(Message("grader {version}, torch {torch}, isolation: {isolation}", values))

    def data(self) -> dict[str, Any]:
        """Return what the page's script lays out and draws."""
        similar, language = self._view.similar, self._view.language
        commonest = sorted(self._findings.values(), key=lambda each: -len(each.rows))[:FINDINGS]
        return {
            "title": self._exercise.title.within(language),
            "facts": list(self.facts()),
            "words": {name: self._view.say(word) for name, word in PAGE.items()},
            "verdicts": {each: [each.code, spoken(each, language)] for each in Verdict},
            "checks": [check.title.within(language) for check in self._exercise.checks],
            "rows": list(map(astuple, self.rows)),
            "findings": list(map(self._finding, commonest)),
            "plots": list(self._plots()),
            "similar": similar if similar is None else list(map(astuple, similar)),
        }

    def _finding(self, finding: Finding) -> dict[str, Any]:
        (words, _), *others = finding.wordings.most_common()
        if others and len(finding.rows) > 1:
            words = self._view.say(Message("for example: {words}", {"words": words}))
        return {"words": words, "where": list(finding.where), "rows": list(finding.rows)}

    def _plots(self) -> Iterator[dict[str, Any]]:
        for check in self._exercise.checks:
            curves = self._curves.get(check.name, {})
            told = {"check": check.title.within(self._view.language), "row": check.row}
            by_layer = Message("{check}, by layer", told)
            if curves:
                title = Message("{check}, by {row}", told) if check.row else by_layer
                yield {
                    "title": self._view.say(title),
                    "reference": self._references.get(check.name),
                    "curves": [
                        {"verdict": verdict, "values": values, "rows": rows}
                        for (verdict, values), rows in curves.items()
                    ],
                }


def _row(graded: Graded, exercise: Exercise, view: View) -> Row:
    judgement = graded.judgement
    return Row(
        visible(graded.student),
        visible(graded.submission),
        judgement.verdict,
        round(judgement.score * 100, 2) if graded.known else None,
        tuple(points / check.points for check, points in earned(exercise.checks, judgement.cases)),
        visible(reason_told(graded, view.language), most=None),
    )


def _mistakes(judgement: Judgement, exercise: Exercise, view: View) -> Iterator[tuple[str, str]]:
    """Yield what went wrong, and with which check or verdict."""
    by_name = titles(exercise, view.language)
    for case in judgement.cases:
        if case.verdict not in (Verdict.ACCEPTED, Verdict.WRONG_ANSWER):
            yield spoken(case.verdict, view.language), visible(case.reason, most=None)
            continue
        for missed in (result for result in case.checks if not result.passed):
            words = missed.diagnosis or feedback(missed, view.language)
            yield by_name.get(missed.name, visible(missed.name)), visible(words, most=None)


def _series(judgement: Judgement, exercise: Exercise) -> Iterator[CheckResult]:
    names = {check.name for check in exercise.checks if check.kind == "series"}
    for case in judgement.cases[:1]:
        yield from (result for result in case.checks if result.name in names)


def drawable(value: Plain) -> Curve:
    """Return a series as it can be drawn, None where it cannot."""
    layers = value[:LAYERS] if isinstance(value, tuple) else ()
    return tuple(map(_rounded, layers))


def _rounded(value: Plain) -> float | None:
    if not isinstance(value, float) or not abs(value) < LARGEST:  # NaN neither
        return None
    return float(f"{value:.4g}") if abs(value) > SMALLEST else 0.0


def inert_json(data: object) -> str:
    """Return JSON that no HTML parser can take for the end of a script or a comment."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
