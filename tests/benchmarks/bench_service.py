"""The service, measured: `grade` with it against `python`, and clients in a crowd, some hostile.

    python tests/benchmarks/bench_service.py pairs [COUNT]
    python tests/benchmarks/bench_service.py class [COUNT]
    python tests/benchmarks/bench_service.py crowd [SECONDS] [CLIENTS] [faults]

The crowd ends by itself. With `faults` zygotes are killed every five seconds; in the first half the
disk of what is promised is full for a while, if we are root and can give it one; in the middle the
service is killed with SIGKILL and started again. What was acknowledged must be there in the end.
"""

import contextlib
import itertools
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_batch import EXERCISE, GRADE, accepted, make_class
from services import Running, serving, submission

SCRIPT = "import torch\nprint('gain:', 1.598)\nprint(5/3)\n"
HONEST, NOISY = (
    {"Authorization": f"Bearer a-secret-of-the-{each}"} for each in ("honest", "noisy")
)
HOSTILE = (
    "while True: print('x' * 1000)",
    "import os\nfor _ in range(100): os.fork()",
    "x = [bytes(1 << 20) for _ in range(10_000)]",
    "raise SystemExit(3)",
)


def pairs(count: int) -> None:
    """Compare whole processes, in turn, and tell medians."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hw.py").write_text(SCRIPT)
        bin_ = Path(sys.executable).parent
        arguments = ["hw.py", "--exercise", "tanh_gain"]
        with serving(folder / "run") as service:
            environment = {**os.environ, **service.environment}

            def took_s(*command: object) -> float:
                began_s = time.perf_counter()
                quiet = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
                subprocess.run(command, cwd=folder, env=environment, check=True, **quiet)  # type: ignore[call-overload]
                return time.perf_counter() - began_s

            rows = [
                (
                    took_s(sys.executable, "hw.py"),
                    took_s(bin_ / "grade", *arguments),
                    took_s(bin_ / "grade", "--no-service", *arguments),
                )
                for _ in range(count)
            ]
    for name_, times_s in zip(("python", "with", "without"), zip(*rows, strict=True), strict=True):
        print(f"{name_:8} median {statistics.median(times_s):.3f} s")
    print(f"with a service: {statistics.median(b / a for a, b, _ in rows):.3f} of python")
    print(f"without:        {statistics.median(c / a for a, _, c in rows):.3f} of python")


def classes(count: int) -> None:
    """Compare a class of 30 with and without a service, in turn, with `python` on one file."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        folder = make_class(top / "class", 30, accepted())
        one = min(folder.iterdir())
        with serving(top / "run") as service:
            environment = {**os.environ, **service.environment}

            def took_s(*command: object) -> float:
                began_s = time.perf_counter()
                subprocess.run(
                    list(map(str, command)),
                    input=b"11\n",
                    env=environment,
                    check=True,
                    capture_output=True,
                )
                return time.perf_counter() - began_s

            def class_s(*more: str) -> float:
                with tempfile.TemporaryDirectory() as report:
                    options = ("--exercise", EXERCISE, "--seed", 11, "--report", report)
                    return took_s(*GRADE, folder, *options, *more)

            rows = [
                (took_s(sys.executable, one), class_s(), class_s("--no-service"))
                for _ in range(count)
            ]
    for name_, ratios in (
        ("with a service", [b / a for a, b, _ in rows]),
        ("without", [c / a for a, _, c in rows]),
    ):
        print(
            f"class of 30, {name_}: {statistics.median(ratios):.2f} of python on one file", end=""
        )
        print(f" ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"with / without: {statistics.median(b / c for _, b, c in rows):.2f}")


class Crowd:
    """Clients that ask until a time, and what they saw."""

    def __init__(self, folder: Path, seconds: float) -> None:
        self.folder, self.until_s = folder, time.monotonic() + seconds
        self.service: Running
        self.seen: Counter[str] = Counter()
        self.times_s: list[float] = []
        self.promised: dict[str, str] = {}
        self._numbers = itertools.count()

    def honest(self) -> None:
        """Ask for what is right or wrong, now or later, and look whether that is what comes."""
        while time.monotonic() < self.until_s:
            number = next(self._numbers)
            right = number % 3 > 0
            text = f"{SCRIPT if right else 'print(1)'}# {number}"
            expected = "accepted" if right else "wrong_answer"
            later = {"Prefer": "respond-async"} if number % 5 == 0 else {}
            began_s = time.monotonic()
            try:
                headers = {**HONEST, **later}
                answer = self.service.ask("POST", "/v1/judgements", submission(text), **headers)
            except OSError as error:
                self.seen[type(error).__name__] += 1
                time.sleep(0.2)
                continue
            except Exception as error:  # half an answer, of a service that was killed
                self.seen[type(error).__name__] += 1
                continue
            self.seen[str(answer.status)] += 1
            if answer.status == 200:
                self.times_s.append(time.monotonic() - began_s)
                verdict = answer.said["verdict"]
                self.seen["judge error"] += verdict == "judge_error"
                self.seen["wrong"] += verdict not in (expected, "judge_error")
                self.note(answer.said)
            elif answer.status == 202:
                self.promised[answer.headers["location"]] = expected
            elif answer.status == 429:
                time.sleep(min(2.0, float(answer.headers["retry-after"])))

    def note(self, said: dict[str, Any]) -> None:
        """Keep why there was a judge error."""
        if said.get("verdict") == "judge_error":
            self.seen[said["cases"][0]["reason"]] += 1

    def hostile(self) -> None:
        """Say nothing, half of something, nonsense, too much, or send a script that attacks."""
        while time.monotonic() < self.until_s:
            with contextlib.suppress(Exception):
                how = random.randrange(4)
                if how == 0:
                    text = f"{random.choice(HOSTILE)}\n# {next(self._numbers)}"
                    asked = submission(text, time_limit=1)
                    self.service.ask("POST", "/v1/judgements", asked, **NOISY)
                elif how == 1:
                    with self.service.dial() as connection:
                        connection.sendall(b"POST /v1/judgements HTTP/1.1\r\nContent-Le")
                        time.sleep(3)
                elif how == 2:
                    with self.service.dial() as connection:
                        connection.sendall(random.randbytes(10_000))
                else:
                    self.service.ask("POST", "/v1/judgements", bytes(49 << 20), **NOISY)
            time.sleep(0.2)


def crowd(seconds: float, clients: int, faults: bool) -> None:
    """Let clients ask for some time, a tenth of them hostile, and tell what they saw."""
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as opened:
        folder = Path(name)
        made = Crowd(folder, seconds)
        (folder / "tokens").write_text("a-secret-of-the-honest\na-secret-of-the-noisy\n")
        disk = opened.enter_context(small_disk(folder / "disk"))
        options = ("--token-file", folder / "tokens", "--state", disk)
        made.service = opened.enter_context(serving(folder / "run", *options))
        before = memory_mib(made.service)
        threads = [
            threading.Thread(target=made.hostile if number % 10 == 9 else made.honest)
            for number in range(clients)
        ]
        for thread in threads:
            thread.start()
        for tick in itertools.count(1):
            time.sleep(5)
            if time.monotonic() > made.until_s:
                break
            if faults and tick == int(seconds / 20):
                fill(disk)
            if faults and tick == int(seconds / 20) + 2:
                (disk / "filling").unlink(missing_ok=True)
            if faults and tick == int(seconds / 10):
                made.service.end(signal.SIGKILL)
                made.service = opened.enter_context(serving(folder / "run", *options, ready=False))
            elif faults:
                for pid in children(made.service.process.pid):
                    os.kill(pid, signal.SIGKILL)
        for thread in threads:
            thread.join()
        tell(made, seconds, before)


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Give a folder on a disk of its own, which may be filled; a plain one if we may not mount."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", folder]
    if subprocess.run(mount, capture_output=True).returncode:
        print("the disk is not filled: only root gives a folder its own")
    try:
        yield folder
    finally:
        if folder.is_mount():
            subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path) -> None:
    """Leave no room on a disk that is ours alone."""
    if disk.is_mount():
        with contextlib.suppress(OSError), (disk / "filling").open("wb", 0) as file:
            while file.write(bytes(4096)):
                pass


