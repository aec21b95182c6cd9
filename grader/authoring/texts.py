"""The texts that a print shows as they stand in the source: its own words, and no values."""

import ast
from collections.abc import Iterator, Sequence
from itertools import groupby

from grader.authoring import source as sources
from grader.authoring.source import Source
from grader.reading import calls
from grader.reading.journal import Statement
from grader.reading.nodes import Node, Page
from grader.reading.text import clean

AROUND_MOST = 40
"""Blanks and quotes on either side of a name in a list."""


def words(source: Source, line: int | None, cell: int | None) -> list[str]:
    """Return the texts that a print shows as they stand in the source, keys of a dict too.

    A text that a condition chooses is none, nor is how wide a value is printed. A template is the
    texts between its fields, and what `print("min + ", 1, "SE")` parts is one.
    """
    call = sources.print_at(source, line, cell)
    if not isinstance(call, ast.Call):
        return list(_of(source, call)) if call is not None else []
    found = [text for each in call.args for text in _of(source, sources.assigned(source, each))]
    apart = any(each.arg == "sep" for each in call.keywords)
    return found if apart else [*found, *_joined(call.args)]


def _of(source: Source, node: ast.AST) -> Iterator[str]:
    """Yield the texts in a part of a source."""
    match node:
        case ast.IfExp() | ast.Subscript():
            return
        case ast.Constant(str(text)):
            yield text
        case ast.Name() if isinstance(said := sources.given(source, node), ast.Constant):
            yield from _of(source, said)
        case ast.FormattedValue(value):
            yield from _of(source, value)
        case ast.BinOp(template, ast.Mod() as mod, value):
            written = sources.assigned(source, template, ast.Constant)
            filled: ast.expr = ast.BinOp(written, mod, value)
            yield from _between(source, filled, [template, value])
        case ast.Call(ast.Attribute(template, "format"), arguments, keywords):
            written = sources.assigned(source, template, ast.Constant)
            format_ = ast.Attribute(written, "format", ast.Load())
            values = [*arguments, *(each.value for each in keywords)]
            filled = ast.Call(format_, arguments, keywords)
            yield from _between(source, filled, [template, *values])
        case _:
            for each in ast.iter_child_nodes(node):
                yield from _of(source, each)


def _between(source: Source, filled: ast.expr, parts: Sequence[ast.expr]) -> Iterator[str]:
    """Yield the texts of a template that is filled, and those of what is put into it."""
    texts = [each for each in calls.segments(filled) if isinstance(each, str)]
    yield from texts
    for each in parts[1:] if texts else parts:
        yield from _of(source, each)


def _joined(arguments: Sequence[ast.expr]) -> Iterator[str]:
    """Yield what numbers that are written out are with the texts beside them: `top 5 error`."""
    for is_written, of in groupby(arguments, key=lambda each: isinstance(each, ast.Constant)):
        values = [each.value for each in of if isinstance(each, ast.Constant)]
        if is_written and {isinstance(value, str) for value in values} == {True, False}:
            yield " ".join(map(str, values))


def taken_by(page: Page, statement: Statement, texts: Sequence[str]) -> set[int]:
    """Return the offsets in a statement that texts of its print take."""
    taken = set[int]()
    for said in texts:
        text = clean(said.encode("utf-8", "replace"))
        at = page.shown.find(text, statement.start)
        taken |= {*range(at, at + len(text))} if at >= 0 else set()
    return taken


def between(source: Source, page: Page, statement: Statement) -> dict[tuple[int, int], ast.expr]:
    """Return the expressions that a statement shows between its texts, by where they stand.

    What no text parts is none of them, and all are left out where a text is not found.
    """
    call = sources.print_at(source, statement.line, statement.cell)
    arguments = call.args if isinstance(call, ast.Call) else []
    found: dict[tuple[int, int], ast.expr] = {}
    at, waiting = statement.start, list[ast.expr]()
    for segment in [each for of in arguments for each in calls.segments(of)]:
        if not isinstance(segment, str):
            waiting.append(segment)
        elif said := clean(segment.encode("utf-8", "replace")).strip():
            begins = page.shown.find(said, at)
            if begins < 0:
                return {}
            found |= _alone(page, at, begins, waiting)
            at, waiting = begins + len(said), []
    return found | _alone(page, at, page.line_end(at), waiting)


def _alone(
    page: Page, start: int, end: int, expressions: Sequence[ast.expr]
) -> dict[tuple[int, int], ast.expr]:
    """Return the one expression that was shown in a place, with where it stands without blanks."""
    said = page.shown[start:end]
    start += len(said) - len(said.lstrip())
    place = start, start + len(said.strip())
    return {place: expressions[0]} if len(expressions) == 1 else {}


def is_listed(page: Page, node: Node) -> bool:
    """Say whether a name is one of a list of several: `['butter', 'jam']`."""
    before = page.text[max(0, node.start - AROUND_MOST) : node.start].rstrip(" \n'\"")[-1:]
    behind = page.text[node.end : node.end + AROUND_MOST].lstrip(" \n'\"")[:1]
    return node.is_name and (before, behind) in (("[", ","), (",", ","), (",", "]"))
