"""A judgement for people: colour and a table on a terminal, plain lines in a pipe.

What a student printed or named goes through `visible` first: no control character of theirs ever
reaches a terminal.
"""

import shlex
from collections.abc import Iterable
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from grader.exercise.description import Exercise
from grader.judging.submission import ENTRY, FROM_STDIN
from grader.reports.points import feedback
from grader.reports.verdicts import isolation, spoken
from grader.words.language import Language, Message, say
from grader.words.model import Case, CheckResult, Judgement, Verdict
from grader.words.values import Plain
from grader.words.visible import visible as visible

COLOURS = {Verdict.ACCEPTED: "bold green", Verdict.JUDGE_ERROR: "bold magenta"}
VALUES_SHOWN = 4


def write(
    judgements: Iterable[Judgement], exercise: Exercise, stream: IO[str], language: Language
) -> None:
    """Write a report for each on `stream`, with colour if that is a terminal."""
    console = Console(file=stream, highlight=False, soft_wrap=not stream.isatty())
    for judgement in judgements:
        _write(console, judgement, exercise, language)


def _write(console: Console, judgement: Judgement, exercise: Exercise, language: Language) -> None:
    total = sum(check.points for check in exercise.checks)
    colour = COLOURS.get(judgement.verdict, "bold red")
    points = Message(
        "{earned:g} of {total:g} points", {"earned": judgement.score * total, "total": total}
    )
    console.print(
        f"[{colour}]{spoken(judgement.verdict, language)}[/]  {_safe(judgement.submission)}  "
        f"({judgement.exercise}: {say(points, language)}, {isolation(judgement, language)})"
    )
    for case in judgement.cases:
        _write_case(console, case, exercise, language)
    _write_advice(console, judgement, language)


def _write_case(console: Console, case: Case, exercise: Exercise, language: Language) -> None:
    verdict = spoken(case.verdict, language)
    head = Message("seed {seed}: {verdict}", {"seed": case.seed, "verdict": verdict})
    console.print("\n" + say(head, language))
    if case.verdict is not Verdict.WRONG_ANSWER and case.reason:
        console.print(f"  {_safe(case.reason)}")
        for line in own_trace(case.stderr):
            console.print(f"    {_safe(line)}")
    read = any(result.actual is not None for result in case.checks)
    if case.verdict is not Verdict.WRONG_ANSWER and not read:
        return  # it was not judged by what it printed
    titles = {check.name: check.title.within(language) for check in exercise.checks}
    rows = [_row(result, titles[result.name], language) for result in case.checks]
    if console.is_terminal:
        heads = (Message("check"), Message("read"), Message("line"))
        named = (say(head, language) for head in heads)
        table = Table("", *named, "", show_edge=False, pad_edge=False)
        for result, row in zip(case.checks, rows, strict=True):
            table.add_row(*row, style="green" if result.passed else "red")
        console.print(table)
    else:
        for mark, title, actual, line, message in rows:
            at = ""
            if line and not message:  # that of a check that failed begins with the line
                at = say(Message(" (line {line})", {"line": line}), language)
            told = f"{padded(mark, 4)}  {title}: {actual}{at}  {message}"
            console.print("  " + told.rstrip())


def _row(result: CheckResult, title: str, language: Language) -> tuple[str, str, str, str, str]:
    message = feedback(result)
    if result.expected is not None and not result.passed:
        right = Message(" [expected {value}]", {"value": shown(result.expected, language)})
        message += say(right, language)
    return (
        say(Message("ok") if result.passed else Message("no"), language),
        _safe(title),
        _safe(shown(result.actual, language)),
        str(result.line or ""),
        _safe(message.strip()),
    )


def _write_advice(console: Console, judgement: Judgement, language: Language) -> None:
    if judgement.verdict is Verdict.ACCEPTED:
        return
    if judgement.verdict is Verdict.JUDGE_ERROR:
        ours = Message("Nothing is deducted for this. To see what is wrong: grader doctor")
        console.print("\n" + say(ours, language))
        return
    if judgement.submission == FROM_STDIN:  # there is no file to name
        return
    seed = next(case.seed for case in judgement.cases if case.verdict == judgement.verdict)
    name = shlex.quote(visible(judgement.submission))
    see = say(Message("To see what the script prints:"), language)
    again = say(Message("To grade it again:"), language)
    width = max(cell_len(see), cell_len(again))
    shell = f"grade {name} --exercise {judgement.exercise} --seed {seed}"
    console.print()
    if not judgement.submission.endswith(".ipynb"):
        _print_whole(console, f"{padded(see, width)}  echo {seed} | python {name}")
    _print_whole(console, f"{padded(again, width)}  {shell}")


def _print_whole(console: Console, line: str) -> None:
    """Print a line that the terminal may wrap, so that a command in it is copied as one."""
    console.print(escape(line), soft_wrap=True)


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


def shown(value: Plain, language: Language = "en") -> str:
    """Return a value as a person reads it: a long one by its first elements and its length."""
    if value is None:
        return say(Message("nothing"), language)
    if isinstance(value, tuple | list):
        first = ", ".join(shown(each, language) for each in value[:VALUES_SHOWN])
        return f"[{first}]" if len(value) <= VALUES_SHOWN else f"[{first}, ...] ({len(value)})"
    return f"{value:.10g}" if isinstance(value, float | int) else value


def padded(text: str, cells: int) -> str:
    """Fill up with spaces to a width on the terminal, where a Chinese character takes two cells."""
    return text + " " * (cells - cell_len(text))


def _safe(text: str) -> str:
    return escape(visible(text))
