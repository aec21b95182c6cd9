"""Run an exercise's reference in the sandbox, as a program like any other, and read its values."""

import json
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Any

from grader.exercise.description import Exercise
from grader.sandbox import Sandbox
from grader.sandbox.execution import MIB, Ending, Execution, Limits, Program
from grader.words.errors import ReferenceRunError
from grader.words.values import Value, from_plain

LIMITS = Limits(cpu_s=60, wall_s=120, memory_bytes=4096 * MIB, output_bytes=16 * MIB)
ENTRY = "print_values.py"
DRIVER = """
import importlib, json
name, function, seed = input().split()
print(json.dumps(getattr(importlib.import_module(name), function)(int(seed))))
"""

Values = dict[str, Any]
"""By check: a number, a name, a list of numbers, or a dict of named alternatives of these."""


def rights(expected: Any) -> dict[str, Value]:
    """Return the right values of a check by alternative; one alone has an empty name."""
    values = expected if isinstance(expected, dict) else {"": expected}
    return {name: from_plain(value) for name, value in values.items()}


class Reference:
    """The expected values of one exercise; each seed is computed once, by whoever asks first."""

    def __init__(self, exercise: Exercise, sandbox: Sandbox) -> None:
        self._exercise, self._sandbox = exercise, sandbox
        self._known: dict[tuple[str, int], Future[Values]] = {}
        self._lock = Lock()

    def start(self, seed: int) -> Future[Values]:
        """Have the right values computed beside whatever the caller does next, if none are yet."""
        return self._begun("expected", seed)

    def expected(self, seed: int) -> Values:
        """Return the right values by check; raise `ReferenceRunError` if there are none."""
        return self.start(seed).result()

    def mistakes(self, seed: int) -> dict[str, Values]:
        """Return, by check, the values that known mistakes lead to, by the mistake's key."""
        return self._begun("mistakes", seed).result()

    def _begun(self, function: str, seed: int) -> Future[Values]:
        key = (function, seed)
        with self._lock:
            if key not in self._known:
                future = self._known[key] = Future()
                Thread(target=self._work, args=(*key, future), name="reference").start()
            return self._known[key]

    def _work(self, function: str, seed: int, future: Future[Values]) -> None:
        try:
            future.set_result(self._compute(function, seed))
        except BaseException as error:
            with self._lock:
                del self._known[function, seed]  # the next one tries again
            future.set_exception(error)

    def _compute(self, function: str, seed: int) -> Values:
        files = {**self._exercise.reference_files, ENTRY: DRIVER.encode()}
        asked = f"{self._exercise.name} {function} {seed}\n".encode()
        seen = self._sandbox.run(Program(files, ENTRY), asked, LIMITS)
        if seen.ending is not Ending.EXITED or seen.status != 0 or seen.report is None:
            raise self._error(_last_line(seen))
        try:
            values = json.loads(seen.stdout)
        except ValueError as error:
            raise self._error(f"{function}({seed}) must print nothing") from error
        if not isinstance(values, dict):
            raise self._error(f"{function}({seed}) must return a dict")
        missing = [c.name for c in self._exercise.checks if values.get(c.name) is None]
        if function == "expected" and missing:
            raise self._error(f"expected({seed}) gives no value for the check {missing[0]!r}")
        return values

    def _error(self, what: str) -> ReferenceRunError:
        return ReferenceRunError(f"the reference {self._exercise.name}.py failed: {what}")


def _last_line(seen: Execution) -> str:
    lines = seen.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"it ended by {seen.ending} {seen.status}"
