"""A judgement as JSON: the contract's object, on one line or many."""

from grader.model import Judgement


def render(judgement: Judgement, lines: bool = False) -> str:
    """Return one JSON object; on a single line if `lines`."""
    return judgement.model_dump_json(indent=None if lines else 2)
