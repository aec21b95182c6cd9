"""`grader new` reads a solution as Python does, and a notebook's cells as Jupyter runs them."""

import json

import pytest

from grader.authoring import draft as drafts
from grader.authoring import functions, holes, wrong
from grader.authoring import source as sources
from grader.exercise.changes import changed
from grader.exercise.slips import Slip
from grader.judging import submission
from grader.judging.submission import Submission
from grader.sandbox import Sandbox
from grader.sandbox.execution import Program
from grader.words.check import Text

HOLED = (
    "import torch\ndef f(x):\n    # hole: half of it\n    return x / 2\n    # end\nprint(f(1))\n"
)
LEFT = "import torch\ndef f(x):\n    ...  # half of it\nprint(f(1))\n"


def notebook(*cells: str) -> Submission:
    """Return a notebook of these code cells."""
    code = [{"cell_type": "code", "source": each, "metadata": {}, "outputs": []} for each in cells]
    text = json.dumps({"cells": code, "nbformat": 4, "nbformat_minor": 0, "metadata": {}})
    return submission.from_bytes("a.ipynb", text.encode())


WRITTEN = {
    "as Windows ends lines": HOLED.replace("\n", "\r\n").encode(),
    "as old Macs end lines": HOLED.replace("\n", "\r").encode(),
    "with a byte order mark": HOLED.replace("\n", "\r\n").encode("utf-8-sig"),
    "with blanks behind the marks": HOLED.replace("half of it", "half of it \t")
    .replace("# end", "#\tend \t\N{NO-BREAK SPACE}")
    .encode(),
    "with a full-width colon": HOLED.replace("hole:", "hole：").encode(),
    "with a blank before the colon": HOLED.replace("hole:", "Hole :").encode(),
}


@pytest.mark.parametrize("source", WRITTEN.values(), ids=WRITTEN)
def test_a_hole_is_found_however_its_lines_end(source: bytes) -> None:
    given = submission.from_bytes("a.py", source)
    assert holes.template(given).decode() == LEFT
    assert functions.with_a_hole(sources.of(given)) == {"f"}
    assert [*holes.unfound(given)] == []


def test_a_hole_at_the_end_of_a_file_needs_no_end_of_line() -> None:
    given = submission.from_bytes("a.py", b"x = 1\r\n# hole: y\r\ny = 2\r\n# end")
    assert holes.template(given) == b"x = 1\n...  # y"


def test_a_hole_in_a_cell_is_found_however_its_lines_end() -> None:
    given = notebook(HOLED.replace("\n", "\r\n"))
    (cell,) = json.loads(holes.template(given))["cells"]
    assert "".join(cell["source"]) == LEFT
    assert functions.with_a_hole(sources.of(given)) == {"f"}


def test_holes_that_read_alike_are_those_of_each_function() -> None:
    second = HOLED.replace("f(", "g(")
    given = submission.from_bytes("a.py", (HOLED + second).encode())
    assert functions.with_a_hole(sources.of(given)) == {"f", "g"}


def test_what_was_changed_in_a_notebook_is_found_however_its_lines_end() -> None:
    cells = ("x = 1\r\ny = 2\r\n", "z = 3")
    slip = Slip(Text(en=""), Program({}, "a.ipynb", cells=cells), {})
    assert wrong._text(slip, notebook("x = 1\r\ny = 2\r\n", "z = 4")) == "z = 3"


UNFOUND = {
    "without an end": (["# hole: half\nx = 1"], ["# hole: half"]),
    "without a colon": (["# hole\r\nx = 1\r\n# end"], ["# hole"]),
    "with its end in another cell": (["# hole: half\nx = 1", "# end"], ["# hole: half"]),
    "a hole of another mark": (["# hole: a\nx = 1\n# end\n# HOLE b\nx = 2"], ["# HOLE b"]),
    "a whole": (["# whole: half\nx = 1  # a hole: no mark\n# holes\n# end"], []),
}


@pytest.mark.parametrize(("cells", "said"), UNFOUND.values(), ids=UNFOUND)
def test_a_mark_that_makes_no_hole_is_told(cells: list[str], said: list[str]) -> None:
    assert [*holes.unfound(notebook(*cells))] == said


DEFINED = "import torch\ntorch.manual_seed(int(input()))\n" + HOLED.replace("print(f(1))\n", "")
SHOWN = "x = torch.randn(3)\nf(x)"
MAGICS = {
    "the time of a cell": ("%%time\n" + SHOWN, ["f(x)"]),
    "the time of a cell below an empty line": ("\n%%time  \n" + SHOWN, ["f(x)"]),
    "the time of a line": ("x = torch.randn(3)\n%time y = f(x)\ny", ["f(x)"]),
    "the time of a last line": ("x = torch.randn(3)\n%time f(x)", ["f(x)"]),
    "what is kept from being seen": ("%%capture out\n" + SHOWN, ["f(x)"]),
    "what lines of a shell give": ("files = !ls\n%matplotlib inline\n" + SHOWN, ["f(x)"]),
    "a remainder on a line of its own": ("k = (7\n% 4)\nx = torch.randn(k)\nf(x)", ["f(x)"]),
}


@pytest.mark.parametrize(("cell", "calls"), MAGICS.values(), ids=MAGICS)
def test_a_call_in_a_cell_with_a_magic_is_asked_as_without(
    warm: Sandbox, cell: str, calls: list[str]
) -> None:
    draft = drafts.begun(notebook(DEFINED, cell), warm, None)
    assert [each.table.get("call") for each in draft.asked] == calls


def test_what_is_measured_is_no_value_of_a_solution(warm: Sandbox) -> None:
    draft = drafts.begun(notebook(DEFINED, f"%%time\n{SHOWN}"), warm, None)
    assert [each.name for each in draft.proposed] == ["f_printed", "f"]
    assert b"%%time" in draft.solution.source


def test_a_cell_is_changed_as_without_the_time_that_it_takes() -> None:
    cell = "y = x + 1\nprint(y.mean())"
    plain = [(each.key, each.source) for each in changed(cell)]
    assert plain
    assert [(each.key, each.source) for each in changed(f"%%time\n{cell}")] == plain
    assert [*changed(f"%%writefile a.py\n{cell}")] == []


ELSEWHERE = ["%%writefile utils.py", "%%bash", "%%python3", "%%unheard_of"]


@pytest.mark.parametrize("magic", ELSEWHERE)
def test_a_cell_that_the_notebook_s_python_does_not_run_defines_nothing(magic: str) -> None:
    source = sources.of(notebook(f"{magic}\ndef g(x):\n    return x\n", HOLED))
    assert functions.definitions(source).keys() == {"f"}
