"""The code cells of a notebook, each with the headings that it stands under."""

import json
from collections.abc import Iterator
from typing import Any

from grader.reading.parts import Part

UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What a broken notebook may raise."""
TITLE_MOST, LEVEL_MOST = 200, 6
"""Characters of a heading that are kept, and levels that headings have."""


def code_cells(name: str, source: str) -> tuple[str, ...]:
    """Return the sources of a notebook's code cells; none of what is no notebook or broken."""
    if not name.lower().endswith(".ipynb"):
        return ()
    try:
        return tuple(part.code for part in parts_of(source.removeprefix("\ufeff")))
    except UNREADABLE:
        return ()


def parts_of(source: str) -> tuple[Part, ...]:
    """Return the code cells of a notebook; raise one of `UNREADABLE` where it is broken."""
    return tuple(_code_cells(json.loads(source)))


def _code_cells(notebook: Any) -> Iterator[Part]:
    """Yield the code cells, each with the headings that it stands under.

    Nothing is validated: what Jupyter opens in spite of its faults, we grade too. Before version 4
    of the format cells lay in worksheets, and a code cell had an input.
    """
    cells = notebook.get("cells")
    if cells is None:
        cells = [cell for sheet in notebook["worksheets"] for cell in sheet["cells"]]
    headings: list[tuple[int, str]] = []
    number, under = 0, ""
    for cell in cells:
        text = "".join(cell["input"] if "input" in cell else cell["source"])
        if cell["cell_type"] == "code":
            number += 1
            tags = frozenset(map(str, cell.get("metadata", {}).get("tags", ())))
            yield Part(text, number, 1, text.count("\n") + 1, under, tags)
        elif cell["cell_type"] in ("markdown", "heading"):
            for level, title in _headings(text, cell.get("level")):
                while headings and headings[-1][0] >= level:
                    headings.pop()
                headings.append((level, title[:TITLE_MOST]))
            under = "\n".join(title for _, title in headings)


def _headings(text: str, level: Any) -> Iterator[tuple[int, str]]:
    if isinstance(level, int):
        yield min(max(level, 1), LEVEL_MOST), text
        return
    for line in text.split("\n"):
        title = line.lstrip("#")
        if title != line and title[:1] == " ":
            yield min(len(line) - len(title), LEVEL_MOST), title.strip()
