"""A judgement as JSON: the contract's object, on one line or many."""

from collections.abc import Iterable
from typing import IO

from grader.exercise.description import Exercise
from grader.words.language import Language
from grader.words.model import Judgement


def write(
    judgements: Iterable[Judgement], _exercise: Exercise, stream: IO[str], _language: Language
) -> None:
    """Write an object for each judgement, for people to read too."""
    for judgement in judgements:
        stream.write(judgement.model_dump_json(indent=2) + "\n")


def write_lines(
    judgements: Iterable[Judgement], _exercise: Exercise, stream: IO[str], _language: Language
) -> None:
    """Write an object on one line for each judgement."""
    for judgement in judgements:
        stream.write(judgement.model_dump_json() + "\n")
