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
from judgements import GAIN, OURS, WRONG, case, graded

from grader import reports
from grader.reports import as_csv, files
from grader.words.graded import Graded
from grader.words.model import Judgement

WHY = WRONG.judgement.cases[1].reason


def as_csv_text(*each: Graded) -> str:
    stream = io.StringIO()
    as_csv.write(each, GAIN, stream)
    return stream.getvalue()


def test_grades_are_a_row_a_student_and_empty_where_the_fault_is_ours() -> None:
    assert as_csv_text(graded("Ann"), WRONG, OURS) == (
        "student,submission,exercise,verdict,score,points_sample_gain,points_torch_gain,reason\n"
        "Ann,Ann/gain.py,tanh_gain,accepted,1,1,1,\n"
        f"Боб,Боб/gain.py,tanh_gain,wrong_answer,0.5,1,0,{WHY}\n"
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
        "output": f"wrong answer: {WHY}\nthe file that was graded: gain.py",
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"isolation": "walled"},
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
    assert said["output"].startswith("judge error: no wall here (not the student's fault)\n")
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
                "line_no": 7,
            }
            | shared,
            {
                "name": "Gain of tanh in torch",
                "status": "fail",
                "score": 0,
                "message": "seed 2: line 2: 1.6 is too small",
                "line_no": 8,
            }
            | shared,
        ],
    }
    assert json.loads(as_format("classroom", OURS))["status"] == "error"
    assert json.loads(as_format("classroom", graded()))["status"] == "pass"


def test_prairielearn_gets_a_score_or_an_ungradable_submission() -> None:
    named = {"output": "the file that was graded: gain.py"}
    assert json.loads(as_format("prairielearn", WRONG)) == named | {
        "gradable": True,
        "message": WHY,
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
    assert json.loads(as_format("prairielearn", OURS)) == named | {
        "gradable": False,
        "message": message,
        "format_errors": [message],
    }


def test_xqueue_gets_a_grade_or_a_reply_that_changes_none() -> None:
    assert json.loads(as_format("xqueue", WRONG)) == {
        "correct": False,
        "score": 0.5,
        "msg": f"<div><p>wrong answer: {WHY}</p>"
        "<p>Gain of tanh in torch: seed 2: line 2: 1.6 is too small</p></div>",
    }
    assert json.loads(as_format("xqueue", graded()))["correct"] is True
    assert json.loads(as_format("xqueue", OURS)) == {
        "msg": "<div><p>judge error: no wall here (not the student&#x27;s fault)</p></div>"
    }


def test_lti_gets_a_score_or_that_grading_failed() -> None:
    assert json.loads(as_format("lti", WRONG)) == {
        "activityProgress": "Completed",
        "gradingProgress": "FullyGraded",
        "scoreGiven": 1,
        "scoreMaximum": 2,
        "comment": f"wrong answer: {WHY}\nGain of tanh in torch: seed 2: line 2: 1.6 is too small",
    }
    assert json.loads(as_format("lti", OURS)) == {
        "activityProgress": "Completed",
        "gradingProgress": "Failed",
        "comment": "judge error: no wall here (not the student's fault)",
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
    counts = 'tests="4" failures="1" errors="0"'
    printed = "<system-out>gain: 1.6\n</system-out><system-err /></testcase>"
    assert as_format("junit", WRONG) == (
        "<testsuites>\n"
        f'<testsuite name="gain.py" {counts}><properties>{properties}</properties>'
        f'<testcase name="sample_gain [seed 1]" classname="tanh_gain" time="0.250">{printed}'
        '<testcase name="torch_gain [seed 1]" classname="tanh_gain" time="0.000" />'
        f'<testcase name="sample_gain [seed 2]" classname="tanh_gain" time="0.250">{printed}'
        '<testcase name="torch_gain [seed 2]" classname="tanh_gain" time="0.000">'
        '<failure message="line 2: 1.6 is too small" type="wrong_answer" /></testcase>'
        "</testsuite>\n</testsuites>\n"
    )


def test_where_a_format_has_a_place_that_is_no_students_it_says_what_was_not_summed() -> None:
    alone = WRONG.judgement.model_copy(update={"memory_summed": False})
    stored, suite = io.StringIO(), io.StringIO()
    reports.write("gradescope", [alone], GAIN, stored)
    reports.write("junit", [alone], GAIN, suite)
    said = {"isolation": "walled, memory bounded per process"}
    assert json.loads(stored.getvalue())["extra_data"] == said
    assert '<property name="memory_summed" value="false" />' in suite.getvalue()
    assert "memory_summed" not in as_format("junit", WRONG)


def test_junit_has_no_score_of_a_judge_error() -> None:
    assert 'name="score"' in as_format("junit", WRONG)
    assert 'name="score"' not in as_format("junit", OURS)


ENDS_OF_LINES = "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i\rj\x7fk\x9bl"
"""What `str.splitlines`, editors or terminals heed."""
AS_JSON = [name for name in reports.FORMATS if name not in ("text", "junit")]


@pytest.mark.parametrize("format_", AS_JSON)
def test_json_has_no_end_of_a_line_within_a_text(format_: str) -> None:
    made = graded("x", case(stdout=ENDS_OF_LINES, reason=ENDS_OF_LINES), verdict="run_time_error")
    named = made.judgement.model_copy(update={"submission": ENDS_OF_LINES})
    text = as_format(format_, made.model_copy(update={"judgement": named}))
    assert text.splitlines() == text.split("\n")[:-1]
    assert not set(text) & set("\x7f\x85\x9b\u2028\u2029")
    assert isinstance(json.loads(text), dict)


def test_json_keeps_what_a_student_printed() -> None:
    (line,) = as_format("jsonl", graded("x", case(stdout=ENDS_OF_LINES))).splitlines()
    assert json.loads(line)["cases"][0]["stdout"] == ENDS_OF_LINES


def test_junit_tells_failures_from_errors_of_ours_and_is_read_back_by_a_ci() -> None:
    hostile = graded(
        "x",
        case(1, "run_time_error", (False, False), reason="\x00]]>", stdout="\x1b[0m\ufffe<a>&"),
        verdict="run_time_error",
        score=0,
    )
    xml = junitparser.JUnitXml.fromstring(as_format("junit", graded(), hostile, OURS).encode())
    xml.update_statistics()
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
