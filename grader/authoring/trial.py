"""Run a solution as often as it takes to know it: on several seeds, twice, and elsewhere."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from grader.authoring.functions import Calls
from grader.exercise import solution
from grader.exercise.reference import LIMITS
from grader.judging.submission import Submission
from grader.sandbox import Sandbox
from grader.sandbox.execution import Execution, Program
from grader.words.errors import GraderError, UsageError
from grader.words.language import say

SEEDS = (11, 1, 2, 3)
"""The first is an exercise's own sample seed if it says nothing."""
FURTHER, FURTHER_S = (12, 7, 42, 5), 4
"""Further seeds, with which a result may be a word or missing, and CPU seconds for all of these."""
SLOW_S, FEW = 5, 2
"""CPU seconds of a run, and on how many seeds one that takes longer is tried: two tell whether the
seed matters, and one of these tells whether it is the same twice."""
ELSEWHERE = {
    "ATEN_CPU_CAPABILITY": "default",
    "OMP_NUM_THREADS": "2",
    "MKL_NUM_THREADS": "2",
    "OMP_WAIT_POLICY": "passive",
}
"""What another machine may have: kernels without vectors, and more threads.

They sleep while they wait: to spin, as they do by default, takes half of the run's time.
"""
START_S, ELSEWHERE_TIMES = 10, 3
"""CPU seconds to load torch, and times what a run takes here: kernels without vectors are slow."""
JOBS = 2


@dataclass(frozen=True, slots=True)
class Trial:
    """What a solution printed by seed, and of some seeds once more, and as on another machine.

    Of `further` seeds only that it prints what is asked is looked at.
    """

    runs: Mapping[int, Execution]
    again: Mapping[int, Execution]
    elsewhere: Mapping[int, Execution]
    further: Mapping[int, Execution]

    @property
    def seeds(self) -> Sequence[int]:
        """The seeds that were tried, the author's own first."""
        return list(self.runs)

    @property
    def first(self) -> Execution:
        """The run on the first seed."""
        return self.runs[self.seeds[0]]


def tried(
    given: Submission,
    sandbox: Sandbox,
    cold: Sandbox | None,
    seeds: Sequence[int],
    calls: Calls,
) -> Trial:
    """Run a solution on the author's seeds and ours, and in a cold sandbox as elsewhere.

    Raises:
        UsageError: it is no program, or fails; says in which line.
    """
    if given.fault is not None:
        raise UsageError(f"{given.name}: {say(given.fault, 'en')}")
    asked = list(dict.fromkeys((*seeds, *SEEDS)))
    with ThreadPoolExecutor(JOBS + 1) as threads:
        first = run(given, sandbox, asked[0], calls)
        _must_have_run(given, first)
        twice = asked[:2]
        if first.usage.cpu_s > SLOW_S:
            asked, twice = asked[: max(FEW, len(seeds))], asked[:1]
        most_s = min(LIMITS.cpu_s, START_S + ELSEWHERE_TIMES * first.usage.cpu_s)
        there = {
            seed: threads.submit(_elsewhere, given, cold, seed, calls, most_s) for seed in twice
        }
        others = {seed: threads.submit(run, given, sandbox, seed, calls) for seed in asked[1:]}
        again = {seed: threads.submit(run, given, sandbox, seed, calls) for seed in twice}
        count = int(FURTHER_S / max(first.usage.cpu_s, FURTHER_S / len(FURTHER)))
        left = [seed for seed in FURTHER[:count] if seed not in asked]
        further = {seed: threads.submit(run, given, sandbox, seed, calls) for seed in left}
        runs, more = {asked[0]: first, **_done(others)}, _done(further)
        for seen in (*runs.values(), *more.values()):
            _must_have_run(given, seen)
        found = {seed: seen.result() for seed, seen in there.items()}
        elsewhere = {seed: seen for seed, seen in found.items() if seen}
        return Trial(runs, _done(again), elsewhere, more)


def run(given: Submission, sandbox: Sandbox, seed: int, calls: Calls) -> Execution:
    """Run a solution on a seed."""
    return sandbox.run(_program(given, calls, seed), f"{seed}\n".encode(), LIMITS)


def probed(
    given: Submission, sandbox: Sandbox, seeds: Sequence[int], probes: Mapping[str, str]
) -> Mapping[int, Execution]:
    """Run a solution on some seeds, with all the expressions that may be compared."""
    program = replace(solution.program(given.name, given.source, given.beside), probes=probes)
    with ThreadPoolExecutor(JOBS) as threads:
        begun = (threads.submit(sandbox.run, program, b"%d\n" % seed, LIMITS) for seed in seeds)
        return _done(dict(zip(seeds, begun, strict=True)))


def _program(given: Submission, calls: Calls, seed: int) -> Program:
    """Return a solution with all the calls that may be asked."""
    program = solution.program(given.name, given.source, given.beside)
    setup = f"seed = {seed}\n{calls.setup(calls.every)}"
    return replace(program, setup=setup, calls=calls.texts)


def _done(futures: Mapping[int, "Future[Execution]"]) -> dict[int, Execution]:
    return {seed: future.result() for seed, future in futures.items()}


def _must_have_run(given: Submission, seen: Execution) -> None:
    failed = solution.fault(given.name, seen)
    if failed:
        raise UsageError(f"{failed}: mend it, then try again")


def _elsewhere(
    given: Submission, cold: Sandbox | None, seed: int, calls: Calls, cpu_s: float
) -> Execution | None:
    """Run a solution as another machine would, in a new interpreter; None where that fails."""
    prelude = f"import os; os.environ.update({ELSEWHERE})\n"
    if cold is None or "from __future__" in given.text:
        return None  # which must be the first statement
    program = _program(given, calls, seed)
    if given.cells is None:
        files = {**program.files, program.entry: prelude.encode() + given.source}
        program = replace(program, files=files)
    else:
        program = replace(program, cells=[prelude, *program.cells])
    try:
        seen = cold.run(program, f"{seed}\n".encode(), replace(LIMITS, cpu_s=cpu_s))
    except GraderError:
        return None  # it tells tolerances, no more
    return None if solution.fault(given.name, seen) else seen
