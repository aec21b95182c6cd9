"""In which old code page names of people were written, told by how names look; UTF-8 comes first.

All that came from one place is judged together: a single short name fits several code pages.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

OLD = ("cp1251", "cp866", "gbk", "cp932", "cp437", "cp1252")
"""Of Windows and DOS in Russian, Chinese, Japanese and Western Europe."""
COMMON = "оеаинтсрвл"
RARE = "шюцщэфъё"
WORD = re.compile(r"[^\W\d_]+")
CAPITALS = re.compile(r"[^\W\d_]?(?:(?<=[A-ZА-ЯЁ])[a-zа-яё]+|[a-zа-яё]+)(?:[A-ZА-ЯЁ][a-zа-яё]+)*")
CONTROL, SYMBOL, ODD = -3.0, -2.0, -1.0


def guess(samples: Sequence[bytes], candidates: Iterable[str] = OLD) -> str:
    """Return the coding in which `samples` are most like names; the first one of equals."""
    found = [(_likeness(samples, coding), coding) for coding in ("utf-8", *candidates)]
    known = [(likeness, coding) for likeness, coding in found if likeness is not None]
    if not known:
        return "latin-1"  # it reads any byte
    if known[0][1] == "utf-8":  # hardly any text of another coding is valid UTF-8
        return "utf-8"
    return max(known, key=lambda each: each[0])[1]


def _likeness(samples: Sequence[bytes], coding: str) -> float | None:
    """Return how much like names they are, or None if they are no text in this coding."""
    try:
        return sum(_text_likeness(sample.decode(coding)) for sample in samples)
    except UnicodeDecodeError:
        return None


def _text_likeness(text: str) -> float:
    words = sum(_word_likeness(word) for word in WORD.findall(text))
    return words + sum(_sign_likeness(sign) for sign in text if ord(sign) > 127)


def _sign_likeness(sign: str) -> float:
    """Return what a character outside of words counts: names have hardly any."""
    category = unicodedata.category(sign)
    if category.startswith("L") or sign in "№’‘–—·・":
        return 0.0
    return CONTROL if category.startswith("C") else SYMBOL


def _word_likeness(word: str) -> float:
    foreign = [letter for letter in word if ord(letter) > 127]
    if not foreign:
        return 0.0
    scripts = {_script(letter) for letter in word}
    if scripts == {"cyrillic"}:
        if not _has_usual_capitals(word):
            return ODD * len(word)
        return sum(_commonness(letter) for letter in word.lower())
    if scripts <= {"han", "kana"}:
        return sum(1.5 if _is_common(letter) else ODD for letter in word)
    if scripts == {"latin"}:  # Müller has one such letter among others
        usual = 2 * len(foreign) <= len(word) and _has_usual_capitals(word)
        return (0.5 if usual else ODD) * len(foreign)
    return ODD * len(word)


def _has_usual_capitals(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle() or bool(CAPITALS.fullmatch(word))


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if name.startswith("CJK UNIFIED"):
        return "han"
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return "kana"
    for script in ("LATIN", "CYRILLIC"):
        if name.startswith(script):
            return script.lower()
    return "other"


def _commonness(letter: str) -> float:
    if letter in COMMON:
        return 1.5
    return 0.7 if letter in RARE else 1.1


@cache
def _is_common(letter: str) -> bool:
    """Tell a character of every day, which the standards of China and Japan list first."""
    if _script(letter) == "kana":
        return True
    for coding, first, last in (("gb2312", 0xB0, 0xD7), ("shift_jis", 0x88, 0x97)):
        try:
            if first <= letter.encode(coding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False
