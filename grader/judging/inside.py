"""Modules that are here and cannot be imported inside the sandbox: that is no student's fault."""

from collections.abc import Iterable
from importlib.machinery import PathFinder

from grader.judging.submission import Submission
from grader.sandbox import Door
from grader.sandbox.execution import Ending, Execution, Limits, Program
from grader.sandbox.libraries import OFFERED
from grader.words.errors import SandboxError

LIMITS = Limits(cpu_s=60, wall_s=120)
ENTRY = "import_it.py"
ALWAYS = ("torch", "numpy")
"""What may be wanted by whatever lies beside a program; to look costs nothing, they are loaded."""
IMPORTS = ("ImportError", "ModuleNotFoundError", "OSError")
"""What is raised where a module is not found, or a library that it loads."""


class Inside:
    """What can be imported inside a sandbox; what was once is not tried again."""

    def __init__(self, sandbox: Door) -> None:
        self._sandbox = sandbox
        self._found: set[str] = set()

    def must_have(self, modules: Iterable[str]) -> None:
        """Raise `SandboxError` if one of these is here and cannot be imported inside."""
        for module in modules:
            if module not in self._found and PathFinder.find_spec(module) is not None:
                if said := refused(self._sandbox, module):
                    raise SandboxError(f"{module} is here, but not inside the sandbox: {said}")
                self._found.add(module)


def refused(sandbox: Door, module: str) -> str:
    """Return why a module cannot be imported inside; nothing if it can.

    What a student's program says of it is nothing to go by: it may say anything.
    """
    program = Program({ENTRY: f"import {module}\n".encode()}, ENTRY)
    seen = sandbox.run(program, b"", LIMITS)
    raised = seen.report.exception if seen.report else None
    if raised is not None:
        return f"{raised.type}: {raised.message}"
    fails = seen.ending in (Ending.SIGNALLED, Ending.MEMORY) or (
        seen.ending is Ending.EXITED and seen.report is None
    )
    return f"it ended by {seen.ending} {seen.status}" if fails else ""


def wanted(seen: Execution, submission: Submission) -> list[str]:
    """Return the modules that may be why a program of a student failed."""
    raised = seen.report.exception if seen.report else None
    if raised is None:  # it only ended: what its text names may be named for just that
        return [*ALWAYS]
    if raised.type not in IMPORTS:
        return []
    named = [each for each in OFFERED if each in submission.text and each not in ALWAYS]
    return [*ALWAYS, *named, *(["IPython"] if submission.cells else [])]
