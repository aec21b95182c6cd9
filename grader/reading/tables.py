"""Lines that list candidates: a table is no answer, wherever in the output it stands.

What is left out here is decided by names and layout alone, never by a value nor by the program's
own word: nobody gains anything by printing all.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from grader.reading.nodes import Node, Page
from grader.words.model import Check

_MARK = "\x01"
_WORD = re.compile(rf"{_MARK}|[\w.]+")
_STAR = re.compile(r"^[ |]*(?:\*|[★☆✓✔➜→>])|\*\*|(?:\*|[★☆✓✔←])[ |]*$")
"""What marks a row as the answer, at either end or as Markdown's bold."""
ROWS = 3
"""Lines of one shape that make a table."""
LISTING = 6
"""Lines of any shapes that do, if each names another candidate."""

Row = tuple[int, Node]


def lines_without_answer(
    page: Page, names: Iterable[Node], every: Iterable[Node], labelled: Collection[int]
) -> frozenset[int]:
    """Return the lines whose values are candidates, not answers.

    `names` are the names in order, of a line that says which is the best that one alone; `every`
    has those beside it, too; the lines `labelled` have a label of the name.

    These are lines with several names, three or more lines of one shape with different names,
    and lines of assorted shapes that name six or more. The last of them is an answer after all
    if it states one of the others a second time; among so many, no name is stated once only.
    So is the only row that is marked, of rows that are else alike: `Hardshrink 0.737 <- best`.
    """
    by_line, beside = dict(page.by_line(names)), dict(page.by_line(every))
    several = {line for line, on_line in by_line.items() if _distinct(on_line) > 1}
    rows = [(line, on_line[0]) for line, on_line in by_line.items() if line not in several]
    shapes: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for line, name in rows:
        shapes[_shape(page, line, beside[line])].append((line, name))
    groups = sorted(shapes.values(), key=len)
    small = [row for group in groups if not _is_table(group, ROWS) for row in group]
    small.sort(key=lambda row: row[0])
    tables = [group for group in groups if _is_table(group, ROWS)]
    excluded = {line for table in tables for line, _ in _candidates(table)}
    if _is_table(small, LISTING):
        excluded |= {line for line, _ in _candidates(small)}
    if _is_table(rows, LISTING):
        times = Counter(name.value for name in every)
        excluded |= {line for line, name in rows if times[name.value] == 1}
    excluded -= _marked(page, shapes, labelled) if shapes else set()
    return frozenset(several | excluded | _numbers_below(page, excluded, by_line))


def of_several(
    page: Page, names: Iterable[Node], checks: Sequence[Check], has: Callable[[Node, Check], object]
) -> frozenset[int]:
    """Return the lines whose names each have the label of another check: `best: A, worst: B`."""
    asked = [check for check in checks if check.kind == "name"]
    found: set[int] = set()
    for line, on_line in page.by_line(names) if len(asked) > 1 else ():
        own = [tuple(check.name for check in asked if has(node, check)) for node in on_line]
        if 1 < len(own) == len({*own}) and all(len(each) == 1 for each in own):
            found.add(line)
    return frozenset(found)


def _marked(
    page: Page, shapes: Mapping[tuple[str, ...], Sequence[Row]], labelled: Collection[int]
) -> set[int]:
    """Return the line that alone has a label behind what all others have, or a star."""
    plain, *others = sorted(shapes, key=len)
    rows = [line for line, _ in shapes[plain]]
    starred = {line for line in rows if _STAR.search(page.line_text(line))}
    if not others:
        return starred if len(starred) == 1 else set()
    marked = others[0]
    lines = {line for line, _ in shapes[marked]}
    is_one = len(others) == len(lines) == 1 and lines <= {*labelled} and not {*rows} & {*labelled}
    return lines if is_one and marked[: len(plain)] == plain else set()


def _is_table(rows: Sequence[Row], size: int) -> bool:
    """Say whether rows name different candidates: three of one shape, or six of any."""
    return len(rows) >= size and _distinct(name for _, name in rows) >= (
        2 if size == ROWS else size
    )


def _shape(page: Page, line: int, names: Sequence[Node]) -> tuple[str, ...]:
    """Return the words of a line, a mark for a name and `#` for whatever has digits."""
    start = page.line_starts[line - 1]
    text, parts, position = page.line_text(line), [], 0
    for name in names:
        parts += [text[position : name.start - start], f" {_MARK} "]
        position = name.end - start
    words = _WORD.findall("".join([*parts, text[position:]]).casefold())
    return tuple("#" if re.search(r"[0-9]|^(?:nan|inf)$", word) else word for word in words)


def _distinct(names: Iterable[Node]) -> int:
    return len({name.value for name in names})


def _candidates(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows without the last if that repeats one of them: it is the answer."""
    earlier = [name.value for _, name in rows[:-1]]
    restated = rows[-1][1].value in earlier and len(set(earlier)) == len(earlier)
    return rows[:-1] if restated else rows


def _numbers_below(page: Page, table: Collection[int], named: Collection[int]) -> set[int]:
    """Return the lines that hold the numbers of a table whose rows take two lines each."""
    if not table:
        return set()
    with_numbers = {page.line_of(node.start) for node in page.nodes if not node.is_name}
    below = {
        line + 1
        for line in table
        if line not in with_numbers and line + 1 in with_numbers and line + 1 not in named
    }
    return below if len(below) >= ROWS else set()
