"""The words of the grader as frozen models: what was read, what was judged.

Nothing here is changed after it was made, and nothing here computes a verdict from a value.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, FiniteFloat

from grader.words.check import Check as Check
from grader.words.check import Frozen as Frozen
from grader.words.check import Text as Text
from grader.words.isolation import Isolation as Isolation
from grader.words.language import Message
from grader.words.values import Plain, Value, shown
from grader.words.visible import as_html

SEED_MAX = 2**32 - 1
"""The largest seed that numpy takes."""


class Verdict(StrEnum):
    """What a case or a submission earned, from the best to the worst."""

    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"
    TIME_LIMIT_EXCEEDED = "time_limit_exceeded"
    MEMORY_LIMIT_EXCEEDED = "memory_limit_exceeded"
    OUTPUT_LIMIT_EXCEEDED = "output_limit_exceeded"
    RUN_TIME_ERROR = "run_time_error"
    JUDGE_ERROR = "judge_error"

    @property
    def code(self) -> str:
        """The short form of the contests: AC, WA, TLE, MLE, OLE, RTE, JE."""
        return "AC" if self is Verdict.ACCEPTED else "".join(w[0] for w in self.split("_")).upper()


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of `verdicts`, which must not be empty."""
    order = list(Verdict)
    return max(verdicts, key=order.index)


# --- what was read -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader took for a check: a value and where it stands, or why there is none.

    `line` is that of the output, from 1; `source_line` and `cell` say which print of the student's
    file wrote it, None where that is not known. A value with a `fault` is not right as it stands,
    whatever it is ("73.7% is not 0.737"). A `misfit` has no label, nor the form that is asked for:
    nothing better was printed. An `unnamed` one was asked for beside others, and no words say
    that it is this one, so that another may be meant.
    """

    value: Value | None
    line: int | None = None
    source_line: int | None = None
    cell: int | None = None
    problem: Message | None = None
    fault: Message | None = None
    misfit: bool = False
    unnamed: bool = False


class Piece(NamedTuple):
    """A piece of standard output, as one call of `write` gave it, and who wrote it.

    `start` is its place in characters of the decoded output; it ends where the next one starts.
    `line` is the innermost of the entry file, or of its `cell` (code cells count from 1), that was
    running; 0 if none was, as in an atexit function of another module. `from_line` and `from_cell`
    are the outermost, from which a function was called that printed it. `site` is the same exactly
    when the whole chain of such lines on the stack was, as far as 32 frames down.
    """

    start: int
    line: int
    cell: int | None
    site: int
    from_line: int
    from_cell: int | None


# --- what was judged ---------------------------------------------------------------------------

Lack = Literal["file_names", "file_bounds", "code_in_files", "one_user"]
"""What a fence lacks of a wall."""


class CheckResult(Frozen):
    """One check of one case; `expected` is None unless it was asked to be revealed.

    `line` is the line of the output that `actual` was read from, `source_line` and `cell` the print
    of the student's file that wrote it. `share` of a partial check is how much of it was right,
    None of any other check and of one that was not judged.
    """

    name: str
    points: FiniteFloat
    passed: bool
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    actual: Plain = None
    expected: Plain = None
    line: int | None = None
    source_line: int | None = None
    cell: int | None = None
    message: str = ""
    diagnosis: str | None = None

    @property
    def worth(self) -> float:
        """The share of its points that it earned."""
        return float(self.passed) if self.share is None else self.share


Seconds = Annotated[float, Field(ge=0, le=1e9)]
"""As long as some may last that still have a sum."""


class Usage(Frozen):
    """What a run used; `memory_bytes` is the peak, without what the interpreter had before."""

    wall_s: Seconds
    cpu_s: Seconds
    memory_bytes: int
    output_bytes: int


class Case(Frozen):
    """One submission on one seed."""

    seed: int
    verdict: Verdict
    reason: str
    checks: tuple[CheckResult, ...]
    stdout: str = ""
    stderr: str = ""
    truncated: bool = False
    usage: Usage | None = None
    figures: tuple[str, ...] = ()
    """Pictures that the script drew: PNG files, base64."""


class Versions(Frozen):
    """What the judgement depends on beside the submission and the seed."""

    grader: str
    python: str
    torch: str
    numpy: str


class Judgement(Frozen):
    """The verdict of a submission with its cases and checks."""

    schema_version: Literal[1] = 1
    submission: str
    exercise: str
    verdict: Verdict
    score: Annotated[float, Field(ge=0, le=1)]
    cases: tuple[Case, ...]
    isolation: Isolation
    lacks: tuple[Lack, ...] = ()
    """What a fenced run could do here that a walled one could not: `docs/security.md` has each."""
    memory_summed: bool = True
    """Whether the memory limit held for all processes of a run together, or for each: weaker."""
    versions: Versions

    def _repr_html_(self) -> str:
        """Show the judgement in Jupyter."""
        rows: list[tuple[object, ...]] = []
        for case in self.cases:
            if case.verdict not in (Verdict.ACCEPTED, Verdict.WRONG_ANSWER):
                rows.append((case.seed, case.verdict, None, None, case.reason))
                continue
            for check in case.checks:
                said = f"{check.message} {check.diagnosis or ''}"
                mark = "ok" if check.passed else "no"
                rows.append((case.seed, check.name, mark, shown(check.actual, "en"), said))
        score = "not graded" if self.verdict is Verdict.JUDGE_ERROR else f"score {self.score:g}"
        title = f"{self.verdict.replace('_', ' ')}  {self.submission}  ({score})"
        return as_html(title, ("seed", "check", "", "read", ""), rows)
