"""The one kind of thing that is read: a name, or a grid of numbers, at its place in the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from grader.words.language import Message
from grader.words.values import Grid, Number, Value, grid

ANNOUNCED, SIDE_BY_SIDE, STACKED, FLAT, FLAT_LIST, IN_WORDS = -1, 0, 1, 2, 3, 4
"""How much was put together: a row was printed whole as far as anybody can see, and of an array
words before it may say what each of its rows is."""
NEAR = 60
"""Characters before a value in which what says something of it is looked for."""
UNCOUNTED = 2
"""Numbers below each other that nothing counts: a series, or lines that are only alike."""


class Node(NamedTuple):
    """A name or a grid of numbers between two offsets of the text.

    Attributes:
        value: what it is.
        start: where it begins.
        end: where it ends.
        weak: it counts or measures something, so it is an answer only where a label asks for it.
        fault: why it is not right as it stands: a percent sign, a factor.
        elided: it was shortened by `...`, so that its shape says nothing.
        parts: the nodes that it was made of.
        made: how much was put together; 0 for what was printed whole.
        lead: where the words that lead to it stand, if not before it on its line.
        which: what is printed beside it to say which of several it is.
    """

    value: Value
    start: int
    end: int
    weak: bool = False
    fault: Message | None = None
    elided: bool = False
    parts: tuple["Node", ...] = ()
    made: int = 0
    lead: tuple[int, int] | None = None
    which: tuple[int, ...] = ()

    @property
    def is_name(self) -> bool:
        """Whether it is a name."""
        return isinstance(self.value, str)

    @property
    def is_unled(self) -> bool:
        """Whether no words on its line lead to it: its rows have a name each."""
        return self.lead is not None and self.lead[0] == self.lead[1]

    @property
    def shape(self) -> tuple[int, ...] | None:
        """The shape of a grid, None for a name."""
        return self.value.shape if isinstance(self.value, Grid) else None

    @property
    def is_number(self) -> bool:
        """Whether it is a number alone."""
        return isinstance(self.value, Grid) and not self.value.shape

    @property
    def numbers(self) -> Sequence[Number]:
        """The numbers of a grid in order."""
        return list(self.value.numbers.values()) if isinstance(self.value, Grid) else []

    @property
    def number(self) -> Number:
        """The number of one alone."""
        assert isinstance(self.value, Grid)
        return self.value.numbers[0]

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number alone, printed as one."""
        return self.is_number and self.number.place == 0 and not self.number.scientific

    @property
    def counts(self) -> int | None:
        """The count that a whole number alone is, None if it is none."""
        if not isinstance(self.value, Grid) or self.value.shape:
            return None
        number = self.value.numbers[0]
        counts = number.place == 0 and 0 <= number.value < _COUNT_MOST
        return int(number.value) if counts else None

    def single(self) -> Iterator["Node"]:
        """Yield the numbers and names that it is made of."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.single()

    def leaves(self) -> Iterator[int]:
        """Yield where the numbers and names begin that it is made of."""
        return (each.start for each in self.single())

    def overlaps(self, taken: Collection[int]) -> bool:
        """Say whether it has any of the numbers and names that begin at some offsets."""
        return any(at in taken for at in self.leaves())


_COUNT_MOST = 100_000


PLACE_MOST = 3
"""Numbers in the brackets behind a word that name a place, `w[0, 1]`; more are a grid."""


@dataclass(slots=True)
class Group:
    """An open bracket; `regular` while all that is in it are grids of one shape.

    A `call` such as `tensor(..)` is what is in it; `start` is where its word begins.
    """

    bracket: str
    start: int
    call: bool
    parts: list[Node] = field(default_factory=list)
    regular: bool = True
    elided: bool = False

    @property
    def is_place(self) -> bool:
        """Whether a bracket behind a word names a place in it: `w[0]`, `w[0, 1]`."""
        few = self.call and self.regular and 0 < len(self.parts) <= PLACE_MOST
        return few and all(part.counts is not None for part in self.parts)


@dataclass(frozen=True, slots=True)
class Page:
    """The text as it was read, its nodes in order, and where its lines start.

    `plain` is the same text with every digit of a name and its arguments as a space, `worded` that
    with whole names as spaces. `shown` is it as it was printed, with commas that became points.
    `phrased` is the text with no blank within a label of several words, where labels are known.
    """

    text: str
    nodes: tuple[Node, ...]
    line_starts: tuple[int, ...]
    plain: str = ""
    worded: str = ""
    shown: str = ""
    phrased: str = ""

    def line_of(self, offset: int) -> int:
        """Return the line, from 1, of an offset."""
        return bisect_right(self.line_starts, offset)

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self.line_starts[self.line_of(offset) - 1]

    def line_end(self, offset: int) -> int:
        """Return where the line of an offset ends, before its line feed."""
        line = self.line_of(offset)
        return self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.text)

    def line_span(self, line: int) -> tuple[int, int]:
        """Return where a line begins and ends, without its line feed."""
        start = self.line_starts[line - 1]
        return start, self.line_end(start)

    def line_text(self, line: int) -> str:
        """Return the text of a line without its line feed."""
        return self.text[slice(*self.line_span(line))]

    def before(self, offset: int, most: int = NEAR) -> str:
        """Return what stands before an offset on its line, and not far from it."""
        return self.text[max(self.line_start(offset), offset - most) : offset]

    def within(self, start: int, end: int) -> Sequence[Node]:
        """Return the nodes that begin between two offsets."""
        begins = attrgetter("start")
        first = bisect_left(self.nodes, start, key=begins)
        return self.nodes[first : bisect_left(self.nodes, end, first, key=begins)]

    def by_line(self, nodes: Iterable[Node]) -> Iterator[tuple[int, list[Node]]]:
        """Yield each line on which some nodes begin, which are in order, with these."""
        for line, group in groupby(nodes, key=lambda node: self.line_of(node.start)):
            yield line, [*group]


def joined(
    parts: Sequence[Node],
    start: int | None = None,
    end: int | None = None,
    made: int = 0,
    shape: tuple[int, ...] | None = None,
    lead: tuple[int, int] | None = None,
) -> Node:
    """Return one node of grids that have one shape, which counts for one dimension more.

    It has another `shape` if that is given, and goes from the first to the last of its parts.
    """
    numbers = same_precision([number for part in parts for number in part.numbers])
    return Node(
        grid(shape or (len(parts), *(parts[0].shape or ())), numbers),
        min(part.start for part in parts) if start is None else start,
        max(part.end for part in parts) if end is None else end,
        fault=next((part.fault for part in parts if part.fault), None),
        elided=any(part.elided for part in parts),
        parts=tuple(parts),
        made=made,
        lead=lead,
    )


def count_on(counts: Sequence[int | None]) -> bool:
    """Say whether counts go on from 0 or 1, each once."""
    return counts in ([*range(len(counts))], [*range(1, len(counts) + 1)])


def parted(text: str, parts: list[Node]) -> list[Node]:
    """Return the rows of numbers that semicolons part: `(1 2; 3 4)`; else what was given."""
    if not parts[0].is_number or ";" not in text[parts[0].end : parts[-1].start]:
        return parts
    pairs = enumerate(pairwise(parts), start=1)
    ends = [at for at, (one, two) in pairs if ";" in text[one.end : two.start]]
    width = ends[0] if ends else 1
    if width < 2 or [*ends, len(parts)] != list(range(width, len(parts) + 1, width)):
        return parts
    rows = [parts[at : at + width] for at in range(0, len(parts), width)]
    return [joined(row) for row in rows]


def same_precision(numbers: Sequence[Number]) -> Sequence[Number]:
    """Return the numbers of a grid, each as precise as the widest: numpy shortens `0.168 0.   `."""
    finest = min((n.place for n in numbers if n.place is not None and not n.scientific), default=0)
    if finest == 0:
        return numbers
    return [
        n if n.place in (None, finest) or n.scientific else Number(n.value, finest) for n in numbers
    ]
