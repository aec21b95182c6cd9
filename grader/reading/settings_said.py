"""The settings that an output says of its numbers: `lr=0.1: loss 0.3`, a table's heads, a key.

They stand before a number on its line, behind it where the line ends with them, at the head of its
column or its row, or above it on a line without a value.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from math import inf
from typing import NamedTuple

from grader.reading.found import Span
from grader.reading.heads import headings
from grader.reading.nodes import Node, Page
from grader.reading.tokens import CJK, IN_WORD, LETTER, LETTER_OR_DIGIT
from grader.reading.wordings import LINKS, meaning, pattern_of, plain

Settings = Mapping[str, float]
"""The number of each setting by what its name means."""
Numbers = Mapping[str, Collection[float]]
"""All numbers of each setting that are asked."""
NAME_MOST = 3
"""Words of the name of a setting: `learning rate 0.1`."""
_WORD = rf"(?:{LETTER}{LETTER_OR_DIGIT}{{0,40}}|{CJK}{{1,20}})"
_SETTING = re.compile(
    rf"(?P<name>{_WORD}(?:[ _-]{_WORD}){{0,{NAME_MOST - 1}}})(?:[ _]?[=:@][ ]?|[ _])"
    r"(?P<number>[0-9]{1,20}(?:\.[0-9]{1,20})?(?:e[+-]?[0-9]{1,3})?)(?![\w.])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"['\"]?[ ]{0,4}(?:[=:：@(]|is\b|为)?[ ]?['\"]?"
    rf"(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}}(?!{IN_WORD}|[.,][0-9])"
    rf"|(?:[0-9]{{1,20}}\.?[0-9]{{0,20}}|\.[0-9]{{1,20}})(?:e[+-]?[0-9]{{1,3}})?"
    rf"(?!\.?{IN_WORD}|,[0-9]))",
    re.IGNORECASE,
)
"""Behind the name of a setting."""
_LIST = re.compile(r"[-+.e0-9]{1,40}(?:[ ,;|]{1,24}[-+.e0-9]{1,40}){1,40}", re.IGNORECASE)
COLUMNS_LEAST, KEYS_MOST, NUMBERS_MOST = 2, 4, 200
"""Heads of a table; settings whose keys may be without names, as all their orders are tried; and
numbers of a line, as each is looked at with each: one with more is no table for people."""
WORDS_MOST = 160
"""Characters of a head, or beside a value, whose words are looked at."""
_KEY_ENDS = re.compile(r"[)\]]?['\"]?[ ]?(?::|[-=]>|→)")
"""Behind a key without a name: `0.1: 0.52`, `(0.1, 0.9): 1.2`."""
_LINKS = frozenset(LINKS.split("|"))
_LETTERS = re.compile(rf"{LETTER}+|{CJK}+")
_BETWEEN_KEYS = re.compile(r"[ ]?[,;/|×x][ ]?|[ ]")


class Said(NamedTuple):
    """A number of the output that may be a value, with its settings and what leads to it means."""

    node: Node
    settings: Settings
    words: frozenset[str]


@lru_cache(maxsize=1024)
def parsed(text: str) -> tuple[Settings, str]:
    """Return the settings that a label or a key of an index has, and its other words."""
    found, rest, end = dict[str, float](), "", 0
    for match in _SETTING.finditer(text):
        words = match["name"].split()
        sizes = range(len(words), 0, -1)
        size = next((s for s in sizes if len(meaning(plain(" ".join(words[-s:])))) == 1), 1)
        found[" ".join(meaning(plain(" ".join(words[-size:]))))] = float(match["number"])
        rest += f"{text[end : match.start()]} {' '.join(words[:-size])} "
        end = match.end()
    return found, rest + text[end:]


def words_of(text: str) -> frozenset[str]:
    """Return what the words of a text mean, but for those that only link others."""
    return frozenset(meaning(plain(" ".join(_LETTERS.findall(text))))) - _LINKS


_Keys = dict[int, tuple[str, float]]
"""The settings that numbers are, by where these begin."""


def said(page: Page, numbers: Numbers) -> Iterator[Said]:
    """Yield the numbers that may be values; the settings of a line without one hold below it."""
    named, above = _named(page, numbers), headings(page)
    context: dict[str, float] = {}
    columns: tuple[str, Sequence[float]] = "", ()
    leaves = (leaf for node in page.nodes for leaf in node.single() if leaf.is_number)
    lines = dict(page.by_line(leaves))
    for at in sorted({*lines, *named}):
        line, keys = lines.get(at, []), named.get(at, {})
        if len(line) + len(keys) > NUMBERS_MOST:
            continue
        heads = {n.start: _text(page, above[n.start]) for n in line if n.start in above}
        if across := _across(page, line, keys, numbers):
            columns = across
            continue
        keys = keys or _leading(page, line, numbers) or _by_head(line, heads, numbers)
        if len(line) == len(columns[1]) + 1 and line[0].start not in keys:
            keys = keys | _of_row(line[0], columns[0], numbers)
        values = [n for n in line if not any(n.start <= key < n.end for key in keys)]
        if not values:
            context |= dict(keys.values())
        own = columns[1] if len(values) == len(columns[1]) else [None] * len(values)
        for value, number, words in zip(values, own, _leads(page, values), strict=True):
            head, rest = parsed(heads.get(value.start, ""))
            of_column = {} if number is None else {columns[0]: number}
            settings = {**context, **head, **of_column, **_beside(values, value, keys)}
            yield Said(value, settings, (words | words_of(rest)) - numbers.keys())


def _text(page: Page, span: Span) -> str:
    return page.text[span[0] : min(span[1], span[0] + WORDS_MOST)]


def _named(page: Page, numbers: Numbers) -> Mapping[int, _Keys]:
    """Return the numbers to which the name of a setting leads, by their lines."""
    found = defaultdict[int, _Keys](dict)
    for name in pattern_of([tuple(name.split()) for name in numbers]).finditer(page.text):
        if number := _NUMBER.match(page.text, name.end()):
            start = number.start("number")
            value = float(number["number"].replace(",", ""))
            found[page.line_of(start)][start] = _name(name[0]), value
    return found


def _name(text: str) -> str:
    return " ".join(meaning(plain(text.strip(" \t|:,()"))))


def _by_head(line: Sequence[Node], heads: Mapping[int, str], numbers: Numbers) -> _Keys:
    """Return the numbers in the columns of settings."""
    names = ((leaf, _name(heads.get(leaf.start, ""))) for leaf in line)
    return {leaf.start: (name, leaf.number.value) for leaf, name in names if name in numbers}


def _leading(page: Page, line: Sequence[Node], numbers: Numbers) -> _Keys:
    """Return the numbers that are keys without a name, where they can be in one way alone."""
    found: _Keys = {}
    run: list[Node] = []
    for leaf in line:
        if run and not _BETWEEN_KEYS.fullmatch(page.text, run[-1].end, leaf.start):
            run = []
        run.append(leaf)
        if _KEY_ENDS.match(page.text, leaf.end):
            found |= _of_keys(run[-len(numbers) :], numbers) or _of_keys(run[-1:], numbers)
            run = []
    return found


def _of_keys(run: Sequence[Node], numbers: Numbers) -> _Keys:
    """Return what several numbers are that make a key; one for each setting in their own order."""
    if len(numbers) > KEYS_MOST:
        return {}
    orders = permutations(numbers, len(run))
    ways = [
        way
        for way in orders
        if all(n.number.value in numbers[name] for n, name in zip(run, way, strict=True))
    ]
    if not ways or (len(ways) > 1 and len(run) < len(numbers)):
        return {}
    pairs = zip(run, ways[0], strict=True)
    return {each.start: (name, each.number.value) for each, name in pairs}


def _across(
    page: Page, line: Sequence[Node], keys: _Keys, numbers: Numbers
) -> tuple[str, Sequence[float]] | None:
    """Return which setting the numbers of a line are: those that its name leads to, or all."""
    every = [leaf.number.value for leaf in line]
    said = {name for name, _ in keys.values()}
    if len({*every}) < max(len(every), COLUMNS_LEAST) or len(said) > 1:
        return None
    listed = _LIST.fullmatch(page.text, line[0].start, line[-1].end)
    name = next(iter(said), "")
    others = any(number in numbers.get(name, ()) for number in every[1:])
    if said and (len(keys) == len(line) or (listed and others)):
        return name, every
    alike = [name for name, of in numbers.items() if len(every) == len(of)]
    alike = [name for name in alike if {*every} <= {*numbers[name]}]
    if len(alike) > 1:  # the last that is named: `lr / momentum  0.1  0.9`
        before = _name(page.before(line[0].start))
        alike = [name for name in alike if before.endswith(name)]
    return (alike[0], every) if len(alike) == 1 and said <= {*alike} else None


def _of_row(first: Node, column: str, numbers: Numbers) -> _Keys:
    """Return the first number of a row below such heads if it can be of one setting alone."""
    fits = [name for name, of in numbers.items() if name != column and first.number.value in of]
    return {first.start: (fits[0], first.number.value)} if len(fits) == 1 else {}


def _beside(values: Sequence[Node], value: Node, keys: _Keys) -> Settings:
    """Return the settings before a value, or the next behind it where its line ends with these."""
    if max(keys, default=0) < values[-1].start:
        return dict(keys[at] for at in sorted(keys) if at < value.start)
    first = min((at for at in keys if at > value.start), default=0)
    end = min((each.start for each in values if each.start > first), default=inf)
    return dict(keys[at] for at in keys if first <= at < end)


def _leads(page: Page, values: Sequence[Node]) -> Iterator[frozenset[str]]:
    """Yield what the words before each value mean, or behind it where nothing is before the first.

    Where there are none they are those of the value before it, but in a bracket behind that.
    """
    if not values:
        return
    starts = [page.line_start(values[0].start), *(value.end for value in values)]
    ends = [*(value.start for value in values), page.line_end(values[-1].end)]
    between = [
        page.text[max(start, end - WORDS_MOST) : end]
        for start, end in zip(starts, ends, strict=True)
    ]
    is_behind = not _LETTERS.search(between[0]) and _LETTERS.search(between[1])
    words = frozenset[str]()
    for text in between[1:] if is_behind else between[:-1]:
        words = words_of(text) or (frozenset() if "(" in text else words)
        yield words
