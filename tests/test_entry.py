"""Which of a student's files is graded, what lies beside it, and what is said of each other."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from class_files import RIGHT, look, make_folder, make_zip, reasons
from hypothesis import given
from hypothesis import strategies as st

from grader.classroom import source
from grader.exercise import description
from grader.judging import companions
from grader.judging.submission import from_bytes
from grader.reading import parts
from grader.sandbox import Sandbox
from grader.sandbox.execution import MIB, Limits
from grader.words.errors import UsageError

PRINTS = "print(1)\n"
NOTEBOOK = json.dumps(
    {"cells": [{"cell_type": "code", "source": ["import helper\n", "1"]}], "nbformat": 4}
)
ENTRIES: dict[str, tuple[Mapping[str, str], str]] = {
    "one file, whatever it is": ({"test.py": "x = 1"}, "test.py"),
    "what reads and prints": ({"a.py": PRINTS, "b.py": RIGHT, "c.py": "x = 1"}, "b.py"),
    "what prints": ({"a.py": PRINTS, "tanh_gain.py": "x = 1"}, "a.py"),
    "a notebook": ({"tanh_gain.py": "x = 1", "x.ipynb": NOTEBOOK}, "x.ipynb"),
    "what imports, not what is imported": (
        {"main.py": "import tanh_gain\n" + RIGHT, "tanh_gain.py": RIGHT},
        "main.py",
    ),
    "what imports from a package": (
        {
            "hw.py": "from models.net import Net\n" + RIGHT,
            "models/net.py": RIGHT,
            "models/__init__.py": "",
        },
        "hw.py",
    ),
    "what imports relatively": (
        {"p/hw.py": "from .tanh_gain import x\n" + RIGHT, "p/tanh_gain.py": RIGHT},
        "p/hw.py",
    ),
    "a notebook that imports": ({"x.ipynb": NOTEBOOK, "helper.py": RIGHT}, "x.ipynb"),
    "no test": ({"hw.py": RIGHT, "test_tanh_gain.py": "import hw\n" + RIGHT}, "hw.py"),
    "nothing in a folder of tests": ({"hw.py": RIGHT, "tests/tanh_gain.py": RIGHT}, "hw.py"),
    "no part of a package": ({"submission.py": RIGHT, "__init__.py": RIGHT}, "submission.py"),
    "nothing that the exercise gave": ({"hw.py": RIGHT, "tools/common_tools.py": RIGHT}, "hw.py"),
    "nothing empty": ({"hw.py": RIGHT, "tanh_gain.py": "\n"}, "hw.py"),
    "the name most like the exercise's": (
        {"a.py": RIGHT, "Tanh-gain v2.py": RIGHT},
        "Tanh-gain v2.py",
    ),
    "no old one": ({"hw.py": RIGHT, "hw_old.py": RIGHT, "hw (copy).py": RIGHT}, "hw.py"),
    "a usual name": ({"hw.py": RIGHT, "zzz.py": RIGHT}, "hw.py"),
    "the one that lies highest": ({"a/hw.py": RIGHT, "hw.py": RIGHT}, "hw.py"),
    "even what is imported, if all is": ({"a.py": "import b", "b.py": "import a"}, "a.py"),
    "nothing installed": (
        {
            "hw.py": "x = 1",
            "venv/lib/python3.11/site-packages/pip/_internal/main.py": RIGHT,
            "env/Scripts/activate_this.py": RIGHT,
            "mine/pyvenv.cfg": "home = /usr/bin",
            "mine/share/x.py": RIGHT,
            "libs/torch/tanh_gain.py": RIGHT,
            "libs/torch-2.4.dist-info/METADATA": "",
        },
        "hw.py",
    ),
    "what is called like an environment and is none": ({"env/hw.py": RIGHT}, "env/hw.py"),
}


@pytest.mark.parametrize(("files", "entry"), ENTRIES.values(), ids=ENTRIES)
def test_of_a_students_files_the_entry_is_graded(
    tmp_path: Path, files: Mapping[str, str], entry: str
) -> None:
    everything = {f"ivanov/{name}": content for name, content in files.items()}
    everything["lee/hw.py"] = RIGHT
    for path in (
        make_folder(tmp_path / "class", everything),
        make_zip(tmp_path / "class.zip", everything),
    ):
        found = look(path)
        assert [f.name for f in found.files] == [f"ivanov/{entry}", "lee/hw.py"]
        listed = reasons(found)
        for name in files:
            above = [listed.get(f"ivanov/{'/'.join(name.split('/')[: i + 1])}") for i in range(9)]
            assert name == entry or any(above), name


def test_the_newest_of_equals_is_graded_and_what_is_said_is_why(tmp_path: Path) -> None:
    make_folder(tmp_path, {"a/one.py": RIGHT, "a/two.py": RIGHT, "b/x.py": RIGHT, "b/y.txt": ""})
    os.utime(tmp_path / "a/one.py", (1e9 + 60, 1e9 + 60))
    found = look(tmp_path)
    assert [f.name for f in found.files] == ["a/one.py", "b/x.py"]
    assert reasons(found) == {
        "a/two.py": "a: a/one.py is graded: it is newer; beside a/one.py when it runs",
        "b/y.txt": "b: beside b/x.py when it runs",
    }


def test_what_is_called_as_its_folder_is_graded_and_not_what_is_newer(tmp_path: Path) -> None:
    """So is an assignment of nbgrader's beside a notebook for notes."""
    for each, age_s in (("a/ps1/ps1.ipynb", 9000), ("a/ps1/scratch.ipynb", 0), ("b/x.py", 0)):
        path = tmp_path / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NOTEBOOK if each.endswith(".ipynb") else RIGHT)
        os.utime(path, (1.7e9 - age_s,) * 2)
    assert {each.name for each in look(tmp_path).files} == {"a/ps1/ps1.ipynb", "b/x.py"}


