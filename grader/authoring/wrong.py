"""Wrong samples of an exercise: its solution, changed in the ways in which students go wrong.

Which changes matter is found out by running them: a good sample fails, and shows another mistake
than the others.
"""

import itertools
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from grader.authoring import tolerances
from grader.exercise.changes import changed
from grader.exercise.description import Exercise
from grader.exercise.reference import Reference, Values
from grader.exercise.slips import Slip
from grader.judging import checker, submission
from grader.judging.judge import Judge
from grader.judging.submission import LINE_END, Submission
from grader.words.check import Text
from grader.words.model import Answer
from grader.words.values import Value

WRONG_MOST, MISSED_MOST = 5, 3
TRIED_MOST, THREADS = 20, 2
"""Of which it is seen whether their mistake is told: each is judged, which takes a run or two."""
PASSING_MOST = 20
"""Changes that pass: each is run on other seeds, and most are no mistakes at all."""
HARMLESS = "rounded"
"""A change that tolerances are there for."""
UNSTEADY = "without_seeding"
"""A change whose values are others each time, so that it might pass by chance."""
NOISE = 2e-6
"""Relative difference of two values that may come of the order of the same computation."""


class Wrong(NamedTuple):
    """A changed solution as a file; `fails` are the checks that it does not pass.

    `told` says that who hands it in is told the mistake: its digits prove it.
    """

    name: str
    slip: Slip
    source: bytes
    fails: frozenset[str]
    told: bool = False

    @property
    def message(self) -> Text:
        """What is true of whoever prints its values."""
        return self.slip.message


