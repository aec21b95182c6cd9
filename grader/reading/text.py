"""Bytes from a pipe as the text that a person sees in a terminal.

Every line feed of the bytes is a line feed of the text, so that line numbers stay true.
"""

import re
from dataclasses import dataclass
from itertools import islice

_ERASE_LINE = re.compile(r"(?:\x1b\[|\x9b)[12]K")
_ERASE_REST = re.compile(r"(?:\x1b\[|\x9b)0?K")
# ECMA-48: strings (OSC, DCS ...) up to their terminator, control sequences, other escapes
_SEQUENCE = re.compile(
    r"\x1b[\]PX^_][^\x07\x1b\n]*+(?:\x07|\x1b\\)?"
    r"|(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]?"
    r"|\x1b[ -/]*+[0-~]?"
)
_MOVE = re.compile(r"([\r\b\x00])")
_MINUS = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63](?=\.?[0-9]|inf)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(?<![\w)\]])[-+])?[0-9]+(?:[.,][0-9]+)*(?:e[+-]?[0-9]+)?")
FORM_MOST = 80
"""Characters of a line that tell it apart from others."""
HEAD, TAIL = 20_000, 80_000
"""Characters at the start and the end of an output in which answers are looked for."""
SIGNS_HEAD, SIGNS_TAIL = 3_000, 12_000
"""Numbers and brackets there, which take the time: a log of as many characters has fewer."""
_SIGN = re.compile(r"[0-9.]+|[\[\](){}]")
LINE_MOST = 1_000
"""Characters after which the end of an output begins within a line: it may be all on one."""

_KEPT = "\n\t\r\b\a"  # a bell ends what a terminal does not show, as well as rings
_CHARACTERS: dict[int, str | None] = {
    **{code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT},
    **dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xAD)),
    **dict.fromkeys((0x0B, 0x0C, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width ASCII
    **dict.fromkeys((9474, 9475, 9553, *range(9484, 9548), *range(9554, 9581)), "|"),
    **dict.fromkeys((0x2500, 0x2501, 0x2550), "-"),
    **{0x2080 + digit: str(digit) for digit in range(10)},
    0x1B: "\x1b",
    0x9B: "\x9b",
}


def form_of(line: str) -> str:
    """Return what a line shares with those that differ from it in numbers alone: rows of a log.

    Nor do blanks tell them apart, by which numbers stand in line.
    """
    return " ".join(_NUMBER.sub("#", line[:FORM_MOST]).split())


def clean(output: bytes) -> str:
    """Return the text that a terminal would show for `output`; any bytes are taken."""
    text = output.decode("utf-8", "replace").replace("\r\n", "\n").translate(_CHARACTERS)
    text = _ERASE_REST.sub("\x00", _ERASE_LINE.sub("\r\x00", text))
    text = _SEQUENCE.sub("", text).replace("\a", "")
    if _MOVE.search(text):
        text = "\n".join(_shown(line) for line in text.split("\n"))
    return _MINUS.sub("-", text)


@dataclass(frozen=True, slots=True)
class Shortened:
    """A text without the middle of a very long one: `skipped` lines are missing behind `head`."""

    text: str
    head: int
    skipped: int

    def line(self, line: int) -> int:
        """Return the line of the whole text, from 1, that a line of this one is."""
        return line if line <= self.head else line + self.skipped

    def inside(self, line: int) -> int | None:
        """Return which line of this text one of the whole text is; None if it was left out."""
        if line <= self.head:
            return line
        return line - self.skipped if line > self.head + self.skipped else None


def shortened(text: str) -> Shortened:
    """Return `text`, if it is very long without its middle, where no answer is looked for."""
    first, last = _head_end(text), _tail_start(text)
    if last <= first:
        return Shortened(text, text.count("\n") + 1, 0)
    head = text.rfind("\n", 0, first) + 1 or first
    tail = _next_start(text, last)
    missing = text.count("\n", head, tail)
    between = "" if text[head - 1] == "\n" else "\n" if missing else " "
    own = between.count("\n")
    lines = text.count("\n", 0, head) + own
    return Shortened(text[:head] + between + text[tail:], lines, missing - own)


def _head_end(text: str) -> int:
    signs = islice(_SIGN.finditer(text, 0, HEAD), SIGNS_HEAD, None)
    return next((sign.start() for sign in signs), HEAD)


def _tail_start(text: str) -> int:
    start = max(0, len(text) - TAIL)
    signs = [sign.start() for sign in _SIGN.finditer(text, start)]
    return signs[-SIGNS_TAIL] if len(signs) > SIGNS_TAIL else start


def _next_start(text: str, offset: int) -> int:
    """Return where the next line begins or, in one that goes on and on, the next word."""
    near = offset + LINE_MOST
    return text.find("\n", offset, near) + 1 or text.find(" ", offset, near) + 1 or offset


def _shown(line: str) -> str:
    """Return what is left of a line after its carriage returns, backspaces and erasures."""
    cells: list[str] = []
    column = 0
    for part in _MOVE.split(line):
        if part == "\r":
            column = 0
        elif part == "\b":
            column = max(0, column - 1)
        elif part == "\x00":
            del cells[column:]
        else:
            cells[column : column + len(part)] = part
            column += len(part)
    return "".join(cells)
