"""Become who may build the wall, and give its runs the users that it was asked to give them.

Run as `python -m inner.enter USERS SOURCE... -- COMMAND...`, where the command is bubblewrap.

Where the grader is root it gives that up. An unprivileged uid may be unable to reach the sources
(an interpreter below a home directory of mode 0700), so each is first bound to `/sys/<its index>`
of a private mount namespace; the command finds them there.

USERS is `OWN,GROUP` or `OWN,GROUP,SPARE,SPARE_GROUP,FIRST,COUNT`. Only who has privileges outside
of bubblewrap's user namespace can put several users into it: a process that we leave behind does,
while bubblewrap waits for it.
"""

import os
import sys

from . import kernel

PLACE = "/sys"  # exists everywhere, and no source lies below it
UID, FIRST_USER = 1000, 2000
"""Who the zygote is in bubblewrap's namespace, and the first of the users for its runs there."""


def main() -> None:
    """Bind the sources, become another user, execute the command."""
    split = sys.argv.index("--")
    users = [int(number) for number in sys.argv[1].split(",")]
    sources, command = sys.argv[2:split], sys.argv[split + 1 :]
    waits = _leave_mapper(users) if len(users) > 2 else []
    if os.geteuid() == 0:
        _bind(sources)
        os.setgroups([])
        os.setresgid(users[1], users[1], users[1])
        os.setresuid(users[0], users[0], users[0])
    os.execv(command[0], [command[0], *waits, *command[1:]])


def _bind(sources: "list[str]") -> None:
    kernel.unshare(kernel.CLONE_NEWNS)
    kernel.mount("none", "/", "", kernel.MS_REC | kernel.MS_PRIVATE)
    kernel.mount("tmpfs", PLACE, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, "mode=0755")
    for index, source in enumerate(sources):
        target = f"{PLACE}/{index}"
        if os.path.isdir(source):
            os.mkdir(target)
        else:
            open(target, "x").close()
        kernel.mount(source, target, "", kernel.MS_BIND | kernel.MS_REC)


def _leave_mapper(users: "list[int]") -> "list[str]":
    """Fork who maps the users, and return how bubblewrap is told to wait for it."""
    (told, tell), (wait, done) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(tell)
            os.close(wait)
            if os.fork() == 0:  # so that it is no child that bubblewrap does not know
                _map(told, users)
                os.write(done, b"!")
            status = 0
        finally:
            os._exit(status)
    os.waitpid(child, 0)
    os.close(told)
    os.close(done)
    for descriptor in (tell, wait):
        os.set_inheritable(descriptor, True)
    return ["--info-fd", str(tell), "--userns-block-fd", str(wait)]


def _map(told: int, users: "list[int]") -> None:
    """Give bubblewrap's namespace its users: ours, a root that nobody is, those of the runs."""
    import json  # while bubblewrap starts, not before

    own, group, spare, spare_group, first, count = users
    with open(told, "rb") as file:
        process = str(json.loads(file.read())["child-pid"])
    uids = [(UID, own, 1), (0, spare, 1), (FIRST_USER, first, count)]
    gids = [(UID, group, 1), (0, spare_group, 1)]
    for kind, rows in (("uid", uids), ("gid", gids)):
        if os.geteuid() == 0:
            with open(f"/proc/{process}/{kind}_map", "w") as file:
                file.write("".join(f"{inside} {outside} {n}\n" for inside, outside, n in rows))
        else:
            numbers = [str(number) for row in rows for number in row]
            if os.spawnvp(os.P_WAIT, f"new{kind}map", [f"new{kind}map", process, *numbers]):
                raise OSError(f"new{kind}map refuses")


if __name__ == "__main__":
    main()
