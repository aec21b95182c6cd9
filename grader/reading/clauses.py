"""Where a clause begins that leads to a value, and what stands before a dict that it is in."""

from grader.reading.found import Span

ENDS = ",;，；。>→"
ENDS_AND_COLONS = f"{ENDS}:："


def last(text: str, span: Span, ends: str = ENDS) -> Span:
    """Return what stands behind the last comma: of `22 links, iterations: 18` not the links."""
    first, end = span
    return max(first, *(text.rfind(mark, first, end) + 1 for mark in ends)), end


def head(text: str, line: Span) -> Span:
    """Return what stands before the first colon of a line: `trained net: old loss 0.1, new 0.5`."""
    first, end = line
    at = min((at for mark in ":：" if (at := text.find(mark, first, end)) >= 0), default=first)
    return (first, at) if text.find("{", first, at) < 0 else (first, first)


def before_brace(text: str, line: Span) -> Span:
    """Return what stands before an open dict on a line: `Euler: {'peak': 3074.7}`."""
    first, end = line
    at = text.rfind("{", first, end)
    return (first, at) if at > text.rfind("}", first, end) else (first, first)
