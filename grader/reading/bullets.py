"""Dashes that begin the parts of a list, and are no minus."""

import re
from collections.abc import Sequence

from grader.reading.tokens import BULLET

_ITEM = re.compile(r"[ \t]*-[ \t]+(?=\S)")
_BULLETED = re.compile(r"^[ \t]*-[ \t]+[-.0-9]", re.MULTILINE)
_BARE = re.compile(r"[ \t]*[-+]?\.?[0-9]")


def with_bullets(text: str) -> str:
    """Return a text with bullets for the dashes of lists, whose every item begins with one.

    One alone is a minus, and so is each of a column where some numbers have none.
    """
    if "\n" not in text or not _BULLETED.search(text):
        return text
    lines = text.split("\n")
    items: list[int] = []
    column: list[str] = []
    for at, line in enumerate([*lines, "end"]):
        if not line.strip():
            continue
        if _ITEM.match(line) or _BARE.match(line):
            column.append(line)
            items += [at] if _ITEM.match(line) else []
            continue
        if len(items) > 1 and not _has_both_signs(column):
            for item in items:
                lines[item] = lines[item].replace("-", BULLET, 1)
        items, column = [], []
    return "\n".join(lines)


def _has_both_signs(column: Sequence[str]) -> bool:
    """Say whether lines with and without a dash are of one column: in turn, or in line."""
    dashed = [_ITEM.match(line) is not None for line in column]
    inner = dashed[dashed.index(True) : len(dashed) - dashed[::-1].index(True)]
    first = column[dashed.index(True)]
    begins, words, is_block = _begin(first), len(first.split()), all(inner)
    return any(
        len(line.split()) == words - 1 and (_begin(line) == begins or not is_block)
        for line, dash in zip(column, dashed, strict=True)
        if not dash
    )


def _begin(line: str) -> int:
    """Return where what is behind a dash begins."""
    return len(line) - len(line.lstrip(" \t-"))
