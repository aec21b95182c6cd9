"""Our commands as the processes that people start, and what descends from a process."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path


def grade(*arguments: object, command: str = "grade", **options: object) -> tuple[int, str, str]:
    """Run one of our commands; return exit status, standard output and standard error."""
    program = Path(sys.executable).parent / command
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **options.pop("env", {})}  # type: ignore[dict-item]
    done = subprocess.run(
        [program, *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        **options,  # type: ignore[call-overload]
    )
    return done.returncode, done.stdout, done.stderr


def below(pid: int) -> list[int]:
    """Return all processes that descend from a process of this machine."""
    found = []
    with contextlib.suppress(OSError):  # it has just ended
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                found += [child, *below(child)]
    return found
