"""The labels of the checks in a text: `mean gradient`, `среднее`, `平均梯度`.

All are searched once over the text; what to look for is found out once for equal checks.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from grader.reading import circumstances, phrases
from grader.reading.found import Found, Label, masked
from grader.reading.nodes import Node, Page
from grader.reading.wordings import meaning, opposites, orders, pattern_of, plain, unparted
from grader.words.model import Check

OTHER = "\x00"
"""In place of a check's name: what it is not."""
_OF_ANOTHER = re.compile(
    r"(?:\b(?:second|third|2nd|3rd|next|worst|smallest|lowest|least|min(?:im(?:um|al\w*|o|a))?\.?"
    r"|mínim\w+|(?:klein|niedrig|gering)st\w+|втор\w+|треть\w|худш\w+|миним\w+|наименьш\w+)"
    r"[ _-]?|\b(?:numeric(?:al)?|finite[- ]differences?|численн\w+)[ _]"
    r"|\b(?:log(?:10|2|1p)?|ln|lg|sqrt|exp)(?:[ ]of[ ](?:the[ ])?|[(_ ])"
    r"|\b(?:with|by|for|from|using|по|из|с|для)[ ][0-9]{1,3}[ ]"
    r"|\b(?:no|without|без|нет)[ ]|(?:没有|数值|第二|次|最差的?|最小的?|最低的?)[ ]?"
    r"|(?:\A|[\n(=:;,|])[ ]*(?:1\.?0?|2|0\.5|100)[ ]?[*/×·⋅][ ]?|倒数[ ]?"
    r"|\b(?:inverse|reciprocal|twice|doubled?|half|обратн(?:ое|ая)|удвоенн\w+|половин\w+)[ ]"
    r"(?:(?:of|to|к|от)[ ])?(?:the[ ])?)\Z",
    re.IGNORECASE,
)
"""What makes a label that of another thing: `second best`, `log10(std)`, `by 2`, `1 / gain`."""
_of_another = lru_cache(maxsize=1024)(_OF_ANOTHER.search)
_TURNED = re.compile(
    r"[ ]?(?:\*\*|\^|[*×][ ]?[0-9]+(?:[.,][0-9]+)?(?=[ ]?[:=])|[²³⁻]"
    r"|(?:的)?(?:倒数|平方)|[ _](?:squared|inverse|inverted|в квадрате)\b)",
    re.IGNORECASE,
)
"""The same behind it: `gain**2`, `gain * 2`; but `std/0` is the std of layer 0."""
_DONE_TO = re.compile(
    r"(?:\b(?:zero\w*|clear\w*|without|no)[ _](?:the )?|(?:обнул\w*|без)[ ]|清零|清空|累积)\Z",
    re.IGNORECASE,
)
"""What was done to what a check is not, so that it is not told: `after zeroing the gradient`."""
BEFORE = 20
"""Characters before a label in which that stands."""
_IS_ANSWER = re.compile("answer|ответ|答案", re.IGNORECASE)
LINE_MOST = 160
"""Characters of a line on either side of a label that are looked at."""
_ANSWER = (
    *("answer", "final answer", "corrected", "corrected answer", "correct answer"),
    *("ответ", "окончательный ответ", "правильный ответ", "итоговый ответ", "исправленный ответ"),
    *("答案", "最终答案", "正确答案"),
)
"""Labels of whatever is asked, where a thing of a kind is asked but once."""
_LATTER = re.compile(
    r"\b(?:latter|(?:second|last) (?:of|one|number|value|list|array|matrix|line|block)"
    r"|(?:втор\w+|последн\w+) (?:из|числ|значени|спис|массив|матриц|стро|блок))"
    r"|后一个|后者|第二个|最后一个",
    re.IGNORECASE,
)
"""What says in a line above several values that not the first of them is the answer."""
_ROW = re.compile(
    r"[0-9][ |]+[^\s|]{0,40}[0-9].*(?:[ ]{2}|\|)[ ]*nan"
    r"|nan[ |]+nan|nan(?:[ ]{2}|[ ]?\|)[ |]*-?[0-9]"
)
"""A line in whose cells `nan` is a value among others, and no word of a label."""
_DIGIT = re.compile("[0-9]")


def search(text: str, checks: Sequence[Check]) -> tuple[Found, Mapping[str, Found], frozenset[str]]:
    """Return the labels of all checks, by a check's name those of what it is not, and their words.

    These are what the words of the checks' own labels mean.
    """
    every = _ANSWER if len({check.kind for check in checks}) == len(checks) else ()
    asked = _vocabulary(tuple((c.name, (*c.labels, *every), c.unlike) for c in checks))
    found = list(_with_phrases(text, list(_find(text, asked.labels)), asked))
    labels = (
        each
        for each in phrases.going_on(
            text, found, asked.phrases, asked.word, partial(_of, asked.labels)
        )
        if not _of_another(text[max(0, each.start - BEFORE) : each.start])
        and not _TURNED.match(text, each.end)
        and not _is_of_latter(text, each.start, each.end)
        and not circumstances.is_where(text, each)
    )
    unlike = {
        name: Found(
            each
            for each in _find(text, of, OTHER)
            if not _DONE_TO.search(text, max(0, each.start - BEFORE), each.start)
        )
        for name, of in asked.unlike.items()
    }
    return Found(labels), unlike, asked.words


