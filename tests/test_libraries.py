"""Libraries outside of the interpreter: what is here is inside, or it is no student's fault."""

import json
import os
import sys
from pathlib import Path

import pytest
from class_files import make_plain
from conftest import Graded, run_in

from grader.commands import doctor
from grader.judging import inside
from grader.sandbox import Sandbox, fence, libraries, settings, wall

WAYS = ("walled", "limited")
OWN = [entry for entry in sys.path if any(map(Path(entry).is_relative_to, libraries.own()))]
"""Of a path on which a developer may have more."""


def install(folder: Path, name: str) -> Path:
    """Put a library into a folder, as pip does; return its own folder."""
    (folder / name).mkdir(parents=True)
    (folder / name / "__init__.py").write_text("def said(): return 'of the library'\n")
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Name: {name}\n")
    (about / "RECORD").write_text(f"../../bin/{name},,\n{name}/__init__.py,,\n")
    return folder / name


def a_site(top: Path) -> Path:
    """Return a user's own site, in a home that is full of other things."""
    install(top / "home/lib/site-packages", "seaborn")
    (top / "home/secret.txt").write_text("secret")
    return top / "home/lib/site-packages"


def linked_files(top: Path) -> Path:
    """Return a site whose files are links into a cache."""
    made = install(top / "cache/digest", "seaborn")
    (top / "cache/secret.txt").write_text("secret")
    site = top / "lib/site-packages"
    for path in (made, made.with_name("seaborn-1.0.dist-info")):
        (site / path.name).mkdir(parents=True)
        for file in path.iterdir():
            (site / path.name / file.name).symlink_to(file)
    return site


def linked_folder(top: Path) -> Path:
    """Return a site with a link to a library that lies elsewhere, alone."""
    made = install(top / "elsewhere", "seaborn")
    (top / "elsewhere/secret.txt").write_text("secret")
    (top / "lib/site-packages").mkdir(parents=True)
    (top / "lib/site-packages/seaborn").symlink_to(made)
    return top / "lib/site-packages"


LAID_OUT = (a_site, linked_files, linked_folder)


@pytest.mark.parametrize("lay_out", LAID_OUT)
def test_a_library_outside_of_the_interpreter_is_inside_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lay_out: object
) -> None:
    assert callable(lay_out)
    monkeypatch.setattr(sys, "path", [*sys.path, str(lay_out(tmp_path))])
    reads = f"import os, subprocess, sys\nfound = [*os.walk({str(tmp_path)!r})]\n"
    imports = "import seaborn\nprint(seaborn.said())\n"
    again = "print(subprocess.run([sys.executable, '-c', 'import seaborn']).returncode)\n"
    hidden = "print('secret.txt' in str(found))\n"
    with Sandbox("walled", settings(warm=False)) as sandbox:
        seen = run_in(sandbox, reads + imports + again + hidden)
    assert (seen.stdout, seen.stderr) == (b"of the library\n0\nFalse\n", b"")


def test_limited_programs_find_libraries_where_we_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limited: Sandbox
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(a_site(tmp_path))])
    assert run_in(limited, "import seaborn\nprint(seaborn.said())").stdout == b"of the library\n"


def test_a_fence_lets_a_library_outside_be_read_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(linked_folder(tmp_path))])
    fenced = fence.Fence((), None, version=3)
    readable = [Path(path) for path in fenced.plan.readable]
    fenced.close()
    assert tmp_path / "elsewhere/seaborn" in readable
    assert not any((tmp_path / "elsewhere/secret.txt").is_relative_to(path) for path in readable)


def test_modules_of_python_itself_come_before_those_of_a_site_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    found = libraries.python_path("/ours").split(os.pathsep)
    assert found[0] == "/ours"
    assert found.index(str(libraries.STDLIB)) < found.index(str(site))


def test_a_folder_is_none_of_libraries_because_what_lies_in_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be the class's, which is on the path where PYTHONPATH is `.`."""
    install(tmp_path / "class", "alice")
    monkeypatch.setattr(sys, "path", [*OWN, str(tmp_path / "class")])
    assert libraries.outside() == []
    assert libraries.python_path("/ours") == "/ours"


def test_a_folder_that_is_not_there_is_none_of_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*OWN, str(tmp_path / "site-packages")])
    assert libraries.outside() == []
    assert libraries.python_path("/ours") == "/ours"


def test_a_ring_of_links_hides_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = tmp_path / "site-packages/x-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").symlink_to(about / "METADATA")
    monkeypatch.setattr(sys, "path", [*OWN, str(tmp_path / "site-packages")])
    assert tmp_path / "site-packages" in libraries.outside()


def test_where_nothing_lies_outside_programs_have_no_other_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", OWN)
    assert libraries.outside() == []
    assert libraries.python_path("/ours") == "/ours"


def test_the_grader_is_hidden_in_an_environment_that_a_link_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "real/lib/site-packages"
    (site / "reference").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "link"))
    monkeypatch.setattr(wall, "PROJECT", site)
    assert wall.masked(()) == [tmp_path / "link/lib/site-packages/reference"]
    assert wall.shows(site / "reports")


def test_another_grader_that_is_installed_is_hidden_as_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site(tmp_path)
    for name in ("grader/sandbox/inner", "reference"):
        (site / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    assert {site / "grader", site / "reference"} <= set(wall.masked(()))


# --- what cannot be had inside -------------------------------------------------------------------


def judged(graded: Graded, tmp_path: Path, source: str, isolation: str = "limited") -> str:
    """Return the verdict of a program on an exercise that needs no torch, and why."""
    (tmp_path / "s.py").write_text(source)
    own = ["--exercises", tmp_path / "own", "--exercise", "plain", "--isolation", isolation]
    if not (tmp_path / "own").exists():
        make_plain(tmp_path / "own")
    _, out, _ = graded(tmp_path / "s.py", *own, "--seed", 1, "--format", "json")
    case = json.loads(out)["cases"][0]
    return f"{case['verdict']}: {case['reason']}"


@pytest.mark.parametrize("isolation", WAYS)
def test_a_module_that_is_here_and_not_inside_is_no_students_fault(
    graded_here: Graded,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    isolation: str,
) -> None:
    (tmp_path / "checkout/seaborn").mkdir(parents=True)  # as of a source that is worked at
    (tmp_path / "checkout/seaborn/__init__.py").write_text("")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "checkout")])
    said = judged(graded_here, tmp_path, "import seaborn", isolation)
    assert said.startswith("judge_error: seaborn is here, but not inside the sandbox: Module")


@pytest.mark.parametrize(
    "source",
    [
        "raise ModuleNotFoundError(\"No module named 'numpy'\", name='numpy')",
        "raise ImportError('libtorch_cpu.so: failed to map segment')",
        "import numpy.not_there",
        "exit(1)  # numpy",
        "open('numpy.py', 'w').write('import not_there')\nimport numpy",
    ],
)
def test_a_program_that_says_that_a_module_is_lacking_makes_no_error_of_ours(
    graded_here: Graded, tmp_path: Path, source: str
) -> None:
    assert judged(graded_here, tmp_path, source).startswith("run_time_error: ")


@pytest.mark.parametrize("isolation", WAYS)
def test_the_doctor_imports_torch_inside_and_says_what_failed(
    monkeypatch: pytest.MonkeyPatch, isolation: str
) -> None:
    monkeypatch.setattr(doctor, "refused", lambda door, _: inside.refused(door, "not_there"))
    with Sandbox(isolation, settings(warm=False)) as sandbox:
        seen = doctor._torch(sandbox)
    assert (seen.works, seen.seen) == (False, "ModuleNotFoundError: No module named 'not_there'")
