"""Judgements as JUnit XML: a suite for each submission, a case for each check and seed.

What a student did is a failure, what we did is an error, so that a CI can tell them apart.
"""

import re
from collections.abc import Iterable
from typing import IO, Any

from grader.exercise.description import Exercise
from grader.reports.extra import need
from grader.reports.points import feedback
from grader.words.language import Language
from grader.words.model import Case, CheckResult, Judgement, Verdict

PRINTED_CHARACTERS = 20_000
"""What is kept of each stream: a CI shows no more, and a class of a thousand must fit in memory."""
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 file may hold, escaped or not: w3.org/TR/xml, production 2."""


def write(
    judgements: Iterable[Judgement], exercise: Exercise, stream: IO[str], _language: Language
) -> None:
    """Write one file with all judgements; raise `UsageError` without the extra."""
    junit = need("junitparser", "JUnit XML")
    xml = junit.JUnitXml()
    for judgement in judgements:
        suite = junit.TestSuite(plain(judgement.submission))
        for name in ("exercise", "verdict", "score", "isolation"):
            suite.add_property(name, plain(str(getattr(judgement, name))))
        suite.add_testcases(
            [
                _test(junit, judgement, case, result)
                for case in judgement.cases
                for result in case.checks
            ]
        )
        xml.append(suite)
    xml.update_statistics()
    stream.write(xml.tostring().decode())
    stream.write("\n")


def _test(junit: Any, judgement: Judgement, case: Case, result: CheckResult) -> Any:
    test = junit.TestCase(f"{result.name} [seed {case.seed}]", judgement.exercise)
    first = result is case.checks[0]
    if case.usage is not None:
        test.time = round(case.usage.wall_s, 3) if first else 0
    if case.verdict is Verdict.JUDGE_ERROR:
        test.result = [junit.Error(plain(case.reason), case.verdict)]
    elif not result.passed:
        words = feedback(result) if case.verdict is Verdict.WRONG_ANSWER else case.reason
        test.result = [junit.Failure(plain(words), case.verdict)]
    if first:  # all checks of a seed read the same run
        test.system_out = plain(case.stdout[:PRINTED_CHARACTERS])
        test.system_err = plain(case.stderr[:PRINTED_CHARACTERS])
    return test


def plain(text: str) -> str:
    """Return `text` with what no XML file may hold written out."""
    return NO_XML.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
