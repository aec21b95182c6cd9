"""An exercise in the making: a solution was run, its values were proposed, an author may choose."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader import reading
from grader.authoring import (
    functions,
    proposal,
    readback,
    returned,
    seeds,
    tolerances,
    trial,
)
from grader.authoring import source as sources
from grader.authoring.functions import Calls
from grader.authoring.proposal import Proposed, Values
from grader.authoring.source import Source
from grader.authoring.trial import Trial
from grader.exercise import solution
from grader.exercise.changes import CHANGES_MOST
from grader.exercise.limits import RunLimits
from grader.judging import checker
from grader.judging.submission import Submission
from grader.sandbox import Sandbox
from grader.sandbox.execution import MIB, Execution
from grader.words.errors import UsageError
from grader.words.values import Number, Value, numbers_of

HEADROOM = 5
"""Times what the solution used: students' code is slower, and so may be their machine's."""
CHANGES_S, CHANGES_LEAST = 15, 10
"""CPU seconds that all changes may take for a seed, about; and how many are tried of any."""
PROBE_WAYS = ("{}", "{}.tolist()", "({}).tolist()", "float({})")
"""A tensor is rounded by its own `repr`, not by that of its list."""
FULL = (".item()", ".tolist()")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an exercise before it is written; `values` are those asked, by seed."""

    solution: Submission
    source: Source
    trial: Trial
    names: tuple[str, ...]
    proposed: Sequence[Proposed]
    values: Mapping[str, Values]
    calls: Calls
    title: str = ""

    @property
    def asked(self) -> list[Proposed]:
        """What is asked."""
        return [each for each in self.proposed if each.asked]

    @property
    def setup(self) -> str:
        """The code that makes the inputs of the calls that are asked."""
        return self.calls.setup([each.call for each in self.asked if each.call is not None])

    @property
    def call_faults(self) -> list[str]:
        """What is wrong with the calls that gave nothing to ask for."""
        return returned.faults(self.trial.first, self.calls, self.solution.name)

    @property
    def seeded(self) -> bool:
        """Whether what is asked depends on the seed."""
        return seeds.matter(self.values)

    @property
    def reads_seed(self) -> bool:
        """Whether the solution reads its input."""
        report = self.trial.first.report
        return report is not None and report.seed_read

    @property
    def is_alike(self) -> bool:
        """Whether what is asked is the same with each seed tried, though more is printed."""
        return not self.seeded and len({seen.stdout for seen in self.trial.runs.values()}) > 1

    def is_as(self, other: "Draft", name: str) -> bool:
        """Say whether it asks as another one does; `name` is that of the exercise."""
        tables = [[each.table for each in draft.asked] for draft in (self, other)]
        return tables[0] == tables[1] and self.titled(name) == other.titled(name)

    def titled(self, name: str) -> str:
        """Return the title of an exercise."""
        return self.title or name.replace("_", " ").capitalize()


def begun(
    given: Submission,
    sandbox: Sandbox,
    cold: Sandbox | None,
    asked_seeds: Sequence[int] = (),
    more: str = "",
) -> Draft:
    """Run a solution and propose what it prints; a cold sandbox tells how machines differ.

    `more` are calls of its functions, where the solution makes none.

    Raises:
        UsageError: it fails, or prints nothing that can be asked; says why.
    """
    plain = sources.untimed(given)
    source = sources.of(plain)
    calls = functions.of(source, more)
    if (heads := uncalled(source)) and not calls.every:
        mend = f"call it there on inputs of yours, as print({heads[0]}), or answer on a terminal"
        raise UsageError(f"{given.name} prints nothing and never calls {heads[0]}: {mend}")
    tried = trial.tried(plain, sandbox, cold, asked_seeds, calls)
    names, proposed = proposal.of(tried, source, calls)
    proposed, values = readback.kept(proposed, names, tried)
    found = Draft(given, source, tried, names, proposed, values, calls, sources.title(source))
    if not found.asked:
        why = [f"`{each.name}`: {each.note}" for each in proposed] + found.call_faults
        mend = "; ".join(why) or "print each answer on a line of its own, with its name before it"
        raise UsageError(f"{given.name} prints nothing that can be asked: {mend}")
    return found


def uncalled(source: Source) -> list[str]:
    """Return the functions of a solution that neither prints nor calls them: what to ask about."""
    silent = "print(" not in source.text and not functions.of(source).every
    return (
        [functions.head(each) for each in functions.definitions(source).values()] if silent else []
    )


