"""Where a clause begins that leads to a value, and what leads on from one to words behind it."""

import re

from grader.reading import asides
from grader.reading.found import Span
from grader.reading.tokens import ANY_LETTER, LETTER

_FORMULA = re.compile(
    r"[ ]?[,:=(][ ]*(?=[^\n,:=]{0,60}[/*])(?=[^\n,:=]{0,60}\w\()[^\n,:=]{0,60}[=≈][ ]*\Z"
)
"""What computes a value, with calls in it: not `torch / mine`, which compares two."""
ENDS = ",;，；。>→"
ENDS_AND_COLONS = f"{ENDS}:："
_AMONG = "in|among|and|среди|и"
_LEADS_ON = (
    r"[\s,)\]'\"*`]*(?:<?[-=~—–]+>?|[←→⇐⇒#(\[:：]"
    rf"|(?:is|was|это|являет\w*|是|为|(?<!, )(?<!,)(?:{asides.WHOSE}))(?!{LETTER}))[\s<>=-]*"
    rf"|[ ](?:(?:of|out of|из)[ ][0-9]{{1,9}}[ ](?={LETTER})"
    rf"|(?={LETTER}{{1,20}}(?:[ ]*(?:[,;\n]|[.](?:\s|\Z)|\Z)|[ ](?:{_AMONG})[ ])))"
)
"""Behind a value what leads to words of it: `0.7 <- mean`, `12 of 64 cells`, `7 faults in 150`."""
TO_TAIL = re.compile(_LEADS_ON, re.IGNORECASE)
TO_REST = re.compile(rf"{_LEADS_ON}|(?:[ ]{{2,}}|\t)(?={ANY_LETTER})", re.IGNORECASE)
"""To what leads on from the last value of a line: in a table a gap does, too."""
TO_NEXT = re.compile(r"(?:[ ](?:of|is|was|are|at)|[是为])[ ]?\Z")
"""At the end of what leads to the next value: the loss in `39 with a loss of 0.52`."""
_ENDS = r"[ ]*[,;|\n.、。]|[ ]+(?:and|vs|against|и|а|против)[ ]|[和与]"
OWNED = re.compile(
    rf"[ ]?(?:[(\[][^()\[\]\n0-9:=]{{1,40}}[)\]]"
    rf"|(?:{asides.WHOSE}|<?[-—–=]+(?![-—–=>])|←)(?!{LETTER})[^\n0-9,;|:=()]{{1,40}}?(?={_ENDS}|\Z)"
    rf"|(?:[-—–=]+>|→)[^\n0-9,;|:=()]{{1,40}}?(?={_ENDS})"
    rf"|{LETTER}{{1,20}}(?=[ ]*[,;]|[ ](?:{_AMONG})[ ]))(?![ ]*[:=])",
    re.IGNORECASE,
)
"""What stands behind a value and says whose that is, so that it leads to no other."""
INSIDE = re.compile(r"\((?=[^\W\d]\w{0,15}(?P<more>(?:[ -]\w{1,15}){0,2})[ ]?[=:][ ]?\Z)")
"""Before what is said in brackets, whose label is in these: `mean (n=200)`, `(the other: 0.6)`."""


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
