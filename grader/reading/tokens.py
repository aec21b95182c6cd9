"""Text as tokens: words, numbers, brackets; the one place where digits become a number.

Every pattern is a choice of plain classes that never scans again what it gave up, and none has a
repeated group behind a look-behind, which Python 3.11.2 gets wrong.
"""

import re

from grader.words.values import Number

DIGITS_MOST, EXPONENT_MOST = 400, 400
"""Characters of a number, a float64 in full has 309 before its point; and the power of ten that is
read as it is: beyond both `int` and `float` may take long, raise, or mean nothing."""

_ALPHABETS = (
    r"A-Za-zªº\u00b2\u00b3\u00b5\u00b9\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1"
    r"\u02c6-\u02d1\u02e0-\u02e4\u02ec\u02ee\u0370-\u0374\u0376-\u037d\u037f\u0386\u0388-\u03f5"
    r"\u03f7-\u0481\u048a-\u0556\u0559\u0560-\u0588\u05d0-\u05f2\u1e00-\u1fbc\u1fbe\u1fc2-\u1fcc"
    r"\u1fd0-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ffc\u2070-\u2079\u207f-\u2089\u2090-\u209c\u2102\u2107"
    r"\u210a-\u2113\u2115\u2119-\u211d\u2124\u2126\u2128\u212a-\u212d\u212f-\u2139\u213c-\u213f"
    r"\u2145-\u2149\u214e\u2150-\u2189\u2460-\u249b\u24ea-\u24ff\U0001d400-\U0001d7cb"
)
"""What letters are written with blanks between words, and figures beside them: `w₁`, `x²`, `Ⅳ`."""
LETTER = f"(?-i:[{_ALPHABETS}])"
LETTER_OR_DIGIT = rf"(?-i:[\d{_ALPHABETS}])"
IN_WORD = rf"(?-i:[\d_{_ALPHABETS}])"
CJK = r"(?-i:[^\W\x00-\u05ff\u1e00-\u218f\u2460-\u24ff\U0001d400-\U0001d7ff])"
"""Written without spaces: a digit beside one is no part of a word. Each character that a class
names is a step to compile it; naming the 28,000 of these cost a quarter of a second in all."""
ANY_LETTER = r"[^\W\d_]"
SAYS = re.compile(ANY_LETTER)
ANDS = ("and", "и", "和", "与", "及")
AND = re.compile(rf",?[ ](?:{'|'.join(ANDS[:2])})[ ]|[ ]?[{''.join(ANDS[2:])}][ ]?", re.IGNORECASE)
"""Before the last of a list, `0.168, 0.304 and 0.436`, or of a pair."""
JOINS = re.compile(rf"{AND.pattern}|[ ]?(?:[,、/→]|->)[ ]?|[ ](?:vs\.?|против)[ ]", re.IGNORECASE)
"""What stands between values that come in the order of their labels or indices: `0.7 and 1.6`."""
LISTED = re.compile(r",?[ ](?:and|и|&)[ ]|[ ]?[,;/&|、和，][ ]?")
"""Between the words of a list, whose values come in their order."""
ARROW = re.compile(r"[ ]?(?:[-=]{1,2}>|→|⇒)[ ]?")
"""From one value to the next: what it became, `0.9 -> 0.3`, or where it went on."""
MARK = r"[ ]?(?:[:=：](?!=)|->|→)"
"""Between words and the value that they lead to."""
TO_VALUE = re.compile(MARK)
TO_NUMBER = rf"{MARK}[ ]?[-+]?\.?[0-9]"
REAL = re.compile(r"[0-9]+\.[0-9]+")
"""What in words may be a value of what they speak of: `error at h=0.1`."""
SAID_INSIDE = re.compile(rf"{CJK}\([^\n0-9]{{0,40}}?(?:{LETTER}{{2}}|{CJK})")
"""A bracket with words, which no blank parts from those before it in Chinese: `头(熵 0.81)`."""
BULLET = "•"
"""In place of a dash that begins a part of a list."""

_NUMBER = r"(?:[0-9]+(?:\.(?!\.)[0-9]*)?|(?<![\w.])\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_END = rf"(?!\.?{IN_WORD})"
_ZONE = r"(?:[.,][0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_MARKS = r"[^\w\n.…\[\](){}]{0,8}+"
"""What lies between tokens; skipped by the pattern itself it costs no attempt at each character."""
TOKEN = re.compile(
    rf"""{_MARKS}(?:(?=[0-9.…])(?:(?P<dots>\.{{3}}|…)
    |(?=[0-9.]{{1,40}}+(?:[-+/:ijeE*·]|[ ][-+/])|[0-9]+\.[0-9]+\.)(?:
        (?P<junk>[0-9]{{1,4}}(?P<between>[-/.])[0-9]{{1,2}}(?P=between)[0-9]{{1,4}}  # a date
                (?:[T_][0-9]{{1,2}}[-:._][0-5][0-9](?:[-:._][0-5][0-9])?{_ZONE})?{_END}
            |[0-9]{{1,2}}:[0-5][0-9]:[0-5][0-9]{_ZONE}{_END}           # a time
            |(?<!\[)[0-9]{{1,2}}:[0-5][0-9](?![\w:.,])
            |[0-9]+\.[0-9]+\.[0-9][0-9.]*                              # a version
            |{_NUMBER}(?:[ ]?[+-][ ]?{_NUMBER})?[ ]?[*·]?[ij]{_END})     # a complex number
        |(?P<share>[0-9]{{1,6}}[ ]?/[ ]?[0-9]{{1,6}}{_END}))            # 17/17
    |(?P<number>{_NUMBER}{_END})
    |(?P<glued>[0-9](?:{IN_WORD}|\.(?=[0-9]))*))                       # 0x1f, 1_000, 07_layers
    |(?P<word>(?:{LETTER}|_){IN_WORD}*(?:\.(?:{LETTER}|_){IN_WORD}*)*|{CJK}+)
    |(?P<newline>\n)
    |(?P<open>[\[({{])
    |(?P<close>[\])}}]))""",
    re.VERBOSE,
)
"""A token by the name of its group."""

Token = tuple[str, int, int]
"""The kind of a token, where it begins and ends."""


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
