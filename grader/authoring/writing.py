"""The description of an exercise that was made of a solution: short, nothing in it is a default."""

import ast
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grader.authoring import draft as drafts
from grader.authoring import functions, holes, seeds
from grader.authoring.draft import Draft
from grader.authoring.functions import Call
from grader.exercise.changes import CHANGES_MOST

SEED = 11
"""The sample seed of an exercise that says none."""
_GENERATOR = re.compile(r"(?<![\w.])(?:torch|np\.random|numpy\.random|random)\.\w*(?:seed|rng)\b")


def description(draft: Draft, name: str, sample_seeds: tuple[int, ...] = ()) -> str:
    """Return the text of a description."""
    found = sample_seeds or (seeds.best(draft.values, draft.trial.seeds),)
    top: dict[str, Any] = {"title": draft.titled(name), "statement": _statement(draft)}
    if draft.seeded and found != (SEED,):
        top["sample_seeds"] = list(found)
    if not draft.seeded:
        top["seeded"] = False
    if any(each.found.kind == "name" for each in draft.asked):
        top["names"] = list(draft.names)
    if draft.setup:
        top["setup"] = f"\n{draft.setup}\n" if "\n" in draft.setup else draft.setup
    if holes.template(draft.solution):
        top["template"] = template_name(draft, name)
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
            return f"{called} for each {table.get('row', 'layer')}"
    return called


def template_name(draft: Draft, name: str) -> str:
    """Return the file of a template; that of a script is no `.py`: references may import those."""
    return f"{name}_template{'.txt' if draft.solution.cells is None else '.ipynb'}"
