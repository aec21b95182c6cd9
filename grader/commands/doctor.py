"""What isolation this machine gives: each feature is tried, none is believed by its version."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.judging.judge import versions
from grader.sandbox import Sandbox, cgroup, settings, wall
from grader.sandbox.execution import MIB, Ending, Execution, Limits, Program
from grader.sandbox.inner import seccomp
from grader.words.errors import GraderError

TORCH = "2.13.0"
LIMITS = Limits(cpu_s=5, wall_s=10, memory_bytes=256 * MIB, output_bytes=64 * 1024)
NAMESPACES = (
    "allow unprivileged user namespaces: `sysctl kernel.unprivileged_userns_clone=1` on Debian, "
    "`sysctl kernel.apparmor_restrict_unprivileged_userns=0` on Ubuntu; in Docker, run with "
    "`--security-opt seccomp=unconfined --security-opt systempaths=unconfined`"
)
CANARIES = {
    "reads no file of this machine": "open({secret!r}).read()",
    "reads no grader and no reference": "import grader",
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
    found = versions()
    yield Feature(
        "torch", found.torch.startswith(TORCH), found.torch or "absent", _pip("torch", TORCH)
    )
    found_bwrap = _try("bubblewrap", wall.bubblewrap, "install your system's package `bubblewrap`")
    yield found_bwrap
    yield Feature(
        "seccomp filter",
        seccomp.supported(),
        os.uname().machine,
        "walled runs on x86-64 and aarch64 only",
    )
    yield _groups()
    if not found_bwrap.works:
        return
    with Sandbox("walled", settings(warm=False)) as sandbox:
        built = _try("wall", lambda: sandbox.isolation, NAMESPACES)
        yield built
        if built.works:
            yield from _attacks(sandbox)


def tier(features: list[Feature]) -> str:
    """Name the isolation that `auto` gives here."""
    works = {feature.name: feature.works for feature in features}
    if not all(feature.works for feature in features if feature.needed):
        return "limited: honest code only"
    if works["control groups"]:
        return "walled, memory and CPU time bounded by a control group"
    return "walled, memory bounded per process only (approximate): no control group"


def _groups() -> Feature:
    groups = cgroup.find()
    seen = f"version {groups.version}" if groups else "none that can be written"
    mend = "run as root, or under `systemd-run --user --scope -p Delegate=yes`"
    return Feature("control groups", groups is not None, seen, mend, needed=False)


def _attacks(sandbox: Sandbox) -> Iterator[Feature]:
    os.environ["GRADER_CANARY"] = "1"
    seen = _run(sandbox, "print(6 * 7)")
    yield Feature("an honest program runs", seen.stdout == b"42\n", str(seen.ending))
    secret = str(wall.PROJECT / "grader" / "__init__.py")
    for name, text in CANARIES.items():
        seen = _run(sandbox, text.replace("{secret!r}", repr(secret)))
        raised = seen.report.exception if seen.report else None
        said = f"{raised.type}" if raised else f"{seen.ending} {seen.status}"
        yield Feature(
            f"a program {name}", raised is not None, said, "do not grade here: report this"
        )
    seen = _run(sandbox, "while True: print('x' * 1000)")
    yield Feature("a flood is cut", seen.ending is Ending.OUTPUT, str(seen.ending))
    seen = _run(sandbox, "x = bytearray(4 << 30)")
    refused = seen.ending is Ending.MEMORY or (seen.report and seen.report.exception is not None)
    yield Feature("memory is bounded", bool(refused), str(seen.ending))


def _run(sandbox: Sandbox, source: str) -> Execution:
    return sandbox.run(Program({"canary.py": source.encode()}, "canary.py"), b"", LIMITS)


def _try(name: str, attempt: Callable[[], str], mend: str) -> Feature:
    try:
        return Feature(name, True, attempt())
    except GraderError as error:
        return Feature(name, False, str(error), mend)


def _pip(package: str, number: str) -> str:
    return f"pip install {package}=={number}"
