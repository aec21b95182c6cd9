"""Words that several values of one print share: `loss after one step: clipped 3.1, plain 2.9`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from grader.authoring import behind
from grader.authoring.beside import WORD
from grader.authoring.found import Found
from grader.authoring.rows import TRIM, closed
from grader.reading.nodes import Node, Page, joined
from grader.reading.tokens import CJK
from grader.reading.wordings import are_opposite, meaning, plain

STROKE, ORDINAL = " / ", "第"
_COUNTED = re.compile(rf"[ ]?{CJK}{{1,2}}[ ]?\((?P<own>[^()\n]*)")
"""Behind a number what it counts, and a bracket that speaks of another: `第 1 头(熵 `."""


def called(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the values of a print that is no loop's, each with all words that speak of it."""
    own = with_ordinals(page, shared(page, behind.named(page, found)))
    yield from in_brackets(page, own)


def shared(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the values of a print, those behind a head that is all theirs with its words.

    The head ends with a colon, or with the words in which the first value differs from the second:
    `sum before: 1, after: 2`. One value alone has its head if one word stands between them.
    """
    first, others = found[0], found[1:]
    lines = {page.line_of(each.node.start) for each in found}
    if len(lines) > 1 or not all(each.label for each in found):
        yield from found
        return
    lead = page.text[page.line_start(first.node.start) : first.node.start]
    head, colon, own = lead.partition(":")
    head, own = closed(head), own.strip(TRIM)
    if colon and sum(each.isalpha() for each in head) > 1 and own and first.label.endswith(own):
        yield from _behind(head, own, found)
        return
    head = _before_difference(first.label, others[0].label) if others else ""
    yield first._replace(short=first.label[len(head) :].strip()) if head else first
    for each in others:
        yield each._replace(label=f"{head} {each.label}", short=each.label) if head else each


def _behind(head: str, own: str, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the values behind a head; `own` are the words between it and the first of them."""
    first, *others = found
    if not others and not WORD.search(own):
        yield first._replace(label=head)  # `Hottest point: x = 0.45`
    elif not others and (len(own.split()) > 1 or len(head.split()) == 1):
        yield first
    elif not others:
        yield first._replace(label=f"{head} {own}")
    else:
        for each in found:
            own_label = own if each is first else each.label
            yield each._replace(label=f"{head} {own_label}", short=own_label)


def _before_difference(one: str, other: str) -> str:
    """Return the words before those in which one label differs from the end of another."""
    words, differing = one.split(), other.split()
    head, tail = words[: -len(differing)], words[-len(differing) :]
    pairs = list(zip(tail, differing, strict=False))
    opposite = any(are_opposite(*map(_meant, pair)) for pair in pairs)
    alike = any(a.casefold() == b.casefold() for a, b in pairs)
    return " ".join(head) if head and (opposite or alike) else ""


def _meant(word: str) -> frozenset[str]:
    return frozenset(meaning(plain(word)))


def paired(page: Page, parts: Iterable[Node]) -> Iterator[Node]:
    """Yield nodes, two that a stroke joins as one list: `before / after: 23.72 / 4.99`."""
    before: Node | None = None
    for node in parts:
        numbers = before and before.is_number and node.is_number
        if before and numbers and page.text[before.end : node.start] == STROKE:
            yield joined([before, node], before.start, node.end)
            before = None
        else:
            yield from [before] if before else []
            before = node
    yield from [before] if before else []


def with_ordinals(page: Page, found: Iterable[Found]) -> Iterator[Found]:
    """Yield values, those that count in Chinese with what says so: of `第 1 头` that is `第`."""
    for each in found:
        before = page.text[page.line_start(each.node.start) : each.node.start].rstrip()
        is_ordinal = before.endswith(ORDINAL) and each.label and not each.short
        yield each._replace(short=ORDINAL) if is_ordinal else each


def in_brackets(page: Page, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the values of a print, each in a bracket with what stands before that."""
    before: Found | None = None
    for each in found:
        between = page.text[before.node.end : each.node.start] if before else ""
        is_inside = between.lstrip().startswith("(") and ")" not in between
        if before and (counted := _COUNTED.fullmatch(between)):
            own = counted["own"].strip(TRIM)
            each, is_inside = each._replace(label=own or each.label), True
        yield each._replace(of=before.label) if before and is_inside else each
        before = each


def told_apart(every: Sequence[Found]) -> list[Found]:
    """Return what was printed without those short labels that others have, too.

    A label that is but words of another's, `score` in the bracket of `best k: 3 (score = 0.9)`
    beside a `test score`, or a symbol is called by what stands before the bracket as well.
    """
    times = Counter(words.casefold() for each in every for words in {each.label, each.short})
    labels = [_whole_words(each.label.casefold()) for each in every]
    apart = []
    for each, label in zip(every, labels, strict=True):
        short = "" if times[each.short.casefold()] > 1 else each.short
        is_part = sum(label in other for other in labels) > 1 or not WORD.search(label)
        apart.append(each._replace(short=short, of=each.of if is_part else ""))
    return apart


def _whole_words(label: str) -> str:
    """Return a label so that another that is but words of it is within; Chinese parts none."""
    return label if re.match(CJK, label) else f" {label} "
