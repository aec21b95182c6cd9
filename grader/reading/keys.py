"""Numbers that values are for, as their checks say: `lr=0.1 loss=0.3`, `{0.1: 0.3}`.

Those of a list are its index; a label may have one, too, as `loss at eps=0.1`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from math import isclose

from grader.reading.nodes import Node, Page, joined
from grader.words.model import Check

STRIDE_MOST = 6
"""Numbers from one key to the next: it and its values, as one row of a table has them."""

_REAL = re.compile(r"[0-9]+\.[0-9]+")

Index = tuple[float, ...]


def keyed(page: Page, checks: Sequence[Check]) -> Page:
    """Return a page whose values know which key stands beside them; a key is weak."""
    nodes: Sequence[Node] = page.nodes
    for index in {check.index for check in checks if check.index}:
        nodes = [*_keyed(nodes, index)]
    labels = " ".join(label for check in checks for label in check.labels)
    if said := {float(number) for number in _REAL.findall(labels)}:
        nodes = [*_without(page, nodes, said)]
    return page if nodes is page.nodes else replace(page, nodes=tuple(nodes))


def _without(page: Page, nodes: Sequence[Node], said: Collection[float]) -> Iterator[Node]:
    """Yield nodes, numbers that a label has as weak where another value follows on their line."""
    for node, following in zip(nodes, [*nodes[1:], None], strict=True):
        is_said = node.is_number and node.number.value in said and following is not None
        leads = is_said and following and page.line_of(following.start) == page.line_of(node.start)
        yield node._replace(weak=True) if leads else node


def _keyed(nodes: Sequence[Node], index: Index) -> Iterator[Node]:
    found: dict[int, Node] = {}
    numbers = [node for node in nodes if not node.is_name]
    keys = [_key(node, index) if node.is_number else -1 for node in numbers]
    at = 0
    while at < len(numbers):
        stride = _stride(keys[at : at + STRIDE_MOST * len(index)], len(index))
        for first in range(at, at + stride * len(index), stride) if stride else ():
            key, *values = numbers[first : first + stride]
            found[key.start] = key._replace(weak=True)
            found |= {value.start: value._replace(which=(keys[first],)) for value in values}
        at += max(1, stride * len(index))
    for node in nodes:
        yield found.get(node.start) or _without_keys(node, index)


def _key(node: Node, index: Index) -> int:
    """Return which key a number is, -1 for none."""
    value = node.number.value
    return next((at for at, key in enumerate(index) if isclose(value, key, rel_tol=1e-9)), -1)


def _stride(keys: Sequence[int], count: int) -> int:
    """Return how far apart numbers stand of which the first are all keys, each once; 0 for none."""
    if keys[0] < 0:
        return 0
    strides = (
        s for s in range(1, len(keys) // count + 1) if {*keys[: s * count : s]} == {*range(count)}
    )
    return next(strides, 0)


def _without_keys(node: Node, index: Index) -> Node:
    """Return a list of pairs as that of its values, and the keys in a list as what is no answer."""
    if node.shape == (len(index),) and [n.value for n in node.numbers] == [*index]:
        return node._replace(weak=True)
    pairs = [row.parts for row in node.parts] if node.shape == (len(index), 2) else []
    if pairs and [_key(key, index) for key, _ in pairs] == [*range(len(index))]:
        return joined([value for _, value in pairs], node.start, node.end)
    return node
