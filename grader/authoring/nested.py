"""The dicts that a solution prints whole: `{'tanh': {'out': 0.1}, 'relu': {'out': 0.2}}`.

One of dicts is a table: the outer keys are its rows, the inner ones its columns, whatever lines it
takes. One of numbers is a list by its keys.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from grader.authoring import beside, indices
from grader.authoring.found import Found
from grader.authoring.table import Table
from grader.reading.evidence import Evidence
from grader.reading.journal import Statement
from grader.reading.nodes import Node, Page, joined

Key = str | float
_MARK = re.compile(r"[{}]|(?P<quote>['\"])(?P<word>[^'\"\n]+)(?P=quote)(?=\s*:)")
_KEY = re.compile(r"(['\"])([^'\"\n]*[^\W\d][^'\"\n]*)\1:[ ]?(?:[\w.]+\()?\Z")
"""Before a value of a dict: `'soup': np.float64(`."""
KEYS_LEAST = 2
"""Numbers of a dict that is a list by its keys."""
_LEADS = re.compile(r":[ ]?(?:[\w.]+\()?")
_IS_KEY = re.compile(r"\s*:")


def keys(page: Page, numbers: Sequence[Node]) -> tuple[str, ...]:
    """Return the words that are the keys of a dict's numbers, nothing if any has none."""
    if len(numbers) < KEYS_LEAST:
        return ()
    starts = [page.line_start(numbers[0].start), *(node.end for node in numbers)]
    if page.text.find("{", starts[0], numbers[0].start) < 0:
        return ()  # a key a line, as JSON has it
    found = [
        _KEY.search(page.text, start, node.start)
        for start, node in zip(starts, numbers, strict=False)
    ]
    keys = tuple(key[2] for key in found if key)
    return keys if len({*keys}) == len(keys) == len(numbers) else ()


def by_number(evidence: Evidence, nodes: Sequence[Node]) -> Found | None:
    """Return the values of a dict whose keys are numbers: `{1: 107, 2: 52}`.

    Keys that count say nothing that the list does not.
    """
    text, keys, values = evidence.page.text, nodes[::2], nodes[1::2]
    begins = bool(nodes) and text[: nodes[0].start].endswith("{")
    if not begins or not KEYS_LEAST <= len(keys) == len(values):
        return None
    led = (_LEADS.fullmatch(text, a.end, b.start) for a, b in zip(keys, values, strict=True))
    between = (text[a.end : b.start] for a, b in zip(values, keys[1:], strict=False))
    apart = all(each.strip(" )") == "," for each in between)
    if not (all(led) and apart and all(node.is_number for node in nodes)):
        return None
    whole = joined(values, values[0].start, values[-1].end)
    numbers = tuple(key.number.value for key in keys)
    words = numbers if indices.are_keys(numbers) else ()
    label = beside.before_brace(evidence, nodes[0])
    return Found(whole, "list", label, keys=numbers, words=words)


def outer(evidence: Evidence) -> Mapping[int, str]:
    """Return by where a number begins the keys of the dicts around its own that make no table."""
    of_each = (_cells(evidence.page, s.start, nodes) for s, nodes in by_statement(evidence).items())
    cells = (cell for of in of_each if _of(of) is None for cell in of.items())
    around = ((node, " ".join(map(str, path[:-1])).strip()) for path, node in cells)
    return {node.start: words for node, words in around if words and node.is_number}


def called(found: Found, words: str) -> Found:
    """Return a value of a dict in another with the words that the other has for it as well."""
    own = found.label
    return found._replace(label=f"{words} {own}", short=own) if words and own else found


def tables(evidence: Evidence) -> Iterator[tuple[Statement, Table]]:
    """Yield the table of each print that showed a dict of dicts and no other value."""
    for statement, nodes in by_statement(evidence).items():
        is_dict = "{" in evidence.page.text[statement.start : nodes[-1].end]
        if is_dict and (table := _of(_cells(evidence.page, statement.start, nodes))):
            yield statement, table


def by_statement(evidence: Evidence) -> Mapping[Statement, list[Node]]:
    """Return the numbers of each statement."""
    found: dict[Statement, list[Node]] = defaultdict(list)
    for node in evidence.page.nodes:
        if not node.is_name:
            found[evidence.journal.at(node.start)].append(node)
    return found


def _cells(page: Page, start: int, nodes: Sequence[Node]) -> Mapping[tuple[Key, ...], Node]:
    """Return the values of a text, each by the keys that lead to it."""
    found: dict[tuple[Key, ...], Node] = {}
    path: list[Key] = []
    for node in nodes:
        for mark in _MARK.finditer(page.text, start, max(start, node.start)):
            _follow(path, mark)
        start = node.end
        if path and _IS_KEY.match(page.text, node.end) and node.is_number:
            path[-1] = node.number.value
        else:
            found[tuple(path)] = node
    return found


def _follow(path: list[Key], mark: re.Match[str]) -> None:
    """Follow a bracket or a key on the way to a value."""
    if mark[0] == "{":
        path.append("")
    elif path and mark[0] == "}":
        path.pop()
    elif path:
        path[-1] = mark["word"]


def _of(cells: Mapping[tuple[Key, ...], Node]) -> Table | None:
    """Return the table that values by two keys each make, if none is missing."""
    if not cells or {len(path) for path in cells} != {2}:
        return None
    names = list(dict.fromkeys(outer for outer, _ in cells))
    labels = list(dict.fromkeys(inner for _, inner in cells))
    whole = all((outer, inner) in cells for outer in names for inner in labels)
    if not whole or len(names) < 2 or not all(isinstance(label, str) for label in labels):
        return None
    rows = [[cells[outer, inner] for inner in labels] for outer in names]
    return Table(names, [str(label) for label in labels], rows)
