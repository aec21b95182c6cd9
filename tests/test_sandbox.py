"""The door: what a program sees, what it may do, and how its end is told."""

import ast
import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import Run, run_in
from honest import PRINTING

from grader.sandbox import Sandbox, settings, wall
from grader.sandbox.execution import MIB, Ending, Limits, Program
from grader.sandbox.inner import landlock
from grader.words.errors import SandboxError, WallError


@pytest.mark.parametrize(("source", "printed"), PRINTING.values(), ids=PRINTING)
def test_an_honest_program_works_as_under_python(run: Run, source: str, printed: str) -> None:
    seen = run(source, limits=Limits(cpu_s=20, wall_s=40))
    assert (seen.stdout.decode(), seen.stderr.decode()) == (printed, "")
    assert (seen.ending, seen.status) == (Ending.EXITED, 0)


@pytest.mark.parametrize(
    ("source", "ending", "status"),
    [
        pytest.param("import sys; sys.exit(3)", Ending.EXITED, 3, id="exit-status"),
        pytest.param("import sys; sys.exit('no')", Ending.EXITED, 1, id="exit-message"),
        pytest.param("1 / 0", Ending.EXITED, 1, id="exception"),
        pytest.param("raise KeyboardInterrupt", Ending.EXITED, 130, id="interrupt"),
        pytest.param("import os; os.abort()", Ending.SIGNALLED, signal.SIGABRT, id="abort"),
        pytest.param("import time; time.sleep(99)", Ending.WALL_TIME, 0, id="asleep"),
        pytest.param("x = b'x' * (1 << 30)", Ending.MEMORY, 0, id="memory"),
        pytest.param("while True: print('x' * 999)", Ending.OUTPUT, 0, id="flood"),
        pytest.param(
            "import sys\nwhile True: sys.stderr.write('x' * 999)",
            Ending.OUTPUT,
            0,
            id="flood-stderr",
        ),
    ],
)
def test_the_end_is_told_as_the_kernel_saw_it(
    run: Run, source: str, ending: Ending, status: int
) -> None:
    seen = run(source)
    assert seen.ending is ending
    if ending in (Ending.EXITED, Ending.SIGNALLED):
        assert seen.status == status


@pytest.mark.parametrize(
    "raises",
    [
        "raise ValueError('я' * 900_000)",
        "assert 0, ['x'] * 400_000",
        "raise ValueError('short') from KeyError('x' * 2_000_000)",
        "error = ValueError('short'); error.add_note('x' * 2_000_000); raise error",
    ],
)
def test_what_an_exception_says_is_not_what_a_program_printed(run: Run, raises: str) -> None:
    seen = run(raises)
    assert (seen.ending, seen.status) == (Ending.EXITED, 1)
    assert seen.report
    assert seen.report.exception
    assert b"line 1" in seen.stderr
    assert len(seen.stderr) < 100_000


def test_a_program_that_leaves_by_os_exit_reports_nothing(run: Run) -> None:
    seen = run("import os\nprint('right', flush=True)\nos._exit(0)")
    assert (seen.ending, seen.status, seen.report) == (Ending.EXITED, 0, None)


def test_an_exception_is_reported_with_the_line_of_the_students_file(run: Run) -> None:
    seen = run("import json\n\ndef f():\n    json.loads('{')\n\nf()\n")
    assert seen.report is not None
    assert seen.report.exception is not None
    assert (seen.report.exception.type, seen.report.exception.line) == ("JSONDecodeError", 4)
    assert b"runner" not in seen.stderr


def test_what_no_text_may_hold_is_reported_as_python_shows_it(warm: Sandbox) -> None:
    source = (
        b"class Odd:\n    def __repr__(self): return '\\ud800'\n"
        b"x = Odd()\nif int(input()): raise ValueError('bad \\udcff name')"
    )
    program = Program({"submission.py": source}, "submission.py", {"p": "x"})
    raised, ended = (warm.run(program, seed, Limits()).report for seed in (b"1", b"0"))
    assert raised is not None
    assert raised.exception is not None
    assert raised.exception.message == r"bad \udcff name"
    assert ended is not None
    assert ended.probes == {"p": r"\ud800"}


