"""Text as nodes in order: names, and numbers in the grids that their brackets make.

One stack of brackets and one pass over the tokens: time is linear in the text.
"""

import re
from collections.abc import Collection, Sequence
from operator import attrgetter

from grader.reading import circumstances, numerals
from grader.reading.found import masked
from grader.reading.indices import indexed
from grader.reading.nodes import Group, Node, Page, joined, parted
from grader.reading.prepare import prepare
from grader.reading.tokens import SAID_INSIDE, TO_VALUE, TOKEN, Token, number_of
from grader.reading.vocabulary import Vocabulary, Word
from grader.words.values import Number, single

RANK_MOST = 8
"""Dimensions of a grid; deeper nests are text."""
FIRST, LAST = 1_000, 4_000
"""Values at the start and the end of an output among which answers are looked for: whoever prints
more than that, outside of brackets, prints a log."""
_start = attrgetter("start")
PAIRS = {")": "(", "]": "[", "}": "{"}
WRAPPERS = frozenset(("tensor", "array", "matrix", "parameter", "float", "int", "list", "tuple"))
"""Words before a bracket that belong to the value in it; any other may be its label."""

_ARGUMENTS = re.compile(r"\((?![^()=\n]{0,40}[0-9]?\.[0-9]{3,40}\))[^()\n]{0,200}\)")
"""What a module is called with, `Hardshrink(0.5)`, but no value: `Hardshrink(mean 0.7372)`."""
_SLICED = re.compile("[0-9]:")  # before the end of a slice or a time in brackets: `[8:16]`


def parse(text: str, names: Sequence[str], pieces: Collection[int] = (), was: bool = False) -> Page:
    """Read the nodes of a text, also what a value `was` before it became another if that is asked.

    At `pieces` something was printed apart, so that a sign there is one.
    """
    shown, text = text, prepare(text, was)
    parser = _Parser(text, names, pieces)
    parser.run()
    aside = [*circumstances.brackets(text)]
    nodes, told = circumstances.parted(text, sorted(parser.nodes, key=_start), aside)
    if len(nodes) > FIRST + LAST:
        nodes = nodes[:FIRST] + nodes[-LAST:]
    names_alone = [node for node in nodes if node.is_name]
    plain = masked(text, sorted((*names_alone, *told), key=_start), "[0-9]")
    settings = [Node("", *span) for span in aside if any(map(str.isdigit, text[slice(*span)]))]
    worded = masked(text, sorted((*names_alone, *settings), key=_start), "[^\n]")
    return indexed(Page(text, tuple(nodes), tuple(parser.line_starts), plain, worded, shown))


