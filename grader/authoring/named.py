"""Which words of a source name the values of a list, as it says by how it chooses one of them.

Nothing of the source is run.
"""

import ast
from collections.abc import Iterator

from grader.authoring import source as sources
from grader.authoring.source import Source
from grader.authoring.written import Words, words


def of(source: Source, expression: ast.expr | None, count: int) -> Words:
    """Return the words of which one is chosen by a list, or that go beside it, if that is sure.

    So is `cols[k]` of `k = errors.index(min(errors))`, or `zip(cols, errors)`.
    """
    bound = {name for each in sources.nodes(source) for name in sources.names(each, ast.Store)}
    own = (
        sources.names(expression) - sources.names(expression, ast.Store)
        if expression is not None
        else set()
    )
    found = set()
    for of, by in _named(source):
        index = words(sources.given(source, of))
        used = {
            *sources.names(by),
            *(name for each in sources.names(by) for name in _behind(source, each)),
        }
        if len(index) == count and own & used & bound:
            found.add(index)
    return found.pop() if len(found) == 1 else ()


def _named(source: Source) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what may be a list of names, each with what chooses one of it or goes beside it."""
    for node in sources.nodes(source):
        match node:
            case ast.Subscript(ast.Name() as of, by):
                yield of, by
            case ast.Call(ast.Name("zip"), [one, other]):
                yield from ((one, other), (other, one))


def _behind(source: Source, name: str) -> set[str]:
    """Return the names of which a name was computed."""
    found = set[str]()
    for node in sources.nodes(source):
        if isinstance(node, ast.Assign):
            to = {each for target in node.targets for each in sources.names(target, ast.Store)}
            found |= sources.names(node.value) if name in to else set()
        elif isinstance(node, ast.AugAssign) and name in sources.names(node.target):
            found |= sources.names(node.value)
    return found
