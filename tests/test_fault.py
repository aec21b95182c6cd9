"""What a student is told of an end: where it was, what Python said, and the next step."""

import platform
import sys
from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

import pytest
from conftest import run_in
from hypothesis import given
from hypothesis import strategies as st

from grader.judging import fault, next_step, of_syntax, submission
from grader.judging.mistakes import why_silent
from grader.judging.step import Where
from grader.judging.submission import Submission
from grader.sandbox import Sandbox
from grader.sandbox.execution import Ending, Execution, Limits, Place, Program, Raised, Report
from grader.words.model import Usage

UNKNOWN = "name 'y' is not defined"
LIMITS = Limits(cpu_s=5, wall_s=11)
USAGE = Usage(wall_s=1, cpu_s=1, memory_bytes=1, output_bytes=1)
ENDED = Execution(Ending.EXITED, 0, b"", b"", False, None, USAGE)

SEED = "the seed is given on standard input, read it with int(input())"
OFFLINE = "there is no network here, hand in the file beside your program or make the data"
FETCH = "import urllib.request\nurllib.request.urlopen('https://example.com')"
ARGUE = "import argparse\np = argparse.ArgumentParser()\np.add_argument('seed')\np.parse_args()"
TEXT = "input() gives text, write int(input()) where a number is wanted"
GPU = "there is no GPU here, ask torch.cuda.is_available() and compute on the CPU"
ALIKE = "a letter of that name only looks like the right one, type the name anew"
SIGN = "that sign only looks like the right one, type it anew on an English keyboard"
UNSEEN = "a sign stands there that is not seen or looks like a space, type the line anew"
MARKS = "lines of ``` mark code in a text and are none of it, leave out all but the code"
SESSION = "leave out >>> and ... before the lines, which an interactive session prints"
OF_CELLS = "lines with ! or % are for notebooks, leave them out or hand in the .ipynb"
UNFILLED = "`...` stands where something is still to be written"
NO_PIP = "nothing can be installed or downloaded here, do without it or hand it in"
UTF_8 = "save the file as UTF-8"
NAMED = f"{UTF_8}, without a line that names another coding"
MAKE = "make the folder first, as with os.makedirs('out', exist_ok=True)"
HERE = "write beside the program, under a name without a folder"
NO_PACKAGE = "a script is in no package, import what lies beside it without the dot"
VERSIONS = "git left two versions of some lines here, keep one and no line of <<<<<<<"
BEHIND = "a later cell makes it, and cells run from the first to the last"
FILES = "only what was handed in is here, beside what the exercise gives"
ONE_LINE = "the seed is the only line of standard input, read it once and keep what it gives"
ONCE = "call input() once, and keep what it gives"
PDB = "breakpoint() and pdb wait for a person, take out the line that calls them"
EXIT = "exit with a text means that it failed, print the text"
NEWER = f"Python {platform.python_version()} grades, which does not know newer syntax"


def reason(seen: Execution, source: str) -> str:
    """Return what the fault of a run is said to be."""
    found = fault.find(seen, submission.from_bytes("script.py", source.encode()), LIMITS)
    assert found is not None
    return str(found.reason)


def raising(raised: Raised) -> Execution:
    """Return a run that an exception ended."""
    return replace(ENDED, status=1, report=Report(raised, {}, True, []))


