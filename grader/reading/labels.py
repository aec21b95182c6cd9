"""The labels of the checks in a text: `mean gradient`, `среднее`, `平均梯度`.

All are searched once over the text; what to look for is found out once for equal checks.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from grader.reading.nodes import Page
from grader.reading.tokens import CJK, LETTER
from grader.words.model import Check

OTHER = "\x00"
"""In place of a check's name: what it is not."""
_LOWER_PLACE = re.compile(
    r"(?:\b(?:second|third|2nd|3rd|next|worst|smallest|lowest|min|втор\w+|треть\w|худш\w+|миним\w+)"
    r"[ _-]?|第二|次|最差的?|最小的?|最低的?)\Z",
    re.IGNORECASE,
)
"""What makes `best` not the best."""
_DONE_TO = re.compile(
    r"(?:\b(?:zero\w*|clear\w*|without|no)[ _](?:the )?|(?:обнул\w*|без)[ ]|清零|清空|累积)\Z",
    re.IGNORECASE,
)
"""What was done to what a check is not, so that it is not told: `after zeroing the gradient`."""
BEFORE = 12
"""Characters before a label in which that stands."""
_ENDING = re.compile(
    r"(?<=[а-я]{4})(?:ого|его|ому|ему|ыми|ими|ами|ями|ой|ей|ый|ий|ах|ях|ом|ем|ым|им|ов"
    r"|[аеиоуыэюяь]{1,2})\b"
)
"""What changes in a Russian word from case to case: `лучшая активация`, `у лучшей активации`."""
_ENDING_MOST = 3
_ANSWER = (
    *("answer", "final answer", "corrected", "corrected answer", "correct answer"),
    *("ответ", "окончательный ответ", "правильный ответ", "итоговый ответ", "исправленный ответ"),
    *("答案", "最终答案", "正确答案"),
)
"""Labels of whatever is asked, where a thing of a kind is asked but once."""
_DIGIT = re.compile("[0-9]")
_SAME = "tolist|item|detach|numpy|cpu|data|clone|float|double|squeeze|flatten"

Span = tuple[int, int]
"""From an offset of the text to another."""


class Label(NamedTuple):
    """A label in the text, and the checks that it belongs to."""

    start: int
    end: int
    checks: frozenset[str]

    @property
    def size(self) -> int:
        """How specific it is."""
        return self.end - self.start


class Found:
    """Labels in the order of the text."""

    def __init__(self, labels: Iterator[Label]) -> None:
        self._labels = list(labels)
        self._starts = [label.start for label in self._labels]

    def __bool__(self) -> bool:
        return bool(self._labels)

    def __iter__(self) -> Iterator[Label]:
        return iter(self._labels)

    def within(self, span: Span) -> list[Label]:
        """Return the labels between two offsets."""
        at = bisect_left(self._starts, span[0])
        if at == len(self._starts) or self._starts[at] >= span[1]:
            return []
        found = self._labels[at : bisect_left(self._starts, span[1], at)]
        return found if found[-1].end <= span[1] else found[:-1]

    def nearest(self, span: Span, check: str) -> Label | None:
        """Return the last label between two offsets if it is one of a check's."""
        found = self.within(span)
        return found[-1] if found and check in found[-1].checks else None

    def first(self, span: Span, check: str) -> Label | None:
        """Return the first label of a check between two offsets."""
        return next((each for each in self.within(span) if check in each.checks), None)


def search(text: str, checks: Sequence[Check]) -> tuple[Found, Mapping[str, Found]]:
    """Return the labels of all checks, and by a check's name those of what it is not."""
    every = _ANSWER if len({check.kind for check in checks}) == len(checks) else ()
    asked = _vocabulary(tuple((c.name, (*c.labels, *every), c.unlike) for c in checks))
    labels = (
        each
        for each in _find(text, asked.labels)
        if not _is_lower(text[max(0, each.start - BEFORE) : each.start])
    )
    unlike = {
        name: Found(
            each
            for each in _find(text, of, OTHER)
            if not _DONE_TO.search(text, max(0, each.start - BEFORE), each.start)
        )
        for name, of in asked.unlike.items()
    }
    return Found(labels), unlike


