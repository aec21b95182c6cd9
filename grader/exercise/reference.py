"""Run an exercise's reference in the sandbox, as a program like any other, and read its values.

What it returns or prints is held against the description here, once: whoever asks gets values that
fit.
"""

import json
import math
import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from threading import Lock, Thread
from typing import Any, TypeVar

from grader.exercise import calls, fit, slips, solution
from grader.exercise.description import Exercise
from grader.exercise.driver import DRIVER
from grader.exercise.fit import ByKey
from grader.exercise.slips import Slip
from grader.exercise.source import meant
from grader.sandbox import Door
from grader.sandbox.execution import MIB, Ending, Execution, Limits, Program
from grader.words.errors import ReferenceRunError
from grader.words.model import Answer, Check
from grader.words.values import Value

LIMITS = Limits(cpu_s=60, wall_s=120, memory_bytes=4096 * MIB, output_bytes=16 * MIB)
ENTRY = "print_values.py"

_FRAME = re.compile(r'^\s*File "(?:[^"\n]*/)?([^"/\n]+)", line (\d+)', re.MULTILINE)

Values = Mapping[str, ByKey]
"""By check."""
Made = TypeVar("Made")


class Reference:
    """The values of one exercise; those of each seed are computed once, by whoever asks first."""

    driver = DRIVER

    def __init__(self, exercise: Exercise, sandbox: Door) -> None:
        self._exercise, self._sandbox = exercise, sandbox
        self._checks = {check.name: check for check in exercise.checks}
        self._known: dict[Hashable, Future[Any]] = {}
        self._own_s: dict[str, float] = {}
        self._lock = Lock()

    @property
    def files(self) -> str:
        """The files that compute or print what is expected, as a person lists them."""
        modules = (f"{module}.py" for module in self._exercise.modules)
        return ", ".join([*modules, *self._exercise.solutions])

    def start(self, seed: int) -> Future[Values]:
        """Have the right values computed beside whatever the caller does next, if none are yet."""
        return self._begun(("expected", seed), lambda: self._expected(seed))

    def expected(self, seed: int) -> Values:
        """Return the right values of each check, the main one first.

        Raises:
            ReferenceRunError: there are none, or one does not fit the exercise's description.
        """
        return self.start(seed).result()

    def unsteady(self, seed: int, is_same: Callable[[Check, ByKey, ByKey], bool]) -> str:
        """Return which checks have other values in a second run, made once a seed; nothing if none.

        A number that has only to be low enough may be another.

        Raises:
            ReferenceRunError: one of the runs gave no values.
        """
        first = self.expected(seed)
        again = self._begun(("again", seed), lambda: self._expected(seed)).result()
        equal = [check for check in self._exercise.checks if check.at_most is None]
        others = [c.name for c in equal if not is_same(c, first[c.name], again[c.name])]
        if not others:
            return ""
        what = " and ".join(f"`{name}`" for name in others)
        again_told = f"gives another {what} when it is run again with the same seed"
        return f"{self.files} {again_told}: seed every generator"

    def run(self, name: str, seed: int) -> Execution:
        """Run a solution as it stands."""
        own = self._solution(name, seed)
        return self.measured(self._sandbox.run(own, b"%d\n" % seed, LIMITS), seed)

    def measured(self, seen: Execution, seed: int) -> Execution:
        """Return any run with what is measured of the values that its calls returned."""
        run = partial(self._sandbox.run, stdin=b"", limits=LIMITS)
        return calls.measured(seen, self._exercise.setup, self._exercise.checks, seed, run)

    def mistakes(self, seed: int) -> Values:
        """Return the values that known mistakes lead to; a right one may be among them.

        Raises:
            ReferenceRunError: there are none, or one is no value of its check.
        """
        return self._begun(("mistakes", seed), lambda: self._returned("mistakes", seed)).result()

    def slips(self, seed: int, check: str) -> Sequence[Slip]:
        """Return what the changes of the solution that a check is of lead to; a module has none."""
        if not (name := self._of(check)):
            return ()
        self.expected(seed)  # so that it is known how long the solution takes
        run, own = partial(self._ran, name, seed), self._solution(name, seed)
        compute = partial(slips.made, own, run, self._exercise.changes)
        return self._begun(("slips", name, seed), compute).result()

    @property
    def doing(self) -> str:
        """What takes its time beside the programs of students, in a few words, if anything does."""
        with self._lock:
            begun = [key for key, made in self._known.items() if not made.done()]
        changing = any(isinstance(key, tuple) and key[0] == "slips" for key in begun)
        return "running changed solutions, to explain a wrong answer" if changing else ""

    def again(self, seed: int, check: str, slip: Slip) -> Mapping[str, Value]:
        """Return what a changed solution that a check is of gives on this or another seed."""
        setup, asked = self._exercise.setup, self._asked(self._of(check))
        program = calls.added(slip.program, setup, asked, seed, of_solution=True)
        return self._ran(self._of(check), seed, program) or {}

    def _of(self, check: str) -> str:
        return next((name for name, own in self._exercise.solutions.items() if check in own), "")

    def _begun(self, key: Hashable, compute: Callable[[], Made]) -> Future[Made]:
        with self._lock:
            if key not in self._known:
                self._known[key] = Future()
                Thread(target=self._work, args=(key, compute), name="reference").start()
            return self._known[key]

    def _work(self, key: Hashable, compute: Callable[[], Any]) -> None:
        future = self._known[key]
        try:
            future.set_result(compute())
        except BaseException as error:
            with self._lock:
                del self._known[key]  # the next one tries again
            future.set_exception(error)

    def _expected(self, seed: int) -> Values:
        found = dict(self._returned("expected", seed))
        for name in self._exercise.solutions:
            found |= self._printed(name, seed)
        for name in self._checks:
            if name not in found:
                what = f"the reference {self.files}: expected({seed})"
                raise ReferenceRunError(f"{what}: no value for the check `{name}`")
        return found

    def _printed(self, name: str, seed: int) -> dict[str, ByKey]:
        """Return what a solution prints for each check of its own."""
        checks, seen = self._asked(name), self.run(name, seed)
        if failed := solution.fault(name, seen):
            raise ReferenceRunError(f"the solution {failed}")
        self._own_s[name] = min(seen.usage.cpu_s, self._own_s.get(name, math.inf))
        for check in checks:
            if check.in_solution and not (seen.report and seen.report.probes.get(check.name)):
                which = "exact" if check.exact else "probe"
                what = f"its {which} `{check.in_solution}` gives nothing: mend it, or leave it out"
                raise ReferenceRunError(f"the solution {name}, check `{check.name}`: {what}")
        answers = solution.answers(seen, checks, self._exercise.names)
        return {check.name: self._right(name, check, answers[check.name]) for check in checks}

    def _asked(self, name: str) -> list[Check]:
        return [self._checks[each] for each in self._exercise.solutions[name]]

    def _solution(self, name: str, seed: int) -> Program:
        source = (self._exercise.folder / name).read_bytes()
        try:
            program = solution.program(name, source, self._exercise.given_files)
        except ValueError as error:
            raise ReferenceRunError(f"the solution {name}: {error}") from error
        setup, asked = self._exercise.setup, self._asked(name)
        return calls.added(program, setup, asked, seed, of_solution=True)

    def _ran(self, name: str, seed: int, program: Program) -> Mapping[str, Value] | None:
        """Run a changed solution and read what it gives: nothing if it fails, None if it hangs."""
        limits = slips.limits_of(self._own_s[name], self._exercise.limits.of_a_run)
        seen = self.measured(self._sandbox.run(program, b"%d\n" % seed, limits), seed)
        if solution.fault("", seen):
            return None if seen.ending in (Ending.CPU_TIME, Ending.WALL_TIME) else {}
        answers = solution.changed_answers(seen, self._exercise.checks, self._exercise.names)
        right = {name: answer.value for name, answer in answers.items() if answer.fault is None}
        return {name: value for name, value in right.items() if value is not None}

    def _right(self, name: str, check: Check, answer: Answer) -> ByKey:
        try:
            value = solution.value(answer)
            what = fit.misfit(check, value, self._exercise.names)
        except ValueError as error:
            what = str(error)
        if what:
            raise ReferenceRunError(f"the solution {name}, check `{check.name}`: {what}")
        return {"": value}

    def _returned(self, function: str, seed: int) -> Values:
        """Return what the modules of the exercise return, by check."""
        found: dict[str, ByKey] = {}
        for module, returned in self._run(function, seed) if self._exercise.modules else ():
            fault = f"the reference {module}.py: {function}({seed})"
            if not isinstance(returned, dict):
                raise ReferenceRunError(f"{fault} must return a dict with a value for each check")
            for name, value in returned.items():
                if name not in self._checks:
                    near = meant(name, self._checks)
                    raise ReferenceRunError(f"{fault}: `{name}` is no check{near}")
                check = self._checks[name]
                try:
                    found[name] = (
                        fit.rights(check, value, self._exercise.names)
                        if function == "expected"
                        else fit.mistakes(check, value)
                    )
                except ValueError as error:
                    raise ReferenceRunError(f"{fault}, check `{name}`: {error}") from error
        return found

    def _run(self, function: str, seed: int) -> list[tuple[str, Any]]:
        """Call a function of each module; return the module's name and what it returned."""
        files = {**self._exercise.reference_files, ENTRY: self.driver.encode()}
        modules = self._exercise.modules
        asked = " ".join((function, str(seed), *modules))
        seen = self._sandbox.run(Program(files, ENTRY), f"{asked}\n".encode(), LIMITS)
        fault = f"the reference {', '.join(f'{module}.py' for module in modules)} failed"
        if seen.ending is not Ending.EXITED or seen.status != 0 or seen.report is None:
            raise ReferenceRunError(f"{fault}: {_last_line(seen)}{self._where(seen)}")
        try:
            return [tuple(json.loads(line)) for line in seen.stdout.splitlines()]
        except (ValueError, TypeError) as error:
            raise ReferenceRunError(f"{fault}: {function}({seed}) must print nothing") from error

    def _where(self, seen: Execution) -> str:
        """Return the innermost line of the exercise's own files in a traceback."""
        own = [
            place
            for place in _FRAME.findall(seen.stderr.decode(errors="replace"))
            if place[0] in self._exercise.reference_files
        ]
        return f" ({own[-1][0]}, line {own[-1][1]})" if own else ""


def _last_line(seen: Execution) -> str:
    lines = seen.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"it ended by {seen.ending} {seen.status}"
