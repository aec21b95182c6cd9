"""Text as items in order: numbers, names and lists, each with its line and how it was printed.

Time is linear in the text: no pattern scans again what it gave up, and brackets are kept on a
stack, so that no output of a student can keep the grader busy.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from grader.reading import patterns
from grader.words.model import Number, Value

_INDENT = 16


class Item(NamedTuple):
    """A value in the text, between the offsets `start` and `end`.

    A `weak` number counts or labels something (`seed: 11`, `layer 3`, `1.75 s`): it is an answer
    only where a label asks for it. An `elided` array was shortened by `...`.
    """

    value: Value
    line: int
    start: int
    end: int
    weak: bool = False
    percent: bool = False
    elided: bool = False


def _start(item: Item) -> int:
    return item.start


@dataclass(frozen=True, slots=True)
class Page:
    """The text, as far as it was not blanked, and its items in order; lines count from 1."""

    text: str
    items: tuple[Item, ...]
    line_starts: tuple[int, ...]

    def between(self, start: int, end: int) -> Iterator[Item]:
        """Yield the items that start between two offsets."""
        first = bisect_left(self.items, start, key=_start)
        for index in range(first, len(self.items)):
            if self.items[index].start >= end:
                return
            yield self.items[index]

    def line_text(self, line: int) -> str:
        """Return the text of a line without its line feed."""
        start = self.line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]


def scan(text: str, names: Sequence[str]) -> Page:
    """Read the items of `text`; `names` is the vocabulary of names, in its own spelling."""
    text = patterns.BLANKED.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    text = "\n".join(_with_point(line) if "," in line else line for line in text.split("\n"))
    scanner = _Scanner(text, {spelling(name): name for name in names})
    return scanner.page()


def spelling(word: str) -> str:
    """Return what all spellings of a name share: `nn.Leaky_ReLU` and `LeakyReLU` are one."""
    return word.rpartition(".")[2].replace("_", "").casefold()


def _with_point(line: str) -> str:
    """Write a decimal comma as a point where it is in the only number of the line."""
    found = patterns.COMMA.search(line)
    if found is None or "[" in line or "{" in line:
        return line
    before, number, after = line[: found.start()], found.group(), line[found.end() :]
    before_, after_ = patterns.COUNTER.sub("", before), patterns.TALLY.sub("", after)
    if patterns.ANOTHER.search(before_) or patterns.ANOTHER.search(after_):
        return line
    return before + number.replace(",", ".") + after


def as_number(token: str) -> Number:
    """Return a printed number; only a normalized mantissa says how precise an exponent's is."""
    value = float(token)
    mantissa, _, exponent = token.lower().partition("e")
    if "n" in mantissa:  # nan, inf
        return Number(value)
    whole, _, decimals = mantissa.lstrip("+-").partition(".")
    power = int(exponent or "0")
    if power > 0 and (len(whole) != 1 or whole == "0"):  # 0.000e9 would be right everywhere
        return Number(value, None, power)
    return Number(value, len(decimals), power)


@dataclass(slots=True)
class _Group:
    """An open bracket; `pure` while it holds nothing but numbers."""

    bracket: str
    line: int
    start: int
    numbers: list[Item] = field(default_factory=list)
    pure: bool = True