PROGRAMS = {
    "adds": ("seed = input()\nprint(seed + 1)", "(line 2)", TEXT),
    "multiplies": ("seed = input()\nprint(seed * 1.5)", "(line 2)", TEXT),
    "compares": ("if input() > 5: print(1)", "(line 1)", TEXT),
    "counts to it": ("for i in range(input()): print(i)", "(line 1)", TEXT),
    "seeds numpy": ("import numpy\nnumpy.random.seed(input())", "(line 2)", TEXT),
    "adds to an array": ("import numpy\nprint(numpy.ones(2) + input())", "(line 2)", TEXT),
    "seeds a generator": ("import torch\ntorch.Generator().manual_seed(input())", "(line 2)", TEXT),
    "makes a tensor": ("import torch\ntorch.tensor(input())", "(line 2)", TEXT),
    "moves to a GPU": ("import torch\ntorch.ones(1).cuda()", "(line 2)", GPU),
    "a device": ("import torch\ntorch.ones(1, device='cuda')", "(line 2)", GPU),
    "a GPU of Apple's": ("import torch\ntorch.ones(1).to('mps')", "(line 2)", GPU),
    "opens what is not there": ("open('train.csv')", "(line 1)", FILES),
    "loads what is not there": ("import numpy\nnumpy.load('x.npy')", "(line 2)", FILES),
    "opens what is called as an installer": ("open('pip')", "(line 1)", FILES),
    "asks twice": ("input()\nx = input()", "(line 2)", ONCE),
    "reads a second line": (
        "import sys\nx = int(sys.stdin.readline())\ny = int(sys.stdin.readline())",
        "(line 3)",
        ONE_LINE,
    ),
    "reads on to the end": (
        "import sys\nx = sys.stdin.read()\ny = float(sys.stdin.readline())",
        "(line 3)",
        ONE_LINE,
    ),
    "a type of a GPU": ("import torch\ntorch.cuda.FloatTensor([1])", "(line 2)", GPU),
    "a GPU's type by default": (
        "import torch\ntorch.set_default_tensor_type(torch.cuda.FloatTensor)",
        "(line 2)",
        GPU,
    ),
    "a type of a GPU by name": (
        "import torch\ntorch.ones(1).type('torch.cuda.FloatTensor')",
        "(line 2)",
        GPU,
    ),
    "reads its arguments": ("import sys\nx = int(sys.argv[1])", "(line 2)", SEED),
    "unpacks its arguments": ("import sys\n_, seed = sys.argv", "(line 2)", SEED),
    "wants two numbers of a line": ("n, seed = map(int, input().split())", "(line 1)", SEED),
    "wants the second of a line": ("seed = int(input().split()[1])", "(line 1)", SEED),
    "reads a Cyrillic letter": ("x = 1\nprint(\u0445)", "(line 2)", ALIKE),
    "made a Cyrillic letter": ("\u0445 = 1\nprint(x)", "(line 2)", ALIKE),
    "prints by a Cyrillic letter": ("\u0440rint(1)", "(line 1)", ALIKE),
    "quotes of a word processor": ("print(\u201cgain\u201d)", "(line 1)", SIGN),
    "a full-width bracket": ("print\uff081\uff09", "(line 1)", SIGN),
    "a blank of a web page": ("x =\u00a01", "(line 1)", UNSEEN),
    "a sign without a width": ("x\u200b = 1", "(line 1)", UNSEEN),
    "a mark of an order": ("x = 1\ny = \u200e2", "(line 2)", UNSEEN),
    "code marked in a text": ("```python\nx = 1\n```", "(line 1)", MARKS),
    "an end of marked code": ("x = 1\n```\n", "(line 2)", MARKS),
    "a text with code in it": ("Here is my code:\n\n```\nx = 1\n```", "(line 1)", MARKS),
    "a session": (">>> x = 1\n>>> print(x)\n1", "(line 1)", SESSION),
    "a session from its first line": (
        "Python 3.11.4 (main, Jun  7 2023, 00:00:00) [GCC 12.2.0] on linux\n>>> x = 1",
        "(line 1)",
        SESSION,
    ),
    "a session without its first signs": ("if 1:\n...     x = 1", "(line 2)", SESSION),
    "a command of a notebook": ("import sys\n!pip install einops", "(line 2)", OF_CELLS),
    "a magic of a notebook": ("%matplotlib inline\nx = 1", "(line 1)", OF_CELLS),
    "a magic that was translated": (
        "get_ipython().system('pip install einops')",
        "(line 1)",
        "that is of notebooks, leave such lines out or hand in the .ipynb",
    ),
    "a stop that was left": ("x = 1\nbreakpoint()\nprint(x)", "", PDB),
    "a stop of pdb": ("import pdb; pdb.set_trace()\nprint(1)", "", PDB),
    "an exit with a text": (
        "import sys\nif 1:\n    sys.exit('done')",
        "status 1",
        f"{EXIT} (line 3)",
    ),
    "an exception that is one": ("raise SystemExit(f'{1}')", "status 1", f"{EXIT} (line 1)"),
    "a marimo": (
        "import marimo as mo",
        "(line 1)",
        "make a script without it, as `marimo export script` begins to",
    ),
    "a value that is left": ("f = ...\nf(1)", "(line 2)", UNFILLED),
    "a value that is left with a remark": ("f = ... # Tanh\nf + 1", "(line 2)", UNFILLED),
    "an argument that is left": ("def f(x): return x.y\nf(...)", "(line 1)", UNFILLED),
    "a result that is left": ("def f(): return ...\nfloat(f())", "(line 2)", UNFILLED),
    "a module that is installed": (
        "import subprocess, sys\n"
        "subprocess.check_call([sys.executable, '-m', 'pip', 'install', 'einops'])",
        "(line 2)",
        NO_PIP,
    ),
    "a file that is downloaded": (
        "import subprocess\nsubprocess.check_call(['wget', 'https://example.com/x'])",
        "(line 2)",
        NO_PIP,
    ),
    "a model of a hub": (
        "import torch\ntorch.hub.load('pytorch/vision', 'resnet18')",
        "(line 2)",
        OFFLINE,
    ),
    "two versions": ("<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b", "(line 1)", VERSIONS),
    "two versions in a function": (
        "def f():\n<<<<<<< HEAD\n    return 1\n=======\n    return 2\n>>>>>>> b",
        "(line 2)",
        VERSIONS,
    ),
    "another coding by name": ("# coding: cp9999\nprint(1)", "", NAMED),
    "a picture in a folder": (
        "import matplotlib.pyplot as plt\nplt.savefig('out/a.png')",
        "(line 2)",
        MAKE,
    ),
    "a tensor in a folder": ("import torch\ntorch.save(1, 'out/m.pt')", "(line 2)", MAKE),
    "an array in a folder": ("import numpy\nnumpy.save('out/x.npy', 1)", "(line 2)", MAKE),
    "a text in a folder": ("f = open('out/x.txt', mode='w')", "(line 1)", MAKE),
    "bytes in a folder": ("with open('out/x', 'wb') as f: pass", "(line 1)", MAKE),
    "a text by its path": (
        "import pathlib\npathlib.Path('out/x').write_text('x')",
        "(line 2)",
        MAKE,
    ),
    "a folder in a folder": ("import os\nos.mkdir('out/x')", "(line 2)", MAKE),
    "a text at home": ("open('/home/ivan/x.txt', 'w')", "(line 1)", HERE),
    "a tensor at home": ("import torch\ntorch.save(1, '/home/ivan/m.pt')", "(line 2)", HERE),
    "a text in a home that is no path": ("open('~/x.txt', 'w')", "(line 1)", HERE),
    "a text above": ("open('../x/y.txt', 'w')", "(line 1)", HERE),
    "what is to be read from a folder": ("open('out/x.txt')", "(line 1)", FILES),
    "what is to be read by its mode": ("open('out/w.txt', 'r')", "(line 1)", FILES),
    "what was saved": ("import numpy\nnumpy.load('saved/x.npy')", "(line 2)", FILES),
    "a module of a package": ("from .helper import K", "(line 1)", NO_PACKAGE),
    "parses its arguments": (ARGUE, "exit status 2", SEED),
    "reads its environment": ("import os\nx = os.environ['SEED']", "(line 2)", SEED),
    "fetches a page": (FETCH, "(line 2)", OFFLINE),
    "asks for an address": (
        "import socket\nsocket.create_connection(('example.com', 80))",
        "(line 2)",
        OFFLINE,
    ),
    "downloads as torchvision does": (
        "raise RuntimeError('Error downloading train.gz')",
        "(line 1)",
        OFFLINE,
    ),
    "a module that is not here": (
        "import torchvision",
        "there is no module torchvision here, do without it or hand it in; there are torch, ",
        "(line 1)",
    ),
}


