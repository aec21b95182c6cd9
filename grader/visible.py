"""Text of others made safe to show: no control character of theirs reaches a terminal or a page."""

import unicodedata

LINE_CHARACTERS = 200


def visible(text: str, most: int | None = LINE_CHARACTERS) -> str:
    """Return `text` with every control and formatting character written out, and not too long."""
    cut = text if most is None or len(text) <= most else text[:most] + "..."
    return "".join(
        f"\\x{ord(c):02x}" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c
        for c in cut
    )
