"""What is asked, as a description says it: texts in one language or several, and checks.

A check is all that the reader may know of an exercise; no expected value is in it.
"""

import ast
from collections.abc import Sequence
from itertools import permutations
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from grader.words.language import Language


class Frozen(BaseModel):
    """A model that cannot be changed, refuses unknown keys and writes NaN as a string."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")


class Text(Frozen):
    """One sentence or paragraph; a language that it lacks falls back to English, else to any.

    A string alone, in a description, is English.
    """

    en: str = ""
    ru: str = ""
    zh: str = ""

    @model_validator(mode="before")
    @classmethod
    def _in_one_language(cls, data: Any) -> Any:
        if data == {}:
            raise ValueError("it has no words: write it in one language at least")
        return {"en": data} if isinstance(data, str) else data

    @property
    def all(self) -> tuple[str, ...]:
        """Its words in each language that it has."""
        return tuple(words for words in (self.en, self.ru, self.zh) if words)

    def within(self, language: Language, detail: str = "") -> str:
        """Return it in a language, with `{detail}` filled in."""
        words = str(getattr(self, language)) or next(iter(self.all), "")
        return words.replace("{detail}", detail)


Kind = Literal["number", "name", "grid", "series"]
_SPELLINGS = {"list": "grid", "array": "grid"}
KINDS = ("number", "name", "list", "array", "series")
"""What a description may write as a check's kind."""


def _as_kind(kind: Any) -> Any:
    if kind not in (*KINDS, "grid"):
        raise ValueError(f"must be one of {', '.join(KINDS)}")
    return _SPELLINGS.get(kind, kind)


Words = tuple[Annotated[str, Field(pattern=r"[^\s_-]")], ...]
"""Words to look for in text; one without a letter would be found everywhere."""
Index = tuple[float | Annotated[str, Field(pattern=r"\w")], ...]
"""What the values of a list are for: learning rates, or names, which are looked for in text."""
Names = tuple[Annotated[str, Field(pattern=r"\w")], ...]
"""The words of which a name is one."""
Size = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _compiled(code: str) -> str:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError) as error:
        raise ValueError(f"it is no Python: {error}") from error
    return code


def _an_expression(code: str) -> str:
    try:
        ast.parse(code.strip(), mode="eval")
    except (SyntaxError, ValueError) as error:
        raise ValueError(f"must be a Python expression ({error.args[0]})") from error
    return code


def _a_call(code: str) -> str:
    if not called(_an_expression(code)):
        raise ValueError("must be a call of the student's function, as `mean(x)`")
    return code


Code = Annotated[str, AfterValidator(_compiled)]


def called(call: str) -> str:
    """Return the name of the first function that an expression calls, else nothing."""
    try:
        tree = ast.parse(call.strip(), mode="eval")
    except (SyntaxError, ValueError):
        return ""
    functions = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return next((each.id for each in functions if isinstance(each, ast.Name)), "")


