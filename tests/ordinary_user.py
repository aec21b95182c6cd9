"""Run as root or not: as an ordinary user, attack a walled sandbox and tell what was seen.

Prints JSON: the uid, whether runs had a control group and users of their own, how many attacks were
tried, and the names of those that were not contained. Arguments: the folder and port of the host
that `attacks` speaks of, and what root gives to the user: `group` (a control group that it may
write), `ids` (subordinate ids), or nothing.
"""

import json
import os
import stat
import sys
import tempfile
from pathlib import Path

from attacks import WALL_ONLY, Attack
from containment import assert_contained, assert_no_neighbour_goes_without
from honest import PRINTING

from grader.commands.doctor import examine
from grader.sandbox import Sandbox, cgroup, settings, wall
from grader.sandbox.execution import Limits, Program
from grader.sandbox.inner import kernel

WHO = b"print(open('/proc/self/uid_map').read())"
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


def give_group() -> None:
    """Move into a control group that the ordinary user may write."""
    for hierarchy in filter(None, [cgroup.find()]):
        for folder in {hierarchy.memory, hierarchy.cpu}:
            made = folder / f"grader-{os.getpid()}-given"  # swept when we are gone
            made.mkdir()
            for path in (made, *made.iterdir()):
                os.chown(path, wall.NOBODY, wall.NOBODY)
            (made / "cgroup.procs").write_text(str(os.getpid()))


def give_ids() -> None:
    """Let the ordinary user have ids of others, in files that only we see."""
    for name in ("/etc/subuid", "/etc/subgid"):
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(f"{wall.NOBODY}:300000:65536\n")
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            kernel.mount(file.name, name, "", kernel.MS_BIND)


GIFTS = {"group": give_group, "ids": give_ids, "nothing": lambda: None}


def become_ordinary(gift: str) -> None:
    """Start again as an ordinary user."""
    make_reachable(NEEDED)
    GIFTS[gift]()
    os.setgroups([])
    os.setresgid(wall.NOBODY, wall.NOBODY, wall.NOBODY)
    os.setresuid(wall.NOBODY, wall.NOBODY, wall.NOBODY)
    os.chdir("/")
    os.execv(sys.executable, [sys.executable, "-B", __file__, *sys.argv[1:]])


def failures(sandbox: Sandbox, attacks: "dict[str, Attack]", host: "tuple[str, int]") -> list[str]:
    """Attack, run honest programs, some beside one that takes what it can; tell what is wrong."""
    failed = []
    for name, attack in attacks.items():
        try:
            assert_contained(sandbox, attack, host)
        except AssertionError as error:
            failed.append(f"{name}: {error}")
    for name in ("descriptors_in_flight", "pages_in_pipes"):
        try:
            assert_no_neighbour_goes_without(sandbox, name)
        except AssertionError as error:
            failed.append(f"beside {name}: {error}")
    for name in ("prints", "reads the seed", "forks a pool", "uses a DataLoader with workers"):
        source, printed = PRINTING[name]
        program = Program({"submission.py": source.encode()}, "submission.py")
        seen = sandbox.run(program, b"11\n", Limits(cpu_s=20, wall_s=40))
        if seen.stdout.decode() != printed:
            failed.append(f"{name}: {seen}")
    return failed


def main() -> None:
    """Become an ordinary user if we are root, attack, report."""
    folder, port, gift = sys.argv[1:]
    if os.geteuid() == 0:
        become_ordinary(gift)
    made = settings(spares=2)
    few = {name: attack for name, attack in WALL_ONLY.items() if attack.alone}
    attacks = WALL_ONLY if gift == "nothing" else few
    with Sandbox("walled", made) as sandbox:
        failed = failures(sandbox, attacks, (folder, int(port)))
        seen = sandbox.run(Program({"s.py": WHO}, "s.py"), b"", Limits())
    failed += [f"doctor: {each}" for each in examine() if each.needed and not each.works]
    told = {
        "uid": os.geteuid(),
        "grouped": made.groups is not None,
        "several": seen.stdout.split()[1] != b"1000",
        "attacks": len(attacks),
        "failed": failed,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
