"""Honest programs run as they do at home: piped `python submission.py` is the oracle."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from honest import (
    BARS,
    BROWSER,
    CELLS_FOR_A_BROWSER,
    ENDS,
    INPUT,
    LINES_FOR_A_WINDOW,
    NAMES_OF_WINDOWS,
    PLOT,
    PROCESSES,
    PROGRAMS,
    STREAMS,
    WINDOWS,
)

from grader.sandbox import Sandbox, wall
from grader.sandbox.execution import MIB, Ending, Execution, Limits, Program

LIMITS = Limits(cpu_s=30, wall_s=60, output_bytes=4 * MIB)
INTERRUPTED = 130


@cache
def at_home(source: str) -> tuple[bytes, int, list[str]]:
    """Run a script with python; return what it printed, its status, and where it failed."""
    with TemporaryDirectory() as made:
        folder = Path(made, "course", "lesson")
        folder.mkdir(parents=True)
        (folder / "submission.py").write_bytes(source.encode())
        environment = {**wall.ENVIRONMENT, "HOME": made, "MPLBACKEND": "Agg"}
        done = subprocess.run(
            [sys.executable, "submission.py"],
            input=b"11\n",
            capture_output=True,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
    status = INTERRUPTED if done.returncode == -2 else done.returncode
    return done.stdout, status, lines(done.stderr)


def lines(stderr: bytes) -> list[str]:
    """Return the places in the student's file that a traceback names, and what was raised."""
    said = stderr.decode(errors="replace").strip().splitlines()
    places = [line for line in said if re.search(r'submission\.py", line \d+', line)]
    named = [place.partition("submission.py")[2] for place in places]
    return [*named, *(line.partition(":")[0] for line in said[-1:])]


def as_status(seen: Execution) -> int:
    """Return how it ended as `subprocess` says it."""
    assert seen.ending in (Ending.EXITED, Ending.SIGNALLED), seen
    return -seen.status if seen.ending is Ending.SIGNALLED else seen.status


def run(sandbox: Sandbox, source: str) -> Execution:
    """Run a script with the seed on standard input."""
    return sandbox.run(
        Program({"submission.py": source.encode()}, "submission.py"), b"11\n", LIMITS
    )


COLD = {*STREAMS, *INPUT, *ENDS, *PROCESSES, "uses_torch"}
"""Of the others a cold sandbox shows what its two halves do: its wall is that of a warm one, its
interpreter a new one as in a limited one."""
RUNS = [(way, name) for name in PROGRAMS for way in ("warm", "cold", "limited")]
RUNS = [(way, name) for way, name in RUNS if way != "cold" or name in COLD]


@pytest.mark.parametrize(("way", "name"), RUNS, ids=[f"{name}-{way}" for way, name in RUNS])
def test_a_program_does_what_it_does_at_home(
    request: pytest.FixtureRequest, way: str, name: str
) -> None:
    source = PROGRAMS[name]
    printed, status, said = at_home(source)
    seen = run(request.getfixturevalue(way), source)
    assert (seen.stdout, as_status(seen)) == (printed, status), seen.stderr.decode()
    assert lines(seen.stderr) == said


FRAMES = {"a file that is not there": "open('train.csv')", "no Python": "x = = 2"}


@pytest.mark.parametrize("source", FRAMES.values(), ids=FRAMES)
def test_a_traceback_has_no_line_that_is_not_the_programs(limited: Sandbox, source: str) -> None:
    said = run(limited, source).stderr.decode()
    assert re.findall(r'File ".*?([^/"]*)", line', said) == ["submission.py"]


def drawn(seen: Execution) -> tuple[bytes, bytes, int]:
    """Return what a program printed, and how many figures were kept."""
    assert seen.report is not None
    return seen.stdout, seen.stderr, len(seen.report.figures)