def without_digits(text: str, labels: Found) -> str:
    """Return a text with spaces for the digits that are words of a label: `w[0]` is no index."""
    parts, position = [], 0
    for label in labels:
        if label.start >= position and _DIGIT.search(text, label.start, label.end):
            spaces = _DIGIT.sub(" ", text[label.start : label.end])
            parts += [text[position : label.start], spaces]
            position = label.end
    return "".join([*parts, text[position:]])


def numbers_in(labels: Found, page: Page) -> set[int]:
    """Return where the numbers begin that are words of a label: `nan layer`."""
    starts = [node.start for node in page.nodes]
    found: set[int] = set()
    for label in labels:
        for node in page.nodes[bisect_left(starts, label.start) : bisect_left(starts, label.end)]:
            before = page.text[max(0, node.start - 3) : node.start].rstrip(" ")
            if node.is_number and node.end <= label.end and before[-1:] not in (":", "="):
                found.add(node.start)
    return found


@lru_cache(maxsize=1024)
def _is_lower(before: str) -> bool:
    return _LOWER_PLACE.search(before) is not None


class _Words(NamedTuple):
    """Labels to look for: their pattern, and the checks of each."""

    pattern: re.Pattern[str]
    owners: Mapping[str, frozenset[str]]


class _Asked(NamedTuple):
    """The labels of all checks; and by a check's name those of what it is not, and its own."""

    labels: _Words
    unlike: Mapping[str, _Words]


@lru_cache(maxsize=64)
def _vocabulary(checks: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]) -> _Asked:
    """Return what to look for of checks by name, labels and what they are not."""
    labels = _owned((label, name) for name, of, _ in checks for label in of)
    unlike = {
        name: _owned([*((label, name) for label in of), *((label, OTHER) for label in other)])
        for name, of, other in checks
        if other
    }
    return _Asked(labels, unlike)


def _owned(labels: Iterable[tuple[str, str]]) -> _Words:
    """Return labels with their checks, all spaces, hyphens and underscores alike."""
    owners: dict[str, set[str]] = {}
    for label, check in labels:
        owners.setdefault(_plain(label), set()).add(check)
    every = {label: frozenset(names) for label, names in owners.items()}
    return _Words(_pattern(every), every)


def _find(text: str, words: _Words, only: str | None = None) -> Iterator[Label]:
    for match in words.pattern.finditer(text):
        owners = words.owners.get(_plain(match.group()), frozenset())
        if owners and (only is None or only in owners):
            yield Label(*match.span(), owners)


@lru_cache(maxsize=1024)
def _plain(label: str) -> str:
    text = re.sub(r"[\s_-]+", " ", label.casefold().replace("ё", "е")).strip()
    return _ENDING.sub("", text)


def _pattern(labels: Collection[str]) -> re.Pattern[str]:
    """Return the pattern of all labels as whole words, the longest first."""
    if not labels:
        return re.compile("(?!)")
    words = (
        re.sub(r"[а-я]{4,}", rf"\g<0>[а-яё]{{0,{_ENDING_MOST}}}", re.escape(label))
        .replace(r"\ ", r"[ \t_-]{1,3}")
        .replace("е", "[её]")
        for label in sorted(labels, key=len, reverse=True)
    )
    first = re.escape("".join({label[0] for label in labels}))
    letter = rf"[^\W_{CJK}]"
    before = rf"(?:(?<!{letter})|(?=[{CJK}]))"
    # What follows a dot is another thing, `w.grad`, but for the ways to the same, `w.tolist()`.
    after = rf"(?:(?!{letter}|\.(?!(?:{_SAME})\b){LETTER})|(?<=[{CJK}]))"
    return re.compile(rf"(?=[{first}]){before}(?:{'|'.join(words)}){after}", re.IGNORECASE)
