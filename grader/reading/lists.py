"""Lists and series that are printed as single numbers: in a row, in a column, or by index.

Where an index is printed it decides the order; it may count from 0 or from 1.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate, groupby, islice
from typing import NamedTuple

from grader.reading.items import Item, Page
from grader.words.model import Number

_LEAD = 80
_INDEX_END = 10_000
_COLUMN = 3
_INDEX = re.compile(
    r"(?P<before>[^\s:;,=0-9]{0,40}+)(?<![0-9.])(?<!float)(?<!int)(?<![Uu])"
    r"(?P<index>[0-9]{1,4})(?:/[0-9]{1,4})?+(?![0-9]|\.[0-9])"
)
_BETWEEN = re.compile(r"(?:[\s,;|()\[\]]++|(?:np\.|torch\.)?(?:tensor|array|float[0-9]*+)(?=\())*+")


class Entry(NamedTuple):
    """A number and the index printed before it, at `start`, in the `form` that it is written in."""

    item: Item
    nth: int | None
    start: int
    form: str = ""

    @property
    def number(self) -> Number:
        assert isinstance(self.item.value, Number)
        return self.item.value


def entries(page: Page) -> list[Entry]:
    """Return the numbers that may be values, with their indices, in order."""
    found = []
    end = 0
    for item in page.items:
        if item.weak:
            continue
        if isinstance(item.value, Number):
            found.append(_entry(page, item, end))
        if not isinstance(item.value, str):
            end = item.end
    return found


def _entry(page: Page, item: Item, end: int) -> Entry:
    """Return a number with the last index between the value before it, or its line, and it."""
    begin = max(page.line_starts[item.line - 1], end, item.start - _LEAD)
    matches = list(_INDEX.finditer(page.text, begin, item.start))
    if not matches:
        return Entry(item, None, item.start)
    match = matches[-1]
    after = page.text[match.end() : item.start]
    form = match["before"].strip("'\"({[") + "#" + "".join(after.split())
    return Entry(item, int(match["index"]), match.start(), form)


def spread_lists(page: Page, found: Sequence[Entry], lengths: Sequence[int]) -> list[Item]:
    """Return the lists that are not in brackets; those without an index have one of `lengths`."""
    rows = _runs(found, lambda one, two: _side_by_side(page, one, two))
    plain = [part for run in (*rows, *_columns(page, found)) for part in _parts(run, lengths)]
    indexed = [entry for line in _lines(found) for entry in _with_leading_index(page, line)]
    lists = [
        Item(tuple(ordered.values()), run[0].item.line, run[0].start, run[-1].item.end)
        for same in _runs(indexed, lambda one, two: _alike(page, one, two))
        for run in _split_at_repeats(same)
        if len(run) > 1 and (ordered := _from_zero(run))
    ]
    covered = {item.start: item.end for item in lists}
    for run in plain:
        if covered.get(run[0].start, -1) < run[-1].item.end:
            lists.append(_list_of(run))
    return sorted(lists, key=lambda item: item.start)


def last_column(page: Page, found: Sequence[Entry]) -> list[Item]:
    """Return the last column of numbers without an index; of two numbers there is none."""
    columns = [run for run in _columns(page, found) if len(run) >= _COLUMN]
    return [_list_of(run) for run in columns[-1:]]


def _list_of(run: Sequence[Entry]) -> Item:
    values, first = tuple(entry.number for entry in run), run[0].item
    return Item(values, first.line, first.start, run[-1].item.end)


def _columns(page: Page, found: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield numbers that stand alone on lines below each other."""
    return _runs(_alone(page, found), lambda one, two: one.item.line + 1 == two.item.line)


def _parts(run: Sequence[Entry], lengths: Sequence[int]) -> Iterator[Sequence[Entry]]:
    """Yield a run that is as long as one list, or as all of them together, in lists."""
    if len(run) in lengths:
        yield run
    elif len(run) == sum(lengths):
        ends = list(accumulate(lengths))
        yield from (run[end - size : end] for end, size in zip(ends, lengths, strict=True))


