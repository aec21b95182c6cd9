"""An index as words say it: `layer 3:`, `w[0][1] =`, `top left`, `row 0, column 1`, `first row`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from grader.reading.asides import is_index
from grader.reading.nodes import NEAR, Node, Page
from grader.reading.tokens import CJK, LETTER

_IN_DATE = r"[ T][0-9]{1,2}:[0-9]{2}"
INDEX = re.compile(
    r"(?<![0-9])(?<![0-9][./:])(?<!:[0-9]{2},)(?<![0-9]{4}-)(?<![0-9]{4}-[0-9]{2}-)(?<!float)(?<!int)"
    r"(?<![Uu])([0-9]{1,4})(?:/[0-9]{1,4})?"
    r"(?![0-9]|[/.][0-9]|:[0-9]{2}:|(?<=[0-9]{2}):[0-9]{2}(?![0-9.])|:[0-9]{2}[ ]?[AP]M"
    rf"|-[0-9]{{2}}-|(?:-[0-9]{{2}})?{_IN_DATE}(?![0-9.]))"
)
"""A whole number that may be one; no part of a date or a time is, `2024-11-05 22:51:48`."""
_LAST_WORD = re.compile(rf"({LETTER}+|{CJK}+)[ \t:=#№(\[_.是为-]{{0,3}}\Z")
_CLOSES = re.compile(r"[\])}]")
_PATH = re.compile(r"(?<![0-9:])([0-9]{1,4})(?:\]\s?\[|,\s?)([0-9]{1,4})[\])}]")
_ATTACHED = re.compile(r"[^\W\d]_?[0-9]{1,4}[\])}]{0,2}[ ]{0,2}(?:=|:[ ])")
_OWN = re.compile(r"[ \t]*[\[(#][0-9]{1,4}[\])]?[ :]")
INDEX_MOST = 24
"""Characters of an index's word and what stands between them."""

_CORNERS = (
    (r"top|upper|сверху|верхн\w*|上", r"bottom|lower|снизу|нижн\w*|下"),
    (r"left|слева|лев\w*|左", r"right|справа|прав\w*|右"),
)
_DOWN, _ACROSS = (f"(?:{one}|{two})" for one, two in _CORNERS)
_CORNER = re.compile(
    rf"(?<![a-zа-яё])(?:{_DOWN}[ _-]?{_ACROSS}|{_ACROSS}[ _-]?{_DOWN})(?![a-zа-яё])", re.IGNORECASE
)
_BOTTOM, _RIGHT = (re.compile(two, re.IGNORECASE) for _, two in _CORNERS)
_ROWS = "row|sample|example|object|строка|образец|пример|объект"
_COLUMNS = "col(?:umn)?|feature|столбец|признак"
_ROW_COLUMN = re.compile(
    rf"(?:\b(?:{_ROWS})[ _=:№]{{0,3}}|第|样本)(?P<row>[0-9]{{1,3}})[ ,;行个样本的]{{1,3}}"
    rf"(?:(?:{_COLUMNS})[ _=:№]{{0,3}}|第|特征)(?P<column>[0-9]{{1,3}})",
    re.IGNORECASE,
)
_ORDINALS = (
    r"first|перв\w*|第一",
    r"second|втор\w*|第二",
    r"third|трет\w*|第三",
    r"fourth|четв[её]рт\w*|第四",
)
_NTH_ROW, _NTH_COLUMN = (
    re.compile(
        "|".join(rf"(?P<nth{at}>{words})" for at, words in enumerate(_ORDINALS)).join(
            (r"(?:(?<![a-zа-яё])(?:", rf"))[ _-]?(?:{unit})")
        ),
        re.IGNORECASE,
    )
    for unit in (r"row|строк\w*|行", r"col(?:umn)?|столб\w*|列")
)
_NEEDED = ("right", "прав", "右", "row", "строк", "行", *("feature", "признак", "特征"))
"""A text without any of them says no place, and need not be searched."""

PLACES_LEAST = 4
"""Places of a matrix in brackets: fewer are the shapes of two things."""

Place = tuple[int, ...]


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


# --- places


def places(page: Page) -> dict[int, Place]:
    """Return the places that are said in words before values, by where these begin."""
    text = page.text.casefold()
    return dict(_places(page)) if any(word in text for word in _NEEDED) else {}


def pairs_of(lines: Iterable[Sequence[Node]]) -> dict[int, Place]:
    """Return the pairs that begin lines if they are all places of one matrix, by offset.

    So in `(0, 0): w=5.0, grad=0.2`, whatever else is on the line.
    """
    firsts = [line[0] for line in lines if len(line) > 1 and line[0].shape == (2,)]
    pairs = {
        node.start: tuple(part.counts or 0 for part in node.parts)
        for node in firsts
        if all(part.counts is not None for part in node.parts)
    }
    found = sorted(pairs.values())
    if len(found) < PLACES_LEAST or found[0] not in ((0, 0), (1, 1)):
        return {}
    rows, columns = (range(found[0][0], last + 1) for last in found[-1])
    is_whole = len(rows) * len(columns) == len(found) and found == [*product(rows, columns)]
    return pairs if is_whole else {}


def _places(page: Page) -> Iterator[tuple[int, Place]]:
    end = 0
    for node in page.nodes:
        if node.is_name or node.weak:
            continue
        place = _place(page.before(node.start, min(NEAR, node.start - end)))
        if place:
            yield node.start, place
        if place or node.counts is None:  # what counts may be of the next one's place
            end = node.end


def _place(lead: str) -> Place:
    if corner := _CORNER.search(lead):
        return tuple(int(bool(word.search(corner.group()))) for word in (_BOTTOM, _RIGHT))
    if pair := _ROW_COLUMN.search(lead):
        return int(pair["row"]), int(pair["column"])
    nths = [nth for each in (_NTH_ROW, _NTH_COLUMN) if (nth := each.search(lead))]
    is_one = len(nths) == 2 or (nths and nths[0].re is _NTH_ROW)
    return tuple(int((nth.lastgroup or "")[-1]) for nth in nths) if is_one else ()
