"""The printed text with spaces for what is no value, and with points for decimal commas.

It stays as long as it was, so that every offset stays true.
"""

import re

from grader.reading.bullets import with_bullets
from grader.reading.tokens import SAYS

_THOUSANDS = re.compile(
    r"(?<![\w.,])[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){1,99}\.[0-9]+|(?:,[0-9]{3}){2})(?![\w,]|\.[0-9])"
)
"""One comma alone is decimal: `1,598`."""
_HIDDEN = "\x00"
"""In place of a comma that is none of a number."""
_BESIDE = re.compile(r",(?=[0-9])(?<=[0-9],)")
_COMMA = re.compile(r"(?<![\w.,])[0-9]+,[0-9]+(?:[eE][-+]?[0-9]+)?(?!,?\w|\.[0-9])")
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
_UNCERTAIN = re.compile(r"[0-9],[0-9]+[ ]?(?:±|\+/-)[ ]?[0-9]+,[0-9]")
_POINT = re.compile(r"(?<![0-9.])[0-9]+\.[0-9]+(?!\.?[0-9])")
_ALONE = re.compile(r"(?<![\w.,])[0-9]+(?![\w.])")
_BRACKETS = re.compile(rf"(?<![\w\]])[\[{{]|[\[{{](?![0-9]{{1,2}}(?:{_HIDDEN}|\]))")
_DASH = re.compile(r"(?<=[ |])(?:[ ]{2}[-—–]|[ ][-—–][ ])(?=[ ]{2}|[ ]*(?:\||$))", re.MULTILINE)
"""The cell of a table that has no value, in a row that has some before it."""
_CELL_BEFORE = re.compile(r"(?:[0-9]\.?|\bnan|\binf)[ |]*\Z", re.IGNORECASE)
_BAR = re.compile(
    r"[0-9]%\|(?:[^\n\[\]]*\[[^\n\[\]]{0,120}?"
    r"(?:(?<![^\W\d])(?:[^\W\d]{1,12}/s\b|s/[^\W\d]{1,12})\]?|\]))?"
)
"""A progress bar to the end of its rate: what stands behind that belongs to the program again."""
_NOTE = re.compile(
    r"""grad_fn=<[^<>\n]{0,200}>|\b(?:dtype|layout)=[\w.'<>|]+|\brequires_grad=\w+
    |\bdevice='[^'\n]{0,40}'|\b(?:size|shape)=\([0-9, ]{0,80}\)
    |<[\w.]{1,80}[ ](?:object[ ])?at[ ]0x[0-9a-f]{1,16}>""",
    re.VERBOSE,
)
"""What torch, numpy and Python write beside a value or for want of one, and that is none."""
_ORIGIN = re.compile(
    r"""^[ \t]*(?:In|Out)[ ]?\[[ 0-9]{0,5}\]:|\b[\w/-]{1,60}\.py:[0-9]{1,6}(?![0-9])
    |(?<=[\w>]):[0-9]{1,6}(?=[ ]-[ ])|\blevel=[a-z]{4,8}\b
    |\b(?:DEBUG|INFO|WARN(?:ING)?|ERROR|CRITICAL)\b(?=[ ]{0,8}[]:|-])""",
    re.MULTILINE | re.VERBOSE,
)
"""What says where a line comes from, in IPython or a log: `In [4]:`, `net:forward:41 - `."""
_REMARK = re.compile(r"^[ \t]*(?:>>>|In[ ]?\[[ 0-9]{0,5}\]:)[^\n#]*(#[^\n]*)", re.MULTILINE)
"""A comment of what was typed, with what it should give as it may be: `>>> f(1)  # 0.42`."""
_CALLER = re.compile(r"[\w>]:[\w<>]{1,60}\Z")
"""Before the line's number in a log; but `layer:3 - ` has an index."""
_WAS = re.compile(
    r"""(?<![\w.])(?:
    (?P<before>(?:[Ww]as|[Bb]efore|[Oo]ld|[Ii]nitial|[Бб]ыл[ао]?|[Дд]о|原来|之前|初始)[ :=]{0,3}
        |(?:from|с|从)[ :=]{0,3}(?=[-+]?[0-9]{1,30}(?:\.|[ ]?变[为成])))?
    (?P<was>[-+]?[0-9]{1,30}(?P<real>\.[0-9]{0,30}(?:e[-+]?[0-9]{1,3})?)?)
    (?P<arrow>[ ]?(?:[-=]{1,3}>|→|⇒)[ ]?)?
    (?(arrow)|(?(before)[ ,;]{0,4}(?:[Aa]fter|[Nn]ew|[Ff]inal|[Nn]ow|[Bb]ecame|to|[Сс]тал[ао]?
        |[Пп]осле|до|变为|变成|现在|之后|最终|到)[ :=]{0,3}|(?!)))
    )(?=[-+]?\.?[0-9])(?![-+0-9.e]{1,40}[ ]?(?:[-=]{1,3}>|→|⇒))""",
    re.VERBOSE,
)
"""What a value was before it became the one behind: `5.0 -> 4.99`, `было 5, стало 4.99`."""
_POWER = re.compile(
    r"""(?<![\w.])
    (?:(?P<digits>[1-9](?:\.[0-9]{1,30})?|0\.0{1,30})[ ]?(?:[*×·⋅x]|\\times|\\cdot)[ ]?)?10
    (?:(?:\^|\*\*)[ ]?(?:\{(?P<braced>[-+]?[0-9]{1,3})\}|\((?P<inside>[-+]?[0-9]{1,3})\)
        |(?P<bare>[-+]?[0-9]{1,3}))|(?P<above>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?![\w.^])""",
    re.VERBOSE,
)
"""Scientific notation as people write it: `7.372 × 10^-1`; another factor is none of a number."""
_FRACTION = re.compile(
    r"(?<![\w.,(\[/])(?P<over>-?[0-9]{1,6})[ ]?/[ ]?(?P<under>[1-9][0-9]{0,5})[ ]?[=≈][ ]?"
    r"(?=(?P<value>-?[0-9]{1,9}(?:\.(?P<places>[0-9]{1,20}))?)(?![\w.]))"
)
"""What its decimal stands behind: `21/125 = 0.168`; but `3/17 = 0.5` is that of the third."""
_ABOVE = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_ELEMENT = re.compile(r"[])}0-9][ ]?[:=][ ]*\Z")
"""Before a whole number that is no index: `w[0][1]: 10 -> 9.99`, but `layer 0 -> 15.9`."""
_IN_ROW = re.compile(r"[0-9][ \t,;|]*\Z|(?:>|→|⇒)[ ]?\Z")
"""Before a number of a row or a chain, which is not alone in its place."""
_BOTH = re.compile(rf"(?:{SAYS.pattern})[ ]?(?:->|→)[ ]?(?:{SAYS.pattern})[^0-9\n]*[:=][ ]*\Z")
"""Before two values that both have a word: `before -> after: 0.9 -> 0.5`."""
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


