"""Real submissions: notebooks, templates, helper modules, prompts and plots."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import run_in

from grader.exercise import description
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox
from grader.sandbox.execution import Execution, Limits, Program
from grader.words.model import Case, Verdict

Cells = Callable[..., Execution]
GAINS = "print('gain:', 1.598)\nprint('tanh_gain in PyTorch:', 5 / 3)"


def notebook(*sources: str, **changes: Any) -> bytes:
    """Return a notebook of nbformat 4 with these code cells."""
    cells = [
        {"cell_type": "code", "source": s, "metadata": {}, "outputs": [], "execution_count": None}
        for s in sources
    ]
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **changes}
    ).encode()


@pytest.fixture
def cells(warm: Sandbox) -> Cells:
    """Run code cells in the warm sandbox."""
    return lambda *sources: warm.run(Program({}, "submission.py", {}, sources), b"11\n", Limits())


@pytest.fixture(scope="session")
def grade(warm: Sandbox) -> Callable[..., Case]:
    """Judge bytes as a submission of an exercise, on its first sample seed."""

    def graded(source: bytes, exercise: str = "tanh_gain", name: str = "work.ipynb") -> Case:
        found = description.find(exercise)
        terms = terms_of(found)
        made = submission.from_bytes(name, source)
        return Judge(terms, warm).judge(made).cases[0]

    return graded


SHOWN = {
    "prints": (["print(1)"], "1\n"),
    "last expression": (["x = 3", "x\nx + 1"], "4\n"),
    "a semicolon hides it": (["3;"], ""),
    "a tuple": (["import torch\n(torch.tensor(0.5), 'Tanh')"], "(tensor(0.5000), 'Tanh')\n"),
    "the seed for each input": (
        ["a = input()", "b = int(input('seed? '))\nprint(a, b)"],
        "11 11\n",
    ),
    "captured output is hidden": (["%%capture\nprint(1)", "print(2)"], "2\n"),
    "inline plots": (["%matplotlib inline\nprint(1)"], "1\n"),
    "an unknown magic": (["%tensorflow_version 2.x\n%load_ext nothing\nprint(1)"], "1\n"),
    "an unknown cell magic": (["%%unheard_of\nalert(1)", "print(1)"], "1\n"),
    "installing": (["!pip install torchvision\n%pip install x\nprint(1)"], "1\n"),
    "the shell": (["!echo hello"], "hello\n"),
    "changes folder": (
        ["import os\n%cd ..\nprint(os.path.basename(os.getcwd()))"],
        "/tmp/course\ncourse\n",
    ),
    "a markdown display": (["from IPython.display import Markdown, display\nx = 1", "x"], "1\n"),
    "goes on after an error": (["1 / 0", "print(2)"], "2\n"),
    "goes on after exit": (["import sys\nsys.exit(1)", "print(2)"], "2\n"),
    "goes on after its own exit": (["exit()\nprint(1)", "quit()", "print(2)"], "1\n2\n"),
    "pickles its classes": (
        ["import pickle\nclass A: x = 3", "pickle.loads(pickle.dumps(A())).x"],
        "3\n",
    ),
}


@pytest.mark.parametrize(("sources", "printed"), SHOWN.values(), ids=SHOWN)
def test_cells_show_what_jupyter_shows(cells: Cells, sources: list[str], printed: str) -> None:
    assert cells(*sources).stdout.decode() == printed


def test_timing_magics_run_their_cell(cells: Cells) -> None:
    seen = cells("%%time\nx = 5\nprint('timed')", "%timeit -n 1 -r 1 x\nprint(x)")
    assert [line for line in seen.stdout.decode().splitlines() if line in ("timed", "5")] == [
        "timed",
        "5",
    ]


def test_the_shell_of_a_notebook_finds_no_network(cells: Cells) -> None:
    source = (
        "!python -c \"import socket; socket.create_connection(('1.1.1.1', 80), 5)\" || echo none"
    )
    assert cells(source).stdout.decode().endswith("none\n")


@pytest.mark.parametrize(
    ("sources", "cell", "line"),
    [
        pytest.param(["x = 1", "x\n1 / 0"], 2, 2, id="exception"),
        pytest.param(["def f():\n    1 / 0", "f()"], 2, 1, id="in-a-function-of-another-cell"),
        pytest.param(["for"], 1, 1, id="syntax"),
        pytest.param(["\n \n1 / 0"], 1, 3, id="below-empty-lines"),
        pytest.param(["\n%%time\nx = 1\n1 / 0"], 1, 4, id="in-a-timed-cell"),
        pytest.param(["%%time\n1 / 0"], 1, 2, id="in-a-timed-expression"),
        pytest.param(["x = 1\n%time 1 / 0"], 1, 2, id="in-a-timed-line"),
        pytest.param(["%%capture\nx = 1\n1 / 0"], 1, 3, id="in-a-captured-cell"),
        pytest.param(["1 / 0", "2 / 0"], 1, 1, id="the-first-counts"),
    ],
)
def test_an_error_is_told_by_cell_and_line(
    cells: Cells, sources: list[str], cell: int, line: int
) -> None:
    seen = cells(*sources)
    assert seen.report is not None
    assert seen.report.exception is not None
    assert (seen.report.exception.cell, seen.report.exception.line) == (cell, line)


@pytest.mark.parametrize("cell", ["x = = 1", "exec('x = = 1')"])
def test_where_a_cell_is_no_python_is_said_once(grade: Callable[..., Case], cell: str) -> None:
    assert (
        grade(notebook("x = 1", cell)).reason == "SyntaxError: invalid syntax (code cell 2, line 1)"
    )


def test_a_cell_that_raises_is_forgiven_only_if_every_check_passes(
    grade: Callable[..., Case],
) -> None:
    forgiven = grade(notebook("import no_such_data_set", GAINS))
    assert forgiven.verdict is Verdict.ACCEPTED
    assert "no module no_such_data_set here" in forgiven.reason
    assert "(code cell 1, line 1)" in forgiven.reason
    wrong = grade(notebook("import no_such_data_set", "print(1)"))
    assert wrong.verdict is Verdict.RUN_TIME_ERROR


def nbformat_3() -> bytes:
    code = {
        "cell_type": "code",
        "input": GAINS,
        "language": "python",
        "outputs": [],
        "collapsed": False,
    }
    sheet = {"cells": [{"cell_type": "markdown", "source": "# text"}, code], "metadata": {}}
    return json.dumps(
        {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [sheet]}
    ).encode()


def with_stored_output() -> bytes:
    made = json.loads(notebook("pass"))
    made["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": GAINS}]
    return json.dumps(made).encode()


NOTEBOOKS = {
    "plain": (notebook(GAINS), Verdict.ACCEPTED),
    "nbformat 3": (nbformat_3(), Verdict.ACCEPTED),
    "a list of lines": (notebook(GAINS.splitlines(keepends=True)), Verdict.ACCEPTED),  # type: ignore[arg-type]
    "byte order mark": (b"\xef\xbb\xbf" + notebook(GAINS), Verdict.ACCEPTED),
    "a Python 2 kernel": (
        notebook(GAINS, metadata={"kernelspec": {"name": "python2", "display_name": "Python 2"}}),
        Verdict.ACCEPTED,
    ),
    "no metadata": (notebook(GAINS).replace(b'"metadata": {}, ', b""), Verdict.ACCEPTED),
    "duplicate ids": (
        notebook("x = 1", GAINS).replace(b'"cell_type"', b'"id": "same", "cell_type"'),
        Verdict.ACCEPTED,
    ),
    "megabytes of attachments": (
        notebook(GAINS, metadata={"attachments": {"x.png": "A" * 1_300_000}}),
        Verdict.ACCEPTED,
    ),
    "stored output is not read": (with_stored_output(), Verdict.WRONG_ANSWER),
    "no code": (notebook(), Verdict.RUN_TIME_ERROR),
    "no notebook": (b"print(1)", Verdict.RUN_TIME_ERROR),
    "other json": (b"[1, 2]", Verdict.RUN_TIME_ERROR),
    "not utf-8": (b"{\xff}", Verdict.RUN_TIME_ERROR),
    "nested a thousand times": (b"[" * 100_000, Verdict.RUN_TIME_ERROR),
}


@pytest.mark.parametrize(("source", "verdict"), NOTEBOOKS.values(), ids=NOTEBOOKS)
def test_a_notebook_is_read_whatever_wrote_it(
    grade: Callable[..., Case], source: bytes, verdict: Verdict
) -> None:
    case = grade(source)
    assert case.verdict is verdict, case


def test_a_hole_that_is_left_unfilled_is_said_so(grade: Callable[..., Case]) -> None:
    case = grade(b"x = 1\nactivation =   # your code\n", "fc1_gradient", "work.py")
    assert case.verdict is Verdict.RUN_TIME_ERROR
    assert "hole is not filled: something belongs behind `activation =` (line 2)" in case.reason


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("from tools.common_tools import set_seed", id="tools"),
        pytest.param("from utils.common_tools import set_seed", id="utils"),
        pytest.param("from common_tools import set_seed", id="beside"),
        pytest.param(
            "import os, sys\n"
            "base = os.path.dirname(os.path.abspath(__file__))\n"
            "path = os.path.abspath(os.path.join(base, '..', '..', 'tools', 'common_tools.py'))\n"
            "assert os.path.exists(path), path\n"
            "sys.path.append(os.path.abspath(os.path.join(base, '..', '..')))\n"
            "from tools.common_tools import set_seed",
            id="two-folders-up",
        ),
    ],
)
def test_the_helper_module_of_the_course_is_there(grade: Callable[..., Case], source: str) -> None:
    code = f"{source}\nset_seed(int(input()))\n{GAINS}"
    assert grade(code.encode(), name="work.py").verdict is Verdict.ACCEPTED


def test_what_costs_an_answer_is_told_beside_what_is_not_here(grade: Callable[..., Case]) -> None:
    away, wrong = "import google.colab", "{}['a']"
    right = grade(notebook(away, wrong, f"input()\n{GAINS}"))
    lost = grade(notebook(away, wrong, "x = 1"))
    assert (right.verdict, "KeyError" in right.reason) == (Verdict.ACCEPTED, False)
    assert (lost.verdict, "; and KeyError" in lost.reason) == (Verdict.RUN_TIME_ERROR, True)


def test_a_hint_names_a_label_of_no_other_check(grade: Callable[..., Case]) -> None:
    _, torch_gain = grade(b"x = 1", name="work.py").checks
    assert torch_gain.message.endswith("print it as `PyTorch: ...`")


def test_a_prompt_does_not_reach_the_output(warm: Sandbox) -> None:
    assert run_in(warm, "print(int(input('seed 5: ')) + 1)").stdout == b"12\n"


def test_reading_past_the_seed_says_how_many_lines_there_were(warm: Sandbox) -> None:
    seen = run_in(warm, "input()\ninput()")
    assert seen.report is not None
    assert seen.report.exception is not None
    assert "input() call 2, but standard input has only 1 line" in seen.report.exception.message


@pytest.mark.parametrize(
    ("source", "read"),
    [
        pytest.param("print(1)", False, id="never"),
        pytest.param("input()", True, id="input"),
        pytest.param("import sys; sys.stdin.readline()", True, id="readline"),
        pytest.param("open(0).read()", True, id="descriptor"),
    ],
)
def test_it_is_known_whether_the_seed_was_read(warm: Sandbox, source: str, read: bool) -> None:
    report = run_in(warm, source).report
    assert report is not None
    assert report.seed_read is read


def test_figures_that_are_shown_or_saved_are_kept(grade: Callable[..., Case]) -> None:
    plot = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
    saved = "plt.show()\nplt.plot([3, 4])\nplt.savefig('x.png')\nplt.close()\n"
    case = grade((plot + saved + "plt.plot([5])\n" + GAINS).encode(), name="work.py")
    assert (case.verdict, case.stderr, len(case.figures)) == (Verdict.ACCEPTED, "", 2)
    assert base64.b64decode(case.figures[0]).startswith(b"\x89PNG")
    cells = grade(notebook(plot, "plt.plot([3, 4])\nplt.title('two')", GAINS))
    assert (cells.verdict, len(cells.figures)) == (Verdict.ACCEPTED, 2)


def test_figures_are_bounded_in_number_and_size(grade: Callable[..., Case]) -> None:
    source = (
        "import matplotlib.pyplot as plt\n"
        "plt.figure(figsize=(60, 60))\n"
        "for i in range(12):\n    plt.figure()\nplt.show()\n" + GAINS
    )
    case = grade(source.encode(), name="work.py")
    assert (case.verdict, len(case.figures)) == (Verdict.ACCEPTED, 8)
