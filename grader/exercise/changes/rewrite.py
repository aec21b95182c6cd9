"""How a source is changed: nodes, where they stand, and what is put in their place.

The tree is changed in place, written out and restored: whoever looks at it sees the solution.
"""

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from grader.words.check import Text
from grader.words.language import LANGUAGES

Words = Mapping[str, str | Text]
"""What fills the braces of a sentence."""


class Place(NamedTuple):
    """A node, and the field of its parent in which it stands, alone or in a list."""

    node: ast.AST
    parent: ast.AST
    field: str

    @property
    def beside(self) -> Sequence[ast.AST]:
        """What stands in the same list, itself too."""
        value = getattr(self.parent, self.field)
        return value if isinstance(value, list) else [value]

    def next(self, steps: int) -> "Place | None":
        """Return the place so many steps further in the same list, if there is one."""
        found = [at for at, node in enumerate(self.beside) if node is self.node]
        at = found[0] + steps if found else -1
        return self._replace(node=self.beside[at]) if 0 <= at < len(self.beside) else None

    def put(self, new: "ast.AST | Sequence[ast.AST]", /, **words: str | Text) -> "Rewrite":
        """Return the rewrite that puts something in the place of the node."""
        return Rewrite([(self, new)], words)


Put = tuple[Place, ast.AST | Sequence[ast.AST]]
"""A place, and what stands there instead: in a list it may be several."""


class Rewrite(NamedTuple):
    """One way to change a source: what is put where, and the words of its sentence."""

    puts: Sequence[Put]
    words: Words = MappingProxyType({})


Rule = Callable[[Place], Iterator[Rewrite]]
"""How a mistake is made at a place, in each way that it can be."""


def places(tree: ast.AST) -> Iterator[Place]:
    """Yield each place of a tree, as they stand in the source."""
    for field, value in ast.iter_fields(tree):
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST):
                yield Place(node, tree, field)
                yield from places(node)


def written(tree: ast.Module, rewrites: Iterable[Rewrite]) -> str:
    """Return the source with what is put into it; the tree is as it was afterwards.

    A rewrite may be made when the ones before it are done already, so that it holds them.
    """
    olds = []
    try:
        for rewrite in rewrites:
            for place, new in rewrite.puts:
                old = getattr(place.parent, place.field)
                olds.append((place, old))
                setattr(place.parent, place.field, _with(old, place.node, new))
        return ast.unparse(tree)
    finally:
        for place, old in reversed(olds):
            setattr(place.parent, place.field, old)


def _with(old: object, node: ast.AST, new: ast.AST | Sequence[ast.AST]) -> object:
    news = [new] if isinstance(new, ast.AST) else list(new)
    if not isinstance(old, list):
        return news[0]
    return [each for item in old for each in (news if item is node else [item])]


def filled(message: Text, words: Words) -> Text:
    """Return a sentence with the words in its braces."""
    told = {language: message.within(language) for language in LANGUAGES}
    for name, word in words.items():
        said = Text(en=word) if isinstance(word, str) else word
        for language, text in told.items():
            told[language] = text.replace(f"{{{name}}}", said.within(language))
    return Text(**told)
