"""Choose the answer to each check from the items: the labelled one, else the last of its kind.

The choice sees labels, order, layout and the number of values asked for, never a right value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from grader.reading.arrays import arrays
from grader.reading.items import Item, Page, scan, spelling
from grader.reading.labels import Hit, hits, names_within
from grader.reading.lists import Entry, entries, last_column, last_series, spread_lists
from grader.reading.tables import lines_without_answer
from grader.reading.text import clean, shortened
from grader.words.language import Message
from grader.words.model import Answer, Array, Check, Number, Value
from grader.words.nesting import by_size

_ELIDED = Message(
    "the array is shortened by `...`: call torch.set_printoptions(threshold=10_000), or "
    "numpy.set_printoptions(threshold=10_000), before it is printed"
)
_ROUNDED = ("tensor", "array", "Parameter", "[[")


@dataclass(frozen=True, slots=True)
class _Reading:
    """All that the choice is made from; `excluded` are the lines of tables."""

    page: Page
    entries: Sequence[Entry]
    pools: Mapping[str, Sequence[Item]]
    hits: Sequence[Hit]
    excluded: frozenset[int]


def read(output: bytes, checks: Sequence[Check], names: Sequence[str]) -> dict[str, Answer]:
    """Return the answer to every check, by its name; `names` is the vocabulary of names."""
    return _answers(clean(output), checks, names)


def read_one(text: str, check: Check, names: Sequence[str]) -> Answer:
    """Read the value of a probe from its `repr`; a float's `repr` is not rounded."""
    text = clean(text.encode("utf-8", "replace"))
    answer = _answers(text, [check], names)[check.name]
    if answer.value is not None and not text.lstrip().startswith(_ROUNDED):
        answer = replace(answer, value=_unrounded(answer.value))
    return replace(answer, line=None)


def _unrounded(value: Value) -> Value:
    if isinstance(value, Number):
        return Number(value.value)
    if isinstance(value, tuple):
        return tuple(Number(number.value) for number in value)
    if isinstance(value, Mapping):
        return {layer: Number(number.value) for layer, number in value.items()}
    if isinstance(value, Array):
        return replace(value, numbers=tuple(Number(number.value) for number in value.numbers))
    return value


def _answers(text: str, checks: Sequence[Check], names: Sequence[str]) -> dict[str, Answer]:
    reading = _reading(scan(shortened(text), names), checks)
    chosen: dict[str, Item] = {}
    # numbers of a list are no numbers any more
    for kind in ("array", "list", "series", "number", "name"):
        of_kind = [check for check in checks if check.kind == kind]
        taken = [(item.start, item.end) for item in chosen.values()]
        chosen |= _series(reading, of_kind) if kind == "series" else _items(reading, of_kind, taken)
        if kind == "list":
            chosen |= _columns(reading, [check for check in of_kind if check.name not in chosen])
    return {check.name: _answer(reading, check, chosen.get(check.name)) for check in checks}


def _reading(page: Page, checks: Sequence[Check]) -> _Reading:
    """Gather what the choice needs: values by kind, labels, and which lines are tables."""
    lengths = [check.length for check in checks if check.length is not None]
    found_numbers = entries(page)
    spread = spread_lists(page, found_numbers, lengths) if lengths else []
    numbers = [item for item in page.items if isinstance(item.value, Number)]
    names = [item for item in page.items if isinstance(item.value, str)]
    lists = [item for item in page.items if isinstance(item.value, tuple)] + spread
    lists.sort(key=lambda item: item.start)
    if {check.kind for check in checks} <= {"number", "name"}:
        asked = sum(check.kind == "number" for check in checks)
        numbers += [number for item in lists if _length(item) == asked for number in _opened(item)]
        numbers.sort(key=lambda item: item.start)
    at_number = {item.start: item for item in numbers}
    shapes = {check.shape for check in checks if check.shape is not None}
    found_arrays = arrays(page, shapes) if shapes else []
    targets = {
        "array": {item.start: item for item in found_arrays},
        "number": at_number,
        "series": at_number,
        "name": {item.start: item for item in names},
        "list": _list_starts(page, lists),
    }
    found = hits(page, checks, {check.name: targets[check.kind] for check in checks})
    labels = _labels(page, checks, lists, found)
    names = [item for item in names if item.start not in labels]
    excluded = lines_without_answer(page, names)
    pools = {"number": numbers, "name": names, "list": lists, "array": found_arrays}
    kept = [hit for hit in found if hit.item.start not in labels]
    return _Reading(page, found_numbers, pools, kept, excluded)


def _opened(pair: Item) -> list[Item]:
    """Return the values of a tuple that holds one number for each check: `(1.598, 1.667)`."""
    values = pair.value if isinstance(pair.value, tuple) else ()
    return [
        Item(value, pair.line, pair.start + at, pair.end)
        for at, value in enumerate(values, start=1)
    ]


def _list_starts(page: Page, lists: Sequence[Item]) -> dict[int, Item]:
    """Return lists by where a label may find them: at the first index or the first number."""
    starts: dict[int, Item] = {}
    for item in lists:
        for inner in page.between(item.start, item.end):
            if isinstance(inner.value, Number) and not inner.weak:
                starts[inner.start] = item
                break
        starts[item.start] = item
    return starts