@pytest.mark.parametrize(("source", "place", "step"), PROGRAMS.values(), ids=PROGRAMS)
def test_a_common_mistake_gets_its_next_step(
    warm: Sandbox, source: str, place: str, step: str
) -> None:
    said = reason(run_in(warm, source, limits=LIMITS), source)
    assert place in said
    assert said.endswith(step)


CODINGS = {
    "no line": ("", UTF_8),
    "a line of another": ("# -*- coding: gbk -*-\n", NAMED),
    "a line of another, below a first": ("#!/usr/bin/python\n# coding=cp1251\n", NAMED),
    "a line of UTF-8": ("# -*- coding: utf-8 -*-\n", UTF_8),
    "a line too low": ("x = 1\n\n# coding: gbk\n", UTF_8),
    "a word of it": ("# the encoding\n", UTF_8),
}


@pytest.mark.parametrize(("head", "step"), CODINGS.values(), ids=CODINGS)
def test_a_line_with_another_coding_is_spoken_of_where_there_is_one(head: str, step: str) -> None:
    raised = Raised("SyntaxError", "(unicode error) 'utf-8' codec can't decode byte 0xc3", 1)
    assert str(next_step.after(raised, Where(f"{head}print(1)", "print(1)"))) == step


def test_a_source_that_is_not_utf_8_is_to_be_saved_so(warm: Sandbox) -> None:
    program = Program({"submission.py": "print('\u0433')".encode("cp1251")}, "submission.py")
    seen = warm.run(program, b"11\n", LIMITS)
    assert reason(seen, "").endswith(f": {UTF_8}")


