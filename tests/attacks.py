"""Attacks on the sandbox, as data: a program prints ESCAPED exactly if it got what it wanted.

Each stands for what a student may try. `test_attacks` runs it behind the wall, where it must not
escape, and without the wall, where it must: an attack that never bites proves nothing. In a
source, `@HOST@` is a folder of the machine with `secret.txt` and a listening `socket`, `@PORT@` a
TCP port on which the machine listens, `@HOLD@` how many seconds it keeps what it has got.
"""

import errno
import platform
from dataclasses import dataclass, replace

from grader.sandbox.execution import MIB, Ending, Limits

TIGHT = Limits(cpu_s=0.4, wall_s=1, memory_bytes=48 * MIB, output_bytes=16 * 1024, processes=40)
ROOMY = Limits(cpu_s=3, wall_s=6, memory_bytes=300 * MIB, output_bytes=16 * 1024, processes=40)
PRELUDE = """
import ctypes, os, resource, signal, socket, struct, subprocess, sys, time
libc = ctypes.CDLL(None, use_errno=True)
def got(it=True):
    print("ESCAPED" if it else "REFUSED", flush=True)
def tries(call, *arguments):
    try:
        got(call(*arguments) not in (False, -1))
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        print("REFUSED", error)
"""
ROOT, SYS_RESOURCE = 21, 24
"""Capabilities: ROOT is CAP_SYS_ADMIN, which stands for being root. See capabilities(7)."""
BUSY = replace(TIGHT, wall_s=15)
"""For what runs out of CPU time, on a machine that may be busy with something else."""
EXITED = (Ending.EXITED,)
CPU, WALL, MEMORY, OUTPUT = (
    (each,) for each in (Ending.CPU_TIME, Ending.WALL_TIME, Ending.MEMORY, Ending.OUTPUT)
)
SIGNALLED = (Ending.SIGNALLED,)


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack, and how it must end behind the wall.

    `finds` is the program of the next run, which prints ESCAPED if something came over to it.
    `bare` takes the place of `source` where it is run without the wall, if `source` would do harm
    there; `capability` is what it takes there, by its number; `same_process` if both programs of a
    naive grader run in its own process. `alone` is how it ends where there is no control group, and
    init sums what it uses: if that is empty, nobody does. `unproven` is why it cannot be shown to
    bite. `fenced` is how it ends behind a fence, if otherwise; `lack` is what a fence lacks to
    hold it.
    """

    source: str
    endings: tuple[Ending, ...] = EXITED
    limits: Limits = ROOMY
    finds: str = ""
    bare: str = ""
    capability: int | None = None
    same_process: bool = False
    alone: tuple[Ending, ...] = ()
    unproven: str = ""
    fenced: tuple[Ending, ...] = ()
    lack: str = ""


def placed(source: str, host: str, port: int, bare: bool = False) -> bytes:
    """Return a program with the prelude before it and the places of this machine in it.

    A `bare` one runs where nothing bounds it: it holds nothing, and burns a tenth of the time.
    """
    hold_s, burn = (0, 0.1) if bare else (4, 1)
    for name, value in (
        ("@HOST@", host),
        ("@PORT@", port),
        ("@HOLD@", hold_s),
        ("@BURN@", burn),
    ):
        source = source.replace(name, str(value))
    return (PRELUDE + source).encode()


def tries(call: str, **options: object) -> Attack:
    """Return an attack that is one call, which must fail."""
    return Attack(f"tries(lambda: {call})", **options)  # type: ignore[arg-type]


# --- files ---------------------------------------------------------------------------------------

FILES = {
    "reads_the_users_of_the_host": tries("'root' in open('/etc/passwd').read()"),
    "reads_a_file_of_the_host": tries("open('@HOST@/secret.txt').read()"),
    "reads_a_file_through_a_shell": Attack(
        "out = subprocess.run(['/bin/sh', '-c', 'cat @HOST@/secret.txt'], capture_output=True)\n"
        "got(b'secret' in out.stdout)"
    ),
    "reads_through_a_symbolic_link": Attack(
        "os.symlink('@HOST@/secret.txt', 'link')\ntries(lambda: open('link').read())"
    ),
    "reads_through_a_hard_link": tries("os.link('@HOST@/secret.txt', 'link')"),
    "reads_through_the_root_of_init": tries(
        "open(f'/proc/{os.getppid()}/root@HOST@/secret.txt').read()"
    ),
    "asks_whether_a_file_is_there": Attack(
        "got(os.path.exists('@HOST@/secret.txt'))", lack="file_names"
    ),
    "empties_a_file_of_the_host": tries(
        "os.truncate('@HOST@/secret.txt', 0) is None",
        bare="open('own', 'w').close()\ntries(lambda: os.truncate('own', 0) is None)",
    ),
    "reads_the_sockets_of_the_host": tries(
        "'@HOST@' in open('/proc/self/net/unix').read()"
    ),
    "reads_the_memory_of_any_process": Attack(
        "me, found = os.getpid(), False\n"
        "for n in range(max(2, me - 9000), me):\n"
        "    try: os.open(f'/proc/{n}/mem', os.O_RDONLY); found = True\n"
        "    except OSError: pass\n"
        "got(found)",
        capability=ROOT,
    ),
    "lists_upwards": Attack(
        "at = os.getcwd()\nseen = []\n"
        "while at != '/':\n    at = os.path.dirname(at)\n    seen += os.listdir(at)\n"
        "got('secret.txt' in seen)"
    ),
    "leaves_its_root_by_a_thousand_dots": tries("open('../' * 1000 + '@HOST@/secret.txt')"),
    "reads_the_environment_of_the_caller": Attack("got('GRADER_CANARY' in os.environ)"),
    "reads_the_environment_of_init": Attack(
        "try: got(b'PATH' in open(f'/proc/{os.getppid()}/environ', 'rb').read())\n"
        "except OSError: print('REFUSED')",
        capability=ROOT,
    ),
    "imports_the_grader": tries("__import__('grader.judging.judge')"),
    "imports_the_reference": Attack(
        "import importlib.util\n"
        "found = importlib.util.find_spec('reference')\n"
        "places = list(found.submodule_search_locations) if found else []\n"
        "got(any(n.endswith('.toml') for place in places for n in os.listdir(place)))"
    ),
    "reads_the_memory_of_init": Attack(
        "try: os.open(f'/proc/{os.getppid()}/mem', os.O_RDONLY); got()\n"
        "except OSError as error: print('REFUSED', error)",
        capability=ROOT,
    ),
    "lists_the_descriptors_of_init": tries("os.listdir(f'/proc/{os.getppid()}/fd')"),
    "reads_a_disk": Attack(
        "import stat\n"
        "disks = [e.path for e in os.scandir('/dev') if stat.S_ISBLK(e.stat().st_mode)]\n"
        "tries(lambda: os.open(disks[0], os.O_RDONLY) if disks else False)",
        capability=ROOT,
    ),
    "makes_a_device": tries("os.mknod('null', 0o20600, os.makedev(1, 3)) is None", capability=ROOT),
    "opens_the_interpreter_for_writing": tries("os.open(os.__file__, os.O_RDWR)", capability=ROOT),
    "changes_the_mode_of_the_interpreter": Attack(
        "mode = os.stat(os.__file__).st_mode\n"
        "try: os.chmod(os.__file__, mode ^ 0o100)\n"
        "except OSError as error: print('REFUSED', error)\n"
        "got(os.stat(os.__file__).st_mode != mode)",
        bare="mode = os.stat(__file__).st_mode\nos.chmod(__file__, mode ^ 0o100)\n"
        "got(os.stat(__file__).st_mode != mode)",
    ),
    "touches_the_interpreter": Attack(
        "before = os.stat(os.__file__).st_mtime_ns\n"
        "try: os.utime(os.__file__)\n"
        "except OSError as error: print('REFUSED', error)\n"
        "got(os.stat(os.__file__).st_mtime_ns != before)",
        bare="before = os.stat(__file__).st_mtime_ns\nos.utime(__file__)\n"
        "got(os.stat(__file__).st_mtime_ns != before)",
    ),
    "writes_outside_its_folder": Attack(
        "for folder in ('/', '/usr/lib', '/dev', '/proc', '/sandbox', '/etc', sys.prefix):\n"
        "    tries(lambda: open(folder + '/left_by_attack', 'w'))",
        bare="tries(lambda: open('@HOST@/left_by_attack', 'w'))",
    ),
    "opens_the_settings_of_the_kernel": Attack(
        "for name in ('sysrq-trigger', 'sys/kernel/core_pattern', 'sys/kernel/hostname',\n"
        "             'sys/vm/drop_caches', 'sys/kernel/pid_max', '1/oom_score_adj'):\n"
        "    tries(lambda: os.open('/proc/' + name, os.O_WRONLY))",
        capability=ROOT,
    ),
    "writes_a_program_and_runs_it": Attack(
        "with open('run', 'w') as f: f.write('#!/bin/sh\\necho ESCAPED')\n"
        "os.chmod('run', 0o755)\n"
        "try: subprocess.run(['./run'])\n"
        "except OSError as error: print('REFUSED', error)"
    ),
    "maps_a_file_it_wrote_as_code": Attack(
        "import mmap\nf = open('code', 'w+b'); f.write(b'x' * 4096); f.flush()\n"
        "tries(lambda: mmap.mmap(f.fileno(), 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC))",
        lack="code_in_files",
    ),
    "fills_the_disk": Attack(
        "try:\n"
        "    for i in range(3): open(f'f{i}', 'wb').write(b'x' * (30 << 20))\n"
        "    got()\n"
        "except OSError as error: print('REFUSED', error)",
        lack="file_bounds",
    ),
    "fills_the_shared_memory": Attack(
        "try:\n"
        "    for i in range(3): open(f'/dev/shm/{i}', 'wb').write(b'x' * (30 << 20))\n"
        "    got()\n"
        "except OSError as error: print('REFUSED', error)",
        bare="with open('f', 'wb') as f: f.write(b'x' * (65 << 20))\ngot()",
    ),
    "makes_a_huge_sparse_file": Attack(
        "f = open('sparse', 'wb')\ntries(lambda: os.truncate(f.fileno(), 1 << 33))"
    ),
    "floods_the_inodes": Attack(
        "try:\n    for i in range(5000): os.mkdir(f'd{i}')\n    got()\n"
        "except OSError as error: print('REFUSED', error)",
        lack="file_bounds",
    ),
    "nests_five_thousand_folders": Attack(
        "try:\n    for i in range(5000): os.mkdir('d'); os.chdir('d')\n    got()\n"
        "except OSError as error: print('REFUSED', error)",
        lack="file_bounds",
    ),
    "waits_on_a_fifo": Attack(
        "import threading\n"
        "threading.Thread(target=lambda: (time.sleep(1.2), got(), os._exit(0))).start()\n"
        "os.mkfifo('fifo')\nopen('fifo')",
        WALL, TIGHT,
    ),
}  # fmt: skip

# --- processes -----------------------------------------------------------------------------------

PROCESSES = {
    "forks_more_than_its_share": Attack(
        "n = 0\n"
        "ends, holds = os.pipe()\n"
        "for _ in range(80):\n"
        "    try:\n"
        "        if os.fork() == 0: os.close(holds); os.read(ends, 1); os._exit(0)\n"
        "        n += 1\n"
        "    except OSError: pass\n"
        "got(n > 60)"
    ),
    "forks_without_end_and_catches_its_errors": Attack(
        "while True:\n    try: os.fork()\n    except OSError: pass",
        CPU + MEMORY, BUSY,
        bare="for _ in range(4): os.fork()\ntime.sleep(0.2)\ngot()",
    ),
    "starts_more_threads_than_its_share": Attack(
        "import threading\n"
        "def many():\n"
        "    for _ in range(80): threading.Thread(target=time.sleep, args=[0.3]).start()\n"
        "tries(many)"
    ),
    "leaves_an_orphan_that_prints": Attack("if os.fork() == 0: time.sleep(0.4); got()"),
    "double_forks_a_daemon": Attack(
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0: time.sleep(0.4); got()\n"
        "    os._exit(0)\n"
        "os.wait()"
    ),
    "leaves_daemons_that_burn_time": Attack(
        "for _ in range(4):\n"
        "    if os.fork() == 0:\n"
        "        os.setsid()\n"
        "        end = time.time() + 0.5 * @BURN@\n"
        "        while time.time() < end: pass\n"
        "        got(); os._exit(0)"
    ),
    "leaves_a_child_with_all_signals_blocked": Attack(
        "if os.fork() == 0:\n"
        "    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n"
        "    time.sleep(0.4); got()"
    ),
    "leaves_a_stopped_child": Attack(
        "child = os.fork()\n"
        "if child == 0: os.kill(os.getpid(), signal.SIGSTOP); os._exit(0)\n"
        "if os.fork() == 0:\n"
        "    time.sleep(0.3); os.kill(child, 0); os.kill(child, signal.SIGCONT); got(); os._exit(0)"
    ),
    "stops_itself": Attack(
        "me = os.getpid()\n"
        "if os.fork() == 0: time.sleep(9); os.kill(me, signal.SIGCONT); got(); os._exit(0)\n"
        "os.kill(me, signal.SIGSTOP)",
        WALL, TIGHT,
        bare="if os.fork() == 0: os.kill(os.getppid(), signal.SIGCONT); got(); os._exit(0)",
    ),
    "ignores_every_signal": Attack(
        "for s in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:\n"
        "    signal.signal(s, signal.SIG_IGN)\n"
        "time.sleep(9)\ngot()",
        WALL, TIGHT, bare="time.sleep(0.1)\ngot()",
    ),
    "kills_everyone": tries("os.kill(-1, signal.SIGKILL) is None",
        bare="tries(lambda: os.kill(-1, 0) is None)"),
    "signals_any_process": Attack(
        "me, found = os.getpid(), False\n"
        "for n in range(max(2, me - 9000), me):\n"
        "    try: os.kill(n, 0); found = True\n"
        "    except OSError: pass\n"
        "got(found)"
    ),
    "kills_everyone_from_a_child": Attack(
        "if os.fork() == 0: os.kill(-1, signal.SIGKILL); os._exit(0)\ntime.sleep(1)",
        SIGNALLED,
        fenced=EXITED,
        unproven="it ends its own run: the next one counts",
    ),
    "kills_init": Attack(
        "os.kill(1, signal.SIGKILL)\ntime.sleep(0.05)\nprint('both live')",
        bare="tries(lambda: os.kill(1, 0) is None)", capability=ROOT,
    ),
    "kills_init_by_its_descriptor": Attack(
        "init = os.pidfd_open(1)\nsignal.pidfd_send_signal(init, signal.SIGKILL)\n"
        "time.sleep(0.05)\nprint('both live')",
        bare="tries(lambda: signal.pidfd_send_signal(os.pidfd_open(1), 0) is None)",
        capability=ROOT,
    ),
    "stops_its_parent": Attack(
        "os.kill(os.getppid(), signal.SIGSTOP)\ntime.sleep(0.05)\nprint('both live')",
        bare="tries(lambda: os.kill(os.getppid(), 0) is None)",
    ),
    "sends_init_every_signal": Attack(
        "for s in signal.Signals: os.kill(1, s)\ntime.sleep(0.05)\nprint('both live')",
        bare="tries(lambda: os.kill(1, 0) is None)", capability=ROOT,
    ),
    "reads_the_limits_of_init": tries(
        "resource.prlimit(1, resource.RLIMIT_NOFILE)", capability=ROOT
    ),
    "takes_the_descriptors_from_init": tries(
        "resource.prlimit(1, resource.RLIMIT_NOFILE, (0, 0))",
        bare="tries(lambda: resource.prlimit(1, resource.RLIMIT_NOFILE))", capability=ROOT,
    ),
    "takes_the_memory_from_init": tries(
        "resource.prlimit(1, resource.RLIMIT_AS, (0, 0))",
        bare="tries(lambda: resource.prlimit(1, resource.RLIMIT_AS))", capability=ROOT,
    ),
    "slows_init": Attack(
        "before = os.getpriority(os.PRIO_PROCESS, 1)\n"
        "try: os.setpriority(os.PRIO_PROCESS, 1, before + 5)\n"
        "except OSError as error: print('REFUSED', error)\n"
        "got(os.getpriority(os.PRIO_PROCESS, 1) > before)",
        bare="tries(lambda: os.setpriority("
        "os.PRIO_PROCESS, 1, os.getpriority(os.PRIO_PROCESS, 1)))",
        capability=ROOT,
    ),
    "pins_init_to_a_processor": tries(
        "os.sched_setaffinity(1, os.sched_getaffinity(1))", capability=ROOT
    ),
    "floods_init_with_orphans": Attack(
        "for _ in range(50):\n"
        "    if os.fork() == 0:\n"
        "        if os.fork() == 0: os._exit(0)\n"
        "        os._exit(0)\n"
        "    os.wait()\n"
        "print('both live')",
        unproven="init must survive it: the next run counts",
    ),
    "sees_other_processes": Attack("got(sum(n.isdigit() for n in os.listdir('/proc')) > 2)"),
    "becomes_root": tries("os.setuid(0)", capability=ROOT),
    "raises_its_own_limits": tries(
        "resource.setrlimit(resource.RLIMIT_NPROC, (99999, 99999))", capability=SYS_RESOURCE
    ),
    "takes_priority": tries("os.nice(0) > os.nice(-5)", capability=ROOT),
    "takes_real_time_priority": tries(
        "os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))", capability=ROOT
    ),
    "lets_others_go_first_so_that_its_clock_stands": Attack(
        "before = os.nice(0)\nos.nice(5)\ngot(os.nice(0) > before)"
    ),
    "idles_so_that_its_clock_stands": Attack(
        "os.sched_setscheduler(0, os.SCHED_IDLE | os.SCHED_RESET_ON_FORK, os.sched_param(0))\n"
        "got(os.sched_getscheduler(0) & 0xFF == os.SCHED_IDLE)"
    ),
    "protects_itself_from_want_of_memory": tries(
        "open('/proc/self/oom_score_adj', 'w', buffering=1).write('-900\\n')",
        capability=SYS_RESOURCE,
    ),
    "asks_for_a_crash_handler": tries("resource.setrlimit(resource.RLIMIT_CORE, (0, 0))"),
    "opens_a_terminal": tries("os.openpty()"),
    "regains_a_capability": tries(
        "libc.prctl(23, 21, 0, 0, 0) == 1 and libc.prctl(39, 0, 0, 0, 0) == 0", capability=ROOT
    ),
}  # fmt: skip

# --- resources -----------------------------------------------------------------------------------

_BURN = "end = time.process_time() + 0.8 * @BURN@\nwhile time.process_time() < end: pass\n"
_TAKE = (
    "held = bytearray(100 << 20)\n"
    "for at in range(0, len(held), 4096): held[at] = 1\n"
    "time.sleep(@HOLD@); got()"
)
RESOURCES = {
    "loops_in_python": Attack(_BURN + "got()", CPU, BUSY, alone=CPU),
    "loops_in_c_with_the_lock_held": Attack(
        "sum(range(300_000_000))\ngot()", CPU, BUSY, bare="sum(range(50_000_000))\ngot()"
    ),
    "ignores_the_signal_of_the_time_limit": Attack(
        "signal.signal(signal.SIGXCPU, signal.SIG_IGN)\n" + _BURN + _BURN + _BURN + "got()",
        CPU, BUSY,
    ),
    "spreads_its_time_over_processes": Attack(
        "for _ in range(4):\n"
        "    if os.fork() == 0:\n"
        "        end = time.process_time() + 0.2 * @BURN@\n"
        "        while time.process_time() < end: pass\n"
        "        os._exit(0)\n"
        "for _ in range(4): os.wait()\n"
        "got()",
        CPU, BUSY, alone=CPU,
    ),
    "hides_the_time_of_children_it_does_not_wait_for": Attack(
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
        "for _ in range(8):\n"
        "    if os.fork() == 0:\n"
        "        end = time.process_time() + 0.1 * @BURN@\n"
        "        while time.process_time() < end: pass\n"
        "        os._exit(0)\n"
        "    try: os.wait()\n"
        "    except OSError: pass\n"
        "got()",
        CPU, BUSY, alone=CPU,
    ),
    "sleeps": Attack("time.sleep(9)\ngot()", WALL, TIGHT, bare="time.sleep(0.1)\ngot()"),
    "prints_a_byte_now_and_then": Attack(
        "for _ in range(12): os.write(1, b'.'); time.sleep(0.1)\ngot()", WALL, TIGHT
    ),
    "takes_memory": Attack(_TAKE, MEMORY, BUSY, alone=MEMORY),
    "takes_memory_and_catches_its_errors": Attack(
        f"try:\n    exec({_TAKE!r})\nexcept BaseException:\n    pass",
        MEMORY, BUSY, alone=MEMORY,
    ),
    "takes_memory_in_many_processes": Attack(
        "for _ in range(5):\n"
        "    if os.fork() == 0: held = b'x' * (16 << 20); time.sleep(@HOLD@); os._exit(0)\n"
        "got([os.wait()[1] for _ in range(5)] == [0] * 5)",
        MEMORY, BUSY, alone=MEMORY,
    ),
    "takes_memory_in_an_unmapped_file": Attack(
        "fd = os.memfd_create('held')\nfor _ in range(60): os.write(fd, b'x' * (1 << 20))\ngot()",
        MEMORY, BUSY, alone=EXITED,
    ),
    "takes_shared_memory": Attack(
        "import mmap\nheld = mmap.mmap(-1, 100 << 20)\n"
        "for at in range(0, len(held), 4096): held[at] = 1\n"
        "time.sleep(@HOLD@); got()",
        MEMORY, BUSY, alone=MEMORY,
    ),
    "takes_memory_in_temporary_files": Attack(
        "with open('f', 'wb') as f:\n    for _ in range(60): f.write(b'x' * (1 << 20))\ngot()",
        MEMORY, BUSY,
    ),
    "takes_memory_in_pipes": Attack(
        "for _ in range(4):\n"
        "    if os.fork() == 0:\n"
        "        for _ in range(200):\n"
        "            out = os.pipe()[1]\n"
        "            os.set_blocking(out, False)\n"
        "            os.write(out, b'x' * 65536)\n"
        "        time.sleep(@HOLD@); os._exit(0)\n"
        "got([os.wait()[1] for _ in range(4)] == [0] * 4)",
        MEMORY, BUSY,
    ),
    "takes_memory_in_sockets": Attack(
        "held = [socket.socketpair() for _ in range(240)]\n"
        "for one, other in held:\n"
        "    for each in (one, other):\n"
        "        each.setblocking(False)\n"
        "        try:\n"
        "            while each.send(b'x' * 32768): pass\n"
        "        except BlockingIOError: pass\n"
        "time.sleep(@HOLD@); got()",
        MEMORY, BUSY, alone=MEMORY,
    ),
    "takes_memory_in_datagrams": Attack(
        "held = []\n"
        "for i in range(100):\n"
        "    held.append(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))\n"
        "    held[-1].bind(chr(0) + str(i))\n"
        "    for _ in range(10):  # who sent them is gone, and they are there\n"
        "        one = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
        "        one.connect(chr(0) + str(i)); one.send(b'x' * 200_000); one.close()\n"
        "time.sleep(@HOLD@); got()",
        MEMORY, BUSY, alone=MEMORY, fenced=EXITED,
    ),
    "takes_memory_in_sockets_made_large": Attack(
        "held = [one for _ in range(80) for one in socket.socketpair()]\n"
        "for one in held:\n"  # most machines allow 416 KiB, which is twice what they give unasked
        "    one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 << 20)\n"
        "    one.setblocking(False)\n"
        "    try:\n"
        "        while one.send(b'x' * 32768): pass\n"
        "    except BlockingIOError: pass\n"
        "got(one.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) > 300_000); time.sleep(@HOLD@)",
        MEMORY, BUSY, alone=EXITED,
    ),
    "has_init_chosen_when_memory_runs_out": Attack(
        "tries(lambda: open('/proc/self/oom_score_adj', 'w').write('0') == 0)\n"
        "if os.fork() == 0:\n"
        "    os.execv('/bin/sh', ['sh', '-c', 'head -c 63M /dev/zero > f;"
        " head -c 63M /dev/zero > /dev/shm/f; echo ESCAPED; sleep 1'])\n"
        "os.wait()",
        MEMORY, BUSY,
        bare="subprocess.run(['/bin/sh', '-c', 'head -c 63M /dev/zero > f; echo ESCAPED'])",
    ),
    "floods_its_output": Attack("print('x' * 65536)\ngot()", OUTPUT, BUSY),
    "floods_its_output_without_a_line_end": Attack(
        "for _ in range(9): os.write(1, b'x' * 4096)\ngot()", OUTPUT, BUSY
    ),
    "floods_the_standard_error": Attack(
        "os.write(2, b'x' * 32768)\ntime.sleep(12)\ngot()", OUTPUT, BUSY,
        bare="os.write(2, b'x' * 32768)\ngot()",
    ),
    "floods_both_streams_a_little": Attack(
        "os.write(1, b'x' * 9000); os.write(2, b'x' * 9000)\ntime.sleep(12)\ngot()", OUTPUT, BUSY,
        bare="os.write(1, b'x' * 9000); os.write(2, b'x' * 9000)\ngot()",
    ),
    "floods_after_a_right_answer": Attack(
        "print('Tanh 0.7', flush=True)\nos.write(1, b'\\n' * 32768)\ngot()", OUTPUT, BUSY
    ),
    "floods_from_its_children": Attack(
        "for _ in range(5):\n"
        "    if os.fork() == 0: os.write(1, b'x' * 4096); os._exit(0)\n"
        "for _ in range(5): os.wait()\n"
        "time.sleep(12); got()",
        OUTPUT, BUSY, bare="os.write(1, b'x' * 20480); got()",
    ),
    "floods_every_descriptor": Attack(
        "for fd in range(1, 64):\n"
        "    try:\n"
        "        for _ in range(80): os.write(fd, b'x' * 65536)\n"
        "    except OSError: pass\n"
        "got()",
        OUTPUT,
    ),
    "opens_too_many_descriptors": tries("[os.dup(1) for _ in range(600)]"),
    "writes_a_file_larger_than_the_bound": tries(
        "open('f', 'wb').truncate((64 << 20) + 1)"
    ),
    "recurses_in_c": Attack(
        "x = []\nfor _ in range(1_000_000): x = [x]\n"
        "sys.setrecursionlimit(10**6)\nrepr(x)\ngot()",
        SIGNALLED + EXITED + MEMORY + CPU, BUSY,
        unproven="it crashes without the wall too",
    ),
    "nests_its_source": Attack(
        "try: compile('-' * 100_000 + '1', 'x', 'eval'); got()\n"
        "except (MemoryError, RecursionError, SyntaxError) as error: print('REFUSED', error)",
        SIGNALLED + EXITED + MEMORY + CPU, BUSY,
        unproven="the compiler refuses it or crashes without the wall too",
    ),
    "has_a_large_power_folded": Attack(
        "exec('x = ' + '**'.join(['9'] * 4)[:-3] + '00000000')\ngot()", CPU, BUSY,
        bare="exec('x = 9 ** 900000')\ngot()",
    ),
    "hashes_without_end_in_threads": Attack(
        "import hashlib, threading\n"
        "def burn(): hashlib.pbkdf2_hmac('sha256', b'x', b'x', int(4e6 * @BURN@))\n"
        "threads = [threading.Thread(target=burn) for _ in range(2)]\n"
        "for t in threads: t.start()\n"
        "for t in threads: t.join()\ngot()",
        CPU, BUSY,
    ),
}  # fmt: skip

# --- what the kernel keeps for a user, a file or the machine, whatever the namespace --------------

_SHARED_FILE = "import fcntl\nfd = os.open(os.__file__, os.O_RDONLY)\n"
_OWN_FILE = "import fcntl\nfd = os.open('own', os.O_RDWR | os.O_CREAT)\n"


def _asks(file: str, command: str) -> Attack:
    asks = f"fcntl.fcntl(fd, {command})\ngot()"
    return Attack(file + asks, bare=_OWN_FILE + asks)


SHARED = {
    "holds_a_lease_on_a_shared_file": _asks(_SHARED_FILE, "1024, 1"),
    "holds_a_lease_on_its_own_file": _asks(_OWN_FILE, "1024, 1"),
    "leaves_a_hint_on_a_shared_file": _asks(_SHARED_FILE, "1036, struct.pack('Q', 2)"),
    "asks_to_be_told_of_what_others_open": Attack(
        "import fcntl\ntries(lambda: fcntl.fcntl(os.open('/usr/lib', os.O_RDONLY), 1026, 1) == 0)"
    ),
    "makes_a_pipe_larger": tries("__import__('fcntl').fcntl(os.pipe()[1], 1031, 1 << 20)"),
    "takes_the_huge_pages_of_the_machine": Attack(
        "libc.mmap.restype = ctypes.c_long\n"
        "got(libc.mmap(None, ctypes.c_long(1 << 21), 3, 0x40022, -1, ctypes.c_long(0)) != -1)",
        unproven="most machines have none",
    ),
    "takes_huge_pages_in_a_file": tries("os.memfd_create('huge', 4)"),
    "drops_what_was_read_from_disk": Attack(
        "nothing = ctypes.c_long(0)\ngot(libc.posix_fadvise(-1, nothing, nothing, 4) != 0)"
    ),
    "pushes_its_pages_out": Attack(
        "import mmap\npage = mmap.mmap(-1, 4096)\n"
        "at = ctypes.addressof(ctypes.c_char.from_buffer(page))\n"
        "got(libc.madvise(ctypes.c_void_p(at), ctypes.c_long(4096), 21) == 0)"
    ),
    "queues_signals_without_end": Attack(
        "signal.pthread_sigmask(signal.SIG_BLOCK, [40])\n"
        "got(all(libc.sigqueue(os.getpid(), 40, None) == 0 for _ in range(600)))"
    ),
    "locks_memory": Attack(
        "import mmap\npages = mmap.mmap(-1, 1 << 20)\n"
        "at = ctypes.addressof(ctypes.c_char.from_buffer(pages))\n"
        "got(libc.mlock(ctypes.c_void_p(at), ctypes.c_long(1 << 20)) == 0)"
    ),
    "takes_back_that_it_dies_first": tries("open('/proc/self/oom_score_adj', 'w').write('0')"),
    "reads_who_runs_it": Attack(
        "got('grader' in open('/proc/self/cgroup').read())", unproven="a naive grader has no group"
    ),
}  # fmt: skip

HOGS = {
    "descriptors_in_flight": (
        "import threading; threading.stack_size(1 << 18)\n"
        "null, pairs = os.open('/dev/null', os.O_RDONLY), []\n"
        "for i in range(30):\n"
        "    one, other = (socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) for _ in 'ab')\n"
        "    other.bind(chr(0) + str(i)); one.connect(chr(0) + str(i)); one.setblocking(False)\n"
        "    try:\n"
        "        while True: one.send(b'x')\n"
        "    except BlockingIOError: one.setblocking(True)\n"
        "    pairs.append((one, other))\n"
        "def late(one):  # checked against the bound now, counted once there is room\n"
        "    socket.send_fds(one, [b'x'], [null] * 250)\n"
        "for one, _ in pairs: threading.Thread(target=late, args=[one], daemon=True).start()\n"
        "time.sleep(0.5)\n"
        "for _, other in pairs: other.recv(1)\n"
        "time.sleep(@HOLD@)\n"
        "one, other = socket.socketpair()\n"
        "try: socket.send_fds(one, [b'x'], [null])\n"
        "except OSError as error: print('HELD' if error.errno == 109 else error)\n"
        "sys.stdout.flush(); os._exit(0)"
    ),
    "pages_in_pipes": (
        "for _ in range(5):\n"
        "    if os.fork() == 0:\n"
        "        held = [os.pipe() for _ in range(240)]\n"
        "        time.sleep(@HOLD@); os._exit(0)\n"
        "for _ in range(5): os.wait()\n"
        "print('HELD')"
    ),
    "watches": (
        "import select\n"
        "ends = [end for _ in range(100) for end in os.pipe()]\n"
        "held = [select.epoll() for _ in range(250)]\n"
        "for watch in held:\n"
        "    for end in ends: watch.register(end)\n"
        "time.sleep(@HOLD@); print('HELD')"
    ),
    "signals": (
        "signal.pthread_sigmask(signal.SIG_BLOCK, [40])\n"
        "for _ in range(500): libc.sigqueue(os.getpid(), 40, None)\n"
        "time.sleep(@HOLD@); print('HELD')"
    ),
    "locks_on_libraries": (
        "import fcntl\n"
        "names = [getattr(module, '__file__', None) for module in list(sys.modules.values())]\n"
        "held = [open(name) for name in sorted(set(filter(None, names)))[:400]]\n"
        "for each in held: fcntl.flock(each, fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
        "time.sleep(@HOLD@); print('HELD')"
    ),
}
"""Programs that keep for a while what the kernel does not count for each namespace."""
NEIGHBOUR = """
import asyncio, multiprocessing, statistics, subprocess, tempfile, torch, xmlrpc.server
from torch.utils.data import DataLoader, TensorDataset
data = TensorDataset(torch.arange(8.))
print(sum(batch[0].sum().item() for batch in DataLoader(data, batch_size=2, num_workers=2)))
print(asyncio.run(asyncio.sleep(0.01, 'slept')))
out = subprocess.run([sys.executable, '-c', 'print(5)'], capture_output=True).stdout
print(out.decode(), end='')
signal.setitimer(signal.ITIMER_REAL, 10)
libc.timer_create.restype = ctypes.c_int
print(libc.timer_create(0, None, ctypes.byref(ctypes.c_void_p())))
"""
NEIGHBOUR_PRINTS = b"28.0\nslept\n5\n0\n"

# --- network -------------------------------------------------------------------------------------

_FAMILY = """
def family(number, kind=1, protocol=0):
    libc.syscall.restype = ctypes.c_long
    result = libc.socket(number, kind, protocol)
    got(result >= 0 or ctypes.get_errno() != 1)
