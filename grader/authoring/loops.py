"""What a loop printed: a log, which nobody asks for, or a table whose rows have names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from grader.authoring.found import Found
from grader.reading.columns import heads_above
from grader.reading.evidence import Evidence
from grader.reading.nodes import Node

LOOPED_MOST = 24
"""Values of one loop that are asked one by one; of more nobody wants a check each."""
ROWS_MOST = 8
"""Rows of a table of which each value is asked under its name; of more the best is chosen."""
_WORD = re.compile(r"[^\W\d_][\w.+]*(?:-\w+)*")


def without_logs(evidence: Evidence, singles: Sequence[Found]) -> Iterator[Found]:
    """Yield values, those as logs that a loop printed again and again under the same words."""
    by_site: dict[object, list[Found]] = defaultdict(list)
    for found in singles:
        by_site[evidence.journal.at(found.node.start).site].append(found)
    for of_site in by_site.values():
        often = len({evidence.journal.at(found.node.start).start for found in of_site}) > 1
        rows = _by_name(evidence, of_site) if often else of_site
        said = Counter(re.sub(r"\d+", "", found.label) for found in rows)
        log = often and (max(said.values(), default=0) > 1 or len(rows) > LOOPED_MOST)
        for found in of_site if log else rows:
            yield found._replace(log=log, expression=None if often else found.expression)


def _by_name(evidence: Evidence, of_site: Sequence[Found]) -> list[Found]:
    """Return what a loop printed, under the name of its row if each has one: `SGD loss`."""
    rows: dict[int, list[Found]] = defaultdict(list)
    for found in of_site:
        rows[evidence.page.line_of(found.node.start)].append(found)
    names = _apart([_lead(evidence, row[0].node) for row in rows.values()])
    if len(names) != len(rows) or not 1 < len(rows) <= ROWS_MOST:
        return list(of_site)
    first = min(rows)
    return [
        part._replace(label=_joined(name, part.label))
        for name, row in zip(names, rows.values(), strict=True)
        for found in row
        for part in _by_head(evidence, found, first)
    ]


def _lead(evidence: Evidence, first: Node) -> list[str]:
    start = evidence.page.line_start(first.start)
    return _WORD.findall(evidence.page.text[start : first.start])


def _apart(leads: Sequence[list[str]]) -> list[str]:
    """Return in which words of theirs rows differ, of each its name; nothing if some are alike."""
    words = [list(lead) for lead in leads]
    for end in (0, -1):
        while all(words) and len({each[end] for each in words}) == 1:
            for each in words:
                del each[end]
    names = [" ".join(each) for each in words]
    differ = len({re.sub(r"\d+", "", name).casefold() for name in names}) == len(names)
    return names if all(names) and differ else []


def _joined(name: str, label: str) -> str:
    return label if name.casefold() in label.casefold() else f"{name} {label}".strip()


def _by_head(evidence: Evidence, found: Found, first: int) -> Iterator[Found]:
    """Yield the numbers of a row, each by the heading of its column, or the row without these."""
    parts = found.node.parts if found.kind == "list" else ()
    heads = heads_above(evidence.page, first, len(parts)) if parts else None
    if heads is None:
        yield found
        return
    for part, head in zip(parts, heads, strict=True):
        label = evidence.page.text[slice(*head)].strip(" \t|:=*`\"'")
        yield found._replace(node=part, kind="number", label=label)
