"""Names made comparable: order, case, Ё and Е, composed and decomposed letters, spaces, commas."""

import re
import unicodedata

APOSTROPHES = "'’‘ʼ`\""
PATRONYMIC = re.compile("(?:[оеё]вич|ьич|[оеё]вна|ична|инична|[оеё]вною|оглы|кызы)$")
_LETTERS = str.maketrans(
    dict(zip("łđıðŧħ", "ldidth", strict=True)) | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""What has no accent that could be taken from it, and is written so where there are no others."""
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How German and Danish write an accent out."""


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in an order of their own."""
    plain = plainly(name)
    return tuple(sorted("".join(c if _is_of_word(c) else " " for c in plain).split()))


def is_whole(name: str) -> bool:
    """Tell whether a name is not a last or a first one alone: two words, or two Chinese signs."""
    plain = squashed(name)
    return len(words(name)) > 1 or (len(plain) > 1 and all(map(_is_of_east, plain)))


def without_patronymic(name: str) -> str:
    """Return `Иванов Иван` of `Иванов Иван Иванович`; empty if there is no such father's name."""
    in_order = name.split()
    left = [word for word in in_order if not PATRONYMIC.search(word.casefold())]
    return " ".join(left) if len(in_order) - 1 == len(left) > 1 else ""


def squashed(name: str) -> str:
    """Return a name in one word, as some platforms write it."""
    return "".join(c for c in plainly(name) if _is_of_word(c))


def letters(name: str) -> str:
    """Return all letters of a name, so that two orders of its words are the same."""
    return "".join(sorted(squashed(name)))


def unaccented(name: str) -> list[str]:
    """Return a name as it may be written without accents: `Müller` is `muller` or `mueller`."""
    plain = plainly(name)
    ways = (plain.replace("ø", "o"), plain.translate(_WRITTEN_OUT))
    return list(dict.fromkeys(map(_stripped, ways)))


def _stripped(text: str) -> str:
    return "".join(map(_base, text.translate(_LETTERS)))


def _base(letter: str) -> str:
    """Return a letter without its accents; a Cyrillic `й` is a letter of its own."""
    if "а" <= letter <= "ї":
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in parts if not unicodedata.category(c).startswith("M"))


def plainly(text: str) -> str:
    """Return a text as it is compared: composed, in small letters, without what is left out."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join("".join(c for c in folded if c not in APOSTROPHES).split())


def _is_of_east(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")
