"""Which words say what a count is of: `SNR < 1: 19`, `282 running words made of 1789 symbols`."""

import re
from collections.abc import Sequence

from grader.reading.found import Label
from grader.reading.nodes import Node
from grader.reading.tokens import TO_NUMBER
from grader.words.model import Check

_TO_OTHER = re.compile(rf"(?:[^()\n]{{0,60}}\))?[^\n,;|=:：]{{0,60}}{TO_NUMBER}")
"""Behind a number of what leads to another: `SNR < 1: 19`, `width (of 2, 4): 4`."""
_COUNTED = re.compile(r"(?<![\w.])[0-9][0-9.]{0,9}")
_DIRECTLY = re.compile(r"[\s:=：>是为-]*|[ ](?:is|are|was)[ ]")
"""Between a label and what it leads to, so that this leads to no other."""


def leads_on(text: str, node: Node) -> bool:
    """Say whether a number belongs to what leads to another, as the first of `SNR < 1: 19`."""
    return _TO_OTHER.match(text, node.end) is not None


def follows(text: str, label: Label, node: Node) -> bool:
    """Say whether a label leads to a number with nothing between them."""
    return _DIRECTLY.fullmatch(text, label.end, node.start) is not None


def is_second(text: str, label: Label, node: Node) -> bool:
    """Say whether a label leads to another count that stands before this one."""
    first = _COUNTED.search(text, label.end, node.start)
    directly = first and _DIRECTLY.fullmatch(text, label.end, first.start())
    return first is not None and (bool(directly) or not _TO_OTHER.match(text, first.end()))


def is_of_others(
    text: str, node: Node, label: Label, check: Check, behind: Sequence[Label]
) -> bool:
    """Say whether a count is what another check asks for, as the label directly behind it says.

    In `words made of 1789 symbols` it is no number of words. `behind` are the labels there.
    """
    counted = check.whole and node.counts is not None and not follows(text, label, node)
    theirs = behind and behind[0].start == node.end + 1 and check.name not in behind[0].checks
    return bool(counted and theirs)
