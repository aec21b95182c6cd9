"""What `grader new` asks on a terminal: what a solution cannot tell."""

import re
from collections.abc import Collection
from dataclasses import replace

import click

from grader.authoring import draft as drafts
from grader.authoring import naming, tolerances
from grader.authoring import source as sources
from grader.authoring.draft import Draft
from grader.authoring.proposal import Proposed
from grader.judging.submission import Submission
from grader.words.errors import UsageError


def calls(loaded: Submission) -> str:
    """Ask how the functions are called of a solution that neither prints nor calls them."""
    lines = []
    for head in drafts.uncalled(sources.of(loaded)):
        said = click.prompt(
            f"{head} is called nowhere. A call of it on your inputs", default="none"
        )
        lines += [said] if said != "none" else []
    return "\n".join(lines)


def asked(draft: Draft, name: str) -> Draft:
    """Ask which values are asked, what those without a word are called, and for a title."""
    proposed = list(draft.proposed)
    default = ",".join(str(at) for at, each in enumerate(proposed, 1) if each.asked)
    text = click.prompt("Which are asked? Their numbers", default=default)
    wanted = {int(number) for number in re.findall(r"\d+", text)}
    for at, each in enumerate(proposed, 1):
        proposed[at - 1] = replace(each, asked=at in wanted)
        if at in wanted and not each.found.label and each.call is None:
            taken = {other.name for other in proposed if other is not each}
            proposed[at - 1] = _labelled(proposed[at - 1], at, taken)
        if at in wanted and each.found.is_metric:
            proposed[at - 1] = _low_enough(draft, proposed[at - 1], at)
    title = click.prompt("Title", default=draft.titled(name))
    chosen = drafts.chosen(draft, proposed, title)
    for each in chosen.proposed:
        if not each.asked and each.name in {one.name for one in proposed if one.asked}:
            click.echo(f"`{each.name}` cannot be asked: {each.note}")
    if not chosen.asked:
        raise UsageError("nothing is asked: choose one of the values at least")
    return chosen


def _low_enough(draft: Draft, each: Proposed, number: int) -> Proposed:
    """Ask whether an error has only to be low enough, and what is."""
    seen = list(draft.values.get(each.name, {}).values())
    own = each.table.get("at_most")
    low = {"at_most": own, "range": each.table["range"]} if own else tolerances.low_enough(seen)
    if each.found.kind != "number" or not low:
        return each
    question = f"Must {number} be equal, or only low enough? The most that is right, or equal"
    said = click.prompt(question, default=f"{own:g}" if own else "equal")
    try:
        return replace(each, table=each.table | low | {"at_most": float(said)})
    except ValueError:
        table = {key: value for key, value in each.table.items() if key not in low}
        return replace(each, table=table)


def _labelled(each: Proposed, number: int, taken: Collection[str]) -> Proposed:
    """Ask what a value is called that stands without a word beside it."""
    said = click.prompt(f"What do students call {number}", default=each.name.replace("_", " "))
    expression = each.found.expression
    told = {
        "name": naming.name(said, expression, taken),
        "title": naming.title(said, expression, each.name),
        "labels": naming.labels(said, expression),
    }
    return replace(each, found=each.found._replace(label=said), table=each.table | told)
