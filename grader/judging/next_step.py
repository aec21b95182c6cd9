"""What a student may do about the commonest exceptions: a step for each kind, or none.

A step must be true of whoever meets the exception: it is said beside what Python says.
"""

import builtins
import re
from dataclasses import replace

from grader.judging import of_syntax
from grader.judging.step import ANY, LINE_CHARACTERS, SOURCE_CHARACTERS, Step, Where, on
from grader.sandbox.execution import Raised
from grader.words.language import Message

ASKS = re.compile(r"\binput *\(")
READS_ON = re.compile(r"\bstdin\b|\breadline\(")
"""What gives nothing at the end of its lines, where `input` raises."""
CONVERTS = re.compile(r"\b(int|float) *\( *input\b")
ELSEWHERE = re.compile(
    r".*(?:\bargv\b(?!\[0\])|\b(?:environ|getenv)\b.*seed|(?:\binput *\(|\bstdin\b).*\bsplit\b)",
    re.IGNORECASE,
)
"""Where else a program may look for the seed: its command line, the environment, or as one of
several numbers of a line, on which it stands alone."""
ARGUMENTS = re.compile(rb"error: the following arguments are required")
"""What `argparse` says to standard error before it ends the program."""
EXITS = re.compile(
    r"^[^#\n]*?(?P<exit>\b(?:exit|quit|SystemExit)[ \t]*\([ \t]*[fFrRbBuU]{0,2}['\"])", re.MULTILINE
)
"""Of a text Python makes the status 1."""
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
WRITES = re.compile(
    r".*(?:\b(?:im|fig)?save\w*|\b(?:to|write)_\w+|\bmkdir|\btouch)\s*\("
    r"|.*\bopen\s*\(.*[,(]\s*(?:mode\s*=\s*)?['\"][rbt+]*[wax][bt+]*['\"]\s*[,)]"
)
"""A line that makes a file, or a folder."""
BELOW = r"(?P<folder>(?![/~]|\.\.|[A-Za-z]:)[^'\n]+)"
"""A folder below the program's own, as a message names it."""
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
UNKNOWN = re.compile(r"name '(\w+)' is not defined")
MAKE = Message("make the folder first, as with os.makedirs('{folder}', exist_ok=True)")
ELSEWHERE_WRITTEN = Message("write beside the program, under a name without a folder")
NO_FOLDER = ("RuntimeError", "OSError")
SEED = Message("the seed is given on standard input, read it with int(input())")


def _reads_text(_: re.Match[str], where: Where) -> bool:
    return bool(ASKS.search(where.text)) and not CONVERTS.search(where.text)


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
        ("AssertionError", "RuntimeError", "AcceleratorError", "TypeError", "ValueError"),
        re.compile(r"CUDA|cuda|NVIDIA|MPS\b|\bmps\b"),
        Message("there is no GPU here, ask torch.cuda.is_available() and compute on the CPU"),
    ),
    Step(("FileNotFoundError",), re.compile(rf": '{BELOW}/[^/']+'"), MAKE, on(WRITES)),
    Step(("FileNotFoundError",), re.compile(r": '[^']*/"), ELSEWHERE_WRITTEN, on(WRITES)),
    Step(NO_FOLDER, re.compile(rf"Parent directory {BELOW} does not exist"), MAKE),
    Step(NO_FOLDER, re.compile(rf"non-existent directory: '{BELOW}'"), MAKE),
    Step(NO_FOLDER, re.compile("Parent directory .* does|non-existent dir"), ELSEWHERE_WRITTEN),
    Step(
        ("FileNotFoundError",),
        ANY,
        Message("only what was handed in is here, beside what the exercise gives"),
    ),
    Step(
        ("ImportError",),
        re.compile("relative import with no known parent"),
        Message("a script is in no package, import what lies beside it without the dot"),
    ),
    Step(
        ("NameError",),
        re.compile(r"name 'get_ipython' is not defined"),
        Message("that is of notebooks, leave such lines out or hand in the .ipynb"),
    ),
    Step(
        ("BdbQuit",),
        ANY,
        Message("breakpoint() and pdb wait for a person, take out the line that calls them"),
    ),
    Step(
        ("ModuleNotFoundError",),
        re.compile(r"'marimo['.]"),
        Message("make a script without it, as `marimo export script` begins to"),
    ),
    Step(
        ("EOFError",),
        re.compile(r"input\(\) call "),
        Message("call input() once, and keep what it gives"),
    ),
    Step(
        ("ValueError",),
        re.compile(r"^(?:invalid literal for int\(\) with base \d+|could not .* to float): ''$"),
        Message("the seed is the only line of standard input, read it once and keep what it gives"),
        lambda _, where: bool(READS_ON.search(where.text)),
    ),
    Step(("IndexError", "ValueError", "KeyError", "TypeError"), ANY, SEED, on(ELSEWHERE)),
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
    *of_syntax.STEPS,
)


def after(raised: Raised, where: Where) -> Message | None:
    """Return the step to take after an exception, or None if there is none to tell."""
    for step in STEPS:
        said = step.says.search(raised.message)
        if said and (not step.types or raised.type in step.types) and step.holds(said, where):
            return replace(step.step, values={**step.step.values, **said.groupdict()})
    return None


def after_exit(status: int, stderr: bytes, text: str) -> Message | None:
    """Return the step to take after an exit status, or None if there is none to tell."""
    if ARGUMENTS.search(stderr):
        return SEED
    said = status == 1 and stderr.strip()  # the text, among whatever else
    found = EXITS.search(text[:SOURCE_CHARACTERS]) if said else None
    if not found:
        return None
    values = {"line": text.count("\n", 0, found.start("exit")) + 1}
    return Message("exit with a text means that it failed, print the text (line {line})", values)
