"""Lists of named things whose names a student says otherwise: in the order of the lines.

`linear: 1.01` may be `линейная 1.01`, and no table of words has all that there are.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from grader.reading.layout import Layout
from grader.reading.nodes import UNCOUNTED, Node, Page, joined
from grader.reading.wordings import meaning, pattern_of, plain
from grader.words.check import Index

_NAME = re.compile(
    r"[\s|*#,;{'\"-]*(?P<name>(?=[^:=|,;]*[^\W\d_])\w[^\n:=|,;]*?)(?=['\" ]*(?:[:=|,;]|\Z))"
)
"""What begins a line and says what its first number is of, up to a mark or that number."""
LEAD_MOST = 80
"""Characters of a line before its first number."""


class _Lead(NamedTuple):
    """What leads to a number: a name, and all else with where it begins."""

    name: str
    form: str


def otherwise(layout: Layout, index: Index) -> Iterator[Node]:
    """Yield the first numbers of as many lines as an index has words, if it is not said whole.

    The lines follow each other, begin with different words, and are alike in all else; lines that
    are alike above or below these make it unclear.
    """
    page = layout.page
    if not all(isinstance(key, str) for key in index) or _are_said(page, index):
        return
    values = [node for node in page.nodes if node.is_number and not node.weak]
    lines = [of for _, of in page.by_line(values)]
    for of in lines:
        if len(of) == len(index):
            ends = [page.line_start(of[0].start), *(node.end for node in of)]
            yield from _alike([(_lead(page, *at), at[1]) for at in zip(ends, of, strict=False)])
    firsts = ((_lead(page, page.line_start(of[0].start), of[0]), of) for of in lines)
    keyed = ((page.line_of(of[0].start) - at, lead, of) for at, (lead, of) in enumerate(firsts))
    for _, block in groupby(keyed, key=lambda each: (each[0], each[1].form, len(each[2]))):
        found = [(lead, of[0]) for _, lead, of in block]
        if len(found) == len(index):
            yield from _alike(found)


def _alike(found: Sequence[tuple[_Lead, Node]]) -> Iterator[Node]:
    """Yield numbers as a list if what leads to them differs in a name alone."""
    names, forms = {lead.name for lead, _ in found}, {lead.form for lead, _ in found}
    if len(names) == len(found) and len(forms) == 1 and "" not in names:
        nodes = [node for _, node in found]
        yield joined(nodes, made=UNCOUNTED)


def _lead(page: Page, start: int, node: Node) -> _Lead:
    """Return what leads to a number from where a line begins, or the number before it ends."""
    lead = page.text[start : node.start]
    name = _NAME.match(lead) if len(lead) <= LEAD_MOST else None
    if name is None:
        return _Lead("", "")
    is_first = page.line_start(start) == start
    before = lead[: name.start("name")] if is_first else ""
    return _Lead(
        name["name"].casefold(), f"{before}{' '.join(lead[name.end() :].split())} {node.is_whole}"
    )


def _are_said(page: Page, index: Index) -> bool:
    means = {meaning(plain(str(key))) for key in index}
    said = {meaning(plain(found[0])) for found in pattern_of(means).finditer(page.text)}
    return said >= means
