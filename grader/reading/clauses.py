"""Where a clause begins that leads to a value, and what stands before all of its line."""

import re

from grader.reading.found import Span

_FORMULA = re.compile(
    r"[ ]?[,:=(][ ]*(?=[^\n,:=]{0,60}[/*])(?=[^\n,:=]{0,60}\w\()[^\n,:=]{0,60}[=≈][ ]*\Z"
)
"""What computes a value, with calls in it: not `torch / mine`, which compares two."""
ENDS = ",;，；。>→"
ENDS_AND_COLONS = f"{ENDS}:："


def last(text: str, span: Span, ends: str = ENDS) -> Span:
    """Return what stands behind the last comma: of `22 links, iterations: 18` not the links."""
    first, end = span
    return max(first, *(text.rfind(mark, first, end) + 1 for mark in ends)), end


def before(text: str, line: Span) -> tuple[Span, Span]:
    """Return what stands before an open dict on a line, and before its first colon.

    So do the words in `Euler: {'peak': 3074.7}` and in `trained net: old loss 0.1, new loss 0.5`.
    """
    first, end = line
    brace = text.rfind("{", first, end)
    is_open = brace > text.rfind("}", first, end)
    at = min((at for mark in ":：" if (at := text.find(mark, first, end)) >= 0), default=first)
    colon = at if text.find("{", first, at) < 0 else first
    return (first, brace if is_open else first), (first, colon)


def formula(text: str, span: Span) -> int:
    """Return where what computes a value begins, `gain, std(x) / b(y) =`; its end if none is."""
    found = _FORMULA.search(text, *span)
    return found.start() if found else span[1]
