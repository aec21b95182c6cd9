"""Attacks: none escapes, each ends as it must, leaves nothing, and bites where there is no wall."""

import contextlib
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from attacks import (
    ALL_CALLS,
    ATTACKS,
    CALLS,
    HOGS,
    WALL_ONLY,
    Attack,
    placed,
)
from conftest import run_in
from containment import Host, assert_contained, assert_no_neighbour_goes_without
from processes import below

from grader.sandbox import Sandbox, cgroup, settings
from grader.sandbox.execution import Ending

TESTS = Path(__file__).parent
NAIVE = """
import os, sys
expected = {"mean_fc1_gradient": 0.7, "layers": []}
secret = "what only the grader knows, " * 40
os.write(os.pipe()[1], secret.encode())
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), {"__name__": "__main__"})
"""
"""A grader without a wall: it runs one program after the other in its own process."""
GROUPS = cgroup.find()
MARK = "left_by_attack"


@pytest.fixture(scope="module")
def usual_s(warm: Sandbox) -> float:
    """How long an honest program takes."""
    return statistics.median(run_in(warm, "print(6 * 7)").usage.wall_s for _ in range(9))


def traces() -> dict[str, object]:
    """Return what a run could leave on this machine."""
    groups = GROUPS.memory.glob(f"grader-{os.getpid()}-*") if GROUPS else ()
    folders = (Path(p) for p in ("/", "/tmp", "/dev", "/dev/shm", "/usr/lib", sys.prefix))
    queues = "".join(path.read_text() for path in Path("/proc/sysvipc").glob("*"))
    return {
        "processes": len(below(os.getpid())),
        "groups": len(list(groups)),
        "mounts": Path("/proc/self/mountinfo").read_text(),
        "files": [folder for folder in folders if any(folder.glob(f"{MARK}*"))],
        "sockets": MARK in Path("/proc/net/unix").read_text(),
        "queues": str(0x0A77AC) in queues,
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
    }


@pytest.fixture(scope="module")
def quiet(usual_s: float, alone: Sandbox) -> dict[str, object]:
    """The traces while nothing runs but zygotes with their spare children.

    A sandbox that another test here starts must not begin between two tests that look.
    """
    assert run_in(alone, "print(6 * 7)").stdout == b"42\n"
    time.sleep(0.5)
    return traces()


def settled(before: dict[str, object]) -> dict[str, object]:
    """Return the traces, when they are as they were, or after a while if they never are."""
    deadline = time.monotonic() + 100
    while (now := traces()) != before and time.monotonic() < deadline:
        time.sleep(0.01)
    return now


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_contained_and_leaves_nothing(
    warm: Sandbox, host: Host, usual_s: float, quiet: dict[str, object], attack: Attack
) -> None:
    assert_contained(warm, attack, host)
    for _ in range(3):  # the machine may be busy with something else
        honest = run_in(warm, "print(6 * 7)")
        assert (honest.ending, honest.stdout) == (Ending.EXITED, b"42\n")
        if honest.usage.wall_s < 20 * usual_s:
            break
    else:
        pytest.fail(f"an honest program took {honest.usage.wall_s} s after it")
    assert settled(quiet) == quiet


@pytest.mark.parametrize("attack", WALL_ONLY.values(), ids=WALL_ONLY)
def test_an_attack_is_contained_without_control_groups(
    alone: Sandbox, host: Host, attack: Attack
) -> None:
    assert_contained(alone, attack, host)
    assert run_in(alone, "print(6 * 7)").stdout == b"42\n"


def test_a_neighbour_has_what_a_program_may_have() -> None:
    with Sandbox("walled", settings(spares=2)) as sandbox:
        for name in HOGS:
            assert_no_neighbour_goes_without(sandbox, name)


GIFTS = ["nothing"]
if os.geteuid() == 0:
    GIFTS += ["group"] if GROUPS else []
    GIFTS += ["ids"] if shutil.which("newuidmap") or os.environ.get("CI") else []
"""What root can give here to an ordinary user; in CI ids too, or the test fails."""


@pytest.mark.timeout(600)  # it tries all attacks: a minute where nothing else runs
@pytest.mark.parametrize("gift", GIFTS)
def test_attacks_are_contained_where_the_grader_is_an_ordinary_user(host: Host, gift: str) -> None:
    script = [sys.executable, str(TESTS / "ordinary_user.py"), host[0], str(host[1]), gift]
    done = subprocess.run(script, capture_output=True, text=True, timeout=540)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["uid"] != 0
    assert seen["failed"] == []
    if os.geteuid() == 0:
        assert seen["grouped"] == (gift == "group")
        assert seen["several"] == (gift == "ids")


# --- without the wall ----------------------------------------------------------------------------


def bare(attack: Attack, host: Host, folder: Path) -> bytes:
    """Run an attack as a naive grader would, and return what it and its successor printed."""
    sources = [source for source in (attack.bare or attack.source, attack.finds) if source]
    paths = []
    for number, source in enumerate(sources):
        paths.append(folder / f"submission{number}.py")
        paths[-1].write_bytes(placed(source, *host, bare=True))
    commands = [[str(path)] for path in paths]
    if attack.same_process:
        (folder / "naive.py").write_text(NAIVE)
        commands = [[str(folder / "naive.py"), *map(str, paths)]]
    with contextlib.ExitStack() as started:
        said = [_printed(command, folder, started) for command in commands]
    return b"".join(said)


def _printed(command: list[str], folder: Path, started: contextlib.ExitStack) -> bytes:
    """Run a script and return what it printed; what it leaves ends with `started`."""
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    started.callback(_end, process)
    return process.communicate(timeout=120)[0]


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def capable(attack: Attack) -> bool:
    """Tell whether we may do without the wall what the attack wants to do."""
    status = Path("/proc/self/status").read_text()
    ours = int(status.partition("CapEff:")[2].split()[0], 16)
    return attack.capability is None or bool(ours >> attack.capability & 1)


PROVEN = [name for name, attack in ATTACKS.items() if not attack.unproven and capable(attack)]
CALLS_PROVEN = [name for name in PROVEN if name in CALLS]


@pytest.mark.parametrize("name", [name for name in PROVEN if name not in CALLS])
def test_an_attack_bites_where_there_is_no_wall(host: Host, name: str) -> None:
    folder = Path(host[0], "course", name.replace("/", "-"))
    folder.mkdir(parents=True)
    try:
        assert b"ESCAPED" in bare(ATTACKS[name], host, folder)
    finally:
        subprocess.run(["rm", "-rf", str(folder)], check=True)


def test_every_call_of_the_kernel_is_reached_where_there_is_no_wall(
    host: Host, tmp_path: Path
) -> None:
    said = bare(ALL_CALLS, host, tmp_path).decode().splitlines()
    reached = {name for name, word in zip(CALLS, said, strict=True) if word == "ESCAPED"}
    assert reached >= set(CALLS_PROVEN)
