"""`grade`: arguments in, a report on standard output, an exit status out.

Where a service listens it grades, and nothing heavy is imported here. Else the sandbox starts first
and gets ready while the rest is imported: torch takes it 2 s.
"""

import os
import sys
from typing import TYPE_CHECKING, Any

import click

import grader
from grader import reports
from grader.commands import asked_class, ending, exercise_option, output, served
from grader.commands.arguments import PATH, Amount, Digits, Whole, check_pasted
from grader.commands.given import given
from grader.words.errors import UsageError
from grader.words.isolation import ISOLATIONS
from grader.words.language import LANGUAGES, from_locale

if TYPE_CHECKING:
    from grader.sandbox import Door

SEED_MAX = 2**32 - 1  # the same as grader.words.model's, which takes 0.1 s to import


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(grader.__version__)
@click.argument("paths", nargs=-1, metavar="PATH...", type=PATH)
@click.option(
    "--seed",
    "seeds",
    multiple=True,
    type=Digits(0, SEED_MAX),
    help="What the script reads; may be repeated. Default: the exercise's sample seeds.",
)
@exercise_option.option
@click.option("--exercises", type=PATH, help="A folder with exercises of your own.")
@click.option(
    "--list",
    "list_",
    is_flag=True,
    help="List the exercises, or say what those that are named ask, and end.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(reports.FORMATS)),
    default="text",
    show_default=True,
)
@click.option(
    "--output",
    type=PATH,
    callback=output.given,
    help="Write the report to a file; - is standard output.",
)
@click.option(
    "--with",
    "beside",
    multiple=True,
    type=PATH,
    metavar="PATH",
    help="A file or folder to lay beside the script; may be repeated.",
)
@click.option("--reveal", is_flag=True, help="Show expected values: for teachers.")
@click.option(
    "--time-limit",
    type=Amount(0, min_open=True),
    metavar="S",
    help="CPU seconds of all processes of a run; by the clock twice that and one more, without "
    "what it waits for a processor. Default: the exercise's, else 10.",
)
@click.option(
    "--memory-limit",
    type=Whole(64),
    metavar="MIB",
    help="Of all processes of a run. Default: the exercise's, else 1024.",
)
@click.option(
    "--output-limit",
    type=Whole(1),
    metavar="KIB",
    help="Of standard output and error together. Default: the exercise's, else 1024.",
)
@click.option(
    "--isolation",
    type=click.Choice(ISOLATIONS),
    default="auto",
    show_default=True,
    help="walled: the full sandbox or nothing. fenced: for containers. limited: honest code only.",
)
@click.option(
    "--report",
    type=PATH,
    metavar="DIR",
    help="Where the store and the reports of a class go.",
)
@click.option(
    "--jobs",
    type=Whole(1),
    default=os.cpu_count() or 1,
    help="Programs at once. Default: one a core.",
)
@click.option(
    "--cluster", metavar="ADDRESS", help="Of Dask, for a class: tls://HOST:PORT, local:N."
)
@click.option("--processor", metavar="NAME", help="What a cluster's have, as AVX2. Default: ours.")
@click.option("--force", is_flag=True, help="Grade a class again, kept judgements or not.")
@click.option("--moodle", type=PATH, help="A grading worksheet to fill in.")
@click.option("--canvas", type=PATH, help="A gradebook to fill in.")
@click.option(
    "--gradebook",
    type=PATH,
    help="Any other table to fill in, as CSV, with --column.",
)
@click.option(
    "--column", metavar="NAME", help="The assignment of Canvas's gradebook, the title in another."
)
@click.option(
    "--public-seed",
    "public_seeds",
    multiple=True,
    type=Digits(0, SEED_MAX),
    help="What students may be told of; other seeds stay hidden. May be repeated.",
)
@click.option("--anonymous", is_flag=True, help="Show numbers for names, with a key of its own.")
@click.option("--feedback", is_flag=True, help="Make a page for each student to hand back.")
@click.option("--similar", is_flag=True, help="Hint at submissions of a class that are alike.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=lambda: from_locale(os.environ),
    show_default="from the locale",
    help="The language of reports.",
)
@click.option("--student", metavar="REGEX", help="With a group `student`: finds it in a path.")
@click.option("--watch", is_flag=True, help="Grade the file again whenever it is saved.")
@click.option("--no-service", is_flag=True, help="Grade here, even where a service listens.")
@click.option("--zip-encoding", metavar="NAME", help="Of names in archives, if found out wrong.")
def grade(**options: Any) -> int:
    """Grade a script: run it on a seed in a sandbox and check what it prints.

    PATH is a .py file, - for a script on standard input, or a class: a folder, a .zip or a .tar
    of submissions, with --report. Grading a class again goes on where it stopped. Where --format
    is a platform's for one submission, a folder or an archive is what one student uploaded.

    What no option changes: a run has 128 processes and threads, and 64 MiB of disk in 4096 files.

    \b
    Exit status: 0 accepted, 1 not accepted, 2 wrong usage, 3 judge error or
    any other failure of ours. A class: 0 graded, 3 at least one judge error.
    130 interrupted, 141 the reader of a pipe went away.
    """
    if options["list_"]:
        from grader.commands import list_exercises

        return list_exercises.show(options["exercises"], options["language"], options["paths"])
    if not options["paths"]:
        raise UsageError("what shall be graded? Give a file: grade submission.py --seed 11")
    check_pasted(options["paths"])
    with exercise_option.named():
        return _grade(options)


def _grade(options: dict[str, Any]) -> int:
    if options["watch"]:
        from grader.commands import watch

        watch.check(options)
    of_class = asked_class.is_one(options)
    output.prepare(options)
    here = options["watch"] or options["no_service"]
    judged_here = of_class or options["format_"] in reports.SINGLE
    if not here and not judged_here:
        status = served.grade(options)
        if status is not None:
            return status
    if options["cluster"]:
        from grader.commands import on_cluster

        return on_cluster.grade(options)
    with served.sandbox(options, of_class, may_be_lent=judged_here and not here) as sandbox:
        if of_class:
            from grader.commands import grade_class

            return grade_class.grade(options, sandbox)
        return watch.watch(options, sandbox) if options["watch"] else _grade_files(options, sandbox)


def _grade_files(options: dict[str, Any], sandbox: "Door") -> int:
    from grader import api
    from grader.judging.judge import Judge

    request = api.Request.of(options)
    by = Judge(request.terms(), sandbox)
    request.check_public(by.terms)
    exercise, format_ = by.terms.exercise, options["format_"]
    upload = format_ in reports.SINGLE
    judgements = api.judge(api.load(options["paths"], request, exercise, upload), request, by)
    how, several = given(options), len(judgements) > 1
    with ending.destination(options["output"]) as stream:
        to = stream, request.language
        reports.write(format_, judgements, exercise, *to, several=several, given=how)
    return max(ending.status(each.verdict) for each in judgements)


def main() -> None:
    """Run `grade`; every failure is one line on standard error and an exit status."""
    sys.exit(ending.run(grade))
