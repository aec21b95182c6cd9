"""Words of which a condition chooses one: `'yes' if ok else 'no'`, or what a comparison prints."""

import ast
import re
from collections.abc import Iterator

from grader.authoring import source as sources
from grader.authoring.source import Source

Words = tuple[str, ...]
TRUTH: Words = ("True", "False")
CHARACTERS_MOST = 40
_NAME = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]\w*)?")


def of(source: Source) -> list[Words]:
    """Return the words of each choice that a source writes out, and those of a comparison."""
    found = {frozenset(words): words for words in (TRUTH, *_written(source))}
    return list(found.values())


def _written(source: Source) -> Iterator[Words]:
    for node in sources.nodes(source):
        match node:
            case ast.IfExp():
                elements = list(_branches(node))
            case ast.Subscript(ast.List(elements) | ast.Tuple(elements) | ast.Dict(_, elements)):
                pass
            case _:
                continue
        words = tuple(dict.fromkeys(filter(None, map(_word, elements))))
        if len(words) == len(elements) > 1:
            yield words


def _branches(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from _branches(node.body)
        yield from _branches(node.orelse)
    else:
        yield node


def _word(element: ast.expr) -> str:
    """Return a text that is one word or two, as the reader knows a name."""
    text = element.value if isinstance(element, ast.Constant) else None
    is_word = isinstance(text, str) and len(text) <= CHARACTERS_MOST and _NAME.fullmatch(text)
    return str(text) if is_word else ""
