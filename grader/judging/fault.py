"""What keeps a run from being judged by its output alone: a limit, a signal, an exception."""

import re
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.machinery import PathFinder

from grader.judging import hole, next_step
from grader.judging.step import Where
from grader.judging.submission import Submission
from grader.sandbox.execution import MIB, Ending, Execution, Limits, Place, Raised
from grader.sandbox.libraries import OFFERED
from grader.words.language import Message
from grader.words.model import Verdict

LIMIT_VERDICTS = {
    Ending.CPU_TIME: Verdict.TIME_LIMIT_EXCEEDED,
    Ending.WALL_TIME: Verdict.TIME_LIMIT_EXCEEDED,
    Ending.MEMORY: Verdict.MEMORY_LIMIT_EXCEEDED,
    Ending.OUTPUT: Verdict.OUTPUT_LIMIT_EXCEEDED,
}
WORD = re.compile(r"\w+")
TORCH_MEMORY = "DefaultCPUAllocator: can't allocate memory"
"""What torch says, as a RuntimeError, where Python raises a MemoryError."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The verdict that a run earns whatever it printed, and why.

    `passing` says that it is forgiven if every check passes: a cell of a notebook raised, and the
    cells after it ran. `missed` is the reason if none does, with what a later cell raised.
    """

    verdict: Verdict
    reason: Message
    passing: bool = False
    missed: Message | None = None


def find(
    seen: Execution, submission: Submission, limits: Limits, template: str = ""
) -> Fault | None:
    """Return what is wrong with a run, or None if it came to its end.

    `template` is what all were given to begin with.
    """
    if seen.ending in LIMIT_VERDICTS:
        reason = _running(_limit(seen.ending, limits), seen.running)
        return Fault(LIMIT_VERDICTS[seen.ending], reason)
    if seen.ending is Ending.SIGNALLED:
        known = seen.status in list(signal.Signals)
        name = signal.Signals(seen.status).name if known else seen.status
        reason = _running(Message("killed by the signal {name}", {"name": name}), seen.running)
        return Fault(Verdict.RUN_TIME_ERROR, reason)
    if seen.report is None:
        reason = Message(
            "it ended before the end of the script, with exit status {status}",
            {"status": seen.status},
        )
        return Fault(Verdict.RUN_TIME_ERROR, reason)
    raised = seen.report.exception
    if raised is not None:
        memory = raised.type == "MemoryError" or TORCH_MEMORY in raised.message
        verdict = Verdict.MEMORY_LIMIT_EXCEEDED if memory else Verdict.RUN_TIME_ERROR
        reason = _explained(raised, submission, template)
        other = _other(raised, seen.report.later, submission)
        both = other and Message("{first}; and {other}", {"first": reason, "other": other})
        return Fault(verdict, reason, passing=raised.cell is not None, missed=both)
    if seen.status != 0:
        reason = Message("it ended with exit status {status}", {"status": seen.status})
        step = next_step.after_exit(seen.status, seen.stderr, submission.text)
        return Fault(Verdict.RUN_TIME_ERROR, _followed(reason, step))
    return None


def _limit(ending: Ending, limits: Limits) -> Message:
    match ending:
        case Ending.MEMORY:
            most = limits.memory_bytes // MIB
            return Message("it used more than {most} MiB of memory", {"most": most})
        case Ending.OUTPUT:
            return Message("it printed more than {most} KiB", {"most": limits.output_bytes // 1024})
        case Ending.CPU_TIME:
            return Message("it used more than {most:g} s of CPU time", {"most": limits.cpu_s})
        case _:
            return Message("it did not end within {most:g} s", {"most": limits.wall_s})


def _running(what: Message, place: Place | None) -> Message:
    if place is None:
        return what
    values = {"what": what, "line": place.line, "cell": place.cell}
    if place.cell is None:
        return Message("{what}; line {line} was running", values)
    return Message("{what}; line {line} of code cell {cell} was running", values)


def _explained(raised: Raised, submission: Submission, template: str) -> Message:
    line = submission.line(raised.line, raised.cell) if raised.line else ""
    what = _placed(_what(raised, line), raised)
    behind = "\n\n".join((submission.cells or ())[raised.cell :]) if raised.cell else ""
    step = (
        hole.left(submission)
        or hole.filled(raised, line, submission, template)
        or next_step.after(raised, Where(submission.text, line, behind))
    )
    return _followed(what, step)


def _other(first: Raised, later: Sequence[Raised], submission: Submission) -> Message | None:
    """Return what a later cell raised by itself, where the first one wanted what is not here.

    That may be of no account, as a drive that is mounted, and names that it makes go with it.
    """
    lacking = [each for each in (first, *later) if each.module and not _is_here(each.module)]
    if first not in lacking:
        return None
    gone = {word for each in lacking for word in WORD.findall(submission.cell(each.cell))}
    for each in later:
        unknown = next_step.UNKNOWN.search(each.message) if each.type == "NameError" else None
        if each not in lacking and not (unknown and unknown[1] in gone):
            line = submission.line(each.line, each.cell) if each.line else ""
            step = next_step.after(each, Where(submission.text, line))
            return _followed(_placed(_what(each, line), each), step)
    return None


def _followed(what: Message, step: Message | None) -> Message:
    return Message("{what}: {step}", {"what": what, "step": step}) if step else what


def _placed(what: Message, raised: Raised) -> Message:
    values = {"what": what, "line": raised.line, "cell": raised.cell}
    if raised.line is None:
        return what
    if raised.cell is None:
        return Message("{what} (line {line})", values)
    return Message("{what} (code cell {cell}, line {line})", values)


def _what(raised: Raised, line: str) -> Message:
    if raised.type == "SyntaxError" and (empty := hole.empty(line)):
        return empty
    if raised.module is not None and not _is_here(raised.module):
        here = ", ".join(filter(_is_here, OFFERED))
        return Message(
            "there is no module {module} here, do without it or hand it in; there are {here}",
            {"module": raised.module, "here": here},
        )
    if not raised.message:
        return Message("{type}", {"type": raised.type})
    return Message("{type}: {message}", {"type": raised.type, "message": raised.message})


def _is_here(module: str) -> bool:
    name = module.partition(".")[0]
    # Not every finder is asked: some import what they find, and the name is the program's.
    return name in sys.stdlib_module_names or PathFinder.find_spec(name) is not None
