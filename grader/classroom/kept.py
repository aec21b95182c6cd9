"""What the rows of the store say: whether what is kept is right, and whose it is."""

from pathlib import PurePosixPath
from typing import Any

from grader.words.graded import ByHand, Graded, Owner
from grader.words.model import Judgement, Verdict


def verdict(name: str, said: bytes, score: float, source: bytes, text: bytes) -> Verdict | None:
    """Return the verdict of what was kept; None if a part of it is broken, or is not of the rest.

    It may be of an earlier version of the grader, or whatever else wrote the file.
    """
    try:
        source.decode()
        made = Judgement.model_validate_json(text)
    except ValueError:
        return None
    agrees = (made.submission, made.verdict.encode(), made.score) == (name, said, score)
    return made.verdict if agrees else None


def graded(row: tuple[Any, ...], anonymous: bool) -> Graded:
    """Return a judgement with its owner; an `anonymous` one has its number for a name."""
    student, name, source, text, owner, given, comment, number = row
    judgement = Judgement.model_validate_json(text)
    by_hand = None
    if comment is not None:
        by_hand = ByHand(score=given, comment=comment, was=judgement.score)
    if given is not None:
        judgement = judgement.model_copy(update={"score": given})
    whole = Graded(
        student=student,
        submission=name,
        source=source,
        judgement=judgement,
        owner=Owner.model_validate_json(owner),
        by_hand=by_hand,
    )
    return _anonymous(whole, number) if anonymous else whole


def _anonymous(graded: Graded, number: int) -> Graded:
    name = f"{number}{PurePosixPath(graded.submission).suffix}"
    judgement = graded.judgement.model_copy(update={"submission": name})
    owner = graded.owner.nameless(number)
    hidden = {"student": str(number), "submission": name, "judgement": judgement, "owner": owner}
    return graded.model_copy(update=hidden)
