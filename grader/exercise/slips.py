"""What slips lead to: a solution is changed as students go wrong, run, and what it prints is read.

Nothing here knows whether a value is wrong: a change may well lead to the right one.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from grader.exercise.changes import CHANGES_MOST, changed
from grader.sandbox.execution import MIB, Limits, Program
from grader.words.check import Text
from grader.words.values import Value

BUDGET_S = 10.0
"""CPU seconds that all changes of a solution may take together; the likelier ones go first."""
THREADS = 4
TIMES, MORE_S, MORE_BYTES = 3, 1.0, 512 * MIB
"""What a changed solution may use, by what the solution does."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A changed solution, what is true of whoever prints its values, and these by check."""

    message: Text
    program: Program
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a solution gave, changed or not: values by check, and what it used."""

    values: Mapping[str, Value]
    cpu_s: float
    memory_bytes: int


Run = Callable[[Program, Limits], Ran]


def made(solution: Program, run: Run, most: Limits) -> Sequence[Slip]:
    """Return what the changes of a solution lead to; those that give nothing are left out.

    Args:
        solution: the right one.
        run: what runs a program; of one that fails there are no values.
        most: what a solution may use.
    """
    own, spent_s = run(solution, most), [0.0]
    cpu_s = min(most.cpu_s, TIMES * own.cpu_s + MORE_S)
    memory_bytes = min(most.memory_bytes, own.memory_bytes + MORE_BYTES)
    limits = replace(most, cpu_s=cpu_s, wall_s=2 * cpu_s + 1, memory_bytes=memory_bytes)

    def slip(change: tuple[Text, Program]) -> Slip:
        message, program = change
        if sum(spent_s) > BUDGET_S:
            return Slip(message, program, {})
        ran = run(program, limits)
        spent_s.append(ran.cpu_s)
        return Slip(message, program, ran.values)

    changes = itertools.islice(_changes(solution), CHANGES_MOST)
    with ThreadPoolExecutor(THREADS, "slip") as threads:
        return [each for each in threads.map(slip, changes) if each.values]


def leading_to(
    slips: Sequence[Slip], check: str, is_it: Callable[[Value], bool], run: Run, most: Limits
) -> Sequence[Text]:
    """Return what is said of the slips that lead to a value: each once, the likelier first.

    What gives another value when it is run again has lost its seed, and is none.
    """
    found: dict[Text, None] = {}
    for slip in slips:
        value = slip.values.get(check)
        if value is None or slip.message in found or not is_it(value):
            continue
        if run(slip.program, most).values.get(check) == value:
            found[slip.message] = None
    return tuple(found)


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
