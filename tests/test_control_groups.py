"""Where control groups can be made, and what they tell; version 2 in a tree that keeps its rules.

The tree is ours because a machine has one version of each controller; CONTRIBUTING.md says how to
try a real one.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import run_in

from grader.sandbox import Sandbox, cgroup, settings
from grader.sandbox.cgroup import Group, Hierarchy
from grader.sandbox.execution import MIB, Ending, Limits
from grader.words.errors import SandboxError

US, OTHER, HIDDEN = "4100", "4200", "0"
"""Processes; one of another pid namespace is read as 0, and writing that moves the writer."""
SLICE, SERVICE, LEAF = "system.slice", "system.slice/grader.service", "grader-itself"


class Tree(type(Path())):  # type: ignore[misc]
    """A path in a hierarchy of version 2, whose root has a file `top`.

    A folder with a file `denied` may not be written; one with a file `machine` may hand down what
    it has although there are processes in it.
    """

    def mkdir(self, *_: object, exist_ok: bool = False) -> None:
        if not (exist_ok and self.exists()):
            self.parent._may_write()
            super().mkdir()
            self.fill((self.parent / "cgroup.subtree_control").read_text())

    def fill(self, controllers: str) -> None:
        """Lay out what the kernel does in a new group."""
        files = {"controllers": controllers, "subtree_control": "", "procs": ""}
        texts = {f"cgroup.{name}": text for name, text in files.items()}
        texts["cpu.stat"] = "usage_usec 7\nuser_usec 5\n"
        if "memory" in controllers and not (self / "top").exists():
            texts |= {"memory.max": "max", "memory.swap.max": "max"}
            texts["memory.events"] = "oom 0\noom_kill 0\n"
        for name, text in texts.items():
            (self / name).put(text)

    def put(self, text: str) -> None:
        """Write a file as the kernel does, whoever may."""
        with super().open("w") as file:
            file.write(text)

    @property
    def top(self) -> "Tree":
        """The root of the hierarchy."""
        return next(each for each in self.parents if (each / "top").exists())

    def rmdir(self) -> None:
        shutil.rmtree(self)

    def open(self, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if "w" not in mode:
            return super().open(mode, *rest, **named)
        self.parent._may_write()
        return super().open("a", *rest, **named)

    def write_text(self, text: str, *_: object, **__: object) -> int:
        self.parent._may_write()
        if not self.exists():
            raise FileNotFoundError(errno.ENOENT, "no such file", str(self))
        if self.name == "cgroup.procs":
            self._take(text)
        elif self.name == "cgroup.subtree_control":
            busy = (self.parent / "cgroup.procs").read_text() != ""
            if busy and not (self.parent / "machine").exists():
                raise OSError(errno.EBUSY, "it has processes", str(self))
            self.put("memory")
        else:
            self.put(text)
        return len(text)

    def _may_write(self) -> None:
        if (self / "denied").exists():
            raise PermissionError(errno.EACCES, "denied", str(self))

    def _take(self, pid: str) -> None:
        moved = US if pid == HIDDEN else pid
        for procs in self.top.rglob("cgroup.procs"):
            procs.put("\n".join(each for each in procs.read_text().split() if each != moved))
        self.put(f"{self.read_text()}\n{moved}".strip())


def made(folder: Path, groups: dict[str, str], files: tuple[str, ...]) -> Tree:
    """Make a hierarchy of groups, with the processes in each; return its root."""
    top = Tree(folder / "hierarchy")
    Path(top).mkdir()
    (top / "top").put("")
    top.fill("cpu memory")
    if len(groups) > 1:  # as systemd does
        (top / "cgroup.subtree_control").put("memory")
    for name, processes in groups.items():
        group = top / name
        if name:
            group.mkdir()
            if name == SLICE:
                (group / "cgroup.subtree_control").put("memory")
        (group / "cgroup.procs").put("\n".join(processes.split()))
    for name in files:
        (top / name).put("")
    return top


def seen_from(folder: Path, own: str, mounts: str) -> Tree:
    """Return what stands for `/proc/self`."""
    process = Tree(folder / "process")
    Path(process).mkdir()
    (process / "cgroup").put(own)
    (process / "mountinfo").put(mounts)
    return process


def mounted(top: Path, root: str = "/", kind: str = "cgroup2", options: str = "rw") -> str:
    return f"31 23 0:28 {root} {top} rw,relatime shared:4 - {kind} cgroup {options}\n"


def where(top: Path) -> dict[str, list[str]]:
    """Return which processes are where."""
    found = {}
    for procs in sorted(top.rglob("cgroup.procs")):
        if pids := procs.read_text().split():
            found[str(procs.parent.relative_to(top))] = sorted(pids)
    return found


PLACES = {
    "the root of the machine hands down although there are processes": (
        {"": f"{US} {OTHER}"},
        ("machine",),
        "/",
        ".",
        {".": [US, OTHER]},
    ),
    "a service beside which groups may be made is left alone": (
        {SLICE: "", SERVICE: f"{US} {OTHER}"},
        (),
        f"/{SERVICE}",
        SLICE,
        {SERVICE: [US, OTHER]},
    ),
    "a service that is delegated to root is divided": (
        {SLICE: "", SERVICE: US},
        (f"{SERVICE}/delegated",),
        f"/{SERVICE}",
        SERVICE,
        {f"{SERVICE}/{LEAF}": [US]},
    ),
    "a service that is delegated to a user is divided, with all that runs in it": (
        {SLICE: "", SERVICE: f"{OTHER} {US}"},
        ("denied", f"{SLICE}/denied"),
        f"/{SERVICE}",
        SERVICE,
        {f"{SERVICE}/{LEAF}": [US, OTHER]},
    ),
    "who was moved finds the same place again": (
        {SLICE: "", SERVICE: "", f"{SERVICE}/{LEAF}": f"{US} {OTHER}"},
        (f"{SLICE}/denied",),
        f"/{SERVICE}/{LEAF}",
        SERVICE,
        {f"{SERVICE}/{LEAF}": [US, OTHER]},
    ),
    "a container divides what it has": (
        {"": f"{US} {OTHER}"},
        (),
        "/",
        ".",
        {LEAF: [US, OTHER]},
    ),
    "a container in which a process cannot be seen does not": (
        {"": f"{US} {HIDDEN}"},
        (),
        "/",
        None,
        {".": [HIDDEN], LEAF: [US]},
    ),
    "a user without a group of its own has none": (
        {SLICE: "", SERVICE: US},
        ("denied", f"{SLICE}/denied", f"{SERVICE}/denied"),
        f"/{SERVICE}",
        None,
        {SERVICE: [US]},
    ),
    "what may not be moved from is no place": (
        {"": US},
        ("denied",),
        "/",
        None,
        {".": [US]},
    ),
}


@pytest.fixture
def delegated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a file for the attribute by which systemd tells; not every file system has those."""

    def told(path: Path, name: str) -> bytes:
        if name != "trusted.delegate" or not (path / "delegated").exists():
            raise OSError(errno.ENODATA, "no such attribute")
        return b"1"

    monkeypatch.setattr(os, "getxattr", told)


