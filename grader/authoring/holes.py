"""What of a solution is left to students: a script or a notebook with holes in it.

A hole is what stands between `# hole: what to write` and `# end`, within one cell.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from grader.judging.submission import Submission

_HOLE = re.compile(
    r"^(?P<indent>[ \t]*)#[ \t]*hole:[ \t]*(?P<what>[^\n]*)\n.*?^[ \t]*#[ \t]*end[ \t]*$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def within(text: str) -> list[str]:
    """Return what a source has in its holes, with what stands around it."""
    return [match[0] for match in _HOLE.finditer(text)]


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
    source = _unfilled("".join(cell["source"]))
    lines = source.splitlines(keepends=True)
    return {**cell, "source": lines, "outputs": [], "execution_count": None}


def _unfilled(text: str) -> str:
    return _HOLE.sub(lambda hole: f"{hole['indent']}...  # {hole['what'].strip()}", text)