def tell(made: Crowd, seconds: float, before: float) -> None:
    """Fetch what was promised, and tell all there is to tell."""
    lost = wrong = errors = 0
    for place, expected in made.promised.items():
        while (fetched := made.service.ask("GET", place, **HONEST)).status == 202:
            time.sleep(0.05)
        lost += fetched.status != 200
        verdict = fetched.said.get("verdict", expected)
        errors += verdict == "judge_error"
        made.note(fetched.said)
        wrong += verdict not in (expected, "judge_error")
    times_s = sorted(made.times_s)
    p50, p99 = (times_s[int(len(times_s) * part)] for part in (0.5, 0.99))
    print(f"{len(times_s) / seconds:.1f} judged a second, p50 {p50:.3f} s, p99 {p99:.3f} s")
    print(f"seen: {dict(sorted(made.seen.items()))}")
    print(f"promised {len(made.promised)}: lost {lost}, wrong {wrong}, judge errors {errors}")
    print(f"memory of the service: {before:.0f} MiB before, {memory_mib(made.service):.0f} after")


def children(pid: int) -> Iterator[int]:
    """Return the processes that a process started."""
    seen = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout
    return map(int, seen.split())


def memory_mib(service: Running) -> float:
    """Return what a service has in memory, without its sandbox."""
    status = Path(f"/proc/{service.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or ["pairs"]
    numbers = [int(each) for each in rest if each.isdecimal()]
    if what == "pairs":
        pairs(numbers[0] if numbers else 9)
    elif what == "class":
        classes(numbers[0] if numbers else 5)
    else:
        crowd(*(numbers + [60, 50][len(numbers) :]), faults="faults" in rest)
