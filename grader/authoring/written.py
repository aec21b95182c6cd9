"""The numbers and words that a source writes out: a list, a range, keys: what its loops go through.

Nothing of the source is run.
"""

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from grader.authoring.source import Source, given, names, nodes, values_of

Numbers = tuple[float, ...]
Words = tuple[str, ...]

NUMBERS_MOST = 1000
"""Of a range; one written by mistake may have no end."""
WORD_CHARACTERS = 40
"""A longer text is a sentence."""
_POWER_MOST = 64
_LARGEST = 1e300
"""A whole number beyond that is no float."""
_IN_TEXT = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_BINARY: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,
}


def written(source: Source) -> Iterator[Numbers]:
    """Yield all such numbers of a source."""
    for node in nodes(source):
        if isinstance(node, ast.List | ast.Tuple | ast.Call) and (found := numbers(node)):
            yield found


def written_words(source: Source) -> Iterator[Words]:
    """Yield all such words of a source."""
    for node in nodes(source):
        if isinstance(node, ast.List | ast.Tuple | ast.Dict | ast.Call) and (found := words(node)):
            yield found


def literals(source: Source) -> Iterator[float]:
    """Yield each number of a source, those in its texts too."""
    for node in nodes(source):
        match node:
            case ast.Constant(int() | float() as number) if abs(number) < _LARGEST:
                yield float(number)
            case ast.Constant(str(text)):
                yield from map(float, _IN_TEXT.findall(text))


def numbers(expression: ast.expr) -> Numbers:
    """Return the numbers that an expression writes out, none if it is anything else."""
    match expression:
        case ast.List(elements) | ast.Tuple(elements):
            return _values(elements)
        case ast.Call(ast.Attribute(of, "tolist"), []):
            return numbers(of)
        case ast.Call(ast.Attribute(_, "array" | "tensor"), [of, *_]):
            return numbers(of)
        case ast.Call(ast.Name(name) | ast.Attribute(_, name), arguments, keywords):
            size = [each.value for each in keywords if each.arg in ("num", "steps")]
            return tuple(_range(name, _values([*arguments, *size])))
    return ()


def words(expression: ast.expr | None) -> Words:
    """Return the words that an expression writes out, each once: of a dict its keys, of pairs the
    first; none if it is anything else, or has a word twice.
    """
    match expression:
        case ast.List(elements) | ast.Tuple(elements):
            found = [_word(each) for each in elements]
        case ast.Dict(keys):
            found = [_word(key) for key in keys]
        case ast.Call(ast.Attribute(of, "keys" | "items"), []) | ast.Call(ast.Name("list"), [of]):
            return words(of)
        case ast.Call(ast.Attribute(ast.Constant(str(text)), "split"), []):
            found = [_as_word(each) for each in text.split()]
        case _:
            return ()
    once = len({each.casefold() for each in found}) == len(found) > 1
    return tuple(found) if all(found) and once else ()


def words_of(source: Source, expression: ast.expr | None, count: int) -> Words:
    """Return the words of which one is chosen by a list, or that go beside it, if that is sure.

    So is `cols[k]` of `k = errors.index(min(errors))`, or `zip(cols, errors)`.
    """
    if expression is None:
        return ()
    bound = {name for each in nodes(source) for name in names(each, ast.Store)}
    own = bound & names(expression) - names(expression, ast.Store)
    found = set()
    for of, by in _named(source):
        index = words(given(source, of))
        behind = {name for each in values_of(source, names(by)) for name in names(each)}
        if len(index) == count and own & (names(by) | behind):
            found.add(index)
    return found.pop() if len(found) == 1 else ()


def _named(source: Source) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what may be a list of names, each with what chooses one of it or goes beside it."""
    for node in nodes(source):
        match node:
            case ast.Subscript(ast.Name() as of, by):
                yield of, by
            case ast.Call(ast.Name("zip"), [one, other]):
                yield from ((one, other), (other, one))


def _word(element: ast.expr | None) -> str:
    match element:
        case ast.Constant(str(text)):
            return _as_word(text)
        case ast.Tuple([first, _, *_]):
            return _word(first)
    return ""


def _as_word(text: str) -> str:
    is_one = any(each.isalpha() for each in text) and len(text) <= WORD_CHARACTERS
    return text if is_one and text == text.strip() and "\n" not in text else ""


def _range(name: str, given: Sequence[float]) -> Iterator[float]:
    """Yield the numbers of a range, by the name of the function that makes it."""
    match name, given:
        case (("range" | "arange"), [stop]):
            yield from _range(name, [0, stop, 1])
        case (("range" | "arange"), [start, stop]):
            yield from _range(name, [start, stop, 1])
        case (("range" | "arange"), [start, stop, step]) if step:
            count = math.ceil((stop - start) / step - 1e-9)
            yield from (start + at * step for at in range(min(count, NUMBERS_MOST)))
        case "linspace", [start, stop, count] if 1 < count <= NUMBERS_MOST:
            step = (stop - start) / (count - 1)
            yield from (round(start + at * step, 12) for at in range(int(count)))
        case "logspace", [start, stop, count] if max(abs(start), abs(stop)) <= _POWER_MOST:
            yield from (10**each for each in _range("linspace", given))


def _values(elements: Sequence[ast.expr]) -> Numbers:
    """Return the numbers that elements are, none if any is something else."""
    found = [_value(each) for each in elements]
    return tuple(each for each in found if each is not None) if None not in found else ()


def _value(element: ast.expr) -> float | None:
    match element:
        case ast.Constant(int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.UnaryOp(ast.USub(), of):
            value = _value(of)
            return -value if value is not None else None
        case ast.BinOp(left, operation, right):
            one, other = _value(left), _value(right)
            apply = _BINARY.get(type(operation))
            if apply and one is not None and other is not None:
                try:
                    return apply(one, other)
                except (ArithmeticError, ValueError):
                    return None
    return None
