"""Where the words stand that lead to a value: before it, above it, behind it.

Each span is bounded, so that all are found in time linear in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from operator import attrgetter, itemgetter

from grader.reading import asides, clauses
from grader.reading.clauses import INSIDE, OWNED, TO_NEXT, TO_REST, TO_TAIL
from grader.reading.dealt import dealt
from grader.reading.found import Found, Label, Span
from grader.reading.heads import headings, heads
from grader.reading.labels import search, with_labels
from grader.reading.nodes import Node, Page
from grader.reading.rounded import in_full
from grader.reading.tokens import CJK, IN_WORD, LETTER
from grader.reading.wordings import meaning, meant, phrases_of, plain
from grader.words.model import Check

LEAD_MOST, TAIL_MOST, HEAD_LINES, HEADING_MOST = 160, 60, 3, 1_000
"""Characters before and behind a value, lines above it, characters of these: for a label."""
SHARED = 2
"""Lists that one label fits: `gradients` says what a list is, and a heading above it, whose."""
WORD = re.compile(rf"(?:{LETTER}|_){IN_WORD}*|{CJK}+")
_CLAUSE_ENDS = re.compile(r"[,;|)\]=:。，；]|[.][ \n]")
_HEADING = re.compile(r"[ \t]*(?:[-=*#~_]{2}|#|\[)[^\n]*\w")
_TITLE = re.compile(r"[ \t]*[-=*#~_]{2}[^\n]*\w|[^\n]{1,160}[:：][ \t]*\Z|[ \t]*#")
_FIGURES = re.compile(r"[0-9][.:/-][0-9]")  # what no heading has: a version, a date


class Labels:
    """All labels of the checks in a page, which is then without the numbers that are words of one.

    `unlike` are by a check's name the labels of what it is not.
    """

    def __init__(self, page: Page, checks: Sequence[Check]) -> None:
        found, self.unlike, self._asked = search(page.text, checks)
        self._phrases = phrases_of(self._asked)
        labels = [meaning(plain(label)) for check in checks for label in check.labels]
        self._parts = {w for of in labels for w in of} - {of[0] for of in labels if len(of) == 1}
        grids = self._grids = {check.name for check in checks if check.kind == "grid"}
        self.found = Found(each for each in found if len(each.checks & grids) < SHARED)
        self.shared = Found(each for each in found if len(each.checks & grids) >= SHARED)
        self.page = in_full(with_labels(page, self.found, checks), checks)
        values = [node for node in self.page.nodes if not node.weak]
        self._values = [node.start for node in values]
        names = [node for node in values if node.is_name]
        numbers = [node for node in values if not node.is_name] if names else values
        self._starts_of, self._ends_of = (
            {True: [pick(node) for node in names], False: [pick(node) for node in numbers]}
            for pick in (attrgetter("start"), attrgetter("end"))
        )
        self.page = dealt(self.page, self.found, values, self.lead) if self.found else self.page
        self._heads_above = cache(lambda at, *of: heads(self.page, at, self._values[slice(*of)]))

    def words(self, span: Span) -> list[str]:
        """Return the words between two offsets; names of the vocabulary are none.

        Nor are several words that together are one of what is asked: `доля верных ответов`.
        """
        return WORD.findall(self.without_phrases(self.page.worded[slice(*span)]))

    def without_phrases(self, text: str) -> str:
        """Return a text without several words that together are one of what is asked."""
        return self._phrases.sub(" ", text)

    def telling(self, words: Iterable[str]) -> list[str]:
        """Return words without what the checks ask for: none of that makes a number an aside."""
        said = ((w, m) for w, m in meant(plain(" ".join(words))) if m not in self._asked)
        return [means if asides.said(means) else word for word, means in said]

    def is_part(self, word: str) -> bool:
        """Say whether a word is one of several of a label, and none by itself."""
        return self._parts.issuperset(meaning(plain(word)))

    def is_metric(self, word: str) -> bool:
        """Say whether a word may be another name of what is asked: `MSE` of an error."""
        return asides.is_metric(word) and any(map(asides.is_metric, self._asked))

    def may_be_asked(self, word: str) -> bool:
        """Say whether a word may mean what is asked, a difference, `均值差`, or what was before."""
        former = any("former" in asides.said(word) & asides.said(own) for own in self._asked)
        return former or ("差" in word and "difference" in self._asked)

    def lead(self, node: Node) -> Span:
        """Return where the words that lead to a value stand: on its line, behind the last one."""
        if node.lead is not None:
            return max(node.lead[0], node.lead[1] - LEAD_MOST), node.lead[1]
        text, first = self.page.text, max(self.page.line_start(node.start), node.start - LEAD_MOST)
        ends = self._ends_of[node.is_name]
        at = bisect_left(ends, node.start + 1)
        start = max(first, *ends[at - 1 : at], 0)
        if start > first and not node.is_name and (own := OWNED.match(text, start, node.start)):
            start = start if TO_NEXT.search(text, start, own.end()) else own.end()
        inside = INSIDE.search(text, start, node.start)
        if inside and (not inside["more"] or self.found.begins(inside.end(), node.start)):
            start = inside.end()  # but not in `gain: 1.6 (torch gain: 1.7)`
        formula = clauses.formula(text, (start, node.start))
        is_said = formula < node.start and self.found.within((start, formula))
        return start, formula if is_said else node.start

    def is_name_at(self, start: int) -> bool:
        """Say whether a name begins at an offset."""
        at = bisect_left(self._starts_of[True], start)
        return self._starts_of[True][at : at + 1] == [start]

    def of_row(self, node: Node) -> Iterator[Span]:
        """Yield what stands above its column, and what leads to its row: `greedy: [1, 2], -6.3`."""
        yield from (at[node.start] for at in (self._columns, self._heads) if node.start in at)

    def column(self, node: Node) -> Span | None:
        """Return the head of a number's column, if no word begins its row: the last row counts."""
        start = self.page.line_start(node.start)
        if not node.is_number or node.made or node.start - start > LEAD_MOST:
            return None
        is_named = WORD.search(self.page.text, start, node.start)
        return None if is_named else self._columns.get(node.start)

    @cached_property
    def _columns(self) -> dict[int, Span]:
        return headings(self.page)

    @cached_property
    def _heads(self) -> dict[int, Span]:
        found: dict[int, Span] = {}
        for one, two in pairwise(self.page.nodes):
            if self.page.line_of(one.start) == self.page.line_of(two.start):
                is_row = not self.page.text[slice(*self.lead(two))].strip(" \t|&,;")
                beside = one.shape != two.shape or (is_row and one.start not in found)
                before = self.lead(one) if beside else found.get(one.start)
                found |= {two.start: before} if before else {}
        return found

    def _numbers(self, node: Node) -> bool:
        """Say whether a whole number says which of several comes: `Run 1: the gain of tanh`."""
        return node.is_whole and self.page.text[node.end : node.end + 1] in (":", "：")

    def tail(self, node: Node) -> Span:
        """Return what stands behind a value up to the next, where an arrow or the like leads on."""
        if self._numbers(node):
            return node.end, node.end
        end = min(self.page.line_end(node.end), node.end + TAIL_MOST)
        at = bisect_left(self._values, node.end)
        shared = at < len(self._values) and self._values[at] < end
        end = self._values[at] if shared else end
        leads_on = TO_TAIL if shared else TO_REST
        arrow = leads_on.match(self.page.text, node.end, end) if node.end < end else None
        clause = arrow and shared and _CLAUSE_ENDS.search(self.page.text, arrow.end(), end)
        to_next = shared and (
            (arrow and not clause and ">" in arrow[0])
            or TO_NEXT.search(self.page.text, node.end, end)
        )
        if arrow is None or to_next or (clause and clause[0] in "=:"):
            return end, end
        return arrow.end(), clause.start() if clause else end

    def behind(self, node: Node) -> Span:
        """Return the clause that goes on behind a value: `keeps 7 more in its buffers`."""
        at = bisect_left(self._values, node.end)
        if self._numbers(node):
            return node.end, node.end
        most = min(self.page.line_end(node.end), node.end + TAIL_MOST, *self._values[at : at + 1])
        clause = _CLAUSE_ENDS.search(self.page.text, node.end, most)
        return node.end, clause.start() if clause else most

    def rest(self, node: Node) -> Span | None:
        """Return what stands behind a value on its line, None if a number is there."""
        end, starts = self.page.line_end(node.end), self._starts_of[False]
        at = bisect_left(starts, node.end)
        is_last = at == len(starts) or starts[at] >= end
        return (node.end, min(end, node.end + TAIL_MOST)) if is_last else None

    def above(self, node: Node, start: int) -> Span | None:
        """Return the words above a value whose lead starts at an offset, without a value.

        Of several values on a line each has the word of its column; a row of a table has none.
        """
        if len(node.shape or ()) == 1 and any(p.start in self._columns for p in node.parts):
            return None
        line = self.page.line_of(start) - 1
        for above in range(line, max(0, line - HEAD_LINES), -1):
            span = self.page.line_span(above)
            if span[1] - span[0] > HEADING_MOST:
                return None
            if self.page.text[slice(*span)].strip(" \t-=+|*#_~:"):
                if self._has_value(*span, node.is_name) or _FIGURES.search(self.page.text, *span):
                    return None
                return span if node.shape or node.lead else self._column(node, span)
        return None

    def title(self, node: Node) -> Span | None:
        """Return the line directly above a value's if it is a title, whatever numbers are in it."""
        line = self.page.line_of(node.start) - 1
        if not line:
            return None
        span = self.page.line_span(line)
        is_short = span[1] - span[0] <= HEADING_MOST
        return span if is_short and _TITLE.match(self.page.text, *span) else None

    def below(self, node: Node) -> Span | None:
        """Return the line directly below a value's if there is no value in it."""
        end = self.page.line_end(node.end)
        span = end + 1, self.page.line_end(min(end + 1, len(self.page.text)))
        is_short = 0 < span[1] - span[0] <= HEADING_MOST
        return span if is_short and not self._has_value(*span, is_name=False) else None

    def section(self, node: Node) -> Label | None:
        """Return the label of the heading that a value stands below, whatever is between them."""
        at = bisect_left(self._sections, node.start, key=itemgetter(0))
        return self._sections[at - 1][1] if at else None

    @cached_property
    def are_in_sections(self) -> bool:
        """Whether each of several lists that are asked for has a heading of its own."""
        owned = {owner for _, label in self._sections if label for owner in label.checks}
        return len(self._grids) > 1 and self._grids <= owned

    @cached_property
    def _sections(self) -> list[tuple[int, Label | None]]:
        """Where the headings stand in lines without a value, with the label of each, if any."""
        found: list[tuple[int, Label | None]] = []
        for start in self.page.line_starts:
            span = start, self.page.line_end(start)
            labels = [] if _FIGURES.search(self.page.text, *span) else self.found.within(span)
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
        columns = self._heads_above(self.page.line_of(span[0]), first, last)
        missing = last - first - len(columns)
        at = bisect_left(self._values, node.start) - first - missing
        return columns[at] if missing in (0, 1) and 0 <= at < len(columns) else None

    def _has_value(self, start: int, end: int, is_name: bool) -> bool:
        at = bisect_left(self._starts_of[is_name], end)
        return at > 0 and self._ends_of[is_name][at - 1] > start
