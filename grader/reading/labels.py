"""Which value a label leads to: `mean gradient: 0.737`, a line above it, or `0.737 <- mean`.

All labels are searched once over the text; a value then looks into what leads to it, which is
bounded, for the nearest of them.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from grader.reading import asides
from grader.reading.layout import heads
from grader.reading.nodes import Node, Page
from grader.reading.tokens import CJK, LETTER
from grader.words.model import Check

LEAD_MOST, TAIL_MOST, HEAD_LINES = 160, 60, 3
"""Characters before and behind a value, and lines above it, in which a label may stand."""
SHORT_CJK = 2
"""Characters of a Chinese label that is but one word."""

_LOWER_PLACE = re.compile(
    r"(?:\b(?:second|third|2nd|3rd|next|worst|smallest|lowest|min|втор\w+|треть\w|худш\w+|миним\w+)"
    r"[ _-]?|第二|次|最差的?|最小的?|最低的?)\Z",
    re.IGNORECASE,
)
"""What makes `best` not the best."""
_TO_TAIL = re.compile(
    r"[\s,)\]'\"*`]*(?:<?[-=~—–]+>?|[←→⇐⇒#(:：]|(?:is|was|это|являет\w*|是|为)(?!\w))[\s<>=-]*",
    re.IGNORECASE,
)
_WORD = re.compile(rf"(?:{LETTER}|_)(?:[^\W{CJK}])*|[{CJK}]+")
_SAME = "tolist|item|detach|numpy|cpu|data|clone|float|double|squeeze|flatten"
_FIGURES = re.compile(r"[0-9][.:/-][0-9]")
"""What no heading has: a version, a date."""
_EMPTY = frozenset(
    (
        *("tensor", "array", "parameter", "containing", "np", "numpy", "torch", "nn", "float"),
        *("list", "tuple", "dict", "row", "value", "values", "result", "the", "a", "an", "is"),
        *("are", "was", "for", "of", "in", "at", "after", "by", "with"),
    )
)
"""Words that say nothing of what a value is."""


class Label(NamedTuple):
    """A label in the text, and the checks that it belongs to."""

    start: int
    end: int
    checks: frozenset[str]

    @property
    def size(self) -> int:
        """How specific it is."""
        return self.end - self.start


class Labels:
    """All labels of the checks in a page."""

    def __init__(self, page: Page, checks: Sequence[Check]) -> None:
        self._page = page
        self._found = list(_find(page.text, _owners(checks)))
        self._starts = [label.start for label in self._found]
        self._unlike = {c.name: {_plain(word) for word in c.unlike} for c in checks if c.unlike}
        self._words = {
            c.name: _pattern({*self._unlike[c.name], *map(_plain, c.labels)})
            for c in checks
            if c.unlike
        }
        values = [node for node in page.nodes if not node.weak and not self.is_label(node)]
        self._values = [node.start for node in values]
        kinds = {is_name: [n for n in values if n.is_name is is_name] for is_name in (True, False)}
        self._starts_of = {kind: [node.start for node in of] for kind, of in kinds.items()}
        self._ends_of = {kind: [node.end for node in of] for kind, of in kinds.items()}

    def lead(self, node: Node) -> tuple[int, int]:
        """Return where the words that lead to a value stand: on its line, behind the last one."""
        if node.lead is not None:
            return max(node.lead[0], node.lead[1] - LEAD_MOST), node.lead[1]
        start = max(self._page.line_start(node.start), node.start - LEAD_MOST)
        ends = self._ends_of[node.is_name]
        at = bisect_left(ends, node.start + 1)
        return max(start, ends[at - 1] if at else 0), node.start

    def heading(self, node: Node) -> tuple[int, int] | None:
        """Return the words above a value that nothing but an index leads to, without a value.

        Of several values on a line each has the word of its column.
        """
        start, end = self.lead(node)
        below_each_other = node.made and start == self._page.line_start(start)
        if not below_each_other and any(not _is_empty(word) for word in self.words(start, end)):
            return None
        line = self._page.line_of(start) - 1
        for above in range(line, max(0, line - HEAD_LINES), -1):
            span = self._page.line_starts[above - 1], self._page.line_starts[above] - 1
            if self._page.text[slice(*span)].strip(" \t-=+|*#_~:"):
                if self._has_value(*span, node.is_name) or _FIGURES.search(self._page.text, *span):
                    return None
                return span if node.shape or node.lead else self._column(node, span)
        return None

    def _column(self, node: Node, span: tuple[int, int]) -> tuple[int, int] | None:
        """Return the word above a value in its column, all of them if it is alone on its line."""
        first = bisect_left(self._values, self._page.line_start(node.start))
        last = bisect_left(self._values, self._page.line_end(node.start))
        if last - first == 1:
            return span
        columns = heads(self._page, self._page.line_of(span[0]))
        missing = last - first - len(columns)
        at = bisect_left(self._values, node.start) - first - missing
        return columns[at] if missing in (0, 1) and 0 <= at < len(columns) else None

    def is_label(self, node: Node) -> bool:
        """Say whether a number is a word of a label: `nan layer`."""
        if not node.is_number or self._page.text[max(0, node.start - 3) : node.start].rstrip(" ")[
            -1:
        ] in (":", "="):
            return False
        return any(label.end >= node.end for label in self._around(node.start))

    def tail(self, node: Node) -> tuple[int, int]:
        """Return what stands behind a value up to the next, where an arrow or the like leads on."""
        end = min(self._page.line_end(node.end), node.end + TAIL_MOST)
        at = bisect_left(self._values, node.end)
        if at < len(self._values):
            end = min(end, self._values[at])
        arrow = _TO_TAIL.match(self._page.text, node.end, end)
        return (arrow.end() if arrow else end), end

    def words(self, start: int, end: int) -> list[str]:
        """Return the words between two offsets; names of the vocabulary are none."""
        return _WORD.findall(self._page.worded, start, end)

    def of(self, node: Node, check: Check) -> Label | None:
        """Return the label of a check that a value has; None if it has none, or another's."""
        if self.is_unlike(node, check):
            return None
        lead = self.lead(node)
        label = self._nearest(*lead, check.name)
        if label is not None:
            return None if self._is_overruled(label, node) else label
        if node.weak:  # an index below a heading is one all the same, but `layer 30 becomes nan`
            tail = node.end, self.tail(node)[1]
            return next((each for each in self._within(*tail) if check.name in each.checks), None)
        if not any(self._within(*lead)):
            heading = self.heading(node)
            label = self._nearest(*heading, check.name) if heading else None
        if label is None:
            tail = self.tail(node)
            label = next((each for each in self._within(*tail) if check.name in each.checks), None)
        return label

    def is_unlike(self, node: Node, check: Check) -> bool:
        """Say whether what stands around a value speaks of something else, but for its labels."""
        if check.name not in self._unlike:
            return False
        unlike, words = self._unlike[check.name], self._words[check.name]
        return any(
            _plain(word.group()) in unlike
            for span in (self.lead(node), self.heading(node), self.tail(node))
            if span
            for word in words.finditer(self._page.text, *span)
        )

    def is_aside(self, node: Node) -> bool:
        """Say whether a number alone counts or measures something, as what leads to it says."""
        start, end = self.lead(node)
        words = self.words(start, end)
        if node.lead is not None and any(asides.DERIVED.has(word) for word in words):
            return True
        heading = self.heading(node)
        if heading and self._page.text[slice(*heading)].rstrip().endswith((":", "：")):
            words += self.words(*heading)
        behind = _WORD.match(self._page.text, min(node.end + 1, len(self._page.text)))
        if behind and self._page.text[node.end : node.end + 1] == " ":
            words += [behind.group()] if asides.MEASURES.has(behind.group()) else []
        return asides.is_aside(words, node.count is not None)

    def _nearest(self, start: int, end: int, check: str) -> Label | None:
        """Return the last label between two offsets if it is one of a check's."""
        found = list(self._within(start, end))
        last = max(found, key=lambda label: (label.end, label.size), default=None)
        return last if last is not None and check in last.checks else None

    def _within(self, start: int, end: int) -> Iterator[Label]:
        for at in range(bisect_left(self._starts, start), len(self._found)):
            if self._found[at].start >= end:
                return
            if self._found[at].end <= end:
                yield self._found[at]

    def _is_overruled(self, label: Label, node: Node) -> bool:
        """Say whether a word of time or so stands between a label of one word and its value."""
        text = self._page.text[label.start : label.end]
        one = not re.search(r"[\s_.-]", text) and not re.match(f"[{CJK}]{{{SHORT_CJK + 1}}}", text)
        behind = self.words(label.end, self.lead(node)[1])
        return node.is_number and one and asides.is_aside(behind, whole=False)

    def _around(self, offset: int) -> Iterator[Label]:
        """Yield the labels that an offset lies in."""
        at = bisect_left(self._starts, offset + 1)
        return (label for label in self._found[max(0, at - 2) : at] if label.end > offset)

    def _has_value(self, start: int, end: int, is_name: bool) -> bool:
        at = bisect_left(self._starts_of[is_name], end)
        return at > 0 and self._ends_of[is_name][at - 1] > start