def with_labels(page: Page, labels: Found, checks: Sequence[Check]) -> Page:
    """Return a page that knows its labels: no number, digit or name of one, `w[0]`, is a value."""
    words = _words_in(labels, page, {check.name for check in checks if check.kind == "name"})
    nodes = tuple(node for node in page.nodes if node.start not in words)
    plain = masked(page.plain, labels, "[0-9]")
    return replace(page, nodes=nodes, plain=plain, phrased=masked(page.text, labels, " ", "_"))


def _words_in(labels: Found, page: Page, of_names: Collection[str]) -> set[int]:
    """Return where the numbers and names begin that are words of a label: `nan layer`.

    In the label of a name stands none: `best activation ELU`.
    """
    found: set[int] = set()
    for label in labels:
        for node in page.within(label.start, label.end):
            size = node.end - node.start
            before = page.text[max(0, node.start - 3) : node.start].rstrip(" ")
            is_cell = label.size == size and _is_in_row(page, node)
            is_inside = label.start < node.start  # of the label `k=1`, and not behind `k:`
            is_word = (is_inside or before[-1:] not in (":", "=")) and not is_cell
            is_part = label.size > size and label.checks.isdisjoint(of_names)
            if node.end <= label.end and (is_word if node.is_number else node.is_name and is_part):
                found.add(node.start)
    return found


def _is_in_row(page: Page, node: Node) -> bool:
    start = max(page.line_start(node.start), node.start - LINE_MOST)
    near = page.text[start : min(page.line_end(node.end), node.end + LINE_MOST)]
    return "nan" in near and _ROW.search(near) is not None


def _is_of_latter(text: str, start: int, end: int) -> bool:
    """Say whether a line that only says which value is the answer speaks of a latter one."""
    near = max(0, start - LINE_MOST)
    first = max(text.rfind("\n", near, start) + 1, near)
    last = text.find("\n", end, end + LINE_MOST)
    if not first < last or _DIGIT.search(text, end, last):
        return False
    return bool(_LATTER.search(text, first, last) and _IS_ANSWER.search(text, first, last))


class _Words(NamedTuple):
    """Labels to look for: their pattern, and the checks of each, as it is and by what it means."""

    pattern: re.Pattern[str]
    owners: Mapping[tuple[str, ...], frozenset[str]]


class _Asked(NamedTuple):
    """The labels of all checks, what their words mean, and by a check's name what it is not."""

    labels: _Words
    words: frozenset[str]
    unlike: Mapping[str, _Words]
    phrases: Mapping[frozenset[str], frozenset[str]]
    word: re.Pattern[str]


@lru_cache(maxsize=64)
def _vocabulary(checks: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]) -> _Asked:
    """Return what to look for of checks by name, labels and what they are not."""
    labels = _owned([(label, name) for name, of, _ in checks for label in of])
    unlike = {
        name: _owned([*((label, name) for label in of), *((label, OTHER) for label in other)])
        for name, of, other in checks
        if other
    }
    said = _by_words((meaning(plain(label)), name) for name, of, _ in checks for label in of)
    words = frozenset(word for label in said for word in label)
    plain_ones = ((frozenset(w), of) for w, of in said.items() if not _DIGIT.search("".join(w)))
    telling = {label - phrases.SAY_NOTHING: of for label, of in plain_ones}
    every = pattern_of([(word,) for word in words | opposites(words)])
    return _Asked(labels, words, unlike, telling, every)


def _owned(labels: Collection[tuple[str, str]]) -> _Words:
    """Return labels with their checks; a very word of one check's is no wording of another's."""
    said = [(meaning(plain(label)), check) for label, check in labels]
    meant = _by_words((words, check) for means, check in said for words in orders(means))
    exactly = _by_words(((plain(label),), check) for label, check in labels)
    return _Words(pattern_of(meant), {**meant, **exactly})


def _by_words(
    labels: Iterable[tuple[tuple[str, ...], str]],
) -> dict[tuple[str, ...], frozenset[str]]:
    owners: dict[tuple[str, ...], set[str]] = {}
    for words, check in labels:
        owners.setdefault(words, set()).add(check)
    return {words: frozenset(checks) for words, checks in owners.items()}


def _find(text: str, words: _Words, only: str | None = None) -> Iterator[Label]:
    for match in words.pattern.finditer(text):
        label = plain(match.group())
        owners = _of(words, label) or _of(words, plain(unparted(match.group())))
        if owners and (only is None or only in owners):
            yield Label(*match.span(), owners)


def _of(words: _Words, label: str) -> frozenset[str]:
    return words.owners.get((label,)) or words.owners.get(meaning(label), frozenset())


def _with_phrases(text: str, found: Sequence[Label], asked: _Asked) -> Iterator[Label]:
    """Yield labels in order; words that have more of a longer one are that one's.

    So `Loss after the step` is `loss after one step`, where both this and `loss` are asked.
    """
    starts = [label.start for label in found]
    end = at = 0
    for phrase in phrases.search(text, asked.word):
        start, stop = phrase.start, phrase.end
        best = phrases.most_alike(phrase, asked.phrases)
        if best is None:
            continue
        own, size, missing = best
        first = bisect_left(starts, start)
        inside = found[first : bisect_left(starts, stop)]
        is_in_label = first > 0 and found[first - 1].end >= stop  # behind a comma of that
        sizes = (len(meaning(plain(text[label.start : label.end]))) for label in inside)
        if is_in_label or any(other >= size for other in sizes):
            continue
        yield from (label for label in found[at:first] if label.start >= end)
        yield Label(start, stop, own, missing)
        at, end = bisect_left(starts, stop), stop
    yield from (label for label in found[at:] if label.start >= end)
