"""What a loop printed in blocks, each under its heading: `=== SGD ===`, and lines of values below.

The blocks are the rows of a table whose names are the headings. A heading that only counts what a
loop does, `epoch 3`, is none: what stands below it is a log.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from grader.authoring import beside, columns, nested, table
from grader.authoring.found import Found
from grader.authoring.table import Table
from grader.authoring.written import WORD_CHARACTERS
from grader.reading.evidence import Evidence
from grader.reading.journal import Statement
from grader.reading.nodes import Node

BLOCKS_LEAST = 2


def found(evidence: Evidence) -> Iterator[Found]:
    """Yield what the blocks of a page ask for, each with the line that printed it."""
    by_site: dict[Hashable, list[Statement]] = defaultdict(list)
    for statement in evidence.journal.statements:
        own = (statement.line, statement.cell) if statement.line else statement.site
        by_site[own].append(statement)  # also of a function that is called once for each block
    numbers = nested.by_statement(evidence)
    taken = set[Hashable]()
    for site, headings in by_site.items():
        names = _names(evidence, headings, numbers)
        for other, of in by_site.items() if names else ():
            if other not in taken | {site} and _is_one_each(headings, of):
                taken.add(other)
                rows = [_by_label(evidence, numbers.get(each, ())) for each in of]
                yield from _asked(names, rows, of[0])


def _names(
    evidence: Evidence, headings: Sequence[Statement], numbers: Mapping[Statement, Sequence[Node]]
) -> list[str]:
    """Return the names in headings, nothing if these are none: each once, and with a letter."""
    if len(headings) < BLOCKS_LEAST or any(numbers.get(each) for each in headings):
        return []
    lines = [evidence.page.text[each.start :].lstrip("\n").split("\n", 1)[0] for each in headings]
    parted = columns.parted(lines)
    names = [columns.spanned(line, own) for line, (_, own, _) in zip(lines, parted, strict=False)]
    are_names = all(
        any(each.isalpha() for each in name) and len(name) <= WORD_CHARACTERS for name in names
    )
    return names if are_names and len({name.casefold() for name in names}) == len(names) else []


def _is_one_each(headings: Sequence[Statement], values: Sequence[Statement]) -> bool:
    """Say whether one of a site's statements stands below each heading, and before the next."""
    starts = [each.start for each in headings]
    ends = [*starts[1:], max(starts[-1], values[-1].start) + 1]
    blocks = list(zip(starts, ends, strict=True))
    return len(values) == len(blocks) and all(
        start < each.start < end for (start, end), each in zip(blocks, values, strict=True)
    )


def _by_label(evidence: Evidence, nodes: Sequence[Node]) -> Mapping[str, Node]:
    """Return the numbers of a block by the words that lead to them, those that have their own."""
    labels = [beside.of(evidence, node) for node in nodes]
    return {
        label: node
        for label, node in zip(labels, nodes, strict=True)
        if label and node.is_number and labels.count(label) == 1
    }


def _asked(
    names: Sequence[str], rows: Sequence[Mapping[str, Node]], statement: Statement
) -> Iterator[Found]:
    """Yield what is asked of the values that each block has."""
    labels = [label for label in rows[0] if all(label in row for row in rows)]
    if labels:
        whole = Table(names, labels, [[row[label] for label in labels] for row in rows])
        for each in table.asked(whole):
            yield each._replace(line=statement.line, cell=statement.cell)
