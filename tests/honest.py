"""Programs as people write them at home, by name; none needs more than a second of its own.

`test_honest` runs each with `python submission.py`, its output in a pipe, and in every sandbox.
"""

STREAMS = {
    "reconfigures_stdout": "import sys\nsys.stdout.reconfigure(encoding='utf-8')\nprint('среднее')",
    "reconfigures_stderr": "import sys\nsys.stderr.reconfigure(encoding='utf-8')\nprint(1)",
    "reconfigures_stdin": "import sys\nsys.stdin.reconfigure(encoding='utf-8')\nprint(input())",
    "buffers_lines": (
        "import sys\nsys.stdout.reconfigure(line_buffering=True, write_through=True)\n"
        "print(1)\nprint(sys.stdout.line_buffering)"
    ),
    "writes_another_coding": (
        "import sys\nsys.stdout.reconfigure(encoding='cp1251', errors='replace')\nprint('да梯')"
    ),
    "ends_lines_as_windows": (
        "import sys\nsys.stdout.reconfigure(newline='\\r\\n')\nprint(1)\nprint(2)"
    ),
    "wraps_the_buffer": (
        "import io, sys\nprint(0)\nsys.stdout.flush()\n"
        "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')\nprint('ю')"
    ),
    "wraps_the_buffer_of_stderr": (
        "import io, sys\n"
        "sys.stderr = io.TextIOWrapper(sys.stderr.buffer, encoding='utf-8')\nprint(1)"
    ),
    "wraps_what_it_detached": (
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.detach(), 'utf-8')\nprint('ю')"
    ),
    "wraps_stdin": (
        "import io, sys\nsys.stdin = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8')\n"
        "print(input())"
    ),
    "wraps_with_codecs": (
        "import codecs, sys\nsys.stdout = codecs.getwriter('utf-8')(sys.stdout.buffer)\nprint('ю')"
    ),
    "wraps_with_codecs_what_it_detached": (
        "import codecs, sys\nsys.stdout = codecs.getwriter('utf-8')(sys.stdout.detach())\n"
        "print('ю')"
    ),
    "opens_its_descriptor": (
        "import sys\nsys.stdout = open(sys.stdout.fileno(), 'w', encoding='utf8', buffering=1)\n"
        "print('ю')"
    ),
    "opens_descriptor_one": "import os\nf = os.fdopen(1, 'w')\nprint(1, file=f)\nf.close()",
    "opens_descriptor_one_for_bytes": (
        "with open(1, 'wb', closefd=False) as f:\n    f.write(b'1\\n')\nprint(2)"
    ),
    "unbuffered": (
        "import os, sys\nsys.stdout = os.fdopen(sys.stdout.fileno(), 'wb', 0)\n"
        "sys.stdout.write(b'1\\n')"
    ),
    "closes_stdout": "import sys\nprint(1)\nsys.stdout.close()",
    "closes_stderr": "import sys\nprint(1)\nsys.stderr.close()",
    "closes_stdin": "import sys\nprint(input())\nsys.stdin.close()",
    "closes_stdout_by_with": "import sys\nprint(1)\nwith sys.stdout as f:\n    print(2, file=f)",
    "closes_all": "import sys\nprint(1)\nsys.stdin.close(), sys.stdout.close(), sys.stderr.close()",
    "prints_after_closing": "import sys\nprint(1)\nsys.stdout.close()\nprint(2)",
    "raises_with_stderr_closed": "import sys\nprint(1)\nsys.stderr.close()\n1 / 0",
    "stdout_is_none": "import sys\nprint(1)\nsys.stdout.flush()\nsys.stdout = None\nprint(2)",
    "stderr_is_none": "import sys\nprint(1)\nsys.stderr = None",
    "stdin_is_none": "import sys\nprint(input())\nsys.stdin = None",
    "raises_with_stderr_none": "import sys\nprint(1)\nsys.stderr = None\n1 / 0",
    "deletes_stdout": "import sys\nprint(1)\ndel sys.stdout",
    "deletes_all": "import sys\nprint(1)\ndel sys.stdin, sys.stdout, sys.stderr",
    "prints_after_deleting": "import sys\nprint(1)\ndel sys.stdout\nprint(2)",
    "exits_with_words_and_stderr_deleted": (
        "import sys\nprint(1)\ndel sys.stderr, sys.excepthook\nsys.exit('no')"
    ),
    "exits_with_words_and_stderr_none": (
        "import sys\nprint(1)\nsys.stdout.flush()\nsys.stderr = None\nsys.exit('no')"
    ),
    "asks_with_stdout_none": "import sys\nout, sys.stdout = sys.stdout, None\ninput()",
    "a_tee": (
        "import sys\n"
        "class Tee:\n"
        "    def __init__(self, *files): self.files = files\n"
        "    def write(self, text):\n        for f in self.files: f.write(text)\n"
        "    def flush(self):\n        for f in self.files: f.flush()\n"
        "sys.stdout = Tee(sys.stdout, open('log.txt', 'w'))\n"
        "print(1)\nsys.stdout.flush()\nprint(open('log.txt').read())"
    ),
    "a_stdout_without_flush": (
        "import sys\n"
        "class Writes:\n    def write(self, text): sys.__stdout__.write(text.upper())\n"
        "sys.stdout = Writes()\nprint('a')"
    ),
    "redirects": (
        "import contextlib, io\nkept = io.StringIO()\n"
        "with contextlib.redirect_stdout(kept): print('a')\nprint(kept.getvalue() * 2)"
    ),
    "redirects_to_a_file": (
        "import contextlib, sys\n"
        "with open('x.txt', 'w') as f, contextlib.redirect_stdout(f): print('a')\n"
        "print(open('x.txt').read())"
    ),
    "replaces_and_restores": (
        "import io, sys\nsys.stdout = io.StringIO()\nprint(1)\nkept = sys.stdout.getvalue()\n"
        "sys.stdout = sys.__stdout__\nprint(repr(kept))"
    ),
    "replaces_the_write_of_stdout": (
        "import sys\nplain = sys.stdout.write\nsys.stdout.write = lambda t: plain(t.upper())\n"
        "print('a')\nsys.stdout.write = plain\nprint('b')"
    ),
    "opens_dev_stdout": "with open('/dev/stdout', 'w') as f:\n    print(1, file=f)",
    "leaves_dev_stdout_open": "f = open('/dev/stdout', 'w')\nprint(1, file=f)",
    "opens_dev_stderr": "print(1)\nwith open('/dev/stderr', 'w') as f:\n    print(2, file=f)",
    "opens_proc_self_fd": "with open('/proc/self/fd/1', 'w') as f:\n    print(1, file=f)",
    "opens_dev_fd": "with open('/dev/fd/1', 'a') as f:\n    print(1, file=f)",
    "opens_dev_stdin": "print(open('/dev/stdin').read())",
    "opens_descriptor_zero": "print(open(0).read().split())",
    "redirects_a_shell_to_dev_stdout": "import os\nos.system('echo 1 > /dev/stdout')",
    "leaves_a_copy_open": "import os\nf = os.fdopen(os.dup(1), 'w')\nprint(1, file=f)",
    "leaves_a_file_open": (
        "import atexit\natexit.register(lambda: print(open('x.txt').read()))\n"
        "f = open('x.txt', 'w', 1)\nprint(1, file=f)"
    ),
    "saves_and_restores_a_descriptor": (
        "import os, sys\nkept = os.dup(1)\nf = open('x.txt', 'w+')\nos.dup2(f.fileno(), 1)\n"
        "print(1)\nsys.stdout.flush()\nos.dup2(kept, 1)\nprint(2, open('x.txt').read())"
    ),
    "writes_bytes": (
        "import sys\nsys.stdout.buffer.write(b'\\xff\\x001\\n')\nsys.stdout.flush()\nprint(2)"
    ),
    "writes_surrogates": "print('\\udcff')",
    "writes_what_it_cannot": "print(1)\nprint('\\ud800')",
    "writes_a_megabyte": "print('x' * 999_999)\nprint('end')",
    "writes_through_c": (
        "import ctypes\nc = ctypes.CDLL(None)\nprint(1, flush=True)\nc.puts(b'2')\nc.puts(b'3')"
    ),
    "shows_its_streams": (
        "import sys\n"
        "for s in (sys.stdin, sys.stdout, sys.stderr):\n"
        "    print(s, type(s), s.encoding, s.errors, s.isatty(), s.fileno(), s.name, s.mode)\n"
        "    print(s.line_buffering, s.write_through, s.seekable(), s.newlines, s.closed)\n"
        "    print(s.readable(), s.writable(), s.buffer, type(s.buffer.raw), s.buffer.raw.mode)"
    ),
    "streams_of_the_start": (
        "import sys\nprint(sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__)\n"
        "print(sys.stdin is sys.__stdin__)"
    ),
    "asks_where_it_is": "import sys\nsys.stdout.tell()",
    "counts_what_it_wrote": (
        "import sys\nn = sys.stdout.write('abc\\n')\nprint(n, sys.stdout.writelines(['x', '\\n']))"
    ),
    "writes_no_text": "import sys\nsys.stdout.write(1)",
    "an_idle_progress_bar": "import sys\nfor i in range(3): sys.stdout.write(f'\\r{i}')\nprint()",
    "a_fault_handler": (
        "import faulthandler\nfaulthandler.enable()\nprint(faulthandler.is_enabled())"
    ),
}
INPUT = {
    "asks": "print(int(input()) + 1)",
    "asks_too_often": "input()\ninput()",
    "loops_over_stdin": "import sys\nfor line in sys.stdin: print(repr(line))",
    "reads_a_line": "import sys\nprint(repr(sys.stdin.readline()), repr(sys.stdin.readline()))",
    "reads_bytes": "import sys\nprint(sys.stdin.buffer.read())",
    "reads_files_given": "import fileinput\nfor line in fileinput.input(): print(line.strip())",
    "reads_a_descriptor": "import os\nprint(os.read(0, 99))",
    "asks_for_a_password": "import getpass\nprint(getpass.getpass())",
    "replaces_stdin": "import io, sys\nsys.stdin = io.StringIO('5\\n')\nprint(input())",
}
ENDS = {
    **{
        f"exits_with_{name}": f"import sys\nprint(1)\nsys.exit({what})"
        for name, what in {
            "nothing": "",
            "zero": "0",
            "three": "3",
            "true": "True",
            "minus_one": "-1",
            "much": "256",
            "too_much": "10**30",
            "words": "'no'",
            "a_list": "[1]",
            "none": "None",
        }.items()
    },
    "calls_exit": "print(1)\nexit()",
    "calls_quit": "print(1)\nquit(2)",
    "exits_in_a_function": "def f(): raise SystemExit\nf()",
    "exits_in_a_thread": (
        "import sys, threading\nt = threading.Thread(target=sys.exit, args=(3,))\nt.start()\n"
        "t.join()\nprint(1)"
    ),
    "leaves_at_once": "import os\nprint(1, flush=True)\nos._exit(4)",
    "kills_itself": "import os\nprint(1, flush=True)\nos.kill(os.getpid(), 9)",
    "raises": "print(1)\ndef f():\n    1 / 0\n\nf()",
    "raises_in_a_library": "import json\njson.loads('{')",
    "raises_from_another": (
        "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise KeyError(1) from e"
    ),
    "raises_with_a_note": "e = ValueError('x')\ne.add_note('look')\nraise e",
    "raises_a_group": "raise ExceptionGroup('two', [ValueError(1), KeyError(2)])",
    "raises_in_a_thread": (
        "import threading\nt = threading.Thread(target=lambda: 1 / 0)\n"
        "t.start()\nt.join()\nprint(1)"
    ),
    "has_its_own_hook": "import sys\nsys.excepthook = lambda *a: print('oops', a[1])\n1 / 0",
    "recurses_without_end": "def f(): f()\nf()",
    "recurses_to_the_end": (
        "import sys\ndef f(n):\n    try: return f(n + 1)\n    except RecursionError: return n\n"
        "print(f(0), sys.getrecursionlimit())\n"
        "sys.setrecursionlimit(5000)\nprint(sys.getrecursionlimit())"
    ),
    "raises_the_bound_of_its_stack": (
        "import resource\nmost = resource.getrlimit(resource.RLIMIT_STACK)[1]\n"
        "resource.setrlimit(resource.RLIMIT_STACK, (most, most))\nprint(most)"
    ),
    "at_its_exit": "import atexit\natexit.register(print, 1)\natexit.register(print, 2)\nprint(0)",
    "raises_at_its_exit": "import atexit\natexit.register(lambda: 1 / 0)\nprint(0)",
    "joins_its_threads": (
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(0.1), print('late'))).start()"
    ),
    "leaves_a_daemon": (
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(99,), daemon=True).start()\n"
        "print(1)"
    ),
    "says_goodbye": (
        "class A:\n    def __del__(self): print('bye', NAME)\nNAME = 'x'\na = A()\nprint(1)"
    ),
    "says_goodbye_in_a_circle": (
        "class A:\n    def __del__(self): print('bye')\na = A()\na.me = a\nprint(1)"
    ),
    "raises_when_it_goes": "class A:\n    def __del__(self): 1 / 0\na = A()\nprint(1)",
    "cannot_flush": (
        "import sys\nprint(1, flush=True)\n"
        "class Bad:\n    def write(self, t): return len(t)\n"
        "    def flush(self): raise OSError('full')\n"
        "sys.stdout = Bad()\nprint(2)"
    ),
}
SOURCES = {
    "syntax_error": "print(1)\nx = = 2",
    "never_closed": "print(1",
    "bad_indent": "if 1:\nprint(1)",
    "tab_error": "if 1:\n        x = 1\n\ty = 2",
    "warns_of_its_syntax": "print('\\d')\nassert (1, 'x')",
    "line_after_a_form_feed": "x = 1\n\f\ndef f(): 1 / 0\n\nf()",
    "line_after_a_line_separator": "x = '\u2028\u2029\x85\x0b\x1c'\n\n1 / 0",
    "line_after_windows_ends": "x = 1\r\n\r\n1 / 0",
    "line_after_old_mac_ends": "x = 1\r\r1 / 0",
    "a_byte_order_mark": "\ufeffprint('ю')",
    "a_coding_line": "# -*- coding: utf-8 -*-\nprint('ю')",
    "a_mark_and_another_coding": "\ufeff# coding: cp1251\nprint('ю')",
    "an_unknown_coding": "# coding: nonsense\nprint('ю')",
    "future": (
        "from __future__ import annotations\n"
        "def f(x: nothing): return 1\nprint(f(1), f.__annotations__)"
    ),
    "a_docstring": "'''About it.'''\nprint(__doc__)",
    "nothing_but_a_comment": "# nothing",
}
PLACES = {
    "its_names": "print(sorted(dir()))",
    "what_it_is": (
        "import os\n"
        "print(__name__, os.path.basename(__file__), os.path.isabs(__file__), __spec__)\n"
        "print(__package__, __cached__, type(__loader__).__name__, __builtins__)"
    ),
    "its_arguments": "import sys\nprint(sys.argv, len(sys.path[0]) > 1)",
    "its_folder": "import os\nprint(os.listdir(), os.path.basename(os.getcwd()))",
    "its_main": "import __main__\nx = 5\nprint(__main__.x, __main__.__file__ == __file__)",
    "its_source": "import inspect\ndef f():\n    return 1\nprint(inspect.getsource(f))",
    "its_hints": (
        "import typing\nclass A: x: 'B'\nclass B: pass\nprint(typing.get_type_hints(A))"
    ),
    "its_pickles": (
        "import pickle\nclass A: x = 3\nprint(pickle.loads(pickle.dumps(A())).x)"
    ),
    "who_it_is": (
        "import getpass, os, pwd, grp\nme = pwd.getpwuid(os.getuid())\n"
        "print(bool(me.pw_name), bool(getpass.getuser()), me.pw_uid == os.getuid())\n"
        "print(bool(grp.getgrgid(os.getgid()).gr_name))"
    ),
    "its_home": (
        "import os, pathlib\nfolder = pathlib.Path.home() / '.cache' / 'mine'\n"
        "folder.mkdir(parents=True)\n(folder / 'x').write_text('1')\n"
        "print(os.path.expanduser('~') == str(pathlib.Path.home()), (folder / 'x').read_text())"
    ),
    "its_locale": (
        "import locale\nlocale.setlocale(locale.LC_ALL, '')\n"
        "print(locale.getpreferredencoding(), locale.format_string('%.2f', 1.5))"
    ),
    "a_time_zone": (
        "import os, time\nos.environ['TZ'] = 'Europe/Moscow'\ntime.tzset()\n"
        "print(time.strftime('%H:%M %Z', time.localtime(0)), time.tzname)"
    ),
    "a_zone_of_zoneinfo": (
        "import datetime, zoneinfo\n"
        "print(datetime.datetime(2024, 7, 1, tzinfo=zoneinfo.ZoneInfo('Asia/Shanghai')))"
    ),
    "a_temporary_file": (
        "import tempfile\nwith tempfile.NamedTemporaryFile('w+') as f:\n"
        "    f.write('x')\n    f.seek(0)\n    print(f.read())"
    ),
    "no_such_file": "def f(): open('train.csv')\n\nf()",
    "opens_by_a_class": "class A: read = open\nprint(A().read('submission.py').readline())",
    "opens_a_file_by_default": (
        "import inspect\nf = open('a', mode='w')\n"
        "print(f.line_buffering, f, inspect.signature(open))"
    ),
    "no_such_module": "import no_such_module_at_all",
    "warns": "import warnings\nwarnings.warn('careful')\nprint(1)",
    "warns_as_an_error": (
        "import warnings\nwarnings.simplefilter('error')\n"
        "warnings.warn('careful')"
    ),
    "logs": (
        "import logging\nlogging.basicConfig()\n"
        "logging.warning('x')\nprint(logging.root.handlers)"
    ),
    "logs_to_stdout": (
        "import logging, sys\n"
        "logging.basicConfig(stream=sys.stdout, level='INFO')\nlogging.info('x')"
    ),
    "order_of_a_set": "print({'a', 'b', 'c', 'd', 'e'})",
    "seeded_numbers": (
        "import random\nrandom.seed(1)\n"
        "print(random.random(), random.sample(range(9), 3))"
    ),
}  # fmt: skip
PROCESSES = {
    "starts_a_shell": "import subprocess\nprint(subprocess.run('echo 1', shell=True).returncode)",
    "starts_python": (
        "import subprocess, sys\n"
        "print(subprocess.check_output([sys.executable, '-c', 'print(5)'], text=True))"
    ),
    "forks_a_pool": (
        "import multiprocessing as m\ndef f(x): return x * x\nif __name__ == '__main__':\n"
        "    with m.get_context('fork').Pool(2) as p: print(p.map(f, [1, 2]))"
    ),
    "spawns_a_process": (
        "import multiprocessing as m\ndef f(q): q.put(7)\nif __name__ == '__main__':\n"
        "    c = m.get_context('spawn')\n    q = c.Queue()\n"
        "    p = c.Process(target=f, args=(q,))\n"
        "    p.start()\n    print(q.get())\n    p.join()"
    ),
    "executes_in_processes": (
        "from concurrent.futures import ProcessPoolExecutor\ndef f(x): return x + 1\n"
        "if __name__ == '__main__':\n"
        "    with ProcessPoolExecutor(2) as p: print(list(p.map(f, [1, 2])))"
    ),
    "executes_in_threads": (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "print(list(ThreadPoolExecutor(2).map(str, [1, 2])))"
    ),
    "runs_coroutines": (
        "import asyncio\nasync def f():\n    await asyncio.sleep(0)\n    return 1\n"
        "print(asyncio.run(f()))"
    ),
    "sets_an_alarm": (
        "import signal, time\nsignal.signal(signal.SIGALRM, lambda *_: print('ring'))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.05)\ntime.sleep(0.2)"
    ),
    "forks_after_flushing": (
        "import os\nprint('before', flush=True)\n"
        "if os.fork():\n    os.wait()\n    print('parent')\n"
        "else:\n    print('child')"
    ),
}
LIBRARIES = {
    # One program: to load torch takes longer than all that it does here.
    "uses_torch": (
        "import torch, logging\nlogging.basicConfig(level='INFO')\nprint(logging.root.handlers)\n"
        "torch.manual_seed(int(input()))\nprint(torch.randn(3))\nprint(torch.eye(2))\n"
        "torch.save({'w': torch.ones(2)}, 'w.pt')\nprint(torch.load('w.pt')['w'])\n"
        "from torch.utils.data import DataLoader, TensorDataset\n"
        "d = TensorDataset(torch.arange(8.))\n"
        "print(sum(b[0].sum().item() for b in DataLoader(d, batch_size=2, num_workers=2)))"
    ),
    "compiles": (
        "import torch\nf = torch.compile(lambda x: torch.tanh(x) + 1)\n"
        "print(f(torch.zeros(3)).sum().item())\n"
        "net = torch.compile(torch.nn.Linear(2, 1, bias=False))\nprint(net(torch.zeros(2)).item())"
    ),
}
WINDOWS = {
    "uses_a_window": "import matplotlib\nmatplotlib.use('{}')\nimport matplotlib.pyplot as plt\n",
    "uses_a_window_late": (
        "import matplotlib\nimport matplotlib.pyplot as plt\nmatplotlib.use('{}', force=True)\n"
    ),
    "switches_to_a_window": "import matplotlib.pyplot as plt\nplt.switch_backend('{}')\n",
    "sets_a_window_in_its_environment": (
        "import os\nos.environ['MPLBACKEND'] = '{}'\nimport matplotlib.pyplot as plt\n"
    ),
}
PLOT = "plt.plot([1, 2])\nplt.show()\nprint('drawn', plt.get_fignums())\n"
NAMES_OF_WINDOWS = (
    "TkAgg", "Qt5Agg", "QtAgg", "qt5cairo", "macosx", "MacOSX", "GTK3Agg", "GTK4Agg", "WXAgg",
    "nbAgg", "WebAgg", "module://matplotlib_inline.backend_inline",
)  # fmt: skip
"""Each is asked for once; a program that draws is not compared with python, which has no window."""

