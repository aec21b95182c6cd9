"""Find and load exercise descriptions: `<exercise>.toml` beside its reference `<exercise>.py`.

Loading reads text only; it never imports torch and never runs a reference.
"""

import contextlib
import posixpath
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, model_validator

from grader.reading.parts import Task, ways
from grader.sandbox.wall import exercise_packages
from grader.words.errors import ExerciseError, UsageError
from grader.words.language import LANGUAGES
from grader.words.model import SEED_MAX, Check, Frozen, Text

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
Seed = Annotated[int, Field(ge=0, le=SEED_MAX)]


class RunLimits(Frozen):
    """What a run of a submission may use."""

    time_s: Annotated[float, Field(gt=0)] = 10
    memory_mib: Annotated[int, Field(ge=64)] = 1024
    output_kib: Annotated[int, Field(ge=1)] = 1024


class Exercise(Frozen):
    """A description: what is asked, in words and tolerances; the reference knows the values.

    `names` is the vocabulary of names that a script of this exercise may print, `seeded` says
    whether the expected values depend on the seed. `files` are given to the script: path from
    its working folder, at most two folders up, to a file beside this one. `template` names the file
    beside this one with the code that every student was given: sharing that is no similarity.
    `mistakes` and `alternatives` are the sentences for the keys that the reference gives to its
    known mistakes and to its right values where a check has several: `{detail}` in one stands for
    what follows the colon of a key.
    """

    name: str
    folder: Path
    title: Text
    statement: Text
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]
    names: tuple[str, ...] = ()
    sample_seeds: Annotated[tuple[Seed, ...], Field(min_length=1)] = (11,)
    seeded: bool = True
    limits: RunLimits = RunLimits()
    files: Mapping[str, str] = Field(default_factory=dict)
    template: str | None = None
    mistakes: Mapping[str, Text] = Field(default_factory=dict)
    alternatives: Mapping[str, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _checks_are_consistent(self) -> "Exercise":
        names = [check.name for check in self.checks]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"two checks are called {name!r}: give each its own name")
        for check in self.checks:
            if check.kind == "name" and not self.names:
                raise ValueError(f"check {check.name!r}: list the possible names in `names`")
        return self

    @model_validator(mode="after")
    def _files_exist(self) -> "Exercise":
        if self.template is not None and not (self.folder / self.template).is_file():
            raise ValueError(f"template: there is no {self.template} beside the description")
        for path, source in self.files.items():
            if not (self.folder / source).is_file():
                raise ValueError(f"files: there is no {source} beside the description")
            if path.startswith("/") or posixpath.normpath(f"a/b/{path}").startswith(".."):
                raise ValueError(f"files: {path} is not below `../..`")
        return self

    @property
    def given_files(self) -> dict[str, bytes]:
        """What a script finds beside it: the files, and an `__init__.py` in each folder."""
        given = {path: (self.folder / source).read_bytes() for path, source in self.files.items()}
        folders = {posixpath.dirname(path) for path in given if posixpath.basename(path)}
        markers = {f"{folder}/__init__.py": b"" for folder in folders if folder.strip("./")}
        return {**markers, **given}

    @property
    def template_source(self) -> str:
        """The code that every student was given, empty if there was none."""
        return (self.folder / self.template).read_text(encoding="utf-8") if self.template else ""

    @property
    def task(self) -> Task:
        """What the parts of a source that belong to this exercise can be recognised by."""
        titles, statements = (
            tuple(text.within(language) for language in LANGUAGES)
            for text in (self.title, self.statement)
        )
        return Task(self.name, titles, ways(statements, self.template_source))

    @property
    def reference_files(self) -> dict[str, bytes]:
        """The Python files of the exercise's folder, among them its reference."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.glob("*.py"))}


def load(path: Path) -> Exercise:
    """Load one description; raise `ExerciseError` that names file, key and mend."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ExerciseError(f"{path}: not a readable TOML file: {error}") from error
    if not path.with_suffix(".py").is_file():
        raise ExerciseError(f"{path}: no reference: write {path.stem}.py beside it")
    try:
        return Exercise(name=path.stem, folder=path.parent, **data)
    except (ValidationError, TypeError) as error:
        raise ExerciseError(f"{path}: {_first_fault(error)}") from error


def _first_fault(error: ValidationError | TypeError) -> str:
    if isinstance(error, TypeError):  # a key of ours in the file: `name` or `folder`
        return "`name` and `folder` are not written in the file: its own name and place give them"
    fault = error.errors()[0]
    key = ".".join(str(part) for part in fault["loc"])
    return f"{key}: {fault['msg']}" if key else str(fault["msg"])


def folders(extra: Path | None = None) -> list[Path]:
    """Return the folders with exercises: `extra` first, ours, then those of other packages."""
    found = [REFERENCE, *exercise_packages()]
    if extra is not None:
        if not extra.is_dir():
            raise UsageError(f"--exercises {extra}: no such folder")
        found.insert(0, extra)
    return found


def available(extra: Path | None = None) -> dict[str, Path]:
    """Return the description file of each exercise by name; the first folder wins."""
    found: dict[str, Path] = {}
    for folder in folders(extra):
        for path in sorted(folder.glob("*.toml")):
            found.setdefault(path.stem, path)
    return found


def find(name: str, extra: Path | None = None) -> Exercise:
    """Load the exercise called `name`; raise `UsageError` if there is none."""
    paths = available(extra)
    if name not in paths:
        raise UsageError(f"no exercise {name!r}: choose one of {', '.join(sorted(paths))}")
    return load(paths[name])


@cache
def tasks(extra: Path | None = None) -> tuple[Task, ...]:
    """Return what all exercises can be recognised by; one whose description is broken is none."""
    found = []
    for path in available(extra).values():
        with contextlib.suppress(ExerciseError):
            found.append(load(path).task)
    return tuple(found)
