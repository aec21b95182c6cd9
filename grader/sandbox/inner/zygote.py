"""A process with torch loaded that forks a walled or fenced child for each program.

Run as `python -m inner.zygote CONTROL_FD MODULE...` inside the wall, as its PID 1, or where it has
to fence itself: the first message on the control socket says how. Without a module it is cold, and
each program gets a new interpreter. Each message that follows is the user that a child shall be,
the name of its folder and the modules to load for it, and carries its descriptors; the zygote
passes them on and keeps nothing: it never sees a program, a seed or an expected value. It ends when
the other end of the socket does, and all its children with it.
"""

import contextlib
import errno
import gc
import importlib
import os
import signal
import socket
import sys
import time
import warnings
import weakref
from collections.abc import Iterator, Sequence

from . import child, kernel, rehearsal, runner
from .fence import Fence
from .protocol import DESCRIPTORS, MESSAGE_BYTES_MAX, PLAN_BYTES_MAX, READY, unpack_plan
from .wall import Wall


def preload(modules: "Sequence[str]", scratch: str) -> None:
    """Import what the programs will want, so that each fork has it already."""
    gc.disable()  # what is loaded stays: to look through it again and again takes 0.1 s
    environment = dict(os.environ)
    # matplotlib writes a list of fonts when it is imported, and torch makes a folder.
    os.environ.update(MPLCONFIGDIR=scratch, TORCHINDUCTOR_CACHE_DIR=scratch)
    for name in modules:
        with contextlib.suppress(Exception):  # a missing one is the program's ImportError
            importlib.import_module(name)
    os.environ.clear()
    os.environ.update(environment)
    for finalizer in list(weakref.finalize._registry):  # type: ignore[attr-defined]
        finalizer.detach()  # torch's take 40 ms to tidy up what ends with the process anyway
    gc.enable()


def settle() -> None:
    """Leave nothing for a child's collections: they copy every page with an object in it."""
    gc.freeze()
    gc.collect()  # of nothing now, but it also empties the interpreter's lists of free objects


def use_huge_pages() -> "Iterator[None]":
    """Gather our memory into huge pages: a fork then copies 1/500 of the page table entries.

    A step at a time: where memory is in small pieces all of it takes half a second.
    """
    size, step = 2 << 20, 16 << 20
    with open("/proc/self/maps") as maps:
        rows = [line.split() for line in maps]
    for row in rows:
        if len(row) == 5 or row[5] == "[heap]":
            start, end = (int(bound, 16) for bound in row[0].split("-"))
            last = end // size * size
            for first in range(-(-start // size) * size, last, step):
                kernel.collapse(first, min(first + step, last))
                yield


def reap(_signal: object = None, _frame: object = None) -> None:
    """Collect the children that have ended, so that none stays a zombie."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def serve(control: socket.socket, place: "Wall | Fence", cold: bool) -> None:
    """Fork a child for each message until the other end is gone."""
    loaded: set[str] = set()
    pages = iter(()) if cold else use_huge_pages()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, MESSAGE_BYTES_MAX, DESCRIPTORS)
        if not message:
            return
        user, folder, *modules = message.decode().split()
        wanted = [module for module in modules if module not in loaded]
        if wanted:
            loaded.update(wanted)
            with warnings.catch_warnings():  # sympy sets a filter, also for those who never load it
                preload(wanted, place.scratch)
            settle()
            pages = use_huge_pages()
        next(pages, None)
        pid = place.clone(int(user))
        if pid == 0:
            control.detach()
            child.main(descriptors, place, child.Run(int(user), folder, cold))
        for descriptor in descriptors:
            os.close(descriptor)


def wait_for_descriptors() -> None:
    """Let multiprocessing send descriptors later when too many of our user's are in flight.

    They may be of another run: without users of their own, all of them share one count.
    """
    from multiprocessing import reduction  # which torch has imported

    send = reduction.sendfds

    def sendfds(sock: socket.socket, fds: "list[int]") -> None:
        while True:
            try:
                send(sock, fds)
                return
            except OSError as error:
                if error.errno != errno.ETOOMANYREFS:
                    raise
            time.sleep(0.02)

    reduction.sendfds = sendfds


def main() -> None:
    """Preload, say that we are ready, serve."""
    control_fd, *modules = sys.argv[1:]
    control = socket.socket(fileno=int(control_fd))
    plan = unpack_plan(control.recv(PLAN_BYTES_MAX))
    place = Fence(plan) if plan else Wall()
    place.enter()
    runner.raise_limits()
    preload(modules, place.scratch)
    place.prepare()
    rehearsal.run()
    settle()
    with open("/proc/self/uid_map") as users:
        if modules and len(users.readlines()) == 1:
            wait_for_descriptors()
    signal.signal(signal.SIGCHLD, reap)
    control.send(READY)
    serve(control, place, cold=not modules)


if __name__ == "__main__":
    main()
