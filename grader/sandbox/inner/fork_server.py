"""A fork server of multiprocessing that learns of the end of its processes without SIGCHLD.

Where init sums what a program uses, no process is told of SIGCHLD: see `seccomp`. The server waits
for just that, so that whoever joins a process of it would wait for ever. A timer wakes it instead.
"""

import importlib
from typing import Any

OF_SERVER = "from multiprocessing.forkserver import main"
"""How the code begins that a server is started with."""
LOOKS = """\
import os, signal
def look(*_): pass
def forget(): signal.getsignal(signal.SIGALRM) is look and signal.signal(signal.SIGALRM, 0)
signal.signal(signal.SIGALRM, look)
os.register_at_fork(after_in_child=forget)
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
"""
"""Any signal that has a handler wakes the server, which then looks whether a process has ended.
Its processes inherit no timer, and are to have no handler either."""


class Finder:
    """Goes before all other finders of modules, and finds nothing."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> None:
        """Have servers started with a timer before the first can be."""
        if name == "multiprocessing.forkserver":
            util: Any = importlib.import_module("multiprocessing.util")
            util.spawnv_passfds = _with_timer(util.spawnv_passfds)


def _with_timer(spawn: Any) -> Any:
    def spawnv_passfds(path: bytes, args: "list[str]", passfds: "list[int]") -> Any:
        if args[-1].startswith(OF_SERVER):
            args = [*args[:-1], LOOKS + args[-1]]
        return spawn(path, args, passfds)

    return spawnv_passfds
