"""Where the words above the columns of a table stand: by bars or gaps, or over its numbers.

Where heads have several words and one blank is all that parts them, only their places tell:
`final loss test accuracy`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from grader.reading.found import Span, between
from grader.reading.nodes import Node, Page

LINE_MOST = 2_000
"""Characters of a line that may have or be heads: it is looked at for each array in it."""
HEAD_MOST = 3
"""Lines above a row in which the headings of its columns stand: a rule, a group's name between."""
_TRIM = " \t,;|:=()[]{}'\"*`~<>+-"
BARS, GAPS, COMMAS = r"\||&", r"\t|[ ]{2,}", "[,;]"
_PARTS = (BARS, GAPS, COMMAS, r"\s")
"""What parts the headings of columns: the first of these that is there."""
_BEGINS_VALUE = re.compile(r"[0-9](?![ ]?[/*·×][ ]?[^\W\d])")
"""What no heading begins with, but for `1/std`."""
_NORM = re.compile(r"(?<=\w)[ ]?\|\w{1,4}\|")
"""Bars that may part no columns: `max|x|`."""
COLUMNS_LEAST = 2
"""Columns that prove it: one number ends below the end of some word by chance."""
_WORD = re.compile(r"\S+")
_KEYED = re.compile(r"[\s{,;|](?:['\"]?\w+['\"]?)[ ]?[:=][ ]?\Z")
"""What leads to a value that has a key of its own, and no head: `, 2: `."""
_IS_KEY = re.compile(r"[-+]?[\w.]{1,20}[ ]?:")
_IS_OF_DICT = re.compile(r"(['\"])\w{1,20}\1:[ ]?[-+]?\.?[0-9]")
_PARTED = re.compile(r"[|&\t]")
"""What parts heads better than their places do."""


def heads_above(page: Page, first: int, width: int) -> list[Span] | None:
    """Return where the words above the columns of a line stand, None if there are not as many."""
    for line in _above(page, first):
        if over := aligned(page, line, first, width):
            return over
        spans = _unfolded(page, heads(page, line))
        if len(spans) in (width, width + 1):
            return spans[-width:]
    return None


def _above(page: Page, first: int) -> Iterator[int]:
    """Yield the lines above one in which its heads may stand, the nearest first."""
    if not _is_long(page, first):
        lines = range(first - 1, max(0, first - 1 - HEAD_MOST), -1)
        yield from (line for line in lines if not _is_long(page, line))


def _is_long(page: Page, line: int) -> bool:
    start, end = page.line_span(line)
    return end - start > LINE_MOST


def heads_of(page: Page, line: int, row: Sequence[Node]) -> list[Span] | None:
    """Return where the words above the numbers of a row stand, though cells between have none.

    In `0;256x256;0.8;0.11` below `layer;shape;std;ms` each is below the head of its own cell.
    """
    for above in _above(page, line):
        spans, parted = headed(page, above)
        if len(spans) > len(row) + 1:
            first, cells = page.line_starts[line - 1], _cells(page.line_text(line), parted)
            ends = [end for _, end in cells]
            at = [bisect_right(ends, node.start - first) for node in row]
            if len(cells) == len(spans) and len({*at}) == len(at):
                return [spans[i] for i in at]
    return heads_above(page, line, len(row))


def headings(page: Page) -> dict[int, Span]:
    """Return where the headings stand of the numbers of tables, by the offset of each number."""
    found: dict[int, Span] = {}
    numbers = (node for node in page.nodes if node.is_number and not node.weak)
    before, above = (0, 0), None
    for line, nodes in page.by_line(numbers):
        if before != (line - 1, len(nodes)):
            starts = [node.start for node in nodes]
            above = (
                None if len(nodes) < 2 or are_by_key(page, starts) else heads_of(page, line, nodes)
            )
            if above is None and len(nodes) > COLUMNS_LEAST and nodes[0].is_whole:
                above = heads_above(page, line, len(nodes) - 1)  # a frame's index has no head
        before = line, len(nodes)
        if above:
            found |= zip((node.start for node in nodes[-len(above) :]), above, strict=True)
    return found


def are_by_key(page: Page, starts: Sequence[int]) -> bool:
    """Say whether each number of a line behind the first has a key of its own: `{1: 107, 2: 52}`.

    The keys may be among the numbers.
    """
    values = [start for start in starts if not _IS_KEY.match(page.text, start)][1:]
    return bool(values) and all(_KEYED.search(page.before(start)) for start in values)


def heads(page: Page, line: int, starts: Sequence[int] = ()) -> list[Span]:
    """Return where the headings of columns stand in a line, by bars or gaps; a row has none.

    Nor has one whose numbers, which begin at `starts`, have keys of their own.
    """
    return [] if are_by_key(page, starts) else headed(page, line)[0]


def headed(page: Page, line: int) -> tuple[list[Span], str]:
    """Return where the headings of columns stand in a line, and what parts them."""
    start = page.line_starts[line - 1]
    text = (page.phrased or page.text)[start : page.line_end(start)]
    if "  " in text.strip():
        text = _NORM.sub(lambda found: "x" * len(found.group()), text)
    parted = next((p for p in _PARTS if re.search(p, text.strip())), _PARTS[-1])
    if parted in _PARTS[2:] and text.rstrip().endswith((":", "：")):
        return [], parted  # it says what all is: `Cluster centres:`
    spans = [(start + begin, start + end) for begin, end in _cells(text, parted)]
    texts = [page.text[slice(*span)] for span in spans]
    is_row = any(_BEGINS_VALUE.match(each.strip(_TRIM)) for each in texts)
    return [] if is_row or all(map(_IS_OF_DICT.search, texts)) else spans, parted


def _cells(text: str, parted: str) -> list[Span]:
    """Return where the cells of a line stand that hold more than marks."""
    cells = between(re.compile(parted), text, (0, len(text)))
    return [(begin, end) for begin, end in cells if text[begin:end].strip(_TRIM)]


def _unfolded(page: Page, spans: list[Span]) -> list[Span]:
    """Return the headings of one of equal parts of a table that stand side by side."""
    texts = [page.text[slice(*span)].split() for span in spans]
    if len(texts) > 1 and len(texts[0]) > 1 and all(text == texts[0] for text in texts):
        words = re.finditer(r"\S+", page.text[slice(*spans[0])])
        return [(spans[0][0] + word.start(), spans[0][0] + word.end()) for word in words]
    return spans


# --- by their places


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
    if heads is None and steady[0]:
        heads = _beginning(words, places[0])
    return [(start + own[0][0], start + own[-1][1]) for own in heads] if heads else None


def _numbers(page: Page, line: int, width: int) -> list[Span]:
    """Return where the last numbers of a line stand in it, nothing if there are not as many."""
    if line > len(page.line_starts):
        return []
    start = page.line_starts[line - 1]
    nodes = [node for node in page.within(start, page.line_end(start)) if not node.is_name]
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