def test_a_file_handed_in_to_canvas_again_is_the_newer_one(tmp_path: Path) -> None:
    names = ["ivanov_5_701_hw.py", "ivanov_5_702_hw-1.py", "ivanov_5_703_data-2.csv"]
    (found,) = look(make_zip(tmp_path / "c.zip", dict.fromkeys(names, RIGHT))).files
    assert found.name == names[1]
    assert set(found.read().beside) == {"hw.py", "data-2.csv", "data.csv"}


def test_a_number_in_a_students_own_file_name_may_be_any(tmp_path: Path) -> None:
    own = make_zip(tmp_path / "own.zip", {f"hw-{'9' * 5000}.py": RIGHT, "hw-1.py": RIGHT})
    names = {"ivanov_5_701_hw.py": RIGHT, "petrov_6_702_hw.zip": own.read_bytes()}
    found = look(make_zip(tmp_path / "c.zip", names)).files
    assert [each.student for each in found] == ["ivanov_5", "petrov_6"]


HOSTILE_SOURCES = {
    "marks": "#%%\n" * 400_000,
    "marks of an exercise": "# exercise: a\n" * 100_000,
    "headings": "#%% [markdown]\n# mean\n#%%\n" * 50_000,
    "a long heading": "#%% " + "gradient " * 9_000 + "\nx\n" + "#%%\na\n" * 900,
    "names": "".join(f"a{i}=1\n" for i in range(12_000)) + "#%%\n" + "b " * 40_000,
}


@pytest.mark.parametrize("text", HOSTILE_SOURCES.values(), ids=HOSTILE_SOURCES)
def test_the_parts_of_any_source_are_told_apart_in_seconds(text: str) -> None:
    exercise = description.find("fc1_gradient")
    others = [t for t in description.tasks(exercise.folder) if t.name != exercise.name]
    parts.own(parts.of_script(text), exercise.task, others)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_source_is_looked_into_and_none_fails(content: bytes) -> None:
    source.words(content)


@pytest.mark.parametrize("piece", ["from ", "import ", "from " + "." * 1000, "%run ", "(", '"\\n'])
def test_a_long_source_costs_its_length(piece: str) -> None:
    import time

    costs = []
    for count in (20_000, 80_000):
        begun_s = time.process_time()
        source.words((piece * count)[:2_000_000].encode())
        costs.append(time.process_time() - begun_s)
    assert costs[1] < 40 * costs[0] + 2


# --- what lies beside ----------------------------------------------------------------------------


def beside(path: Path) -> set[str]:
    (found,) = look(path).files
    return set(found.read().beside)


def test_what_a_student_handed_in_lies_as_it_lay(tmp_path: Path) -> None:
    files = {
        "lee/code/src/hw.py": RIGHT,
        "lee/code/src/helper.py": "",
        "lee/code/src/pkg/__init__.py": "",
        "lee/code/data/train.csv": "",
        "lee/readme.md": "",
        "lee/.git/config": "",
        "lee/venv/lib/python3.11/site-packages/x.py": "",
    }
    assert beside(make_folder(tmp_path / "cls", files)) == {
        "helper.py",
        "pkg/__init__.py",
        "../data/train.csv",
        "code/data/train.csv",  # for whoever runs it from the top
        "../../readme.md",
        "readme.md",
    }


def test_what_lies_in_an_archive_lies_beside_what_was_handed_in_with_it(tmp_path: Path) -> None:
    make_folder(tmp_path / "cls", {"lee/data.csv": "1"})
    make_zip(tmp_path / "cls/lee/hw.zip", {"hw.py": RIGHT, "helper.py": "", "data.csv": "2"})
    (found,) = look(tmp_path / "cls").files
    assert found.read().beside == {"helper.py": b"", "data.csv": b"2"}
    assert reasons(look(tmp_path / "cls"))["lee/data.csv"] == (
        "lee: not beside it: another file of the student's lies there"
    )


