"""Reads what a program's process reported: any bytes at all, and nothing beyond its bounds."""

import itertools
import re
from collections.abc import Iterator

from pydantic import ConfigDict, TypeAdapter, ValidationError

from grader.sandbox.execution import Piece, Place
from grader.sandbox.inner import protocol
from grader.sandbox.inner.protocol import BUSIEST_FIRST, LINES_MAX, PIECES_MAX, Journal, Report

STACK_BYTES_MAX = 1 << 16
"""More than a hundred frames, which `faulthandler` writes at most, take."""
_FRAME = re.compile(r'  File "([^"]*)", line (\d{1,7})')
_CELL = re.compile(r"cell (\d{1,7})")
_REPORT = TypeAdapter(Report, config=ConfigDict(val_json_bytes="base64"))


def read(said: bytes) -> Report | None:
    """Read what a program's process reported; None if it is no report."""
    try:
        report = _REPORT.validate_json(said)
    except ValidationError:
        return None
    return report if all(_bounds(report)) else None


def pieces(journal: Journal, stdout: bytes) -> tuple[Piece, ...]:
    """Return the journal of what was printed; empty if it cannot be that of `stdout`."""
    lengths, sites = journal.pieces[::2], journal.pieces[1::2]
    if not len(lengths) == len(sites) <= PIECES_MAX:
        return ()
    *starts, end = itertools.accumulate(lengths, initial=0)
    printed = len(stdout.decode("utf-8", "replace"))
    if end > printed or (end < printed and len(lengths) < PIECES_MAX):
        return ()
    if min(lengths, default=0) < 0 or not set(sites) <= set(range(len(journal.places))):
        return ()
    places = [journal.places[site] for site in sites]
    rows = zip(starts, places, sites, strict=True)
    return tuple(
        Piece(start, line, cell, site, from_line, from_cell)
        for start, (line, cell, from_line, from_cell), site in rows
    )


def running(said: bytes, entry: str) -> Place | None:
    """Return the innermost line of the entry, or of a cell, in the first stack that has one.

    A program that could still run has written those of all threads behind its own.
    """
    stack, _, threads = said[:STACK_BYTES_MAX].decode("utf-8", "replace").partition(BUSIEST_FIRST)
    for row in f"{threads}\n{stack}".split("\n"):
        frame = _FRAME.match(row)
        if frame is None or not int(frame[2]):
            continue
        cell = _CELL.fullmatch(frame[1])
        if cell or frame[1].rpartition("/")[2] == entry:
            return Place(int(frame[2]), int(cell[1]) if cell else None)
    return None


def _bounds(report: Report) -> Iterator[bool]:
    raised = [report.exception] if report.exception else []
    yield len(report.later) < protocol.RAISED_MAX
    for each in (*report.calls.raised.values(), *raised, *report.later):
        words = (each.type, each.message, each.module or "")
        yield all(len(word) <= protocol.WORD_CHARACTERS_MAX for word in words)
        places = (each.line, each.cell)
        yield all(number is None or 1 <= number <= LINES_MAX for number in places)
    for place in report.journal.places:
        yield all(0 <= line <= LINES_MAX for line in place[::2] if line is not None)
        yield all(cell is None or 1 <= cell <= LINES_MAX for cell in place[1::2])
    probes = (*report.probes.values(), *report.calls.returned.values())
    yield all(len(probe or "") <= protocol.PROBE_CHARACTERS_MAX for probe in probes)
    yield len(report.figures) <= protocol.FIGURES_MAX
    for picture in report.figures:
        yield picture.width > 0 and picture.height > 0
        yield picture.width * picture.height <= protocol.PIXELS_MAX