def chosen(draft: Draft, proposed: Sequence[Proposed], title: str) -> Draft:
    """Return a draft with what its author chose."""
    kept, values = readback.kept(proposed, draft.names, draft.trial)
    return replace(draft, proposed=kept, values=values, title=title)


def finished(draft: Draft, sandbox: Sandbox) -> Draft:
    """Return a draft with tolerances, and in full what is printed rounded."""
    there = {
        seed: readback.answers(seen, draft.proposed, draft.names)
        for seed, seen in draft.trial.elsewhere.items()
    }
    proposed = proposal.with_tolerances(draft.proposed, draft.values, there)
    exact = _exact(draft, sandbox)
    proposed = [
        _with_exact(each, *exact[each.name], draft.values[each.name])
        if each.name in exact
        else each
        for each in proposed
    ]
    return replace(draft, proposed=proposed)


def _with_exact(each: Proposed, text: str, exact: Values, printed: Values) -> Proposed:
    """Return a proposal with an expression of more than was printed, or as printed in full."""
    if all(readback.same(value, printed[at]) for at, value in exact.items()):
        return replace(each, full=True)
    return replace(each, table=each.table | _exactly(each, text, exact, printed))


def _exactly(each: Proposed, text: str, exact: Values, printed: Values) -> dict[str, Any]:
    """Return an expression, with a tolerance that takes the solution's own print if it is short."""
    taken = all(checker.agree(each.check, printed[seed], right) for seed, right in exact.items())
    units = [number.half_unit for number in numbers_of(printed.values())]
    return {"exact": text} if taken else {"abs": max(units), "exact": text}


def _exact(draft: Draft, sandbox: Sandbox) -> dict[str, tuple[str, Values]]:
    """Return the expressions that give what is printed rounded, each with its values by seed."""
    wanted = proposal.probes(draft.proposed)
    if not wanted:
        return {}
    every = {way.format(text): way.format(text) for text in wanted.values() for way in PROBE_WAYS}
    runs = trial.probed(draft.solution, sandbox, draft.trial.seeds[:2], every)
    found: dict[str, tuple[str, Values]] = {}
    for way in PROBE_WAYS:
        for each in draft.asked:
            if each.name in wanted and each.name not in found:
                probe = way.format(wanted[each.name])
                values = _probe_values(draft, runs, each, probe)
                printed = draft.values[each.name]
                more = any(not readback.same(full, printed[at]) for at, full in values.items())
                as_list = way == "float({})" or probe.endswith(FULL)  # a tensor's repr is as short
                if values and (more or as_list):
                    found[each.name] = probe, values
    return found


def _probe_values(
    draft: Draft, runs: Mapping[int, Execution], each: Proposed, probe: str
) -> Values:
    """Return the values of a probe by seed; none unless they round to what was printed."""
    found: dict[int, Value] = {}
    for seed, seen in runs.items():
        said = seen.report.probes.get(probe) if seen.report else None
        exact = reading.read_one(said, each.check, draft.names).value if said else None
        if exact is None or not _rounds_to(exact, draft.values[each.name][seed]):
            return {}
        found[seed] = exact
    return found


def _rounds_to(exact: Value, printed: Value) -> bool:
    pairs = zip(numbers_of([exact]), numbers_of([printed]), strict=False)
    full = all(a.value == b.value or _is_full(a) for a, b in pairs)
    return solution.rounds_to(exact, printed) and full


def _is_full(exact: Number) -> bool:
    """Say whether a number shows all digits of float32, which may end early: 1.3299640417099."""
    return exact.place is None or exact.half_unit <= tolerances.ROUNDED * abs(exact.value)


def limits(draft: Draft) -> dict[str, Any]:
    """Return the limits of the runs of students where the defaults are near to what was used."""
    used = [seen.usage for seen in draft.trial.runs.values()]
    default = RunLimits()
    needed = {
        "time_s": math.ceil(HEADROOM * max(usage.cpu_s for usage in used)),
        "memory_mib": 256 * math.ceil(2 * max(u.memory_bytes for u in used) / MIB / 256),
        "output_kib": 1024 * math.ceil(HEADROOM * max(u.output_bytes for u in used) / MIB),
    }
    return {key: most for key, most in needed.items() if most > getattr(default, key)}


def changes(draft: Draft) -> int:
    """Return how many changes of the solution are worth their time where a slow one is changed.

    It is decided here, once, so that machines of every speed find the same mistakes.
    """
    cpu_s = min(seen.usage.cpu_s for seen in draft.trial.runs.values())
    return max(CHANGES_LEAST, min(CHANGES_MOST, 10 * int(CHANGES_S / 10 / max(cpu_s, 1e-3))))