TEMPLATE = "def run(x):\n    return f(x)\n\nf =  # what squares x\nprint(run(3))\n"
FILLED = {
    "a text": ("'square'", "look at line 4, `f = 'square'`"),
    "None": ("None", "look at line 4, `f = None`"),
    "a dict": ("{}", "look at line 4, `f = {}`"),
    "a number": ("9", "look at line 4, `f = 9`"),
    "what is left": ("...", "look at line 4, `f = ...`"),
    "a function of another number": ("lambda: 9", "look at line 4, `f = lambda: 9`"),
    "a remark behind it": ("None  # squares", "look at line 4, `f = None  # squares`"),
    "what raises something else": ("lambda x: 1 / 0", None),
}


@pytest.mark.parametrize(("value", "told"), FILLED.values(), ids=FILLED)
def test_what_fills_a_hole_is_named_where_the_template_meets_it(
    warm: Sandbox, value: str, told: str | None
) -> None:
    source = TEMPLATE.replace(" # what squares x", value)
    made = submission.from_bytes("script.py", source.encode())
    found = fault.find(run_in(warm, source, limits=LIMITS), made, LIMITS, TEMPLATE)
    assert found is not None
    there = ": there the template has a hole for `what squares x`"
    assert (f"(line 2): {told}{there}" in str(found.reason)) is bool(told)
    assert ("the template" in str(found.reason)) is bool(told)


NOT_OF_THE_HOLE = {
    "a line of one's own": ("    return f(x)", "    return f(x, 2)"),
    "a line without its name": ("print(run(3))", "print(run(3) + '')"),
    "a hole that has another name": ("f = None", "g = None"),
    "a hole that a library fills": ("f = None", "f = torch.nn.Tanh()"),
}


@pytest.mark.parametrize(("line", "own"), NOT_OF_THE_HOLE.values(), ids=NOT_OF_THE_HOLE)
def test_a_hole_is_not_spoken_of_where_a_line_of_ones_own_failed(line: str, own: str) -> None:
    source = TEMPLATE.replace(" # what squares x", "None").replace(line, own)
    made = submission.from_bytes("script.py", source.encode())
    at = 2 if "return" in line or "g" in own else 5
    raised = Raised("TypeError", "'NoneType' object is not callable", at)
    found = fault.find(raising(raised), made, LIMITS, TEMPLATE)
    assert found is not None
    assert "template" not in str(found.reason)


def test_a_hole_of_a_notebook_is_named_with_its_cell() -> None:
    cells = ("def run(x):\n    return f(x)", "f = None", "print(run(3))")
    made = Submission("hw.ipynb", b"", cells=cells)
    raised = Raised("TypeError", "'NoneType' object is not callable", 2, 1)
    found = fault.find(raising(raised), made, LIMITS, TEMPLATE)
    assert found is not None
    assert "look at line 1 of code cell 2, `f = None`: there" in str(found.reason)


