"""Numbers that say of the value behind them when, with what or of which it is: `patience=10: 39`.

One rule: what stands before the mark that leads to a value is of its words, and no answer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from grader.reading.found import Label, Span
from grader.reading.nodes import Node, count_on
from grader.reading.tokens import ANY_LETTER, LETTER, MARK, SAYS, TO_NUMBER

_IS = r"(?:is|was|equals|равн[аоы]?|это|составляет)(?=[ ])|[是为]"
_CLOSES = re.compile(
    rf"\)(?=[ ]{{0,8}}(?:{MARK}(?:[ ]?{LETTER}[^\n:=0-9]{{0,30}}[:=])?|[.·…_]{{2,80}}"
    rf"|(?P<is>{_IS}))\s{{0,12}}"
    r"(?:[-+]?\.?[0-9]|[\[(]|tensor|array|np\.|Parameter))"
)
"""The end of a bracket whose words lead to a value: `first below one (SNR < 1): 19`."""
_SAYS = re.compile(rf"=|{SAYS.pattern}")
BRACKET_MOST = 80
"""Characters of a bracket that is looked at."""
_OPTION = r"[^\W\d]\w{0,20}[ ]?=[ ]?[-+]?[0-9][0-9.e-]{0,20}+(?![^\W\d])"
_GIVEN = re.compile(
    r"\b(?:with|using|given|for|при|для|с)[ ]"
    rf"(?:{_OPTION}(?:,[ ]?(?![0-9])|[ ](?:and|и)[ ])?){{2,6}}(?={MARK})",
    re.IGNORECASE,
)
"""Without brackets: two at least, as one may be of a label: `with patience=10, min_delta=1: 39`."""
_CHOSEN = re.compile(
    r"(?:\b(?:of|among|from|between|из|среди|от)|[在从])[ ]?[\[({]?[0-9.]{1,12}"
    r"(?:(?:,[ ]?|[ ](?:and|or|и|или)[ ]|[、和或])[0-9.]{1,12}){1,30}[\])}]?"
    rf"(?=[)]?[ ]{{0,4}}(?:{MARK}|[ ](?:is|это)[ ]))",
    re.IGNORECASE,
)
"""Of what one was chosen that stands behind it: `best of 2, 4, 8: 4`."""

_TRUTH = "(?:yes|no|true|false|да|нет|是|否)"
_THAN = (
    r"\b(?:within|over|under|below|above|top|first|at[ ](?:least|most)"
    r"|(?:more|less|fewer|better|worse|higher|lower)[ ]than"
    r"|в[ ]пределах|свыше|более|менее|больше|меньше|выше|ниже)"
    r"|[<>≤≥]=?|超过|低于|高于|小于|大于|至少|至多|前"
)
_FIGURE, _ASKED = r"[ -]?(?:the[ ])?[0-9][0-9.]{0,12}", r"[^\n0-9,;:=|：，]{0,60}"
_BOUND = re.compile(
    rf"(?:{_THAN}){_FIGURE}(?:[ ]?%)?{_ASKED}(?={MARK}?[ ]{{0,4}}{_TRUTH}[ .!。]{{0,4}}$)"
    rf"|(?:{_THAN}|\b(?:by|на)){_FIGURE}[ ]?%{_ASKED}"
    rf"(?={MARK}?[ ]{{0,4}}{_TRUTH}\b|{MARK}[ ]{{0,4}}[-+]?[.]?[0-9])",
    re.IGNORECASE | re.MULTILINE,
)
"""What a yes or no is asked of, `within 5 epochs: yes`; a per cent before any: `by over 2%: 7`."""

_WHERE = re.compile(
    r"\b(?!(?:answer|result|value|choice|search|ответ|результат|значени)\w*[ ])[^\W\d_]\w{1,20}[ ]"
    r"(?:at|with|for|using|при|для|с|на)[ ](?:the[ ]|its[ ])?\Z",
    re.IGNORECASE,
)
_BEST = re.compile(
    r"best|optim|chosen|selected|лучш|оптим|выбран|最[佳优好]|选[定中]", re.IGNORECASE
)
_TO_NUMBER = re.compile(rf"{TO_NUMBER}|[ ]{{2,40}}[-+]?\.?[0-9]")
_THERE = re.compile(r"[ ]?[下时]的?[ ]?(?![0-9:=：])\S")
"""Behind where something is, in Chinese, whose words for it come then: `最佳学习率下的准确率`."""
BEFORE_MOST = 40
"""Characters before a label in which that stands."""

_SETTING = rf"(?P<{{}}>{LETTER}\w{{{{0,20}}}})[ ]?[=: ][ ]?(?P<{{}}>[-+]?[0-9][0-9.e-]{{{{0,12}}}})"
_SETTINGS = re.compile(
    rf"{_SETTING.format('first', 'one')}(?:,?[ ]|[ ]?[|;,/][ ]?)"
    rf"{_SETTING.format('second', 'other')}(?=[)\]]?[ ]?:(?!\d))"
)
"""The last two of what says of which run a row is: `lr=0.1, momentum=0: loss=0.7`."""
_DASHED = re.compile(
    rf"(?:{_OPTION}(?:,?[ ]|[ ]?[|;,/][ ]?)){{1,2}}{_OPTION}"
    rf"(?=[)\]]?[ ][-–—][ ]{ANY_LETTER}[^\n0-9]{{0,40}}[0-9])"
)
"""The same before a dash: `lr=0.1, momentum=0 — loss 0.7`."""

_ALL = "of|over|across|for|all|the|these|those|der|die|aller?|alle|über|de|los|las|по|для|всех|из"
_ARE = (
    r"is|was|are|were|equals|amounts[ ]to|comes[ ]to|ist|war|beträgt|es|fue|равн\w{1,3}"
    r"|составляет|составил\w?"
)
_MANY = re.compile(
    rf"\b(?:{_ALL})[ ][0-9]{{1,9}}(?![ ](?:and|or|und|y|и|или)[ ])[ ]{LETTER}"
    r"(?:(?![ ](?:and|but|und|y|и|а)[ ])[^\n,;|=:.0-9]){0,60}"
    rf"(?=[ ](?:{_ARE})[ ](?:[^\W\d]{{1,13}}[ ]|[≈~][ ]?){{0,2}}[-+]?\.?[0-9])",
    re.IGNORECASE,
)
"""How many there are, in a sentence on them: `the mean of the 200 gradients is about 0.66`."""

_WAYS = (_GIVEN, _CHOSEN, _BOUND, _DASHED, _MANY)


def parted(
    text: str, nodes: Sequence[Node], brackets: Iterable[Span]
) -> tuple[list[Node], list[Node]]:
    """Return nodes without the numbers that are of the words of a value behind them, and these.

    With these come the settings of runs, whose digits are no index; they stay among the first.
    """
    others = (found.span() for way in _WAYS for found in way.finditer(text))
    spans = chain(brackets, others)
    inside = set(chain.from_iterable(range(*span) for span in spans))
    told = [node for node in nodes if node.start in inside and not node.is_name]
    starts, own = {node.start for node in told}, _settings(text)
    left = [
        node._replace(weak=node.weak and node.start not in own)
        for node in nodes
        if node.start not in starts
    ]
    return left, [*told, *(node for node in left if node.start in own)]


def _settings(text: str) -> set[int]:
    """Return where the settings of runs begin that are no index, though they are whole.

    Of rows with the same words some have another number in their place: `lr=0.1, momentum=0:` is
    none where there is `momentum=0.9:`, nor is what comes again, `lr=0.1, batch=8:`.
    """
    rows: dict[tuple[str, str], list[re.Match[str]]] = {}
    for found in _SETTINGS.finditer(text):
        rows.setdefault((found["first"], found["second"]), []).append(found)
    return {
        row.start("other")
        for of in rows.values()
        if not all(row["one"].isdecimal() and row["other"].isdecimal() for row in of)
        if not _counts([row["other"] for row in of])
        for row in of
    }


def _counts(numbers: Sequence[str]) -> bool:
    """Say whether numbers count from 0 or 1 on, each once, in whatever order."""
    return all(map(str.isdecimal, numbers)) and count_on(sorted(map(int, numbers)))


def is_where(text: str, label: Label) -> bool:
    """Say whether a label says where a number was measured: `accuracy at the best lr: 0.93`."""
    if not _BEST.match(text, label.start):
        return False
    near = text[max(0, label.start - BEFORE_MOST) : label.start]
    said = _TO_NUMBER.match(text, label.end) and _WHERE.search(near)
    return bool(said or _THERE.match(text, label.end))


def brackets(text: str) -> Iterator[Span]:
    """Yield where the brackets stand whose words lead to a value: `loss (lr = 0.1): 0.25`."""
    for closes in _CLOSES.finditer(text):
        end = closes.start()
        first = max(text.rfind(mark, max(0, end - BRACKET_MOST), end) for mark in "()\n") + 1
        if not first or text[first - 1] == "\n" or not _SAYS.search(text, first, end):
            continue
        # In words only behind an index: in `loss (lr = 0.1) is 0.25` both may be asked.
        if not closes["is"] or text[max(0, first - 3) : first - 1].rstrip(" ")[-1:] == "]":
            yield first, end
