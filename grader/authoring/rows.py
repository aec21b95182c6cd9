"""What the rows that a loop printed begin with, and what each of them is called."""

import re
from collections.abc import Sequence

from grader.authoring.found import ROW
from grader.authoring.source import Source
from grader.authoring.written import written_words
from grader.reading.evidence import Evidence
from grader.reading.nodes import Node, Page

LETTERS_LEAST = 3
"""Of a variable, or of the word of a row, that says what its values are; not `k`."""
LAYERS = ("layer", "сло", "层")
TRIM = " \t\n,;|:=()[]{}'\"*`~<>-–—#.!?。，：；≈→"
"""What stands around words and is none of them."""
CHINESE = "[一二三四五六七八九十]{1,3}"
ROMAN = "I{1,3}|IV|VI{0,3}|IX|X"
ORDER = rf"(?:[0-9]{{1,2}}|{ROMAN}|[a-zа-я]|{CHINESE})"
"""The number of a question, in figures or letters: `IV`, `б`, `三`."""
_MARK = re.compile(rf"{ORDER}\)")
BRACKETS = (("(", ")"), ("[", "]"))
_DIGIT = re.compile("[0-9]")
_WORD = re.compile(r"[^\W\d_]+")
_OF_INDEX = re.compile(r"(?<=-)[^\W\d_]+")
"""What is counted where the index stands first: `1-gram precision`."""
_NUMBER = re.compile(r"(?<![\w.-])-?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?(?!\w)")


def keys(page: Page, parts: Sequence[Node]) -> tuple[float, ...]:
    """Return the numbers before a series that differ from row to row, the first of each row."""
    starts = [page.line_start(part.start) for part in parts]
    leads = [
        _NUMBER.findall(page.text, start, part.start)
        for start, part in zip(starts, parts, strict=True)
    ]
    if len({*starts}) < len(parts) or len({len(lead) for lead in leads}) > 1:
        return ()
    differ = (keys for keys in zip(*leads, strict=True) if len({*keys}) == len(keys))
    return tuple(map(float, next(differ, ())))


def words(page: Page, parts: Sequence[Node], source: Source) -> tuple[str, ...]:
    """Return the words that a source writes out and with which the rows of a series begin."""
    rows = [page.text[page.line_start(part.start) : part.start].casefold() for part in parts]
    found = {
        words
        for words in written_words(source)
        if len(words) == len(rows)
        if all(
            row.lstrip(TRIM).startswith(word.casefold())
            for row, word in zip(rows, words, strict=True)
        )
    }
    return found.pop() if len(found) == 1 else ()


def called(evidence: Evidence, first: Node, begin: int | None = None) -> str:
    """Return what a row is called by the word beside its index, or by the heading above that.

    It may be a word for layers. The row may `begin` within a line.
    """
    page = evidence.page
    line = page.line_start(first.start) if begin is None else begin
    index = _DIGIT.search(page.text, line, first.start)
    heading = evidence.around(first).heading
    word = _WORD.search(page.text, line, index.start()) if index else None
    if index and not word:
        word = _OF_INDEX.match(page.text, index.end() + 1)
    if index and not word and heading:
        word = _WORD.search(page.text, page.line_start(heading[0]), heading[1])
    return word[0].casefold() if word else ROW


def shared(texts: Sequence[str]) -> str:
    """Return what texts begin with, without a part of the number in which they differ."""
    differing = (at for at, letters in enumerate(zip(*texts, strict=False)) if len({*letters}) > 1)
    end = next(differing, min(map(len, texts)))
    return texts[0][:end].rstrip("0123456789.-+")


def closed(text: str) -> str:
    """Return a name or a head without what stands around it, with the brackets that it opens.

    One that is open no more is none of its words: `[adam] loss` is `adam loss`. That behind the
    number of a question is, `b) loss`.
    """
    own = text.strip(TRIM)
    mark = _MARK.match(own)
    number = mark[0] if mark else ""
    own = own[len(number) :]
    for begin, end in BRACKETS:
        is_open, kept = 0, []
        for each in own:
            is_open += (each == begin) - (each == end)
            kept.append(" " if is_open < 0 else each)
            is_open = max(is_open, 0)
        own = "".join(kept)
    own = re.sub(r" {2,}", " ", own)
    ends = "".join(end for begin, end in BRACKETS if own.count(begin) > own.count(end))
    return f"{number}{own}{ends}"
