"""The words above a row that stand over its numbers to the character: `final loss test accuracy`.

Where heads have several words and one blank is all that parts them, nothing else tells them apart.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from grader.reading.nodes import Page

COLUMNS_LEAST = 2
"""Columns that prove it: one number ends below the end of some word by chance."""
_WORD = re.compile(r"\S+")
_PARTED = re.compile(r"[|&\t]")
"""What parts heads better than their places do."""

Span = tuple[int, int]


def aligned(page: Page, line: int, first: int, width: int) -> list[Span] | None:
    """Return where the heads in a line stand over the last numbers of a row, None if any does not.

    They end where the numbers end, and the line with them, or begin where these begin; so do the
    numbers of the row below.
    """
    start, text = page.line_starts[line - 1], page.line_text(line)
    row, below = _numbers(page, first, width), _numbers(page, first + 1, width)
    words = [word.span() for word in _WORD.finditer(text)]
    if width < COLUMNS_LEAST or len(words) < width or not row or _PARTED.search(text):
        return None
    places = [[span[at] for span in row] for at in (0, 1)]
    steady = [not below or places[at] == [span[at] for span in below] for at in (0, 1)]
    heads = _ending(words, places[1]) if steady[1] else None
    if heads:
        named = page.line_text(first)[: row[0][0]].strip()
        heads = [_unnamed(heads[0]) if named else heads[0], *heads[1:]]
    elif steady[0]:
        heads = _beginning(words, places[0])
    return [(start + own[0][0], start + own[-1][1]) for own in heads] if heads else None


def _numbers(page: Page, line: int, width: int) -> list[Span]:
    """Return where the last numbers of a line stand in it, nothing if there are not as many."""
    if line > len(page.line_starts):
        return []
    start = page.line_starts[line - 1]
    at, end = (
        bisect_left(page.nodes, offset, key=attrgetter("start"))
        for offset in (start, page.line_end(start))
    )
    nodes = [node for node in page.nodes[at:end] if not node.is_name]
    if len(nodes) < width:
        nodes = [number for node in nodes for number in node.single()]
    spans = [(node.start - start, node.end - start) for node in nodes[-width:]]
    return spans if len(spans) == width else []


def _ending(words: Sequence[Span], ends: Sequence[int]) -> list[Sequence[Span]] | None:
    """Return the words of each head where one ends at each place, and the line at the last."""
    at = {word[1]: number for number, word in enumerate(words, 1)}
    lasts = [at.get(end, 0) for end in ends]
    if not all(lasts) or lasts[-1] < len(words):
        return None
    return [words[one:two] for one, two in zip([0, *lasts], lasts, strict=False)]


def _beginning(words: Sequence[Span], begins: Sequence[int]) -> list[Sequence[Span]] | None:
    """Return the words of each head where one begins at each place."""
    at = {word[0]: number for number, word in enumerate(words)}
    firsts = [at.get(begin, -1) for begin in begins]
    if min(firsts) < 0:
        return None
    return [words[one:two] for one, two in zip(firsts, [*firsts[1:], len(words)], strict=True)]


def _unnamed(words: Sequence[Span]) -> Sequence[Span]:
    """Return the words of the first head without those of the column of names before it."""
    if words[0][0] > 0:
        return words  # over the names there is nothing
    gaps = (at for at in range(len(words) - 1, 0, -1) if words[at][0] - words[at - 1][1] > 1)
    return words[next(gaps, min(1, len(words) - 1)) :]
