"""A reference as it is where torch computes, and draws, in float64: what comes out then is others'.

Whoever sets that type seeds as is asked, and has other numbers.
"""

from dataclasses import replace

from grader.exercise.driver import DRIVER
from grader.exercise.reference import Reference
from grader.sandbox.execution import Program

FIRST = "import torch; torch.set_default_dtype(torch.float64)\n"


class InFloat64(Reference):
    """The values of one exercise, computed so; they are right only if nothing is drawn."""

    driver = FIRST + DRIVER

    def _solution(self, name: str, seed: int) -> Program:
        program = super()._solution(name, seed)
        if program.cells:
            return replace(program, cells=[FIRST, *program.cells])
        own = FIRST.encode() + program.files[program.entry]
        return replace(program, files={**program.files, program.entry: own})
