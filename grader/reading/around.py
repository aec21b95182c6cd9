"""What stands around a value: `mean gradient: 0.737`, a line above it, or `0.737 <- mean`.

Each is bounded, and is found out once for a value, whatever checks may ask for it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter, itemgetter

from grader.reading import asides
from grader.reading.columns import heads
from grader.reading.labels import Found, Label, Span, numbers_in, search, without_digits
from grader.reading.nodes import Node, Page
from grader.reading.tokens import CJK, LETTER
from grader.reading.wordings import meaning, plain
from grader.words.model import Check

LEAD_MOST, TAIL_MOST, HEAD_LINES = 160, 60, 3
"""Characters before and behind a value, and lines above it, in which a label may stand."""
SHARED = 2
"""Lists that one label fits: `gradients` says what a list is, and a heading above it, whose."""
SHORT_CJK = 2
"""Characters of a Chinese label that is but one word."""
_LEADS_ON = (
    r"[\s,)\]'\"*`]*(?:<?[-=~—–]+>?|[←→⇐⇒#(\[:：]"
    rf"|(?:is|was|это|являет\w*|是|为|(?<!, )(?<!,)(?:{asides.WHOSE}))(?!{LETTER}))[\s<>=-]*"
    rf"|[ ](?={LETTER}{{1,20}}[ ]*(?:[,;\n]|\Z))"
)
_TO_TAIL = re.compile(_LEADS_ON, re.IGNORECASE)
_TO_REST = re.compile(rf"{_LEADS_ON}|(?:[ ]{{2,}}|\t)(?={LETTER}|[{CJK}])", re.IGNORECASE)
"""To what leads on from the last value of a line: in a table a gap does, too."""
_OWNED = re.compile(
    rf"[ ]?(?:[(\[][^()\[\]\n0-9:=]{{1,40}}[)\]]"
    rf"|(?:{asides.WHOSE}|<?[-—–=]+>?|[←→])(?!{LETTER})[^\n0-9,;|:=()]{{1,40}}?"
    r"(?=[ ]*[,;|\n.、。]|[ ]+(?:and|vs|against|и|а|против)[ ]|[和与]|\Z)"
    rf"|{LETTER}{{1,20}}(?=[ ]*[,;]))(?![ ]*[:=])",
    re.IGNORECASE,
)
"""What stands behind a value and says whose that is, so that it leads to no other."""
_INSIDE = re.compile(r"\((?=[^\W\d]\w{0,15}[ ]?[=:][ ]?\Z)")
"""Before what is said in brackets, whose label is in these: `mean (n=200)`."""
_WORD = re.compile(rf"(?:{LETTER}|_)(?:[^\W{CJK}])*|[{CJK}]+")
_CLAUSE_ENDS = re.compile(r"[,;|)\]=:]")
_HEADING = re.compile(r"[ \t]*(?:[-=*#~_]{2,}|#|\[)[^\n]*\w")
_FIGURES = re.compile(r"[0-9][.:/-][0-9]")  # what no heading has: a version, a date
_COMPARES = re.compile(
    rf"{LETTER}([ ]?)/\1(?!d\w{{1,3}}\b){LETTER}|(?:втор\w+|2-?е) мест|(?:second|2nd) place|比 ?\Z",
    re.IGNORECASE,
)
"""In what leads to a quotient, but not to `df/dw`, or to whoever is second."""
_PARTED = re.compile(r"[ ]*/")
"""Behind the first of two values that stand as their words do: `mean / std: 0.7 / 0.1`."""


class Labels:
    """All labels of the checks in a page, which is then without the numbers that are words of one.

    `unlike` are by a check's name the labels of what it is not.
    """

    def __init__(self, page: Page, checks: Sequence[Check]) -> None:
        found, self.unlike, self._asked = search(page.text, checks)
        grids = {check.name for check in checks if check.kind == "grid"}
        self.found = Found(each for each in found if len(each.checks & grids) < SHARED)
        self.shared = Found(each for each in found if len(each.checks & grids) >= SHARED)
        words = numbers_in(self.found, page)
        nodes = tuple(node for node in page.nodes if node.start not in words)
        self.page = replace(page, nodes=nodes, plain=without_digits(page.plain, self.found))
        values = [node for node in self.page.nodes if not node.weak]
        self._values = [node.start for node in values]
        names = [node for node in values if node.is_name]
        numbers = [node for node in values if not node.is_name] if names else values
        self._starts_of, self._ends_of = (
            {True: [pick(node) for node in names], False: [pick(node) for node in numbers]}
            for pick in (attrgetter("start"), attrgetter("end"))
        )

    def words(self, span: Span) -> list[str]:
        """Return the words between two offsets; names of the vocabulary are none."""
        return _WORD.findall(self.page.worded, *span)

    def telling(self, words: Iterable[str]) -> list[str]:
        """Return words without what the checks ask for: none of that makes a number an aside."""
        said = meaning(plain(" ".join(words)))
        return [word for word in said if word not in self._asked]

    def lead(self, node: Node) -> Span:
        """Return where the words that lead to a value stand: on its line, behind the last one."""
        if node.lead is not None:
            return max(node.lead[0], node.lead[1] - LEAD_MOST), node.lead[1]
        text, first = self.page.text, max(self.page.line_start(node.start), node.start - LEAD_MOST)
        ends = self._ends_of[node.is_name]
        at = bisect_left(ends, node.start + 1)
        start = max(first, *ends[at - 1 : at], 0)
        if start > first and not node.is_name and (own := _OWNED.match(text, start, node.start)):
            start = own.end()
        inside = _INSIDE.search(text, start, node.start)
        return inside.end() if inside else start, node.start

    def tail(self, node: Node) -> Span:
        """Return what stands behind a value up to the next, where an arrow or the like leads on."""
        end = min(self.page.line_end(node.end), node.end + TAIL_MOST)
        at = bisect_left(self._values, node.end)
        shared = at < len(self._values) and self._values[at] < end
        end = self._values[at] if shared else end
        leads_on = _TO_TAIL if shared else _TO_REST
        arrow = leads_on.match(self.page.text, node.end, end) if node.end < end else None
        clause = arrow and shared and _CLAUSE_ENDS.search(self.page.text, arrow.end(), end)
        if arrow is None or (clause and clause[0] in "=:"):
            return end, end
        return arrow.end(), clause.start() if clause else end

    def rest(self, node: Node) -> Span | None:
        """Return what stands behind a value on its line, None if a number is there."""
        end, starts = self.page.line_end(node.end), self._starts_of[False]
        at = bisect_left(starts, node.end)
        is_last = at == len(starts) or starts[at] >= end
        return (node.end, min(end, node.end + TAIL_MOST)) if is_last else None

    def above(self, node: Node, start: int) -> Span | None:
        """Return the words above a value whose lead starts at an offset, without a value.

        Of several values on a line each has the word of its column.
        """
        line = self.page.line_of(start) - 1
        for above in range(line, max(0, line - HEAD_LINES), -1):
            span = self.page.line_starts[above - 1], self.page.line_starts[above] - 1
            if self.page.text[slice(*span)].strip(" \t-=+|*#_~:"):
                if self._has_value(*span, node.is_name) or _FIGURES.search(self.page.text, *span):
                    return None
                return span if node.shape or node.lead else self._column(node, span)
        return None

    def section(self, node: Node) -> Label | None:
        """Return the label of the heading that a value stands below, whatever is between them."""
        at = bisect_left(self._sections, node.start, key=itemgetter(0))
        return self._sections[at - 1][1] if at else None

    @cached_property
    def _sections(self) -> list[tuple[int, Label | None]]:
        """Where the headings stand in lines without a value, with the label of each, if any."""
        found: list[tuple[int, Label | None]] = []
        for start in self.page.line_starts:
            span = start, self.page.line_end(start)
            labels = self.found.within(span)
            is_heading = labels or _HEADING.match(self.page.text, *span)
            if is_heading and not self._has_value(*span, is_name=False):
                owners = {each.checks for each in labels}
                found.append((start, labels[0] if len(owners) == 1 else None))
        return found

    def _column(self, node: Node, span: Span) -> Span | None:
        """Return the word above a value in its column, all of them if it is alone on its line."""
        first = bisect_left(self._values, self.page.line_start(node.start))
        last = bisect_left(self._values, self.page.line_end(node.start))
        if last - first == 1:
            return span
        columns = heads(self.page, self.page.line_of(span[0]))
        missing = last - first - len(columns)
        at = bisect_left(self._values, node.start) - first - missing
        return columns[at] if missing in (0, 1) and 0 <= at < len(columns) else None

    def _has_value(self, start: int, end: int, is_name: bool) -> bool:
        at = bisect_left(self._starts_of[is_name], end)
        return at > 0 and self._ends_of[is_name][at - 1] > start


class Around:
    """A value with what stands around it, each found out once."""

    def __init__(self, labels: Labels, node: Node) -> None:
        self.node, self._labels = node, labels
        self.lead = labels.lead(node)
        self._words = labels.words(self.lead)

    @cached_property
    def _telling(self) -> list[str]:
        """The words that lead to it and may say that it is no answer."""
        return self._labels.telling(self._words) if self._words else []

    @cached_property
    def heading(self) -> Span | None:
        """Where the words above a value stand that nothing but an index leads to."""
        start = self.lead[0]
        below = self.node.made and start == self._labels.page.line_start(start)
        if not below and not all(map(asides.is_empty, self._words)):
            return None
        return self._labels.above(self.node, start)

    @cached_property
    def tail(self) -> Span:
        """Where the words behind it stand."""
        return self._labels.tail(self.node)

    def label(self, check: Check) -> Label | None:
        """Return the label of a check that it has; None if it has none, or another's."""
        found = self._labels.found
        label = found.nearest(self.lead, check.name)
        if label is not None:
            return None if self._is_overruled(label, check) else label
        if self.node.weak:  # below a heading an index is one, but not in `layer 30 becomes nan`
            return found.first((self.node.end, self.tail[1]), check.name)
        if self.heading and not found.within(self.lead):
            label = found.nearest(self.heading, check.name)
        return label or found.first(self.tail, check.name) or self._of_section(check)

    def _of_section(self, check: Check) -> Label | None:
        """Return the label of its section if only a label of several checks leads to it."""
        labels = self._labels
        spans = self.lead, self.tail
        if not any(map(labels.shared.within, spans)) or any(map(labels.found.within, spans)):
            return None
        label = labels.section(self.node)
        return label if label and check.name in label.checks else None

    def is_unlike(self, check: Check) -> bool:
        """Say whether what stands around it speaks of something else, but for its labels."""
        unlike = self._labels.unlike.get(check.name)
        if not unlike:
            return False
        spans = (self.lead, self.heading, self.tail)
        return any(unlike.within(span) for span in spans if span)

    def says(self, kind: str) -> bool:
        """Say whether a word that leads to it is of a kind of asides, `derived` or `spread`."""
        return any(kind in asides.said(word) for word in self._words)

    @cached_property
    def is_disowned(self) -> bool:
        """Whether its line or its heading says that it is no answer, or there to compare with."""
        spans = (self.lead, self.heading, self._labels.rest(self.node))
        text = self._labels.page.text
        return any(asides.DISOWNED.search(text, *span) for span in spans if span)

    @cached_property
    def is_derived(self) -> bool:
        """Whether it compares others, `PyTorch / sample`, as what leads to it says."""
        text, node = self._labels.page.text, self.node
        compares = _COMPARES.search(text, *self.lead) and not _PARTED.match(text, node.end)
        other = any("spread" in asides.said(word) for word in self._telling)
        return bool(compares) or self.says("derived") or other

    @cached_property
    def is_aside(self) -> bool:
        """Whether a number alone counts or measures something, as what leads to it says."""
        page, node, words = self._labels.page, self.node, self._telling
        if node.lead is not None and self.says("derived"):
            return True
        if self.heading and page.text[slice(*self.heading)].rstrip().endswith((":", "：")):
            words = words + self._labels.telling(self._labels.words(self.heading))
        if page.text[node.end : node.end + 1] == " ":
            behind = _WORD.match(page.text, node.end + 1)
            if behind and asides.is_aside(self._labels.telling([behind.group()]), whole=False):
                return True
        return asides.is_aside(words, node.counts is not None)

    def _is_overruled(self, label: Label, check: Check) -> bool:
        """Say whether a word of time or so stands between a label of one word and its value.

        Or a count, where one is asked: of two the first is what the label leads to.
        """
        page = self._labels.page
        if check.whole and re.search("[0-9]", page.text[label.end : self.node.start]):
            return True
        text = page.text[label.start : label.end]
        one = not re.search(r"[\s_.-]", text) and not re.match(f"[{CJK}]{{{SHORT_CJK + 1}}}", text)
        behind = self._labels.telling(self._labels.words((label.end, self.lead[1])))
        return self.node.is_number and one and asides.is_aside(behind, whole=False)
