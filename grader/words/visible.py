"""Text of others made safe to show: no control character of theirs reaches a terminal or a page."""

import re
import unicodedata
from collections.abc import Sequence
from html import escape

LINE_CHARACTERS = 200
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029]")
"""DEL, the upper control characters and the separators of lines and paragraphs."""


def visible(text: str, most: int | None = LINE_CHARACTERS) -> str:
    """Return `text` with every control and formatting character written out, and not too long."""
    cut = text if most is None or len(text) <= most else text[:most] + "..."
    return "".join(
        f"\\x{ord(c):02x}" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c
        for c in cut
    )


def on_its_lines(json: str) -> str:
    """Return JSON with what some readers end a line at, and what terminals obey, written out.

    `str.splitlines` and editors know more ends of lines than JSON escapes; all are within texts.
    """
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def some(names: Sequence[str], most: int, between: str = ", ") -> str:
    """Return the first of names, and how many more there are: `ann, bo and 3 more`."""
    left = len(names) - most
    return between.join(names[:most]) + (f" and {left} more" if left > 0 else "")


def as_html(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a title and a table as HTML, with nothing in them that a browser would obey."""
    lines = [_row(header, "th"), *(_row(row, "td") for row in rows)]
    return f"<p><b>{_inert(title)}</b></p><table>{''.join(lines)}</table>"


def _row(cells: Sequence[object], tag: str) -> str:
    shown = ("" if cell is None else _inert(str(cell)) for cell in cells)
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in shown)}</tr>"


def _inert(text: str) -> str:
    return escape(visible(text, most=None))