def test_too_much_beside_an_entry_is_left_out_modules_last(tmp_path: Path) -> None:
    files = {f"lee/{i:03}.csv": "x" * i for i in range(companions.FILES_MAX + 5)}
    files |= {"lee/hw.py": RIGHT, "lee/zz.py": "x = 1"}
    found = look(make_folder(tmp_path / "cls", files))
    laid = found.files[0].read().beside
    assert len(laid) == companions.FILES_MAX
    assert "zz.py" in laid
    assert reasons(found)["lee/204.csv"] == "lee: not beside it: too much lies beside the entry"


def test_a_large_file_beside_an_entry_leaves_room_for_the_others(tmp_path: Path) -> None:
    make_folder(tmp_path / "cls", {"lee/hw.py": RIGHT, "lee/a.csv": "1"})
    (tmp_path / "cls/lee/video.mp4").write_bytes(bytes(companions.BYTES_MAX))
    found = look(tmp_path / "cls")
    assert found.files[0].read().beside == {"a.csv": b"1"}


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("data.csv", ""),
        ("a/b/c.csv", ""),
        ("../../data.csv", ""),
        ("данные.csv", ""),
        ("../../../data.csv", "it lies too far above"),
        ("/etc/passwd", "it lies too far above"),
        ("a/../../../../x", "it lies too far above"),
        ("../lesson/x.py", "it would lie in the program's own folder"),
        ("../../course/x.py", "it would lie in the program's own folder"),
        ("a/b/c/d/e/f/g/h/i.py", "it lies too deep"),
        ("a\0b.csv", "its name can be none of a file"),
        ("..", "its name can be none of a file"),
        ("x" * 300, "its name can be none of a file"),
        ("я" * 200, "its name can be none of a file"),
        ("\udcff.csv", "its name is no text"),
    ],
)
def test_a_path_beside_a_program_stays_in_its_own_folders(path: str, problem: str) -> None:
    assert companions.problem(path) == problem


def test_a_students_own_files_win_over_those_that_were_given() -> None:
    given = {"tools/common_tools.py": b"g", "utils/common_tools.py": b"g", "tools/__init__.py": b""}
    own = {"utils.py": b"o", "tools/common_tools.py": b"o"}
    assert companions.merged(given, own) == {**own, "tools/__init__.py": b""}
    assert companions.merged({"data": b"g"}, {"data/x.csv": b"o"}) == {"data/x.csv": b"o"}
    made = from_bytes("hw.py", b"import submission").with_beside({"submission.py": b"x = 1"})
    program = made.program({})
    assert (program.entry, set(program.files)) == (
        "submission_1.py",
        {"submission_1.py", "submission.py"},
    )


def test_what_lies_beside_is_imported_and_opened_by_a_walled_program(
    tmp_path: Path, warm: Sandbox
) -> None:
    files = {
        "lee/src/hw.py": (
            "import sys; sys.path.append('..')\n"
            "import helper, pkg.inner\nfrom lib.far import far\n"
            "print(helper.x, pkg.inner.y, far, open('data.txt').read(), open('../top.txt').read())"
        ),
        "lee/src/helper.py": "x = 1",
        "lee/src/pkg/__init__.py": "",
        "lee/src/pkg/inner.py": "from .other import y",
        "lee/src/pkg/other.py": "y = 2",
        "lee/src/data.txt": "four",
        "lee/lib/far.py": "far = 3",
        "lee/top.txt": "five",
        "ann/hw.py": RIGHT,
    }
    found = {f.student: f for f in look(make_zip(tmp_path / "c.zip", files)).files}
    made = found["lee"].read()
    limits = Limits(cpu_s=5, wall_s=20, memory_bytes=512 * MIB, output_bytes=4096)
    seen = warm.run(made.program({}), b"", limits)
    assert (seen.stdout, seen.stderr) == (b"1 2 3 four five\n", b"")


def test_files_to_lay_beside_a_program_are_read_as_they_lie(tmp_path: Path) -> None:
    make_folder(tmp_path, {"data/a/x.csv": "1", "data/__pycache__/y.pyc": "", "helper.py": "2"})
    loaded = companions.load([tmp_path / "data", tmp_path / "helper.py"])
    assert loaded == {"data/a/x.csv": b"1", "helper.py": b"2"}
    os.mkfifo(tmp_path / "pipe")
    for path, said in (("none", "No such file"), ("pipe", "give a file or a folder")):
        with pytest.raises(UsageError, match=said):
            companions.load([tmp_path / path])
