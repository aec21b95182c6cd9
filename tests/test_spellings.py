"""A name that a student translated is the same answer, where it is one of a few common words."""

from pathlib import Path

import pytest

from grader.exercise import description, spellings
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox

KNOWN = {
    "directions": (["up", "Down"], "вниз", "Down"),
    "in Chinese": (["上", "下"], "down", "下"),
    "not all are such words": (["up", "relu"], "вверх", None),
    "two spellings of one": (["up", "вверх", "down"], "上", None),
    "its own spelling": (["up", "down"], "up", None),
    "none": ([], "up", None),
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
