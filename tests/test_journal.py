"""The journal: which line of the student's code printed each piece, and when there is none."""

import io
from itertools import pairwise

import pytest
from conftest import run_in
from hypothesis import given
from hypothesis import strategies as st

from grader.reading.journal import NOTED_MOST
from grader.sandbox import Sandbox, report
from grader.sandbox.execution import MIB, PIECES_MAX, Execution, Limits, Piece, Program
from grader.sandbox.inner.protocol import Journal

Told = list[tuple[str, int, int]]
WAYS = ("warm", "cold", "limited")


@pytest.fixture(params=WAYS)
def sandbox(request: pytest.FixtureRequest) -> Sandbox:
    """Each way to run a program."""
    found: Sandbox = request.getfixturevalue(request.param)
    return found


def texts(seen: Execution) -> list[str]:
    """Return the text of each piece of the journal."""
    printed = seen.stdout.decode()
    bounds = [*(piece.start for piece in seen.journal), len(printed)]
    return [printed[start:end] for start, end in pairwise(bounds)]


def told(seen: Execution) -> Told:
    """Return text, line and site of each piece but the ends of lines."""
    rows = zip(texts(seen), seen.journal, strict=True)
    return [(text, piece.line, piece.site) for text, piece in rows if text != "\n"]


SCRIPTS: dict[str, tuple[str, Told]] = {
    "two lines": ("print(1)\n\nprint(2)", [("1", 1, 0), ("2", 3, 1)]),
    "arguments": ("print('a', 2)", [("a", 1, 0), (" ", 1, 0), ("2", 1, 0)]),
    "two prints on a line": ("print(1); print(2)", [("1", 1, 0), ("2", 1, 0)]),
    "a loop": ("for i in range(3):\n    print(i)", [("0", 2, 0), ("1", 2, 0), ("2", 2, 0)]),
    "a helper called from two lines": (
        "def show(x):\n    print(x)\nshow(1)\nshow(2)\nfor i in (3, 4): show(i)",
        [("1", 2, 0), ("2", 2, 1), ("3", 2, 2), ("4", 2, 2)],
    ),
    "a call over several lines": (
        "print(\n    'a',\n    'b', sep='\\n')",
        [("a", 1, 0), ("b", 1, 0)],
    ),
    "a library in between": (
        "import pprint\ndef f():\n    pprint.pprint([1])\nf()",
        [("[1]", 3, 0)],
    ),
    "a logger": (
        "import logging, sys\n"
        "logging.basicConfig(stream=sys.stdout, format='%(message)s')\n"
        "logging.warning('late')",
        [("late\n", 3, 0)],
    ),
    "write and writelines": (
        "import sys\nsys.stdout.write('a')\nsys.stdout.writelines(['b', 'c'])",
        [("a", 2, 0), ("b", 3, 1), ("c", 3, 1)],
    ),
    "nothing of an empty piece": ("print('', end='')\nprint('a', end='')", [("a", 2, 0)]),
    "characters, not bytes": (
        "print('среднее')\nprint('梯度')",
        [("среднее", 1, 0), ("梯度", 2, 1)],
    ),
    "no line of its own": (
        "import atexit\natexit.register(print, 'bye')\nprint(1)",
        [("1", 3, 0), ("bye", 0, 1)],
    ),
    "a thread": (
        "import threading\nt = threading.Thread(target=lambda: print(1))\nt.start()\nt.join()",
        [("1", 2, 0)],
    ),
    "reconfigured": (
        "import sys\nsys.stdout.reconfigure(encoding='utf-8', line_buffering=True)\nprint('ю')",
        [("ю", 3, 0)],
    ),
    "what was redirected is not there": (
        "import contextlib, io\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n    print(1)\nprint(2)",
        [("2", 4, 0)],
    ),
    "the stream of the start": ("import sys\nprint(1, file=sys.__stdout__)", [("1", 2, 0)]),
    "code made by the program": ("exec('print(1)')", [("1", 1, 0)]),
    "nothing printed": ("x = 1", []),
}


@pytest.mark.parametrize(("source", "expected"), SCRIPTS.values(), ids=SCRIPTS)
def test_each_piece_has_the_line_that_wrote_it(
    sandbox: Sandbox, source: str, expected: Told
) -> None:
    assert told(run_in(sandbox, source)) == expected


