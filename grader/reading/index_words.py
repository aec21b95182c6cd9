"""An index as words say it: `layer 3:`, `w[0][1] =`, `0.9 after layer 3`."""

import re

from grader.reading.asides import is_index
from grader.reading.nodes import Page
from grader.reading.tokens import CJK

INDEX = re.compile(
    r"(?<![0-9])(?<![0-9]\.)(?<!float)(?<!int)(?<![Uu])([0-9]{1,4})(?:/[0-9]{1,4})?(?![0-9]|\.[0-9])"
)
"""A whole number that may be one."""
_LAST_WORD = re.compile(rf"([^\W\d_{CJK}]+|[{CJK}]+)[ \t:=#№(\[_.是为-]{{0,3}}\Z")
_CLOSES = re.compile(r"[\])}]")
_PATH = re.compile(r"([0-9]{1,4})(?:\]\s?\[|,\s?)([0-9]{1,4})[\])}]")
_ATTACHED = re.compile(r"[^\W\d]_?[0-9]{1,4}[\])}]{0,2}[ ]{0,2}(?:=|:[ ])")
_OWN = re.compile(r"[ \t]*[\[(#][0-9]{1,4}[\])]?[ :]")
INDEX_MOST = 24
"""Characters of an index's word and what stands between them."""


def index_behind(page: Page, start: int, end: int) -> tuple[int, ...]:
    """Return the one index with its word that stands behind the first value of a line.

    So `std=0.9 after layer 3 ..`; but `w11 = 0.9 after step 3` has its own, as `[3] 0.9` has.
    """
    behind = page.plain[end : page.line_end(end)]
    has_own = _ATTACHED.search(page.plain, start, end) or _OWN.match(page.plain, start, end)
    if not re.search("[0-9]", behind) or has_own:
        return ()
    before, found = (
        [int(each[1]) for each in INDEX.finditer(text) if is_named(text, each.start())]
        for text in (page.plain[start:end], behind)
    )
    return (found[0],) if len(found) == 1 and not before else ()


def index_in(lead: str) -> tuple[int, ...]:
    """Return the last index in a lead: of `w[0][1] =` both, of `layer 3/17:` the first."""
    path = list(_PATH.finditer(lead)) if _CLOSES.search(lead) else []
    if path:
        return int(path[-1][1]), int(path[-1][2])
    found = list(INDEX.finditer(lead))
    if len(found) > 1:  # in `layer=0 shape=16x256 std=` the one with its word
        named = (each for each in reversed(found) if is_named(lead, each.start()))
        return (int(next(named, found[-1])[1]),)
    return (int(found[-1][1]),) if found else ()


def is_named(text: str, start: int) -> bool:
    """Say whether the word of an index stands directly before a number that starts there."""
    word = _LAST_WORD.search(text[max(0, start - INDEX_MOST) : start])
    return word is not None and is_index(word[1], tasks=False)
