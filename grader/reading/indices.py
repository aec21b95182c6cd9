"""Numbers that are printed beside others to say which these are: `[0] 0.9  [1] 0.8`, `0-9: 0.9 ..`.

Nothing here looks at a value: a number is an index because all of its kind count on without a gap,
or because as many values follow as it says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from grader.reading.index_words import INDEX, is_named, pairs_of, places
from grader.reading.nodes import Node, Page, count_on
from grader.reading.tokens import JOINS

_WORDS = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_RANGE = re.compile(
    r"[ \]]*(?:[-:~–—]|\.{2,3}|…|,|to|по|до|至|到)[ \[]*(?P<word>[^\W\d_]{1,8})?[ _]?"
)
"""Between the first and the last index of a row, with the word of the second as it may be."""
_LISTS = re.compile(rf"(?:{JOINS.pattern})(?:[^\s0-9:=,;.][^\n0-9:=,;]{{0,12}})?", re.IGNORECASE)
"""Between two of several indices, with the word of the second as it may be."""
LISTED_MOST = 120
"""Characters before the first of several values in which their indices stand."""
WORD_LEAST = 3
"""Letters that the words of both have in common: `layers 0 to layer 9`."""
RANGE_LEAD_MOST = 40
"""Characters before a range at the start of a line: `the layers from`."""
LEAST, FIRST_MOST = 3, 1
"""Values that indices count on, and the first of these."""
MARKS_LEAST = 2
"""Indices on a line without brackets; one begins a row as any other number may."""


@dataclass(slots=True)
class _Run:
    """Lines of one form whose indices may count on; `several` if a line has more than one.

    `values` are the nodes by the index printed for them, `marks` those indices.
    """

    form: object
    several: bool = False
    marks: list[Node] = field(default_factory=list)
    values: dict[int, list[Node]] = field(default_factory=dict)


def indexed(page: Page) -> Page:
    """Return a page whose nodes know the indices that stand beside them, which are weak."""
    weak: set[int] = set()
    index: dict[int, tuple[int, ...]] = places(page)
    grouped = [line for _, line in page.by_line(page.nodes)]
    if pairs := pairs_of(grouped):
        weak |= pairs.keys()
        index |= {
            n.start: at for first, *of in grouped if (at := pairs.get(first.start)) for n in of
        }
        grouped = [line for line in grouped if line[0].start not in pairs]
    weak |= {node.start for node in _above(grouped)}
    lines = [line for line in grouped if len(line) > 1 and not any(node.is_name for node in line)]
    if not any(len(line) > 2 or _in_bracket(page, line[0], line[-1]) for line in lines):
        lines = []
    for line in [*lines, *_below_ranges(grouped)]:
        if marks := _range(page, line):
            weak |= {node.start for node in marks}
            index[line[len(marks)].start] = (_first_of(marks[0]),)
    for line in grouped:
        if len(line) > 1 and (listed := _listed(page, line)):
            index |= listed
            weak |= {node.start for node in line if node.start < min(listed)}
    weak |= {node.start for node in _starts(line for line in lines if line[0].start not in weak)}
    for run in _runs(page, [[node for node in line if not node.weak] for line in lines]):
        weak |= {mark.start for mark in run.marks}
        index |= {node.start: (at,) for at, nodes in run.values.items() for node in nodes}
    if not weak and not index:
        return page
    nodes = (
        node._replace(weak=node.weak or node.start in weak, which=index.get(node.start, ()))
        for node in page.nodes
    )
    return replace(page, nodes=tuple(nodes))


def _in_bracket(page: Page, *nodes: Node) -> bool:
    return any(page.text[node.start] in "([" for node in nodes)


def _count(node: Node) -> int | None:
    """Return the count that a whole number is, alone or in a bracket of its own."""
    return node.parts[0].counts if node.shape == (1,) and node.parts else node.counts


# --- rows that begin with their first index


def _first_of(mark: Node) -> int:
    """Return the first index of a range, whose marks are a pair or the first of two."""
    return (mark.parts[0] if mark.parts else mark).counts or 0


def _range(page: Page, line: Sequence[Node]) -> Sequence[Node]:
    """Return what says which values a line has: `10-19: ..`, `[0:10] ..`; as many must follow."""
    pair = line[0].parts if line[0].shape == (2,) else line[:2]
    marks = line[:1] if line[0].shape == (2,) else line[:2]
    if len(pair) < 2 or line[0].start - page.line_start(line[0].start) > RANGE_LEAD_MOST:
        return ()
    first, last = pair[0].counts, pair[1].counts
    between = _RANGE.fullmatch(page.text, pair[0].end, pair[1].start)
    if first is None or last is None or between is None:
        return ()
    if (
        between["word"]
        and between["word"][:WORD_LEAST].casefold() not in page.before(pair[0].start).casefold()
    ):
        return ()  # `lab 9, seed 11`
    if len(line) > 2 and page.text[pair[0].end] == page.text[line[2].start - 1] == ",":
        return ()  # a row of CSV
    values = sum(len(node.numbers) for node in line[len(marks) :])
    return marks if values in (last - first, last - first + 1) and values > 1 else ()


def _below_ranges(lines: Sequence[list[Node]]) -> Iterator[list[Node]]:
    """Yield a range that has a line of its own, with the row below it: `Layers 0-9:`."""
    for line, below in pairwise(lines):
        if len(line) == (1 if line[0].shape else 2):
            yield [*line, *below]


def _listed(page: Page, line: Sequence[Node]) -> dict[int, tuple[int, ...]]:
    """Return the indices of the last values of a line that has as many before these, by offset.

    So `layers 0 and 1: 0.9 and 0.8`, or `w11, w12 = 0.9, 0.8`.
    """
    first = len(line) - 1
    while first and JOINS.fullmatch(page.text, line[first - 1].end, line[first].start):
        first -= 1
    values, start = line[first:], page.line_start(line[first].start)
    lead = page.plain[max(start, line[first].start - LISTED_MOST) : line[first].start]
    found = [*INDEX.finditer(lead)][-len(values) :] if len(values) > 1 else []
    joined = all(_LISTS.fullmatch(lead, one.end(), two.start()) for one, two in pairwise(found))
    if not joined or len({each[1] for each in found}) < max(2, len(values)):
        return {}
    at = found[0].start()
    if not lead[at - 1 : at].isalpha() and not is_named(lead, at):
        return {}
    return {node.start: (int(each[1]),) for node, each in zip(values, found, strict=True)}


def _starts(lines: Iterator[list[Node]]) -> Iterator[Node]:
    """Yield the indices of the first values of rows: `00 | ..`, `10 | ..` before ten each."""
    run: list[Node] = []
    following = 0
    for line in lines:
        first, values = _count(line[0]), sum(len(node.numbers) for node in line[1:])
        if first is None or first != following or not run:
            yield from run if len(run) > 1 else ()
            run = []
        if first is not None and values > 1 and (run or first in (0, 1)):
            run.append(line[0])
            following = first + values
    yield from run if len(run) > 1 else ()


def _above(lines: Sequence[Sequence[Node]]) -> Iterator[Node]:
    """Yield the indices that have a line of their own above each value, from 0 or 1 on."""
    run: list[Node] = []
    for line, below in pairwise(lines):
        alone = len(line) == len(below) == 1 and line[0].is_number and below[0].is_number
        count, following = line[0].counts, below[0].counts
        if alone and count is None and following is not None:
            continue
        if not alone or following is not None or (run and count != (run[-1].counts or 0) + 1):
            yield from run if len(run) >= LEAST else ()
            run = []
        if alone and following is None and count is not None and (run or count <= FIRST_MOST):
            run.append(line[0])
    yield from run if len(run) >= LEAST else ()


# --- an index beside each value


def _runs(page: Page, lines: Sequence[Sequence[Node]]) -> Iterator[_Run]:
    """Yield the lines of pairs whose indices count on from 0 or 1, in whatever order."""
    run = _Run(None)
    for line in lines:
        found = _marks(page, line, 1 if run.several else MARKS_LEAST)
        if found is None:
            continue
        bracketed, marks, stride = found
        form = bracketed, marks[0] == 0, stride
        indices = [_count(line[at]) or 0 for at in marks]
        if form != run.form or any(index in run.values for index in indices):
            yield from [run] if _counts_on(run) else []
            run = _Run(form, bracketed)
        run.several = run.several or len(marks) > 1
        for begin, at, index in zip(range(0, len(line), stride), marks, indices, strict=True):
            run.marks.append(line[at])
            run.values[index] = [n for n in line[begin : begin + stride] if n is not line[at]]
    yield from [run] if _counts_on(run) else []


def _counts_on(run: _Run) -> bool:
    """Say whether the indices of a run are all from 0 or 1 on, each once."""
    count = len(run.values)
    each_once = count >= LEAST and len(run.marks) == count and count_on(sorted(run.values))
    return each_once and run.several


def _marks(page: Page, line: Sequence[Node], least: int) -> tuple[bool, Sequence[int], int] | None:
    """Return where the indices stand in a line of pairs: before the values, or in brackets behind.

    With it come whether they have brackets, and how many nodes make a pair with its index. Without
    brackets there must be some at `least`.
    """
    counts = [at for at, node in enumerate(line) if _count(node) is not None]
    inside = [at for at in counts if _in_bracket(page, line[at])]
    marks = inside or _evenly(counts, len(line))
    if len(marks) < (1 if inside else least):
        return None
    stride = marks[1] - marks[0] if len(marks) > 1 else len(line)
    firsts = (0, stride - 1) if inside else (0,)
    if stride < 2 or marks[0] not in firsts or len(line) % stride:
        return None
    if [*marks] != [*range(marks[0], len(line), stride)]:
        return None
    return (bool(inside), marks, stride) if _is_regular(page, line, marks, stride) else None


def _evenly(counts: Sequence[int], size: int) -> Sequence[int]:
    """Return of the whole numbers of a line those that begin equal parts of it, the most."""
    for stride in range(2, size):
        if size % stride == 0 and {*range(0, size, stride)} <= {*counts}:
            return range(0, size, stride)
    return counts[:1]


def _is_regular(page: Page, line: Sequence[Node], marks: Sequence[int], stride: int) -> bool:
    """Say whether pairs have the same words between them, and none between several values."""
    words: dict[int, list[str]] = {}
    at_mark = marks[0]
    for at in range(1, len(line)):
        between = page.text[line[at - 1].end : line[at].start]
        found = _WORDS.findall(between) if _LETTER.search(between) else []
        beside_mark = at % stride == at_mark or (at - 1) % stride == at_mark
        if words.setdefault(at % stride, found) != found or (found and not beside_mark):
            return False
    return True