NO_JOURNAL = {
    "another process": "import os\nprint(1, flush=True)\nos.system('echo 2')",
    "the descriptor": "import os\nprint(1, flush=True)\nos.write(1, b'2')",
    "the buffer below": "import sys\nprint(1)\nsys.stdout.buffer.write(b'2')",
    "a stream of its own": (
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer)\nprint(1)"
    ),
    "another coding": "import sys\nsys.stdout.reconfigure(encoding='utf-16')\nprint(1)",
    "no report": "import os\nprint(1, flush=True)\nos._exit(0)",
}


@pytest.mark.parametrize("source", NO_JOURNAL.values(), ids=NO_JOURNAL)
def test_there_is_no_journal_of_what_others_printed(sandbox: Sandbox, source: str) -> None:
    seen = run_in(sandbox, source)
    assert seen.stdout
    assert seen.journal == ()


@pytest.mark.parametrize("way", WAYS)
def test_a_piece_of_a_notebook_has_its_cell(request: pytest.FixtureRequest, way: str) -> None:
    sources = ("print(1)", "def f():\n    print(2)\nx = 3\nx", "# both\nf()\nf(), 4")
    program = Program({}, "submission.py", {}, sources)
    sandbox: Sandbox = request.getfixturevalue(way)
    seen = sandbox.run(program, b"11\n", Limits(cpu_s=20, wall_s=40))
    rows = zip(texts(seen), seen.journal, strict=True)
    assert [(text, p.cell, p.line, p.site) for text, p in rows if text != "\n"] == [
        ("1", 1, 1, 0),
        ("3", 2, 4, 1),
        ("2", 2, 2, 2),
        ("2", 2, 2, 3),
        ("(None, 4)", 3, 3, 4),
    ]


def test_after_many_pieces_nothing_more_is_noted(sandbox: Sandbox) -> None:
    source = "import sys\nfor i in range(30_000): print(i)\nprint(type(sys.stdout), 'end')"
    seen = run_in(sandbox, source, limits=Limits(cpu_s=20, wall_s=40))
    expected = io.StringIO()
    for i in range(30_000):
        print(i, file=expected)
    print(type(io.TextIOWrapper(io.BytesIO())), "end", file=expected)
    assert seen.stdout.decode() == expected.getvalue()
    assert len(seen.journal) == PIECES_MAX == NOTED_MOST  # the reader goes by it
    assert all(before.start < after.start for before, after in pairwise(seen.journal))


NONSENSE = {
    "too short": Journal([(1, None, 1, None)], [3, 0]),
    "too long": Journal([(1, None, 1, None)], [5, 0]),
    "no such site": Journal([(1, None, 1, None)], [4, 1]),
    "a site below none": Journal([(1, None, 1, None)], [4, -1]),
    "a length below none": Journal([(1, None, 1, None)], [5, 0, -1, 0]),
    "half a piece": Journal([(1, None, 1, None)], [4, 0, 0]),
    "more pieces than may be": Journal([(1, None, 1, None)], [4, 0] + [0, 0] * PIECES_MAX),
}


@pytest.mark.parametrize("journal", NONSENSE.values(), ids=NONSENSE)
def test_a_journal_that_cannot_be_true_is_none(journal: Journal) -> None:
    assert report.pieces(journal, b"text") == ()


NUMBERS = st.integers(-1, 3) | st.integers()


@given(
    st.lists(st.tuples(NUMBERS, st.none() | NUMBERS, NUMBERS, st.none() | NUMBERS), max_size=3),
    st.lists(NUMBERS, max_size=6),
    st.binary(max_size=9),
)
def test_any_numbers_may_be_said(
    places: list[tuple[int, int | None, int, int | None]], numbers: list[int], stdout: bytes
) -> None:
    found = report.pieces(Journal(places, numbers), stdout)
    assert all(0 <= piece.start <= len(stdout) for piece in found)
    assert list(found) == sorted(found, key=lambda piece: piece.start)


def test_a_cut_journal_leaves_the_rest_to_the_reader() -> None:
    journal = Journal([(7, 2, 9, 3)], [1, 0] * PIECES_MAX)
    found = report.pieces(journal, b"x" * MIB)
    assert found[-1] == Piece(PIECES_MAX - 1, 7, 2, 0, 9, 3)
