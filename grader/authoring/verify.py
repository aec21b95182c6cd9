"""Prove the exercises: every sample earns its folder's verdict, every reference keeps its promises.

A sample is `<exercise>/<verdict>/<what_it_does>.py`, or `.ipynb`.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from grader.authoring import readback
from grader.authoring import source as sources
from grader.exercise import description
from grader.exercise.description import Exercise
from grader.exercise.limits import RunLimits
from grader.exercise.reference import Reference
from grader.judging import checker, submission
from grader.judging.judge import Judge
from grader.judging.submission import Submission
from grader.judging.terms import Bounds, terms_of
from grader.sandbox import Sandbox
from grader.words.errors import GraderError, UsageError
from grader.words.model import Judgement, Verdict

SEEDS = (11, 12)
EXCEEDED = [verdict for verdict in Verdict if verdict.endswith("_limit_exceeded")]
Sample = tuple[Path, str, Verdict]
"""Its file, its exercise, and the verdict that it must earn."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a sample or an exercise; `fault` is empty where all is well.

    `is_broken` says that there is no reference, or that it gave no values, or others the second
    time, so that no sample can be judged.
    """

    name: str
    fault: str
    is_broken: bool = False


def samples(folder: Path) -> list[Sample]:
    """Return each sample below `folder` with its exercise and the verdict that it must earn.

    It has a folder for each exercise, or is that of one.
    """
    verdicts = list(Verdict)
    own = [p for p in _programs(folder.resolve(), "*/*") if p.parent.name in verdicts]
    found = []
    for path in _programs(folder, "*/*/*") or own:
        verdict = path.parent.name
        if verdict not in verdicts:
            raise UsageError(f"{path.parent}: {verdict!r} is no verdict: rename the folder")
        found.append((path, path.parent.parent.name, Verdict(verdict)))
    if not found:
        raise UsageError(f"{folder}: no samples: expected <exercise>/<verdict>/<name>.py below it")
    return found


def _programs(folder: Path, pattern: str) -> list[Path]:
    return [path for path in sorted(folder.glob(pattern)) if path.suffix in submission.SUFFIXES]


def verify_samples(
    found: Sequence[Sample], sandbox: Sandbox, extra: Path | None, jobs: int, time_s: float
) -> Iterator[Finding]:
    """Judge samples on their exercise's sample seeds; yields findings in their order.

    What must exceed a limit that its description leaves as it is has less to exceed, so that this
    is quick: `time_s` CPU seconds. All else has what `grade` gives it.
    """
    judges: dict[tuple[str, bool], Judge] = {}
    for name in dict.fromkeys(name for _, name, _ in found):
        exercise = description.find(name, extra)
        reference = Reference(exercise, sandbox)
        for exceeds, bounds in ((False, Bounds()), (True, _quick(exercise.limits, time_s))):
            terms = terms_of(exercise, bounds=bounds)
            judges[name, exceeds] = Judge(terms, sandbox, reference, explains=False)

    def judged(sample: Sample) -> Finding:
        _, name, wanted = sample
        return of_sample(judges[name, wanted in EXCEEDED], sample)

    with ThreadPoolExecutor(jobs) as threads:
        yield from threads.map(judged, found)


def _quick(limits: RunLimits, time_s: float) -> Bounds:
    """Return less of each limit that a description does not set."""
    said = limits.model_fields_set
    return Bounds(
        None if "time_s" in said else time_s,
        None if "memory_mib" in said else 512,
        None if "output_kib" in said else 256,
    )


def of_sample(judge: Judge, sample: Sample) -> Finding:
    """Judge a sample of the judge's exercise."""
    path, _, wanted = sample
    judgement = judge.judge(submission.load(path))
    fault = "" if judgement.verdict is wanted else _why(judgement)
    return Finding(str(path.relative_to(path.parents[2])), fault)


def of_given(judge: Judge, given: Submission) -> Finding:
    """Judge what must be accepted, and is no sample."""
    judgement = judge.judge(given)
    fault = "" if judgement.verdict is Verdict.ACCEPTED else _why(judgement)
    return Finding(given.name, fault)


def _why(judgement: Judgement) -> str:
    """Return a verdict that was not wanted, with its reason, or with what may be done."""
    if judgement.verdict is Verdict.ACCEPTED:
        seeds = ", ".join(str(case.seed) for case in judgement.cases)
        mend = "narrow `rel` or `abs`, add a sample seed, or move the file to accepted/"
        return f"accepted: every check takes it for right with the seed {seeds}: {mend}"
    reason = next((case.reason for case in judgement.cases if case.reason), "")
    return f"{judgement.verdict}: {reason}"


