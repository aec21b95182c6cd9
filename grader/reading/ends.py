"""Two numbers that are one answer: a pair of counts, or the ends of an interval."""

import re
from collections.abc import Iterator
from itertools import pairwise

from grader.reading.layout import STACKED, Layout
from grader.reading.nodes import Node, joined
from grader.reading.tokens import AND

_TO = re.compile(
    rf"[ ]?(?:[~–—至到]|\.{{2,3}}|…)[ ]?|[ ](?:to|до|по|bis|-)[ ]|{AND.pattern}", re.IGNORECASE
)
"""Between the ends of an interval: `3.7 ~ 7.6`, `between 3.7 and 7.6`."""
_LOWER = re.compile(r"\b(?:lower|low|left|нижн\w*|лев\w*)\b|下[限界]|左", re.IGNORECASE)
_UPPER = re.compile(r"\b(?:upper|high|right|верхн\w*|прав\w*)\b|上[限界]|右", re.IGNORECASE)
LEAD_MOST = 60
"""Characters before an end that are looked at."""


def ends(layout: Layout) -> Iterator[Node]:
    """Yield two counts that a word joins, `most similar: 0 and 2`, or the ends of an interval.

    These may stand apart: `lower bound: 3.7`, `upper bound: 7.6`.
    """
    page = layout.page
    nodes = [n for n in layout.nodes if page.text[n.end - 1] != "%"]  # a per cent says which
    for one, two in pairwise(nodes):
        counts = one.counts is not None and two.counts is not None
        joins = AND if counts else _TO
        alike = counts or (one.is_number and two.is_number)
        first = page.text[page.line_start(one.start) : one.start][-LEAD_MOST:]
        last = page.text[one.end : two.start][-LEAD_MOST:]
        are_ends = alike and not counts and _LOWER.search(first) and _UPPER.search(last)
        if are_ends or (alike and joins.fullmatch(page.text, one.end, two.start)):
            yield joined([one, two], one.start, two.end, STACKED)
