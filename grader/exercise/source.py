"""The text of a description: TOML, in which `"@key"` stands for what `shared.toml` has under a key.

That is the one beside it, or else ours, and no exercise. A list of it is filled into a list.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from grader.words.errors import ExerciseError
from grader.words.visible import visible

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
SHARED = "shared.toml"
Key = tuple[str | int, ...]
"""A place in a description: names of tables and keys, and positions in lists from 0."""

_SHARED_KEY = re.compile(r"@(\w+)")
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]")
_KEY = re.compile(r"\s*([\w.\"' -]+?)\s*=")
_QUOTES = ('"""', "'''")


@dataclass(frozen=True, slots=True)
class Source:
    """A description as it was read."""

    path: Path
    text: str
    data: Mapping[str, Any]

    def fault(self, key: Key, what: str) -> ExerciseError:
        """Return what is wrong with a key, with the line of it or of the table around it."""
        line = line_of(self.text, key)
        place = str(self.path) if line is None else f"{self.path}, line {line}"
        named = in_words(key)
        return ExerciseError(
            visible(f"{place}: {named}: {what}" if named else f"{place}: {what}", None)
        )


def read(path: Path) -> Source:
    """Read a description; raise `ExerciseError` where it is no TOML, or a shared key is missing."""
    text, data = _parsed(path)
    source = Source(path, text, data)
    return replace(source, data=_filled(source, (), data, _shared(path.parent)))


def _shared(folder: Path) -> Mapping[str, Any]:
    own = folder / SHARED
    if folder == REFERENCE or not own.is_file():
        return _ours()
    return {**_ours(), **_parsed(own)[1]}


@cache
def _ours() -> Mapping[str, Any]:
    return _parsed(REFERENCE / SHARED)[1]


def _parsed(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except RecursionError as error:
        raise ExerciseError(f"{path}: not a readable TOML file: too many brackets") from error
    except (OSError, ValueError) as error:
        what = visible(str(error))
        raise ExerciseError(f"{path}: not a readable TOML file: {what}") from error


def _filled(source: Source, key: Key, value: Any, shared: Mapping[str, Any]) -> Any:
    """Return a value with what is shared in its place."""
    if isinstance(value, dict):
        return {name: _filled(source, (*key, name), each, shared) for name, each in value.items()}
    if isinstance(value, list):
        return [
            each
            for at, item in enumerate(value)
            for each in _items(source, (*key, at), item, shared)
        ]
    return _looked_up(source, key, value, shared)


def _items(source: Source, key: Key, item: Any, shared: Mapping[str, Any]) -> list[Any]:
    filled = _filled(source, key, item, shared)
    return filled if isinstance(item, str) and isinstance(filled, list) else [filled]


def _looked_up(source: Source, key: Key, value: Any, shared: Mapping[str, Any]) -> Any:
    match = _SHARED_KEY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    if match[1] not in shared:
        mend = meant(match[1], shared) or ": write it there, or here without the @"
        raise source.fault(key, f"{SHARED} has no `{match[1]}`{mend}")
    others = {name: each for name, each in shared.items() if name != match[1]}  # no circles
    return _filled(source, key, shared[match[1]], others)


def meant(word: str, known: Collection[str]) -> str:
    """Return `: did you mean ..?` where a known word is much like one in small letters."""
    plain = {each.casefold(): each for each in known}
    near = get_close_matches(word.casefold().replace("-", "_"), list(plain), 1)
    return f": did you mean `{plain[near[0]]}`?" if near else ""


def in_words(key: Key) -> str:
    """Return a place as a person says it: `check 2, labels, entry 1`."""
    said: list[str] = []
    for at, part in enumerate(key):
        if isinstance(part, str):
            if said and isinstance(key[at - 1], str):
                said[-1] = f"{said[-1][:-1]}.{part}`"
            else:
                said.append(f"`{part}`")
        elif key[at - 1] == "checks":
            said[-1] = f"check {part + 1}"
        else:
            said.append(f"entry {part + 1}")
    return ", ".join(said)


def line_of(text: str, key: Key) -> int | None:
    """Return the line, from 1, of a key or else of the nearest table around it."""
    places = dict(reversed(list(_places(text))))
    sizes = range(len(key), 0, -1)
    return next((places[key[:size]] for size in sizes if key[:size] in places), None)


def _places(text: str) -> Iterator[tuple[Key, int]]:
    """Yield where tables and keys begin; what a text of several lines holds is none."""
    table: Key = ()
    counts: Counter[Key] = Counter()
    quote = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not quote:
            if header := _HEADER.match(line):
                names = _names(header[2])
                table = _table(names, counts, repeated=len(header[1]) == 2)
                yield from ((names, number), (table, number))
            elif key := _KEY.match(line):
                yield (*table, *_names(key[1])), number
        for each in _QUOTES:
            if quote in ("", each) and line.count(each) % 2:
                quote = "" if quote else each


def _names(dotted: str) -> Key:
    return tuple(name.strip(" \t\"'") for name in dotted.split("."))


def _table(names: Key, counts: Counter[Key], repeated: bool) -> Key:
    """Return a header's table; that of a repeated one has its position."""
    table: Key = ()
    for at, name in enumerate(names):
        table = (*table, name)
        if repeated and at == len(names) - 1:
            counts[table] += 1
        if counts[table]:
            table = (*table, counts[table] - 1)
    return table
