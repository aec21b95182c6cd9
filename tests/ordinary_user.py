"""Run as root or not: as an ordinary user, attack a walled sandbox and tell what was seen.

Prints JSON: the uid, how many attacks were tried, and the names of those that were not contained.
Arguments: the folder and port of the host that `attacks` speaks of.
"""

import json
import os
import stat
import sys
from pathlib import Path

from attacks import WALL_ONLY
from test_attacks import assert_contained
from test_sandbox import HONEST

from grader.commands.doctor import examine
from grader.sandbox import Sandbox, settings, wall
from grader.sandbox.execution import Limits, Program
from grader.sandbox.inner import kernel

NEEDED = (Path(sys.base_prefix), Path(sys.prefix), wall.PROJECT)


def make_reachable(folders: "tuple[Path, ...]") -> None:
    """In a mount namespace of our own, lay bare the folders that lie below a private one.

    A private ancestor is covered with an empty folder, and what is needed bound into it again.
    """
    kernel.unshare(kernel.CLONE_NEWNS)
    kernel.mount("none", "/", "", kernel.MS_REC | kernel.MS_PRIVATE)
    opened = {folder: os.open(folder, os.O_PATH) for folder in folders}
    private = {parent for folder in folders if (parent := _private_ancestor(folder))}
    for parent in private:
        kernel.mount("tmpfs", str(parent), "tmpfs", 0, "mode=0755")
    for folder, descriptor in opened.items():
        if any(folder.is_relative_to(parent) for parent in private):
            folder.mkdir(parents=True, exist_ok=True)
            kernel.mount(f"/proc/self/fd/{descriptor}", str(folder), "", kernel.MS_BIND)


def _private_ancestor(folder: Path) -> Path | None:
    """Return the outermost folder above that others may not pass through."""
    above = [p for p in reversed(folder.parents) if not p.stat().st_mode & stat.S_IXOTH]
    return above[0] if above else None


def main() -> None:
    """Become an ordinary user if we are root, attack, report."""
    host = sys.argv[1], int(sys.argv[2])
    if os.geteuid() == 0:
        make_reachable(NEEDED)
        os.setgroups([])
        os.setresgid(wall.NOBODY, wall.NOBODY, wall.NOBODY)
        os.setresuid(wall.NOBODY, wall.NOBODY, wall.NOBODY)
        os.chdir("/")
        os.execv(sys.executable, [sys.executable, "-B", __file__, *sys.argv[1:]])
    failed = []
    with Sandbox("walled", settings(spares=1)) as sandbox:
        for name, attack in WALL_ONLY.items():
            try:
                assert_contained(sandbox, attack, host)
            except AssertionError as error:
                failed.append(f"{name}: {error}")
        for name in ("prints", "reads the seed", "forks a pool", "uses a DataLoader with workers"):
            source, printed = HONEST[name]
            program = Program({"submission.py": source.encode()}, "submission.py")
            seen = sandbox.run(program, b"11\n", Limits(cpu_s=20, wall_s=40))
            if seen.stdout.decode() != printed:
                failed.append(f"{name}: {seen}")
    failed += [f"doctor: {each}" for each in examine() if each.needed and not each.works]
    print(json.dumps({"uid": os.geteuid(), "attacks": len(WALL_ONLY), "failed": failed}))


if __name__ == "__main__":
    main()
