"""`grade`: arguments in, a report on standard output, an exit status out.

Where a service listens it grades, and nothing heavy is imported here. Else the sandbox starts first
and gets ready while the rest is imported: torch takes it 2 s.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import grader
from grader import reports
from grader.commands import ending
from grader.service import client
from grader.words.errors import GraderError, UsageError
from grader.words.isolation import ISOLATIONS
from grader.words.language import LANGUAGES, Language, from_locale

if TYPE_CHECKING:
    from grader.exercise.description import Exercise
    from grader.judging.submission import Submission
    from grader.judging.terms import Terms
    from grader.sandbox import Sandbox
    from grader.words.model import Judgement

PACKED = (".tar", ".gz", ".tgz", ".bz2", ".xz", ".rar", ".7z")
OF_A_CLASS = ("report", "moodle", "canvas", "column", "similar", "anonymous")
SEED_MAX = 2**32 - 1  # the same as grader.words.model's, which takes 0.1 s to import


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(grader.__version__)
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path))
@click.option(
    "--seed",
    "seeds",
    multiple=True,
    type=click.IntRange(0, SEED_MAX),
    help="What the script reads; may be repeated. Default: the exercise's sample seeds.",
)
@click.option(
    "--exercise",
    "exercise_name",
    default="vanishing_gradient",
    envvar="GRADER_EXERCISE",
    show_default=True,
    show_envvar=True,
    help="What the script is a solution of.",
)
@click.option(
    "--exercises",
    "extra",
    type=click.Path(path_type=Path),
    help="A folder with exercises of your own.",
)
@click.option("--list", "list_", is_flag=True, help="List the exercises and end.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(reports.FORMATS)),
    default="text",
    show_default=True,
)
@click.option("--output", type=click.Path(path_type=Path), help="Write the report to a file.")
@click.option(
    "--with",
    "beside",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A file or folder to lay beside the script; may be repeated.",
)
@click.option("--reveal", is_flag=True, help="Show expected values: for teachers.")
@click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    metavar="S",
    help="CPU seconds of all processes of a run; by the clock twice that and one more, without "
    "what it waits for a processor. Default: the exercise's, else 10.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(64),
    metavar="MIB",
    help="Of all processes of a run. Default: the exercise's, else 1024.",
)
@click.option(
    "--output-limit",
    type=click.IntRange(1),
    metavar="KIB",
    help="Of standard output and error together. Default: the exercise's, else 1024.",
)
@click.option(
    "--isolation",
    type=click.Choice(ISOLATIONS),
    default="auto",
    show_default=True,
    help="walled: the full sandbox or nothing. limited: for honest code on any system.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the store and the reports of a class go.",
)
@click.option("--jobs", type=click.IntRange(1), help="Programs at once. Default: one a core.")
@click.option("--force", is_flag=True, help="Grade a class again, kept judgements or not.")
@click.option("--moodle", type=click.Path(path_type=Path), help="A grading worksheet to fill in.")
@click.option("--canvas", type=click.Path(path_type=Path), help="A gradebook to fill in.")
@click.option("--column", metavar="NAME", help="The assignment of a gradebook of Canvas.")
@click.option(
    "--public-seed",
    "public_seeds",
    multiple=True,
    type=click.IntRange(0, SEED_MAX),
    help="What students may be told of; other seeds stay hidden. May be repeated.",
)
@click.option("--anonymous", is_flag=True, help="Show numbers for names, with a key of its own.")
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
@click.option("--no-service", is_flag=True, help="Grade here, even where a service listens.")
@click.option("--zip-encoding", metavar="NAME", help="Of names in archives, if found out wrong.")
def grade(**options: Any) -> int:
    """Grade a script: run it on a seed in a sandbox and check what it prints.

    PATH is a .py file, - for a script on standard input, or a class: a folder or a .zip archive of
    submissions, with --report. Grading a class again goes on where it stopped. Where --format is a
    platform's for one submission, a folder or an archive is what one student uploaded.

    \b
    Exit status: 0 accepted, 1 not accepted, 2 wrong usage, 3 judge error or
    any other failure of ours. A class: 0 graded, 3 at least one judge error.
    130 interrupted, 141 the reader of a pipe went away.
    """
    if options["list_"]:
        return _list(options["extra"], options["language"])
    if not options["paths"]:
        raise UsageError("what shall be graded? Give a file: grade submission.py --seed 11")
    output = options["output"]
    if output is not None and not output.parent.is_dir():
        raise UsageError(f"--output {output}: there is no folder {output.parent}")
    single = options["format_"] in reports.SINGLE
    if not single and any(map(_is_class, options["paths"])):
        from grader.commands import grade_class

        return grade_class.grade(options, _terms(options))
    if single and options["report"]:
        said = "grade a class without it, or leave out --report"
        raise UsageError(f"--format {options['format_']} reports one submission: {said}")
    for name in OF_A_CLASS:
        if options[name]:
            option = name.replace("_", "-").rstrip("s")
            raise UsageError(f"--{option} is for a class: give a folder or .zip of submissions")
    if options["public_seeds"] and not single:
        raise UsageError("--public-seed is for a class, or the format of a platform")
    if not (options["no_service"] or single) and (told := _ask_service(options)):
        return _show(told, output)
    from grader.sandbox import Sandbox, settings

    hidden = [options["extra"]] if options["extra"] else []
    with Sandbox(options["isolation"], settings(hidden=hidden), warn=ending.warn) as sandbox:
        judgements, exercise = _judge_all(options, sandbox)
    with ending.destination(output) as stream:
        reports.write(options["format_"], judgements, exercise, stream, options["language"])
    return max(_exit_status(each.verdict) for each in judgements)


def _ask_service(options: dict[str, Any]) -> Any:
    """Have a service grade; what came on standard input is kept, for we may have to."""

    def read() -> bytes:
        if "stdin" not in options:
            options["stdin"] = sys.stdin.buffer.read(client.SOURCE_BYTES_MAX + 1)
            return bytes(options["stdin"])
        return b""

    return client.report(options, read, ending.warn)


def _show(told: Any, output: Path | None) -> int:
    """Show what a service says as if it were ours."""
    for line in told["warnings"]:
        ending.warn(line)
    with ending.destination(output) as stream:
        stream.write(told["report"])
    if told["failed"]:
        raise GraderError(told["failed"])
    return max(map(_exit_status, told["verdicts"]))


def _is_class(path: Path) -> bool:
    return path.is_dir() or path.suffix.lower() == ".zip"


def _judge_all(options: dict[str, Any], sandbox: "Sandbox") -> "tuple[list[Judgement], Exercise]":
    from grader.judging.judge import Judge
    from grader.reports.handed_back import public

    terms = _terms(options)
    judge = Judge(terms, sandbox)
    judged = [judge.judge(each) for each in _load(options, terms.exercise)]
    shown = [public(each, options["public_seeds"], terms.language) for each in judged]
    return shown, terms.exercise


def _terms(options: dict[str, Any]) -> "Terms":
    from grader.exercise import description
    from grader.judging.terms import Bounds, terms_of

    exercise = description.find(options["exercise_name"], options["extra"])
    bounds = Bounds(options["time_limit"], options["memory_limit"], options["output_limit"])
    return terms_of(exercise, options["seeds"], bounds, options["reveal"], options["language"])


def _load(options: dict[str, Any], exercise: "Exercise") -> "list[Submission]":
    from grader.judging import companions, submission

    paths, beside = options["paths"], companions.load(options["beside"])
    if [str(path) for path in paths] == [submission.FROM_STDIN]:
        loaded = [_from_stdin(options)]
    elif options["format_"] in reports.SINGLE:
        from grader.classroom import upload

        loaded = [upload.find(paths, exercise)]
    else:
        loaded = [_from(path, options) for path in paths]
    return [each.with_beside(beside) for each in loaded]


def _from(path: Path, options: dict[str, Any]) -> "Submission":
    from grader.judging import submission

    if str(path) == submission.FROM_STDIN:
        return _from_stdin(options)
    if path.name.lower().endswith(PACKED):
        raise UsageError(f"{path}: a class is a folder or a .zip: unpack it and give the folder")
    return submission.load(path)


def _from_stdin(options: dict[str, Any]) -> "Submission":
    """Read a script from standard input, or take what was read for a service."""
    from grader.judging import submission

    if "stdin" in options:
        return submission.from_bytes(submission.FROM_STDIN, options.pop("stdin"))
    return submission.from_stdin()


def _exit_status(verdict: str) -> int:
    statuses = {"accepted": ending.ACCEPTED, "judge_error": ending.JUDGE_ERROR}
    return statuses.get(verdict, ending.NOT_ACCEPTED)


def _list(extra: Path | None, language: Language) -> int:
    from grader.exercise import description

    for path in description.available(extra).values():
        exercise = description.load(path)
        click.echo(f"{exercise.name:20} {exercise.title.within(language)}")
    return 0


def main() -> None:
    """Run `grade`; every failure is one line on standard error and an exit status."""
    sys.exit(ending.run(grade))
