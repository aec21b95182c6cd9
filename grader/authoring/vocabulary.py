"""The lists of names in a source, and the words of which a condition chooses one: a solution may
print which it is.

Nothing of the source is run.
"""

import ast
import re
from collections.abc import Iterator, Sequence

from grader.authoring.source import Source, nodes
from grader.authoring.written import WORD_CHARACTERS, Words

NAMES_LEAST = 3
"""Texts of a list that may be a vocabulary; two are as often labels or sides of something."""
TRUTH: Words = ("True", "False")
_NAME = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]\w*)?")


def lists(source: Source) -> list[Words]:
    """Return the lists of names in a source: texts, keys, classes and functions by their name."""
    found = []
    called = _called(source)
    for tree in source.trees.values():
        for node in ast.walk(tree):
            elements: Sequence[ast.expr | None] = ()
            match node:
                case ast.List(elts, ast.Load()) | ast.Tuple(elts, ast.Load()) | ast.Set(elts):
                    elements = elts  # and not what is unpacked: `TEA, JAM = 0, 1`
                case ast.Dict(keys):
                    elements = keys
            names = [_named(each) for each in elements] or _split(node, source.text)
            names = [called.get(name, name) for name in names]
            if len(names) >= NAMES_LEAST and all(names):
                found.append(tuple(dict.fromkeys(name for name in names if name)))
    return list(dict.fromkeys(found))


def _called(source: Source) -> dict[str, str]:
    """Return by class what its objects are called where it says so: `name = "ucb1"`.

    A print shows that, and not the class, where nothing asks for the class's own name.
    """
    if ".__name__" in source.text:
        return {}
    classes = [node for node in nodes(source) if isinstance(node, ast.ClassDef)]
    return {each.name: text for each in classes for own in ast.walk(each) if (text := _own(own))}


def _own(node: ast.AST) -> str:
    """Return the text that a class or its objects are given as a name."""
    match node:
        case ast.Assign(
            [ast.Name(to) | ast.Attribute(ast.Name("self"), to)], ast.Constant(str(of))
        ) | ast.AnnAssign(ast.Name(to), _, ast.Constant(str(of))) if to in (
            "name",
            "label",
            "title",
        ):
            return of
    return ""


def _split(node: ast.AST, text: str) -> list[str]:
    """Return the words of a text that a program splits."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return []
    words = node.value.split()
    return words if ".split(" in text and all(word.isidentifier() for word in words) else []


def _named(element: ast.expr | None) -> str:
    """Return what an element of a list is called: a text, `nn.ReLU()`, or a pair of these."""
    match element:
        case ast.Constant(str(text)) if (
            re.search(r"[^\W\d_]", text) and len(text) < WORD_CHARACTERS
        ):
            return text
        case ast.Attribute(_, name):
            return name
        case ast.Name(name) if name[:1].isupper():  # a class that was imported by its name
            return name
        case ast.Call(function, _, _):
            return _named(function)
        case ast.Tuple([first, *_]):
            return _named(first)
    return ""


def choices(source: Source) -> list[Words]:
    """Return the words of each choice that a source writes out, and those of a comparison."""
    found = {frozenset(words): words for words in (TRUTH, *_written(source))}
    return list(found.values())


def _written(source: Source) -> Iterator[Words]:
    for node in nodes(source):
        match node:
            case ast.IfExp():
                elements = list(_branches(node))
            case ast.Subscript(ast.List(elements) | ast.Tuple(elements) | ast.Dict(_, elements)):
                pass
            case _:
                continue
        words = tuple(dict.fromkeys(filter(None, map(_choice, elements))))
        if len(words) == len(elements) > 1:
            yield words


def _branches(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from _branches(node.body)
        yield from _branches(node.orelse)
    else:
        yield node


def _choice(element: ast.expr) -> str:
    """Return a text that is one word or two, as the reader knows a name."""
    text = element.value if isinstance(element, ast.Constant) else None
    is_word = isinstance(text, str) and len(text) <= WORD_CHARACTERS and _NAME.fullmatch(text)
    return str(text) if is_word else ""
