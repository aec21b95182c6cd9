"""What a student may do about the commonest exceptions: a step for each kind, or none.

A step must be true of whoever meets the exception: it is said beside what Python says.
"""

import builtins
import platform
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

from grader.sandbox.execution import Raised
from grader.words.language import Message

LINE_CHARACTERS, SOURCE_CHARACTERS = 500, 200_000
"""Of a line, which a pattern may go through again and again, and of a source are looked at."""
NEWER = {
    (3, 12): re.compile(r"\s*type\s+\w+.*=|\s*(async\s+)?(def|class)\s+\w+\s*\[|.*\bf[\"']"),
    (3, 14): re.compile(r"\s*except\*?\s+\w[\w.]*\s*,|.*\bt[\"']"),
}
"""What a line looks like that may be right for a Python from that version on."""
ASKS = re.compile(r"\binput *\(")
CONVERTS = re.compile(r"\b(int|float) *\( *input\b")
ELSEWHERE = re.compile(
    r".*(?:\bargv\b(?!\[0\])|\b(?:environ|getenv)\b.*seed|(?:\binput *\(|\bstdin\b).*\bsplit\b)",
    re.IGNORECASE,
)
"""Where else a program may look for the seed: its command line, the environment, or as one of
several numbers of a line, on which it stands alone."""
ARGUMENTS = re.compile(rb"error: the following arguments are required")
"""What `argparse` says to standard error before it ends the program."""
NO_NETWORK = re.compile(
    r"name resolution|Name or service not known|No address associated|getaddrinfo|NameResolution"
    r"|Network is unreachable|Max retries exceeded|Failed to establish a new connection|urlopen "
    r"error|Error downloading|Cannot connect to host|All connection attempts failed"
    r"|[Cc]ouldn't (reach|connect)|ConnectionError|no internet connection"
)
INSTALLS = re.compile(
    r"(?:Command '\[?'?(?:sudo\W+)?(?:[^ ',]*/)?(?:python[\d.]*\W+-m\W+)?|directory: ')"
    r"(?:(?:pip3?|conda|mamba|apt(?:-get)?)\b.*\binstall\b|(?:wget|curl|gdown)\b"
    r"|git\b.*\bclone\b|(?:pip3?|conda|mamba|apt(?:-get)?|git)'$)"
)
"""What a program starts to have what is not there."""
FENCE = re.compile(r"^[ \t]*```", re.MULTILINE)
"""What marks code in a text, as those who copy an answer or a README have it."""
QUOTES = re.compile("\"\"\"|'''")
OF_A_NOTEBOOK = re.compile(r"[ \t]*!\s*[\w./-]+(?:\s|$)|%{1,2}[a-z]\w*")
LEFT = re.compile(r"[^#\n]*(?:=|\breturn|[(,])[ \t]*\.{3}[ \t]*(?:[,)#].*)?$")
"""A value that is still to be written; as an index, `x[..., 0]`, it is one."""
ALIKE = str.maketrans(
    "асеорхуіјѕԛԝАВСЕНІЈКМОРТХУЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "aceopxyijsqwABCEHIJKMOPTXYSABEZHIKMNOPTYXo"
)
"""Letters of Cyrillic and Greek that are drawn as Latin ones, and those."""
ALIKE_MOST = 3
"""Names are looked for that are drawn alike: a hostile source has thousands."""
BINDS = (
    r"(?:async )?(?:def|class) +{0}\b|(?:from .*)?import (?:.*[ ,(])?{0}[ \t]*(?:[,)#]|$)"
    r"|(?:async )?for .*\b{0}\b.* in |(?:async )?with .* as [(]?{0}\b|(?:\S.*[( ])?{0} *:="
    r"|[(]*(?:[\w.\[\]*]+[ \t]*[,=][ \t]*)*[(*]*{0}[ \t]*(?:[,:][^=#]*|[)][ \t]*)?=(?!=)"
)
"""How a line begins that makes a name for all that follows: one further in may be a function's."""
CONFLICT = re.compile(r"<{7} |={7}$|>{7} ")
"""What git leaves where two versions of a file could not be made one."""
UNKNOWN = re.compile(r"name '(\w+)' is not defined")
TWO_VERSIONS = Message("git left two versions of some lines here, keep one and no line of <<<<<<<")
SYNTAX, ANY = ("SyntaxError", "IndentationError"), re.compile("")
SEED = Message("the seed is given on standard input, read it with int(input())")


