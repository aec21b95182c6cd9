"""A name that a student translated is the same answer, where it is one of a few common words."""

from pathlib import Path

import pytest

from grader.exercise import description
from grader.judging import results, submission
from grader.judging.judge import Judge
from grader.judging.terms import terms_of
from grader.reading import spellings
from grader.sandbox import Sandbox
from grader.sandbox.execution import Ending, Execution
from grader.words.model import Usage
from grader.words.values import as_plain

KNOWN = {
    "directions": (["up", "Down"], "вниз", "Down"),
    "in Chinese": (["上", "下"], "down", "下"),
    "not all are such words": (["up", "relu"], "вверх", None),
    "two spellings of one": (["up", "вверх", "down"], "上", None),
    "its own spelling": (["up", "down"], "up", None),
    "of the field": (["最近质心", "K近邻", "逻辑回归"], "logistic regression", "逻辑回归"),
    "of the field, in Russian": (["linear", "cubic"], "кубическая", "cubic"),
    "a word of one alone": (["最近质心", "逻辑回归"], "centroid", "最近质心"),
    "a word of two": (["linear regression", "logistic regression"], "regression", None),
    "one is none of the field": (["threshold", "relu"], "порог", None),
    "none": ([], "up", None),
    "one word in full": (["eps-greedy", "ucb1"], "epsilon-greedy", "eps-greedy"),
    "one word as a letter": (["epsilon-greedy", "ucb1"], "ε-greedy", "epsilon-greedy"),
    "one word cut short": (["gradient bandit", "ucb1"], "grad bandit", "gradient bandit"),
    "one word that is another": (["max pool", "stride"], "highest pool", None),
    "one word that makes another name": (["eps-greedy", "epsilon-greedy", "x"], "ε-greedy", None),
    "a whole name in full": (["eps", "ucb1"], "epsilon", None),
}


@pytest.mark.parametrize(("names", "word", "name"), KNOWN.values(), ids=KNOWN)
def test_a_spelling_is_known_where_each_name_is_a_common_word(
    names: list[str], word: str, name: str | None
) -> None:
    assert spellings.others(names).get(word) == name


def test_no_word_is_of_two_groups() -> None:
    words = [word for group in spellings.SAME for word in group]
    assert len(set(words)) == len(words)
    assert all(word == word.casefold() for word in words)


DESCRIPTION = """\
title = "Step"
statement = "Print the best step."
names = ["up", "down", "left", "right"]
checks = [{ name = "step", kind = "name", title = "Step", labels = ["best step", "步", "шаг"] }]
"""
PRINTS = {
    "its own": ("print('best step:', 'left')", "accepted"),
    "in Russian": ("print('Лучший шаг: влево')", "accepted"),
    "in Chinese": ("print('最佳步:', '左')", "accepted"),
    "another in Russian": ("print('Лучший шаг: вправо')", "wrong_answer"),
    "no name": ("print('best step: none')", "wrong_answer"),
}


@pytest.mark.parametrize(("source", "verdict"), PRINTS.values(), ids=PRINTS)
def test_a_translated_name_is_right_or_wrong_as_the_name_is(
    warm: Sandbox, tmp_path: Path, source: str, verdict: str
) -> None:
    (tmp_path / "mine.toml").write_text(DESCRIPTION)
    (tmp_path / "mine.py").write_text("def expected(seed):\n    return {'step': 'left'}\n")
    judge = Judge(terms_of(description.load(tmp_path / "mine.toml"), (1,)), warm)
    assert judge.judge(submission.from_bytes("a.py", source.encode())).verdict.value == verdict


SEVERAL = """\
title = "Buttons"
statement = "Print them."
[[checks]]
name = "best"
kind = "name"
title = "Best"
labels = ["best button"]
names = ["red", "green", "blue"]
[[checks]]
name = "converged"
kind = "name"
title = "Converged"
labels = ["converged"]
names = ["yes", "no"]
[[checks]]
name = "share"
kind = "number"
title = "Share"
labels = ["share"]
"""
SEVERAL_PRINTS = {
    "as they are": ("best button: red\nconverged: yes\nshare: 0.5", ("red", "yes", 0.5)),
    "in another order": ("converged: yes\nshare: 0.5\nbest button: red", ("red", "yes", 0.5)),
    "on one line": ("red 0.5 True", ("red", "yes", 0.5)),
    "alone": ("red\nno\n0.5", ("red", "no", 0.5)),
    "one of them translated": ("best button: red\nсошлось: да\nshare: 0.5", ("red", "yes", 0.5)),
    "the other translated": ("best button: синяя\nconverged: no\n0.5", ("blue", "no", 0.5)),
    "both translated": ("лучшая кнопка: красная\nсошлось: True\nдоля 0.5", ("red", "yes", 0.5)),
    "below a table": (
        "red: 0.5\ngreen: 0.2\nblue: 0.1\nconverged: no\nbest button: red 0.5",
        ("red", "no", 0.5),
    ),
    "the answer is no button": ("best button: yes\nconverged: yes\n0.5", (None, "yes", 0.5)),
    "a button is no answer": ("best button: red\nconverged: red\n0.5", ("red", None, 0.5)),
}


@pytest.mark.parametrize(("output", "right"), SEVERAL_PRINTS.values(), ids=SEVERAL_PRINTS)
def test_a_name_is_looked_for_among_the_names_of_its_own_check(
    tmp_path: Path, output: str, right: tuple[object, ...]
) -> None:
    (tmp_path / "mine.toml").write_text(SEVERAL)
    (tmp_path / "mine.py").write_text("def expected(seed): ...\n")
    exercise = description.load(tmp_path / "mine.toml")
    usage = Usage(wall_s=1, cpu_s=1, memory_bytes=1, output_bytes=1)
    seen = Execution(Ending.EXITED, 0, output.encode(), b"", False, None, usage)
    found = results.read(exercise, seen)
    assert tuple(as_plain(found[each.name].value) for each in exercise.checks) == right
