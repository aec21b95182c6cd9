"""A number where it stands: its sign, what is wrong with it so, whether it is an aside."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from math import isfinite, isinf

from grader.reading import asides
from grader.reading.nodes import Group, Node, joined
from grader.reading.tokens import ANY_LETTER, IN_WORD, LETTER, TO_NUMBER, Token
from grader.words.check import Check
from grader.words.language import Message
from grader.words.values import Number, single

_DIGITS = re.compile("[0-9]+")
_SIZES = re.compile(r"[0-9]{1,6}(?:[ ]?[/x×][ ]?[0-9]{1,6}){1,7}")
_SIZE = re.compile(r"(?:torch\.)?Size\Z")
SIZE_MOST = 12
"""Characters before the bracket of a size."""
INDENT = 16
"""Characters before what begins a line."""
UNCERTAIN = ("±", "+/-", "+-", "\\pm", "plus or minus", "plus minus", "плюс-минус", "正负")
UNCERTAIN_MOST = 16
"""Characters of the longest, and a gap behind it."""
_BEHIND = re.compile(
    rf"(?P<leads>:|[ ]{{0,16}}=(?!=)[ ]?(?![= ])|[ ](?:is|это)[ ](?=[-+]?\.?[0-9]))"
    rf"|(?P<factor>[ ]?(?:[%*×·]|x(?=[ ]?10\b)))"
    rf"|(?P<closes>[²³)]+[ ]?[=*×·/+−(-])|(?P<lists>[.)]+[ \t])"
    rf"|(?P<word>[ ]?{ANY_LETTER}|-)|(?P<operator>[ ]?[/+÷]|[ ]-)"
)
"""What may say something of the number before it. A whole one that leads to another is a part of
that: `0:`, `of 10000 = 1.59`; one may be multiplied, begin a part of a list, or have a word."""
_OPERAND = re.compile(
    r"[²³)]{0,3}(?:(?:[ ]?[-+*/×·÷−][ ]?\(?|\()[-+]?"
    r"(?:[0-9][0-9.,eE]{0,24}|[a-zа-я][0-9]?)[²³)]{0,3}){0,8}[ ]?=[ ]?[-+]?\.?[0-9(]"
)
"""What stands behind a number of which another is computed: `1.0057 / 0.6293 = 1.5983`."""
_OPERATORS = tuple("-+*/×·÷−")
_OF = re.compile(r"(?:[0-9][ ]|[(])(?:of|out of|из)[ ](?:(?:the|all|всех)[ ]){0,2}\Z")
_OF_MOST = 20
"""Before how many there are: `layer 3 of 100`."""
_IN_LABEL = re.compile(
    rf"[ ](?:[^\n,;|=:.0-9]|(?<![0-9])[0-9]{{1,6}}(?![0-9.])){{1,60}}{TO_NUMBER}"
)
"""What stands behind a count that is a part of another's label: `0 for all 500 inputs: 12`."""
_SHARE = re.compile(r"[ ](?:of|out of|из)[ ][0-9]{1,9}[ ]?[=:→]")
"""Behind how many of all, before their share: `76 of 90 = 0.844`."""
_SHARE_OF = re.compile(
    r"[ ]?%[ ]?(?:(?:done|complete[d]?|of|from|готово|выполнено|от|из)\b|已?完成)", re.IGNORECASE
)
"""Behind how much is done, or of what a per cent is: `12.5 % of the neurons`."""
_NAMES = re.compile(rf"[ ]?%[ -]?{ANY_LETTER}")
"""Behind a per cent that is a word of another's name: `95% interval: [3.7, 7.6]`."""
_TO_VALUE = re.compile(r"[ ]?%[)]?[ ]?[:=：][ ]{0,8}[^\s]")
"""Behind a per cent that leads to another value: `confidence interval 95%: 3.7 .. 7.6`."""
_LED = re.compile(r"[:=：>][ ]?\Z")
_LIMIT = re.compile(r"(?:(?<!\w)[a-zA-Z][ ]?(?:->|→)|\b(?:to|к)[ ])[ ]?\Z")
"""Before an infinity that is no value: `n -> inf`, `n goes to infinity`."""
_TO_INDEX = re.compile(r"[ \t:=#№(\[_.是为-]{0,6}")
_COUNTS_ON = re.compile(r"-?[0-9]{1,6}\.?(?:[ ,]{1,3}-?[0-9]{1,6}(?:\.[0-9]*)?){2}")
"""More of a row that begins behind a word of an index: `argmax per row: 0 1 0`."""
_PERCENT = re.compile(r"[ ]?%")
PERCENT = Message("{value}% is not the number itself: print it without a percent sign")
_FACTOR = re.compile(r"[ ]?(?:\*\*?|×|·|x(?=[ ]?10\b))[ ]{0,4}-?[0-9][0-9.eE^*×+-]*")
_COMPUTES = re.compile(r"[ ]?[*×·][ ]?[^\W\d_][^\n=,:;]{0,60}=[ ]?[-+]?\.?[0-9]")
"""Behind the factor of what computes a value: `loss = 0.5 * sum(x**2) = 0.25`."""
_EITHER = re.compile(r"[ ]?(?:or|или|либо|或者?)[ ]?[-+]?(?P<other>\.?[0-9])")
_MULTIPLIES = re.compile(r"[ ]?[*×][ ]*(?:\n|tensor|array|\[)")
_AHEAD = re.compile(rf"{TO_NUMBER}|[ ]{{1,40}}[-+]?[0-9]*\.[0-9]")
"""Behind a bracket what leads to a value, or that."""
_ENUMERATED = re.compile(r"[.)]+[ \t]+(?:[^\W\d]|['\"(\[{*`])")


