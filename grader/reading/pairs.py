"""A name and a number that are stated together: by one call, or alone on two lines one by one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from grader.reading.journal import Journal
from grader.reading.nodes import Node, Page


def paired(
    page: Page, journal: Journal, named: Mapping[int, Sequence[Node]], numbers: Iterable[Node]
) -> frozenset[int]:
    """Return where the names and numbers begin that are stated together, one of each.

    Of several numbers that of a name is the first behind it, if there is none before. The names
    are by where the statement starts that has them.
    """
    stated: dict[int, list[Node]] = defaultdict(list)
    alone: dict[int, Node] = {}
    for node in numbers:
        stated[journal.at(node.start).start].append(node)
        if _is_alone(page, node):
            alone[page.line_of(node.start)] = node
    found: set[int] = set()
    for start, names in named.items():
        if len({name.value for name in names}) == 1:
            own = _own(names, stated[start]) or list(_below(page, names, alone))
            found |= {own[0].start, *(name.start for name in names)} if own else set()
    return frozenset(found)


def _own(names: Sequence[Node], numbers: Sequence[Node]) -> Sequence[Node]:
    """Return the number of one statement first, none if it is not clear which."""
    behind = [node for node in numbers if node.start > names[-1].start]
    return numbers if len(numbers) == 1 or behind == numbers else ()


def _below(page: Page, names: Sequence[Node], alone: Mapping[int, Node]) -> Iterator[Node]:
    """Yield the number that stands alone on the line below a name that does."""
    line = page.line_of(names[-1].start)
    if len(names) == 1 and line + 1 in alone and _is_alone(page, names[0]):
        yield alone[line + 1]


def _is_alone(page: Page, node: Node) -> bool:
    line = page.line_text(page.line_of(node.start))
    return line.strip() == page.text[node.start : node.end].strip()
