"""What of a solution is left to students: a script or a notebook with holes in it.

A hole is what stands between `# hole: what to write` and `# end`, within one cell.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from grader.judging.submission import LINE_END, Submission

_END = re.compile(r"[ \t]*#[^\S\n]*end[^\S\n]*", re.IGNORECASE)
_HOLE = re.compile(
    r"^(?P<indent>[ \t]*)#[^\S\n]*hole[^\S\n]*[:：](?P<what>[^\n]*)\n"
    rf".*?^{_END.pattern}$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_MARK = re.compile(r"^[ \t]*(#[^\S\n]*hole\b[^\n]*)", re.MULTILINE | re.IGNORECASE)
"""What its author may have meant for the beginning of a hole."""


def within(text: str) -> list[re.Match[str]]:
    """Return the holes of a source, each from its first mark to its last."""
    return list(_HOLE.finditer(text))


def unfound(solution: Submission) -> Iterator[str]:
    """Yield the marks of a solution that make no hole, as its author may think they do."""
    for text in solution.cells or (solution.text,):
        holes = within(text)
        for mark in _MARK.finditer(text):
            if not any(hole.start() <= mark.start() < hole.end() for hole in holes):
                yield mark[1].strip()


def cut(solution: Submission) -> Iterator[str]:
    """Yield the marks of holes below which a comment stands: it may go on, or be the solution's."""
    for text in solution.cells or (solution.text,):
        for hole in within(text):
            mark, below = hole[0].split("\n")[:2]
            if below.lstrip().startswith("#") and not _END.fullmatch(below):
                yield mark.strip()


def template(solution: Submission) -> bytes:
    """Return a solution with its holes left to fill, of the same kind; empty if it has none.

    A notebook keeps its texts and loses what its cells showed, for that may be the answer.
    """
    if not any(map(within, solution.cells or (solution.text,))):
        return b""
    if solution.cells is None:
        return _unfilled(solution.text).encode()
    notebook: Mapping[str, Any] = json.loads(solution.source.decode("utf-8-sig"))
    cells = [_left(cell) for cell in notebook.get("cells", ())]
    return (json.dumps({**notebook, "cells": cells}, ensure_ascii=False, indent=1) + "\n").encode()


def _left(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    if cell["cell_type"] != "code":
        return cell
    source = _unfilled(LINE_END.sub("\n", "".join(cell["source"])))
    lines = source.splitlines(keepends=True)
    return {**cell, "source": lines, "outputs": [], "execution_count": None}


def _unfilled(text: str) -> str:
    return _HOLE.sub(lambda hole: f"{hole['indent']}...  # {hole['what'].strip()}", text)
