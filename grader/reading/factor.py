"""A factor beside a grid, as torch before 1.0 prints it: `1.0e-02 * [[1., 2.]]`."""

import math
import re

from grader.reading.nodes import Node, Page
from grader.words.values import Grid, Number, power_of_ten

_REACH = 80
"""Characters that are looked at before and after a grid."""
_NUMBER = r"[+-]?[0-9]{1,40}\.?[0-9]{0,40}(?:[eE][+-]?[0-9]{1,3})?"
_WRAPPERS = r"(?:(?:np\.|numpy\.|torch\.)?(?:tensor|array|float[0-9]{0,3}|Parameter)\(|[\s,;|(\[])*"
_BEFORE = re.compile(rf"(?<![\w.+-])(?P<factor>{_NUMBER})[ ]?[*×]{_WRAPPERS}\Z")
_AFTER = re.compile(rf"[ )]{{0,4}}[*×][ ]{{0,4}}(?P<factor>{_NUMBER})(?![\w.])")
_NORMALISED = 10


def scaled(page: Page, node: Node) -> Node:
    """Return a grid with its numbers times the factor beside it, and the factor as a part of it.

    What is shown says how precise it is as long as the factor is that of scientific notation.
    """
    found = _AFTER.match(page.text, node.end)
    before = page.text[max(0, node.start - _REACH) : node.start]
    start = node.start
    if found is None and ("*" in before or "×" in before):
        found = _BEFORE.search(before)
        start -= len(before) - found.start() if found else 0
    factor = float(found["factor"]) if found else 1.0
    if factor == 1 or not factor or not math.isfinite(factor) or not isinstance(node.value, Grid):
        return node
    power = round(math.log10(abs(factor)))
    exact = factor == power_of_ten(power) and (power < 0 or 1 <= node.value.largest < _NORMALISED)
    numbers = {
        at: Number(n.value * factor, n.place + power if exact and n.place is not None else None)
        for at, n in node.value.numbers.items()
    }
    lead = node.lead or (page.line_start(start), start)
    return node._replace(value=Grid(node.value.shape, numbers), lead=lead)
