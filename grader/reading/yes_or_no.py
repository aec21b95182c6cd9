"""Whether something holds, as a sentence says it: `The training has not converged.`

What is asked for is the word, yes or no; but a sentence with the words of the check is as clear.
"""

import re
from collections.abc import Iterator, Sequence

from grader.reading.nodes import Node, Page
from grader.reading.spellings import NO, YES
from grader.reading.tokens import CJK, LETTER
from grader.reading.wordings import meaning, plain
from grader.words.model import Answer, Check

_CLAUSE = re.compile(r"[^\n,;.!。，；！]{1,200}[:?：？]?")
_IS_NONE = re.compile(r"[:=?：？]")
"""In what asks, or leads to an answer, and is none."""
_ASIDE = re.compile(r"\([^()\n]{0,80}\)")
_COMPARES = re.compile(r"[<>=≤≥]|[0-9]\.[0-9]")
"""In a label that no sentence repeats: `test loss < 0.9`."""
_NEGATES = re.compile(
    r"\b(?:not|never|no|cannot|nor|не|нет|ни|нельзя|nicht|kein\w*|pas)\b|n['’]t\b|不|没|未|无|非",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:не|un|in|non-?)(?=\w{4})", re.IGNORECASE)
"""What begins a word that means the contrary of one that is asked for: `незначимо`."""
_SUFFIX = re.compile(r"(?<=[a-z]{4})(?:es|ed|ing|s|e|d)\Z")
"""What changes in an English verb: `touches` and `does not touch`."""
_WORDS = re.compile(rf"{LETTER}+|{CJK}(?=({CJK}))")
_LINKS = frozenset(("the", "and", "than", "that", "это", "или", "для", "are", "was", "has"))
_WHETHER = re.compile("是否|有没有|能否")
SHARE = 0.5
"""Of the words of a label, which a sentence about it has at least; by one alone it is one word."""

_LED = re.compile(r"[^\w) ][ ]?\Z|\b(?:is|was|are|это|answer|ответ)[ ]\Z", re.IGNORECASE)
_GOES_ON = re.compile(rf",?[ ](?={LETTER})")
_IS = re.compile(r"[ ]?[\w.+-]")
"""Behind the Chinese `yes` that here means `is`: `增益 是 1.59`."""


def is_adjective(page: Page, node: Node) -> bool:
    """Say whether `true` or `no` speaks of the word behind it: `21 true cats`, `rows true, ..`."""
    if str(node.value).casefold() not in (*YES, *NO):
        return False
    before = page.before(node.start)
    if page.text[node.start : node.end] == "是":
        return _IS.match(page.text, node.end) is not None
    goes_on = before.strip() and _GOES_ON.match(page.text, node.end)
    return bool(goes_on) and not _LED.search(before)


def said(text: str, check: Check, names: Sequence[str]) -> Answer | None:
    """Return the answer to a check of yes or no that sentences give; None if none, or both."""
    yes, no = ([name for name in names if name.casefold() in of] for of in (YES, NO))
    if (len(yes), len(no), len(names)) != (1, 1, 2):
        return None
    text = _ASIDE.sub(lambda found: " " * len(found[0]), text)
    labels = (label for label in check.labels if not _COMPARES.search(label))
    found = [each for label in labels for each in _sentences(text, _stems(label))]
    most = max((share for share, *_ in found), default=0.0)
    best = [(denies, start) for share, denies, start in found if share == most]
    if len({denies for denies, _ in best}) != 1:
        return None
    denies, start = best[-1]
    return Answer((no if denies else yes)[0], text.count("\n", 0, start) + 1)


def _sentences(text: str, label: Sequence[str]) -> Iterator[tuple[float, bool, int]]:
    """Yield of sentences about a label how many of its words they have, and whether they deny.

    And where they begin. One word is enough if it is the last, which tells what holds.
    """
    for clause in _CLAUSE.finditer(text):
        asks = _IS_NONE.search(clause[0])
        said, positive = _stems(clause[0]), _stems(_NOT.sub("", clause[0]))
        own = [word for word in label if word in positive]
        share = len(own) / len(label) if label else 0.0
        if not asks and share >= SHARE and (len(own) > 1 or own == [*label[-1:]]):
            denies = _NEGATES.search(clause[0]) or any(word not in said for word in own)
            yield share, bool(denies), clause.start()


def _stems(text: str) -> Sequence[str]:
    """Return what the words of a text mean, without what changes from form to form."""
    found = _WORDS.finditer(" ".join(meaning(plain(_WHETHER.sub("", text)))))
    words = (_SUFFIX.sub("", word[0] + (word[1] or "")) for word in found)
    return [word for word in words if word not in _LINKS]
