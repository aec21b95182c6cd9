"""A judgement as the JSON that a platform takes for a student: a function for each.

After a judge error none of them costs a student anything: it is ours.
"""

import json
from collections.abc import Iterator
from html import escape
from typing import IO, Any

from grader.exercise.description import Exercise
from grader.judging.results import earned, result_of
from grader.reports.points import graded_file, headline, lines, reason, said, total
from grader.reports.verdicts import isolation, spoken
from grader.words.language import Language, Message, say
from grader.words.model import Check, Judgement, Verdict
from grader.words.visible import on_its_lines, visible

STATUSES = {Verdict.ACCEPTED: "pass", Verdict.JUDGE_ERROR: "error"}


def classroom(
    judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language
) -> None:
    """Write the result of a runner of GitHub Classroom, for its autograding reporter.

    The reporter (github.com/classroom-resources/autograding-grading-reporter) reads it in base64
    from `<RUNNER>_RESULTS`, adds up `score` over `tests`, and fails the check on `status`.
    """
    ours = judgement.verdict is Verdict.JUDGE_ERROR
    tests = [
        {
            "name": title,
            "status": "error" if ours else "pass" if points == check.points else "fail",
            "score": points,
            "message": words,
            "test_code": "",
            "filename": visible(judgement.submission),
            "line_no": _line(judgement, check),
            "execution_time": sum(case.usage.wall_s for case in judgement.cases if case.usage),
        }
        for check, points, title, words in _checks(judgement, exercise, language)
    ]
    result = {
        "version": 1,
        "status": STATUSES.get(judgement.verdict, "fail"),
        "max_score": total(exercise),
        "tests": tests,
    }
    stream.write(json.dumps(result) + "\n")


def coderunner(
    judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language
) -> None:
    """Write what Moodle's CodeRunner takes from a combinator template grader.

    Format: coderunner.org.nz, "Template graders". The prologue is HTML; cells of the table are
    text.
    """
    head = ["iscorrect", say(Message("Check"), language), say(Message("Feedback"), language)]
    rows = [
        [int(points == check.points), title, words]
        for check, points, title, words in _checks(judgement, exercise, language)
    ]
    shown = {
        "fraction": judgement.score,
        "prologuehtml": f"<p>{escape(headline(judgement, language))}</p>",
        "testresults": [head, *rows],
    }
    _write(shown, stream)


def gradescope(
    judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language
) -> None:
    """Write Gradescope's `results.json`.

    Format: gradescope-autograders.readthedocs.io/en/latest/specs. A judge error carries no score:
    Gradescope then says that the autograder failed. `extra_data` is kept, and no student's to see.
    """
    words = (headline(judgement, language), graded_file(judgement, language))
    shown = {
        "output": "\n".join(filter(None, words)),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"isolation": isolation(judgement, "en")},
    }
    tests = [
        {
            "name": title,
            "number": str(position),
            "score": points,
            "max_score": check.points,
            "status": "passed" if points == check.points else "failed",
            "output": words,
            "output_format": "text",
            "visibility": "visible",
        }
        for position, (check, points, title, words) in enumerate(
            _checks(judgement, exercise, language), start=1
        )
    ]
    ours = judgement.verdict is Verdict.JUDGE_ERROR
    _write(shown if ours else {**shown, "tests": tests}, stream, indent=2)


def lti(judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language) -> None:
    """Write a score of LTI Advantage, which a tool posts to a line of a gradebook.

    Format: imsglobal.org/spec/lti-ags/v2p0, "Score publish service". Whose it is and of when,
    `userId` and `timestamp`, is known to whoever posts it. A judge error has no score: what is
    there stays.
    """
    head, points = headline(judgement, language), total(exercise)
    score = {"activityProgress": "Completed"}
    failed = {"gradingProgress": "Failed", "comment": head}
    graded = {
        "gradingProgress": "FullyGraded",
        "scoreGiven": judgement.score * points,
        "scoreMaximum": points,
        "comment": "\n".join([head, *lines(judgement, exercise, language)]),
    }
    _write(score | (failed if judgement.verdict is Verdict.JUDGE_ERROR else graded), stream)


def prairielearn(
    judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language
) -> None:
    """Write PrairieLearn's `results.json` of an external grader.

    Format: prairielearn.readthedocs.io, "External grading". After a judge error the submission is
    not gradable, which takes neither points nor an attempt from the student.
    """
    message = visible(reason(judgement), most=None) or spoken(judgement.verdict, language)
    tests = [
        {"name": title, "points": points, "max_points": check.points, "message": words}
        for check, points, title, words in _checks(judgement, exercise, language)
    ]
    failed = {"gradable": False, "message": message, "format_errors": [message]}
    graded = {"gradable": True, "message": message, "score": judgement.score, "tests": tests}
    ours = judgement.verdict is Verdict.JUDGE_ERROR
    file = graded_file(judgement, language)
    named = {"output": file} if file else {}
    _write((failed if ours else graded) | named, stream, indent=2)


def xqueue(judgement: Judgement, exercise: Exercise, stream: IO[str], language: Language) -> None:
    """Write the reply of an external grader to the xqueue of Open edX: its `xqueue_body`.

    The platform (`CodeResponse` in capa/responsetypes.py) takes `score` as the points of an answer
    that is worth one, and puts `msg` into its page if that is one element of XML. A reply that
    lacks the two others changes no grade and tells the student to ask the staff: so does a judge
    error.
    """
    reply: dict[str, object] = {}
    told = [headline(judgement, language)]
    if judgement.verdict is not Verdict.JUDGE_ERROR:
        reply = {"correct": judgement.verdict is Verdict.ACCEPTED, "score": judgement.score}
        told += lines(judgement, exercise, language)
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in told)
    _write({**reply, "msg": f"<div>{paragraphs}</div>"}, stream)


def _write(made: dict[str, Any], stream: IO[str], indent: int | None = None) -> None:
    stream.write(on_its_lines(json.dumps(made, ensure_ascii=False, indent=indent)) + "\n")


def _checks(
    judgement: Judgement, exercise: Exercise, language: Language
) -> Iterator[tuple[Check, float, str, str]]:
    """Yield each check with its points, its title, and what is said of it."""
    for check, points in earned(exercise.checks, judgement.cases):
        yield check, points, check.title.within(language), said(judgement, check, language)


def _line(judgement: Judgement, check: Check) -> int:
    """Return the line of the file that printed what was read for a check, 0 if none is known."""
    results = [result_of(case, check) for case in judgement.cases]
    found = [each.source_line for each in results if each is not None and each.cell is None]
    return next((line for line in found if line is not None), 0)