class Check(Frozen):
    """One expected result of an exercise, without the result: all that the reader may know.

    A description may say `kind = "list"` with a `length`, or `kind = "array"` with a `shape`: both
    are grids. The numbers of a `series` stand beside their layers, or what `row` calls them;
    `length` says of how many, if that is no secret. `index` are the numbers or words that the
    values of a list or a series are for, and that may be printed beside them, such as learning
    rates; they need not be said where they count from 0 or 1. `whole` is of a count, which is right
    or wrong; `percent` is of what is asked in per cent, printed with the sign or without; `range`
    are the least and the largest number that are plausible, where that is no
    secret: what lies beyond is the answer only where a label asks for it, or nothing else is left.
    A right value that is NaN or infinite is a mistake of the reference, unless it says
    `finite = false`. A number with `at_most` is right where it is no larger, and no smaller than
    its `range`, whatever the reference gives. A name is one of `names`, or of its exercise's where
    the check has none. A line with a word of `unlike`, but for one that is
    part of a label, speaks of something else. A `partial` check earns the share of its numbers that
    are right; it passes with all of them only.

    `call` is an expression that is evaluated after the script: its value is the answer, whatever
    was printed, and the exercise's `setup` makes its arguments. A `probe` is evaluated only where
    nothing was printed. `exact` is one for the solution alone, where its print is rounded: students
    are judged by what they print, though their names could compute what they did not.
    """

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    kind: Annotated[Kind, BeforeValidator(_as_kind)]
    title: Text
    points: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1
    rel: Size = 1e-4
    abs: Size = 1e-6
    whole: bool = False
    percent: bool = False
    finite: bool = True
    partial: bool = False
    range: tuple[float, float] | None = None
    at_most: Annotated[float, Field(allow_inf_nan=False)] | None = None
    shape: tuple[Annotated[int, Field(gt=0)], ...] | None = None
    row: Annotated[str, Field(pattern=r"\w")] | None = None
    index: Annotated[Index, Field(min_length=2)] | None = None
    names: Names = ()
    labels: Words = ()
    unlike: Words = ()
    probe: Annotated[str, AfterValidator(_an_expression)] | None = None
    exact: Annotated[str, AfterValidator(_an_expression)] | None = None
    call: Annotated[str, AfterValidator(_a_call)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _with_a_shape(cls, data: Any) -> Any:
        """Take the length of a list or series for its shape, and that of a number for granted."""
        if not isinstance(data, dict) or data.get("kind") not in (*KINDS, "grid"):
            return data
        kind, length, shape = (data.get(key) for key in ("kind", "length", "shape"))
        if kind == "list" and length is None:
            raise ValueError("a list has a length: write `length = 4`, or how many it has")
        if kind in ("array", "grid") and not shape:
            raise ValueError("an array has a shape: write `shape = [2, 3]` for 2 rows of 3")
        if length is not None and kind not in ("list", "series"):
            raise ValueError("only a list or a series has a `length`")
        if shape is not None and kind in ("number", "name", "list", "series") and shape != ():
            raise ValueError("only an array has a `shape`")
        if length is not None:
            shape = (length,)
        rest = {key: value for key, value in data.items() if key != "length"}
        return {**rest, "shape": () if kind == "number" else shape}

    @model_validator(mode="after")
    def _one_way_to_a_value(self) -> "Check":
        ways = {"exact": self.exact, "probe": self.probe, "call": self.call}
        if len(given := [f"`{way}`" for way, text in ways.items() if text is not None]) > 1:
            raise ValueError(f"{' and '.join(given)} are two ways to one value: leave one out")
        return self

    @model_validator(mode="after")
    def _names_are_of_a_name(self) -> "Check":
        if self.names and self.kind != "name":
            raise ValueError(
                "`names` are of a name: leave them out, or move them to the top of the file"
            )
        return self

    @model_validator(mode="after")
    def _percent_is_of_numbers(self) -> "Check":
        if self.percent and self.kind == "name":
            raise ValueError("`percent` is of numbers: leave it out here")
        return self

    @model_validator(mode="after")
    def _range_is_of_numbers(self) -> "Check":
        if self.range is not None and not (self.kind != "name" and self.range[0] < self.range[1]):
            raise ValueError("`range` is of numbers, the least and then the largest")
        return self

    @model_validator(mode="after")
    def _at_most_is_of_a_number(self) -> "Check":
        if self.at_most is not None and self.kind != "number":
            raise ValueError("`at_most` is of a number: leave it out here")
        if self.at_most is not None and self.range is not None and self.at_most < self.range[0]:
            raise ValueError("`at_most` is less than the least of `range`: nothing would be right")
        return self

    @model_validator(mode="after")
    def _row_is_of_a_series(self) -> "Check":
        if self.row is not None and self.kind != "series":
            raise ValueError("`row` is of a series, as `epoch`: leave it out here")
        return self

    @property
    def in_solution(self) -> str | None:
        """The expression whose value in a solution is right, in place of what that prints."""
        return self.exact or self.probe

    @model_validator(mode="after")
    def _index_is_of_each_value(self) -> "Check":
        if self.index is None:
            return self
        if self.kind not in ("grid", "series") or len(self.shape or (1,)) != 1:
            raise ValueError("`index` is of a list or a series: leave it out here")
        if len(set(self.index)) != len(self.index):
            raise ValueError("`index` has a number twice: each is of one value")
        if self.shape and len(self.index) != self.shape[0]:
            raise ValueError(f"`index` has {len(self.index)} numbers for {self.shape[0]} values")
        return self

    @model_validator(mode="after")
    def _partial_is_of_several(self) -> "Check":
        if self.partial and self.kind not in ("grid", "series"):
            raise ValueError("`partial` is of a list, an array or a series: leave it out here")
        return self


def check_labels(checks: Sequence[Check]) -> None:
    """Raise `ValueError` where a check has no label that is not also another's of its form."""
    for one, other in permutations(checks, 2):
        shared = {label.casefold() for label in other.labels}
        alike = (one.kind, one.shape) == (other.kind, other.shape)
        if alike and one.labels and shared.issuperset(each.casefold() for each in one.labels):
            what = f"the label `{one.labels[0]}` is also that of `{other.name}`"
            raise ValueError(f"check `{one.name}`: {what}: give each one of its own")
