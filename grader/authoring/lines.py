"""Which lines that were printed are the rows of a table.

A digit of a name belongs to the name: a row's values are the last numbers of its line, and as many
in each row. Of rows that only a number tells apart, two have it in their names; of more the values
are for these numbers.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import pairwise

from grader.authoring import beside, columns, table
from grader.authoring import rows as of_rows
from grader.authoring import source as sources
from grader.authoring.columns import TOKEN
from grader.authoring.found import TRAINING, Found
from grader.authoring.source import Source
from grader.authoring.table import ROWS_LEAST, Row, Table
from grader.authoring.written import WORD_CHARACTERS, literals
from grader.reading import asides
from grader.reading.evidence import Evidence
from grader.reading.nodes import Node
from grader.reading.wordings import meaning, plain

QUANTITIES = frozenset(
    (
        *("mean", "median", "max", "min", "std", "variance", "norm", "sum", "count"),
        *("ratio", "fraction", "correlation", "accuracy", "precision", "recall", "f1_score"),
    )
)
"""Words of the glossary that say what a value is; `Adam` says whose."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def found(evidence: Evidence, source: Source) -> Iterator[Found]:
    """Yield what the tables of a page ask for, each with the line that printed it."""
    for lines, line_start in [*_on_one_line(evidence, source), *_sites(evidence, source)]:
        statement, begin = evidence.journal.at(lines[0].nodes[0].start), lines[0].start
        whole = _table(evidence, source, lines)
        one = whole is not None and len(whole.labels) == 1
        if whole is None or (line_start is not None and (not one or whole.apart)):
            continue
        at = statement.line, statement.cell
        called = _called(sources.printed(source, *at)) if one else None
        head = beside.words(evidence.page.text[line_start:begin]) if line_start is not None else ""
        for each in [*table.asked(whole), *table.rest(evidence, lines, whole)]:
            found = each._replace(line=at[0], cell=at[1], called=called, label=head or each.label)
            keys = tuple(key for key in found.words if not isinstance(key, str))
            found = found._replace(keys=keys, words=()) if keys else found
            yield _counted(evidence, found, begin) if keys else found


def _counted(evidence: Evidence, found: Found, begin: int) -> Found:
    """Return the values for numbers as a series, with what a row is called."""
    word = of_rows.called(evidence, found.node.parts[0], begin)
    label = found.label or (word if len(word) >= of_rows.LETTERS_LEAST else "")
    return found._replace(
        kind="series", label=label, row="" if word.startswith(of_rows.LAYERS) else word
    )


def _called(shown: Sequence[ast.expr]) -> ast.expr | None:
    """Return the variable that a print shows last, if its name is a word: `errors[name]`."""
    last = shown[-1] if shown else None
    of = last.value if isinstance(last, ast.Subscript) else last
    return of if isinstance(of, ast.Name) and len(of.id) >= of_rows.LETTERS_LEAST else None


# --- which lines are rows of one table


def _on_one_line(evidence: Evidence, source: Source) -> Iterator[tuple[list[Row], int | None]]:
    """Yield the rows that one expression printed beside each other, and where their line begins.

    So does a loop whose prints end no line.
    The first has as many words as the others; what stands before these says what all are. What
    stands behind the last, as a unit, is behind each.
    """
    page = evidence.page
    journal = evidence.journal
    printed: dict[Hashable, list[Node]] = defaultdict(list)
    for node in (node for node in page.nodes if not (node.is_name or node.weak)):
        statement, line = journal.at(node.start), page.line_of(node.start)
        own = (statement.site, line) if journal.is_often(statement) else statement
        printed[own].append(node)
    for nodes in printed.values():
        statement = journal.at(nodes[0].start)
        if not sources.joins(source, statement.line, statement.cell):
            continue
        line, end = page.line_start(nodes[0].start), page.line_end(nodes[0].end)
        ends = [line, *(node.end for node in nodes)]
        pairs = zip(ends, [*(node.start for node in nodes), end], strict=True)
        leads = [list(TOKEN.finditer(page.text, *pair)) for pair in pairs]
        unit = len(leads.pop())
        words = [leads[0], *(lead[unit:] for lead in leads[1:])]
        size = 1 if all(words) else 2  # numbers are the names: `lr=0.1: 0.5 | lr=0.01: 0.6`
        words = words[::size]
        words[0] = words[0][-min(map(len, words)) :]
        if nodes[-1].end <= end and all(words) and len(words) * size == len(nodes):
            rows = [Row(own[0].start(), nodes[k * size :][:size]) for k, own in enumerate(words)]
            if len(rows) >= ROWS_LEAST:
                yield rows, line


