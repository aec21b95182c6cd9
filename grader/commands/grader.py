"""`grader`: for those who run the grader."""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.table import Table

import grader
from grader.commands import ending
from grader.commands.arguments import PATH, Digits, Named, Whole
from grader.sandbox import ISOLATIONS, Sandbox, settings
from grader.words.console import console

if TYPE_CHECKING:
    from grader.authoring.verify import Finding

JOBS = os.cpu_count() or 1
WARM_S, COLD_S = 5.0, 10.0
"""A sample that runs into a limit shall do so soon; a cold one imports torch in its time."""


@click.group("grader", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(grader.__version__)
def admin() -> None:
    """Look after the grader: its samples, its sandbox, its formats."""


@admin.command()
@click.argument(
    "folder",
    default="submissions",
    type=Named(exists=True, file_okay=False, path_type=Path),
)
@click.option("--exercises", "extra", type=PATH)
@click.option("--isolation", type=click.Choice(ISOLATIONS), default="auto", show_default=True)
@click.option("--cold", is_flag=True, help="A new interpreter for each sample: slow.")
@click.option("--jobs", type=Whole(1), default=JOBS, show_default=True)
def verify(folder: Path, extra: Path | None, isolation: str, cold: bool, jobs: int) -> int:
    """Judge every sample in FOLDER and compare with the verdict that its folder names.

    First run the reference of each exercise that has samples, and check what it promises.
    """
    from grader.authoring import verify as verifying

    hidden = [extra] if extra else []
    made = settings(warm=not cold, spares=2 * jobs, hidden=hidden)
    samples = verifying.samples(folder)
    names = list(dict.fromkeys(name for _, name, _ in samples))
    with Sandbox(isolation, made, warn=lambda line: click.echo(line, err=True)) as sandbox:
        references = list(verifying.verify_references(names, sandbox, extra))
        wrong = _show(references, "references")
        judged = verifying.without_broken(samples, references)
        found = verifying.verify_samples(judged, sandbox, extra, jobs, COLD_S if cold else WARM_S)
        wrong += _show(found, "samples")
    if left := len(samples) - len(judged):
        click.echo(f"{left} samples were not judged, for they have no reference that works")
    return 1 if wrong else 0


def _show(findings: "Iterable[Finding]", what: str) -> int:
    right = wrong = 0
    for finding in findings:
        if finding.fault:
            click.echo(f"{finding.name}: {finding.fault}")
            wrong += 1
        else:
            right += 1
    click.echo(f"{right} {what} as they should be, {wrong} not")
    return wrong


@admin.command()
@click.argument("name")
@click.option(
    "--from",
    "given",
    required=True,
    type=Named(exists=True, dir_okay=False, path_type=Path),
    help="Your solution: a script or a notebook that reads the seed and prints the answers.",
)
@click.option(
    "--exercises",
    "folder",
    default="exercises",
    show_default=True,
    type=Named(file_okay=False, path_type=Path),
    help="The folder of your exercises.",
)
@click.option(
    "--seed",
    "seeds",
    multiple=True,
    type=Digits(0, 2**32 - 1),
    help="A sample seed; may be repeated. Default: one that tells answers apart.",
)
@click.option("--yes", is_flag=True, help="Ask nothing: take what is proposed.")
def new(name: str, given: Path, folder: Path, seeds: tuple[int, ...], yes: bool) -> int:
    """Make the exercise NAME of a solution: its description, its samples, a template.

    What was edited by hand is kept when it is run again; all else is made anew.
    """
    from grader.commands import new as making

    return making.new(making.Wish(name, given, folder, seeds, yes))


@admin.command()
def doctor() -> int:
    """Try what isolation this machine gives; exit status 1 if `walled` is not to be had."""
    from grader.commands.doctor import advice, examine, tier

    table = Table("", show_edge=False)
    for title in ("what", "seen", "to get it"):
        table.add_column(title, overflow="fold")
    features = []
    for feature in examine():
        features.append(feature)
        mark = "ok" if feature.works else "NO" if feature.needed else "no"
        table.add_row(mark, feature.name, feature.seen, "" if feature.works else feature.mend)
    out = console(sys.stdout, width=None if ending.is_terminal(sys.stdout) else 160)
    out.print(table)
    if text := advice(features):
        out.print(f"\n{text}", markup=False)
    out.print(f"\nisolation: {tier(features)}", markup=False)
    return 0 if all(f.works for f in features if f.needed) else 1


@admin.command()
@click.option("--host", help="Serve on TCP; anything but loopback needs a token.")
@click.option("--port", type=Whole(0, 65535), help="Serve on TCP, 127.0.0.1 by default.")
@click.option(
    "--token-file",
    type=PATH,
    help="Who may ask for what, a line each; docs/service.md. Default: the one in GRADER_TOKEN.",
)
@click.option("--jobs", type=Whole(1), default=JOBS, show_default=True)
@click.option("--isolation", type=click.Choice(ISOLATIONS), default="auto", show_default=True)
@click.option(
    "--cluster", metavar="ADDRESS", help="Of Dask, to grade on: tls://HOST:PORT, local:N."
)
@click.option("--processor", metavar="NAME", help="What a cluster's have, as AVX2. Default: ours.")
@click.option(
    "--state",
    type=PATH,
    help="The folder for what must survive a restart. Default: ~/.local/state/grader.",
)
@click.option("--no-page", is_flag=True, help="Show no page to students at /.")
def serve(**options: Any) -> int:
    """Keep a grader warm for this machine: `grade` finds it, platforms use it over HTTP."""
    from grader.commands import serve as serving

    return serving.serve(options)


@admin.command()
@click.argument("address")
@click.option("--jobs", type=Whole(1), default=JOBS, help="Programs at once, one a core.")
@click.option("--isolation", type=click.Choice(ISOLATIONS), default="auto", show_default=True)
@click.option("--exercises", type=PATH, help="As of who grades with it.")
def worker(**options: Any) -> int:
    """Be a worker of the Dask scheduler at ADDRESS, as tls://HOST:PORT; docs/cluster.md."""
    from grader.commands import on_cluster

    return on_cluster.work(options)


@admin.command()
def schema() -> int:
    """Print the JSON Schema of a judgement."""
    from grader.words.model import Judgement

    click.echo(json.dumps(Judgement.model_json_schema(mode="serialization"), indent=2))
    return 0


def main() -> None:
    """Run `grader`."""
    sys.exit(ending.run(admin))
