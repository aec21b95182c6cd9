"""Whether attacks are contained, asked by tests and by an ordinary user of the machine."""

import time
from concurrent.futures import ThreadPoolExecutor

from attacks import HOGS, NEIGHBOUR, NEIGHBOUR_PRINTS, Attack, placed

from grader.sandbox import Sandbox
from grader.sandbox.execution import Ending, Execution, Limits, Program

LONG = Limits(cpu_s=30, wall_s=60)
Host = tuple[str, int]
"""A folder and a port of this machine that no program may reach."""


def walled(sandbox: Sandbox, attack: Attack, source: str, host: Host) -> Execution:
    """Run a program of an attack behind the wall."""
    program = Program({"submission.py": placed(source, *host)}, "submission.py")
    return sandbox.run(program, b"11\n", attack.limits)


def assert_contained(sandbox: Sandbox, attack: Attack, host: Host) -> None:
    """Run an attack, and what looks for what it left: neither may escape."""
    seen = walled(sandbox, attack, attack.source, host)
    said = seen.stdout + seen.stderr
    assert b"ESCAPED" not in said.replace(b'"ESCAPED"', b"")
    assert seen.ending in expected_endings(sandbox, attack), said[-2000:]
    if "both live" in attack.source and b"PermissionError" not in seen.stderr:
        assert seen.stdout.endswith(b"both live\n"), said
    if attack.finds:
        found = walled(sandbox, attack, attack.finds, host)
        assert b"ESCAPED" not in found.stdout
        assert found.ending is Ending.EXITED


def expected_endings(sandbox: Sandbox, attack: Attack) -> tuple[Ending, ...]:
    """Return how an attack may end in a sandbox."""
    if sandbox.isolation == "fenced" and attack.fenced:
        return attack.fenced
    return attack.endings if sandbox.memory_summed else attack.alone or attack.endings


def assert_no_neighbour_goes_without(sandbox: Sandbox, name: str) -> None:
    """Run honest programs beside one that holds what the kernel has: each must get its own."""
    with ThreadPoolExecutor(1) as threads:
        held = threads.submit(walled, sandbox, Attack("", limits=LONG), HOGS[name], ("", 0))
        begun = 0
        while not held.done():
            seen = walled(sandbox, Attack("", limits=LONG), NEIGHBOUR, ("", 0))
            assert (seen.stdout, seen.ending) == (NEIGHBOUR_PRINTS, Ending.EXITED), (name, seen)
            begun += 1
            time.sleep(0.5)  # some of them beside it say as much as all that there is time for
    assert b"HELD" in held.result().stdout, (name, held.result())
    assert begun, name