def prepare(text: str, was: bool = False) -> str:
    """Return a text of the same length whose lines hold points for decimal commas, and no notes.

    What a value `was` before it became another is left out, too, unless it is asked for.

    `1,234,567` becomes one number, but for brackets, where commas separate. A comma is decimal
    where its line, or what stands between two semicolons, holds no decimal point, and something
    else parts its numbers.
    """
    text = _without_tags(text)
    if "=" in text or " at 0x" in text:
        text = _NOTE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    text = _REMARK.sub(lambda found: found.group()[: -len(found[1])] + " " * len(found[1]), text)
    text = _POWER.sub(_scientific, _ORIGIN.sub(_origin, text))
    text = _FRACTION.sub(_alike, text)
    text = text if was else _WAS.sub(_became, text)
    text = _DASH.sub(_missing, text)
    text = with_bullets(text)
    if "{,}" in text:
        text = _BRACED.sub(lambda found: _together(found.group(), "{,}", "."), text)
    if "%|" not in text and not _BESIDE.search(text):
        return text
    lines = text.split("\n")
    return "\n".join(_line(line) if "," in line or "%|" in line else line for line in lines)


def _origin(found: re.Match[str]) -> str:
    start, said = found.start(), found.group()
    caller = found.string[max(0, start - 64) : start]
    is_place = said[0] == ":" and not _CALLER.search(caller)
    return said if is_place else " " * len(said)


def _alike(found: re.Match[str]) -> str:
    """Return spaces for a fraction that is as large as the decimal behind it."""
    apart = abs(int(found["over"]) / int(found["under"]) - float(found["value"]))
    is_one = apart <= 0.51 * 10.0 ** -len(found["places"] or "")
    return " " * len(found.group()) if is_one else found.group()


def _scientific(found: re.Match[str]) -> str:
    exponent = next(filter(None, found.group("braced", "inside", "bare", "above")))
    return f"{found['digits'] or 1}e{exponent.translate(_ABOVE)}".rjust(len(found.group()))


def _became(found: re.Match[str]) -> str:
    """Return spaces for what a value was, but not for an index, nor for one of a chain."""
    start, said = found.start(), found.group()
    before = found.string[max(0, start - 8) : start]
    line = found.string[max(0, found.string.rfind("\n", 0, start), start - 80) : start]
    if _BOTH.search(line):
        return said
    is_index = not (found["before"] or found["real"] or _ELEMENT.search(before))
    return said if is_index or _IN_ROW.search(before) else " " * len(said)


def _missing(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 40) : found.start()]
    return "nan" if _CELL_BEFORE.search(before) else found.group()


def _line(line: str) -> str:
    if bar := _BAR.search(line):
        line = " " * bar.end() + line[bar.end() :]
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
        stays = _ALONE.search(part, found[0].end()) and not SAYS.search(part)
    else:
        stays = len(found) < MANY
    told = any(_IN_FULL.search(f.group()) for f in found) or _UNCERTAIN.search(part)
    stays = stays and "|" not in part and not told
    return part if stays or not found else _COMMA.sub(_point, part)
