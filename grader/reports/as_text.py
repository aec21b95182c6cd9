"""A judgement for people: colour and a table on a terminal, plain lines in a pipe.

What a student printed or named goes through `visible` first: no control character of theirs ever
reaches a terminal.
"""

import shlex
from typing import IO

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from grader.exercises import Exercise
from grader.model import Case, CheckResult, Judgement, Plain, Verdict
from grader.submission import ENTRY
from grader.visible import visible as visible

COLOURS = {Verdict.ACCEPTED: "bold green", Verdict.JUDGE_ERROR: "bold magenta"}
VALUES_SHOWN = 4


def write(judgement: Judgement, exercise: Exercise, stream: IO[str]) -> None:
    """Write a report on `stream`; it has colour if the stream is a terminal."""
    console = Console(file=stream, highlight=False, soft_wrap=not stream.isatty())
    total = sum(check.points for check in exercise.checks)
    colour = COLOURS.get(judgement.verdict, "bold red")
    verdict = judgement.verdict.replace("_", " ")
    console.print(
        f"[{colour}]{verdict}[/]  {_safe(judgement.submission)}  "
        f"({judgement.exercise}: {judgement.score * total:g} of {total:g} points)"
    )
    for case in judgement.cases:
        _write_case(console, case, exercise)
    _write_advice(console, judgement)


def _write_case(console: Console, case: Case, exercise: Exercise) -> None:
    verdict = case.verdict.replace("_", " ")
    console.print(f"\nseed {case.seed}: {verdict}")
    if case.verdict not in (Verdict.ACCEPTED, Verdict.WRONG_ANSWER):
        console.print(f"  {_safe(case.reason)}")
        for line in own_trace(case.stderr):
            console.print(f"    {_safe(line)}")
        return
    titles = {check.name: check.title.en for check in exercise.checks}
    rows = [_row(result, titles[result.name]) for result in case.checks]
    if console.is_terminal:
        table = Table("", "check", "read", "line", "", show_edge=False, pad_edge=False)
        for result, row in zip(case.checks, rows, strict=True):
            table.add_row(*row, style="green" if result.passed else "red")
        console.print(table)
    else:
        for mark, title, read, line, message in rows:
            at = f" (line {line})" if line else ""
            console.print("  " + f"{mark:4}  {title}: {read}{at}  {message}".rstrip())


def _row(result: CheckResult, title: str) -> tuple[str, str, str, str, str]:
    message = result.message if result.passed else f"{result.message} {result.diagnosis or ''}"
    if result.expected is not None and not result.passed:
        message = f"{message} [expected {shown(result.expected)}]"
    return (
        "ok" if result.passed else "no",
        _safe(title),
        _safe(shown(result.actual)),
        str(result.line or ""),
        _safe(message.strip()),
    )


def _write_advice(console: Console, judgement: Judgement) -> None:
    if judgement.verdict is Verdict.ACCEPTED:
        return
    if judgement.verdict is Verdict.JUDGE_ERROR:
        console.print("\nNothing is deducted for this. To see what is wrong: grader doctor")
        return
    seed = next(case.seed for case in judgement.cases if case.verdict == judgement.verdict)
    name = shlex.quote(visible(judgement.submission))
    console.print("\nTo see what the script prints:  " + escape(f"echo {seed} | python {name}"))
    again = f"grade {name} --exercise {judgement.exercise} --seed {seed}"
    console.print("To grade it again:              " + escape(again))


def own_trace(stderr: str) -> list[str]:
    """Return a traceback's frames that lie in the student's own file: line and code in turn."""
    lines = stderr.split("\n")
    trace: list[str] = []
    for position, line in enumerate(lines):
        if line.lstrip().startswith("File ") and f'{ENTRY}", line ' in line:
            place = line.split('", ', 1)[1]
            code = lines[position + 1].strip() if position + 1 < len(lines) else ""
            trace += [f"{place}: {code}"]
    return trace[-10:]


def shown(value: Plain) -> str:
    """Return a value as a person reads it: a long one by its first elements and its length."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return f"{len(value)} layers"
    if isinstance(value, tuple | list):
        first = ", ".join(shown(each) for each in value[:VALUES_SHOWN])
        return f"[{first}]" if len(value) <= VALUES_SHOWN else f"[{first}, ...] ({len(value)})"
    return f"{value:.10g}" if isinstance(value, float | int) else value


def _safe(text: str) -> str:
    return escape(visible(text))
