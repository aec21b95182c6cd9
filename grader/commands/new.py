"""`grader new`: an exercise from a solution; on a terminal its author is asked what is unclear."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

import click

from grader.authoring import draft as drafts
from grader.authoring import files as own_files
from grader.authoring import naming, verify, writing, wrong
from grader.authoring import seeds as seeds_told
from grader.authoring.draft import Draft
from grader.authoring.files import Files, Written
from grader.authoring.verify import Finding
from grader.commands import interview, new_told
from grader.commands.ending import ACCEPTED, NOT_ACCEPTED, is_terminal
from grader.exercise import description, solution
from grader.exercise.description import Exercise
from grader.exercise.reference import Reference
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.submission import Submission
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox, settings
from grader.words.errors import ReferenceRunError, UsageError

NAME = re.compile(r"[a-z][a-z0-9_]*")
SILENT_S = 5.0
"""After so long an author wants to know what is being done; most solutions take less."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What its author wants: a NAME and a solution, where, for which seeds, and whether unasked."""

    name: str
    given: Path
    folder: Path
    seeds: Sequence[int] = ()
    yes: bool = False


def new(wish: Wish) -> int:
    """Make an exercise in sandboxes of its own; return the exit status."""
    _must_be_new(wish.name, wish.given, wish.folder)
    made = settings(spares=4, hidden=[wish.folder] if wish.folder.is_dir() else [])
    with (
        Sandbox("auto", made, warn=lambda line: click.echo(line, err=True)) as sandbox,
        Sandbox(sandbox.isolation, settings(warm=False)) as cold,
    ):
        return make(wish, sandbox, cold)


def make(wish: Wish, sandbox: Sandbox, cold: Sandbox) -> int:
    """Make an exercise; return the exit status."""
    name, given, folder, seeds = wish.name, wish.given, wish.folder, wish.seeds
    loaded = submission.load(given)
    files = Files(folder, name)
    kept = files.is_edited(files.description)
    asks = not wish.yes and not kept and is_terminal(sys.stdin, sys.stdout)
    more = interview.calls(loaded) if asks else ""
    with _told(f"running {given.name} on several seeds, and as on another machine"):
        begun = drafts.begun(loaded, sandbox, cold, seeds, more)
    new_told.show_proposed(begun, given.name)
    chosen = interview.asked(begun, name) if asks else begun
    draft = drafts.finished(chosen, sandbox)
    new_told.tell_draft(draft)
    answered = bool(more) or not chosen.is_as(begun, name)
    text = writing.description(draft, name, tuple(seeds))
    written = list(files.write(draft, text, answered))
    exercise = description.load(folder / f"{name}.toml")
    reference = Reference(exercise, sandbox)
    with _told(f"running {given.name} changed as students get it wrong, some hundred times"):
        if not kept and not seeds and draft.seeded:
            told = wrong.telling_seeds(exercise, reference, draft.trial.seeds)
            told = seeds_told.with_both(draft.values, told)
            exercise = _with_seeds(draft, exercise, told, files, answered)
        first = terms_of(exercise, exercise.sample_seeds[:1])
        found = wrong.found(exercise, reference, Judge(first, sandbox, reference))
    written += files.write_wrong(found)
    for each in written:
        click.echo(f"{each.what}: {each.path}")
    if kept:
        new_told.tell_missing(draft, exercise)
    new_told.tell_wrong(found, wrong.missed(exercise, reference))
    unused = [loaded] if _is_unused(exercise, written) else []
    with _told("running all samples"):
        faults = _verified(exercise, reference, sandbox, unused)
    if not draft.seeded and not (kept and not exercise.seeded):
        new_told.tell_seed(draft, given.name)
    new_told.tell_following(exercise, faults)
    return NOT_ACCEPTED if faults else ACCEPTED


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Say on standard error what is being done if it takes long."""
    timer = Timer(SILENT_S, click.echo, [f"{what} ..."], {"err": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _with_seeds(
    draft: Draft, exercise: Exercise, told: tuple[int, ...], files: Files, answered: bool
) -> Exercise:
    """Write the sample seeds that tell most changed solutions, and say so if they are several."""
    if told == exercise.sample_seeds:
        return exercise
    files.describe(writing.description(draft, exercise.name, told), answered)
    others = " and ".join(str(seed) for seed in told[1:])
    click.echo(f"The seed {others}, too, tells wrong answers that pass with {told[0]}.")
    return description.load(files.description)


def _must_be_new(name: str, given: Path, folder: Path) -> None:
    """Raise `UsageError` where no exercise can be made of what was given."""
    if not NAME.fullmatch(name):
        what = f"NAME {name!r} must be small letters (a to z), digits and _"
        raise UsageError(f"{what}: write {_near(name)}")
    if given.suffix not in submission.SUFFIXES:
        raise UsageError(f"--from {given}: a solution is a script (.py) or a notebook (.ipynb)")
    if given.is_file() and not solution.is_one(given) and b"def expected" in given.read_bytes():
        mend = f"lay it into {folder} as {name}.py and write {name}.toml beside it"
        raise UsageError(f"{given} defines expected(seed), so it is no solution: {mend}")
    own = folder / f"{name}.py"
    if own.is_file() and not solution.is_one(own):
        raise UsageError(f"{own} computes what is expected already: choose another NAME")
    other = folder / f"{name}{'.py' if given.suffix == '.ipynb' else '.ipynb'}"
    if other.exists():
        raise UsageError(f"{other} is there already: choose another NAME, or remove it")


def _near(name: str) -> str:
    """Return what NAME may have been meant; an example, if its letters are others."""
    plain = re.sub(r"\.(?:toml|py|ipynb)$", "", name.lower())
    plain = re.sub("[^a-z0-9]+", "_", naming.latin(plain)).strip("_")
    return plain if NAME.fullmatch(plain) else "mean_of_normal"


def _is_unused(exercise: Exercise, written: Sequence[Written]) -> bool:
    """Tell whether another solution than the one that was given is kept, and say so."""
    kept = [each.path for each in written if each.what == own_files.KEPT]
    own = [path for path in kept if path.parent == exercise.folder and path.stem == exercise.name]
    solutions = [path for path in own if path.suffix in submission.SUFFIXES]
    for path in solutions:
        click.echo(f"{path} is what grades, and not what you gave: remove it to have that")
    return bool(solutions)


def _verified(
    exercise: Exercise, reference: Reference, sandbox: Sandbox, given: Sequence[Submission]
) -> int:
    """Verify an exercise, its samples and what else was `given`; return how much is wrong."""
    name, folder = exercise.name, exercise.folder
    judge = Judge(terms_of(exercise), sandbox, reference, explains=False)
    try:
        found = [verify.of_reference(exercise, reference)]
    except ReferenceRunError as error:
        found = [Finding(f"{name}.py", str(error), is_broken=True)]
    samples = [each for each in verify.samples(folder / own_files.SAMPLES) if each[1] == name]
    judged = verify.without_broken(samples, found)
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        found += threads.map(lambda sample: verify.of_sample(judge, sample), judged)
    found += [verify.of_given(judge, each) for each in given]
    wrong = [each for each in found if each.fault]
    for each in wrong:
        click.echo(f"{each.name}: {each.fault}")
    click.echo(f"grader verify: {len(found) - len(wrong)} as they should be, {len(wrong)} not")
    return len(wrong)
