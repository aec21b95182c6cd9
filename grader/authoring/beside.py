"""The words beside a value that was printed, as a label: those that lead to it, or stand above."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from grader.authoring import rows
from grader.authoring.rows import TRIM
from grader.reading.evidence import Evidence
from grader.reading.nodes import Node
from grader.reading.tokens import CJK, LETTER

LABEL_WORDS_MOST = 8
WORD = re.compile(rf"{LETTER}{{3}}|{CJK}")
"""What is no symbol and no unit: `x`, `t0`, `dt`, `ms`."""
_ASIDE = re.compile(r"(?<=\w) \((?=[^()]*[^\W\d_])[^()]*[,:] [^()]*\)?\Z")
"""What is said in a bracket behind a label in several words: `matrix (rows: true, columns: ..)`."""
_EXPLAINED = re.compile(r"(?<=\w) \([^()]*\Z")
"""What is said in a long bracket, whose end was left out, behind a label."""
_PLACE = re.compile(r"(?<=\w) ?(?:[(\[][-0-9,; ]+[)\]])+")
"""The numbers of a label that say which: `start (0, 0)`."""
_EACH = re.compile(r"([^\n]*?)[ ]?[(\[{]([^\W\d][^\n()\[\]{}:=]*)[)\]}][ ]?[:=：]?[ ]*\Z")
"""Words in brackets before a list: `Q(up, down): `."""
_TENSOR = re.compile(r"tensor\(\Z")
"""Before a truth that was printed as a tensor."""
_CLAUSE = r"where|which|that|whose|who|when|how|где|когда|кто|(?:[а-я]{1,3} )?котор\w+"
_PARTED = re.compile(rf"[;:] |, (?![0-9]+(?:[)\],]|\Z)|(?:{_CLAUSE})\b)|(?<= )\| | {{3,}}|\t")
"""What parts words that lead to a value from others; not `share of pairs, where A is larger`."""
_UNITS = (
    "EUR|USD|GBP|RUB|GWh|MWh|kWh|MPa|kPa|GHz|MHz|kHz|min|sec|hours?|days?|years?"
    "|руб|тыс|мин|сек|час(?:ов|ы|а)?|дн(?:ей|и)|лет|元|秒|分钟|小时|天|年"
)
_SYMBOLS = rf"(?![^\n]*(?:{LETTER}{{3}}|{CJK}))[^,:;\n]*"
_UNIT = re.compile(rf"(?<=[\w/]{{3}}|.[^\s,:;]\)), (?:{_SYMBOLS}|(?:{_UNITS})\.?)\Z")
"""A unit behind the words, or which they are: `median life, h`, `norms of the steps, t = 1..8`."""
_IN_BRACKETS = re.compile(r"\([^()\n]*\)")
"""In which commas part no words: `median (A, B)`."""
_GIVEN = re.compile(r"\(([^()|]*) \| ")
"""A bar in brackets parts no words: `P(word | spam)`."""
_LAST_OF_SEVERAL = re.compile(r"\A[0-9]+ (?=[^\W\d])")
"""The last of numbers that are said before the words: `t=5, 10, 20 coefficients`."""
_NUMBERED = re.compile(r"\A[0-9]+[.)](?![0-9])\s*")
_NORM = re.compile(
    r"((?:(?P<bars>\|\||‖)[^|‖\n]{1,24}(?P=bars)|\|[^\W\d]\w{0,2}\|(?=[^|\n]*[:=≈]))"
    r"(?:\^2|²|_\w{1,3})?)[ ]*[:=≈]?[ ]*[\[{(]?\Z"
)
"""A norm whose bars are of it, and no edges of a table: `|w| = `, `||W - V||^2 = `."""
_BAR = re.compile(r"(?<! )\||\|(?! )")
_start = attrgetter("start")
_LEADS = re.compile(
    r"\s+(?:is|are|was|equals|равн\w+|составля\w+|это|是|为|no\.?)\Z|[是为]?[ ]?[第№]\Z|[是为]\Z",
    re.IGNORECASE,
)
"""What only leads from words to their value, or says that this is a number: `第 1 头`."""


def of(evidence: Evidence, node: Node) -> str:
    """Return the label of a value, nothing where no words are."""
    around, worded = evidence.around(node), evidence.page.worded
    label = _of_name(evidence, node) if node.is_name else words(worded[slice(*around.lead)])
    return label or (words(worded[slice(*around.heading)]) if around.heading else "")


def of_each(evidence: Evidence, node: Node) -> tuple[str, tuple[str, ...]]:
    """Return the label of a list, and the words in brackets behind that, if one is for each value.

    `Q(up, down): [0.1, 0.2]` is `Q` for these two.
    """
    before = evidence.page.worded[evidence.page.line_start(node.start) : node.start]
    found = _EACH.search(before)
    names = tuple(re.split(r"[,/、|;，][ ]*", found[2].strip())) if found else ()
    if not found or not 1 < len({*names}) == len(names) == len(node.numbers):
        return of(evidence, node), ()
    return words(found[1]), names


def of_rows(evidence: Evidence, parts: Sequence[Node]) -> str:
    """Return the words that lead to each of several rows, without what tells these apart."""
    labels = list(dict.fromkeys(of(evidence, part) for part in parts))
    if len(labels) == 1:
        return labels[0]
    before = rows.shared(labels)
    behind = rows.shared([label[len(before) :][::-1] for label in labels])[::-1]
    return words(f"{before.strip(TRIM)} {behind.strip(TRIM)}")


def _of_name(evidence: Evidence, node: Node) -> str:
    """Return the words behind the last value of its line, but for one that says a place.

    A number that a text of the source has is a word, `by more than 2%`.
    """
    page = evidence.page
    start = page.line_start(node.start)
    places = [place.span() for place in _PLACE.finditer(page.text, start, node.start)]
    first, own = (bisect_left(page.nodes, at, key=_start) for at in (start, node.start))
    ends = (n.end for n in page.nodes[first:own] if not any(a <= n.start < b for a, b in places))
    return words(_TENSOR.sub("", page.worded[max([start, *ends]) : node.start]))


def before_brace(evidence: Evidence, first: Node) -> str:
    """Return the words before the dict of which a value is the first: its key is none of them."""
    page = evidence.page
    start = page.line_start(first.start)
    brace = page.text.rfind("{", start, first.start)
    return words(page.text[start:brace]) if brace >= 0 else of(evidence, first)


def words(text: str) -> str:
    """Return the words that lead to a value as a label, the last ones of many."""
    if norm := _NORM.search(text):
        return f"{words(text[: norm.start()])} {norm[1]}".strip()
    text = re.sub(r"^.*\n", "", text.strip(TRIM), flags=re.DOTALL)
    text = _GIVEN.sub(r"(\1 \0 ", _ASIDE.sub("", text))
    text = _IN_BRACKETS.sub(lambda found: found[0].replace(", ", "\1"), text)
    if unit := _UNIT.search(text):
        text = text[: unit.start()]
    *before, text = _PARTED.split(text)
    text = _LAST_OF_SEVERAL.sub("", text) if before else text
    text = text.replace("\0", "|").replace("\1", ", ")
    text = _LEADS.sub("", text.strip(TRIM)).strip(TRIM)
    if len(text.split()) > LABEL_WORDS_MOST:
        text = _EXPLAINED.sub("", text)
    last = text.split()[-LABEL_WORDS_MOST:]
    label = rows.closed(_NUMBERED.sub("", " ".join(last)))
    if len(_BAR.findall(label)) % 2:  # of a norm's two one was left
        label = " ".join(re.sub(r"(?<=[\[(])\|", "", label).replace("|", " ").split())
    return label if re.search(r"[^\W\d_]", label) and "\n" not in label else ""
