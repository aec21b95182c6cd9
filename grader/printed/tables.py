"""Lines that list candidates: a table is no answer, wherever in the output it stands.

What is left out here is decided by names and layout alone, never by a value.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from grader.model import Number
from grader.printed.items import Item, Page

_MARK = "\x01"
_WORD = re.compile(rf"{_MARK}|[\w.]+")
_ROWS = 3
_LISTING = 6


def lines_without_answer(page: Page, names: Iterable[Item]) -> frozenset[int]:
    """Return the lines whose items are candidates, not answers; `names` are the names in order.

    These are lines with several names, three or more lines of one shape with different names,
    and lines of assorted shapes that together name six or more. The last of them is an answer
    after all if it states one of the others a second time.
    """
    by_line: dict[int, list[Item]] = defaultdict(list)
    for item in names:
        by_line[item.line].append(item)
    several = {line for line, on_line in by_line.items() if len({i.value for i in on_line}) > 1}
    shapes: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for line, on_line in by_line.items():
        if line not in several:
            shapes[_shape(page, line, on_line)].append(on_line[0])
    tables: list[list[Item]] = []
    rest: list[Item] = []
    for rows in shapes.values():
        if len(rows) >= _ROWS and _distinct(rows) > 1:
            tables.append(rows)
        else:
            rest += rows
    rest.sort(key=lambda row: row.line)
    if _distinct(rest) >= _LISTING:
        tables.append(rest)
    excluded = {row.line for rows in tables for row in _candidates(rows)}
    return frozenset(several | excluded | _numbers_below(page, excluded, by_line))


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
