"""`grader new`: an exercise from a solution; on a terminal its author is asked what is unclear."""

import os
import re
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click

from grader.authoring import draft as drafts
from grader.authoring import files as own_files
from grader.authoring import inputs, proposal, tolerances, verify, writing, wrong
from grader.authoring.draft import Draft
from grader.authoring.files import Files
from grader.authoring.proposal import Proposed
from grader.authoring.verify import Finding
from grader.authoring.wrong import Wrong
from grader.commands import interview
from grader.commands.ending import ACCEPTED, NOT_ACCEPTED
from grader.exercise import description, solution
from grader.exercise.description import Exercise
from grader.exercise.reference import Reference
from grader.judging import submission
from grader.judging.judge import Judge
from grader.judging.terms import terms_of
from grader.sandbox import Sandbox, settings
from grader.words.errors import ReferenceRunError, UsageError
from grader.words.values import as_plain, shown

NAME = re.compile(r"[a-z][a-z0-9_]*")
VALUE_CHARACTERS = 34


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
    asks = not wish.yes and not kept and sys.stdin.isatty() and sys.stdout.isatty()
    more = interview.calls(loaded) if asks else ""
    begun = drafts.begun(loaded, sandbox, cold, seeds, more)
    _show(begun, given.name)
    chosen = interview.asked(begun, name) if asks else begun
    draft = drafts.finished(chosen, sandbox)
    _tell(draft)
    answered = bool(more) or not chosen.is_as(begun, name)
    text = writing.description(draft, name, tuple(seeds))
    written = list(files.write(draft, text, answered))
    exercise = description.load(folder / f"{name}.toml")
    reference = Reference(exercise, sandbox)
    if not kept and not seeds and draft.seeded:
        told = wrong.telling_seeds(exercise, reference, draft.trial.seeds)
        exercise = _with_seeds(draft, exercise, told, files, answered)
    first = terms_of(exercise, exercise.sample_seeds[:1])
    found = wrong.found(exercise, reference, Judge(first, sandbox, reference))
    written += files.write_wrong(found)
    for each in written:
        click.echo(f"{each.what}: {each.path}")
    if kept:
        _tell_missing(draft, exercise)
    _tell_wrong(found, wrong.missed(exercise, reference))
    faults = _verified(exercise, reference, sandbox)
    if not draft.seeded and not (kept and not exercise.seeded):
        _tell_seed(draft, given.name)
    _tell_next(exercise)
    return NOT_ACCEPTED if faults else ACCEPTED


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
        raise UsageError(f"NAME {name!r} must be small letters, digits and _: write mean_of_normal")
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


def _show(draft: Draft, given: str) -> None:
    seeds = ", ".join(map(str, draft.trial.seeds))
    click.echo(f"{given} prints, on the seeds {seeds}:\n")
    for number, each in enumerate(draft.proposed, 1):
        value = shown(as_plain(each.found.node.value), "en")
        value = value if len(value) <= VALUE_CHARACTERS else value[: VALUE_CHARACTERS - 3] + "..."
        form = f"{each.found.kind}{_size(each)}"
        click.echo(f"{number:3}  {each.name:20} {form:14} {value:{VALUE_CHARACTERS}} {each.what}")
    click.echo()


def _size(each: Proposed) -> str:
    shape = each.table.get("shape") or [each.table[key] for key in ("length",) if key in each.table]
    return f" {' x '.join(map(str, shape))}" if shape else ""


