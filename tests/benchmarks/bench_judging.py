"""What a submission costs the grader's own process, beside what its program costs: CPU times.

Run it as a script: `python tests/benchmarks/bench_judging.py`. Every sample that ends within its
limits is run once, and judged again from what was seen of it: read, compared, diagnosed, reported
as JSON. It prints medians by exercise and their ratio, and asserts nothing.
"""

import io
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time

from grader import reports
from grader.authoring import verify
from grader.exercise import description
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox, settings
from grader.sandbox.execution import Execution, Limits, Program

SAMPLES = Path(__file__).resolve().parents[2] / "submissions"
ROUNDS = 5


@dataclass
class Recorded:
    """Stands for a sandbox: runs each program once, and then tells what was seen."""

    behind: Sandbox
    isolation: str = "walled"
    lacks: tuple[str, ...] = ()
    memory_summed: bool = True
    seen: dict[tuple[bytes, ...], Execution] = field(default_factory=dict)

    def run(self, program: Program, stdin: bytes, limits: Limits) -> Execution:
        """Return what is known of a run."""
        cells = "\0".join(program.cells or ()).encode("utf-8", "surrogatepass")
        key = (
            stdin,
            cells,
            *(x for pair in sorted(program.files.items()) for x in map(_raw, pair)),
        )
        if key not in self.seen:
            self.seen[key] = self.behind.run(program, stdin, limits)
        return self.seen[key]


def _raw(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")


def main() -> None:
    """Print a line for each exercise."""
    ours: defaultdict[str, list[float]] = defaultdict(list)
    theirs: defaultdict[str, list[float]] = defaultdict(list)
    with Sandbox("auto", settings()) as sandbox:
        recorded = Recorded(sandbox)
        for path, name, verdict in verify.samples(SAMPLES):
            if verdict not in ("accepted", "wrong_answer"):
                continue
            exercise = description.find(name)
            judge = Judge(terms_of(exercise, exercise.sample_seeds[:1]), recorded)  # type: ignore[arg-type]
            made = submission.load(path)
            usage = judge.judge(made).cases[0].usage
            times = []
            for _ in range(ROUNDS):
                begun_s = process_time()
                judgement = judge.judge(made)
                reports.write("json", [judgement], exercise, io.StringIO())
                times.append(process_time() - begun_s)
            ours[name].append(min(times))
            theirs[name].append(usage.cpu_s if usage else 0.0)
    for name, times in ours.items():
        own, run = median(times), median(theirs[name])
        print(
            f"{name:20} {1e3 * own:6.2f} ms of ours, {1e3 * run:6.1f} of its own: {own / run:.3f}"
        )
    own, run = (sum(sum(each) for each in side.values()) for side in (ours, theirs))
    print(f"all samples: ours / theirs {own / run:.4f}")


if __name__ == "__main__":
    main()