@pytest.mark.parametrize("isolation", ["warm", "cold", "limited"])
def test_a_probe_is_evaluated_among_the_names_of_the_ended_program(
    request: pytest.FixtureRequest, isolation: str
) -> None:
    sandbox = request.getfixturevalue(isolation)
    program = Program({"submission.py": b"x = [1, 2]"}, "submission.py", {"p": "max(x)", "q": "y"})
    seen = sandbox.run(program, b"", Limits())
    assert seen.report is not None
    assert seen.report.probes == {"p": "2", "q": None}


def test_unseeded_random_numbers_differ_between_runs(run: Run) -> None:
    source = """
        import random, numpy, torch
        print(random.random(), numpy.random.rand(), torch.rand(1).item())
    """
    first, second = (run(textwrap.dedent(source)).stdout.split() for _ in range(2))
    assert all(one != other for one, other in zip(first, second, strict=True))


def test_sets_of_strings_have_one_order(run: Run, cold: Sandbox) -> None:
    source = "print(list({'a', 'b', 'c', 'd', 'e', 'f'}))"
    assert run(source).stdout == run_in(cold, source).stdout


def test_many_runs_at_once_do_not_mix(warm: Sandbox) -> None:
    with ThreadPoolExecutor(4) as threads:
        seen = threads.map(lambda i: run_in(warm, "print(input())", f"{i}\n"), range(24))
    assert [int(each.stdout) for each in seen] == list(range(24))


def test_an_orphan_that_holds_the_output_does_not_delay_the_end(run: Run) -> None:
    source = "import os, time\nif os.fork() == 0:\n    time.sleep(60)\nprint('done')"
    seen = run(source)
    assert (seen.ending, seen.stdout) == (Ending.EXITED, b"done\n")  # not by its wall time


def test_a_fork_of_the_program_does_not_report_for_it(run: Run) -> None:
    seen = run("import os\nif os.fork():\n    os.wait()\n    os._exit(0)\nprint('child')")
    assert (seen.stdout, seen.report) == (b"child\n", None)


# --- life of the zygote --------------------------------------------------------------------------


