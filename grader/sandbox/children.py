"""Our ends of a child of a zygote: its descriptors, its init and its program."""

import contextlib
import os
import signal
import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from grader.sandbox import cgroup
from grader.sandbox.clock import threads_below, used_below_s
from grader.sandbox.inner.protocol import TELL_PROGRAM

if TYPE_CHECKING:
    from grader.sandbox.zygotes import Zygote

DEAD_S = 30.0
"""What is killed is dead within it."""
_CREDENTIALS = struct.Struct("=3i")


class Process(NamedTuple):
    """A process of this machine, by its number and by a descriptor that stays its own."""

    pid: int
    fd: int


@dataclass(eq=False)
class Child:
    """A process that waits for a program, or runs one; our ends of its descriptors."""

    zygote: "Zygote"
    life: socket.socket
    job: socket.socket
    stdout: int
    stderr: int
    group: cgroup.Group | None
    folder: str
    init: Process | None = None
    program: Process | None = None

    def hear(self) -> Process | None:
        """Return who says that it is there, by its credentials; None if all have gone."""
        space = socket.CMSG_SPACE(_CREDENTIALS.size)
        message, ancillary, _, _ = self.life.recvmsg(16, space)
        if not message:
            return None
        pid = _CREDENTIALS.unpack(ancillary[0][2][: _CREDENTIALS.size])[0]
        return Process(pid, os.pidfd_open(pid))

    def threads(self) -> Iterable[int]:
        """Return all threads of its program and its init that there are now."""
        if self.group:
            return self.group.threads()
        return threads_below(self.init.pid) if self.init else ()

    def used_s(self) -> float:
        """Return the CPU time of all that it ever ran, as far as it can be known."""
        if self.group:
            return self.group.cpu_s()
        return used_below_s(self.init.pid) if self.init else 0.0

    def tell(self) -> None:
        """Have its program told that the time is up."""
        assert self.init is not None
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.init.fd, TELL_PROGRAM)

    def kill(self) -> None:
        """Kill all that there is of it, and wait until it is dead."""
        if self.init is not None:
            self.zygote.place.kill(self.init, self.program, DEAD_S)

    def close(self) -> None:
        """Kill what is left and give everything back."""
        try:
            self.kill()
        finally:
            self.life.close()
            self.job.close()
            fds = [process.fd for process in (self.init, self.program) if process]
            for descriptor in (self.stdout, self.stderr, *fds):
                os.close(descriptor)
            if self.group is not None:
                self.group.remove()
            self.zygote.place.end_run(self.folder)
            self.zygote.leave()