def found(exercise: Exercise, reference: Reference, judge: Judge) -> list[Wrong]:
    """Return the best wrong samples.

    Those whose mistake the judge tells, on the first sample seed, go before the others, and those
    that fail one check alone, until each has one; then those of other kinds.
    """
    every = [wrong for wrong in _changed(exercise, reference) if wrong.fails]
    tried = list(_best(exercise, every))[: min(TRIED_MOST, exercise.changes // WRONG_MOST)]
    with ThreadPoolExecutor(THREADS) as threads:
        told = threads.map(lambda each: _is_told(judge, each), tried)
        tried = [each._replace(told=is_it) for each, is_it in zip(tried, told, strict=True)]
    tried += [each for each in every if each.name not in {one.name for one in tried}]
    best = _best(exercise, sorted(tried, key=lambda each: not each.told))
    steady = (each for each in best if _is_steady(exercise, reference, each.slip))
    return list(itertools.islice(steady, WRONG_MOST))


def _is_steady(exercise: Exercise, reference: Reference, slip: Slip) -> bool:
    """Say whether a changed solution gives the same again, and something with the other seeds.

    One that draws unseeded may pass, and one that fails there gives no wrong answer.
    """
    first, *others = exercise.sample_seeds
    again = reference.again(first, _check(exercise), slip)
    same = repr(again) == repr(slip.values)  # in which NaN is NaN
    return same and all(reference.again(seed, _check(exercise), slip) for seed in others)


def _is_told(judge: Judge, wrong: Wrong) -> bool:
    given = submission.from_bytes(wrong.name, wrong.source)
    checks = judge.judge(given).cases[0].checks
    return any(wrong.message.en in (check.diagnosis or "") for check in checks)


def missed(exercise: Exercise, reference: Reference) -> list[str]:
    """Return what is said of some changes that every check takes for right."""
    seed, *others = exercise.sample_seeds
    slips = [
        slip
        for slip in _passing(exercise, reference)
        if _differs(slip.values, reference.expected(seed))
        and not any(_fails(exercise, reference, slip, other) for other in others)
    ]
    return list(dict.fromkeys(slip.message.en for slip in slips))[:MISSED_MOST]


def telling_seeds(
    exercise: Exercise, reference: Reference, seeds: Sequence[int]
) -> tuple[int, ...]:
    """Return the sample seed, with the one of others that tells most of the changes it does not."""
    passing = _passing(exercise, reference)
    told = {
        other: sum(_fails(exercise, reference, slip, other) for slip in passing)
        for other in seeds
        if passing and other not in exercise.sample_seeds
    }
    best = max(told, key=lambda seed: told[seed], default=None)
    more = (best,) if best is not None and told[best] else ()
    return (*exercise.sample_seeds, *more)


def _passing(exercise: Exercise, reference: Reference) -> list[Slip]:
    """Return the changed solutions that every check takes for right with the first sample seed."""
    passing = (each.slip for each in _changed(exercise, reference) if not each.fails)
    return list(itertools.islice(passing, PASSING_MOST))


def _changed(exercise: Exercise, reference: Reference) -> Iterator[Wrong]:
    """Yield the changed solutions, with the checks that each fails on the first sample seed."""
    seed = exercise.sample_seeds[0]
    given, rights = submission.load(exercise.folder / _own(exercise)), reference.expected(seed)
    texts = given.cells if given.cells is not None else (given.text,)
    keys = {change.source: change.key for text in texts for change in changed(text)}
    suffix = ".ipynb" if given.cells is not None else ".py"
    for slip in reference.slips(seed, _check(exercise)):
        text = _text(slip, given)
        key = keys.get(text, HARMLESS)
        if not key.startswith((HARMLESS, UNSTEADY)):
            fails = frozenset(_failed(exercise, slip.values, rights))
            yield Wrong(f"{key}{suffix}", slip, _as_file(given, slip, text), fails)


def _fails(exercise: Exercise, reference: Reference, slip: Slip, seed: int) -> bool:
    values = reference.again(seed, _check(exercise), slip)
    return bool(values) and any(_failed(exercise, values, reference.expected(seed)))


def _own(exercise: Exercise) -> str:
    """Return the file of the exercise's own solution, which is none of its parts'."""
    return next(file for file in exercise.solutions if Path(file).stem == exercise.name)


def _check(exercise: Exercise) -> str:
    """Return a check of the exercise's own solution."""
    return exercise.solutions[_own(exercise)][0]


def _text(slip: Slip, given: Submission) -> str:
    """Return the source that a change made, of a notebook that of the cell."""
    if given.cells is None:
        return slip.program.files[slip.program.entry].decode()
    pairs = zip(slip.program.cells, given.cells, strict=True)
    return next((cell for cell, own in pairs if LINE_END.sub("\n", cell) != own), "")


def _failed(exercise: Exercise, values: Mapping[str, Value], rights: Values) -> Iterator[str]:
    for check in exercise.checks:
        answer = Answer(values.get(check.name))
        if not checker.compare(check, answer, rights[check.name]).passed:
            yield check.name


def _differs(values: Mapping[str, Value], rights: Values) -> bool:
    """Say whether any value is another than the right one, by more than computing it may do."""
    return any(
        not any(tolerances.near(value, right, NOISE) for right in rights[name].values())
        for name, value in values.items()
        if name in rights
    )


def _best(exercise: Exercise, every: Sequence[Wrong]) -> Iterator[Wrong]:
    chosen: list[Wrong] = []
    for check in exercise.checks:
        failing = [each for each in every if check.name in each.fails]
        if failing and not any(check.name in each.fails for each in chosen):
            told = {each.message for each in chosen}
            chosen.append(min(failing, key=lambda each: _worth(each, told)))
    told = {each.message for each in chosen}
    for each in every:
        if each.message not in told:
            told.add(each.message)
            chosen.append(each)
    yield from chosen


def _worth(wrong: Wrong, told: Collection[Text]) -> tuple[bool, bool, int]:
    return wrong.message in told, not wrong.told, len(wrong.fails)


def _as_file(given: Submission, slip: Slip, text: str) -> bytes:
    """Return a changed solution as a file whose first line, or changed cell, says what is wrong."""
    why = f"# Wrong: {slip.message.en}\n"
    if given.cells is None:
        return (why + text + "\n").encode()
    notebook: Mapping[str, list[dict[str, object]]] = json.loads(given.source)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for cell, source in zip(code, slip.program.cells, strict=True):
        cell["source"] = why + source if source == text else source
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()
