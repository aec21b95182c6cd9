"""Give up root before the wall is built, where the grader itself is root.

Run as `python -m inner.enter UID SOURCE... -- COMMAND...`. An unprivileged uid may be unable to
reach the sources (an interpreter below a home directory of mode 0700), so each is first bound to
`/sys/<its index>` of a private mount namespace; the command finds them there.
"""

import os
import sys

from . import kernel

PLACE = "/sys"  # exists everywhere, and no source lies below it


def main() -> None:
    """Bind the sources, become UID, execute the command."""
    split = sys.argv.index("--")
    uid, sources, command = int(sys.argv[1]), sys.argv[2:split], sys.argv[split + 1 :]
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
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
