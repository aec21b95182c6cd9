"""Attack a fenced sandbox where there are no namespaces, and tell what was seen.

Prints JSON: the isolation that `auto` takes, why not a better one, what it lacks, and what was not
contained of each attack. Arguments: who to be, the folder and port of the host that `attacks` is
about, and the names of attacks; all where there is none. One may be

- `root` of a container: without CAP_SYS_ADMIN, behind a filter that refuses namespaces;
- `member`: an ordinary user of such a container;
- `user` in a user namespace that allows no other, who is called root there;
- `old_root`, `old_member`: the same with the oldest Landlock that will do, which bounds no signals.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import iniconfig
from attacks import FENCED, Attack
from containment import assert_contained
from honest import PRINTING
from ordinary_user import NEEDED, make_reachable
from processes import below

from grader.sandbox import Sandbox, fence, settings, wall
from grader.sandbox.execution import Limits, Program
from grader.sandbox.inner import kernel, landlock, seccomp
from grader.sandbox.inner.bpf import (
    ALLOW,
    ANY_BIT,
    ARGUMENT_0,
    EQUAL,
    LOAD,
    NUMBER,
    RETURN,
    refuse,
    step,
    when,
)

SYS_ADMIN = 21
OF_DOCKER = (0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31)
"""The capabilities that a container has by default."""
OLDEST = {"old_root": 1, "old_member": 3}
"""Versions of Landlock."""
READY = "GRADER_TESTS_WITHOUT_NAMESPACES"


def forbid_namespaces() -> None:
    """Refuse `unshare` and the flags of `clone`, as Docker's default profile does."""
    column = list(seccomp.AUDIT_ARCH).index(os.uname().machine)
    clone = step(LOAD, ARGUMENT_0) + when(ANY_BIT, kernel.NAMESPACES, refuse(1))
    steps = step(LOAD, NUMBER) + when(EQUAL, seccomp.DENIED["unshare"][column], refuse(1))
    steps += when(EQUAL, seccomp.DENIED["setns"][column], refuse(1))
    steps += when(EQUAL, seccomp.CLONE3[column], refuse(38))
    steps += when(EQUAL, seccomp.CLONE[column], clone + step(RETURN, ALLOW))
    seccomp.install(steps + step(RETURN, ALLOW))


def become_root_of_a_container() -> None:
    """Have the capabilities of a container's root, and its filter."""
    forbid_namespaces()
    for capability in range(41):
        if capability not in OF_DOCKER:
            kernel.prctl(kernel.PR_CAPBSET_DROP, capability)


def become_nobody() -> None:
    """Become an ordinary user, if we are root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(wall.NOBODY, wall.NOBODY, wall.NOBODY)
        os.setresuid(wall.NOBODY, wall.NOBODY, wall.NOBODY)


def become_member_of_a_container() -> None:
    """Be an ordinary user behind the filter of a container."""
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    become_nobody()
    forbid_namespaces()


def become_user_of_a_namespace() -> None:
    """Be an ordinary user in a namespace that allows no others, who is called root there."""
    become_nobody()
    kernel.prctl(kernel.PR_SET_DUMPABLE, 1)
    ids = {"uid": os.getuid(), "gid": os.getgid()}
    kernel.unshare(kernel.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")
    for kind, number in ids.items():
        Path(f"/proc/self/{kind}_map").write_text(f"0 {number} 1")
    Path("/proc/sys/user/max_user_namespaces").write_text("0")


WHO = {
    "root": become_root_of_a_container,
    "user": become_user_of_a_namespace,
    "member": become_member_of_a_container,
    "old_root": become_root_of_a_container,
    "old_member": become_member_of_a_container,
}


def start_again(who: str) -> None:
    """Start again where there are no namespaces."""
    if os.geteuid() == 0:
        make_reachable(NEEDED)
    os.environ["TMPDIR"] = tempfile.mkdtemp(dir=sys.argv[2])  # ours, to see what is left there
    Path(os.environ["TMPDIR"]).chmod(0o777)
    WHO[who]()
    os.chdir("/")
    os.environ[READY] = "1"
    os.execv(sys.executable, [sys.executable, "-B", __file__, *sys.argv[1:]])


def escapes(sandbox: Sandbox, attack: Attack, host: "tuple[str, int]") -> str:
    """Return what is wrong after an attack, if anything is."""
    try:
        assert_contained(sandbox, attack, host)
    except AssertionError as error:
        return str(error)[:400] or "escaped"
    return ""


def differs(sandbox: Sandbox, name: str) -> str:
    """Return what is wrong with an honest program, if anything is."""
    source, printed = PRINTING[name]
    program = Program({"submission.py": source.encode()}, "submission.py")
    seen = sandbox.run(program, b"11\n", Limits(cpu_s=20, wall_s=40))
    said = seen.stdout.decode() + seen.stderr.decode()
    return "" if said == printed else f"{name}: {said[-400:]}"


def outliving() -> list[int]:
    """Kill a grader while it runs a program with a daemon, and return what of it does not end."""
    source = "import os, time\nos.fork() or os.setsid()\nos.fork()\ntime.sleep(60)"
    script = (
        "from grader.sandbox import Sandbox, settings\n"
        "from grader.sandbox.execution import Limits, Program\n"
        "with Sandbox('fenced', settings(warm=False, groups=None)) as sandbox:\n"
        f"    sandbox.run(Program({{'s.py': {source.encode()!r}}}, 's.py'), b'', Limits())\n"
    )
    with subprocess.Popen([sys.executable, "-c", script]) as grader:
        until_s = time.monotonic() + 100
        while len(below(grader.pid)) < 6 and time.monotonic() < until_s:
            time.sleep(0.05)
        started = below(grader.pid)
        grader.kill()
    until_s = time.monotonic() + 50
    while (left := [n for n in started if is_there(n)]) and time.monotonic() < until_s:
        time.sleep(0.05)
    return left if len(started) >= 6 else [-1]


def is_there(pid: int) -> bool:
    """Tell whether a process lives: our parent may be slow to take leave of a dead one."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def main() -> None:
    """Go where there are no namespaces, attack, report."""
    who, folder, port, *names = sys.argv[1:]
    if READY not in os.environ:
        start_again(who)
    os.environ["GRADER_CANARY"] = "1"
    if who in OLDEST:
        landlock.version = lambda: OLDEST[who]
    warnings: list[str] = []
    # As where the grader itself is installed: a folder beside the libraries must not be read.
    hidden = [Path(iniconfig.__file__).parent] if who == "member" else []
    made = settings(spares=2, groups=None, hidden=hidden)
    with Sandbox("auto", made, warn=warnings.append) as sandbox:
        host = folder, int(port)
        found = {name: escapes(sandbox, FENCED[name], host) for name in names or FENCED}
        wrong = [wrong for name in PRINTING if (wrong := differs(sandbox, name))]
        told = {
            "uid": os.geteuid(),
            "isolation": sandbox.isolation,
            "lacks": sandbox.lacks,
            "warnings": warnings,
            "escaped": {name: said for name, said in found.items() if said},
            "honest": wrong,
        }
    told["outliving"] = outliving()
    with Sandbox("fenced", settings(warm=False, groups=None)) as sandbox:
        assert sandbox.isolation == "fenced"  # and the folder of who was killed is swept
    told["left"] = [str(path) for path in Path(tempfile.gettempdir()).glob(f"{fence.PREFIX}*")]
    print(json.dumps(told))


if __name__ == "__main__":
    main()
