"""The program itself, run as `__main__` just as `python submission.py` would run it.

It runs in the program's own process: what it reports is the program's word and no more.
Run as a script it takes two arguments, the file or descriptor of the job and of the report.
"""

import builtins
import importlib.machinery
import os
import sys
import types

from . import calls, finish, last_words, loading, notebook, standard_input, standard_output, windows
from .protocol import (
    LINES_MAX,
    PROBE_CHARACTERS_MAX,
    WORD_CHARACTERS_MAX,
    Calls,
    Job,
    Picture,
    Raised,
    Report,
    pack_report,
    unpack_job,
)

TORCH_BYTES = 1 << 30
"""Address space that importing torch and its friends takes, most of it never touched."""


def run(job_from: "int | str", report_to: "int | str") -> int:
    """Read a job, run it, report; return the exit status that its process ought to have."""
    _forget_random_state()  # first what needs no job: a process waits for its own
    report_file = open(report_to, "wb", closefd=isinstance(report_to, str))  # noqa: SIM115
    last_words.prepare(report_file.fileno())
    with open(job_from, "rb", closefd=isinstance(job_from, str)) as file:
        job = unpack_job(file.read())
    _set_limits(job.rlimits)
    _lay_out(job.files)
    standard_input.prepare(job.stdin, endless=bool(job.cells))
    journal = standard_output.prepare(_cells(job), _run_main.__code__)
    sys.meta_path[:0] = [windows.Finder, loading.Finder]
    process = os.getpid()
    raised, status, probes, called = _run_main(job)
    first = raised[0] if raised else None
    status = finish.finish(status)
    if os.getpid() == process:  # a fork of the program that comes this far reports nothing
        seed_read = standard_input.was_read()
        report = Report(first, probes, seed_read, _figures(), journal, called, raised[1:])
        with report_file:
            report_file.write(pack_report(report))
    return status


def raise_limits() -> None:
    """Take what memory we may have: less may be set for whoever started the grader, not for us."""
    import resource  # not there on Windows

    for number in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
        now, most = resource.getrlimit(number)
        if now != most:
            resource.setrlimit(number, (most, most))


def _set_limits(limits: "dict[str, int]") -> None:
    if limits:
        import resource  # not there on Windows, which gets no limits to set

        raise_limits()
        if "RLIMIT_AS" in limits:  # what we have is not the program's, nor what torch will take
            with open("/proc/self/statm", "rb") as file:
                limits["RLIMIT_AS"] += int(file.read().split()[0]) * resource.getpagesize()
            limits["RLIMIT_AS"] += 0 if "torch" in sys.modules else TORCH_BYTES
        for name, bound in limits.items():
            number = getattr(resource, name)
            most = resource.getrlimit(number)[1]  # nobody here may raise it
            # The kernel says SIGXCPU at the first bound, which nothing else says, then SIGKILL.
            # A stack is bounded as all memory is: who recurses deeply may have a larger one.
            last = {"RLIMIT_CPU": bound + 1, "RLIMIT_STACK": most}.get(name, bound)
            if most != resource.RLIM_INFINITY:
                bound, last = min(bound, most), min(last, most)
            resource.setrlimit(number, (bound, last))


def _lay_out(files: "dict[str, bytes]") -> None:
    for path, content in files.items():
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)


def _forget_random_state() -> None:
    """Draw new seeds: a fork has its parent's (the random module sees to itself)."""
    numpy_random, torch = sys.modules.get("numpy.random"), sys.modules.get("torch")
    if numpy_random is not None:
        numpy_random.seed()
    if torch is not None:
        torch.default_generator.seed()


def _run_main(job: Job) -> "tuple[list[Raised], int, dict[str, str | None], Calls]":
    """Run the program; return what it raised, its exit status, its probes and calls."""
    path = os.path.abspath(job.entry)
    main = types.ModuleType("__main__")
    vars(main).update(__builtins__=builtins)
    if sys.version_info < (3, 14):
        vars(main).update(__annotations__={})
    sys.modules["__main__"] = main
    sys.argv, sys.path[0] = [job.entry], os.path.dirname(path)
    if job.cells:
        raised, status = _run_cells(job.cells, main, path), 0
    else:
        raised, status = _run_script(path, main)
    if status:
        return raised, status, {}, Calls({}, {})
    probes = {name: _evaluate(text, vars(main)) for name, text in job.probes.items()}
    cells = _cells(job)
    called = calls.make(job.calls, job.setup, vars(main), lambda e: _in_cells(e, path, cells))
    return raised, status, probes, called


def _cells(job: Job) -> "dict[str, int | None]":
    """Return what the student's own code is called in frames, each with the number of its cell."""
    if job.cells:
        return {notebook.file_name(number): number for number in range(1, len(job.cells) + 1)}
    return {os.path.abspath(job.entry): None}


