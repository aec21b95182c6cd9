"""Grade a class with a fake sandbox: `python class_runner.py FOLDER REPORT`, for those who kill it.

Every name that is judged is a line of the file `judged` beside the report; the first line on
standard output says that judging has begun.
"""

import hashlib
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from grader.classroom import schedule
from grader.classroom.discovery import Found, Search, discover
from grader.classroom.progress import Count
from grader.classroom.store import Store
from grader.exercise.description import find
from grader.judging import submission
from grader.judging.submission import Submission
from grader.words.model import Case, Judgement, Verdict, Versions

VERSIONS = Versions(grader="0", python="3", torch="2", numpy="2")


def judgement(submission: Submission, pause_s: float = 0.0) -> Judgement:
    """Judge by the bytes of the source alone."""
    digest = hashlib.sha256(submission.source).digest()
    time.sleep(pause_s * digest[1] / 255)
    verdict = list(Verdict)[digest[0] % 6]
    case = Case(seed=1, verdict=verdict, reason=digest.hex(), checks=())
    return Judgement(
        submission=submission.name,
        exercise="fake",
        verdict=verdict,
        score=digest[0] / 255,
        cases=(case,),
        isolation="walled",
        versions=VERSIONS,
    )


def files_of(count: int, source: str = "x = {}") -> list[Found]:
    """Return what so many students handed in."""
    return [
        Found(
            f"s{i:05}",
            f"s{i:05}.py",
            lambda i=i: submission.from_bytes(f"s{i:05}.py", source.format(i).encode()),
        )
        for i in range(count)
    ]


def judge_all(
    store: Store,
    files: list[Found],
    made: Callable[[Submission], Judgement] = judgement,
    **changes: object,
) -> tuple[int, list[str]]:
    """Judge with a fake sandbox; return how many were judged, and what was skipped."""
    judged = []

    def one(each: Submission) -> Judgement:
        judged.append(each.name)
        return made(each)

    store.expect(files)
    with ThreadPoolExecutor(2) as executor:
        engine = schedule.Threads(executor, one, 4)
        work = replace(schedule.Work(engine, "basis"), **changes)  # type: ignore[arg-type]
        skipped = schedule.run(files, work, store, Count())
    return len(judged), [each.reason for each in skipped]


def main() -> None:
    """Judge what the report lacks, with two threads."""
    folder, report = map(Path, sys.argv[1:])

    with (report.parent / "judged").open("a") as log, Store(report) as store:

        def judge(submission: Submission) -> Judgement:
            print(submission.name, file=log, flush=True)
            return judgement(submission, 0.02)

        files = discover(folder, find("tanh_gain"), Search(passed_over=report)).files
        store.expect(files)
        print("begun", flush=True)
        with ThreadPoolExecutor(2) as executor:
            engine = schedule.Threads(executor, judge, 4)
            schedule.run(files, schedule.Work(engine, "fake"), store, Count())


if __name__ == "__main__":
    main()
