"""Find and load exercise descriptions: `<exercise>.toml` beside its reference `<exercise>.py`.

Loading reads text only; it never imports torch and never runs a reference.
"""

import contextlib
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from os.path import isfile
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from grader.exercise import faults, solution, source
from grader.exercise.changes import CHANGES_MOST
from grader.exercise.limits import RunLimits
from grader.exercise.parts import joined
from grader.exercise.source import REFERENCE as REFERENCE
from grader.exercise.source import SHARED, Source, meant
from grader.reading.cells import code_cells
from grader.reading.parts import Task, ways
from grader.sandbox.wall import exercise_packages
from grader.words.check import Code, Names, check_labels
from grader.words.errors import ExerciseError, UsageError
from grader.words.language import LANGUAGES, Language
from grader.words.model import SEED_MAX, Check, Frozen, Text

Seed = Annotated[int, Field(ge=0, le=SEED_MAX)]
Paragraphs = Annotated[
    tuple[Text, ...],
    Field(min_length=1),
    BeforeValidator(lambda given: given if isinstance(given, list | tuple) else (given,)),
]
_is_file = isfile  # which says no, too, of a name longer than one may be


class Exercise(Frozen):
    """A description: what is asked, in words and tolerances; the reference knows the values.

    `names` is the vocabulary of names of checks that have none of their own, `seeded` says whether
    the expected values depend on the seed. `files` are given to the script: path from its working
    folder, at most two folders up, to a file beside this one. `template` names the file beside this
    one with the code that every student was given: sharing that is no similarity.
    `setup` is Python code that makes the arguments of the checks' calls, and may use `seed`.
    `changes` is how many changes of a solution are tried where a wrong value is to be explained.
    `mistakes` and `alternatives` are the sentences for the keys that the reference gives to its
    known mistakes and to its right values where a check has several: `{detail}` in one stands for
    what follows the colon of a key. `parts` are exercises beside this one that it is made of.

    The file itself, not what it says, gives `name`, `folder`, the `modules` that compute expected
    values, and the `solutions` that print them: file names, each with the checks that it answers.
    """

    name: str
    folder: Path
    modules: tuple[str, ...]
    solutions: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    parts: tuple[str, ...] = ()
    title: Text
    statement: Paragraphs
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]
    names: Names = ()
    sample_seeds: Annotated[tuple[Seed, ...], Field(min_length=1)] = (11,)
    seeded: bool = True
    limits: RunLimits = RunLimits()
    files: Mapping[str, str] = Field(default_factory=dict)
    template: str | None = None
    setup: Code = ""
    changes: Annotated[int, Field(ge=0)] = CHANGES_MOST
    mistakes: Mapping[str, Text] = Field(default_factory=dict)
    alternatives: Mapping[str, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _checks_are_consistent(self) -> "Exercise":
        names = [check.name for check in self.checks]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"two checks are called `{name}`: give each its own name")
        for check in self.checks:
            if check.kind == "name" and not (check.names or self.names):
                mend = "list the possible names in `names`, here or at the top of the file"
                raise ValueError(f"check `{check.name}`: {mend}")
        check_labels(self.checks)
        return self

    @model_validator(mode="after")
    def _files_exist(self) -> "Exercise":
        if self.template is not None and not _is_file(self.folder / self.template):
            raise ValueError(f"template: there is no {self.template} beside the description")
        for path, name in self.files.items():
            if not _is_file(self.folder / name):
                raise ValueError(f"files: there is no {name} beside the description")
            below = not posixpath.normpath(f"a/b/{path}").startswith("..")
            if path.startswith("/") or not posixpath.basename(path) or "\0" in path or not below:
                raise ValueError(f"files: {path} is no file below `../..`")
        return self

    @property
    def given_files(self) -> dict[str, bytes]:
        """What a script finds beside it: the files, and an `__init__.py` in each folder."""
        given = {path: (self.folder / name).read_bytes() for path, name in self.files.items()}
        folders = {posixpath.dirname(path) for path in given if posixpath.basename(path)}
        markers = {f"{folder}/__init__.py": b"" for folder in folders if folder.strip("./")}
        return {**markers, **given}

    @property
    def template_source(self) -> str:
        """The code that every student was given, of a notebook that of its cells; may be empty."""
        text = self.template_file.decode("utf-8", "replace")
        return "\n\n".join(code_cells(self.template or "", text)) or text

    @property
    def template_file(self) -> bytes:
        """The file that every student was given, empty if there was none."""
        return (self.folder / self.template).read_bytes() if self.template else b""

    @property
    def task(self) -> Task:
        """What the parts of a source that belong to this exercise can be recognised by."""
        statements = tuple(dict.fromkeys(self.stated(language) for language in LANGUAGES))
        return Task(self.name, self.title.all, ways(statements, self.template_source))

    @property
    def reference_files(self) -> dict[str, bytes]:
        """What the expected values depend on: the folder's Python files, and the solutions."""
        paths = [*self.folder.glob("*.py"), *(self.folder / name for name in self.solutions)]
        return {path.name: path.read_bytes() for path in sorted(set(paths))}

    def stated(self, language: Language) -> str:
        """Return the statement in a language."""
        return "\n\n".join(paragraph.within(language) for paragraph in self.statement)


