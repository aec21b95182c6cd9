"""What values are for, as their checks say: `lr=0.1 loss=0.3`, `{'SGD': 0.3}`, `loss at eps=0.1`.

The index of a list says it of each of its values: numbers or words that stand beside these.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import isclose
from typing import NamedTuple

from grader.reading.nodes import Node, Page, joined
from grader.reading.numerals import is_in_percent
from grader.reading.tokens import REAL
from grader.reading.wordings import meaning, pattern_of, plain
from grader.words.check import Check, Index

BESIDE, STRIDE_MOST = 2, 6
"""From one key to the next where each has one value, and at most: one row of a table."""
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?=[^\w\n]*\Z)")
MARKS_MOST = 8
"""Blanks and marks before a key that begins its line."""


class _Event(NamedTuple):
    """A number or a word of an index: which key it is, -1 for none, and the node, if it is one."""

    start: int
    key: int
    node: Node | None


def keyed(page: Page, checks: Sequence[Check]) -> Page:
    """Return a page whose values know which key stands beside them; a key is no value."""
    nodes: Sequence[Node] = page.nodes
    indices = dict.fromkeys(check.index for check in checks if check.index)
    for index in sorted(indices, key=len, reverse=True):  # `10, 25` may be a part of `1, 10, 25`
        of = [check for check in checks if check.index == index]
        ways = any(check.whole for check in of), any(check.percent for check in of)
        nodes = [*_keyed(page, nodes, index, *ways)]
    labels = " ".join(label for check in checks for label in check.labels)
    if said := {float(number) for number in REAL.findall(labels)}:
        nodes = [*_without_said(page, nodes, said)]
    return page if nodes is page.nodes else replace(page, nodes=tuple(nodes))


def is_keyed(node: Node) -> bool:
    """Say whether each value of a list has its key beside it."""
    return bool(node.parts) and all(part.which for part in node.parts)


def _without_said(page: Page, nodes: Sequence[Node], said: Collection[float]) -> Iterator[Node]:
    """Yield nodes, numbers that a label has as weak where another value follows on their line."""
    for node, following in zip(nodes, [*nodes[1:], None], strict=False):
        is_said = node.is_number and node.number.value in said and following is not None
        leads = is_said and following and page.line_of(following.start) == page.line_of(node.start)
        yield node._replace(weak=True) if leads else node


def _keyed(
    page: Page, nodes: Sequence[Node], index: Index, counted: bool, shares: bool
) -> Iterator[Node]:
    """Yield nodes, those beside keys with the place of these.

    What counts may be `counted`, and per cents are no aside where `shares` are asked in them.
    """
    events = sorted(_events(page, nodes, index), key=lambda event: (event.start, event.key))
    keys = [event.key for event in events]
    found: dict[int, Node] = {}
    beside: set[int] = set()
    at = 0
    while at < len(events):
        stride = _stride(keys[at : at + STRIDE_MOST * len(index)], len(index))
        for first in range(at, at + stride * len(index), stride) if stride else ():
            key, *values = events[first : first + stride]
            beside.add(key.start)
            for value in values:
                if value.node:
                    is_share = shares and is_in_percent(value.node)
                    weak = value.node.weak and not (counted or is_share)
                    found[value.start] = value.node._replace(which=(key.key,), weak=weak)
        at += max(1, stride * len(index))
    lines = [[*of] for _, of in groupby(events, key=lambda event: page.line_of(event.start))]
    found |= _below_heads(lines, len(index))
    for key, value in _on_uneven_lines(page, lines, len(index)):
        beside.add(key.start)
        if value.node:
            found[value.start] = value.node._replace(which=(key.key,))
    for node in nodes:
        if node.start not in beside:
            yield _without_keys(found.get(node.start, node), index)


def _below_heads(lines: Sequence[Sequence[_Event]], count: int) -> Iterator[tuple[int, Node]]:
    """Yield the numbers of rows below all keys as heads in another order, by where they begin."""
    heads: list[int] = []
    for row in lines:
        keys = [event.key for event in row]
        if {*keys} == {*range(count)} and len(keys) == count:
            heads = keys
        elif heads == sorted(heads) or len(row) != count or {*keys} != {-1}:
            heads = []
        for key, event in zip(heads, row, strict=False):
            if event.node and event.key < 0:
                yield event.start, event.node._replace(which=(key,))


def _on_uneven_lines(
    page: Page, lines: Sequence[Sequence[_Event]], count: int
) -> Iterator[tuple[_Event, _Event]]:
    """Yield the values of lines that begin with a key each, of which some have more than others.

    So have those of `Adam: loss 0.2, steps: 10` beside `SGD: loss 0.3, steps: never`: each has the
    values to which words lead that all have, or the first ones.
    """
    for at in range(len(lines) - count + 1):
        rows = lines[at : at + count]
        sizes = {len(row) for row in rows}
        led = all(_begins(page, row[0]) and {each.key for each in row[1:]} <= {-1} for row in rows)
        if led and 1 not in sizes and len(sizes) > 1 and len({row[0].key for row in rows}) == count:
            said = [{_word(page, value): value for value in row[1:]} for row in rows]
            shared = {*said[0]}.intersection(*said) - {""}
            for row, by_word in zip(rows, said, strict=True):
                own = [by_word[word] for word in sorted(shared)] or row[1 : min(sizes)]
                yield from ((row[0], value) for value in own)


def _word(page: Page, value: _Event) -> str:
    """Return the last word before a value on its line that no digit parts from it."""
    found = _LAST_WORD.search(page.before(value.start))
    return found[0].casefold() if found else ""


def _begins(page: Page, event: _Event) -> bool:
    """Say whether a key begins its line: `[adam] loss 0.2`, and not `best: adam, loss 0.2`."""
    before = page.text[page.line_start(event.start) : event.start]
    return event.key >= 0 and len(before) <= MARKS_MOST and not any(map(str.isalnum, before))


def _events(page: Page, nodes: Sequence[Node], index: Index) -> Iterator[_Event]:
    exact = {plain(key): at for at, key in enumerate(index) if isinstance(key, str)}
    means = [meaning(word) for word in exact]
    words = {of: at for of, at in zip(means, exact.values(), strict=True) if means.count(of) == 1}
    starts = [node.start for node in nodes]
    own: set[int] = set()  # of the numbers that are a part of a word: `top-3`
    for word in pattern_of(means).finditer(page.text):
        said = plain(word[0])
        key = exact.get(said, words.get(meaning(said)))
        inside = nodes[bisect_left(starts, word.start()) : bisect_left(starts, word.end())]
        if key is None or any(node.end > word.end() for node in inside):
            continue
        own.update(node.start for node in inside if not node.is_name)
        named = (node for node in inside if node.is_name and node.start == word.start())
        yield _Event(word.start(), key, next(named, None))
    for node in nodes:
        if not node.is_name and node.start not in own:
            yield _Event(node.start, _key(node, index), node)


def _key(node: Node, index: Index) -> int:
    """Return which key a number is, -1 for none."""
    if not node.is_number:
        return -1
    number = node.number
    unit = number.half_unit if number.place not in (None, 0) else 0
    keys = [(at, key) for at, key in enumerate(index) if not isinstance(key, str)]
    for most in (0, unit):  # a key may be printed rounded, 1/3 as 0.33
        near = [at for at, key in keys if isclose(number.value, key, rel_tol=1e-9, abs_tol=most)]
        if len(near) == 1:
            return near[0]
    return -1


def _stride(keys: Sequence[int], count: int) -> int:
    """Return how far apart keys stand of which the first are all, each once; 0 for none.

    Keys that follow each other have no values: `best: SGD` above `Is Adam steadier than Lion?`.
    In their own order they may be among their values, too: `0.9: 0.85` below `0.5: 0.9`.
    """
    if keys[0] < 0:
        return 0
    if len(keys) >= BESIDE * count and keys[: BESIDE * count : BESIDE] == [*range(count)]:
        return BESIDE
    by = next((at for at, key in enumerate(keys) if at and key >= 0), len(keys))
    row = keys[: by * count]
    is_whole = len(row) == by * count and {*row[::by]} == {*range(count)}
    return by if is_whole and by >= BESIDE and sum(key >= 0 for key in row) == count else 0


def _without_keys(node: Node, index: Index) -> Node:
    """Return a list of pairs as that of its values, and one of keys as what is no answer."""
    if node.shape == (len(index),) and [n.value for n in node.numbers] == [*index]:
        return node._replace(weak=True)
    pairs = [row.parts for row in node.parts] if node.shape == (len(index), 2) else []
    if pairs and [_key(key, index) for key, _ in pairs] == [*range(len(index))]:
        return joined([value for _, value in pairs], node.start, node.end)
    return node
