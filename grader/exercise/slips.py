"""What slips lead to: a solution is changed as students go wrong, run, and what it prints is read.

Which changes are run depends on no clock but that of those which never end: the same solution has
the same slips on any machine. Nothing here knows whether a value is wrong: a change may well lead
to the right one.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from grader.exercise.changes import changed
from grader.sandbox.execution import Limits, Program
from grader.words.check import Text
from grader.words.values import Value

THREADS = 4
TIMES_OWN, LEAST_S = 2, 0.5
"""Of what the solution took, and CPU seconds beside: who takes more has lost what ends a loop.

A thousand steps of a network for ten fit in: most solutions take 0.03 s.
"""
ROUND = 10
"""How many changes are run before those that never end are counted, in threads of any order."""
HUNG_SHARE = 10
"""Of so many changes one may hang before the rest, the less likely ones, are given up.

A `while` that its changes keep from ending takes the limit of each, a minute of some solutions.
"""


@dataclass(frozen=True, slots=True)
class Slip:
    """A changed solution, what is true of whoever prints its values, and these by check."""

    message: Text
    program: Program
    values: Mapping[str, Value]


Values = Mapping[str, Value]
"""By check."""
Run = Callable[[Program], Values | None]


def limits_of(own_s: float, limits: Limits) -> Limits:
    """Return what a change of a solution may use that took so much CPU time itself.

    That is no more than a student's program may, for it is one of these that is explained.
    """
    cpu_s = min(limits.cpu_s, LEAST_S + TIMES_OWN * own_s)
    return replace(limits, cpu_s=cpu_s, wall_s=min(limits.wall_s, 2 * cpu_s + 1))


def made(solution: Program, run: Run, most: int) -> Sequence[Slip]:
    """Return what the changes of a solution lead to; those that give nothing are left out.

    Args:
        solution: the right one.
        run: what runs a program; of one that fails there are no values, None of one that hangs.
        most: how many changes are tried, the likelier ones.
    """
    changes = itertools.islice(_changes(solution), most)
    found: list[Slip] = []
    hung = 0
    with ThreadPoolExecutor(THREADS, "slip") as threads:
        while hung <= most // HUNG_SHARE and (some := list(itertools.islice(changes, ROUND))):
            ran = threads.map(lambda change: run(change[1]), some)
            for (message, program), values in zip(some, ran, strict=True):
                hung += values is None
                found += [Slip(message, program, values)] if values else []
    return found


def _changes(solution: Program) -> Iterator[tuple[Text, Program]]:
    """Yield a solution with each change, of a notebook in one cell after the other."""
    if not solution.cells:
        source = solution.files[solution.entry].decode("utf-8", "replace")
        for change in changed(source):
            files = {**solution.files, solution.entry: change.source.encode()}
            yield change.message, replace(solution, files=files)
    for at, cell in enumerate(solution.cells):
        for change in changed(cell):
            cells = [*solution.cells[:at], change.source, *solution.cells[at + 1 :]]
            yield change.message, replace(solution, cells=cells)
