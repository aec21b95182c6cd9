"""Steps after what is no Python: what was copied with it, or typed on another keyboard."""

import platform
import re
import sys

from grader.judging.step import ANY, LINE_CHARACTERS, Step, Where, on
from grader.words.language import Message

NEWER = {
    (3, 12): re.compile(
        r"\s*type\s+\w+\s*(?:\[[^]]*\]\s*)?=(?!=)"
        r"|\s*(?:async\s+)?(?:def\s+\w+\s*\[[^]]+\]\s*\(|class\s+\w+\s*\[[^]]+\]\s*[(:])"
    ),
    (3, 14): re.compile(r"\s*except\*?\s+\w[\w.]*\s*,(?!.*\bas\b)|.*(?<![\w'\"])[rR]?t[rR]?[\"']"),
}
"""What a line looks like that may be right for a Python from that version on."""
FORMATTED, FORMATTED_ANEW = re.compile(r"(?<![\w'\"])(?:[rR]?[fF]|[fF][rR])([\"'])"), (3, 12)
"""How a text begins in which braces may hold anything, from a version on: PEP 701."""
GOES_ON = ("{", "(", "[", ",", "+", "-", "*", "/")
"""At the end of a line that is not the end of what a brace holds."""
OF_A_BRACE = re.compile("f-string expression part cannot include")
FENCE = re.compile(r"^[ \t]*```", re.MULTILINE)
"""What marks code in a text, as those who copy an answer or a README have it."""
QUOTES = re.compile("\"\"\"|'''")
OF_A_NOTEBOOK = re.compile(r"[ \t]*!\s*[\w./-]+(?:\s|$)|%{1,2}[a-z]\w*")
CONFLICT = re.compile(r"<{7} |={7}$|>{7} ")
"""What git leaves where two versions of a file could not be made one."""
TWO_VERSIONS = Message("git left two versions of some lines here, keep one and no line of <<<<<<<")
NAMES_A_CODING = re.compile(
    r"(?:[ \t\f]*(?:#[^\n]*)?\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*(?!utf-?8)[-\w.]+", re.IGNORECASE
)
"""A line that says that a source is not saved as UTF-8: by PEP 263 one of the first two."""
CODING = re.compile(r"codec can't decode|Non-UTF-8 code|unknown encoding|encoding problem")
SYNTAX = ("SyntaxError", "IndentationError")


def _is_newer(said: re.Match[str], where: Where) -> bool:
    line = where.line[:LINE_CHARACTERS]
    if any(sys.version_info < since and form.match(line) for since, form in NEWER.items()):
        return True
    found = FORMATTED.finditer(line)
    return sys.version_info < FORMATTED_ANEW and (
        bool(OF_A_BRACE.match(said.string)) or any(_has_its_quote_in(line, each) for each in found)
    )


def _has_its_quote_in(line: str, begun: re.Match[str]) -> bool:
    """Tell whether a brace of a formatted text has its quote in it, or goes on in the next line."""
    within, quote, behind = line[begun.end() :].partition(begun[1])
    within = within.replace("{{", "").replace("}}", "")
    if within.count("{") <= within.count("}"):
        return False
    if not quote:
        return within.rstrip().endswith(GOES_ON)
    return begun[1] in behind.partition("}")[2]


def _is_of_a_text(_: re.Match[str], where: Where) -> bool:
    above = where.text.lstrip().startswith(where.line.strip()) and not QUOTES.search(where.text)
    return bool(FENCE.match(where.line) or (above and FENCE.search(where.text)))


STEPS = (
    Step(SYNTAX, ANY, TWO_VERSIONS, on(CONFLICT)),
    Step(
        SYNTAX,
        ANY,
        Message("lines of ``` mark code in a text and are none of it, leave out all but the code"),
        _is_of_a_text,
    ),
    Step(
        SYNTAX,
        ANY,
        Message("leave out >>> and ... before the lines, which an interactive session prints"),
        on(re.compile(r"[ \t]*(?:>>>|\.{3}) |Python [\d.]+ \(")),
    ),
    Step(
        SYNTAX,
        ANY,
        Message("lines with ! or % are for notebooks, leave them out or hand in the .ipynb"),
        on(OF_A_NOTEBOOK),
    ),
    Step(
        ("SyntaxError",),
        re.compile(r"invalid non-printable character"),
        Message("a sign stands there that is not seen or looks like a space, type the line anew"),
    ),
    Step(
        ("SyntaxError",),
        re.compile(r"invalid character"),
        Message("that sign only looks like the right one, type it anew on an English keyboard"),
    ),
    Step(
        ("SyntaxError",),
        CODING,
        Message("save the file as UTF-8, without a line that names another coding"),
        lambda _, where: bool(NAMES_A_CODING.match(where.text.removeprefix("\ufeff"))),
    ),
    Step(("SyntaxError",), CODING, Message("save the file as UTF-8")),
    Step(
        ("SyntaxError",),
        ANY,
        Message(
            "Python {version} grades, which does not know newer syntax",
            {"version": platform.python_version()},
        ),
        _is_newer,
    ),
)
