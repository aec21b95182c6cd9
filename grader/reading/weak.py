"""Numbers that count or measure something, and are an answer only where a check asks for that."""

from grader.reading import asides
from grader.reading.around import Around
from grader.reading.found import Label
from grader.reading.leads import Labels
from grader.reading.nodes import Node, Page
from grader.reading.numerals import is_in_percent, is_total
from grader.reading.rank import is_fraction, is_plausible
from grader.words.model import Check


def is_asked(labels: Labels, around: Around, check: Check, label: Label | None) -> bool:
    """Say whether a label asks for a number that else counts or measures something."""
    node, text = around.node, labels.page.text
    if label is None or (check.whole and is_total(text, node.start)):
        return False
    if check.whole:
        return not around.leads_on or around.follows(label)
    leads = not {*",("} & {*text[label.end : node.start]} and not text.startswith("/", node.end)
    return leads and labels.rest(node) is not None


def is_measured(page: Page, node: Node, check: Check) -> bool:
    """Say whether a number with a unit has the size that is asked: `18.29 min`, not `3.2 s`.

    So has a share of something where per cents are asked: `92.0% of the rows right`.
    """
    if check.range is None or not is_plausible(node, check):
        return False
    measured = is_fraction(node) and asides.MEASURED.match(page.text, node.end) is not None
    return measured or (check.percent and is_in_percent(node))
