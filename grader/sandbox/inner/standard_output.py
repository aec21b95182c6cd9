"""Standard output, with a journal of which line wrote what.

It behaves as it does on a terminal: what is printed slowly leaves line by line, so that it is seen
although the program is killed.
"""

import contextlib
import io
import sys
import time
from collections.abc import Callable
from types import CodeType, FrameType

from . import streams
from .protocol import PIECES_MAX, Journal

ENTRIES_MAX = 2 * PIECES_MAX
FRAMES_MAX = 32
"""How far down the stack a write looks: in a deep recursion it would take long."""
QUICK_MAX, PAUSE_S = 1000, 0.001
"""After so many pieces without a pause output is quick, and flushed after a pause only."""


def prepare(cells: "dict[str, int | None]", bottom: CodeType) -> Journal:
    """Make both streams anew; return the journal, which fills with what is written.

    `cells` has the names of the files whose lines are noted, each with the number of its cell;
    `bottom` is the function of ours that runs them.
    """
    sys.stdout = sys.__stdout__ = streams.anew(sys.stdout, 1)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = streams.anew(sys.stderr, 2)  # type: ignore[misc]
    sys.stderr.reconfigure(line_buffering=True)
    sites = Sites(cells, bottom)
    # On the object: one of a subclass is a quarter slower, also when it overrides nothing more.
    vars(sys.stdout)["write"] = _write(sys.stdout, sites)
    return sites.journal


def _write(stream: io.TextIOWrapper, sites: "Sites") -> Callable[[str], int]:
    """Return a `write` that notes each piece, and flushes lines as long as they come slowly.

    When it has nothing more to do it removes itself: the rest of a long output is as fast as ever.
    Until then it is in the way of every piece, so that all it needs is at hand.
    """
    plain, flush, clock, caller = stream.write, stream.flush, time.monotonic, sys._getframe
    site_of, note, pieces = sites.of, sites.journal.pieces.extend, sites.journal.pieces
    soon_s, quick = 0.0, 0

    def write(text: str, /) -> int:
        """Write string s to stream."""
        nonlocal soon_s, quick
        count = plain(text)
        if count and len(pieces) < ENTRIES_MAX:
            note((count, site_of(caller(1))))
        now_s = clock()
        if now_s < soon_s:
            quick += 1
            if quick > QUICK_MAX:
                if len(pieces) >= ENTRIES_MAX and vars(stream).get("write") is write:
                    del vars(stream)["write"]
                return count
        else:
            soon_s = now_s + PAUSE_S
        if "\n" in text or "\r" in text:
            with contextlib.suppress(OSError):  # at the end it is an error, as without us
                flush()
        return count

    return write


class Sites:
    """The numbers of chains of lines, and the journal that speaks of them."""

    def __init__(self, cells: "dict[str, int | None]", bottom: CodeType) -> None:
        self.journal = Journal([], [])
        self._cells, self._bottom = cells, bottom
        self._by_steps: dict[object, int] = {}
        self._by_lines: dict[object, int] = {}
        self._codes: list[CodeType] = []  # kept, for what is freed gives its id to another

    def of(self, writer: FrameType) -> int:
        """Return the number of the chain of lines on the stack from `writer` on downwards."""
        cells, bottom = self._cells, self._bottom
        steps: object = None
        frame: FrameType | None = writer
        for _ in range(FRAMES_MAX):
            if frame is None:
                break
            code = frame.f_code
            if code.co_filename in cells:
                steps = (steps, id(code), frame.f_lasti)
            elif code is bottom:
                break
            frame = frame.f_back
        site = self._by_steps.get(steps)
        if site is None:
            site = self._by_steps[steps] = self._of_lines(writer)
        return site

    def _of_lines(self, writer: FrameType) -> int:
        """Return the same for chains of the same lines, whatever steps within these they are."""
        frames, frame = [], writer
        for _ in range(FRAMES_MAX):
            if frame.f_code.co_filename in self._cells:
                frames.append(frame)
            if frame.f_back is None:
                break
            frame = frame.f_back
        self._codes += [each.f_code for each in frames]
        lines = tuple((self._cells[each.f_code.co_filename], each.f_lineno) for each in frames)
        site = self._by_lines.setdefault(lines, len(self._by_lines))
        if site == len(self.journal.places):
            cell, line = lines[0] if lines else (None, 0)
            from_cell, from_line = lines[-1] if lines else (None, 0)
            self.journal.places.append((line, cell, from_line, from_cell))
        return site
