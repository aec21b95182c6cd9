"""What `grader new` says of a solution: what is asked and why not, and what to mend."""

from collections.abc import Sequence
from decimal import Decimal

import click

from grader.authoring import (
    functions,
    holes,
    indices,
    inputs,
    passed_over,
    proposal,
    statement,
    tolerances,
    writing,
)
from grader.authoring.draft import Draft
from grader.authoring.proposal import Proposed
from grader.authoring.wrong import Wrong
from grader.exercise import description
from grader.exercise.description import Exercise
from grader.words.values import as_plain, shown
from grader.words.visible import visible

VALUE_CHARACTERS = 34


def show_proposed(draft: Draft, given: str) -> None:
    """Show what was found, and what becomes of it."""
    seeds = ", ".join(map(str, draft.trial.seeds))
    click.echo(f"{given} prints, on the seeds {seeds}:\n")
    width = max(len(each.name) for each in draft.proposed)
    for number, each in enumerate(draft.proposed, 1):
        value = shown(as_plain(each.found.node.value), "en")
        value = value if len(value) <= VALUE_CHARACTERS else value[: VALUE_CHARACTERS - 3] + "..."
        form = f"{each.found.kind}{_size(each)}"
        click.echo(
            f"{number:3}  {each.name:{width}} {form:14} {value:{VALUE_CHARACTERS}} {each.what}"
        )
    click.echo()


def _size(each: Proposed) -> str:
    shape = each.table.get("shape") or [each.table[key] for key in ("length",) if key in each.table]
    return f" {' x '.join(map(str, shape))}" if shape else ""


def tell_draft(draft: Draft) -> None:
    """Say what an author ought to know of the proposals."""
    printed = [each.found for each in draft.proposed if each.call is None]
    passed = passed_over.said(draft.trial.first, draft.source, printed, draft.solution.name)
    if passed:
        click.echo(passed)
    if (printed or passed) and all(each.call is not None for each in draft.asked):
        click.echo("What functions return is asked, and nothing of what is printed.")
    called = {each.call.function for each in draft.asked if each.call is not None}
    for name in sorted(functions.with_a_hole(draft.source) - called):
        mend = f"`print({name}(..))` at the top of the script, or choose a call by its number"
        click.echo(f"`{name}` has a hole, and nothing shows just what it returns: {mend}.")
    for mark in holes.unfound(draft.solution):
        mend = "write `# hole: what to write` above it and, in the same cell, `# end` below it"
        click.echo(f"`{visible(mark)}` makes no hole: {mend}.")
    for what in holes.cut(draft.solution):
        mend = "put all that students are to read on the line of the mark"
        click.echo(f"Of `{visible(what)}` the next line is not in the template: {mend}.")
    for fault in draft.call_faults:
        click.echo(f"{fault}, so it cannot be asked.")
    if rounded := [f"`{each.name}`" for each in draft.asked if _is_compared_rounded(each)]:
        mend = "print more, or write `exact`, an expression that gives all of them"
        click.echo(f"Of {', '.join(rounded)} only the digits printed are compared: {mend}.")
    for each in draft.asked:
        _tell_of(each)


def _is_compared_rounded(each: Proposed) -> bool:
    """Say whether a value was printed with fewer digits than were computed, and none has more."""
    told = {"exact", "at_most"}.isdisjoint(each.table)
    return told and not each.full and proposal.is_rounded(each.found)


def _tell_of(each: Proposed) -> None:
    """Say how a value is compared, where that may surprise."""
    table = each.table
    if "exact" in table:
        click.echo(f"`{each.name}` is printed rounded: `{table['exact']}` is compared in full.")
    if "call" in table:
        click.echo(f"`{each.name}`: `{table['call']}` is called after the script.")
    if "at_most" in table:
        why = "it has only to be low enough, and you had less"
        click.echo(f"`{each.name}`: at_most = {table['at_most']:g}: {why}.")
    elif table["kind"] == "number" and each.found.is_metric:
        mend = "if it has only to be low enough, write `at_most` instead of `rel`, `abs`, `exact`"
        click.echo(f"`{each.name}` must be equal: {mend}.")
    if table.get("rel", 0) > tolerances.LOOSE:
        mend = "ask for what is steadier, as after fewer steps or in float64"
        click.echo(f"`{each.name}` is another on other machines, so `rel` is wide: {mend}.")
    told = [f"{100 * table['rel']:g} % of it (`rel`)"] if "rel" in table else []
    told += [f"{Decimal(repr(table['abs'])):f} (`abs`)"] if "abs" in table else []
    if told:
        why = "this goes by its size, its digits and what was computed elsewhere"
        click.echo(f"`{each.name}` may be off by {' or '.join(told)}: {why}.")
    if not each.found.label and each.call is None and not indices.are_words(each.found.indices):
        mend = "write what students may call it into its `labels`"
        click.echo(f"`{each.name}` is printed without a word beside it: {mend}.")


def tell_seed(draft: Draft, given: str) -> None:
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


def tell_wrong(found: Sequence[Wrong], missed: Sequence[str]) -> None:
    """Say which wrong samples were made, and what passes though it was changed."""
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


def tell_following(exercise: Exercise, faults: int) -> None:
    """Say how to go on; an exercise with faults grades nobody."""
    folder, name, seed = exercise.folder, exercise.name, exercise.sample_seeds[0]
    if statement.is_unwritten(exercise.stated("en")):
        what = "what students are to do is not said yet: write it in the place of `...` in"
        click.echo(f"\nTO DO: {what} `statement` of {folder / name}.toml.")
    other = description.available().get(name)
    if other is not None and other.parent.resolve() != folder.resolve():
        why = f"{other.parent} has an exercise {name}, too, which is taken without --exercises"
        click.echo(f"\nNOTE: {why}: to have no two of a name, choose another.")
    if faults:
        click.echo(f"\nMend what is above, in {folder / name}.toml or the solution; then:")
        click.echo(f"  grader verify {folder / 'samples' / name} --exercises {folder}")
    click.echo("\nGrade a class with it:" if not faults else "\nAnd then grade a class with it:")
    terms = f"--exercises {folder} --exercise {name} --seed {seed}"
    click.echo(f"  grade SUBMISSIONS {terms} --report REPORT")


def tell_missing(draft: Draft, exercise: Exercise) -> None:
    """Say what the solution prints and an edited description does not ask for."""
    known = {check.name for check in exercise.checks}
    known |= {text for check in exercise.checks if (text := check.in_solution or check.call)}
    for each in draft.asked:
        if known.isdisjoint((each.name, each.check.in_solution or each.check.call)):
            click.echo(f"{exercise.name}.toml does not ask for `{each.name}`; if it shall, add:")
            click.echo(writing.check_lines(each.table))
