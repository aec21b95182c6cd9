"""Reports of hand-made judgements, compared as whole texts."""

import csv
import io
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import junitparser
import pytest

from grader import reports
from grader.exercise import description
from grader.reports import as_csv, files, similarity
from grader.words.errors import UsageError
from grader.words.graded import Graded
from grader.words.model import Case, CheckResult, Judgement, Usage, Verdict, Versions

GAIN = description.find("tanh_gain")
CHECKS = ("sample_gain", "torch_gain")


def case(
    seed: int = 1, verdict: str = "accepted", passed: tuple[bool, bool] = (True, True), **more: str
) -> Case:
    """Return a case of tanh_gain, of which the given checks passed."""
    results = [
        CheckResult(
            name=name,
            points=1,
            passed=right,
            actual=1.6,
            line=line,
            message="" if right else f"line {line}: 1.6 is too small",
        )
        for line, (name, right) in enumerate(zip(CHECKS, passed, strict=True), start=1)
    ]
    return Case(
        seed=seed,
        verdict=Verdict(verdict),
        reason=more.get("reason", ""),
        checks=tuple(results),
        stdout=more.get("stdout", "gain: 1.6\n"),
        stderr=more.get("stderr", ""),
        truncated=False,
        usage=Usage(wall_s=0.25, cpu_s=0.125, memory_bytes=1 << 20, output_bytes=10),
    )


def graded(
    student: str = "Ann", *cases: Case, verdict: str = "accepted", score: float = 1
) -> Graded:
    """Return a student's judgement of these cases."""
    judgement = Judgement(
        submission="gain.py",
        exercise="tanh_gain",
        verdict=Verdict(verdict),
        score=score,
        cases=cases or (case(),),
        isolation="walled",
        versions=Versions(grader="0.1.0", python="3.11.7", torch="2.13.0", numpy="2.4.6"),
    )
    return Graded(
        student=student, submission=f"{student}/gain.py", source="print(1)\n", judgement=judgement
    )


WRONG = graded(
    "Боб",
    case(1),
    case(2, "wrong_answer", (True, False), reason="torch_gain: line 2: 1.6 is too small"),
    verdict="wrong_answer",
    score=0.5,
)
OURS = graded(
    "Eve",
    case(1, "judge_error", (False, False), reason="no wall here (not the student's fault)"),
    verdict="judge_error",
    score=0,
)


def as_csv_text(*each: Graded) -> str:
    stream = io.StringIO()
    as_csv.write(each, GAIN, stream)
    return stream.getvalue()


def test_grades_are_a_row_a_student_and_empty_where_the_fault_is_ours() -> None:
    assert as_csv_text(graded("Ann"), WRONG, OURS) == (
        "student,submission,exercise,verdict,score,points_sample_gain,points_torch_gain,reason\n"
        "Ann,Ann/gain.py,tanh_gain,accepted,1,1,1,\n"
        "Боб,Боб/gain.py,tanh_gain,wrong_answer,0.5,1,0,torch_gain: line 2: 1.6 is too small\n"
        "Eve,Eve/gain.py,tanh_gain,judge_error,,,,no wall here (not the student's fault)\n"
    )


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        pytest.param("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0", id="formula"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\\x09=1", id="tab"),
        pytest.param("\r=1", "'\\x0d=1", id="carriage-return"),
        pytest.param("  =1", "'  =1", id="after-spaces"),
        pytest.param("＝1", "'＝1", id="full-width"),
        pytest.param("a\nb", "a\\x0ab", id="newline"),
        pytest.param("a\x1b[31m\u202eb", "a\\x1b[31m\\x202eb", id="terminal-and-direction"),
        pytest.param("O'Brien, Ann", "O'Brien, Ann", id="honest"),
        pytest.param('x;=HYPERLINK("u";"o")', 'x;\'=HYPERLINK("u";"o")', id="semicolon"),
        pytest.param("x,@SUM(A1)", "x,'@SUM(A1)", id="comma"),
        pytest.param("x|-2+3+cmd|' /C calc'!A0", "x|'-2+3+cmd|' /C calc'!A0", id="bar"),
        pytest.param('a; "=1+1"', 'a; "\'=1+1"', id="quotes-and-spaces"),
        pytest.param("a;＝1", "a;'＝1", id="full-width-behind"),
        pytest.param("[1, -2.5, +3e-4]", "[1, -2.5, +3e-4]", id="numbers-with-signs"),
    ],
)
def test_a_cell_is_one_line_and_no_formula(name: str, cell: str) -> None:
    assert as_csv.inert(name) == cell


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_no_separator_makes_a_formula_of_what_a_student_wrote(separator: str) -> None:
    evil = f'x{separator}=HYPERLINK("http://x.example"{separator}"open"){separator} "@A1'
    said = case(1, "run_time_error", (False, False), reason=evil)
    text = as_csv_text(graded(evil, said, verdict="run_time_error", score=0))
    for row in csv.reader(io.StringIO(text), delimiter=separator):
        assert not any(cell.strip(' "').startswith(("=", "@", "+")) for cell in row)