def zygotes_of(pid: int) -> list[int]:
    """Return the walls that the process `pid` has started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return sorted(int(child) for task in tasks for child in task.read_text().split())


def test_a_dead_zygote_is_replaced_and_the_run_in_flight_tried_again() -> None:
    with Sandbox("walled", settings(spares=1)) as sandbox:
        assert run_in(sandbox, "print(1)").stdout == b"1\n"
        before = set(zygotes_of(os.getpid()))
        keeper = sandbox._keeper
        assert keeper is not None
        assert keeper._zygote is not None
        dead = keeper._zygote
        dead._process.kill()
        assert run_in(sandbox, "print(2)").stdout == b"2\n"
        dead.close()  # as the keeper does when it sees it first
        assert dead.last_words()
        assert set(zygotes_of(os.getpid())) - before


def test_a_program_is_run_however_zygotes_are_killed_while_they_start() -> None:
    killed = set(zygotes_of(os.getpid()))
    with ThreadPoolExecutor(1) as threads, Sandbox("walled", settings(warm=False)) as sandbox:
        running = threads.submit(run_in, sandbox, "print(1)")
        for _ in range(3):
            while not (started := set(zygotes_of(os.getpid())) - killed):
                time.sleep(0.001)
            for pid in started:
                os.kill(pid, signal.SIGKILL)
            killed |= started
        assert running.result().stdout == b"1\n"
        assert sandbox.isolation == "walled"


def test_a_sandbox_whose_zygotes_were_killed_at_first_runs_programs_when_they_are_let_live(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("grader.sandbox.keeper.READY_S", 0.0)
    killed = set(zygotes_of(os.getpid()))
    with ThreadPoolExecutor(1) as threads, Sandbox("walled", settings(warm=False)) as sandbox:
        running = threads.submit(run_in, sandbox, "print(1)")
        while not running.done():
            for pid in set(zygotes_of(os.getpid())) - killed:
                os.kill(pid, signal.SIGKILL)
                killed.add(pid)
            time.sleep(0.001)
        with pytest.raises(SandboxError, match="killed"):
            running.result()
        monkeypatch.undo()
        assert run_in(sandbox, "print(1)").stdout == b"1\n"


def test_a_sandbox_that_is_closed_while_it_starts_says_so() -> None:
    sandbox = Sandbox("auto", settings())
    sandbox.close()
    with pytest.raises(SandboxError, match="closed"):
        run_in(sandbox, "print(1)")


def test_a_program_killed_by_closing_the_limited_sandbox_has_no_end_of_its_own(
    tmp_path: Path,
) -> None:
    begun = tmp_path / "begun"
    source = f"import time\nopen({str(begun)!r}, 'w')\ntime.sleep(60)"
    with ThreadPoolExecutor(1) as threads, Sandbox("limited", settings()) as sandbox:
        run = threads.submit(run_in, sandbox, source)
        while not begun.exists():
            assert not run.done(), run.result()
            time.sleep(0.01)
        sandbox.close()
        with pytest.raises(SandboxError, match="closed"):
            run.result()


def test_nothing_survives_when_the_grader_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "grader_to_kill.py"
    script.write_text(
        "from grader.sandbox import Sandbox, settings\n"
        "from grader.sandbox.execution import Limits, Program\n"
        "with Sandbox('walled', settings(warm=False)) as sandbox:\n"
        "    sandbox.isolation\n"
        "    print('ready', flush=True)\n"
        "    source = b'import time; time.sleep(60)  # outlives_its_grader'\n"
        "    sandbox.run(Program({'s.py': source}, 's.py'), b'', Limits())\n"
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.5)
        walls = zygotes_of(process.pid)
        process.kill()
    deadline = time.monotonic() + 60
    while any(Path(f"/proc/{pid}").exists() for pid in walls) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert walls
    assert not [pid for pid in walls if Path(f"/proc/{pid}").exists()]


def test_what_two_programs_load_is_there_for_the_next() -> None:
    source = """
        import os, sys
        print(len({'matplotlib.pyplot', 'torch._dynamo'} & {*sys.modules}))
        print(len(os.listdir('/proc/self/task')), 'TORCHINDUCTOR_CACHE_DIR' in os.environ)
        # loads nothing, but has the word: optim
    """
    source = textwrap.dedent(source)
    with Sandbox("walled", settings(spares=1)) as sandbox:
        seen = [run_in(sandbox, source, limits=Limits()).stdout for _ in range(3)]
    assert seen == [b"0\n1 False\n", b"0\n1 False\n", b"2\n1 False\n"]


def test_a_folder_that_cannot_be_hidden_later_is_made_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    for name in ("environment/report", "report"):
        wall.reserve(tmp_path / name)
    assert (tmp_path / "environment/report").is_dir()
    assert not (tmp_path / "report").exists()


def test_a_sandbox_leaves_no_descriptor_process_or_group() -> None:
    def traces() -> tuple[int, list[int], list[Path]]:
        folders = (folder for folder, _, _ in os.walk("/sys/fs/cgroup"))  # while others come and go
        groups = [Path(each) for each in folders if f"/grader-{os.getpid()}-" in each]
        return len(list(Path("/proc/self/fd").iterdir())), zygotes_of(os.getpid()), groups

    before = traces()
    with Sandbox("walled", settings()) as sandbox:
        run_in(sandbox, "print(1)")
        run_in(sandbox, "while True: print('x' * 999)")
    assert traces() == before


# --- ways to run ---------------------------------------------------------------------------------


def test_walled_is_refused_where_it_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wall, "BWRAP_SHA256", "another")
    monkeypatch.setenv("PATH", "/nonexistent")
    with Sandbox("walled", settings()) as sandbox, pytest.raises(WallError, match="bubblewrap"):
        run_in(sandbox, "print(1)")


def test_auto_warns_once_when_it_steps_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wall, "BWRAP_SHA256", "another")
    monkeypatch.setattr(landlock, "version", lambda: 0)
    monkeypatch.setenv("PATH", "/nonexistent")
    warnings: list[str] = []
    with Sandbox("auto", settings(), warn=warnings.append) as sandbox:
        with ThreadPoolExecutor(4) as threads:  # a submission and its reference run at once
            seen = list(threads.map(lambda _: run_in(sandbox, "print(1)"), range(4)))
        assert {each.stdout for each in seen} == {b"1\n"}
        assert sandbox.isolation == "limited"
    assert len(warnings) == 1
    assert all(part in warnings[0] for part in ("bubblewrap", "Landlock", "only honest code"))


@pytest.mark.parametrize(
    ("source", "ending"),
    [
        pytest.param("print(int(input()))", Ending.EXITED, id="honest"),
        pytest.param("import time; time.sleep(99)", Ending.WALL_TIME, id="asleep"),
        pytest.param("while True: print('x' * 999)", Ending.OUTPUT, id="flood"),
        pytest.param("import os; os.abort()", Ending.SIGNALLED, id="abort"),
    ],
)
def test_limited_bounds_time_and_output(limited: Sandbox, source: str, ending: Ending) -> None:
    assert run_in(limited, source).ending is ending


ALONE = {
    "memory of one process": ("import time\nx = b'x' * (1 << 30)\ntime.sleep(3)", Ending.MEMORY),
    "memory of four": (
        "import os, time\nfor _ in range(2): os.fork()\nx = b'x' * (100 << 20)\ntime.sleep(3)",
        Ending.MEMORY,
    ),
    "memory that forks share": (
        "import os, time\nx = b'x' * (150 << 20)\nfor _ in range(2): os.fork()\ntime.sleep(0.5)",
        Ending.EXITED,
    ),
    "sixteen threads": (
        "import threading, time\n"
        "for _ in range(16): threading.Thread(target=time.sleep, args=[0.3]).start()",
        Ending.EXITED,
    ),
    "time of eight processes": (
        "import os\nfor _ in range(3): os.fork()\nwhile True: pass",
        Ending.CPU_TIME,
    ),
}


@pytest.mark.parametrize(("source", "ending"), ALONE.values(), ids=ALONE)
def test_without_a_control_group_init_sums_what_processes_use(
    alone: Sandbox, source: str, ending: Ending
) -> None:
    assert not alone.memory_summed
    cpu_s = 0.5 if ending is Ending.CPU_TIME else 2
    limits = Limits(cpu_s=cpu_s, wall_s=60, memory_bytes=300 * MIB)
    assert run_in(alone, source, limits=limits).ending is ending


def test_memory_is_summed_over_processes(run: Run) -> None:
    source = """
        import os, time
        for _ in range(8):
            if os.fork() == 0:
                x = b'x' * (60 << 20)
                time.sleep(3)
                os._exit(0)
        time.sleep(1)
        print('done')
    """
    seen = run(textwrap.dedent(source))
    assert seen.ending is Ending.MEMORY


def test_a_child_adds_little_memory_of_its_own(run: Run) -> None:
    assert run("").usage.memory_bytes < 10 * MIB


LIBRARIES = {
    "shell.py": {"IPython"},
    "bars.py": {"tqdm"},
    "figures.py": {"matplotlib", "numpy"},
    "rehearsal.py": {"numpy", "torch"},
    "sharing.py": {"torch"},
}
"""What uses a library that programs use themselves."""


@pytest.mark.parametrize("path", sorted(wall.INNER.glob("*.py")), ids=lambda path: path.stem)
def test_what_runs_inside_imports_the_standard_library_and_its_neighbours(path: Path) -> None:
    allowed = sys.stdlib_module_names | LIBRARIES.get(path.name, set())
    for node in ast.walk(ast.parse(path.read_text())):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level <= 1
            modules = [] if node.level else [str(node.module)]
        assert {name.partition(".")[0] for name in modules} <= allowed
