"""The description of an exercise that was made of a solution: short, nothing in it is a default."""

import json
import re
from collections.abc import Mapping
from typing import Any

from grader.authoring import draft as drafts
from grader.authoring import holes, seeds, statement
from grader.authoring.draft import Draft
from grader.exercise.changes import CHANGES_MOST

SEED = 11
"""The sample seed of an exercise that says none."""


def description(draft: Draft, name: str, sample_seeds: tuple[int, ...] = ()) -> str:
    """Return the text of a description."""
    found = sample_seeds or (seeds.best(draft.values, draft.trial.seeds),)
    top: dict[str, Any] = {"title": draft.titled(name), "statement": statement.stub(draft)}
    if draft.seeded and found != (SEED,):
        top["sample_seeds"] = list(found)
    if not draft.seeded:
        top["seeded"] = False
    if any(each.found.kind == "name" and "names" not in each.table for each in draft.asked):
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


def template_name(draft: Draft, name: str) -> str:
    """Return the file of a template; that of a script is no `.py`: references may import those."""
    return f"{name}_template{'.txt' if draft.solution.cells is None else '.ipynb'}"