@pytest.mark.usefixtures("delegated")
@pytest.mark.parametrize(
    ("groups", "files", "own", "place", "then"), PLACES.values(), ids=PLACES.keys()
)
def test_groups_are_made_where_version_2_allows_them(
    tmp_path: Path,
    groups: dict[str, str],
    files: tuple[str, ...],
    own: str,
    place: str | None,
    then: dict[str, list[str]],
) -> None:
    top = made(tmp_path, groups, files)
    found = cgroup.find(seen_from(tmp_path, f"0::{own}\n", mounted(top)))
    assert (found and found.memory) == (place and top / place)
    assert where(top) == then
    assert not [*top.rglob("grader-[0-9]*")]


def test_a_container_that_sees_its_part_of_a_hierarchy_finds_itself_there(tmp_path: Path) -> None:
    top = made(tmp_path, {"": US}, ())
    mounts = mounted(top, "/docker/1f")
    found = cgroup.find(seen_from(tmp_path, "0::/docker/1f\n", mounts))
    assert found == Hierarchy(top, top, 2)


@pytest.mark.parametrize(
    ("own", "root"),
    [
        pytest.param("0::/docker/1f\n", "/docker/2e", id="of-another"),
        pytest.param("0::/../1f\n", "/", id="outside-the-namespace"),
        pytest.param("4:memory:/\n0::/\n", "/..", id="mounted-from-above"),
        pytest.param("", "/", id="no-groups-at-all"),
    ],
)
def test_a_group_that_cannot_be_seen_is_no_place(tmp_path: Path, own: str, root: str) -> None:
    top = made(tmp_path, {"": ""}, ())
    assert cgroup.find(seen_from(tmp_path, own, mounted(top, root))) is None
    assert where(top) == {}


