"""Text as tokens: words, numbers, brackets; the one place where digits become a number.

Every pattern is a choice of plain classes that never scans again what it gave up, and none has a
repeated group behind a look-behind, which Python 3.11.2 gets wrong.
"""

import re
from collections.abc import Sequence

from grader.words.values import Number

DIGITS_MOST, EXPONENT_MOST = 400, 400
"""Characters of a number, a float64 in full has 309 before its point; and the power of ten that is
read as it is: beyond both `int` and `float` may take long, raise, or mean nothing."""

CJK = r"\u3040-\u30ff\u3400-\u9fff"
"""Written without spaces: a digit beside one is no part of a word."""
LETTER = rf"[^\W\d_{CJK}]"
IN_WORD = rf"[^\W{CJK}]"

_NUMBER = r"(?:[0-9]+(?:\.(?!\.)[0-9]*)?|(?<![\w.])\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_END = rf"(?!\.?{IN_WORD})"
_ZONE = r"(?:[.,][0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_MARKS = r"[^\w\n.…\[\](){}]{0,8}+"
"""What lies between tokens; skipped by the pattern itself it costs no attempt at each character."""
TOKEN = re.compile(
    rf"""{_MARKS}(?:(?=[0-9.…])(?:(?P<dots>\.{{3}}|…)
    |(?=[0-9.]{{1,40}}+(?:[-+/:jJeE]|[ ]/)|[0-9]+\.[0-9]+\.)(?:
        (?P<junk>[0-9]{{1,4}}(?P<between>[-/.])[0-9]{{1,2}}(?P=between)[0-9]{{1,4}}  # a date
                (?:[T_][0-9]{{1,2}}[-:._][0-5][0-9](?:[-:._][0-5][0-9])?{_ZONE})?{_END}
            |[0-9]{{1,2}}:[0-5][0-9]:[0-5][0-9]{_ZONE}{_END}           # a time
            |(?<!\[)[0-9]{{1,2}}:[0-5][0-9](?![\w:.,])
            |[0-9]+\.[0-9]+\.[0-9][0-9.]*                              # a version
            |{_NUMBER}(?:[+-]{_NUMBER})?[jJ]{_END})                    # a complex number
        |(?P<share>[0-9]{{1,6}}[ ]?/[ ]?[0-9]{{1,6}}{_END}))            # 17/17
    |(?P<number>{_NUMBER}{_END})
    |(?P<glued>[0-9](?:{IN_WORD}|\.(?=[0-9]))*))                       # 0x1f, 1_000, 07_layers
    |(?P<word>(?:{LETTER}|_)(?:{IN_WORD})*(?:\.(?:{LETTER}|_)(?:{IN_WORD})*)*|[{CJK}]+)
    |(?P<newline>\n)
    |(?P<open>[\[({{])
    |(?P<close>[\])}}]))""",
    re.VERBOSE,
)
"""A token by the name of its group."""
_THOUSANDS = re.compile(
    r"(?<![\w.,])[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2}(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]+)(?![\w,]|\.[0-9])"
)
"""One comma alone is decimal: `1,598`."""
_HIDDEN = "\x00"
"""In place of a comma that is none of a number."""
_BESIDE = re.compile(r",(?=[0-9])(?<=[0-9],)")
_COMMA = re.compile(r"(?<![\w.,])[0-9]+,[0-9]+(?!,?\w|\.[0-9])")
_PLACE = re.compile(r"(?<=\w)[(\[{][0-9]{1,2},[0-9]{1,2}[)\]}]")
"""`w[0,1]`, `w_{1,1}`: their commas are of no number."""
_QUOTED = re.compile(r"(?<=['\"])[-+]?[0-9]+,[0-9]+(?=['\"])")
_APART = re.compile(r"[0-9],[0-9]+[ \t]+[-+]?[0-9]+,[0-9]")
"""Within brackets commas separate, unless gaps do."""
_BRACED = re.compile(r"(?<![\w.}])[0-9]+\{,\}[0-9]+(?!\w|\{,)")
"""A decimal comma of LaTeX, which would set a gap behind a bare one."""
MANY = 3
"""Numbers with a comma that are no pairs, of whole ones, even with one digit behind it."""
_IN_FULL = re.compile(r",[0-9]{2}")
_POINT = re.compile(r"(?<![0-9.])[0-9]+\.[0-9]+(?!\.?[0-9])")
_ALONE = re.compile(r"(?<![\w.,])[0-9]+(?![\w.])")
_HAS_LETTER = re.compile(rf"{LETTER}|[{CJK}]")
_BRACKETS = re.compile(rf"(?<!\w)[\[{{]|[\[{{](?![0-9]{{1,2}}{_HIDDEN})")
_BAR = re.compile(r"[0-9]%\|")
BULLET = "•"
_ITEM = re.compile(r"[ \t]*-[ \t]+(?=\S)")
_BULLETED = re.compile(r"^[ \t]*-[ \t]+[-.0-9]", re.MULTILINE)
_BARE = re.compile(r"[ \t]*[-+]?\.?[0-9]")
_NOTE = re.compile(
    r"""grad_fn=<[^<>\n]{0,200}>|\b(?:dtype|layout)=[\w.'<>|]+|\brequires_grad=\w+
    |\bdevice='[^'\n]{0,40}'|\b(?:size|shape)=\([0-9, ]{0,80}\)
    |torch\.Size\(\[[0-9, ]{0,200}\]\)""",
    re.VERBOSE,
)
"""What torch and numpy write into a value's print, and that is none of it."""
_TAG = re.compile(
    r"""</?(?:table|thead|tbody|tfoot|caption|tr|th|td|div|span|p|b|i|u|em|strong|small|big|code|pre
    |br|hr|h[1-6]|ul|ol|li|dl|dt|dd|sub|sup|font|center|html|head|body|style)
    (?:[ /][^<>\n]{0,200})?>""",
    re.IGNORECASE | re.VERBOSE,
)
_CELL = ("td", "th")
_ENTITY = re.compile(r"&(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-z][a-z0-9]{1,9});", re.IGNORECASE)
_MINUS_ENTITIES = ("&minus;", "&#8722;", "&#x2212;")


