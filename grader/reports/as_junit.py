"""A judgement as JUnit XML: a suite for each submission, a case for each check and seed.

What a student did is a failure, what we did is an error, so that a CI can tell them apart.
"""

import re
from typing import IO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from grader.exercise.description import Exercise
from grader.judging.results import feedback
from grader.words.language import Language
from grader.words.model import Case, CheckResult, Judgement, Verdict

PRINTED_CHARACTERS = 20_000
"""What is kept of each stream: a CI shows no more."""
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 file may hold, escaped or not: w3.org/TR/xml, production 2."""


def write(judgement: Judgement, _exercise: Exercise, stream: IO[str], language: Language) -> None:
    """Write the suite of a submission."""
    suite = Element("testsuite", name=plain(judgement.submission))
    properties = SubElement(suite, "properties")
    known = [] if judgement.verdict is Verdict.JUDGE_ERROR else ["score"]  # else it reads as 0
    for name in ("exercise", "verdict", *known, "isolation"):
        value = plain(str(getattr(judgement, name)))
        SubElement(properties, "property", name=name, value=value)
    if judgement.lacks:
        SubElement(properties, "property", name="lacks", value=" ".join(judgement.lacks))
    if not judgement.memory_summed:
        SubElement(properties, "property", name="memory_summed", value="false")
    for case in judgement.cases:
        for result in case.checks:
            suite.append(_test(judgement, case, result, language))
    for kind, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        suite.set(kind, str(len(list(suite.iter(tag)))))
    stream.write(ElementTree.tostring(suite, encoding="unicode") + "\n")


def _test(judgement: Judgement, case: Case, result: CheckResult, language: Language) -> Element:
    name = plain(f"{result.name} [seed {case.seed}]")
    test = Element("testcase", name=name, classname=plain(judgement.exercise))
    first = result is case.checks[0]  # all checks of a seed read the same run
    if case.usage is not None:
        test.set("time", f"{case.usage.wall_s if first else 0:.3f}")
    ours = case.verdict is Verdict.JUDGE_ERROR
    if ours or not result.passed:
        words = feedback(result, language) if case.verdict is Verdict.WRONG_ANSWER else case.reason
        kind = "error" if ours else "failure"
        SubElement(test, kind, message=plain(words), type=case.verdict)
    if first:
        SubElement(test, "system-out").text = plain(case.stdout[:PRINTED_CHARACTERS])
        SubElement(test, "system-err").text = plain(case.stderr[:PRINTED_CHARACTERS])
    return test


def plain(text: str) -> str:
    """Return `text` with what no XML file may hold written out."""
    return NO_XML.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
