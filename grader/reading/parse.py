"""Text as nodes in order: names, and numbers in the grids that their brackets make.

One stack of brackets and one pass over the tokens: time is linear in the text.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from grader.reading import asides, numerals
from grader.reading.nodes import Node, Page, joined, masked, spelling
from grader.reading.numerals import Around
from grader.reading.tokens import Token, number_of, prepare, tokens
from grader.words.values import Number, single

RANK_MOST = 8
"""Dimensions of a grid; deeper nests are text."""
FIRST, LAST = 1_000, 4_000
"""Values at the start and the end of an output among which answers are looked for: whoever prints
more than that, outside of brackets, prints a log."""
PAIRS = {")": "(", "]": "[", "}": "{"}
PLACE_MOST = 3
"""Numbers in the brackets behind a word that name a place, `w[0, 1]`; more are a grid."""
WRAPPERS = frozenset(("tensor", "array", "matrix", "parameter", "float", "int", "list", "tuple"))
"""Words before a bracket that belong to the value in it; any other may be its label."""

_ARGUMENTS = re.compile(r"\([^()\n]{0,200}\)")
_NUMBERED = re.compile(r"([^\W\d_]+)_?([0-9]{1,4})")
_TO_INDEX = re.compile(r"[ \t:=#№(\[_.是为-]{0,6}")


def parse(text: str, names: Sequence[str], pieces: Collection[int] = ()) -> Page:
    """Read the nodes of a text.

    Args:
        text: what was printed, cleaned.
        names: the vocabulary of names, in its own spelling.
        pieces: offsets at which something was printed apart, so that a sign there is one.
    """
    text = prepare(text)
    parser = _Parser(text, {spelling(name): name for name in names}, pieces)
    parser.run()
    nodes = sorted(parser.nodes, key=lambda node: node.start)
    if len(nodes) > FIRST + LAST:
        nodes = nodes[:FIRST] + nodes[-LAST:]
    plain, worded = (masked(text, nodes, what) for what in ("[0-9]", "[^\n]"))
    return Page(text, tuple(nodes), tuple(parser.line_starts), plain, worded)


@dataclass(slots=True)
class _Group:
    """An open bracket; `regular` while all that is in it are grids of one shape.

    A `call` such as `tensor(..)` is what is in it; `start` is where its word begins.
    """

    bracket: str
    start: int
    call: bool
    parts: list[Node] = field(default_factory=list)
    regular: bool = True
    elided: bool = False


def _is_place(group: _Group) -> bool:
    """Say whether a bracket behind a word names a place in it: `w[0]`, `w[0, 1]`."""
    few = group.call and group.regular and 0 < len(group.parts) <= PLACE_MOST
    return few and all(part.count is not None for part in group.parts)


class _Parser:
    """The state of one pass over a text."""

    def __init__(self, text: str, names: dict[str, str], pieces: Collection[int]) -> None:
        self.text, self.names, self.pieces = text, names, pieces
        self.nodes: list[Node] = []
        self.groups: list[_Group] = []
        self.line_starts = [0]
        self.last = self.word = self.before_word = Token("", "", -1, -1)
        self.done = 0
        self.place_end = -1

    def run(self) -> None:
        """Read all tokens; `nodes` are then those that stand in no grid of others."""
        read = {
            "word": self._word,
            "number": self._number,
            "open": self._open,
            "close": self._close,
            "dots": self._dots,
        }
        for token in tokens(self.text):
            if token.kind == "newline":
                self.line_starts.append(token.end)
                self.last = token
            elif token.start >= self.done:
                if token.kind in read:
                    read[token.kind](token)
                else:
                    self._spoil()
                self.last = token
        self._dissolve()

    # --- words

    def _word(self, token: Token) -> None:
        if spelling(token.text) in {"nan", "inf", "infinity"}:
            self._number(token._replace(text=spelling(token.text)))
            return
        follows = self.text[token.end : token.end + 1]
        in_call = bool(self.groups) and self.groups[-1].call
        if not self._name(token) and follows != "(" and not in_call:
            self._spoil()
        numbered = _NUMBERED.fullmatch(token.text)
        if numbered and asides.INDEXES.has(numbered[1]) and follows != "(":
            number = Number(float(numbered[2]), 0)
            start = token.end - len(numbered[2])
            self.nodes.append(Node(single(number), start, token.end, weak=True))
        self.before_word, self.word = self.last, token

    def _name(self, token: Token) -> bool:
        """Take a word for a name; `Leaky ReLU` and `Hard-Shrink` are one."""
        name, start = self.names.get(spelling(token.text)), token.start
        if self.text[self.word.end : start] in {" ", "-"}:
            two = self.names.get(spelling(self.word.text + token.text))
            if two is not None:
                name, start = two, self.word.start
                if self.nodes and self.nodes[-1].start == start:
                    self.nodes.pop()
        if name is None:
            return False
        arguments = _ARGUMENTS.match(self.text, token.end)
        self.done = arguments.end() if arguments else token.end
        self.nodes.append(Node(name, start, self.done))
        self._spoil()
        return True

    # --- numbers

    def _number(self, token: Token) -> None:
        last = self.nodes[-1].end if self.nodes else -1
        around = Around(self.text, self.line_starts[-1], last, self.pieces)
        start, sign = numerals.sign(around, token)
        number = number_of(token.text, sign == "-") if sign is not None else None
        if number is None:
            self._spoil()
            return
        end, fault = numerals.fault(self.text, number, token.end)
        self.done = end
        node = Node(single(number), start, end, fault=fault)
        first = not self.groups and numerals.begins_line(around, start)
        if numerals.is_weak(around, node, token, first) or self._is_index(node, token):
            self.nodes.append(replace(node, weak=True))
            self._spoil()
        else:
            self._add(node)

    def _is_index(self, node: Node, token: Token) -> bool:
        """Say whether an index's word stands directly before; in `1 слое: 5` it has its own."""
        word, own = self.word, self.before_word
        if node.count is None or not _TO_INDEX.fullmatch(self.text, max(word.end, 0), token.start):
            return False
        between = self.text[own.end : word.start]
        has_own = own.kind in ("number", "glued", "share") and between in ("", " ", "-")
        known = asides.INDEXES.ends(word.text.rstrip("是为"))
        return known and not (has_own and self.text[word.end : token.start].strip())

    # --- brackets

    def _open(self, token: Token) -> None:
        beside = self.word.end == token.start
        call = beside and token.text == "("
        wraps = call and spelling(self.word.text).rstrip("0123456789") in WRAPPERS
        start = self.word.start if wraps else token.start
        self.groups.append(_Group(token.text, start, call or beside))
        if token.text == "{":
            self.groups[-1].regular = False
        if token.text == "[" and token.start == self.place_end:
            self.groups[-1].call = True

    def _close(self, token: Token) -> None:
        if not self.groups or self.groups[-1].bracket != PAIRS[token.text]:
            self._dissolve()
            return
        group = self.groups.pop()
        parts = group.parts
        if token.text == "]" and _is_place(group):
            self.place_end = token.end
            return
        is_call = group.call and token.text == ")"
        if not group.regular or not parts or (is_call and len(parts) > 1):
            self._open_up(group)
            self._spoil()
            return
        elided = group.elided or any(part.elided for part in parts)
        if len(parts) == 1 and token.text == ")":
            self._add(replace(parts[0], start=group.start, end=token.end, elided=elided))
        else:
            self._add(replace(joined(parts, group.start, token.end), elided=elided))

    def _dots(self, _token: Token) -> None:
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

    def _open_up(self, group: _Group) -> None:
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