def test_grades_are_written_with_a_mark_for_spreadsheets(tmp_path: Path) -> None:
    files.write_all(lambda: iter([WRONG]), GAIN, tmp_path, reveal=False)
    assert (tmp_path / "grades.csv").read_bytes().startswith("\ufeffstudent".encode())


def test_a_report_that_breaks_off_leaves_the_one_before(tmp_path: Path) -> None:
    files.write_all(lambda: iter([graded()]), GAIN, tmp_path, reveal=False)
    before = (tmp_path / "grades.csv").read_bytes()

    def breaks() -> object:
        yield graded("Bob")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        files.write_all(breaks, GAIN, tmp_path, reveal=False)  # type: ignore[arg-type]
    assert (tmp_path / "grades.csv").read_bytes() == before
    assert not list(tmp_path.glob(".*.new"))


def as_format(name: str, *each: Graded) -> str:
    stream = io.StringIO()
    reports.write(name, [one.judgement for one in each], GAIN, stream)
    return stream.getvalue()


def test_gradescope_gets_a_test_for_each_check_with_its_points() -> None:
    assert json.loads(as_format("gradescope", WRONG)) == {
        "output": "wrong answer: torch_gain: line 2: 1.6 is too small",
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [
            {
                "name": "Gain of tanh on the sample",
                "number": "1",
                "score": 1,
                "max_score": 1,
                "status": "passed",
                "output": "",
                "output_format": "text",
                "visibility": "visible",
            },
            {
                "name": "Gain of tanh in torch",
                "number": "2",
                "score": 0,
                "max_score": 1,
                "status": "failed",
                "output": "seed 2: line 2: 1.6 is too small",
                "output_format": "text",
                "visibility": "visible",
            },
        ],
    }


def test_gradescope_gets_no_score_where_the_fault_is_ours() -> None:
    said = json.loads(as_format("gradescope", OURS))
    assert said["output"] == "judge error: no wall here (not the student's fault)"
    assert not {"score", "tests"} & set(said)


def test_classroom_adds_up_the_scores_of_its_tests() -> None:
    text = as_format("classroom", WRONG)
    assert text.count("\n") == 1
    said = json.loads(text)
    shared = {"test_code": "", "filename": "gain.py", "execution_time": 0.5}
    assert said == {
        "version": 1,
        "status": "fail",
        "max_score": 2,
        "tests": [
            {
                "name": "Gain of tanh on the sample",
                "status": "pass",
                "score": 1,
                "message": "",
                "line_no": 1,
            }
            | shared,
            {
                "name": "Gain of tanh in torch",
                "status": "fail",
                "score": 0,
                "message": "seed 2: line 2: 1.6 is too small",
                "line_no": 2,
            }
            | shared,
        ],
    }
    assert json.loads(as_format("classroom", OURS))["status"] == "error"
    assert json.loads(as_format("classroom", graded()))["status"] == "pass"


def test_prairielearn_gets_a_score_or_an_ungradable_submission() -> None:
    assert json.loads(as_format("prairielearn", WRONG)) == {
        "gradable": True,
        "message": "torch_gain: line 2: 1.6 is too small",
        "score": 0.5,
        "tests": [
            {"name": "Gain of tanh on the sample", "points": 1, "max_points": 1, "message": ""},
            {
                "name": "Gain of tanh in torch",
                "points": 0,
                "max_points": 1,
                "message": "seed 2: line 2: 1.6 is too small",
            },
        ],
    }
    message = "no wall here (not the student's fault)"
    assert json.loads(as_format("prairielearn", OURS)) == {
        "gradable": False,
        "message": message,
        "format_errors": [message],
    }


def test_junit_is_a_suite_a_submission_and_a_case_a_check_and_seed() -> None:
    properties = "".join(
        f'<property name="{name}" value="{value}" />'
        for name, value in [
            ("exercise", "tanh_gain"),
            ("verdict", "wrong_answer"),
            ("score", "0.5"),
            ("isolation", "walled"),
        ]
    )
    counts = 'tests="4" errors="0" failures="1" skipped="0" time="0.5"'
    printed = "<system-out>gain: 1.6\n</system-out><system-err /></testcase>"
    assert as_format("junit", WRONG) == (
        '<testsuites tests="4" failures="1" errors="0" skipped="0" time="0.5">'
        f'<testsuite name="gain.py" {counts}><properties>{properties}</properties>'
        f'<testcase name="sample_gain [seed 1]" classname="tanh_gain" time="0.25">{printed}'
        '<testcase name="torch_gain [seed 1]" classname="tanh_gain" time="0" />'
        f'<testcase name="sample_gain [seed 2]" classname="tanh_gain" time="0.25">{printed}'
        '<testcase name="torch_gain [seed 2]" classname="tanh_gain" time="0">'
        '<failure message="line 2: 1.6 is too small" type="wrong_answer" /></testcase>'
        "</testsuite></testsuites>\n"
    )


