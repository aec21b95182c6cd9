"""A table that a spreadsheet or a platform wrote: read as it is, and written back in the same way.

Separator, coding, byte order mark, ends of lines, quotes and a line `sep=` are found out and kept.
"""

import codecs
import csv
import io
from dataclasses import dataclass
from pathlib import Path

from grader.words.coding import guess
from grader.words.errors import UsageError

SEPARATORS = (",", ";", "\t", "|")
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BYTES_MAX = 64 << 20
ROWS_LOOKED_AT = 50


class _AllQuoted(csv.excel):
    quoting = csv.QUOTE_ALL


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells, each as long as the first, and how they are written."""

    rows: list[list[str]]
    separator: str = ","
    coding: str = "utf-8"
    mark: bytes = b""
    line_end: str = "\r\n"
    first_line: str = ""
    quote_all: bool = False

    @property
    def header(self) -> list[str]:
        """The titles of the columns, without spaces around them."""
        return [title.strip() for title in self.rows[0]]

    def written(self) -> bytes:
        """Return the table in its own way; a letter that its coding lacks is a question mark."""
        stream = io.StringIO()
        stream.write(self.first_line)
        form = _AllQuoted if self.quote_all else csv.excel
        out = csv.writer(stream, form, delimiter=self.separator, lineterminator=self.line_end)
        out.writerows(self.rows)
        return self.mark + stream.getvalue().encode(self.coding, "replace")


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
    separator = separators[0] if first_line else max(SEPARATORS, key=lambda s: _fit(parsed[s]))
    rows = [row for row in parsed[separator] if row]
    if not rows or len(rows[0]) < 2:
        raise UsageError(f"{name} {path}: no table: export it anew, as CSV")
    width = len(rows[0])
    return Sheet(
        rows=[row + [""] * (width - len(row)) for row in rows],
        separator=separator,
        coding=coding,
        mark=mark,
        line_end="\r\n" if "\r\n" in text else "\n",
        first_line=first_line,
        quote_all=text.startswith('"') and all(f'"{cell}"' in text for cell in rows[0]),
    )


def _coding(content: bytes) -> tuple[str, bytes]:
    """Return a table's coding, and the mark that it begins with."""
    for mark, coding in MARKS:
        if content.startswith(mark):
            return coding, mark
    if content[:200].count(0) > len(content[:200]) // 4:  # every other byte of plain letters
        return ("utf-16-be" if content[:1] == b"\0" else "utf-16-le"), b""
    return guess([line for line in content.splitlines() if not line.isascii()]), b""


def _first_line(text: str) -> tuple[str, str]:
    """Return the line by which Excel is told the separator, and the rest."""
    line, end, rest = text.partition("\n")
    is_told = line[:4].lower() == "sep=" and len(line.rstrip("\r")) == 5
    return (line + end, rest) if is_told else ("", text)


def _rows(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []


def _fit(rows: list[list[str]]) -> tuple[int, int]:
    """Return how well a separator fits: rows as long as the first, and columns."""
    some = [row for row in rows[:ROWS_LOOKED_AT] if row]
    width = len(some[0]) if some else 0
    return (sum(len(row) == width for row in some), width) if width > 1 else (0, 0)
