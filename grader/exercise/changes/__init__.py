"""What students get wrong, computed: a solution, changed in the ways in which they go wrong.

A change is a small one at one place, or the same one wherever it can be made. Which of them matters
is not known here: it is run, and what it prints is compared.
"""

import ast
import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from grader.exercise.changes import arithmetic, left_out, numbers, order, swapped
from grader.exercise.changes.rewrite import Place, Rewrite, Rule, filled, places, written
from grader.words.check import Text

CHANGES_MOST = 200
PLACES_MOST = 8
"""Of one kind of change: a solution with a hundred constants has other mistakes, too."""
RULES: Mapping[str, Rule] = {
    **left_out.RULES,
    "alone": numbers.alone,
    **swapped.RULES,
    **order.RULES,
    **arithmetic.RULES,
    **numbers.RULES,
    "other_activation": swapped.other_activation,
}
"""By the kind of change, the likelier mistakes first."""
TIMED_CELL = re.compile(r"\s*(?P<magic>%%time\b[^\n]*)")
TIMED_LINE = re.compile(r"^(?P<indent>[ \t]*)%time[ \t]+(?=[^-\s])", re.MULTILINE)
OF_OTHERS = re.compile(r"\s*%%(?!(?:time|timeit|capture|prun)\b)")
"""The head of a cell that is another language's, a file's or another process's."""
SENTENCES = Path(__file__).with_name("sentences.toml")


class Change(NamedTuple):
    """A changed solution, and what is true of whoever prints what it prints.

    `key` is its own among those of the solution: the kind of change and a number, `sign_2`.
    """

    key: str
    message: Text
    source: str


def untimed(cell: str) -> str:
    """Return a cell as without `%%time` and `%time`, on the same lines.

    What is measured is no answer, and what such a cell shows would come from the magic's line.
    """
    while timed := TIMED_CELL.match(cell):
        cell = cell[: timed.start("magic")] + cell[timed.end() :]
    return cell if OF_OTHERS.match(cell) else TIMED_LINE.sub(r"\g<indent>", cell)


def changed(source: str) -> Iterator[Change]:
    """Yield a solution with a mistake in it, for each mistake; nothing of what is no Python."""
    try:
        tree = ast.parse(untimed(source.removeprefix("\ufeff")))
        seen = {ast.unparse(tree)}
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    count: Counter[str] = Counter()
    for kind, message, rewrites in _ways(list(places(tree))):
        text = written(tree, rewrites)
        if text not in seen:
            seen.add(text)
            count[kind] += 1
            yield Change(f"{kind}_{count[kind]}", message, text)
        if len(seen) > CHANGES_MOST:
            return


def _ways(found: Sequence[Place]) -> Iterator[tuple[str, Text, Iterable[Rewrite]]]:
    """Yield what each rule does: what it does alike in several places, then at each of these.

    Alike are all places of a kind of node, and those with the same last operand: the `+ 1` of
    height and of width.
    """
    for kind, rule in RULES.items():
        alike: dict[tuple[Text, int, type[ast.AST]], list[Place]] = {}
        for place in found:
            for number, rewrite in enumerate(rule(place)):
                message = filled(sentences()[kind], rewrite.words)
                alike.setdefault((message, number, type(place.node)), []).append(place)
        for (message, number, _), each in alike.items():
            same: dict[str, list[Place]] = {}
            for place in each:
                same.setdefault(_operand(place.node), []).append(place)
            several = [group for group in (each, *same.values()) if len(group) > 1]
            for group in (*several, *([place] for place in each[:PLACES_MOST])):
                inner_first = reversed(group)  # what is outside is made anew of what is inside
                yield kind, message, _made(rule, number, inner_first)


def _operand(node: ast.AST) -> str:
    """Return what an operation ends with, the name of what is called, or the source itself."""
    if isinstance(node, ast.BinOp):
        return f"{type(node.op).__name__} {ast.unparse(node.right)}"
    return ast.unparse(node.func if isinstance(node, ast.Call) else node)


def _made(rule: Rule, number: int, found: Iterable[Place]) -> Iterator[Rewrite]:
    """Yield the rewrite of that number at each place, as the place is by then."""
    for place in found:
        yield from itertools.islice(rule(place), number, number + 1)


@cache
def sentences() -> Mapping[str, Text]:
    """Return the sentence of each kind of change, with braces for what differs."""
    read = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    return {kind: Text.model_validate(words) for kind, words in read.items()}
