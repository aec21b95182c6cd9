"""Rows of numbers that make one array: printed below each other, with a factor before or after.

Rows belong together if they have one shape, one distance, and before them the same words or none.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from grader.reading.items import Page
from grader.words.model import Number

_REACH = 80
"""Characters that are looked at before and after an array."""
_NUMBER = r"[+-]?[0-9]++(?:\.[0-9]*+)?+(?:[eE][+-]?[0-9]++)?+"
_WRAPPERS = r"(?:(?:np\.|numpy\.|torch\.)?+(?:tensor|array|float[0-9]*+|Parameter)\(|[\s,;|(\[])*+"
# torch 0.4 prints `tensor(1.00000e-02 *\n [[ 2.0127, ..`, torch 0.3 the factor and rows below it
_BEFORE = re.compile(rf"(?<![\w.+-])(?P<factor>{_NUMBER})[ ]?[*×]{_WRAPPERS}\Z")
_AFTER = re.compile(rf"[ )]{{0,4}}[*×][ ]?(?P<factor>{_NUMBER})(?![\w.])")
_CLOSED = re.compile(r"[\s)\]},;|]*+")
_COVERED = re.compile(_WRAPPERS)
_FEW = 10


class Block(NamedTuple):
    """Numbers in a regular nest of brackets, or `bare` ones side by side, between two offsets.

    `shape` is empty for a number. `parts` are what a tuple or a dict may be only a cover of.
    """

    shape: tuple[int, ...]
    numbers: Sequence[Number]
    start: int
    end: int
    elided: bool = False
    bare: bool = False
    parts: Sequence["Block"] = ()

    @property
    def is_index(self) -> bool:
        """Whether it is a whole number alone."""
        return not self.shape and self.numbers[0].decimals == 0

    def uncovered(self, shapes: Collection[tuple[int, ...]]) -> Iterator["Block"]:
        """Yield the block, or its parts if it is a cover of them and has none of `shapes`."""
        if not self.parts or self.shape in shapes:
            yield self
            return
        for part in self.parts:
            yield from part.uncovered(shapes)


def joined(parts: Sequence[Block], start: int, end: int, elided: bool, cover: bool) -> Block:
    """Return one block of parts that have one shape; a `cover` of arrays keeps them apart too."""
    shape = (len(parts), *parts[0].shape)
    numbers = [number for part in parts for number in part.numbers]
    elided = elided or any(part.elided for part in parts)
    return Block(shape, numbers, start, end, elided, parts=parts if cover and shape[1:] else ())


def stacked(
    page: Page, found: Sequence[Block], shapes: Collection[tuple[int, ...]]
) -> Iterator[Block]:
    """Yield the blocks, those that are rows of one of `shapes` as that; `found` is in order."""
    for run in _runs(page, found):
        if run[0].shape in shapes:
            yield from run
            continue
        whole = [block for shape in shapes for block in _whole(run, shape)]
        if whole:
            yield from whole
        elif run[0].bare and run[0].shape == (1,):
            continue  # numbers, each for itself
        elif len(run) > 1:
            yield joined(run, run[0].start, run[-1].end, elided=False, cover=False)
        else:
            yield run[0]


def _whole(run: Sequence[Block], shape: tuple[int, ...]) -> Iterator[Block]:
    """Yield the arrays of a shape that a run of rows is made of, without an index before them."""
    size = shape[0]
    if len(run) % size:
        return
    for first in range(0, len(run), size):
        rows = run[first : first + size]
        if rows[0].bare and rows[0].shape == (shape[-1] + 1,):
            rows = _without_index(rows)
        if rows[0].shape == shape[1:]:
            yield joined(rows, rows[0].start, rows[-1].end, elided=False, cover=False)


def _without_index(rows: Sequence[Block]) -> Sequence[Block]:
    """Return rows without the first number of each if that counts them from 0 or 1."""
    leading = [row.numbers[0] for row in rows]
    counts = [number.value for number in leading if number.decimals == 0]
    if counts not in ([*range(len(rows))], [*range(1, len(rows) + 1)]):
        return rows
    return [row._replace(shape=(row.shape[0] - 1,), numbers=row.numbers[1:]) for row in rows]


def _runs(page: Page, found: Sequence[Block]) -> Iterator[list[Block]]:
    """Split blocks wherever two neighbours do not belong together."""
    run: list[Block] = []
    distance = None
    for block in found:
        between = _distance(page, run[-1], block) if run else None
        if run and (between is None or distance not in (None, between)):
            yield run
            run, between = [], None
        run.append(block)
        distance = between
    if run:
        yield run


def _distance(page: Page, one: Block, two: Block) -> int | None:
    """Return the number of line feeds between two rows of one array, None if they are not that."""
    if one.shape != two.shape or one.elided or two.elided or two.start - one.end > _REACH:
        return None
    after, line_feed, before = page.text[one.end : two.start].rpartition("\n")
    if not _CLOSED.fullmatch(after):
        return None
    if line_feed and not _COVERED.fullmatch(before):
        line_start = page.line_starts[bisect_right(page.line_starts, one.start) - 1]
        if one.start - line_start > _REACH:
            return None
        if not _goes_on(_form(page.text[line_start : one.start]), _form(before)):
            return None
    elif not _COVERED.fullmatch(_CLOSED.sub("", before, count=1)):
        return None
    return after.count("\n") + len(line_feed)


def _form(text: str) -> str:
    return re.sub("[0-9]+", "#", text.strip())


def _goes_on(first: str, second: str) -> bool:
    """Say whether rows begin alike; the first may have the label of all: `w: Row 0:`, `Row 1:`."""
    return f" {first}".endswith(f" {second}")


def scaled(page: Page, block: Block) -> tuple[Sequence[Number], int]:
    """Return a block's numbers times the factor beside it, and the offset where all of it begins.

    What is shown says how precise it is as long as the factor is that of scientific notation.
    """
    start = block.start
    found = _AFTER.match(page.text, block.end)
    before = page.text[max(0, start - _REACH) : start]
    if found is None and ("*" in before or "×" in before):
        found = _BEFORE.search(before)
        start -= len(before) - found.start() if found else 0
    factor = float(found["factor"]) if found else 1.0
    if factor == 1 or not factor or not math.isfinite(factor):
        return block.numbers, block.start
    largest = max((abs(n.value) for n in block.numbers if math.isfinite(n.value)), default=0.0)
    power = round(math.log10(abs(factor)))
    if factor == float(f"1e{power}") and (power < 0 or 1 <= largest < _FEW):
        numbers = [
            replace(number, value=number.value * factor, exponent=number.exponent + power)
            for number in block.numbers
        ]
        return numbers, start
    return [Number(number.value * factor) for number in block.numbers], start