"""
NETWORK = {
    "connects_to_a_service_of_the_host": tries(
        "socket.create_connection(('127.0.0.1', @PORT@), timeout=2)"
    ),
    "sends_a_datagram": tries(
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))"
    ),
    "listens": tries("socket.socket().bind(('127.0.0.1', 0)) is None"),
    "uses_the_newer_internet": Attack(_FAMILY + "family(10)"),
    "asks_for_a_name": tries("socket.getaddrinfo('localhost', 80)"),
    "reaches_the_metadata_of_a_cloud": Attack(
        "try: socket.create_connection(('169.254.169.254', 80), timeout=0.2); got()\n"
        "except PermissionError as error: print('REFUSED', error)\n"
        "except OSError: got()"
    ),
    "sends_raw_packets": Attack(_FAMILY + "family(2, 3, 1)", capability=ROOT),
    "listens_to_the_wire": Attack(_FAMILY + "family(17, 3, 768)", capability=ROOT),
    "asks_the_kernel_by_netlink": Attack(_FAMILY + "family(16, 3)"),
    "reaches_the_host_by_vsock": Attack(_FAMILY + "family(40)"),
    "uses_the_crypto_of_the_kernel": Attack(_FAMILY + "family(38, 5)"),
    "uses_bluetooth": Attack(_FAMILY + "family(31, 3, 1)"),
    "uses_any_other_family": Attack(
        _FAMILY + "for number in range(2, 64):\n    for kind in (1, 2, 3, 5): family(number, kind)"
    ),
    "makes_pairs_of_another_family": Attack(
        "pair = (ctypes.c_int * 2)()\n"
        "result = libc.socketpair(30, 1, 0, pair)\n"
        "got(result >= 0 or ctypes.get_errno() != 1)"
    ),
    "connects_to_a_socket_in_a_folder": tries(
        "socket.socket(socket.AF_UNIX).connect('@HOST@/socket') is None"
    ),
    "sends_a_datagram_from_a_pair": Attack(
        "try: socket.socketpair(type=socket.SOCK_DGRAM)[0].sendto(b'x', '@HOST@/socket')\n"
        "except OSError as error: got(error.errno == 91)"  # it is there, and is no such socket
    ),
    "connects_to_an_abstract_socket": tries(
        "socket.socket(socket.AF_UNIX).connect(chr(0) + '@HOST@') is None"
    ),
}

# --- kernel --------------------------------------------------------------------------------------

_MACHINE = ("x86_64", "aarch64").index(platform.machine())
_NONE = 0x7FFFFFFF
"""A process that is not there."""
_CALLS: dict[str, tuple[int, int, tuple[int, ...]]] = {
    # name: number on x86-64, on aarch64, arguments with which it does no harm to the machine
    "unshare": (272, 97, (1,)), "setns": (308, 268, (-1, 0)),
    "chroot": (161, 51, (0,)), "pivot_root": (155, 41, (0, 0)),
    "mount": (165, 40, (0, 0, 0, 0, 0)), "umount2": (166, 39, (0, 0)),
    "open_tree": (428, 428, (-1, 0, 0)), "move_mount": (429, 429, (-1, 0, -1, 0, 0)),
    "fsopen": (430, 430, (0, 0)), "fsconfig": (431, 431, (-1, 0, 0, 0, 0)),
    "fsmount": (432, 432, (-1, 0, 0)), "fspick": (433, 433, (-1, 0, 0)),
    "mount_setattr": (442, 442, (-1, 0, 0, 0, 0)), "statmount": (457, 457, (0, 0, 0, 0)),
    "listmount": (458, 458, (0, 0, 0, 0)), "open_tree_attr": (467, 467, (-1, 0, 0, 0, 0)),
    "quotactl": (179, 60, (_NONE, 0, 0, 0)), "quotactl_fd": (443, 443, (-1, _NONE, 0, 0)),
    "ptrace": (101, 117, (0x4200, _NONE, 0, 0)),
    "process_vm_readv": (310, 270, (_NONE, 0, 0, 0, 0, 0)),
    "process_vm_writev": (311, 271, (_NONE, 0, 0, 0, 0, 0)),
    "pidfd_getfd": (438, 438, (-1, 0, 0)), "kcmp": (312, 272, (_NONE, _NONE, 0, 0, 0)),
    "process_madvise": (440, 440, (-1, 0, 0, 0, 0)), "process_mrelease": (448, 448, (-1, 0)),
    "migrate_pages": (256, 238, (_NONE, 0, 0, 0)), "move_pages": (279, 239, (_NONE, 0, 0, 0, 0, 0)),
    "prlimit64 of init": (302, 261, (1, 99, 0, 0)),
    "inotify_init1": (294, 26, (_NONE,)), "fanotify_init": (300, 262, (_NONE, 0)),
    "add_key": (248, 217, (0, 0, 0, 0, 0)), "request_key": (249, 218, (0, 0, 0, 0)),
    "keyctl": (250, 219, (9999,)),
    "shmget": (29, 194, (0, 0, 0)), "msgget": (68, 186, (0x0A77AC, 0)),
    "semget": (64, 190, (0x0A77AC, 0, 0)),
    "io_setup": (206, 0, (0, 0)), "io_destroy": (207, 1, (0,)),
    "io_getevents": (208, 4, (0, 0, 0, 0, 0)), "io_submit": (209, 2, (0, 0, 0)),
    "io_cancel": (210, 3, (0, 0, 0)), "io_pgetevents": (333, 292, (0, 0, 0, 0, 0, 0)),
    "bpf": (321, 280, (9999, 0, 0)), "perf_event_open": (298, 241, (0, 0, 0, 0, 0)),
    "userfaultfd": (323, 282, (0xFF0000,)), "io_uring_setup": (425, 425, (0, 0)),
    "io_uring_enter": (426, 426, (-1, 0, 0, 0, 0, 0)),
    "io_uring_register": (427, 427, (-1, 0, 0, 0)), "memfd_secret": (447, 447, (0xFF,)),
    "personality": (135, 92, (0xFFFFFFFF,)),
    "name_to_handle_at": (303, 264, (-1, 0, 0, 0, 0)), "open_by_handle_at": (304, 265, (-1, 0, 0)),
    "init_module": (175, 105, (0, 0, 0)), "finit_module": (313, 273, (-1, 0, _NONE)),
    "delete_module": (176, 106, (0, 0)), "kexec_load": (246, 104, (0, 0, 0, 0xFFFF)),
    "kexec_file_load": (320, 294, (-1, -1, 0, 0, 0xFFFF)), "reboot": (169, 142, (0, 0, 0, 0)),
    "settimeofday": (164, 170, (1, 0)), "clock_settime": (227, 112, (9999, 0)),
    "adjtimex": (159, 171, (0,)), "clock_adjtime": (305, 266, (0, 0)),
    "sethostname": (170, 161, (0, -1)), "setdomainname": (171, 162, (0, -1)),
    "syslog": (103, 116, (99, 0, 0)), "acct": (163, 89, (1,)),
    "swapon": (167, 224, (0, 0)), "swapoff": (168, 225, (0,)), "vhangup": (153, 58, ()),
    "clone into a user namespace": (56, 220, (0x10000200, 0, 0, 0, 0)),
    "clone into a mount namespace": (56, 220, (0x00020200, 0, 0, 0, 0)),
    "clone into a process namespace": (56, 220, (0x30000200, 0, 0, 0, 0)),
    "clone into a network namespace": (56, 220, (0x50000200, 0, 0, 0, 0)),
    "clone into namespaces of queues and names": (56, 220, (0x1C000200, 0, 0, 0, 0)),
    "clone into a control group namespace": (56, 220, (0x12000200, 0, 0, 0, 0)),
}  # fmt: skip
_ONLY_X86 = {
    "modify_ldt": (154, (0, 0, 0)), "iopl": (172, (99,)), "ioperm": (173, (0, 0, 1)),
    "ustat": (136, (_NONE, 0)), "sysfs": (139, (99,)), "inotify_init": (253, ()),
}  # fmt: skip


def _kernel_call(number: int, arguments: tuple[int, ...], refusal: int = errno.EPERM) -> Attack:
    call = f"libc.syscall({_as_longs(number, *arguments)})"
    # Any other error shows that the call was reached, or at least not refused by the wall.
    reached = f"got({call} != -1 or ctypes.get_errno() != {refusal})"
    return Attack(reached, capability=ROOT)


def _as_longs(*numbers: int) -> str:
    return ", ".join(f"ctypes.c_long({number})" for number in numbers)


def _skips_the_disks(*call: int) -> Attack:
    return Attack(f"got(libc.syscall({_as_longs(*call)}) != 0)")


_MACHINE_CODE = (
    "import mmap\n"
    "page = mmap.mmap(-1, 4096, prot=7)\n"
    "page.write(bytes.fromhex('{code}'))\n"
    "at = ctypes.addressof(ctypes.c_char.from_buffer(page))\n"
    "got(ctypes.CFUNCTYPE(ctypes.c_int)(at)() != 0)"
)
_ELF_32 = (
    # A whole program for i386: exit(42) by int 0x80.
    "7f454c4601010100000000000000000002000300010000005480040834000000000000000000000034002000"
    "0100000000000000010000000000000000800408008004086000000060000000050000000010000031c040b3"
    "2acd8090"
)
KERNEL = {
    f"calls_{name.replace(' ', '_')}": _kernel_call(row[_MACHINE], row[2])
    for name, row in _CALLS.items()
} | {
    # The C library falls back to clone, whose flags a filter can read, only for this error.
    "calls_clone3": _kernel_call(435, (0, 0), errno.ENOSYS),
    "waits_for_every_disk": Attack(
        "begun = time.time()\nos.sync()\nprint(time.time() - begun)",
        unproven="harmful to the machine: see the next two",
    ),
    "waits_for_the_disk_of_a_file": _skips_the_disks((306, 267)[_MACHINE], -1),
    "flushes_a_file": _skips_the_disks((74, 82)[_MACHINE], -1),
    "asks_for_a_call_of_the_future": Attack(
        "number = ctypes.c_long(9999)\nlibc.syscall(number)\ngot(ctypes.get_errno() != 38)",
        unproven="no kernel has it",
    ),
}  # fmt: skip
if platform.machine() == "x86_64":
    KERNEL |= {f"calls_{name}": _kernel_call(*row) for name, row in _ONLY_X86.items()}
    KERNEL |= {
        "uses_x32": Attack(
            "libc.syscall(ctypes.c_long(0x40000000 + 39))\ngot()", SIGNALLED
        ),
        "uses_the_calls_of_i386": Attack(
            _MACHINE_CODE.format(code="b814000000cd80c3"), SIGNALLED  # getpid
        ),
        "runs_a_program_for_i386": Attack(
            f"fd = os.memfd_create('elf', 0)\nos.write(fd, bytes.fromhex('{_ELF_32}'))\n"
            "if os.fork() == 0: os.execv(f'/proc/self/fd/{fd}', ['elf'])\n"
            "got(os.waitstatus_to_exitcode(os.wait()[1]) == 42)"
        ),
    }  # fmt: skip

# --- Python: what a naive grader keeps in the same process ---------------------------------------

_SCAN = """
import re
needle = re.compile(b'what only the grader know[s]')  # does not find itself
found = False
with open('/proc/self/maps') as maps:
    rows = [line.split() for line in maps if ' rw' in line]