MAKES = (
    *(
        "y = 1",
        "x, y = 1, 2",
        "y, x = 1, 2",
        "(x, y) = f()",
        "x = y = 1",
        "y: int = 1",
        "a.b = y = 2",
    ),
    *("*y, x = f()", "def y(): pass", "class y:", "async def y(x):", "from a import x, y"),
    *("import y", "import a as y", "for y in 1, 2: pass", "for x, y in z:", "with f() as y:"),
    *("if (y := f()): pass", "y := 1", "data[0], y = f()"),
)
MAKES_NOT = (
    *("print(y)", "f(y=1)", "y == 1", "my = 1", "import my", "y += 1", "y.x = 1", "x[y] = 1"),
    *("x = y", "x = f(y) == 1", "import y as z", "from y import z", "for x in y:", "# y = 1"),
    *("print('y = 1')", "x = 'y = 1'", "lambda y=1: y", "if y <= 1: x = 2", "y != 1", "yy = 1"),
    *("f(x,\n  y=1)", "def f():\n    y = 1", "class A:\n    y = 1", "y[0] = 1", "obj.y = 3"),
)


@pytest.mark.parametrize("source", [*MAKES, *MAKES_NOT])
def test_what_a_later_cell_makes_is_told(source: str) -> None:
    told = next_step.after(Raised("NameError", UNKNOWN, 1, 1), Where("y", "y", source))
    assert (told is not None and str(told) == BEHIND) is (source in MAKES)


MOUNT = "from google.colab import drive\ndrive.mount('/content')"
GPU_CELL = "import torch\nx = torch.ones(1, device='cuda')"
OTHERS = {
    "what costs the answer": ((MOUNT, "1", GPU_CELL), f"(code cell 3, line 2): {GPU}"),
    "after a second one that is not here": (
        (MOUNT, "from google.colab import files", GPU_CELL),
        "(code cell 3, line 2)",
    ),
    "after a name that went with it": ((MOUNT, "drive.ls()", "{}['a']"), "(code cell 3, line 1)"),
    "a name that nothing makes": ((MOUNT, "print(los)"), "'los' is not defined (code cell 2"),
    "a name that went with it": ((MOUNT, "drive.ls()"), None),
    "nothing": ((MOUNT, "print(1)"), None),
    "what is second after a mistake": (("1 / 0", GPU_CELL), None),
}


@pytest.mark.parametrize(("cells", "told"), OTHERS.values(), ids=OTHERS)
def test_where_a_cell_wants_what_is_not_here_the_first_real_mistake_is_told_too(
    warm: Sandbox, cells: tuple[str, ...], told: str | None
) -> None:
    seen = warm.run(Program({}, "submission.py", cells=cells), b"11\n", LIMITS)
    found = fault.find(seen, submission.Submission("a.ipynb", b"", cells=cells), LIMITS)
    assert found is not None
    assert found.passing
    if told is None:
        assert found.missed is None
    else:
        assert str(found.missed).startswith(f"{found.reason}; and ")
        assert told in str(found.missed)
    assert "; and " not in str(found.reason)


def test_a_forged_cell_is_no_fault_of_ours() -> None:
    away = Raised("ModuleNotFoundError", "No module named 'google'", 1, 9, "google")
    report = Report(away, {}, True, [], later=[Raised("KeyError", "'a'", 1, 8)])
    made = submission.Submission("a.ipynb", b"", cells=("x = 1",))
    found = fault.find(replace(ENDED, report=report), made, LIMITS)
    assert found is not None
    assert "KeyError" in str(found.missed)


