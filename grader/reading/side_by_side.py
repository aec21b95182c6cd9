"""Numbers and lists side by side on a line, which are a row, as far as anybody can see."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from grader.reading import asides
from grader.reading.nodes import SIDE_BY_SIDE, STACKED, Node, Page, joined
from grader.reading.tokens import AND, ARROW, JOINS

COUNTS_LEAST = 3
"""Whole numbers that make a list of their own; fewer are cells of a table."""
GAP = 8
"""Characters between a value and what parts it from its neighbour."""
_BESIDE = re.compile(r"[ \t,、;|&\\`]*(?:(?:\.{3}|…)[ \t,;|&]*)?")
_ROW = re.compile(r"\brow\b|\bстрок|行", re.IGNORECASE)
"""Before two numbers that a word joins, where they are a row."""
PATH_LEAST = 3
"""Numbers with arrows between that are a list: `1 -> 2 -> 4`; of two the first became the other."""


def rows(page: Page, nodes: Iterable[Node], worded: Collection[int]) -> Iterator[Node]:
    """Yield the nodes, numbers and lists side by side on a line as one."""
    run: list[Node] = []
    elided, arrows = False, 0
    for node in nodes:
        if run and _ends_list(page, run[-1], node):
            node = node._replace(weak=False)
        if run:
            in_list = len(run) > 1 and node.is_number
            joins = _joins(run[-1], node) and node.start not in worded
            beside = _beside(page, run[-1], node, in_list) if joins else None
            if beside and (len(run) == 1 or bool(arrows) == _is_arrow(beside)):
                elided = elided or "..." in beside[0] or "…" in beside[0]
                run.append(node)
                arrows += _is_arrow(beside)
                continue
            yield from run if 0 < arrows < PATH_LEAST - 1 else _row(run, elided)
            run, elided, arrows = [], False, 0
        if node.is_name or node.weak or node.start in worded or len(node.shape or ()) > 1:
            yield node
        else:
            run.append(node)
    if run:
        yield from run if 0 < arrows < PATH_LEAST - 1 else _row(run, elided)


def _ends_list(page: Page, one: Node, two: Node) -> bool:
    """Say whether a count is the last of several that share its word: `41, 25 and 14 points`."""
    counts = two.weak and one.is_whole and two.counts is not None
    joins = counts and JOINS.fullmatch(page.text, one.end, two.start)
    return bool(joins) and asides.COUNTED.match(page.text, two.end) is not None


def _beside(page: Page, one: Node, two: Node, in_list: bool) -> re.Match[str] | None:
    """Return what parts two nodes side by side, None if it is more than that."""
    between = _BESIDE.fullmatch(page.text, one.end, two.start)
    if between is None and one.is_number:
        between = ARROW.fullmatch(page.text, one.end, two.start)
    if between is None and (in_list or _ROW.search(page.before(one.start))):
        return AND.fullmatch(page.text, one.end, two.start)
    if between and "\\" in between[0]:  # the next row of LaTeX's matrix, if rows have cells
        before, behind = page.text[one.start - GAP : one.start], page.text[two.end : two.end + GAP]
        if before.rstrip().endswith("&") or behind.lstrip().startswith("&"):
            return None
    return between


def _is_arrow(between: re.Match[str]) -> bool:
    return between.re is ARROW


def _joins(one: Node, two: Node) -> bool:
    return not two.weak and one.shape == two.shape


def _row(run: Sequence[Node], elided: bool) -> Iterator[Node]:
    if len(run) == 1:
        yield run[0]
    elif _ends_apart(run):
        yield joined(run[:-1], made=SIDE_BY_SIDE)
        yield run[-1]
    elif run[0].is_number:
        row = joined(run, made=SIDE_BY_SIDE, lead=run[0].lead)
        yield row._replace(elided=row.elided or elided, which=run[0].which)
    else:
        yield from run
        yield joined(run, made=STACKED)


def _ends_apart(run: Sequence[Node]) -> bool:
    """Say whether a gap parts the last number from whole ones: `beam  1 2 4 6   -6.2`."""
    *counts, last = run
    gaps = [two.start - one.end for one, two in pairwise(run)]
    wide = gaps[-1] > 1 and {*gaps[:-1]} == {1} and len(counts) >= COUNTS_LEAST
    return wide and last.is_number and not last.is_whole and all(each.is_whole for each in counts)


def is_bare(page: Page, node: Node) -> bool:
    """Say whether numbers stand side by side without a bracket around them."""
    if node.parts and node.parts[0].is_number and node.parts[0].start == node.start:
        return True  # `tensor(0.5) tensor(0.6)`
    return page.text[node.start] not in "([" and not page.text[node.start].isalpha()
