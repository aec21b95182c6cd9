"""What the columns of a printed table are called: as the source says, or their heads."""

import re
from collections.abc import Sequence

from grader.authoring import naming, texts
from grader.authoring.rows import closed
from grader.authoring.source import Source
from grader.reading.evidence import Evidence
from grader.reading.heads import COLUMNS_LEAST, HEAD_MOST, aligned, heads_above
from grader.reading.nodes import Node, Page
from grader.reading.numerals import UNCERTAIN

TOKEN = re.compile(r"[^\W_](?:[\w.+/@'&-]*\w)?\+*")
"""A word of a name or of a label."""
_UNCERTAIN = re.compile(rf"\A[ ]*(?:{'|'.join(map(re.escape, UNCERTAIN))})[ ]*[0-9.e-]+")
"""Behind a value how uncertain it is: `AUC 0.81 ± 0.02, wins 3`."""
Words = Sequence[re.Match[str]]
_WIDE = re.compile(r"\||\t|\S {2,}\S")
"""What parts the headings of columns; a sentence above the rows has none of it."""


def parted(texts: Sequence[str]) -> list[tuple[Words, Words, Words]]:
    """Return the words of texts: those with which all begin, which tell them apart, and all end.

    One at least tells; there are none where a text has no word.
    """
    tokens = [list(TOKEN.finditer(text)) for text in texts]
    if not all(tokens):
        return []
    first = _alike(tokens, 1)
    last = _alike([each[first:] for each in tokens], -1)
    return [
        (each[:first], each[first : len(each) - last], each[len(each) - last :]) for each in tokens
    ]


def _alike(tokens: Sequence[Words], way: int) -> int:
    """Return how many first words of all rows, or last ones, are the same, but for one word."""
    words = [[each[0].casefold() for each in row][::way] for row in tokens]
    return min(naming.alike(words), min(map(len, words)) - 1)


def spanned(text: str, words: Words) -> str:
    """Return what a text says from the first of some words to the last."""
    return closed(text[words[0].start() : words[-1].end()])


def labels(
    evidence: Evidence, source: Source, own: str, rows: Sequence[Sequence[Node]]
) -> Sequence[str]:
    """Return a label for each column: the words before or behind its values, or its heading."""
    page, width = evidence.page, len(rows[0])
    said = [own, *(_between(page, rows, at) for at in range(width - 1)), _behind(page, rows)]
    labels = said[1:] if not said[0] and said[-1] else said[:-1]
    if all(labels):
        return labels
    first = page.line_of(rows[0][0].start)
    above = range(first - 1, max(0, first - 1 - HEAD_MOST), -1)
    texts = (_written(evidence, source, line) for line in above)
    written = next((each for each in texts if len(each) in (width, width + 1)), ())
    if len(written) > 1:
        return written[-width:]
    has_columns = any(_are_heads(page, line, first, width) for line in above)
    if spans := heads_above(page, first, width) if has_columns else None:
        return [closed(page.text[slice(*span)]) for span in spans]
    if width == 1:
        heading = evidence.around(rows[0][0]).heading
        words = page.text[slice(*heading)].strip().split("\n")[-1] if heading else ""
        words = closed(words or said_above(page, rows[0][0]))
        return [words if TOKEN.search(words) else ""]
    return labels


def said_above(page: Page, node: Node) -> str:
    """Return what the line above rows says of them, `Posterior means:`, also of a dict's: `{`."""
    first, text = page.line_of(node.start), ""
    while first > 1 and not text:
        first -= 1
        text = page.line_text(first).strip(" \t{")
    return closed(text) if text.endswith(":") and not any(map(str.isdigit, text)) else ""


def _written(evidence: Evidence, source: Source, line: int) -> Sequence[str]:
    """Return the texts of the print that wrote a line, where they are all that it says.

    So `print("method", "final loss")` has two, whatever parts them, and one of them may be the
    head of the names.
    """
    page = evidence.page
    statement = evidence.journal.at(page.line_starts[line - 1])
    rest, found = page.line_text(line), dict[int, str]()
    said = (each.strip() for each in texts.words(source, statement.line, statement.cell))
    for text in sorted(filter(None, said), key=len, reverse=True):  # `loss` is part of `log loss`
        if (at := rest.find(text)) >= 0:
            found[at] = closed(text)
            rest = rest[:at] + " " * len(text) + rest[at + len(text) :]
    heads = [found[at] for at in sorted(found) if TOKEN.search(found[at])]
    return [] if any(each.isalnum() for each in rest) else heads


def _are_heads(page: Page, line: int, first: int, width: int) -> bool:
    """Say whether a line above a row has heads of its columns, and is no sentence."""
    text = page.line_text(line).strip()
    commas = page.line_text(first).count(",") == text.count(",") >= width - 1 > 0
    return bool(
        _WIDE.search(text)
        or commas
        or aligned(page, line, first, width)
        or _are_words(text.split(), width)
    )


def _are_words(words: Sequence[str], width: int) -> bool:
    """Say whether words may be a head each, one for each column and one for the names, if any.

    A title begins with a capital, or has a word that links others: `Losses on test`.
    """
    cases = {word[:1].isupper() for word in words}
    linked = any(len(naming.unlinked([word])) == 0 for word in words)
    return (
        len(words) in (width, width + 1)
        and width >= COLUMNS_LEAST
        and len(cases) == 1
        and not linked
    )


def _between(page: Page, rows: Sequence[Sequence[Node]], at: int) -> str:
    """Return the words between two values of each row, nothing if these are not the same."""
    return _same([page.text[row[at].end : row[at + 1].start] for row in rows])


def _behind(page: Page, rows: Sequence[Sequence[Node]]) -> str:
    return _same([page.text[row[-1].end : page.line_end(row[-1].end)] for row in rows])


def _same(texts: Sequence[str]) -> str:
    found = {worded(TOKEN.findall(_UNCERTAIN.sub("", text))) for text in texts}
    return found.pop() if len(found) == 1 else ""


def worded(words: Sequence[str]) -> str:
    """Return words without those that only link them to others, nothing without a letter."""
    label = " ".join(naming.unlinked(words))
    return label if any(each.isalpha() for each in label) else ""