LINES_FOR_A_WINDOW = (
    "from matplotlib.backends.backend_tkagg import FigureCanvasTkAgg, NavigationToolbar2Tk\n"
    "from matplotlib.backends.backend_qt5agg import FigureCanvasQTAgg, NavigationToolbar2QT\n"
    "plt.figure()\nmng = plt.get_current_fig_manager()\n"
    "mng.set_window_title('mine')\nmng.full_screen_toggle()\nmng.resize(800, 600)\n"
    "mng.window.state('zoomed')\nmng.window.showMaximized()\nmng.frame.Maximize(True)\n"
    "mng.resize(*mng.window.maxsize())\n"
    "mng.window.wm_geometry(f'+{mng.window.winfo_screenwidth() // 2}+0')\n"
    "mng.window.move(mng.window.x() + 100, 0.5 * mng.window.geometry().height())\n"
)
"""People copy these to fill their screen, for whatever toolkit they have; none may do anything."""

BARS = {
    "tqdm": "from tqdm.notebook import tqdm\nbar = tqdm(range(2), desc='fit')\n",
    "tqdm_of_everything": "from tqdm.notebook import *\nbar = tqdm(range(2), desc='fit')\n",
    "tqdm_notebook": "from tqdm import tqdm_notebook\nbar = tqdm_notebook([1, 2], desc='fit')\n",
    "trange": "from tqdm.notebook import trange\nbar = trange(2, desc='fit')\n",
    "tnrange": "import tqdm\nbar = tqdm.tnrange(2, desc='fit')\n",
    "options_of_a_page": (
        "import sys\nfrom tqdm.notebook import tqdm_notebook\nbar = tqdm_notebook(\n"
        "    range(2), desc='fit', ncols='100%', display=False, file=sys.stdout, disable=None)\n"
        "bar.display(bar_style='success')\n"
    ),
}
"""Ways to bars that a page draws, each called `bar`."""
BROWSER = {
    "formats": "from matplotlib_inline.backend_inline import set_matplotlib_formats as f\nf('svg')",
    "formats_by_module": (
        "from matplotlib_inline import backend_inline\nbackend_inline.set_matplotlib_formats('svg')"
    ),
}
CELLS_FOR_A_BROWSER = {
    "formats_of_colab": "from IPython.display import set_matplotlib_formats as f\nf('svg')",
    "display_of_colab": (
        "from IPython.core.display import display, HTML\n"
        "display(HTML('<style>.container { width:100% }</style>'))"
    ),
    "a_program_of_a_page": (
        "from IPython.display import display, HTML\n"
        "display(HTML('<script type=\"text/javascript\">\\nvar n = 5;\\n</SCRIPT>'))"
    ),
    "pylab": "%pylab inline\narray",
    "gui": "%gui qt",
}
"""What any page of Jupyter's or Colab's does, none of which may raise or print a word."""

