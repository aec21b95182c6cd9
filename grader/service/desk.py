"""The desk of the service: takes work, has it judged in one warm sandbox, hands judgements back.

A judge is kept as long as its exercise stays as it is, so that expected values are computed once.
"""

import contextlib
import itertools
import logging
import os
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from grader import api, reports
from grader.exercise import description
from grader.exercise.description import Exercise
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.submission import Submission
from grader.judging.terms import Terms
from grader.sandbox import Sandbox
from grader.sandbox.execution import Execution, Limits, Program
from grader.service import place
from grader.service.line import Line
from grader.service.terminal import Terminal
from grader.service.work import UnknownError, Work
from grader.words.errors import GraderError
from grader.words.model import Judgement
from grader.words.visible import visible

log = logging.getLogger("grader.service")

JUDGES_MAX = 64


class OtherServiceError(GraderError):
    """This service is not the one to ask: it is of another version, isolation or exercises."""


class Elsewhere(Protocol):
    """Other machines that judge as this one would."""

    @property
    def isolation(self) -> str: ...
    def judge(self, terms: Terms) -> api.Judging: ...


@dataclass(frozen=True, slots=True)
class _Asked:
    """Work with what it is made of; its `key` ends with the state of the exercise."""

    work: Work
    exercise: Exercise
    submissions: Sequence[Submission]
    key: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class View:
    """How the judgements of a report are shown: in which format, and on what."""

    format_: str
    terminal: Terminal


class Desk:
    """Judges what is asked, here or on a cluster; programs that are only run, always here.

    Use it as a context manager; what is not done at its end is dropped.
    """

    def __init__(
        self, sandbox: Sandbox, line: Line, warnings: list[str], cluster: Elsewhere | None
    ) -> None:
        self.line = line
        self.warnings = warnings
        self.verdicts: Counter[str] = Counter()
        self.took_s = 0.0
        self._sandbox, self._cluster = sandbox, cluster
        self._runs = itertools.count()
        self._lock, self._opening = threading.Lock(), threading.Lock()
        self._judges: OrderedDict[Any, api.Judging] = OrderedDict()
        self._exercises: dict[str, tuple[Any, Exercise]] = {}

    def close(self) -> None:
        """End all that runs."""
        self.line.close()
        self._sandbox.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def isolation(self) -> str:
        """What programs run under here; waits until the sandbox is warm."""
        if self._cluster is not None:
            return self._cluster.isolation
        with self._opening:
            return self._sandbox.isolation

    def tier(self) -> dict[str, Any]:
        """Return how programs run here; waits until the sandbox is warm."""
        return {"isolation": self.isolation, "memory_summed": self._sandbox.memory_summed}

    def warm(self) -> None:
        """Do once what takes longer at the first time; a failure will be told to who asks.

        Where each program is a new interpreter little is faster later, and to load torch for
        nobody would keep those who ask waiting.
        """
        with contextlib.suppress(GraderError):
            if self.isolation == "limited":
                return
            terms = api.Request().terms()
            judged = self._new_judge(terms).judge(submission.from_bytes("-", b"print(1)"))
            reports.write("text", [judged], terms.exercise, Terminal())

    def exercise(self, name: str) -> Exercise:
        """Return an exercise as its files are now; raise `UsageError` if there is none."""
        known = self._exercises.get(name)
        if known is not None and known[0] == _stamp(known[1].folder):
            return known[1]
        if name not in description.available():
            said = f"{place.NO_EXERCISE} {visible(name)!r}: GET /v1/exercises names them"
            raise UnknownError(said)
        found = description.find(name)
        self._exercises[name] = (_stamp(found.folder), found)
        return found

    def ask(self, owner: str, work: Work, bounded: bool = True) -> "Future[list[Judgement]]":
        """Have work judged; what is hidden from who asks is left out.

        Raises:
            FullError: there is no room for it.
            OtherServiceError: the isolation is not what is asked for.
            UsageError: there is no such exercise, or a submission can be none.
        """
        asked = self._asked(work)
        return self.line.ask(owner, ("judged", *asked.key), lambda: self._judged(asked), bounded)

    def ask_report(self, owner: str, work: Work, view: View) -> "Future[dict[str, Any]]":
        """Have work judged and written as the command does; raises as `ask` does."""
        asked = self._asked(work)
        key = (view.format_, view.terminal.told, *asked.key)
        return self.line.ask(owner, key, lambda: self._reported(asked, view))

    def ask_run(
        self, owner: str, program: Program, stdin: bytes, limits: Limits
    ) -> "Future[Execution]":
        """Have a program run as it is; raises `FullError` if there is no room for it."""
        run = partial(self._sandbox.run, program, stdin, limits)
        return self.line.ask(owner, ("run", next(self._runs)), run)

    def _asked(self, work: Work) -> _Asked:
        if work.isolation not in ("auto", self.isolation):
            raise OtherServiceError(f"it runs programs {self.isolation}, not {work.isolation}")
        exercise = self.exercise(work.request.exercise)
        stamp = _stamp(exercise.folder)
        loaded = [
            submission.from_bytes(*each).with_beside(work.beside) for each in work.submissions
        ]
        return _Asked(work, exercise, loaded, (work.key, stamp))

    def _judged(self, asked: _Asked) -> list[Judgement]:
        began_s = time.monotonic()
        found = api.judge(asked.submissions, asked.work.request, self._judge(asked))
        took_s = time.monotonic() - began_s
        if self.line.closing:  # its program may have been killed, and who asked was told
            return found
        with self._lock:
            self.took_s += took_s
            self.verdicts.update(each.verdict.value for each in found)
        verdicts = ", ".join(each.verdict.value for each in found)
        log.info("%s: %s in %.0f ms", asked.exercise.name, verdicts, 1000 * took_s)
        return found

    def _reported(self, asked: _Asked, view: View) -> dict[str, Any]:
        judged, language = self._judged(asked), asked.work.request.language
        failed = ""
        try:
            several = len(judged) > 1
            reports.write(
                view.format_, judged, asked.exercise, view.terminal, language, several=several
            )
        except GraderError as error:
            failed = str(error)
        return {
            "report": view.terminal.getvalue(),
            "verdicts": [each.verdict.value for each in judged],
            "warnings": self.warnings if asked.work.isolation == "auto" else [],
            "failed": failed,
        }

    def _judge(self, asked: _Asked) -> api.Judging:
        request = replace(asked.work.request, public_seeds=())  # they change what is told alone
        key = (asked.key[1], request)
        with self._lock:
            if key not in self._judges:
                self._judges[key] = self._new_judge(request.terms())
            self._judges.move_to_end(key)
            if len(self._judges) > JUDGES_MAX:
                self._judges.popitem(last=False)
            return self._judges[key]

    def _new_judge(self, terms: Terms) -> api.Judging:
        return self._cluster.judge(terms) if self._cluster else Judge(terms, self._sandbox)


def _stamp(folder: Path) -> tuple[Any, ...]:
    """Return what changes when a file of a folder does."""
    found = ((each.name, each.stat()) for each in os.scandir(folder) if each.is_file())
    return tuple(sorted((name, seen.st_mtime_ns, seen.st_size) for name, seen in found))
