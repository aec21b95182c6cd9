"""In which old code page a table is: as its titles are known words, else as names look."""

import re
from functools import cache

from grader.reports.gradebooks import own_titles, titles
from grader.reports.gradebooks.names import plainly, squashed
from grader.words.coding import OLD, guess

REGIONAL = (
    *("cp1250", "cp1252", "cp1251", "cp1254", "cp1257", "cp1253", "cp1258", "cp949", "cp950"),
    *("cp932", "gbk", "iso8859_2", "iso8859_9", "koi8_u", "cp852", "cp866", "mac_cyrillic"),
)
"""Of Windows, DOS and others, of Central Europe to East Asia."""
HEAD_LINES = 20
LINE_CHARACTERS = 5000


def coding_of(content: bytes) -> str:
    """Return the coding of a table that is not marked and no UTF-16.

    Of codings in which as many titles are known it is the one in which all looks most like names.
    """
    lines = [line for line in content.splitlines() if not line.isascii()]
    guessed = guess(lines)
    if guessed == "utf-8":
        return guessed
    head = [line[:LINE_CHARACTERS] for line in content.splitlines()[:HEAD_LINES]]
    known = {coding: _known_titles(head, coding) for coding in {*OLD, *REGIONAL}}
    most = max(known.values())
    if not most or known.get(guessed) == most:
        return guessed
    best = [coding for coding in REGIONAL if known[coding] == most and _reads(content, coding)]
    return guess(lines, best) if best else guessed


def _known_titles(head: list[bytes], coding: str) -> int:
    """Return how many titles are known of those that not every coding reads alike."""
    cells = [
        cell
        for line in head
        if not line.isascii()
        for cell in re.split(r'[,;|"\t]', line.decode(coding, "replace"))
    ]
    return sum(not cell.isascii() and squashed(plainly(cell)) in _all_titles() for cell in cells)


@cache
def _all_titles() -> frozenset[str]:
    """Return all titles with their accents: without them, other codings make words of them too."""
    listed = [
        words
        for module in (titles, own_titles)
        for words in vars(module).values()
        if isinstance(words, tuple)
    ]
    return frozenset(squashed(title) for words in listed for title in words)


def _reads(content: bytes, coding: str) -> bool:
    try:
        content.decode(coding)
    except UnicodeDecodeError:
        return False
    return True
