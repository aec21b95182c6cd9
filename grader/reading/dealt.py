"""Labels that are said together, dealt in their order to as many values behind or below them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from grader.reading.found import Found, Label, Span, between
from grader.reading.nodes import Node, Page
from grader.reading.tokens import JOINS, LISTED, SAYS

_JOINED = re.compile(rf"[^\n:=;]{{0,40}}(?:{JOINS.pattern})[^\n:=;]{{0,40}}", re.IGNORECASE)
"""Between two labels whose values follow: what joins them, and what else belongs to either."""
_OPENS = re.compile(r"[ ]?(?:[(\[]|±|\+/?-)[ ]?")
"""Between two labels, and their values, of which the second is in a bracket, or what the first is
give or take: `mean (std)`, `mean ± std`."""
_IN_TURN = re.compile(r"[^\n.:;=]{1,40}")
"""Between two labels above their values: `tanh, then ReLU`."""
_LEADS = re.compile(r"(?:[:=：]|[-=]>|→|[ ](?:are|is|это|[-—–]))[ ]?\Z")
_ASIDE = re.compile(
    r"(?<![\w.])[0-9]|%|shape|figsize|размер|форма|интервал|形状|区间|\b(?:sizes?|dims?)\W*\Z"
    r"|\b(?:over|in|per|from|to|at|by|first|last|low|high|all|ci|range|interval|percent"
    r"|за|по|от|до|все\w*|последн\w+|перв\w+)\b",
    re.IGNORECASE,
)
"""What says that the words are none of several values: `mean, 95% CI: (0.4, 0.6)`, of a size."""


def dealt(page: Page, found: Found, values: Sequence[Node], lead: Callable[[Node], Span]) -> Page:
    """Return a page in which what shares its labels with others knows what leads to it."""
    leads = dict([*_behind(page, found, values, lead), *_below(page, found, values)])
    if not leads:
        return page
    return replace(page, nodes=tuple(_with_leads(node, leads) for node in page.nodes))


def _with_leads(node: Node, leads: Mapping[int, Span]) -> Node:
    """Return a node, and what it is made of, with what leads to each: `mean, std: (0.5, 0.1)`."""
    parts = tuple(part._replace(lead=leads.get(part.start, part.lead)) for part in node.parts)
    return node._replace(lead=leads.get(node.start, node.lead), parts=parts)


def _behind(
    page: Page, found: Found, values: Sequence[Node], lead: Callable[[Node], Span]
) -> Iterator[tuple[int, Span]]:
    """Yield it of values on one line: `mean and gain are 0.7 and 1.6`, also `respectively`."""
    run: list[Node] = []
    times = Counter(label.checks for label in found)
    for node, following in zip(values, [*values[1:], None], strict=False):
        run.append(node)
        if following and _joins(page, node, following):
            continue
        if len(run) > 1:
            span = lead(run[0])
            labels = _of_one_each(found.within(span), len(run))
            apart = [(a.end, b.start) for a, b in pairwise(labels)]
            if all(
                _JOINED.fullmatch(page.text, *of) or _OPENS.fullmatch(page.text, *of)
                for of in apart
            ):
                yield from zip((value.start for value in run), _spans(span, labels), strict=False)
        elif len(node.shape or ()) == 1 and len(node.parts) > 1:
            yield from _in_tuple(page, found, times, node, lead(node))
        run = []


def _joins(page: Page, one: Node, two: Node) -> bool:
    ends = two.start, two.start + page.text.startswith(("(", "["), two.start)
    opens = any(_OPENS.fullmatch(page.text, one.end, end) for end in ends)
    return opens or JOINS.fullmatch(page.text, one.end, two.start) is not None


def _in_tuple(
    page: Page, found: Found, times: Mapping[frozenset[str], int], node: Node, span: Span
) -> Iterator[tuple[int, Span]]:
    """Yield it of what a tuple is made of, if as many words stand before it: `mean, std: (1, 2)`.

    One label that is asked is enough to know that the words are those of values, if it stands
    nowhere else: else the others may say what a list is, `loss, history: [0.9, 0.7]`.
    """
    words, labels = between(LISTED, page.text, span), found.within(span)
    if len(words) != len(node.parts) or not labels:
        return
    if len(labels) < len(node.parts) and any(times[label.checks] > 1 for label in labels):
        return
    if not _LEADS.search(page.text, *span) or _ASIDE.search(page.text, *span):
        return
    yield from zip((part.start for part in node.parts), words, strict=True)


def _below(page: Page, found: Found, values: Sequence[Node]) -> Iterator[tuple[int, Span]]:
    """Yield it of lines of values below one that names them: `tanh, then ReLU:`."""
    numbers = (node for node in values if not node.is_name)
    lines = [*page.by_line(numbers)]
    done = 0
    for at, (line, first) in enumerate(lines):
        heading = line - 1 if page.line_text(line - 1).strip() else line - 2
        is_below_values, done = heading <= done, page.line_of(first[-1].end)
        if is_below_values:
            continue
        span = page.line_span(heading)
        named = found.within(span)
        labels = _of_one_each(named, len({label.checks for label in named}))
        rows = [nodes for _, nodes in lines[at : at + len(labels) + 1]]
        alike = [_is_bare(page, row) and _form(row) == _form(first) for row in rows]
        is_table = len(first) == len(labels)
        in_turn = all(_IN_TURN.fullmatch(page.text, a.end, b.start) for a, b in pairwise(labels))
        if in_turn and not is_table and sum(alike) == len(labels) and all(alike[: len(labels)]):
            yield from zip((row[0].start for row in rows), _spans(span, labels), strict=False)


def _of_one_each(labels: Sequence[Label], count: int) -> Sequence[Label]:
    """Return the last label of each check if as many are named as there are, each once."""
    runs = [[*said][-1] for _, said in groupby(labels, key=attrgetter("checks"))]
    owners = {owner for label in labels for owner in label.checks}
    return runs if 1 < count == len(runs) == len(owners) else ()


def _spans(span: Span, labels: Sequence[Label]) -> Iterator[Span]:
    """Yield where each label of some stands, with what is before it."""
    ends = [label.end for label in labels]
    return zip([span[0], *ends], ends, strict=False)


def _is_bare(page: Page, row: Sequence[Node]) -> bool:
    return not SAYS.search(page.text, page.line_start(row[0].start), row[0].start)


def _form(row: Sequence[Node]) -> Sequence[object]:
    return [node.shape for node in row]
