"""What a file really is that is handed in as a program, told by its bytes; nothing of it is run."""

import codecs
import re

from grader.judging import of_syntax
from grader.words.language import Message

MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before what is its first half
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
HEAD_BYTES = 1000
"""Enough to tell UTF-16 without a mark: each letter of Python's own has a byte of zero there."""
PORTABLE_DOCUMENT = b"%PDF-"
"""How a PDF begins, which may have no byte that is no text."""
WEB_PAGE = re.compile(rb"\s*<(!doctype|html|head|body|meta|title|script|\?xml|!--)", re.IGNORECASE)
NOTEBOOK = re.compile(rb'\s*\{\s*"(cells|metadata|nbformat|nbformat_minor|worksheets)"\s*:')
"""How a notebook begins, also one that was cut off."""

CONFLICT = tuple(re.compile(mark, re.MULTILINE) for mark in (rb"^<{7} ", rb"^={7}\r?$", rb"^>{7} "))
"""What git leaves where two versions of a file could not be made one; never in what JSON is."""
POINTER = b"version https://git-lfs.github.com/spec/"
"""How the file begins that stands for one that git keeps elsewhere."""
LINK = re.compile(rb"\s*https?://\S+\s*")


def other_than(notebook: bool, source: bytes) -> Message | None:
    """Return what a file is that is called a notebook or a script; None if it may be one."""
    if coding := _coding(source):
        return Message(
            "the file is saved as {coding}, which Python does not read: save it as UTF-8",
            {"coding": coding},
        )
    if is_binary(source):
        return Message("the file is no text, and so no program: hand in the program itself")
    text = source.removeprefix(codecs.BOM_UTF8)
    if WEB_PAGE.match(text):
        return Message("the file is a web page: download the program itself, on GitHub with `Raw`")
    if text.startswith(POINTER):
        return Message("the file only stands for one in Git LFS: hand in that file itself")
    if LINK.fullmatch(text):
        return Message("the file is only a link: hand in the program itself")
    if notebook and all(mark.search(text) for mark in CONFLICT):
        return of_syntax.TWO_VERSIONS
    if not notebook and NOTEBOOK.match(text):
        return Message("the file is a notebook: let its name end in .ipynb")
    if notebook and not text.lstrip().startswith(b"{"):
        return Message("the file is no notebook: if it is a script, let its name end in .py")
    return None


def is_binary(source: bytes) -> bool:
    """Say whether bytes are no text in any coding: Python runs no source with a byte of zero."""
    is_text = _coding(source) or b"\0" not in source
    return not is_text or source.startswith(PORTABLE_DOCUMENT)


def _coding(source: bytes) -> str | None:
    """Return in which coding a text is that Python does not read; None if it may read it."""
    for mark, coding in MARKS:
        if source.startswith(mark):
            return coding
    head = source[:HEAD_BYTES]
    zeros = head[::2].count(0), head[1::2].count(0)
    return "UTF-16" if min(zeros) == 0 and 10 * max(zeros) > len(head) else None
