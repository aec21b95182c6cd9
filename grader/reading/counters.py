"""Numbers that count the lines they begin: `1 0.168`, `2) 0.304`, `sample 0 | 0.5`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from grader.reading.nodes import Node, Page, count_on

LEAST = 2
"""Lines that are counted."""
BEFORE_MOST = 200
"""Characters of blanks, words and times before a count."""
_COVERED = re.compile(r"[\s,;|&(\[\])}/\\*`]*")
_CELL = re.compile(r"[\s|]*(?P<word>[^\W\d]{1,24})[ ._#№-]{0,3}")
_STAMP = re.compile(r"[\s\[(]*[0-9]{1,4}[-:/.][0-9][0-9TZ:.,/+ \])|-]*(?:[A-Z]{4,8}[\s:|\])-]*)?")
_CELL_ENDS = re.compile(r"[ ]*\||[ ]{2}|\t")
"""What may stand before a count: a word, `sample 0 |`, where its cell ends, or when it was."""


def counters_of(page: Page) -> dict[int, int]:
    """Return the numbers that count the lines they begin, by offset: `1 0.168`, `2) 0.304`.

    A count goes on from 0 or 1 over two lines at least; where it comes twice, `0 1`, it is no more
    than a part of a place.
    """
    found: dict[int, int] = {}
    run: list[Node] = []
    leading = _leading(page)
    for begin in (leading, *_of_a_word(page)):
        for rows in _blocks(page, begin):
            if count_on(sorted(node.counts or 0 for node in rows)):
                found |= _counted(rows)
    for first in leading:
        count = first.counts or 0
        if not run or count != (run[-1].counts or 0) + 1:
            is_place = 0 < len(run) <= LEAST and count == run[-1].counts
            found |= {} if is_place else _counted(run)
            run = []
            if count > 1:
                continue
        run.append(first)
    return found | _counted(run)


def _blocks(page: Page, leading: Sequence[Node]) -> Iterator[list[Node]]:
    """Yield what begins lines directly below each other."""
    lines = (page.line_of(node.start) for node in leading)
    numbered = zip(leading, (line - at for at, line in enumerate(lines)), strict=True)
    for _, block in groupby(numbered, key=itemgetter(1)):
        yield [node for node, _ in block]


def _counted(run: Sequence[Node]) -> dict[int, int]:
    return {node.start: node.counts or 0 for node in run} if len(run) >= LEAST else {}


def _leading(page: Page) -> list[Node]:
    """Return the whole numbers that begin a line with another value behind them."""
    found = []
    behind = len(page.text)
    for node in reversed([n for n in page.nodes if not (n.weak or n.is_name)]):
        start = page.line_start(node.start)
        is_near = node.counts is not None and node.start - start <= BEFORE_MOST
        if is_near and behind < page.line_end(node.start):
            before = page.text[start : node.start]
            is_cell = _CELL_ENDS.match(page.text, node.end) and _CELL.fullmatch(before)
            if _COVERED.fullmatch(before) or is_cell or _STAMP.fullmatch(before):
                found.append(node)
        behind = node.start
    return found[::-1]


def _of_a_word(page: Page) -> Iterable[list[Node]]:
    """Return what stands behind one word at the start of lines of several numbers, by that word.

    No cell's end shows in `feature 1 -0.5 0.7`, but where such lines count on it is no value.
    """
    found: dict[str, list[Node]] = {}
    for _, (first, *others) in page.by_line(node for node in page.nodes if not node.is_name):
        cell = _CELL.fullmatch(page.text, page.line_start(first.start), first.start)
        beside = pairwise([first, *others])
        bare = len(others) > 1 and all(
            _COVERED.fullmatch(page.text, a.end, b.start) for a, b in beside
        )
        if cell and first.counts is not None and bare:
            found.setdefault(cell["word"].casefold(), []).append(first)
    return found.values()
