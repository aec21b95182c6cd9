"""Nodes that can be no answer, as later ones are alike in all but their digits: those of a log.

It says nothing of a value, and spares to look at each of what only the last can be of.
"""

from collections.abc import Callable, Hashable, Sequence

from grader.reading.leads import HEAD_LINES
from grader.reading.nodes import Node, Page
from grader.reading.text import form_of

FEW = 50
"""Nodes, which are looked at sooner than they are told apart."""


def latest(
    page: Page, nodes: Sequence[Node], most: int, apart: Callable[[Node], Hashable]
) -> Sequence[Node]:
    """Return of nodes that are alike the last ones.

    Alike are those of one shape in the same place of lines that differ by digits alone, below
    lines that do, and that nothing else tells apart.
    """
    if len(nodes) <= FEW:
        return nodes
    forms = _forms(page)
    times: dict[Hashable, int] = {}
    found: list[Node] = []
    line = column = 0
    for node in reversed(nodes):
        at = page.line_of(node.start)
        line, column = at, column + 1 if at == line else 0
        form = (node.shape, node.made, node.weak, node.lead is None, node.elided)
        end = forms[page.line_of(node.end)] if node.parts else None
        key = (forms[at], end, column, form, apart(node))
        times[key] = times.get(key, 0) + 1
        if times[key] <= most:
            found.append(node)
    return found[::-1]


def _forms(page: Page) -> list[int]:
    """Return what lines share that differ by digits alone, and those above them do, by line."""
    known: dict[Hashable, int] = {}
    forms = [-1] * (HEAD_LINES + 1)
    for line in page.text.split("\n"):
        forms.append(known.setdefault(form_of(line), len(known)))
    return [
        known.setdefault(tuple(forms[at : at + HEAD_LINES + 1]), len(known))
        for at in range(len(forms) - HEAD_LINES)
    ]
