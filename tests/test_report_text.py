"""The report for people: whole on any terminal, each thing said once."""

import io
import os
import re

import pytest
from judgements import GAIN, OURS, WRONG, Terminal, case, graded
from rich.cells import cell_len

from grader import reports
from grader.reports import Given
from grader.reports.as_text import commands, own_trace
from grader.words.language import LANGUAGES, Language
from grader.words.model import Case, CheckResult, Judgement
from grader.words.values import Plain, shown

LONG = "Die Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung " + "x" * 120
HOW = {"en": "line 2: 1.6 is too small", "ru": "строка 2: 1.6 - мало", "zh": "第 2 行：1.6 偏小"}
WHY = {"en": f"{LONG}.", "ru": f"Это {LONG}.", "zh": f"这是 {LONG}。"}


def lines(judgement: Judgement, language: Language, stream: io.StringIO) -> list[str]:
    """Return the report without colours, by line."""
    reports.write("text", [judgement], GAIN, stream, language)
    return re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue()).split("\n")


def told(language: Language) -> Judgement:
    """Return a judgement with a sentence that is wider than a terminal."""
    wrong = case(1, "wrong_answer", (True, False))
    update = {"message": HOW[language], "diagnosis": WHY[language]}
    checks = (wrong.checks[0], wrong.checks[1].model_copy(update=update))
    made = graded("x", wrong.model_copy(update={"checks": checks}), verdict="wrong_answer")
    return made.judgement


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_nothing_is_cut_on_a_terminal_and_no_line_is_too_wide(
    monkeypatch: pytest.MonkeyPatch, language: Language, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    found = lines(told(language), language, Terminal())
    table = [line for line in found if "grade gain.py" not in line and "python gain.py" not in line]
    assert max(map(cell_len, table)) <= width
    letters = re.sub(r"\s", "", "".join(table))
    for words in (*(check.title.within(language) for check in GAIN.checks), WHY[language]):
        left = iter(letters)  # of a cell that is folded others stand between
        assert all(letter in left for letter in re.sub(r"\s", "", words))
    assert not {"…", "..."} & set(re.findall(r"…|\.{3}", letters))


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
@pytest.mark.parametrize("said", ["", "0", "1", "-5", "abc", "²", "٠", "9" * 30])
@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_a_size_in_which_nothing_can_be_read_is_as_if_nobody_had_said_it(
    name: str, said: str, stream: type[io.StringIO]
) -> None:
    with pytest.MonkeyPatch.context() as patch:  # pytest reads it too, right after the test
        for each in ("COLUMNS", "LINES"):
            patch.delenv(each, raising=False)
        patch.setattr("os.get_terminal_size", lambda *_: os.terminal_size((0, 0)))
        before = lines(told("en"), "en", stream())
        patch.setenv(name, said)
        assert lines(told("en"), "en", stream()) == before
        assert LONG in "".join(lines(told("en"), "en", io.StringIO()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_judge_error_names_no_points(language: Language) -> None:
    head = lines(OURS.judgement, language, io.StringIO())[0]
    assert not re.search("[0-9]", head)


def test_the_line_of_the_script_stands_beside_that_of_the_output() -> None:
    found = lines(graded().judgement, "en", io.StringIO())
    title = GAIN.checks[0].title.en
    assert f"  ok    {title}: 1.6 (line 1, printed by line 7 of the script)" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_said_once(language: Language) -> None:
    (line,) = (line for line in lines(told(language), language, io.StringIO()) if LONG in line)
    assert line.count("1.6") == 1


def test_chinese_sentences_end_as_chinese_sentences_do() -> None:
    found = lines(told("zh"), "zh", io.StringIO())
    (line,) = (line for line in found if LONG in line)
    assert line == f"  错    torch 中 tanh 的增益：第 2 行：1.6 偏小。这是 {LONG}。"


def test_a_notebook_is_not_run_with_python() -> None:
    notebook = WRONG.judgement.model_copy(update={"submission": "-my work.ipynb"})
    *_, again, _ = lines(notebook, "en", io.StringIO())
    grade = "grade './-my work.ipynb' --exercise tanh_gain --seed 2"
    assert again == f"To grade it again:  {grade}"


LIMITED = (("--with", "sub/my data.csv"), ("--time-limit", "2"), ("--with", "-x.py"))
GIVEN = {
    "a folder": (Given("sub/gain.py"), "sub/gain.py", ""),
    "a folder above": (Given("../a b/gain.py"), "'../a b/gain.py'", ""),
    "a name like an option": (Given("-gain.py"), "./-gain.py", ""),
    "options": (
        Given("gain.py", LIMITED),
        "gain.py",
        " --with 'sub/my data.csv' --time-limit 2 --with ./-x.py",
    ),
}


@pytest.mark.parametrize(("given", "file", "options"), GIVEN.values(), ids=GIVEN)
def test_a_command_names_a_file_as_it_was_given_with_what_changes_its_judgement(
    given: Given, file: str, options: str
) -> None:
    found = [shell for _, shell in commands(WRONG.judgement, GAIN, given=given)]
    grade = f"grade {file} --exercise tanh_gain --seed 2{options}"
    assert found == [f"echo 2 | python {file}", grade]


def test_a_line_is_left_free_between_reports() -> None:
    stream = io.StringIO()
    reports.write("text", [graded().judgement] * 3, GAIN, stream, "en", several=True)
    one, *others = stream.getvalue().split("\n\naccepted")
    assert (one.startswith("accepted"), len(others)) == (True, 2)
    assert others[-1].endswith("\n")
    assert not others[-1].endswith("\n\n")


def test_each_of_several_files_is_named_as_it_was_given() -> None:
    stream = io.StringIO()
    given = [Given("a/gain.py"), Given("b/gain.py")]
    reports.write("text", [WRONG.judgement] * 2, GAIN, stream, "en", several=True, given=given)
    assert re.findall("grade (.)/gain.py", stream.getvalue()) == ["a", "b"]


@pytest.mark.parametrize(
    ("called", "verdict", "told"),
    [
        pytest.param((True, True), "wrong_answer", "python -i gain.py", id="functions"),
        pytest.param((False, True), "wrong_answer", "python -i gain.py", id="what-failed"),
        pytest.param((True, False), "wrong_answer", "echo 2 | python gain.py", id="a-print"),
        pytest.param((True, True), "run_time_error", "echo 2 | python gain.py", id="the-script"),
    ],
)
def test_who_is_asked_for_a_function_is_told_to_call_it(
    called: tuple[bool, bool], verdict: str, told: str
) -> None:
    each = zip(GAIN.checks, called, strict=True)
    checks = [check.model_copy(update={"call": "f(x)" if is_ else None}) for check, is_ in each]
    asked = GAIN.model_copy(update={"checks": tuple(checks)})
    wrong = graded("x", case(2, verdict, (True, False)), verdict=verdict).judgement
    (_, shell), _ = commands(wrong, asked)
    assert shell == told


NO_MODULE = "Traceback ...\nModuleNotFoundError: No module named 'helper'\n"
NO_FILE = "Traceback ...\nFileNotFoundError: [Errno 2] No such file or directory: "
BESIDE = ("sub/helper.py", "sub/data", "sub/x.csv")
WITH = "".join(f" --with {path}" for path in BESIDE)
MISSED = {
    "a module": (NO_MODULE, WITH),
    "a module of a package": (NO_MODULE.replace("helper", "helper.of"), WITH),
    "a file": (f"{NO_FILE}'x.csv'\n", WITH),
    "a file by a dot": (f"{NO_FILE}'./x.csv'\n", WITH),
    "a file in a folder": (f"{NO_FILE}'data/x.csv'\n", WITH),
    "a file that numpy wants": ("FileNotFoundError: data/x.csv not found.\n", WITH),
    "another module": (NO_MODULE.replace("helper", "helpers"), ""),
    "another file": (f"{NO_FILE}'y.csv'\n", ""),
    "a file elsewhere": (f"{NO_FILE}'/x.csv'\n", ""),
    "another mistake": ("Traceback ...\nKeyError: 'helper'\n", ""),
}


@pytest.mark.parametrize(("stderr", "options"), MISSED.values(), ids=MISSED)
def test_what_lies_beside_is_given_with_a_program_that_missed_it(stderr: str, options: str) -> None:
    ended = case(2, "run_time_error", (False, False), stderr=stderr)
    judgement = graded("x", ended, verdict="run_time_error").judgement
    *_, (what, shell) = commands(judgement, GAIN, given=Given("sub/gain.py", beside=BESIDE))
    assert shell == f"grade sub/gain.py --exercise tanh_gain --seed 2{options}"
    assert str(what).startswith("To grade it with what lies beside it") is bool(options)


ITS = "ImportError: cannot import name 'gain' from '{}' (/tmp/course/lesson/utils/__init__.py)\n"
HIDDEN = {
    "a name of a module": (["utils.py", "x.csv"], ITS.format("utils"), ["utils.py", "x.csv"]),
    "a name of a folder": (["utils"], ITS.format("utils.common_tools"), ["utils"]),
    "a module of a folder": (["utils"], NO_MODULE.replace("helper", "utils.mine"), ["utils"]),
    "an attribute": (["utils.py"], "AttributeError: module 'utils' has no attribute 'gain'\n", 1),
    "a name of a file of theirs": (["common_tools.py"], ITS.format("common_tools"), 1),
    "a name of all": (["utils.py"], "NameError: name 'gain' is not defined\n", 1),
    "another module of theirs": (["h.py", "utils.py"], NO_MODULE.replace("helper", "h"), 2),
    "a slip beside the course's own folder": (["utils"], "NameError: name 'x' is not\n", 0),
    "a slip beside a module of one's own": (["h.py"], "NameError: name 'x' is not defined\n", 0),
    "a name that a library lacks": (["torch.py"], ITS.format("torch"), 0),
    "an attribute of a value": (["utils.py"], "AttributeError: 'int' object has no ..\n", 0),
}


@pytest.mark.parametrize(("beside", "stderr", "lacking"), HIDDEN.values(), ids=HIDDEN)
def test_a_module_that_the_exercise_s_own_hides_is_given_with_the_program(
    beside: list[str], stderr: str, lacking: list[str] | int
) -> None:
    ended = case(2, "run_time_error", (False, False), stderr=f"Traceback ...\n{stderr}")
    judgement = graded("x", ended, verdict="run_time_error").judgement
    given = Given("gain.py", beside=tuple(beside))
    *_, (_, shell) = commands(judgement, GAIN, given=given)
    wanted = beside[:lacking] if isinstance(lacking, int) else lacking
    assert re.findall("--with (\\S+)", shell) == wanted


def test_a_language_that_is_not_the_locale_s_is_in_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    found = {each: "\n".join(lines(told(each), each, io.StringIO())) for each in LANGUAGES}
    ends = {
        each: text.rpartition(" --exercise tanh_gain --seed ")[2].strip()
        for each, text in found.items()
    }
    assert ends == {"en": "1 --lang en", "ru": "1", "zh": "1 --lang zh"}


def test_a_check_of_an_earlier_description_goes_by_its_name() -> None:
    result = CheckResult(name="old_check", points=1, passed=True, actual=1.0)
    made: Case = case().model_copy(update={"checks": (result,)})
    assert "  ok    old_check: 1" in lines(graded("x", made).judgement, "en", io.StringIO())


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        pytest.param(None, "en", "nothing", id="nothing"),
        pytest.param(0.5, "en", "0.5", id="number"),
        pytest.param(5e-324, "en", "4.940656458e-324", id="the-least"),
        pytest.param(float("nan"), "en", "nan", id="nan"),
        pytest.param("ReLU", "zh", "ReLU", id="name"),
        pytest.param((1.0, None, "NaN"), "en", "[1, -, NaN]", id="a-layer-is-missing"),
        pytest.param((1.0,) * 5, "en", "[1, 1, 1, 1, 1]", id="one-more-is-shown"),
        pytest.param((1.0,) * 100, "en", "[1, 1, 1, 1] (the first 4 of 100)", id="long"),
        pytest.param((1.0,) * 100, "ru", "[1, 1, 1, 1] (первые 4 из 100)", id="long-ru"),
        pytest.param((1.0,) * 6, "zh", "[1, 1, 1, 1]（共 6 个，这是前 4 个）", id="long-zh"),
        pytest.param(((1.0, 2.0),) * 2, "en", "[[1, 2], [1, 2]]", id="array"),
        pytest.param(
            ((1.0,) * 5,) * 10, "en", "[1, 1, 1, 1] (the first 4 of 10 x 5)", id="long-array"
        ),
        pytest.param((), "en", "[]", id="empty"),
    ],
)
def test_a_long_value_is_its_first_numbers_and_how_many_there_are(
    value: Plain, language: Language, text: str
) -> None:
    assert shown(value, language) == text


@pytest.mark.parametrize(
    ("trace", "own"),
    [
        pytest.param(
            """\
  File "/tmp/course/lesson/submission_1.py", line 3, in <module>
    import submission
  File "/tmp/course/lesson/submission.py", line 9, in <module>
    1 / 0
""",
            ["line 3, in <module>: import submission"],
            id="beside-a-file-of-that-name",
        ),
        pytest.param(
            """\
  File "submission.py", line 1, in <module>
    submission_1.f()
  File "submission_1.py", line 7, in f
    1 / 0
""",
            ["line 1, in <module>: submission_1.f()"],
            id="beside-a-file-with-a-number",
        ),
        pytest.param(
            '  File "/x/my_submission.py", line 1, in <module>\n    f()\n', [], id="another-file"
        ),
    ],
)
def test_a_trace_is_that_of_the_entry_whatever_it_is_called(trace: str, own: list[str]) -> None:
    assert own_trace(f"Traceback (most recent call last):\n{trace}ZeroDivisionError: x") == own
