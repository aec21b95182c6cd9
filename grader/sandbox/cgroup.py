"""Control groups, version 1 or 2: memory and CPU time of a run, summed over its processes."""

import contextlib
import itertools
import os
import time
from dataclasses import dataclass
from pathlib import Path

MOUNTED = Path("/sys/fs/cgroup")
_V1_MEMORY, _V1_CPU = "memory", "cpuacct"
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
                with contextlib.suppress(OSError):
                    path.rmdir()


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

    def peak_bytes(self) -> int:
        """Return the largest memory use so far."""
        if self.version == 1:
            return int((self.memory / "memory.max_usage_in_bytes").read_text())
        try:
            return int((self.memory / "memory.peak").read_text())
        except OSError:  # Linux before 5.19
            return int((self.memory / "memory.current").read_text())

    def ran_out_of_memory(self) -> bool:
        """Tell whether the kernel killed a process here for want of memory."""
        name = "memory.oom_control" if self.version == 1 else "memory.events"
        return _fields(self.memory / name).get("oom_kill", 0) > 0

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


def find() -> Hierarchy | None:
    """Return where groups can be made here, found by making one; None if nowhere."""
    for hierarchy in _candidates():
        try:
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


def _candidates() -> list[Hierarchy]:
    try:
        lines = Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return []
    paths = {}
    for line in lines:
        _, controllers, path = line.split(":", 2)
        for controller in controllers.split(","):
            paths[controller] = path.lstrip("/")
    found = []
    if _V1_MEMORY in paths and _V1_CPU in paths:
        folders = [MOUNTED / c / paths[c] for c in (_V1_MEMORY, _V1_CPU)]
        found.append(Hierarchy(folders[0], folders[1], 1))
    if "" in paths:
        own = MOUNTED / paths[""]
        # A group with processes in it hands no controllers down: then the parent's may do.
        found += [Hierarchy(folder, folder, 2) for folder in (own, own.parent)]
    return found


def _write(path: Path, value: int) -> None:
    path.write_text(str(value))


def _fields(path: Path) -> dict[str, int]:
    rows = (line.split() for line in path.read_text().splitlines())
    return {row[0]: int(row[1]) for row in rows if len(row) == 2}