def verify_references(names: list[str], sandbox: Sandbox, extra: Path | None) -> Iterator[Finding]:
    """Check that each reference fits its description, is deterministic and heeds its seed."""
    known = description.available(extra)
    where = "" if extra else ", or say with --exercises where it is"
    for name in names:
        if name not in known:
            mend = f"give the folder the name that the exercise has now, or remove it{where}"
            yield Finding(name, f"samples of no exercise of that name: {mend}", is_broken=True)
            continue
        try:
            exercise = description.find(name, extra)
            yield of_reference(exercise, Reference(exercise, sandbox))
        except GraderError as error:
            yield Finding(f"{name}.py", str(error), is_broken=True)


def of_reference(exercise: Exercise, reference: Reference) -> Finding:
    """Check that a reference fits its description, is deterministic and heeds its seed.

    Raises:
        ReferenceRunError: it gives no values.
    """
    fault = _reference_fault(exercise, reference) or _label_twice(exercise)
    unsteady = reference.unsteady(SEEDS[0], checker.takes)
    return Finding(f"{exercise.name}.py", fault, is_broken=bool(unsteady))


def without_broken(found: Sequence[Sample], references: Sequence[Finding]) -> list[Sample]:
    """Return the samples that can be judged: of a broken reference each would say the same."""
    broken = {each.name.removesuffix(".py") for each in references if each.is_broken}
    return [sample for sample in found if sample[1] not in broken]


def _reference_fault(exercise: Exercise, reference: Reference) -> str:
    first, other = (reference.expected(seed) for seed in SEEDS)
    if unsteady := reference.unsteady(SEEDS[0], lambda _, one, two: repr(one) == repr(two)):
        return unsteady
    if exercise.seeded and repr(first) == repr(other):
        same = f"{reference.files} gives the same values with the seeds {SEEDS[0]} and {SEEDS[1]}"
        return f"{same}: give the seed to what draws them, or write `seeded = false`"
    seeds = dict.fromkeys((*SEEDS, *exercise.sample_seeds)) if exercise.seeded else SEEDS[:1]
    said = (_without_label(exercise, reference, name) for name in exercise.solutions)
    return _mistakes_fault(exercise, reference, tuple(seeds)) or next(filter(None, said), "")


def _label_twice(exercise: Exercise) -> str:
    """Say that a check has a label twice, as one that `"@mean"` stands for, too."""
    for check in exercise.checks:
        labels = [label.casefold() for label in check.labels]
        if twice := next((label for label in labels if labels.count(label) > 1), ""):
            return f"check `{check.name}` has the label `{twice}` twice: leave one out"
    return ""


def _without_label(exercise: Exercise, reference: Reference, name: str) -> str:
    """Say that a solution prints a check's value under other words than its labels."""
    own = [check for check in exercise.checks if check.name in exercise.solutions[name]]
    if not any(check.labels and not check.probe and check.call is None for check in own):
        return ""
    seen = reference.run(name, SEEDS[0])
    source = sources.of(submission.load(exercise.folder / name))
    for check, words in readback.otherwise(seen, source, own, exercise.names):
        what = (
            f"{name} prints no label of `{check}`, and the value beside `{words}` is taken for it"
        )
        return f"{what}: print it with its name, or add `{words}` to its `labels`"
    return ""


def _mistakes_fault(exercise: Exercise, reference: Reference, seeds: Sequence[int]) -> str:
    """Return what is wrong with the mistakes that a reference names, for any of the seeds."""
    wrong: dict[tuple[str, str], bool] = {}
    for seed in seeds:
        expected, mistakes = reference.expected(seed), reference.mistakes(seed)
        for check in exercise.checks:
            rights = expected[check.name].values()
            for key, value in mistakes.get(check.name, {}).items():
                of = check.name, key.partition(":")[0]
                differs = not any(checker.agree(check, value, right) for right in rights)
                wrong[of] = wrong.get(of, False) or differs
    for (name, kind), differs in wrong.items():
        if kind not in exercise.mistakes:
            return f"the mistake `{kind}` of {name} has no sentence: write [mistakes.{kind}]"
        if not differs:
            return f"the mistake `{kind}` of {name} is right for every seed: leave it out"
    named = {kind for _, kind in wrong}
    unnamed = [kind for kind in exercise.mistakes if kind not in named]
    return f"mistakes() never returns a `{unnamed[0]}`: leave its sentence out" if unnamed else ""
