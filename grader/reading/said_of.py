"""What is said of a name behind it, and leads to no other: `ELU wins, not SELU`, `ELU is best`."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from grader.reading.found import Label, Span
from grader.reading.leads import Labels
from grader.reading.nodes import Node, Page
from grader.reading.tokens import AND
from grader.words.model import Check

_SAYS_OF = re.compile(
    r"(?:[ ]?\([-+0-9.e ]{1,20}\))?(?:[ ](?:(?:is|was|has|had|gives|gave|gets|got|comes|came|ranks"
    r"|shows|имеет|да[её]т|показал[ао]?|оказал(?:ась|ось|ся)|является|это|[-—–])[ ](?:out[ ])?"
    r"(?:the[ ]|сам[а-я]+[ ])?"
    r"|(?=wins|won|beats|better|ranks|comes|побежда|победил|выигр|лучше))"
    r"|[ ]?(?:是|为|的[^\n,，。0-9]{0,12})?(?=[最胜获冠第]))",
    re.IGNORECASE,
)
"""Between a name and what says of it that it is the answer: `ELU wins`, `ELU is the best`."""
_LEADS = re.compile(r"[ ]?(?:[:=：]|(?:is|это)\b)[ ]?", re.IGNORECASE)

_MORE = "more|better|larger|greater|higher|bigger|faster|stronger|больше|лучше|выше|быстрее|сильнее"
_COMPARED = re.compile(
    rf"(?:(?:\b(?:(?:{_MORE})(?: [\w.]+){{0,2}},? (?:than|чем)|ahead of|beats|beating|vs\.?|versus"
    r"|compared (?:to|with)|против|обогнал\w*|опережа\w*|опередил\w*|по сравнению с"
    rf"|(?:{_MORE}|впереди),? ?(?=у\b))|比|超过|高于|优于|领先于?|相比|对比)"
    r"[ ]?(?:(?:that of|the|for|with|у|с|для)[ ])?['\"`(]?)\Z",
    re.IGNORECASE,
)
"""What stands before a name that another is compared with: `0.14 more than SELU`."""
_FOLLOWS = re.compile(
    r"(?:\b(?:over|next|followed by|runner-up|(?:in )?second(?: place| comes)?|втор\w+(?: мест\w)?"
    r"|следом)|其次|第二名?|次之)[ :,—是为-]{0,3}['\"`(]?\Z",
    re.IGNORECASE,
)
"""The same behind another name alone: `ELU, next SELU`."""
_LESS = re.compile(
    r"\b(?:worse|less|lower|smaller|fewer|slower|later|not?|never|nor|хуже|меньше|ниже|позже|не)\b"
    r"|不|小于|低于|[比更][^\n]{0,20}[差小低少慢晚弱]|[?？]",
    re.IGNORECASE,
)
"""What turns a comparison round, in its line: `SELU is worse than ELU`, `SELU 比 ELU 差`."""
_LEAST = re.compile(r"worst|smallest|lowest|slowest|minim|худш|миним|最[差小低慢]", re.IGNORECASE)
"""In the label of who would be the other one of a comparison."""
_ONE_OR_TWO = re.compile(
    rf"['\"`]?(?:{AND.pattern}|,?[ ][(\[]?(?:or|или|либо)[ ]"
    r"(?:(?:maybe|possibly|perhaps|возможно|может быть)[ ])?"
    r"|[ ]?[(（]?(?:或者?|/)[ ]?)['\"`]?",
    re.IGNORECASE,
)
"""Between two names of which none is the answer: `the best is ELU or SELU`."""
_AMONG = re.compile(r"(?:\b(?:of|among|из|среди)[ ](?:the[ ])?|在)['\"`]?\Z", re.IGNORECASE)
"""Before the first of names from which one was chosen: `the best of ELU, SELU is SELU`."""
_GOES_ON = re.compile(r"['\"`]?[ ]?(?:[,，、]|vs\.?|против|还是)[ ]?['\"`]?")
"""Between the names before those two: `ELU, SELU or ReLU`; alone it parts an order, best first."""
_ANSWERED = re.compile(
    r"['\"`]?[ ]?(?:之?中)?(?P<closes>[)\]}])?[?]?\)?"
    r"[ ]?(?:[:=：]|->|→|[–—]|(?:is|это)\b|[是为])[ ]?['\"`]?"
)
"""From what was to choose to what was chosen: `best activation (ELU or SELU): SELU`."""
PAIR = 2
"""Names of a line that compares; more are candidates."""
BEHIND_MOST = 80
"""Characters behind a name in which that stands."""


def behind(labels: Labels, node: Node, check: Check) -> Label | None:
    """Return the label of a check that is said of a name behind it."""
    page = labels.page
    end = min(page.line_end(node.end), node.end + BEHIND_MOST)
    label = labels.found.first((node.end, end), check.name)
    if label is None or not _is_said(labels, node.end, label):
        return None
    leads = _LEADS.match(page.text, label.end)
    return None if leads and labels.is_name_at(leads.end()) else label


def stated(
    page: Page, names: Sequence[Node], labels: Collection[str], labelled: Collection[int]
) -> Sequence[Node]:
    """Return the names of a line without those beside one that has a label.

    `Best: ELU, ahead of SELU` states one name; of `the two best are ELU and SELU` none is the
    answer. `labels` are those of what is asked, and where a name has one of them is in `labelled`.
    """
    left = _without_compared(page, names, labels)
    own = [node for node in left if node.start in labelled]
    chosen, is_open = _of_several(page, left, labelled)
    if chosen:
        return chosen
    return own if len({node.value for node in own}) == 1 and not is_open else left


def _of_several(
    page: Page, names: Sequence[Node], labelled: Collection[int]
) -> tuple[Sequence[Node], bool]:
    """Return what was chosen of names that a line says together, and whether that is left open."""
    is_said = is_open = False
    for at, (first, second) in enumerate(pairwise(names)):
        is_said |= first.start in labelled
        if _is_or(page, first, second):
            is_open |= is_said
        elif not _GOES_ON.fullmatch(page.text, first.end, second.start):
            answered = _ANSWERED.fullmatch(page.text, first.end, second.start)
            if is_said and answered and (is_open or answered["closes"]):
                goes_on = any(_is_or(page, *two) for two in pairwise(names[at + 1 :]))
                return names[at + 1 :] if goes_on else [second], False
            is_said = False
        else:
            is_among = _AMONG.search(page.before(first.start)) is not None
            is_open |= first.start in labelled and is_among
    return (), is_open


def _is_or(page: Page, first: Node, second: Node) -> bool:
    return _ONE_OR_TWO.fullmatch(page.text, first.end, second.start) is not None


def _without_compared(page: Page, names: Sequence[Node], labels: Collection[str]) -> Sequence[Node]:
    """Return the names of a line without the one of two that is told only to compare.

    `labels` are those of what is asked: of the worst it is the other one.
    """
    first = names[0]
    turned = _LESS.search(page.text, first.end, page.line_end(first.end))
    if len(names) > PAIR or turned or any(map(_LEAST.search, labels)):
        return names
    kept = [each for each in names if not _is_compared(page, each, each is first)]
    return kept if kept or len(names) < PAIR else names


def _is_compared(page: Page, node: Node, is_first: bool) -> bool:
    before = page.before(node.start)
    return bool(_COMPARED.search(before) or (not is_first and _FOLLOWS.search(before)))


def is_of_former(labels: Labels, node: Node, lead: Span, label: Label) -> bool:
    """Say whether a label in what leads to a name is said of the name before it on its line."""
    start, text = lead[0], labels.page.text
    is_first = start == labels.page.line_start(node.start)
    leads = _LEADS.fullmatch(text, label.end, node.start)
    return not is_first and _is_said(labels, start, label) and leads is None


def _is_said(labels: Labels, end: int, label: Label) -> bool:
    says = _SAYS_OF.match(labels.page.text, end)
    return says is not None and says.end() == label.start
