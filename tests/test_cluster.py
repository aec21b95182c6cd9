"""A class on Dask: the same judgements as on one machine, whatever becomes of who makes them."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from class_runner import judgement
from clusters import UP_S, fakes, free_port, scheduler, wait_until, without_usage, workers_below
from conftest import Graded
from fake_worker import PROCESSOR
from hypothesis import given
from hypothesis import strategies as st
from processes import grade
from services import serving
from services import submission as posted

from grader.classroom import schedule
from grader.classroom.discovery import Found
from grader.classroom.progress import Count
from grader.classroom.store import NAME, Store
from grader.cluster import conditions, wire
from grader.cluster.client import Cluster, Wish
from grader.cluster.link import Link, _Item
from grader.exercise import description
from grader.judging import submission
from grader.judging.submission import Submission
from grader.judging.terms import terms_of
from grader.words.errors import UsageError
from grader.words.language import Message
from grader.words.model import Judgement, Verdict

GAIN = terms_of(description.find("tanh_gain"), (1,))
RIGHT = "seed = int(input())\nprint('gain:', 1.598)\nprint(5 / 3)\n"
OF_A_CLASS = ("--exercise", "tanh_gain", "--seed", "1", "--time-limit", "5")

# --- what is sent --------------------------------------------------------------------------------


@given(
    st.binary(max_size=200),
    st.dictionaries(st.text(max_size=8), st.binary(max_size=50), max_size=3),
    st.sampled_from([None, Message("too large: {most}", {"most": 3})]),
)
def test_a_submission_arrives_as_it_was_sent(
    source: bytes, beside: dict[str, bytes], fault: Message | None
) -> None:
    handed_in = submission.from_bytes("a/hw.py", source).with_beside(beside)
    if fault is not None:
        handed_in = Submission("a/hw.py", b"", fault)
    asked = wire.Asked(wire.terms_as_json(GAIN), "basis", handed_in)
    assert wire.unpacked(wire.packed(asked)) == asked


def test_terms_arrive_as_they_were_sent() -> None:
    assert wire.terms_from_json(wire.terms_as_json(GAIN), None) == GAIN


@pytest.mark.parametrize(
    ("name", "theirs"),
    [("torch", "2.12.0"), ("exercises", "0" * 12), ("processor", "AVX2"), ("isolation", "limited")],
)
def test_the_line_says_in_what_a_worker_differs(name: str, theirs: str) -> None:
    ours = conditions.asked("AVX512", "walled", None)
    other = ours.model_copy(update={name: theirs})
    assert ours.differences(other) == f"its {name} is {theirs}, asked for is {getattr(ours, name)}"
    assert ours.digest != other.digest
    assert ours.differences(ours) == ""


def test_exercises_differ_when_a_file_of_one_does(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("def expected(seed): ...")
    before = conditions.exercises_digest(tmp_path)
    (tmp_path / "one.py").write_text("def expected(seed): return {}")
    assert (
        len({before, conditions.exercises_digest(tmp_path), conditions.exercises_digest(None)}) == 3
    )


# --- faults, with workers that judge without a sandbox --------------------------------------------


class Told(Count):
    """Counts, and remembers what was said of the workers."""

    def __init__(self) -> None:
        super().__init__()
        self.states: set[str] = set()

    def tick(self, in_hand: str, by: str = "") -> None:
        self.states = self.states | {by}


def files_of(count: int, source: str = "x = {}") -> list[Found]:
    def read(i: int) -> Submission:
        return submission.from_bytes(f"s{i:05}.py", source.format(i).encode())

    return [Found(f"s{i:05}", f"s{i:05}.py", lambda i=i: read(i)) for i in range(count)]  # type: ignore[misc]


class Class:
    """A class that is graded in a thread, on fakes."""

    def __init__(self, port: int, folder: Path, files: list[Found]) -> None:
        self.warned: list[str] = []
        self.watch = Told()
        self._wish = Wish(f"tcp://127.0.0.1:{port}", processor=PROCESSOR)
        self._folder, self._files = folder, files
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "Class":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()
        assert self._error is None

    def _run(self) -> None:
        try:
            with Cluster(self._wish, self.warned.append) as site, Store(self._folder) as store:
                store.expect(self._files)
                with site.engine(GAIN) as engine:
                    work = schedule.Work(engine, schedule.basis(GAIN, site.isolation))
                    schedule.run(self._files, work, store, self.watch)
        except BaseException as error:
            self._error = error

    @property
    def kept(self) -> dict[str, Judgement]:
        with closing(sqlite3.connect(self._folder / NAME)) as reader:
            rows = reader.execute("SELECT submission, judgement FROM judgements").fetchall()
        return {name: Judgement.model_validate_json(text) for name, text in rows}


def undisturbed(files: list[Found]) -> dict[str, Judgement]:
    return {each.name: judgement(each.read()) for each in files}


@pytest.fixture(scope="module")
def two() -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """Return where a scheduler listens, and who keeps two workers for it."""
    port = free_port()
    with scheduler(port), fakes(port, 2, GRADER_FAKE_S="0.1") as process:
        yield port, process


Two = tuple[int, "subprocess.Popen[bytes]"]


def test_workers_that_die_and_leave_lose_nothing(two: Two, tmp_path: Path) -> None:
    (port, process), files = two, files_of(100)
    with fakes(port, 1, GRADER_FAKE_S="0.1") as another, Class(port, tmp_path, files) as graded:
        wait_until(lambda: graded.watch.done > 10 and "3 workers" in graded.watch.states)
        workers_below(process)[0].kill()
        another.send_signal(signal.SIGTERM)
        assert another.wait(UP_S) == 0
    assert graded.kept == undisturbed(files)
    assert graded.watch.done == len(files)


def test_what_takes_workers_down_is_a_judge_error_and_what_stood_beside_is_not(
    two: Two, tmp_path: Path
) -> None:
    files = files_of(20)
    killer = submission.from_bytes("killer.py", b"DIE")
    files[5] = Found("killer", "killer.py", lambda: killer)
    with Class(two[0], tmp_path, files) as graded:
        pass
    kept = graded.kept
    (lost,) = (each for each in kept.values() if each.verdict is Verdict.JUDGE_ERROR)
    assert lost.cases[0].reason == (
        "it took down 3 workers, one after the other (not the student's fault)"
    )
    right = undisturbed([each for each in files if each.name != "killer.py"])
    assert {name: each for name, each in kept.items() if name in right} == right


def test_what_runs_alone_is_not_blamed_for_what_its_scheduler_has_not_let_go_of_yet() -> None:
    """The scheduler gives what took a worker down to the next one until it has heard of that."""

    async def run() -> list[int]:
        link = Link("tcp://127.0.0.1:1", None, print)
        sent: dict[bytes, list[str]] = {b"one": [], b"other": []}

        async def never(key: str, item: _Item) -> tuple[bytes, str]:
            sent[item.sent].append(key)
            await asyncio.Event().wait()
            raise AssertionError

        link._done = never  # type: ignore[method-assign]

        async def dies(*lost: str) -> None:
            link._heard((0.0, {"action": "remove-worker", "processing-tasks": lost}))
            for _ in range(9):
                await asyncio.sleep(0)

        judged = [asyncio.ensure_future(link.judged(name)) for name in sent]
        await dies()
        items = list(link._items.values())
        await dies(sent[b"one"][0], sent[b"other"][0])
        waits, alone = sorted(sent.values(), key=len)
        await dies(waits[0], alone[1])
        for each in judged:
            each.cancel()
        return [item.strikes for item in items]

    assert asyncio.run(run()) == [1, 1]


def test_a_scheduler_that_comes_back_is_gone_on_with(tmp_path: Path) -> None:
    port, files = free_port(), files_of(100)
    with (
        scheduler(port) as first,
        fakes(port, 1, GRADER_FAKE_S="0.1"),
        Class(port, tmp_path, files) as graded,
    ):
        wait_until(lambda: graded.watch.done > 10)
        first.send_signal(signal.SIGKILL)
        first.wait()
        wait_until(lambda: "waiting for the scheduler" in graded.watch.states)
        before = graded.watch.done
        with scheduler(port):
            wait_until(lambda: graded.watch.done == len(files))
    assert 10 < before < len(files)
    assert graded.kept == undisturbed(files)


def test_a_worker_that_differs_gets_nothing_and_is_named(tmp_path: Path) -> None:
    port, files = free_port(), files_of(20)
    with (
        scheduler(port),
        fakes(port, 1, GRADER_FAKE_PROCESSOR="OTHER"),
        Class(port, tmp_path, files) as graded,
    ):
        wait_until(lambda: graded.warned)
        time.sleep(0.5)
        assert graded.watch.done == 0
        with fakes(port, 1):
            wait_until(lambda: graded.watch.done == len(files))
    (line,) = graded.warned
    assert line.startswith("the worker tcp://127.0.0.1:")
    assert line.endswith(f" is refused: its processor is OTHER, asked for is {PROCESSOR}")


# --- the commands --------------------------------------------------------------------------------


def test_a_class_is_the_same_on_a_cluster_and_may_go_on_elsewhere(
    tmp_path: Path, ready: Graded
) -> None:
    folder, there, here = tmp_path / "class", tmp_path / "there", tmp_path / "here"
    folder.mkdir()
    for name, source in {
        "right": RIGHT,
        "wrong": RIGHT.replace("1.598", "1.1"),
        "broken": "print(",
        "empty": "",
    }.items():
        (folder / f"{name}.py").write_text(source)
    (folder / "two").mkdir()
    (folder / "two" / "hw.py").write_text("from part import gain\n" + RIGHT)
    (folder / "two" / "part.py").write_text("gain = 1")
    cluster = ("--cluster", "local:1")
    status, _, said = grade(folder, *OF_A_CLASS, *cluster, "--report", there)
    assert status == 0, said
    assert "on local:1" in said
    assert "5 of 5" in said
    assert ready(folder, *OF_A_CLASS, "--report", here)[0] == 0
    assert without_usage(there) == without_usage(here)
    assert (there / "grades.csv").read_text() == (here / "grades.csv").read_text()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("scheduler:8786", "tls://HOST:PORT, tcp://HOST:PORT without encryption, or local:N"),
        ("local:none", "give the number of workers, as in local:2"),
        ("local:0", "give the number of workers, as in local:2"),
    ],
)
def test_an_address_that_is_none_is_told(address: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Wish(address).workers  # noqa: B018 - it is what checks


def test_where_no_scheduler_answers_the_command_says_so(
    tmp_path: Path, graded_here: Graded
) -> None:
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "a.py").write_text(RIGHT)
    options = ("--report", tmp_path / "report", "--processor", "any")
    address = f"tcp://127.0.0.1:{free_port()}"
    status, _, said = graded_here(tmp_path / "class", *OF_A_CLASS, *options, "--cluster", address)
    assert status == 2
    assert said.splitlines()[-1] == (
        f"grade: --cluster: no scheduler answers at {address}: start one with `dask scheduler`, "
        "or check the address"
    )


WITHOUT = {
    "--cluster": ("grade", "grade", [".", "--report", "report", "--cluster", "local:1"]),
    "grader worker": ("grader", "grader", ["worker", "tcp://127.0.0.1:1"]),
    "grader serve": ("grader", "grader", ["serve", "--port", "0", "--cluster", "local:1"]),
}


@pytest.mark.parametrize(("module", "name", "arguments"), WITHOUT.values(), ids=WITHOUT)
def test_without_dask_a_command_says_what_to_install(
    module: str, name: str, arguments: list[str], tmp_path: Path
) -> None:
    code = (
        f"import sys; sys.modules['distributed'] = None; sys.argv = {[name, *arguments]}\n"
        f"from grader.commands.{module} import main\nmain()"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    said = f"{name}: for a cluster: pip install distributed cryptography\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_the_service_has_its_work_done_by_a_cluster(two: Two, tmp_path: Path) -> None:
    options = ("--cluster", f"tcp://127.0.0.1:{two[0]}", "--processor", PROCESSOR)
    handed_in = posted(RIGHT)
    with serving(tmp_path / "run", *options) as service:
        answer = service.ask("POST", "/v1/judgements", handed_in)
    assert answer.status == 200
    made = judgement(submission.from_bytes("hw.py", RIGHT.encode()))
    assert Judgement.model_validate(answer.said) == made


def test_a_worker_of_more_than_the_machine_has_is_refused() -> None:
    status, _, said = grade("worker", "tcp://127.0.0.1:1", "--jobs", 5000, command="grader")
    assert status == 2
    assert "--jobs 5000: this machine runs" in said
