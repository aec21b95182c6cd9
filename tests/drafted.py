"""Drafts of exercises from a print: for tests of what `grader new` asks."""

from collections.abc import Mapping
from typing import Any

import pytest

from grader.authoring import draft as drafts
from grader.authoring.draft import Draft
from grader.judging import submission
from grader.sandbox import Sandbox


def begun(warm: Sandbox, print_: str) -> Draft:
    """Return the draft of a solution that draws nine numbers, `x`, of which `v` is the first."""
    source = "import torch\ntorch.manual_seed(int(input()))\nx = torch.rand(9)\nv = x[0].item()\n"
    return drafts.begun(submission.from_bytes("a.py", f"{source}{print_}".encode()), warm, None)


def rows_of(*tables: Mapping[str, tuple[Any, ...]]) -> pytest.MarkDecorator:
    """Return the rows of tables as parameters, what is printed and what is expected of it."""
    rows = [row for of in tables for row in of.values()]
    ids = [name for of in tables for name in of]
    return pytest.mark.parametrize(("print_", "expected"), rows, ids=ids)
