"""What is known of a case, and the diagnosis of what a script printed in it: for tests."""

from collections.abc import Mapping
from typing import Any

from grader.exercise import fit
from grader.judging.mistakes import Known, diagnose
from grader.reading import read
from grader.words.language import Message
from grader.words.model import Check, Text

NONE = Text(en="", ru="", zh="")
MEAN = 0.7372176972031593
SERIES = [0.9974957, 0.8116321, 0.7015872, 0.6268241, 0.5742910]


def check(kind: str, **keys: object) -> Check:
    length = {"length": 4} if kind == "list" else {}
    return Check.model_validate({"name": "x", "kind": kind, "title": NONE, **length, **keys})


NUMBER, NAME, LAYERS = check("number"), check("name"), check("series", rel=1e-3)
LIST, COUNT = check("list", abs=1e-3), check("number", whole=True)
TABLE = check("array", shape=[2, 2], rel=0, abs=5e-6)
START, W = [[5.0, 10.0], [1.0, 2.0]], [[4.98999, 9.99475], [0.97754, 1.98246]]


def known(
    mistakes: Any = None,
    others: Mapping[int, Any] | None = None,
    named: bool = False,
    unread: bool = False,
    unheeded: Message | None = None,
) -> Known:
    """Return what is known where a check called x has these mistakes and values for other seeds."""
    values = others or {}
    return Known(
        seed=11,
        mistakes=lambda: {"x": fit.by_key(mistakes)} if mistakes else {},
        expected=lambda seed: {"x": fit.by_key(values[seed])},
        seeds=dict.fromkeys(values, named),
        unread=unread,
        unheeded=lambda: unheeded,
    )


def said(asked: Check, printed: str, expected: Any, what: Known) -> str | None:
    """Return the diagnosis of what a script printed: keys, or a sentence in English."""
    answer = read(printed.encode(), [asked], ["Hardshrink", "SELU", "Tanh"])["x"]
    assert answer.value is not None
    found = diagnose(asked, answer, fit.by_key(expected), what)
    return str(found) if isinstance(found, Message) else " | ".join(found or ()) or None
