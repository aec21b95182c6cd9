"""Names made comparable: order, case, Ё and Е, composed and decomposed letters, spaces, commas."""

import re
import unicodedata

APOSTROPHES = "'’‘ʼ`\""
PATRONYMIC = re.compile("(?:[оеё]вич|ьич|[оеё]вна|ична|инична|[ії]вна|[оеё]вною|оглы|кызы)$")
ASIDE = re.compile(
    r"(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|【[^【】]*】|\"[^\"]*\"|“[^“”]*”|«[^«»]*»)"
    r"|,?\s(?:geb\.|geborene|née|born|урожд(?:\.|[её]нная)|z domu)\s+[^\W\d_][^\s,]*"
)
"""What stands in a name and is none: a nickname, the name before a marriage, a remark."""
NO_NAMES = ("fnu", "lnu", "none", "null", "unknown")
"""What stands for the first or the last name of who has but one: "first name unknown"."""
ASCII_PART = 2 / 3
"""How much of a name must be left where a platform drops what is not ASCII."""
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


def one_word(name: str) -> str:
    """Return the word of a name of one, which may stand there twice; empty if there are more."""
    found = {*words(unaccented(name)[0])} - {*NO_NAMES}
    word = next(iter(found), "")
    return word if len(found) == 1 and len(word) > 1 else ""


def with_initials(name: str) -> tuple[str, ...]:
    """Return the last name and the initials of `Иванов А.С.`; nothing if it is no such name."""
    found = unaccented(name.replace(".", " ").replace(",", " "))[0].split()
    letters = [word for word in found if len(word) == 1]
    long = [word for word in found if len(word) > 1]
    return (*long, *letters) if len(long) == 1 and 0 < len(letters) < 3 else ()


def as_initials(name: str) -> list[tuple[str, ...]]:
    """Return all ways to write a name with initials, its last name first or last in it."""
    found = unaccented(name.replace(",", " "))[0].split()
    if not 1 < len(found) < 4 or any(len(word) < 2 for word in found):
        return []
    ways = (found, found[-1:] + found[:-1])
    return [(way[0], *(word[0] for word in way[1:end])) for way in ways for end in (2, 3)]


def without_patronymic(name: str) -> str:
    """Return `Иванов Иван` of `Иванов Иван Иванович`; empty if there is no such father's name."""
    in_order = name.split()
    left = [word for word in in_order if not PATRONYMIC.search(word.casefold())]
    return " ".join(left) if len(in_order) - 1 == len(left) > 1 else ""


def without_aside(name: str) -> str:
    """Return `Müller, Anna` of `Müller (geb. Vogt), Anna`; empty if nothing is aside."""
    left = " ".join(ASIDE.sub(" ", name).replace(" ,", ",").split())
    return left if len(words(left)) < len(words(name)) and is_whole(left) else ""


def apart(name: str) -> str:
    """Return a name with a space for each apostrophe in it, as some platforms write it."""
    return re.sub(rf"(?<=\w)[{APOSTROPHES}](?=\w)", " ", name)


def in_ascii(name: str) -> str:
    """Return a name as a platform has it that drops all other letters; empty if few are left."""
    kept = "".join(letter for letter in plainly(name) if letter.isascii())
    return kept if len(squashed(kept)) >= ASCII_PART * len(squashed(name)) else ""


def may_be_one(name: str, other: str) -> bool:
    """Tell whether two names may be of one person: a word of both, or each in its own script."""
    first, second = (set(words(way)) for way in (unaccented(name)[0], unaccented(other)[0]))
    shared = any(len(word) > 1 for word in first & second)
    apart = not {*map(_script, squashed(name))} & {*map(_script, squashed(other))}
    return shared or apart or squashed(name) in squashed(other) or squashed(other) in squashed(name)


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
    return "".join(map(_base, text.translate(_LETTERS).translate(OF_ARABIC)))


def _base(letter: str) -> str:
    """Return a letter without its accents; a Cyrillic `й` is a letter of its own."""
    if "а" <= letter <= "ї":
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in parts if not unicodedata.category(c).startswith("M"))


SAME = str.maketrans("ёيك–—‑髙﨑𠮷", "еیک---高崎吉")
"""Letters and dashes that are written for each other: Arabic yeh and kaf for Persian ones."""
OF_ARABIC = str.maketrans("أإآٱةىي", "ااااهیی")
"""What is left out in Arabic when one types: two whose names differ by it alone are two people."""


def plainly(text: str) -> str:
    """Return a text as it is compared: composed, in small letters, without what is left out."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(SAME)
    if not folded.isascii():  # `İ` is an `i` with a point of its own
        folded = "".join(map(_without_marks, folded.replace("i\u0307", "i")))
        folded = folded.replace("عبد ال", "عبدال")  # one name, written apart or not
    return " ".join("".join(c for c in folded if c not in APOSTROPHES).split())


def _without_marks(sign: str) -> str:
    """Return `5` for any script's digit of five, and nothing for what only says how to write."""
    if unicodedata.category(sign) == "Cf":
        return ""
    return str(unicodedata.decimal(sign, sign))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_of_east(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")