def test_a_hierarchy_of_version_2_without_the_memory_controller_is_left_as_it_is(
    tmp_path: Path,
) -> None:
    top = made(tmp_path, {"": US}, ())
    (top / "cgroup.controllers").put("hugetlb")
    assert cgroup.find(seen_from(tmp_path, "0::/\n", mounted(top))) is None
    assert where(top) == {".": [US]}


def test_version_1_is_found_where_it_is_mounted(tmp_path: Path) -> None:
    names = {"memory": "rw,memory", "cpu,cpuacct": "rw,cpu,cpuacct"}
    own = "".join(f"{i}:{name}:/a/b\n" for i, name in enumerate(names))
    mounts = "".join(mounted(tmp_path / n, "/a", "cgroup", o) for n, o in names.items())
    process = seen_from(tmp_path, own, mounts.replace(" shared:4", ""))
    found = [hierarchy for hierarchy, _ in cgroup._candidates(process)]
    assert found == [Hierarchy(tmp_path / "memory/b", tmp_path / "cpu,cpuacct/b", 1)]


@pytest.mark.parametrize(
    ("events", "ours", "others"),
    [
        pytest.param("oom 0\noom_kill 0\n", False, False, id="nobody-was-killed"),
        pytest.param("oom 2\noom_kill 1\n", True, False, id="our-bound"),
        pytest.param("oom 1\noom_kill 0\n", False, False, id="the-call-failed"),
        pytest.param("oom 0\noom_kill 1\n", False, True, id="a-bound-above"),
    ],
)
def test_version_2_tells_for_whose_bound_a_process_was_killed(
    tmp_path: Path, events: str, ours: bool, others: bool
) -> None:
    (tmp_path / "memory.events").write_text(f"low 0\nhigh 0\nmax 3\n{events}")
    (tmp_path / "cpu.stat").write_text("usage_usec 1500000\nuser_usec 7\n")
    group = Group(tmp_path, tmp_path, 2)
    assert (group.ran_out_of_memory(), group.was_deprived()) == (ours, others)
    assert group.cpu_s() == 1.5
    assert group.peak_bytes() is None, "as before Linux 5.19"
    (tmp_path / "memory.peak").write_text("4096\n")
    assert group.peak_bytes() == 4096


# --- groups of this machine ----------------------------------------------------------------------

HERE = [found for found in [cgroup.find()] if found]


@pytest.fixture
def narrow(request: pytest.FixtureRequest) -> Iterator[Hierarchy]:
    """A place for groups that has less memory than a run may use."""
    here: Hierarchy = request.param
    group = here.new()
    group.limit(200 * MIB)
    if here.version == 2:
        (group.memory / "cgroup.subtree_control").write_text("+memory")
    yield Hierarchy(group.memory, group.cpu, here.version)
    group.remove()


@pytest.mark.parametrize("narrow", HERE, indirect=True, ids=[f"version-{h.version}" for h in HERE])
def test_memory_that_others_leave_too_little_of_is_no_verdict(narrow: Hierarchy) -> None:
    limits = Limits(cpu_s=20, wall_s=40, memory_bytes=900 * MIB)
    with Sandbox("walled", settings(groups=narrow, warm=False)) as sandbox:
        assert run_in(sandbox, "print(1)", limits=limits).stdout == b"1\n"
        with pytest.raises(SandboxError, match="within its memory limit: grade with fewer --jobs"):
            run_in(sandbox, "x = b'x' * (500 << 20)", limits=limits)
        of_its_own = Limits(cpu_s=20, wall_s=40, memory_bytes=60 * MIB)
        seen = run_in(sandbox, "x = b'x' * (100 << 20)", limits=of_its_own)
        assert seen.ending is Ending.MEMORY
