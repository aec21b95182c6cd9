"""Control groups, version 1 or 2: memory and CPU time of a run, summed over its processes."""

import contextlib
import errno
import itertools
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_V1_MEMORY, _V1_CPU, _V2 = "memory", "cpuacct", ""
OURS, TRIES = "grader-itself", 9
"""Where we go ourselves if our group is to be divided; how often we try to empty that."""
HUGE_BYTES = 2 << 20
"""Of a page, at most: what misses to the bound when the kernel finds no room for another."""
_count = itertools.count()


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The groups below which ours are made; version 2 has one for everything."""

    memory: Path
    cpu: Path
    version: int

    def new(self) -> "Group":
        """Make a group of our own; raises OSError where that is not allowed."""
        name = f"grader-{os.getpid()}-{next(_count)}"
        group = Group(self.memory / name, self.cpu / name, self.version)
        group.memory.mkdir()
        if self.version == 1:
            group.cpu.mkdir()
        return group

    def sweep(self) -> None:
        """Remove the groups of graders that were killed."""
        for path in [*self.memory.glob("grader-*-*"), *self.cpu.glob("grader-*-*")]:
            owner = path.name.split("-")[1]
            if owner.isdigit() and not Path("/proc", owner).exists():
                for folder in (path / OURS, path):
                    with contextlib.suppress(OSError):
                        folder.rmdir()


@dataclass(frozen=True, slots=True)
class Group:
    """One group: the processes of one run."""

    memory: Path
    cpu: Path
    version: int

    def add(self, pid: int) -> None:
        """Move a process here; what it has so far stays charged where it was."""
        for folder in {self.memory, self.cpu}:
            _write(folder / "cgroup.procs", pid)

    def threads(self) -> list[int]:
        """Return the threads that are here now."""
        name = "tasks" if self.version == 1 else "cgroup.threads"
        return [int(line) for line in (self.memory / name).read_text().split()]

    def limit(self, memory_bytes: int) -> None:
        """Bound the memory of all processes together; swap counts as memory."""
        if self.version == 1:
            _write(self.memory / "memory.limit_in_bytes", memory_bytes)
            with contextlib.suppress(OSError):  # absent where swap is not accounted
                _write(self.memory / "memory.memsw.limit_in_bytes", memory_bytes)
        else:
            _write(self.memory / "memory.max", memory_bytes)
            with contextlib.suppress(OSError):
                _write(self.memory / "memory.swap.max", 0)

    def cpu_s(self) -> float:
        """Return the CPU time used so far by all that was ever here."""
        if self.version == 1:
            return int((self.cpu / "cpuacct.usage").read_text()) / 1e9
        return _fields(self.cpu / "cpu.stat")["usage_usec"] / 1e6

    def peak_bytes(self) -> int | None:
        """Return the largest memory use so far; None in version 2 before Linux 5.19."""
        name = "memory.max_usage_in_bytes" if self.version == 1 else "memory.peak"
        try:
            return int((self.memory / name).read_text())
        except FileNotFoundError:
            return None

    def ran_out_of_memory(self) -> bool:
        """Tell whether the kernel killed a process here because of our bound."""
        return self._has_killed() and self._was_full()

    def was_deprived(self) -> bool:
        """Tell whether the kernel killed a process here because others left it no memory."""
        return self._has_killed() and not self._was_full()

    def _has_killed(self) -> bool:
        name = "memory.oom_control" if self.version == 1 else "memory.events"
        return _fields(self.memory / name).get("oom_kill", 0) > 0

    def _was_full(self) -> bool:
        if self.version == 2:
            return _fields(self.memory / "memory.events")["oom"] > 0
        full = False  # not by `failcnt`, which newer kernels leave at 0
        for name in ("memory", "memory.memsw"):
            with contextlib.suppress(FileNotFoundError):  # the second as above
                most_bytes = int((self.memory / f"{name}.max_usage_in_bytes").read_text())
                bound_bytes = int((self.memory / f"{name}.limit_in_bytes").read_text())
                full |= most_bytes > bound_bytes - HUGE_BYTES
        return full

    def remove(self) -> None:
        """Remove the group, whose processes have ended."""
        for folder in {self.memory, self.cpu}:
            for _ in range(100):
                try:
                    folder.rmdir()
                    break
                except FileNotFoundError:
                    break
                except OSError:  # EBUSY for the moment in which the kernel lets go of the last one
                    time.sleep(0.002)


def find(process: Path = Path("/proc/self")) -> Hierarchy | None:
    """Return where groups can be made for a process, found by making one; None if nowhere.

    In version 2 the processes of its group may have to move into one below it, see `_hand_down`.
    """
    for hierarchy, emptied in _candidates(process):
        try:
            if hierarchy.version == 2:
                _hand_down(hierarchy.memory, emptied)
            hierarchy.sweep()
            group = hierarchy.new()
            try:
                group.limit(1 << 30)
                group.cpu_s()
                group.ran_out_of_memory()
            finally:
                group.remove()
        except (OSError, KeyError):
            continue
        return hierarchy
    return None


def _candidates(process: Path) -> Iterator[tuple[Hierarchy, bool]]:
    """Yield where groups may be made, the best place first, and whether it must be emptied."""
    try:
        folders = _folders(process)
    except OSError:
        return
    if _V1_MEMORY in folders and _V1_CPU in folders:
        yield Hierarchy(folders[_V1_MEMORY][0], folders[_V1_CPU][0], 1), False
    if _V2 not in folders:
        return
    own, top = folders[_V2]
    # systemd ends a unit that is not delegated when the kernel kills anything for want of memory in
    # or below its group (OOMPolicy=): there it must be beside it, if that can be.
    above = [] if own == top or _is_delegated(own) else [(own.parent, False)]
    for folder, emptied in above if own.name == OURS else [(own, False), *above, (own, True)]:
        yield Hierarchy(folder, folder, 2), emptied


def _folders(process: Path) -> dict[str, tuple[Path, Path]]:
    """Return the group of a process, and the topmost that can be seen, by controller.

    A container may see nothing but its own part of a hierarchy: cgroup_namespaces(7).
    """
    paths = {}
    for line in (process / "cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        paths.update(dict.fromkeys(controllers.split(","), path))
    found = {}
    for line in (process / "mountinfo").read_text().splitlines():
        mount, _, source = line.partition(" - ")
        (root, top), (kind, _, options) = mount.split()[3:5], source.split(maxsplit=2)
        seen = [_V2] if kind == "cgroup2" else options.split(",") if kind == "cgroup" else []
        for controller in seen:
            own = Path(paths.get(controller, ".."))
            if own.is_relative_to(root) and ".." not in own.parts:
                found[controller] = (process / top / own.relative_to(root), process / top)
    return found


def _is_delegated(folder: Path) -> bool:
    """Tell whether systemd has given a group away; that of a user tells nobody (252)."""
    for name in ("user.delegate", "trusted.delegate"):
        with contextlib.suppress(OSError):
            return os.getxattr(folder, name) == b"1"
    return False


def _hand_down(folder: Path, emptied: bool) -> None:
    """Have a group of version 2 bound the memory of those below it; raises OSError if it cannot.

    A group with processes must not, unless it is the root of the machine: cgroups(7) calls it the
    rule of no internal processes. With `emptied` they go into a group below it, which stays.
    """
    if "memory" not in (folder / "cgroup.controllers").read_text().split():
        raise OSError(errno.ENOENT, "no memory controller", str(folder))
    (folder / "cgroup.procs").open("w").close()  # or nobody can be moved from one part to another
    given = folder / "cgroup.subtree_control"
    if "memory" in given.read_text().split():
        return
    for left in reversed(range(TRIES if emptied else 1)):
        if emptied:
            _move_down(folder)
        try:
            _write(given, "+memory")
            return
        except OSError:  # others may have come meanwhile
            if not left:
                raise


def _move_down(folder: Path) -> None:
    below = folder / OURS
    below.mkdir(exist_ok=True)
    for pid in (folder / "cgroup.procs").read_text().split():
        with contextlib.suppress(ProcessLookupError):
            _write(below / "cgroup.procs", pid)


def _write(path: Path, value: int | str) -> None:
    path.write_text(str(value))


def _fields(path: Path) -> dict[str, int]:
    rows = (line.split() for line in path.read_text().splitlines())
    return {row[0]: int(row[1]) for row in rows if len(row) == 2}
