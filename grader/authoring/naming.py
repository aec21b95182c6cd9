"""What a check is called: a name, a title and labels, from the words beside its value."""

import ast
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import Any

_EMPTY = frozenset(
    (
        *("np", "numpy", "torch", "nn", "linalg", "functional", "math", "data"),
        *("item", "detach", "tolist", "cpu", "round", "float", "str", "abs"),
    )
)
"""Words of an expression that say nothing of what it is."""
_WORDS_MOST, _CHARACTERS_MOST = 5, 40
_LINKS = frozenset(
    (
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"),
        *("with", "is", "are", "was", "это", "для", "в", "на", "с", "и", "при", "равна", "равно"),
    )
)
"""Words that end no name."""
CHOICE_MOST = 4
"""Words that a title lists; of more nobody reads all."""
SPECIFIC_LEAST = 7
"""Letters of a name that is no general word: students write `score` beside another value too."""
NAME_WORDS_LEAST = 3
"""Words in brackets that are another name of what stands before them."""
_BRACKETS = re.compile(r"(\w[^()\n]*[^()\s])[ ]\(([^\W\d_][^()\d,;:=\n]*)\)[ ]?([^()\n]*)")
_BARS = re.compile(r"(?<!\w)(?:\|{1,2}|‖)(?=\w)|(?<=\w)(?:\|{1,2}|‖)(?![^\W_])")
"""Those of a norm, which others write as they like: `|w|`, `||w||`."""
_LETTERS = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ъ": "", "ь": "", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)


def name(label: str, expression: ast.expr | None, taken: Collection[str]) -> str:
    """Return a name that no other check has, from a label in any letters or an expression."""
    in_source = _plain(source_name(expression))
    telling = in_source if len(in_source) > 1 else ""
    ways = [each for each in (_plain(label), telling, _plain(latin(label)), in_source) if each]
    own = next((each for each in ways if each not in taken), (ways or ["value"])[0])
    return next(each for each in _numbered(own) if each not in taken)


def _numbered(own: str) -> Iterator[str]:
    yield own
    yield from (f"{own}_{number}" for number in count(2))


def title(label: str, expression: ast.expr | None, name: str) -> str:
    """Return what a check is called where people read it."""
    text = (label or source_name(expression) or name).replace("_", " ")
    return text[:1].upper() + text[1:]


def of_word(words: Sequence[str], taken: Collection[str]) -> dict[str, Any]:
    """Return the table of a word that nothing leads to, called by those of which it is one.

    Students read it: what the source says there, a condition, would give the answer away.
    """
    said = " / ".join(words) if len(words) <= CHOICE_MOST else "word"
    own = name(said, None, taken)
    number = own.rpartition("_")[2]
    title = f"{said} {number}" if number.isdigit() else said
    return {"name": own, "kind": "name", "title": title}


def labels(label: str, expression: ast.expr | None, short: str = "") -> list[str]:
    """Return the words beside a value, and its name in the source if that tells it from others."""
    found = [each for each in (label, short, _BARS.sub("", label)) if each]
    found = list(dict.fromkeys(found))
    own = ""
    if isinstance(expression, ast.Name | ast.Attribute):
        own = ast.unparse(expression)
    elif isinstance(expression, ast.Call) and isinstance(expression.func, ast.Name):
        own = expression.func.id if not label else ""
    if own and (not label or _is_specific(own, label)):
        found.append(own)
    return found


def around_brackets(label: str) -> list[str]:
    """Return what a label says without its brackets, and in them if that is a name of its own.

    So is `share of ones`; `test set` and `by accuracy` say which.
    """
    found = _BRACKETS.fullmatch(label)
    if not found:
        return []
    inside = found[2].split()
    is_name = len(inside) >= NAME_WORDS_LEAST and inside[0].casefold() not in _LINKS
    return [f"{found[1]} {found[3]}".strip(), *([found[2]] if is_name else [])]


def _is_specific(own: str, label: str) -> bool:
    """Say whether a name is a word of one meaning: not `score` or `total`, not `best_err`."""
    return own.isalpha() and len(own) >= SPECIFIC_LEAST and own.casefold() not in label.casefold()


def source_name(expression: ast.expr | None) -> str:
    """Return the words of an expression that say what it is: `w grad` of `w.grad.item()`."""
    if expression is None:
        return ""
    match expression:
        case ast.ListComp(_, [loop]) | ast.GeneratorExp(_, [loop]):
            return source_name(loop.iter)  # `ginis` of `[round(v, 4) for v in ginis]`
        case ast.IfExp():
            return ""
        case ast.Call(ast.Attribute(ast.Constant(), "join"), [of]):
            return source_name(of)
        case ast.Call(ast.Name(name), [of, *_]) if name in _EMPTY:
            return source_name(of)
        case ast.Call(ast.Name() as function):
            expression = function
    words = re.findall(r"[^\W\d]\w*", ast.unparse(expression))
    return " ".join([word for word in words if word not in _EMPTY][:_WORDS_MOST])


def unlinked(words: Sequence[str]) -> Sequence[str]:
    """Return words without those at their end that link them to what follows."""
    last = len(words)
    while last and words[last - 1].casefold() in _LINKS:
        last -= 1
    return words[:last]


def alike(lines: Sequence[Sequence[str]]) -> int:
    """Return how many first words are the same in all lines."""
    columns = list(zip(*lines, strict=False))
    return next((at for at, words in enumerate(columns) if len({*words}) > 1), len(columns))


def _plain(text: str) -> str:
    """Return a text as a name, nothing where it has other letters."""
    if any(not each.isascii() for each in text):
        return ""
    words = re.findall(r"[a-z0-9]+", text.lower())[:_WORDS_MOST]
    first = next((at for at, word in enumerate(words) if word[0].isalpha()), 0)
    words = words[first:] + words[:first]  # a name begins with a letter: `loss_0_1` of `0.1 loss`
    found = "_".join(unlinked(words) or words[:1])[:_CHARACTERS_MOST].strip("_")
    return found if found[:1].isalpha() else ""


def latin(text: str) -> str:
    """Return a text in small Latin letters, as far as its own have a way to be written so."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(each for each in letters if not unicodedata.combining(each))
