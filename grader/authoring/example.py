"""An example of what a student may print, with made-up values: each line is surely understood.

It is read by the reader with the checks of the exercise before it is shown, and what is not read as
it was made up is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from grader import reading
from grader.authoring import indices
from grader.authoring.draft import Draft
from grader.authoring.found import ROW
from grader.authoring.proposal import Proposed
from grader.words.check import Index
from grader.words.language import Language
from grader.words.values import Grid, Value

ROWS_SHOWN = 3
"""Of a series, which says no length."""
NUMBERS_MOST = 12
"""Numbers of a list or an array that anybody reads; of a larger one the statement says the size."""
LAYER: Mapping[Language, str] = {"en": "layer", "ru": "слой", "zh": "层"}
_STEP = 0.1234
"""From one made-up number to the next, all below 1."""


class Way(NamedTuple):
    """A way to print an answer: its lines, and the name or the numbers in them."""

    lines: Sequence[str]
    value: str | Sequence[float]


def lines(draft: Draft, language: Language) -> list[str]:
    """Return the lines of an example; none of them is of a call."""
    made: dict[str, Way] = {}
    for each in draft.asked:
        first = 2 + sum(len(way.value) for way in made.values() if not isinstance(way.value, str))
        for way in _ways(each, draft, language, first) if each.call is None else ():
            if _is_read(draft, made | {each.name: way}):
                made[each.name] = way
                break
    return [line for way in made.values() for line in way.lines]


def _is_read(draft: Draft, made: Mapping[str, Way]) -> bool:
    """Say whether each value is read as it was made up where all are printed."""
    checks = [each.check for each in draft.asked if each.call is None]
    text = "\n".join(line for way in made.values() for line in way.lines)
    answers = reading.read(text.encode(), checks, draft.names)
    return all(_plain(answers[name].value) == way.value for name, way in made.items())


def _plain(value: Value | None) -> str | Sequence[float] | None:
    return [n.value for n in value.numbers.values()] if isinstance(value, Grid) else value


def _ways(each: Proposed, draft: Draft, language: Language, first: int) -> Iterator[Way]:
    """Yield the ways to print a value, the one that says most first."""
    table = each.table
    label = next(iter(table.get("labels", ())), "")
    index: Index = table.get("index") or ()
    if table["kind"] == "name":
        name = _name(each, draft)
        yield Way([f"{label}: {name}" if label else name], name)
        return
    is_open = table["kind"] == "series" and not index
    size = ROWS_SHOWN if is_open else len(each.found.node.numbers)
    if size > NUMBERS_MOST:
        return
    counts = range(first, first + size)
    numbers = [float(at) if table.get("whole") else round(at * _STEP % 1, 4) for at in counts]
    if table["kind"] == "series":
        begin = int(next(iter(each.found.keys), 0))
        rows = _rows(label, _row(table, language), index or range(begin, begin + size), numbers)
        yield Way([*rows, "..."] if is_open else list(rows), numbers)
    elif indices.are_settings(index):
        rows = (f"{key}: {label} {n:g}" for key, n in zip(index, numbers, strict=True))
        yield Way([" ".join(row.split()) for row in rows], numbers)
    elif indices.are_words(index):
        mark = "" if label else ":"
        pairs = [f"{indices.said(key)}{mark} {n:g}" for key, n in zip(index, numbers, strict=True)]
        yield Way([f"{label}: {', '.join(pairs)}"] if label else pairs, numbers)
    yield Way([_whole(label or str(table["title"]), table, numbers)], numbers)
    yield Way([_whole(label, table, numbers)], numbers)


def _name(each: Proposed, draft: Draft) -> str:
    """Return the first of the names of which its value is one."""
    return str(next(iter(each.table.get("names", draft.names))))


def _rows(
    label: str, row: str, keys: Sequence[str | float], numbers: Sequence[float]
) -> Iterator[str]:
    said = label if label.casefold() != row.casefold() else ""
    for key, number in zip(keys, numbers, strict=True):
        yield " ".join(f"{row} {indices.said(key)}: {said} {number:g}".split())


def _row(table: Mapping[str, Any], language: Language) -> str:
    row = str(table.get("row", LAYER[language]))
    return "" if row == ROW else row


def _whole(label: str, table: Mapping[str, Any], numbers: Sequence[float]) -> str:
    """Return a value as a list in brackets, rows within these, or a number alone."""
    texts = [f"{number:g}" for number in numbers]
    if table["kind"] != "number":
        for width in reversed(table.get("shape", [len(texts)])):
            parts = [texts[at : at + width] for at in range(0, len(texts), width)]
            texts = [f"[{', '.join(part)}]" for part in parts]
    said = f"{label}: {texts[0]}" if label else texts[0]
    return f"{said}%" if table.get("percent") and table["kind"] == "number" else said
