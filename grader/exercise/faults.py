"""What pydantic finds wrong with a description, in words of the exercise."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from grader.exercise.source import Key, meant
from grader.words.check import Text

SHOWN_CHARACTERS = 40

_EXAMPLES: Mapping[str | int, str] = {
    "title": ': write `title = "..."`',
    "statement": ': write `statement = "..."`',
    "checks": ": write a table `[[checks]]` with name, kind and title for each value asked for",
    "name": ': write `name = "mean"`, or what it is called',
    "kind": ': write `kind = "number"`, or what it is',
}
_WHAT = {
    "string": "must be a text in quotes",
    "int": "must be a whole number",
    "float": "must be a number",
    "bool": "must be true or false",
    "tuple": "must be a list in brackets",
    "dict": "must be a table",
    "model": "must be a table",
    "finite_number": "must be a finite number",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "too_short": "must not be empty",
    "too_long": "has too many entries",
    "string_pattern_mismatch": "must have a letter or a digit",
}
"""By the type of error, or by its beginning up to the first underscore."""

WORDS = (("labels",), ("unlike",), ("names",))
_OTHER = "does not belong here"


def first(error: ValidationError, tables: Mapping[str, Sequence[str]]) -> tuple[Key, str]:
    """Return the first fault: a place and what is wrong there; an unknown key goes before others.

    `tables` are the keys that each kind of table may have; any other table is a text.
    """
    faults = error.errors(include_url=False)
    unknown = (each for each in faults if _is_unknown(each, tables))
    others = (each for each in faults if each["type"] != "extra_forbidden")
    fault = next(unknown, None) or next(others, faults[0])
    key, kind, ctx = fault["loc"], fault["type"], fault.get("ctx", {})
    known = _known(key, tables)
    if kind == "extra_forbidden" and key[-1] in tables[""]:
        return key, "stands above all tables: move it to the top of the file"
    if kind == "extra_forbidden":
        there_are = f"; there are {', '.join(known)}"
        return key, f"no such key{meant(str(key[-1]), known) or there_are}"
    if kind == "missing":
        return key, f"is missing{_EXAMPLES.get(key[-1], '')}"
    if kind == "string_pattern_mismatch" and key[-2:-1] in WORDS:
        shown = json.dumps(fault["input"], ensure_ascii=False)
        return key, f"{shown} has no letter or digit: write a word, or leave it out"
    if kind == "value_error":
        return key, f"{ctx['error']}{_not(fault['input'])}"
    if kind.startswith("model") and key != ("limits",) and key[:-1] != ("checks",):
        what = "must be a text, or a table of one in each language"
    elif kind == "string_pattern_mismatch" and key[-1] == "name":
        what = "must be small letters, digits and _, and begin with a letter"
    else:
        what = _WHAT.get(kind) or _WHAT.get(kind.partition("_")[0], _OTHER)
    is_list = kind.endswith("_type") and isinstance(fault["input"], list | tuple)
    return key, what.format(**ctx) + (", not a list" if is_list else _not(fault["input"]))


def _known(key: Key, tables: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return the keys of the table that a key stands in."""
    table = next((part for part in reversed(key[:-1]) if isinstance(part, str)), "")
    return tables.get(table, tuple(Text.model_fields))


def _is_unknown(fault: Mapping[str, Any], tables: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a key is one of no such table; `length` may be right where `kind` is not."""
    key = fault["loc"]
    return fault["type"] == "extra_forbidden" and key[-1] not in _known(key, tables)


def _not(value: Any) -> str:
    """Return what stands there instead, if it is short enough to be shown."""
    if value is None or isinstance(value, dict | list | tuple):
        return ""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return f", not {shown}" if len(shown) <= SHOWN_CHARACTERS else ""
