"""Reads what a program's process reported: any bytes at all, and nothing beyond its bounds."""

from collections.abc import Iterator

from pydantic import ConfigDict, TypeAdapter, ValidationError

from grader.sandbox.inner import protocol
from grader.sandbox.inner.protocol import Report

LINES_MAX = 1 << 24
_REPORT = TypeAdapter(Report, config=ConfigDict(val_json_bytes="base64"))


def read(said: bytes) -> Report | None:
    """Read what a program's process reported; None if it is no report."""
    try:
        report = _REPORT.validate_json(said)
    except ValidationError:
        return None
    return report if all(_bounds(report)) else None


def _bounds(report: Report) -> Iterator[bool]:
    raised = report.exception
    if raised is not None:
        words = (raised.type, raised.message, raised.module or "")
        yield all(len(word) <= protocol.WORD_CHARACTERS_MAX for word in words)
        places = (raised.line, raised.cell)
        yield all(number is None or 1 <= number <= LINES_MAX for number in places)
    probes = report.probes.values()
    yield all(len(probe or "") <= protocol.PROBE_CHARACTERS_MAX for probe in probes)
    yield len(report.figures) <= protocol.FIGURES_MAX
    for picture in report.figures:
        yield picture.width > 0 and picture.height > 0
        yield picture.width * picture.height <= protocol.PIXELS_MAX
