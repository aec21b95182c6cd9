"""What is done of a class and what is left: a bar on a terminal, a line now and then in a pipe."""

import time
from collections import Counter
from types import TracebackType
from typing import IO, Self

from rich.progress import BarColumn, Progress, TextColumn
from rich.text import Text

from grader.words.console import console
from grader.words.model import Verdict
from grader.words.visible import visible

LINE_EVERY_S = 5.0
LINE_AFTER_S = 1.0
"""Before that no line about files is worth reading: most wrong calls have ended by then."""
NAME_CHARACTERS = 40


class Count:
    """Counts what is graded and kept, in silence; use it as a context manager."""

    def __init__(self) -> None:
        self._verdicts: Counter[Verdict] = Counter()
        self._old = 0

    @property
    def done(self) -> int:
        """How many are graded and kept, those of earlier runs among them."""
        return self._verdicts.total()

    def expect(self, total: int) -> None:
        """Hear how many there are to grade."""

    def looks(self, count: int) -> None:
        """Hear how many files were found so far."""

    def prepares(self, what: str) -> None:
        """Hear what is being done before anything is judged."""

    def kept(self, verdict: Verdict) -> None:
        """Count a judgement of an earlier run."""
        self._old += 1
        self._verdicts[verdict] += 1

    def graded(self, verdict: Verdict) -> None:
        """Count a judgement of this run."""
        self._verdicts[verdict] += 1

    def tick(self, in_hand: str, by: str = "") -> None:
        """Hear that time has passed, whose submission is being judged, and by whom."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        pass


class Bar(Count):
    """Shows progress on a stream. Only what is kept is counted."""

    def __init__(self, stream: IO[str]) -> None:
        super().__init__()
        self.total, self._begun_s = 0, time.monotonic()
        self._lines = not stream.isatty()
        self._said_s = self._begun_s
        self._console = console(stream, soft_wrap=self._lines)
        columns = (BarColumn(20), TextColumn("{task.fields[said]}", markup=False))
        self._bar = Progress(
            *columns,
            console=self._console,
            disable=self._lines,
            refresh_per_second=4,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, said="")

    def expect(self, total: int) -> None:
        """Say how many there are to grade; time counts from here."""
        self.total, self._begun_s = total, time.monotonic()
        self._bar.update(self._task, total=total)

    def looks(self, count: int) -> None:
        """Show how many files were found so far, if that takes its time."""
        if not self._lines or time.monotonic() - self._said_s >= LINE_AFTER_S:
            self.prepares(f"looking for submissions: {count} files so far")

    def prepares(self, what: str) -> None:
        """Show what is being done before anything is judged."""
        self._said_s = time.monotonic()
        if self._lines:
            self._console.print(Text(visible(what)))
        else:
            self._bar.update(self._task, said=visible(what))

    def tick(self, in_hand: str, by: str = "") -> None:
        """Show how things stand, if it is time to."""
        now_s = time.monotonic()
        if not self._lines:
            self._bar.update(self._task, completed=self.done, said=self._said(in_hand, by))
        elif now_s - self._said_s >= LINE_EVERY_S:
            self._said_s = now_s
            self._console.print(Text(self._said(in_hand, by)))

    def _said(self, in_hand: str, by: str = "") -> str:
        parts = [f"{self.done} of {self.total}"]
        parts += [" ".join(f"{v.code} {n}" for v in Verdict if (n := self._verdicts[v]))]
        new, passed_s = self.done - self._old, time.monotonic() - self._begun_s
        if new:
            rate = new / max(passed_s, 1e-6)
            parts += [f"{rate:.1f}/s", f"{_duration((self.total - self.done) / rate)} left"]
        if by:
            parts += [visible(by)]
        if in_hand:
            name = visible(in_hand)
            parts += [name if len(name) <= NAME_CHARACTERS else "…" + name[1 - NAME_CHARACTERS :]]
        return "  ".join(part for part in parts if part)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self._bar.stop()
        if self._lines and kind is None:
            self._console.print(Text(self._said("")))


def _duration(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes}:{rest:02} min" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02} h"
