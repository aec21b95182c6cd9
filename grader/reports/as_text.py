"""A judgement for people: colour and a table on a terminal, plain lines in a pipe.

What a student printed or named goes through `visible` first: no control character of theirs ever
reaches a terminal. Nothing is cut: what is too wide goes on below.
"""

import os
import shlex
from collections.abc import Iterator
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.exercise.description import Exercise, folders
from grader.judging.submission import FRAME, FROM_STDIN
from grader.reports import Given
from grader.reports.beside import lacking_beside
from grader.reports.points import HIDDEN_SEED, judged, named, titles, told, total
from grader.reports.verdicts import isolation, spoken
from grader.words.console import console
from grader.words.language import Language, Message, from_locale, say
from grader.words.model import Case, CheckResult, Judgement, Verdict
from grader.words.values import shown
from grader.words.visible import visible

COLOURS = {Verdict.ACCEPTED: "bold green", Verdict.JUDGE_ERROR: "bold magenta"}
FRAMES_MAX = 10
"""Of a traceback, the innermost."""


def write(
    judgement: Judgement,
    exercise: Exercise,
    stream: IO[str],
    language: Language,
    given: Given | None = None,
) -> None:
    """Write a report on `stream`, with colour if that is a terminal."""
    out = console(stream, soft_wrap=not stream.isatty())
    _write_head(out, judgement, exercise, language)
    for case in judgement.cases:
        _write_case(out, case, exercise, language)
    advice = commands(judgement, exercise, given=given, language=language)
    _write_advice(out, judgement, advice, language)


def _write_head(out: Console, judgement: Judgement, exercise: Exercise, language: Language) -> None:
    points = {"earned": judgement.score * total(exercise), "total": total(exercise)}
    values = {
        "exercise": visible(judgement.exercise),
        "points": Message("{earned:g} of {total:g} points", points),
        "isolation": isolation(judgement, language),
    }
    graded = Message(" ({exercise}: {points}, {isolation})", values)
    ungraded = Message(" ({exercise}: not graded, {isolation})", values)
    rest = say(ungraded if judgement.verdict is Verdict.JUDGE_ERROR else graded, language)
    colour = COLOURS.get(judgement.verdict, "bold red")
    verdict = (spoken(judgement.verdict, language), colour)
    out.print(Text.assemble(verdict, f"  {visible(judgement.submission)} {rest}"))


def _write_case(out: Console, case: Case, exercise: Exercise, language: Language) -> None:
    verdict = spoken(case.verdict, language)
    head = Message("seed {seed}: {verdict}", {"seed": case.seed, "verdict": verdict})
    out.print("\n" + say(head, language), markup=False)
    if case.verdict is not Verdict.WRONG_ANSWER:
        for line in (case.reason, *(f"  {line}" for line in own_trace(case.stderr))):
            if line:
                out.print(Text(f"  {visible(line, most=None)}"))
        if not judged(case):
            return
    rows = list(_rows(case, exercise, language))
    if not out.is_terminal:
        for mark, title, words in rows:
            out.print(Text(f"  {padded(mark, 4)}  {named(title, words, language)}"))
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", max_width=out.width // 3)
    table.add_column(overflow="fold")
    for result, row in zip(case.checks, rows, strict=True):
        table.add_row(*map(Text, row), style="green" if result.passed else "red")
    out.print(table)


