"""A service under load and faults: nothing acknowledged is lost, and nobody holds another up."""

import itertools
import json
import os
import pwd
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest
from processes import grade
from services import READY_S, Answer, Running, serving, submission

import grader
from grader.service import guard, listening, place
from grader.service.server import CONNECTIONS_MAX
from grader.words.errors import UsageError

EXERCISE = "conv_out_shape"
RIGHT = """\
def calc_out_shape(shape, channels, kernel, stride, padding):
    return [shape[0], channels, *((n + 2 * padding - kernel) // stride + 1 for n in shape[2:])]
"""
LIMITED = ("--isolation", "limited")
"""Neither this exercise nor this isolation loads torch, and no fault here is one of a wall."""


def slow(seconds: float) -> str:
    """Return a right script that takes its time."""
    return f"import time\ntime.sleep({seconds})\n{RIGHT}"


def post(service: Running, text: str, exercise: str = EXERCISE, **headers: str) -> Answer:
    """Have a script graded."""
    said = submission(text, exercise=exercise)
    return service.ask("POST", "/v1/judgements", said, **headers)


def promise(service: Running, text: str, exercise: str = EXERCISE) -> Answer:
    """Have a script graded later."""
    return post(service, text, exercise, Prefer="respond-async")


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with serving(tmp_path_factory.mktemp("single"), "--jobs", 1, *LIMITED) as running:
        yield running


def test_the_same_asked_at_once_is_graded_once(single: Running) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: post(single, slow(8)), range(8)))
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert single.log.read_text().count("accepted") == 1


JOBE = "/jobe/index.php/restapi/runs"
FORM = b"""--B\r\nContent-Disposition: form-data; name="file"; filename="hw.py"\r\n\r\n1\r\n--B--"""
SAME = {"version": grader.__version__, "exercises": place.exercises_digest()}
ASKED: list[tuple[str, object, str]] = [
    ("/v1/judgements", submission(RIGHT, exercise=EXERCISE), "application/json"),
    ("/v1/judgements", FORM, "multipart/form-data; boundary=B"),
    ("/v1/reports", {**submission("2", exercise=EXERCISE), **SAME}, "application/json"),
    (JOBE, {"run_spec": {"language_id": "python3", "sourcecode": "3"}}, "application/json"),
    (
        JOBE,
        {
            "run_spec": {
                "language_id": "grade",
                "sourcecode": "4",
                "parameters": {"exercise": EXERCISE},
            }
        },
        "application/json",
    ),
]
"""Whatever has something done while its client waits."""


def counted(service: Running, name: str) -> int:
    """Return a number that a service counts."""
    found = re.search(
        rf"^{name} (\d+)$", service.ask("GET", "/metrics").body.decode(), re.MULTILINE
    )
    assert found
    return int(found[1])


def counts_up(service: Running, name: str, to: int) -> bool:
    """Say whether a service counts so many in a minute, which a busy machine may take."""
    until_s = time.monotonic() + 60
    while counted(service, name) < to and time.monotonic() < until_s:
        time.sleep(0.02)
    return counted(service, name) == to


def test_what_waits_is_not_done_when_its_client_has_hung_up(tmp_path: Path) -> None:
    with serving(tmp_path / "run", "--jobs", 1, *LIMITED) as service:
        promise(service, slow(38), "regression_error")  # it has 41 seconds, most have 21
        with ExitStack() as opened:
            for path, said, kind in ASKED:
                body = said if isinstance(said, bytes) else json.dumps(said).encode()
                client = opened.enter_context(closing(service.connect()))
                client.request("POST", path, body, {"Content-Type": kind})
            assert counts_up(service, "grader_waiting", len(ASKED))
        assert counts_up(service, "grader_abandoned_total", len(ASKED))
        assert (counted(service, "grader_waiting"), counted(service, "grader_running")) == (0, 1)
        assert service.log.read_text().count("nobody waits") == len(ASKED)
        assert "report this" not in service.log.read_text()


def test_clients_that_are_slow_or_say_nothing_are_cut_off_and_hold_up_nobody(
    single: Running,
) -> None:
    in_time = (answers_beside_slow_clients(single) for _ in range(4))
    assert any(in_time)  # none of them held it up, but the machine may have done so once
    assert post(single, RIGHT).status == 200


