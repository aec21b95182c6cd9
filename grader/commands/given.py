"""How submissions were given to the command, which no judgement knows, for what a report advises.

Imports nothing heavy: it is asked before a service is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from grader.reports import Given

IMPORTED = re.compile(r"(?:^|;)[ \t]*+(?:\"[ \t]*+)?(from|import)[ \t]+([\w., \t]+)", re.MULTILINE)
"""What a source imports, or a line of a notebook, which stands there in quotes."""
QUOTED = re.compile(r"(?<=['\"])[^'\"\n\\]{1,200}(?=\\?['\"])")
BESIDE_MOST, SOURCE_BYTES = 20, 1 << 20
"""Files that may be named in a command, and of a source are looked through."""

OF_A_RUN = ("time_limit", "memory_limit", "output_limit")
"""Options under which another verdict may be earned."""


def given(options: Mapping[str, Any]) -> list[Given]:
    """Return of each path how it was given, with the options that change what is judged."""
    kept = [("--with", str(path)) for path in options["beside"]]
    limits = ((name, options[name]) for name in OF_A_RUN if options[name] is not None)
    kept += [(f"--{name.replace('_', '-')}", f"{limit:.15g}") for name, limit in limits]
    if options["isolation"] != "auto":
        kept.append(("--isolation", options["isolation"]))
    own = {path.name for path in options["beside"]}
    return [Given(str(path), tuple(kept), _lacking(path, own)) for path in options["paths"]]


def is_plain(how: Iterable[Given]) -> bool:
    """Say whether the name of each file is all that a report needs to know of how it was given."""
    return all(each == Given(Path(each.path).name) for each in how)


def _lacking(path: Path, own: set[str]) -> tuple[str, ...]:
    """Return what lies beside a script, is in its words or in those of what it imports, not given.

    Whether one was missed only a judgement says.
    """
    found: dict[str, None] = {}
    sources = [path]
    for source in sources:
        for name in _used(_text(source)):
            beside = path.parent / name
            is_new = name not in own and str(beside) not in found and beside != path
            if is_new and len(found) < BESIDE_MOST and beside.exists():
                found[str(beside)] = None
                sources.append(beside)
    return tuple(found)


def _used(text: str) -> Iterator[str]:
    """Yield by what names files and folders may lie beside a source that it uses."""
    for kind, names in IMPORTED.findall(text):
        for name in names.split(" import")[0].split(",") if kind == "from" else names.split(","):
            (module, *_) = name.split() or [""]
            if top := module.partition(".")[0]:
                yield from (f"{top}.py", top)
    for quoted in QUOTED.findall(text):
        top, slash, _ = quoted.partition("/")
        if top not in ("", ".", "..") and (slash or "." in top):
            yield top


def _text(path: Path) -> str:
    """Return the text of a script or notebook; of what is none, nothing."""
    try:
        if path.suffix.lower() not in (".py", ".ipynb") or not path.is_file():
            return ""
        with path.open("rb") as stream:
            return stream.read(SOURCE_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
