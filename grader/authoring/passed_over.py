"""What a solution printed of which nothing was proposed: its author ought to know of it."""

import ast
import re
from collections.abc import Iterator, Sequence

from grader.authoring import printed, vocabulary
from grader.authoring import source as sources
from grader.authoring.found import Found
from grader.authoring.source import Source
from grader.reading.journal import Statement
from grader.sandbox.execution import Execution
from grader.words.visible import some

SHOWN_MOST, CHARACTERS_MOST = 3, 50
"""Prints that are shown, and of each what its first line has."""
_WORDY = re.compile(r"[^\W_]")
_DIGIT = re.compile("[0-9]")
_NAMES = re.compile(r"[^\n\[]{0,40}\[\s*(?:(['\"])[^'\"\n]*\1,?\s*){2,}\]")
_OBJECT = r"<[^<>]*(?: at 0x[0-9a-fA-F]+|\bobject\b[^<>]*)>|<(?:Figure size|Axes)\b[^<>]*>"
_OBJECTS = re.compile(rf"[\[(\s]*(?:{_OBJECT})(?:,\s*(?:{_OBJECT}))*[\])\s,]*")
"""How Python shows what it has no words for, as the last line of a cell does: nobody printed it."""
LIST = ", a list of names, for which there is no kind of check: print its first alone"


def said(seen: Execution, source: Source, proposed: Sequence[Found], file: str) -> str:
    """Return one line that names such prints of a file, nothing if there are none."""
    found = list(dict.fromkeys(_prints(seen, source, proposed)))
    if not found:
        return ""
    mend = "print a number, or a word that a condition chooses in the print, on a line of its own"
    return f"Not asked of {file}: {some(found, SHOWN_MOST)}; if it shall be, {mend}."


def _prints(seen: Execution, source: Source, proposed: Sequence[Found]) -> Iterator[str]:
    """Yield each line of the source of which nothing was proposed, with what it printed first.

    What a loop prints without a number tells what it does.
    """
    text, told = printed.read(seen)
    known = {(each.line, each.cell) for each in proposed}
    named = {(each.line, each.cell) for each in proposed if each.kind == "name"}
    words = {word for chosen in vocabulary.choices(source) for word in chosen}
    start = 0
    for line in text.split("\n"):
        statement = told.at(start)
        at = statement.line, statement.cell
        chosen = not words.isdisjoint(re.findall(r"\w+", line)) and at not in named
        tells = told.is_often(statement) and not chosen and not _DIGIT.search(line)
        wordy = statement.line and _WORDY.search(line) and not tells
        if (
            wordy
            and not _OBJECTS.fullmatch(line)
            and (chosen or at not in known)
            and _is_answer(source, statement)
        ):
            part = "a word of " if at in known else ""
            why = LIST if _NAMES.search(line) else ""
            yield f"{part}{_where(statement)} (`{line.strip()[:CHARACTERS_MOST]}`{why})"
            known.add(at)
            named.add(at)
        start += len(line) + 1
    for names in _NAMES.finditer(text):
        statement = told.at(names.start())
        if any((each.line, each.cell) == (statement.line, statement.cell) for each in proposed):
            shown = " ".join(names[0].split())[:CHARACTERS_MOST]
            yield f"of {_where(statement)} (`{shown}`{LIST})"


def _where(statement: Statement) -> str:
    cell = f"cell {statement.cell}, " if statement.cell else ""
    return f"{cell}line {statement.line}"


def _is_answer(source: Source, statement: Statement) -> bool:
    """Say whether a print may show what was found: an expression, or a text in an `if`."""
    shown = sources.printed(source, statement.line, statement.cell)
    return bool(shown) or _is_chosen(source, statement)


def _is_chosen(source: Source, statement: Statement) -> bool:
    """Say whether a condition decides whether it is printed at all."""
    tree = source.trees.get(statement.cell)
    return any(
        isinstance(node, ast.If)
        and "__name__" not in ast.unparse(node.test)
        and any(sources.covers(each, statement.line) for each in (*node.body, *node.orelse))
        for node in (ast.walk(tree) if tree else ())
    )
