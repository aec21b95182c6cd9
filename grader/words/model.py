"""The words of the grader as frozen models: what is asked, what was read, what was judged.

Nothing here is changed after it was made, and nothing here computes a verdict from a value.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

from grader.words.language import Language, Message
from grader.words.values import Plain, Value
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


class Frozen(BaseModel):
    """A model that cannot be changed, refuses unknown keys and writes NaN as a string."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")


# --- what is asked -----------------------------------------------------------------------------


class Text(Frozen):
    """One sentence or paragraph in the three languages of the course."""

    en: str
    ru: str
    zh: str

    def within(self, language: Language, detail: str = "") -> str:
        """Return it in a language, with `{detail}` filled in."""
        return str(getattr(self, language)).replace("{detail}", detail)


Kind = Literal["number", "name", "grid", "series"]


class Check(Frozen):
    """One expected result of an exercise, without the result: all that the reader may know.

    A description may say `kind = "list"` with a `length`, or `kind = "array"` with a `shape`: both
    are grids. The numbers of a `series` stand beside their layers; `length` says of how many, if
    that is no secret. `whole` is of a count, which is right or wrong; `range` are the least and the
    largest value that are plausible, where that is no secret. A line with a word of `unlike`
    speaks of something else.
    """

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    kind: Kind
    title: Text
    points: Annotated[float, Field(gt=0)] = 1
    rel: Annotated[float, Field(ge=0)] = 1e-4
    abs: Annotated[float, Field(ge=0)] = 1e-6
    whole: bool = False
    range: tuple[float, float] | None = None
    shape: tuple[Annotated[int, Field(gt=0)], ...] | None = None
    labels: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    probe: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _as_grid(cls, data: Any) -> Any:
        """Take `list` and `array` for grids, and the shape of the other kinds for granted."""
        if not isinstance(data, dict):
            return data
        kind, data = data.get("kind"), dict(data)
        length = data.pop("length", None)
        if (kind == "list") > (length is not None) or (length and kind not in _LENGTHS):
            raise ValueError("a list, and else only a series, has a length")
        if (data.get("shape") is None) == (kind in ("array", "grid")):
            raise ValueError("an array, and only an array, has a shape")
        if length is not None:
            data["shape"] = (length,)
        if kind == "number":
            data["shape"] = ()
        return {**data, "kind": "grid" if kind in ("list", "array") else kind}


_LENGTHS = ("list", "series")


# --- what was read -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader took for a check: a value and where it stands, or why there is none.

    `line` is that of the output, from 1; `source_line` and `cell` say which print of the student's
    file wrote it, None where that is not known. A value with a `fault` is not right as it stands,
    whatever it is ("73.7% is not 0.737").
    """

    value: Value | None
    line: int | None = None
    source_line: int | None = None
    cell: int | None = None
    problem: Message | None = None
    fault: Message | None = None


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

Isolation = Literal["walled", "limited"]


class CheckResult(Frozen):
    """One check of one case; `expected` is None unless it was asked to be revealed.

    `line` is the line of the output that `actual` was read from, `source_line` and `cell` the print
    of the student's file that wrote it.
    """

    name: str
    points: float
    passed: bool
    actual: Plain = None
    expected: Plain = None
    line: int | None = None
    source_line: int | None = None
    cell: int | None = None
    message: str = ""
    diagnosis: str | None = None


class Usage(Frozen):
    """What a run used; `memory_bytes` is the peak, without what the interpreter had before."""

    wall_s: float
    cpu_s: float
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
                rows.append((case.seed, check.name, mark, check.actual, said))
        title = f"{self.verdict.replace('_', ' ')}  {self.submission}  (score {self.score:g})"
        return as_html(title, ("seed", "check", "", "read", ""), rows)


class Graded(Frozen):
    """A judgement as a class's gradebook needs it: whose it is, and of what.

    `submission` is the path below the folder that was graded, `source` its text.
    """

    student: str
    submission: str
    source: str
    judgement: Judgement
