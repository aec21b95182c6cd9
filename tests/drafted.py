"""Drafts of exercises from a print: for tests of what `grader new` asks."""

from collections.abc import Mapping
from typing import Any

import pytest

from grader.authoring import draft as drafts
from grader.authoring.draft import Draft
from grader.judging import submission
from grader.sandbox import Sandbox

DRAWS = "import torch\ntorch.manual_seed(int(input()))\nx = torch.{}(9)\n"


def of_source(warm: Sandbox, source: str) -> Draft:
    """Return the draft of a solution."""
    return drafts.begun(submission.from_bytes("a.py", source.encode()), warm, None)


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