PROGRAMS = {**STREAMS, **INPUT, **ENDS, **SOURCES, **PLACES, **PROCESSES, **LIBRARIES}

PRINTING = {
    "prints": ("print('hello')", "hello\n"),
    "reads the seed": ("print(int(input()) + 1)", "12\n"),
    "reads stdin to its end": ("import sys\nprint(repr(sys.stdin.read()))", "'11\\n'\n"),
    "is main": ("print(__name__, __file__[-13:], __spec__)", "__main__ submission.py None\n"),
    "has its own name as argument": ("import sys\nprint(sys.argv)", "['submission.py']\n"),
    "sees only its own names": ("print(sorted(n for n in dir() if n[0] != '_'))", "[]\n"),
    "runs atexit functions": ("import atexit\natexit.register(print, 'bye')\nprint(1)", "1\nbye\n"),
    "joins its threads": (
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(0.1), print('late'))).start()",
        "late\n",
    ),
    "exits with status 0": ("import sys\nprint(1)\nsys.exit(0)", "1\n"),
    "pickles its own classes": (
        "import pickle\nclass A: x = 3\nprint(pickle.loads(pickle.dumps(A())).x)",
        "3\n",
    ),
    "writes and reads temporary files": (
        "import tempfile, os\n"
        "with tempfile.NamedTemporaryFile('w+') as f:\n"
        "    f.write('x'); f.seek(0); print(f.read())",
        "x\n",
    ),
    "forks a pool": (
        "import multiprocessing as m\n"
        "def f(x): return x * x\n"
        "if __name__ == '__main__':\n"
        "    with m.get_context('fork').Pool(2) as p: print(p.map(f, [1, 2]))",
        "[1, 4]\n",
    ),
    "spawns a process": (
        "import multiprocessing as m\n"
        "def f(q): q.put(7)\n"
        "if __name__ == '__main__':\n"
        "    c = m.get_context('spawn'); q = c.Queue()\n"
        "    p = c.Process(target=f, args=(q,)); p.start(); print(q.get()); p.join()",
        "7\n",
    ),
    "starts python": (
        "import subprocess, sys\n"
        "print(subprocess.run([sys.executable, '-c', 'print(5)'],"
        " capture_output=True, text=True).stdout)",
        "5\n\n",
    ),
    "uses a DataLoader with workers": (
        "import torch\n"
        "from torch.utils.data import DataLoader, TensorDataset\n"
        "d = TensorDataset(torch.arange(8.))\n"
        "print(sum(b[0].sum().item() for b in DataLoader(d, batch_size=2, num_workers=2)))",
        "28.0\n",
    ),
    "computes with two threads": (
        "import torch\ntorch.set_num_threads(2)\n"
        "a = torch.ones(400, 400)\nprint((a @ a).sum().item())",
        "64000000.0\n",
    ),
    "has one thread to begin with": ("import torch\nprint(torch.get_num_threads())", "1\n"),
}
"""Programs that read the seed 11, each with what it prints."""