def test_junit_tells_failures_from_errors_of_ours_and_is_read_back_by_a_ci() -> None:
    hostile = graded(
        "x",
        case(1, "run_time_error", (False, False), reason="\x00]]>", stdout="\x1b[0m\ufffe<a>&"),
        verdict="run_time_error",
        score=0,
    )
    xml = junitparser.JUnitXml.fromstring(as_format("junit", graded(), hostile, OURS).encode())
    assert (xml.tests, xml.failures, xml.errors) == (6, 2, 2)
    _, suite, _ = xml
    first = next(iter(suite))
    assert first.system_out == "\\x1b[0m\\xfffe<a>&"
    assert first.result[0].message == "\\x00]]>"
    assert first.result[0].type == "run_time_error"


def test_the_readme_script_for_gradescope_writes_results(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    script = textwrap.dedent(readme.partition("      #!/bin/sh\n")[2].partition("\n\n")[0])
    for folder in ("submission", "results"):
        (tmp_path / folder).mkdir()
    (tmp_path / "submission" / "hw.py").write_text("print(")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = script.replace("/autograder", str(tmp_path))
    subprocess.run(["sh", "-c", script], env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"})
    said = json.loads((tmp_path / "results" / "results.json").read_text(encoding="utf-8"))
    assert said["output"].startswith("run time error: SyntaxError: ")
    assert [test["score"] for test in said["tests"]] == [0]


def test_json_lines_are_a_line_for_each() -> None:
    lines = as_format("jsonl", graded(), WRONG).splitlines()
    assert [Judgement.model_validate_json(line).score for line in lines] == [1, 0.5]


def test_without_its_extra_a_page_is_named_and_the_grades_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.setitem(sys.modules, "junitparser", None)
    notes = files.write_all(lambda: iter([WRONG]), GAIN, tmp_path, reveal=False)
    assert notes == ["report.html needs the extra: pip install 'dl-homework-grader[report]'"]
    assert [path.name for path in tmp_path.iterdir()] == ["grades.csv"]
    with pytest.raises(UsageError, match=r"JUnit XML needs the extra: .*\[report\]'$"):
        as_format("junit", WRONG)


TEMPLATE = "".join(f"def given_{n}(x):\n    return torch.relu(x) + {n} * x\n\n" for n in range(9))
OWN = """
def search(nets, seed):
    best = None
    for name, net in sorted(nets.items()):
        torch.manual_seed(seed)
        grads = [abs(run(net, x)) for x in torch.randn(200, 1)]
        if best is None or np.mean(grads) > best[0]:
            best = (np.mean(grads), name)
    while best[0] < 1e-9 and len(nets) > 3:
        nets.pop(best[1])
    return best
"""
OTHER = """
class Table(dict):
    def __missing__(self, key):
        self[key] = value = {k: [] for k in range(key)}
        return value
rows = Table()
with open("x") as file:
    rows.update((line.split(",")[0], len(line)) for line in file if line.strip())
print("\\n".join(f"{k}: {v!r}" for k, v in rows.items()), end="")
assert not any(isinstance(v, str) for v in rows.values()) or lambda: None
"""


def with_source(source: str) -> Graded:
    return graded().model_copy(update={"source": source})


def test_similar_scripts_are_found_under_other_names_and_comments() -> None:
    renamed = OWN.replace("best", "top").replace("grads", "values").replace("net", "model")
    each = [with_source(TEMPLATE + own) for own in (OWN, OTHER, "# mine\n" + renamed)]
    (pair,) = similarity.pairs(each, TEMPLATE)
    assert (pair.first, pair.second) == (0, 2)
    assert pair.shared > 0.9


def test_what_everybody_has_makes_nobody_similar() -> None:
    everybody = [with_source(TEMPLATE + OWN) for _ in range(30)]
    assert similarity.pairs(everybody) == []
    assert similarity.pairs([with_source(TEMPLATE), with_source(TEMPLATE)], TEMPLATE) == []


@pytest.mark.parametrize("source", ["", "\x00\xff", "'" * 5000, "def (", '{"cells": []}'])
def test_a_broken_script_is_similar_to_none(source: str) -> None:
    assert similarity.pairs([with_source(source), with_source(OWN)]) == []
