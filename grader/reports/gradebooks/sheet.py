"""A table that a spreadsheet or a platform wrote: read as it is, and written back in the same way.

Separator and coding are found out: in which old code page a table is, as its titles are known
words, else as names look. What is not changed keeps every character: the byte order mark, a line
`sep=`, empty lines, short rows, quotes, ends of lines.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from grader.reports.gradebooks import own_titles, titles
from grader.words.coding import OLD, guess
from grader.words.errors import UsageError
from grader.words.names import plainly, squashed

SEPARATORS = (",", ";", "\t", "|")
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BYTES_MAX = 64 << 20
ROWS_LOOKED_AT = 50
REGIONAL = (
    *("cp1250", "cp1252", "cp1251", "cp1254", "cp1257", "cp1253", "cp1258", "cp949", "cp950"),
    *("cp932", "gbk", "iso8859_2", "iso8859_9", "koi8_u", "cp852", "cp866", "mac_cyrillic"),
)
"""Of Windows, DOS and others, of Central Europe to East Asia."""
HEAD_LINES = 20
LINE_CHARACTERS = 5000


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells, each as long as the longest, and `texts`, as each is written.

    Empty lines are no rows: they end the text of the row before, or are of `first_lines`. `lines`
    says which line of the table each row is, from 1, as a spreadsheet counts them.
    """

    rows: list[list[str]]
    texts: list[str]
    lines: list[int]
    separator: str = ","
    coding: str = "utf-8"
    mark: bytes = b""
    first_lines: str = ""

    @property
    def header(self) -> list[str]:
        """The titles of the columns, without spaces around them."""
        return self.titles(0)

    def titles(self, row: int) -> list[str]:
        """Return the cells of a row without spaces around them."""
        return [title.strip() for title in self.rows[row]]

    def below(self, line: int, column: int) -> list[str]:
        """Return the cells of a column below a row, without spaces around them."""
        return [row[column].strip() for row in self.rows[line + 1 :]]

    def put(self, row: int, column: int, cell: str) -> None:
        """Write a cell, in quotes if it was without need or has to be; a short row grows."""
        cells, text = self.rows[row], self.texts[row]
        line = text.rstrip("\r\n")
        spans = [found.span(1) for found in _cell(self.separator).finditer(line)]
        missing = max(column + 1 - len(spans), 0)
        start, end = (len(line), len(line)) if missing else spans[column]
        place = min(column, len(spans) - 1)
        was_quoted = line.startswith('"', spans[place][0]) and not self._needs_quotes(cells[place])
        quote = '"' if was_quoted or self._needs_quotes(cell) else ""
        before = line[:start] + self.separator * missing
        quoted = quote + (cell.replace('"', '""') if quote else cell) + quote
        self.texts[row] = before + quoted + line[end:] + text[len(line) :]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = cell

    def _needs_quotes(self, cell: str) -> bool:
        return any(sign in cell for sign in (self.separator, '"', "\r", "\n"))

    def written(self) -> bytes:
        """Return the table in its own way; a letter that its coding lacks is a question mark."""
        text = self.first_lines + "".join(self.texts)
        return self.mark + text.encode(self.coding, "replace")


def read(path: Path, name: str) -> Sheet:
    """Read a table; `name` is what it is called in the line of the `UsageError` if it is none."""
    try:
        with path.open("rb") as stream:
            content = stream.read(BYTES_MAX)
    except OSError as error:
        raise UsageError(f"{name} {path}: {error.strerror}") from error
    coding, mark = _coding(content)
    text = content.removeprefix(mark).decode(coding, "replace")
    first_line, text = _first_line(text)
    separators = (first_line[4], *SEPARATORS) if first_line else SEPARATORS
    parsed = {separator: _rows(text, separator) for separator in separators}
    separator = separators[0] if first_line else max(SEPARATORS, key=lambda s: _fit(parsed[s], s))
    sheet = Sheet([], [], [], separator, coding, mark, first_line)
    width = max((len(row) for row, _ in parsed[separator]), default=0)
    if width < 2:
        raise UsageError(f"{name} {path}: no table: export it anew, as CSV")
    for line, (row, written) in enumerate(parsed[separator], start=1):
        if row:
            sheet.rows.append(row + [""] * (width - len(row)))
            sheet.lines.append(line)
            sheet.texts.append(written)
        elif sheet.texts:
            sheet.texts[-1] += written
        else:
            sheet = replace(sheet, first_lines=sheet.first_lines + written)
    return sheet


def _coding(content: bytes) -> tuple[str, bytes]:
    """Return a table's coding, and the mark that it begins with."""
    for mark, coding in MARKS:
        if content.startswith(mark):
            return coding, mark
    if content[:200].count(0) > len(content[:200]) // 4:  # every other byte of plain letters
        return ("utf-16-be" if content[:1] == b"\0" else "utf-16-le"), b""
    return coding_of(content), b""


def _first_line(text: str) -> tuple[str, str]:
    """Return the line by which Excel is told the separator, and the rest."""
    line, end, rest = text.partition("\n")
    is_told = line[:4].lower() == "sep=" and len(line.rstrip("\r")) == 5
    return (line + end, rest) if is_told else ("", text)


def _rows(text: str, separator: str) -> list[tuple[list[str], str]]:
    """Return the cells of each row and the text that they are of; nothing if it is no table."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    rows = []
    try:
        for row in csv.reader(lines(), delimiter=separator):
            rows.append((row, "".join(taken)))
            taken.clear()
    except csv.Error:
        return []
    return rows


def _fit(rows: list[tuple[list[str], str]], separator: str) -> tuple[int, bool, int]:
    """Return how well a separator fits: rows of one length, and columns.

    Of equals it is not the comma, which stands in cells oftener than others do.
    """
    widths = Counter(len(row) for row, _ in rows[:ROWS_LOOKED_AT] if len(row) > 1)
    width, count = max(widths.items(), key=lambda each: each[::-1], default=(0, 0))
    return count, separator != ",", width


@cache
def _cell(separator: str) -> re.Pattern[str]:
    sign = re.escape(separator)
    return re.compile(rf'(?:\A|{sign})((?:"(?:[^"]|"")*+"?)?[^{sign}]*)')


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
    best = [coding for coding in REGIONAL if known[coding] == most]
    found = guess(lines, best)
    return found if found in best else guessed  # none of them reads all of it


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
