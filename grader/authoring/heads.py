"""Words that several values of one print share: `loss after one step: clipped 3.1, plain 2.9`."""

from collections.abc import Iterator, Sequence

from grader.authoring.found import Found
from grader.authoring.rows import TRIM
from grader.reading.nodes import Page

_OPPOSITES = (
    *(("before", "after"), ("with", "without"), ("left", "right"), ("first", "second")),
    *(("до", "после"), ("с", "без"), ("слева", "справа"), ("было", "стало")),
)


def shared(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the values of a print, those behind a head that is all theirs with its words.

    The head ends with a colon, or with the words in which the first value differs from the second:
    `sum before: 1, after: 2`.
    """
    first, others = found[0], found[1:]
    lines = {page.line_of(each.node.start) for each in found}
    if len(lines) > 1 or not others or not all(each.label for each in found):
        yield from found
        return
    lead = page.text[page.line_start(first.node.start) : first.node.start]
    head, colon, own = lead.partition(":")
    head, own = head.strip(TRIM), own.strip(" \t=:")
    if colon and sum(each.isalpha() for each in head) > 1 and own and first.label.endswith(own):
        for each in found:
            own_label = own if each is first else each.label
            yield each._replace(label=f"{head} {own_label}", short=own_label)
        return
    head = _before_difference(first.label, others[0].label)
    yield first._replace(short=first.label[len(head) :].strip()) if head else first
    for each in others:
        yield each._replace(label=f"{head} {each.label}", short=each.label) if head else each


def _before_difference(one: str, other: str) -> str:
    """Return the words before those in which one label differs from the end of another."""
    words, differing = one.split(), other.split()
    head, tail = words[: -len(differing)], words[-len(differing) :]
    pairs = list(zip(tail, differing, strict=False))
    opposite = any((a.casefold(), b.casefold()) in _OPPOSITES for a, b in pairs)
    alike = any(a.casefold() == b.casefold() for a, b in pairs)
    return " ".join(head) if head and (opposite or alike) else ""
