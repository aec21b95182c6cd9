"""A judgement as JSON: the contract's object, on one line or many."""

from typing import IO

from grader.exercise.description import Exercise
from grader.words.language import Language
from grader.words.model import Judgement
from grader.words.visible import on_its_lines


def write(judgement: Judgement, _exercise: Exercise, stream: IO[str], _language: Language) -> None:
    """Write an object, for people to read too."""
    stream.write(on_its_lines(judgement.model_dump_json(indent=2)) + "\n")


def write_line(
    judgement: Judgement, _exercise: Exercise, stream: IO[str], _language: Language
) -> None:
    """Write an object on one line."""
    stream.write(on_its_lines(judgement.model_dump_json()) + "\n")