def _sites(evidence: Evidence, source: Source) -> Iterator[tuple[list[Row], None]]:
    """Yield the lines that one line of the source printed, each with its numbers."""
    page, journal = evidence.page, evidence.journal
    by_site: dict[Hashable, dict[int, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for node in (node for node in page.nodes if not node.is_name):
        by_site[journal.at(node.start).site][page.line_of(node.start)].append(node)
    for of_site in by_site.values():
        values = [_values(nodes) for nodes in of_site.values()]
        if all(nodes[0].weak for nodes in values):
            continue
        lines = [Row(page.line_start(nodes[0].start), nodes) for nodes in values]
        statements = [journal.at(line.nodes[0].start) for line in lines]
        callers = [each.from_line for each in statements]
        apart = None not in callers and len({*callers}) == len(callers)  # by hand, a call each
        shown = sources.printed(source, statements[0].line, statements[0].cell)
        once = not journal.is_often(statements[0]) and len(shown) >= len(lines)
        if len(lines) > 1 and not once and not apart:
            yield lines, None


def _values(nodes: Sequence[Node]) -> Sequence[Node]:
    """Return the numbers of a line without its counts; those where there are no others.

    So `steps 36` is a row as `loss 0.08` is.
    """
    return [node for node in nodes if not node.weak] or nodes


def _table(evidence: Evidence, source: Source, lines: Sequence[Row]) -> Table | None:
    """Return the table that lines are, with as many values in each as their names leave.

    The names may have counts, and numbers that are written out: `eps 0.1`.
    """
    written = frozenset(literals(source))
    lines = table.in_all(evidence, lines)
    fewest = min((len(line.nodes) for line in lines), default=0)
    for width in range(fewest, 0, -1):
        rows = [line.nodes[len(line.nodes) - width :] for line in lines]
        named = [node for line in lines for node in line.nodes[: len(line.nodes) - width]]
        if not all(node.counts is not None or _is_one_of(written, node) for node in named):
            return None
        numbers = all(node.is_number for row in rows for node in row)
        if (numbers or width == 1) and (found := _named(evidence, source, lines, rows)):
            words = all(isinstance(name, str) for name in found.names)
            if words and _differ(evidence, found):
                return found._replace(labels=[""], apart=True)
            return found._replace(apart=bool(named) and words)
    return None


def _differ(evidence: Evidence, table: Table) -> bool:
    """Say whether values below each other are a thing each, and not one thing of several.

    So are `mean 0.2` and `column 7`, where some are whole and others not, those of a dict that is
    printed whole and that no words lead to, and `loss 0.2` above `accuracy 0.9`.
    """
    if len(table.labels) > 1:
        return False
    first, text = table.rows[0][0], evidence.page.text
    statement = evidence.journal.at(first.start)
    brace = text.find("{", statement.start, first.start)
    is_dict = brace >= 0 and not TOKEN.search(text, statement.start, brace)
    alone = is_dict and not evidence.journal.is_often(statement)
    whole = {node.is_number and node.number.place == 0 for row in table.rows for node in row}
    said = [*filter(None, map(_quantities, table.names))]
    others = len({*said}) == len(said) > len(table.names) / 2
    return len(whole) > 1 or (not table.labels[0] and (alone or others))


def _quantities(name: str | float) -> frozenset[str]:
    words = meaning(plain(name)) if isinstance(name, str) else ()
    return frozenset(word for word in words if word in QUANTITIES or asides.is_metric(word))


def _is_one_of(written: Collection[float], node: Node) -> bool:
    return node.is_number and node.number.value in written


def _named(
    evidence: Evidence, source: Source, lines: Sequence[Row], rows: Sequence[Sequence[Node]]
) -> Table | None:
    """Return a table whose rows are told apart by the words, or of two the numbers, before them."""
    text = evidence.page.text
    leads = [text[line.start : row[0].start] for line, row in zip(lines, rows, strict=True)]
    parted = columns.parted(leads)
    names = [columns.spanned(lead, own) for lead, (_, own, _) in zip(leads, parted, strict=False)]
    if not parted:
        return None  # nothing leads to some of them
    before, behind = ([each[0] for each in parted[0][at]] for at in (0, 2))
    if not _tell(names, before):
        return None
    if len({_NUMBER.sub("#", name) for name in names}) == 1:
        if len(names) >= ROWS_LEAST:  # values for numbers, which have a form of their own
            keys = [float(_NUMBER.findall(name)[-1]) for name in names]
            label = columns.worded(behind) or columns.worded(before)
            return Table(keys, columns.labels(evidence, source, label, rows), rows)
        if not before:  # `3 neighbours: error`
            parted = [(begin, [*own, *end[:1]], end) for begin, own, end in parted]
            behind = behind[1:]
        before = []
        names = [
            columns.spanned(lead, [*begin, *own])
            for lead, (begin, own, _) in zip(leads, parted, strict=True)
        ]
    elif any(_NUMBER.fullmatch(own[0][0]) for _, own, _ in parted):
        return None  # a count of what a loop does, before a name: `0 train 0.7`
    lettered = all(any(each.isalpha() for each in name) for name in names)
    label = columns.worded(behind) or columns.worded(before)
    return Table(names, columns.labels(evidence, source, label, rows), rows) if lettered else None


def _tell(names: Sequence[str], before: Sequence[str]) -> bool:
    """Say whether names are one each, and none counts what a loop does: `SGD epoch 3`."""
    said = {name.casefold() for name in names}
    steps = (f"{' '.join(before)} {name}".casefold().split() for name in names)
    counted = any(
        word.startswith(TRAINING) and _NUMBER.fullmatch(count)
        for words in steps
        for word, count in pairwise(words)
    )
    short = all(name and len(name) <= WORD_CHARACTERS for name in names)
    return len(said) == len(names) and short and not counted
