"""Drafts of exercises from a print: for tests of what `grader new` asks.

Each solution here is run once for each seed that tells its values apart. That a second run, and
those of further seeds, are heeded is tested where they matter.
"""

from collections.abc import Mapping
from threading import Lock
from typing import Any, cast

import pytest

from grader.authoring import draft as drafts
from grader.authoring import trial
from grader.authoring.draft import Draft
from grader.judging import submission
from grader.sandbox import Sandbox
from grader.sandbox.execution import Execution, Limits, Program

DRAWS = "import torch\ntorch.manual_seed(int(input()))\nx = torch.{}(9)\n"


class Once:
    """A sandbox that runs no program again with the same input and limits: it tells what it saw."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox, self._lock = sandbox, Lock()
        self._seen: dict[str, Execution] = {}

    def run(self, program: Program, stdin: bytes, limits: Limits) -> Execution:
        asked = repr((program, stdin, limits))
        with self._lock:
            if asked not in self._seen:
                self._seen[asked] = self._sandbox.run(program, stdin, limits)
            return self._seen[asked]

    def __getattr__(self, name: str) -> object:
        return getattr(self._sandbox, name)


def of_source(warm: Sandbox, source: str) -> Draft:
    """Return the draft of a solution."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trial, "FURTHER_S", 0)
        made = submission.from_bytes("a.py", source.encode())
        return drafts.begun(made, cast(Sandbox, Once(warm)), None)


def begun(warm: Sandbox, print_: str) -> Draft:
    """Return the draft of a solution that draws nine numbers, `x`, of which `v` is the first."""
    return of_source(warm, f"{DRAWS.format('rand')}v = x[0].item()\n{print_}")


def of_normal(warm: Sandbox, print_: str) -> Draft:
    """Return the draft of a solution that draws nine normal numbers, `x`."""
    return of_source(warm, DRAWS.format("randn") + print_)


def first_labels(warm: Sandbox, print_: str) -> list[str]:
    """Return the first label of each check."""
    return [each.table["labels"][0] for each in begun(warm, print_).asked]


def label_behind(warm: Sandbox, words: str) -> str:
    """Return the label of the one value that is printed behind some words."""
    (label,) = first_labels(warm, f"print(f'{words}{{v:.4f}}')")
    return label


def rows_of(*tables: Mapping[str, tuple[Any, ...]]) -> pytest.MarkDecorator:
    """Return the rows of tables as parameters, what is printed and what is expected of it."""
    rows = [row for of in tables for row in of.values()]
    ids = [name for of in tables for name in of]
    return pytest.mark.parametrize(("print_", "expected"), rows, ids=ids)
