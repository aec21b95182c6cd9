"""The best grade of a column, where its title or a row of its own says it; it is never guessed."""

import re
import unicodedata
from collections.abc import Sequence

from grader.reports.gradebooks import own_titles, titles
from grader.reports.gradebooks.marks import parse
from grader.reports.gradebooks.sheet import Sheet

_MOST = (
    r"(?<![^\W\d])(?:max(?:imum|imal|imo|points?|score)?|макс(?:имум|имально)?|满分|总分|out of"
    r"|total pts|points possible|possible)\.?"
)
_BEST = r"(\d{1,4}(?:[.,](?:\d|00))?)(?![.,]?\d)"
_UNIT = (
    r"\s*(?:points?|pts?|p|marks?|score|балл\w*|б|punkte?n?|pkt|puntos?|pontos?|分|max|макс)?\.?\s*"
)
WRITTEN = re.compile(
    rf"{_MOST}(?:\s*(?:points?|pts|score|grade|marks?|балл\w*|punkte?n?))?\W{{0,3}}{_BEST}{_UNIT}"
    rf"(?:[)\]>](?:\s*\|\d+)?|[,;]|$)|[(\[]\s*(?:(?:из|of|von|sur|sobre|de|/|0\s*[-–])\s*)?{_BEST}{_UNIT}[)\]]"
    rf"|(?<![\d\s])\s*/\s*{_BEST}{_UNIT}$|\s/\s?{_BEST}{_UNIT}$"
)
"""As in `HW (10)`, `HW [max 10]`, `HW /10`, `ДЗ (из 10)`, `满分10`; not in `HW 3/4` or a date."""
MOST = 1000


def maxima(sheet: Sheet, grade: int, head: int, students: Sequence[int]) -> set[float]:
    """Return the best grade, by the title or by rows that are nobody's; several, if it is doubtful.

    `Max` is the best that somebody has where it stands with `Min`, or with `Average` at the end.
    """
    found = _said(sheet.rows[head][grade])
    others = sorted({*range(head + 1, len(sheet.rows))} - {*students})
    has = {i: sheet.rows[i][:grade] + sheet.rows[i][grade + 1 :] for i in others}
    least = any(titles.find(has[i], own_titles.LEAST) for i in others)
    average = any(titles.find(has[i], own_titles.AVERAGE) for i in others)
    for i in others:
        cell, is_above = sheet.rows[i][grade], not students or i < students[0]
        most = titles.find(has[i], own_titles.MOST) and not least and (is_above or not average)
        if most or titles.find(has[i], own_titles.POSSIBLE):
            found |= {best for best in [parse(cell, ".") or 0] if 0 < best <= MOST}
        found |= _said(cell) if is_above else set()
    return found


def _said(title: str) -> set[float]:
    """Return the best grade that a title says, at most `MOST`; several, if it is doubtful."""
    found = (next(filter(None, match.groups())) for match in WRITTEN.finditer(compared(title)))
    return {best for each in found if 0 < (best := parse(each, "") or 0) <= MOST}


def without_maximum(title: str) -> str:
    """Return a title as it is compared, without the best grade that it says."""
    return WRITTEN.sub(" ", compared(title)).strip(" ,;:-–([<")


def compared(title: str) -> str:
    """Return a title in small letters with single spaces; `HW 1.1` is not `HW 11`."""
    return " ".join(unicodedata.normalize("NFKC", title).casefold().split())