def _without_tags(text: str) -> str:
    """Return a text of the same length with spaces for HTML's tags and entities, bars at cells."""
    if "</" in text or "<br" in text:
        text = _TAG.sub(lambda found: _bar(found.group()), text)
    if "&" in text and ";" in text:
        text = _ENTITY.sub(lambda found: _sign(found.group()), text)
    return text


def _bar(tag: str) -> str:
    return ("|" if tag[1:].lstrip("/").lower().startswith(_CELL) else " ").ljust(len(tag))


def _sign(entity: str) -> str:
    return ("-" if entity.lower() in _MINUS_ENTITIES else " ").rjust(len(entity))


def prepare(text: str) -> str:
    """Return a text of the same length whose lines hold points for decimal commas, and no notes.

    `1,234,567` becomes one number, but for brackets, where commas separate. A comma is decimal
    where its line, or what stands between two semicolons, holds no decimal point, and something
    else parts its numbers.
    """
    text = _without_tags(text)
    if "=" in text or "Size(" in text:
        text = _NOTE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    if "\n" in text and _BULLETED.search(text):
        text = _without_bullets(text)
    if "{,}" in text:
        text = _BRACED.sub(lambda found: _together(found.group(), "{,}", "."), text)
    if "%|" not in text and not _BESIDE.search(text):
        return text
    lines = text.split("\n")
    return "\n".join(_line(line) if "," in line or "%|" in line else line for line in lines)


def _without_bullets(text: str) -> str:
    """Return a text with bullets for the dashes of lists, whose every item begins with one.

    One alone is a minus, and so is each of a column where some numbers have none.
    """
    lines = text.split("\n")
    items: list[int] = []
    column: list[str] = []
    for at, line in enumerate([*lines, "end"]):
        if not line.strip():
            continue
        if _ITEM.match(line) or _BARE.match(line):
            column.append(line)
            items += [at] if _ITEM.match(line) else []
            continue
        if len(items) > 1 and not _has_both_signs(column):
            for item in items:
                lines[item] = lines[item].replace("-", BULLET, 1)
        items, column = [], []
    return "\n".join(lines)


def _has_both_signs(column: Sequence[str]) -> bool:
    """Say whether lines with and without a dash are of one column: in turn, or in line."""
    dashed = [_ITEM.match(line) is not None for line in column]
    inner = dashed[dashed.index(True) : len(dashed) - dashed[::-1].index(True)]
    first = column[dashed.index(True)]
    begins, words = _begin(first), len(first.split())
    return any(
        len(line.split()) == words - 1 and (_begin(line) == begins or not all(inner))
        for line, dash in zip(column, dashed, strict=True)
        if not dash
    )


def _begin(line: str) -> int:
    """Return where what is behind a dash begins."""
    return len(line) - len(line.lstrip(" \t-"))


def _line(line: str) -> str:
    bar = _BAR.search(line)
    if bar:  # a progress bar: what stands behind its rate belongs to the program again
        end = max(line.find("]", bar.end()) + 1, bar.end())
        line = " " * end + line[end:]
    if "," not in line:
        return line
    line = _QUOTED.sub(_point, line)
    line = _PLACE.sub(lambda place: place.group().replace(",", _HIDDEN), line)
    if ";" in line or _APART.search(line) or not _BRACKETS.search(line):
        if "(" not in line:
            line = _THOUSANDS.sub(lambda found: _together(found.group(), ",", ""), line)
        line = ";".join(_with_points(part) for part in line.split(";"))
    return line.replace(_HIDDEN, ",")


def _together(number: str, mark: str, instead: str) -> str:
    """Return digits without separators, as many characters: zeros in front say nothing."""
    return number.replace(mark, instead).rjust(len(number), "0")


def _point(comma: re.Match[str]) -> str:
    return comma.group().replace(",", ".")


def _with_points(part: str) -> str:
    found = [] if _POINT.search(part) else list(_COMMA.finditer(part))
    if len(found) == 1:  # `1,5 2`
        stays = _ALONE.search(part, found[0].end()) and not _HAS_LETTER.search(part)
    else:
        stays = len(found) < MANY
    stays = stays and "|" not in part and not any(_IN_FULL.search(f.group()) for f in found)
    return part if stays or not found else _COMMA.sub(_point, part)


def number_of(token: str, negative: bool = False) -> Number | None:
    """Return a printed number with the place of its last digit; None if it is absurdly long."""
    if len(token) > DIGITS_MOST:
        return None
    sign = -1.0 if negative else 1.0
    whole, _, decimals = token.partition(".")
    if f"{whole}{decimals}".isdigit():
        return Number(sign * float(token), -len(decimals))
    mantissa, _, exponent = token.lower().partition("e")
    if mantissa[0] in "ni":  # nan, inf
        return Number(sign * float(mantissa))
    power = int(exponent or "0") if len(exponent) <= 5 else EXPONENT_MOST + 1
    if abs(power) > EXPONENT_MOST:  # infinite or zero, whatever its digits are
        vanishes = exponent.startswith("-") or not mantissa.strip("0.")
        return Number(0.0 if vanishes else sign * float("inf"))
    return Number(sign * float(token), power - len(mantissa.partition(".")[2]), bool(exponent))
