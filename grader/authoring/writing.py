"""The files of an exercise that was made of a solution: description, solution, template, samples.

The description is short: nothing in it equals a default. What was edited by hand is never
overwritten; a solution is edited if it differs from the accepted sample that was written with it.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.authoring import draft as drafts
from grader.authoring import functions, seeds
from grader.authoring.draft import Draft
from grader.authoring.functions import Call
from grader.authoring.source import template
from grader.authoring.wrong import Wrong
from grader.exercise.changes import CHANGES_MOST
from grader.exercise.description import Exercise
from grader.words.model import Verdict

SEED = 11
"""The sample seed of an exercise that says none."""
_GENERATOR = re.compile(r"(?<![\w.])(?:torch|np\.random|numpy\.random|random)\.\w*(?:seed|rng)\b")
SAMPLES = "samples"


@dataclass(frozen=True, slots=True)
class Written:
    """What was done with a file: written, or kept because it was edited."""

    path: Path
    kept: bool = False


def description(draft: Draft, name: str, sample_seeds: tuple[int, ...] = ()) -> str:
    """Return the text of a description."""
    title = draft.title or name.replace("_", " ").capitalize()
    found = sample_seeds or (seeds.best(draft.values, draft.trial.seeds),)
    top: dict[str, Any] = {"title": title, "statement": _statement(draft)}
    if draft.seeded and found != (SEED,):
        top["sample_seeds"] = list(found)
    if not draft.seeded:
        top["seeded"] = False
    if any(each.found.kind == "name" for each in draft.asked):
        top["names"] = list(draft.names)
    if draft.setup:
        top["setup"] = f"\n{draft.setup}\n" if "\n" in draft.setup else draft.setup
    if template(draft.source.text):
        top["template"] = _template_name(name)
    if (most := drafts.changes(draft)) < CHANGES_MOST:
        top["changes"] = most
    tables = [("[[checks]]", each.table) for each in draft.asked]
    if limits := drafts.limits(draft):
        tables.append(("[limits]", limits))
    return "\n".join([_lines(top), *(f"{head}\n{_lines(table)}" for head, table in tables)])


def check_lines(table: Mapping[str, Any]) -> str:
    """Return a check as it stands in a description."""
    return f"[[checks]]\n{_lines(table)}"


def _lines(table: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {_toml(value)}\n" for key, value in table.items())


def _toml(value: Any) -> str:
    if isinstance(value, str) and "\n" in value:
        text: str = value.removeprefix("\n")  # which TOML leaves out behind the quotes
        return '"""\n' + text.replace("\\", "\\\\").replace('"""', '""\\"') + '"""'
    if isinstance(value, float):
        return re.sub(r"e-0?", "e-", repr(value))
    return json.dumps(value, ensure_ascii=False)


def _statement(draft: Draft) -> str:
    """Return a stub: what to read, what to draw with it, what to print or to write."""
    printed = [_in_words(each.table) for each in draft.asked if each.call is None]
    calls = [each.call for each in draft.asked if each.call is not None]
    said = []
    if printed:
        used = list(dict.fromkeys(_GENERATOR.findall(draft.source.text)))
        given = f" and give it to {' and '.join(used)}" if used else ""
        read = f"Read the seed, one integer, from standard input{given}.\n" if draft.seeded else ""
        said.append(f"{read}...\nPrint {', '.join(printed)}.")
    if trained := list(dict.fromkeys(call.function for call in calls if call.trained)):
        said.append(f"Train {', '.join(trained)}: ...")
    said += [f"Write {each}" for each in _written_by_students(draft, calls)]
    if calls:
        what = "What you write" if len(said) > 1 else "It"
        said.append(f"{what} is called after your script: print what you like.")
    return "\n".join(said)


def _written_by_students(draft: Draft, calls: Sequence[Call]) -> Iterator[str]:
    """Yield the functions that are called, each with what its docstring says."""
    nodes = functions.definitions(draft.source)
    for name in dict.fromkeys(call.function for call in calls if call.function in nodes):
        said = (ast.get_docstring(nodes[name]) or "...").split("\n")[0]
        yield f"{functions.head(nodes[name])}: {said[:1].lower()}{said[1:]}"


def _in_words(table: Mapping[str, Any]) -> str:
    called = next(iter(table.get("labels", ())), str(table["title"]))
    match table["kind"]:
        case "list":
            return f"{called} ({table['length']} numbers)"
        case "array":
            return f"{called} ({' x '.join(map(str, table['shape']))})"
        case "series":
            return f"{called} for each layer"
    return called


def _template_name(name: str) -> str:
    return f"{name}_template.txt"


def write(draft: Draft, name: str, folder: Path, text: str) -> Iterator[Written]:
    """Write an exercise; yields what was done with each file.

    Args:
        draft: what it is made of.
        name: what it is called.
        folder: where it goes; made if there is none.
        text: its description.
    """
    suffix = ".ipynb" if draft.solution.cells is not None else ".py"
    own, sample = folder / f"{name}{suffix}", accepted(folder, name, suffix)
    sample.parent.mkdir(parents=True, exist_ok=True)
    before, given = _read(own), draft.solution.source
    alike = before == _read(sample)
    yield _written(folder / f"{name}.toml", text.encode(), keep=True)
    yield _written(own, given, keep=not alike)
    if alike or before == given:
        yield _written(sample, given, keep=not alike)
    if hole := template(draft.source.text):
        yield _written(folder / _template_name(name), hole.encode(), keep=True)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def write_wrong(exercise: Exercise, found: Sequence[Wrong]) -> Iterator[Written]:
    """Write wrong samples beside those that are there; yields what was done with each."""
    folder = exercise.folder / SAMPLES / exercise.name / Verdict.WRONG_ANSWER
    for each in found:
        folder.mkdir(exist_ok=True)
        yield _written(folder / each.name, each.source, keep=True)


def accepted(folder: Path, name: str, suffix: str) -> Path:
    """Return where the solution lies as a sample that must be accepted."""
    return folder / SAMPLES / name / "accepted" / f"solution{suffix}"


def _written(path: Path, content: bytes, keep: bool = False) -> Written:
    if keep and path.exists():
        return Written(path, kept=path.read_bytes() != content)
    path.write_bytes(content)
    return Written(path)
