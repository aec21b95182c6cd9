"""Which value a label stands before: `mean gradient: 0.737`, `tanh: [..]`, or a line above it.

A label is searched once over the text and looks forward from there, a bounded number of words.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from grader.reading.items import Item, Page
from grader.reading.patterns import CJK, WORD_CHARACTER
from grader.words.model import Check, Number

Targets = Mapping[int, Item]
"""The values that a check may take, by the offsets at which a label may find them."""

_HOPS = 8
_REACH = 12
_LOWER_PLACE = re.compile(r"\b(?:second|third|2nd|3rd|next|втор\w+|треть\w)[ -]\Z", re.IGNORECASE)
"""What makes `best` not the best."""
_HOPPED: Mapping[str, type | None] = {"number": str, "name": Number, "series": str}
"""What may stand between a label and a value of a kind: `best: Hardshrink 0.737`."""

_FILLER = re.compile(
    rf"""(?:[\s:=>→~≈|*`'"“”«»‘’,;<]++ | [-–—](?![0-9.]|inf) | [是为的等于在第对层梯度值了]
    |(?:np\.|numpy\.|torch\.|nn\.)?+(?:tensor|array|Parameter|float[0-9]*+|list|tuple|dict)\(
    |(?:is|are|was|equals?|of|for|with|in|at|by|the|an?|value|values|layers?|gradients?|grads?
    |activations?|function|class|case|network|net|Parameter|containing|pytorch|это|равен|равна|равно
    |равны|составляет|для|на|при|в|по|градиент\w*+|сло[йеяёвю]\w*+|значени[еяй]|активаци\w++
    |функци\w++)(?!{WORD_CHARACTER})){{0,12}}+""",
    re.VERBOSE | re.IGNORECASE,
)


class Hit(NamedTuple):
    """A label of `check` at `start` of the text and the value after it."""

    check: str
    item: Item
    start: int


def hits(page: Page, checks: Sequence[Check], targets: Mapping[str, Targets]) -> list[Hit]:
    """Return the labelled values in order; `targets` are by the check's name.

    Of several labels before one value the nearest counts.
    """
    owners = _owners(checks)
    if not owners:
        return []
    found: dict[tuple[str, int], Hit] = {}
    page_at = {item.start: item for item in page.items}
    for match in _pattern(owners).finditer(page.text):
        if _LOWER_PLACE.search(page.text, max(0, match.start() - _REACH), match.start()):
            continue
        for check in owners[_plain(match.group())]:
            hop_over = _HOPPED.get(check.kind)
            over = page_at if hop_over else {}
            item = _value_after(page.text, match.end(), targets[check.name], over, hop_over)
            if item is not None and _belongs(page, match.start(), item, check.kind):
                found[check.kind, item.start] = Hit(check.name, item, match.start())
    return sorted(found.values(), key=lambda hit: hit.item.start)


def names_within(page: Page, found: Iterable[Hit]) -> Iterator[Item]:
    """Yield the names that serve as labels: `tanh: [..]`."""
    for hit in found:
        for item in page.between(hit.start, hit.item.start):
            if isinstance(item.value, str):
                yield item


def _owners(checks: Sequence[Check]) -> dict[str, list[Check]]:
    """Return the checks of each label; `mean_grad` comes with `mean grad` unless another's."""
    owners: dict[str, list[Check]] = {}
    for check in checks:
        for label in check.labels:
            owners.setdefault(_plain(label), []).append(check)
    for label in list(owners):
        owners.setdefault(label.replace(" ", "_"), owners[label])
    return owners


def _plain(label: str) -> str:
    return re.sub(r"[\s-]+", " ", label.casefold().replace("ё", "е")).strip()


def _pattern(labels: Collection[str]) -> re.Pattern[str]:
    """Return the pattern of all labels as whole words, the longest first."""
    words = (
        re.escape(label).replace(r"\ ", r"[ \t-]+").replace("е", "[её]")
        for label in sorted(labels, key=len, reverse=True)
    )
    first = re.escape("".join({label[0] for label in labels}))
    before, after = (
        rf"(?:(?<!{WORD_CHARACTER})|(?=[{CJK}]))",
        rf"(?:(?!{WORD_CHARACTER})|(?<=[{CJK}]))",
    )
    return re.compile(rf"(?=[{first}]){before}(?:{'|'.join(words)}){after}", re.IGNORECASE)


def _value_after(
    text: str, position: int, targets: Targets, others: Targets, hop_over: type | None
) -> Item | None:
    """Return the value directly after a label: over wrappers, and once over another item."""
    line_end = len(text)
    for _ in range(_HOPS):
        filler = _FILLER.match(text, position)
        position = filler.end() if filler else position
        if position > line_end:
            return None
        if position in targets:
            return targets[position]
        other = others.get(position)
        if other is not None and hop_over is not None and isinstance(other.value, hop_over):
            position, hop_over = other.end, None
            line_feed = text.find("\n", position)
            line_end = line_feed if line_feed >= 0 else len(text)
        elif text[position : position + 1] in {"(", "[", "{", "-"}:
            position += 1
        else:
            return None
    return None


def _numbers_its_line(page: Page, item: Item) -> bool:
    """Say whether a whole number has another number behind it: it counts the rows of a table."""
    line_end = page.line_starts[item.line] if item.line < len(page.line_starts) else len(page.text)
    behind = page.between(item.end, line_end)
    whole = isinstance(item.value, Number) and item.value.decimals == 0
    return whole and any(isinstance(each.value, Number) and not each.weak for each in behind)


def _belongs(page: Page, label: int, item: Item, kind: str) -> bool:
    """Say whether a label's value is its own: a heading stands alone, a count ends its line."""
    if page.text.find("\n", label, item.start) >= 0:
        line_start = page.text.rfind("\n", 0, label) + 1
        if kind == "series" or any(True for _ in page.between(line_start, label)):
            return False
        if kind == "number" and _numbers_its_line(page, item):
            return False
    if not item.weak:
        return True
    after = next(page.between(item.end, len(page.text)), None)
    return after is None or after.line != item.line or isinstance(after.value, str)
