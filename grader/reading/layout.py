"""Nodes put together as they were laid out: side by side, below each other, in columns.

Three ways make one of many, and none looks at a value: numbers side by side are a row, rows of one
form below each other or counted by an index are a stack, and equal rows have columns.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import pairwise

from grader.reading.asides import is_index
from grader.reading.counters import counters_of
from grader.reading.index_words import INDEX, index_behind, index_in
from grader.reading.nodes import Node, Page, joined
from grader.reading.side_by_side import is_bare, rows
from grader.reading.stacks import DRAWN, Entry, stacks
from grader.reading.tokens import ANDS, BULLET, CJK, IN_WORD

NAMED = "a name"
"""The form of the rows of a table that have a name each: it has columns, but is no matrix."""

_WORDS = re.compile(rf"{IN_WORD}+|(?:{CJK}|{BULLET})+")
_COMPUTED = re.compile(r"[0-9)][ ]?[-+*/·×⋅−][ ]?[(\w]")
"""What stands between what is computed and its value: `5 - 0.01`."""
_PARTED = re.compile("[=|>→⇒‖]")
"""Between two rows on one line that are of two arrays."""
_KEY = re.compile(r"[^\W\d]\w*[ ]?[=:][ ]?\Z")
_NAME = re.compile(r"[ |]*([^\W\d_]{1,24})(?:[ ]{2,}|[ ]*[|:\t][ |]*|[ ])")
"""Before the row of a table whose rows have a name each: `red  38  0.14`."""
_IN_KEY = re.compile(r"[^\n'\"]{0,40}['\"]:")
"""Behind a number that is a word of a key: `{'class 0': 18}`."""
_EQUALS = re.compile(r"==?")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?")
_ELEMENT = re.compile(r"(?P<word>[^\W\d]{1,16})[_ ]?(?P<at>[0-9]{1,3})[\])]?[ ]?[:=][ ]?\Z")
_WORD_ABOVE = re.compile(r"[^\W\d][_ ]?([0-9]{1,4})[\])}]?[ ]?[:=]?\Z")
_VALUE_BELOW = re.compile(r"[^\S\n]*\n[^\S\n]*[-+\[(]?\.?[0-9]")
"""What follows a value that is the first of several: then the words above lead to all of them."""
ROW_LEAST = 3
"""Numbers side by side that are a row; two may be a value and what is told beside it."""
ELEMENT_MOST = 24
"""What leads to an element of a row, and characters of that: `; f2: `."""
LEAD_MOST = 120
"""Characters before a node in which its words are looked for."""


class Layout:
    """A page by its rows: its nodes, and the stacks that they make."""

    def __init__(self, page: Page, worded: Collection[int] = ()) -> None:
        """Lay out a page; `worded` are the offsets of numbers that are but words beside values."""
        self.page = page
        in_keys = {node.start for node in page.nodes if _IN_KEY.match(page.text, node.end)}
        self.worded = in_keys.union(worded)
        self._counters = counters = counters_of(page)
        weak = in_keys.union(counters)
        nodes = [n._replace(weak=True) if n.start in weak else n for n in page.nodes]
        self.nodes: Sequence[Node] = list(rows(page, nodes, self.worded))

    @cached_property
    def stacks(self) -> Sequence[Sequence[Entry]]:
        """The rows and numbers that belong together below each other."""
        nodes = [node for node in self.nodes if node.start not in self.worded]
        return stacks(self.page, _entries(self.page, nodes, self._counters))

    @cached_property
    def in_rows(self) -> frozenset[int]:
        """Where the numbers begin of which several stand side by side: none is one alone."""
        rows = (node.parts for node in self.nodes if len(node.parts) >= ROW_LEAST)
        return frozenset(part.start for row in rows if row[0].is_number for part in row)


# --- below each other


def _entries(page: Page, nodes: Sequence[Node], counters: dict[int, int]) -> Iterator[Entry]:
    """Yield the numbers and lists with their indices; what is in a list is none of its own."""
    above: tuple[int, int] | None = None
    times: Counter[tuple[int, ...]] = Counter()
    for line, on_line in page.by_line(nodes):
        values = [node for node in on_line if _is_entry(node)]
        if values:
            counter = next((counters[n.start] for n in on_line if n.start in counters), None)
            named = _named_above(page, line, on_line)
            row = named or _of_elements(page, line, values, counter, above)
            for entry in [row] if row else _on_line(page, line, values, counter, above):
                which = entry.node.which
                times[which] += bool(which)
                yield replace(entry, form=f"{times[which]}") if which else entry
        elif len(on_line) == 1 and on_line[0].weak and on_line[0].counts is not None:
            above = (line, on_line[0].counts)


def _named_above(page: Page, line: int, nodes: Sequence[Node]) -> Entry | None:
    """Return a value that is alone on its line by the words above, which end in its index."""
    start, node = page.line_starts[line - 1], nodes[0]
    is_alone = len(nodes) == 1 and line > 1 and not page.text[start : node.start].strip()
    if not is_alone or _VALUE_BELOW.match(page.text, node.end):
        return None
    above = page.plain[max(0, start - LEAD_MOST) : start].rstrip()
    words = above.rpartition("\n")[2]
    said = _WORD_ABOVE.search(words)
    begin = max(0, start - LEAD_MOST) + len(above) - len(words)
    if said is None or not all(each.weak for each in page.within(begin, start)):
        return None
    index, form = int(said[1]), _form(_DIGITS.sub("0", words))
    return Entry(node, line, page.line_of(node.end), (index,), form, (line - 1, index))


def _on_line(
    page: Page,
    line: int,
    values: Sequence[Node],
    counter: int | None,
    above: tuple[int, int] | None,
) -> Iterator[Entry]:
    """Yield the values of a line; one without an index of its own has the one before it."""
    index: tuple[int, ...] = () if counter is None else (counter,)
    rows, first = 0, page.line_starts[line - 1]
    is_led = counter is not None or values[0].which
    behind = () if is_led else index_behind(page, first, values[0].end)
    if behind:
        counter, index = -1, behind
    arrays = [node for node in values if node.shape]
    several = any(_PARTED.search(page.plain, a.end, b.start) for a, b in pairwise(arrays))
    end = first
    for node, following in zip(values, (*values[1:], None), strict=True):
        if following is not None and _is_place(page, node, following):
            index, counter = tuple(part.counts or 0 for part in node.parts), -1
            continue
        lead = page.plain[max(end, node.start - LEAD_MOST) : node.start]
        end, last_line = node.end, page.line_of(node.end)
        if behind and (key := _KEY.search(lead)):
            lead = key[0]  # all other words may change from line to line
        chain = [] if node.which else _chain(lead)
        for piece in chain or [lead]:
            own = node.which or index_in(piece)
            if counter is None or node.which:
                index = own or index
            form = "" if DRAWN.search(piece) else _form(_DIGITS.sub("0", piece))
            is_only = len(values) == 1 and not chain
            if is_only and node.is_number and (named := _form_with_name(page, node, piece)):
                # A name leads to one of them alone.
                form, node = named, node._replace(lead=(first, first))
            if node.shape and not rows and not own and _is_named(page, node, piece):
                form = NAMED
            is_second = several and node.shape if form or node.shape else node is not values[0]
            beside = f" beside{'.' * rows}" if is_second and not own else ""
            indices = own if chain or len(own) > 1 else index
            yield Entry(node, line, last_line, indices, form + beside, above)
        rows += bool(node.shape)


def _form_with_name(page: Page, node: Node, lead: str) -> str:
    """Return the form of a value by the words before it but for a name among them, if one is."""
    unnamed = page.worded[node.start - len(lead) : node.start]
    return f"{NAMED} {_form(_DIGITS.sub('0', unnamed))}" if _form(unnamed) != _form(lead) else ""


def _is_named(page: Page, array: Node, lead: str) -> bool:
    """Tell whether a name, and no index, is all that stands before an array in bare numbers."""
    name = _NAME.fullmatch(lead)
    return bool(name and is_bare(page, array) and not is_index(name[1]))


def _of_elements(
    page: Page,
    line: int,
    values: Sequence[Node],
    counter: int | None,
    above: tuple[int, int] | None,
) -> Entry | None:
    """Return the row that the numbers of a line are if it and each has an index that counts on.

    So in `sample 3 -> f1: 0.9; f2: 0.8`, where the first number may be that of the row.
    """
    first = page.line_starts[line - 1]
    ends = [first, *(node.end for node in values)]
    found = [
        _ELEMENT.search(page.plain, max(end, node.start - ELEMENT_MOST), node.start)
        for end, node in zip(ends, values, strict=False)
    ]
    if found[0] is None and values[0].counts is not None:
        values, found = values[1:], found[1:]
    said = [(each["word"], int(each["at"])) for each in found if each]
    counted = [[(said[0][0], start + at) for at in range(len(values))] for start in (0, 1) if said]
    is_row = (
        len(values) > 1 and said in counted and all(n.is_number and not n.which for n in values)
    )
    if not is_row or not found[0] or not INDEX.search(page.plain, first, found[0].start()):
        return None
    start = found[0].start()
    row = joined(values, start, lead=(first, start))
    words = page.plain[max(first, start - LEAD_MOST) : start]
    index = index_in(words) if counter is None else (counter,)
    return Entry(row, line, line, index, f"{_form(_DIGITS.sub('0', words))} of elements", above)


def _chain(lead: str) -> list[str]:
    """Return what leads to a value from each of its places: `w1 = w2 = 100`, `w1 = 5 - 1 = 4`."""
    place, colon, behind = lead.partition(": ")
    if colon and "=" in behind and index_in(place) and _COMPUTED.search(behind):
        return [place]
    if lead.count("=") < 2:
        return []
    pieces = _EQUALS.split(lead)[:-1]
    forms = [_form(_DIGITS.sub("0", piece)) for piece in pieces]
    last = forms[-1]
    alike = f" {forms[0]}".endswith(f" {last}") and all(form == last for form in forms[1:])
    if len(pieces) > 1 and index_in(pieces[0]) and all(map(_COMPUTED.search, pieces[1:])):
        return pieces[:1]
    return pieces if len(pieces) > 1 and alike and all(map(index_in, pieces)) else []


def _is_entry(node: Node) -> bool:
    is_row = len(node.shape or ()) < 2 or math.prod(node.shape or ()) == 1
    return not node.weak and not node.is_name and is_row and node.made == 0


def _is_place(page: Page, node: Node, following: Node) -> bool:
    """Say whether a tuple of whole numbers names a place: `(0, 1) 0.5`, as `ndenumerate` has it."""
    beside = following.is_number and not page.text[node.end : following.start].strip(" :=,")
    return beside and len(node.parts) == 2 and all(part.counts is not None for part in node.parts)


@lru_cache(maxsize=1024)
def _form(lead: str) -> str:
    """Return the words of a lead without digits: what is printed alike has one form."""
    return " ".join(word for word in _WORDS.findall(lead.casefold()) if word not in ANDS)