class _Scanner:
    """The state of one pass over a text."""

    def __init__(self, text: str, names: dict[str, str]) -> None:
        self.text = text
        self.names = names
        self.items: list[Item] = []
        self.groups: list[_Group] = []
        self.line_starts = [0]
        self.word = ""
        self.word_end = -1
        self.name_end = 0

    def page(self) -> Page:
        """Run the pass and return its result."""
        read = {"word": self._word, "number": self._number, "close": self._close}
        for token in patterns.TOKEN.finditer(self.text):
            kind = token.lastgroup or ""
            if kind == "newline":
                self.line_starts.append(token.end())
            elif token.start() < self.name_end:
                continue
            elif kind == "open":
                line = len(self.line_starts)
                self.groups.append(_Group(token.group(), line, token.start()))
            elif kind in read:
                read[kind](token.group(), token.start(), token.end())
        self._dissolve()
        items = tuple(sorted(self.items, key=_start))
        return Page(self.text, items, tuple(self.line_starts))

    def _word(self, word: str, start: int, end: int) -> None:
        if spelling(word) in {"nan", "inf"} and "." in word:  # np.nan, math.inf
            self._number(spelling(word), start, end)
            return
        if self.groups and self.text[end : end + 1] != "(":
            self.groups[-1].pure = False
        self._name(word, start, end)
        self.word, self.word_end = word, end

    def _name(self, word: str, start: int, end: int) -> None:
        """Take a word for a name; `Leaky ReLU` and `Hard-Shrink` are one."""
        name = self.names.get(spelling(word))
        if self.text[self.word_end : start] in {" ", "-"}:
            joined = self.names.get(spelling(self.word + word))
            if joined is not None:
                name, start = joined, self.word_end - len(self.word)
                if self.items and self.items[-1].start == start:
                    self.items.pop()
        if name is None:
            return
        arguments = patterns.ARGUMENTS.match(self.text, end)
        self.name_end = arguments.end() if arguments else end
        self.items.append(Item(name, len(self.line_starts), start, self.name_end))
        if self.groups:
            self.groups[-1].pure = False

    def _number(self, token: str, start: int, end: int) -> None:
        if len(token) > patterns.LONGEST_NUMBER:
            return
        number = as_number(token)
        after = self.text[end : end + 2].lstrip(" ")
        if after.startswith("%"):
            end = self.text.index("%", end) + 1
        weak = self._is_weak(number, start, end)
        item = Item(number, len(self.line_starts), start, end, weak, after.startswith("%"))
        if self.groups and not weak:
            self.groups[-1].numbers.append(item)
            return
        if self.groups:
            self.groups[-1].pure = False
        self.items.append(item)

    def _is_weak(self, number: Number, start: int, end: int) -> bool:
        """Say whether a number counts, measures time, is an index or stands in a sentence."""
        if number.value != number.value:
            return patterns.PROSE.match(self.text, end) is not None
        if patterns.TIMED.match(self.text, end):
            return True
        if self._before(start, patterns.TIMING, patterns.TIMING_CJK):
            return True
        if self.text[max(0, start - 4) : start].rstrip(" ").endswith(("±", "+/-", "+-")):
            return True
        if number.decimals != 0 or number.exponent or number.value < 0:
            return False
        if self.text[end : end + 1] == ":" or patterns.COUNTED.match(self.text, end):
            return True
        if patterns.ENUMERATED.match(self.text, end) and self._begins_line(start):
            return True
        return self._before(start, patterns.ECHO, patterns.ECHO_CJK)

    def _begins_line(self, start: int) -> bool:
        line_start = self.line_starts[-1]
        near = start - line_start <= _INDENT
        return near and not self.groups and not self.text[line_start:start].strip()

    def _before(self, start: int, words: re.Pattern[str], cjk: re.Pattern[str]) -> bool:
        """Say whether one of `words` stands directly before; in `1 слое: 0.5` it has its own."""
        if self.text[max(0, start - 8) : start].isascii() and start - self.word_end > 8:
            return False
        between = patterns.BETWEEN.fullmatch(self.text, self.word_end, start)
        if between and words.fullmatch(self.word):
            own = self.text[max(0, self.word_end - len(self.word) - 2) : start].rstrip()
            return patterns.HAS_NUMBER.fullmatch(own) is None
        return cjk.fullmatch(self.text, max(0, start - 8), start) is not None

    def _close(self, bracket: str, _start: int, end: int) -> None:
        """End a group: one number is itself, several are a list, anything else stands alone."""
        if not self.groups or self.groups[-1].bracket != patterns.PAIRS[bracket]:
            self._dissolve()
            return
        group = self.groups.pop()
        outer = self.groups[-1] if self.groups else None
        if not group.pure:
            self.items += group.numbers
        elif len(group.numbers) > 1:
            value = same_precision([item.value for item in group.numbers])
            self.items.append(Item(value, group.line, group.start, end))
        else:
            (outer.numbers if outer else self.items).extend(group.numbers)
            return
        if outer:
            outer.pure = False

    def _dissolve(self) -> None:
        """Forget brackets that have no partner, but not what is in them."""
        for group in self.groups:
            self.items += group.numbers
        self.groups.clear()


def same_precision(values: Sequence[object]) -> tuple[Number, ...]:
    """Return the numbers of a list, each as precise as the widest: numpy shortens `0.168 0.   `."""
    numbers = [value for value in values if isinstance(value, Number)]
    decimals = max((n.decimals for n in numbers if n.decimals is not None), default=None)
    return tuple(
        n if n.decimals is None else Number(n.value, decimals, n.exponent) for n in numbers
    )