def _tell(draft: Draft) -> None:
    """Say what an author ought to know of the proposals."""
    for fault in draft.call_faults:
        click.echo(f"{fault}, so it cannot be asked.")
    for each in draft.asked:
        table = each.table
        if "probe" in table:
            click.echo(f"`{each.name}` is printed rounded: `{table['probe']}` is compared in full.")
        elif proposal.is_rounded(each.found) and not each.full and "at_most" not in table:
            mend = "print more digits, or write a `probe`, an expression that gives them all"
            click.echo(f"`{each.name}` is printed rounded, and compared so: {mend}.")
        if "call" in table:
            click.echo(f"`{each.name}`: `{table['call']}` is called after the script.")
        if "at_most" in table:
            why = "it has only to be low enough, and you had less"
            click.echo(f"`{each.name}`: at_most = {table['at_most']:g}: {why}.")
        elif table["kind"] == "number" and each.found.is_metric:
            mend = (
                "if it has only to be low enough, write `at_most` instead of `rel`, `abs`, `probe`"
            )
            click.echo(f"`{each.name}` must be equal: {mend}.")
        if table.get("rel", 0) > tolerances.LOOSE:
            mend = "ask for what is steadier, as after fewer steps or in float64"
            click.echo(f"`{each.name}` is another on other machines, so `rel` is wide: {mend}.")
        told = [f"{key} = {table[key]:g}" for key in ("rel", "abs") if key in table]
        if told:
            click.echo(
                f"`{each.name}`: {' and '.join(told)}, by its size and by how it was"
                " printed, or computed elsewhere."
            )
        if not each.found.label and each.call is None:
            mend = "write what students may call it into its `labels`"
            click.echo(f"`{each.name}` is printed without a word beside it: {mend}.")


def _tell_seed(draft: Draft, given: str) -> None:
    """Say what to change where the seed changes nothing: all students have the same answers."""
    draws = inputs.fixed_seed(draft.source)
    seeds = ", ".join(map(str, draft.trial.seeds))
    if draft.is_alike:
        click.echo(
            f"\nNOTE: what is asked is the same with each of the seeds {seeds}, though not all that"
            " is printed, and `seeded = false` says so in the description.\n"
            "Ask for something that the seed changes, or all students have the same answers."
        )
        return
    if draft.reads_seed:
        why = f"{given} reads it, but what is asked is the same with each of {seeds}"
        mend = f"give it to what draws the numbers, as `{draws or 'torch.manual_seed'}(seed)`"
    else:
        why = f"{given} never reads it from standard input"
        mend = f"draw the numbers by it, as `{draws or 'torch.manual_seed'}(int(input()))`"
    click.echo(
        f"\nNOTE: the seed changes nothing: {why}.\n"
        "The answers are the same for everybody, and `seeded = false` says so in the description.\n"
        f"If they shall not be: {mend}, and run this again."
    )


def _tell_wrong(found: Sequence[Wrong], missed: Sequence[str]) -> None:
    headings = {
        True: "Wrong samples, made by changing the solution; whoever prints such values is told:",
        False: "Wrong samples that are told nothing, for too few digits are printed to prove it:",
    }
    for told, heading in headings.items():
        if some := [each for each in found if each.told is told]:
            click.echo(f"\n{heading}")
            for each in some:
                click.echo(f"  {each.name}: {each.message.en}")
    if missed:
        click.echo(
            "\nThe checks take these changes for right: narrow `rel` or `abs` if they matter."
        )
        for said in missed:
            click.echo(f"  {said}")
    click.echo()


def _tell_next(exercise: Exercise) -> None:
    folder, name, seed = exercise.folder, exercise.name, exercise.sample_seeds[0]
    click.echo(f"\nRead {folder / name}.toml and write its statement. Then grade a class with it:")
    terms = f"--exercises {folder} --exercise {name} --seed {seed}"
    click.echo(f"  grade SUBMISSIONS {terms} --report REPORT")


def _tell_missing(draft: Draft, exercise: Exercise) -> None:
    known = {check.name for check in exercise.checks}
    for each in draft.asked:
        if each.name not in known:
            click.echo(f"{exercise.name}.toml does not ask for `{each.name}`; if it shall, add:")
            click.echo(writing.check_lines(each.table))


def _verified(exercise: Exercise, reference: Reference, sandbox: Sandbox) -> int:
    """Verify an exercise and its samples; return how much is wrong."""
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
    wrong = [each for each in found if each.fault]
    for each in wrong:
        click.echo(f"{each.name}: {each.fault}")
    click.echo(f"grader verify: {len(found) - len(wrong)} as they should be, {len(wrong)} not")
    return len(wrong)
