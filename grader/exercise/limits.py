"""What a run of a submission may use, as a description says it."""

from typing import Annotated

from pydantic import Field

from grader.sandbox.execution import MIB, Limits
from grader.words.check import Frozen


class RunLimits(Frozen):
    """What a run of a submission may use."""

    time_s: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 10
    memory_mib: Annotated[int, Field(ge=64)] = 1024
    output_kib: Annotated[int, Field(ge=1)] = 1024

    @property
    def of_a_run(self) -> Limits:
        """The same as the sandbox takes it."""
        memory_bytes, output_bytes = self.memory_mib * MIB, self.output_kib * 1024
        return Limits(self.time_s, 2 * self.time_s + 1, memory_bytes, output_bytes)
