"""The fence: what it holds where there are no namespaces, and what reports say it does not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from attacks import FENCED
from containment import Host

from grader.commands import doctor, namespaces
from grader.sandbox import Sandbox, fence, settings, users
from grader.sandbox.inner import landlock, reach, seccomp
from grader.words.errors import WallError

SCRIPT = Path(__file__).parent / "without_namespaces.py"
BY_NAME = {
    "spawns a process": "named semaphores are files in /dev/shm, where all programs' memory lies",
}
"""Honest programs that do not work behind a fence, and why."""
OLD_ONE_USER = {
    "forks a pool": "its workers, if they still run, cannot be told to end without scoped signals",
}
"""Those that may fail, too, where all are one user and the kernel is older than Linux 6.12."""
OFTEN = (
    "files/reads_a_file_of_the_host",
    "files/asks_whether_a_file_is_there",
    "files/empties_a_file_of_the_host",
    "files/imports_the_reference",
    "files/reads_the_environment_of_init",
    "files/reads_the_sockets_of_the_host",
    "files/reads_the_memory_of_any_process",
    "files/changes_the_mode_of_the_interpreter",
    "files/writes_outside_its_folder",
    "files/writes_a_program_and_runs_it",
    "files/maps_a_file_it_wrote_as_code",
    "files/fills_the_shared_memory",
    "processes/forks_more_than_its_share",
    "processes/double_forks_a_daemon",
    "processes/signals_any_process",
    "processes/kills_everyone_from_a_child",
    "processes/stops_its_parent",
    "processes/takes_priority",
    "processes/regains_a_capability",
    "resources/takes_memory_in_many_processes",
    "network/connects_to_a_service_of_the_host",
    "network/connects_to_a_socket_in_a_folder",
    "network/sends_a_datagram_from_a_pair",
    "network/connects_to_an_abstract_socket",
    "kernel/calls_of_all_kinds",
    "between/leaves_a_file_in_the_temporary_folder",
    "between/leaves_a_message_queue",
)
"""Of each kind some, for each way to be without namespaces; `without_namespaces.py` tries all."""
WHO = {
    "user": {"file_names", "file_bounds", "code_in_files", "one_user"},
    "member": {"file_names", "file_bounds", "code_in_files", "one_user"},
    "old_member": {"file_names", "file_bounds", "code_in_files", "one_user"},
}
if os.geteuid() == 0:
    WHO["root"] = {"file_names", "file_bounds", "code_in_files"}
"""Who is without namespaces, and what their fence lacks."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("who", "lacks"), WHO.items(), ids=WHO)
def test_without_namespaces_programs_are_fenced_and_nothing_else_gets_through_than_is_said(
    host: Host, who: str, lacks: set[str]
) -> None:
    script = [sys.executable, str(SCRIPT), who, host[0], str(host[1]), *OFTEN]
    done = subprocess.run(script, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert (seen["isolation"], set(seen["lacks"])) == ("fenced", lacks)
    assert {name for name in seen["escaped"] if FENCED[name].lack not in lacks} == set()
    failing = {*BY_NAME, *(OLD_ONE_USER if who == "old_member" else ())}
    assert {said.partition(":")[0] for said in seen["honest"]} <= failing
    assert (seen["outliving"], seen["left"]) == ([], [])
    assert len(seen["warnings"]) == 1
    assert "not walled" in seen["warnings"][0]


def test_fenced_is_refused_where_the_kernel_has_no_landlock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    with Sandbox("fenced", settings()) as sandbox, pytest.raises(WallError, match="Landlock"):
        assert sandbox.isolation


def test_an_ordinary_user_is_refused_where_landlock_lets_files_be_emptied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 2)
    made = settings(fence_users=None)
    with Sandbox("fenced", made) as sandbox, pytest.raises(WallError, match=r"Linux 6\.2"):
        assert sandbox.isolation


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize(
    "how", [reach.Reach(True), reach.Reach(False), reach.Reach(False, alone=7)], ids=str
)
def test_the_filter_of_a_fence_is_one_that_the_kernel_may_take(
    machine: str, how: reach.Reach
) -> None:
    plain, wider = seccomp.program(machine, True), seccomp.program(machine, True, how)
    assert len(wider) % 8 == 0
    assert len(plain) < len(wider) < 8 * 4096