def _rows(case: Case, exercise: Exercise, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield of each check a mark, its title, and what is told of it."""
    by_name = titles(exercise, language)
    for result in case.checks:
        words = told(result, language)
        if result.expected is not None and not result.passed:
            right = Message(" [expected {value}]", {"value": shown(result.expected, language)})
            words += say(right, language)
        mark = say(Message("ok") if result.passed else Message("no"), language)
        title = by_name.get(result.name, result.name)
        yield mark, visible(title, most=None), visible(words, most=None)


def _write_advice(
    out: Console,
    judgement: Judgement,
    commands: Iterator[tuple[Message, str]],
    language: Language,
) -> None:
    if judgement.verdict is Verdict.ACCEPTED:
        return
    if judgement.verdict is Verdict.JUDGE_ERROR:
        ours = Message("Nothing is deducted for this.")
        out.print("\n" + say(ours, language))
        return
    advice = [(say(what, language), shell) for what, shell in commands]
    width = max((cell_len(what) for what, _ in advice), default=0)
    out.print()
    for what, shell in advice:  # the terminal wraps a command, so that it is copied as one
        out.print(Text(f"{padded(what, width)}  {shell}"), soft_wrap=True)


def commands(
    judgement: Judgement,
    exercise: Exercise,
    path: str | None = None,
    language: Language | None = None,
    given: Given | None = None,
) -> Iterator[tuple[Message, str]]:
    """Yield how to run and to grade it again, on the first seed that earned its verdict.

    `path` is where it lies on a page, whose readers have the exercises that come with the grader
    alone; `given` is how it was given to the command. `language` is named where the locale has
    another.
    """
    how = given or Given(path or judgement.submission)
    earning = (case for case in judgement.cases if case.verdict == judgement.verdict)
    case = next((case for case in earning if case.seed != HIDDEN_SEED), None)
    if judgement.submission == FROM_STDIN or case is None:  # there is no file to name
        return
    file, seed = _word(how.path), case.seed
    if not how.path.lower().endswith(".ipynb"):
        if _asks_functions(case, exercise):
            by_hand = Message("To call the function yourself (the seed is {seed}):", {"seed": seed})
            yield by_hand, f"python -i {file}"
        else:
            yield Message("To see what the script prints:"), f"echo {seed} | python {file}"
    again = f"grade {file} --exercise {shlex.quote(visible(judgement.exercise))} --seed {seed}"
    if exercise.folder not in folders():
        if path is not None:  # a student has no folder of the teacher's, in which the answers are
            return
        again += f" --exercises {_word(str(exercise.folder))}"
    lacking = lacking_beside(case, how, exercise)
    options = [*how.options, *(("--with", each) for each in lacking)]
    again += "".join(f" {option} {_word(value)}" for option, value in options)
    if language and language != from_locale(os.environ):
        again += f" --lang {language}"
    beside = Message("To grade it with what lies beside it:")
    yield beside if lacking else Message("To grade it again:"), again


def _word(path: str) -> str:
    """Return a path as a word of a command, which no option begins like."""
    return shlex.quote(visible(f"./{path}" if path.startswith("-") else path, most=None))


def _asks_functions(case: Case, exercise: Exercise) -> bool:
    """Say whether all that was not right is what functions return: nothing printed tells of it."""
    calls = {check.name for check in exercise.checks if check.call is not None}
    failed = {result.name for result in case.checks if not result.passed}
    return case.verdict is Verdict.WRONG_ANSWER and failed <= calls


def own_trace(stderr: str) -> list[str]:
    """Return a traceback's frames that lie in the student's own file: line and code in turn."""
    lines = stderr.split("\n")
    trace: list[str] = []
    entry = ""  # the outermost: what lies beside it may be called alike
    for position, line in enumerate(lines):
        found = FRAME.match(line)
        if found and found["name"] == (entry := entry or found["name"]):
            code = lines[position + 1].strip() if position + 1 < len(lines) else ""
            trace += [f"{found['place']}: {code}"]
    return trace[-FRAMES_MAX:]


def padded(text: str, cells: int) -> str:
    """Fill up with spaces to a width on the terminal, where a Chinese character takes two cells."""
    return text + " " * (cells - cell_len(text))


def changes(
    before: Judgement, now: Judgement, exercise: Exercise, language: Language
) -> Iterator[str]:
    """Yield a line for what changed: the verdict, what each check earns, and what was read."""
    if before.verdict != now.verdict:
        verdicts = {
            "before": spoken(before.verdict, language),
            "now": spoken(now.verdict, language),
        }
        yield say(Message("{now}, before {before}", verdicts), language)
    by_name = titles(exercise, language)
    earlier = dict(_results(before))
    for (seed, name), result in _results(now):
        was = earlier.get((seed, name))
        said = None if was is None else _changed(was, result, language)
        if said is not None:
            title = visible(by_name.get(name, name), most=None)
            values = {"seed": seed, "title": title, "change": say(said, language)}
            yield say(Message("seed {seed}: {title}: {change}", values), language)


def _results(judgement: Judgement) -> Iterator[tuple[tuple[int, str], CheckResult]]:
    for case in judgement.cases:
        for result in case.checks:
            yield (case.seed, result.name), result


def _changed(was: CheckResult, now: CheckResult, language: Language) -> Message | None:
    if now.passed != was.passed:
        return Message("now right") if now.passed else Message("no longer right")
    if now.passed or now.actual == was.actual:
        return None
    read = (shown(each, language) or "-" for each in (now.actual, was.actual))
    return Message("{now}, before {before}", dict(zip(("now", "before"), read, strict=True)))
