"""The values that a solution printed, each with the words beside it: what may be asked for.

The reader's own layout is looked at, with no check; no value says whether it is asked.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.authoring import source as sources
from grader.authoring.source import Source
from grader.reading import candidates, journal
from grader.reading.evidence import Evidence
from grader.reading.layout import is_bare
from grader.reading.nodes import Node
from grader.reading.parse import parse
from grader.reading.text import clean, shortened
from grader.sandbox.execution import Execution
from grader.words.values import Grid

SERIES_LEAST = 3
"""Layers of a series; two numbers below each other are two answers."""
LOOPED_MOST = 24
"""Values of one loop that are asked one by one; of more nobody wants a check each."""
LABEL_WORDS_MOST = 5
_TRIM = " \t\n,;|:=()[]{}'\"*`~<>-–—#.!?。，：；≈→"
_LEADS = re.compile(
    r"\s+(?:is|are|was|equals|равн\w+|составля\w+|это|是|为)\Z|[是为]\Z", re.IGNORECASE
)


class Found(NamedTuple):
    """A value that was printed.

    `label` are the words beside it, `expression` what the source prints there. `log` says that
    it is one of many that a loop printed under the same words.
    """

    node: Node
    kind: str
    label: str
    expression: ast.expr | None
    line: int | None
    cell: int | None
    log: bool = False


def names_of(seen: Execution, source: Source) -> tuple[str, ...]:
    """Return the vocabulary of which one name is printed as an answer, if there is one."""
    for names in sources.vocabularies(source):
        evidence = _evidence(seen, names)
        stated = set()
        for node in evidence.page.nodes:
            statement = evidence.journal.at(node.start)
            if node.is_name and not evidence.journal.is_often(statement):
                words = sources.words(source, statement.line, statement.cell)
                if str(node.value).casefold() not in words.casefold():
                    stated.add(node.value)
        if len(stated) == 1:
            return names
    return ()


def values(seen: Execution, source: Source, names: Sequence[str]) -> list[Found]:
    """Return what a solution printed, in order: names, numbers, lists, arrays and series."""
    evidence = _evidence(seen, names)
    series = list(_series(evidence, source))
    taken = {at for found in series for at in found.node.leaves()}
    singles = [
        found
        for node in evidence.layout.nodes
        if not node.overlaps(taken) and not node.weak and node.made <= 1
        for found in _of_node(evidence, source, node)
    ]
    return sorted([*series, *_without_logs(evidence, singles)], key=lambda each: each.node.start)


def _evidence(seen: Execution, names: Sequence[str]) -> Evidence:
    read = shortened(clean(seen.stdout))
    said, apart = journal.read(seen.stdout.decode("utf-8", "replace"), read, seen.journal)
    return Evidence(parse(read.text, names, apart), said, ())


def _series(evidence: Evidence, source: Source) -> Iterator[Found]:
    """Yield the numbers by layer that one line of the source printed, each once."""
    taken: set[int] = set()
    for node in candidates.series(evidence.layout, None):
        statement = evidence.journal.at(node.parts[0].start) if node.parts else None
        if not statement or not node.made or not isinstance(node.value, Grid):
            continue
        often = evidence.journal.is_often(statement)
        whole = len(node.value.numbers) == node.value.shape[0] >= SERIES_LEAST
        if often and whole and not node.overlaps(taken):
            taken |= set(node.leaves())
            label = _label(evidence, node if node.lead else node.parts[0])
            yield Found(node, "series", label, None, statement.line, statement.cell)


def _of_node(evidence: Evidence, source: Source, node: Node) -> Iterator[Found]:
    """Yield a node, or the numbers that a print put side by side, with what it printed."""
    statement = evidence.journal.at(node.start)
    at = statement.line, statement.cell
    shown = [
        each
        for expression in sources.printed(source, *at)
        for each in _elements(source, expression)
    ]
    inside = [
        part
        for each in evidence.layout.nodes
        if each.made <= 1 and evidence.journal.at(each.start).start == statement.start
        for part in _apart(evidence, each, len(shown))
    ]
    pairs = (
        dict(zip([each.start for each in inside], shown, strict=True))
        if (len(inside) == len(shown))
        else {}
    )
    for part in _apart(evidence, node, len(shown)):
        label = _label(evidence, part)
        yield Found(part, _kind(part), label, pairs.get(part.start), *at)


def _elements(source: Source, expression: ast.expr) -> Sequence[ast.expr]:
    """Return what is seen of an expression: of a dict that was written out, its values."""
    literal = sources.assigned(source, expression)
    return literal.values if isinstance(literal, ast.Dict) else [expression]


def _apart(evidence: Evidence, node: Node, shown: int) -> Sequence[Node]:
    """Return the numbers side by side that several expressions printed, else the node."""
    several = node.parts and is_bare(evidence.page, node) and len(node.parts) <= shown > 1
    return node.parts if several else [node]


def _kind(node: Node) -> str:
    if node.is_name:
        return "name"
    shape = node.shape or ()
    if len(node.numbers) == 1:
        return "number"
    return "list" if len(shape) == 1 else "array"


def _label(evidence: Evidence, node: Node) -> str:
    around = evidence.around(node)
    label = _words(evidence.page.worded[slice(*around.lead)])
    if not label and around.heading:
        label = _words(evidence.page.worded[slice(*around.heading)])
    return label


def _words(text: str) -> str:
    """Return the words that lead to a value as a label, the last ones of many."""
    text = re.sub(r"^.*\n", "", text.strip(_TRIM), flags=re.DOTALL)
    text = re.split(r"[;,|:] | {3,}|\t", text)[-1]
    text = _LEADS.sub("", text.strip(_TRIM)).strip(_TRIM)
    words = text.split()[-LABEL_WORDS_MOST:]
    label = " ".join(words).strip(_TRIM)
    return label if re.search(r"[^\W\d_]", label) and "\n" not in label else ""


def _without_logs(evidence: Evidence, singles: Sequence[Found]) -> Iterator[Found]:
    """Yield values, those as logs that a loop printed again and again under the same words."""
    by_site: dict[object, list[Found]] = defaultdict(list)
    for found in singles:
        by_site[evidence.journal.at(found.node.start).site].append(found)
    for of_site in by_site.values():
        statements = {evidence.journal.at(found.node.start).start for found in of_site}
        said = Counter(re.sub(r"\d+", "", found.label) for found in of_site)
        same = max(said.values(), default=0) > 1 or len(of_site) > LOOPED_MOST
        log = len(statements) > 1 and same
        yield from (
            found._replace(log=log, expression=None if len(statements) > 1 else found.expression)
            for found in of_site
        )