def last_series(page: Page, found: Sequence[Entry], labelled: Collection[int]) -> Item | None:
    """Return the last series whose layers count from 0 or 1 without a gap, else the last one.

    `labelled` are the offsets of the numbers that a label of the series stands before.
    """
    chosen = [
        entry
        for line in _lines(found)
        for entry in _layers(page, line, labelled)
        if entry.nth is not None
    ]
    if not chosen:  # every line has its label, but none an index
        bare = [entry for entry in found if entry.item.start in labelled]
        chosen = [entry._replace(nth=layer) for layer, entry in enumerate(bare)]
    series = list(_split_at_repeats(chosen))
    if not series:
        return None
    run = next((run for run in reversed(series) if _from_zero(run)), series[-1])
    layers = _from_zero(run) or {entry.nth or 0: entry.number for entry in run}
    line = run[0].item.line
    return Item(layers, line, page.line_starts[line - 1], run[-1].item.end)


def _layers(page: Page, line: Sequence[Entry], labelled: Collection[int]) -> Sequence[Entry]:
    """Return the values of a line of a series: the labelled or last one, or one for each index."""
    indices = [entry.nth for entry in line if entry.nth is not None]
    values = [entry for entry in line if not labelled or entry.item.start in labelled]
    if len(set(indices)) == len(line):
        return values
    if not indices and len(line) > 1 and _leads(page, line[0]):
        indices = [int(line[0].number.value)]
    indices = indices or _index_above(page, line[0].item.line)
    return [
        value._replace(nth=indices[0]) if value.nth is None and indices else value
        for value in values[-1:]
    ]


def _index_above(page: Page, line: int) -> list[int]:
    """Return the index that stands alone on the line above: `layer: 3`."""
    above = page.line_starts[line - 2] if line > 1 else 0
    items = list(islice(page.between(above, page.line_starts[line - 1]), 2))
    return [
        int(item.value.value)
        for item in items
        if len(items) == 1 and item.weak and isinstance(item.value, Number) and _counts(item.value)
    ]


def _lines(found: Iterable[Entry]) -> Iterator[list[Entry]]:
    for _, line in groupby(found, key=lambda entry: entry.item.line):
        yield list(line)


def _runs(found: Iterable[Entry], joined: Callable[[Entry, Entry], bool]) -> Iterator[list[Entry]]:
    """Split entries wherever two neighbours do not belong together."""
    run: list[Entry] = []
    for entry in found:
        if run and not joined(run[-1], entry):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _split_at_repeats(found: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Split entries wherever an index comes again: there a new list begins."""
    run: dict[int | None, Entry] = {}
    for entry in found:
        if entry.nth in run:
            yield list(run.values())
            run = {}
        run[entry.nth] = entry
    if run:
        yield list(run.values())


def _from_zero(run: Sequence[Entry]) -> dict[int, Number]:
    """Return the numbers by index from 0, empty if the indices have gaps or start elsewhere."""
    found = {entry.nth: entry.number for entry in run}
    for first in (0, 1):
        if all(index in found for index in range(first, first + len(run))):
            return {index: found[first + index] for index in range(len(run))}
    return {}


def _side_by_side(page: Page, one: Entry, two: Entry) -> bool:
    if one.item.line != two.item.line:
        return False
    return _BETWEEN.fullmatch(page.text, one.item.end, two.item.start) is not None


def _alike(page: Page, one: Entry, two: Entry) -> bool:
    """Say whether two indices are written in one way, without a line of another kind between."""
    between = page.text[one.item.end : two.start].split("\n")[1:-1]
    return one.form == two.form and not any(line.strip() for line in between)


def _alone(page: Page, found: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the numbers that have a line for themselves."""
    for line in _lines(found):
        item, start = line[0].item, page.line_starts[line[0].item.line - 1]
        if len(line) == 1 and _BETWEEN.fullmatch(page.text, start, item.start):
            end = start + len(page.line_text(item.line))
            if _BETWEEN.fullmatch(page.text, item.end, end):
                yield line[0]


def _with_leading_index(page: Page, line: Sequence[Entry]) -> Sequence[Entry]:
    """Return the numbers of a line, without the first of two where that is an index: `1 0.168`."""
    if len(line) != 2 or line[1].nth is not None or not _leads(page, line[0]):
        return line
    return [line[1]._replace(nth=int(line[0].number.value), start=line[0].start, form="#")]


def _leads(page: Page, entry: Entry) -> bool:
    """Say whether a number is the whole one that begins a line."""
    start = page.line_starts[entry.item.line - 1]
    alone = _BETWEEN.fullmatch(page.text, start, entry.item.start) is not None
    return alone and _counts(entry.number)


def _counts(number: Number) -> bool:
    return number.decimals == 0 and not number.exponent and 0 <= number.value < _INDEX_END
