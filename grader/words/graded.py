"""A judgement as a class needs it: whose it is, of what, and what the teacher changed by hand.

A `Person` holds what the platform wrote, and nothing that a student chose to call a file.
"""

from typing import Annotated

from pydantic import Field

from grader.words.model import Frozen, Judgement


class Person(Frozen):
    """By what a student may be found in a gradebook; empty is what is not known.

    `number` is the platform's own, `login` any other that a school gives, a student ID too.
    """

    number: str = ""
    login: str = ""
    address: str = ""
    name: str = ""


class Owner(Frozen):
    """Who handed something in, by the layout of `platform` (empty: a folder of one's own).

    A path that can be read in several ways gives several `persons`, one of whom it is; of a `team`
    it is all of them. Of a folder of one's own the first that a gradebook knows is meant.

    `section` is what the folder around is called of a part of the class, `Mon 10-12`.

    `handle` is how the name begins under which the platform takes feedback back, and `ticket` the
    same without who it is: what begins with `_` has a name before it. Both are empty where it takes
    none.
    """

    platform: str = ""
    persons: tuple[Person, ...] = ()
    team: bool = False
    section: str = ""
    handle: str = ""
    ticket: str = ""

    def nameless(self, number: int) -> "Owner":
        """Return it with a number for all that says who it is."""
        if not self.ticket:
            return Owner()
        before = f"student{number}" if self.ticket.startswith("_") else ""
        return Owner(platform=self.platform, handle=before + self.ticket, ticket=self.ticket)


class ByHand(Frozen):
    """What the teacher wrote: a score instead of `was`, or None to leave it, and a comment."""

    score: Annotated[float, Field(ge=0, le=1)] | None = None
    comment: str = ""
    was: float | None = None


class Graded(Frozen):
    """A judgement with its owner.

    `submission` is the path below the folder that was graded, `source` its text. The score of the
    judgement is the teacher's where `by_hand` has one.
    """

    student: str
    submission: str
    source: str
    judgement: Judgement
    owner: Owner = Owner()
    by_hand: ByHand | None = None

    @property
    def known(self) -> bool:
        """Whether there is a score: a judge error has none, unless the teacher gave one."""
        given = self.by_hand is not None and self.by_hand.score is not None
        return given or self.judgement.verdict != "judge_error"
