"""Lines with numbers, of which some have a word where others have one: `steps=never`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.authoring import beside
from grader.authoring.columns import TOKEN
from grader.authoring.found import Found
from grader.authoring.table import Table
from grader.reading.evidence import Evidence
from grader.reading.nodes import STACKED, Node, joined


class Row(NamedTuple):
    """A line: where it begins, and the numbers in it."""

    start: int
    nodes: Sequence[Node]


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
