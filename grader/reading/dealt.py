"""Labels that are said together, dealt in their order to as many values behind or below them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from grader.reading.found import Found, Label, Span, between
from grader.reading.index_words import INDEX, is_named
from grader.reading.nodes import Node, Page
from grader.reading.text import form_of
from grader.reading.tokens import JOINS, LISTED, SAYS

_JOINED = re.compile(rf"[^\n:=;]{{0,40}}(?:{JOINS.pattern})[^\n:=;]{{0,40}}", re.IGNORECASE)
"""Between two labels whose values follow: what joins them, and what else belongs to either."""
_OPENS = re.compile(r"[ ]?(?:[(\[]|±|\+/?-)[ ]?")
"""Between two labels, and their values, of which the second is in a bracket, or what the first is
give or take: `mean (std)`, `mean ± std`."""
_BLANKS = re.compile(r"[ \t]{1,8}")
"""Between two values that one call printed."""
_WORDS = r"(?P<words>[^\n()\[\]:=0-9]{3,120}?)"
_NAMED = re.compile(rf"[ \t]*(?:[(（\[#←]|<-+|//|[-–—][ ])[ ]?{_WORDS}[ ]?[)）\]]?\s*")
"""Behind values, a word for each: `0.41 0.87 (loss, accuracy)`."""
_IN_BRACKETS = re.compile(rf"\s*[(（\[][ ]?{_WORDS}[ ]?[)）\]]\s*")
"""The same on a line of its own, above or below them."""
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
    runs = [*_runs(page, values)]
    beside = _beside(page, found, runs)
    leads = dict([*beside, *_behind(page, found, runs, lead), *_below(page, found, values)])
    if not leads:
        return page
    return replace(page, nodes=tuple(_with_leads(node, leads) for node in page.nodes))


def _runs(page: Page, values: Sequence[Node]) -> Iterator[list[Node]]:
    """Yield values that follow each other as the words of a list do, or with a blank between."""
    run: list[Node] = []
    for node, following in zip(values, [*values[1:], None], strict=False):
        run.append(node)
        if not (following and _joins(page, node, following)):
            yield run
            run = []


def _with_leads(node: Node, leads: Mapping[int, Span]) -> Node:
    """Return a node, and what it is made of, with what leads to each: `mean, std: (0.5, 0.1)`."""
    parts = tuple(part._replace(lead=leads.get(part.start, part.lead)) for part in node.parts)
    return node._replace(lead=leads.get(node.start, node.lead), parts=parts)


def _behind(
    page: Page, found: Found, runs: Sequence[list[Node]], lead: Callable[[Node], Span]
) -> Iterator[tuple[int, Span]]:
    """Yield it of values on one line: `mean and gain are 0.7 and 1.6`, also `respectively`."""
    # A loop says one thing on each of its lines.
    lines = {(of.checks, page.line_of(of.start)) for of in found}
    form = {line: form_of(page.line_text(line)) for _, line in lines}
    times = Counter(checks for checks, _ in {(of, form[line]) for of, line in lines})
    for run in runs:
        span = lead(run[0])
        labels = _of_one_each(found.within(span), len(run)) if len(run) > 1 else ()
        apart = [(a.end, b.start) for a, b in pairwise(labels)]
        if labels and all(
            _JOINED.fullmatch(page.text, *of) or _OPENS.fullmatch(page.text, *of) for of in apart
        ):
            yield from zip((value.start for value in run), _spans(span, labels), strict=False)
            continue
        parts = _parts(run)
        if len(parts) > 1 and not any(part.is_name for part in parts):
            yield from _in_tuple(page, found, times, parts, span)


def _parts(run: Sequence[Node]) -> Sequence[Node]:
    """Return several values, or those of a list."""
    if len(run) > 1:
        return run
    return run[0].parts if len(run[0].shape or ()) == 1 else ()


def _beside(page: Page, found: Found, runs: Sequence[list[Node]]) -> Iterator[tuple[int, Span]]:
    """Yield it of values that begin a line, behind or beside which is a word for each.

    So in `0.41 0.87 (loss, accuracy)`, also where either stands in a bracket on its own line.
    """
    for run in runs:
        parts = _parts(run)
        start, end = run[0].start, page.line_end(run[-1].end)
        if len(parts) < 2 or page.text[page.line_start(start) : start].strip():
            continue
        line = page.line_of(start)
        said = _NAMED.fullmatch(page.text, run[-1].end, end)
        if not page.text[run[-1].end : end].strip():
            lines = (each for each in (line + 1, line - 1) if 0 < each <= len(page.line_starts))
            beside = (_IN_BRACKETS.fullmatch(page.text, *page.line_span(each)) for each in lines)
            said = next((each for each in beside if each), None)
        words = between(LISTED, page.text, said.span("words")) if said else []
        if said and len(words) == len(parts) and found.within(said.span("words")):
            yield from zip((part.start for part in parts), words, strict=True)


def _joins(page: Page, one: Node, two: Node) -> bool:
    ends = two.start, two.start + page.text.startswith(("(", "["), two.start)
    opens = any(_OPENS.fullmatch(page.text, one.end, end) for end in ends)
    blanks = not (one.is_name or two.is_name) and _BLANKS.fullmatch(page.text, one.end, two.start)
    return bool(opens or blanks or JOINS.fullmatch(page.text, one.end, two.start))


def _in_tuple(
    page: Page,
    found: Found,
    times: Mapping[frozenset[str], int],
    parts: Sequence[Node],
    span: Span,
) -> Iterator[tuple[int, Span]]:
    """Yield it of what a tuple is made of, if as many words stand before it: `mean, std: (1, 2)`.

    One label that is asked is enough to know that the words are those of values, if it stands
    nowhere else: else the others may say what a list is, `loss, history: [0.9, 0.7]`.
    """
    lead, labels = page.text[slice(*span)], found.within(span)
    places = [of.end() for of in INDEX.finditer(lead) if is_named(lead, of.start())]
    behind = (span[0] + max(places, default=0), span[1])
    words = [
        word for word in between(LISTED, page.text, behind) if SAYS.search(page.text, *word)
    ] or between(LISTED, page.text, span)
    if len(words) != len(parts) or not labels:
        return
    if len(labels) < len(parts) and any(times[label.checks] > 1 for label in labels):
        return
    unplaced = INDEX.sub(lambda of: "#" if is_named(lead, of.start()) else of[0], lead)
    if not _LEADS.search(lead) or _ASIDE.search(unplaced):
        return
    yield from zip((part.start for part in parts), words, strict=True)


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
