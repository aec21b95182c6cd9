"""A bare run as Jobe has it: its parameters to limits, its end to an outcome."""

import re
from collections.abc import Mapping
from typing import Any

from grader.sandbox.execution import MIB, Ending, Execution, Limits
from grader.service import asked
from grader.service.tokens import Caller
from grader.words.errors import UsageError

NAME = "answer.py"
COMPILE_ERROR, RUNTIME_ERROR, TIME_LIMIT, SUCCESS = 11, 12, 13, 15
MEMORY_LIMIT, INTERNAL_ERROR, OVERLOAD = 17, 20, 21
ENDINGS = {
    Ending.CPU_TIME: TIME_LIMIT,
    Ending.WALL_TIME: TIME_LIMIT,
    Ending.MEMORY: MEMORY_LIMIT,
}
COMPILING = ("SyntaxError", "IndentationError", "TabError")
RAN = re.compile(rf'{re.escape(NAME)}", line \d+, in ')
"""A frame of the program's own: it was compiled."""
UNSUPPORTED = ("interpreterargs", "runargs", "compileargs", "linkargs")
FOREIGN = (
    "cputime", "memorylimit", "disklimit", "streamsize", "numprocs", *UNSUPPORTED, "debug", "files",
    "jobeserver", "jobeapikey", "sourcefilename",
)  # fmt: skip
"""What Jobe and CodeRunner have among the parameters of a run, and send with any of a question.

Of an answer that is graded the first two count.
"""
MANY = 1 << 20
"""Seconds or MiB that nobody needs: Jobe's 0 is no limit."""
MEMORY_LEAST_MIB = 64


def outcome(seen: Execution) -> dict[str, Any]:
    """Return how a run ended; what any text on `stderr` is to CodeRunner, it is here."""
    stdout, stderr = (text.decode(errors="replace") for text in (seen.stdout, seen.stderr))
    raised = seen.report.exception if seen.report is not None else None
    if raised is not None and raised.type in COMPILING and not RAN.search(stderr):
        return result(COMPILE_ERROR, cmpinfo=stderr[stderr.rfind("  File ") :])
    if seen.ending in ENDINGS:
        return result(ENDINGS[seen.ending], stdout, stderr)
    if seen.ending is Ending.EXITED and seen.status == 0 and not stderr:
        return result(SUCCESS, stdout)
    if seen.ending is Ending.OUTPUT:
        stderr += "\n*** it printed more than the limit ***"
    elif seen.ending is Ending.SIGNALLED:
        stderr += f"\n*** it was ended by signal {seen.status} ***"
    return result(RUNTIME_ERROR, stdout, stderr)


def result(outcome: int, stdout: str = "", stderr: str = "", cmpinfo: str = "") -> dict[str, Any]:
    """Return a result as Jobe has it."""
    return {
        "run_id": None,
        "outcome": outcome,
        "cmpinfo": cmpinfo,
        "stdout": stdout,
        "stderr": stderr,
    }


def limits(parameters: Mapping[str, Any], who: Caller) -> Limits:
    """Return the limits that are asked for, as far as the caller may."""
    for name in UNSUPPORTED:
        if parameters.get(name):
            raise UsageError(f"{name} cannot be given here")
    plain = Limits()
    cpu_s = _number(parameters, "cputime", who, "time_limit") or plain.cpu_s
    memory_mib = _number(parameters, "memorylimit", who, "memory_limit")
    memory_bytes = (
        int(max(memory_mib, MEMORY_LEAST_MIB) * MIB) if memory_mib else plain.memory_bytes
    )
    return Limits(cpu_s, 2 * cpu_s + 1, memory_bytes)


def as_options(parameters: Mapping[str, Any], who: Caller) -> dict[str, list[str]]:
    """Return a question's limits as options of the command; Jobe's 0 is none of its own.

    Left out, an endless script would run for as long as the exercise lets it on each seed, and
    Moodle not wait for it.
    """
    found = {}
    cpu_s = _number(parameters, "cputime", who, "time_limit")
    if cpu_s and float(parameters["cputime"]):
        found["time_limit"] = [f"{cpu_s:.10g}"]
    memory_mib = _number(parameters, "memorylimit", who, "memory_limit")
    if memory_mib and float(parameters["memorylimit"]):
        found["memory_limit"] = [f"{max(memory_mib, MEMORY_LEAST_MIB):.0f}"]
    return found


def _number(parameters: Mapping[str, Any], name: str, who: Caller, bound: str) -> float | None:
    """Return a parameter as far as the caller may have it, None if it is not given.

    Digits in quotes are a number: Jobe's PHP takes them for one, and templates write them so.
    """
    value = parameters.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
        value = float(value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise UsageError(f"{name} is no number")
    if not 0 <= value <= MANY:
        raise UsageError(f"{name} is no number from 0 to {MANY}")
    return min(float(value) or MANY, asked.BOUNDS[bound] if who.bounded else MANY)