def test_only_cells_behind_are_later(warm: Sandbox) -> None:
    for cells, told in ((("y", "y = 1"), True), (("y", "print(2)"), False)):
        seen = warm.run(Program({}, "submission.py", cells=cells), b"11\n", LIMITS)
        found = fault.find(seen, submission.Submission("a.ipynb", b"", cells=cells), LIMITS)
        assert found is not None
        assert str(found.reason).endswith(BEHIND) is told


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def main():\n    print(1)\n", "Nothing calls `main`"),
        (
            "import torch\ndef a(): pass\ndef main(n):\n    a()\n    print(n)",
            "Nothing calls `main`",
        ),
        ("def m(): print(1)\nif __name__ == '__main___':\n    m()", "never `__main___` here"),
        ("def m(): print(1)\nif __name__ == 'main': m()", "never `main` here"),
        ("def m(): print(1)\nif __name__ == '__main__':\n    m()", None),
        ("def main(): return 1\nx = 2", None),
        ("def helper(): pass\nif x:\n    print(1)\nprint(2)", None),
        ("name == 'Tanh'", None),
        ("def run(f): f()\n@run\ndef main():\n    if 0: print(1)", None),
        ("import fire\ndef main(n):\n    if n: print(1)\nfire.Fire()", None),
        ("def m(): print(1)\nif __name__ == '__main__' or __name__ == 'main': m()", None),
        ("def m(): print(1)\nif __name__ == 'mine':\n    pass\nelse:\n    m()", None),
        ("def m(): print(1)\nif not __name__ == 'main': m()", None),
        ("def m(): print(1)\nif __name__ == 'main.py':\n    m()", "never `main.py` here"),
        ("print()", None),
        ("def m(self): print(1)\nm()\nif self._name == 'Tanh': x = 1", None),
        ("class A:\n    def m(self):\n        if self._name_ == 'Tanh': print(1)\nA()", None),
        ("", None),
    ],
)
def test_why_nothing_was_printed_is_told_where_the_source_shows_it(
    source: str, said: str | None
) -> None:
    told = why_silent(source)
    assert said in str(told) if said else told is None


OTHERS = {
    "a name that is nowhere": "print(nowhere)",
    "a letter that is a word of a remark": "# \u0441 = 1, \u0441 \u043d\u0438\u043c\nprint(c)",
    "a letter that is a word of a text": "print('\u0441 = 1')\nprint(c)",
    "a word of another language": "print(\u0445\u0432\u043e\u0441\u0442)",
    "text that was made a number": "seed = int(input())\n'a' + 1",
    "text without input": "'a' + 1",
    "another exception": "input()\n1 / 0",
    "its own end of file": "raise EOFError('mine')",
    "a module that is here": "import torch.nothing",
    "an older mistake": "input()\nx = = 1",
    "marks in a text of its own": 'x = = 1\ny = """\n```\n"""',
    "a shift and a remainder": "x = (1 >> 2\n% 3 4)",
    "dots of an index": "x = [1, 2]\nx[...]",
    "a call of another program": "import subprocess\nsubprocess.run(['false'], check=True)",
    "a file of an installer's name": (
        "import subprocess\nsubprocess.check_output(['ls', '/pip', 'install'])"
    ),
    "another program's remark": (
        "import subprocess, sys\n"
        "subprocess.check_output([sys.executable, '-c', 'exit(3) # no wget'])"
    ),
    "a sign that is no command's": "x = (1 and\n!b)",
    "a text without digits": "print(int('' or input().strip('0123456789\\n')))",
    "no Python of any version in an f-string": "print(f'{1 2}')",
    "an f-string that is not closed": "x = 'a'\nprint(f'{x)",
    "a brace that is not closed": "x = 'a'\nprint(f'{x')",
    "an apostrophe": "print('I don't')",
    "a word that ends in f": "print('it's half of f')",
    "brackets for parentheses": "def f[x]:\n    return x",
    "a type and no alias": "x = 1\ntype x == int",
    "the program's own name": "import sys\nsys.argv[0].split('.')[5]",
}


@pytest.mark.parametrize("source", OTHERS.values(), ids=OTHERS)
def test_any_other_mistake_gets_none(warm: Sandbox, source: str) -> None:
    said = reason(run_in(warm, source, limits=LIMITS), source)
    assert said.rpartition(" (line ")[2] in ("1)", "2)")


@pytest.mark.parametrize(
    ("line", "since"),
    [
        pytest.param("type Pair = tuple[int, int]", (3, 12), id="type"),
        pytest.param("def first[T](xs: list[T]) -> T:", (3, 12), id="generic-function"),
        pytest.param("    async def first[T](xs):", (3, 12), id="generic-coroutine"),
        pytest.param("class Box[T]:", (3, 12), id="generic-class"),
        pytest.param('print(f"{names["a"]}")', (3, 12), id="quotes-in-an-f-string"),
        pytest.param("    except KeyError, ValueError:", (3, 14), id="except-without-brackets"),
        pytest.param('t = t"{name}"', (3, 14), id="template-string"),
    ],
)
@pytest.mark.parametrize("ours", [(3, 11), (3, 12), (3, 14)])
def test_newer_syntax_names_the_python_that_grades(
    monkeypatch: pytest.MonkeyPatch, line: str, since: tuple[int, int], ours: tuple[int, int]
) -> None:
    system = ModuleType("sys")
    system.version_info = ours  # type: ignore[attr-defined]
    monkeypatch.setattr(of_syntax, "sys", system)
    step = next_step.after(Raised("SyntaxError", "invalid syntax", 1), Where(line, line))
    assert (str(step) if step else None) == (NEWER if ours < since else None)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python knows them")
