"""What `grader new` says to an author: in words that say what to do, and where."""

from dataclasses import replace
from pathlib import Path

import pytest
from drafted import of_normal as begun

from grader.authoring import draft as drafts
from grader.authoring import reasons, statement, writing
from grader.commands import new_told
from grader.exercise import description
from grader.judging import submission
from grader.sandbox import Sandbox

TRAIN = "def train(m):\n    return (m * x).sum().item()\n"
OF_EACH = {
    "a dict of a comprehension": "r = {k: train(m) for k, m in {'a': 1.0, 'b': 2.0}.items()}",
    "a list of a comprehension": "r = [train(m) for m in (1.0, 2.0)]",
    "a comprehension in a call": "r = sum(train(m) for m in (1.0, 2.0))",
    "a lambda": "r = sorted((1.0, 2.0), key=lambda m: train(m))",
    "a name that is something else there": "m = 5\nr = [train(m) for m in (1.0, 2.0)]",
}
TOLERANCES = {
    "rel": ({"rel": 1e-3}, "`mean` may be off by 0.1 % of it (`rel`): this goes by its size"),
    "abs": ({"abs": 1e-5}, "`mean` may be off by 0.00001 (`abs`): this goes by its size"),
    "both": ({"rel": 0.01, "abs": 1e-9}, "off by 1 % of it (`rel`) or 0.000000001 (`abs`): this"),
}


