"""Numbers that a line says together: `left leaf: 18 of class 0, 45 of class 1`, `3.7 to 7.6`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from grader.reading import asides
from grader.reading.layout import Layout
from grader.reading.nodes import FLAT_LIST, IN_WORDS, NEAR, STACKED, Node, Page, joined
from grader.reading.numerals import UNCERTAIN
from grader.reading.tokens import AND, ANDS

_TO = re.compile(
    rf"[ ]?(?:(?P<arrow>[→⇒]|[-=]{{1,2}}>)|[~–—至到]|\.{{2,3}}|…)[ ]?"
    rf"|[ ](?:to|до|по|bis|-)[ ]|{AND.pattern}",
    re.IGNORECASE,
)
"""Between the ends of an interval, `3.7 ~ 7.6`, `between 3.7 and 7.6`, or what was and is."""
_LOWER = re.compile(r"\b(?:lower|low|left|нижн\w*|лев\w*)\b|下[限界]|左", re.IGNORECASE)
_UPPER = re.compile(r"\b(?:upper|high|right|верхн\w*|прав\w*)\b|上[限界]|右", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = re.compile(r"[;；。]|[.!](?=[ ])")


def ends(layout: Layout) -> Iterator[Node]:
    """Yield two counts that a word joins, `most similar: 0 and 2`, or the ends of an interval.

    These may stand apart: `lower bound: 3.7`, `upper bound: 7.6`. So are a value and how uncertain
    it is, `14.2 ± 0.4`.
    """
    page = layout.page
    nodes = [n for n in layout.nodes if page.text[n.end - 1] != "%"]  # a per cent says which
    for one, two in pairwise(nodes):
        counts = one.counts is not None and two.counts is not None
        joins = AND if counts else _TO
        alike = counts or (one.is_number and two.is_number)
        first = page.before(one.start)
        last = page.text[one.end : two.start][-NEAR:]
        are_ends = alike and not counts and _LOWER.search(first) and _UPPER.search(last)
        spread = alike and page.text[one.end : two.start].strip(" ") in UNCERTAIN
        between = joins.fullmatch(page.text, one.end, two.start) if alike else None
        if are_ends or spread or between:
            # `lr: 0.1 -> 0.01` is nothing that is asked without these words
            needs_words = not counts and between is not None and between["arrow"] is not None
            made = FLAT_LIST if needs_words else STACKED
            yield joined([one, two], made=made)


def in_words(layout: Layout, size: int) -> Iterator[Node]:
    """Yield the numbers of a line or of a sentence that says as many, each in the same words.

    Of `train loss 0.5, test loss 0.4` each number has words of its own.
    """
    page = layout.page
    numbers = (node for node in layout.nodes if _is_said(layout, node))
    for _, line in page.by_line(numbers):
        for said in (line, *(_sentences(page.text, line) if len(line) > size else ())):
            if len(said) == size > 1 and _are_alike(page, said):
                yield joined(said, made=IN_WORDS)


def _is_said(layout: Layout, node: Node) -> bool:
    """Say whether a node is a number that is no word; a count may have one: `18 samples`."""
    text = layout.page.text
    counts = node.counts is not None and asides.COUNTED.match(text, node.end) is not None
    is_value = node.is_number and (not node.weak or counts) and node.start not in layout.worded
    return is_value and text[node.end - 1] != "%"


def _are_alike(page: Page, said: Sequence[Node]) -> bool:
    """Say whether the same words stand behind each number, or before each."""
    ends = [*(node.start for node in said[1:]), page.line_end(said[-1].end)]
    behind = [_words(page.text[node.end : end]) for node, end in zip(said, ends, strict=True)]
    starts = [page.line_start(said[0].start), *(node.end for node in said)]
    first, *before = [
        _words(page.text[start : node.start]) for start, node in zip(starts, said, strict=False)
    ]
    are_led = len({*before}) == 1 and f" {first}".endswith(f" {before[0]}")
    return len({*behind}) == 1 or are_led


def _words(text: str) -> str:
    """Return the words of a text without its digits and what joins it to the next."""
    words = _WORD.findall(_SENTENCE_ENDS.split(text.casefold())[0])
    return " ".join(word for word in words if word not in ANDS)


def _sentences(text: str, line: Sequence[Node]) -> Iterator[list[Node]]:
    """Yield the numbers of each sentence of a line."""
    said: list[Node] = []
    for node in line:
        if said and _SENTENCE_ENDS.search(text, said[-1].end, node.start):
            yield said
            said = []
        said.append(node)
    yield said
