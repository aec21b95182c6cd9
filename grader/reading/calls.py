"""What a call that prints is made of: words of the source, and expressions between them."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from string import Formatter

CALL_MOST = 2_000
"""Characters of a call that is looked at; none that people write has as many."""
SEGMENTS_MOST = 200
"""Words and values of a call; a row of a hundred numbers has as many."""
NAMES_MOST = 12
"""Names in an expression; of what has more, a dict or a report, none is that of one value."""
_QUOTED = (r"'''.*?'''", r'""".*?"""', r"'(?:\\.|[^'\\\n])*'", r'"(?:\\.|[^"\\\n])*"')
_PARTS = re.compile("|".join((*_QUOTED, "[()]")), re.DOTALL)
_STRAY = re.compile(r"\\(?![\\'\"abfnrtvxuUN0-7\n])")
"""A backslash that Python takes for itself, but warns of."""
_FIELD = re.compile(r"%(?:\((\w+)\))?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[diouxXeEfFgGcrsa]")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LIBRARIES = ("np", "numpy", "torch", "math")
_SAYS_NOTHING = re.compile(
    r"abs|array|cpu|detach|dtype|else|f|float(?:32|64)?|for|format|i|if|in|int|is|items?|list|lambda"
    r"|map|not|np|numpy|or|print|range|round|self|str|sorted|tensor|tolist|torch|tuple|v|values?|x|zip"
)
"""Names that each value may have, and calls that leave it as it is."""
_MEANS = {"len": "count", "sum": ""}
"""Of `sum(x) / n` it is a mean, of `sum(mask)` a count."""

Segment = str | ast.expr


def parsed(text: str) -> ast.expr | None:
    """Return an expression, None of what is none or cannot be read."""
    try:
        return ast.parse(_STRAY.sub(r"\\\\", text[:CALL_MOST]).strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def arguments(text: str) -> list[list[Segment]]:
    """Return the segments of each argument of the call that a text begins with.

    Empty where they do not tell what is printed: `*args`, another separator, an empty one, which is
    no piece of what was printed.
    """
    call = parsed(first_call(text[:CALL_MOST]))
    if not isinstance(call, ast.Call) or any(each.arg == "sep" for each in call.keywords):
        return []
    empty = (isinstance(each, ast.Constant) and each.value == "" for each in call.args)
    if any(empty) or any(isinstance(each, ast.Starred) for each in call.args):
        return []
    try:
        found = [segments(each) for each in call.args]
    except RecursionError:
        return []
    return found if sum(map(len, found)) <= SEGMENTS_MOST else []


def first_call(text: str) -> str:
    """Return a text up to the bracket that closes the first one."""
    depth = 0
    for match in _PARTS.finditer(text):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] == ")" and depth == 0:
            return text[: match.end()]
    return ""


def segments(node: ast.expr) -> list[Segment]:
    """Return what an argument is made of."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values):
            return [segment for each in values for segment in segments(each)]
        case ast.FormattedValue(value=value) | ast.Call(func=ast.Name("str"), args=[value]):
            return [value]
        case ast.BinOp(ast.Constant(str(text)), ast.Mod(), right):
            values = right.elts if isinstance(right, ast.Tuple) else [right]
            words = [words.replace("%%", "%") for words in _FIELD.split(text)[::2]]
            return _between(words, values) if len(words) == len(values) + 1 else [node]
        case ast.Call(ast.Attribute(ast.Constant(str(text)), "format")):
            return _formatted(text, node) or [node]
        case ast.BinOp(left, ast.Add(), right):
            both = [*segments(left), *segments(right)]
            return both if any(isinstance(each, str) for each in both) else [node]
    return [node]


def _between(words: Sequence[str], values: Sequence[ast.expr]) -> list[Segment]:
    """Return words with a value between each two."""
    pairs = zip(values, words[1:], strict=True)
    return [words[0], *(each for pair in pairs for each in pair)]


def _formatted(text: str, call: ast.Call) -> list[Segment]:
    """Return what `format` makes of a text, nothing if that is not seen."""
    given: dict[str, ast.expr] = {str(at): each for at, each in enumerate(call.args)}
    given |= {each.arg: each.value for each in call.keywords if each.arg}
    found: list[Segment] = []
    try:
        fields = list(Formatter().parse(text))
    except ValueError:
        return []
    free = iter(range(len(fields)))
    for words, field, *_ in fields:
        found.append(words)
        if field is not None:
            name = re.split(r"[.\[]", field)[0] or str(next(free))
            if name not in given:
                return []
            found.append(given[name])
    return found


def is_text(segment: Segment) -> bool:
    """Say whether a segment is words of the source, or one of two texts that it chooses."""
    match segment:
        case str() | ast.Constant(value=str()):
            return True
        case ast.IfExp(body=one, orelse=other):
            return is_text(one) and is_text(other)
    return False


def unwrapped(value: ast.expr) -> ast.expr:
    """Return an expression without what leaves its value as it is: `float(x)`, `x.item()`."""
    while True:
        match value:
            case ast.Call(ast.Name(name), [inner, *_]) if _SAYS_NOTHING.fullmatch(name):
                value = inner
            case ast.Call(ast.Attribute(ast.Name(name), of), [inner, *_]) if (
                name in _LIBRARIES and _SAYS_NOTHING.fullmatch(of)
            ):
                value = inner
            case ast.Call(ast.Attribute(inner, name)) if _SAYS_NOTHING.fullmatch(name):
                value = inner
            case ast.Attribute(inner, "data"):  # a parameter without its gradient
                value = inner
            case _:
                return value


def called(value: ast.expr) -> list[Sequence[str]]:
    """Return the words that a value is called by itself, and those of all names in it."""
    names = [*islice(_names(value), NAMES_MOST + 1)]
    return [_words(_head(value)), _words(names)] if len(names) <= NAMES_MOST else []


def _head(value: ast.expr) -> Iterator[str]:
    """Yield what a value is called by itself: a variable, a key, a function."""
    match value:
        case ast.Name(name) | ast.Call(ast.Name(name)) | ast.Call(ast.Attribute(attr=name)):
            yield name
        case ast.Attribute(inner, name):
            yield name
            yield from _head(inner)
        case ast.Subscript(inner, key):
            yield from _head(inner)
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value


def _names(expression: ast.expr) -> Iterator[str]:
    """Yield the names in an expression, and the words that it looks something up by."""
    for node in ast.walk(expression):
        match node:
            case ast.Name(name) | ast.Attribute(attr=name) | ast.Constant(value=str(name)):
                yield name


def _words(names: Iterable[str]) -> Sequence[str]:
    """Return what names say, each in the words that it is made of."""
    said = (_MEANS.get(name, name) for name in names if not _SAYS_NOTHING.fullmatch(name))
    return [_HUMPS.sub(" ", name).replace("_", " ") for name in said if name]