def answers_beside_slow_clients(service: Running) -> bool:
    """Say whether somebody is answered before any of the others is cut off, as all then are."""
    begun = b"POST /v1/judgements HTTP/1.1\r\nHost: g\r\nContent-Length: 1000000\r\n\r\n{"
    with ExitStack() as opened:
        silent = [opened.enter_context(service.dial()) for _ in range(30)]
        half = [opened.enter_context(service.dial()) for _ in range(30)]
        dripping = [opened.enter_context(service.dial()) for _ in range(30)]
        for connection in half:
            connection.sendall(begun[:30])
        for connection in dripping:
            connection.sendall(begun)
        began_s = time.monotonic()
        assert post(service, RIGHT).status == 200
        in_time = time.monotonic() - began_s < guard.HEAD_S
        while time.monotonic() - began_s < guard.HEAD_S:
            for connection in dripping:
                with suppress(ConnectionError):  # it was cut off since: it came a moment earlier
                    connection.sendall(b" ")
            time.sleep(1)
        for connection in (*silent, *half):
            assert ended(connection) == b""
        for connection in dripping:
            assert ended(connection).startswith(b"HTTP/1.1 408 ")
    return in_time


def ended(connection: object) -> bytes:
    """Read what a service said before it closed."""
    seen = b""
    try:
        while part := connection.recv(1 << 16):  # type: ignore[attr-defined]
            seen += part
    except ConnectionResetError:
        pass
    return seen


def test_a_body_too_large_is_413_before_it_is_all_there(single: Running) -> None:
    with single.dial() as connection:
        head = b"POST /v1/judgements HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n"
        chunk = b"100000\r\n" + bytes(1 << 20) + b"\r\n"
        with pytest.raises(ConnectionError):  # nor is it taken for ever
            connection.sendall(head + 3 * (guard.BODY_MAX >> 20) * chunk)
    declared = single.ask("POST", "/v1/judgements", bytes(guard.BODY_MAX + 1))
    assert declared.status == 413
    with single.dial() as connection:
        expects = b"Content-Length: %d\r\nExpect: 100-continue\r\n\r\n" % (guard.BODY_MAX + 1)
        connection.sendall(b"POST /v1/judgements HTTP/1.1\r\nHost: g\r\n" + expects)
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 413 ")  # and is not asked to send it


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/", "/v1/exercises"])
def test_whoever_asks_for_the_head_alone_gets_that_of_the_answer(
    single: Running, path: str
) -> None:
    whole, head = single.ask("GET", path), single.ask("HEAD", path)
    assert (whole.status, head.status, head.body) == (200, 200, b"")
    assert head.headers.keys() == whole.headers.keys()
    assert head.headers["content-type"] == whole.headers["content-type"]


TOKEN = "a-token-of-sixteen-letters-and-more"
REFUSED = {
    "an unknown path": (b"POST /v1/nothing HTTP/1.1", TOKEN, 404),
    "another method": (b"PUT /v1/judgements HTTP/1.1", TOKEN, 405),
    "without a token": (b"POST /v1/judgements HTTP/1.1", "none", 401),
    "no HTTP": (b"POST /v1/judgements HTTP/9.9.9", TOKEN, 400),
}


@pytest.fixture(scope="module")
def with_token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("token")
    with serving(folder, "--port", 0, *LIMITED, GRADER_TOKEN=TOKEN) as running:
        yield running


@pytest.mark.parametrize(("line", "token", "status"), REFUSED.values(), ids=REFUSED)
def test_who_is_refused_before_all_is_said_is_told_why(
    with_token: Running, line: bytes, token: str, status: int
) -> None:
    body = bytes(20 << 20)
    head = b"\r\nHost: g\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
    with with_token.dial() as connection:
        connection.sendall(line + head % (token.encode(), len(body)) + body)
        seen = b""
        while part := connection.recv(1 << 16):  # and no reset
            seen += part
    assert seen.startswith(b"HTTP/1.1 %d " % status)
    assert seen.endswith((b"}", b"."))


def test_the_command_tells_why_a_large_file_was_refused(
    with_token: Running, tmp_path: Path
) -> None:
    (tmp_path / "hw.py").write_bytes(b"1 / 0\n" + b"#" * (12 << 20))
    assert isinstance(with_token.address, tuple)
    host, port = with_token.address
    env = {"GRADER_URL": f"http://{host}:{port}", "GRADER_TOKEN": "another"}
    _, _, err = grade("hw.py", "--exercise", EXERCISE, *LIMITED, env=env, cwd=tmp_path)
    assert "does not grade this (this token is not known: Authorization: Bearer TOKEN)" in err