@pytest.mark.parametrize("start", WINDOWS.values(), ids=WINDOWS)
def test_a_script_that_chooses_a_window_draws_without_one(warm: Sandbox, start: str) -> None:
    mine = list(WINDOWS.values()).index(start)
    for name in NAMES_OF_WINDOWS[mine :: len(WINDOWS)]:  # what a name leads to is all one to it
        assert drawn(run(warm, start.format(name) + PLOT)) == (b"drawn []\n", b"", 1), name


def test_scripts_that_choose_a_window_draw_in_a_new_interpreter(
    cold: Sandbox, limited: Sandbox
) -> None:
    """Each way where nothing is loaded ahead, and one of them behind a wall."""
    for start, name in zip(WINDOWS.values(), NAMES_OF_WINDOWS, strict=False):
        seen = run(limited, start.format(name) + PLOT)
        assert drawn(seen) == (b"drawn []\n", b"", 1), start
    assert drawn(run(cold, start.format(name) + PLOT)) == (b"drawn []\n", b"", 1)


@pytest.mark.parametrize("way", ["warm", "limited"])
def test_lines_that_move_a_window_do_nothing(request: pytest.FixtureRequest, way: str) -> None:
    source = WINDOWS["uses_a_window"].format("TkAgg") + LINES_FOR_A_WINDOW + PLOT
    assert drawn(run(request.getfixturevalue(way), source)) == (b"drawn []\n", b"", 1)


LOOP = "for _ in bar: pass\nprint(input())\n"


@pytest.mark.parametrize("start", BARS.values(), ids=BARS)
def test_a_bar_of_a_page_is_one_of_a_terminal_on_standard_error(warm: Sandbox, start: str) -> None:
    cells = warm.run(Program({}, "submission.py", {}, [start + LOOP]), b"11\n", LIMITS)
    for seen in (run(warm, start + LOOP), cells):
        assert (seen.stdout, seen.report and seen.report.exception) == (b"11\n", None)
        assert b"fit: 100%" in seen.stderr


@pytest.mark.parametrize("way", ["cold", "limited"])
def test_a_bar_of_a_page_is_one_of_a_terminal_in_a_new_interpreter(
    request: pytest.FixtureRequest, way: str
) -> None:
    seen = run(request.getfixturevalue(way), BARS["tqdm"] + LOOP)
    assert (seen.stdout, b"fit: 100%" in seen.stderr) == (b"11\n", True)


def test_a_students_own_tqdm_is_the_students(limited: Sandbox) -> None:
    files = {
        "tqdm/__init__.py": b"",
        "tqdm/notebook.py": b"tqdm = list",
        "submission.py": b"from tqdm.notebook import tqdm\nprint(tqdm('ab'))",
    }
    assert limited.run(Program(files, "submission.py"), b"", LIMITS).stdout == b"['a', 'b']\n"


@pytest.mark.parametrize("source", BROWSER.values(), ids=BROWSER)
def test_a_script_that_asks_jupyter_for_a_form_of_pictures_runs(
    limited: Sandbox, source: str
) -> None:
    seen = run(limited, source)
    assert (seen.stdout, seen.stderr) == (b"", b"")


@pytest.mark.parametrize("source", CELLS_FOR_A_BROWSER.values(), ids=CELLS_FOR_A_BROWSER)
def test_a_cell_for_a_browser_runs_without_one_and_prints_none_of_it(
    warm: Sandbox, source: str
) -> None:
    seen = warm.run(Program({}, "submission.py", {}, [source, "print(2)"]), b"11\n", LIMITS)
    assert (seen.stdout.split()[-1:], seen.stderr) == ([b"2"], b"")
    assert not {b"5", b"100%"} & set(seen.stdout.split())


def test_a_students_module_is_found_beside_the_courses_folder_of_the_same_name(
    warm: Sandbox,
) -> None:
    files = {
        "utils.py": b"mine = 1",
        "utils/__init__.py": b"",
        "utils/common_tools.py": b"course = 2",
        "submission.py": b"import utils\nfrom utils.common_tools import course\n"
        b"print(utils.mine, course)",
    }
    seen = warm.run(Program(files, "submission.py"), b"", LIMITS)
    assert (seen.stdout, seen.stderr) == (b"1 2\n", b"")
