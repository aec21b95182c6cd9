"""Answers where nothing better was found: counts, numbers printed apart, bare values in order.

Each needs as many values as are asked, or words of the check's own, so that nothing is gained by
printing all that there is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from grader.reading import clauses
from grader.reading.candidates import by_key
from grader.reading.evidence import Evidence
from grader.reading.found import Label
from grader.reading.nodes import Node, joined
from grader.reading.numerals import counted, is_total
from grader.reading.rank import FITS, Candidate, fits, is_fraction, is_plausible, leaves_of
from grader.words.model import Check


def counts(
    checks: Sequence[Check], evidence: Evidence, others: Mapping[str, Candidate]
) -> dict[str, Candidate]:
    """Return the checks of a count that have none, each with the last that its words speak of.

    It is worth more than a number without any words of the check's, but a size needs two words at
    least to be instead of a list without a label.
    """
    chosen: dict[str, Candidate] = {}
    for check in checks:
        taken = leaves_of((*others.values(), *chosen.values()))
        free = [c for c in _counting(evidence, check) if not c.node.overlaps(taken)]
        times = Counter(c.statement.site for c in free)
        once = [c for c in free if c.stated or times[c.statement.site] == 1]
        best = max(once, key=partial(_speaks, evidence, check), default=None)
        other = others.get(check.name)
        if best and (other is None or _is_better(evidence, check, best, other)):
            chosen[check.name] = best
    return chosen


def _is_better(evidence: Evidence, check: Check, count: Candidate, other: Candidate) -> bool:
    """Say whether a count is as plausible as another without a label, and has more words."""
    if count.node.shape:
        return count.kin > 1
    share = evidence.kinship.share(check, [*evidence.around(other.node).spans])
    near = [_beside(evidence, check, candidate.node)[-1] for candidate in (count, other)]
    return (count.plausible, near[0], count.kin) > (other.plausible, near[1], share)


def _share(evidence: Evidence, check: Check, node: Node) -> int:
    """Return how many of a check's words stand on the line of a value or above it."""
    around = evidence.around(node)
    spans = (around.line, evidence.labels.behind(node), around.heading or around.tail)
    return evidence.kinship.share(check, spans)


def _speaks(evidence: Evidence, check: Check, count: Candidate) -> tuple[int, ...]:
    """Return what speaks for a count: words that lead to it, then those behind it and above it."""
    return count.plausible, *_beside(evidence, check, count.node), count.kin, count.node.end


def _beside(evidence: Evidence, check: Check, node: Node) -> Sequence[int]:
    """Return how many of a check's words lead to a value, and also with those behind it."""
    clause = clauses.last(evidence.page.text, evidence.around(node).line)
    spans = [clause], [clause, evidence.labels.behind(node)]
    return [evidence.kinship.share(check, each) for each in spans]


def _counting(evidence: Evidence, check: Check) -> Iterator[Candidate]:
    """Yield what counts something by a word of a check's that asks for a count."""
    if check.kind not in ("number", "grid") or not check.whole:
        return
    text = evidence.page.text
    for each in evidence.layout.nodes:
        node = next(counted(text, each), each) if check.kind == "number" else each
        is_word = node.start in evidence.layout.worded
        if is_word or is_total(text, node.start):
            continue
        statement = evidence.journal.at(node.start)
        is_count = node.counts is not None or bool(node.shape)
        if not node.weak or not is_count or node.shape != check.shape:
            continue
        share = _share(evidence, check, node)
        if share and not evidence.around(node).is_unlike(check):
            form = fits(node, check), is_plausible(node, check)
            stated = not evidence.journal.is_often(statement)
            yield Candidate(node, None, statement, stated, *form, kin=share)


def labelled_apart(evidence: Evidence, others: Mapping[str, Candidate]) -> dict[str, Candidate]:
    """Return the lists whose numbers alone have its label, as many as are asked, one or each.

    So `centroid row = 13.3` and `centroid column = 8.7`, or `centroid at row 13.3, column 8.7`.
    """
    chosen: dict[str, Candidate] = {}
    for check in evidence.checks:
        if check.kind != "grid" or len(check.shape or ()) != 1 or check.name in others:
            continue
        taken = leaves_of((*others.values(), *chosen.values()))
        own, label = _of_label(evidence, check)
        if label and (len(own),) == check.shape and not any(node.start in taken for node in own):
            chosen[check.name] = _of_nodes(evidence, by_key(joined(own)), label)
    return chosen


