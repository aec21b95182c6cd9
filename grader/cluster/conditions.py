"""What must be equal wherever a class is judged, and in which words two places differ."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from grader.exercise import description
from grader.judging.judge import versions
from grader.sandbox import Sandbox
from grader.sandbox.execution import MIB, Ending, Limits, Program
from grader.words.errors import GraderError, SandboxError
from grader.words.model import Frozen, Isolation

ASK_PROCESSOR = "import torch; print(torch.backends.cpu.get_cpu_capability())"
"""By it torch chooses its kernels, whose last digits differ."""
LIMITS = Limits(cpu_s=30, wall_s=61, memory_bytes=1024 * MIB, output_bytes=1024)


class Conditions(Frozen):
    """On what a judgement depends beside the submission and the terms.

    `exercises` is a digest of all files of all exercises: of a file with the tasks of a whole
    course the parts of other exercises are left out, so these count too.
    """

    grader: str
    python: str
    torch: str
    numpy: str
    exercises: str
    processor: str
    isolation: Isolation

    @property
    def digest(self) -> str:
        """What places with equal conditions have in common."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    def differences(self, other: "Conditions") -> str:
        """Say in which the `other` differs, empty if in nothing."""
        theirs = other.model_dump()
        found = [
            f"its {name} is {theirs[name] or 'none'}, asked for is {ours or 'none'}"
            for name, ours in self.model_dump().items()
            if theirs[name] != ours
        ]
        return "; ".join(found)


def of(sandbox: Sandbox, exercises: Path | None) -> Conditions:
    """Return the conditions of this machine under a sandbox; raise `GraderError` if it fails."""
    seen = sandbox.run(Program({"ask.py": ASK_PROCESSOR.encode()}, "ask.py"), b"", LIMITS)
    if seen.ending is not Ending.EXITED or seen.status != 0:
        raise SandboxError(f"torch does not tell the processor: {seen.stderr.decode()[-200:]}")
    return asked(seen.stdout.decode().strip(), sandbox.isolation, exercises)


def asked(processor: str, isolation: Isolation, exercises: Path | None) -> Conditions:
    """Return the conditions that are those of this grader where nothing is run."""
    own = versions().model_dump()
    digest = exercises_digest(exercises)
    return Conditions(**own, exercises=digest, processor=processor, isolation=isolation)


def processor() -> str:
    """Return what torch makes of this machine's processor; it takes as long as to load torch."""
    # -P: a class may lie in the working folder, with a torch.py in it.
    command = [sys.executable, "-P", "-c", ASK_PROCESSOR]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise GraderError("torch does not tell the processor: give --processor NAME")
    return done.stdout.strip()


def exercises_digest(extra: Path | None) -> str:
    """Return what changes when a file of an exercise does, wherever the folders lie."""
    files = [
        (path.name, hashlib.sha256(path.read_bytes()).hexdigest())
        for folder in description.folders(extra)
        for path in sorted(folder.iterdir())
        if path.is_file()
    ]
    return hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
