"""What stands behind values and says which they are: `220 words, 1495 symbols`, `0.9 -> 0.3`."""

import re
from collections.abc import Sequence

from grader.authoring.found import Found
from grader.reading.nodes import Node, Page, joined
from grader.reading.tokens import ARROW, CJK, LETTER

_WORD = re.compile(
    rf"[ ]?[个条次]?[ ]?(?P<word>{CJK}{{1,8}}|{LETTER}{{3,24}}(?:[ ](?!and\b){LETTER}{{3,24}})?)"
    r"[ ]?(?:[.。]?\Z|[,;，；、/|][ ]?(?:(?:and|и)[ ])?\Z|(?<=[ ])(?:and|и)[ ]\Z|[和与][ ]?\Z)",
    re.IGNORECASE,
)
"""One word or two behind a value, and nothing more up to the next."""
_FORMER = re.compile(
    r"\b(?:before|after|from|to|old|new|до|после|было|стало)\b|[之以]?[前后]", re.IGNORECASE
)
_SIDES = (
    (re.compile(CJK), ("之前", "之后")),
    (re.compile("[а-яё]", re.IGNORECASE), ("до", "после")),
)
_ENGLISH = ("before", "after")


def named(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    """Return the values of a print, those that nothing leads to with what stands behind them."""
    is_line = len({page.line_of(each.node.start) for each in found}) == 1
    return (is_line and _counted(page, found)) or found


def changed(page: Page, nodes: Sequence[Node]) -> Sequence[Node]:
    """Return the nodes of a print, two numbers with an arrow between them as one list."""
    if len(nodes) != len(_ENGLISH) or not all(node.is_number for node in nodes):
        return nodes
    one, other = nodes
    alike = one.is_whole == other.is_whole  # `n = 3 -> 0.53` is a value for 3
    if not alike or one.weak or not ARROW.fullmatch(page.text, one.end, other.start):
        return nodes
    return [joined(nodes, one.start, other.end)]


def sides(page: Page, node: Node, label: str) -> tuple[str, ...]:
    """Return what the two values are for that an arrow joins, in the language of their label.

    One that says it, `from / to`, has words of its own.
    """
    if len(node.parts) != len(_ENGLISH) or not label or _FORMER.search(label):
        return ()
    one, other = node.parts
    if not ARROW.fullmatch(page.text, one.end, other.start):
        return ()
    return next((words for of, words in _SIDES if of.search(label)), _ENGLISH)


def _counted(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    """Return values with the word behind each, if all have one of their own."""
    first = found[0]
    if (len(found) == 1 and first.label) or any(each.kind == "name" for each in found):
        return ()  # what is behind may be its unit
    ends = [*(each.node.start for each in found[1:]), page.line_end(found[-1].node.end)]
    behind = [
        _WORD.fullmatch(page.text[each.node.end : end])
        for each, end in zip(found, ends, strict=True)
    ]
    words = [each["word"] for each in behind if each]
    if len({word.casefold() for word in words}) < len(found):
        return ()
    lead = page.text[page.line_start(first.node.start) : first.node.start]
    head = first.label if lead.rstrip().endswith((":", "：")) else ""
    return [
        each._replace(label=f"{head} {word}".strip(), short=word if head else "")
        for each, word in zip(found, words, strict=True)
    ]