def sizes(text: str, start: int, end: int) -> Iterator[Node]:
    """Yield the list that `3x3` or `23/17` is, an answer only where a label asks for it."""
    if _SIZES.fullmatch(text, start, end):
        found = _DIGITS.finditer(text, start, end)
        parts = [Node(single(Number(float(n[0]), 0)), n.start(), n.end()) for n in found]
        yield joined(parts, start, end)._replace(weak=True)


def counted(text: str, node: Node) -> Iterator[Node]:
    """Yield the count that stands before that of all, `39/200`, an answer where one is asked."""
    if len(node.parts) == 2 and "/" in text[node.start : node.end]:
        yield node.parts[0]._replace(weak=True)


def size_word(text: str, bracket: int) -> int | None:
    """Return where the word of a size before its bracket begins, `torch.Size(`; None if none."""
    first = max(0, bracket - SIZE_MOST)
    word = _SIZE.search(text[first:bracket])
    return first + word.start() if word else None


def sign(
    text: str, token: str, start: int, span: tuple[int, int], pieces: Collection[int]
) -> tuple[int, str | None]:
    """Return where a number begins, and its sign; None if it is a part of a word.

    `span` is where its line begins, and where the value before it ends; at `pieces` something was
    printed apart.
    """
    mark, before = text[start - 1 : start], text[start - 2 : start - 1] if start > 1 else ""
    if mark == " " and before and before in "+-":  # `- 0.5`, where it can part nothing
        words = text[max(span[0], start - INDENT) : start - 2].rstrip(" \t")
        return (start, "") if words and words[-1] not in "=:,([" else (start - 2, before)
    if not mark or mark not in "+-":
        return start, ""
    if start - 1 in pieces or not before or before in " \t\n([{,=:;|<>~'\"`/*$^≈":
        return start - 1, mark
    if before in ")]-+" or span[1] == start - 1:
        return start, ""  # `Hardshrink-0.7`: between a name or a number and another
    is_part = token.isdigit() and re.match(IN_WORD, before)  # utf-8
    return (start, None) if is_part else (start - 1, mark)


def behind(text: str, end: int) -> str:
    """Return which kind of thing behind a number says something of it, mostly nothing."""
    found = _BEHIND.match(text, end)
    return found.lastgroup or "" if found else ""


def other_of_two(text: str, end: int) -> int:
    """Return where the digits of `0.6` begin behind `0.5` in `0.5 or 0.6`, else -1."""
    found = _EITHER.match(text, end)
    return found.start("other") if found else -1


def fault(text: str, number: Number, end: int, is_either: bool) -> tuple[int, Message | None]:
    """Return where a number ends with its percent sign or factor, and what is wrong then."""
    shown = {"value": f"{number.value:.10g}"}
    percent = _PERCENT.match(text, end)
    if percent:
        return percent.end(), replace(PERCENT, values=shown)
    factor = _FACTOR.match(text, end)
    if factor:
        return factor.end(), Message(
            "{value} stands beside a factor: print the number itself", shown
        )
    if is_either:
        return end, Message("{value} is one of two values: decide for one", shown)
    return end, None