class _Parser:
    """The state of one pass over a text."""

    def __init__(self, text: str, names: Sequence[str], pieces: Collection[int]) -> None:
        self.text, self.pieces = text, pieces
        self.nodes: list[Node] = []
        self.groups: list[Group] = []
        self.line_starts = [0]
        self.words = Vocabulary(names)
        self.uncertain = any(mark in text for mark in numerals.UNCERTAIN)
        self.last: Token = ("", -1, -1)
        self.word = self.before_word = self.last
        self.done = 0
        self.place_end = self.other_of_two = -1

    def run(self) -> None:
        """Read all tokens; `nodes` are then those that stand in no grid of others."""
        read = {
            "word": self._word,
            "number": self._number,
            "open": self._open,
            "close": self._close,
            "dots": self._dots,
            "share": self._sizes,
            "glued": self._sizes,
        }
        for found in TOKEN.finditer(self.text):
            kind = found.lastgroup or ""
            start, end = found.span(kind)
            if kind == "newline":
                self.line_starts.append(end)
            elif start < self.done:
                continue
            elif kind in read:
                read[kind](start, end)
            else:
                self._spoil()
            self.last = (kind, start, end)
        self._dissolve()

    # --- words

    def _word(self, start: int, end: int) -> None:
        known = self.words[self.text[start:end]]
        if not known.finite:
            self._number(start, end, known.spelled)
            return
        in_call = bool(self.groups) and self.groups[-1].call
        if not self._name(known, start, end) and not in_call and self.text[end : end + 1] != "(":
            self._spoil()
        if known.digits and self.text[end : end + 1] != "(":
            number = single(Number(float(known.digits), 0))
            self.nodes.append(Node(number, end - len(known.digits), end, weak=True))
        self.before_word, self.word = self.last, ("word", start, end)

    def _name(self, known: Word, start: int, end: int) -> bool:
        """Take a word for a name; `Leaky ReLU` and `Hard-Shrink` are one."""
        name, (_, first, last) = known.name, self.word
        if 0 < start == last + 1 and self.text[last] in " -":
            two = self.words.names.get(self.words[self.text[first:last]].spelled + known.spelled)
            if two is not None:
                name, start = two, first
                if self.nodes and self.nodes[-1].start == start:
                    self.nodes.pop()
        if name is None:
            return False
        arguments = _ARGUMENTS.match(self.text, end)
        self.done = arguments.end() if arguments else end
        self.nodes.append(Node(name, start, self.done))
        self._spoil()
        return True

    # --- numbers

    def _number(self, start: int, end: int, token: str = "") -> None:
        token = token or self.text[start:end]
        begin, sign = self._sign(token, start)
        number = number_of(token, sign == "-") if sign is not None else None
        if number is None:
            self._spoil()
            return
        kind, fault, self.done = numerals.behind(self.text, end), None, end
        is_either = start == self.other_of_two
        if kind == "word":
            self.other_of_two = numerals.other_of_two(self.text, end)
            is_either = is_either or self.other_of_two >= 0
        if kind == "factor" or is_either:
            self.done, fault = numerals.fault(self.text, number, end, is_either)
        node = Node(single(number), begin, self.done, fault=fault)
        dot = self.text[end - 1] == "."  # `2. tanh`
        begins = (kind == "lists" or dot) and not self.groups
        if begins and numerals.enumerates(self.text, self.line_starts[-1], node, end - dot):
            return  # it is a part of no answer
        if self._is_aside(node, start, end, kind):
            self.nodes.append(node._replace(weak=True))
            self._spoil()
        else:
            self._add(node)

    def _sizes(self, start: int, end: int) -> None:
        self._spoil()
        self.nodes += numerals.sizes(self.text, start, end)

    def _sign(self, token: str, start: int) -> tuple[int, str | None]:
        before = self.text[max(0, start - 2) : start]
        if "-" not in before and "+" not in before:
            return start, ""
        ends = self.line_starts[-1], self.nodes[-1].end if self.nodes else -1
        return numerals.sign(self.text, token, start, ends, self.pieces)

    def _is_aside(self, node: Node, start: int, end: int, kind: str) -> bool:
        """Say whether a number is weak, by what is said behind it or stands before it."""
        if (kind or node.number.place is None) and numerals.is_weak(self.text, node, end, kind):
            return True
        if self.uncertain and numerals.is_uncertainty(self.text, node.start):
            return True
        if node.counts is None:
            return False
        ends = self.text[end : end + 1] == "]" and _SLICED.fullmatch(self.text, start - 2, start)
        numbered = self.text[start - 1 : start] in ("#", "№")
        if ends or numbered or numerals.is_total(self.text, start):
            return True
        return numerals.is_index(self.text, self.before_word, self.word, start)

    # --- brackets

    def _open(self, start: int, end: int) -> None:
        bracket, (_, first, last) = self.text[start:end], self.word
        beside = last == start
        call = beside and bracket == "("
        wraps = call and self.words[self.text[first:last]].spelled.rstrip("0123456789") in WRAPPERS
        behind = beside or (bracket == "[" and start == self.place_end)
        self.groups.append(Group(bracket, first if wraps else start, behind))
        if bracket == "{" and self.text[start - 1 : start] != "_":  # LaTeX's `w_{12}`
            self.groups[-1].regular = False

    def _close(self, start: int, end: int) -> None:
        bracket = self.text[start:end]
        if not self.groups or self.groups[-1].bracket != PAIRS[bracket]:
            self._dissolve()
            return
        group = self.groups.pop()
        leads = self.text[group.start] == "(" and TO_VALUE.match(self.text, end)
        if group.is_place and (bracket != ")" or leads):  # `w[0, 1]`, `w(0, 1) = 0.5`
            self.place_end = end
            return
        if numerals.numbers_words(self.text, self.word, group, end):
            self._add(group.parts[0]._replace(start=group.start, end=end, weak=True))
            return
        is_call = group.call and bracket == ")"
        is_none = not group.regular or not group.parts or bracket == "}"
        if is_none or (is_call and len(group.parts) > 1):
            self._open_up(group)
            self._spoil()
            return
        elided = group.elided or any(part.elided for part in group.parts)
        if len(group.parts) == 1 and bracket == ")":
            size = numerals.size_word(self.text, group.start) if group.call else None
            is_led = SAID_INSIDE.match(self.text, group.start - 1, group.parts[0].start)
            first = group.parts[0].start if is_led else group.start
            start, weak = (first, False) if size is None else (size, True)
            self._add(group.parts[0]._replace(start=start, end=end, elided=elided, weak=weak))
        else:
            rows = parted(self.text, group.parts)
            self._add(joined(rows, group.start, end)._replace(elided=elided))

    def _dots(self, _start: int, _end: int) -> None:
        if self.groups:
            self.groups[-1].elided = True

    def _add(self, node: Node) -> None:
        """Take a grid: into the open group, or outside of all."""
        if not self.groups:
            self.nodes.append(node)
            return
        group = self.groups[-1]
        first = group.parts[0] if group.parts else node
        alike = first.elided or node.elided or first.shape == node.shape
        group.parts.append(node)
        if not (group.regular and alike and len(node.shape or ()) < RANK_MOST):
            self._open_up(group)

    def _open_up(self, group: Group) -> None:
        """Let the grids in a group that is none itself stand alone."""
        group.regular = False
        self.nodes += group.parts
        group.parts.clear()

    def _spoil(self) -> None:
        """Note that the open group holds more than numbers."""
        if self.groups:
            self._open_up(self.groups[-1])

    def _dissolve(self) -> None:
        """Forget brackets that have no partner, but not what is in them."""
        for group in self.groups:
            self._open_up(group)
        self.groups.clear()
