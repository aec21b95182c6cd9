"""What is said of a name behind it, and leads to no other: `ELU wins, not SELU`, `ELU is best`."""

import re

from grader.reading.found import Label, Span
from grader.reading.leads import Labels
from grader.reading.nodes import Node
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


def is_of_former(labels: Labels, node: Node, lead: Span, label: Label) -> bool:
    """Say whether a label in what leads to a name is said of the name before it on its line."""
    start, text = lead[0], labels.page.text
    is_first = start == labels.page.line_start(node.start)
    leads = _LEADS.fullmatch(text, label.end, node.start)
    return not is_first and _is_said(labels, start, label) and leads is None


def _is_said(labels: Labels, end: int, label: Label) -> bool:
    says = _SAYS_OF.match(labels.page.text, end)
    return says is not None and says.end() == label.start
