"""What is raised around one program, and the tiny init that outlives it.

The zygote clones a process, which becomes init: it raises the walls, or the fence, forks the
program and waits. When init is killed, so is all that the program started. What the kernel said of
the program goes to the grader on `life`, a socket that no program ever holds.
"""

import os
import resource
import signal
import socket
import sys
import time
from typing import NamedTuple

from . import kernel, runner
from .fence import Fence
from .protocol import BORN, FAILED, GRACE_S, GROUPED, START, STATUS, TELL_PROGRAM, TIME_IS_UP
from .wall import Wall
from .watch import WATCH_S, Watch

FOREVER_S = 1e6
HEARD = (signal.SIGCHLD, TELL_PROGRAM)
"""Blocked before the grader knows of us: what comes early waits then, and else it is lost."""
WALL = 0x40000000
"""Of wait(2): children of every kind."""


class Run(NamedTuple):
    """Who a run is, the name of its folder, and whether it gets an interpreter of its own."""

    user: int
    folder: str
    cold: bool


def main(descriptors: "list[int]", place: "Wall | Fence", run: Run) -> None:
    """Run as init; never returns."""
    status = 1
    try:
        life, job, stdout, stderr = descriptors
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # PID 1 ignores what it has no handler for
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
        kernel.close_all_but(descriptors)
        place.surround(run.user, run.folder)
        channel = socket.socket(fileno=life)
        channel.send(BORN)  # with our credentials, by which the grader finds us
        told = channel.recv(1)
        if told:  # we are in our cgroup, if there is one: now memory may be used
            place.settle()
            kernel.prctl(kernel.PR_SET_DUMPABLE, 0)  # the program cannot look into its init
            program = os.fork()
            if program == 0:
                os.setsid()
                channel.send(BORN)
                _become_program([job, stdout, stderr], place, told == GROUPED, run.cold, channel)
            place.started(program)
            for descriptor in (job, stdout, stderr):
                os.close(descriptor)
            start = channel.recv(START.size)
            if start:
                most_cpu_s, most_bytes = START.unpack(start)
                watch = Watch(most_cpu_s, most_bytes, place)
                channel.send(_wait(program, place, watch))
                status = 0
    finally:
        os._exit(status)


def _become_program(
    descriptors: "list[int]",
    place: "Wall | Fence",
    grouped: bool,
    cold: bool,
    channel: socket.socket,
) -> None:
    """Run as the program; what fails before that is told on `channel`, which the program lacks."""
    status = 1
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HEARD)
        job, stdout, stderr = descriptors
        kernel.close_all_but([*descriptors, channel.fileno()])
        kernel.prctl(kernel.PR_SET_DUMPABLE, 1)
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")  # when memory runs out the program dies, not its init
        # With 1 and nothing else the kernel starts no crash handler of the machine: core(5). Where
        # the machine allows 0 alone, nobody may have more, and no core is written either.
        most = min(1, resource.getrlimit(resource.RLIMIT_CORE)[1] % (1 << 64))
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))
        place.confine(grouped)
        channel.close()
        os.dup2(stdout, 1)
        os.dup2(stderr, 2)
        kernel.close_all_but([job])
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if cold:
            os.set_inheritable(job, True)
            runner_ = ["-m", runner.__name__, str(job), str(job)]
            os.execv(sys.executable, [sys.executable, "-s", "-B", *runner_])
        status = runner.run(job, job)
    except BaseException:  # whatever it is, this process must never go on as a second init
        if channel.fileno() >= 0:
            channel.send(FAILED)
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


def _wait(program: int, place: "Wall | Fence", watch: Watch) -> bytes:
    """Reap all that ends until the program does; return its STATUS."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    status, told_s, killed = None, 0.0, False
    while status is None:
        pid, ended = os.waitpid(-1, os.WNOHANG)
        if pid:
            status = os.waitstatus_to_exitcode(ended) if pid == program else None
            continue
        signalled = signal.sigtimedwait(HEARD, WATCH_S if watch.needed else FOREVER_S)
        told = signalled is not None and signalled.si_signo == TELL_PROGRAM
        up = signalled and told and place.is_from_outside(signalled.si_pid)  # no program's word
        watch.look()
        if watch.has_too_much:
            killed, status = True, -signal.SIGKILL  # by the grader, and all that is left
        elif (up or watch.is_late) and not told_s:
            told_s = time.monotonic()
            os.kill(program, TIME_IS_UP)
        elif told_s and watch.is_late and time.monotonic() > told_s + GRACE_S:
            status = -TIME_IS_UP
    watch.look()  # at what it left, and for the last time at all
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = max(watch.cpu_s, used.ru_utime + used.ru_stime)
    peak_bytes = max(watch.peak_bytes, (used.ru_maxrss - before) * 1024)
    return STATUS.pack(status, cpu_s, peak_bytes, killed or watch.has_too_large_files, _is_alone())


def _is_alone() -> bool:
    """Tell whether nothing is left but init: whoever loses its parent becomes a child of ours."""
    try:
        while os.waitpid(-1, os.WNOHANG | WALL)[0]:
            pass
    except ChildProcessError:
        return True
    return False
