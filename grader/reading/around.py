"""What stands around a value: `mean gradient: 0.737`, a line above it, or `0.737 <- mean`.

Each is found out once for a value, whatever checks may ask for it.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from grader.reading import asides, clauses
from grader.reading.found import (
    Label,
    Span,
    counted,
    follows,
    is_of_others,
    is_second,
    is_told_beside,
    leads_on,
)
from grader.reading.leads import LEAD_MOST, WORD, Labels
from grader.reading.nodes import Node
from grader.reading.said_of import behind, is_of_former
from grader.reading.tokens import CJK, LETTER
from grader.words.model import Check

SHORT_CJK = 2
"""Characters of a Chinese label that is but one word."""
_COMPARES = re.compile(
    rf"{LETTER}([ ]?)/\1(?!d\w{{1,3}}\b){LETTER}|(?:втор\w+|2-?е) мест|(?:second|2nd) place|比 ?\Z",
    re.IGNORECASE,
)
"""In what leads to a quotient, but not to `df/dw`, or to whoever is second."""
_SUBTRACTS = re.compile(
    r"(?<![\w(.])([\w(])[\w.]{0,40}+\)?[ ]-[ ]\1[\w.]{0,40}+\)?[ ]?[:=]?\s*\Z", re.IGNORECASE
)
"""In what leads to a difference of two that begin alike: `w - w_start`, `(a) - (b)`."""
_IN_BRACKET = re.compile(r"[0-9)\]][ ]{0,8}\(\Z")
"""Before what leads to each of several of these: `dw1 = 0.2 (w1 = 5)`, a line each."""
_PARTED = re.compile(r"[ ]*/")
"""Behind the first of two values that stand as their words do: `mean / std: 0.7 / 0.1`."""


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
        start, page = self.lead[0], self._labels.page
        below = self.node.made and start == page.line_start(start)
        if not below and not all(map(asides.is_empty, self._words)):
            return None
        return self._labels.above(self.node, start) or self._labels.column(self.node)

    @cached_property
    def tail(self) -> Span:
        """Where the words behind it stand."""
        return self._labels.tail(self.node)

    @property
    def spans(self) -> Iterator[Span]:
        """Where words stand that may say what it is, the nearest first, its section last."""
        labels, node = self._labels, self.node
        section, text = labels.section(node), labels.page.text
        yield from (clauses.last(text, self.lead), self.lead, self.tail)
        yield from [self.heading] if self.heading else []
        yield from labels.of_row(node)
        yield from (labels.behind(node), *clauses.before(text, self.line))
        yield from [(section.start, section.end)] if section and not self.heading else []

    @property
    def leads_on(self) -> bool:
        """Whether it belongs to what leads to another number, as the first of `SNR < 1: 19`."""
        return leads_on(self._labels.page.text, self.node)

    def follows(self, label: Label) -> bool:
        """Say whether a label leads to it with nothing between them."""
        return follows(self._labels.page.text, label, self.node)

    @property
    def line(self) -> Span:
        """What stands before it on its line."""
        page, start = self._labels.page, self.node.start
        return max(page.line_start(start), start - LEAD_MOST), start

    def label(self, check: Check) -> Label | None:
        """Return the label of a check that it has; None if it has none, or another's."""
        found = self._labels.found
        label = found.nearest(self.lead, check.name)
        if self.node.is_name:  # `the largest mean gradient belongs to ELU`
            label = label or found.last(self.lead, check.name)
            said = behind(self._labels, self.node, check)
            if said or (label and is_of_former(self._labels, self.node, self.lead, label)):
                return said
        text, what = self._labels.page.text, self._counted if check.whole else None
        if label is not None:
            other = is_of_others(text, self.node, label, check, what)
            return None if other or self._is_overruled(label, check) else label
        if what is not None and check.name not in what.checks:
            return None
        if what is not None and " " in text[what.start : what.end]:  # no `0 nan's in it`
            return what
        # below a heading an index is one, but not in `layer 30 becomes nan`
        if self.node.weak and not self.node.shape:
            return found.first((self.node.end, self.tail[1]), check.name)
        if self.heading and not found.within(self.lead):
            label = found.nearest(self.heading, check.name)
            if label and check.whole and label.is_counted(self._labels.page.text):
                label = None
        return label or found.first(self.tail, check.name) or self._of_section(check)

    @cached_property
    def _counted(self) -> Label | None:
        """The label of what it counts."""
        labels = self._labels
        return counted(labels.page.text, self.node, labels.found.within(labels.behind(self.node)))

    def _of_section(self, check: Check) -> Label | None:
        """Return the label of its section if none leads to it, or one of several checks.

        Where none does, each of the lists that are asked for must have a section.
        """
        labels = self._labels
        spans = self.lead, self.tail
        is_shared = any(map(labels.shared.within, spans)) or (
            self.node.shape and labels.are_in_sections
        )
        if not is_shared or any(map(labels.found.within, spans)):
            return None
        label = labels.section(self.node)
        return label if label and check.name in label.checks else None

    def is_qualified(self, label: Label) -> bool:
        """Say whether other words beside a label make it that of something near: `weight std`."""
        spans = (span for span in (self.lead, self.heading, self.tail) if span)
        own = next((s for s in spans if s[0] <= label.start and label.end <= s[1]), None)
        if own is None or label.missing:
            return own is not None
        text, (first, last) = self._labels.page.text, own
        first = clauses.last(text, (first, label.start), clauses.ENDS_AND_COLONS)[0]
        words = self._labels.words((first, label.start)) + self._labels.words((label.end, last))
        return asides.qualifies(self._labels.telling(words))

    def is_unlike(self, check: Check) -> bool:
        """Say whether what stands around it speaks of something else, but for its labels."""
        unlike = self._labels.unlike.get(check.name)
        if not unlike:
            return False
        spans = (self.lead, self.heading, self.tail)
        return any(unlike.within(span) for span in spans if span)

    def says(self, kind: str) -> bool:
        """Say whether a word that leads to it is of a kind of asides, `derived` or so.

        One that is but a part of what is asked for, `share of zeros`, does not make that derived.
        """
        labels = self._labels
        said = [word for word in (*self._words, *self._above) if kind in asides.said(word)]
        own = labels.is_metric if kind == "spread" else labels.is_part
        asked = (labels.is_metric, own, labels.may_be_asked)
        return any(not any(of(word) for of in asked) for word in said)

    @property
    def is_of_another(self) -> bool:
        """Whether words lead to it, and are none of what is asked."""
        above = self._labels.words(self.heading or (0, 0))
        return asides.qualifies(self._labels.telling(self._words + above))

    @cached_property
    def is_disowned(self) -> bool:
        """Whether its line or its heading says that it is no answer, or there to compare with."""
        labels, node = self._labels, self.node
        if asides.APART.match(labels.page.text, self.line[0]):
            return True
        above, below = self.heading or labels.title(node), labels.below(node)
        spans = [span for span in (self.lead, labels.rest(node), above, below) if span]
        said = [span for span in spans if asides.disowns(labels.page.text[slice(*span)])]
        of_former = [span for span in said if asides.ABOVE.search(labels.page.text, *span)]
        return below in of_former or any(
            span != below and not (span == above and span in of_former) for span in said
        )

    @cached_property
    def is_derived(self) -> bool:
        """Whether it compares others, `PyTorch / sample`, or is told beside one, by its lead."""
        text, node = self._labels.page.text, self.node
        lead = self._labels.without_phrases(text[slice(*self.lead)])
        compares = _COMPARES.search(lead) and not _PARTED.match(text, node.end)
        subtracts = _SUBTRACTS.search(text, *(self.heading or self.lead))
        telling, metric = self._telling, self._labels.is_metric
        other = any("spread" in asides.said(word) or metric(word) for word in telling)
        beside = is_told_beside(text, self._labels.found, self.line[0], self.lead, node)
        if node.made and not beside:
            beside = _IN_BRACKET.search(self._labels.page.before(self.lead[0])) is not None
        return bool(compares or subtracts or beside) or self.says("derived") or other

    def is_aside(self, counted: bool = False) -> bool:
        """Say whether a number alone counts or measures something, as what leads to it says.

        What only counts is no aside where a count is asked.
        """
        whole = self.node.counts is not None and not counted
        metric = self._labels.is_metric
        said = (word for word in (*self._telling, *self._above) if not metric(word))
        return self._is_told_apart or asides.is_aside(said, whole)

    @cached_property
    def _above(self) -> list[str]:
        """The telling words of its heading, if that ends with a colon."""
        labels, heading = self._labels, self.heading or (0, 0)
        ends = labels.page.text[slice(*heading)].rstrip().endswith((":", "："))
        return labels.telling(labels.words(heading)) if ends else []

    @cached_property
    def _is_told_apart(self) -> bool:
        """Whether its column is derived of others, or the word behind it says what it measures."""
        text, node = self._labels.page.text, self.node
        if node.lead is not None and self.says("derived"):
            return True
        behind = WORD.match(text, node.end + 1) if text[node.end : node.end + 1] == " " else None
        told = self._labels.telling([behind.group()]) if behind else []
        return asides.is_aside(told, whole=False)

    def _is_overruled(self, label: Label, check: Check) -> bool:
        """Say whether a word of time or so stands between a label of one word and its value.

        Or a count, where one is asked: of two the first is what the label leads to.
        """
        page = self._labels.page
        if check.whole and is_second(page.text, label, self.node):
            return True
        text = page.text[label.start : label.end]
        one = not re.search(r"[\s_.-]", text) and not re.match(f"{CJK}{{{SHORT_CJK + 1}}}", text)
        behind = self._labels.telling(self._labels.words((label.end, self.lead[1])))
        return self.node.is_number and one and asides.is_aside(behind, whole=False)
