"""One submission, judged: what each kind of file and of ending earns."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercise import description
from grader.judging import fault, results, submission
from grader.judging.judge import Judge
from grader.judging.terms import Bounds, terms_of
from grader.sandbox import Sandbox
from grader.sandbox.execution import Ending, Execution, Limits, Raised, Report
from grader.words.language import LANGUAGES, say
from grader.words.model import Judgement, Usage, Verdict

PRINT = "print('gain:', 1.598)\nprint('tanh_gain in PyTorch:', 5 / 3)\n"

Grade = Callable[..., Judgement]


@pytest.fixture(scope="session")
def grade(warm: Sandbox) -> Grade:
    """Judge the bytes of a script of `tanh_gain` in the warm sandbox."""
    exercise = description.find("tanh_gain")

    @cache
    def judge_on(seeds: tuple[int, ...]) -> Judge:
        return Judge(terms_of(exercise, seeds, Bounds(1, 300, 64)), warm)

    def graded(source: bytes | str, seeds: tuple[int, ...] = (1,)) -> Judgement:
        content = source.encode() if isinstance(source, str) else source
        made = submission.from_bytes("script.py", content)
        return judge_on(seeds).judge(made)

    return graded


FILES = {
    "right": (PRINT, Verdict.ACCEPTED, ""),
    "byte order mark": (b"\xef\xbb\xbf" + PRINT.encode(), Verdict.ACCEPTED, ""),
    "another declared coding": (
        ("# coding: cp1251\nx = 'Привет'\n" + PRINT).encode("cp1251"),
        Verdict.ACCEPTED,
        "",
    ),
    "crlf": (PRINT.replace("\n", "\r\n"), Verdict.ACCEPTED, ""),
    "empty": (b"", Verdict.RUN_TIME_ERROR, "the file is empty"),
    "only blanks": (b" \n\n", Verdict.RUN_TIME_ERROR, "the file is empty"),
    "only comments": ("# nothing\n", Verdict.WRONG_ANSWER, "Gain of tanh on the sample: "),
    "binary": (bytes(range(256)), Verdict.RUN_TIME_ERROR, "no text"),
    "nul byte": (PRINT.encode() + b"\0", Verdict.RUN_TIME_ERROR, "no text"),
    "not utf-8": (b"x = '\xcf\xf0'\n", Verdict.RUN_TIME_ERROR, "SyntaxError"),
    "100 MB": (b"#" * (100 << 20), Verdict.RUN_TIME_ERROR, "larger than 16 MiB"),
    "syntax error": (
        "print(1\n",
        Verdict.RUN_TIME_ERROR,
        "SyntaxError: '(' was never closed (line 1)",
    ),
    "first line begins with a tab": (
        "\t" + PRINT,
        Verdict.RUN_TIME_ERROR,
        "IndentationError: unexpected indent (line 1)",
    ),
    "reads twice": ("input()\ninput()\n", Verdict.RUN_TIME_ERROR, "EOFError"),
    "exception": (
        "x = 1\n1 / 0\n",
        Verdict.RUN_TIME_ERROR,
        "ZeroDivisionError: division by zero (line 2)",
    ),
    "exit status 1 after the right output": (
        PRINT + "import sys; sys.exit(1)",
        Verdict.RUN_TIME_ERROR,
        "exit status 1",
    ),
    "exit status 0 before its end": (
        PRINT + "import os, sys; sys.stdout.flush(); os._exit(0)",
        Verdict.RUN_TIME_ERROR,
        "before the end of the script",
    ),
    "killed by itself": (
        PRINT + "import os; os.kill(os.getpid(), 9)",
        Verdict.RUN_TIME_ERROR,
        "SIGKILL",
    ),
    "busy": ("while True: pass", Verdict.TIME_LIMIT_EXCEEDED, "it "),
    "asleep": (
        "import time; time.sleep(99)",
        Verdict.TIME_LIMIT_EXCEEDED,
        "did not end within 3 s",
    ),
    "memory": ("x = b'x' * (1 << 30)", Verdict.MEMORY_LIMIT_EXCEEDED, "more than 300 MiB"),
    "memory error": ("raise MemoryError", Verdict.MEMORY_LIMIT_EXCEEDED, "MemoryError"),
    "memory in torch": (
        "import torch\nx = torch.ones(1 << 50)",
        Verdict.MEMORY_LIMIT_EXCEEDED,
        "DefaultCPUAllocator",
    ),
    "flood after the right output": (
        PRINT + "while True: print()",
        Verdict.OUTPUT_LIMIT_EXCEEDED,
        "more than 64 KiB",
    ),
    "invalid utf-8, nul and escapes in the output": (
        "import sys\nsys.stdout.buffer.write(b'\\xff\\x00\\x1b[31m\\n')\nsys.stdout.flush()\n"
        + PRINT,
        Verdict.ACCEPTED,
        "",
    ),
}


@pytest.mark.parametrize(("source", "verdict", "reason"), FILES.values(), ids=FILES)
def test_a_file_earns_its_verdict(
    grade: Grade, source: bytes | str, verdict: Verdict, reason: str
) -> None:
    judgement = grade(source)
    assert judgement.verdict is verdict, judgement
    assert reason in judgement.cases[0].reason
    assert judgement.score == (1 if verdict is Verdict.ACCEPTED else 0)


def test_a_submission_earns_its_worst_case_and_the_points_of_checks_that_always_pass(
    grade: Grade,
) -> None:
    judgement = grade("print('gain:', 1.598 if input() == '1' else 9)\nprint(5 / 3)", seeds=(1, 2))
    assert [case.verdict for case in judgement.cases] == [Verdict.ACCEPTED, Verdict.WRONG_ANSWER]
    assert (judgement.verdict, judgement.score) == (Verdict.WRONG_ANSWER, 0.5)


def test_the_same_submission_gives_the_same_judgement(grade: Grade) -> None:
    source = "import torch\ntorch.manual_seed(int(input()))\nprint(torch.randn(3))\n" + PRINT
    first, second = (grade(source).model_dump() for _ in range(2))
    for judgement in (first, second):
        judgement["cases"][0].pop("usage")
    assert first == second


def test_no_expected_value_is_in_a_judgement_that_does_not_reveal(grade: Grade) -> None:
    text = grade("print('gain:', 9)\nprint(9)").model_dump_json()
    assert "1.66" not in text
    assert "1.598" not in text


def test_a_broken_reference_is_a_judge_error(warm: Sandbox, tmp_path: Path) -> None:
    ours = description.REFERENCE / "tanh_gain.toml"
    (tmp_path / "broken.toml").write_text(ours.read_text())
    (tmp_path / "common_tools.py").touch()
    (tmp_path / "broken.py").write_text("def expected(seed):\n    return {'sample_gain': 1 / 0}\n")
    exercise = description.load(tmp_path / "broken.toml")
    terms = terms_of(exercise, (1,))
    made = submission.from_bytes("script.py", PRINT.encode())
    judgement = Judge(terms, warm).judge(made)
    assert judgement.verdict is Verdict.JUDGE_ERROR
    assert "broken.py failed: ZeroDivisionError" in judgement.cases[0].reason


def test_a_reference_that_does_not_fit_is_a_judge_error_that_names_it(
    warm: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "mine.toml").write_text(
        'title = "Mine"\nstatement = "Print five numbers."\nseeded = false\n'
        '[[checks]]\nname = "five"\nkind = "list"\nlength = 5\ntitle = "Five"\n'
    )
    (tmp_path / "mine.py").write_text("def expected(seed):\n    return {'five': [1, 2, 3, 4]}\n")
    exercise = description.load(tmp_path / "mine.toml")
    terms = terms_of(exercise, (1,))
    made = submission.from_bytes("script.py", b"print([1, 2, 3, 4])")
    judgement = Judge(terms, warm).judge(made)
    assert judgement.verdict is Verdict.JUDGE_ERROR
    wrong = "the reference mine.py: expected(1), check `five`: it is a list of 4, not a list of 5"
    assert judgement.cases[0].reason == f"{wrong} (not the student's fault; see grader verify)"


@pytest.mark.parametrize(
    ("computed", "verdict"),
    [
        pytest.param("random.random()", Verdict.JUDGE_ERROR, id="unsteady"),
        pytest.param("1 + 1e-9 * random.random()", Verdict.WRONG_ANSWER, id="within-tolerance"),
    ],
)
def test_no_answer_is_wrong_where_the_reference_would_not_take_its_own(
    warm: Sandbox, tmp_path: Path, computed: str, verdict: Verdict
) -> None:
    (tmp_path / "mine.toml").write_text(
        'title = "Mine"\nstatement = "Print it."\n'
        '[[checks]]\nname = "mean"\nkind = "number"\ntitle = "Mean"\n'
    )
    (tmp_path / "mine.py").write_text(f"import random\nprint('mean:', {computed})\n")
    terms = terms_of(description.load(tmp_path / "mine.toml"), (1,))
    judgement = Judge(terms, warm).judge(submission.from_bytes("script.py", b"print(7.5)"))
    assert judgement.verdict is verdict
    unsteady = "mine.py gives another `mean` when it is run again with the same seed: seed every"
    assert (unsteady in judgement.cases[0].reason) is (verdict is Verdict.JUDGE_ERROR)


WORDS = st.text(max_size=20) | st.sampled_from(
    ["__main__", "", ".x", "torch.nn", "sys", "MemoryError", "SyntaxError", "{}", "{line}", "a\0b"]
)
LINES = st.none() | st.integers(1, 99)


@given(
    st.builds(Raised, type=WORDS, message=WORDS, line=LINES, cell=LINES, module=st.none() | WORDS),
    st.sampled_from(Ending),
    st.integers(0, 255),
)
@settings(deadline=None)
def test_no_words_of_a_program_make_the_grader_fail(
    raised: Raised, ending: Ending, status: int
) -> None:
    """What it reports is its own fault, whatever it is."""
    report = Report(exception=raised, probes={}, seed_read=True, figures=[])
    usage = Usage(wall_s=0, cpu_s=0, memory_bytes=0, output_bytes=0)
    seen = Execution(ending, status, b"", b"", False, report, usage)
    made = submission.from_bytes("script.py", b"x = \n")
    found = fault.find(seen, made, Limits())
    assert found is not None
    assert all(isinstance(say(found.reason, language), str) for language in LANGUAGES)


def test_what_was_right_before_the_end_is_said_and_earns_nothing(grade: Grade) -> None:
    """At a limit, a signal or an exception."""
    judgement = grade(f"{PRINT}\nprint(flush=True)\nwhile True: pass")
    case = judgement.cases[0]
    assert (judgement.verdict, judgement.score) == (Verdict.TIME_LIMIT_EXCEEDED, 0)
    assert case.reason.endswith("; up to there 2 of 2 right")
    assert [check.passed for check in case.checks] == [False, False]
    assert case.checks[0].message.startswith("right, but without points")


BEST = description.find("best_activation")
NAMED = {
    "two": ("best: Hardshrink and SELU 0.7372", 2, 1, True),
    "two in Russian, below another line": ("итог\nлучшие: Hardshrink и SELU 0.7372", 2, 2, True),
    "three, no number": ("ReLU, elu, Tanh", 3, 1, False),
}


@pytest.mark.parametrize(("output", "count", "line", "number"), NAMED.values(), ids=NAMED)
def test_several_names_on_one_line_are_told_as_such(
    output: str, count: int, line: int, number: bool
) -> None:
    usage = Usage(wall_s=0, cpu_s=0, memory_bytes=0, output_bytes=0)
    seen = Execution(Ending.EXITED, 0, output.encode(), b"", False, None, usage)
    name, mean = results.read(BEST, seen).values()
    said = f"{count} names are on line {line}, one is asked for: print the best one alone"
    assert str(name.problem) == said
    assert (str(mean.problem) == said) is number


@pytest.mark.parametrize(
    "output",
    [
        pytest.param("ReLU 0.1\nTanh 0.2\nSELU 0.3\nELU 0.4\nSigmoid 0.1\n", id="a-table"),
        pytest.param("ReLU, Tanh\nSELU, ELU\n", id="two-lines"),
        pytest.param("0.7372", id="no-name"),
        pytest.param("reluctant elusive 0.7372", id="parts-of-words"),
    ],
)
def test_what_else_names_no_best_one_is_told_otherwise(output: str) -> None:
    usage = Usage(wall_s=0, cpu_s=0, memory_bytes=0, output_bytes=0)
    seen = Execution(Ending.EXITED, 0, output.encode(), b"", False, None, usage)
    for answer in results.read(BEST, seen).values():
        assert "names are on line" not in str(answer.problem)
