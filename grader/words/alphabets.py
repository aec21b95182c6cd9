"""A name in Cyrillic and in Latin letters: whether one is the other, by the usual systems.

Russian and Ukrainian passports, ISO 9, BGN and libraries write a letter in several ways; each way
is tried, and no letter is left over. What people call themselves, `Alexander`, `Peter`, is none.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import permutations

from grader.words.names import PATRONYMIC, plainly

WORDS_MAX = 4
LETTERS_MAX = 40
_TOGETHER = {
    "кс": "x|ks",
    "зг": "zgh|zg|zh",
    "ий": "yi|iy|ii|ij|yy|yj|y|i",
    "ый": "yy|yi|iy|yj|y",
    "ія": "iia|iya|ija|ia",
    "ия": "iia|iya|ija|ia|ya",
    "ья": "ia|ya|ja|iya|iia",
    "ье": "ie|ye|je|iye|e",
    "ьё": "io|yo|yeo|e|ye",
    "ьо": "io|yo|jo|o",
    "ью": "iu|yu|ju",
    "ъе": "ie|ye|e|je",
}
_ALONE = {
    "а": "a", "б": "b", "в": "v|w", "г": "h|g|gh", "ґ": "g", "д": "d", "е": "e|ye|je|ie",
    "є": "ye|ie|je|e", "ж": "zh|j|ž", "з": "z", "и": "y|i", "і": "i", "ї": "yi|i|ji|ï",
    "й": "y|i|j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh|h|x|ch", "ц": "ts|c|tz", "ч": "ch|č|tch",
    "ш": "sh|š|sch", "щ": "shch|sch|šč|shh", "ъ": "|ie", "ы": "y|i", "ь": "", "э": "e|è",
    "ю": "yu|iu|ju", "я": "ya|ia|ja", "-": "-|",
}  # fmt: skip
_BONES = "bdflmnprv*"
_IN_CLASSES = str.maketrans(
    "бдфлмнпрвw" + "гґжзкстхцчшщ" + "cghkqstxzčšž", "bdflmnprvv" + "*" * 12 + "*" * 12
)
"""Letters that all systems write alike, and those that one or another writes with any of these."""
_PIECE = re.compile("|".join((*_TOGETHER, *map(re.escape, _ALONE))))


def in_two_alphabets(name: str, other: str) -> bool:
    """Tell whether two names are one in Cyrillic and in Latin: a first and a last one, each whole.

    A father's name may be left out.
    """
    first, second = plainly(name).replace(",", " "), plainly(other).replace(",", " ")
    if _is_latin(first):
        first, second = second, first
    if not (_is_cyrillic(first) and _is_latin(second)):
        return False
    latin = second.split()
    whole = first.split()
    short = [word for word in whole if not PATRONYMIC.search(word)]
    return any(_are_same(words, latin) for words in (whole, short))


def skeleton(name: str) -> tuple[str, ...]:
    """Return what is left of a name's words in either alphabet where systems hardly differ.

    Of two names with one skeleton, `Цой` and `Чой`, a spelling in the other may mean either.
    """
    whole = plainly(name).replace(",", " ").split()
    short = [word for word in whole if not PATRONYMIC.search(word)]
    return tuple(sorted(_bones(word.translate(_IN_CLASSES)) for word in short))


def _bones(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if c in _BONES)
    return re.sub(r"(.)\1+", r"\1", plain)


def _are_same(cyrillic: list[str], latin: list[str]) -> bool:
    if not 1 < len(cyrillic) == len(latin) <= WORDS_MAX:
        return False
    if any(not 1 < len(word) <= LETTERS_MAX for word in (*cyrillic, *latin)):
        return False
    return any(
        all(_written(word).fullmatch(each) for word, each in zip(cyrillic, way, strict=True))
        for way in permutations(latin)
    )


@lru_cache(maxsize=4096)
def _written(word: str) -> re.Pattern[str]:
    """Return the ways to write a word of Cyrillic letters in Latin ones."""
    parts = [_TOGETHER.get(each) or _ALONE[each] for each in _PIECE.findall(word)]
    return re.compile("".join(f"(?:{each})" for each in parts))


def _is_latin(name: str) -> bool:
    signs = [sign for sign in name if sign.isalpha()]
    return bool(signs) and all(unicodedata.name(each, "").startswith("LATIN") for each in signs)


def _is_cyrillic(name: str) -> bool:
    signs = [sign for sign in name if not sign.isspace()]
    return bool(signs) and all(each in _ALONE for each in signs)
