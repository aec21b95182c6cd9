"""On what a submission is judged: the exercise, the seeds, what a run may use, what is told."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from grader.exercise.description import Exercise
from grader.sandbox.execution import Limits
from grader.words.errors import UsageError
from grader.words.language import Language, Message, say

TIME_MAX_S = 86_400
"""Of CPU time: no system's clocks take much more, and no program is waited for so long."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what a submission is judged."""

    exercise: Exercise
    seeds: Sequence[int]
    limits: Limits
    reveal: bool = False
    language: Language = "en"

    def say(self, message: Message) -> str:
        """Put a message into the language that was asked for."""
        return say(message, self.language)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a run may use, in place of the exercise's own limits; None leaves these."""

    time_s: float | None = None
    memory_mib: int | None = None
    output_kib: int | None = None


def terms_of(
    exercise: Exercise,
    seeds: Sequence[int] = (),
    bounds: Bounds = Bounds(),
    reveal: bool = False,
    language: Language = "en",
) -> Terms:
    """Return terms with each seed once, by default the exercise's; wall time is twice CPU time.

    Raises:
        UsageError: the time limit is none that a clock can measure.
    """
    own = {key: each for key, each in asdict(bounds).items() if each is not None}
    bound = exercise.limits.model_copy(update=own)
    if not 0 < bound.time_s <= TIME_MAX_S:  # what is no number at all is not, either
        cpu_s = f"{bound.time_s:g}"
        raise UsageError(f"a time limit of {cpu_s} s: give one of at most {TIME_MAX_S} s, a day")
    limits = bound.of_a_run
    once = tuple(dict.fromkeys(seeds or exercise.sample_seeds))
    return Terms(exercise, once, limits, reveal, language)
