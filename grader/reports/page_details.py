"""Each submission in full, as the page's script shows it when a reader opens it.

Every text is bounded, and its control characters are written out.
"""

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.reports.as_text import own_trace, shown
from grader.reports.points import feedback
from grader.reports.similarity import Pair
from grader.reports.words import WORDS
from grader.words.graded import Graded
from grader.words.language import Language, Message, say
from grader.words.model import Case, Verdict
from grader.words.visible import visible

PRINTED_CHARACTERS, SOURCE_CHARACTERS = 8_000, 60_000
PICTURE_CHARACTERS, PICTURES_CHARACTERS = 400_000, 40_000_000
"""The most of one picture and of all together: a page of more than that opens slowly."""
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001-\U000e007f]"
)
"""The categories Cc, Cf, Cs, Zl and Zp, without tab and newline."""
BASE64 = re.compile(r"[A-Za-z0-9+/]+=*")
LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class View:
    """How a page is made; `similar` is None where nobody asked for it."""

    reveal: bool = False
    lang: Language = "en"
    similar: Sequence[Pair] | None = None

    def say(self, message: Message) -> str:
        """Put a message into the language of the page."""
        return say(message, self.lang)

    @property
    def words(self) -> Mapping[str, str]:
        """The page's own words."""
        return {name: self.say(word) for name, word in WORDS.items()}


def details(
    graded: Iterable[Graded], titles: Mapping[str, str], view: View
) -> Iterator[dict[str, Any]]:
    """Yield what is shown of each submission; `titles` are those of the checks by name."""
    room = PICTURES_CHARACTERS
    for each in graded:
        cases = []
        for case in each.judgement.cases:
            figures = [_fitting(figure, room) for figure in case.figures]
            room -= sum(len(figure) for figure in figures if figure)
            cases.append({**_case(case, titles, view), "figures": figures})
        yield {
            "source": printable(each.source, SOURCE_CHARACTERS),
            "failing": sorted({line for case in each.judgement.cases for line in failing(case)}),
            "cases": cases,
            "commands": list(_commands(each)),
        }


def _fitting(figure: str, room: int) -> str | None:
    fits = len(figure) <= min(PICTURE_CHARACTERS, room) and BASE64.fullmatch(figure)
    return figure if fits else None


def _case(case: Case, titles: Mapping[str, str], view: View) -> dict[str, Any]:
    revealed = [result.expected if view.reveal else None for result in case.checks]
    return {
        "seed": case.seed,
        "verdict": case.verdict,
        "reason": visible(case.reason) if case.verdict is not Verdict.WRONG_ANSWER else "",
        "checks": [
            {
                "name": titles[result.name],
                "mark": result.passed,
                "read": visible(shown(result.actual, view.lang)),
                "line": result.line,
                "expected": None if expected is None else shown(expected, view.lang),
                "said": visible(feedback(result)),
            }
            for result, expected in zip(case.checks, revealed, strict=True)
        ],
        "stdout": printable(case.stdout, PRINTED_CHARACTERS),
        "stderr": printable(case.stderr, PRINTED_CHARACTERS),
        "cut": case.truncated or len(case.stdout) > PRINTED_CHARACTERS,
    }


def failing(case: Case) -> list[int]:
    """Return the line of the student's file that an exception came from, if one did."""
    trace = own_trace(case.stderr)
    found = LINE.match(trace[-1]) if trace else None
    return [int(found[1])] if found and case.verdict is not Verdict.ACCEPTED else []


def _commands(graded: Graded) -> Iterator[str]:
    """Yield how to run and to grade it again, on the first seed with the worst verdict."""
    judgement = graded.judgement
    seed = next((c.seed for c in judgement.cases if c.verdict == judgement.verdict), None)
    name = graded.submission
    quoted = shlex.quote(visible(f"./{name}" if name.startswith("-") else name))
    if seed is not None:
        yield f"echo {seed} | python {quoted}"
        yield f"grade {quoted} --exercise {judgement.exercise} --seed {seed}"


def printable(text: str, most: int) -> str:
    """Return lines of others made safe to show, and no more than a page can hold."""
    cut = text if len(text) <= most else text[:most] + "\n…"
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", cut)