def _labels(
    page: Page, checks: Sequence[Check], lists: Sequence[Item], found: Sequence[Hit]
) -> set[int]:
    """Return where the names are that label a list: `tanh: [..]`, or `tanh` in any line of it."""
    of_lists = [check for check in checks if check.kind == "list"]
    kept = {check.name for check in of_lists}
    labels = {item.start for item in names_within(page, (h for h in found if h.check in kept))}
    words = {spelling(w) for c in of_lists for label in c.labels for w in label.split()}
    lengths = {check.length for check in of_lists}
    end = 0
    for item in lists:
        if _length(item) in lengths:
            start = max(end, page.line_starts[item.line - 1])
            inside = (name for name in page.between(start, item.end) if isinstance(name.value, str))
            labels |= {name.start for name in inside if spelling(str(name.value)) in words}
        end = item.end
    return labels


def _length(item: Item) -> int | None:
    return len(item.value) if isinstance(item.value, tuple) else None


def _items(
    reading: _Reading, checks: Sequence[Check], taken: Sequence[tuple[int, int]]
) -> dict[str, Item]:
    """Return the items for checks of one kind that is no series: labelled ones, else the last."""
    if not checks:
        return {}
    kept = {check.name for check in checks}
    own = [hit for hit in reading.hits if hit.check in kept]
    chosen = {hit.check: hit.item for hit in own if hit.item.line not in reading.excluded}
    owned = {hit.item.start for hit in own}
    free = [
        item
        for item in reading.pools[checks[0].kind]
        if not item.weak
        and item.line not in reading.excluded
        and item.start not in owned
        and not any(start <= item.start < end for start, end in taken)
    ]
    for check in reversed(checks):
        if check.name not in chosen and free:
            last = _last(free, check)
            chosen[check.name] = free[last]
            del free[last:]
    return chosen


def _last(items: Sequence[Item], check: Check) -> int:
    """Return where the last item is, of lists and arrays the last one as large as is asked."""
    fitting = (at for at in reversed(range(len(items))) if _fits(items[at], check))
    return next(fitting, len(items) - 1)


def _fits(item: Item, check: Check) -> bool:
    if isinstance(item.value, Array):
        return item.value.shape == check.shape and not item.elided
    return _length(item) == check.length


def _series(reading: _Reading, checks: Sequence[Check]) -> dict[str, Item]:
    """Return the series for each check: of lines with an index, else a whole list or column."""
    chosen = {}
    found = [e for e in reading.entries if e.item.line not in reading.excluded]
    for check in checks:
        labelled = {hit.item.start for hit in reading.hits if hit.check == check.name}
        series = last_series(reading.page, found, labelled)
        whole = reading.pools["list"] or last_column(reading.page, found)
        if series is None and whole and isinstance(whole[-1].value, tuple):
            series = whole[-1]._replace(value=dict(enumerate(whole[-1].value)))
        if series is not None:
            chosen[check.name] = series
    return chosen


def _columns(reading: _Reading, checks: Sequence[Check]) -> dict[str, Item]:
    """Return the lists of lines that hold a value for each: `layer 1: tanh 0.0, relu 100.0`."""
    columns = [check.model_copy(update={"kind": "series"}) for check in checks]
    numbers = {entry.item.start: entry.item for entry in reading.entries}
    found = hits(reading.page, columns, dict.fromkeys((c.name for c in checks), numbers))
    chosen = {}
    for check in checks:
        labelled = {hit.item.start for hit in found if hit.check == check.name}
        series = last_series(reading.page, reading.entries, labelled) if labelled else None
        if series is not None and isinstance(series.value, Mapping):
            values = tuple(series.value.values())
            if len(values) == check.length:
                chosen[check.name] = series._replace(value=values)
    return chosen


def _answer(reading: _Reading, check: Check, item: Item | None) -> Answer:
    if item is None:
        return Answer(None, problem=_problem(reading, check))
    if item.elided:
        return Answer(None, item.line, problem=_ELIDED)
    if not item.percent or not isinstance(item.value, Number):
        return Answer(item.value, item.line)
    hint = Message(
        "{value}% is not the number itself: print it without a percent sign",
        {"value": f"{item.value.value:.10g}"},
    )
    return Answer(item.value, item.line, hint=hint)


def _problem(reading: _Reading, check: Check) -> Message:
    """Say why there is no answer."""
    if not reading.page.text.strip():
        return Message("nothing was printed")
    if check.kind in {"number", "name"} and reading.excluded:
        return Message("a table of candidates is no answer: print the best one alone at the end")
    if check.kind == "name":
        return Message("none of the possible names was found in what was printed")
    if check.kind == "list":
        return Message("no list of {length} values was found", {"length": check.length})
    if check.shape is not None:
        return Message("no array of the shape {shape} was found", {"shape": by_size(check.shape)})
    if check.kind == "series":
        return Message("no lines with a layer and its value were found, such as `layer:0, std:1.0`")
    return Message("no number was found in what was printed")
