"""The place of an element or a row as words say it: `top left`, `row 0, column 1`, `first row`."""

import re
from collections.abc import Iterator

from grader.reading.nodes import Page

LEAD_MOST = 60
"""Characters before a value in which its place is said."""
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

Place = tuple[int, ...]


def said(page: Page) -> dict[int, Place]:
    """Return the places that are said in words before values, by where these begin."""
    text = page.text.casefold()
    return dict(_said(page)) if any(word in text for word in _NEEDED) else {}


def _said(page: Page) -> Iterator[tuple[int, Place]]:
    end = 0
    for node in page.nodes:
        if node.is_name or node.weak:
            continue
        start = max(end, page.line_start(node.start), node.start - LEAD_MOST)
        place = _place(page.text[start : node.start])
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
