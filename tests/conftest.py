"""The sandboxes that tests share; each is started once."""

import compileall
import gc
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from containment import Host
from services import TOKENS, Running, serving

import grader
from grader.commands import ending
from grader.commands.grade import grade as command
from grader.sandbox import Sandbox, settings
from grader.sandbox.execution import MIB, Execution, Limits, Program
from grader.sandbox.zygotes import Settings

QUICK = Limits(cpu_s=3, wall_s=6, memory_bytes=300 * MIB, output_bytes=64 * 1024)
"""Limits that a flood hits within a second or two, and none of them by way of another."""

Run = Callable[..., Execution]
Graded = Callable[..., tuple[int, str, str]]


def pytest_configure(config: pytest.Config) -> None:
    """Compile the grader once, as an installed one is: some hundred processes here import it.

    Where Python is told to keep no bytecode each would compile it, and what runs inside a sandbox
    writes none.
    """
    gc.disable()  # what is loaded for the tests stays: see below
    if not hasattr(config, "workerinput"):  # a worker of xdist comes after this
        compileall.compile_dir(Path(grader.__file__).parent, quiet=2)


def pytest_collection_finish() -> None:
    """Look at what the tests themselves leave behind, and not at all that is loaded each time."""
    gc.freeze()
    gc.enable()


def pytest_xdist_auto_num_workers() -> int:
    """Run two tests more at a time than there are processors: many wait for a limit or a clock."""
    return (os.cpu_count() or 1) + 2


@pytest.fixture(scope="session", autouse=True)
def no_service() -> Iterator[None]:
    """Let no command of a test find a service that the developer runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", "/nonexistent")
        for name in ("GRADER_URL", "GRADER_TOKEN"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Take SIGINT as a terminal would send it: where tests run in the background it is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def warm() -> Iterator[Sandbox]:
    """A walled sandbox with torch loaded and a child forked ahead."""
    with Sandbox("walled", settings(spares=1)) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def alone() -> Iterator[Sandbox]:
    """A walled sandbox without control groups and without several users."""
    with Sandbox("walled", Settings(spares=1)) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def cold() -> Iterator[Sandbox]:
    """A walled sandbox that starts a new interpreter for each program."""
    with Sandbox("walled", settings(warm=False)) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def limited() -> Iterator[Sandbox]:
    """A separate process with limits, without walls."""
    with Sandbox("limited", settings()) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """What this machine has that a program must not reach: a secret, services; open to all."""
    folder = Path(tempfile.mkdtemp(prefix="host-"))
    folder.chmod(0o755)
    (folder / "secret.txt").write_text("secret")
    os.environ["GRADER_CANARY"] = "1"
    listening = [socket.socket(), socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)]
    for service, address in zip(
        listening, (("127.0.0.1", 0), f"{folder}/socket", f"\0{folder}"), strict=True
    ):
        service.bind(address)
        service.listen(64)
    (folder / "socket").chmod(0o777)
    yield str(folder), listening[0].getsockname()[1]
    for service in listening:
        service.close()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A user's own service, as it starts without an option."""
    with serving(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service on a port, for those who have one of the tokens."""
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "tokens").write_text(TOKENS)
    (folder / "tokens").chmod(0o600)
    with serving(folder, "--port", 0, "--token-file", folder / "tokens") as running:
        yield running


def run_in(sandbox: Sandbox, source: str, stdin: str = "11\n", limits: Limits = QUICK) -> Execution:
    """Run `source` as submission.py."""
    program = Program({"submission.py": source.encode()}, "submission.py")
    return sandbox.run(program, stdin.encode(), limits)


@pytest.fixture
def run(warm: Sandbox) -> Run:
    """Run a script in the warm sandbox with quick limits."""
    return lambda source, **options: run_in(warm, source, **options)


@pytest.fixture
def graded_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Graded:
    """Run `grade` as `processes.grade` does, but in this process, which has imported it."""

    def run(*arguments: object, cwd: Path | None = None) -> tuple[int, str, str]:
        if cwd is not None:
            monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["grade", *map(str, arguments)])
        status = ending.run(command)
        return (status, *capsys.readouterr())

    return run


@pytest.fixture
def ready(service: Running, graded_here: Graded, monkeypatch: pytest.MonkeyPatch) -> Graded:
    """Run `grade` in this process, its programs by a service: a sandbox takes seconds to start."""
    for name, value in service.environment.items():
        monkeypatch.setenv(name, value)
    return graded_here