def _run_cells(cells: "list[str]", main: types.ModuleType, path: str) -> "list[Raised]":
    found = notebook.run(cells, main)
    return [_describe(error, path)._replace(line=line, cell=cell) for error, cell, line in found]


def _run_script(path: str, main: types.ModuleType) -> "tuple[list[Raised], int]":
    """Run a script; return what it raised, and its exit status."""
    loader = importlib.machinery.SourceFileLoader("__main__", path)
    vars(main).update(__file__=path, __loader__=loader, __cached__=None)
    try:
        with open(path, "rb") as file:
            source = file.read()
        _lend_depth()
        exec(_compiled(source, path), vars(main))
    except SystemExit as exit_:
        return [], _exit_status(exit_)
    except BaseException as error:
        raised = _describe(error, path)
        finish.show(error)
        return [raised], 130 if isinstance(error, KeyboardInterrupt) else 1
    return [], 0


def _lend_depth() -> None:
    """Let a program recurse as deeply as at home, where nothing of ours lies below it."""
    # Before 3.12 calls of `exec` count too: ours, and that of `python -m`.
    frame, ours = sys._getframe(), 2 if sys.version_info < (3, 12) else 0
    while frame := frame.f_back:  # type: ignore[assignment]
        ours += 1
    limit, plain = sys.getrecursionlimit(), sys.getrecursionlimit
    sys.setrecursionlimit(limit + ours)
    sys.getrecursionlimit = lambda: limit if plain() == limit + ours else plain()


def _compiled(source: bytes, path: str) -> types.CodeType:
    try:
        return compile(source, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        if not error.lineno:  # for a coding that is none, which the interpreter puts into no line
            error.filename = error.lineno = None
        raise


def _exit_status(error: SystemExit) -> int:
    if error.code is None:
        return 0
    if isinstance(error.code, int):
        return error.code & 0xFF if -(1 << 63) <= error.code < 1 << 63 else 0xFF
    try:
        print(error.code, file=getattr(sys, "stderr", None) or sys.__stderr__)
    except BaseException as other:  # the program's own object, or a stream of its own
        finish.show(other)
    return 1


def _describe(error: BaseException, path: str) -> Raised:
    """Return type, message and line of an exception, each of which the program may have made."""
    line = said = None
    if isinstance(error, SyntaxError):  # str() adds a name and a line
        if error.filename in (path, None):
            line, said = error.lineno, error.msg
        elif _is_told_otherwise(error):
            said = error.msg
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return Raised(
        type=_word(type(error).__name__),
        message=_word(error if said is None else said),
        line=line if isinstance(line, int) and 0 < line < LINES_MAX else None,
        module=_word(error.name) if isinstance(error, ModuleNotFoundError) else None,
    )


def _is_told_otherwise(error: SyntaxError) -> bool:
    """Tell whether its place is known without: a cell, or a text of one line that is run."""
    name = error.filename if type(error.filename) is str else "<"  # of no file
    of_a_line = name.startswith("<") and type(error.lineno) is int and error.lineno == 1
    return name.startswith(notebook.FILE) or of_a_line


def _in_cells(error: BaseException, path: str, cells: "dict[str, int | None]") -> Raised:
    """Return type, message and innermost line of an exception, of a notebook its cell too."""
    described, trace = _describe(error, path), error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name in cells:
            described = described._replace(line=trace.tb_lineno, cell=cells[name])
        trace = trace.tb_next
    return described


def _word(said: object) -> str:
    try:
        return _text(str(said), WORD_CHARACTERS_MAX)
    except BaseException:  # a class of the program may do anything
        return ""


def _text(said: str, most: int) -> str:
    """Return what a report can hold of a text; a lone surrogate is shown as Python shows it."""
    return said[:most].encode("utf-8", "backslashreplace").decode()[:most]


def _evaluate(expression: str, namespace: "dict[str, object]") -> "str | None":
    """Evaluate a probe among the program's names; None where it cannot be."""
    short = {"np": sys.modules.get("numpy"), "torch": sys.modules.get("torch")}
    try:
        said = repr(eval(expression, {**short, **namespace}))
        return _text(said, PROBE_CHARACTERS_MAX)
    except BaseException:  # the names are the program's
        return None


def _figures() -> "list[Picture]":
    """Return the pictures that the backend for matplotlib kept, if the program drew any."""
    figures = sys.modules.get(f"{__package__}.figures")
    return getattr(figures, "kept", [])


if __name__ == "__main__":
    job, report = (int(a) if a.isdigit() else a for a in sys.argv[1:3])
    os._exit(run(job, report))
