"""Reading keeps nobody busy: no text costs many times what a log of its size does."""

import json
import time
from collections.abc import Sequence
from unittest.mock import Mock

import pytest

from grader.exercise import description
from grader.reading import calls, read
from grader.reading.cells import parts_of
from grader.reading.parts import Part
from grader.words.check import Check
from grader.words.model import Piece, Text

TIMES_MOST = 12
"""Of what a log costs; all below cost 1 to 5 times as much, and cost 30 to 10,000 times."""


def cost_s(
    text: str, checks: Sequence[Check], pieces: Sequence[Piece] = (), parts: Sequence[Part] = ()
) -> float:
    begun_s = time.process_time()
    read(text.encode(), checks, ("SELU", "ReLU", "Tanh"), pieces, parts)
    return time.process_time() - begun_s


def is_dear(text: str, checks: Sequence[Check]) -> bool:
    log = "step 1 loss 0.5\n" * (len(text) // 16 + 1)
    cost_s("mean: 1", checks)  # what is made once for these checks
    tries = ((cost_s(text, checks), cost_s(log, checks)) for _ in range(3))
    return all(its_s > TIMES_MOST * log_s for its_s, log_s in tries)  # another may disturb some


COSTLY: dict[str, tuple[str, str]] = {
    "a place that would need a huge matrix": (
        "fc1_gradient",
        "(0, 0) 1\n(0, 1) 1\n(1, 0) 1\n(9999, 9999) 1\n",
    ),
    "settings that may end anywhere": ("fc1_gradient", f"with {'=1'.join(['e' * 19 + 'x'] * 7)}\n"),
    "arrays below a line of words": (
        "vanishing_gradient",
        "ab " * 4_000 + "\n" + "[1,2]=" * 700 + "\n" + "[1,2]=" * 700,
    ),
    "arrays below dots": ("vanishing_gradient", "a." * 490 + "\n" + "[1,2]=" * 900),
    "arrays below words that take back": (
        "vanishing_gradient",
        "wrong:" * 80 + "correct" + "a" * 480 + "\n" + "[1,2]=" * 900,
    ),
}


@pytest.mark.parametrize(("name", "text"), COSTLY.values(), ids=COSTLY)
def test_no_text_costs_many_times_what_a_log_does(name: str, text: str) -> None:
    assert not is_dear(text, description.find(name).checks)


def test_nor_does_a_text_beside_what_values_are_for() -> None:
    words = ("SGD", "Adam", "Lion", "Adagrad")
    title = Text(en="Losses", ru="", zh="")
    check = Check(name="loss", kind="grid", shape=(4,), index=words, labels=["loss"], title=title)
    rows = (f"{word} {'a' * 1_200}{' 0.5' * (60 + at)} " for at, word in enumerate(words))
    assert not is_dear("\n".join(rows), [check])


def parses(source: str, printed: int) -> int:
    """Return how often a source is parsed whose last line prints a number again and again."""
    lines = source.count("\n") + 1
    pieces = [Piece(at, lines, None, 1, lines, None) for at in range(2 * printed)]
    counted = Mock(wraps=calls.parsed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calls, "parsed", counted)
        checks = description.find("fc1_gradient").checks
        cost_s("1\n" * printed, checks, pieces, [Part(source, None, 1, lines)])
    return counted.call_count


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("a = b + c\nprint(a)", id="what a loop prints"),
        pytest.param('a = b + c\nprint(f"{a}{a}{a}")', id="in a text"),
        pytest.param("(" * 9 + "\n" + "print(" * 8 + "1" + ")" * 8, id="inside another"),
    ],
)
def test_a_source_is_parsed_once_however_often_it_printed(source: str) -> None:
    assert 1 <= parses(source, 50) <= 3


def test_headings_of_a_notebook_are_kept_once_and_not_for_each_cell() -> None:
    code = {"cell_type": "code", "source": ""}
    long = {"cell_type": "markdown", "source": "# " + "a" * 100_000}
    deep = [{"cell_type": "heading", "level": at, "source": f"{at}"} for at in range(-2_000, 9)]
    parts = parts_of(json.dumps({"cells": [long, code, *deep, code, code]}))
    assert [len(part.heading) < 2_000 for part in parts] == [True] * 3
    assert parts[1].heading is parts[2].heading