def test_more_idle_connections_than_may_be_keep_nobody_out(single: Running) -> None:
    begun = b"POST /v1/judgements HTTP/1.1\r\nHost: g\r\nContent-Length: 1000000\r\n\r\n{"
    kinds = itertools.cycle((b"", begun[:30], begun))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 4096)), hard))
    with ExitStack() as opened:
        opened.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        held = [opened.enter_context(single.dial()) for _ in range(CONNECTIONS_MAX + 100)]
        for connection, said in zip(held, kinds, strict=False):
            with suppress(ConnectionError):  # the oldest are gone already
                connection.sendall(said)
        began_s = time.monotonic()
        assert post(single, f"{RIGHT}# beside many").status == 200
        assert time.monotonic() - began_s < guard.HEAD_S
        assert ended(held[0]) == b""
        held[-1].setblocking(False)
        with pytest.raises(BlockingIOError):
            held[-1].recv(1)
    assert "report this" not in single.log.read_text()


def test_what_was_acknowledged_survives_sigkill_and_is_graded_after_the_restart(
    tmp_path: Path,
) -> None:
    with serving(tmp_path / "run", "--jobs", 1, *LIMITED) as first:
        answers = [promise(first, slow(15))]  # while it runs nothing else is done
        answers += [promise(first, f"{RIGHT}# {number}") for number in range(39)]
        places = [each.headers["location"] for each in answers if each.status == 202]
        refused = [each for each in answers if each.status == 429]
        assert len(places) + len(refused) == 40
        assert refused  # the line is bounded
        assert all(int(each.headers["retry-after"]) >= 1 for each in refused)
        first.end(signal.SIGKILL)
    with serving(tmp_path / "run", "--jobs", 1, *LIMITED) as second:
        for place in places:
            while (fetched := second.ask("GET", place)).status == 202:
                time.sleep(0.05)
            assert (fetched.status, fetched.said["verdict"]) == (200, "accepted")
        second.end()
    with serving(tmp_path / "run", *LIMITED, ready=False) as third:
        assert third.ask("GET", places[-1]).said["verdict"] == "accepted"
        assert "promised before" not in third.log.read_text()


def test_sigterm_finishes_what_was_begun_and_takes_nothing_new(tmp_path: Path) -> None:
    two = ("--jobs", 2, *LIMITED)
    with serving(tmp_path / "run", *two) as service, ThreadPoolExecutor(2) as threads:
        begun = threads.submit(post, service, slow(18))  # long after all that is asked meanwhile
        promised = promise(service, slow(17)).headers["location"]
        while b"grader_running 2" not in service.ask("GET", "/metrics").body:
            time.sleep(0.02)
        service.process.send_signal(signal.SIGTERM)
        while service.ask("GET", "/readyz").status != 503:
            time.sleep(0.02)
        refused = post(service, RIGHT)
        assert (refused.status, int(refused.headers["retry-after"]) > 0) == (503, True)
        assert service.ask("GET", "/healthz").status == 200
        assert begun.result().said["verdict"] == "accepted"
        assert service.process.wait(READY_S) == 0
        assert not (tmp_path / "run" / "grader.sock").exists()
    with serving(tmp_path / "run", *LIMITED, ready=False) as again:
        assert again.ask("GET", promised).said["verdict"] == "accepted"
        assert again.end(signal.SIGINT) == 130


def test_a_second_signal_ends_at_once_and_who_waits_is_told_to_ask_again(tmp_path: Path) -> None:
    run = {"language_id": "grade", "sourcecode": slow(60), "parameters": {"exercise": EXERCISE}}
    jobe = "/jobe/index.php/restapi/runs"
    one = ("--jobs", 1, *LIMITED)
    with serving(tmp_path / "run", *one) as service, ThreadPoolExecutor(3) as threads:
        begun = [
            threads.submit(post, service, slow(61)),
            threads.submit(service.ask, "POST", jobe, {"run_spec": run}),
            threads.submit(post, service, slow(62)),  # whichever comes first, none is done
        ]
        while not {b"grader_running 1", b"grader_waiting 2"} <= {
            *service.ask("GET", "/metrics").body.splitlines()
        }:
            answered = [each.result() for each in begun if each.done()]
            assert not answered, service.log.read_text()
            time.sleep(0.02)
        service.process.send_signal(signal.SIGTERM)
        while service.ask("GET", "/readyz").status != 503:
            time.sleep(0.02)
        assert service.end() == 0
        for each in begun:
            answer = each.result()
            assert (answer.status, int(answer.headers["retry-after"]) > 0) == (503, True)
            assert "ask again" in answer.said["detail"]
    log = service.log.read_text()
    # On a busy machine the last question, which is answered already, may count as well.
    assert re.search(r"SIGTERM again: it ends now, not done: [34]$", log, re.MULTILINE)
    assert "error" not in log
    assert "hung up" not in log


