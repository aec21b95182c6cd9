"""Reports of hand-made judgements, compared as whole texts."""

import io
from pathlib import Path

import pytest

from grader import exercises
from grader.model import Case, CheckResult, Graded, Judgement, Usage, Verdict, Versions
from grader.reports import as_csv, files

GAIN = exercises.find("tanh_gain")
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
    ],
)
def test_a_cell_is_one_line_and_no_formula(name: str, cell: str) -> None:
    assert as_csv.inert(name) == cell


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
