"""What slips lead to: a solution is changed as students go wrong, run, and what it prints is read.

Which changes are run depends on nothing that is measured: the same solution has the same slips on
any machine. Nothing here knows whether a value is wrong: a change may well lead to the right one.
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


@dataclass(frozen=True, slots=True)
class Slip:
    """A changed solution, what is true of whoever prints its values, and these by check."""

    message: Text
    program: Program
    values: Mapping[str, Value]


Values = Mapping[str, Value]
"""By check."""
Run = Callable[[Program, Limits], Values]


def made(solution: Program, run: Run, limits: Limits, most: int) -> Sequence[Slip]:
    """Return what the changes of a solution lead to; those that give nothing are left out.

    Args:
        solution: the right one.
        run: what runs a program; of one that fails there are no values.
        limits: what a student's program may use, for it is one of these that is explained.
        most: how many changes are tried, the likelier ones.
    """

    def slip(change: tuple[Text, Program]) -> Slip:
        message, program = change
        return Slip(message, program, run(program, limits))

    changes = itertools.islice(_changes(solution), most)
    with ThreadPoolExecutor(THREADS, "slip") as threads:
        return [each for each in threads.map(slip, changes) if each.values]


def leading_to(
    slips: Sequence[Slip], check: str, is_it: Callable[[Value], bool], run: Run, limits: Limits
) -> Sequence[Text]:
    """Return what is said of the slips that lead to a value: each once, the likelier first.

    What gives another value when it is run again has lost its seed, and is none.
    """
    found: dict[Text, None] = {}
    for slip in slips:
        value = slip.values.get(check)
        if value is None or slip.message in found or not is_it(value):
            continue
        if run(slip.program, limits).get(check) == value:
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