def test_a_service_that_dies_in_the_middle_is_one_warning_and_graded_here(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text(slow(10))
    program = Path(sys.executable).parent / "grade"
    with (
        serving(tmp_path / "run", *LIMITED) as service,
        subprocess.Popen(
            [program, "hw.py", "--exercise", EXERCISE, "--format", "jsonl", *LIMITED],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={"LC_ALL": "C.UTF-8", **service.environment},
        ) as client,
    ):
        while b"grader_running 1" not in service.ask("GET", "/metrics").body:
            time.sleep(0.02)
        service.end(signal.SIGKILL)
        out, err = client.communicate(timeout=240)
    assert (client.returncode, json.loads(out)["verdict"]) == (0, "accepted")
    assert (err.count(b"\n"), b"grading here" in err) == (1, True)


def test_a_killed_zygote_costs_nobody_a_judgement(service: Running) -> None:
    zygotes = subprocess.run(
        ["pgrep", "-P", str(service.process.pid)], capture_output=True, text=True, check=True
    ).stdout.split()
    assert zygotes
    for pid in zygotes:
        subprocess.run(["kill", "-9", pid], check=True)
    assert post(service, RIGHT).said["verdict"] == "accepted"


@pytest.mark.parametrize(
    "state",
    [
        pytest.param("file", id="a file"),
        pytest.param("file/below", id="below a file"),
        pytest.param("/proc/self/fdinfo", id="where nobody may write"),
    ],
)
def test_a_folder_that_cannot_keep_promises_is_one_line_at_the_start(
    tmp_path: Path, state: str
) -> None:
    (tmp_path / "file").touch()
    program = Path(sys.executable).parent / "grader"
    done = subprocess.run(
        [program, "serve", "--state", tmp_path / state],
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path / "run")},
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--state" in done.stderr


HOMES = {
    "none": {},
    "empty": {"HOME": ""},
    "relative": {"HOME": "."},
    "relative ones": {"HOME": "~", "XDG_STATE_HOME": "state"},
}


@pytest.mark.parametrize("environment", HOMES.values(), ids=HOMES)
def test_promises_are_kept_in_no_folder_that_hangs_on_where_one_is(
    environment: dict[str, str],
) -> None:
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    assert listening.state(environment) == home / ".local/state/grader"


def test_a_home_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="give --state DIR"):
        listening.state({"HOME": str(tmp_path / "none")})
    state = {"HOME": str(tmp_path / "none"), "XDG_STATE_HOME": str(tmp_path / "new")}
    assert listening.state(state) == tmp_path / "new" / "grader"


def test_a_relative_folder_is_no_place_for_a_socket() -> None:
    found = place.socket_path({"XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp"})
    assert found == Path(f"/tmp/grader-{os.getuid()}/grader.sock")


def test_a_path_too_long_for_a_socket_says_how_long_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 120) / "grader.sock"
    with (
        pytest.raises(UsageError, match=r"at most 10[37] bytes.*XDG_RUNTIME_DIR"),
        listening.own(path),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_socket_that_systemd_opened_is_served(tmp_path: Path) -> None:
    path = tmp_path / "passed.sock"
    (tmp_path / "hw.py").write_text(RIGHT)
    program = Path(sys.executable).parent / "grader"
    with socket.socket(socket.AF_UNIX) as passed:
        passed.bind(str(path))
        passed.listen()
        serve = f"{program} serve --state . {' '.join(LIMITED)}"
        command = f"LISTEN_FDS=1 LISTEN_PID=$$ exec {serve} 3<&{passed.fileno()}"
        service = subprocess.Popen(
            ["bash", "-c", command],
            cwd=tmp_path,
            pass_fds=[passed.fileno()],
            stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8"},
        )
        try:
            running = Running(service, path, {"GRADER_URL": f"unix:{path}"}, tmp_path)
            assert running.ask("GET", "/readyz").status == 200  # asked before it runs
            arguments = ("hw.py", "--exercise", EXERCISE, *LIMITED)
            assert grade(*arguments, cwd=tmp_path, env=running.environment)[::2] == (0, "")
            service.terminate()
            assert service.wait(READY_S) == 0
            assert path.is_socket()  # it is not ours to remove
        finally:
            service.kill()
            service.wait()


def test_who_may_open_a_socket_of_others_has_nothing_revealed(tmp_path: Path) -> None:
    path = tmp_path / "shared.sock"
    with socket.socket(socket.AF_UNIX) as shared:
        shared.bind(str(path))
        path.chmod(0o600)
        assert listening.caller(shared).reveal
        path.chmod(0o660)
        assert not listening.caller(shared).reveal


def test_a_folder_that_others_may_write_is_no_place_for_a_socket(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    with pytest.raises(UsageError, match="others may write it"), listening.own(tmp_path / "s"):
        pass