@pytest.mark.parametrize(
    "source",
    [
        "x = ['1', '2']\nprint(f'{'+'.join(x)}')",
        "x = ['1', '2']\nprint(f'{{{x[0]}}} {'+'.join(x)}')",
        "x = ['1', '2']\nprint(f\"{'\\n'.join(x)}\")",
        "x = ['1', '2']\nprint(f'{f'{x}'}')",
        "x = ['1', '2']\nprint(f'{\n    x[0]\n}')",
    ],
    ids=["its quote", "behind braces", "backslash", "one in another", "lines"],
)
def test_what_newer_pythons_allow_in_a_formatted_text_is_told(warm: Sandbox, source: str) -> None:
    assert reason(run_in(warm, source), source).endswith(f": {NEWER}")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("exec('x = = 1')", "SyntaxError: invalid syntax (line 1)"),
        ("x = 1\neval('1 +')", "SyntaxError: invalid syntax (line 2)"),
        ("exec('x = 1\\ny = = 1')", "SyntaxError: invalid syntax (<string>, line 2) (line 1)"),
        (
            "open('own.py', 'w').write('x = = 1')\nimport own",
            "SyntaxError: invalid syntax (own.py, line 1) (line 2)",
        ),
        ("raise SyntaxError('mine', (3, 1, 1, 'x'))", "SyntaxError: mine (line 1)"),
    ],
)
def test_a_place_in_no_python_is_said_once(warm: Sandbox, source: str, said: str) -> None:
    assert reason(run_in(warm, source), source) == said


def test_what_this_python_does_not_know_is_told(warm: Sandbox) -> None:
    source = 'x = {"a": 1}\nprint(f"{x["a"]}")' if sys.version_info < (3, 12) else "x = t'' t'' 1"
    assert reason(run_in(warm, source), source).endswith(f": {NEWER}")


@pytest.mark.parametrize(
    ("ending", "place", "said"),
    [
        pytest.param(
            Ending.CPU_TIME,
            Place(7),
            "it used more than 5 s of CPU time; line 7 was running",
            id="cpu-time",
        ),
        pytest.param(
            Ending.WALL_TIME,
            Place(2, cell=3),
            "it did not end within 11 s; line 2 of code cell 3 was running",
            id="wall-time",
        ),
        pytest.param(Ending.WALL_TIME, None, "it did not end within 11 s", id="nowhere"),
        pytest.param(
            Ending.SIGNALLED, Place(7), "killed by the signal 0; line 7 was running", id="signal"
        ),
    ],
)
def test_a_limit_tells_the_line_that_was_running(
    ending: Ending, place: Place | None, said: str
) -> None:
    seen = Execution(ending, 0, b"", b"", False, None, USAGE, running=place)
    assert reason(seen, "x = 1") == said


def test_a_template_that_is_handed_in_as_it_is_has_its_hole_told(warm: Sandbox) -> None:
    source = "x = 3\n...  # y, the square of x\nprint('y:', y)\n"
    said = reason(run_in(warm, source), source)
    assert said.startswith("NameError: name 'y' is not defined (line 3): ")
    assert said.endswith("the template's hole is not filled: `...  # y, the square of x`")


