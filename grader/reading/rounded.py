"""A value that was printed twice: `about 0.66 (exactly 0.6647)`, or as a share, `92% = 0.92`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from grader.reading.nodes import Node, Page
from grader.reading.numerals import is_in_percent
from grader.words.check import Check
from grader.words.values import Number

_EXACTLY = (
    r"exactly|precisely|more[ ](?:exactly|precisely)|in[ ]full|unrounded"
    r"|точно|точнее|без[ ]округления|полностью|更精确|未舍入"
)
_EXACT = rf"{_EXACTLY}|exact(?:[ ]value)?|full|точное(?:[ ]значение)?|精确值?|准确值?"
_IN_FULL = re.compile(
    rf"[ ]?(?:[(\[][ ]?(?:{_EXACTLY}):?|[,;]?[ ](?:or[ ]|или[ ])?(?:{_EXACTLY}))[ ]?",
    re.IGNORECASE,
)
_OF_ABOUT = re.compile(rf"[ ]?(?:[(\[][ ]?(?:{_EXACT})?|[,;]?[ ](?:{_EXACT}))[ :=]*", re.IGNORECASE)
"""Between the two; `0.66 (exact 0.6647)` may be the truth, unless the first is said to be about."""
_ABOUT = re.compile(
    r"(?:[~≈]|\b(?:about|around|roughly|approx\w*|rounded|около|примерно|округл\w*)"
    r"|约为?|四舍五入)[ ]?\Z",
    re.IGNORECASE,
)
DIGITS_LEAST = 2
"""How many digits more the second has: `0.5 (0.51)` may be two values."""
_AGAIN = re.compile(
    r"[ ]?[(\[=][ ]?|,?[ ](?:or|i\.?e\.?|that[ ]is|или|т\.?[ ]?е\.?|то[ ]есть)[ ]|[，,]?[即或][ ]?",
    re.IGNORECASE,
)


def in_full(page: Page, checks: Sequence[Check]) -> Page:
    """Return a page without the rounded ones of such values, and shares that are not asked so."""
    asked = {check.percent for check in checks if check.kind != "name"}
    percent = asked.pop() if len(asked) == 1 else None
    nodes = [*_without_second(page, percent)]
    return replace(page, nodes=tuple(_without_first(page, nodes, percent)))


def _without_first(page: Page, nodes: Sequence[Node], percent: bool | None) -> Iterator[Node]:
    start: int | None = None
    for at, node in enumerate(nodes):
        following = nodes[at + 1] if at + 1 < len(nodes) else None
        if following and (
            _is_rounded(page, node, following)
            or (is_in_percent(following) == percent and _are_one(page, node, following))
        ):
            before = nodes[at - 1].end if at else 0
            start = max(before, page.line_start(node.start)) if start is None else start
        elif start is not None:
            yield node._replace(lead=(start, nodes[at - 1].start))
            start = None
        else:
            yield node


def _without_second(page: Page, percent: bool | None) -> Iterator[Node]:
    yield from page.nodes[:1]
    for node, following in pairwise(page.nodes):
        if is_in_percent(node) != percent or not _are_one(page, node, following):
            yield following


def _is_rounded(page: Page, node: Node, other: Node) -> bool:
    """Say whether a number is the one behind it, with fewer digits."""
    if not (node.is_number and other.is_number):
        return False
    is_about = _ABOUT.search(page.before(node.start))
    between = _OF_ABOUT if is_about else _IN_FULL
    if not between.fullmatch(page.text, node.end, other.start):
        return False
    return _rounds_to(other.number, node.number)


def _are_one(page: Page, one: Node, two: Node) -> bool:
    """Say whether two numbers are one, of which either is in per cent: `92.0% (0.92)`."""
    if not (one.is_number and two.is_number) or is_in_percent(one) == is_in_percent(two):
        return False
    bracket = page.text.startswith(("(", "["), two.start)
    if not _AGAIN.fullmatch(page.text, one.end, two.start + bracket):
        return False
    share, number = (one.number, two.number) if is_in_percent(one) else (two.number, one.number)
    apart = abs(share.value / 100 - number.value)
    return apart <= (share.half_unit / 100 + number.half_unit) * (1 + 1e-9)


def _rounds_to(full: Number, rounded: Number) -> bool:
    if full.place is None or rounded.place is None or rounded.place > 0:
        return False
    is_longer = full.place <= rounded.place - DIGITS_LEAST
    return is_longer and abs(full.value - rounded.value) <= rounded.half_unit * (1 + 1e-9)
