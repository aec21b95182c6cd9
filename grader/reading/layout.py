"""Nodes put together as they were laid out: side by side, below each other, in columns.

Three ways make one of many, and none looks at a value: numbers side by side are a row, rows of one
form below each other or counted by an index are a stack, and equal rows have columns.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from grader.reading.nodes import Node, Page, joined
from grader.reading.stacks import Entry, stacks
from grader.reading.tokens import CJK

SIDE_BY_SIDE, STACKED, COLUMN = 0, 1, 2
"""How much was put together: a row was printed whole as far as anybody can see."""

_BESIDE = re.compile(r"[ \t,;|&\\]*")
_DOTS = re.compile(r"[ \t,;|&]*(?:\.{3}|…)[ \t,;|&]*")
_COVERED = re.compile(r"[\s,;|&(\[\])}/\\]*")
_WORDS = re.compile(rf"[^\W{CJK}]+|[{CJK}]+")
_TRIM = " \t,;|:=()[]{}'\"*`~>-"
_INDEX = re.compile(
    r"(?<![0-9])(?<![0-9]\.)(?<!float)(?<!int)(?<![Uu])([0-9]{1,4})(?:/[0-9]{1,4})?(?![0-9]|\.[0-9])"
)
_PATH = re.compile(r"([0-9]{1,4})(?:\]\s?\[|,\s?)([0-9]{1,4})\]")
LEAD_MOST = 120
"""Characters before a node in which its words are looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page by its rows: its nodes, the entries in order, and the stacks that they make."""

    page: Page
    nodes: Sequence[Node]
    stacks: Sequence[Sequence[Entry]]


def lay_out(page: Page) -> Layout:
    """Find the rows of a page, and which of them belong together."""
    counters = _counters(page)
    nodes = [replace(node, weak=True) if node.start in counters else node for node in page.nodes]
    nodes = list(_rows(page, nodes))
    entries = list(_entries(page, nodes, counters))
    return Layout(page, nodes, stacks(page, entries))


# --- side by side


def _rows(page: Page, nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the nodes, numbers and lists side by side on a line as one."""
    run: list[Node] = []
    elided = False
    for node in nodes:
        if run:
            between = page.text[run[-1].end : node.start]
            beside = _BESIDE.fullmatch(between) or _DOTS.fullmatch(between)
            if "\\" in between and "&" in page.line_text(page.line_of(node.start)):
                beside = None  # of LaTeX's matrix the next row
            if beside and _joins(run[-1], node):
                elided = elided or not _BESIDE.fullmatch(between)
                run.append(node)
                continue
            yield from _row(run, elided)
            run, elided = [], False
        if node.is_name or node.weak or len(node.shape or ()) > 1:
            yield node
        else:
            run.append(node)
    if run:
        yield from _row(run, elided)


def _joins(one: Node, two: Node) -> bool:
    return not two.weak and one.shape == two.shape


def _row(run: Sequence[Node], elided: bool) -> Iterator[Node]:
    if len(run) == 1:
        yield run[0]
    elif run[0].is_number:
        row = joined(run, run[0].start, run[-1].end, SIDE_BY_SIDE)
        yield replace(row, elided=row.elided or elided)
    else:
        yield from run
        yield joined(run, run[0].start, run[-1].end, STACKED)


# --- indices


def _counters(page: Page) -> dict[int, int]:
    """Return the numbers that count the lines they begin, by offset: `1 0.168`, `2) 0.304`.

    A count goes on from 0 or 1 over two lines at least.
    """
    found: dict[int, int] = {}
    run: list[Node] = []
    for first in _leading(page):
        count = first.count or 0
        if not run or count != (run[-1].count or 0) + 1:
            found |= _counted(run)
            run = []
            if count > 1:
                continue
        run.append(first)
    return found | _counted(run)


def _counted(run: Sequence[Node]) -> dict[int, int]:
    return {node.start: node.count or 0 for node in run} if len(run) > 1 else {}