def fault_for(check: Check, node: Node) -> Message | None:
    """Return what is wrong with a node as it stands: no percent sign where per cents are asked."""
    if node.fault is None or not check.percent:
        return node.fault
    every = [node.fault, *(fault_for(check, part) for part in node.parts)]
    return next((each for each in every if each and each.text != PERCENT.text), None)


def is_in_percent(node: Node) -> bool:
    """Say whether a number was printed with a percent sign."""
    return node.fault is not None and node.fault.text == PERCENT.text


def is_weak(text: str, node: Node, end: int, kind: str) -> bool:
    """Say whether a number whose digits end somewhere measures, counts or multiplies others.

    `kind` is that of what stands behind it.
    """
    if kind in ("leads", "factor", "operator") and _OPERAND.match(text, end):
        return True
    if kind == "closes":
        before = text[max(0, node.start - 3) : node.start].rstrip(" (")
        return before[-1:] in _OPERATORS and _OPERAND.match(text, end) is not None
    if kind == "factor":
        names = _NAMES.match(text, end) and not _LED.search(
            text, max(0, node.start - 3), node.start
        )
        shares = (
            _SHARE_OF.match(text, end)
            or _TO_VALUE.match(text, end)
            or (node.counts is not None and names)
        )
        computes = _COMPUTES.match(text, end)
        return bool(shares or computes) or _multiplies(text, node)
    if not isfinite(node.number.value):
        is_limit = kind == "leads" or _LIMIT.search(text, max(0, node.start - INDENT), node.start)
        return (
            bool(is_limit and isinf(node.number.value)) or asides.PROSE.match(text, end) is not None
        )
    if kind == "word" and asides.MEASURED.match(text, end):
        return True
    if node.counts is None:
        return False
    if kind == "word" and _SHARE.match(text, end):
        return True
    if kind == "word" and _IN_LABEL.match(text, end):
        return not _LED.search(text, max(0, node.start - 3), node.start)
    if kind == "leads":
        return True
    return any(of.match(text, end) for of in (asides.COUNTED, asides.ORDINAL))


def _multiplies(text: str, node: Node) -> bool:
    """Say whether a number is the factor of what follows; `Tanh 0.2 *` is marked with a star."""
    found = _MULTIPLIES.match(text, node.end)
    before = text[max(0, node.start - INDENT) : node.start].rpartition("\n")[2]
    return found is not None and not (found[0].endswith("\n") and re.search(LETTER, before))


def is_index(text: str, before: Token, word: Token, start: int) -> bool:
    """Say whether an index's word stands directly before; in `1 слое: 5` it has its own."""
    _, first, last = word
    kind, _, own_end = before
    if not _TO_INDEX.fullmatch(text, max(last, 0), start):
        return False
    if ":" in text[last:start] and _COUNTS_ON.match(text, start):
        return False
    between = text[own_end:first]
    has_own = kind in ("number", "glued", "share") and between in ("", " ", "-")
    known = asides.is_index(text[first:last].rstrip("是为"))
    return known and not (has_own and text[last:start].strip())


def numbers_words(text: str, word: Token, group: Group, end: int) -> bool:
    """Say whether a bracket, with a blank before it, numbers words before a value: `w (0): 0.3`."""
    is_place = len(group.parts) == 1 and group.parts[0].counts is not None
    of_words = word[2] == group.start - 1 and text[group.start - 1] == " "
    return is_place and of_words and bool(_AHEAD.match(text, end))


def is_total(text: str, start: int) -> bool:
    """Say whether a whole number says how many there are, of which some were told: `19 of 32`."""
    return _OF.search(text, max(0, start - _OF_MOST), start) is not None


def enumerates(text: str, line_start: int, node: Node, end: int) -> bool:
    """Say whether a whole number begins a line, and a part of a list: `2) tanh`."""
    return (
        node.counts is not None
        and _ENUMERATED.match(text, end) is not None
        and _begins_line(text, line_start, node.start)
    )


def is_uncertainty(text: str, start: int) -> bool:
    """Say whether a number says how uncertain another is: `0.5 ± 0.1`."""
    return text[max(0, start - UNCERTAIN_MOST) : start].rstrip(" ").endswith(UNCERTAIN)


def _begins_line(text: str, line_start: int, start: int) -> bool:
    """Say whether nothing but marks of a list stand before an offset on its line."""
    near = start - line_start <= INDENT
    return near and not text[line_start:start].strip(" \t#*-")
