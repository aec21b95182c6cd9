"""An exercise made of others: what their descriptions say together."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from grader.words.check import Text

if TYPE_CHECKING:
    from grader.exercise.description import Exercise

ADDED = ("checks", "names", "files", "mistakes", "alternatives")
"""What such an exercise may have beside that of its parts; all else it says in their place."""


def joined(parts: Sequence["Exercise"], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a description of parts says; raise `ValueError` where two differ."""
    limits = [part.limits.model_dump() for part in parts]
    of_parts: dict[str, Any] = {
        "statement": _numbered(parts),
        "checks": [check for part in parts for check in part.checks],
        "names": list(dict.fromkeys(name for part in parts for name in part.names)),
        "sample_seeds": list(dict.fromkeys(seed for part in parts for seed in part.sample_seeds)),
        "seeded": any(part.seeded for part in parts),
        "setup": "\n".join(dict.fromkeys(part.setup for part in parts if part.setup)),
        "changes": min(part.changes for part in parts),
        "limits": {key: max(limit[key] for limit in limits) for key in limits[0]},
        "files": _one(parts, "files"),
        "template": next((part.template for part in parts if part.template), None),
        "mistakes": _one(parts, "mistakes"),
        "alternatives": _one(parts, "alternatives"),
    }
    return of_parts | {
        key: _added(of_parts[key], value) if key in ADDED else value for key, value in own.items()
    }


def _numbered(parts: Sequence["Exercise"]) -> list[Text]:
    """Return the paragraphs of all statements, each statement with its number."""
    found = []
    for number, part in enumerate(parts, 1):
        first = part.statement[0].model_dump()
        words = {language: f"{number}. {text}" for language, text in first.items() if text}
        found += [Text.model_validate(words), *part.statement[1:]]
    return found


def _one(parts: Sequence["Exercise"], table: str) -> dict[str, Any]:
    """Return what the parts have in a table of that name."""
    found: dict[str, Any] = {}
    for part in parts:
        for key, value in getattr(part, table).items():
            if found.setdefault(key, value) != value:
                raise ValueError(f"their {table} have two values for `{key}`: rename one of them")
    return found


def _added(of_parts: Any, own: Any) -> Any:
    """Return a list or table of the parts with what is added to it; what is neither is a fault."""
    if isinstance(of_parts, list) and isinstance(own, list):
        return of_parts + own
    if isinstance(of_parts, dict) and isinstance(own, dict):
        return of_parts | own
    return own