def by_settings(evidence: Evidence) -> dict[str, Candidate]:
    """Return the checks whose values are told apart by the numbers of settings beside them."""
    nodes = evidence.by_settings.items()
    said = {name: Label(node.start, node.start, frozenset((name,))) for name, node in nodes}
    return {name: _of_nodes(evidence, node, said[name]) for name, node in nodes}


def _of_nodes(evidence: Evidence, node: Node, label: Label | None = None) -> Candidate:
    return Candidate(node, label, evidence.journal.at(node.start), True, FITS)


def _of_label(evidence: Evidence, check: Check) -> tuple[list[Node], Label | None]:
    """Return the numbers alone that a label leads to, also those behind one without another's."""
    page, own, first = evidence.page, list[Node](), None
    before: Node | None = None
    for node in evidence.layout.nodes:
        is_word = node.start in evidence.layout.worded
        if not node.is_number or node.weak or is_word or (check.whole and not node.is_whole):
            continue
        around = evidence.around(node)
        label = None if around.is_unlike(check) else around.label(check)
        goes_on = before is not None and page.line_of(before.start) == page.line_of(node.start)
        if label or (goes_on and not evidence.labels.found.within(around.lead)):
            own.append(node)
            first, before = first or label, node
        else:
            before = None
    return own, first


def apart(evidence: Evidence, others: Mapping[str, Candidate]) -> dict[str, Candidate]:
    """Return the lists that were printed apart: as many numbers, each with a word of the label.

    So `слов в спаме: 79` and `слов в письмах: 133` are the two of `слов в спаме и в письмах`.
    """
    met = {name: candidate for name, candidate in others.items() if not candidate.is_misfit}
    chosen: dict[str, Candidate] = {}
    for check in evidence.checks:
        is_list = check.kind == "grid" and len(check.shape or ()) == 1
        if not is_list or (check.name in met and met[check.name].label):
            continue
        other = [c for name, c in met.items() if name != check.name]
        taken = leaves_of((*other, *chosen.values()))
        own = [node for node in _alone(evidence, check) if not node.overlaps(taken)]
        if check.name in met:  # a list without a label is worth more than words of one
            own = [node for node in own if evidence.around(node).label(check)]
            lines = {evidence.page.line_of(node.start) for node in own}
            own = own if len(lines) == len(own) else []
        if (len(own),) == check.shape:
            chosen[check.name] = _of_nodes(evidence, by_key(joined(own)))
    return chosen


def _alone(evidence: Evidence, check: Check) -> Iterator[Node]:
    """Yield the numbers alone that stand beside a word of a check's, and not of another's."""
    for node in evidence.layout.nodes:
        is_one = node.is_number and node.is_whole if check.whole else node.is_number
        is_word = node.start in evidence.layout.worded
        if not is_one or is_word or (node.weak and not check.whole):
            continue
        around = evidence.around(node)
        spans = (around.lead, around.tail)
        if evidence.kinship.share(check, spans) and evidence.kinship.of(check, spans) >= 0:
            yield node


def in_order(evidence: Evidence) -> dict[str, Candidate]:
    """Return what was printed as the answers in their order, if it is as many values as these.

    Only where no label says anything, and each list that was printed is in one answer.
    """
    checks, nodes = evidence.checks, [node for node in evidence.page.nodes if not node.weak]
    leaves = [leaf for node in nodes for leaf in node.single()]
    sizes = [_size(check) for check in checks]
    is_flat = len(checks) > 1 and all(sizes) and all(len(c.shape or ()) < 2 for c in checks)
    if evidence.labels.found or not is_flat or len(leaves) != sum(sizes):
        return {}
    found, at = {}, 0
    for check, size in zip(checks, sizes, strict=True):
        own, at = leaves[at : at + size], at + size
        is_one = check.kind in ("name", "number")
        node = own[0] if is_one else joined(own)
        if not all(_is_of_kind(each, check) for each in own) or not is_plausible(node, check):
            return {}
        found[check.name] = _of_nodes(evidence, node)
    starts = {min(candidate.node.leaves()) for candidate in found.values()}
    is_cut = any({*list(node.leaves())[1:]} & starts for node in nodes)
    return {} if is_cut else found


def _size(check: Check) -> int:
    """Return how many values a check asks for, 0 if that is not known."""
    if check.kind == "series":
        return sum(check.shape or (len(check.index or ()),))
    return sum(check.shape or (1,))


def _is_of_kind(leaf: Node, check: Check) -> bool:
    """Say whether a name or a number may be one of what a check asks for."""
    return leaf.is_name == (check.kind == "name") and not (check.whole and is_fraction(leaf))