def _leading(page: Page) -> Iterator[Node]:
    """Yield the whole numbers that begin a line with another value behind them."""
    for _, group in groupby(page.nodes, key=lambda node: page.line_of(node.start)):
        nodes = [node for node in group if not node.weak]
        if len(nodes) > 1 and nodes[0].count is not None:
            before = page.text[page.line_start(nodes[0].start) : nodes[0].start]
            if _COVERED.fullmatch(before) and any(not n.is_name for n in nodes[1:]):
                yield nodes[0]


def _entries(page: Page, nodes: Sequence[Node], counters: dict[int, int]) -> Iterator[Entry]:
    """Yield the numbers and lists with their indices; what is in a list is none of its own."""
    above: tuple[int, int] | None = None
    for line, group in groupby(nodes, key=lambda node: page.line_of(node.start)):
        on_line = list(group)
        values = [node for node in on_line if _is_entry(node)]
        if values:
            counter = next((counters[n.start] for n in on_line if n.start in counters), None)
            yield from _on_line(page, line, values, counter, above)
        elif len(on_line) == 1 and on_line[0].weak and on_line[0].count is not None:
            above = (line, on_line[0].count)


def _on_line(
    page: Page,
    line: int,
    values: Sequence[Node],
    counter: int | None,
    above: tuple[int, int] | None,
) -> Iterator[Entry]:
    """Yield the values of a line; one without an index of its own has the one before it."""
    index: tuple[int, ...] = () if counter is None else (counter,)
    end = page.line_starts[line - 1]
    for node, following in zip(values, (*values[1:], None), strict=True):
        if following is not None and _is_place(page, node, following):
            index, counter = tuple(part.count or 0 for part in node.parts), -1
            continue
        lead = page.plain[max(end, node.start - LEAD_MOST) : node.start]
        own = _index_in(lead)
        if counter is None:
            index = own or index
        yield Entry(
            node, line, page.line_of(node.end), own if len(own) > 1 else index, _form(lead), above
        )
        end = node.end


def _is_entry(node: Node) -> bool:
    return not node.weak and not node.is_name and len(node.shape or ()) < 2 and node.made == 0


def _is_place(page: Page, node: Node, following: Node) -> bool:
    """Say whether a tuple of whole numbers names a place: `(0, 1) 0.5`, as `ndenumerate` has it."""
    beside = following.is_number and not page.text[node.end : following.start].strip(" :=,")
    return beside and len(node.parts) == 2 and all(part.count is not None for part in node.parts)


def _index_in(lead: str) -> tuple[int, ...]:
    """Return the last index in a lead: of `w[0][1] =` both, of `layer 3/17:` the first."""
    path = list(_PATH.finditer(lead))
    if path:
        return int(path[-1][1]), int(path[-1][2])
    found = _INDEX.findall(lead)
    return (int(found[-1]),) if found else ()


def _form(lead: str) -> str:
    """Return the words of a lead, and marks for digits: what is printed alike has one form."""
    return " ".join(_WORDS.findall(re.sub("[0-9]+", "0", lead))).casefold()


# --- headings


def heads(page: Page, line: int) -> list[tuple[int, int]]:
    """Return where the headings of columns stand in a line, by bars or gaps; a row has none."""
    start, text = page.line_starts[line - 1], page.line_text(line)
    parted = next((p for p in (r"\||&", r"\t|[ ]{2,}") if re.search(p, text.strip())), r"[\s,;]")
    spans, position = [], 0
    for gap in (*re.finditer(parted, text), None):
        end = gap.start() if gap else len(text)
        if text[position:end].strip(_TRIM):
            spans.append((start + position, start + end))
        position = gap.end() if gap else end
    is_row = any(page.text[begin:end].strip(_TRIM)[:1].isdigit() for begin, end in spans)
    return [] if is_row else spans
