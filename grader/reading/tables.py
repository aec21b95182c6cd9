"""Lines that list candidates: a table is no answer, wherever in the output it stands.

What is left out here is decided by names and layout alone, never by a value.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from grader.reading.items import Item, Page
from grader.words.model import Number

_MARK = "\x01"
_WORD = re.compile(rf"{_MARK}|[\w.]+")
_ROWS = 3
_LISTING = 6


def lines_without_answer(page: Page, names: Iterable[Item]) -> frozenset[int]:
    """Return the lines whose items are candidates, not answers; `names` are the names in order.

    These are lines with several names, three or more lines of one shape with different names,
    and lines of assorted shapes that name six or more. The last of them is an answer after all
    if it states one of the others a second time; among so many, no name is stated once only.
    """
    by_line: dict[int, list[Item]] = defaultdict(list)
    for item in names:
        by_line[item.line].append(item)
    several = {line for line, on_line in by_line.items() if _distinct(on_line) > 1}
    rows = [on_line[0] for line, on_line in by_line.items() if line not in several]
    shapes: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for row in rows:
        shapes[_shape(page, row.line, by_line[row.line])].append(row)
    groups = sorted(shapes.values(), key=len)
    small = [row for group in groups if not _is_table(group, _ROWS) for row in group]
    tables = [group for group in groups if _is_table(group, _ROWS)]
    excluded = {row.line for table in tables for row in _candidates(table)}
    if _is_table(small, _LISTING):
        excluded |= {row.line for row in _candidates(sorted(small, key=lambda row: row.line))}
    if _is_table(rows, _LISTING):
        times = Counter(row.value for row in rows)
        excluded |= {row.line for row in rows if times[row.value] == 1}
    return frozenset(several | excluded | _numbers_below(page, excluded, by_line))


def _is_table(rows: Sequence[Item], size: int) -> bool:
    """Say whether rows name different candidates: three of one shape, or six of any."""
    return len(rows) >= size and _distinct(rows) >= (2 if size == _ROWS else size)


def _shape(page: Page, line: int, names: Sequence[Item]) -> tuple[str, ...]:
    """Return the words of a line, a mark for a name and `#` for whatever has digits."""
    start = page.line_starts[line - 1]
    text, parts, position = page.line_text(line), [], 0
    for item in names:
        parts += [text[position : item.start - start], f" {_MARK} "]
        position = item.end - start
    words = _WORD.findall("".join([*parts, text[position:]]).casefold())
    return tuple("#" if re.search(r"[0-9]|^(?:nan|inf)$", word) else word for word in words)


def _distinct(rows: Iterable[Item]) -> int:
    return len({row.value for row in rows})


def _candidates(rows: Sequence[Item]) -> Sequence[Item]:
    """Return the rows without the last if that repeats one of them: it is the answer."""
    earlier = [row.value for row in rows[:-1]]
    restated = rows[-1].value in earlier and len(set(earlier)) == len(earlier)
    return rows[:-1] if restated else rows


def _numbers_below(page: Page, table: Iterable[int], named: Iterable[int]) -> set[int]:
    """Return the lines that hold the numbers of a table whose rows take two lines each."""
    with_numbers = {item.line for item in page.items if isinstance(item.value, Number)}
    taken = set(named)
    below = {
        line + 1
        for line in table
        if line not in with_numbers and line + 1 in with_numbers and line + 1 not in taken
    }
    return below if len(below) >= _ROWS else set()
