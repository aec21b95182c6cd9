"""How submissions were given to the command, which no judgement knows, for what a report advises.

Imports nothing heavy: it is asked before a service is.
"""

from collections.abc import Mapping
from typing import Any

from grader.reports import Given

OF_A_RUN = ("time_limit", "memory_limit", "output_limit")
"""Options under which another verdict may be earned."""


def given(options: Mapping[str, Any]) -> list[Given]:
    """Return of each path how it was given, with the options that change what is judged."""
    kept = [("--with", str(path)) for path in options["beside"]]
    limits = ((name, options[name]) for name in OF_A_RUN if options[name] is not None)
    kept += [(f"--{name.replace('_', '-')}", f"{limit:.15g}") for name, limit in limits]
    if options["isolation"] != "auto":
        kept.append(("--isolation", options["isolation"]))
    return [Given(str(path), tuple(kept)) for path in options["paths"]]


def is_plain(options: Mapping[str, Any]) -> bool:
    """Say whether the name of each file is all that a report needs to know of how it was given."""
    names = [path.name for path in options["paths"]]
    return given(options) == [Given(name) for name in names]
