"""The best grade of a column, where its title or a row of its own says it; it is never guessed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from grader.reports.gradebooks import own_titles, titles
from grader.reports.gradebooks.marks import parse
from grader.reports.gradebooks.sheet import Sheet

_MOST = (
    r"(?<![^\W\d])(?:m[aá]x(?:imum|imal|imo|points?|score)?|maks(?:imum|ymalnie)?"
    r"|макс(?:имум|имально|имальн\w{1,3})?|满分|滿分|满分值|总分|總分|満点|配点|만점|배점|分值"
    r"|tối đa|out of|total pts|points possible|possible)\.?"
)
_BEST = r"(\d{1,4}(?:[.,](?:\d|00))?)(?![.,]?\d)"
_UNIT = (
    r"\s*(?:points?|pts?|p|marks?|score|бал\w*|б|punkte?n?|punkt\w{1,3}|pkt|puntos?|pontos?|punti"
    r"|puan|điểm|分|分制|分满分|点|点満点|점|점\s?만점|max|макс)?\.?\s*"
)
_OF = r"(?:(?:до(?=\s*\d+\s*бал)|из|із|з|of|out of|von|sur|sobre|de|z|su|av|van|/|0\s*[-–])\s*)?"
_SCORE = (
    "score|points?|分数|分數|成绩|成績|得分|得点|点数|スコア|점수|punkte|punktzahl|puntuación|puntos"
    "|calificación|note|pontuação|pontos|nota|punteggio|punti|voto|балл\\w*|оценка|бали|оцінка"
    "|punkty|wynik|ocena|poäng|puan|điểm|النتيجة|الدرجة|درجة|ציון|نمره"
)
WRITTEN = re.compile(
    rf"{_MOST}(?:\s*(?:points?|pts|score|grade|marks?|балл\w*|punkte?n?))?\W{{0,3}}{_BEST}{_UNIT}"
    rf"(?:[)\]>](?:\s*\|\d+)?|[,;]|$)|[(\[]\s*{_OF}{_BEST}{_UNIT}[)\]]"
    rf"|(?<![\d\s])\s*/\s*{_BEST}{_UNIT}$|\s/\s?{_BEST}{_UNIT}$|/(\d{{1,4}}[.,]00)$"
    rf"|<[^<>]{{0,80}}?max[a-z]{{0,12}}\s?[:=]\s?{_BEST}(?=[\s>])[^<>]{{0,200}}>"
    rf"|(?<![\d.,]){_BEST}\s?(?:点満点|점\s?만점|分满分)"
    rf"|\[[^\[\]:|]{{1,40}}:\s*{_BEST}\s*(?:{_SCORE})\s*\]\s*\|\d+$"  # Blackboard, in any language
)
"""As in `HW (10)`, `HW [max 10]`, `HW /10`, `ДЗ (из 10)`, `满分10`, or `HW 3/4,00`, which Moodle
writes; not in `HW 3/4` or a date."""
STUDENTS_MIN = 3
"""How many must have one number in a column called `Points` for it to be no grade of theirs."""
MOST = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """The titles of all columns, and the line, the last of them, in which they stand."""

    line: int
    titles: Sequence[str]


def maxima(sheet: Sheet, grade: int, head: Head, students: Sequence[int]) -> set[float]:
    """Return the best grade of a column, by all that says it; several, if it is doubtful."""
    in_rows = _in_rows(sheet, grade, head.line, students)
    return _said(head.titles[grade]) | in_rows | _beside(sheet, grade, head.titles, students)


def _in_rows(sheet: Sheet, grade: int, head: int, students: Sequence[int]) -> set[float]:
    """Return what rows say that are nobody's.

    `Max` is the best that somebody has where it stands with `Min`, or with `Average` at the end.
    """
    found = set[float]()
    others = sorted({*range(len(sheet.rows))} - {head, *students})
    has = {i: sheet.rows[i][:grade] + sheet.rows[i][grade + 1 :] for i in others}
    least = any(titles.find(has[i], own_titles.LEAST) for i in others)
    average = any(titles.find(has[i], own_titles.AVERAGE) for i in others)
    for i in others:
        cell, is_above = sheet.rows[i][grade], not students or i < students[0]
        most = titles.find(has[i], own_titles.MOST) and not least and (is_above or not average)
        points = is_above and titles.find(has[i], own_titles.POINTS)
        if most or points or titles.find(has[i], own_titles.POSSIBLE):
            found |= _numbers([cell])
        found |= _said(cell) if is_above and i > head else set()
    return found


def _beside(sheet: Sheet, grade: int, header: Sequence[str], students: Sequence[int]) -> set[float]:
    """Return what columns say that are called like this one, or stand behind it and say no more."""
    called = [compared(title).replace("_", " ") for title in header]
    title = re.compile(rf"(?<!\w){re.escape(without_maximum(called[grade]) or chr(0))}(?!\w)")
    left = {i: each for i, each in enumerate(called) if i != grade and each}
    named = {
        i: re.sub(r"[^\w.]+", " ", title.sub("", each, count=1)).strip()
        for i, each in left.items()
        if title.search(each)
    }
    found = set[float]()
    statistics = bool(titles.find([*named.values()], (*own_titles.LEAST, *own_titles.AVERAGE)))
    for i, said in {grade + 1: left.get(grade + 1, ""), **named}.items():
        cells = [cell for row in students if (cell := sheet.rows[row][i].strip())] if said else []
        if titles.find([said], own_titles.POSSIBLE):
            found |= _numbers(cells)
        elif titles.find([said], own_titles.MOST) and not statistics:
            found |= _of_all(cells, [sheet.rows[row][grade] for row in students], 1)
        elif i not in named and titles.find([said], own_titles.POINTS):
            found |= _of_all(cells, [sheet.rows[row][grade] for row in students], STUDENTS_MIN)
    return found


def _of_all(cells: Sequence[str], grades: Sequence[str], least: int) -> set[float]:
    """Return a number that stands in each row, of `least` or more, and is below no grade."""
    numbers, had = _numbers(cells), _numbers(grades)
    is_one = len(numbers) == 1 and len(cells) == len(grades) >= least
    return numbers if is_one and max(had, default=0) <= min(numbers) else set()


def _numbers(cells: Sequence[str]) -> set[float]:
    return {best for cell in cells if 0 < (best := parse(cell, ".") or 0) <= MOST}


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
