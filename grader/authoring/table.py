"""A table with names, `SGD 0.83` or `{'SGD': {'loss': 0.1}}`, and what is asked of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.authoring import beside
from grader.authoring.columns import TOKEN
from grader.authoring.found import Found
from grader.authoring.indices import INDEX_MOST, said
from grader.reading.evidence import Evidence
from grader.reading.nodes import STACKED, Node, joined

ROWS_LEAST = 3
"""Rows of one check. Two are two answers: students word `with` and `without dropout` as they like,
while an index wants its very words, and one right answer of two is worth half."""
LISTS_MOST = 8
"""Rows of several numbers without a word, each a list; of more nobody wants a check each."""
NUMBERS_MOST = 24
"""Numbers of a table or a loop that are asked one by one; of more nobody wants a check each."""


class Row(NamedTuple):
    """A line: where it begins, and the numbers in it."""

    start: int
    nodes: Sequence[Node]


class Table(NamedTuple):
    """Values by row and column, with the names of the rows; a column may have no label.

    The values of one that is `apart` are asked one by one: each is another thing, or the names have
    numbers of their own, `eps 0.1`, which are read as values where an index is looked for.
    """

    names: Sequence[str | float]
    labels: Sequence[str]
    rows: Sequence[Sequence[Node]]
    apart: bool = False


def asked(table: Table) -> Iterator[Found]:
    """Yield what is asked of a table, without the line that printed it."""
    table = _by_product(table)
    whole = not all(node.is_number for row in table.rows for node in row)
    if whole or (len(table.labels) > 1 and not all(table.labels)):
        yield from _in_rows(table) if len(table.names) <= LISTS_MOST else ()
    elif table.apart or len(table.names) < ROWS_LEAST:
        every = zip(table.names, table.rows, strict=True)
        few = len(table.names) * len(table.labels) <= NUMBERS_MOST
        for name, row in every if few else ():
            for label, node in zip(table.labels, row, strict=True):
                yield Found(node, "number", _said(name, label))
    elif len(table.names) <= INDEX_MOST:
        for label, parts in zip(table.labels, zip(*table.rows, strict=True), strict=True):
            node = joined(parts, parts[0].start, parts[-1].end, STACKED)
            yield Found(node, "list", label, words=tuple(table.names))


def _in_rows(table: Table) -> Iterator[Found]:
    """Yield each row as it is, under its name."""
    for name, row in zip(table.names, table.rows, strict=True):
        node = row[0] if len(row) == 1 else joined(row, row[0].start, row[-1].end)
        kind = "number" if node.is_number else "list" if len(node.shape or ()) == 1 else "array"
        yield Found(node, kind, _said(name, table.labels[0]))


def _said(key: str | float, label: str) -> str:
    name = said(key)
    return label if name.casefold() in label.casefold() else f"{name} {label}".strip()


def _by_product(table: Table) -> Table:
    """Return a table of `cat precision`, `cat recall`, `dog ..` with a column for each of these."""
    names = [str(name).split() for name in table.names]
    for at in range(1, min(map(len, names)) if len(table.labels) == 1 else 1):
        rows = list(dict.fromkeys(" ".join(name[:at]) for name in names))
        columns = list(dict.fromkeys(" ".join(name[at:]) for name in names))
        whole = [f"{row} {column}" for row in rows for column in columns]
        if min(len(rows), len(columns)) > 1 and whole == [" ".join(name) for name in names]:
            width = len(columns)
            values = [row[0] for row in table.rows]
            parts = [values[first : first + width] for first in range(0, len(values), width)]
            return Table(rows, columns, parts, table.apart)
    return table


# --- lines with numbers, of which some have a word where others have one: `steps=never`


def in_all(evidence: Evidence, lines: Sequence[Row]) -> Sequence[Row]:
    """Return lines without the last values of some that in others are words: `steps=never`.

    The same word must lead to each value that all have.
    """
    fewest = min((len(line.nodes) for line in lines), default=0)
    cut = [line._replace(nodes=line.nodes[:fewest]) for line in lines]
    said = {tuple(_word_before(evidence, line, node) for node in line.nodes) for line in cut}
    more = {line.nodes[fewest].start for line in lines if len(line.nodes) > fewest}
    words = {
        _word_before(evidence, line, line.nodes[fewest]) for line in lines if line.nodes[fewest:]
    }
    return cut if more and len(said) == len(words) == 1 and all([*said.pop(), *words]) else lines


def rest(evidence: Evidence, lines: Sequence[Row], whole: Table) -> Iterator[Found]:
    """Yield what only some lines of a table have, by their names: with another seed all may."""
    fewest = min(len(line.nodes) for line in lines)
    if in_all(evidence, lines) is lines or len(whole.names) != len(lines):
        return
    pairs = zip(whole.names, lines, strict=True)
    own = [(name, line.nodes[fewest]) for name, line in pairs if line.nodes[fewest:]]
    (name, first), label = own[0], beside.of(evidence, own[0][1])
    if len(own) == 1:
        yield Found(first, "number", f"{name} {label}")
        return
    node = joined([each for _, each in own], first.start, own[-1][1].end, STACKED)
    yield Found(node, "list", label, words=tuple(each for each, _ in own))


def _word_before(evidence: Evidence, line: Row, node: Node) -> str:
    """Return the last word between a value of a line and what stands before it."""
    ends = [other.end for other in line.nodes if other.end <= node.start]
    words = TOKEN.findall(evidence.page.text, max([line.start, *ends]), node.start)
    return words[-1].casefold() if words else ""
