"""What leads from a value to words behind it, and on to the next: `0.7 <- mean`, `0.9 -> 0.1`."""

import re

from grader.reading import asides
from grader.reading.tokens import CJK, LETTER

_AMONG = "in|among|and|среди|и"
_LEADS_ON = (
    r"[\s,)\]'\"*`]*(?:<?[-=~—–]+>?|[←→⇐⇒#(\[:：]"
    rf"|(?:is|was|это|являет\w*|是|为|(?<!, )(?<!,)(?:{asides.WHOSE}))(?!{LETTER}))[\s<>=-]*"
    rf"|[ ](?:(?:of|out of|из)[ ][0-9]{{1,9}}[ ](?={LETTER})"
    rf"|(?={LETTER}{{1,20}}(?:[ ]*(?:[,;\n]|[.](?:\s|\Z)|\Z)|[ ](?:{_AMONG})[ ])))"
)
"""Behind a value what leads to words of it: `0.7 <- mean`, `12 of 64 cells`, `7 faults in 150`."""
TO_TAIL = re.compile(_LEADS_ON, re.IGNORECASE)
TO_REST = re.compile(rf"{_LEADS_ON}|(?:[ ]{{2,}}|\t)(?={LETTER}|(?-i:[{CJK}]))", re.IGNORECASE)
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
INSIDE = re.compile(r"\((?=[^\W\d]\w{0,15}[ ]?[=:][ ]?\Z)")
"""Before what is said in brackets, whose label is in these: `mean (n=200)`."""
