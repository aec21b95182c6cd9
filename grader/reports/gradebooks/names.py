"""Names made comparable: order, case, Ё and Е, composed and decomposed letters, spaces, commas."""

import unicodedata

APOSTROPHES = "'’‘ʼ`\""


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in an order of their own."""
    plain = plainly(name)
    return tuple(sorted("".join(c if _is_of_word(c) else " " for c in plain).split()))


def squashed(name: str) -> str:
    """Return a name in one word, as some platforms write it."""
    return "".join(c for c in plainly(name) if _is_of_word(c))


def letters(name: str) -> str:
    """Return all letters of a name, so that two orders of its words are the same."""
    return "".join(sorted(squashed(name)))


def plainly(text: str) -> str:
    """Return a text as it is compared: composed, in small letters, without what is left out."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join("".join(c for c in folded if c not in APOSTROPHES).split())


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")