def test_what_lies_beside_something_hidden_is_allowed_one_by_one(tmp_path: Path) -> None:
    for name in ("lib/site/ours", "lib/site/torch", "lib/os.py", "bin"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "lib/link").symlink_to("site/ours")
    allowed = fence.without(tmp_path, [tmp_path / "lib/site/ours", Path("/elsewhere")])
    names = sorted(str(path.relative_to(tmp_path)) for path in allowed)
    assert names == ["bin", "lib/os.py", "lib/site/torch"]
    assert list(fence.without(tmp_path, [Path("/elsewhere")])) == [tmp_path]


def test_what_a_program_leaves_is_removed_however_deep_or_closed(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("of the machine")
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "link").symlink_to(kept)
    (folder / "link_to_folder").symlink_to(tmp_path)
    (folder / os.fsdecode(b"\xff\n")).mkdir()
    os.mkfifo(folder / ".0")
    (folder / "closed" / "below").mkdir(parents=True)
    (folder / "closed").chmod(0)
    at = os.open(folder, os.O_PATH)
    for _ in range(1000):
        os.mkdir("deep", dir_fd=at)
        below = os.open("deep", os.O_PATH, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)
    fence.remove(folder)
    assert not folder.exists()
    assert kept.read_text() == "of the machine"


APPARMOR = "proc/sys/kernel/apparmor_restrict_unprivileged_userns"
MENDS = {
    "Ubuntu": ({APPARMOR: "1\n"}, ["apparmor_parser -r", "or for all: `sysctl"], True),
    "Debian": ({"proc/sys/kernel/unprivileged_userns_clone": "0\n"}, ["userns_clone=1`"], False),
    "none at all": (
        {APPARMOR: "1\n", "proc/sys/user/max_user_namespaces": "0\n"},
        ["max_user_namespaces=10000` and `", "restrict_unprivileged_userns=0"],
        False,
    ),
    "Docker": ({".dockerenv": "", APPARMOR: "1\n"}, ["if the fence below holds", "seccomp="], True),
    "elsewhere": ({APPARMOR: "0\n"}, ["user namespaces"], False),
}


def test_a_temporary_folder_that_runs_cannot_enter_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    (closed / "tmp").mkdir(parents=True)
    closed.chmod(0o700)
    monkeypatch.setattr("tempfile.tempdir", str(closed / "tmp"))
    others = users.Users(1, 1, 2, 2, 3, 9)
    assert users.temporary_folder(None) == closed / "tmp"
    assert users.temporary_folder(others) == Path("/tmp")
    monkeypatch.setattr(users, "OF_ALL", ())
    with pytest.raises(WallError, match="set TMPDIR"):
        users.temporary_folder(others)


@pytest.mark.parametrize(
    ("seen", "mend"),
    [
        ("the fence does not hold: .. (root without CAP_SETUID)", "run as another user than root"),
        (
            "other users cannot reach /home/ann/python: `chmod a+x` the folders above",
            "not below /root",
        ),
        ("Landlock is not there", "Linux 5.13 or newer"),
    ],
)
def test_what_mends_a_fence_is_told_by_what_was_seen_of_it(seen: str, mend: str) -> None:
    assert mend in doctor.mend_of_fence(seen)


@pytest.mark.parametrize(("files", "said", "profiled"), MENDS.values(), ids=MENDS)
def test_the_least_change_that_gives_namespaces_comes_first(
    tmp_path: Path, files: dict[str, str], said: list[str], profiled: bool
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    mend = namespaces.mend(tmp_path)
    assert all(part in mend for part in said)
    profile = namespaces.profile("/usr/bin/bwrap", tmp_path)
    assert ("profile grader-bwrap /usr/bin/bwrap flags=(unconfined)" in profile) == profiled
