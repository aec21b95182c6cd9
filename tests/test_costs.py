"""No source, error or table of a student keeps the grader busy that looks through it."""

import re
import time
from collections.abc import Callable

import pytest

from grader.classroom import columns
from grader.commands import given
from grader.judging.mistakes import searched
from grader.reports import beside

TIMES_MOST = 50
"""Of what finding its letters costs; all below cost less, and some cost 1,000 times as much."""


def cost_s(look: Callable[[str], object], text: str) -> float:
    begun_s = time.process_time()
    look(text)
    return time.process_time() - begun_s


COSTLY: dict[str, tuple[Callable[[str], object], str]] = {
    "a long word of a source": (searched.why_unseeded, "'''\n" + "a" * 40_000 + "\n'''"),
    "a word that seeds": (searched.why_unseeded, "'''\n" + "seed" * 2_000 + "\n'''"),
    "blanks behind a name": (searched.why_silent, "if __name__ == 'x':" + " " * 40_000),
    "a line of blanks": (given.IMPORTED.findall, " " * 40_000),
    "a module that has no end": (beside.HIDDEN.search, "AttributeError: module '" + "a" * 40_000),
    "blanks in a cell": (columns.CODE.findall, "import" + " " * 40_000 + "!"),
}


@pytest.mark.parametrize(("look", "text"), COSTLY.values(), ids=COSTLY)
def test_what_is_looked_through_costs_what_its_length_does(
    look: Callable[[str], object], text: str
) -> None:
    letters = re.compile(r"\w|\s").findall
    tries = ((cost_s(look, text), cost_s(letters, text)) for _ in range(3))
    assert any(its_s < TIMES_MOST * letters_s for its_s, letters_s in tries)