OWN = ("name", "folder", "modules", "solutions")
"""What the file itself gives."""
TABLES = {
    "": [key for key in Exercise.model_fields if key not in OWN],
    "checks": ["length", *Check.model_fields],
    "limits": [*RunLimits.model_fields],
}
"""The keys of a description, and of its tables."""


def load(path: Path) -> Exercise:
    """Load one description; raise `ExerciseError` that names file, key and mend."""
    return _load(path, ())


def _load(path: Path, within: tuple[str, ...]) -> Exercise:
    """Load a description that is a part of others."""
    read = source.read(path)
    for key in OWN:
        if key in read.data:
            raise read.fault((key,), "is not written in the file: its own name and place give it")
    parts = _parts(read, (*within, path.stem))
    modules, solutions = _references(read, parts)
    if not modules and not solutions:
        raise read.fault((), f"no reference: write {path.stem}.py beside it")
    try:
        data = joined(parts, read.data) if parts else read.data
    except ValueError as error:
        raise read.fault(("parts",), str(error)) from error
    try:
        told = {"name": path.stem, "folder": path.parent}
        told |= {"modules": modules, "solutions": solutions}
        return Exercise.model_validate({**data, **told})
    except ValidationError as error:
        raise read.fault(*faults.first(error, TABLES)) from error


def _parts(read: Source, within: tuple[str, ...]) -> list[Exercise]:
    names = read.data.get("parts")
    beside = [path.stem for path in sorted(read.path.parent.glob("*.toml")) if path.name != SHARED]
    found = []
    for at, name in enumerate(names if isinstance(names, list) else ()):
        if name in within:
            raise read.fault(("parts", at), f"{name} would be a part of itself")
        if name not in beside:
            raise read.fault(("parts", at), f"no {name}.toml beside it{meant(str(name), beside)}")
        found.append(_load(read.path.with_name(f"{name}.toml"), within))
    return found


def _references(
    read: Source, parts: Sequence[Exercise]
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return the modules that compute what is expected, and the solutions that print it.

    A solution answers the checks that stand in the description beside it.
    """
    modules = dict.fromkeys(name for part in parts for name in part.modules)
    solutions = {file: checks for part in parts for file, checks in part.solutions.items()}
    checks = read.data.get("checks")
    tables = [each for each in checks if isinstance(each, dict)] if isinstance(checks, list) else []
    for path in (read.path.with_suffix(suffix) for suffix in (".py", ".ipynb")):
        if not path.is_file():
            continue
        if solution.is_one(path):
            solutions[path.name] = tuple(str(table.get("name")) for table in tables)
        else:
            modules[path.stem] = None
        break
    return tuple(modules), solutions


def folders(extra: Path | None = None) -> Iterator[Path]:
    """Go through the folders with exercises: `extra` first, ours, then those of other packages."""
    if extra is not None:
        if not extra.is_dir():
            raise UsageError(f"--exercises {extra}: no such folder")
        yield extra
    yield REFERENCE
    yield from exercise_packages()  # last, for each installed package is looked into


def available(extra: Path | None = None) -> dict[str, Path]:
    """Return the description file of each exercise by name; the first folder wins."""
    found: dict[str, Path] = {}
    for path in _files(extra):
        found.setdefault(path.stem, path)
    return found


def find(name: str, extra: Path | None = None) -> Exercise:
    """Load the exercise called `name`; raise `UsageError` if there is none."""
    path = next((each for each in _files(extra) if each.stem == name), None)
    if path is None:
        known = available(extra)
        own = "" if extra else ", or give the folder of your own with --exercises DIR"
        every = f": choose one of {', '.join(sorted(known))}{own}"
        raise UsageError(f"no exercise {name!r}{meant(name, known) or every}")
    return load(path)


def _files(extra: Path | None) -> Iterator[Path]:
    for folder in folders(extra):
        yield from (path for path in sorted(folder.glob("*.toml")) if path.name != SHARED)


@cache
def tasks(extra: Path | None = None) -> tuple[Task, ...]:
    """Return what all exercises can be recognised by; one whose description is broken is none."""
    found = []
    for path in available(extra).values():
        with contextlib.suppress(ExerciseError):
            found.append(load(path).task)
    return tuple(found)
