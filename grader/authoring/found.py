"""A value that a solution printed, or that a call gave, with the words beside it."""

import ast
import re
from typing import NamedTuple

from grader.authoring import functions
from grader.reading.nodes import Node
from grader.reading.numerals import is_in_percent
from grader.words.check import Index

ROW = "row"
"""What a row is called where the solution has no word for it."""
TRAINING = (ROW, "epoch", "step", "iter", "batch", "эпох", "шаг", "итерац", "轮", "步", "第")
"""What a loop that trains calls its rows, or nothing; other rows are results."""

_PERCENT = re.compile(r"(?<![0-9])(?<![0-9] )%")
"""In a label; `95% interval` says which interval it is."""

Place = tuple[int | None, int | None, str]


class Found(NamedTuple):
    """A value that was printed.

    `label` are the words beside it, `short` those of these that no other of its print
    has, `of` those of the value in whose bracket it stands, if it has too few of its own,
    `expression` what the source prints there. `log` says that
    it is one of many that a loop printed under the same words. `row` is what a series calls each of
    its rows, nothing if these are layers. `keys` are the numbers with which its rows begin,
    `words` the words, if the source writes these out or they are the names of its rows; `indices`
    are what its values are surely for. `called` is what its print shows in each row.
    """

    node: Node
    kind: str
    label: str
    expression: ast.expr | None = None
    line: int | None = None
    cell: int | None = None
    short: str = ""
    of: str = ""
    log: bool = False
    row: str = ""
    keys: tuple[float, ...] = ()
    words: Index = ()
    indices: Index = ()
    called: ast.expr | None = None

    @property
    def place(self) -> Place:
        """Where it is printed, whatever the seed: the line and the words beside it."""
        return self.line, self.cell, self.label

    def is_beside(self, other: "Found") -> bool:
        """Say whether it is the numbers with which the rows of another one begin."""
        values = tuple(number.value for number in self.node.numbers)
        return self.place[:2] == other.place[:2] and values == other.keys

    @property
    def is_metric(self) -> bool:
        """Whether it is a loss or an error, by the words beside it or its expression."""
        own = ast.unparse(self.expression) if self.expression is not None else ""
        return self.node.counts is None and functions.is_metric(f"{self.label} {own}")

    @property
    def is_in_percent(self) -> bool:
        """Whether it is printed with a percent sign, or its label has one.

        A share in brackets, `17 (4.2%)`, is said beside another value.
        """
        signed = is_in_percent(self.node) and self.label and not self.of
        said = _PERCENT.search(self.label) or signed
        return self.kind != "name" and bool(said)

    @property
    def is_of_training(self) -> bool:
        """Whether its rows, if it is a series, are steps on the way to the results, not layers."""
        of_keys = self.indices and self.row == ROW
        return not of_keys and self.row.startswith(TRAINING)
