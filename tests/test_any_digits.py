"""Whatever digits a program prints are read, compared and explained, and every report is made.

An exception anywhere here is a judge error, for which nothing is deducted: a way out of a zero.
"""

import io
from collections.abc import Mapping

from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader import reports
from grader.exercise import description, slips
from grader.judging import checker, judge, mistakes, results
from grader.judging.terms import terms_of
from grader.reports import as_csv, as_html
from grader.reports.page_details import View
from grader.sandbox.execution import Ending, Execution, Program
from grader.words.graded import Graded
from grader.words.model import Case, Judgement, Text, Usage
from grader.words.values import Grid, Number, Value, grid, single

USAGE = Usage(wall_s=0.1, cpu_s=0.1, memory_bytes=1, output_bytes=1)
ZEROS = st.sampled_from([0, 1, 3, 37, 300, 307, 308, 309, 322, 323, 324, 330, 398, 399, 4300])
FIGURES = st.from_regex(r"[0-9]{1,20}", fullmatch=True)
ENDS = st.sampled_from(["", "0", "3"])
"""Of what has many zeros or sixes before it."""
LONG = st.builds(lambda fill, size, end: fill * size + end, st.sampled_from("06"), ZEROS, ENDS)
DECIMALS = FIGURES | LONG
WHOLE = FIGURES | LONG.map(lambda digits: digits or "0")
EXPONENT = st.integers(-420, 420) | st.sampled_from([-99999, 999, 100000, 10**30])
DIGITS = st.one_of(
    WHOLE,
    st.builds("{}.{}".format, WHOLE, DECIMALS),
    st.builds("{}.{}e{}".format, WHOLE, DECIMALS, EXPONENT),
    st.builds("{}e{}".format, WHOLE, EXPONENT),
    st.sampled_from(["nan", "inf", "5e-324", "1.7976931348623157e308", "0e400", "1e-323"]),
)
NUMBER = st.builds("{}{}".format, st.sampled_from(["", "-"]), DIGITS)
LINES: Mapping[str, tuple[str, ...]] = {
    "tanh_gain": (
        "gain: {0}\ntanh_gain in PyTorch: {1}",
        "gain: {0} ± {1}",
        "gain: {0}% torch gain: {1} %",
        "{0} / {1} = {2}",
        "{0}\n{1}",
        "gain = {0} / {1}",
        "gain: {0} (torch gain {1})",
        "gain about {0}, in full {1}",
        "1/{0} = {1}",
        "gain: {0} * {1}",
    ),
    "init_exploding": (
        "layer 0: {0}\nlayer 1: {1}\nlayer {2} is nan",
        "[{0}, {1}, {2}]",
        "{0} {1}\n{1} {2}\n{2} {0}",
        "layer {0}: {1}\nlayer {1}: {2}",
    ),
    "product_gradient": (
        "tensor([[{0}, {1}],\n        [{2}, {0}]])",
        "{0} * [[1.5, {1}], [{2}, 3.25]]",
        "[[{0}, {1}], [{2}, 1.]] * {1}",
        "w[0, 0] = {0}\nw[0, 1] = {1}\nw[1, 0] = {2}\nw[1, 1] = {0}",
    ),
}
RIGHT = st.sampled_from([1.592321515, 0.0031, -2.5, 0.0, 5e-324, 1e-310, 1e308, 24.0])


def of_kind(kind: str, numbers: list[float]) -> Value:
    if kind == "number":
        return single(Number(numbers[0]))
    each = [Number(number) for number in numbers]
    return grid((2, 2), each) if kind == "grid" else Grid((4,), dict(enumerate(each)))


def seen(printed: str) -> Execution:
    return Execution(Ending.EXITED, 0, printed.encode(), b"", False, None, USAGE)


@st.composite
def printed(draw: st.DrawFn) -> tuple[str, str, dict[str, list[float]]]:
    name = draw(st.sampled_from(sorted(LINES)))
    numbers = draw(st.lists(NUMBER, min_size=3, max_size=3))
    names = [check.name for check in description.find(name).checks]
    values = {each: draw(st.lists(RIGHT, min_size=4, max_size=4)) for each in names}
    return name, draw(st.sampled_from(LINES[name])).format(*numbers), values


def judged(name: str, text: str, values: dict[str, list[float]]) -> Case:
    """Return the case of a program that printed a text, where nothing that raises is caught."""
    exercise = description.find(name)
    terms = terms_of(exercise, [11], reveal=True)
    run = seen(text)
    answers = results.read(exercise, run)
    rights = {c.name: {"": of_kind(c.kind, values[c.name])} for c in exercise.checks}
    given = {
        c.name: answers[c.name].value or of_kind(c.kind, values[c.name]) for c in exercise.checks
    }
    slip = slips.Slip(Text(en="Changed."), Program({}, "x.py"), given)
    known = mistakes.Known(
        11,
        mistakes=lambda: {each: {"key": value} for each, value in given.items()},
        expected=lambda _seed: {each: {"": value} for each, value in given.items()},
        seeds={1: True},
        unread=False,
        changes=mistakes.Changes(lambda _c: [slip], lambda _c, _s: given, lambda _c: rights.keys()),
        others=lambda: rights,
        output=text,
    )
    for check in exercise.checks:
        if not checker.compare(check, answers[check.name], rights[check.name]).passed:
            failed = frozenset({check.name})
            wrong = mistakes.Printed(exercise.checks, answers, rights, failed)
            mistakes.explained(wrong, known.changes)
            mistakes.diagnose(check, answers[check.name], rights[check.name], known)
    return results.judged(terms, 11, None, run, results.compare(terms, answers, rights, known))


NOTHING: dict[str, list[float]] = {"sample_gain": [1.5] * 4, "torch_gain": [1.6] * 4}


@settings(max_examples=40, deadline=None)
@given(printed())
@example(("tanh_gain", f"gain: 0.{'6' * 330}\ntanh_gain in PyTorch: 1.5", NOTHING))
@example(("tanh_gain", "gain: 5e-324\ntanh_gain in PyTorch: 1.5", NOTHING))
def test_no_digits_keep_a_program_from_its_verdict_or_from_a_report(
    what: tuple[str, str, dict[str, list[float]]],
) -> None:
    name, text, values = what
    exercise = description.find(name)
    case = judged(name, text, values)
    made = Judgement(
        submission="a.py",
        exercise=name,
        verdict=case.verdict,
        score=0,
        cases=(case,),
        isolation="walled",
        versions=judge.versions(),
    )
    for format_ in reports.FORMATS:
        reports.write(format_, [made], exercise, io.StringIO())
    graded = Graded(student="Ann", submission="a.py", source="", judgement=made)
    as_csv.write([graded], exercise, io.StringIO())
    assert as_html.write([graded], exercise, io.StringIO(), View(True, "en", ())) == []
