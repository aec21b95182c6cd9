"""The walls around one program, and the tiny init that outlives it.

The zygote clones a process into new namespaces; it becomes PID 1 there, raises the inner walls,
forks the program as PID 2 and waits. When PID 1 ends, the kernel ends all that the program
started. What the kernel said of the program goes to the grader on `life`, a socket that the
program never holds.
"""

import os
import resource
import signal
import socket
import sys
import time

from . import kernel, rehearsal, runner, seccomp
from .enter import UID
from .protocol import BORN, GRACE_S, GROUPED, START, STATUS, TELL_PROGRAM, TIME_IS_UP
from .watch import WATCH_S, Watch

FILES_BYTES, SHARED_BYTES, FILES_MAX = 64 << 20, 64 << 20, 4096
FLAGS = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
FOREVER_S = 1e6
WALL = 0x40000000
"""Of wait(2): children of every kind."""
WORK = "/tmp/course/lesson"
"""Where a program runs: two folders deep, for scripts that look for files in `../..`."""


def main(descriptors: "list[int]", user: int, cold: bool) -> None:
    """Run as PID 1 of the new namespaces, as a user of the zygote's; never returns."""
    status = 1
    try:
        life, job, stdout, stderr = descriptors
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # PID 1 ignores what it has no handler for
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        kernel.close_all_but(descriptors)
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        _map_user(user)
        _raise_walls()
        channel = socket.socket(fileno=life)
        channel.send(BORN)  # with our credentials, by which the grader finds our pid
        place = channel.recv(1)
        if place:  # we are in our cgroup, if there is one: now memory may be used
            kernel.unshare(kernel.CLONE_NEWCGROUP)  # it is the root of all that are to be seen
            kernel.prctl(kernel.PR_SET_DUMPABLE, 0)  # the program cannot look into its init
            program = os.fork()
            if program == 0:
                channel.detach()
                _become_program([job, stdout, stderr], place == GROUPED, cold)
            for descriptor in (job, stdout, stderr):
                os.close(descriptor)
            start = channel.recv(START.size)
            if start:
                channel.send(_wait(program, Watch(*START.unpack(start))))
                status = 0
    finally:
        os._exit(status)


def prepare() -> None:
    """Do once, in the zygote, what each child would do alike."""
    for grouped in (True, False):
        seccomp.program(os.uname().machine, grouped)
    rehearsal.run()


def _map_user(user: int) -> None:
    maps = {"setgroups": "deny", "uid_map": f"{UID} {user} 1", "gid_map": f"{UID} {UID} 1"}
    kernel.prctl(kernel.PR_SET_DUMPABLE, 1)  # who has changed its user may not write these
    for name, text in maps.items():
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def _raise_walls() -> None:
    kernel.mount("none", "/", "", kernel.MS_REC | kernel.MS_PRIVATE)
    below = {name: os.open(f"/tmp/{name}", os.O_PATH) for name in os.listdir("/tmp")}
    for path, size in (("/tmp", FILES_BYTES), ("/dev/shm", SHARED_BYTES)):
        options = f"size={size},nr_inodes={FILES_MAX},mode=0700"
        kernel.mount("tmpfs", path, "tmpfs", FLAGS, options)
    for name, place in below.items():  # the interpreter itself may live below /tmp
        os.mkdir(f"/tmp/{name}")
        bind = kernel.MS_BIND | kernel.MS_REC
        kernel.mount(f"/proc/self/fd/{place}", f"/tmp/{name}", "", bind)
        os.close(place)
    kernel.mount("proc", "/proc", "proc", FLAGS)
    os.makedirs(WORK)
    os.chdir(WORK)


def _become_program(descriptors: "list[int]", grouped: bool, cold: bool) -> None:
    status = 1
    try:
        job, stdout, stderr = descriptors
        os.setsid()
        os.dup2(stdout, 1)
        os.dup2(stderr, 2)
        kernel.close_all_but([job])
        kernel.prctl(kernel.PR_SET_DUMPABLE, 1)
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")  # when memory runs out the program dies, not its init
        remount = kernel.MS_REMOUNT | kernel.MS_BIND | kernel.MS_RDONLY
        kernel.mount("none", "/proc", "", remount | FLAGS)  # or it could take that back
        # With 1 and nothing else the kernel starts no crash handler of the machine: core(5).
        resource.setrlimit(resource.RLIMIT_CORE, (1, 1))
        kernel.drop_capabilities()
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        seccomp.install(seccomp.program(os.uname().machine, grouped))
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if cold:
            os.set_inheritable(job, True)
            runner_ = ["-m", runner.__name__, str(job), str(job)]
            os.execv(sys.executable, [sys.executable, "-s", "-B", *runner_])
        status = runner.run(job, job)
    except BaseException:  # whatever it is, this process must never go on as a second init
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


def _wait(program: int, watch: Watch) -> bytes:
    """Reap all that ends until the program does; return its STATUS."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    heard = (signal.SIGCHLD, TELL_PROGRAM)
    signal.pthread_sigmask(signal.SIG_BLOCK, heard)
    status, told_s, killed = None, 0.0, False
    while status is None:
        pid, ended = os.waitpid(-1, os.WNOHANG)
        if pid:
            status = os.waitstatus_to_exitcode(ended) if pid == program else None
            continue
        signalled = signal.sigtimedwait(heard, WATCH_S if watch.needed else FOREVER_S)
        # From outside of our namespace there is no pid: a program cannot say that its time is up.
        up = signalled and signalled.si_signo == TELL_PROGRAM and signalled.si_pid == 0
        watch.look()
        if watch.has_too_much and not killed:
            killed = True
            os.kill(-1, signal.SIGKILL)
        elif (up or watch.is_late) and not told_s:
            told_s = time.monotonic()
            os.kill(program, TIME_IS_UP)
        elif told_s and watch.is_late and time.monotonic() > told_s + GRACE_S:
            status = -TIME_IS_UP
    watch.look()  # at what it left, and for the last time at all
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = max(watch.cpu_s, used.ru_utime + used.ru_stime)
    peak_bytes = max(watch.peak_bytes, (used.ru_maxrss - before) * 1024)
    return STATUS.pack(status, cpu_s, peak_bytes, killed, _is_alone())


def _is_alone() -> bool:
    """Tell whether nothing is left but init: whoever loses its parent becomes a child of ours."""
    try:
        while os.waitpid(-1, os.WNOHANG | WALL)[0]:
            pass
    except ChildProcessError:
        return True
    return False