def _is_empty(word: str) -> bool:
    text = word.casefold().strip("_")
    return len(text) < 2 or text[-1:].isdigit() or text in _EMPTY or asides.INDEXES.has(text)


def _owners(checks: Sequence[Check]) -> dict[str, frozenset[str]]:
    """Return the checks of each label, all spaces, hyphens and underscores alike."""
    owners: dict[str, set[str]] = {}
    for check in checks:
        for label in check.labels:
            owners.setdefault(_plain(label), set()).add(check.name)
    return {label: frozenset(names) for label, names in owners.items()}


def _find(text: str, owners: Mapping[str, frozenset[str]]) -> Iterator[Label]:
    if not owners:
        return
    for match in _pattern(owners).finditer(text):
        start, end = match.span()
        if not _LOWER_PLACE.search(text, max(0, start - 12), start):
            yield Label(start, end, owners[_plain(match.group())])


def _plain(label: str) -> str:
    return re.sub(r"[\s_-]+", " ", label.casefold().replace("ё", "е")).strip()


def _pattern(labels: Collection[str]) -> re.Pattern[str]:
    """Return the pattern of all labels as whole words, the longest first."""
    words = (
        re.escape(label).replace(r"\ ", r"[ \t_-]{1,3}").replace("е", "[её]")
        for label in sorted(labels, key=len, reverse=True)
    )
    first = re.escape("".join({label[0] for label in labels}))
    letter = rf"[^\W_{CJK}]"
    before = rf"(?:(?<!{letter})|(?=[{CJK}]))"
    # What follows a dot is another thing, `w.grad`, but for the ways to the same, `w.tolist()`.
    after = rf"(?:(?!{letter}|\.(?!(?:{_SAME})\b){LETTER})|(?<=[{CJK}]))"
    return re.compile(rf"(?=[{first}]){before}(?:{'|'.join(words)}){after}", re.IGNORECASE)