for row in rows:
    start, end = (int(bound, 16) for bound in row[0].split('-'))
    try: found |= needle.search({read}) is not None
    except (OSError, ValueError, OverflowError): pass
got(found)
"""
_PYTHON = {
    "walks_the_frames": Attack(
        "frame, found = sys._getframe(), False\n"
        "while frame:\n"
        "    found |= any('expected' in names for names in (frame.f_locals, frame.f_globals))\n"
        "    frame = frame.f_back\n"
        "got(found)"
    ),
    "asks_the_garbage_collector": Attack(
        "import gc\n"
        "got(any(isinstance(each, dict) and isinstance(each.get('mean_fc1_gradient'), float)\n"
        "        for each in gc.get_objects()))"
    ),
    "looks_through_the_modules": Attack(
        "got(any('expected' in vars(module) for module in list(sys.modules.values())\n"
        "        if hasattr(module, '__dict__')))"
    ),
    "reads_its_own_memory": Attack(
        _SCAN.format(read="os.pread(memory, end - start, start)").replace(
            "found = False", "found, memory = False, os.open('/proc/self/mem', os.O_RDONLY)"
        )
    ),
    "reads_its_own_memory_by_ctypes": Attack(
        _SCAN.format(read="ctypes.string_at(start, end - start)").replace("' rw'", "'[heap]'")
    ),
    "reads_every_descriptor": Attack(
        "found = False\n"
        "for fd in range(3, 256):\n"
        "    try:\n"
        "        os.set_blocking(fd, False)\n"
        "        found |= b'only the grader knows' in os.read(fd, 1 << 16)\n"
        "    except OSError: pass\n"
        "got(found)"
    ),
    "compares_equal_to_everything": Attack(
        "class Everything(float):\n"
        "    def __eq__(self, other): return True\n"
        "    def __sub__(self, other): return 0.0\n"
        "    def __rsub__(self, other): return 0.0\n"
        "answer = Everything(1.0)\n"
        "frame = sys._getframe()\n"
        "while frame:\n"
        "    got('expected' in frame.f_globals and frame.f_globals['expected'] == answer)\n"
        "    frame = frame.f_back"
    ),
}
PYTHON = {
    name: Attack(attack.source, same_process=True) for name, attack in _PYTHON.items()
} | {
    "ends_without_a_report": Attack("os._exit(0)", unproven="see the verdicts"),
    "closes_its_output": Attack(
        "sys.stdout.close(); os.close(1); os.close(2)", unproven="see the verdicts"
    ),
    "raises_what_cannot_be_shown": Attack(
        "class Hostile(Exception):\n"
        "    def __str__(self): raise SystemExit(0)\n"
        "    __repr__ = __str__\n"
        "raise Hostile",
        unproven="see the verdicts",
    ),
    "raises_what_has_no_trace": Attack(
        "class Meta(type):\n    __name__ = property(lambda self: 1 / 0)\n"
        "class Hostile(Exception, metaclass=Meta): pass\n"
        "raise Hostile",
        unproven="see the verdicts",
    ),
    "raises_a_megabyte": Attack("raise ValueError('x' * (1 << 20))", OUTPUT,
        unproven="see the verdicts"),
    "shadows_the_modules_of_its_runner": Attack(
        "for name in ('json', 'os', 'marshal', 'inner', 'sitecustomize', 'random', 'encodings'):\n"
        "    open(name + '.py', 'w').write('print(\"ESCAPED\")')\n"
        "    open('/tmp/' + name + '.py', 'w').write('print(\"ESCAPED\")')",
        finds="import json, marshal, random",
        bare="open('random.py', 'w').write('print(\"ESCAPED\")')",
    ),
    "writes_a_report_to_every_descriptor": Attack(
        "for fd in range(3, 64):\n"
        "    try: os.write(fd, b'{\"exception\": null, \"probes\": {}}')\n"
        "    except OSError: pass\n"
        "os._exit(0)",
        unproven="see the verdicts",
    ),
    "sends_urgent_data_with_its_report": Attack(
        "for fd in range(3, 64):\n"
        "    try: socket.socket(fileno=os.dup(fd)).send(b'x', socket.MSG_OOB)\n"
        "    except OSError: pass",
        unproven="the grader must go on: the next run counts",
    ),
    "sends_its_descriptors_with_its_report": Attack(
        "for fd in range(3, 64):\n"
        "    try: socket.send_fds(socket.socket(fileno=os.dup(fd)), [b'x'], [0, 1, 2] * 80)\n"
        "    except OSError: pass",
        unproven="the grader must go on: the next run counts",
    ),
    "hides_its_output_in_a_ring_of_sockets": Attack(
        "for _ in range(20):\n"
        "    one, other = socket.socketpair()\n"
        "    socket.send_fds(one, [b'x'], [other.fileno(), 1, 2])\n"
        "    socket.send_fds(other, [b'x'], [one.fileno(), 1, 2])",
        unproven="the grader must go on: the next run counts",
    ),
}  # fmt: skip

# --- between runs --------------------------------------------------------------------------------

_LEAVES_FILE = "open('{path}', 'w').write('left')"
_FINDS_FILE = "got(os.path.exists('{path}')); os.path.exists('{path}') and os.remove('{path}')"


def _file(path: str) -> Attack:
    return Attack(_LEAVES_FILE.format(path=path), finds=_FINDS_FILE.format(path=path))


def _state(source: str, finds: str) -> Attack:
    return Attack(source, finds=finds, same_process=True)


BETWEEN = {
    "leaves_a_file": _file("left"),
    "leaves_a_file_in_the_temporary_folder": _file("/tmp/left_by_attack"),
    "leaves_shared_memory": _file("/dev/shm/left_by_attack"),
    "leaves_a_name_that_is_no_text": Attack(
        "os.mkdir(b'\\xff\\xfe\\n'); open('=1+1.<b>', 'w')",
        finds="got(b'\\xff\\xfe\\n' in os.listdir(b'.'))",
    ),
    "leaves_a_module_for_the_next": Attack(
        "open('colorsys.py', 'w').write('print(\"ESCAPED\")')", finds="import colorsys"
    ),
    "overwrites_its_own_source": Attack(
        "open('submission.py', 'w').write('')\nopen('once', 'w').close()",
        finds="got(os.path.exists('once'))",
    ),
    "leaves_a_message_queue": Attack(
        "libc.mq_open(b'/left_by_attack', 0o102, 0o600, None)",
        finds="got(libc.mq_open(b'/left_by_attack', 2) >= 0)\nlibc.mq_unlink(b'/left_by_attack')",
    ),
    "leaves_shared_memory_of_system_five": Attack(
        "libc.shmget(0x0A77AC, 4096, 0o1600)",
        finds="key = libc.shmget(0x0A77AC, 4096, 0o600)\ngot(key >= 0)\nlibc.shmctl(key, 0, None)",
    ),
    "leaves_an_abstract_socket": Attack(
        "s = socket.socket(socket.AF_UNIX); s.bind(chr(0) + 'left_by_attack'); s.listen()\n"
        "if os.fork() == 0: os.close(1); os.close(2); time.sleep(1.5); os._exit(0)",
        finds="s = socket.socket(socket.AF_UNIX)\n"
        "tries(lambda: s.connect(chr(0) + 'left_by_attack') is None)",
    ),
    "leaves_a_lock": Attack(
        "import fcntl\nf = open(os.__file__); fcntl.flock(f, fcntl.LOCK_EX)\n"
        "if os.fork() == 0: os.close(1); os.close(2); time.sleep(1.5); os._exit(0)",
        finds="import fcntl\n"
        "try: fcntl.flock(open(os.__file__), fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
        "except OSError: got()",
    ),
    "leaves_a_key": Attack(
        f"libc.syscall({(248, 217)[_MACHINE]}, b'user', b'left_by_attack', b'x', 1, -4)",
        finds="key = libc.syscall({1}, 10, -4, b'user', b'left_by_attack', 0)\n"
        "got(key > 0)\nkey > 0 and libc.syscall({1}, 9, key, -4)".replace(
            "{1}", str((250, 219)[_MACHINE])
        ),
    ),
    "leaves_an_attribute_on_a_shared_file": Attack(
        "tries(lambda: os.setxattr(os.__file__, 'user.left', b'x') is None)",
        bare="tries(lambda: os.setxattr(__file__, 'user.left', b'x') is None)",
    ),
    "overwrites_code_in_its_memory": Attack(
        "at = ctypes.cast(libc.getppid, ctypes.c_void_p).value\n"
        "code = {'x86_64': 'b82a000000c3', 'aarch64': '40058052c0035fd6'}[os.uname().machine]\n"
        "os.pwrite(os.open('/proc/self/mem', os.O_RDWR), bytes.fromhex(code), at)",
        finds="got(os.getppid() == 42)",
        same_process=True,
    ),
    "changes_the_environment": _state(
        "os.environ['LEFT'] = 'x'; libc.setenv(b'LEFT', b'x', 1)", "got('LEFT' in os.environ)"
    ),
    "changes_the_limits": _state(
        "resource.setrlimit(resource.RLIMIT_NOFILE, (77, 77))",
        "got(resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 77)",
    ),
    "changes_the_mask_and_the_folder": _state(
        "os.umask(0o321); os.chdir('/')", "got(os.umask(0) == 0o321 or os.getcwd() == '/')"
    ),
    "ignores_signals_for_the_next": _state(
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)",
        "got(signal.getsignal(signal.SIGTERM) is signal.SIG_IGN)",
    ),
    "sets_a_timer_for_the_next": _state(
        "signal.signal(signal.SIGALRM, lambda *_: got())\nsignal.setitimer(0, 0.1)",
        "time.sleep(0.25)",
    ),
    "replaces_the_modules_it_can_reach": _state(
        "import json, math; json.loads = len; math.pi = 3; sys.modules['left'] = math",
        "import json, math\ngot(json.loads is len or math.pi == 3 or 'left' in sys.modules)",
    ),
    "replaces_the_built_in_names": _state(
        "import builtins; builtins.sum = len", "got(sum([3]) == 1)"
    ),
    "replaces_the_clock": _state(
        "time.monotonic = time.time = time.process_time = lambda: 0", "got(time.time() == 0)"
    ),
    "replaces_numpy": _state(
        "import numpy; numpy.mean = lambda *_: 0.7",
        "import numpy\ngot(numpy.mean([1, 2]) == 0.7)",
    ),
    "seeds_numpy_and_random_for_the_next": _state(
        "import numpy, random; numpy.random.seed(5); random.seed(5)",
        "import numpy, random\n"
        "got(random.random() == 0.6229016948897019 or"
        " abs(numpy.random.rand() - 0.2219931710897) < 1e-9)",
    ),
    "changes_torch_for_the_next": _state(
        "import torch; torch.manual_seed(5); torch.set_default_dtype(torch.float64)\n"
        "torch.set_num_threads(2); torch.set_grad_enabled(False); torch.mean = len",
        "import torch\n"
        "got(torch.initial_seed() == 5 or torch.get_default_dtype() is torch.float64 or\n"
        "    torch.get_num_threads() == 2 or not torch.is_grad_enabled() or torch.mean is len)",
    ),
    "hooks_the_imports_of_the_next": _state(
        "class Hook:\n"
        "    def find_spec(self, name, *_): name == 'colorsys' and got()\n"
        "sys.meta_path.insert(0, Hook()); sys.setprofile(lambda *_: None)",
        "import colorsys\ngot(sys.getprofile() is not None)",
    ),
    "replaces_the_output_of_the_next": _state(
        "class Out:\n"
        "    def write(self, text): os.write(1, b'ESCAPED')\n"
        "    def flush(self): pass\n"
        "sys.stdout = Out()",
        "print('an honest line')",
    ),
}

GROUPS = {
    "files": FILES,
    "processes": PROCESSES,
    "resources": RESOURCES,
    "shared": SHARED,
    "network": NETWORK,
    "kernel": KERNEL,
    "python": PYTHON,
    "between": BETWEEN,
}
ATTACKS = {f"{group}/{name}": a for group, table in GROUPS.items() for name, a in table.items()}
CALLS = [name for name in ATTACKS if name.startswith("kernel/calls_")]
ALL_CALLS = Attack("\n".join(ATTACKS[name].source for name in CALLS), capability=ROOT)
"""Every refused call in one program, which says ESCAPED or REFUSED for each."""
WALL_ONLY = {
    name: attack
    for name, attack in ATTACKS.items()
    if name not in CALLS
    and (name.startswith(("files", "network", "processes", "kernel", "shared")) or attack.alone)
} | {"kernel/calls_of_all_kinds": ALL_CALLS}
"""What the wall contains alone, without a control group."""
FENCED = {
    name: attack
    for name, attack in ATTACKS.items()
    if name not in CALLS and (not name.startswith("resources") or attack.alone)
} | {"kernel/calls_of_all_kinds": ALL_CALLS}
"""What is tried behind a fence: what needs no control group."""