SCRIPT = "# Задание: коэффициент\nprint(1)\n"
NOTEBOOK = '{\n "cells": [\n  {"cell_type": "code", "source": "print(1)"'
UTF_16 = "the file is saved as UTF-16, which Python does not read: save it as UTF-8"
UTF_32 = UTF_16.replace("16", "32")
BINARY = "the file is no text, and so no program: hand in the program itself"
PAGE = "the file is a web page: download the program itself, on GitHub with `Raw`"
REALLY = {
    "saved by PowerShell": ("hw.py", SCRIPT.encode("utf-16"), UTF_16),
    "without a mark": ("hw.py", SCRIPT.encode("utf-16-le"), UTF_16),
    "the other way round": ("hw.py", SCRIPT.encode("utf-16-be"), UTF_16),
    "in four bytes": ("hw.py", SCRIPT.encode("utf-32"), UTF_32),
    "a notebook in two bytes": ("hw.ipynb", NOTEBOOK.encode("utf-16"), UTF_16),
    "a picture": ("hw.py", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", BINARY),
    "a PDF": ("hw.ipynb", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", BINARY),
    "a page for a notebook": ("hw.ipynb", b"<!DOCTYPE html>\n<html>", PAGE),
    "a page for a script": ("hw.py", b"\xef\xbb\xbf\n<html>", PAGE),
    "a notebook for a script": (
        "hw.py",
        NOTEBOOK.encode(),
        "the file is a notebook: let its name end in .ipynb",
    ),
    "a script for a notebook": (
        "hw.ipynb",
        SCRIPT.encode(),
        "the file is no notebook: if it is a script, let its name end in .py",
    ),
    "two versions of a notebook": (
        "hw.ipynb",
        b'{\n<<<<<<< HEAD\n "cells": []\n=======\n "cells": [1]\n>>>>>>> theirs\n}',
        VERSIONS,
    ),
    "what stands for a large file": (
        "hw.ipynb",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        "the file only stands for one in Git LFS: hand in that file itself",
    ),
    "a link": (
        "hw.py",
        b"https://colab.research.google.com/drive/1a2b3c\n",
        "the file is only a link: hand in the program itself",
    ),
    "half a notebook": (
        "hw.ipynb",
        NOTEBOOK.encode(),
        "the notebook is broken or was cut off: save it again in Jupyter",
    ),
}


@pytest.mark.parametrize(("name", "source", "said"), REALLY.values(), ids=REALLY)
def test_a_file_that_is_something_else_is_called_what_it_is(
    name: str, source: bytes, said: str
) -> None:
    assert str(submission.from_bytes(name, source).fault) == said


@pytest.mark.parametrize(
    "source",
    [SCRIPT.encode(), SCRIPT.encode("cp1251"), SCRIPT.encode("utf-8-sig"), b"{1: 2}\n", b"x = 1"],
)
@pytest.mark.parametrize("name", ["hw.py", "hw", "hw.txt", "-"])
def test_a_text_by_any_name_is_a_script(name: str, source: bytes) -> None:
    assert submission.from_bytes(name, source).fault is None


LINES: Sequence[tuple[str, str]] = [
    ("x = 1\n\f\nactivation =\n", "form-feed"),
    ("x = '\u2028\x85\x0b\x1c'\n\nactivation =\n", "separators"),
    ("x = 1\r\n\r\nactivation =\r\n", "windows"),
    ("x = 1\r\ractivation =\r", "old-mac"),
]


@pytest.mark.parametrize("source", [s for s, _ in LINES], ids=[i for _, i in LINES])
def test_the_line_of_the_source_is_the_one_that_python_means(warm: Sandbox, source: str) -> None:
    said = reason(run_in(warm, source), source)
    assert "hole is not filled: something belongs behind `activation =` (line 3)" in said


@given(
    st.sampled_from(["TypeError", "RuntimeError", "EOFError", "SyntaxError", "FileNotFoundError"]),
    st.text(),
    st.none() | st.text(),
    st.text() | st.sampled_from(["type x" * 999, "input(" + " " * 9999, "type " + "x" * 99_999]),
)
def test_any_words_get_a_sentence(kind: str, message: str, module: str | None, source: str) -> None:
    raised = Raised(kind, message, 1, module=module)
    seen = Execution(Ending.EXITED, 1, b"", b"", False, Report(raised, {}, True, []), USAGE)
    assert reason(seen, source or "x")


def test_to_look_for_a_module_loads_none(warm: Sandbox) -> None:
    """Some finders import what they are asked for."""
    before = set(sys.modules)
    source = "raise ModuleNotFoundError('no', name='distutils')"
    assert reason(run_in(warm, source), source)
    assert {name for name in set(sys.modules) - before if "distutils" in name} == set()