@pytest.mark.parametrize("code", OF_EACH.values(), ids=OF_EACH)
def test_no_call_is_proposed_of_what_is_there_in_a_comprehension_only(
    warm: Sandbox, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    draft = begun(warm, f"{TRAIN}{code}\nprint('mean:', x.mean().item())")
    new_told.tell_draft(draft)
    assert "train" not in capsys.readouterr().out
    assert [each.name for each in draft.proposed] == ["mean"]


def test_a_call_that_fails_is_told_with_its_line_and_file(
    warm: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    fails = "def f(a):\n    return a[9]\n\ntry:\n    f(x)\nexcept IndexError:\n    pass\n"
    draft = begun(
        warm, f"{fails}y = x\nassert len(y) == 9 or f(y)\nprint('mean:', x.mean().item())"
    )
    new_told.tell_draft(draft)
    assert "(line 5 of a.py), so it cannot be asked" in capsys.readouterr().out


CLOCKS = {
    "by itself": "print(f'Training took: {time.perf_counter() * 0 + x[0].item():.3f} s')",
    "by a name": "t = time.time() * 0 + x[0].item()\nprint(f'Training took: {t:.3f} s')",
}


@pytest.mark.parametrize("code", CLOCKS.values(), ids=CLOCKS)
def test_what_a_clock_says_is_not_asked_though_it_is_the_same_twice(
    warm: Sandbox, code: str
) -> None:
    draft = begun(warm, f"import time\n{code}\nprint('mean:', x.mean().item())")
    assert [each.name for each in draft.proposed if each.asked] == ["mean"]


SETTINGS: dict[str, tuple[str, list[str]]] = {
    "arithmetic with names": ("D, H = 32, 4\nd = D // H\nprint('each head:', d)", []),
    "in a sentence": (
        "D, H = 32, 4\nd = D // H\nprint(f'input {D}x{H}, each head {d} dims')",
        [],
    ),
    "in Russian": ("D, H = 32, 4\nd = D // H\nprint('на голову:', d, 'чисел')", []),
    "in Chinese": ("D, H = 32, 4\nd = D // H\nprint(f'每头 {d} 维')", []),
    "no whole number": ("lr = 0.1\nlast = lr**2\nprint(f'last rate: {last:.3f}')", []),
    "of a literal": ("names = ['a', 'b']\nprint('pairs:', len(names) ** 2)", []),
    "of a shape": ("print('folds of x:', x.shape[0] // 3)", []),
    "not a list that grows": (
        "seen, two = [0], 2\nif x[0] > 9:\n    seen.append(1)\n"
        "print('two times two:', two * 2)\nprint('hits:', len(seen) * 2)",
        ["hits"],
    ),
    "not a count": (
        "two = 2\nprint('twice:', two * 2)\nprint('above 9:', int((x > 9).sum()) * 2)",
        ["above_9"],
    ),
    "not the most of a list that is changed": (
        "two, best = 2, [0]\nbest[0] = int(x[0] > 9)\n"
        "print('twice:', two * 2)\nprint('most hits:', max(best))",
        ["most_hits"],
    ),
    "not what was imported and changed": (
        "from math import pi\npi, two = pi * 2, 2\nprint('twice:', two * 2)\nprint('turn:', pi)",
        ["turn"],
    ),
    "not a best index": (
        "two = 2\nprint('twice:', two * 2)\nprint('best arm:', int(x[0] > 9))",
        ["best_arm"],
    ),
    "not what is set twice": (
        "two, best = 2, 0\nfor k in (1, 2):\n    best = k if x[0] > 9 else best\n"
        "print('twice:', two * 2)\nprint('best arm:', best)",
        ["best_arm"],
    ),
}


@pytest.mark.parametrize(("code", "asked"), SETTINGS.values(), ids=SETTINGS)
def test_what_comes_of_numbers_that_are_written_out_is_not_asked_and_other_numbers_are(
    warm: Sandbox, code: str, asked: list[str]
) -> None:
    draft = begun(warm, f"{code}\nprint('mean:', x.mean().item())")
    assert [each.name for each in draft.proposed if each.asked] == [*asked, "mean"]
    assert reasons.SETTING in [each.note for each in draft.proposed]


@pytest.mark.parametrize(("own", "said"), TOLERANCES.values(), ids=TOLERANCES)
def test_a_tolerance_is_told_in_words_with_its_name_behind(
    warm: Sandbox, capsys: pytest.CaptureFixture[str], own: dict[str, float], said: str
) -> None:
    draft = begun(warm, "print('mean:', x.mean().item())")
    wide = [replace(each, table=each.table | own) for each in draft.proposed]
    new_told.tell_draft(replace(draft, proposed=wide))
    assert said in capsys.readouterr().out


def test_a_statement_is_unwritten_until_its_points_are_replaced(warm: Sandbox) -> None:
    stub = statement.stub(begun(warm, "print('mean:', x.mean().item())"))
    assert statement.is_unwritten(stub)
    assert not statement.is_unwritten(stub.replace("...", "Draw nine numbers."))


@pytest.mark.parametrize(("name", "told"), [("tanh_gain", True), ("tanh_gains", False)])
def test_a_name_that_comes_with_the_grader_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, told: bool
) -> None:
    exercise = description.find("tanh_gain").model_copy(update={"name": name, "folder": tmp_path})
    new_told.tell_following(exercise, 0)
    out = capsys.readouterr().out
    said = f"has an exercise {name}, too, which is taken without --exercises: to have no two"
    assert out.count("NOTE: ") == told
    assert (said in out) is told


def test_an_exercise_of_ours_that_is_made_anew_is_no_second(
    capsys: pytest.CaptureFixture[str],
) -> None:
    new_told.tell_following(description.find("tanh_gain"), 0)
    assert "NOTE" not in capsys.readouterr().out


@pytest.mark.parametrize("faults", [0, 1])
def test_an_exercise_with_faults_is_to_be_mended_before_it_grades(
    capsys: pytest.CaptureFixture[str], faults: int
) -> None:
    new_told.tell_following(description.find("tanh_gain"), faults)
    said = capsys.readouterr().out
    assert ("Mend what is above" in said) == bool(faults)
    assert "rade a class with it:" in said


def test_a_value_that_a_check_of_another_name_asks_for_is_not_missing(
    warm: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = drafts.finished(begun(warm, "print(f'mean: {x.mean():.3f}')"), warm)
    text = writing.description(draft, "mine").replace('name = "mean"', 'name = "own"')
    (tmp_path / "mine.toml").write_text(text)
    (tmp_path / "mine.py").write_bytes(draft.solution.source)
    new_told.tell_missing(draft, description.load(tmp_path / "mine.toml"))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("seed", [2, 12, 42])
def test_what_is_a_word_with_one_seed_of_many_is_not_asked(warm: Sandbox, seed: int) -> None:
    """A right `none` would be a judge error, for the reference would have no number."""
    source = f"""n = int(input())
hit = [k for k in (1, 2, 4) if n != {seed}]
print('score:', n * 1.37)
print('smallest width:', len(hit) + n if hit else 'none')
"""
    given = submission.from_bytes("a.py", source.encode())
    proposed = drafts.begun(given, warm, None).proposed
    notes = {each.name: (each.asked, each.note) for each in proposed}
    assert notes["score"] == (True, "")
    assert notes["smallest_width"] == (
        False,
        f"with the seed {seed} it is not printed so",
    )