@dataclass(frozen=True, slots=True)
class Where:
    """The source in which an exception was raised, the line of it, and the cells behind it."""

    text: str
    line: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step, and what it is for: types of exceptions, words in what they say, more to be so.

    No types are all: what cannot be reached has one in each library.
    """

    types: tuple[str, ...]
    says: re.Pattern[str]
    step: Message
    holds: Callable[[re.Match[str], Where], bool] = lambda *_: True


def _reads_text(_: re.Match[str], where: Where) -> bool:
    return bool(ASKS.search(where.text)) and not CONVERTS.search(where.text)


def _is_newer(_: re.Match[str], where: Where) -> bool:
    line = where.line[:LINE_CHARACTERS]
    return any(sys.version_info < since and form.match(line) for since, form in NEWER.items())


def _only_looks_right(said: re.Match[str], where: Where) -> bool:
    name = said[1]
    latin = name.translate(ALIKE)
    if name != latin and hasattr(builtins, latin):
        return True
    names = set(re.findall(r"\w+", where.text[:SOURCE_CHARACTERS])) - {name}
    alike = sorted(each for each in names if each.translate(ALIKE) == latin)
    return any(_makes(each, where.text) for each in alike[:ALIKE_MOST])


def _is_made_behind(said: re.Match[str], where: Where) -> bool:
    return _makes(said[1], where.behind)


def _makes(name: str, text: str) -> bool:
    binds = re.compile(BINDS.format(name))
    return any(
        binds.match(line[:LINE_CHARACTERS]) for line in text[:SOURCE_CHARACTERS].splitlines()
    )


def _on(form: re.Pattern[str]) -> Callable[[re.Match[str], Where], bool]:
    return lambda _, where: bool(form.match(where.line[:LINE_CHARACTERS]))


def _is_of_a_text(_: re.Match[str], where: Where) -> bool:
    above = where.text.lstrip().startswith(where.line.strip()) and not QUOTES.search(where.text)
    return bool(FENCE.match(where.line) or (above and FENCE.search(where.text)))


def _starts_another(said: re.Match[str], where: Where) -> bool:
    return said[0].startswith("Command") or "subprocess" in where.text


def _is_left(_: re.Match[str], where: Where) -> bool:
    lines = where.text[:SOURCE_CHARACTERS].splitlines()
    return any(LEFT.match(line[:LINE_CHARACTERS]) for line in lines)


STEPS = (
    Step(
        ("CalledProcessError", "FileNotFoundError"),
        INSTALLS,
        Message("nothing can be installed or downloaded here, do without it or hand it in"),
        _starts_another,
    ),
    Step(
        (),
        NO_NETWORK,
        Message("there is no network here, hand in the file beside your program or make the data"),
    ),
    Step(
        ("TypeError", "AttributeError", "ValueError", "RuntimeError"),
        re.compile(r"\b[Ee]llipsis\b"),
        Message("`...` stands where something is still to be written"),
        _is_left,
    ),
    Step(
        ("TypeError", "UFuncTypeError", "RuntimeError"),
        re.compile(r"\bstr\b|<U\d|sequence by non-int"),
        Message("input() gives text, write int(input()) where a number is wanted"),
        _reads_text,
    ),
    Step(
        ("AssertionError", "RuntimeError", "AcceleratorError"),
        re.compile(r"CUDA|cuda|NVIDIA|MPS\b|\bmps\b"),
        Message("there is no GPU here, ask torch.cuda.is_available() and compute on the CPU"),
    ),
    Step(
        ("FileNotFoundError",),
        ANY,
        Message("only what was handed in is here, beside what the exercise gives"),
    ),
    Step(
        ("EOFError",),
        re.compile(r"input\(\) call "),
        Message("call input() once, and keep what it gives"),
    ),
    Step(("IndexError", "ValueError", "KeyError", "TypeError"), ANY, SEED, _on(ELSEWHERE)),
    Step(
        ("NameError",),
        UNKNOWN,
        Message("a letter of that name only looks like the right one, type the name anew"),
        _only_looks_right,
    ),
    Step(
        ("NameError",),
        UNKNOWN,
        Message("a later cell makes it, and cells run from the first to the last"),
        _is_made_behind,
    ),
    Step(SYNTAX, ANY, TWO_VERSIONS, _on(CONFLICT)),
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
        _on(re.compile(r"[ \t]*(?:>>>|\.{3}) |Python [\d.]+ \(")),
    ),
    Step(
        SYNTAX,
        ANY,
        Message("lines with ! or % are for notebooks, leave them out or hand in the .ipynb"),
        _on(OF_A_NOTEBOOK),
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
        re.compile(r"codec can't decode|Non-UTF-8 code|unknown encoding|encoding problem"),
        Message("save the file as UTF-8, without a line that names another coding"),
    ),
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


def after(raised: Raised, where: Where) -> Message | None:
    """Return the step to take after an exception, or None if there is none to tell."""
    for step in STEPS:
        said = step.says.search(raised.message)
        if said and (not step.types or raised.type in step.types) and step.holds(said, where):
            return step.step
    return None


def after_exit(stderr: bytes) -> Message | None:
    """Return the step to take after an exit status, or None if there is none to tell."""
    return SEED if ARGUMENTS.search(stderr) else None
