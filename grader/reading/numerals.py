"""A number where it stands: its sign, what is wrong with it so, whether it is an aside."""

import re
from collections.abc import Collection
from typing import NamedTuple

from grader.reading import asides
from grader.reading.nodes import Node
from grader.reading.tokens import CJK, IN_WORD, Token
from grader.words.language import Message
from grader.words.values import Number

INDENT = 16
"""Characters before what begins a line."""
_PERCENT = re.compile(r"[ ]?%")
_FACTOR = re.compile(r"[ ]?(?:\*\*?|×|·|x(?=[ ]?10\b))[ ]?-?[0-9][0-9.eE^*×+-]*")
_EITHER = re.compile(r"[ ]?(?:or|или|либо|或者?)[ ]?[-+]?[0-9]")
_OR = re.compile(r"[0-9][ ]?(?:or|или|либо|或者?)[ ]?[-+]?[0-9.eE+-]+\Z")
_LEADS = re.compile(r":|[ ]?=[ ]?(?![= ])")
"""What makes a whole number a part of what leads to another: `0:`, `of 10000 = 1.59`."""
_MULTIPLIES = re.compile(r"[ ]?[*×][ ]*(?:\n|tensor|array|\[)")
_ENUMERATED = re.compile(rf"[.)]+[ \t]+(?:[^\W\d{CJK}]|[{CJK}'\"(\[{{*`])")


class Around(NamedTuple):
    """What stands around a number: the text, where its line and the last value in it end.

    `pieces` are the offsets at which something was printed apart.
    """

    text: str
    line_start: int
    value_end: int
    pieces: Collection[int]


def sign(around: Around, token: Token) -> tuple[int, str | None]:
    """Return where a number begins, and its sign; None if it is a part of a word."""
    text, start = around.text, token.start
    if text[start - 1 : start] not in ("+", "-") or start == 0:
        return _sign_apart(around, token)
    mark, before = text[start - 1], text[start - 2 : start - 1] if start > 1 else ""
    if start - 1 in around.pieces or not before or before in " \t\n([{,=:;|<>~'\"`/*$^≈":
        return start - 1, mark
    if before in ")]-+" or around.value_end == start - 1:
        return start, ""  # `Hardshrink-0.7`: between a name or a number and another
    if re.match(IN_WORD, before):
        return (start - 1, mark) if token.text.strip("0123456789") else (start, None)  # utf-8
    return start - 1, mark


def _sign_apart(around: Around, token: Token) -> tuple[int, str]:
    """Return the sign of `- 0.5`: one where nothing stands before it that it could part."""
    text, start = around.text, token.start
    if start < 2 or text[start - 1] != " " or text[start - 2] not in "+-":
        return start, ""
    before = text[max(around.line_start, start - INDENT) : start - 2].rstrip(" \t")
    if before and before[-1] not in "=:,([":
        return start, ""
    return start - 2, text[start - 2]


def fault(text: str, number: Number, end: int) -> tuple[int, Message | None]:
    """Return where a number ends with its percent sign or factor, and what is wrong then."""
    shown = {"value": f"{number.value:.10g}"}
    percent = _PERCENT.match(text, end)
    if percent:
        return percent.end(), Message(
            "{value}% is not the number itself: print it without a percent sign", shown
        )
    factor = _FACTOR.match(text, end)
    if factor:
        return factor.end(), Message(
            "{value} stands beside a factor: print the number itself", shown
        )
    if _EITHER.match(text, end) or _OR.search(text, max(0, end - 40), end):
        return end, Message("{value} is one of two values: decide for one", shown)
    return end, None


def is_weak(around: Around, node: Node, token: Token, first: bool) -> bool:
    """Say whether a number, `first` on its line or not, measures, counts or multiplies others."""
    text, end = around.text, token.end
    if _MULTIPLIES.match(text, node.end):
        return True
    if node.number.value != node.number.value:
        return asides.PROSE.match(text, end) is not None
    if asides.MEASURED.match(text, end):
        return True
    if text[max(0, node.start - 4) : node.start].rstrip(" ").endswith(("±", "+/-", "+-")):
        return True
    if node.count is None:
        return False
    if _LEADS.match(text, end) or asides.COUNTED.match(text, end):
        return True
    enumerates = first and _ENUMERATED.match(text, end) is not None
    return enumerates or asides.ORDINAL.match(text, end) is not None


def begins_line(around: Around, start: int) -> bool:
    """Say whether nothing but marks of a list stand before an offset on its line."""
    near = start - around.line_start <= INDENT
    return near and not around.text[around.line_start : start].strip(" \t#*-")
