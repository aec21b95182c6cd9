"""How a run ended, and what its process said of it: one rule, and bounds on every word."""

import json
import signal
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.sandbox import ending, report
from grader.sandbox.ending import Seen
from grader.sandbox.execution import Ending, Limits, Place
from grader.sandbox.inner.protocol import (
    BUSIEST_FIRST,
    FIGURES_MAX,
    PIXELS_MAX,
    PROBE_CHARACTERS_MAX,
    RAISED_MAX,
    REPORT_BYTES_MAX,
    WORD_CHARACTERS_MAX,
    Calls,
    Picture,
    Raised,
    Report,
    pack_report,
)

LIMITS = Limits(cpu_s=2, wall_s=5, output_bytes=10)
QUIET = Seen(
    entry="submission.py",
    stopped=None,
    status=0,
    wall_s=1,
    cpu_s=1,
    memory_bytes=1,
    out_of_memory=False,
    stdout=b"right\n",
    stderr=b"",
    printed_bytes=6,
    said=b"",
)
ENDS: dict[str, tuple[dict[str, Any], Ending | None, int]] = {
    "by itself": ({}, Ending.EXITED, 0),
    "with a status": ({"status": 3}, Ending.EXITED, 3),
    "by a signal": ({"status": -signal.SIGABRT}, Ending.SIGNALLED, signal.SIGABRT),
    "at our clock": ({"stopped": Ending.WALL_TIME, "status": None}, Ending.WALL_TIME, 0),
    "at our clock, then killed": ({"stopped": Ending.WALL_TIME, "status": -9}, Ending.WALL_TIME, 0),
    "at our clock, told so": (
        {"stopped": Ending.WALL_TIME, "status": -signal.SIGXCPU},
        Ending.WALL_TIME,
        0,
    ),
    "by the kernel's clock": ({"status": -signal.SIGXCPU}, Ending.CPU_TIME, 0),
    "in time, but its children were not": ({"cpu_s": 3}, Ending.CPU_TIME, 0),
    "well, but a child had no memory": ({"out_of_memory": True}, Ending.MEMORY, 0),
    "out of memory and time": ({"out_of_memory": True, "cpu_s": 3}, Ending.MEMORY, 0),
    "with a flood": ({"printed_bytes": 11, "out_of_memory": True}, Ending.OUTPUT, 0),
    "with a flood in its report": ({"said": bytes(REPORT_BYTES_MAX + 1)}, Ending.OUTPUT, 0),
    "unseen": ({"status": None}, None, 0),
}


@pytest.mark.parametrize(("changes", "expected", "status"), ENDS.values(), ids=ENDS)
def test_what_was_seen_decides_how_it_ended(
    changes: dict[str, Any], expected: Ending | None, status: int
) -> None:
    found = ending.execution(replace(QUIET, **changes), LIMITS)
    assert (found and found.ending) == expected
    assert (found.status if found else 0) == status


def test_output_is_kept_up_to_the_limit_standard_output_first() -> None:
    seen = replace(QUIET, stdout=b"12345678", stderr=b"abcdef", printed_bytes=14)
    found = ending.execution(seen, LIMITS)
    assert found is not None
    assert (found.stdout, found.stderr, found.truncated) == (b"12345678", b"ab", True)


def said(**changes: Any) -> bytes:
    """Return a report as the inner half packs it."""
    plain = Report(exception=None, probes={"p": "1"}, seed_read=True, figures=[])
    return pack_report(plain._replace(**changes))


def test_a_report_is_read_as_it_was_packed() -> None:
    raised = Raised("KeyError", "'x'", 3, cell=2)
    made = Report(raised, {"p": "1", "q": None}, False, [Picture(2, 1, b"\0\xff")])
    made = made._replace(calls=Calls({"c": "[1.5]"}, {"d": raised}), later=[raised])
    assert report.read(pack_report(made)) == made


LONG = "x" * (WORD_CHARACTERS_MAX + 1)
NONSENSE = {
    "nothing": b"",
    "no JSON": b"{",
    "another shape": b'{"verdict": "accepted"}',
    "nested a thousand times": b"[" * 100_000,
    "a number of 10,000 digits": said(exception=Raised("A", "", 10**4000)),
    "line 0": said(exception=Raised("A", "", 0)),
    "too many that were raised": said(later=[Raised("A", "", 1)] * RAISED_MAX),
    "line 0 of a later one": said(later=[Raised("A", "", 0)]),
    "a long type": said(exception=Raised(LONG, "", 1)),
    "a long message": said(exception=Raised("A", LONG, 1)),
    "a long module": said(exception=Raised("A", "", 1, module=LONG)),
    "a long probe": said(probes={"p": "x" * (PROBE_CHARACTERS_MAX + 1)}),
    "a long value of a call": said(calls=Calls({"c": "x" * (PROBE_CHARACTERS_MAX + 1)}, {})),
    "a long word of a call": said(calls=Calls({}, {"c": Raised("A", LONG, 1)})),
    "line 0 of a call": said(calls=Calls({}, {"c": Raised("A", "", 0)})),
    "too many figures": said(figures=[Picture(1, 1, b"")] * (FIGURES_MAX + 1)),
    "a large figure": said(figures=[Picture(PIXELS_MAX + 1, 1, b"")]),
    "an empty figure": said(figures=[Picture(0, 1, b"")]),
    "no base64": said(figures=[Picture(1, 1, b"")]).replace(b'""', b'"?"'),
}


@pytest.mark.parametrize("given_", NONSENSE.values(), ids=NONSENSE)
def test_what_breaks_a_bound_is_no_report(given_: bytes) -> None:
    assert report.read(given_) is None


STACK = b"""Current thread 0x00007f (most recent call first):
  File "/usr/lib/python3/json.py", line 9 in dumps
  File "/tmp/course/lesson/submission.py", line 5 in f
  File "/tmp/course/lesson/submission.py", line 7 in <module>
"""
BUSY = BUSIEST_FIRST.encode()
STACKS = {
    "the innermost of the entry": (STACK, Place(5)),
    "of a cell": (STACK.replace(b"/tmp/course/lesson/submission.py", b"cell 3"), Place(5, cell=3)),
    "of other files alone": (STACK.replace(b"submission", b"helper"), None),
    "after a crash": (b"Fatal Python error: Segmentation fault\n\n" + STACK, Place(5)),
    "of the busiest thread": (STACK + BUSY + STACK.replace(b"line 5", b"line 8"), Place(8)),
    "of no thread but the main one": (STACK + BUSY, Place(5)),
    "of another thread alone": (BUSY + STACK, Place(5)),
    "none": (b"", None),
    "line 0": (b'  File "submission.py", line 0 in f', None),
    "a path without end": (b'  File "' + b"a" * REPORT_BYTES_MAX, None),
    "paths without end": (b'  File "a' * (REPORT_BYTES_MAX // 9), None),
    "a number of many digits": (b'  File "submission.py", line ' + b"9" * 10_000, Place(9_999_999)),
}


@pytest.mark.parametrize(("given_", "place"), STACKS.values(), ids=STACKS)
def test_the_line_that_was_running_is_read_from_the_stack(
    given_: bytes, place: Place | None
) -> None:
    assert report.running(given_, "submission.py") == place


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.binary() | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_may_be_said(given_: bytes) -> None:
    report.read(given_)
    report.running(given_, "submission.py")
