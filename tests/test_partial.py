"""A check of several numbers that earns the share of those that are right."""

import csv
import io
import json
import math
from pathlib import Path
from typing import Any

import pytest
from conftest import Graded as Ran
from judgements import case, data_of, graded, page_of

from grader import reports
from grader.exercise import description
from grader.judging.checker import Comparison, compare
from grader.judging.results import earned
from grader.reports import as_csv, points
from grader.words.graded import Graded
from grader.words.language import say
from grader.words.model import Answer, Case, Check, CheckResult
from grader.words.values import from_plain

NAN = math.nan
EXERCISE = """\
title = "Powers"
statement = "Print the first four powers of the seed."
sample_seeds = [2]

[[checks]]
name = "powers"
kind = "list"
length = 4
title = "Powers"
points = 4
partial = true

[[checks]]
name = "sum"
kind = "number"
title = "Sum"
labels = ["sum"]
"""
REFERENCE = """\
def expected(seed):
    powers = [float(seed) ** i for i in range(4)]
    return {"powers": powers, "sum": sum(powers)}
"""


def asked(kind: str, **settings: object) -> Check:
    shape = {"list": {"length": 4}, "array": {"shape": (2, 2)}}.get(kind, {})
    written = {"name": "x", "kind": kind, "title": "X", "partial": True, **shape, **settings}
    return Check.model_validate(written)


def compared(check: Check, actual: Any, **rights: Any) -> Comparison:
    by_key = {name: from_plain(value) for name, value in rights.items()}
    return compare(check, Answer(from_plain(actual)), by_key)


LIST, ARRAY, SERIES = asked("list"), asked("array"), asked("series")
RIGHT = [1.0, 2.0, 4.0, 8.0]


@pytest.mark.parametrize(
    ("check", "actual", "right", "share", "how"),
    [
        pytest.param(LIST, [1.0, 2.0, 4.0, 9.0], RIGHT, 0.75, "3 of 4 are right; ", id="list"),
        pytest.param(LIST, [9.0] * 4, RIGHT, 0, "0 of 4 are right; value 1 of", id="none"),
        pytest.param(LIST, RIGHT[::-1], RIGHT, 0, "0 of 4 are right; value 1", id="other-order"),
        pytest.param(LIST, RIGHT[:3], RIGHT, 0, "0 of 4 are right; the list has 3", id="short"),
        pytest.param(LIST, [NAN, 2.0, 4.0, NAN], RIGHT, 0.5, "2 of 4 are right; ", id="nan"),
        pytest.param(
            ARRAY, [[1.0, 0.0], [4.0, 0.0]], [RIGHT[:2], RIGHT[2:]], 0.5, "2 of 4", id="array"
        ),
        pytest.param(ARRAY, RIGHT, [RIGHT[:2], RIGHT[2:]], 0, "0 of 4 are right; ", id="flat"),
        pytest.param(SERIES, RIGHT[:3], RIGHT, 0.75, "3 of 4 are right; layer 3", id="series"),
    ],
)
def test_the_share_is_that_of_the_numbers_that_are_right_where_they_belong(
    check: Check, actual: Any, right: Any, share: float, how: str
) -> None:
    found = compared(check, actual, right=right)
    assert (found.passed, found.share) == (False, share)
    assert found.message is not None
    assert say(found.message, "en").startswith(how)


def test_of_several_right_values_the_one_with_the_most_right_counts() -> None:
    found = compared(LIST, [1.0, 2.0, 4.0, 9.0], one=[9.0] * 4, other=RIGHT)
    assert found.share == 0.75


def test_all_right_is_accepted_and_nothing_is_counted() -> None:
    found = compared(LIST, RIGHT, right=RIGHT)
    assert (found.passed, found.share, found.message) == (True, 1, None)


def test_a_check_that_is_not_partial_says_nothing_of_how_many() -> None:
    found = compared(asked("list", partial=False), [1.0, 2.0, 4.0, 9.0], right=RIGHT)
    assert found.share == 0
    assert "of 4" not in say(found.message, "en") if found.message else False


# --- points and reports --------------------------------------------------------------------------

SERIES_OF = description.find("init_tanh")


def seed(number: int, share: float | None, **more: Any) -> Case:
    passed = share in (None, 1)
    words = "" if passed else "3 of 4 are right; layer 3 (counted from 0) is missing"
    result = CheckResult(
        name="layer_std", points=1, passed=passed, share=share, message=words, **more
    )
    made = case(number, "accepted" if passed else "wrong_answer")
    return made.model_copy(update={"checks": (result,), "reason": words})


@pytest.fixture
def partly() -> Graded:
    return graded("Ann", seed(1, 0.75), seed(2, 0.5), verdict="wrong_answer", score=0.5)


def test_the_least_share_of_all_seeds_is_earned(partly: Graded) -> None:
    stream = io.StringIO()
    as_csv.write([partly], SERIES_OF, stream)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue()))
    assert (row["score"], row["points_layer_std"], row["verdict"]) == ("0.5", "0.5", "wrong_answer")


def test_platforms_get_the_points_and_that_it_did_not_pass(partly: Graded) -> None:
    made = {}
    for name in ("gradescope", "classroom", "prairielearn"):
        stream = io.StringIO()
        reports.write(name, [partly.judgement], SERIES_OF, stream)
        (made[name],) = json.loads(stream.getvalue())["tests"]
    assert (made["gradescope"]["score"], made["gradescope"]["status"]) == (0.5, "failed")
    assert (made["classroom"]["score"], made["classroom"]["status"]) == (0.5, "fail")
    assert made["prairielearn"]["points"] == 0.5


def test_the_page_shows_the_share(partly: Graded) -> None:
    text = page_of(partly, exercise=SERIES_OF)
    assert data_of(text)["rows"][0][4] == [0.5]
    assert [one["checks"][0]["share"] for one in data_of(text, "d0")["cases"]] == [0.75, 0.5]


@pytest.mark.parametrize(("public", "told"), [(1, [0.75, 0.5]), (2, [0.5, 0.5])])
def test_of_a_hidden_seed_no_more_is_told_than_the_points_tell(
    partly: Graded, public: int, told: list[float]
) -> None:
    hidden = points.public(partly.judgement, [public], "en")
    assert [case.checks[0].share for case in hidden.cases] == told
    assert hidden.cases[2 - public].checks[0].message == ""
    points_of = [list(earned(SERIES_OF.checks, of.cases)) for of in (hidden, partly.judgement)]
    assert points_of[0] == points_of[1]


def test_one_wrong_number_costs_its_share_alone(tmp_path: Path, graded_here: Ran) -> None:
    (tmp_path / "powers.toml").write_text(EXERCISE)
    (tmp_path / "powers.py").write_text(REFERENCE)
    script = tmp_path / "hw.py"
    script.write_text(
        "n = int(input())\nprint([1, n, n * n, 5.5])\nprint('sum:', 1 + n + n**2 + n**3)"
    )
    options = ("--exercises", tmp_path, "--exercise", "powers", "--seed", 2, "--lang", "en")
    options += ("--isolation", "limited")
    status, out, err = graded_here(script, *options)
    assert (status, err) == (1, "")
    assert "4 of 5 points" in out
    assert "printed by line 2 of the script: 3 of 4 are right; value 4 of the list" in out
    status, out, _ = graded_here(script, *options, "--format", "json")
    told = json.loads(out)
    assert (told["verdict"], told["score"]) == ("wrong_answer", 0.8)
    assert [each["share"] for each in told["cases"][0]["checks"]] == [0.75, None]
