"""Results of a search over several settings: `lr=0.1 momentum=0.9: loss 0.3`, a line for each pair.

The settings are columns of numbers that the source writes out, and what stands behind them is asked
for each of their combinations.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from grader.authoring.found import Found
from grader.authoring.indices import INDEX_MOST
from grader.authoring.source import Source
from grader.authoring.written import written
from grader.reading.evidence import Evidence
from grader.reading.journal import Statement
from grader.reading.nodes import Node, joined
from grader.reading.tokens import CJK, IN_WORD, LETTER

SETTINGS_LEAST, ROWS_LEAST = 2, 4
"""One setting is what the rows of a series begin with; two with two numbers each make four rows."""
_WORD = rf"(?:{LETTER}{IN_WORD}*|{CJK}+)"
_PAIR = re.compile(
    rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,3}})(?:[ ]{{0,4}}[=:：][ ]{{0,8}}|[ ]{{1,8}})"
    r"(?P<number>[-+]?[0-9]{1,20}(?:\.[0-9]{0,20})?(?:e[-+]?[0-9]{1,3})?)(?![\w.])"
)


class _Cell(NamedTuple):
    """A number of a row, as it was printed, where it begins."""

    start: int
    number: str

    @property
    def value(self) -> float:
        return float(self.number)


def found(evidence: Evidence, source: Source) -> Iterator[Found]:
    """Yield the results of each line of the source that prints such rows, a list each."""
    by_site: dict[Hashable, list[Statement]] = defaultdict(list)
    for statement in evidence.journal.statements:
        by_site[statement.site].append(statement)
    literal = {frozenset(numbers) for numbers in written(source)}
    for of in by_site.values():
        if ROWS_LEAST <= len(of) <= INDEX_MOST:
            rows = [_row(evidence, each) for each in of]
            yield from _results(evidence, rows, literal, of[0])


def _row(evidence: Evidence, statement: Statement) -> dict[str, _Cell]:
    page = evidence.page
    pairs = _PAIR.finditer(page.text, statement.start, page.line_end(statement.start))
    return {each["name"]: _Cell(each.start("number"), each["number"]) for each in pairs}


def _results(
    evidence: Evidence,
    rows: Sequence[dict[str, _Cell]],
    literal: set[frozenset[float]],
    first: Statement,
) -> Iterator[Found]:
    names = [*rows[0]]
    if any([*row] != names for row in rows):
        return
    settings = [n for n in names if frozenset(row[n].value for row in rows) in literal]
    keys = [" ".join(f"{name}={row[name].number}" for name in settings) for row in rows]
    begins = names[: len(settings)] == settings and len(settings) >= SETTINGS_LEAST
    if not begins or len({*keys}) < len(keys):
        return
    for name in names[len(settings) :]:
        nodes = [_node(evidence, row[name]) for row in rows]
        own = [node for node in nodes if node is not None]
        if len(own) == len(rows):
            at = first.line, first.cell
            yield Found(joined(own), "list", name, None, *at, short=name, indices=tuple(keys))


def _node(evidence: Evidence, cell: _Cell) -> Node | None:
    inside = evidence.page.within(cell.start, cell.start + len(cell.number))
    return next((node for node in inside if node.is_number), None)
